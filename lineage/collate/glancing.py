"""Compare two passages letter by letter only: for reckoning with very many, few of which are ever shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from lineage.collate import relation as told
from lineage.records import Reading, Relation, Side

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Glance:
    """What two key texts have in common, from the first letter to the last, as places in both.

    ``left`` and ``right`` say where it begins and ends; ``gaps`` are the stretches between that the two have otherwise:
    start and end in the left one, start and end in the right one.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    gaps: tuple[tuple[int, int, int, int], ...]


def glance(left: str, right: str) -> Glance:
    """What two key texts have in common.

    >>> glance("加快构建新格局", "积极构建好的新格局")
    Glance(left=(2, 7), right=(2, 9), gaps=((4, 4, 4, 6),))
    """
    if left == right:
        return Glance((0, len(left)), (0, len(right)), ())
    *blocks, _ = Indel.editops(left, right).as_matching_blocks()
    if not blocks:
        return Glance((0, 0), (0, 0), ())
    first, last = blocks[0], blocks[-1]
    gaps = tuple((one.a + one.size, other.a, one.b + one.size, other.b) for one, other in pairwise(blocks))
    return Glance((first.a, last.a + last.size), (first.b, last.b + last.size), gaps)


@lru_cache(maxsize=1 << 14)  # a formula answers to itself in many documents
def related(left: str, right: str) -> Relation:
    """The relation of two key texts."""
    return told.relation(left, right)


def glanced(reading: Reading, side: Side, places: Ints, others: Sequence[str]) -> tuple[Ints, Ints]:
    """Stretches of a document, which stands on ``side``, beside what others have for them: as far as both go together.

    ``places`` are the stretches in its key, a row each, ``others`` the key texts of the others. Gives where each starts
    and ends in the clean text, and the pieces of them that the other has otherwise, empty where it has more: number of
    the stretch, start and end.
    """
    bounds: list[tuple[int, int, int]] = []
    pieces: list[tuple[int, int, int]] = []
    for number, ((first, last), other) in enumerate(zip(places.tolist(), others, strict=True)):
        own = reading.key.text[first:last]
        seen = glance(own, other) if side == "left" else glance(other, own)
        begin, end = seen.left if side == "left" else seen.right
        bounds.append((number, first + begin, first + end))
        gaps = (gap[:2] if side == "left" else gap[2:] for gap in seen.gaps)
        pieces += [(number, first + begin, first + end) for begin, end in gaps]
    ends = places[:, 1]
    return _in_clean(reading, bounds, ends)[:, 1:], _in_clean(reading, pieces, ends)


def _in_clean(reading: Reading, found: Sequence[tuple[int, int, int]], ends: Ints) -> Ints:
    """Stretches of the key, each after the number of one that ends at ``ends`` and that it lies in, in the clean text.

    A letter begins where it begins; beyond the last one stands the end of that.
    """
    rows = np.array(found, np.int64).reshape(-1, 3)
    starts, stops = (np.frombuffer(places, np.intc) for places in (reading.key.starts, reading.key.ends))
    for column in (1, 2):
        at, last = rows[:, column], ends[rows[:, 0]]
        rows[:, column] = np.where(at < last, starts[np.minimum(at, len(starts) - 1)], stops[last - 1])
    return rows
