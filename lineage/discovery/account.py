"""What is said of a wording that travelled: who had it first, who took it up when, and when it was last seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lineage.records import LEVELS, Level, Uptake, When
from lineage.sources import passage
from lineage.spans import Span
from lineage.trace.keys import Keys, Met, Statistics
from lineage.trace.occurrences import NEAR, Occurrence, Wanted, occurrences
from lineage.trace.pairs import Pairs

NEVER = When("9999-12-31", "9999-12-31")


def places(wordings: Sequence[str], keys: Keys, pairs: Pairs, met: Met) -> dict[str, list[Occurrence]]:
    """Every place of each wording, given by its key, as tracing finds them.

    ``pairs`` are those of the text of ``keys``; in ``met`` is kept what need not be told again for the next wordings.
    """
    at = {wording: pairs.every(wording) for wording in wordings}
    near = {(place, len(wording)) for wording, found in at.items() for place in found}
    around = set().union(*(keys.text[max(place - NEAR, 0) : place + size + NEAR] for place, size in near))
    statistics = replace(Statistics.of(keys, around), pairs=pairs, met=met)
    return {
        wording: occurrences(Wanted.of(wording), keys, statistics, found, substring=False)
        for wording, found in at.items()
    }


def surface(found: Sequence[Occurrence], keys: Keys) -> str:
    """The wording as it mostly stands."""
    forms = Counter(shown(keys.source(one.number).text.text, one.clean) for one in found)
    return max(forms, key=lambda form: (forms[form], form))


def shown(text: str, place: Span) -> str:
    """A stretch of clean text with the mark that belongs to one inside it; marks that do not pair are left out.

    >>> shown("深化“放管服”改革", Span(3, 9)), shown("实行“十年禁渔”", Span(3, 4))
    ('“放管服”改革', '十')
    """
    words = place.of(text).replace("\n", "")
    opened = words.count("“") - words.count("”")
    if opened > 0 and text[place.end : place.end + 1] == "”":
        words += "”"
    elif opened < 0 and text[max(place.start - 1, 0) : place.start] == "“":
        words = "“" + words
    paired = words.count("“") == words.count("”") and words.find("“") <= words.find("”")
    return words if paired else words.replace("“", "").replace("”", "")


def when(keys: Keys, one: Occurrence) -> tuple[str, str, int]:
    """What decides which of two places is the earlier: the last day it may be of, the first, the order of documents."""
    dated = keys.documents[one.number].date or NEVER
    return dated.last, dated.first, one.number


def uptakes(found: Sequence[Occurrence], keys: Keys, speakers: Sequence[str]) -> tuple[Uptake, ...]:
    """The first place of each unit, the first of all first; undated ones stand last."""
    first: dict[str, Occurrence] = {}
    for one in sorted(found, key=lambda one: when(keys, one)):
        first.setdefault(speakers[one.number], one)
    start = keys.documents[next(iter(first.values())).number].date if first else None
    return tuple(uptake(one, keys, unit, start) for unit, one in first.items())


def uptake(one: Occurrence, keys: Keys, unit: str, start: When | None) -> Uptake:
    """One place with its lag behind ``start``."""
    document = keys.documents[one.number]
    return Uptake(
        unit, document.level, document.date, _days(start, document.date), passage(keys.source(one.number), one.clean)
    )


def last(found: Sequence[Occurrence], keys: Keys, speakers: Sequence[str]) -> Uptake:
    """The latest dated place, or where none is dated, the last."""
    dated = [one for one in found if keys.documents[one.number].date] or found
    latest = max(dated, key=lambda one: when(keys, one))
    start = keys.documents[min(found, key=lambda one: when(keys, one)).number].date
    return uptake(latest, keys, speakers[latest.number], start)


def levels(found: Sequence[Occurrence], keys: Keys) -> tuple[Level, ...]:
    """The levels on which a wording stands, the highest first."""
    there = {keys.documents[one.number].level for one in found}
    return tuple(level for level in LEVELS if level in there)


def _days(start: When | None, end: When | None) -> int | None:
    """From the last day of one to the first day of the other, if that is later."""
    if start is None or end is None:
        return None
    return max((date.fromisoformat(end.first) - date.fromisoformat(start.last)).days, 0)


def within(date: When | None, since: When | None, until: When | None) -> bool:
    """Whether something dated so may lie in a period; what is undated lies in none, unless no period is asked for.

    >>> within(When.read("2020"), When.read("2020-06"), None), within(None, None, None)
    (True, True)
    """
    if since is None and until is None:
        return True
    if date is None:
        return False
    return (since is None or date.last >= since.first) and (until is None or date.first <= until.last)
