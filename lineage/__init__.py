"""Trace how Chinese policy wordings travel between documents, levels and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.notebook import Corpus


def open(folder: str | Path = ".", *, store: str | Path | None = None) -> Corpus:  # noqa: A001 - lineage.open("seeds")
    """The corpus in a folder, to be asked from Python: see `lineage.notebook`."""
    from lineage import notebook  # enters late: most who import the package want a part of it

    return notebook.open(folder, store=store)
