"""Read a folder of alignments made by hand: docs/reference/truth.md says how it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lineage.collate.scoring import UNNUMBERED, Alignment, Looked, Truth
from lineage.errors import NoTruthError, TruthRowError, UnreadableDocumentError
from lineage.ingest.files import contents
from lineage.records import RELATIONS

ALIGNMENTS, LOOKED_AT, DOCUMENTS = "alignments.jsonl", "looked-at.jsonl", "documents"
SUFFIXES = (".tsv", ".txt")

Row = Mapping[str, Any]


def truth(folder: Path) -> Truth:
    """What stands in ``folder``: alignments, numbered sentences, and how far the reading went."""
    path = folder / ALIGNMENTS
    if not path.is_file():
        raise NoTruthError(path=path)
    alignments = tuple(_alignment(where, row) for where, row in _rows(path))
    if not alignments:
        raise TruthRowError(where=path, what=ALIGNMENTS)
    looked_at = tuple(_looked(where, row) for where, row in _rows(folder / LOOKED_AT))
    documents = {
        file.stem: tuple(line.split("\t", 1)[1] for line in _text(file).splitlines() if "\t" in line)
        for file in sorted((folder / DOCUMENTS).glob("*"))
        if file.suffix in SUFFIXES
    }
    return Truth(alignments, documents, looked_at)


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    """Each line of a file of JSON objects, and where it stands; a file that is not there has none."""
    lines = _text(path).split("\n") if path.is_file() else []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise TruthRowError(where=where, what="{…}") from error
        if not isinstance(row, dict):
            raise TruthRowError(where=where, what="{…}")
        yield where, row


def _alignment(where: str, row: Row) -> Alignment:
    relation = _words(where, row, "relation")
    known = [one for one in RELATIONS if one == relation]
    if not known:
        raise TruthRowError(where=where, what=f"relation ({', '.join(RELATIONS)})")
    return Alignment(
        left_document=_words(where, row, "left_document"),
        left_sentence=_number(where, row, "left_sentence", UNNUMBERED),
        left_text=_words(where, row, "left_text"),
        right_document=_words(where, row, "right_document"),
        right_sentence=_number(where, row, "right_sentence", UNNUMBERED),
        right_text=_words(where, row, "right_text"),
        relation=known[0],
        confidence=_number(where, row, "confidence", 3),
        where=where,
    )


def _looked(where: str, row: Row) -> Looked:
    return Looked(
        _words(where, row, "left_document"),
        _words(where, row, "right_document"),
        _number(where, row, "first", 0),
        _number(where, row, "last", 0),
    )


def _words(where: str, row: Row, key: str) -> str:
    found = row.get(key)
    if not isinstance(found, str) or not found:
        raise TruthRowError(where=where, what=f'{key} ("…")')
    return found


def _number(where: str, row: Row, key: str, usual: int) -> int:
    found = row.get(key, usual)
    if not isinstance(found, int) or isinstance(found, bool):
        raise TruthRowError(where=where, what=f"{key} (1, 2, 3 …)")
    return found


def _text(path: Path) -> str:
    """The text of a file of the truth, which is always UTF-8."""
    try:
        return contents(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(path=path, encoding="UTF-8", byte=error.start) from error
