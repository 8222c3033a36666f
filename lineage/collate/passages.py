"""From pairs of clauses to passages: the best answers are kept, and what stands together becomes one passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.columns import Clauses, Floats, Ints
from lineage.collate.evidence import Evidence

AT_LEAST = 34.0  # bits
LEANING = 0.2  # of that is enough for a clause beside one that shows it all
ENOUGH = 0.3  # shared of the bits of one of two clauses that answer to each other by themselves
COPIED = 0.7  # from this share on, what only leans on its neighbour is no part of the passage
NEARLY_BEST_SOURCE = 0.9  # of the best source's bits: a right clause may draw on several
TWICE = 2  # as long is a passage that explains what lies in it better than a short one does
NEARLY_BEST_USE = 0.6  # of the best use's bits: a left clause may be taken up again and again

Truths = npt.NDArray[np.bool_]


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

    def placed(self, right: int) -> npt.NDArray[np.int32]:
        """A row each: both documents, of which ``right`` is the later one, then where the stretches lie in them."""
        places = (getattr(self, field.name) for field in fields(self)[1:])
        return np.column_stack([self.document, np.full(len(self), right), *places]).astype(np.int32)

    def rows(self) -> Iterator[tuple[int, ...]]:
        """Each as one tuple of its values."""
        columns = (self.document, self.left_start, self.left_end, self.right_start, self.right_end)
        touched = (self.left_sentence, self.left_through, self.right_sentence, self.right_through)
        return zip(*(column.tolist() for column in (*columns, *touched)), strict=True)


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of clauses that may be part of a passage, a value each; ordered by right, then left.

    A passage needs one that is ``strong``. ``leans`` marks those that say too little by themselves, ``copied`` those
    that are nearly verbatim.
    """

    left: Ints
    right: Ints
    strong: Truths
    leans: Truths
    copied: Truths

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def joined(cls, *parts: Links) -> Links:
        """All links, in order; none is in two parts."""
        columns = zip(*(tuple(getattr(part, field.name) for field in fields(cls)) for part in parts), strict=True)
        left, right, *rest = map(np.concatenate, columns)
        order = np.lexsort((left, right))
        return cls(left[order], right[order], *(column[order] for column in rest))


def stretches(clauses: Clauses, pairs: Evidence, needed: Floats) -> Stretches:
    """The passages that answer to each other in a right document and earlier ones, in the order of the right one.

    ``needed`` gives, for each document, the bits that the best clauses of a passage must show.
    """
    needed = needed[clauses.document[pairs.left]]
    enough = pairs.share >= ENOUGH
    strong = enough & (pairs.strength >= needed)
    found = _nearly_best(clauses, pairs, np.flatnonzero(enough & (pairs.strength >= LEANING * needed)))
    leaning = np.setdiff1d(_unanswered(clauses, pairs, found[strong[found]]), found)
    good = pairs.kept(found)
    return _stretches(
        clauses,
        Links.joined(
            _links(good.left, good.right, strong[found], copied=good.share >= COPIED),
            _links(pairs.left[leaning], pairs.right[leaning], strong=False, leans=True),
            _links(*_echoed(clauses, good), strong=True, copied=True),
        ),
    )


def _links(
    left: Ints, right: Ints, strong: Truths | bool, *, leans: bool = False, copied: Truths | bool = False
) -> Links:
    def column(value: Truths | bool) -> Truths:
        return np.broadcast_to(value, left.shape)

    return Links(left, right, column(strong), column(leans), column(copied))


def _nearly_best(clauses: Clauses, pairs: Evidence, which: Ints) -> Ints:
    """Those of ``which`` pairs that come near the best for their right clause and that for their left one."""
    good, width = pairs.kept(which), len(clauses.begin)
    source = good.strength >= NEARLY_BEST_SOURCE * _best(
        good.right * width + clauses.document[good.left], good.strength
    )
    use = good.strength >= NEARLY_BEST_USE * _best(good.left, good.strength)
    return which[source & use]


def _unanswered(clauses: Clauses, pairs: Evidence, strong: Ints) -> Ints:
    """The pairs that speak for each other, however softly, and whose clauses no ``strong`` pair has."""
    width = len(clauses.begin)
    source = pairs.right * width + clauses.document[pairs.left]
    free = ~np.isin(source, source[strong]) & ~np.isin(pairs.left, pairs.left[strong])
    return np.flatnonzero(free & (pairs.strength >= 0))


def _echoed(clauses: Clauses, pairs: Evidence) -> tuple[Ints, Ints]:
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


def _stretches(clauses: Clauses, links: Links) -> Stretches:
    """From the first to the last clause on either side of each group of links of which one is strong."""
    group = _swapped(clauses, links, _groups(clauses, links))
    order = sorting.order(group)
    begins = np.flatnonzero(np.diff(group[order], prepend=-1))
    if len(begins):
        begins = begins[np.logical_or.reduceat(links.strong[order], begins)]
    ends = np.searchsorted(group[order], group[order][begins], side="right")
    chosen, begins = _runs(order, begins, ends)
    (first, last), (early, late) = (_ends(side[chosen], begins) for side in (links.left, links.right))
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
    by_place = by_place[~_held(*(column[by_place] for column in (document, right_start, right_end)))]
    return Stretches(*(column[by_place] for column in columns))


def _held(document: Ints, start: Ints, end: Ints) -> Truths:
    """Which stretches, ordered by start, then end, lie within one at least `TWICE` as long of the same document.

    Each of its clauses has a source in that one which is as good, with what stands round it for a witness.
    """
    order = np.lexsort((-end, start, document))
    reach = (document * (end.max(initial=0) + 1) + end)[order]
    furthest = np.maximum.accumulate(reach)
    holder = order[np.maximum.accumulate(np.where(np.diff(furthest, prepend=-1) > 0, np.arange(len(order)), 0))]
    held = np.zeros(len(order), bool)
    inside = (document[holder] == document[order]) & (end[holder] >= end[order])
    held[order] = inside & ((end - start)[holder] >= TWICE * (end - start)[order])
    return held


def _groups(clauses: Clauses, links: Links) -> Ints:
    """The number of a group for each link: together are those that stand side by side, in one sentence on either side.

    But what only leans is no part of what was copied. A group is named after its first link.
    """
    group = np.arange(len(links))
    edges = [_beside(clauses, links, across) for across in (-1, 1)]
    one, other = (np.concatenate(ends) for ends in zip(*edges, strict=True))
    apart = (links.leans[one] & links.copied[other]) | (links.copied[one] & links.leans[other])
    return _united(group, one[~apart], other[~apart])


def _united(group: Ints, one: Ints, other: Ints) -> Ints:
    """The groups with those of ``one`` and ``other``, two and two, made one; a group has its first link's number."""
    while (group[one] != group[other]).any():
        lower = np.minimum(group[one], group[other])
        np.minimum.at(group, one, lower)
        np.minimum.at(group, other, lower)
        group = group[group]
    return group


def _swapped(clauses: Clauses, links: Links, group: Ints) -> Ints:
    """The same groups, but one where two have changed places: 甲，乙丙 → 乙丙，甲.

    They stand side by side in one sentence on both sides, the one that leads on the left behind on the right.
    """
    order = sorting.order(group)
    begins = np.flatnonzero(np.diff(group[order], prepend=-1))
    if not len(begins):
        return group
    told = np.logical_or.reduceat(links.strong[order], begins)
    (first, last), (early, late) = (_ends(side[order], begins) for side in (links.left, links.right))
    width, unit = len(clauses), clauses.unit
    by_place = np.argsort(early * width + last, kind="stable")
    borders = (early * width + last)[by_place]
    wanted = (late + 1) * width + first - 1
    at = np.minimum(np.searchsorted(borders, wanted), len(borders) - 1)
    leads = np.flatnonzero(borders[at] == wanted)
    behind = by_place[at[leads]]
    one_sentence = (unit[first[leads]] == unit[last[behind]]) & (unit[late[leads]] == unit[early[behind]])
    both = told[leads] & told[behind] & one_sentence
    names = group[order[begins]]
    return _united(group, names[leads[both]], names[behind[both]])


def _beside(clauses: Clauses, links: Links, across: int) -> tuple[Ints, Ints]:
    """Links, and those links that stand beside them: the next clause on the right, one ``across`` on the left."""
    left, right, width = links.left, links.right, len(clauses)
    code = right * width + left
    wanted = code + width + across
    at = np.minimum(np.searchsorted(code, wanted), max(len(code) - 1, 0))
    one = np.flatnonzero(code[at] == wanted) if len(code) else at
    other = at[one]
    together = _in_one_unit(clauses, left[one], left[other], right[one], right[other])
    beside = together & (left[other] - left[one] == across)
    return one[beside], other[beside]


def _in_one_unit(clauses: Clauses, left: Ints, other_left: Ints, right: Ints, other_right: Ints) -> Truths:
    """Whether two clauses stand in one sentence on either side: on the other it may be two of one paragraph."""
    document, paragraph, unit = clauses.document, clauses.paragraph, clauses.unit
    one_text = (document[left] == document[other_left]) & (document[right] == document[other_right])
    together = (paragraph[left] == paragraph[other_left]) & (paragraph[right] == paragraph[other_right])
    either = (unit[left] == unit[other_left]) | (unit[right] == unit[other_right])
    same: Truths = one_text & together & either
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
