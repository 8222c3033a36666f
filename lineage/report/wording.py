"""The page of a wording (提法): its picture, its attestations in order of date, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lineage.collate.changes import changes
from lineage.records import LEVELS, Adoption, Attestation, Descent, Doubt, Lineage, Mutation, OtherForm, Passage
from lineage.report.diagram import Picture, picture
from lineage.report.labels import Said, called, dated, number, say, told, when
from lineage.report.layout import Layout, Page, Where, attestation_anchor
from lineage.report.marking import clip, language, marked, plain
from lineage.report.stamp import stamp
from lineage.trace.adoption import adoption


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
    mutated: Sequence[Said]


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


@dataclass(frozen=True, slots=True)
class Unit:
    """When the nation, a province or a city first has the wording; without an anchor it never does."""

    level: Said
    name: str
    date: Said
    day: str
    lag: str
    anchor: str
    formulation: str
    attestations: int
    documents: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A variant: how far it is indented under those that it extends, where it stands first, and how often."""

    depth: int
    words: str
    anchor: str
    date: Said
    attestations: int


@dataclass(frozen=True, slots=True)
class Form:
    """An abbreviation of the wording or its expansion, where the corpus gives it, and where only it stands."""

    kind: Said
    words: str
    href: str
    stated: Said
    alone: Sequence[tuple[str, str, Said]]


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
    units = adoption(lineage, layout.witnesses)
    return Page(
        layout.lineage_at[lineage.wording],
        "wording.html",
        lambda: _values(layout, lineage, units),
        stamp(lineage, places, units),
    )


def _values(layout: Layout, lineage: Lineage, units: Sequence[Adoption]) -> Mapping[str, object]:
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
        "units": [_unit(one) for one in units] if attested else [],
        "variants": _variants(lineage, attested, layout),
        "forms": [_form(layout, one) for one in lineage.forms],
        "near": [clip(one, 60) for one in lineage.near],
        "doubts": [_doubt(layout, one) for one in lineage.doubts],
        "present": [
            (
                clip(cited.title, 150),
                [_citing(layout, key) for key in cited.documents],
                [_citing(layout, key) for key in cited.cited_by],
            )
            for cited in lineage.cited
        ],
        "absent": [
            (clip(cited.title, 150), [_citing(layout, key) for key in cited.cited_by])
            for cited in lineage.cited_but_absent
        ],
    }


def _picture(layout: Layout, lineage: Lineage) -> Picture | None:
    documents = {key: reading.document for key, reading in layout.readings.items()}
    return picture(lineage, documents) if lineage.attestations else None


def _unit(row: Adoption) -> Unit:
    return Unit(
        level=say(row.level),
        name=clip(row.unit, 40),
        date=when(row.date) if row.attestations else Said.same(""),
        day=str(row.date or "") if row.attestations else "",
        lag="" if row.lag is None else f"+{number(row.lag)}",
        anchor=attestation_anchor(row.attestation) if row.attestation else "",
        formulation=clip(row.formulation or "", 80),
        attestations=row.attestations,
        documents=row.documents,
    )


def _variants(lineage: Lineage, attested: Mapping[str, Attestation], layout: Layout) -> list[Branch]:
    """The tree of formulations, each after the one it extends."""
    depth: dict[str | None, int] = {None: -1}
    found = []
    for one in lineage.variants:
        depth[one.words] = depth.get(one.extends, 0) + 1
        first = attested[one.attestations[0]] if one.attestations else None
        found.append(
            Branch(
                depth=depth[one.words],
                words=clip(one.words, 120),
                anchor=attestation_anchor(first.id) if first else "",
                date=dated(layout.document(first.place.document)) if first else Said.same(""),
                attestations=len(one.attestations),
            )
        )
    return found if len(found) > 1 else []


def _form(layout: Layout, form: OtherForm) -> Form:
    where, href = _place(layout, form.stated)
    return Form(
        kind=say("short_form" if form.short else "full_form"),
        words=clip(form.words, 80),
        href=href,
        stated=say(f"link_{form.link}", where=where),
        alone=[
            (_place(layout, one.place)[1], one.formulation, _place(layout, one.place)[0]) for one in form.attestations
        ],
    )


def _place(layout: Layout, place: Passage) -> tuple[Said, str]:
    """A place as it is named in a sentence, and its address."""
    return told(layout.document(place.document)), layout.sentence_at[place.document, place.sentence]


def _doubt(layout: Layout, doubt: Doubt) -> Said:
    one, other = layout.document(doubt.document), layout.document(doubt.later)
    facts = {"names": clip(doubt.names, 60), "date": one.date or "", "later": other.date or ""}
    return say("date_doubt", document=told(one), other=told(other), **facts)


def _mutated(step: Mutation | None) -> list[Said]:
    """What became of a formulation beside its words: members, order, names of place, how strong it is."""
    if step is None:
        return []
    found = []
    for key, members in (("gained", step.gained), ("lost", step.lost)):
        if members:
            found.append(say(key, members=say("and").join(map(Said.same, members))))
    if step.reordered:
        found.append(say("reordered"))
    if step.localised:
        pairs = (Said.same(f"{left}→{right}") for left, right in step.localised)
        found.append(say("localised_as", pairs=say("and").join(pairs)))
    if step.strength:
        words = (Said.same(f"{one.left or '∅'}→{one.right or '∅'}") for one in step.degrees)
        found.append(say(f"strength_{step.strength}", words=say("and").join(words)))
    return found


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
    step = descent.mutation
    steps = step.changes if step else changes(attested[descent.parent].formulation, attested[descent.child].formulation)
    changed = not descent.whole and any(step.op != "equal" for step in steps)
    return Parent(
        anchor=attestation_anchor(descent.parent),
        place=_named(layout, attested, descent.parent),
        relation="whole" if descent.whole else descent.relation,
        confidence=f"{descent.confidence:.2f}",
        runner_up=_named(layout, attested, descent.runner_up) if descent.runner_up else None,
        margin=f"{descent.margin:.2f}",
        before=marked(steps, "left") if changed else Markup(),
        after=marked(steps, "right") if changed else Markup(),
        mutated=_mutated(descent.mutation),
    )


def _named(layout: Layout, attested: Mapping[str, Attestation], key: str) -> Named:
    place = attested[key].place
    return Named(called(layout.document(place.document)), place.sentence + 1)
