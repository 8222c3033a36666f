"""The key texts of a corpus as one text, and how firmly its characters bind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import log2
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lineage.normalise import fold
from lineage.records import Document, Reading
from lineage.sources import Fetch, Source
from lineage.trace.citation import HEAD, Register, known_by, named_sources
from lineage.witness import OPENING, Witness

if TYPE_CHECKING:
    import numpy.typing as npt

    from lineage.trace.pairs import Pairs

    Ints = npt.NDArray[np.int64]
    Codes = npt.NDArray[np.uint32]

TWICE = 2  # times that two characters must stand together for it to tell anything
TRUST = 2.0  # occurrences of a character from which what follows it elsewhere is believed
PARTING = "\n"  # no key holds it
MOST = 4096  # characters whose pairs are counted; rarer ones count as never met


Met = dict[str, tuple[Counter[str], Counter[str]]]  # what stands before and after each two characters

folded = lru_cache(maxsize=1 << 15)(fold)
"""`fold`, for what is folded again and again."""


class Kept(Protocol):
    """Where it is kept what takes long to tell of a whole corpus."""

    def register(self) -> Register:
        """What is told of all documents."""

    def tally(self) -> Tally:
        """How often each character follows each other in their keys, put together."""


@dataclass(frozen=True)
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
    kept: Kept | None = None

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Keys:
        """Those of readings, in the order of their documents."""
        ordered = [Source.of(one) for one in sorted(readings, key=lambda reading: reading.document.order)]
        sources = dict(enumerate(ordered))
        found = [(one.document, one.key.text) for one in ordered]
        return replace(cls.joined(found, lambda _: {}), sources=sources)

    @classmethod
    def joined(cls, found: Iterable[tuple[Document, str]], fetch: Fetch, kept: Kept | None = None) -> Keys:
        """Those of documents in their order, each given with its key, parted so that nothing is found across two."""
        documents, parts, begins, place = [], [""], [], 1
        for document, key in found:
            documents.append(document)
            parts.append(key)
            begins.append(place)
            place += len(key) + 1
        return cls(tuple(documents), PARTING.join([*parts, ""]), tuple(begins), fetch, {}, kept)

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

    @cached_property
    def register(self) -> Register:
        """Who speaks in the documents, what others may name them, and which texts they name: kept, or told now."""
        if self.kept:
            return self.kept.register()
        witnesses = [Witness.speaking(one, self.head(n, OPENING)) for n, one in enumerate(self.documents)]
        known = [known_by(witness, self.head(n, HEAD)) for n, witness in enumerate(witnesses)]
        return Register(witnesses, known, lambda some: [named_sources(self.source(n), witnesses[n]) for n in some])

    @cached_property
    def tally(self) -> Tally:
        """How often each character follows each other: kept, or counted now."""
        return self.kept.tally() if self.kept else Tally.of(self.text)


def codes(text: str) -> Codes:
    """A text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one character follows another: those pairs that stand in a text, in the order of their codes."""

    first: Codes
    second: Codes
    times: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, text: str) -> Tally:
        """The counts of a text."""
        found = codes(text)
        letters = np.flatnonzero(np.bincount(found)).astype(np.uint32)
        rank = np.zeros(int(found.max(initial=0)) + 1, np.uint32)
        rank[letters] = np.arange(len(letters))
        ranks: Codes = rank[found]
        if len(letters) >= 1 << 16:
            ranks = ranks.astype(np.uint64)
        pairs = np.sort(ranks[:-1] * len(letters) + ranks[1:])
        begins = np.flatnonzero(np.diff(pairs, prepend=pairs[:1] + 1))
        first, second = np.divmod(pairs[begins], max(len(letters), 1))
        return cls(letters[first], letters[second], np.diff(begins, append=len(pairs)).astype(np.uint32))


@dataclass(frozen=True, slots=True)
class Statistics:
    """How often some characters, and two of them in a row, stand in a text.

    Only what stands near the wording is counted, which keeps a trace of millions of characters within a second. Who
    asks for thousands of wordings gives ``pairs``, where any two characters stand.
    """

    text: str
    rows: npt.NDArray[np.uint16]
    single: Ints
    double: npt.NDArray[np.uint32]
    met: Met = field(default_factory=dict)
    pulled: dict[str, float] = field(default_factory=dict)
    cut: dict[str, bool] = field(default_factory=dict)
    held: dict[str, bool] = field(default_factory=dict)
    pairs: Pairs | None = None

    @classmethod
    def of(cls, keys: Keys, characters: set[str]) -> Statistics:
        """The counts for ``characters``, over the whole of ``keys``."""
        tally = keys.tally
        wanted = sorted(characters - {PARTING})
        often = np.bincount(tally.first, tally.times)  # each character is followed by one: the text ends in none
        if len(wanted) > MOST:
            wanted = sorted(wanted, key=lambda character: -int(often[ord(character)]))[:MOST]
        places = [ord(character) for character in wanted]
        rows = np.zeros(len(often), np.uint16)
        rows[places] = np.arange(1, len(wanted) + 1)
        before, after = rows[tally.first], rows[tally.second]
        counted = np.flatnonzero((before > 0) & (after > 0))
        double = np.zeros((len(wanted) + 1, len(wanted) + 1), np.uint32)
        double[before[counted], after[counted]] = tally.times[counted]
        single = np.concatenate([[0], often[places].astype(np.int64)])
        return cls(keys.text, rows, single, double)

    def one(self, character: str) -> int:
        """How often ``character`` stands in the text."""
        return int(self.single[self.rows[ord(character)]])

    def two(self, first: str, second: str) -> int:
        """How often ``second`` follows ``first``."""
        return int(self.double[self.rows[ord(first)], self.rows[ord(second)]])

    def around(self, first: str, second: str) -> tuple[Counter[str], Counter[str]]:
        """What stands before, and what stands after, each place where ``second`` follows ``first``."""
        if first + second not in self.met:
            places = self._places(first, second)
            before = Counter(self.text[at - 1] for at in places)
            self.met[first + second] = before, Counter(self.text[at + 2] for at in places)
        return self.met[first + second]

    def _places(self, first: str, second: str) -> list[int]:
        if self.pairs and first != second:
            return self.pairs.every(first + second)
        return [match.start() for match in re.finditer(re.escape(first + second), self.text)]

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

    def news(self, first: Codes, second: Codes, apart_from: Ints) -> npt.NDArray[np.float64]:
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
