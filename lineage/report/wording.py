"""The page of a wording (提法): its picture, its attestations in order of date, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lineage.collate.changes import changes
from lineage.records import LEVELS, Attestation, Descent, Lineage
from lineage.report.diagram import Picture, picture
from lineage.report.labels import Said, called, dated, say, told, when
from lineage.report.layout import Layout, Page, Where, attestation_anchor
from lineage.report.marking import clip, language, marked, plain
from lineage.report.stamp import stamp


@dataclass(frozen=True, slots=True)
class Named:
    """An attestation named in few words: its document and the number of its sentence."""

    document: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Parent:
    """Where an attestation most likely comes from, and the next likeliest place."""

    anchor: str
    place: Named
    relation: str
    confidence: str
    runner_up: Named | None
    margin: str
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """One attestation."""

    anchor: str
    document: str
    start: int
    end: int
    href: str
    date: Said
    level: Said
    title: str
    lang: str
    title_lang: str
    sentence: int
    where: Where
    formulation: str
    before: str
    words: tuple[str, str, str]
    after: str
    parent: Parent | None
    undetermined: bool


@dataclass(frozen=True, slots=True)
class First:
    """The first attestation at a level."""

    level: Said
    date: Said
    anchor: str
    title: str
    formulation: str


def wording_page(layout: Layout, lineage: Lineage) -> Page:
    """The page of one wording."""
    held = sorted(
        {each.place.document for each in lineage.attestations}
        | {k for c in lineage.cited_but_absent for k in c.cited_by}
    )
    known = [key for key in held if key in layout.readings]
    places = [
        (layout.stamps[key], layout.document_sheets[key], layout.file_sheets.get(layout.document(key).file))
        for key in known
    ]
    return Page(
        layout.lineage_at[lineage.wording], "wording.html", lambda: _values(layout, lineage), stamp(lineage, places)
    )


def _values(layout: Layout, lineage: Lineage) -> Mapping[str, object]:
    attested = {each.id: each for each in lineage.attestations}
    documents = {each.place.document for each in attested.values()}
    return {
        "heading": say("wording_title", wording=plain(lineage.wording, 60)),
        "wording": clip(lineage.wording, 150),
        "wording_lang": language(lineage.wording),
        "attestations": len(attested),
        "summary": say("wording_summary", attestations=len(attested), documents=len(documents)),
        "picture": _picture(layout, lineage),
        "first": [
            _first(layout, say(level), attested[lineage.first[level]]) for level in LEVELS if level in lineage.first
        ],
        "lines": _lines(layout, lineage, attested),
        "undetermined": len(lineage.undetermined),
        "absent": [
            (clip(cited.title, 150), [_citing(layout, key) for key in cited.cited_by])
            for cited in lineage.cited_but_absent
        ],
    }


def _picture(layout: Layout, lineage: Lineage) -> Picture | None:
    documents = {key: reading.document for key, reading in layout.readings.items()}
    return picture(lineage, documents) if lineage.attestations else None


def _citing(layout: Layout, key: str) -> tuple[str, Said]:
    """A document that cites, as its address and name; an id that is no document's stands for itself."""
    if key not in layout.readings:
        return "", Said.same(clip(key, 60))
    return layout.front(key), told(layout.document(key))


def _first(layout: Layout, level: Said, attestation: Attestation) -> First:
    document = layout.document(attestation.place.document)
    return First(
        level=level,
        date=when(document.date),
        anchor=attestation_anchor(attestation.id),
        title=clip(document.title, 80),
        formulation=clip(attestation.formulation, 80),
    )


def _lines(layout: Layout, lineage: Lineage, attested: Mapping[str, Attestation]) -> Sequence[Line]:
    descents = {descent.child: descent for descent in lineage.edges}
    undetermined = set(lineage.undetermined)
    return [
        _line(layout, each, _parent(layout, descents.get(each.id), attested), each.id in undetermined)
        for each in lineage.attestations
    ]


def _line(layout: Layout, attestation: Attestation, parent: Parent | None, undetermined: bool) -> Line:
    place = attestation.place
    document = layout.document(place.document)
    before, words, after = _within(attestation.context, attestation.formulation, place.words)
    return Line(
        anchor=attestation_anchor(attestation.id),
        document=document.id,
        start=place.source.start,
        end=place.source.end,
        href=layout.sentence_at[place.document, place.sentence],
        date=dated(document),
        level=say(document.level or "no_level"),
        title=clip(document.title, 80),
        lang=layout.scripts[document.id],
        title_lang=language(document.title),
        sentence=place.sentence + 1,
        where=layout.where(place.document, place.source),
        formulation=attestation.formulation,
        before=before,
        words=_holding(words, place.words),
        after=after,
        parent=parent,
        undetermined=undetermined,
    )


def _within(context: str, formulation: str, words: str) -> tuple[str, str, str]:
    """The context cut into what stands before, in and after the formulation, or else the words themselves.

    >>> _within("会议要求，构建新发展格局", "构建新发展格局", "新发展格局")
    ('会议要求，', '构建新发展格局', '')
    >>> _within("新發展格局,", "构建新发展格局", "新發展格局")
    ('', '新發展格局', ',')
    >>> _within("会议要求", "构建新发展格局", "新发展格局")
    ('', '', '会议要求')
    """
    for part in (formulation, words):
        before, found, after = context.partition(part)
        if found:
            return before, found, after
    return "", "", context


def _holding(formulation: str, words: str) -> tuple[str, str, str]:
    """A formulation cut into what stands before, in and after the words that are attested.

    >>> _holding("构建新发展格局", "新发展格局")
    ('构建', '新发展格局', '')
    """
    before, found, after = formulation.partition(words)
    return (before, found, after) if found else ("", "", formulation)


def _parent(layout: Layout, descent: Descent | None, attested: Mapping[str, Attestation]) -> Parent | None:
    if descent is None:
        return None
    steps = changes(attested[descent.parent].formulation, attested[descent.child].formulation)
    changed = any(step.op != "equal" for step in steps)
    return Parent(
        anchor=attestation_anchor(descent.parent),
        place=_named(layout, attested, descent.parent),
        relation=descent.relation,
        confidence=f"{descent.confidence:.2f}",
        runner_up=_named(layout, attested, descent.runner_up) if descent.runner_up else None,
        margin=f"{descent.margin:.2f}",
        before=marked(steps, "left") if changed else Markup(),
        after=marked(steps, "right") if changed else Markup(),
    )


def _named(layout: Layout, attested: Mapping[str, Attestation], key: str) -> Named:
    place = attested[key].place
    return Named(called(layout.document(place.document)), place.sentence + 1)
