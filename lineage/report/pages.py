"""Decide what the pages are: which there are, what stands on each, and how they are linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lineage.report.edition import Edition


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it goes below the site's folder, the template it is made with, and what fills it."""

    path: str
    template: str
    values: Mapping[str, object]


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of the edition, the front page first."""
    raise NotImplementedError
