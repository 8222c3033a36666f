"""Follow a wording (提法) back through dated documents, and weigh rival parents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from lineage.errors import NothingToTraceError
from lineage.records import LEVELS, Attestation, Descent, Doubt, Level, Lineage, OtherForm, Reading
from lineage.sources import Source, passage
from lineage.spans import Span
from lineage.trace.abbreviation import other_forms, standing
from lineage.trace.citation import Held, Party, cited, doubts, followed, forestalled, held, in_full
from lineage.trace.descent import descents, earliest, is_step, related
from lineage.trace.edges import Edge, number_goes_on
from lineage.trace.formulation import Formulation, formulations
from lineage.trace.keys import Keys, Statistics, every, folded
from lineage.trace.mutation import Clause, mutation
from lineage.trace.occurrences import NEAR, Occurrence, Wanted, occurrences
from lineage.trace.spelling import near
from lineage.trace.stated import Stated, compared
from lineage.trace.variants import variants

__all__ = ["Keys", "Source", "follow", "trace"]

WIDE = 120  # characters of context on each side, at most

_BOUND = re.compile("[，；：。！？,;:!?｡\n]")
_STOP = re.compile("[。！？!?｡\n]")
_CLAUSE_AFTER = re.compile(r"[^，；：。！？,;:!?｡\n]*(?:[，；：,;:][^，；：。！？,;:!?｡\n]*)?[。！？；!?;｡]?")


def trace(wording: str, readings: Sequence[Reading], *, substring: bool = False) -> Lineage:
    """The account of ``wording`` in ``readings``: every attestation in date order, and where each comes from.

    With ``substring`` also where the characters are only part of other words.
    """
    return follow(wording, Keys.of(readings), substring=substring)


def follow(wording: str, keys: Keys, *, substring: bool = False) -> Lineage:
    """The same where the texts are at hand as `Keys`."""
    wanted = Wanted.of(wording)
    if not wanted.key:
        raise NothingToTraceError(wording=wording)
    places = list(every(wanted.key, keys.text))
    if not places:
        return replace(_nothing(wording), near=near(wanted.key, keys))
    keys.load({keys.within(place)[0] for place in places})
    statistics = Statistics.of(keys, _neighbourhood(keys, places, len(wanted.key)))
    found = occurrences(wanted, keys, statistics, places, substring=substring)
    if not found:
        return _nothing(wording)
    formulated = formulations(found, keys, statistics)
    attestations = _attestations(found, formulated, keys)
    parties, known = _parties(found, keys)
    edges = descents(attestations, found, formulated, parties, frozenset(known), keys, statistics)
    first = earliest(parties)
    told = {edge.child for edge in edges} | {one.id for one in attestations if one.place.document in first}
    texts = cited([(party.witness.document.id, party.names) for party in parties], known)
    forms = _forms(wording, wanted.key, found, keys)
    return Lineage(
        wording=wording,
        attestations=tuple(attestations),
        edges=_mutated(edges, attestations, found, formulated, keys),
        first=_first(attestations, found, keys),
        undetermined=tuple(one.id for one in attestations if one.id not in told),
        cited_but_absent=tuple(one for one in texts if not one.documents),
        cited=tuple(one for one in texts if one.documents),
        variants=variants(wording, attestations, found, formulated, keys),
        forms=forms,
        doubts=_doubts(parties, known, keys),
        ancestor=_ancestor(forms, attestations, keys),
    )


def _nothing(wording: str) -> Lineage:
    """The account of what occurs nowhere."""
    return Lineage(wording, (), (), {}, ())


def _parties(found: Sequence[Occurrence], keys: Keys) -> tuple[list[Party], Held]:
    """The documents that hold the wording, and what all documents are known as."""
    register = keys.register
    known = held(zip(register.witnesses, register.known, strict=True))
    common = frozenset().union(*register.known) - known.keys()
    sentences: dict[int, dict[Span, None]] = {}
    for one in found:
        sentences.setdefault(one.number, {})[keys.source(one.number).sentence(one.clean.start)] = None
    named = in_full(register.named(list(sentences)), known)
    parties = []
    for number, sources in zip(sentences, named, strict=True):
        telling = tuple(one for one in sources if one.key not in common)
        bodies = tuple(body for span in sentences[number] for body in followed(keys.source(number), span))
        parties.append(Party(register.witnesses[number], telling, register.known[number] - common, bodies))
    return parties, known


def _doubts(parties: Sequence[Party], known: Held, keys: Keys) -> tuple[Doubt, ...]:
    """The documents that name as their source what is dated later than they are, a text or the texts of a body."""
    dates = {one.id: one.date for one in keys.documents if one.date}
    named = [(party.witness.document, party.names) for party in parties]
    return doubts(named, known, dates) + tuple(forestalled([(party.witness, party.follows) for party in parties]))


def _mutated(
    edges: Sequence[Descent],
    attestations: Sequence[Attestation],
    found: Sequence[Occurrence],
    formulated: Sequence[Formulation],
    keys: Keys,
) -> tuple[Descent, ...]:
    """The descents, each with what became of the formulation, where the two have more than the wording in common."""
    number = {one.id: place for place, one in enumerate(attestations)}

    def clause(place: int) -> Clause:
        return Clause.of(keys.source(found[place].number).text.text, found[place].clean)

    def stated(place: int) -> Stated:
        return Stated(keys.source(found[place].number).text.text, found[place].clean, formulated[place].clean)

    def sides(place: int) -> tuple[str, str]:
        text, wording, whole = keys.source(found[place].number).key.text, found[place].key, formulated[place].key
        return text[whole.start : wording.start], text[wording.end : whole.end]

    steps = []
    for edge in edges:
        child, parent = number[edge.child], number[edge.parent]
        if edge.whole or not is_step(sides(parent), sides(child)):
            steps.append(edge)
            continue
        words = compared(stated(parent), stated(child))
        became = mutation(*words, clause(parent), clause(child))
        steps.append(replace(edge, relation=related(*map(folded, words)), mutation=became))
    return tuple(steps)


def _forms(wording: str, key: str, found: Sequence[Occurrence], keys: Keys) -> tuple[OtherForm, ...]:
    """The other forms of the wording that the corpus gives, and where only they stand."""
    sentences = {_sentence(keys, one.number, one.key) for one in found}
    all_given = other_forms(wording, key, found, keys)
    stood = [list(standing(given.members, keys)) for given in all_given]
    keys.load(number for places in stood for number, _ in places)
    forms = []
    for given, standing_there in zip(all_given, stood, strict=True):
        source = keys.source(given.number)
        short = given.short != wording
        places = [
            (number, span)
            for number, span in standing_there
            if _sentence(keys, number, span) not in sentences and not _in_number(keys, number, span)
        ]
        forms.append(
            OtherForm(
                words=given.short if short else given.long,
                short=short,
                link=given.link,
                stated=passage(source, given.clean),
                context=_context(source.text.text, given.clean).of(source.text.text),
                members=given.members,
                attestations=tuple(_via(places, given.short if short else given.long, keys)),
            )
        )
    return tuple(forms)


def _ancestor(forms: Sequence[OtherForm], attestations: Sequence[Attestation], keys: Keys) -> str | None:
    """The earliest place of the expansion that most places give, if it is surely earlier than any of the wording."""
    dates = {one.id: one.date for one in keys.documents if one.date}
    dated = [dates[one.place.document] for one in attestations if one.place.document in dates]
    first = min((date.first for date in dated), default="")
    spelt = next((form.attestations for form in forms if not form.short), ())
    before = [one for one in spelt if one.place.document in dates and dates[one.place.document].last < first]
    return min(before, key=lambda one: dates[one.place.document]).id if before else None


def _via(places: Sequence[tuple[int, Span]], words: str, keys: Keys) -> Iterator[Attestation]:
    """Attestations of another form."""
    met: Counter[str] = Counter()
    for number, span in places:
        source = keys.source(number)
        clean = source.key.source(span)
        context = _context(source.text.text, clean)
        name = _name(f"{words}\n{source.document.id}\n{_folded(source, context)}", met)
        place = passage(source, clean)
        yield Attestation(name, place, place.words, context.of(source.text.text), via=words)


def _sentence(keys: Keys, number: int, span: Span) -> tuple[int, int]:
    """The sentence in which a stretch of a key begins."""
    source = keys.source(number)
    return number, bisect_right(source.begins, source.key.starts[span.start])


def _in_number(keys: Keys, number: int, span: Span) -> bool:
    """Whether a stretch of a key is cut out of a longer number: 五个中心 of 十五个中心."""
    begin = keys.begins[number]
    return any(number_goes_on(Edge.at(keys, begin + end)) for end in (span.start, span.end))


def _neighbourhood(keys: Keys, places: Sequence[int], length: int) -> set[str]:
    """The characters in and around the places."""
    return set().union(*(keys.text[max(place - NEAR, 0) : place + length + NEAR] for place in places))


def _attestations(found: Sequence[Occurrence], formulated: Sequence[Formulation], keys: Keys) -> list[Attestation]:
    """The attestations of the occurrences; an id depends on nothing but the document and the words around."""
    attestations = []
    met: Counter[str] = Counter()
    for occurrence, formulation in zip(found, formulated, strict=True):
        source = keys.source(occurrence.number)
        context = _context(source.text.text, formulation.clean)
        name = _name(f"{occurrence.key.of(source.key.text)}\n{source.document.id}\n{_folded(source, context)}", met)
        words = formulation.clean.of(source.text.text)
        attestations.append(Attestation(name, passage(source, occurrence.clean), words, context.of(source.text.text)))
    return attestations


def _name(content: str, met: Counter[str]) -> str:
    """An id made of what is told, and of how often it was met before."""
    met[content] += 1
    return sha256(f"{content}\n{met[content]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _context(text: str, span: Span) -> Span:
    """The clauses of the formulation, with the clause before and the one after in the same sentence."""
    start, after = max(span.start - WIDE, 0), _CLAUSE_AFTER.match(text, span.end, min(span.end + WIDE, len(text)))
    bounds = [*_BOUND.finditer(text, start, span.start)]
    if bounds and _STOP.match(bounds[-1].group()):
        start = bounds[-1].end()
    elif len(bounds) > 1:
        start = bounds[-2].end()
    end = after.end() if after else span.end
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def _folded(source: Source, span: Span) -> str:
    """The key of a stretch of clean text."""
    starts = source.key.starts
    return source.key.text[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _first(attestations: Sequence[Attestation], found: Sequence[Occurrence], keys: Keys) -> dict[Level, str]:
    """The first attestation of each level, by id: of a month or a year, its last day counts; undated ones do not."""
    first: dict[Level, tuple[str, str]] = {}
    for attestation, occurrence in zip(attestations, found, strict=True):
        document = keys.documents[occurrence.number]
        if document.level and document.date:
            dated = document.date.last, attestation.id
            if document.level not in first or dated[0] < first[document.level][0]:
                first[document.level] = dated
    return {level: first[level][1] for level in LEVELS if level in first}
