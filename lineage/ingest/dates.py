"""Which year a month and a day belong to, where the text does not say: from what must have gone before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lineage.numerals import value
from lineage.records import When

_SMALL = "[一二三四五六七八九十]{1,3}"
YEAR = r"(?P<year>\d{4})年"
DAY = rf"(?:{YEAR})?(?P<month>\d{{1,2}}|{_SMALL})月(?P<day>\d{{1,2}}|{_SMALL})日"
_RANGE = r"(?:(?:上午|下午)?[和至到、—](?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日)?"
_DAYS = re.compile(DAY + _RANGE)

# National congresses of the Communist Party and plenums of its Central Committee with the day they closed: a text
# that names one is not older. 0 stands for the congress itself.
_SESSIONS = {
    (14, 3): "1993-11-14",
    (15, 0): "1997-09-18",
    (16, 0): "2002-11-14",
    (16, 3): "2003-10-14",
    (16, 4): "2004-09-19",
    (16, 5): "2005-10-11",
    (16, 6): "2006-10-11",
    (17, 0): "2007-10-21",
    (17, 3): "2008-10-12",
    (17, 4): "2009-09-18",
    (17, 5): "2010-10-18",
    (17, 6): "2011-10-18",
    (18, 0): "2012-11-14",
    (18, 3): "2013-11-12",
    (18, 4): "2014-10-23",
    (18, 5): "2015-10-29",
    (18, 6): "2016-10-27",
    (19, 0): "2017-10-24",
    (19, 2): "2018-01-19",
    (19, 3): "2018-02-28",
    (19, 4): "2019-10-31",
    (19, 5): "2020-10-29",
    (19, 6): "2021-11-11",
    (20, 0): "2022-10-22",
    (20, 2): "2023-02-28",
    (20, 3): "2024-07-18",
    (20, 4): "2025-10-23",
}
_CENTRAL = re.compile(
    r"(?P<term>十[一二三四五六七八九]|二十[一二三四五六七八九]?)(?:届(?P<number>[一二三四五六七八九])中|大)"
)
_LOCAL = re.compile(rf"第?(?P<term>{_SMALL})届(?:委员会)?第?(?P<number>{_SMALL})次全(?:体会议|会)")
_SUMMED_UP = re.compile(r"总结了?(?P<year>\d{4})年")
_MONTH = re.compile(
    r"(?<![到至])(?<!力争|确保|预计|计划|将于)(?P<year>\d{4})年(?P<month>\d{1,2})月(?!底|末|前|起|以前|之前)"
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_CLOSED = re.compile(r"[\"'](?P<plan>十[一二三四五六七八九]?)五[\"'](?:规划)?(?:圆满|胜利)?收官")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text gives it, perhaps without the year."""

    month: int
    day: int
    year: int | None = None

    def when(self, year: int) -> When | None:
        """The day in a year, if the calendar has it."""
        try:
            return When.read(f"{year:04}-{self.month:02}-{self.day:02}")
        except ValueError:
            return None

    def since(self, bound: str) -> When | None:
        """The first such day that is not before ``bound``, within four years."""
        first = int(bound[:4])
        days = (self.when(year) for year in range(first, first + 5))
        return next((when for when in days if when and when.first >= bound), None)


def _number(numeral: str) -> int:
    """The number that a numeral stands for, or one that no calendar and no plenum has."""
    return value(numeral) or 0


def days(text: str) -> Iterator[Day]:
    """Every day that a text names, of several together the last.

    >>> list(days("12月16日至18日"))
    [Day(month=12, day=18, year=None)]
    """
    for match in _DAYS.finditer(text):
        month = match["month2"] or match["month"]
        day = match["day2"] or match["day"]
        yield Day(_number(month), _number(day), int(match["year"]) if match["year"] else None)


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else, as below a signature."""
    return bool(re.fullmatch(DAY, line))


def plenum(text: str) -> tuple[int, int] | None:
    """Term and number of the first plenum of a local committee that a text names."""
    match = _LOCAL.search(text)
    return (_number(match["term"]), _number(match["number"])) if match else None


def not_before(text: str, *, near: Iterable[int] = ()) -> str | None:
    """The latest day that a text must be younger than, from what it speaks of as past; ``near`` are likely years."""
    bounds = [
        *(f"{match['year']}-10-01" for match in _SUMMED_UP.finditer(text)),
        *(_session(match) for match in _CENTRAL.finditer(text)),
        *(f"{first_year_of_plan(_number(match['plan'])) + 4}-07-01" for match in _CLOSED.finditer(text)),
        *_months(text, near=set(near)),
    ]
    return max(bounds, default="") or None


def first_year_of_plan(number: int) -> int:
    """The first of the five years of the plan of this number, from the sixth on.

    >>> first_year_of_plan(14)
    2021
    """
    return 1951 + 5 * number


def years(text: str) -> list[int]:
    """Every year that a text names."""
    return [int(year) for year in _YEARS.findall(text)]


def _session(match: re.Match[str]) -> str:
    """The day that a national congress or plenum closed, if it is known."""
    return _SESSIONS.get((_number(match["term"]), _number(match["number"] or "零")), "")


def _months(text: str, *, near: set[int]) -> Iterator[str]:
    """The latest month named as past, if some other year named makes it likely to be of the time of the text."""
    found = sorted(f"{match['year']}-{int(match['month']):02}-01" for match in _MONTH.finditer(text))
    if found:
        year = int(found[-1][:4])
        others = Counter([*years(text), *near])
        others[year] -= 1
        if any(others[other] > 0 for other in range(year, year + 3)):
            yield found[-1]
