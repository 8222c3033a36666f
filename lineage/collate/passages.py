"""From pairs of clauses to passages: the best answers are kept, and what stands together becomes one passage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.collate.columns import Clauses, Floats, Ints
from lineage.collate.evidence import Pairs
from lineage.spans import Span

AT_LEAST = 34.0  # bits
LEANING = 0.35  # of that is enough for a clause beside one that shows it all
NEARLY_BEST_SOURCE = 0.9  # of the best source's bits: a right clause may draw on several
NEARLY_BEST_USE = 0.6  # of the best use's bits: a left clause may be taken up again and again


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two stretches of clean text that answer to each other, and the sentences they begin and end in."""

    left: Span
    right: Span
    left_sentences: tuple[int, int]
    right_sentences: tuple[int, int]


def stretches(left: Clauses, right: Clauses, pairs: Pairs, *, at_least: float = AT_LEAST) -> list[Stretch]:
    """The passages of two documents that carry the same formulation, in the order of the right one."""
    good = pairs.kept(pairs.bits >= LEANING * at_least)
    good = good.kept(
        (good.bits >= NEARLY_BEST_SOURCE * _best(good.right, good.bits))
        & (good.bits >= NEARLY_BEST_USE * _best(good.left, good.bits))
    )
    found = [
        _stretch(left, right, good.left[group], good.right[group])
        for group in _groups(left, right, good)
        if good.bits[group].max() >= at_least
    ]
    return sorted(found, key=lambda stretch: (stretch.right, stretch.left))


def _best(row: Ints, bits: Floats) -> Floats:
    """For each pair, the bits of its clause's strongest pair."""
    best = np.zeros(row.max(initial=-1) + 1)
    np.maximum.at(best, row, bits)
    return best[row]


def _groups(left: Clauses, right: Clauses, pairs: Pairs) -> list[list[int]]:
    """The pairs that stand side by side in one sentence on both sides, in whatever order."""
    group = list(range(len(pairs)))

    def leader(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    rows = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    for number, (i, j) in enumerate(rows):
        for later in range(number + 1, len(rows)):
            k, m = rows[later]
            if m - j > 1:
                break
            near = m != j and abs(k - i) == 1
            if near and right.sentence[m] == right.sentence[j] and left.sentence[k] == left.sentence[i]:
                group[leader(later)] = leader(number)
    together: dict[int, list[int]] = {}
    for number in range(len(rows)):
        together.setdefault(leader(number), []).append(number)
    return list(together.values())


def _stretch(left: Clauses, right: Clauses, i: Ints, j: Ints) -> Stretch:
    """The stretch from the first to the last clause on either side."""
    return Stretch(
        Span(int(left.start[i.min()]), int(left.end[i.max()])),
        Span(int(right.start[j.min()]), int(right.end[j.max()])),
        (int(left.sentence[i.min()]), int(left.sentence[i.max()])),
        (int(right.sentence[j.min()]), int(right.sentence[j.max()])),
    )
