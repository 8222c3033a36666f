"""Which passages answer to which, how their wordings differ, how much that tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import reading, sentence

from lineage.collate.answers import Prepared, answers, prepare
from lineage.collate.changes import changes
from lineage.collate.columns import columns, least
from lineage.collate.critical import SENSES, Sense, critical
from lineage.collate.evidence import _looked_up, _of_kin, evidence
from lineage.collate.relation import RULES, Pair, Rule, relation
from lineage.collate.runs import acquainted, kinship
from lineage.collate.slots import blurred, emptied
from lineage.collate.steps import Side, Step, View, steps
from lineage.collate.surprise import background
from lineage.engine.local import matches, stock
from lineage.normalise import fold, key
from lineage.records import Change, Match, Reading
from lineage.spans import Mapped

PROVINCE = (
    "坚持把创新摆在事关发展全局的核心位置，加快建设科技强省。推动数字湖北建设取得突破，打造光芯屏端网产业集群。"
    "优化重大基础设施、重大生产力和公共资源布局，完善科研评价和科研诚信体系。"
    "持续推动跨境贸易便利化，弘扬店小二服务精神。全省各级党组织要认真贯彻落实本决议。"
)
CITY = (
    "优化重大基础设施、重大生产力和公共资源布局，健全科技评价制度。"
    "坚持把创新摆在事关发展全局的核心位置，建设科技强市，推动数字武汉建设取得突破。"
    "办好第十届园博会，种植樱花三万株。全市各级党组织要认真贯彻落实本决议。"
)
ELSEWHERE = "今年粮食总产量稳定在五百亿斤以上，渔业捕捞量略有下降。沿海渔港改造十二处，新增泊位六十个。"


def corpus(*texts: str) -> list[Reading]:
    """The texts as documents 0, 1, 2 … of as many issuers, a year apart, with a key as the program makes it."""
    made = []
    for number, text in enumerate(texts):
        built = reading(text, str(number), date=f"20{10 + number}-01-01", issuer=str(number))
        made.append(Reading(built.document, built.text, key(Mapped.of(text)), built.sentences, (), built.raw))
    return made


def compared(left: str, right: str) -> list[Step]:
    return steps(fold(left), fold(right))


def found(*texts: str) -> list[Match]:
    return list(matches(corpus(*texts)))


def test_a_localised_sentence_and_a_moved_one_are_found_and_a_foreign_one_is_not() -> None:
    pairs = {(match.left.words, match.right.words): match for match in found(PROVINCE, CITY, ELSEWHERE)}
    moved = "优化重大基础设施、重大生产力和公共资源布局"
    assert any(left.startswith(moved) and right.startswith(moved) for left, right in pairs)
    assert any(match.relation == "localised" for match in pairs.values())
    assert not any("樱花" in right or "渔" in right for _, right in pairs)


def test_the_earlier_document_is_left_whatever_the_order_given() -> None:
    province, city = corpus(PROVINCE, CITY)
    forward, backward = list(matches([province, city])), list(matches([city, province]))
    assert forward
    assert forward == backward
    assert {match.left.document for match in forward} == {"0"}


def test_every_passage_is_a_slice_of_its_file_and_changes_join_to_both_wordings() -> None:
    readings = {made.document.id: made for made in corpus(PROVINCE, CITY)}
    for match in matches(list(readings.values())):
        for passage in (match.left, match.right):
            source = readings[passage.document]
            assert passage.source.of(source.raw) == passage.text
            assert passage.clean.of(source.text.text) == passage.words
        assert "".join(change.left for change in match.changes) == match.left.words
        assert "".join(change.right for change in match.changes) == match.right.words


def test_matches_are_told_apart_by_ids_that_do_not_depend_on_other_documents() -> None:
    alone = {match.id for match in found(PROVINCE, CITY)}
    assert len(alone) == len(found(PROVINCE, CITY))
    assert alone & {match.id for match in found(PROVINCE, CITY, ELSEWHERE)}


def test_documents_without_a_rare_run_in_common_are_not_collated() -> None:
    assert found(PROVINCE, ELSEWHERE) == []


def test_traditional_text_answers_to_simplified_text() -> None:
    traditional = "優化重大基礎設施、重大生產力和公共資源佈局,著力完善科研評價體系。"
    (match, *_) = found(traditional, "优化重大基础设施、重大生产力和公共资源布局，着力完善科研评价体系。")
    assert match.relation == "verbatim"
    assert match.score == 1


@pytest.mark.parametrize(
    "texts", [("。", CITY), ("一", "一"), (PROVINCE, "")], ids=["a stop", "one character", "empty"]
)
def test_a_side_with_nothing_to_say_gives_no_match(texts: tuple[str, str]) -> None:
    assert found(*texts) == []


@pytest.mark.parametrize("times", [1, 20, 100, 1000])
def test_a_sentence_however_often_repeated_is_answered_each_time_and_not_by_each_time(times: int) -> None:
    sentence = "优化重大基础设施、重大生产力和公共资源布局。"
    matches = found(sentence * times, sentence * times)
    for passages in ([match.left for match in matches], [match.right for match in matches]):
        touched = {number for one in passages for number in range(one.sentence, one.through + 1)}
        assert touched == set(range(times))
    assert len(matches) <= 5000 + 3 * times


def test_the_first_document_has_no_source() -> None:
    made: Prepared = prepare(corpus(PROVINCE, CITY))
    assert len(answers(made, 0)) == 0


def test_progress_is_told_document_by_document() -> None:
    told: list[tuple[int, int]] = []
    list(matches(corpus(PROVINCE, CITY), report=lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.reason)
def test_every_relation_is_told_of_its_example(rule: Rule) -> None:
    assert relation(rule.left, rule.right) == rule.relation
    before = RULES[: RULES.index(rule)]
    pair = Pair(rule.left, rule.right)
    assert rule.holds(pair)
    assert not any(other.holds(pair) for other in before)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("全省经济社会发展取得新成就", "全市经济社会发展取得新成就", "localised"),
        ("发展不平衡不充分", "我市发展不平衡不充分", "localised"),
        ("推进省域治理现代化建设", "推进超大城市治理现代化建设", "localised"),
        ("由国务院组织实施", "由市政府组织实施", "localised"),
        ("建设国家区域金融中心", "建设国家物流金融中心", "near_verbatim"),
        ("健全党组织领导的自治法治德治相结合的治理体系", "健全党组织领导的治理体系", "condensed"),
        ("在湖北建设武汉港口码头", "在湖北整治武汉老旧街道", "reworded"),
    ],
)
def test_the_relation_of_two_wordings(left: str, right: str, expected: str) -> None:
    assert relation(left, right) == expected


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: sense.kind)
def test_every_change_of_sense_is_seen_in_its_example(sense: Sense) -> None:
    assert sense.kind in critical(compared(sense.before, sense.after))
    assert critical(compared(sense.before, sense.before)) == ()


def test_another_year_is_a_date_and_no_figure() -> None:
    assert critical(compared("到2035年翻一番", "到2030年翻一番")) == ("date",)


@pytest.mark.parametrize(("one", "other"), [("5.5%", "55%"), ("5.5%", "5.8%"), ("１．２万亿元", "1.3万亿元")])
def test_a_decimal_is_a_number_of_its_own(one: str, other: str) -> None:
    words = "全年地区生产总值增长{}左右，城镇新增就业保持平稳。"
    (match,) = found(words.format(one), words.format(other))
    assert match.relation != "verbatim"
    assert match.critical == ("number",)


def test_members_that_change_places_are_told() -> None:
    assert "order" in critical(compared("经济建设、政治建设、文化建设", "政治建设、文化建设、经济建设"))


WORDS = st.text("改革开放国内武漢汉，。、“”著着2035二〇 \n", max_size=30)


@given(WORDS, WORDS, st.sampled_from(["character", "word"]))
def test_changes_joined_are_both_wordings_exactly(left: str, right: str, by: View) -> None:
    steps = changes(left, right, by=by)
    assert "".join(change.left for change in steps) == left
    assert "".join(change.right for change in steps) == right


@given(WORDS, WORDS)
def test_every_change_is_what_it_is_called(left: str, right: str) -> None:
    for change in changes(left, right):
        assert (bool(change.left), bool(change.right)) in {
            "equal": [(True, True)],
            "insert": [(False, True)],
            "delete": [(True, False)],
            "replace": [(True, True)],
            "variant": [(True, True), (False, True), (True, False)],
        }[change.op]


@given(st.text("推进动产业集群发展壮大相互促", max_size=14), st.text("推进动产业集群发展壮大相互促", max_size=14))
def test_by_words_no_change_cuts_a_word(left: str, right: str) -> None:
    edges = Side.of(left).edges, Side.of(right).edges
    at = there = 0
    for change in changes(left, right, by="word"):
        if change.op != "equal":
            ends = at + len(change.left), there + len(change.right)
            assert {at, ends[0]} <= edges[0]
            assert {there, ends[1]} <= edges[1]
        at, there = at + len(change.left), there + len(change.right)


@given(WORDS)
def test_a_wording_differs_from_itself_in_nothing(words: str) -> None:
    assert all(change.op == "equal" for change in changes(words, words))


def test_a_letter_that_both_have_is_no_variant_however_the_marks_move() -> None:
    for change in changes("要，“新”干", "要新，“干"):
        assert change.op == "equal" or not any(map(str.isalnum, change.left + change.right))


def test_texts_without_a_stop_are_compared_in_time() -> None:
    words = "改革开放发展创新协调绿色共享" * 400
    steps = changes(words, words.replace("协调", "统筹").replace("共享", "", 1))
    assert "".join(change.left for change in steps) == words
    assert [change.op for change in steps].count("replace") == 400


def test_no_character_is_left_alone_between_two_changes() -> None:
    assert Change("replace", "相互促进", "互促") in changes("国内国际双循环相互促进的格局", "国内国际双循环互促的格局")


def test_script_and_width_are_variants() -> None:
    ops = {change.op for change in changes("著力推動發展,", "着力推动发展，")}
    assert ops <= {"equal", "variant"}


def test_slots_are_blurred_character_for_character() -> None:
    words = "把湖北建成全国强省和武汉样板"
    assert len(blurred(words)) == len(words)
    assert emptied("全省各级") == emptied("全市各级") == emptied("全国各级")


def test_rare_bigrams_tell_more_than_common_ones() -> None:
    common = "推动发展，"
    clauses = columns(corpus(common * 9 + "樱花盛开。", common * 9))
    assert clauses.weight.max() == clauses.weight[9]


def test_shared_bits_are_those_of_a_plain_count() -> None:
    """The columns against the ten-line version: every pair of clauses, every bigram, joined or looked up."""
    clauses = columns(corpus(PROVINCE, CITY))
    said: list[dict[int, float]] = [{} for _ in range(len(clauses))]
    for gram, clause in zip(clauses.gram.tolist(), clauses.clause.tolist(), strict=True):
        said[clause][gram] = float(clauses.tells[gram])
    rows = range(clauses.begin[0], clauses.begin[1]), range(clauses.begin[1], clauses.begin[2])
    plain = {
        (i, j): sum(said[i][gram] for gram in said[i].keys() & said[j].keys())
        for i, j in product(*rows)
        if sum(said[i][gram] for gram in said[i].keys() & said[j].keys())
        >= least(np.minimum(clauses.weight[i], clauses.weight[j]))
    }
    every = np.array(list(product(*rows)))
    for pairs in (_of_kin(clauses, 1, np.array([0])), _looked_up(clauses, 1, every[:, 1], every[:, 0])):
        fast = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), pairs.bits, strict=True))
        assert fast == pytest.approx(plain)


def test_evidence_is_the_same_however_little_is_done_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clauses = columns(corpus(PROVINCE, CITY))
    nobody = np.empty(0, np.int64), np.empty(0, np.int64)
    at_once = evidence(clauses, 1, np.array([0]), nobody)
    monkeypatch.setattr("lineage.collate.evidence.AT_A_TIME", 1)
    bit_by_bit = evidence(clauses, 1, np.array([0]), nobody)
    assert len(at_once) > 4
    for column in ("left", "right", "strength", "share"):
        assert getattr(at_once, column).tolist() == getattr(bit_by_bit, column).tolist()


def test_of_documents_too_long_for_every_pair_clauses_that_share_a_run_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = corpus(PROVINCE, CITY)
    everything = list(matches(readings))
    monkeypatch.setattr("lineage.collate.answers.PAIRS", 0)
    told = list(matches(readings))
    assert all(any(one.right.words in other.right.words for other in everything) for one in told)
    assert len(told) >= len(everything) > 2
    assert told != everything  # 建设科技强省 and 建设科技强市 share a run of five


def test_neighbours_that_answer_to_each_other_support_a_match() -> None:
    nobody = np.empty(0, np.int64), np.empty(0, np.int64)
    alone = columns(corpus("甲乙丙丁戊己庚辛。", "甲乙丙丁戊己庚辛。"))
    together = columns(corpus("子丑寅卯辰巳午未，甲乙丙丁戊己庚辛。", "子丑寅卯辰巳午未，甲乙丙丁戊己庚辛。"))
    one, two = (evidence(clauses, 1, np.array([0]), nobody) for clauses in (alone, together))
    assert two.strength[-1] > one.strength[-1] + 10


def test_a_reworded_clause_goes_with_its_neighbours() -> None:
    province = "我省创新驱动能力不够强，开放型经济发展水平不够高，城乡区域发展不够协调，生态环境治理任重道远。"
    city = "创新能力还不适应要求，民营经济、开放型经济发展水平不高，城乡发展差距还比较大，实现现代化治理任重道远。"
    copied, reworded = found(province, city)
    assert copied.right.words == "民营经济、开放型经济发展水平不高"
    assert reworded.right.words == "城乡发展差距还比较大，实现现代化治理任重道远"


def test_a_passage_goes_on_where_only_one_side_ends_its_sentence() -> None:
    one = "坚持创新驱动发展，健全技术创新体系，完善科研诚信制度，鼓励企业增加研发投入。"
    two = "坚持创新驱动发展，健全技术创新体系。完善科研诚信制度，鼓励企业增加研发投入。"
    grain, harbour = "今年粮食总产量稳定在五百亿斤以上。", "沿海渔港改造十二处，新增泊位六十个。"
    assert [match.right.words for match in found(grain + two, harbour + one)] == [one[:-1]]
    assert len(found(grain + two, harbour + two)) == 2


def test_what_a_longer_passage_explains_needs_no_other_source() -> None:
    law = (
        "不满十四周岁的人有违法行为的，不予行政处罚，责令监护人加以管教。\n"
        "精神病人在不能辨认自己行为时有违法行为的，不予行政处罚，但应当责令其监护人严加看管。"
    )
    revised = law.replace("精神病人", "精神病人、智力残疾人").replace("的人", "的未成年人")
    assert [(match.left.sentence, match.right.sentence) for match in found(law, revised)] == [(0, 0), (1, 1)]


def test_only_what_stands_in_brackets_is_the_note_beneath_a_title() -> None:
    title, note, first = "关于推动先进制造业发展的意见", "（2020年9月15日）", "（一）指导思想"
    text = f"{title}\n{{}}\n坚持创新。"
    for beneath, units in ((note, [0, 0, 2]), (first, [0, 1, 2])):
        whole = text.format(beneath)
        ends = len(title), len(title) + 1 + len(beneath)
        parts = [(0, ends[0], True), (ends[0] + 1, ends[1], True), (ends[1] + 1, len(whole), False)]
        (made,) = corpus(whole)
        cut = tuple(
            sentence(n, start, end, paragraph=n, heading=is_one) for n, (start, end, is_one) in enumerate(parts)
        )
        assert columns([replace(made, sentences=cut)]).unit.tolist() == units


def test_clauses_of_strangers_are_acquainted_by_a_rare_run() -> None:
    clauses = columns(corpus("樱花大道绵延三十里，风和日丽。", "渔港改造，樱花大道绵延四十里。"))
    later, earlier = acquainted(clauses)
    assert (later.tolist(), earlier.tolist()) == ([3], [0])


def test_what_everybody_says_surprises_nobody() -> None:
    formula, own = "以更加昂扬的姿态奋勇前进", "樱花大道绵延三十里"
    readings = corpus(*[f"{formula}。"] * 8, f"{formula}。{own}。", f"{formula}。{own}。")
    bits = background(readings).bits(9, 8)
    assert bits[: len(formula)].mean() < bits[len(formula) :].mean() / 3


def test_a_short_term_in_longer_sentences_is_no_lineage_but_a_heading_is() -> None:
    term, kin = "转变发展方式", "办好第十届园博会，种植樱花三万株。"
    here = f"{kin}各县要抓好春耕备种，{term}，管好水利设施。"
    for there, boilerplate in (
        (f"{kin}今年修桥铺路，{term}，新建校舍。", True),
        (f"{kin}\n{term}\n果园新增两百处。", False),
    ):
        readings = corpus(here, there)
        _, answer = answers(prepare(readings, stock()), 1).records(["0", "1"])
        assert answer.right_clean.of(there) == term
        assert answer.boilerplate is boilerplate


def test_kin_share_what_few_others_have() -> None:
    kin = kinship(columns(corpus(PROVINCE, CITY, ELSEWHERE)))
    assert kin[0, 1] > 0.05
    assert kin[0, 2] == kin[1, 2] == 0
    assert not np.tril(kin).any()
