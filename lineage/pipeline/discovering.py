"""Wordings that travelled without anyone naming them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from lineage import places
from lineage.errors import UnknownUnitError
from lineage.export.fields import Corpus
from lineage.pipeline.corpus import Report, Settings, opened, unheard
from lineage.records import LEVELS, Travelled, When


@dataclass(frozen=True, slots=True)
class Discovered:
    """The wordings that were found, the documents they stand in, and how many documents and units there are."""

    wordings: tuple[Travelled, ...]
    corpus: Corpus
    documents: int
    units: int


def discover(
    asked: Settings,
    *,
    limit: int | None = None,
    since: When | None = None,
    until: When | None = None,
    among: str | None = None,
    origin: str | None = None,
    shortest: int | None = None,
    longest: int | None = None,
    lapsed: bool = False,
    report: Report = unheard,
) -> Discovered:
    """The wordings that travelled; ``among`` and ``origin`` name a level or who speaks, in full or in short."""
    from lineage import discovery
    from lineage.engine.local import stock

    with opened(asked) as store:
        report("read", 0, 1)
        readings = store.readings()
    units = sorted({discovery.speaker(reading) for reading in readings} - {""})
    report("discover", 0, 1)
    found = discovery.discover(
        readings,
        limit=limit,
        since=since,
        until=until,
        among=_meant(among, units),
        origin=_meant(origin, units),
        shortest=shortest or discovery.SHORTEST,
        longest=longest or discovery.LONGEST,
        lapsed=lapsed,
        stock=stock(),
    )
    named = {place.place.document for one in found for place in (*one.uptakes, one.last)}
    corpus = Corpus.read(reading for reading in readings if reading.document.id in named)
    return Discovered(found, corpus, len(readings), len(units))


def _meant(name: str | None, units: Sequence[str]) -> str | None:
    """The level, or the unit as the corpus calls it."""
    if name is None or name in LEVELS or name in units:
        return name
    for place in places.of(name):
        if place.name in units:
            return place.name
    near = get_close_matches(name, [*LEVELS, *units], n=3, cutoff=0)
    raise UnknownUnitError(name=name, nearest=", ".join(near))
