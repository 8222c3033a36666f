"""Follow a wording (提法) back through dated documents, and weigh rival parents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from lineage.errors import NothingToTraceError
from lineage.normalise import fold
from lineage.records import LEVELS, Attestation, Level, Lineage, Reading
from lineage.spans import Span
from lineage.trace.citation import absent, known_as, named_sources
from lineage.trace.descent import Party, descents, earliest
from lineage.trace.formulation import formulations
from lineage.trace.keys import Keys, Statistics, every
from lineage.trace.kinship import Witness
from lineage.trace.occurrences import NEAR, Occurrence, Wanted, occurrences, passage

__all__ = ["trace"]

WIDE = 120  # characters of context on each side, at most

_CLAUSE_BEFORE = re.compile(r"(?:[^，；：。！？,;:!?｡\n]*[，；：,;:])?[^，；：。！？,;:!?｡\n]*\Z")
_CLAUSE_AFTER = re.compile(r"[^，；：。！？,;:!?｡\n]*(?:[，；：,;:][^，；：。！？,;:!?｡\n]*)?[。！？；!?;｡]?")


def trace(wording: str, readings: Sequence[Reading], *, substring: bool = False) -> Lineage:
    """The account of ``wording`` in ``readings``: every attestation in date order, and where each comes from.

    With ``substring`` also where the characters are only part of other words.
    """
    wanted = Wanted.of(wording)
    if not wanted.key:
        raise NothingToTraceError(wording=wording)
    keys = Keys.of(sorted(readings, key=lambda reading: reading.document.order))
    places = list(every(wanted.key, keys.text))
    if not places:
        return Lineage(wording, (), (), {}, ())
    statistics = Statistics.of(keys, _neighbourhood(keys, places, len(wanted.key)))
    found = occurrences(wanted, keys, statistics, places, substring=substring)
    if not found:
        return Lineage(wording, (), (), {}, ())
    attestations = _attestations(found, keys, statistics)
    witnesses = [Witness.of(reading) for reading in keys.readings]
    known = [known_as(reading, witness) for reading, witness in zip(keys.readings, witnesses, strict=True)]
    held = frozenset().union(*known)
    parties = [
        Party(witnesses[number], named_sources(keys.readings[number], witnesses[number]), known[number])
        for number in dict.fromkeys(one.number for one in found)
    ]
    edges = descents(attestations, found, parties, held, keys, statistics)
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


def _attestations(found: Sequence[Occurrence], keys: Keys, statistics: Statistics) -> list[Attestation]:
    """The attestations of the occurrences; an id depends on nothing but the document and the words around."""
    attestations = []
    met: Counter[str] = Counter()
    for occurrence, formulation in zip(found, formulations(found, keys, statistics), strict=True):
        reading = keys.readings[occurrence.number]
        words = formulation.of(reading.text.text)
        context = _context(reading.text.text, formulation)
        content = f"{occurrence.key.of(reading.key.text)}\n{reading.document.id}\n{fold(context)}"
        met[content] += 1
        name = sha256(f"{content}\n{met[content]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        attestations.append(Attestation(name, passage(reading, occurrence.clean), words, context))
    return attestations


def _context(text: str, span: Span) -> str:
    """The clauses of the formulation, with the clause before and the one after in the same sentence."""
    before = _CLAUSE_BEFORE.search(text, max(span.start - WIDE, 0), span.start)
    after = _CLAUSE_AFTER.match(text, span.end, min(span.end + WIDE, len(text)))
    start = before.start() if before else span.start
    return text[start : after.end() if after else span.end].strip()


def _first(attestations: Sequence[Attestation], found: Sequence[Occurrence], keys: Keys) -> dict[Level, str]:
    """The first attestation of each level, by id: of a month or a year, its last day counts; undated ones do not."""
    first: dict[Level, tuple[str, str]] = {}
    for attestation, occurrence in zip(attestations, found, strict=True):
        document = keys.readings[occurrence.number].document
        if document.level and document.date:
            dated = document.date.last, attestation.id
            if document.level not in first or dated[0] < first[document.level][0]:
                first[document.level] = dated
    return {level: first[level][1] for level in LEVELS if level in first}
