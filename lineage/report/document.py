"""The page of a document: every sentence as published, with its origin in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lineage.records import Defect, Document, Match, Passage, Reading, Sentence
from lineage.report.front import percent, share
from lineage.report.labels import Say, kind, number, short, spelled
from lineage.report.layout import Layout, Page, sentence_anchors, touched
from lineage.report.marking import clip, language, plain, underlined

NAMED = 3  # sources of a sentence that the margin names at once; the rest are folded


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a document, and whether it was guessed."""

    label: str
    value: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Another document that holds words of a sentence, and where the two are shown side by side."""

    href: str
    relation: str
    document: str
    bits: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its margin and the defects that stand in it."""

    number: int
    anchor: str
    heading: bool
    text: Markup
    where: str
    start: int
    end: int
    origins: Sequence[Origin]
    more: Sequence[Origin]
    later: Sequence[Origin]
    defects: Sequence[Defect]


def document_pages(layout: Layout, reading: Reading) -> Iterator[Page]:
    """The sheets of one document."""
    document, say = reading.document, layout.say
    on = layout.document_sheets[document.id]
    lines = _lines(layout, reading)
    for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):
        values: dict[str, object] = {
            "heading": plain(document.title, 60),
            "title": clip(document.title, 150),
            "subtitle": short(document, say),
            "title_lang": language(document.title),
            "lang": layout.scripts[document.id],
            "facts": facts(document, reading, say, layout.edition.language),
            "share": percent(share(layout, reading)) if document.id in layout.arriving else "",
            "contents": [
                (layout.sentence_at[document.id, each.number], clip(each.clean.of(reading.text.text), 60))
                for each in reading.sentences
                if each.form == "heading"
            ],
            "lines": [lines[item] for item in items],
            "sheet": sheet,
            "paths": on.paths,
        }
        yield Page(path, "document.html", values)


def facts(document: Document, reading: Reading, say: Say, language: str) -> list[Fact]:
    """What is known about a document, as its page and an editor would list it."""
    found = [
        ("title", document.title if len(document.title) > 150 else None),
        ("issuer", document.issuer),
        ("level", say(document.level) if document.level else None),
        ("kind", kind(document.kind, say) or None),
        ("date", spelled(document.date, language)),
        ("held", spelled(document.held, language) if document.held else None),
        ("published", spelled(document.published, language) if document.published else None),
        ("authority", say("and").join(document.authority) or None),
        ("id", document.id),
        ("file", document.file),
        ("place", say("characters", start=number(document.place.start), end=number(document.place.end))),
        ("length", number(len(reading.text))),
        ("sentences", number(len(reading.sentences))),
    ]
    return [Fact(label, value, label in document.inferred) for label, value in found if value is not None]


def _lines(layout: Layout, reading: Reading) -> list[Line]:
    """Every sentence of a document with its margin."""
    key = reading.document.id
    arriving = _touching(layout.arriving.get(key, ()), "right")
    leaving = _touching(layout.leaving.get(key, ()), "left")
    defects = _defects(reading)
    anchors = sentence_anchors(reading)
    return [
        _line(layout, reading, each, anchors[each.number], arriving, leaving, defects) for each in reading.sentences
    ]


def _line(
    layout: Layout,
    reading: Reading,
    sentence: Sentence,
    anchor: str,
    arriving: Mapping[int, Sequence[Match]],
    leaving: Mapping[int, Sequence[Match]],
    defects: Mapping[int, Sequence[Defect]],
) -> Line:
    """One sentence with its margin."""
    here = arriving.get(sentence.number, ())
    origins = _origins(layout, here, "left")
    return Line(
        number=sentence.number + 1,
        anchor=anchor,
        heading=sentence.form == "heading",
        text=underlined(reading.text.text, sentence.clean, tuple(match.right.clean for match in here)),
        where=layout.where(reading.document.id, sentence.source),
        start=sentence.source.start,
        end=sentence.source.end,
        origins=origins[:NAMED],
        more=origins[NAMED:],
        later=_origins(layout, leaving.get(sentence.number, ()), "right"),
        defects=defects.get(sentence.number, ()),
    )


def _side(match: Match, side: str) -> Passage:
    return match.left if side == "left" else match.right


def _touching(matches: Sequence[Match], side: str) -> dict[int, list[Match]]:
    """Matches by each sentence they touch on one side."""
    found: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for each in touched(_side(match, side)):
            found[each].append(match)
    return found


def _origins(layout: Layout, matches: Sequence[Match], side: str) -> list[Origin]:
    """The documents on the other side of these matches, each by its most telling match, the most telling first."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: (-match.surprise, match.id)):
        best.setdefault(_side(match, side).document, match)
    return [
        Origin(
            href=layout.match_at[match.id],
            relation=match.relation,
            document=short(layout.document(key), layout.say),
            bits=f"{match.surprise:.0f}",
        )
        for key, match in best.items()
    ]


def _defects(reading: Reading) -> dict[int, list[Defect]]:
    """Defects by the first sentence they touch, or else the one before them."""
    starts = [each.source.start for each in reading.sentences]
    found: dict[int, list[Defect]] = defaultdict(list)
    for defect in reading.defects:
        before = max(0, bisect_right(starts, defect.source.start) - 1)
        near = reading.sentences[before : before + 2]
        hit = (each.number for each in near if each.source.overlap(defect.source))
        found[next(hit, before)].append(defect)
    return found
