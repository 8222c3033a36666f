"""Where the pages of a site that was built before show a place of a document: read from the pages themselves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from os import fsencode
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from lineage.errors import NotASiteError
from lineage.report.addresses import name
from lineage.report.marking import plain
from lineage.report.site import MANIFEST, before_in
from lineage.spans import Span

OF = re.compile(r'<div class="sentences"[^>]* data-document="([^"]*)"')
SENTENCE = re.compile(r"<div class=\"?line[^>]* id=(s-[0-9a-f-]+)[^>]*>.*?data-start=(\d+) data-end=(\d+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Standing:
    """A site on disk; each document's pages are read once, when they are first asked for."""

    folder: Path
    pages: frozenset[str]
    known: dict[str, Sequence[tuple[int, int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Standing:
        """The site in a folder; an error where none is."""
        files = before_in(folder).files
        if not files:
            raise NotASiteError(path=folder, manifest=MANIFEST)
        return cls(folder, frozenset(files))

    def at(self, document: str, place: Span) -> str:
        """The page and the anchor of the sentence in which a stretch begins; nothing if none shows it."""
        if document not in self.known:
            self.known[document] = sorted(self._sentences(document))
        found = self.known[document]
        before = bisect_right(found, place.start, key=lambda one: one[0]) - 1
        return found[before][2] if before >= 0 and place.start < found[before][1] else ""

    def _sentences(self, document: str) -> list[tuple[int, int, str]]:
        """Where each sentence of a document begins and ends in its file, and where it is shown."""
        pages = re.compile(rf"documents/{re.escape(name(document))}(?:\.\d+)?\.html")
        return [
            (int(start), int(end), f"{path}#{anchor}")
            for path in sorted(filter(pages.fullmatch, self.pages))
            for anchor, start, end in _shown(self.folder / path, document)
        ]


def way(site: Path, beside: Path | None = None) -> str:
    """How a page in the folder ``beside`` (or here) leads to a site, for its links.

    >>> way(Path("out/my site"), Path("out"))
    'my%20site/'
    """
    return quote(fsencode(Path(relpath(site, beside or Path())).as_posix())) + "/"


def _shown(page: Path, document: str) -> list[tuple[str, str, str]]:
    """The anchor and place of each sentence on a page of this document."""
    try:
        text = page.read_text("utf-8")
    except (OSError, UnicodeError):
        return []
    of = OF.search(text)
    return SENTENCE.findall(text) if of and unescape(of[1]) == plain(document, 200) else []
