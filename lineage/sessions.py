"""The congresses and plenary sessions of the Party that a text names, however it writes them.

省委十一届八次全会 in a text of Wuhan, 中共湖北省委十一届八次全体会议 and 中国共产党湖北省第十一届委员会第八次
全体会议 are one session; 党的十九大和十九届二中、三中全会 are three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from lineage import places
from lineage.numerals import spelt, value
from lineage.places import Place, Tier
from lineage.spans import Span

PARTY = "党"
REACH = 40  # characters that a name may stretch on both sides of its telling word

MOST = 30  # beyond which no congress and no session is numbered: 35 is 3 and 5

_N = "(?:[一二三四五六七八九十]{1,12}|[0-9]{1,12})"  # one numeral, or several whose 、 the key text lacks
_ORGAN = "[省市区县州旗]"
_PLENUM = re.compile(
    rf"(?:(?P<party>党的|中国共产党)|中国共产党(?P<place>[^第届]{{2,12}}?)|(?P<organ>{_ORGAN})委|(?<![协委会代团一二三四五六七八九十0-9第]))"
    rf"第?(?P<congress>{_N})届(?P<centre>中央)?{_ORGAN}?(?:委员会)?(?P<sessions>(?:第?{_N}[中次])+)全(?:体会议|会)"
)
_CONGRESS = re.compile(rf"党的({_N})大(?![型批量力])")
_MEETING = re.compile(
    rf"(?:中国共产党(?P<place>[^第届]{{2,12}}?)?|(?P<organ>{_ORGAN}))第(?P<congress>{_N})次(?P<nation>全国)?(?:党代会|党代表大会|代表大会)"
)
_EACH = re.compile(rf"({_N})([中次])")
_NUMERAL = re.compile("二?十[一二三四五六七八九]?|[一二三四五六七八九]")
_TIERS: dict[str, Tier] = {"省": "provincial", "市": "municipal", "州": "municipal"}


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One plenary session of the committee that a congress elected, or, as number 0, the congress itself.

    ``whose`` is 党 for the centre, else the name of the division, or of its kind where none is known.
    """

    whose: str
    congress: int
    number: int

    def __str__(self) -> str:
        """As a person would name it.

        >>> str(Session("党", 19, 5)), str(Session("湖北省", 11, 8)), str(Session("党", 20, 0))
        ('党的十九届五中全会', '湖北省委十一届八次全会', '党的二十大')
        """
        congress, number = spelt(self.congress), spelt(self.number)
        if self.whose == PARTY:
            return f"党的{congress}届{number}中全会" if self.number else f"党的{congress}大"
        return f"{self.whose}委{congress}届{number}次全会" if self.number else f"{self.whose}第{congress}次党代会"


def sessions(key: str, place: Place | None) -> Iterator[tuple[Session, Span]]:
    """Each session named in a key text, and where; ``place`` is the division that the text speaks for."""
    for match in _around("届", _PLENUM, key):
        whose = PARTY if match["party"] or match["centre"] else _whose(match, key, place)
        for each in _EACH.finditer(match["sessions"]):
            own = PARTY if each[2] == "中" else whose
            for congress, number in product(_numbers(match["congress"]), _numbers(each[1])):
                yield Session(own, congress, number), Span(*match.span())
    for match in _CONGRESS.finditer(key):
        for congress in _numbers(match[1]):
            yield Session(PARTY, congress, 0), Span(*match.span())
    for match in _around("代表大会|党代会", _MEETING, key):
        whose = PARTY if match["nation"] else _whose(match, key, place)
        for congress in _numbers(match["congress"]):
            yield Session(whose, congress, 0), Span(*match.span())


def _around(sign: str, pattern: re.Pattern[str], key: str) -> Iterator[re.Match[str]]:
    """The matches of a slow pattern, looked for only where ``sign`` stands."""
    done = 0
    for at in re.finditer(sign, key):
        match = pattern.search(key, max(done, at.start() - REACH), at.end() + REACH)
        if match and match.start() <= at.start() < match.end():
            yield match
            done = match.end()


def _whose(match: re.Match[str], key: str, place: Place | None) -> str:
    """The division whose session it is: named in full, named before 省委, or the one that 省委 means here."""
    if match["place"]:
        return next((named.name for named in places.of(match["place"])), match["place"])
    organ = match["organ"]
    if not organ:
        return place.name if place else ""
    before = key[max(match.start() - 10, 0) : match.start() + 1]
    for start, end in places.names(before):
        if end == len(before):
            return places.of(before[start:end])[0].name
    return next((above.name for above in _line(place) if above.level == _TIERS.get(organ, "district")), organ)


def _line(place: Place | None) -> Iterator[Place]:
    """The division and those it lies in."""
    while place:
        yield place
        place = (
            next((above for above in places.of(place.parent) if above.level != place.level), None)
            if place.parent
            else None
        )


def _numbers(run: str) -> tuple[int, ...]:
    """The numbers that a run of numerals spells, one or a rising list; none where it is neither.

    >>> _numbers("十九"), _numbers("二三"), _numbers("九十十一"), _numbers("12"), _numbers("35"), _numbers("八二")
    ((19,), (2, 3), (9, 10, 11), (12,), (3, 5), ())
    """
    if run.isdecimal():
        numbers = (int(run),) if int(run) <= MOST else tuple(map(int, run))
    else:
        numbers = tuple(value(each) or 0 for each in _NUMERAL.findall(run))
    return numbers if all(one < other for one, other in pairwise((0, *numbers))) else ()
