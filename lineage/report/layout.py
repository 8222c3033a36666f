"""Lay the site out: which pages there are and what stands on which, so that everything can point to everything."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from lineage.collate.found import Found, Pair, Shared
from lineage.origins import Margined, Margins, Packed, packed, unpacked
from lineage.origins.margins import FURTHER, NAMED
from lineage.records import Answer, Document, Match, Reading, Side, Unarrived
from lineage.report.addresses import anchors, digest, line_starts, name, sheet_names, sheets, short_name
from lineage.report.edition import Edition
from lineage.report.flow import Gap, Row, apart, flow
from lineage.report.marking import language
from lineage.report.stamp import stamp_of
from lineage.spans import Span
from lineage.witness import Witness

FULL = 200_000  # bytes on one page before what stands around them: below 300 KB, and below 90 KB compressed
SURE = 2  # earlier documents that one is always set side by side with, those with which it shares most
LEAST = 150.0  # bits that it must share with a further one, boilerplate left out
CLOSE = 0.2  # the part of a document that must answer for it to be shown whole beside the other
MOST = 4  # and with how many at most
MOST_OF_MANY = 2  # in a corpus of many
ROWS_OF_MANY = 50  # matches of two documents that are shown there, the most telling ones
MANY = 100  # documents
ARRIVED = 0.1  # the share of a source that must have arrived for a list of what did not to tell anything
LISTED = 400  # sentences in that list
LATER = 2  # later documents with words of a sentence that the margin of a document's page names


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it goes below the site's folder, the template it is made with, and what fills it.

    ``made_from`` stands for all that can change the page: where it is what it was, the page is too.
    """

    path: str
    template: str
    fill: Callable[[], Mapping[str, object]]
    made_from: str = ""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the page."""
        return self.fill()


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
class Beside:
    """Two documents side by side: what stands there in order, on which sheets; whether each side is shown whole."""

    items: Sequence[Row | Gap]
    sheets: Sheets
    whole: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Further:
    """What a document shares with the earlier ones it is not set beside, one after the other; on which sheets."""

    rows: Sequence[Row]
    sheets: Sheets

    def at(self, left: str) -> str:
        """Where what is shared with an earlier one begins."""
        first = next(number for number, row in enumerate(self.rows) if row.answer.left == left)
        return f"{self.sheets.path_of(first)}#{document_anchor(left)}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a site; documents are in order of date."""

    edition: Edition
    readings: Mapping[str, Reading]
    numbers: Mapping[str, int]
    found: Found
    stamps: Mapping[str, str]
    document_sheets: Mapping[str, Sheets]
    beside: Mapping[Pair, Beside]
    further: Mapping[str, Further]
    sentence_at: Mapping[tuple[str, int], str]
    match_at: Mapping[str, str]
    lineage_at: Mapping[str, str]
    lines: Mapping[str, Sequence[int]]
    file_sheets: Mapping[str, Sheets]
    scripts: Mapping[str, str]
    witnesses: Sequence[Witness]
    known: dict[str, Match] = field(default_factory=dict)
    packs: dict[str, Packed] = field(default_factory=dict)
    told: dict[str, Margins] = field(default_factory=dict)

    def document(self, key: str) -> Document:
        """A document by its id."""
        return self.readings[key].document

    def front(self, key: str) -> str:
        """The first page of a document."""
        return self.document_sheets[key].paths[0]

    def pair(self, left: str, right: str) -> str | None:
        """The page that shows two documents side by side; none where they share too little."""
        found = self.beside.get((left, right))
        return found.sheets.paths[0] if found else None

    def shared(self, left: str, right: str) -> str:
        """Where what two documents share is shown; nowhere in a corpus of many where it is little."""
        further = self.further.get(right)
        return self.pair(left, right) or (further.at(left) if further else "")

    def anchor(self, key: str, sentence: int) -> str:
        """The anchor of a sentence of a document."""
        return self.sentence_at[key, sentence].partition("#")[2]

    def compared(self, answer: Answer) -> Match:
        """An answer compared word for word; each once."""
        if answer.id not in self.known:
            if self.edition.compare is None:
                raise ValueError(f"nothing compares {answer.id}")
            self.known[answer.id] = self.edition.compare(answer)
        return self.known[answer.id]

    def margins(self, key: str) -> Margins:
        """What the margins of a document say; each is unpacked once."""
        if key not in self.told:
            self.told[key] = unpacked(self.packed(key), self.readings, key)
        return self.told[key]

    def packed(self, key: str) -> Packed:
        """What all pages may show of the margins of a document; where they were not told, they are reckoned once."""
        if not self.packs:
            reckoned = Margined(list(self.readings.values()), self.found, self.compared)
            self.packs.update((name, Packed.of(packed(reckoned.of(name)))) for name in self.readings)
        return self.packs[key]

    def where(self, key: str, source: Span) -> Where:
        """Where a stretch of a document's file stands, as an editor says it: the file, the lines, and its page."""
        file = self.document(key).file
        if file not in self.lines:
            return Where("", file, f"{source.start}", lines=False)
        starts = self.lines[file]
        first, last = bisect_right(starts, source.start), bisect_right(starts, max(source.start, source.end - 1))
        return Where(
            href=f"{self.file_sheets[file].path_of(first - 1)}#L{first}",
            file=file,
            place=f"{first}" if first == last else f"{first}–{last}",
            lines=True,
        )


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: the page that shows it, and the lines, or the offset where there are no lines."""

    href: str
    file: str
    place: str
    lines: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.place}" if self.lines else f"{self.file} @{self.place}"


def lay_out(edition: Edition) -> Layout:
    """The plan of the site of an edition."""
    ordered = sorted(edition.readings, key=lambda reading: reading.document.order)
    readings = {reading.document.id: reading for reading in ordered}
    found = edition.answers or Found.of(map(answer_of, edition.matches))
    document_sheets = {
        key: Sheets.of(f"documents/{name(key)}", headed(sentence_weights(reading, found), edition.margins.get(key)))
        for key, reading in readings.items()
    }
    most = ROWS_OF_MANY if len(ordered) >= MANY else None
    beside = {
        pair: _beside(readings, pair, found.between(*pair, most=most))
        for pair in worth_showing(found.pairs, len(ordered))
    }
    further = {} if most else dict(_further(readings, found, beside))
    raw = {reading.document.file: reading.raw for reading in ordered if reading.raw}
    lines = {file: line_starts(text) for file, text in raw.items()}
    return Layout(
        edition=edition,
        readings=readings,
        numbers={key: number for number, key in enumerate(readings, 1)},
        found=found,
        stamps={key: stamp_of(each) for key, each in readings.items()},
        document_sheets=document_sheets,
        beside=beside,
        further=further,
        sentence_at=dict(chain.from_iterable(_places(each, document_sheets[each.document.id]) for each in ordered)),
        match_at={
            item.answer.id: f"{both.sheets.path_of(number)}#{match_anchor(item.answer)}"
            for both in beside.values()
            for number, item in enumerate(both.items)
            if isinstance(item, Row)
        }
        | {
            row.answer.id: f"{more.sheets.path_of(number)}#{match_anchor(row.answer)}"
            for more in further.values()
            for number, row in enumerate(more.rows)
        },
        lineage_at={lineage.wording: f"wordings/{digest(lineage.wording)}.html" for lineage in edition.lineages},
        lines=lines,
        file_sheets={
            file: Sheets.of(f"files/{short_name(file)}", line_weights(raw[file], starts))
            for file, starts in lines.items()
        },
        witnesses=[Witness.of(reading) for reading in ordered],
        scripts={key: language(reading.text.text) for key, reading in readings.items()},
        known={match.id: match for match in edition.matches},
        packs=dict(edition.margins),
    )


def answer_of(match: Match) -> Answer:
    """What a match was before it was compared."""
    return Answer(
        id=match.id,
        left=match.left.document,
        right=match.right.document,
        left_clean=match.left.clean,
        right_clean=match.right.clean,
        left_sentences=(match.left.sentence, match.left.through),
        right_sentences=(match.right.sentence, match.right.through),
        score=match.score,
        surprise=match.surprise,
        boilerplate=match.boilerplate,
    )


def match_anchor(match: Answer | Match) -> str:
    """The anchor of a match on its page."""
    return f"m-{name(match.id)}"


def document_anchor(key: str) -> str:
    """The anchor of what a document shares with another."""
    return f"d-{digest(key)}"


def attestation_anchor(key: str) -> str:
    """The anchor of an attestation on the page of its wording."""
    return f"a-{digest(key)}"


def sentence_anchors(reading: Reading) -> list[str]:
    """The anchor of each sentence of a document."""
    return anchors(each.clean.of(reading.text.text) for each in reading.sentences)


def touched(sentences: tuple[int, int]) -> range:
    """The numbers of the sentences from the first to the last."""
    return range(sentences[0], sentences[1] + 1)


def covered(spans: Iterable[Span], reading: Reading) -> float:
    """The part of a document's characters that these stretches hold."""
    marks = bytearray(len(reading.text))
    for span in spans:
        marks[span.start : span.end] = b"\1" * len(span)
    return sum(marks) / len(marks) if marks else 0.0


def worth_showing(pairs: Mapping[Pair, Shared], documents: int) -> list[Pair]:
    """The pairs that are set side by side: for each later document those with which it shares most."""
    by_right: dict[str, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, shared in pairs.items():
        by_right[pair[1]].append((-shared.bits, pair))
    most = MOST_OF_MANY if documents >= MANY else MOST
    return sorted(
        pair
        for found in by_right.values()
        for rank, (less, pair) in enumerate(sorted(found)[:most])
        if rank < SURE or -less >= LEAST
    )


def whole_pair(layout: Layout, pair: Pair) -> Beside:
    """Two documents side by side on one sheet, however long, with all that is known of them."""
    left, right = (layout.readings[key] for key in pair)
    known = [answer_of(match) for match in layout.edition.matches]
    items = flow(left, right, [one for one in known if (one.left, one.right) == pair])
    return Beside(items, Sheets(("pair.html",), (range(len(items)),)), (True, True))


def _beside(readings: Mapping[str, Reading], pair: Pair, answers: Sequence[Answer]) -> Beside:
    left, right = (readings[key] for key in pair)
    items = flow(left, right, answers)
    telling = _telling(answers)
    there, here = [one.left_clean for one in telling], [one.right_clean for one in telling]
    whole = covered(there, left) >= CLOSE, covered(here, right) >= CLOSE
    weights = [item_weight(item, left, right, whole=whole) for item in items]
    return Beside(items, Sheets.of(f"pairs/{name(pair[0])}--{name(pair[1])}", weights), whole)


def _further(readings: Mapping[str, Reading], found: Found, beside: Container[Pair]) -> Iterator[tuple[str, Further]]:
    """What documents share that are not set beside each other, by the later one, in order of the earlier ones."""
    for right, reading in readings.items():
        rows = [
            row
            for left in readings
            if (left, right) in found.pairs and (left, right) not in beside
            for row in apart(readings[left], reading, _telling(found.between(left, right)))
        ]
        if rows:
            weights = [item_weight(row, readings[row.answer.left], reading, whole=(False, False)) for row in rows]
            yield right, Further(rows, Sheets.of(f"further/{name(right)}", weights))


def _telling(answers: Iterable[Answer]) -> list[Answer]:
    """Those that are more than boilerplate."""
    return [one for one in answers if not one.boilerplate]


def _places(reading: Reading, on: Sheets) -> Iterator[tuple[tuple[str, int], str]]:
    """Where each sentence of a document stands on the site."""
    for number, anchor in enumerate(sentence_anchors(reading)):
        yield (reading.document.id, number), f"{on.path_of(number)}#{anchor}"


# How many bytes things take on a page, guessed a little high: what decides where a long page is cut.


def item_weight(item: Row | Gap, left: Reading, right: Reading, *, whole: tuple[bool, bool]) -> int:
    """About how many bytes a row takes, or what stands between two."""
    if isinstance(item, Row):
        spans = (item.answer.left_clean, item.answer.right_clean, *item.left, *item.right)
        return 640 + 4 * sum(map(len, spans))
    sides = zip((left, right), (item.left, item.right), whole, strict=True)
    texts = [reading.sentences[number].clean for reading, side, shown in sides if shown for number in side]
    return 300 + sum(20 + 3 * len(span) for span in texts)


def line_weights(text: str, starts: Sequence[int]) -> list[int]:
    """About how many bytes each line of a file takes."""
    return [18 + 3 * (end - start) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def unarrived(margins: Margins) -> Sequence[Unarrived]:
    """What did not arrive of the document from which most came, as far as that is listed."""
    missing = margins.missing
    return missing.missing[:LISTED] if missing and missing.arrived >= ARRIVED else ()


def headed(weights: list[int], margins: Packed | None) -> list[int]:
    """Sentences with the list of what did not arrive before the first of them."""
    if margins and weights and (margins.arrived or 0) >= ARRIVED:
        weights[0] += sum(100 + sum(60 + 3 * size for size in sizes) for sizes in margins.lost[:LISTED])
    return weights


def sentence_weights(reading: Reading, found: Found) -> list[int]:
    """About how many bytes each sentence of a document takes, with the documents its margin names."""
    weights = [330 + 3 * len(sentence.clean) for sentence in reading.sentences]
    named: tuple[tuple[Side, int], ...] = (("right", NAMED + FURTHER), ("left", LATER))
    for side, most in named:
        others = found.sharing(reading.document.id, side, len(weights))
        for number, count in enumerate(np.minimum(others, most).tolist()):
            weights[number] += 190 * count
    return weights
