"""What official Chinese says anyhow, for corpora too small to tell.

The stock holds how often runs of one to four characters stand in texts that the project may draw on, by who speaks in
them, and in the words of a dictionary. A run of the texts is in it only if two who speak have it: what one says, nobody
else need say. docs/sources/stock.py makes it; docs/explanation/aligning.md says how it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Number = TypeVar("Number", np.uint64, np.float64)

ORDERS = 4  # characters
TRUST = 2.0  # occurrences of a context at which its own counts and the shorter context's weigh the same
WITNESSES = 2  # voices that must have a run
PRIOR = 8  # documents of others that a corpus must hold to weigh as much as the stock
ENOUGH = 100  # documents of others from which on the stock is not asked: it would weigh a fourteenth at most
MARK_RUN = 12  # characters of the runs by which a text is known again …
MARKS = 8  # … one in so many of them …
FEWEST = 8  # … if it has at least so many …
NEARLY = 0.5  # … and shares this part of them
_BITS = np.uint64(16)
_PRIME = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of so many characters, in order, each as one number.

    ``words`` says how often the dictionary has each. Run ``r`` stands in texts of the voices
    ``voice[first[r] : first[r + 1]]``, and there ``times`` often.
    """

    code: Codes
    words: npt.NDArray[np.float32]
    first: npt.NDArray[np.int32]
    voice: npt.NDArray[np.uint8]
    times: npt.NDArray[np.uint16]

    def counted(self, without: frozenset[int]) -> Floats:
        """How often each run stands in the dictionary and in the texts, but for those of these voices."""
        run = np.repeat(np.arange(len(self.code)), np.diff(self.first))
        kept = ~np.isin(self.voice, sorted(without))
        times = np.bincount(run[kept], self.times[kept], minlength=len(self.code)).astype(np.float64)
        counted: Floats = times + self.words
        return counted


@dataclass(frozen=True, slots=True)
class Stock:
    """Runs of one, two, three and four characters, and what the texts are known again by.

    Text ``t`` speaks with the voice ``voices[t]``; its marks are those of ``mark`` where ``marked`` is ``t``.
    """

    runs: tuple[Runs, ...]
    voices: npt.NDArray[np.uint8]
    mark: Codes
    marked: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> Stock:
        """The stock that `arrays` took apart."""
        parts = Runs.__slots__
        runs = tuple(Runs(*(arrays[f"{part}{order}"] for part in parts)) for order in range(ORDERS))  # type: ignore[arg-type]
        return cls(runs, arrays["voices"], arrays["mark"], arrays["marked"])  # type: ignore[arg-type]

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """Everything in it, by name."""
        runs = {f"{part}{order}": getattr(one, part) for order, one in enumerate(self.runs) for part in Runs.__slots__}
        return {**runs, "voices": self.voices, "mark": self.mark, "marked": self.marked}

    def voices_in(self, key: str) -> frozenset[int]:
        """The voices that speak here: those of the texts that this key text is, or nearly is, or is a good part of."""
        own = marks(key)
        common = np.bincount(self.marked[np.isin(self.mark, own)], minlength=len(self.voices))
        size = np.minimum(np.bincount(self.marked, minlength=len(self.voices)), len(own))
        return frozenset(self.voices[(size >= FEWEST) & (common >= NEARLY * size)].tolist())

    def chances(self, key: str, without: frozenset[int]) -> Floats:
        """How probable each character of ``key`` is after the three before it, by the stock without these voices.

        Counts of a context weigh against the shorter one's as its own size does against `TRUST` and against how often
        it stood in what was not counted: at the end of a word, or before what only one voice has.
        """
        letters = _letters(key)
        counted = [runs.counted(without) for runs in self.runs]
        kinds = np.count_nonzero(counted[0])
        code, seen = letters, _at(counted[0], self.runs[0].code, letters)
        chance: Floats = (seen + kinds / max(len(counted[0]), 1)) / (counted[0].sum() + kinds + 1)
        for order in range(1, ORDERS):
            runs, shorter = self.runs[order], self.runs[order - 1]
            parent = np.searchsorted(shorter.code, runs.code >> _BITS)
            continued = np.bincount(parent, counted[order], minlength=len(shorter.code)).astype(np.float64)
            context, closed = _before(seen), _before(_at(continued, shorter.code, code))
            code = _before(code) << _BITS | letters
            seen = _at(counted[order], runs.code, code)
            chance = (seen + (TRUST + context - closed) * chance) / (TRUST + context)
        return chance

    def mixed(self, chance: Floats, key: str, place: Ints, *, others: int, without: frozenset[int]) -> Floats:
        """``chance`` of the characters at ``place``, as ``others`` documents have it, with what the stock says of them.

        What everybody says is a question to issuers and not to characters: one other document that has a sentence is
        one witness, however often it repeats it. The stock counts as `PRIOR` of them.
        """
        mixed: Floats = (others * chance + PRIOR * self.chances(key, without)[place]) / (others + PRIOR)
        return mixed


def made(texts: Sequence[tuple[int, str]], words: Iterable[tuple[str, int]]) -> Stock:
    """The stock of these key texts, each with the number of who speaks, and of these words with their frequencies.

    All words together weigh as much as all texts together.
    """
    spelt = sorted(words)
    size = sum(len(word) * many for word, many in spelt)
    weight = sum(len(text) for _, text in texts) / max(size, 1)
    runs = tuple(_runs(texts, spelt, weight, order) for order in range(1, ORDERS + 1))
    marked = [marks(text) for _, text in texts]
    number = np.repeat(np.arange(len(texts)), [len(one) for one in marked]).astype(np.uint8)
    return Stock(runs, np.array([voice for voice, _ in texts], np.uint8), np.concatenate(marked), number)


def marks(key: str) -> Codes:
    """One in `MARKS` of the runs by which a text is known, whichever part of it they come from."""
    letters = _letters(key)
    many = max(len(letters) - MARK_RUN + 1, 0)
    runs = np.zeros(many, np.uint64)
    for step in range(MARK_RUN):
        runs = (runs ^ letters[step : step + many]) * _PRIME
        runs ^= runs >> np.uint64(29)
    return np.unique(runs[runs % np.uint64(MARKS) == 0])


def _runs(texts: Sequence[tuple[int, str]], words: Sequence[tuple[str, int]], weight: float, size: int) -> Runs:
    voices = sorted({voice for voice, _ in texts})
    said = [np.concatenate([_codes(text, size) for who, text in texts if who == voice]) for voice in voices]
    found = [np.unique(codes, return_counts=True) for codes in said]
    speaker = np.repeat(voices, [len(codes) for codes, _ in found])
    held, times = (np.concatenate(parts) for parts in zip(*found, strict=True))
    spelt = [_codes(word, size) for word, _ in words]
    in_words = np.concatenate(spelt)
    often = np.repeat([many * weight for _, many in words], [len(codes) for codes in spelt])
    codes, witnesses = np.unique(held, return_counts=True)
    code = np.union1d(codes[witnesses >= WITNESSES], in_words)
    kept = np.flatnonzero(np.isin(held, codes[witnesses >= WITNESSES]))
    order = kept[np.lexsort((speaker[kept], held[kept]))]
    return Runs(
        code,
        np.bincount(np.searchsorted(code, in_words), often, minlength=len(code)).astype(np.float32),
        np.searchsorted(held[order], np.append(code, code[-1:] + np.uint64(1))).astype(np.int32),
        speaker[order].astype(np.uint8),
        np.minimum(times[order], np.iinfo(np.uint16).max).astype(np.uint16),
    )


def _codes(text: str, size: int) -> Codes:
    """Every run of ``size`` characters as one number."""
    letters = _letters(text)
    many = max(len(letters) - size + 1, 0)
    codes = np.zeros(many, np.uint64)
    for step in range(size):
        codes = codes << _BITS | letters[step : step + many]
    return codes


def _letters(text: str) -> Codes:
    """The characters as numbers of 16 bits; those few beyond are all 0."""
    letters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    return np.where(letters < 1 << 16, letters, 0).astype(np.uint64)


def _before(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """For each place the value of the one before; for the first, 0."""
    return np.concatenate([np.zeros(1, values.dtype), values[:-1]])[: len(values)]


def _at(values: Floats, code: Codes, wanted: Codes) -> Floats:
    """The value of each code that is wanted, 0 where there is none."""
    at = np.minimum(np.searchsorted(code, wanted), max(len(code) - 1, 0))
    return np.where(code[at] == wanted, values[at], 0.0)
