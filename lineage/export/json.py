"""One JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lineage.export.fields import Fields


def document(fields: Fields) -> str:
    """The fields as an indented JSON document."""
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def listed(name: str, rows: Iterable[Fields]) -> Iterator[str]:
    """``{"matches": [...]}`` written row by row, so that none has to wait for the last."""
    yield f"{{{json.dumps(name)}: ["
    comma = "\n"
    for row in rows:
        yield comma + json.dumps(row, ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"
