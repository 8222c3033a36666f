"""Places: the administrative divisions of China, their levels, and which lies in which.

>>> level_of("湖北"), level_of("武汉市"), level_of("硚口区")
('provincial', 'municipal', 'district')
>>> parent_of("武汉")
'湖北省'
>>> within("硚口区", "湖北")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from lineage.places.table import DIVISIONS, EARLIER

Tier = Literal["provincial", "municipal", "district"]

# Names that are ordinary words, or begin one (长治久安), and so name nothing by themselves in running text.
_WORDS = frozenset(
    {"城区", "新城区", "老城区", "郊区", "矿区", "西区", "大同", "长治", "安康", "白银", "日照", "开封", "保定", "来宾"}
    | {"怀化", "通化", "新余", "三明", "渡口", "海东", "海西", "海北", "黄南", "大理", "新乡"}
    | {"文山", "阿里", "山南", "兴安", "东区", "中卫", "大庆", "和田"}
)

LONG = 200  # characters of a text in which names are looked for in another way
TIERS: tuple[Tier, ...] = ("provincial", "municipal", "district")

_KIND = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|区|县|旗)$")
_FULL, _ABOVE = re.compile(r"([^\s=/-]+)(?:=[^/\s]+)?/"), re.compile("^ ?[^ -].*\n", re.MULTILINE)
_ENTRY = re.compile(r"(?P<name>[^=/]+)(=(?P<short>[^/]+))?/(?P<letters>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """One division. ``parent`` is the full name of the one it lies in (none for a province), ``code`` letters for ids.

    >>> of("武汉")[0]
    Place(name='武汉市', short='武汉', level='municipal', parent='湖北省', code='wh')
    """

    name: str
    short: str
    level: Tier
    parent: str | None
    code: str


def of(name: str) -> tuple[Place, ...]:
    """Every division called ``name`` in full, in short or formerly, the highest first.

    >>> [place.name for place in of("吉林")]
    ['吉林省', '吉林市']
    """
    return _index().get(name, ())


def level_of(name: str) -> Tier | None:
    """The level of the highest division called ``name``."""
    found = of(name)
    return found[0].level if found else None


def parent_of(name: str) -> str | None:
    """The full name of the division that the highest one called ``name`` lies in."""
    found = of(name)
    return found[0].parent if found else None


def romanised(name: str) -> str | None:
    """The name of the highest division called ``name`` in Latin letters; counties have none here.

    >>> romanised("湖北"), romanised("哈尔滨市"), romanised("苏州市"), romanised("硚口区")
    ('Hubei', 'Harbin', 'Suzhou (Jiangsu)', None)
    """
    found = of(name)
    return _romanised().get(found[0].name) if found else None


@cache
def _romanised() -> dict[str, str]:
    """The names in Latin letters by the names in full."""
    from lineage.places.letters import LETTERS

    return dict(entry.split("=") for row in LETTERS.splitlines() for entry in row.removesuffix(";").split("; "))


@lru_cache(maxsize=1 << 14)  # the same few bodies are compared with each other again and again
def within(inner: str, outer: str) -> bool:
    """Whether some division called ``inner`` lies in one called ``outer``, at whatever remove."""
    names = {place.name for place in of(outer)}
    return any(above.name in names for place in of(inner) for above in _above(place))


def province_of(place: Place) -> str:
    """The full name of the province-level division that is ``place`` or that it lies in.

    >>> province_of(of("硚口区")[0])
    '湖北省'
    """
    return [place, *_above(place)][-1].name


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` names divisions, from left to right, the longest name at each place.

    Short names of counties are left out: 解放, 合作, 惠民 are words.

    >>> [text[start:end] for text in ["湖北武汉硚口区和全省"] for start, end in names(text)]
    ['湖北', '武汉', '硚口区']
    >>> list(names("湖北"))
    [(0, 2)]
    """
    told, done = _told(), 0
    may_begin = range(len(text) - 1) if len(text) < LONG else (match.start() for match in _begin().finditer(text))
    for start in [start for start in may_begin if text[start : start + 2] in told.sizes]:
        if start >= done:
            sizes = told.sizes[text[start : start + 2]]
            done = start + len(next((name for size in sizes if (name := text[start : start + size]) in told.names), ""))
            if done > start:
                yield start, done


def _above(place: Place) -> Iterator[Place]:
    """The divisions that ``place`` lies in, the nearest first."""
    while place.parent:
        place = next(above for above in _high()[place.parent] if _tier(above) < _tier(place))
        yield place


def every(table: str = DIVISIONS) -> Iterator[Place]:
    """Every division of the table."""
    province = prefecture = Place("", "", "provincial", None, "")
    for line in table.splitlines():
        entries = [match for word in line.split() if (match := _ENTRY.fullmatch(word.removeprefix("-")))]
        if not line.startswith(" "):
            province = _place(entries[0], "provincial", None, "")
            yield province
        elif line.startswith((" -", "  ")):
            above = province if line.startswith(" -") else prefecture
            for match in entries:
                yield _place(match, "district", above.name, f"{above.code}-")
        else:
            prefecture = _place(entries[0], "municipal", province.name, "")
            yield prefecture


def _place(entry: re.Match[str], level: Tier, parent: str | None, before: str) -> Place:
    name = entry["name"]
    bare = entry["short"] or _KIND.sub("", name)
    return Place(name, bare if len(bare) > 1 else name, level, parent, before + entry["letters"])


@cache
def _high() -> dict[str, tuple[Place, ...]]:
    """Those that others lie in, provinces and prefectures, by their full names: to make the others takes far longer."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in every("".join(_ABOVE.findall(DIVISIONS))):
        found[place.name] = (*found.get(place.name, ()), place)
    return found


@cache
def _index() -> dict[str, tuple[Place, ...]]:
    """The divisions by each of their names."""
    found: dict[str, list[Place]] = {}
    for place in every():
        for name in _names(place):
            found.setdefault(name, []).append(place)
    for row in EARLIER.split():
        old, new = row.split(">")
        for name in {old, old.removesuffix("市")}:
            found.setdefault(name, []).extend(place for place in found[new] if place not in found.get(name, ()))
    return {name: tuple(places if len(places) == 1 else sorted(places, key=_tier)) for name, places in found.items()}


def _names(place: Place) -> Iterator[str]:
    """Its name in full, and in short where that is another one; 恩施州 is short for 恩施土家族苗族自治州, too."""
    yield place.name
    if place.short != place.name:
        yield place.short
    if place.name.endswith("自治州"):
        yield f"{place.short}州"


def _tier(place: Place) -> int:
    return TIERS.index(place.level)


def _plain() -> frozenset[str]:
    """The names that stand for a place wherever they stand: counties in full, what lies above also in short.

    They are read from the table as it is, for all its places take longer to make than most texts to look through.
    """
    above = {name for place in every("".join(_ABOVE.findall(DIVISIONS))) for name in _names(place)}
    rows = (row.split(">") for row in EARLIER.split())
    earlier = {name for old, new in rows if new in above for name in (old, old.removesuffix("市"))}
    return frozenset({*_FULL.findall(DIVISIONS), *above, *earlier} - _WORDS)


@dataclass(frozen=True, slots=True)
class _Told:
    """By what names are told in running text: the names, and how long those are that begin with two characters, the
    longest first.
    """

    names: frozenset[str]
    sizes: dict[str, tuple[int, ...]]


@cache
def _told() -> _Told:
    """The same for all names; made when it is first asked for."""
    names = _plain()
    sizes: dict[str, set[int]] = {}
    for name in names:
        sizes.setdefault(name[:2], set()).add(len(name))
    return _Told(names, {beginning: tuple(sorted(found, reverse=True)) for beginning, found in sizes.items()})


@cache
def _begin() -> re.Pattern[str]:
    """Where a name may begin: it passes over all else quickly, but takes longer to make than a short text to read."""
    first, second = ("".join(sorted({beginning[at] for beginning in _told().sizes})) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")
