"""Follow a wording (提法) back through dated documents, and weigh rival parents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from lineage.errors import NothingToTraceError
from lineage.records import LEVELS, Attestation, Level, Lineage, Reading
from lineage.spans import Span
from lineage.trace.citation import HEAD, absent, known_by, named_sources
from lineage.trace.descent import Party, descents, earliest
from lineage.trace.formulation import Formulation, formulations
from lineage.trace.keys import Keys, Source, Statistics, every
from lineage.trace.kinship import OPENING, Witness
from lineage.trace.occurrences import NEAR, Occurrence, Wanted, occurrences, passage

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
        return Lineage(wording, (), (), {}, ())
    keys.load(keys.within(place)[0] for place in places)
    statistics = Statistics.of(keys, _neighbourhood(keys, places, len(wanted.key)))
    found = occurrences(wanted, keys, statistics, places, substring=substring)
    if not found:
        return Lineage(wording, (), (), {}, ())
    formulated = formulations(found, keys, statistics)
    attestations = _attestations(found, formulated, keys)
    witnesses = [Witness.speaking(one, keys.head(number, OPENING)) for number, one in enumerate(keys.documents)]
    known = [known_by(witness, keys.head(number, HEAD)) for number, witness in enumerate(witnesses)]
    held = frozenset().union(*known)
    parties = [
        Party(witnesses[number], named_sources(keys.source(number), witnesses[number]), known[number])
        for number in dict.fromkeys(one.number for one in found)
    ]
    edges = descents(attestations, found, formulated, parties, held, keys, statistics)
    first = earliest(parties)
    told = {edge.child for edge in edges} | {one.id for one in attestations if one.place.document in first}
    return Lineage(
        wording=wording,
        attestations=tuple(attestations),
        edges=edges,
        first=_first(attestations, found, keys),
        undetermined=tuple(one.id for one in attestations if one.id not in told),
        cited_but_absent=absent([(party.witness.document.id, party.names) for party in parties], held),
    )


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
        content = f"{occurrence.key.of(source.key.text)}\n{source.document.id}\n{_folded(source, context)}"
        met[content] += 1
        name = sha256(f"{content}\n{met[content]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        words = formulation.clean.of(source.text.text)
        attestations.append(Attestation(name, passage(source, occurrence.clean), words, context.of(source.text.text)))
    return attestations


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
