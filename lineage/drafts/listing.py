"""TOML that an editor keeps beside the drafts: accepted findings, fixed formulas."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lineage.errors import ListKeyError, ListSyntaxError, ListValueError
from lineage.ingest.files import contents


def entries(path: Path, table: str, keys: Mapping[str, bool]) -> list[dict[str, Any]]:
    """The ``[[table]]`` entries of a file; ``keys`` are those an entry may have, and whether it must."""
    try:
        text = contents(path).decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ListSyntaxError(path=path, line=1, reason="not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        reason = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise ListSyntaxError(path=path, line=line[1] if line else text.count("\n") + 1, reason=reason) from error
    rows = found.pop(table, [])
    for name in found:
        raise ListKeyError(path=path, entry=0, key=name, known=table)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ListValueError(path=path, entry=0, key=table, wanted=f"[[{table}]]")
    for number, row in enumerate(rows, 1):
        for name in row:
            if name not in keys:
                raise ListKeyError(path=path, entry=number, key=name, known=", ".join(keys))
        for name, must in keys.items():
            if must and not row.get(name):
                raise ListValueError(path=path, entry=number, key=name, wanted="…")
    return rows


def text(row: Mapping[str, Any], key: str, *, path: Path, number: int) -> str:
    """A value that is text, or a date as text."""
    value = row.get(key, "")
    if type(value) is date:
        return value.isoformat()
    if not isinstance(value, str):
        raise ListValueError(path=path, entry=number, key=key, wanted="text")
    return value


def day(row: Mapping[str, Any], key: str, *, path: Path, number: int) -> str:
    """A value that is a day, or nothing."""
    value = text(row, key, path=path, number=number)
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise ListValueError(path=path, entry=number, key=key, wanted="YYYY-MM-DD") from error


def texts(row: Mapping[str, Any], key: str, *, path: Path, number: int) -> tuple[str, ...]:
    """A value that is a list of text."""
    value = row.get(key, [])
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(one, str) for one in value):
        raise ListValueError(path=path, entry=number, key=key, wanted='["…"]')
    return tuple(value)
