"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lineage.export.fields import Fields


def lines(rows: Iterable[Fields]) -> Iterator[str]:
    """Each row as one line of JSON, in the characters it has."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"
