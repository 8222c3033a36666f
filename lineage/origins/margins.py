"""What the margin of every sentence of a corpus says, in short: the same account as ``blame`` gives of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from lineage.collate.found import Found
from lineage.origins.arrival import arrival
from lineage.origins.blame import blame
from lineage.origins.choice import likeliest
from lineage.origins.clauses import Clause, clauses
from lineage.records import Answer, Arrival, Blame, Match, Origin, OriginKind, PartKind, Reading, Relation
from lineage.spans import Span
from lineage.trace.citation import Party, known_by
from lineage.witness import Witness

Compare = Callable[[Answer], Match]
Relate = Callable[[Answer], Relation]

NAMED = 2  # sources of a sentence that are named first …
FURTHER = 2  # … and documents after them
SHOWN: tuple[PartKind, ...] = ("inherited", "adapted", "boilerplate")


@dataclass(frozen=True, slots=True)
class Named:
    """A document that has words of a sentence, by the match that comes first there, and where it begins.

    The relation is told of those that are named first.
    """

    document: str
    sentence: int
    match: str
    relation: Relation | None
    surprise: float


@dataclass(frozen=True, slots=True)
class Margin:
    """What is told of one sentence.

    ``parts`` are stretches of the clean text that are not its own, with their origin. ``open`` says that words were
    taken over and no source of them leads. ``named`` are the documents that its words come from, the likeliest first,
    or where that is open one that has them; ``further`` are the next ones that have words of it. ``documents`` counts
    all of them, those that were not worth comparing included.
    """

    kind: OriginKind
    parts: tuple[tuple[PartKind, Span], ...]
    named: tuple[Named, ...]
    further: tuple[Named, ...]
    documents: int
    open: bool


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a document, the share of its letters of each origin, and what did not arrive.

    ``missing`` is that of the document from which most came; none where none came from any.
    """

    margins: tuple[Margin, ...]
    shares: Mapping[PartKind, float]
    missing: Arrival | None


class Margined:
    """The documents of a corpus, asked one by one where their sentences come from.

    ``relate`` tells the relation of an answer that is named, where ``compare`` does not.
    """

    def __init__(
        self, readings: Sequence[Reading], found: Found, compare: Compare, relate: Relate | None = None
    ) -> None:
        self.readings = {reading.document.id: reading for reading in readings}
        self.compare = compare
        self.relate = relate
        self.witnesses = {key: Witness.of(reading) for key, reading in self.readings.items()}
        names = (known_by(one, self.readings[key].key.text) for key, one in self.witnesses.items())
        self.held = frozenset().union(*names)
        self.found = found
        self._cut: dict[str, list[Clause]] = {}
        self._parties: dict[str, Party] = {}

    def of(self, key: str) -> Margins:
        """The margins of one document."""
        reading, answers = self.readings[key], self.found.touching(key, "right", with_boilerplate=True)
        telling = [answer for answer in answers if not answer.boilerplate]
        chosen = likeliest(reading, telling, self.witnesses, cut=self._clauses(reading))
        picked = {answer.id: answer for answer in chosen}
        found = blame(
            reading,
            [self.readings[name] for name in dict.fromkeys(answer.left for answer in chosen)],
            compared := self._compared(chosen),
            stock=[answer for answer in answers if answer.boilerplate],
            further=[answer for answer in telling if answer.id not in picked],
            held=self.held,
            cut=self._clauses(reading),
            party=self._party,
        )
        most, relate = _most(found), self.relate
        known = {one.id: one for one in compared}

        def relation(one: Match) -> Relation:
            return relate(picked[one.id]) if relate else one.relation

        margins = tuple(margin(origin, relation) for origin in found.origins)
        return Margins(margins, found.shares, self._missing(most, key, known) if most else None)

    def _missing(self, upstream: str, key: str, known: Mapping[str, Match]) -> Arrival:
        """What of one document did not arrive in another; ``known`` are matches that need not be compared again."""
        answers, above = self.found.between(upstream, key), self.readings[upstream]
        telling = (answer for answer in answers if not answer.boilerplate)
        matches = [known.get(answer.id) or self.compare(answer) for answer in telling]
        stock = [answer for answer in answers if answer.boilerplate]
        return arrival(above, self.readings[key], matches, stock=stock, cut=self._clauses(above))

    def _clauses(self, reading: Reading) -> list[Clause]:
        """The clauses of a document; many another may have most of its words from it."""
        key = reading.document.id
        if key not in self._cut:
            self._cut[key] = clauses(reading)
        return self._cut[key]

    def _party(self, reading: Reading) -> Party:
        """A document as one of those who may have it from each other; it is that to many."""
        key = reading.document.id
        if key not in self._parties:
            self._parties[key] = Party.of(reading)
        return self._parties[key]

    def _compared(self, answers: Sequence[Answer]) -> list[Match]:
        """The matches of answers, in the order of the right document, then of the left ones."""
        matches = map(self.compare, answers)
        return sorted(matches, key=lambda one: (one.right.clean, self._order(one), one.left.clean))

    def _order(self, match: Match) -> tuple[str, ...]:
        return tuple(map(str, self.readings[match.left.document].document.order))


def margin(origin: Origin, relation: Callable[[Match], Relation] = attrgetter("relation")) -> Margin:
    """What is told of one sentence, of each document only the match that comes first."""
    best: dict[str, Match] = {}
    for match in origin.sources:
        best.setdefault(match.left.document, match)
    leading = {part.match for part in origin.parts if part.match}
    sources = {match.left.document for match in origin.sources if match.id in leading}
    taken = [part for part in origin.parts if part.origin in ("inherited", "adapted")]
    is_open = any(part.match is None for part in taken) and not sources
    ordered = [one for name, one in best.items() if name in sources]
    others = [one for name, one in best.items() if name not in sources]
    named = others[:1] if is_open else ordered[:NAMED]
    further = [*ordered[NAMED:], *others[len(named) if is_open else 0 :]]
    return Margin(
        origin.kind,
        tuple((part.origin, part.clean) for part in origin.parts if part.origin in SHOWN),
        tuple(_named(one, relation(one)) for one in named),
        tuple(_named(one, None) for one in further[:FURTHER]),
        len(best) + origin.further,
        is_open,
    )


def _named(one: Match, relation: Relation | None) -> Named:
    return Named(one.left.document, one.left.sentence, one.id, relation, one.surprise)


def _most(found: Blame) -> str | None:
    """The document from which most letters came."""
    of = {match.id: match.left.document for origin in found.origins for match in origin.sources}
    letters: Counter[str] = Counter()
    for origin in found.origins:
        for part in origin.parts:
            if part.match:
                letters[of[part.match]] += part.letters
    return min(letters, key=lambda name: (-letters[name], name), default=None)
