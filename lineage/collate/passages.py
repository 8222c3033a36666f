"""From pairs of clauses to passages: the best answers are kept, and what stands together becomes one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.collate.columns import Clauses, Floats, Ints
from lineage.collate.evidence import Pairs
from lineage.spans import Span

AT_LEAST = 34.0  # bits
LEANING = 0.35  # of that is enough for a clause beside one that shows it all
NEARLY_BEST_SOURCE = 0.9  # of the best source's bits: a right clause may draw on several
NEARLY_BEST_USE = 0.6  # of the best use's bits: a left clause may be taken up again and again


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Two stretches of clean text that answer to each other, and the sentences they begin and end in."""

    right: Span
    document: int
    left: Span
    left_sentences: tuple[int, int]
    right_sentences: tuple[int, int]


def stretches(clauses: Clauses, pairs: Pairs, needed: Floats) -> list[Stretch]:
    """The passages that answer to each other in a right document and earlier ones, in the order of the right one.

    ``needed`` gives, for each document, the bits that the best clauses of a passage must show.
    """
    needed = needed[clauses.document[pairs.left]]
    strong = pairs.bits >= needed
    ok = pairs.bits >= LEANING * needed
    good, strong = pairs.kept(ok), strong[ok]
    width = len(clauses.begin)
    best = (good.bits >= NEARLY_BEST_SOURCE * _best(good.right * width + clauses.document[good.left], good.bits)) & (
        good.bits >= NEARLY_BEST_USE * _best(good.left, good.bits)
    )
    good, strong = good.kept(best), strong[best].tolist()
    rows = list(zip(good.left.tolist(), good.right.tolist(), strict=True))
    echoed = _echoed(clauses, rows)
    rows, strong = rows + echoed, strong + [True] * len(echoed)
    groups = (group for group in _groups(clauses, rows) if any(strong[number] for number in group))
    return sorted(_stretch(clauses, [rows[number] for number in group]) for group in groups)


def _echoed(clauses: Clauses, rows: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For what is said again and again: the answers of the echoes of each model that has an answer."""
    if not rows or np.array_equal(clauses.model, np.arange(len(clauses))):
        return []
    echoes: dict[int, list[int]] = {}
    for clause in np.flatnonzero(clauses.model != np.arange(len(clauses))).tolist():
        echoes.setdefault(int(clauses.model[clause]), []).append(clause)
    source = {(j, int(clauses.document[i])): i for i, j in reversed(rows)}
    found = [(i, echo) for (j, _), i in source.items() for echo in echoes.get(j, ())]
    use = dict(reversed(rows))
    return sorted(found + [(echo, j) for i, j in use.items() for echo in echoes.get(i, ())])


def _best(group: Ints, bits: Floats) -> Floats:
    """For each pair, the bits of its group's strongest pair."""
    number = np.unique(group, return_inverse=True)[1]
    best = np.zeros(number.max(initial=-1) + 1)
    np.maximum.at(best, number, bits)
    return best[number]


def _groups(clauses: Clauses, rows: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The pairs that stand side by side in one sentence on both sides, in whatever order."""
    group = list(range(len(rows)))

    def leader(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    known = {row: number for number, row in enumerate(rows)}
    for number, (i, j) in enumerate(rows):
        for k in (i - 1, i + 1):
            beside = known.get((k, j + 1))
            if beside is not None and _one_sentence(clauses, i, k) and _one_sentence(clauses, j, j + 1):
                group[leader(beside)] = leader(number)
    together: dict[int, list[int]] = {}
    for number in range(len(rows)):
        together.setdefault(leader(number), []).append(number)
    yield from together.values()


def _one_sentence(clauses: Clauses, one: int, other: int) -> bool:
    return bool(clauses.sentence[one] == clauses.sentence[other] and clauses.document[one] == clauses.document[other])


def _stretch(clauses: Clauses, rows: Sequence[tuple[int, int]]) -> Stretch:
    """The stretch from the first to the last clause on either side."""
    left, right = [i for i, _ in rows], [j for _, j in rows]
    return Stretch(
        right=_from_to(clauses, right),
        document=int(clauses.document[left[0]]),
        left=_from_to(clauses, left),
        left_sentences=(int(clauses.sentence[min(left)]), int(clauses.sentence[max(left)])),
        right_sentences=(int(clauses.sentence[min(right)]), int(clauses.sentence[max(right)])),
    )


def _from_to(clauses: Clauses, rows: Sequence[int]) -> Span:
    return Span(int(clauses.start[min(rows)]), int(clauses.end[max(rows)]))
