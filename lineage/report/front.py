"""The front page: what the corpus is, what was found in it, and how this was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from lineage.records import LEVELS, Defect, Lineage, Reading, Travelled
from lineage.report.labels import Said, both, dated, kind, number, say, speaker, told, unit, when
from lineage.report.layout import Layout, Page
from lineage.report.marking import clip, language
from lineage.report.matrix import is_wide, matrix

FOLLOWERS = 3  # units named after the first that had a wording


@dataclass(frozen=True, slots=True)
class Line:
    """One document in the list of documents."""

    number: int
    href: str
    title: str
    lang: str
    level: str
    issuer: str
    kind: Said | None
    date: str
    length: str
    share: str
    inferred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """One wording in the list of wordings, with the first date at each level."""

    href: str
    wording: str
    attestations: int
    documents: int
    first: tuple[tuple[Said, Said], ...]
    undetermined: int


@dataclass(frozen=True, slots=True)
class Far:
    """One wording that travelled without being named: its page or else the search for it, and who followed."""

    wording: str
    href: str
    day: str
    first: Said
    unit: Said
    at: str
    followers: tuple[tuple[Said, str], ...]
    more: int
    units: int
    documents: int
    times: int


@dataclass(frozen=True, slots=True)
class Faulty:
    """A document with what is wrong with its text."""

    href: str
    title: str
    lang: str
    short: Said
    file: str
    faults: tuple[Defect, ...]


def front_page(layout: Layout) -> Page:
    """The front page of the site."""
    return Page("index.html", "index.html", lambda: _values(layout))


def _values(layout: Layout) -> Mapping[str, object]:
    readings, edition = list(layout.readings.values()), layout.edition
    matches = int(layout.found.telling.sum())
    dates = [date for reading in readings if (date := reading.document.date)]
    counts: dict[str, object] = {
        "documents": number(len(readings)),
        "sentences": number(sum(len(reading.sentences) for reading in readings)),
        "length": number(sum(len(reading.text) for reading in readings)),
        "matches": number(matches),
        "boilerplate": number(len(layout.found) - matches),
    }
    span = {"first": when(min(dates)), "last": when(max(dates))} if dates else {}
    return {
        "heading": Said.same(clip(edition.title, 60)),
        "summary": say("summary", **counts),
        "span": say("span_of_time", **span) if span else None,
        "levels": by_level(layout),
        "level_names": sorted(
            {reading.document.level or "no_level" for reading in readings}, key=(*LEVELS, "no_level").index
        ),
        "issuers": sorted({reading.document.issuer for reading in readings if reading.document.issuer}),
        "years": sorted({str(date)[:4] for date in dates}),
        "matrix": matrix(layout),
        "wide": is_wide(layout),
        "wordings": [traced(layout, lineage) for lineage in edition.lineages],
        "travelled": [far(layout, one) for one in edition.travelled],
        "faults": [faulty(layout, reading) for reading in readings if reading.defects],
        "settings": [line for line in edition.made.settings.splitlines() if line.strip()],
        "made": edition.made,
        "method": say("method", version=edition.made.version),
        "methods": say("methods", version=edition.made.version, corpus=edition.made.corpus, **counts),
    }


def by_level(layout: Layout) -> list[tuple[Said, list[Line]]]:
    """The documents of each level in order of date, the highest level first."""
    together = {
        level: [line(layout, reading) for reading in layout.readings.values() if reading.document.level == level]
        for level in (*LEVELS, None)
    }
    return [(say(level or "no_level"), lines) for level, lines in together.items() if lines]


def line(layout: Layout, reading: Reading) -> Line:
    """A document in the list."""
    document = reading.document
    return Line(
        number=layout.numbers[document.id],
        href=layout.front(document.id),
        title=clip(document.title, 120),
        lang=language(document.title),
        level=document.level or "no_level",
        issuer=document.issuer or "",
        kind=both(lambda spoken: kind(document.kind, speaker(spoken))) if document.kind else None,
        date=str(document.date or ""),
        length=number(len(reading.text)),
        share=percent(share(layout, reading)),
        inferred=document.inferred,
    )


def share(layout: Layout, reading: Reading) -> float:
    """The share of a document's letters that come from an earlier one."""
    shares = layout.packed(reading.document.id).shares
    return shares["inherited"] + shares["adapted"]


def percent(part: float) -> str:
    """A share as people write it.

    >>> percent(0.187), percent(0.0)
    ('19%', '0%')
    """
    return f"{part:.0%}"


def traced(layout: Layout, lineage: Lineage) -> Traced:
    """A wording in the list."""
    at = {each.id: layout.document(each.place.document) for each in lineage.attestations}
    return Traced(
        href=layout.lineage_at[lineage.wording],
        wording=clip(lineage.wording, 60),
        attestations=len(lineage.attestations),
        documents=len({document.id for document in at.values()}),
        first=tuple((say(level), dated(at[lineage.first[level]])) for level in LEVELS if level in lineage.first),
        undetermined=len(lineage.undetermined),
    )


def far(layout: Layout, found: Travelled) -> Far:
    """A wording in the list of those that travelled."""
    first, *others = found.uptakes
    at = layout.sentence_at[first.place.document, first.place.sentence]
    page = layout.lineage_at.get(found.wording)
    return Far(
        wording=clip(found.wording, 60),
        href=page or f"search.html?q={quote(found.wording)}",
        day=str(first.date or ""),
        first=Said.same(str(first.date)) if first.date else say("undated"),
        unit=unit(first.unit or "？", 20),
        at=at,
        followers=tuple(
            (unit(one.unit, 20), f"+{one.lag}" if one.lag is not None else "") for one in others[:FOLLOWERS]
        ),
        more=max(len(others) - FOLLOWERS, 0),
        units=len(found.uptakes),
        documents=found.documents,
        times=found.times,
    )


def faulty(layout: Layout, reading: Reading) -> Faulty:
    """A document in the list of those with something wrong."""
    document = reading.document
    return Faulty(
        href=layout.front(document.id),
        title=clip(document.title, 60),
        lang=language(document.title),
        short=told(document),
        file=clip(document.file, 60),
        faults=reading.defects,
    )
