"""The page of a document: every sentence as published, with its origin in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lineage.origins import PARTS, Margin, Margins
from lineage.origins.margins import Named
from lineage.records import Answer, Arrival, Defect, Document, OriginKind, PartKind, Reading, Sentence, Side
from lineage.report.labels import Said, called, kind, number, say, speaker, told, when
from lineage.report.labels import both as in_both
from lineage.report.layout import LATER, Layout, Page, Where, touched, unarrived
from lineage.report.marking import clip, language, plain, shown, simplified, taken_over
from lineage.report.stamp import stamp

KINDS: tuple[OriginKind, ...] = ("inherited", "mixed", "boilerplate", "new")


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
    origin: OriginKind
    text: Markup
    simplified: Markup
    where: Where
    start: int
    end: int
    sources: Sequence[Source]
    open: bool
    more: Sequence[Source]
    others: int
    later: Sequence[Source]
    later_in: int
    defects: Sequence[Defect]


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a document's letters that is of one origin."""

    origin: PartKind
    percent: str
    tenths: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A sentence of the document from which most came of which something did not arrive: its passages."""

    number: int
    href: str
    passages: Sequence[tuple[int, int, Markup]]


@dataclass(frozen=True, slots=True)
class Missing:
    """What did not arrive of the document from which most came; ``sentences`` is empty where nearly nothing did."""

    document: str
    href: str
    title: str
    title_lang: str
    lang: str
    subtitle: Said
    beside: str | None
    arrived: str
    count: int
    sentences: Sequence[Lost]


def document_pages(layout: Layout, reading: Reading) -> Iterator[Page]:
    """The sheets of one document."""
    document = reading.document
    on = layout.document_sheets[document.id]
    margins, later = layout.packed(document.id), layout.found.others(document.id, "left")
    others = sorted({*margins.named} | later | {one for pair in layout.beside if document.id in pair for one in pair})
    made_from = stamp(
        layout.stamps[document.id],
        margins.text,
        layout.found.marks(document.id, "left"),
        on,
        layout.file_sheets.get(document.file),
        [_seen_of(layout, document.id, key) for key in others],
        reading.defects,
        layout.edition.roughly,
    )
    for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):

        def fill(sheet: int = sheet, items: range = items) -> Mapping[str, object]:
            return _values(layout, reading, items) | {"sheet": sheet, "paths": on.paths}

        yield Page(path, "document.html", fill, made_from)


def _seen_of(layout: Layout, key: str, other: str) -> tuple[object, ...]:
    """What the page of a document shows of another: its name and pages, and those that set the two side by side."""
    found = layout.beside.get((key, other)) or layout.beside.get((other, key))
    later = other if layout.numbers[other] > layout.numbers[key] else key
    sheets = [one.sheets if one else None for one in (found, layout.further.get(later))]
    return other, layout.stamps[other], layout.document_sheets[other], sheets


def _values(layout: Layout, reading: Reading, items: range) -> dict[str, object]:
    document = reading.document
    margins = layout.margins(document.id)
    kinds = {one.kind for one in margins.margins}
    return {
        "heading": Said.same(plain(document.title, 60)),
        "title": clip(document.title, 150),
        "subtitle": told(document),
        "title_lang": language(document.title),
        "document": document.id,
        "lang": layout.scripts[document.id],
        "facts": facts(document, reading),
        "cite": cite(document),
        "arriving": bool(len(layout.found.rows(document.id, "right"))),
        "shares": shares(margins),
        "roughly": layout.edition.roughly,
        "kinds": [kind for kind in KINDS if kind in kinds],
        "missing": _missing(layout, document.id, margins, margins.missing)
        if margins.missing and not items.start
        else None,
        "contents": [
            (layout.sentence_at[document.id, each.number], clip(each.clean.of(reading.text.text), 60))
            for each in reading.sentences
            if each.form == "heading"
        ],
        "upstream": _beside(layout, document.id, "right"),
        "downstream": _beside(layout, document.id, "left"),
        "further": _further(layout, document.id),
        "lines": _lines(layout, reading, items, margins),
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
            document = layout.document(pair[other])
            found.append((-layout.found.pairs[pair].bits, pair, beside.sheets.paths[0], document))
    return [
        (path, clip(document.title, 60), language(document.title), told(document), f"{-total:.0f}")
        for total, _, path, document in sorted(found, key=lambda item: item[:2])
    ]


def _further(layout: Layout, key: str) -> tuple[str, int] | None:
    """Where a document is compared with the earlier ones it is not set beside, and how many those are."""
    found = layout.further.get(key)
    return (found.sheets.paths[0], len({row.answer.left for row in found.rows})) if found else None


def shares(margins: Margins) -> list[Share]:
    """How much of a document is of each origin."""
    return [Share(one, f"{margins.shares[one]:.0%}", round(1000 * margins.shares[one])) for one in PARTS]


def _missing(layout: Layout, key: str, margins: Margins, arrival: Arrival) -> Missing:
    """What of the document from which most came stands nowhere in this one."""
    above = layout.document(arrival.upstream)
    return Missing(
        document=above.id,
        href=layout.front(above.id),
        title=clip(above.title, 80),
        title_lang=language(above.title),
        lang=layout.scripts[above.id],
        subtitle=told(above),
        beside=layout.pair(above.id, key),
        arrived=f"{arrival.arrived:.0%}",
        count=len(arrival.missing),
        sentences=[
            Lost(
                one.sentence.number + 1,
                layout.sentence_at[above.id, one.sentence.number],
                [(part.source.start, part.source.end, shown(part.words)) for part in one.parts],
            )
            for one in unarrived(margins)
        ],
    )


def _lines(layout: Layout, reading: Reading, items: range, margins: Margins) -> list[Line]:
    """The sentences of one sheet with their margins."""
    key = reading.document.id
    leaving = _touching(layout.found.touching(key, "left", within=items), "left")
    defects = _defects(reading)
    return [
        _line(layout, reading, each, layout.anchor(key, each.number), margins.margins[each.number], leaving, defects)
        for each in reading.sentences[items.start : items.stop]
    ]


def _line(
    layout: Layout,
    reading: Reading,
    sentence: Sentence,
    anchor: str,
    margin: Margin,
    leaving: Mapping[int, Sequence[Answer]],
    defects: Mapping[int, Sequence[Defect]],
) -> Line:
    """One sentence with its margin."""
    text, traditional = reading.text.text, layout.scripts[reading.document.id] == "zh-Hant"
    after = leaving.get(sentence.number, ())
    return Line(
        number=sentence.number + 1,
        anchor=anchor,
        heading=sentence.form == "heading",
        origin=margin.kind,
        text=taken_over(text, sentence.clean, margin.parts),
        simplified=shown(simplified(sentence.clean.of(text))) if traditional else Markup(),
        where=layout.where(reading.document.id, sentence.source),
        start=sentence.source.start,
        end=sentence.source.end,
        sources=[_named(layout, one) for one in margin.named],
        open=margin.open,
        more=[_named(layout, one) for one in margin.further],
        others=margin.documents - len(margin.named),
        later=_later(layout, after),
        later_in=len({one.right for one in after}),
        defects=defects.get(sentence.number, ()),
    )


def _touching(answers: Sequence[Answer], side: Side) -> dict[int, list[Answer]]:
    """Answers by each sentence they touch on one side."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for one in answers:
        for each in touched(one.left_sentences if side == "left" else one.right_sentences):
            found[each].append(one)
    return found


def _named(layout: Layout, named: Named) -> Source:
    """A document that has words of a sentence, by the row of the two, or its own sentence where there is none."""
    href = layout.match_at.get(named.match) or layout.sentence_at[named.document, named.sentence]
    return Source(href, named.relation or "", called(layout.document(named.document)), f"{named.surprise:.0f}")


def _later(layout: Layout, answers: Sequence[Answer]) -> list[Source]:
    """The later documents that have words of a sentence, each by its most telling answer, the most telling first."""
    best: dict[str, Answer] = {}
    for one in sorted(answers, key=lambda one: (-one.surprise, one.id)):
        best.setdefault(one.right, one)
    return [_later_one(layout, key, one) for key, one in list(best.items())[:LATER]]


def _later_one(layout: Layout, key: str, answer: Answer) -> Source:
    href = layout.match_at.get(answer.id) or layout.sentence_at[key, answer.right_sentences[0]]
    return Source(href, "", called(layout.document(key)), f"{answer.surprise:.0f}")


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
