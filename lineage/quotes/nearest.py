"""The stretch of a source that a wording was taken from, where the two are not quite the same.

Runs of three characters or more that both have are strung together in order, each gap at a price; what is strung
together best is the stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

RUN = 3  # characters that both must have in a row
MOST = 240  # runs that are looked at
SHIFT = 1.0  # price of going on at another distance
WAY = 0.05  # price of each character passed over
DEAREST = 8.0  # what a gap costs at most
FARTHEST = 600  # characters of the source that may be passed over


@dataclass(frozen=True, slots=True)
class Run:
    """``size`` characters that the wording has from ``at`` on and the source from ``there`` on."""

    at: int
    there: int
    size: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in order; ``worth`` is what they hold less what their gaps cost."""

    runs: tuple[Run, ...]
    worth: float

    @property
    def matched(self) -> int:
        """How many characters the runs hold."""
        return sum(run.size for run in self.runs)

    @property
    def longest(self) -> int:
        """How many characters the longest run holds."""
        return max((run.size for run in self.runs), default=0)


def chain(words: str, source: str) -> Chain:
    """The best string of runs of ``words`` in ``source``.

    >>> found = chain("坚持把科技创新放在核心位置", "要坚持把科技创新摆在核心位置上")
    >>> [(words.at, words.there, words.size) for words in found.runs]
    [(0, 1, 7), (8, 9, 5)]
    """
    runs = _runs(words, source)
    worth: list[float] = []
    before: list[int] = []
    for number, run in enumerate(runs):
        best, origin = 0.0, -1
        for earlier in range(number):
            gain = worth[earlier] - _price(runs[earlier], run)
            if gain > best:
                best, origin = gain, earlier
        worth.append(best + run.size - (_overlap(runs[origin], run) if origin >= 0 else 0))
        before.append(origin)
    if not runs:
        return Chain((), 0.0)
    last = max(range(len(runs)), key=lambda number: worth[number])
    value, taken = worth[last], []
    while last >= 0:
        taken.append(runs[last])
        last = before[last]
    return Chain(tuple(_parted(taken[::-1])), value)


def _price(one: Run, other: Run) -> float:
    """What it costs to go on from one run to another; beyond all price if that one does not come after."""
    on, there = other.at - one.at - one.size, other.there - one.there - one.size
    overlap = _overlap(one, other)
    if overlap >= other.size or other.at <= one.at or other.there <= one.there or there > FARTHEST:
        return float("inf")
    return min((SHIFT if on != there else 0.0) + WAY * max(on, there, 0), DEAREST)


def _overlap(one: Run, other: Run) -> int:
    """How many characters of the second run the first one has taken already."""
    return max(one.at + one.size - other.at, one.there + one.size - other.there, 0)


def _parted(runs: Sequence[Run]) -> list[Run]:
    """The runs without what an earlier one has taken already."""
    found: list[Run] = []
    for run in runs:
        cut = _overlap(found[-1], run) if found else 0
        found.append(Run(run.at + cut, run.there + cut, run.size - cut))
    return found


def _runs(words: str, source: str) -> list[Run]:
    """Every run that both have and that cannot be made longer, the longest ones if they are many, in order."""
    places: dict[str, list[int]] = {}
    for at in range(len(words) - RUN + 1):
        places.setdefault(words[at : at + RUN], []).append(at)
    ends: dict[int, int] = {}
    found: list[Run] = []
    for there in range(len(source) - RUN + 1):
        for at in places.get(source[there : there + RUN], ()):
            distance = there - at
            if ends.get(distance, -1) > there:
                continue
            size = RUN
            while at + size < len(words) and there + size < len(source) and words[at + size] == source[there + size]:
                size += 1
            ends[distance] = there + size - RUN + 1
            found.append(Run(at, there, size))
    if len(found) > MOST:
        found = sorted(found, key=lambda run: (-run.size, run.there, run.at))[:MOST]
    return sorted(found, key=lambda run: (run.there, run.at))
