"""What two texts share, in order, however long they are.

Short texts are compared whole. Of long ones, runs of characters that stand once in each are anchors; what lies between
two anchors is compared by itself, so that the time does not grow with the square of the length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel

from lineage.rolling import codes, hashes

if TYPE_CHECKING:
    import numpy.typing as npt

LONG = 4_000_000  # product of two lengths
RUN = 24  # characters of an anchor

Block = tuple[int, int, int, int]  # start and end on the left, start and end on the right


def shared(left: str, right: str) -> Iterator[Block]:
    """The stretches that two texts have in common, in order.

    >>> list(shared("推进改革", "推动改革"))
    [(0, 1, 0, 1), (2, 4, 2, 4)]
    """
    if left == right:
        yield from [(0, len(left), 0, len(right))] if left else []
        return
    if len(left) * len(right) <= LONG:
        yield from _blocks(left, right, 0, 0)
        return
    for (at, end, there, stop), same in pieces(left, right):
        if same:
            yield at, end, there, stop
        else:
            yield from _blocks(left[at:end], right[there:stop], at, there)


def _blocks(left: str, right: str, at: int, there: int) -> Iterator[Block]:
    """The stretches that two short texts, which begin at these places, have in common."""
    for start, begin, size in Indel.editops(left, right).as_matching_blocks():
        if size:  # the last of them only says where both end
            yield at + start, at + start + size, there + begin, there + begin + size


def pieces(left: str, right: str) -> Iterator[tuple[Block, bool]]:
    """Both texts cut at their anchors: each piece, and whether it is the same on both sides."""
    at = there = 0
    for start, end, begin, stop in _anchors(left, right) if len(left) * len(right) > LONG else ():
        if start > at or begin > there:
            yield (at, start, there, begin), False
        yield (start, end, begin, stop), True
        at, there = end, stop
    if at < len(left) or there < len(right):
        yield (at, len(left), there, len(right)), False


def _anchors(left: str, right: str) -> Iterator[Block]:
    """The longest sequence of anchors in order on both sides, neighbours joined."""
    at, there = _once(left), _once(right)
    _, one, other = np.intersect1d(at[0], there[0], assume_unique=True, return_indices=True)
    starts, begins = at[1][one], there[1][other]
    order = np.argsort(starts)
    starts, begins = starts[order], begins[order]
    first = np.flatnonzero(np.diff(starts, prepend=-2) + 1j * np.diff(begins, prepend=-2) != 1 + 1j)
    last = np.append(first[1:], len(starts)) - 1
    chosen = _rising(begins[first].tolist()) if len(first) else []
    done = (0, 0)
    for run in chosen:
        start, begin = int(starts[first[run]]), int(begins[first[run]])
        skip = max(0, done[0] - start, done[1] - begin)
        size = int(starts[last[run]]) + RUN - start
        if size > skip and left[start + skip : start + size] == right[begin + skip : begin + size]:
            yield start + skip, start + size, begin + skip, begin + size
            done = start + size, begin + size


def _once(text: str) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """The hash of each run that stands once in ``text``, and its place."""
    found, place, times = np.unique(hashes(codes(text), RUN), return_index=True, return_counts=True)
    return found[times == 1], place[times == 1]


def _rising(values: list[int]) -> list[int]:
    """The places of a longest rising sequence of values (Fredman 1975)."""
    ends: list[int] = []  # the least value that ends a sequence of each length
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        size = bisect_left(ends, value)
        before.append(places[size - 1] if size else -1)
        ends[size:], places[size:] = [value, *ends[size + 1 :]], [place, *places[size + 1 :]]
    found: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
