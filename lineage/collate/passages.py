"""From pairs of clauses to passages: the best answers are kept, and what stands together becomes one passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.columns import Clauses, Floats, Ints
from lineage.collate.evidence import Pairs

AT_LEAST = 34.0  # bits
LEANING = 0.2  # of that is enough for a clause beside one that shows it all
NEARLY_BEST_SOURCE = 0.9  # of the best source's bits: a right clause may draw on several
NEARLY_BEST_USE = 0.6  # of the best use's bits: a left clause may be taken up again and again


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of clean text that answer to each other, a value each: where they lie, and in which sentences.

    ``document`` is that of the left one; ``left_through`` and ``right_through`` are the last sentences touched.
    """

    document: Ints
    left_start: Ints
    left_end: Ints
    right_start: Ints
    right_end: Ints
    left_sentence: Ints
    left_through: Ints
    right_sentence: Ints
    right_through: Ints

    def __len__(self) -> int:
        return len(self.document)

    def rows(self) -> Iterator[tuple[int, ...]]:
        """Each as one tuple of its values."""
        columns = (self.document, self.left_start, self.left_end, self.right_start, self.right_end)
        touched = (self.left_sentence, self.left_through, self.right_sentence, self.right_through)
        return zip(*(column.tolist() for column in (*columns, *touched)), strict=True)


def stretches(clauses: Clauses, pairs: Pairs, needed: Floats) -> Stretches:
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
    good, strong = good.kept(best), strong[best]
    echoed = _echoed(clauses, good)
    left, right = np.concatenate([good.left, echoed[0]]), np.concatenate([good.right, echoed[1]])
    strong = np.concatenate([strong, np.ones(len(echoed[0]), bool)])
    order = np.lexsort((left, right))
    return _stretches(clauses, left[order], right[order], strong[order])


def _echoed(clauses: Clauses, pairs: Pairs) -> tuple[Ints, Ints]:
    """For what is said again and again: the answers of the echoes of each model that has an answer."""
    echoing = np.flatnonzero(clauses.model != np.arange(len(clauses)))
    echoes: dict[int, list[int]] = {}
    for clause, model in zip(echoing.tolist(), clauses.model[echoing].tolist(), strict=True):
        echoes.setdefault(model, []).append(clause)
    there = np.isin(pairs.left, list(echoes)) | np.isin(pairs.right, list(echoes))
    rows = list(zip(pairs.left[there].tolist(), pairs.right[there].tolist(), strict=True))
    source = {(j, int(clauses.document[i])): i for i, j in reversed(rows)}
    use = dict(reversed(rows))
    found = {(i, echo) for (j, _), i in source.items() for echo in echoes.get(j, ())}
    found |= {(echo, j) for i, j in use.items() for echo in echoes.get(i, ())}
    left, right = np.array(sorted(found), np.int64).reshape(-1, 2).T
    return left, right


def _best(group: Ints, bits: Floats) -> Floats:
    """For each pair, the bits of its group's strongest pair."""
    number = sorting.numbered(group)
    best = np.zeros(number.max(initial=-1) + 1)
    np.maximum.at(best, number, bits)
    return best[number]


def _stretches(clauses: Clauses, left: Ints, right: Ints, strong: npt.NDArray[np.bool_]) -> Stretches:
    """From the first to the last clause on either side of each group of pairs of which one is strong."""
    group = _groups(clauses, left, right)
    order = sorting.order(group)
    begins = np.flatnonzero(np.diff(group[order], prepend=-1))
    if len(begins):
        begins = begins[np.logical_or.reduceat(strong[order], begins)]
    ends = np.searchsorted(group[order], group[order][begins], side="right")
    chosen, begins = _runs(order, begins, ends)
    (first, last), (early, late) = (_ends(side[chosen], begins) for side in (left, right))
    columns = (
        clauses.document[first],
        clauses.start[first],
        clauses.end[last],
        clauses.start[early],
        clauses.end[late],
        clauses.sentence[first],
        clauses.sentence[last],
        clauses.sentence[early],
        clauses.sentence[late],
    )
    document, left_start, left_end, right_start, right_end, *_ = columns
    by_place = np.lexsort((left_end, left_start, document, right_end, right_start))
    return Stretches(*(column[by_place] for column in columns))


def _groups(clauses: Clauses, left: Ints, right: Ints) -> Ints:
    """The number of a group for each pair: together are those that stand side by side in one sentence on both sides.

    The pairs come ordered by right, then left; a group is named after its first pair.
    """
    group = np.arange(len(left))
    code, width = right * len(clauses) + left, len(clauses)
    edges = [_beside(clauses, left, right, code, code + width + across, across) for across in (-1, 1)]
    one, other = (np.concatenate(ends) for ends in zip(*edges, strict=True))
    while (group[one] != group[other]).any():
        lower = np.minimum(group[one], group[other])
        np.minimum.at(group, one, lower)
        np.minimum.at(group, other, lower)
        group = group[group]
    return group


def _beside(clauses: Clauses, left: Ints, right: Ints, code: Ints, wanted: Ints, across: int) -> tuple[Ints, Ints]:
    """Pairs, and those pairs that stand beside them: the next clause on the right, one ``across`` on the left."""
    at = np.minimum(np.searchsorted(code, wanted), max(len(code) - 1, 0))
    one = np.flatnonzero(code[at] == wanted) if len(code) else at
    other = at[one]
    together = _one_sentence(clauses, left[one], left[other]) & _one_sentence(clauses, right[one], right[other])
    return one[together & (left[other] - left[one] == across)], other[together & (left[other] - left[one] == across)]


def _one_sentence(clauses: Clauses, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = (clauses.sentence[one] == clauses.sentence[other]) & (
        clauses.document[one] == clauses.document[other]
    )
    return same


def _runs(order: Ints, begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """The stretches of ``order`` from each begin to its end, one after the other, and where each then begins."""
    many = ends - begins
    chosen = order[np.repeat(begins - np.cumsum(many) + many, many) + np.arange(many.sum())]
    return chosen, np.cumsum(many) - many


def _ends(clause: Ints, begins: Ints) -> tuple[Ints, Ints]:
    """The first and the last clause of each run."""
    if not len(begins):
        return begins, begins
    return np.minimum.reduceat(clause, begins), np.maximum.reduceat(clause, begins)
