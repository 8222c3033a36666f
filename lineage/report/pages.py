"""Decide what the pages are: which there are, and what each page of a kind has in common with the rest."""

from __future__ import annotations

from collections.abc import Iterator

from lineage.report.document import document_pages
from lineage.report.edition import Edition
from lineage.report.front import front_page
from lineage.report.layout import Layout, Page, lay_out
from lineage.report.pair import pair_pages, whole_pair
from lineage.report.wording import wording_page


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of the edition, the front page first."""
    layout = lay_out(edition)
    for page in _bare(layout):
        yield Page(page.path, page.template, {**common(edition), "root": "../" * page.path.count("/"), **page.values})


def _bare(layout: Layout) -> Iterator[Page]:
    """The pages with what is theirs alone."""
    yield front_page(layout)
    for reading in layout.readings.values():
        yield from document_pages(layout, reading)
    for pair in layout.pairs:
        yield from pair_pages(layout, pair)
    for lineage in layout.edition.lineages:
        yield wording_page(layout, lineage)


def common(edition: Edition) -> dict[str, object]:
    """What every page of an edition says."""
    return {"site": edition.title, "made": edition.made, "language": edition.language, "alone": False}


def page_alone(edition: Edition) -> Page:
    """The one page that shows the two documents of an edition side by side and leads nowhere else."""
    page = whole_pair(lay_out(edition))
    return Page(page.path, page.template, {**common(edition), **page.values, "root": "", "alone": True})
