"""Lay the site out: which pages there are and what stands on which, so that everything can point to everything."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lineage.records import Document, Match, Passage, Reading
from lineage.report.addresses import anchors, digest, line_starts, name, sheet_names, sheets
from lineage.report.edition import Edition
from lineage.report.labels import Say, speaker
from lineage.report.marking import language
from lineage.spans import Span

Pair = tuple[str, str]

FULL = 250_000  # bytes of rows on one page, which leaves room for the page around them below 300 KB


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it goes below the site's folder, the template it is made with, and what fills it."""

    path: str
    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A page that may be too long for one file: the files it is cut into, and which of its items each holds."""

    paths: tuple[str, ...]
    items: tuple[range, ...]

    @classmethod
    def of(cls, stem: str, weights: Sequence[int]) -> Sheets:
        """Items of these weights (in bytes) on as many sheets as they need."""
        items = tuple(sheets(weights, FULL))
        return cls(tuple(sheet_names(stem, len(items))), items)

    def path_of(self, item: int) -> str:
        """The file that holds an item."""
        return self.paths[bisect_right(self.items, item, key=lambda held: held.start) - 1]


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a site. Documents are in order of date; ``pairs`` holds those that share more than boilerplate."""

    edition: Edition
    readings: Mapping[str, Reading]
    numbers: Mapping[str, int]
    pairs: Mapping[Pair, Sequence[Match]]
    arriving: Mapping[str, Sequence[Match]]
    leaving: Mapping[str, Sequence[Match]]
    document_sheets: Mapping[str, Sheets]
    pair_sheets: Mapping[Pair, Sheets]
    sentence_at: Mapping[tuple[str, int], str]
    match_at: Mapping[str, str]
    lineage_at: Mapping[str, str]
    lines: Mapping[str, Sequence[int]]
    scripts: Mapping[str, str]

    @property
    def say(self) -> Say:
        """The labels in the edition's language."""
        return speaker(self.edition.language)

    def document(self, key: str) -> Document:
        """A document by its id."""
        return self.readings[key].document

    def front(self, key: str) -> str:
        """The first page of a document."""
        return self.document_sheets[key].paths[0]

    def pair(self, left: str, right: str) -> str | None:
        """The page that shows two documents side by side; none where they share nothing but boilerplate."""
        found = self.pair_sheets.get((left, right))
        return found.paths[0] if found else None

    def where(self, key: str, source: Span) -> str:
        """Where a stretch of a document's file stands, as an editor says it: the file, then the lines."""
        file = self.document(key).file
        if not self.readings[key].raw:
            return f"{file} {self.say('offset', n=source.start)}"
        first, last = self._lines(file, source)
        return f"{file}:{first}" if first == last else f"{file}:{first}–{last}"

    def lines_of(self, key: str, source: Span) -> str:
        """On which lines of its file a stretch of a document stands, in words."""
        if not self.readings[key].raw:
            return self.say("offset", n=source.start)
        first, last = self._lines(self.document(key).file, source)
        return self.say("line", n=first) if first == last else self.say("lines", n=first, last=last)

    def _lines(self, file: str, source: Span) -> tuple[int, int]:
        starts = self.lines[file]
        return bisect_right(starts, source.start), bisect_right(starts, max(source.start, source.end - 1))


def lay_out(edition: Edition) -> Layout:
    """The plan of the site of an edition."""
    ordered = sorted(edition.readings, key=lambda reading: reading.document.order)
    pairs = _pairs(edition.matches)
    arriving = _by_document((match for matches in pairs.values() for match in matches), _right)
    leaving = _by_document((match for matches in pairs.values() for match in matches), _left)
    document_sheets = {
        (key := reading.document.id): Sheets.of(
            f"documents/{name(key)}", sentence_weights(reading, arriving.get(key, ()), leaving.get(key, ()))
        )
        for reading in ordered
    }
    pair_sheets = {
        pair: Sheets.of(f"pairs/{name(pair[0])}--{name(pair[1])}", [match_weight(match) for match in matches])
        for pair, matches in pairs.items()
    }
    return Layout(
        edition=edition,
        readings={reading.document.id: reading for reading in ordered},
        numbers={reading.document.id: number for number, reading in enumerate(ordered, 1)},
        pairs=pairs,
        arriving=arriving,
        leaving=leaving,
        document_sheets=document_sheets,
        pair_sheets=pair_sheets,
        sentence_at=dict(chain.from_iterable(_places(each, document_sheets[each.document.id]) for each in ordered)),
        match_at={
            match.id: f"{pair_sheets[pair].path_of(number)}#{match_anchor(match)}"
            for pair, matches in pairs.items()
            for number, match in enumerate(matches)
        },
        lineage_at={lineage.wording: f"wordings/{digest(lineage.wording)}.html" for lineage in edition.lineages},
        scripts={reading.document.id: language(reading.text.text) for reading in ordered},
        lines={reading.document.file: line_starts(reading.raw) for reading in ordered if reading.raw},
    )


def match_anchor(match: Match) -> str:
    """The anchor of a match on its page."""
    return f"m-{name(match.id)}"


def attestation_anchor(key: str) -> str:
    """The anchor of an attestation on the page of its wording."""
    return f"a-{digest(key)}"


def touched(passage: Passage) -> range:
    """The numbers of the sentences a passage touches."""
    return range(passage.sentence, passage.through + 1)


def sentence_anchors(reading: Reading) -> list[str]:
    """The anchor of each sentence of a document."""
    return anchors(each.clean.of(reading.text.text) for each in reading.sentences)


def _right(match: Match) -> Passage:
    return match.right


def _left(match: Match) -> Passage:
    return match.left


def _pairs(matches: Iterable[Match]) -> dict[Pair, list[Match]]:
    """Matches by their two documents, in the order of the right one; pairs that share only boilerplate left out."""
    found: dict[Pair, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.left.document, match.right.document].append(match)
    return {
        pair: sorted(together, key=lambda match: (match.right.clean, match.left.clean, match.id))
        for pair, together in sorted(found.items())
        if not all(match.boilerplate for match in together)
    }


def _by_document(matches: Iterable[Match], side: Callable[[Match], Passage]) -> dict[str, list[Match]]:
    """Matches that carry more than boilerplate, by the document on one side."""
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if not match.boilerplate:
            found[side(match).document].append(match)
    return dict(found)


def _places(reading: Reading, on: Sheets) -> Iterator[tuple[tuple[str, int], str]]:
    """Where each sentence of a document stands on the site."""
    for number, anchor in enumerate(sentence_anchors(reading)):
        yield (reading.document.id, number), f"{on.path_of(number)}#{anchor}"


# How many bytes things take on a page, guessed a little high: what decides where a long page is cut.


def match_weight(match: Match) -> int:
    """About how many bytes the row of a match takes."""
    sides = (match.left, match.right)
    raw = sum(len(side.text) + 40 for side in sides if side.text != side.words)
    return 850 + 3 * (sum(len(side.words) for side in sides) + raw) + 11 * len(match.changes)


def sentence_weights(reading: Reading, arriving: Iterable[Match], leaving: Iterable[Match]) -> list[int]:
    """About how many bytes each sentence of a document takes, with the documents its margin names."""
    weights = [220 + 3 * len(sentence.clean) for sentence in reading.sentences]
    for matches, side, other in ((arriving, _right, _left), (leaving, _left, _right)):
        for number, _ in {(number, other(match).document) for match in matches for number in touched(side(match))}:
            weights[number] += 260
    return weights
