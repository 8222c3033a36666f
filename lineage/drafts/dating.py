"""The date that a draft states of itself: in its header, under its title, or as its last line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.ingest import dates
from lineage.normalise import normalise
from lineage.records import When
from lineage.spans import Mapped

_HEAD, _TAIL, _LONGEST = 8, 6, 40
_LABEL = r"(?:[\u4e00-\u9fff]{0,4}(?:日期|时间)[:：])?\s*"
_STATED = re.compile(rf"{_LABEL}[(（]?(?:{dates.DAY})[)）]?(?:\s*\d{{1,2}}[:：]\d{{2}}.{{0,24}})?")
_WRITTEN = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_ALONE = re.compile(rf"{_LABEL}(?:{_WRITTEN.pattern})(?!\d).{{0,24}}")


def stated(paragraphs: Sequence[str], header: str | None = None) -> When | None:
    """The date of a draft, if it says one: nothing is guessed from what it speaks of.

    >>> str(stated(["论高质量发展", "（2025年12月3日）", "正文。"]))
    '2025-12-03'
    """
    found = _written(header) if header else None
    if found:
        return found
    near = [*paragraphs[:_HEAD], *reversed(paragraphs[_HEAD:][-_TAIL:])]
    return next((when for text in near if len(text) <= _LONGEST and (when := _day(text))), None)


def _day(text: str) -> When | None:
    """The day that is all a line says."""
    if _ALONE.fullmatch(text):
        return _written(text)
    line = normalise(Mapped.of(text)).text
    match = _STATED.fullmatch(line)
    if not match or not match["year"]:
        return None
    return next((day.when(int(match["year"])) for day in dates.days(line)), None)


def _written(text: str) -> When | None:
    """A date in figures; ``None`` where it is none."""
    match = _WRITTEN.search(text)
    if not match:
        return _day(text) if "年" in text else None
    try:
        return When.read("-".join(f"{int(part):02}" for part in match.groups() if part))
    except ValueError:
        return None
