"""Wordings that travelled without being named, found by how they spread over units and levels.

Runs of letters that several units have are thinned to those that can be wordings (``runs``), measured by how surely
unit after unit took them up (``travel``), grouped with their variants (``listing``) and followed exactly (``account``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from lineage.collate.stock import Stock
from lineage.discovery.account import last, levels, places, shown, surface, uptakes, within
from lineage.discovery.letters import Bools, Letters, letters, speaker
from lineage.discovery.listing import Head, grouped, keys_of, ranked, scores
from lineage.discovery.runs import Candidates, candidates
from lineage.discovery.travel import units
from lineage.records import Reading, Related, Travelled, When
from lineage.spans import Span
from lineage.trace.keys import Keys, Met
from lineage.trace.pairs import Pairs

__all__ = ["LONGEST", "SHORTEST", "discover", "speaker"]

SHORTEST, LONGEST = 2, 16  # letters of a wording
UNITS = 2  # that must have a wording, for it to have travelled
DOCUMENTS = 0.01  # of the documents must have it, and two at least
VARIANTS = 8  # that are told of a wording
AT_ONCE = 64  # wordings whose places are looked for together


def discover(
    readings: Sequence[Reading],
    *,
    limit: int | None = None,
    since: When | None = None,
    until: When | None = None,
    among: str | None = None,
    origin: str | None = None,
    shortest: int = SHORTEST,
    longest: int = LONGEST,
    lapsed: bool = False,
    stock: Stock | None = None,
) -> tuple[Travelled, ...]:
    """The wordings that travelled, the farthest first.

    ``since`` and ``until`` bound the period in which a wording was first seen or, with ``lapsed``, last seen; that
    ranks by how surely it was dropped. ``among`` names a level or a unit where it must stand, ``origin`` one where it
    must have been seen first. Fewer or more letters than ``shortest`` and ``longest`` are not looked at.
    A small corpus leans on the dictionary of the ``stock``.
    """
    ordered = sorted(readings, key=lambda reading: reading.document.order)
    if not ordered:
        return ()
    text = letters(ordered)
    found = candidates(
        text,
        units(text),
        _of(among, ordered, text),
        shortest=shortest,
        longest=longest,
        documents=max(2, -(-len(ordered) // round(1 / DOCUMENTS))),
        units=UNITS,
    )
    keys = keys_of(found, text)
    score = scores(found, keys, len(ordered), stock, lapsed=lapsed)
    heads = grouped(ranked(found, keys, score), keys, found.documents)
    start = _of(origin, ordered, text)
    dates = [reading.document.date for reading in ordered]
    told = found.last if lapsed else found.first
    chosen = (
        head
        for head in heads
        if found.asked[head.number]
        and start[found.first[head.number]]
        and within(dates[told[head.number]], since, until)
    )
    described = _described(chosen, found, keys, score.tolist(), ordered, text)
    good = (
        one
        for one in described
        if _stands(among, one)
        and _begins(origin, one)
        and within(one.last.date if lapsed else one.uptakes[0].date, since, until)
    )
    return tuple(islice(good, limit))


def _of(name: str | None, readings: Sequence[Reading], text: Letters) -> Bools:
    """The documents of a level or unit, or all."""
    named = [name in (None, reading.document.level) for reading in readings]
    asked: Bools = np.array(named, bool) | np.array([text.units[unit] == name for unit in text.unit], bool)
    return asked


def _stands(name: str | None, one: Travelled) -> bool:
    return name is None or name in one.levels or any(name == uptake.unit for uptake in one.uptakes)


def _begins(name: str | None, one: Travelled) -> bool:
    return name in (None, one.uptakes[0].level, one.uptakes[0].unit)


def _described(
    heads: Iterator[Head],
    found: Candidates,
    keys: Sequence[str],
    score: Sequence[float],
    readings: Sequence[Reading],
    text: Letters,
) -> Iterator[Travelled]:
    """What is said of each wording, its places found exactly; those that only one unit has after all are left out."""
    corpus = Keys.of(readings)
    pairs, met = Pairs.of(corpus.text), Met()
    speakers = [text.units[unit] for unit in text.unit]
    while batch := list(islice(heads, AT_ONCE)):
        stands = places([keys[head.number] for head in batch], corpus, pairs, met)
        for head in batch:
            number, key = head.number, keys[head.number]
            there = stands[key]
            taken = uptakes(there, corpus, speakers)
            if len(taken) >= UNITS:
                yield Travelled(
                    wording=surface(there, corpus),
                    key=key,
                    documents=len({one.number for one in there}),
                    times=len(there),
                    levels=levels(there, corpus),
                    uptakes=taken,
                    last=last(there, corpus, speakers),
                    rise=round(float(found.rise[number]), 1),
                    fall=round(float(found.fall[number]), 1),
                    joint=round(float(found.joint[number]), 1),
                    score=round(max(score[one] for one in (number, *head.variants)), 1),
                    variants=_variants(head, found, readings, text),
                )


def _variants(head: Head, found: Candidates, readings: Sequence[Reading], text: Letters) -> tuple[Related, ...]:
    """The most widespread variants, each as it first stands."""
    best = sorted(head.variants, key=lambda number: (-int(found.documents[number]), int(found.place[number])))
    variants = []
    for number in best[:VARIANTS]:
        document = int(text.document[found.place[number]])
        at = int(found.place[number] - text.first[document])
        reading = readings[document]
        clean = reading.key.source(Span(at, at + int(found.size[number])))
        words = shown(reading.text.text, clean)
        if "、" not in words[:2]:  # 权、碳排放权 is the end of something else
            variants.append(Related(words, int(found.documents[number]), reading.document.date))
    return tuple(variants)
