"""The front page: what the corpus is, what was found in it, and how this was made."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.records import LEVELS, Defect, Lineage, Reading
from lineage.report.labels import kind, number, short, spelled
from lineage.report.layout import Layout, Page
from lineage.report.marking import clip, language
from lineage.spans import Span

WIDEST = 30  # documents that still make a readable matrix
LONGEST = 200  # pairs in the list that stands in its place


@dataclass(frozen=True, slots=True)
class Line:
    """One document in the list of documents."""

    number: int
    href: str
    title: str
    lang: str
    issuer: str
    kind: str
    date: str
    length: str
    share: str
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Two documents: how many matches they have, how dark that is shown (1 to 5), and their page."""

    href: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two documents in the list of pairs."""

    href: str
    left: str
    right: str
    count: int


@dataclass(frozen=True, slots=True)
class Traced:
    """One wording in the list of wordings, with the first date at each level."""

    href: str
    wording: str
    attestations: int
    documents: int
    first: tuple[tuple[str, str], ...]
    undetermined: int


@dataclass(frozen=True, slots=True)
class Faulty:
    """A document with what is wrong with its text."""

    href: str
    title: str
    lang: str
    short: str
    file: str
    faults: tuple[Defect, ...]


def front_page(layout: Layout) -> Page:
    """The front page of the site."""
    readings, edition = list(layout.readings.values()), layout.edition
    matches = sum(not match.boilerplate for match in edition.matches)
    dates = [when for reading in readings if (when := reading.document.date)]
    values: dict[str, object] = {
        "documents": number(len(readings)),
        "levels": by_level(layout),
        "sentences": number(sum(len(reading.sentences) for reading in readings)),
        "length": number(sum(len(reading.text) for reading in readings)),
        "matches": number(matches),
        "boilerplate": number(len(edition.matches) - matches),
        "first": spelled(min(dates), edition.language) if dates else "",
        "last": spelled(max(dates), edition.language) if dates else "",
        "matrix": matrix(layout) if 1 < len(readings) <= WIDEST else (),
        "pairs": [] if len(readings) <= WIDEST else most(layout),
        "wordings": [traced(layout, lineage) for lineage in edition.lineages],
        "faults": [faulty(layout, reading) for reading in readings if reading.defects],
        "settings": [line for line in edition.made.settings.splitlines() if line.strip()],
    }
    return Page("index.html", "index.html", values)


def by_level(layout: Layout) -> list[tuple[str, list[Line]]]:
    """The documents of each level in order of date, the highest level first."""
    together = {
        level: [line(layout, reading) for reading in layout.readings.values() if reading.document.level == level]
        for level in (*LEVELS, None)
    }
    return [(layout.say(level or "no_level"), lines) for level, lines in together.items() if lines]


def line(layout: Layout, reading: Reading) -> Line:
    """A document in the list."""
    document, say = reading.document, layout.say
    return Line(
        number=layout.numbers[document.id],
        href=layout.front(document.id),
        title=clip(document.title, 120),
        lang=language(document.title),
        issuer=clip(document.issuer or "", 40),
        kind=kind(document.kind, say),
        date=str(document.date or ""),
        length=number(len(reading.text)),
        share=percent(share(layout, reading)),
        inferred=document.inferred,
    )


def share(layout: Layout, reading: Reading) -> float:
    """The part of a document's characters that stand in an earlier one, boilerplate left out."""
    covered = bytearray(len(reading.text))
    for match in layout.arriving.get(reading.document.id, ()):
        span: Span = match.right.clean
        covered[span.start : span.end] = b"\1" * len(span)
    return sum(covered) / len(covered) if covered else 0.0


def percent(part: float) -> str:
    """A share as people write it.

    >>> percent(0.187), percent(0.0)
    ('19%', '0%')
    """
    return f"{part:.0%}"


def matrix(layout: Layout) -> list[tuple[Line, list[Cell | None]]]:
    """Each document but the last as the earlier one, with a cell for each later document."""
    lines = {key: line(layout, reading) for key, reading in layout.readings.items()}
    return [(lines[left], [cell(layout, left, right) for right in lines]) for left in lines]


def cell(layout: Layout, left: str, right: str) -> Cell | None:
    """The cell of two documents; none where nothing but boilerplate joins them."""
    href = layout.pair(left, right)
    if href is None:
        return None
    count = matched(layout, left, right)
    return Cell(href, count, sum(count >= least for least in (1, 5, 20, 60, 150)))


def matched(layout: Layout, left: str, right: str) -> int:
    """How many matches two documents have, boilerplate left out."""
    return sum(not match.boilerplate for match in layout.pairs[left, right])


def most(layout: Layout) -> list[Together]:
    """The pairs with the most matches, for corpora too large for a matrix."""
    ranked = sorted(layout.pairs, key=lambda pair: (-matched(layout, *pair), pair))[:LONGEST]
    return [
        Together(
            layout.pair_sheets[pair].paths[0],
            clip(layout.document(pair[0]).title, 60),
            clip(layout.document(pair[1]).title, 60),
            matched(layout, *pair),
        )
        for pair in ranked
    ]


def traced(layout: Layout, lineage: Lineage) -> Traced:
    """A wording in the list."""
    at = {each.id: layout.document(each.place.document) for each in lineage.attestations}
    return Traced(
        href=layout.lineage_at[lineage.wording],
        wording=clip(lineage.wording, 60),
        attestations=len(lineage.attestations),
        documents=len({document.id for document in at.values()}),
        first=tuple(
            (layout.say(level), str(at[lineage.first[level]].date or layout.say("undated")))
            for level in LEVELS
            if level in lineage.first
        ),
        undetermined=len(lineage.undetermined),
    )


def faulty(layout: Layout, reading: Reading) -> Faulty:
    """A document in the list of those with something wrong."""
    document = reading.document
    return Faulty(
        href=layout.front(document.id),
        title=clip(document.title, 60),
        lang=language(document.title),
        short=short(document, layout.say),
        file=clip(document.file, 60),
        faults=reading.defects,
    )
