"""Decide what the pages are: which there are, and what each page of a kind has in common with the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lineage.report.document import document_pages
from lineage.report.edition import Edition
from lineage.report.files import file_pages
from lineage.report.finding import search_pages
from lineage.report.front import front_page
from lineage.report.further import further_pages
from lineage.report.labels import say
from lineage.report.layout import Layout, Page, lay_out
from lineage.report.matrix import matrix_pages
from lineage.report.pair import pair_alone, pair_pages
from lineage.report.stamp import stamp
from lineage.report.wording import wording_pages


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of the edition, the front page first."""
    around = common(edition)
    for page in _bare(lay_out(edition)):
        yield _within(page, {**around, "root": "../" * page.path.count("/")})


def _within(page: Page, around: Mapping[str, object]) -> Page:
    """The page with what every page of the edition says."""
    made_from = stamp(page.template, page.made_from, sorted(around.items())) if page.made_from else ""
    return Page(page.path, page.template, lambda: {**around, **page.fill()}, made_from)


KEYS = {
    "j": "key_next",
    "k": "key_previous",
    "n": "key_finding",
    "p": "key_finding_back",
    "o": "key_open",
    "c": "key_cite",
    "/": "key_search",
    "?": "key_help",
}


def guide_page() -> Page:
    """The page that says how to read the others."""
    return Page("guide.html", "guide.html", lambda: {"heading": say("legend"), "keys": KEYS}, "guide")


def _bare(layout: Layout) -> Iterator[Page]:
    """The pages with what is theirs alone."""
    yield front_page(layout)
    yield from matrix_pages(layout)
    yield guide_page()
    yield from search_pages(layout)
    for reading in layout.readings.values():
        yield from document_pages(layout, reading)
    for pair in layout.beside:
        yield from pair_pages(layout, pair)
    for key in layout.further:
        yield from further_pages(layout, key)
    for lineage in layout.edition.lineages:
        yield from wording_pages(layout, lineage)
    yield from file_pages(layout)


def common(edition: Edition) -> dict[str, object]:
    """What every page of an edition says."""
    return {
        "site": edition.title,
        "version": edition.made.version,
        "language": edition.language,
        "alone": False,
    }


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A site beside a page that stands alone: the way there, and where on it the sentences of the documents stand."""

    root: str
    sentence_at: Mapping[tuple[str, int], str]


def page_alone(edition: Edition, elsewhere: Elsewhere | None = None) -> Page:
    """The one page that shows the two documents of an edition side by side, and leads nowhere but to such a site."""
    layout = lay_out(edition)
    if elsewhere:
        layout = replace(layout, sentence_at=elsewhere.sentence_at)
    return _within(
        pair_alone(layout),
        {**common(edition), "root": elsewhere.root if elsewhere else "", "alone": elsewhere is None},
    )
