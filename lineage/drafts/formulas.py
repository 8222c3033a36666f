"""The fixed formulas that a house keeps in a list."""

from __future__ import annotations

from pathlib import Path

from lineage.drafts import listing
from lineage.errors import ListValueError
from lineage.quotes import Formula
from lineage.records import When

KEYS = {"members": True, "replaces": False, "since": False}


def read(path: Path) -> tuple[Formula, ...]:
    """The ``[[formula]]`` entries of a file."""
    found = []
    for number, row in enumerate(listing.entries(path, "formula", KEYS), 1):
        since = listing.text(row, "since", path=path, number=number)
        try:
            when = When.read(since) if since else None
        except ValueError as error:
            raise ListValueError(path=path, entry=number, key="since", wanted="YYYY-MM-DD") from error
        members = listing.texts(row, "members", path=path, number=number)
        replaces = listing.texts(row, "replaces", path=path, number=number)
        found.append(Formula(members, replaces, when))
    return tuple(found)
