"""CSV for spreadsheets: nested fields side by side, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lineage.export.fields import Fields

BYTE_ORDER_MARK = "\ufeff"
FORMULA = tuple("=+-@＝＋－＠")
_SIDE = ("document", "title", "level", "date", "file", "line", "sentence", "through", "start", "end", "text", "clean")
_ATTESTATION = (
    *("wording", "id", "document", "title", "level", "date", "file", "line", "sentence"),
    *("start", "end", "text", "formulation", "context"),
)
_PLACE = ("unit", "document", "title", "level", "date", "file", "line", "start", "end", "text")
_SOURCE = (
    *("match", "document", "title", "level", "date", "relation", "score", "surprise", "critical"),
    *("file", "line", "sentence", "start", "end", "clean"),
)
_QUOTED = ("document", "title", "date", "file", "line", "start", "end", "text", "clean")
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("document", "title", "level", "issuer", "date", "held", "published", "kind", "authority"),
        *("file", "start", "end", "sentences", "inferred", "warnings", "encoding"),
    ),
    "sentences": ("document", "sentence", "paragraph", "form", "line", "start", "end", "text", "clean"),
    "matches": (
        "match",
        *(f"left_{name}" for name in _SIDE),
        *(f"right_{name}" for name in _SIDE),
        *("relation", "score", "surprise", "boilerplate", "critical", "changes", "slots"),
    ),
    "attestations": _ATTESTATION,
    "origins": (
        *("document", "title", "level", "date", "sentence", "form", "line", "start", "end", "text", "clean"),
        *("covered", "origin", "sources", "further", *(f"source_{name}" for name in _SOURCE)),
    ),
    "wordings": (
        *("wording", "score", "rise", "fall", "joint", "documents", "times", "levels", "units"),
        *(f"first_{name}" for name in _PLACE),
        "followers",
        *(f"last_{name}" for name in _PLACE),
        "variants",
    ),
    "missing": (
        *("upstream_document", "upstream_title", "downstream_document", "downstream_title"),
        *("sentence", "form", "arrived", "line", "start", "end", "text", "clean"),
    ),
    "verdicts": (
        *("draft", "quotation", "kind", "line", "column", "start", "end", "text", "clean", "verdict", "also", "rule"),
        *("level", "critical", "message", "attributed_name", "attributed_document", "changes", "fingerprint"),
        *(f"source_{name}" for name in _QUOTED),
    ),
    "adoption": (
        *("wording", "unit", "level", "date", "lag", "document", "title", "formulation", "attestation"),
        *("attestations", "documents"),
    ),
    "lineages": (*_ATTESTATION, "parent", "relation", "confidence", "runner_up", "margin", "whole", "undetermined"),
}


def lines(what: str, rows: Iterable[Fields], *, byte_order_mark: bool = False) -> Iterator[str]:
    """A header and each row; ``byte_order_mark`` lets Excel see that it is UTF-8.

    A lineage takes a row for each attestation, with its parent beside it; the origin of a sentence its likeliest source
    only; what did not arrive a row for each passage; a wording that travelled has its followers in one cell.
    """
    yield (BYTE_ORDER_MARK if byte_order_mark else "") + line(COLUMNS[what])
    for row in table(what, rows):
        yield line(list(map(cell, row.values())))


def table(what: str, rows: Iterable[Fields]) -> Iterator[Fields]:
    """The same rows as fields: the columns in their order, the values as they are."""
    for row in rows:
        for unfolded in UNFOLD.get(what, _as_it_is)(row):
            flat = _flat(unfolded)
            yield {column: flat[column] for column in COLUMNS[what]}


def matrix(rows: Iterable[Fields], *, byte_order_mark: bool = False) -> Iterator[str]:
    """An adoption table with a line for each unit and a column for each wording; in the cells date and lag in days."""
    cells: dict[tuple[str, str], dict[str, str]] = {}
    wordings: dict[str, None] = {}
    for row in rows:
        wordings[row["wording"]] = None
        when = f"{row['date']} (+{row['lag']})" if row["date"] else ""
        cells.setdefault((row["level"], row["unit"]), {})[row["wording"]] = when
    yield (BYTE_ORDER_MARK if byte_order_mark else "") + line([cell(one) for one in ("level", "unit", *wordings)])
    for (level, unit), found in cells.items():
        yield line([cell(one) for one in (level, unit, *(found.get(wording, "") for wording in wordings))])


def cell(value: Any) -> str:
    """What stands in a cell: text that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell(["甲", "乙"]), cell(False), cell(None), cell(0.5)
    ("'=1+1", '甲; 乙', 'false', '', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return _safe(_joined(value))
    if isinstance(value, str):
        return _safe(value)
    return json.dumps(value)


def _safe(text: str) -> str:
    """Text as text: Excel and LibreOffice hide the apostrophe and calculate nothing."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _joined(values: Sequence[Any]) -> str:
    if not all(isinstance(value, dict) for value in values):
        return "; ".join(values)
    if values and "op" in values[0]:
        return "".join(map(_marked, values))
    if values and "template" in values[0]:
        return "; ".join(f"{value['template']} {value['left']} → {value['right']}" for value in values)
    return "; ".join(f"{value['line']}: {value['kind']} {value['detail']}".rstrip() for value in values)


def _marked(change: Fields) -> str:
    """One change as `[-湖北-]{+武汉+}`; what differs in script, width or punctuation only stands as on the right."""
    if change["op"] in ("equal", "variant"):
        return str(change["right"])
    left = f"[-{change['left']}-]" if change["left"] else ""
    right = f"{{+{change['right']}+}}" if change["right"] else ""
    return left + right


def _unfolded(lineage: Fields) -> Iterator[Fields]:
    """The attestations of a lineage, each with what is known of its parent."""
    edges = {edge["child"]: edge for edge in lineage["edges"]}
    none = dict.fromkeys(("parent", "relation", "confidence", "runner_up", "margin", "whole"))
    for found in lineage["attestations"]:
        open_question = found["id"] in lineage["undetermined"]
        yield {
            "wording": lineage["wording"],
            **found,
            **none,
            **edges.get(found["id"], {}),
            "undetermined": open_question,
        }


def _as_it_is(row: Fields) -> Iterator[Fields]:
    yield row


def _with_its_source(origin: Fields) -> Iterator[Fields]:
    """The origin of a sentence, with the first of its sources, and how many there are."""
    sources = origin["sources"]
    yield {**origin, "sources": len(sources), "source": sources[0] if sources else dict.fromkeys(_SOURCE)}


def _passages(arrival: Fields) -> Iterator[Fields]:
    """The passages that did not arrive, each with its sentence."""
    sides = {side: arrival[side] for side in ("upstream", "downstream")}
    for sentence in arrival["missing"]:
        yield from ({**sides, **sentence, **passage} for passage in sentence["passages"])


def _in_a_row(travelled: Fields) -> Iterator[Fields]:
    """A wording that travelled, with followers and variants as lists: 湖北省 2021-01-24 (87); …"""
    followers = [f"{one['unit'] or ''} {one['date'] or ''} ({one['lag']})".strip() for one in travelled["followers"]]
    yield {**travelled, "followers": followers, "variants": [one["wording"] for one in travelled["variants"]]}


def _verdict(row: Fields) -> Iterator[Fields]:
    """A quotation with its verdict, where nothing is named or found with empty cells for it."""
    named, source = dict.fromkeys(("name", "document")), dict.fromkeys(_QUOTED)
    yield {**row, "attributed": row["attributed"] or named, "source": row["source"] or source}


UNFOLD = {
    "verdicts": _verdict,
    "wordings": _in_a_row,
    "lineages": _unfolded,
    "origins": _with_its_source,
    "missing": _passages,
}


def _flat(row: Fields, before: str = "") -> Fields:
    """Nested fields side by side.

    >>> _flat({"match": "a", "left": {"file": "b"}})
    {'match': 'a', 'left_file': 'b'}
    """
    flat: Fields = {}
    for name, value in row.items():
        flat |= _flat(value, f"{before}{name}_") if isinstance(value, dict) else {f"{before}{name}": value}
    return flat


def line(cells: Sequence[str]) -> str:
    """Cells as one line of CSV."""
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
