"""The page of a wording (提法): its picture, its attestations in order of date, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineage.records import LEVELS, Attestation, Descent, Lineage
from lineage.report.diagram import Picture, picture
from lineage.report.labels import Say, short, spelled
from lineage.report.layout import Layout, Page, attestation_anchor
from lineage.report.marking import clip, language, plain


@dataclass(frozen=True, slots=True)
class Parent:
    """Where an attestation most likely comes from, and the next likeliest place."""

    anchor: str
    document: str
    relation: str
    confidence: str
    runner_up: str
    margin: str


@dataclass(frozen=True, slots=True)
class Line:
    """One attestation."""

    anchor: str
    href: str
    date: str
    level: str
    document: str
    title: str
    lang: str
    title_lang: str
    sentence: str
    where: str
    formulation: str
    before: str
    words: str
    after: str
    raw: str
    parent: Parent | None
    undetermined: bool


@dataclass(frozen=True, slots=True)
class First:
    """The first attestation at a level."""

    level: str
    date: str
    anchor: str
    title: str
    formulation: str


def wording_page(layout: Layout, lineage: Lineage) -> Page:
    """The page of one wording."""
    attested = {each.id: each for each in lineage.attestations}
    wording = clip(lineage.wording, 150)
    values: dict[str, object] = {
        "heading": layout.say("wording_title", wording=plain(lineage.wording, 60)),
        "wording": wording,
        "wording_lang": language(lineage.wording),
        "attestations": len(attested),
        "documents": len({each.place.document for each in attested.values()}),
        "picture": _picture(layout, lineage),
        "first": [
            _first(layout, layout.say(level), attested[lineage.first[level]])
            for level in LEVELS
            if level in lineage.first
        ],
        "lines": _lines(layout, lineage, attested),
        "undetermined": len(lineage.undetermined),
        "absent": [
            (clip(cited.title, 150), [_citing(layout, key) for key in cited.cited_by])
            for cited in lineage.cited_but_absent
        ],
    }
    return Page(layout.lineage_at[lineage.wording], "wording.html", values)


def _picture(layout: Layout, lineage: Lineage) -> Picture | None:
    documents = {key: reading.document for key, reading in layout.readings.items()}
    return picture(lineage, documents, layout.say) if lineage.attestations else None


def _citing(layout: Layout, key: str) -> tuple[str, str]:
    """A document that cites, as its address and name; an id that is no document's stands for itself."""
    if key not in layout.readings:
        return "", clip(key, 60)
    return layout.front(key), short(layout.document(key), layout.say)


def _first(layout: Layout, level: str, attestation: Attestation) -> First:
    document = layout.document(attestation.place.document)
    return First(
        level=level,
        date=spelled(document.date, layout.edition.language),
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
    document, say = layout.document(place.document), layout.say
    before, words, after = _within(attestation.context, attestation.formulation, place.words)
    return Line(
        anchor=attestation_anchor(attestation.id),
        href=layout.sentence_at[place.document, place.sentence],
        date=str(document.date or say("undated")),
        level=say(document.level or "no_level"),
        document=short(document, say),
        title=clip(document.title, 80),
        lang=layout.scripts[document.id],
        title_lang=language(document.title),
        sentence=say("sentence", n=place.sentence + 1),
        where=layout.where(place.document, place.source),
        formulation=attestation.formulation,
        before=before,
        words=words,
        after=after,
        raw="" if place.text == place.words else place.text,
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


def _parent(layout: Layout, descent: Descent | None, attested: Mapping[str, Attestation]) -> Parent | None:
    if descent is None:
        return None
    return Parent(
        anchor=attestation_anchor(descent.parent),
        document=_named(layout, attested, descent.parent),
        relation=descent.relation,
        confidence=f"{descent.confidence:.2f}",
        runner_up=_named(layout, attested, descent.runner_up) if descent.runner_up else "",
        margin=f"{descent.margin:.2f}",
    )


def _named(layout: Layout, attested: Mapping[str, Attestation], key: str) -> str:
    place = attested[key].place
    parts = short(layout.document(place.document), layout.say), _sentence(place.sentence, layout.say)
    return layout.say("comma").join(parts)


def _sentence(number: int, say: Say) -> str:
    return say("sentence", n=number + 1)
