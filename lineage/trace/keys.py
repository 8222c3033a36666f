"""The key texts of a corpus as one text, and how firmly its characters bind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING

import numpy as np

from lineage.normalise import fold
from lineage.records import Document, Reading
from lineage.sources import Fetch, Source
from lineage.witness import OPENING, Witness

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

TWICE = 2  # times that two characters must stand together for it to tell anything
TRUST = 2.0  # occurrences of a character from which what follows it elsewhere is believed
PARTING = "\n"  # no key holds it
MOST = 4096  # characters whose pairs are counted; rarer ones count as never met


folded = lru_cache(maxsize=1 << 15)(fold)
"""`fold`, for what is folded again and again."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of documents one after the other; that of document ``i`` begins at ``begins[i]``.

    The rest of a document is fetched when it is first needed, and kept: few documents have a wording, and most of the
    time a trace takes would go into unpacking the others.
    """

    documents: tuple[Document, ...]
    text: str
    begins: tuple[int, ...]
    fetch: Fetch
    sources: dict[int, Source]
    speakers: list[Witness] = field(default_factory=list)

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Keys:
        """Those of readings, in the order of their documents."""
        ordered = [Source.of(one) for one in sorted(readings, key=lambda reading: reading.document.order)]
        sources = dict(enumerate(ordered))
        found = [(one.document, one.key.text) for one in ordered]
        return replace(cls.joined(found, lambda _: {}), sources=sources)

    @classmethod
    def joined(cls, found: Iterable[tuple[Document, str]], fetch: Fetch) -> Keys:
        """Those of documents in their order, each given with its key, parted so that nothing is found across two."""
        documents, parts, begins, place = [], [""], [], 1
        for document, key in found:
            documents.append(document)
            parts.append(key)
            begins.append(place)
            place += len(key) + 1
        return cls(tuple(documents), PARTING.join([*parts, ""]), tuple(begins), fetch, {})

    def load(self, numbers: Iterable[int]) -> None:
        """Fetch these documents all at once, those that are not here yet."""
        if missing := sorted(set(numbers) - self.sources.keys()):
            self.sources.update(self.fetch(missing))

    def source(self, number: int) -> Source:
        """The document of this number."""
        if number not in self.sources:
            self.load([number])
        return self.sources[number]

    def within(self, at: int) -> tuple[int, int]:
        """Which document a place lies in, and where in its key."""
        number = bisect_right(self.begins, at) - 1
        return number, at - self.begins[number]

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the key of a document begins and ends."""
        end = self.begins[number + 1] - 1 if number + 1 < len(self.begins) else len(self.text) - 1
        return self.begins[number], end

    def head(self, number: int, length: int) -> str:
        """So many first characters of the key of a document."""
        first, last = self.bounds(number)
        return self.text[first : min(first + length, last)]

    def witnesses(self) -> Sequence[Witness]:
        """The documents, each with the division that it speaks for; told once."""
        if not self.speakers:
            self.speakers.extend(Witness.speaking(one, self.head(n, OPENING)) for n, one in enumerate(self.documents))
        return self.speakers

    def codes(self) -> npt.NDArray[np.uint32]:
        """The text as numbers."""
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True, slots=True)
class Statistics:
    """How often some characters, and two of them in a row, stand in a text.

    Only what stands near the wording is counted, which keeps a trace of millions of characters within a second.
    """

    text: str
    codes: npt.NDArray[np.uint32]
    rows: npt.NDArray[np.uint16]
    single: Ints
    double: Ints
    met: dict[str, tuple[Counter[str], Counter[str]]] = field(default_factory=dict)
    pulled: dict[str, float] = field(default_factory=dict)
    cut: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Keys, characters: set[str]) -> Statistics:
        """The counts for ``characters``, over the whole of ``keys``."""
        codes = keys.codes()
        wanted = sorted(characters - {PARTING})
        if len(wanted) > MOST:
            often = np.bincount(codes)
            wanted = sorted(wanted, key=lambda character: -int(often[ord(character)]))[:MOST]
        rows = np.zeros(int(codes.max()) + 1, np.uint16)
        rows[[ord(character) for character in wanted]] = np.arange(1, len(wanted) + 1)
        of_each, width = rows[codes], len(wanted) + 1
        pair = of_each[:-1].astype(np.int64) * width
        pair += of_each[1:]
        double = np.bincount(pair, minlength=width * width).reshape(width, width)
        single = double.sum(axis=1) + np.bincount(of_each[-1:], minlength=width)
        double[0], double[:, 0], single[0] = 0, 0, 0
        return cls(keys.text, codes, rows, single, double)

    def one(self, character: str) -> int:
        """How often ``character`` stands in the text."""
        return int(self.single[self.rows[ord(character)]])

    def two(self, first: str, second: str) -> int:
        """How often ``second`` follows ``first``."""
        return int(self.double[self.rows[ord(first)], self.rows[ord(second)]])

    def around(self, first: str, second: str) -> tuple[Counter[str], Counter[str]]:
        """What stands before, and what stands after, each place where ``second`` follows ``first``."""
        if first + second not in self.met:
            places = [match.start() for match in re.finditer(re.escape(first + second), self.text)]
            before = Counter(self.text[at - 1] for at in places)
            self.met[first + second] = before, Counter(self.text[at + 2] for at in places)
        return self.met[first + second]

    def binding(self, both: int, first: int, second: int) -> float:
        """The mutual information, in bits, of two things that are met so often each and together; once is chance."""
        if both < TWICE:
            return 0.0
        return log2((both + 0.5) * len(self.text) / ((first + 1) * (second + 1)))

    def pull(self, first: str, second: str) -> float:
        """How two neighbouring characters attract each other elsewhere than in the place that is looked at."""
        pair = first + second
        if pair not in self.pulled:
            bits = self.binding(self.two(first, second) - 1, self.one(first), self.one(second))
            self.pulled[pair] = max(0.0, bits)
        return self.pulled[pair]

    def news(
        self, first: npt.NDArray[np.uint32], second: npt.NDArray[np.uint32], apart_from: Ints
    ) -> npt.NDArray[np.float64]:
        """How many bits it tells that ``second`` follows ``first``, for columns of character codes.

        So many places are left out of account, being those to be judged.
        """
        before, after = self.rows[first], self.rows[second]
        both = np.maximum(self.double[before, after] - apart_from, 0)
        alone = np.maximum(self.single[before] - apart_from, 0)
        anywhere = (self.single[after] + 1) / len(self.text)
        bits: npt.NDArray[np.float64] = -np.log2((both + TRUST * anywhere) / (alone + TRUST))
        return np.maximum(bits, 0.0)


def every(wanted: str, text: str) -> Iterator[int]:
    """Every place of ``wanted`` in ``text``, also those that overlap."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
