"""The same answers in Python: records for people and programs, and rows for a data frame.

>>> import lineage  # doctest: +SKIP
>>> corpus = lineage.open("seeds")  # doctest: +SKIP
>>> account = corpus.trace("新发展格局")  # doctest: +SKIP
>>> pandas.DataFrame(corpus.rows(account))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch
from pathlib import Path
from typing import Any

from lineage import pipeline
from lineage.export import csv, fields
from lineage.export.verdicts import listed
from lineage.pipeline import Aligned, Blamed, Discovered, Indexed, Listed, Missed, Proof, Settings, Traced
from lineage.records import Adoption, Reading, When

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Adopted:
    """When each unit took up each wording."""

    adoption: tuple[Adoption, ...]
    corpus: fields.Corpus


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a corpus, the earliest first."""

    title: str
    documents: tuple[Listed, ...]


Answer = Traced | Discovered | Aligned | Blamed | Missed | Proof | Adopted | Documents


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus that can be asked. Every answer is a plain record; `rows` makes a table of any of them."""

    settings: Settings

    def index(self) -> Indexed:
        """Bring the store up to date; needed once, and again when a file or the catalogue has changed."""
        return pipeline.index(self.settings)

    def documents(self) -> Documents:
        """The documents, with what was doubtful about each."""
        return Documents(*pipeline.documents(self.settings))

    def read(self, document: str) -> Reading:
        """A document as read: its text, its sentences, its defects."""
        return pipeline.show(self.settings, document)

    def align(self, left: str, right: str, *, with_boilerplate: bool = False) -> Aligned:
        """Two documents, or files, compared."""
        return pipeline.align(left, right, find=lambda: self.settings, with_boilerplate=with_boilerplate)

    def trace(self, wording: str, *, substring: bool = False) -> Traced:
        """The account of a wording, as ``.lineage``; ``.adoption`` is its adoption table."""
        return pipeline.trace(self.settings, wording, substring=substring, with_adoption=True)

    def adoption(self, *wordings: str) -> Adopted:
        """When each unit took up these wordings, or those of the catalogue."""
        return Adopted(*pipeline.adoption(self.settings, wordings))

    def discover(self, *, limit: int = 60, since: str | None = None, until: str | None = None) -> Discovered:
        """The wordings that travelled without anyone naming them, the farthest first; of a period, new coinages.

        ``since`` and ``until`` are a year, a month or a day (2020, 2020-10, 2020-10-29).
        """
        first, last = (When.read(text) if text else None for text in (since, until))
        return pipeline.discover(self.settings, limit=limit, since=first, until=last)

    def blame(self, document: str, *, upstream: str | None = None) -> Blamed:
        """Every sentence of a document with its likeliest source, or none."""
        return pipeline.blame(self.settings, document, upstream=upstream)

    def missing(self, document: str, *, upstream: str) -> Missed:
        """What of one document did not arrive in another."""
        return pipeline.missing(self.settings, document, upstream=upstream)

    def check(self, *drafts: str | Path, unmarked: bool = False) -> Proof:
        """The quotations of the drafts in files or folders, checked."""
        found = pipeline.proof([str(draft) for draft in drafts], self.settings, unmarked=unmarked)
        for _, error in found.failed:
            raise error
        return found

    def rows(self, answer: Answer) -> Rows:
        """The answer as a table: the columns are those of ``lineage export --format csv``, the cells plain values."""
        return list(told(answer))


def open(folder: str | Path = ".", *, store: str | Path | None = None) -> Corpus:  # noqa: A001 - lineage.open(...)
    """The corpus in a folder, or in the nearest one upwards."""
    return Corpus(pipeline.settings(Path(folder), store=Path(store) if store else None))


@singledispatch
def told(answer: object) -> Iterable[dict[str, Any]]:
    """The rows of an answer."""
    raise TypeError(f"no answer of a corpus: {type(answer).__name__}")


@told.register
def _(answer: Traced) -> Iterable[dict[str, Any]]:
    return csv.table("lineages", [fields.of_lineage(answer.lineage, answer.corpus)])


@told.register
def _(answer: Discovered) -> Iterable[dict[str, Any]]:
    return csv.table("wordings", (fields.of_travelled(one, answer.corpus) for one in answer.wordings))


@told.register
def _(answer: Aligned) -> Iterable[dict[str, Any]]:
    corpus = fields.Corpus.read([answer.left, answer.right])
    return csv.table("matches", [fields.of_match(match, corpus) for match in answer.matches])


@told.register
def _(answer: Blamed) -> Iterable[dict[str, Any]]:
    return csv.table("origins", fields.origin_rows(fields.of_blame(answer.blame, answer.corpus)))


@told.register
def _(answer: Missed) -> Iterable[dict[str, Any]]:
    return csv.table("missing", [fields.of_arrival(answer.arrival, answer.corpus)])


@told.register
def _(answer: Adopted) -> Iterable[dict[str, Any]]:
    return csv.table("adoption", [fields.of_adoption(row, answer.corpus) for row in answer.adoption])


@told.register
def _(answer: Proof) -> Iterable[dict[str, Any]]:
    return csv.table("verdicts", listed(answer.checked, answer.corpus, language="en"))


@told.register
def _(answer: Documents) -> Iterable[dict[str, Any]]:
    return csv.table("documents", (one.fields for one in answer.documents))
