"""The page of a wording (提法): its picture, its attestations in order of date, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from lineage.collate.changes import changes
from lineage.records import LEVELS, Adoption, Attestation, Descent, Doubt, Lineage, Mutation, OtherForm, Passage
from lineage.report.diagram import Picture, picture
from lineage.report.document import cite
from lineage.report.labels import Said, called, dated, number, say, told, unit, when
from lineage.report.layout import Layout, Page, Sheets, Where, attestation_anchor
from lineage.report.marking import clip, language, marked, plain
from lineage.report.stamp import stamp
from lineage.trace.adoption import adoption

ABOVE = 110_000  # bytes of what stands above and below the attestations on the first sheet
LISTED = 200  # variants in the tree


@dataclass(frozen=True, slots=True)
class Named:
    """An attestation named in few words: its document and the number of its sentence."""

    document: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Parent:
    """Where an attestation most likely comes from, and the next likeliest place."""

    href: str
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
    """One attestation; the first of its document on a sheet says what a citation names of that document."""

    anchor: str
    document: str
    cite: Mapping[str, str]
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
    href: str
    title: str
    formulation: str


@dataclass(frozen=True, slots=True)
class Unit:
    """When the nation, a province or a city first has the wording; without an address it never does."""

    level: Said
    name: Said
    date: Said
    day: str
    lag: str
    href: str
    formulation: str
    attestations: int
    documents: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A variant: how far it is indented under those that it extends, where it stands first, and how often."""

    depth: int
    words: str
    href: str
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet of a wording's page while it is made: where each attestation stands, and on which sheet we are."""

    layout: Layout
    attested: Mapping[str, Attestation]
    at: Mapping[str, str]
    path: str

    def href(self, key: str) -> str:
        """Where an attestation stands: on this sheet or on another."""
        path = "" if self.at[key] == self.path else self.at[key]
        return f"{path}#{attestation_anchor(key)}"


def _told_of(lineage: Lineage) -> set[str]:
    """Every document that the pages of a wording tell something of."""
    elsewhere = [each for form in lineage.forms for each in form.attestations]
    cited = [*lineage.cited, *lineage.cited_but_absent]
    return {
        *(each.place.document for each in (*lineage.attestations, *elsewhere)),
        *(form.stated.document for form in lineage.forms),
        *(document for each in cited for document in (*each.cited_by, *each.documents)),
        *(document for doubt in lineage.doubts for document in (doubt.document, doubt.later)),
    }


def wording_pages(layout: Layout, lineage: Lineage) -> Iterator[Page]:
    """The sheets of one wording: what is told of it, and its attestations in order."""
    held = sorted(_told_of(lineage))
    known = [key for key in held if key in layout.readings]
    places = [
        (layout.stamps[key], layout.document_sheets[key], layout.file_sheets.get(layout.document(key).file))
        for key in known
    ]
    units = adoption(lineage, layout.witnesses)
    weights = attestation_weights(lineage)
    on = Sheets.of(layout.lineage_at[lineage.wording].removesuffix(".html"), [ABOVE, *weights] if weights else [])
    items = [range(max(0, one.start - 1), one.stop - 1) for one in on.items] if weights else [range(0)]
    at = {
        lineage.attestations[number].id: path
        for path, held_here in zip(on.paths, items, strict=True)
        for number in held_here
    }
    made_from = stamp(lineage, places, units, on)
    attested = {each.id: each for each in lineage.attestations}
    for place, (path, here) in enumerate(zip(on.paths, items, strict=True), 1):

        def fill(path: str = path, here: range = here, place: int = place) -> Mapping[str, object]:
            sheet = _Sheet(layout, attested, at, path)
            above = _above(sheet, lineage, units) if place == 1 else {}
            return _values(sheet, lineage, here) | above | {"sheet": place, "paths": on.paths}

        yield Page(path, "wording.html", fill, made_from)


def attestation_weights(lineage: Lineage) -> list[int]:
    """About how many bytes the row of each attestation takes."""
    return [1_150 + 3 * len(each.context) + 6 * len(each.formulation) for each in lineage.attestations]


def _values(sheet: _Sheet, lineage: Lineage, here: range) -> dict[str, object]:
    """What every sheet shows."""
    documents = {each.place.document for each in lineage.attestations}
    return {
        "heading": say("wording_title", wording=plain(lineage.wording, 60)),
        "wording": clip(lineage.wording, 150),
        "wording_lang": language(lineage.wording),
        "attestations": len(lineage.attestations),
        "summary": say("wording_summary", attestations=len(lineage.attestations), documents=len(documents)),
        "lines": _lines(sheet, lineage, here),
        "undetermined": len(lineage.undetermined),
        "written_out": lineage.ancestor is not None,
    }


def _above(sheet: _Sheet, lineage: Lineage, units: Sequence[Adoption]) -> dict[str, object]:
    """What the first sheet shows above and below its attestations."""
    layout = sheet.layout
    variants = _variants(sheet, lineage)
    return {
        "picture": _picture(sheet, lineage),
        "first": [
            _first(sheet, say(level), sheet.attested[lineage.first[level]])
            for level in LEVELS
            if level in lineage.first
        ],
        "units": [_unit(sheet, one) for one in units] if lineage.attestations else [],
        "variants": variants[:LISTED],
        "more_variants": max(0, len(variants) - LISTED),
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


def _picture(sheet: _Sheet, lineage: Lineage) -> Picture | None:
    """The picture, its boxes leading to where the attestations stand."""
    if not lineage.attestations:
        return None
    documents = {key: reading.document for key, reading in sheet.layout.readings.items()}
    drawn = picture(lineage, documents)
    at = {attestation_anchor(key): sheet.href(key) for key in sheet.at}
    boxes = tuple(replace(box, anchor=at.get(box.anchor, f"#{box.anchor}")) for box in drawn.boxes)
    return replace(drawn, boxes=boxes)


def _unit(sheet: _Sheet, row: Adoption) -> Unit:
    return Unit(
        level=say(row.level),
        name=unit(row.unit),
        date=when(row.date) if row.attestations else Said.same(""),
        day=str(row.date or "") if row.attestations else "",
        lag="" if row.lag is None else f"+{number(row.lag)}",
        href=sheet.href(row.attestation) if row.attestation else "",
        formulation=clip(row.formulation or "", 80),
        attestations=row.attestations,
        documents=row.documents,
    )


def _variants(sheet: _Sheet, lineage: Lineage) -> list[Branch]:
    """The tree of formulations, each after the one it extends."""
    depth: dict[str | None, int] = {None: -1}
    found = []
    for one in lineage.variants:
        depth[one.words] = depth.get(one.extends, 0) + 1
        first = sheet.attested[one.attestations[0]] if one.attestations else None
        found.append(
            Branch(
                depth=depth[one.words],
                words=clip(one.words, 120),
                href=sheet.href(first.id) if first else "",
                date=dated(sheet.layout.document(first.place.document)) if first else Said.same(""),
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
    return say(f"doubt_{doubt.kind}", document=told(one), other=told(other), **facts)


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


def _first(sheet: _Sheet, level: Said, attestation: Attestation) -> First:
    document = sheet.layout.document(attestation.place.document)
    return First(
        level=level,
        date=when(document.date),
        href=sheet.href(attestation.id),
        title=clip(document.title, 80),
        formulation=clip(attestation.formulation, 80),
    )


def _lines(sheet: _Sheet, lineage: Lineage, here: range) -> Sequence[Line]:
    descents = {descent.child: descent for descent in lineage.edges}
    undetermined = set(lineage.undetermined)
    told: set[str] = set()
    found = []
    for each in lineage.attestations[here.start : here.stop]:
        parent = _parent(sheet, descents.get(each.id))
        new = each.place.document not in told
        told.add(each.place.document)
        found.append(_line(sheet.layout, each, parent, each.id in undetermined, new=new))
    return found


def _line(layout: Layout, attestation: Attestation, parent: Parent | None, undetermined: bool, *, new: bool) -> Line:
    place = attestation.place
    document = layout.document(place.document)
    before, words, after = _within(attestation.context, attestation.formulation, place.words)
    return Line(
        anchor=attestation_anchor(attestation.id),
        document=document.id,
        cite=cite(document) if new else {},
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


def _parent(sheet: _Sheet, descent: Descent | None) -> Parent | None:
    if descent is None:
        return None
    layout, attested = sheet.layout, sheet.attested
    step = descent.mutation
    steps = step.changes if step else changes(attested[descent.parent].formulation, attested[descent.child].formulation)
    changed = not descent.whole and any(step.op != "equal" for step in steps)
    return Parent(
        href=sheet.href(descent.parent),
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
