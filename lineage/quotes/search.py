"""Find a stretch of key text in a corpus: exactly, or the places most like it.

All keys stand one after the other in one text. An index of its grams, four characters each, is one sorted array of
numbers that hold the gram and its place, made in well under a second for millions of characters: nothing is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SIZE = 4  # characters of a gram
OFTEN = 2000  # places beyond which a gram tells where to look only if no rarer one does
NARROW = 48  # characters that a place may shift by what is left out or added
PLACES = 12  # near places that are looked at closely
PARTING = "\n"  # no key holds it
AT_ONCE = 1 << 15  # grams that are worked out in one go: what lies within the processor's own memory is quick
SPREAD, MIXED = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)

Numbers = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a document's key; ``document`` is the document's number."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grams:
    """The keys of a corpus as one text, with the index of its grams."""

    text: str
    begins: tuple[int, ...]
    sorted: Numbers
    bits: int

    @classmethod
    def of(cls, keys: Sequence[str]) -> Grams:
        """The index of ``keys``."""
        begins, place = [], 1
        for key in keys:
            begins.append(place)
            place += len(key) + 1
        text = PARTING.join(["", *keys, ""])
        bits = max(len(text).bit_length(), 1)
        grams = _hashes(text, bits)
        grams |= np.arange(len(grams), dtype=np.uint64)
        grams.sort()
        return cls(text, tuple(begins), grams, bits)

    def within(self, at: int) -> tuple[int, int]:
        """Which document a place lies in, and where in its key."""
        number = bisect_right(self.begins, at) - 1
        return number, at - self.begins[number]

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the key of a document begins and ends."""
        ends = self.begins[number + 1] - 1 if number + 1 < len(self.begins) else len(self.text) - 1
        return self.begins[number], ends

    def exact(self, words: str) -> list[Hit]:
        """Every place of ``words``, in order."""
        if not words:
            return []
        return [Hit(number, at, at + len(words)) for number, at in map(self.within, self._places(words))]

    def has(self, words: str) -> bool:
        """Whether ``words`` stand in the corpus at all, which is far quicker to tell than where."""
        return words in self.text if len(words) < SIZE else bool(self._places(words))

    def count(self, words: str) -> int:
        """How often ``words`` stand in the corpus."""
        return len(self._places(words))

    @property
    def size(self) -> int:
        """How many characters a gram has."""
        return SIZE

    def known(self, words: str) -> list[bool]:
        """For each gram of ``words`` whether it stands in the corpus."""
        starts, ends = self._ranges(words)
        found: list[bool] = (ends > starts).tolist()
        return found

    def near(self, words: str, *, among: frozenset[int] | None = None) -> list[tuple[int, int]]:
        """Stretches of the text in which much of ``words`` stands, the likeliest first; in these documents."""
        starts, ends = self._ranges(words)
        counts = (ends - starts).astype(np.int64)
        rare = _rare(counts)
        if not rare.size:
            return []
        places = np.concatenate([self._at(starts[gram], ends[gram]) for gram in rare])
        grams = np.repeat(rare, counts[rare])
        weights = np.repeat(np.log2(len(self.text) / counts[rare]), counts[rare])
        if among is not None:
            number = np.searchsorted(np.asarray(self.begins), places, side="right") - 1
            kept = np.isin(number, sorted(among))
            places, grams, weights = places[kept], grams[kept], weights[kept]
        return self._windows(words, places, grams, weights)

    def _windows(
        self, words: str, places: Ints, grams: Ints, weights: npt.NDArray[np.float64]
    ) -> list[tuple[int, int]]:
        """The stretches round the diagonals on which most grams lie."""
        if not places.size:
            return []
        width = max(NARROW, len(words))
        bucket = (places - grams + len(words)) // width
        known, number = np.unique(bucket, return_inverse=True)
        weight = np.bincount(number, weights=weights)
        joined = weight.copy()
        beside = np.flatnonzero(np.diff(known) == 1)
        joined[beside] += weight[beside + 1]
        best = np.lexsort((known, -joined))[:PLACES]
        found: list[tuple[int, int]] = []
        for index in best.tolist():
            inside = places[(bucket == known[index]) | (bucket == known[index] + 1)]
            first, last = self.bounds(self.within(int(inside[0]))[0])
            here = inside[(inside >= first) & (inside < last)]
            start = max(int(here.min()) - len(words), first)
            end = min(int(here.max()) + len(words) + SIZE, last)
            if not any(one[0] <= start and end <= one[1] for one in found):
                found.append((start, end))
        return found

    def _places(self, words: str) -> list[int]:
        if len(words) < SIZE:
            return _found(self.text, words)
        starts, ends = self._ranges(words)
        rarest = int(np.argmin(ends - starts))
        places = self._at(starts[rarest], ends[rarest]) - rarest
        return [at for at in np.sort(places).tolist() if at > 0 and self.text.startswith(words, at)]

    def _at(self, start: np.int64, end: np.int64) -> Ints:
        """The places that a stretch of the index gives."""
        mask = np.uint64((1 << self.bits) - 1)
        return (self.sorted[start:end] & mask).astype(np.int64)

    def _ranges(self, words: str) -> tuple[Ints, Ints]:
        """For each gram of ``words`` the stretch of the index that holds it."""
        grams = _hashes(words, self.bits)
        last = grams | np.uint64((1 << self.bits) - 1)
        return np.searchsorted(self.sorted, grams, side="left"), np.searchsorted(self.sorted, last, side="right")


def _hashes(text: str, bits: int) -> Numbers:
    """For each gram of ``text`` a number whose lowest ``bits`` are nought."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found = np.empty(max(len(codes) - SIZE + 1, 0), np.uint64)
    for start in range(0, len(found), AT_ONCE):
        grams = found[start : start + AT_ONCE]
        part = codes[start : start + len(grams) + SIZE - 1].astype(np.uint64)
        grams[:] = part[: len(grams)]
        for place in range(1, SIZE):
            grams *= SPREAD
            grams += part[place : place + len(grams)]
        grams *= MIXED
        grams ^= grams >> np.uint64(32)
        grams *= MIXED
        grams >>= np.uint64(bits)
        grams <<= np.uint64(bits)
    return found


def _rare(counts: Ints) -> Ints:
    """The grams by which to look: those that stand somewhere and not everywhere, else the rarest."""
    known = np.flatnonzero(counts)
    rare = known[counts[known] <= OFTEN]
    return rare if rare.size else known[np.argsort(counts[known], kind="stable")[:1]]


def _found(text: str, words: str) -> list[int]:
    """Every place of ``words`` in ``text``."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
