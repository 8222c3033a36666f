"""The words that occurrences share around the wording, in bits, for all pairs of occurrences at once.

What stands around an occurrence is cut into short runs of characters; a run that two occurrences share counts
with what its last character tells after the one before, less if many documents have the run. The formulation
counts as one run more. The sentence of the occurrence tells more than its neighbours: what stands in those, another
occurrence may answer to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lineage.trace.keys import PARTING, Keys, Statistics, codes
from lineage.trace.occurrences import NEAR, Occurrence

if TYPE_CHECKING:
    import numpy.typing as npt

    from lineage.trace.keys import Ints

    Floats = npt.NDArray[np.float64] | npt.NDArray[np.float32]

RUN = 4  # characters
HALF = 16  # characters from the wording at which a run counts half
BEYOND = 0.5  # of what a run tells counts so much where it stands in the sentence before or after
FORMULATION = 6.0  # bits that a formulation tells which two documents alone have
CROWD = 128  # occurrences that share a run, beyond which it tells next to nothing
PAIRS = 5_000_000  # of occurrences that are compared; beyond that only by the rarer runs


@dataclass(frozen=True, slots=True)
class Shared:
    """For every occurrence (row) and every document (column), the bits shared with its closest occurrence, and which.

    Where nothing is shared, ``nearest`` is -1.
    """

    bits: Floats
    nearest: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Runs:
    """Every run of every occurrence once, ordered by run, then by occurrence: their numbers.

    ``bits`` is what the run tells, ``near`` how much that counts so far from the wording.
    """

    occurrence: Ints
    run: Ints
    bits: Floats
    near: Floats


def shared(
    found: Sequence[Occurrence],
    formulations: Sequence[str],
    party: Ints,
    possible: npt.NDArray[np.bool_],
    keys: Keys,
    statistics: Statistics,
) -> Shared:
    """What each occurrence shares with those of every document that is a ``possible`` parent of its own.

    ``party`` numbers the document of each occurrence.
    """
    runs = _runs(found, formulations, party, keys, statistics)
    child, parent, bits = _pairs(runs)
    ok = possible[party[child], party[parent]]
    code, place = np.unique(child[ok] * len(found) + parent[ok], return_inverse=True)
    weight = np.bincount(place, bits[ok], minlength=len(code))
    child, parent = code // len(found), code % len(found)
    shape = len(found), len(possible)
    result = Shared(np.zeros(shape, np.float32), np.full(shape, -1, np.int32))
    if not len(code):
        return result
    cell = child * len(possible) + party[parent]  # rises with the code, for documents come in order
    begins = np.flatnonzero(np.diff(cell, prepend=-1))
    most = np.maximum.reduceat(weight, begins)
    greatest = np.flatnonzero(weight == np.repeat(most, np.diff(begins, append=len(cell))))
    first = greatest[np.flatnonzero(np.diff(cell[greatest], prepend=-1))]  # of equals, the earliest
    result.bits.flat[cell[first]] = weight[first]
    result.nearest.flat[cell[first]] = parent[first]
    return result


def _runs(
    found: Sequence[Occurrence], formulations: Sequence[str], party: Ints, keys: Keys, statistics: Statistics
) -> _Runs:
    """The runs around the occurrences. Those within the wording are left out, for all have them."""
    first, last, at = np.array([(*keys.bounds(one.number), one.key.start) for one in found]).T
    reach = np.arange(NEAR)
    shift = np.concatenate([reach - NEAR, reach + len(found[0].key) - RUN + 1])
    starts = (first + at)[:, None] + shift
    whole = (starts >= first[:, None]) & (starts + RUN <= last[:, None])
    width = int(shift[-1]) + NEAR + RUN
    window = codes("".join(_window(keys.text, place - NEAR, width) for place in (first + at).tolist()))
    kept = [window.reshape(-1, width)[:, shift + NEAR + step][whole] for step in range(RUN)]
    around = np.zeros(len(kept[0]), np.uint64)
    for sign in kept:  # 16 bits a character: rarer ones may be taken for others
        around = around << np.uint64(16) | (sign & 0xFFFF).astype(np.uint64)
    names, name = np.unique(around, return_inverse=True)
    name = name * 2 + np.broadcast_to(shift >= 0, starts.shape)[whole]  # before the wording and after it are two things
    as_formulated = np.unique(np.array(formulations), return_inverse=True)[1] + 2 * len(names)
    one = np.broadcast_to(np.arange(len(found))[:, None], starts.shape)[whole]
    bits = np.concatenate(
        [statistics.news(kept[-2], kept[-1], np.bincount(name)[name]), np.full(len(found), FORMULATION)]
    )
    number, run = np.concatenate([one, np.arange(len(found))]), np.concatenate([name, as_formulated])
    away = np.where(shift < 0, -shift, shift - len(found[0].key) + RUN)
    own = [keys.source(one.number).sentence(one.clean.start) for one in found]
    begin, end = np.array([(one.start, one.end) for one in own]).T[:, :, None] + first[:, None]
    beyond = (starts < begin) | (starts + RUN > end)
    weight = np.exp2(-away / HALF) * np.where(beyond, BEYOND, 1.0)
    near = np.concatenate([weight[whole], np.ones(len(found))])
    order = np.unique(run * len(found) + number, return_index=True)[1]
    number, run, bits, near = number[order], run[order], bits[order], near[order]
    everyone = int(party.max()) + 1
    documents = np.bincount(_distinct(run * everyone + party[number]) // everyone)
    return _Runs(number, run, bits / np.log2(np.maximum(documents, 2))[run], near)


def _window(text: str, start: int, width: int) -> str:
    """So many characters of a text from a place on that may lie before its beginning, filled up at its ends."""
    return (PARTING * -start + text[max(start, 0) : start + width]).ljust(width, PARTING)


def _distinct(numbers: Ints) -> Ints:
    """Every number once, in order; `np.unique` hashes them, which takes longer."""
    ordered = np.sort(numbers)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))]


def _pairs(runs: _Runs) -> tuple[Ints, Ints, Floats]:
    """Every two occurrences that share a run, the later first, with what the run tells; crowded runs left out."""
    crowd = np.bincount(runs.run)
    often = np.sort(crowd[crowd > 1])
    work = np.cumsum(often * (often - 1) // 2)
    affordable = often[: np.searchsorted(work, PAIRS, side="right")]
    most = min(CROWD, int(affordable[-1])) if len(affordable) else 0
    kept = np.flatnonzero(((crowd > 1) & (crowd <= most))[runs.run])
    following = (np.cumsum(crowd) - 1)[runs.run[kept]] - kept  # how many more there are of the same run
    later, earlier = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for step in range(1, most):
        more = following >= step
        kept, following = kept[more], following[more]
        later.append(kept + step)
        earlier.append(kept)
    after, before = np.concatenate(later), np.concatenate(earlier)
    near = np.minimum(runs.near[after], runs.near[before])
    return runs.occurrence[after], runs.occurrence[before], runs.bits[after] * near
