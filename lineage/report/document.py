"""The page of a document: every sentence as published, with its origin in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from lineage.records import Answer, Defect, Document, Reading, Relation, Sentence, Side
from lineage.report.labels import Said, called, kind, number, say, speaker, told, when
from lineage.report.labels import both as in_both
from lineage.report.layout import FOLDED, NAMED, Layout, Page, Where, marks, sentence_anchors, touched
from lineage.report.marking import clip, language, plain, shown, simplified, underlined
from lineage.report.stamp import stamp
from lineage.spans import Span

TAKEN = 0.8  # the part of a sentence that must stand in earlier documents for it to count as taken over
TOUCHED = 0.2  # below it the sentence is the document's own
KEPT: tuple[Relation, ...] = ("verbatim", "near_verbatim", "localised")

Origin = Literal["inherited", "adapted", "own", "boilerplate"]
ORIGINS: tuple[Origin, ...] = ("inherited", "adapted", "own", "boilerplate")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a document, and whether it was guessed."""

    label: str
    value: Said
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Source:
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
    origin: Origin
    text: Markup
    simplified: Markup
    where: Where
    start: int
    end: int
    sources: Sequence[Source]
    more: Sequence[Source]
    later: Sequence[Source]
    defects: Sequence[Defect]


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a document's characters that stand in sentences of one origin."""

    origin: Origin
    percent: str
    tenths: int


def document_pages(layout: Layout, reading: Reading) -> Iterator[Page]:
    """The sheets of one document."""
    document = reading.document
    on = layout.document_sheets[document.id]
    near = [layout.arriving.get(document.id, ()), layout.leaving.get(document.id, ())]
    others = sorted({one.left for one in near[0]} | {one.right for one in near[1]})
    made_from = stamp(
        layout.stamps[document.id],
        [marks(found) for found in (*near, layout.boilerplate.get(document.id, ()))],
        on,
        layout.file_sheets.get(document.file),
        [_seen_of(layout, document.id, key) for key in others],
        reading.defects,
    )
    for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):

        def fill(sheet: int = sheet, items: range = items) -> Mapping[str, object]:
            return _values(layout, reading, items) | {"sheet": sheet, "paths": on.paths}

        yield Page(path, "document.html", fill, made_from)


def _seen_of(layout: Layout, key: str, other: str) -> tuple[object, ...]:
    """What the page of a document shows of another: its name and pages, and those that set the two side by side."""
    found = layout.beside.get((key, other)) or layout.beside.get((other, key))
    return other, layout.stamps[other], layout.document_sheets[other], found and found.sheets


def _values(layout: Layout, reading: Reading, items: range) -> dict[str, object]:
    document = reading.document
    origins = origins_of(layout, reading)
    return {
        "heading": Said.same(plain(document.title, 60)),
        "title": clip(document.title, 150),
        "subtitle": told(document),
        "title_lang": language(document.title),
        "document": document.id,
        "lang": layout.scripts[document.id],
        "facts": facts(document, reading),
        "cite": cite(document),
        "arriving": bool(layout.arriving.get(document.id)),
        "shares": shares(reading, origins),
        "contents": [
            (layout.sentence_at[document.id, each.number], clip(each.clean.of(reading.text.text), 60))
            for each in reading.sentences
            if each.form == "heading"
        ],
        "upstream": _beside(layout, document.id, "right"),
        "downstream": _beside(layout, document.id, "left"),
        "lines": _lines(layout, reading, items, origins),
    }


def cite(document: Document) -> dict[str, str]:
    """What a citation names of a document."""
    return {
        "id": document.id,
        "title": plain(document.title, 300),
        "issuer": plain(document.issuer or "", 100),
        "date": str(document.date or ""),
        "kind": document.kind or "",
        "file": plain(document.file, 200),
    }


def facts(document: Document, reading: Reading) -> list[Fact]:
    """What is known about a document, as its page and an editor would list it."""
    same = Said.same
    found = [
        ("title", same(document.title) if len(document.title) > 150 else None),
        ("issuer", same(document.issuer) if document.issuer else None),
        ("level", say(document.level) if document.level else None),
        ("kind", in_both(lambda spoken: kind(document.kind, speaker(spoken))) if document.kind else None),
        ("date", when(document.date)),
        ("held", when(document.held) if document.held else None),
        ("published", when(document.published) if document.published else None),
        ("authority", say("and").join(map(same, document.authority)) if document.authority else None),
        ("id", same(document.id)),
        ("file", same(document.file)),
        ("place", say("characters", start=number(document.place.start), end=number(document.place.end))),
        ("length", same(number(len(reading.text)))),
        ("sentences", same(number(len(reading.sentences)))),
    ]
    return [Fact(label, value, label in document.inferred) for label, value in found if value is not None]


def _beside(layout: Layout, key: str, side: Side) -> list[tuple[str, str, str, Said, str]]:
    """The documents this one is set beside, the one it shares most with first."""
    other = 0 if side == "right" else 1
    found = []
    for pair, beside in layout.beside.items():
        if pair[1 - other] == key:
            total = sum(one.surprise for one in layout.pairs[pair] if not one.boilerplate)
            document = layout.document(pair[other])
            found.append((-total, pair, beside.sheets.paths[0], document))
    return [
        (path, clip(document.title, 60), language(document.title), told(document), f"{-total:.0f}")
        for total, _, path, document in sorted(found, key=lambda item: item[:2])
    ]


def origins_of(layout: Layout, reading: Reading) -> list[Origin]:
    """Where each sentence of a document comes from, by how much of it stands in earlier documents."""
    key = reading.document.id
    arriving = _touching(layout.arriving.get(key, ()), "right")
    stock = _touching(layout.boilerplate.get(key, ()), "right")
    return [_origin(each, arriving.get(each.number, ()), stock.get(each.number, ())) for each in reading.sentences]


def _origin(sentence: Sentence, arriving: Sequence[Answer], stock: Sequence[Answer]) -> Origin:
    told_by = _part(sentence.clean, [one.right_clean for one in arriving])
    if told_by >= TAKEN:
        likest = max(arriving, key=lambda one: (one.score * len(one.right_clean), one.id))
        return "inherited" if likest.score >= TAKEN else "adapted"
    if told_by > TOUCHED:
        return "adapted"
    return "boilerplate" if _part(sentence.clean, [one.right_clean for one in stock]) >= TAKEN else "own"


def _part(whole: Span, spans: Sequence[Span]) -> float:
    """Which part of a stretch other stretches cover."""
    done, covered = whole.start, 0
    for span in sorted(spans):
        start, end = max(span.start, done), min(span.end, whole.end)
        if start < end:
            covered += end - start
            done = end
    return covered / max(1, len(whole))


def shares(reading: Reading, origins: Sequence[Origin]) -> list[Share]:
    """How much of a document is of each origin, in characters."""
    sizes = dict.fromkeys(ORIGINS, 0)
    for sentence, origin in zip(reading.sentences, origins, strict=True):
        sizes[origin] += len(sentence.clean)
    whole = max(1, sum(sizes.values()))
    return [Share(origin, f"{size / whole:.0%}", round(1000 * size / whole)) for origin, size in sizes.items() if size]


def _lines(layout: Layout, reading: Reading, items: range, origins: Sequence[Origin]) -> list[Line]:
    """The sentences of one sheet with their margins."""
    key = reading.document.id
    arriving = _touching(layout.arriving.get(key, ()), "right")
    leaving = _touching(layout.leaving.get(key, ()), "left")
    defects = _defects(reading)
    anchors = sentence_anchors(reading)
    traditional = layout.scripts[key] == "zh-Hant"
    return [
        _line(
            layout, reading, each, anchors[each.number], origins[each.number], arriving, leaving, defects, traditional
        )
        for each in reading.sentences[items.start : items.stop]
    ]


def _line(
    layout: Layout,
    reading: Reading,
    sentence: Sentence,
    anchor: str,
    origin: Origin,
    arriving: Mapping[int, Sequence[Answer]],
    leaving: Mapping[int, Sequence[Answer]],
    defects: Mapping[int, Sequence[Defect]],
    traditional: bool,
) -> Line:
    """One sentence with its margin."""
    here = arriving.get(sentence.number, ())
    sources = _sources(layout, here, "left", named=NAMED)
    return Line(
        number=sentence.number + 1,
        anchor=anchor,
        heading=sentence.form == "heading",
        origin=origin,
        text=underlined(reading.text.text, sentence.clean, tuple(one.right_clean for one in here)),
        simplified=shown(simplified(sentence.clean.of(reading.text.text))) if traditional else Markup(),
        where=layout.where(reading.document.id, sentence.source),
        start=sentence.source.start,
        end=sentence.source.end,
        sources=sources[:NAMED],
        more=sources[NAMED:],
        later=_sources(layout, leaving.get(sentence.number, ()), "right", named=0),
        defects=defects.get(sentence.number, ()),
    )


def _touching(answers: Sequence[Answer], side: Side) -> dict[int, list[Answer]]:
    """Answers by each sentence they touch on one side."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for one in answers:
        for each in touched(one.left_sentences if side == "left" else one.right_sentences):
            found[each].append(one)
    return found


def _sources(layout: Layout, answers: Sequence[Answer], side: Side, *, named: int) -> list[Source]:
    """The documents on the other side of these answers, each by its most telling one, the most telling first.

    Only of those that are ``named`` at once is the relation said.
    """
    best: dict[str, Answer] = {}
    for one in sorted(answers, key=lambda one: (-one.surprise, one.id)):
        best.setdefault(one.left if side == "left" else one.right, one)
    shown = list(best.items())[: named + FOLDED]
    return [_source(layout, key, one, side, number < named) for number, (key, one) in enumerate(shown)]


def _source(layout: Layout, key: str, answer: Answer, side: Side, named: bool) -> Source:
    """Where one is told of: the row of the two, or the other's sentence where the two are not set side by side."""
    beside = layout.match_at.get(answer.id)
    first = (answer.left_sentences if side == "left" else answer.right_sentences)[0]
    return Source(
        href=beside or layout.sentence_at[key, first],
        relation=layout.compared(answer).relation if beside and named else "",
        document=called(layout.document(key)),
        bits=f"{answer.surprise:.0f}",
    )


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
