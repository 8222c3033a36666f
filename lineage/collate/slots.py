"""Slots: the names of place and level that a wording changes when another level takes it up.

全国 becomes 全省 and 全市, 湖北 becomes 武汉, 党中央 becomes 省委. What stands in such a slot says who speaks,
not what is said.
"""

from __future__ import annotations

import re

from lineage import places

# signs that no key text holds: a key is letters and digits
PLACE = "@"
LEVEL = "#"

# 国, 省, 市 as the level somebody speaks for; elsewhere (国家, 省委) the other alternatives or none apply
_LEVEL = re.compile(
    r"党中央国务院|省委省政府|市委市政府|党中央|中共中央|中央|国务院|[省市区县]委常委会|[省市区县]委|[省市区县]政府"
    r"|(?<=[全我本])[国省市区县州](?!际)|(?<=强)[国省市区县]|[国省市区县](?=域)|(?<=数字)中国|国家级|[省市县](?![场民长值委])(?<![城都]市)"
)
_ONE = str.maketrans("省县州", "市市市")
_NATION = re.compile(r"(?<=[全我强])国")


def blurred(key: str) -> str:
    """``key`` with names of places and levels made alike, character for character.

    >>> blurred("把湖北建设成为强省") == blurred("把武汉建设成为强市")
    True
    """
    letters = list(_NATION.sub("市", key).translate(_ONE))
    for start, end in places.names(key):
        letters[start:end] = "地" * (end - start)
    return "".join(letters)


def emptied(key: str) -> str:
    """``key`` with every slot left open, so that a formulation and its localised form read the same.

    >>> emptied("推动全省发展和武汉样板")
    '推动全#发展和@样板'
    """
    parts, done = [], 0
    for start, end in places.names(key):
        parts += [_LEVEL.sub(LEVEL, key[done:start]), PLACE]
        done = end
    return "".join([*parts, _LEVEL.sub(LEVEL, key[done:])])


def without(key: str) -> str:
    """``key`` without its slots and the words that only introduce them.

    >>> without("我市发展不平衡"), without("发展不平衡")
    ('发展不平衡', '发展不平衡')
    """
    return re.sub(f"[全我本]?{LEVEL}|{PLACE}", "", emptied(key))
