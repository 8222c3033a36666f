"""Render pages and write them into a folder that holds nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lineage.report.edition import Edition
from lineage.report.pages import Page


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a folder: how many files it holds now, which were rewritten, which removed."""

    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write(pages: Iterable[Page], folder: Path) -> Written:
    """The pages and their assets, written into ``folder``; pages of an earlier build that are gone are removed."""
    raise NotImplementedError


def alone(edition: Edition) -> str:
    """The side-by-side page of an edition of two documents as one file with everything inside it."""
    raise NotImplementedError
