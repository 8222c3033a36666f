"""Places: names of administrative divisions, their levels and what lies in what."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import document

from lineage import places
from lineage.places import table
from lineage.witness import Witness


@pytest.mark.parametrize(
    ("name", "level", "parent"),
    [
        ("湖北", "provincial", None),
        ("湖北省", "provincial", None),
        ("内蒙古", "provincial", None),
        ("广西", "provincial", None),
        ("上海", "provincial", None),
        ("武汉", "municipal", "湖北省"),
        ("武汉市", "municipal", "湖北省"),
        ("恩施", "municipal", "湖北省"),
        ("恩施州", "municipal", "湖北省"),
        ("恩施土家族苗族自治州", "municipal", "湖北省"),
        ("硚口区", "district", "武汉市"),
        ("硚口", "district", "武汉市"),
        ("仙桃市", "district", "湖北省"),
        ("浦东新区", "district", "上海市"),
        ("孟村", "district", "沧州市"),
    ],
)
def test_a_place_has_a_level_and_a_parent(name, level, parent):
    assert (places.level_of(name), places.parent_of(name)) == (level, parent)


def test_a_name_that_is_no_place_has_neither():
    assert places.level_of("长江日报") is None
    assert places.parent_of("长江日报") is None
    assert places.of("") == ()


def test_the_highest_place_of_a_name_stands_first():
    assert [place.name for place in places.of("吉林")] == ["吉林省", "吉林市"]
    assert places.level_of("海南") == "provincial"


def test_an_earlier_name_leads_to_the_place_of_today():
    assert places.of("襄樊")[0].name == "襄阳市"
    assert places.of("荆沙市")[0].name == "荆州市"
    assert places.of("黄冈地区")[0].name == "黄冈市"


@pytest.mark.parametrize(
    ("inner", "outer", "so"),
    [
        ("武汉", "湖北", True),
        ("硚口区", "武汉市", True),
        ("硚口区", "湖北省", True),
        ("湖北", "武汉", False),
        ("武汉", "湖南", False),
        ("武汉", "武汉", False),
        ("朝阳区", "长春市", True),
    ],
)
def test_one_place_lies_within_another(inner, outer, so):
    assert places.within(inner, outer) is so


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("湖北武汉硚口区和全省", ["湖北", "武汉", "硚口区"]),
        ("湖北省武汉市、襄阳和恩施州", ["湖北省", "武汉市", "襄阳", "恩施州"]),
        ("解放思想，友好合作，惠民利民，长治久安", []),
        ("重大理论创新乡村治理", []),
        ("", []),
    ],
)
def test_names_are_found_in_running_text_and_words_are_not(text, found):
    assert [text[start:end] for start, end in places.names(text)] == found


@given(st.text(alphabet="湖北省武汉市硚口区南京海全我内蒙古、", max_size=30))
def test_names_found_do_not_overlap_and_are_names(text):
    found = list(places.names(text))
    assert all(places.of(text[start:end]) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


def test_codes_are_short_letters_and_no_two_places_share_one():
    every = list(places.every())
    codes = [place.code for place in every]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)?", code) for code in codes)
    assert [places.of(name)[0].code for name in ("湖北", "河北", "武汉", "硚口区")] == ["hb", "he", "wh", "wh-qk"]


def test_the_table_is_whole():
    every = list(places.every())
    counts = {tier: sum(place.level == tier for place in every) for tier in places.TIERS}
    assert counts == {"provincial": 34, "municipal": 333, "district": 2847}
    assert table.DAY == "2026-09-11"


def test_every_province_and_prefecture_has_a_name_in_latin_letters_of_its_own():
    above = [place for place in places.every() if place.level != "district"]
    names = [places.romanised(place.name) for place in above if place.name != "吉林市"]
    assert None not in names
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[A-ZÜ][a-zêüA-Z ’]+( \\([A-Z][A-Za-z ]+\\))?", name) for name in names)
    assert [
        places.romanised(name) for name in ("陕西", "山西", "宿州市", "六安", "恩施州", "襄樊市", "江岸区", "某地")
    ] == [
        *("Shaanxi", "Shanxi", "Suzhou (Anhui)", "Lu’an", "Enshi", "Xiangyang"),
        *(None, None),
    ]


def test_names_in_running_text_are_those_of_the_table_that_are_no_words() -> None:
    full = {place.name for place in places.every()}
    for text in ("湖北", "恩施州", "恩施土家族苗族自治州", "襄樊", "襄樊市", "硚口区"):
        assert list(places.names(text)) == [(0, len(text))]
    for text in ("硚口", "大同", "长治"):
        assert list(places.names(text)) == []
    words = {"城区", "新城区", "老城区", "东区", "西区", "郊区", "矿区"}
    assert {name for name in full if list(places.names(name)) != [(0, len(name))]} == words
    assert list(places.names("今" * 300 + "武汉和湖北")) == [(300, 302), (303, 305)]


def test_a_name_at_the_end_of_a_text_ends_with_it() -> None:
    assert list(places.names("打造美丽武汉")) == [(4, 6)]


@pytest.mark.parametrize(("issuer", "city"), [("福州市鼓楼区人民政府", "福州市"), ("南京市鼓楼区人民政府", "南京市")])
def test_a_district_that_several_cities_have_is_that_of_the_city_named(issuer: str, city: str) -> None:
    place = Witness.speaking(document("甲", issuer=issuer, level="district"), "").place
    assert place is not None
    assert place.parent == city
