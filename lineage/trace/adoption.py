"""Which unit took up a wording when: the nation, each province, each city.

A unit is who a document speaks for. Its date is that of its first dated document with the wording, of a month or a year
the last day, so that nobody is called earlier than is sure. Units that have texts of that time but not the wording are
there too: silence is an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from lineage.records import LEVELS, Adoption, Attestation, Document, Level, Lineage, When
from lineage.trace.kinship import day
from lineage.witness import Witness

NATION = "全国"
UNKNOWN = "？"

Unit = tuple[Level, str]


def adoption(lineage: Lineage, witnesses: Sequence[Witness]) -> tuple[Adoption, ...]:
    """One row for each unit of the corpus: level by level, each level from the first to those that never had it."""
    units: dict[Unit, list[Document]] = {}
    for witness in witnesses:
        if witness.document.level:
            units.setdefault(_unit(witness, witness.document.level), []).append(witness.document)
    having: dict[str, list[Attestation]] = {}
    for one in lineage.attestations:
        having.setdefault(one.place.document, []).append(one)
    dates = [one.date for papers in units.values() for one in papers if one.id in having and one.date]
    first = min(dates, key=_surely, default=None)
    rows = [_row(lineage.wording, unit, papers, having, first) for unit, papers in units.items()]
    return tuple(sorted(rows, key=lambda row: (LEVELS.index(row.level), *_surely(row.date), row.unit)))


def _unit(witness: Witness, level: Level) -> Unit:
    """Who a document speaks for."""
    return level, NATION if level == "national" else witness.authority or UNKNOWN


def _row(
    wording: str, unit: Unit, papers: Sequence[Document], having: dict[str, list[Attestation]], first: When | None
) -> Adoption:
    """What became of a wording in the papers of one unit."""
    level, name = unit
    with_it = sorted((one for one in papers if one.id in having), key=lambda one: (*_surely(one.date), one.order))
    found = with_it[0] if with_it else None
    date = found.date if found else None
    return Adoption(
        wording=wording,
        unit=name,
        level=level,
        date=date,
        lag=max(day(date.first) - day(first.last), 0) if date and first else None,
        document=found.id if found else None,
        attestation=having[found.id][0].id if found else None,
        formulation=having[found.id][0].formulation if found else None,
        attestations=sum(len(having[one.id]) for one in with_it),
        documents=sum(not first or bool(one.date and one.date.last >= first.first) for one in papers),
    )


def _surely(date: When | None) -> tuple[str, str]:
    """What puts dates in order by the day on which they are past; no date comes last."""
    return (date.last, date.first) if date else ("~", "~")
