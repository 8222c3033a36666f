"""What the margin of every sentence of a corpus says, in short: the same account as ``blame`` gives of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from lineage.collate.edges import all_in_key, in_key
from lineage.collate.found import LEFT, PLACES, RIGHT, SENTENCES, Found
from lineage.collate.glancing import glanced, related
from lineage.origins.account import ADAPTED, INHERITED, OWN, PARTS, Account, account
from lineage.origins.arrival import arrived
from lineage.origins.choice import Rivals, chosen, in_order
from lineage.origins.clauses import Clauses, Ints, Stretches, clauses, ranks, spans
from lineage.records import Answer, Arrival, Match, OriginKind, PartKind, Reading, Relation, Side
from lineage.spans import Span
from lineage.trace.citation import Party, known_by
from lineage.witness import Witness

Compare = Callable[[Answer], Match]

NAMED = 2  # sources of a sentence that are named first …
FURTHER = 2  # … and documents after them


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


@dataclass(frozen=True, slots=True)
class Compared:
    """Answers of a document by their rows, compared: as ``stretches`` of it, and as ``matches``, if not by a glance."""

    rows: Ints
    stretches: Stretches
    matches: Sequence[Match]


class Margined:
    """The documents of a corpus, asked one by one where their sentences come from.

    Answers are compared by ``compare``, or without it by a glance at each (``collate.glancing``): of very many.
    """

    def __init__(self, readings: Sequence[Reading], found: Found, compare: Compare | None = None) -> None:
        self.readings = {reading.document.id: reading for reading in readings}
        self.compare = compare
        self.witnesses = {key: Witness.of(reading) for key, reading in self.readings.items()}
        names = (known_by(one, self.readings[key].key.text) for key, one in self.witnesses.items())
        self.held = frozenset().union(*names)
        self.found = found
        self._cut: dict[str, Clauses] = {}
        self._parties: dict[str, Party] = {}

    def of(self, key: str) -> Margins:
        """The margins of one document."""
        reading, cut = self.readings[key], self._clauses(key)
        rows = self.found.rows(key, "right", with_boilerplate=True)
        telling = self.found.telling[rows]
        picked = self._chosen(key, rows[telling])
        there = in_order(self.found.beyond(picked, "right"), self.witnesses)
        number = {one.document.id: place for place, one in enumerate(there)}
        compared = self._compared(picked, "right", number)
        parties = [self._party(one) for one in (*number, key)]
        told = account(reading, cut, compared.stretches, self._places(rows[~telling], "right"), parties, self.held)
        sharing = self.found.sharing(key, "right", len(reading.sentences))
        most = _most(told, compared.stretches, list(number))
        missing = self._missing(most, key, compared) if most else None
        return Margins(tuple(self._margins(told, compared, sharing.tolist())), told.shares(), missing)

    def _chosen(self, key: str, rows: Ints) -> Ints:
        """Those of the rows that may name the source of a clause."""
        answers, there = self.found.answers, in_order(self.found.beyond(rows, "right"), self.witnesses)
        rivals = Rivals(
            *self._places(rows, "right"),
            self._others(rows, "right", {one.document.id: place for place, one in enumerate(there)}),
            answers.score[rows],
            answers.surprise[rows],
            ranks(answers.id[rows].tolist()),
        )
        return rows[chosen(self._clauses(key), rivals, there, self.witnesses[key])]

    def _missing(self, upstream: str, key: str, known: Compared) -> Arrival:
        """What of one document did not arrive in another; what is ``known`` need not be compared again."""
        pair = self.found.pairs[upstream, key].rows
        rows = np.arange(pair.start, pair.stop)
        telling = self.found.telling[rows]
        compared = self._compared(rows[telling], "left", {key: 0}, {one.id: one for one in known.matches})
        stock = self._places(rows[~telling], "left")
        above = self.readings[upstream]
        return arrived(above, self.readings[key], self._clauses(upstream), compared.stretches, stock)

    def _compared(
        self, rows: Ints, side: Side, number: Mapping[str, int], known: Mapping[str, Match] = MappingProxyType({})
    ) -> Compared:
        """Answers compared, as stretches of the document on one side; ``number`` is that of each other one."""
        if self.compare is None:
            return Compared(rows, self._glanced(rows, side, number), ())
        answers = self.found.records(rows)
        matches = tuple(known.get(answer.id) or self.compare(answer) for answer in answers)
        return Compared(rows, Stretches.of(matches, side, number), matches)

    def _glanced(self, rows: Ints, side: Side, number: Mapping[str, int]) -> Stretches:
        """The same from a glance at each."""
        if not len(rows):
            return Stretches.of((), side, number)
        answers = self.found.answers
        reading = self.readings[self.found.documents[answers.places[rows[0], LEFT if side == "left" else RIGHT]]]
        texts = [self._text(row, "right" if side == "left" else "left") for row in rows.tolist()]
        ends, pieces = glanced(reading, side, all_in_key(reading, *self._places(rows, side)), texts)
        sentence, through = answers.places[rows][:, SENTENCES[side]].T.astype(np.int64)
        return Stretches(
            start=ends[:, 0],
            end=ends[:, 1],
            sentence=sentence,
            through=through,
            other=self._others(rows, side, number),
            surprise=answers.surprise[rows],
            rank=ranks(answers.id[rows].tolist()),
            pieces=pieces,
        )

    def _text(self, row: int, side: Side) -> str:
        """The key text of an answer on one side."""
        places = self.found.answers.places[row].tolist()
        reading = self.readings[self.found.documents[places[LEFT if side == "left" else RIGHT]]]
        return in_key(reading, Span(*places[PLACES[side]])).of(reading.key.text)

    def _places(self, rows: Ints, side: Side) -> tuple[Ints, Ints]:
        """Where answers start and end on one side."""
        start, end = self.found.answers.places[rows][:, PLACES[side]].T.astype(np.int64)
        return start, end

    def _others(self, rows: Ints, side: Side, number: Mapping[str, int]) -> Ints:
        """The number of the document on the other side of each answer."""
        numbers = np.array([number.get(name, -1) for name in self.found.documents], np.int64)
        others: Ints = numbers[self.found.answers.places[rows, RIGHT if side == "left" else LEFT]]
        return others

    def _margins(self, told: Account, compared: Compared, sharing: Sequence[int]) -> Iterator[Margin]:
        """What is told of each sentence, of each document only the stretch that comes first there."""
        leading, others = _first_of_each(told, compared.stretches)
        parts = _shown(told)
        taken = (told.part == INHERITED) | (told.part == ADAPTED)
        unsourced = set(told.cut.sentence[taken & (told.told.source < 0)].tolist())
        for number, kind in enumerate(told.kinds):
            ordered, rest = leading[number], others[number]
            is_open = number in unsourced and not ordered
            named = rest[:1] if is_open else ordered[:NAMED]
            further = [*ordered[NAMED:], *(rest[1:] if is_open else rest)]
            yield Margin(
                kind,
                tuple(parts[number]),
                tuple(self._named(compared, one, self._relation(compared, one)) for one in named),
                tuple(self._named(compared, one, None) for one in further[:FURTHER]),
                sharing[number],
                is_open,
            )

    def _named(self, compared: Compared, stretch: int, relation: Relation | None) -> Named:
        answers, row = self.found.answers, compared.rows[stretch]
        document, sentence = answers.places[row, [LEFT, SENTENCES["left"].start]].tolist()
        surprise = float(answers.surprise[row])
        return Named(self.found.documents[document], sentence, str(answers.id[row]), relation, surprise)

    def _relation(self, compared: Compared, stretch: int) -> Relation:
        """How the two passages of an answer differ."""
        if compared.matches:
            return compared.matches[stretch].relation
        row = int(compared.rows[stretch])
        return related(self._text(row, "left"), self._text(row, "right"))

    def _clauses(self, key: str) -> Clauses:
        """The clauses of a document; many another may have most of its words from it."""
        if key not in self._cut:
            self._cut[key] = clauses(self.readings[key])
        return self._cut[key]

    def _party(self, key: str) -> Party:
        """A document as one of those who may have it from each other; it is that to many."""
        if key not in self._parties:
            self._parties[key] = Party.of(self.readings[key])
        return self._parties[key]


def _first_of_each(told: Account, stretches: Stretches) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each sentence the first stretch of each document, in order: of its sources, and of the other documents."""
    sentence, stretch = told.touching.T
    source, documents = told.sources(), int(stretches.other.max(initial=0)) + 1
    of_sources = told.cut.sentence[source >= 0] * len(stretches) + source[source >= 0]
    document = sentence * documents + stretches.other[stretch]
    leading = document[np.isin(sentence * len(stretches) + stretch, of_sources)]
    first = np.sort(np.unique(document, return_index=True)[1])
    found: tuple[dict[int, list[int]], dict[int, list[int]]] = defaultdict(list), defaultdict(list)
    columns = np.isin(document[first], leading, invert=True), sentence[first], stretch[first]
    for other, number, one in zip(*(column.tolist() for column in columns), strict=True):
        found[other][number].append(one)
    return found


def _shown(told: Account) -> dict[int, list[tuple[PartKind, Span]]]:
    """For each sentence its clauses that are not its own, with their origin."""
    found: dict[int, list[tuple[PartKind, Span]]] = defaultdict(list)
    shown = told.part != OWN
    cut = told.cut
    columns = cut.sentence[shown].tolist(), told.part[shown].tolist(), spans(cut.start[shown], cut.end[shown])
    for number, part, place in zip(*columns, strict=True):
        found[number].append((PARTS[part], place))
    return found


def _most(told: Account, stretches: Stretches, names: Sequence[str]) -> str | None:
    """The document from which most letters came."""
    source = told.sources()
    of = stretches.other[source[source >= 0]]
    letters = np.bincount(of, told.cut.letters[source >= 0], minlength=len(names)).tolist()
    found = {name: count for name, count in zip(names, letters, strict=True) if count}
    return min(found, key=lambda name: (-found[name], name), default=None)
