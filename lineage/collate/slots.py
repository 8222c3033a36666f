"""Slots: the names of place and level that a wording changes when another level takes it up.

全国 becomes 全省 and 全市, 湖北 becomes 武汉, 党中央 becomes 省委. What stands in such a slot says who speaks,
not what is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lineage import places
from lineage.collate.anchors import shared

# signs that no key text holds: a key is letters and digits
PLACE = "@"
LEVEL = "#"

# 国, 省, 市 as the level somebody speaks for; elsewhere (国家, 省委) the other alternatives or none apply
_LEVEL = re.compile(
    r"党中央国务院|省委省政府|市委市政府|党中央|中共中央|中央|国务院|[省市区县]委常委会|[省市区县]委|[省市区县]政府"
    r"|(?<=[全我本])[国省市区县州](?!际)|(?<=强)[国省市区县]|[国省市县]域|[超特]大城市|国家级"
    r"|[省市县](?![场民长值委])(?<![城都]市)"
)
_CHINA = re.compile("中国(?!特色|共产党|式|梦|人民|工农|国际)")  # where another place could stand
_ONE = {"全国": "全市", "我国": "我市", "强国": "强市", "省": "市", "县": "市", "州": "市"}
_INTRODUCED = re.compile(f"[全我本]?{LEVEL}|{PLACE}")


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands that may stand in a slot; ``sign`` says whether of a place or a level."""

    start: int
    end: int
    sign: str


def names(key: str) -> list[tuple[int, int]]:
    """Where ``key`` names places, China among them, from left to right.

    >>> [key[start:end] for key in ["平安中国和平安湖北，中国特色"] for start, end in names(key)]
    ['中国', '湖北']
    """
    return sorted([*places.names(key), *(match.span() for match in _CHINA.finditer(key))])


def blurred(key: str) -> str:
    """``key`` with names of places and levels made alike, character for character.

    >>> blurred("把湖北建设成为强省") == blurred("把武汉建设成为强市")
    True
    """
    alike = key
    for level, other in _ONE.items():
        alike = alike.replace(level, other)
    letters = list(alike)
    for start, end in names(key):
        letters[start:end] = "地" * (end - start)
    return "".join(letters)


def emptied(key: str) -> str:
    """``key`` with every slot left open, so that a formulation and its localised form read the same.

    >>> emptied("推动全省发展和武汉样板")
    '推动全#发展和@样板'
    """
    return opened(key)[0]


def opened(key: str) -> tuple[str, list[str]]:
    """``key`` with every slot left open, and what stood in the slots.

    >>> opened("推动全省发展和武汉样板")
    ('推动全#发展和@样板', ['省', '武汉'])
    """
    parts: list[str] = []
    values: list[str] = []
    done = 0
    for name in named(key):
        parts += [key[done : name.start], name.sign]
        values.append(key[name.start : name.end])
        done = name.end
    return "".join([*parts, key[done:]]), values


@lru_cache(maxsize=1 << 12)  # a clause is compared with all that answer to it
def named(key: str) -> tuple[Name, ...]:
    """The names of places and levels in ``key``, from left to right."""
    found: list[Name] = []
    done = 0
    for start, end in [*names(key), (len(key), len(key))]:
        # a name of a place ends what a level can stand in
        found += (Name(done + level.start(), done + level.end(), LEVEL) for level in _LEVEL.finditer(key[done:start]))
        if start < end:
            found.append(Name(start, end, PLACE))
        done = end
    return tuple(found)


def without(key: str) -> str:
    """``key`` without its slots and the words that only introduce them.

    >>> without("我市发展不平衡"), without("发展不平衡")
    ('发展不平衡', '发展不平衡')
    """
    return unnamed(emptied(key))


def unnamed(empty: str) -> str:
    """A text with open slots without them and the words that only introduce them."""
    return _INTRODUCED.sub("", empty)


def filled(left: tuple[str, list[str]], right: tuple[str, list[str]]) -> list[tuple[str, str]]:
    """What stands in the slots that two texts have in common, left open, wherever the values differ.

    >>> filled(opened("全省建设平安湖北"), opened("全市建设更高水平的平安武汉"))
    [('省', '市'), ('湖北', '武汉')]
    """
    found = []
    for start, end, begin, _ in shared(left[0], right[0]):
        many = _slots(left[0][start:end])
        if not many:
            continue
        at, there = _slots(left[0][:start]), _slots(right[0][:begin])
        pairs = zip(left[1][at : at + many], right[1][there : there + many], strict=True)
        found += [(old, new) for old, new in pairs if old != new]
    return found


def _slots(empty: str) -> int:
    return empty.count(PLACE) + empty.count(LEVEL)
