"""Where every sentence of a document comes from, clause by clause.

A clause belongs to the likeliest source among the documents that have it: much and rare wording in common counts, who
reports to whom, how long ago, and whether both may have it from a text that the corpus lacks (see ``trace.descent``).
Where the likeliest source has other words in a clause, and one that its author listens to as well has it just as it
stands, the clause is not the former's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from lineage.collate.edges import in_key
from lineage.origins.clauses import Bools, Carried, Clause, carried, clauses, counted, covered, share
from lineage.records import Answer, Blame, Match, Origin, OriginKind, Part, PartKind, Reading
from lineage.trace.citation import Party, in_full
from lineage.trace.descent import MARGIN, chances, priors
from lineage.trace.kinship import kinship

ACQUAINTED = 6.0  # bits for the document from which most was taken; for the others in proportion
HALF = 0.5  # of a clause's letters in boilerplate make it boilerplate
PARTS: tuple[PartKind, ...] = ("inherited", "adapted", "boilerplate", "own")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rule:
    """When a sentence is of a kind, by the shares of its letters that matches cover and that only boilerplate does."""

    kind: OriginKind
    reason: str
    holds: Callable[[float, float], bool]
    example: tuple[float, float]


RULES = (
    Rule("inherited", "matches cover three quarters of its letters", lambda matched, _: matched >= 0.75, (0.75, 0.0)),
    Rule("mixed", "matches cover a quarter of its letters", lambda matched, _: matched >= 0.25, (0.25, 0.75)),
    Rule(
        "boilerplate",
        "with what everybody says anyhow, half of its letters are covered",
        lambda matched, stock: stock > 0 and matched + stock >= 0.5,
        (0.1, 0.4),
    ),
    Rule("new", "none of these", lambda _, __: True, (0.2, 0.2)),
)


def kind(matched: float, stock: float) -> OriginKind:
    """The kind of a sentence, by the first rule that holds.

    >>> kind(0.8, 0.1), kind(0.0, 0.6), kind(0.0, 0.0)
    ('inherited', 'boilerplate', 'new')
    """
    return next(rule.kind for rule in RULES if rule.holds(matched, stock))


@dataclass(frozen=True, slots=True)
class Told:
    """What is made of the rivals for a clause: what carries it best, the likeliest source if one leads, and chances.

    ``chances`` are those of the documents that have the clause and can be its source; ``chance`` is that of ``source``.
    """

    carried: Carried | None
    source: Carried | None
    chance: float
    chances: Mapping[str, float]


NOTHING = Told(None, None, 0.0, {})


def blame(
    reading: Reading,
    sources: Sequence[Reading],
    matches: Sequence[Match],
    *,
    stock: Sequence[Answer] = (),
    further: Sequence[Answer] = (),
    held: frozenset[str] = frozenset(),
    upstream: str | None = None,
    cut: Sequence[Clause] | None = None,
    party: Callable[[Reading], Party] | None = None,
) -> Blame:
    """Where every sentence of ``reading`` comes from.

    ``matches`` are those with ``sources``, ``stock`` answers that are boilerplate only, ``further`` such as were not
    worth comparing, ``held`` the keys by which the documents of the corpus are known (``trace.citation.known_as``).
    ``upstream`` says that only this one was asked for. Who asks of many documents may know their clauses (``cut``) and
    whose they are (``party``) already.
    """
    cut = clauses(reading) if cut is None else cut
    told = _told(reading, sources, carried(reading, matches, cut, "right"), held, party or Party.of)
    matched = covered(reading, [match.right.clean for match in matches])
    only_stock = counted(covered(reading, [answer.right_clean for answer in stock]) & ~matched)
    matched_so_far = counted(matched)
    within: dict[int, list[int]] = defaultdict(list)
    for number, clause in enumerate(cut):
        within[clause.sentence].append(number)
    touching: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for number in range(match.right.sentence, match.right.through + 1):
            touching[number].append(match)
    also: dict[int, set[str]] = defaultdict(set)
    for answer in further:
        for number in range(answer.right_sentences[0], answer.right_sentences[1] + 1):
            also[number].add(answer.left)
    origins = []
    for sentence in reading.sentences:
        place, here = in_key(reading, sentence.clean), within[sentence.number]
        matched_share = share(matched_so_far, place)
        parts = tuple(_part(reading, cut[number], told[number], only_stock) for number in here)
        found = _ordered(touching[sentence.number], [(len(cut[number].key), told[number]) for number in here])
        sort = kind(matched_share, share(only_stock, place))
        more = also[sentence.number] - {match.left.document for match in found}
        text, words = sentence.source.of(reading.raw), sentence.clean.of(reading.text.text)
        origins.append(Origin(sentence, text, words, sort, round(matched_share, 4), parts, found, len(more)))
    return Blame(reading.document.id, upstream, tuple(origins), _shares(origins))


def _part(reading: Reading, clause: Clause, told: Told, stock: Sequence[int]) -> Part:
    """What is said of one clause."""
    told_of = told.source or told.carried
    if told_of:
        origin: PartKind = "adapted" if told_of.altered else "inherited"
    else:
        origin = "boilerplate" if share(stock, clause.key) >= HALF else "own"
    return Part(
        origin=origin,
        clean=clause.clean,
        source=reading.text.source(clause.clean),
        words=clause.clean.of(reading.text.text),
        letters=len(clause.key),
        match=told.source.match.id if told.source else None,
        confidence=round(told.chance, 3),
    )


def _shares(origins: Sequence[Origin]) -> dict[PartKind, float]:
    """The share of the letters that is of each origin."""
    letters = dict.fromkeys(PARTS, 0)
    for origin in origins:
        for part in origin.parts:
            letters[part.origin] += part.letters
    total = max(sum(letters.values()), 1)
    return {name: round(letters[name] / total, 4) for name in PARTS}


def _ordered(matches: Sequence[Match], told: Sequence[tuple[int, Told]]) -> tuple[Match, ...]:
    """The matches of a sentence, those with its likeliest source first: by its letters times their chance."""
    weight: dict[str, float] = defaultdict(float)
    for letters, one in told:
        for document, chance in one.chances.items():
            weight[document] += letters * chance
    return tuple(sorted(matches, key=lambda match: (-weight[match.left.document], -match.surprise, match.id)))


def _told(
    reading: Reading,
    sources: Sequence[Reading],
    by: Sequence[Mapping[str, Carried]],
    held: frozenset[str],
    party: Callable[[Reading], Party],
) -> list[Told]:
    """For each clause which of the documents that have it is its source."""
    there = [one for one in sources if one.document.order < reading.document.order]
    there.sort(key=lambda one: one.document.order)
    parties = _named_in_full([party(one) for one in (*there, reading)], held)
    child, number = parties[-1], {one.document.id: place for place, one in enumerate(there)}
    prior = priors(parties, held)
    taken = np.zeros(len(there))
    for rivals in by:
        for document, one in rivals.items():
            taken[number[document]] += one.shared
    acquainted = ACQUAINTED * taken / max(taken.max(initial=0), 1)
    bits, trust, most = (column[-1, :-1].astype(np.float64) for column in (prior.bits, prior.trust, prior.most))
    listened = np.array([kinship(child.witness, party.witness).trust == 1 for party in parties[:-1]], bool)
    likelihood = np.full((len(by), len(there)), -np.inf)
    altered = np.zeros(likelihood.shape, bool)
    for row, rivals in enumerate(by):
        for document, one in rivals.items():
            at = number[document]
            likelihood[row, at] = bits[at] + min(trust[at] * (one.match.surprise + acquainted[at]), most[at])
            altered[row, at] = one.altered
    _give_way(likelihood, altered, listened)
    meeting = prior.meeting[:-1]
    found = chances(likelihood.astype(np.float32), meeting) if len(there) else likelihood
    return [
        _decided(rivals, found[row], likelihood[row], meeting, number, taken) if rivals else NOTHING
        for row, rivals in enumerate(by)
    ]


def _named_in_full(parties: Sequence[Party], held: frozenset[str]) -> list[Party]:
    """The same documents, what each names as its sources called what the others call it."""
    named = in_full([one.names for one in parties], held)
    return [replace(one, names=names) for one, names in zip(parties, named, strict=True)]


def _give_way(likelihood: Floats, altered: Bools, listened: Bools) -> None:
    """Where the likeliest has a clause with other words, and one that is listened to has it as it stands, rule it out.

    All who have it with other words go.
    """
    if not likelihood.size:
        return
    rows = np.arange(len(likelihood))
    best = likelihood.argmax(axis=1)
    exact = (np.isfinite(likelihood) & ~altered & listened).any(axis=1)
    likelihood[(altered[rows, best] & exact)[:, None] & altered] = -np.inf


def _decided(
    rivals: Mapping[str, Carried],
    chance: Floats,
    likelihood: Floats,
    meeting: npt.NDArray[np.int64],
    number: Mapping[str, int],
    taken: Floats,
) -> Told:
    """The source of a clause, if the likeliest meeting leads the next and all that the corpus lacks by enough.

    Of its papers it is the one that has the clause as it stands, and from which most was taken.
    """
    best_known = max(rivals.values(), key=lambda one: (not one.altered, one.shared, one.match.id))
    possible = [document for document in rivals if np.isfinite(likelihood[number[document]])]
    each = {document: float(chance[meeting[number[document]]]) for document in possible}
    if not possible:
        return Told(best_known, None, 0.0, each)
    likeliest = max(possible, key=lambda document: (likelihood[number[document]], -number[document]))
    papers = {document for document in possible if meeting[number[document]] == meeting[number[likeliest]]}
    lead = each[likeliest] - max([1.0 - float(chance.sum()), *(each[other] for other in each if other not in papers)])
    if lead < MARGIN:
        return Told(best_known, None, 0.0, each)
    source = max(papers, key=lambda document: (not rivals[document].altered, taken[number[document]], document))
    return Told(best_known, rivals[source], each[source], each)
