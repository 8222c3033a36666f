"""Tracing: every occurrence, the variant it stands in, the likeliest parent, and what cannot be told."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import document
from test_cases import Case, cases, title

from lineage.errors import NothingToTraceError
from lineage.ingest.clean import clean
from lineage.normalise import fold, key
from lineage.records import Descent, Level, Lineage, Reading, Sentence
from lineage.segment import sentences
from lineage.sessions import Session, sessions
from lineage.spans import Mapped, Span
from lineage.trace import trace
from lineage.trace.citation import cited, held, in_full, known_as, named_sources, newest
from lineage.trace.descent import chances
from lineage.trace.keys import MOST, Keys, Statistics, Tally
from lineage.trace.kinship import ABOVE, BELOW, HIGHER, RELATED, SAME, STRANGE, kinship, lateness
from lineage.witness import Witness

SHARED = "紧扣一体化要求，着力构建一主引领、两翼驱动、全域协同的区域发展布局，加快形成全域联动的发展态势。"
"""A sentence that nobody writes twice by chance."""


def read(text: str, name: str = "甲", **fields: Any) -> Reading:
    """``text`` as the program reads it: cleaned, cut, folded."""
    cleaned, _ = clean(Mapped.of(text))
    found = tuple(
        Sentence(number, paragraph, form, span, cleaned.source(span))
        for number, (paragraph, form, span) in enumerate(sentences(cleaned.text))
    )
    place = fields.setdefault("place", Span(0, len(text)))
    assert place.of(text) == text
    return Reading(document(name, **fields), cleaned, key(Mapped.of(cleaned.text)), found, raw=text)


def province(text: str, name: str = "省", **fields: Any) -> Reading:
    return read(text, name, **({"level": "provincial", "issuer": "中共湖北省委", "date": "2020-12-02"} | fields))


def city(text: str, name: str = "市", **fields: Any) -> Reading:
    return read(text, name, **({"level": "municipal", "issuer": "中共武汉市委", "date": "2020-12-18"} | fields))


def centre(text: str, name: str = "中", **fields: Any) -> Reading:
    return read(text, name, **({"level": "national", "issuer": "中共中央", "date": "2020-10-29"} | fields))


def documents(account: Lineage) -> dict[str, str]:
    """The document of each attestation, by the attestation's id."""
    return {one.id: one.place.document for one in account.attestations}


def parents(account: Lineage) -> list[tuple[str, str]]:
    """The documents of each child and its parent."""
    of = documents(account)
    return [(of[edge.child], of[edge.parent]) for edge in account.edges]


def open_ends(account: Lineage) -> list[str]:
    """The documents of the attestations whose parent cannot be told."""
    of = documents(account)
    return [of[one] for one in account.undetermined]


def only(account: Lineage) -> Descent:
    (edge,) = account.edges
    return edge


# --- occurrences


def marked(wording: str, texts: list[str], *, substring: bool = False) -> list[str]:
    """The clean texts with every occurrence of ``wording`` in brackets."""
    readings = [read(text, f"文献{number}") for number, text in enumerate(texts)]
    shown = []
    for one in readings:
        words = one.text.text
        for found in reversed(trace(wording, readings, substring=substring).attestations):
            if found.place.document == one.document.id:
                start, end = found.place.clean.start, found.place.clean.end
                words = f"{words[:start]}【{words[start:end]}】{words[end:]}"
        shown.append(words)
    return shown


def texts(given: list[str]) -> list[str]:
    """Each line is a text; one that does not end a sentence goes on in the next line of the file."""
    whole = [""]
    for line in given:
        whole[-1] += line
        if line.endswith("。"):
            whole.append("")
        else:
            whole[-1] += "\n"
    return whole[:-1]


@pytest.mark.parametrize("case", cases("wording"), ids=title)
def test_wording(case: Case) -> None:
    wording, *given = case.given.splitlines()
    assert "\n".join(marked(wording, texts(given))) == case.expected


@pytest.mark.parametrize("case", cases("formulation"), ids=title)
def test_formulation(case: Case) -> None:
    wording, *given = case.given.splitlines()
    readings = [read(text, f"文献{number}", date=f"2020-12-{number + 1:02}") for number, text in enumerate(given)]
    assert "\n".join(one.formulation for one in trace(wording, readings).attestations) == case.expected


def test_on_demand_a_wording_is_a_substring() -> None:
    given = ["坚持创新发展理念。", "1965年。"]
    assert marked("新发展理念", given, substring=True) == ["坚持创【新发展理念】。", "1965年。"]
    assert marked("965", given, substring=True) == ["坚持创新发展理念。", "1【965】年。"]


def test_a_page_number_in_the_middle_is_in_the_slice_and_not_in_the_words() -> None:
    lines = [
        "坚定不移贯彻新发展理念，服务构建新发展",
        "13",
        "格局，打造国内大循环重要节点和国内国际双循环战略",
        "链接。",
    ]
    text = "\n\n".join(lines)
    (found,) = trace("新发展格局", [read(text)]).attestations
    assert found.place.text == "新发展\n\n13\n\n格局"
    assert found.place.words == "新发展格局"
    assert found.formulation == "服务构建新发展格局"


FILLER = "".join(chr(0x4E00 + (number * number) % 997) for number in range(30_000))
"""So many characters that a corpus which holds them can judge what is a word."""


def whole(wording: str, *given: str) -> list[str]:
    """The characters before and after each occurrence of ``wording`` in a corpus that can judge."""
    readings = [read(f"{text}。", f"文献{number}") for number, text in enumerate([*given, FILLER])]
    found = trace(wording, readings).attestations
    by_id = {one.document.id: one.text.text for one in readings}
    sides = [(by_id[one.place.document], one.place.clean) for one in found]
    return [f"{text[clean.start - 1 : clean.start]}|{text[clean.end]}" for text, clean in sides]


def test_a_large_corpus_tells_words_that_no_list_has() -> None:
    words = "林业碳汇，海洋碳汇，碳汇开发，碳汇项目，外汇市场，汇率，低碳，碳排放，零碳"
    assert whole("汇交易", words, "完善碳汇交易机制", "碳汇交易", "发展汇交易") == ["展|。"]
    assert whole("林业碳", words, "林业碳汇", "降低林业碳排放") == ["低|排"]
    assert whole("碳汇", words)[:2] == ["业|，", "洋|，"]


def test_a_large_corpus_knows_better_than_a_list() -> None:
    words = "，".join(f"造新{sign}业" for sign in "甲乙丙丁戊己庚辛")
    assert whole("新发展理念", f"{words}，重创，首创，开创，草创，独创，原创", "坚持创新发展理念") == ["创|。"]


def test_a_formulation_does_not_end_within_a_word() -> None:
    words = "，".join(["推进改革", "促进就业", "推进开放", "促进消费", "推进治理", "促进增收", "构建体系", "构建机制"])
    given = ["要在新的征程上继续扎实推进构建新发展格局。", "各地要结合实际情况积极促进构建新发展格局。", words, FILLER]
    readings = [read(text, f"文献{number}") for number, text in enumerate(given)]
    assert [one.formulation for one in trace("新发展格局", readings).attestations] == ["构建新发展格局"] * 2


def test_the_rarest_characters_are_left_uncounted() -> None:
    many = "".join(chr(0x4E00 + number) for number in range(6000))
    keys = Keys.of([read(f"发展{many}发展。")])
    counts = Statistics.of(keys, set(keys.text))
    assert counts.two("发", "展") == 2
    assert len(counts.single) == MOST + 1


def test_more_kinds_of_characters_than_two_bytes_can_number_are_counted() -> None:
    many = "".join(chr(0x10000 + number) for number in range(1 << 16))
    found = Tally.of(f"{many}{many[::-1]}")
    assert len(found.times) == 2 * (1 << 16) - 1
    assert (chr(found.first[-1]), chr(found.second[-1])) == (many[-1], many[-1])


def test_what_holds_nothing_to_look_for_cannot_be_traced() -> None:
    for wording in ("", "，。", "《》（）", " \n"):
        with pytest.raises(NothingToTraceError):
            trace(wording, [read("新发展格局。")])


def test_a_wording_that_never_occurs_has_an_empty_account() -> None:
    empty = Lineage("新质生产力", (), (), {}, ())
    assert trace("新质生产力", [read("新发展格局。")]) == empty
    assert trace("新质生产力", []) == empty
    assert trace("农村", [read("三、农。村委会。")]).attestations == ()


def test_a_wording_may_be_very_long() -> None:
    long = "".join(f"第{number}项任务要落实；" for number in range(1000))
    assert len(long) > 9000
    (found,) = trace(long, [read(f"要点如下：{long}以上。")]).attestations
    assert fold(found.place.words) == fold(long)
    assert trace(f"{long}没有", [read(long)]).attestations == ()


def test_an_attestation_says_where_it_stands() -> None:
    text = "第一句。第二句，服务构建新发展格局，扩大开放。第三句。"
    (found,) = trace("新发展格局", [read(text)]).attestations
    assert (found.place.sentence, found.place.through) == (1, 1)
    assert found.place.source.of(text) == found.place.text == "新发展格局"
    assert found.context == "第二句，服务构建新发展格局，扩大开放。"


def test_an_id_does_not_depend_on_the_rest_of_the_corpus() -> None:
    text = "服务构建新发展格局。又说服务构建新发展格局。服务构建新发展格局。"
    alone = trace("新发展格局", [read(text, date="2021-01-01")])
    more = trace("新发展格局", [read("加快构建新发展格局。", "乙"), read(text, date="2021-01-01")])
    mine = [one.id for one in more.attestations if one.place.document == "甲"]
    assert [one.id for one in alone.attestations] == mine
    assert len(set(mine)) == 3


# --- order and firsts


def test_attestations_stand_in_the_order_of_their_dates() -> None:
    given = [
        city("新发展格局。"),
        read("新发展格局。", "无", date=None),
        centre("新发展格局。"),
        province("新发展格局。"),
    ]
    assert [one.place.document for one in trace("新发展格局", given).attestations] == ["中", "省", "市", "无"]


def test_the_first_of_a_level_is_the_one_attested_soonest() -> None:
    given = [
        province("新发展格局。", "某年", date="2021"),
        province("新发展格局。", "某日", date="2021-01-24"),
        city("新发展格局。", date=None),
        read("新发展格局。", "何级", level=None),
    ]
    account = trace("新发展格局", given)
    assert {level: documents(account)[one] for level, one in account.first.items()} == {"provincial": "某日"}


# --- descent


def test_the_earliest_here_is_not_the_origin_and_the_centre_takes_nothing_from_it() -> None:
    account = trace(
        "六稳",
        [
            province("做好“六稳”工作，保持经济平稳运行。", date="2019-01-14"),
            centre("进一步落实“六稳”要求，稳定预期。", date="2019-03-05"),
        ],
    )
    of = documents(account)
    assert {level: of[one] for level, one in account.first.items()} == {"provincial": "省", "national": "中"}
    assert account.edges == ()
    assert open_ends(account) == ["中"]


def test_a_city_takes_from_its_province() -> None:
    account = trace("一主引领", [province(SHARED), city(SHARED)])
    edge = only(account)
    assert parents(account) == [("市", "省")]
    assert edge.relation == "verbatim"
    assert edge.runner_up is None
    assert edge.confidence > 0.9
    assert account.undetermined == ()


def test_what_takes_up_a_wording_from_a_text_as_a_whole_is_no_step_from_one_place_of_it() -> None:
    plenum = province(
        "着力构建“一主引领、两翼驱动”的区域发展布局。\n突出“一主引领”。\n支持省会做大做强。",
        authority=("省委十一届八次全会",),
    )
    other = "今年种植樱花三万株，办好园博会，修缮小区，开通地铁，改造菜场，疏浚河道，清理垃圾，补种行道树。"
    answer = city(
        f"落实省委十一届八次全会部署，强化“一主引领”龙头作用。\n{other}\n着力构建“一主引领、两翼驱动”的布局。"
    )
    account = trace("一主引领", [plenum, answer])
    first, second = account.edges
    assert [edge.parent for edge in account.edges] == [account.attestations[0].id] * 2
    assert (first.whole, first.mutation) == (True, None)
    assert not second.whole
    assert second.mutation


def test_who_had_a_wording_before_has_it_from_no_text_as_a_whole() -> None:
    other = "今年种植樱花三万株，办好园博会，修缮小区，开通地铁，改造菜场，疏浚河道，清理垃圾，补种行道树。"
    plenum = province(f"突出“一主引领”。\n{other}\n探索“一主引领”。", authority=("省委十一届八次全会",))
    answer = city("落实省委十一届八次全会部署，强化“一主引领”龙头作用。")
    (edge,) = trace("一主引领", [plenum, answer]).edges
    assert edge.whole
    before = city("三年前已经有人提到过“一主引领”的设想和方案。", "旧", date="2019-01-08")
    account = trace("一主引领", [before, plenum, answer])
    assert account.edges == ()
    assert account.attestations[-1].id in account.undetermined


def test_its_own_province_before_another_one() -> None:
    other = province(SHARED, "邻省", issuer="中共湖南省委", date="2020-12-01")
    account = trace("一主引领", [other, province(SHARED), city(SHARED)])
    of = documents(account)
    edge = next(edge for edge in account.edges if of[edge.child] == "市")
    assert of[edge.parent] == "省"
    assert of[edge.runner_up or ""] == "邻省"
    assert edge.confidence >= edge.margin > 0.15


def test_what_it_names_as_its_source_before_what_it_does_not() -> None:
    province_of = {"title": "中共湖北省委十一届八次全会公报"}
    naming = city(f"按照省委十一届八次全会精神，{SHARED}")
    rival = centre(SHARED, date="2020-12-04")
    named = trace("一主引领", [province(SHARED, **province_of), rival, naming])
    unnamed = trace("一主引领", [province(SHARED, **province_of), rival, city(SHARED)])
    assert ("市", "省") in parents(named)
    confidence = {
        documents(account)[edge.child]: edge.confidence for account in (unnamed, named) for edge in account.edges
    }
    assert confidence["市"] > 0.5


def test_two_equal_parents_leave_it_undetermined() -> None:
    two = [
        province(SHARED, "甲省", issuer="中共湖南省委", date="2020-12-01"),
        province(SHARED, "乙省", issuer="中共江西省委", date="2020-12-01"),
    ]
    account = trace("一主引领", [*two, city(SHARED, date="2021-01-18")])
    assert parents(account) == []
    assert open_ends(account) == ["甲省", "市"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2019-01-01", "2020-12-02"], ["乙"]),
        ([None, "2020-12-02"], ["甲"]),
        ([None, None], ["甲", "乙"]),
        (["2020", "2020-12-02"], ["甲", "乙"]),
        (["2019", "2020-12-02"], ["乙"]),
        (["2020-12-02", "2020-12-02"], ["甲"]),
    ],
)
def test_only_what_surely_stands_first_is_not_undetermined(dates: list[str | None], expected: list[str]) -> None:
    one = province("要构建新发展格局。", "甲", issuer="中共湖南省委", date=dates[0])
    other = province("全省加快融入新发展格局。", "乙", date=dates[1])
    account = trace("新发展格局", [one, other])
    assert parents(account) == []
    assert sorted(open_ends(account)) == sorted(expected)


def test_the_papers_of_the_first_meeting_stand_first_together() -> None:
    paper = province(SHARED, "省二", date="2020-12-03")
    account = trace("一主引领", [province(f"{SHARED}\n{SHARED}"), paper])
    assert (parents(account), account.undetermined) == ([], ())


def test_bottom_up_descent_is_possible() -> None:
    account = trace("一主引领", [province(SHARED), centre(SHARED, date="2020-12-18")])
    assert parents(account) == [("中", "省")]


def test_cousins_are_not_parent_and_child() -> None:
    """Both name a text that the corpus lacks, and may both have it from there."""
    source = "深入贯彻党的十九届五中全会精神，"
    uncle = centre(f"{source}{SHARED}", date="2020-12-04")
    assert parents(trace("一主引领", [uncle, city(f"{source}{SHARED}")])) == []
    assert parents(trace("一主引领", [uncle, city(SHARED)])) == [("市", "中")]


def test_the_account_lists_the_texts_that_are_named_and_absent() -> None:
    given = [
        province("全面贯彻党的十九届五中全会精神，构建新发展格局。", title="中共湖北省委十一届八次全会公报"),
        city("贯彻党的十九届五中全会精神，按照省委十一届八次全会精神和《行动方案纲要》要求，构建新发展格局。"),
        city("根据《无关的重要规定》办理。", "无关"),
    ]
    assert [(one.title, one.cited_by) for one in trace("新发展格局", given).cited_but_absent] == [
        ("党的十九届五中全会", ("省", "市")),
        ("行动方案纲要", ("市",)),
    ]


@pytest.mark.parametrize(
    ("parent", "child", "possible"),
    [
        ("2020-12-02", "2020-12-18", True),
        ("2020-12-18", "2020-12-02", False),
        ("2020-11", "2020-12-18", True),
        ("2020-12", "2020-12-18", False),
        ("2020", "2021", True),
        ("2020", "2020-12-18", False),
        ("2020-12-02", "2020", False),
        ("2020-12-02", None, False),
        (None, "2020-12-18", False),
        (None, None, False),
    ],
)
def test_a_parent_is_surely_not_later(parent: str | None, child: str | None, possible: bool) -> None:
    account = trace("一主引领", [province(SHARED, date=parent), city(SHARED, date=child)])
    assert (("市", "省") in parents(account)) == possible


def test_on_one_day_the_higher_level_comes_first() -> None:
    account = trace("一主引领", [city(SHARED, "甲市", date="2020-12-18"), province(SHARED, "乙省", date="2020-12-18")])
    assert parents(account) == [("甲市", "乙省")]


def test_papers_of_one_meeting_are_not_each_others_source() -> None:
    proposal, resolution = province(SHARED, "决议"), province(SHARED, "说明")
    assert parents(trace("一主引领", [proposal, resolution])) == []
    account = trace("一主引领", [proposal, resolution, city(SHARED)])
    assert parents(account) == [("市", "决议")]
    assert only(account).runner_up is None  # the other paper is no rival


def test_two_reports_of_the_centre_within_days_are_two_meetings() -> None:
    later = centre(SHARED, "又中", date="2020-11-01")
    assert parents(trace("一主引领", [centre(SHARED), later])) == [("又中", "中")]
    assert parents(trace("一主引领", [centre(SHARED), centre(SHARED, "又中")])) == []


def test_of_several_places_in_the_parent_the_like_one_is_named() -> None:
    source = province(f"突出一主引领。\n统筹全局，加强组织领导。\n{SHARED}")
    account = trace("一主引领", [source, city(f"突出一主引领。\n统筹全局，加强组织领导。\n{SHARED}")])
    formulation = {one.id: one.formulation for one in account.attestations}
    assert [(formulation[edge.child], formulation[edge.parent]) for edge in account.edges] == [
        (one, one) for one in dict.fromkeys(formulation.values())
    ]


def test_its_own_sentence_tells_more_than_the_one_before() -> None:
    before, own = "坚持守正创新久久为功。", "统筹山水。"
    first = centre(f"突出一主引领，{own}", "甲", issuer="国务院")
    second = centre(f"{before}\n突出一主引领。", "乙")
    account = trace("一主引领", [first, second, city(f"{before}\n强化一主引领，{own}")])
    assert parents(account) == [("市", "甲")]


def test_a_passing_likeness_long_ago_is_no_descent() -> None:
    early = city("扩大开放，融入一主引领。", "早", date="2003-01-01")
    late = province("提高标准，着眼一主引领。", date="2023-01-01")
    assert parents(trace("一主引领", [early, late])) == []


# --- who reports to whom


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        (("municipal", "中共武汉市委"), ("provincial", "中共湖北省委"), ABOVE),
        (("provincial", "湖北省人民政府"), ("national", "国务院"), ABOVE),
        (("municipal", "中共武汉市委"), ("national", "中共中央"), HIGHER),
        (("district", "硚口区人民政府"), ("provincial", "中共湖北省委"), HIGHER),
        (("municipal", "武汉市人民政府"), ("municipal", "中共武汉市委"), SAME),
        (("national", "国务院"), ("national", "中共中央"), SAME),
        (("municipal", "武汉市人民政府"), ("municipal", "宜昌市人民政府"), RELATED),
        (("provincial", "湖北省人民政府"), ("municipal", "武汉市人民政府"), BELOW),
        (("national", "国务院"), ("provincial", "中共湖北省委"), BELOW),
        (("municipal", "武汉市人民政府"), ("provincial", "中共湖南省委"), STRANGE),
        (("municipal", "长沙市人民政府"), ("municipal", "武汉市人民政府"), STRANGE),
        (("municipal", "某报"), ("provincial", "中共湖北省委"), RELATED),
        ((None, "某某"), ("provincial", "中共湖北省委"), RELATED),
    ],
)
def test_kinship(child: tuple[Level | None, str], parent: tuple[Level | None, str], expected: object) -> None:
    below, above = (
        Witness.of(read("全会提出。", name, level=level, issuer=issuer, title="公报"))
        for name, (level, issuer) in (("下", child), ("上", parent))
    )
    assert kinship(below, above) is expected


def test_the_place_is_sought_in_issuer_title_and_first_words() -> None:
    places = [
        Witness.of(city("全会提出。")).place,
        Witness.of(city("全会提出。", issuer="王忠林", title="中共武汉市委的建议")).place,
        Witness.of(city("9月11日，武汉市委十四届八次全会举行。", issuer="某报", title="侧记")).place,
        Witness.of(city("全会提出。", issuer="某报", title="侧记")).place,
        Witness.of(centre("武汉的经验值得推广。")).place,
    ]
    assert [place and place.name for place in places] == ["武汉市", "武汉市", "武汉市", None, None]


def test_a_source_is_likeliest_when_neither_too_fresh_nor_too_old() -> None:
    late, unknown = lateness(np.array([0.0, 15.0, 731.0])), lateness(np.array([np.nan]))
    assert late[0] > late[1] < late[2]
    assert np.isnan(unknown).all()


# --- sessions and citations

NUMERALS = st.text(st.sampled_from("一二三四五六七八九十百〇零0123、和"), min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("贯彻党的十九届五中全会精神", "党的十九届五中全会"),
        ("中国共产党第十九届中央委员会第五次全体会议公报", "党的十九届五中全会"),
        (
            "十九届二中、三中、四中、五中全会",
            "党的十九届二中全会 党的十九届三中全会 党的十九届四中全会 党的十九届五中全会",
        ),
        ("党的十九大和十九届二中全会", "党的十九届二中全会 党的十九大"),
        ("贯彻党的十八届三、五中全会精神", "党的十八届三中全会 党的十八届五中全会"),
        ("党的十九届二、四、六中全会", "党的十九届二中全会 党的十九届四中全会 党的十九届六中全会"),
        ("党的二十届二、三中全会", "党的二十届二中全会 党的二十届三中全会"),
        ("党的18届3、5中全会", "党的十八届三中全会 党的十八届五中全会"),
        ("省委九届十、十一次全会", "湖北省委九届十次全会 湖北省委九届十一次全会"),
        ("党的十七、十八届三中全会", "党的十七届三中全会 党的十八届三中全会"),
        ("党的十八、十九大", "党的十八大 党的十九大"),
        ("党的二八大", "党的二大 党的八大"),
        ("党的八二大", ""),
        ("党的300大", ""),
        ("党的十九届0中全会", ""),
        ("在中国共产党第二十次全国代表大会上的报告", "党的二十大"),
        ("按照省委十一届八次全会精神", "湖北省委十一届八次全会"),
        ("按照中共湖北省委十一届八次全体会议精神", "湖北省委十一届八次全会"),
        ("中国共产党湖北省第十一届委员会第八次全体会议", "湖北省委十一届八次全会"),
        ("湖南省委十一届十次全会", "湖南省委十一届十次全会"),
        ("落实湖南省和省委十一届十次全会部署", "湖北省委十一届十次全会"),
        ("市委十四届十二次全会", "武汉市委十四届十二次全会"),
        ("区委十三届3次全会", "区委十三届三次全会"),
        ("十四届八次全会", "武汉市委十四届八次全会"),
        ("省第十二次党代会", "湖北省第十二次党代会"),
        ("中国共产党火星第十二次代表大会", "火星第十二次党代会"),
        ("市政协十四届一次全会", ""),
        ("中央纪委十九届五次全会", ""),
        ("全国人大十三届四次会议", ""),
        ("党的十大批判", ""),
    ],
)
def test_sessions_are_one_however_they_are_written(words: str, expected: str) -> None:
    place = Witness.of(city("全会提出。")).place
    assert " ".join(str(session) for session, _ in sessions(fold(words), place)) == expected


@given(st.text(st.sampled_from("党的届中全会次大第省市委代表中国共产、和一二三四五六七八九十百〇零0123"), max_size=60))
def test_sessions_are_read_from_any_text(words: str) -> None:
    for place in (None, Witness.of(city("全会提出。")).place):
        for session, span in sessions(fold(words), place):
            assert str(session)
            assert 0 < session.congress <= 30 and 0 <= session.number <= 30
            assert 0 <= span.start < span.end


@given(NUMERALS, NUMERALS, st.sampled_from("中次"))
def test_a_session_with_any_numerals_can_be_named(congress: str, numbers: str, sign: str) -> None:
    for words in (f"党的{congress}届{numbers}{sign}全会", f"党的{congress}大", f"省第{congress}次党代会"):
        for text in (words, fold(words)):
            assert all(str(session) for session, _ in sessions(text, None))


def test_a_session_of_nobody_known_keeps_what_is_said() -> None:
    assert [session for session, _ in sessions("省委十一届八次全会", None)] == [Session("省", 11, 8)]
    assert [session for session, _ in sessions("十一届八次全会", None)] == [Session("", 11, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全面贯彻党的十九届五中全会精神。", ["党的十九届五中全会"]),
        ("党的十九届五中全会擘画了蓝图。", ["党的十九届五中全会"]),
        ("党的十九届五中全会《建议》对此提出要求。", ["党的十九届五中全会"]),
        ("全面貫徹黨的十九屆五中全會精神。", ["党的十九届五中全会"]),
        ("黨的十九屆五中全會強調，要堅持新發展理念。", ["党的十九届五中全会"]),
        ("根據《長江保護法實施辦法》，制定本規劃。", ["長江保護法實施辦法"]),
        ("黨的十八大以來，成就顯著。", []),
        ("党的十八大以来，成就显著。", []),
        ("党的十九大召开一年了。", []),
        ("根据《中共中央关于制定规划的建议》，制定本规划。", ["中共中央关于制定规划的建议"]),
        ("全会审议通过了《关于制定规划的决定》。", ["关于制定规划的决定"]),
        ("《长江保护法实施办法》明确了责任。", ["长江保护法实施办法"]),
        ("出版《武汉历史文化丛书》。", []),
        ("贯彻《关于制定规划的决定》和《三年行动计划》。", ["关于制定规划的决定", "三年行动计划"]),
        ("听取《关于贯彻规定情况的报告》和《关于减负的报告》。", []),
        ("通过《关于制定规划的决定》（以下简称《决定》）。落实《决定》部署。", ["关于制定规划的决定"]),
        ("落实《决定》部署。", []),
    ],
)
def test_what_a_text_names_as_its_source(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [named.name for named in named_sources(reading, Witness.of(reading))] == expected


def test_documents_are_known_by_title_session_and_authority() -> None:
    adopted = "（2020年12月2日中国共产党湖北省第十一届委员会第八次全体会议通过）\n全省上下要奋勇争先。"
    reading = province(adopted, title="中共湖北省委关于制定规划的建议", authority=("省委第十一次党代会",))
    assert known_as(reading, Witness.of(reading)) == {
        "中共湖北省委关于制定规划的建议",
        "湖北省委十一届八次全会",
    }
    session = province("全会提出。", title="省第十一次党代会", authority=("省委十一届一次全会",))
    assert {"湖北省第十一次党代会", "湖北省委十一届一次全会"} <= known_as(session, Witness.of(session))
    passing = province("省委十一届七次全会以来，全省上下奋勇争先。")
    assert known_as(passing, Witness.of(passing)) == {fold("省的文献")}
    citing = centre("党的十五届五中全会通过的《建议》已经提出奋斗目标。")
    assert "党的十五届五中全会" not in known_as(citing, Witness.of(citing))


def resolved(citing: Reading, *corpus: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """What a document names as its sources, and which documents of a corpus those are."""
    known = held((Witness.of(one), known_as(one, Witness.of(one))) for one in corpus)
    (named,) = in_full([named_sources(citing, Witness.of(citing))], known)
    return [(one.title, one.documents) for one in cited([(citing.document.id, named)], known)]


def test_a_text_of_the_centre_is_the_same_with_its_issuer_and_without() -> None:
    citing = read("贯彻《中共中央关于全面深化改革的决定》。")
    decision = "中共中央关于全面深化改革的决定"
    assert resolved(citing, centre("全会提出。", title="关于全面深化改革的决定")) == [(decision, ("中",))]
    assert resolved(citing, centre("全会提出。", title=f"{decision}（2013年）")) == [(decision, ("中",))]
    assert resolved(citing, province("全会提出。", title="关于全面深化改革的决定")) == [(decision, ())]


def test_a_title_without_its_issuer_is_that_of_the_centre_if_the_centre_has_one() -> None:
    citing = province("贯彻《关于建设数据港的意见》和《民族区域自治法》。")
    opinion = centre("必须加快建设数据港。", title="关于建设数据港的意见", issuer="国务院")
    law = centre("自治机关行使自治权。", "法", title="中华人民共和国民族区域自治法", issuer="全国人民代表大会")
    own = province("可以建设数据港。", "自", title="关于建设数据港的意见")
    assert resolved(citing, opinion, law) == [("关于建设数据港的意见", ("中",)), ("民族区域自治法", ("法",))]
    assert resolved(citing, opinion, own)[0] == ("关于建设数据港的意见", ("自",))
    assert resolved(citing, own)[0] == ("关于建设数据港的意见", ("自",))


def test_who_names_a_text_of_the_centre_with_its_issuer_names_it_for_those_who_do_not() -> None:
    bare = city("贯彻《关于建设数据港的意见》，构建新发展格局。", "甲", date="2021-01-02")
    full = city("贯彻《国务院关于建设数据港的意见》，构建新发展格局。", "乙", date="2021-01-01")
    (absent,) = trace("新发展格局", [bare, full]).cited_but_absent
    assert set(absent.cited_by) == {"甲", "乙"}


def test_a_session_is_every_paper_that_it_adopted() -> None:
    citing = city("按照省委十一届八次全会精神，构建新发展格局。")
    papers = [
        province("全会提出。", "决议", title="中共湖北省委十一届八次全会决议"),
        province("（2020年12月2日湖北省委十一届八次全会通过）\n建议如下。", "建议", title="关于制定规划的建议"),
    ]
    assert resolved(citing, *papers) == [("湖北省委十一届八次全会", ("决议", "建议"))]


def test_a_name_that_many_use_names_nobody() -> None:
    citing = city("根据《政府工作报告》要求，构建新发展格局。", title="政府工作报告")
    reports = [
        province("。", name, title="政府工作报告", issuer=f"{name}人民政府") for name in ("湖南省", "江西省", "河南省")
    ]
    assert resolved(citing, *reports) == [("政府工作报告", ())]
    assert trace("新发展格局", [citing, *reports]).cited_but_absent == ()


def test_nobody_cites_itself() -> None:
    resolution = province("全会通过《中共湖北省委关于制定规划的建议》。", title="中共湖北省委关于制定规划的建议")
    assert resolved(resolution, resolution) == []


def test_only_the_newest_session_of_each_committee_brings_anything_new() -> None:
    reading = city("贯彻党的十九大和十九届四中、五中全会精神，落实省委十一届八次全会部署和《行动方案纲要》。")
    named = named_sources(reading, Witness.of(reading))
    assert [one.name for one in newest(named)] == ["党的十九届五中全会", "湖北省委十一届八次全会", "行动方案纲要"]


# --- what always holds

PIECES = st.sampled_from(
    [
        "新发展格局",
        "构建",
        "服务",
        "创",
        "新",
        "，",
        "、",
        "。",
        "\n",
        "的",
        "武汉",
        "全省",
        "“",
        "”",
        "2035",
        "年",
        "发展",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(lambda pieces: "".join(pieces) + "汉。")
DATES = st.sampled_from(["2020", "2020-12", "2020-12-02", "2020-12-18", "2021", "2021-01-29", None])
ISSUERS: list[tuple[Level, str]] = [
    ("national", "中共中央"),
    ("provincial", "中共湖北省委"),
    ("provincial", "中共湖南省委"),
    ("municipal", "中共武汉市委"),
    ("district", "某区"),
]
CORPORA = st.lists(st.tuples(TEXTS, DATES, st.sampled_from(ISSUERS)), min_size=1, max_size=6).map(
    lambda rows: [
        read(text, f"文献{number}", date=date, level=level, issuer=issuer)
        for number, (text, date, (level, issuer)) in enumerate(rows)
    ]
)


@given(CORPORA, st.sampled_from(["新发展格局", "发展", "新", "2035年"]), st.booleans())
@settings(deadline=None, max_examples=150)
def test_what_every_account_keeps(readings: list[Reading], wording: str, substring: bool) -> None:
    account = trace(wording, readings, substring=substring)
    by_id = {one.document.id: one for one in readings}
    whose = documents(account)
    assert len(whose) == len(account.attestations)

    for one in account.attestations:
        reading = by_id[one.place.document]
        assert one.place.source.of(reading.raw) == one.place.text
        assert one.place.clean.of(reading.text.text) == one.place.words
        assert fold(one.place.words) == fold(wording)
        assert one.place.words in one.formulation
        assert one.formulation in one.context or fold(one.formulation) in fold(one.context)

    for one, other in pairwise(account.attestations):
        if one.place.document == other.place.document:
            assert one.place.clean.end <= other.place.clean.start
        else:
            assert by_id[one.place.document].document.order < by_id[other.place.document].document.order

    for edge in account.edges:
        child, parent = (by_id[whose[name]].document for name in (edge.child, edge.parent))
        assert child.date and parent.date
        assert parent.date.last <= child.date.first
        assert parent.order < child.order
        assert 0 < edge.margin <= edge.confidence <= 1
        assert edge.runner_up not in (edge.parent, edge.child)
        assert edge.runner_up is None or whose[edge.runner_up] not in (parent.id, child.id)

    told = [edge.child for edge in account.edges]
    stand_first = [name for name in whose if name not in told and name not in account.undetermined]
    assert len(told) + len(account.undetermined) + len(stand_first) == len(whose)
    dated = [date for one in whose.values() if (date := by_id[one].document.date)]
    for name in stand_first:
        date = by_id[whose[name]].document.date
        assert date and (date.first == date.last or all(date.first <= other.first for other in dated))
    assert trace(wording, readings[::-1], substring=substring) == account


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(deadline=None, max_examples=50)
def test_as_a_substring_a_wording_is_found_at_least_as_often(given: list[str]) -> None:
    readings = [read(text, f"文献{number}") for number, text in enumerate(given)]
    whole, anywhere = (trace("新发展", readings, substring=only).attestations for only in (False, True))
    assert {one.place for one in whole} <= {one.place for one in anywhere}


# --- on many real texts


@pytest.fixture(scope="session")
def policy(corpora: Path) -> list[Reading]:
    """The documents of the measuring corpora that can hold the wordings asked for here, read without a catalogue."""
    levels: dict[str, Level] = {"national": "national", "province": "provincial", "city": "municipal"}
    with (corpora / "metadata.tsv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if row["date"] >= "2015"]
    readings = []
    for row in rows:
        raw = (corpora / row["file"]).read_text("utf-8")
        text = Mapped.of(raw)
        place = Span(0, len(raw))
        about = document(
            row["file"],
            title=row["title"],
            level=levels[row["level"]],
            issuer=row["issuer"],
            date=row["date"],
            place=place,
        )
        found = tuple(
            Sentence(number, paragraph, form, span, span)
            for number, (paragraph, form, span) in enumerate(sentences(raw))
        )
        readings.append(Reading(about, text, key(text), found, raw=raw))
    return readings


@pytest.mark.corpora
def test_where_the_new_development_pattern_is_first_seen(policy: list[Reading]) -> None:
    account = trace("新发展格局", policy)
    about = {one.document.id: one.document for one in policy}
    first: dict[str | None, str] = {}
    for one in account.attestations:
        found = about[one.place.document]
        first.setdefault(found.issuer, str(found.date))
    assert str(about[documents(account)[account.first["national"]]].date) == "2020-10-29"
    assert (first["湖北省人民政府"], first["武汉市人民政府"]) == ("2021-01-24", "2021-01-29")
    assert min(first.values()) == "2020-10-29"  # not 优化创新发展格局 in 2016 and 2018


@pytest.mark.corpora
def test_words_of_which_a_wording_is_only_a_part(policy: list[Reading]) -> None:
    anywhere, whole = (trace("新发展理念", policy, substring=only).attestations for only in (True, False))
    by_id = {one.document.id: one.text.text for one in policy}
    cut = {one.place for one in anywhere} - {one.place for one in whole}
    assert len(whole) > 250
    assert {by_id[place.document][place.clean.start - 1] for place in cut} == {"创"}


def test_the_likeliest_meeting_is_told_however_many_bits_speak_for_it() -> None:
    chance = chances(np.array([[60000.0, 59000.0, -np.inf]], np.float32), np.arange(3))
    assert chance.round(6).tolist() == [[1.0, 0.0, 0.0]]


@pytest.mark.parametrize(
    ("words", "parent"),
    [
        ("聚焦“三个优势转化”", "要点"),
        ("聚焦“三个优势转化”，以钉钉子精神把蓝图一步一步变为实景", "报道"),
    ],
)
def test_a_report_is_named_beside_a_text_of_record_only_for_words_of_its_own(words: str, parent: str) -> None:
    meeting = {"date": "2024-09-11"}
    report = city(f"某局{words}。", "报道", kind="news", **meeting)
    titled = {"title": "武汉市委十四届八次全会要点", "kind": "digest"}
    record = city("加快推动“三个优势转化”。", "要点", **titled, **meeting)
    later = city(f"贯彻市委十四届八次全会精神，都要{words}。", "后", date="2025-01-19")
    assert parents(trace("三个优势转化", [report, record, later])) == [("后", parent)]


def test_no_step_is_told_between_formulations_that_share_the_wording_alone() -> None:
    around = "紧扣一体化要求，支持武汉加快提升城市能级和核心竞争力"
    above = province(f"突出一主引领，{around}。突出一主引领。")
    below = city(f"全面落实省委一主引领发展要求，{around}。全面落实省委一主引领发展要求。")
    steps = {edge.mutation for edge in trace("一主引领", [above, below]).edges}
    assert steps == {None}
