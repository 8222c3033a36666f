"""What a document shares with the earlier ones it is not set beside: every match by itself, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lineage.report.flow import Row
from lineage.report.labels import say
from lineage.report.layout import Further, Layout, Page, document_anchor
from lineage.report.marking import plain
from lineage.report.pair import Head, Line, head, lines
from lineage.report.stamp import stamp


@dataclass(frozen=True, slots=True)
class Part:
    """What is shared with one earlier document, as far as it stands on this sheet."""

    anchor: str
    left: Head
    count: int
    continued: bool
    rows: Sequence[Line]


def further_pages(layout: Layout, key: str) -> Iterator[Page]:
    """The sheets of what one document shares with those it is not set beside."""
    found = layout.further[key]
    documents = dict.fromkeys([key, *(row.answer.left for row in found.rows)])
    places = [(layout.document_sheets[one], layout.file_sheets.get(layout.document(one).file)) for one in documents]
    made_from = stamp([layout.stamps[one] for one in documents], found, places)
    for sheet, (path, items) in enumerate(zip(found.sheets.paths, found.sheets.items, strict=True), 1):

        def fill(sheet: int = sheet, items: range = items) -> Mapping[str, object]:
            return _values(layout, key, found, items) | {"sheet": sheet, "paths": found.sheets.paths}

        yield Page(path, "further.html", fill, made_from)


def _values(layout: Layout, key: str, found: Further, items: range) -> dict[str, object]:
    right = head(layout, key)
    parts = list(_parts(layout, key, found, items))
    return {
        "heading": say("further_title", title=plain(right.title, 40)),
        "right": right,
        "parts": parts,
        "traditional": "zh-Hant" in (right.lang, *(part.left.lang for part in parts)),
    }


def _parts(layout: Layout, key: str, found: Further, items: range) -> Iterator[Part]:
    """What stands on one sheet, earlier document by earlier document; numbers run on over sheets."""
    here = {row.answer.id for row in found.rows[items.start : items.stop]}
    for left, together in groupby(found.rows, key=_left):
        rows = list(together)
        shown = [row for row in rows if row.answer.id in here]
        if shown:
            before = rows.index(shown[0])
            numbered = lines(layout, (left, key), shown, first=before + 1)
            yield Part(document_anchor(left), head(layout, left), len(rows), bool(before), numbered)


def _left(row: Row) -> str:
    return row.answer.left
