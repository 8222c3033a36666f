"""What was measured of how wordings are reused, bullet by bullet: each a trap, and the tests that nobody falls into it.

`BULLETS` says which: the tests of this file, and those that stand with what they are about. Where a case can be made up
it is; the rest asks the seeds, or the measuring corpora where they are at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from test_collate import found
from test_trace import centre, marked, open_ends, parents, province

from lineage.engine.local import matches
from lineage.ingest import load, readings
from lineage.normalise import fold
from lineage.records import Match, Reading
from lineage.trace import trace

BULLETS = {
    "Clauses and phrases are taken over, whole sentences hardly ever": (
        "test_reuse.py::test_what_stands_verbatim_is_found_clause_by_clause",
        "test_origins.py::test_the_guiding_thought_of_wuhan_comes_from_hubei_but_for_its_driving_force",
    ),
    "A later sibling shares as much as a source, and is none": (
        "test_reuse.py::test_a_later_sibling_that_shares_most_is_no_source",
        "test_trace.py::test_a_parent_is_surely_not_later",
        "test_trace.py::test_cousins_are_not_parent_and_child",
    ),
    "Stock phrases alone make one text look like the source of any other": (
        "test_reuse.py::test_texts_that_share_stock_phrases_alone_are_not_related",
        "test_reuse.py::test_a_plan_of_2006_is_hardly_a_source_of_a_proposal_of_2020",
        "test_bad_input.py::test_two_documents_of_formulas_have_no_match_but_boilerplate",
    ),
    "Two readers agree to 0.96; the longest common substring gets 0.68": (
        "test_seeds.py::test_matches_agree_with_the_alignments_made_by_hand",
        "test_scoring.py::test_it_agrees_to_the_digit_with_the_other_scorer",
    ),
    "What stands many times in both texts is not paired each with each": (
        "test_reuse.py::test_a_phrase_that_both_repeat_is_not_paired_each_with_each",
        "test_collate.py::test_a_sentence_however_often_repeated_is_answered_each_time_and_not_by_each_time",
    ),
    "Short headings in the same slot, and reworded sentences between others that answer, are missed": (
        "test_reuse.py::test_a_short_heading_in_the_same_slot_answers",
        "test_reuse.py::test_a_reworded_sentence_in_the_middle_of_what_answers_is_found",
        "test_collate.py::test_neighbours_that_answer_to_each_other_support_a_match",
        "test_collate.py::test_a_short_term_in_longer_sentences_is_no_lineage_but_a_heading_is",
    ),
    "Competition among sources for one stretch": (
        "test_collate.py::test_what_a_longer_passage_explains_needs_no_other_source",
    ),
    "The earliest in the corpus is not the origin": (
        "test_trace.py::test_the_earliest_here_is_not_the_origin_and_the_centre_takes_nothing_from_it",
        "test_reuse.py::test_two_that_cite_the_same_absent_plenum_descend_from_it_and_not_from_each_other",
        "test_accounts.py::test_whoever_follows_a_body_whose_texts_are_later_is_doubted_and_not_its_source",
    ),
    "Level is not date": (
        "test_reuse.py::test_the_first_of_the_centre_may_be_later_than_the_first_of_a_province",
        "test_trace.py::test_bottom_up_descent_is_possible",
        "test_trace.py::test_on_one_day_the_higher_level_comes_first",
    ),
    "A substring is not a wording": (
        "test_reuse.py::test_a_substring_is_not_a_wording",
        "test_trace.py::test_wording",
        "test_trace.py::test_words_of_which_a_wording_is_only_a_part",
    ),
    "The nearest source is not always the source": (
        "test_origins.py::test_the_nearest_source_is_not_always_the_source",
        "test_origins.py::test_the_guiding_thought_of_wuhan_comes_from_hubei_but_for_its_driving_force",
    ),
    "Look-alikes that are no matches": ("test_reuse.py::test_look_alikes_do_not_answer",),
}
"""Each bullet in short, with the tests of it: the file and the name."""

CLAUSE = 8  # letters from which a clause that two texts have verbatim tells of reuse
BOUND = re.compile("[，；：。！？、,;:!?\n]")


@pytest.mark.parametrize("tests", BULLETS.values(), ids=BULLETS)
def test_every_bullet_has_the_tests_that_are_named(tests: Sequence[str]) -> None:
    for named in tests:
        file, _, name = named.partition("::")
        assert f"def {name}(" in Path(__file__).with_name(file).read_text("utf-8")


# --- made up


def pairs(*texts: str) -> list[tuple[str, str]]:
    """Both sides of every match that is not boilerplate."""
    return [(match.left.words, match.right.words) for match in found(*texts) if not match.boilerplate]


def test_a_later_sibling_that_shares_most_is_no_source() -> None:
    """The province and, later, the centre both have it from a plenum."""
    words = "构建一主引领、两翼驱动、全域协同的区域发展布局，加快形成全域联动的发展态势。"
    later = centre(words, date="2021-03-12")
    source = "深入贯彻党的十九届五中全会精神，"
    account = trace("一主引领", [province(f"{source}{words}"), later])
    assert ("省", "中") not in parents(account)
    cited = centre(f"{source}{words}", date="2021-03-12")
    both = trace("一主引领", [province(f"{source}{words}"), cited])
    assert (parents(both), open_ends(both)) == ([], ["中"])
    assert [one.title for one in both.cited_but_absent] == ["党的十九届五中全会"]


def test_texts_that_share_stock_phrases_alone_are_not_related() -> None:
    stock = "推动高质量发展。坚持稳中求进工作总基调。"
    own = ["治理黄孝河黑臭水体。", "评选百佳劳动模范。", "改造农贸市场四十家。", "种植樱花三万株。"]
    assert pairs(*(f"{stock}{words}" for words in own)) == []


def test_a_phrase_that_both_repeat_is_not_paired_each_with_each() -> None:
    """Each place answers to the one whose neighbours answer too; the other pairs are the phrase alone: boilerplate."""
    phrase = "建设国家中心城市、长江经济带核心城市"
    left = f"为了{phrase}，要架桥修路，疏通河道。\n{phrase}，离不开人才，也离不开产业。\n这些都是{phrase}的本钱。"
    right = f"为了{phrase}，要架桥铺路，疏通湖泊。\n{phrase}，离不开能人，也离不开产业。\n那些都是{phrase}的本钱。"
    answered = [(one.left.sentence, one.right.sentence) for one in found(left, right) if not one.boilerplate]
    assert answered == [(0, 0), (1, 1), (2, 2)]


def test_a_short_heading_in_the_same_slot_answers() -> None:
    left = "提升科技创新策源功能。\n布局重大科技基础设施，组建东湖实验室。\n壮大战略科技力量。\n"
    right = "增强科技创新策源功能。\n布局重大科技基础设施，组建江城实验室。\n壮大战略科技力量。\n"
    assert any("科技创新策源功能" in one and "科技创新策源功能" in other for one, other in pairs(left, right))


def test_a_reworded_sentence_in_the_middle_of_what_answers_is_found() -> None:
    before, after = "优化重大基础设施和公共资源布局，完善科研评价体系。", "打造光芯屏端网产业集群，弘扬店小二服务精神。"
    left, right = "加快组建一批制造业创新平台，扶持中小企业。", "抓紧创建若干制造业创新平台，帮扶小微企业。"
    answered = pairs(f"{before}{left}{after}", f"{before}{right}{after}")
    assert any("制造业创新平台" in one and "制造业创新平台" in other for one, other in answered)


def test_the_first_of_the_centre_may_be_later_than_the_first_of_a_province() -> None:
    account = trace(
        "六稳", [province("做好“六稳”工作。", date="2019-01-14"), centre("落实“六稳”要求。", date="2019-03-05")]
    )
    date = {one.id: one.place.document for one in account.attestations}
    assert {level: date[one] for level, one in account.first.items()} == {"national": "中", "provincial": "省"}
    assert parents(account) == []


def test_a_substring_is_not_a_wording() -> None:
    assert marked("新发展理念", ["贯彻新发展理念。", "坚持创新发展理念。"]) == [
        "贯彻【新发展理念】。",
        "坚持创新发展理念。",
    ]
    assert marked("965", ["共965家。", "始于1965年。"]) == ["共【965】家。", "始于1965年。"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("建设现代物流体系，扶持本地货运企业。", "建设现代流通体系，改造农贸市场四十家。"),
        ("胸怀“两个大局”，当好长江大保护的排头兵。", "统筹国内国际两个大局，办好友好城市年会。"),
        ("全省生产总值突破3万亿元，森林覆盖率达到四成。", "全市工业总产值突破3万亿元，建成绿色工厂百家。"),
        ("先进制造业主导、现代服务业驱动，办好赛马节。", "先进制造业为支撑、现代服务业为主体，发展水上运动。"),
    ],
    ids=["another word", "another pair", "the same figure of something else", "a mould"],
)
def test_look_alikes_do_not_answer(left: str, right: str) -> None:
    assert pairs(left, right) == []


# --- the seeds


@pytest.fixture(scope="module")
def read(seeds: Path) -> dict[str, Reading]:
    """The documents of the seeds."""
    return {one.document.id: one for entry in load(seeds).entries for one in readings(seeds, entry)}


@pytest.fixture(scope="module")
def proposals(read: dict[str, Reading]) -> list[Match]:
    """The matches of Hubei's proposal with Wuhan's, beside all other documents of the seeds."""
    of = {"hb-2020-12-02-jianyi", "wh-2020-12-18-jianyi"}
    return [one for one in matches(list(read.values())) if {one.left.document, one.right.document} == of]


def clauses(reading: Reading) -> list[tuple[str, int]]:
    """The longer clauses of a text as they are compared, each with where it begins in the clean text."""
    places, begin = [], 0
    for piece in BOUND.split(reading.text.text):
        words = fold(piece)
        if len(words) >= CLAUSE:
            places.append((words, begin + len(piece) - len(piece.lstrip())))
        begin += len(piece) + 1
    return places


def unanswered(wanted: Sequence[tuple[str, int]], found: Iterable[Match]) -> list[str]:
    """Those clauses of right texts that lie in no match."""
    covered = [match.right.clean for match in found]
    return [words for words, begin in wanted if not any(span.start <= begin < span.end for span in covered)]


def test_what_stands_verbatim_is_found_clause_by_clause(read: dict[str, Reading], proposals: Sequence[Match]) -> None:
    hubei, wuhan = read["hb-2020-12-02-jianyi"], read["wh-2020-12-18-jianyi"]
    theirs = {words for words, _ in clauses(hubei)}
    verbatim = [(words, begin) for words, begin in clauses(wuhan) if words in theirs]
    whole = [one for one in wuhan.sentences if one.clean.of(wuhan.text.text) in hubei.text.text]
    assert len(whole) / len(wuhan.sentences) < 0.1 < len(verbatim) / len(clauses(wuhan))
    assert len(unanswered(verbatim, proposals)) <= len(verbatim) * 0.05


def test_two_that_cite_the_same_absent_plenum_descend_from_it_and_not_from_each_other(read: dict[str, Reading]) -> None:
    account = trace("新发展格局", list(read.values()))
    hubei, conference = "hb-2020-12-02-jianyi", "zy-2020-12-18-huiyi"
    (plenum,) = (one for one in account.cited_but_absent if one.title == "党的十九届五中全会")
    assert {hubei, conference} <= set(plenum.cited_by)
    related = {pair for pair in parents(account) if conference in pair or hubei == pair[0]}
    assert related == set()


# --- the measuring corpora


@pytest.mark.corpora
def test_a_plan_of_2006_is_hardly_a_source_of_a_proposal_of_2020(corpora: Path, read: dict[str, Reading]) -> None:
    """What stock phrases alone reach, fifteen years apart."""
    plan = (corpora / "fyp" / "national" / "2006-十一五规划纲要.txt").read_text("utf-8")
    hubei = read["hb-2020-12-02-jianyi"]
    answers = matches([centre(plan, date="2006-03-14"), hubei])
    wanted = clauses(hubei)
    answered = len(wanted) - len(unanswered(wanted, (one for one in answers if not one.boilerplate)))
    assert answered / len(wanted) < 0.03
