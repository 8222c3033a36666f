"""The letters of a corpus as columns: where a wording may lie, and where it may begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.words import cut
from lineage.discovery.stock import ASKS_AFTER, ASKS_BEFORE, BEGINS_NONE, ENDS_NONE
from lineage.records import LEVELS, Reading
from lineage.witness import Witness

_PARTING = "\n"  # no key holds it
BEGINS, ENDS, ASKS_FIRST, ASKS_LAST = 1, 2, 4, 8  # bits of a word's fitness
_BREAKS = "，。；：！？,;:!?｡…—（）()《》〈〉[]【】\n"

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Letters:
    """Every letter of every key text, document after document in the order of their dates.

    For each letter: its ``code``, its ``document``, how many letters up to the end of its clause, itself included
    (``room``), whether a sign stands before it (``sign``; one more, for the end), whether a wording may begin with it
    and end with it (``begins``, ``ends``). For each document: its ``unit`` (who speaks, a number), its ``level``,
    whether it is ``dated``, and where it begins (``first``; one more, for the end).
    """

    text: str
    code: Ints
    document: Ints
    room: Ints
    sign: Bools
    begins: Bools
    ends: Bools
    first: Ints
    unit: Ints
    level: Ints
    dated: Bools
    units: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.code)


def letters(readings: Sequence[Reading]) -> Letters:
    """The letters of ``readings``, which are in the order of their documents."""
    text = "".join(reading.key.text for reading in readings)
    first = np.cumsum([0, *(len(reading.key) for reading in readings)])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    code = sorting.numbered(codes.astype(np.int64))
    clause, sign = np.ones(len(code) + 1, bool), np.ones(len(code) + 1, bool)
    begins, ends = np.zeros(len(code), bool), np.zeros(len(code), bool)
    for reading, start, end in zip(readings, first[:-1], first[1:], strict=True):
        clause[start + 1 : end], sign[start + 1 : end] = _signs(reading)
        begins[start:end], ends[start:end] = _edges(reading, sign[start:end])
    stops = np.where(clause, np.arange(len(clause)), len(clause))
    room = np.minimum.accumulate(stops[::-1])[::-1][1:] - np.arange(len(code))
    speakers = [speaker(reading) for reading in readings]
    units = tuple(sorted(set(speakers)))
    known = {name: number for number, name in enumerate(units)}
    levels = [reading.document.level for reading in readings]
    return Letters(
        text=text,
        code=code,
        document=np.repeat(np.arange(len(readings)), np.diff(first)),
        room=room,
        sign=sign,
        begins=begins,
        ends=ends,
        first=first,
        unit=np.array([known[name] for name in speakers], np.int64),
        level=np.array([LEVELS.index(level) if level else len(LEVELS) for level in levels], np.int64),
        dated=np.array([reading.document.date is not None for reading in readings], bool),
        units=units,
    )


def speaker(reading: Reading) -> str:
    """Whose voice a document is: the centre's, that of a division by its full name, else its issuer's, or nobody's."""
    witness = Witness.of(reading)
    return "中央" if reading.document.level == "national" else witness.authority or ""


def _signs(reading: Reading) -> tuple[Bools, Bools]:
    """For each letter of a key but the first, whether a clause ends before it, and whether any sign stands there."""
    text = np.frombuffer(reading.text.text.encode("utf-32-le", "surrogatepass"), "<u4")
    breaks = np.concatenate([[0], np.cumsum(np.isin(text, [ord(sign) for sign in _BREAKS]))])
    starts = np.frombuffer(reading.key.starts, np.intc)[1:]
    ends = np.frombuffer(reading.key.ends, np.intc)[:-1]
    return breaks[starts] > breaks[np.minimum(ends, starts)], starts > ends


def _edges(reading: Reading, sign: Bools) -> tuple[Bools, Bools]:
    """For each letter of a key whether a wording may begin with it, and for each whether one may end with it.

    It must not cut a word there, and the word must be one that can stand at an edge, and no figure.
    """
    begins, ends = np.zeros(len(reading.key), bool), np.zeros(len(reading.key), bool)
    words = _words(reading.key.text, sign)
    if not words:
        return begins, ends
    beyond = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))
    place = np.append(0, beyond[:-1])
    fitness = np.fromiter(map(_fitness, words), np.int64, len(words))
    closed = np.append(sign, True)
    begins[place] = (fitness & BEGINS > 0) & (closed[place] | (fitness & ASKS_FIRST == 0))
    ends[beyond - 1] = (fitness & ENDS > 0) & (closed[beyond] | (fitness & ASKS_LAST == 0))
    return begins, ends


@lru_cache(maxsize=1 << 16)
def _fitness(word: str) -> int:
    """Where a word can stand: whether a wording may begin or end with it, and whether it then asks for a sign beyond.

    >>> [_fitness(word) for word in ("改革", "2035", "的", "进一步")]
    [3, 0, 0, 15]
    """
    if word.isdecimal():
        return 0
    told = (word not in BEGINS_NONE, word not in ENDS_NONE, word in ASKS_BEFORE, word in ASKS_AFTER)
    return sum(bit for bit, holds in zip((BEGINS, ENDS, ASKS_FIRST, ASKS_LAST), told, strict=True) if holds)


def _words(key: str, sign: Bools) -> list[str]:
    """The words of a key, none of them across a sign."""
    stops = [*np.flatnonzero(sign).tolist(), len(key)]
    pieces = _PARTING.join([key[start:end] for start, end in pairwise(stops)])
    return [word for word in cut(pieces) if word != _PARTING]
