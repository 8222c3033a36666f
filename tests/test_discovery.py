"""Wordings that travelled: small corpora with known answers, and what must hold of any."""

from __future__ import annotations

import json
import math
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import reading
from test_cli import lineage, refused

from lineage.collate.stock import ENOUGH, Stock
from lineage.discovery import discover
from lineage.discovery.account import shown
from lineage.discovery.letters import letters
from lineage.discovery.listing import grouped
from lineage.discovery.ordinary import surprise
from lineage.discovery.runs import repeated
from lineage.discovery.stock import is_stock
from lineage.discovery.travel import MOST, taken_up, units
from lineage.engine.local import stock
from lineage.normalise import fold
from lineage.records import Reading, Travelled, When
from lineage.spans import Span
from lineage.store.rows import from_travelled, to_travelled

PROVINCES = ("湖北省", "湖南省", "江西省", "安徽省")
ALWAYS = ("请予审议。", "感谢各位代表和全省人民的理解。", "农业喜获丰收。")


def report(province: str, year: int, *sentences: str) -> Reading:
    """What a province's government reports in January of a year, beside what it reports every year."""
    text = "".join((ALWAYS[0], *sentences, *ALWAYS[1:]))
    fields = {"level": "provincial", "issuer": f"{province}人民政府", "date": f"{year}-01-15"}
    return reading(text, f"{province}{year}", **fields)


def travelling() -> list[Reading]:
    """Eight years of four provinces: Hubei coins 碧水飞轮 in 2014, the others follow; Hunan repeats 岳麓春晓 alone."""
    taken = {"湖北省": 2014, "湖南省": 2015, "江西省": 2016, "安徽省": 2016}
    contexts = ("深入推进碧水飞轮行动。", "碧水飞轮成效初显。", "把碧水飞轮抓紧抓实。", "依托“碧水飞轮”，拉动投资。")
    found = []
    for place, province in enumerate(PROVINCES):
        for year in range(2010, 2020):
            own = [contexts[(year + place) % 4]] if year >= taken[province] else ["粮食再获丰收。"]
            if province == "湖南省":
                own.append(("岳麓春晓好。", "看岳麓春晓！", "岳麓春晓，名不虚传。")[year % 3])
            found.append(report(province, year, *own))
    return found


def words(found: tuple[Travelled, ...]) -> list[str]:
    return [one.key for one in found]


def test_a_wording_that_travelled_is_found_with_who_had_it_first_and_who_followed_when() -> None:
    best = discover(travelling())[0]
    assert best.wording == "碧水飞轮"
    assert [(one.unit, str(one.date), one.lag) for one in best.uptakes] == [
        ("湖北省", "2014-01-15", 0),
        ("湖南省", "2015-01-15", 365),
        ("安徽省", "2016-01-15", 730),
        ("江西省", "2016-01-15", 730),
    ]
    assert (best.levels, best.documents, best.times) == (("provincial",), 19, 19)
    assert str(best.last.date) == "2019-01-15"
    assert best.rise > 20
    assert best.fall == 0


def test_what_one_repeats_alone_has_not_travelled_and_what_all_always_say_ranks_behind() -> None:
    found = words(discover(travelling()))
    assert not [key for key in found if "岳麓" in key]
    assert found[0] == "碧水飞轮"
    assert "请予审议" not in found[:1]


def telling(many: int) -> list[Reading]:
    """So many documents in which a coinage and everyday words spread alike."""
    contexts = ("重视{}，", "{}好。", "听取{}意见。", "看{}！")
    return [
        report(PROVINCES[number % 4], 2010 + number // 4, *(contexts[number % 4].format(one) for one in both))
        for number in range(many)
        for both in [("负责同志", "揭榜挂帅") if number >= many // 2 else ()]
    ]


def test_among_few_documents_everyday_words_rank_behind_a_coinage() -> None:
    def scored(stock: Stock | None, many: int) -> dict[str, float]:
        return {one.key: one.score for one in discover(telling(many), stock=stock)}

    alone, leaning = scored(None, 12), scored(stock(), 12)
    assert alone["负责同志"] == alone["揭榜挂帅"]
    assert leaning["负责同志"] < leaning["揭榜挂帅"]
    assert scored(stock(), ENOUGH - 1) != scored(None, ENOUGH - 1)


def test_from_a_hundred_documents_on_nothing_is_leaned_on() -> None:
    assert discover(telling(ENOUGH), stock=stock()) == discover(telling(ENOUGH))


def test_everyday_words_do_not_surprise_and_each_wording_is_asked_by_itself() -> None:
    everyday, coined, name = surprise(["干部队伍", "揭榜挂帅", "乡村振兴"], stock()).tolist()
    assert everyday == 0
    assert coined > name > 0
    assert surprise(["揭榜挂帅"], stock()).tolist() == pytest.approx([coined])
    assert surprise([], stock()).tolist() == []


def test_fragments_are_not_listed() -> None:
    assert not [key for key in words(discover(travelling())) if key in ("碧水", "飞轮", "水飞轮", "碧水飞")]


def test_variants_stand_beside_their_wording() -> None:
    found = [
        report(province, year, *sentences)
        for province in PROVINCES
        for year, sentences in {
            2015: (),
            2016: (),
            2017: ("实施碧水飞轮。", "碧水飞轮计划启动。"),
            2018: ("实施碧水飞轮，成效初显。", "依托碧水飞轮拉动投资。", "碧水飞轮好。"),
            2019: ("实施碧水飞轮！", "把碧水飞轮擦亮。"),
        }.items()
    ]
    (one,) = (one for one in discover(found) if one.key == "碧水飞轮")
    assert "实施碧水飞轮" in [variant.wording for variant in one.variants]
    assert [str(variant.first) for variant in one.variants if variant.wording == "实施碧水飞轮"] == ["2017-01-15"]


def test_a_period_a_place_and_lengths_narrow_the_list() -> None:
    corpus = travelling()
    assert "碧水飞轮" in words(discover(corpus, since=When.read("2014"), until=When.read("2014-06")))
    assert "碧水飞轮" not in words(discover(corpus, since=When.read("2014-02")))
    assert "碧水飞轮" not in words(discover(corpus, until=When.read("2013")))
    assert discover(corpus, since=When.read("2030")) == ()
    assert "碧水飞轮" in words(discover(corpus, origin="湖北省", among="湖南省"))
    assert "碧水飞轮" not in words(discover(corpus, origin="湖南省"))
    assert discover(corpus, among="municipal") == ()
    assert "碧水飞轮" in words(discover(corpus, origin="provincial"))
    assert len(discover(corpus, limit=1)) == 1
    assert all(len(key) <= 3 for key in words(discover(corpus, longest=3)))
    assert all(len(key) >= 5 for key in words(discover(corpus, shortest=5)))


def test_what_was_dropped_is_told_by_when_it_was_last_seen() -> None:
    corpus = [
        report(province, year, "大办碧水飞轮。" if year % 2 else "碧水飞轮红火。")
        if year < 2014
        else report(province, year, "粮食再获丰收。")
        for province in PROVINCES
        for year in range(2010, 2020)
    ]
    (best, *_) = discover(corpus, lapsed=True)
    assert best.key == "碧水飞轮"
    assert str(best.last.date) == "2013-01-15"
    assert best.fall > 20
    assert "碧水飞轮" in words(discover(corpus, lapsed=True, since=When.read("2013"), until=When.read("2013")))
    assert "碧水飞轮" not in words(discover(corpus, lapsed=True, since=When.read("2014")))


def test_undated_documents_and_those_of_nobody_count_without_a_lag() -> None:
    nobody: dict[str, Any] = {"level": None, "issuer": None}
    corpus = [
        *travelling(),
        reading("大办碧水飞轮。", "无日期", date=None, **nobody),
        reading("碧水飞轮好。", "又", date=None, **nobody),
    ]
    (one,) = (one for one in discover(corpus) if one.key == "碧水飞轮")
    assert one.uptakes[-1].unit == ""
    assert (one.uptakes[-1].date, one.uptakes[-1].lag) == (None, None)
    undated = [
        reading(text, name, date=None, level="national")
        for name, text in (("甲", "碧水飞轮。"), ("乙", "大办碧水飞轮。"))
    ]
    assert discover(undated) == ()
    undated = [
        reading("大办碧水飞轮。粮食生产再获丰收。", "甲", date=None, **nobody),
        reading("碧水飞轮好。城镇就业保持稳定。", "乙", date=None, level="national"),
    ]
    (one,) = discover(undated)
    assert (one.key, one.last.date, one.uptakes[0].lag) == ("碧水飞轮", None, None)


@pytest.mark.parametrize("corpus", [[], travelling()[:1], [reading("", "空"), reading("……", "无字")]], ids=len)
def test_too_little_to_travel_in_gives_nothing(corpus: list[Reading]) -> None:
    assert discover(corpus) == ()


def test_the_order_of_reading_does_not_matter() -> None:
    assert discover(travelling()[::-1]) == discover(travelling())


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("动能", True),
        ("持续推进", True),
        ("十四五规划", True),
        ("贯彻党的二十大精神", True),
        ("供给侧结构性改革为主线", True),
        ("以供给侧结构性改革为主线", False),
        ("乡村振兴", False),
        ("最多跑一次", False),
    ],
)
def test_general_words_names_of_times_and_half_frames_are_no_wordings(key: str, verdict: bool) -> None:
    assert is_stock(key) is verdict


def test_marks_that_belong_to_a_wording_are_shown_with_it() -> None:
    text = "深化“放管服”改革，落实“两个维护”。"
    assert shown(text, Span(3, 9)) == "“放管服”改革"
    assert shown(text, Span(10, 17)) == "落实“两个维护”"
    assert shown(text, Span(0, 4)) == "深化放"
    assert shown("甲”乙“丙", Span(0, 5)) == "甲乙丙"


def test_a_much_longer_or_much_rarer_form_is_a_wording_of_its_own() -> None:
    keys = [
        "新时代",
        "习近平新时代中国特色社会主义思想",
        "污染防治攻坚战",
        "污染防治",
        "贯彻新发展理念",
        "新发展理念",
        "发展理念",
    ]
    documents = np.array([139, 132, 76, 196, 107, 141, 300])
    heads = {keys[head.number]: [keys[one] for one in head.variants] for head in grouped(range(7), keys, documents)}
    assert heads == {
        "新时代": [],
        "习近平新时代中国特色社会主义思想": [],
        "污染防治攻坚战": [],
        "污染防治": [],
        "新发展理念": ["贯彻新发展理念"],
        "发展理念": [],
    }


TEXTS = st.lists(
    st.lists(
        st.sampled_from(("碧水飞轮", "飞轮", "推进", "，", "。", "的", "建设碧水飞轮", "“双碳”", "湖")),
        min_size=1,
        max_size=12,
    ),
    min_size=2,
    max_size=6,
)


def made(texts: list[list[str]]) -> list[Reading]:
    """Documents of two provinces in turn."""
    return [report(PROVINCES[number % 2], 2010 + number, "".join(parts) + "。") for number, parts in enumerate(texts)]


@given(TEXTS)
def test_every_place_is_exact_and_none_is_later_than_its_followers(texts: list[list[str]]) -> None:
    corpus = {one.document.id: one for one in made(texts)}
    for found in discover(list(corpus.values())):
        for one in (*found.uptakes, found.last):
            raw = corpus[one.place.document].raw
            assert one.place.source.of(raw) == one.place.text
            assert fold(one.place.text) == found.key
        lags = [one.lag for one in found.uptakes]
        assert lags == sorted(lags)
        assert len({one.unit for one in found.uptakes}) == len(found.uptakes) >= 2


@given(TEXTS)
def test_no_wording_stands_inside_another_with_the_same_places(texts: list[list[str]]) -> None:
    corpus = made(texts)

    def places(key: str) -> int:  # 飞轮碧水飞轮 stands twice in 飞轮碧水飞轮碧水飞轮
        undivided = (re.sub("[“”]", "", one.text.text) for one in corpus)  # 飞轮，双碳 is no 飞轮双碳
        return sum(len(re.findall(f"(?={re.escape(key)})", text)) for text in undivided)

    found = discover(corpus)
    for one in found:
        inside = [other for other in found if other.key != one.key and other.key in one.key]
        assert not [other for other in inside if places(other.key) == places(one.key)]


def test_a_wording_that_overlaps_itself_is_told_beside_the_longer_one() -> None:
    found = discover(made([["飞轮", "飞轮", "碧水飞轮", "碧水飞轮"]] * 2))
    assert len({one.key for one in found}) == len(found)


@given(TEXTS)
def test_runs_are_counted_as_a_plain_count_would(texts: list[list[str]]) -> None:
    corpus = sorted(made(texts), key=lambda one: one.document.order)
    found = letters(corpus)
    clauses = [
        "".join(found.text[at : at + found.room[at]]) for at in np.flatnonzero(np.append(True, found.room[:-1] == 1))
    ]
    for runs in repeated(found, longest=4, documents=1, units=1):
        plain = Counter(clause[at : at + runs.size] for clause in clauses for at in range(len(clause) - runs.size + 1))
        counted = {found.text[at : at + runs.size]: int(many) for at, many in zip(runs.first, runs.times, strict=True)}
        assert counted == plain


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_what_a_unit_took_up_is_weighed_as_a_plain_search_would(has: list[bool]) -> None:
    corpus = [report("湖北省", 2000 + number, "好。") for number in range(len(has))]
    found = letters(corpus)
    document = np.flatnonzero(has)
    rise, fall = taken_up(np.zeros(len(document), np.int64), document, 1, found, units(found))

    def bits(part: list[bool]) -> float:
        return sum(math.log2(part.count(one) / len(part)) for one in part)

    cost = bits(has) + math.log2(len(has))
    ups = [
        bits(has[:at]) + bits(has[at:]) - cost
        for at in range(len(has))
        if has[at] and sum(has[at:]) * max(at, 1) > sum(has[:at]) * (len(has) - at)
    ]
    assert rise[0] == pytest.approx(min(max([0.0, *ups]), MOST), abs=1e-9)
    used = int(document[-1]) + 1 if len(document) else 0
    down = bits(has[:used]) - cost if len(document) else 0.0
    assert fall[0] == pytest.approx(min(max(0.0, down), MOST), abs=1e-9)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus, indexed; tests only read it."""
    folder = tmp_path_factory.mktemp("discovery") / "corpus"
    shutil.copytree(Path(__file__).with_name("small"), folder)
    assert lineage("index", "-c", folder).status == 0
    return folder


def test_the_command_gives_the_same_as_terminal_json_and_csv(small: Path, tmp_path: Path) -> None:
    told = json.loads(lineage("discover", "-c", small, "--json").out)["wordings"]
    assert told
    shown_there = lineage("discover", "-c", small, "--lang", "zh", "--limit", 0).out
    table = lineage("discover", "-c", small, "--csv").out.split("\r\n")
    assert [row.split(",")[0] for row in table[1:-1]] == [one["wording"] for one in told]
    for one in told:
        assert one["wording"] in shown_there
        file = (small / one["first"]["file"]).read_text("utf-8")
        assert file[one["first"]["start"] : one["first"]["end"]] == one["first"]["text"]
    path = tmp_path / "wordings.txt"
    assert str(path) in lineage("discover", "-c", small, "-o", path).err
    rows = [json.loads(line) for line in lineage("export", "wordings", "-c", small).out.splitlines()]
    assert rows == told
    origins = [json.loads(line) for line in lineage("export", "origins", "-c", small).out.splitlines()]
    assert len({row["document"] for row in origins}) == 3
    assert lineage("export", "origins", "--format", "csv", "-c", small).out.count("\r\n") >= len(origins) + 1


def test_who_is_meant_may_be_named_in_short(small: Path) -> None:
    for name in ("湖北", "湖北省", "provincial", "national", "中央"):
        assert lineage("discover", "--in", name, "-c", small).status == 0
    refused(lineage("discover", "--in", "湖南", "-c", small), "湖北省", code="unknown-unit")
    refused(lineage("discover", "--from", "火星", "-c", small), code="unknown-unit")


def test_a_period_with_nothing_says_so(small: Path) -> None:
    run = lineage("discover", "--since", "2030", "-c", small)
    assert (run.status, run.out) == (0, "")
    assert "No wording was found (3 documents, 3 who speak)" in run.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "2020-13"), "2020-13 is no date"),
        (("--since", "2021", "--until", "2020"), "--since 2021 is later than --until 2020"),
        (("--shortest", "8", "--longest", "4"), "--shortest 8 is more than --longest 4"),
        (("--json", "--csv"), "not both"),
    ],
)
def test_contradictions_are_wrong_usage(words: tuple[str, ...], said: str, small: Path) -> None:
    run = lineage("discover", *words, "-c", small)
    assert run.status == 2
    assert said in run.err


def test_what_was_found_can_be_kept_as_text() -> None:
    found = discover(travelling())
    assert found
    assert to_travelled(from_travelled(found)) == found
