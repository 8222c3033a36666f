"""Cutting: nothing is lost, nothing is cut twice, and the borders are those a reader would set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.segment import ITEM, clauses, paragraphs, sentences
from lineage.spans import Span

policy = st.text(st.sampled_from("全会强调，。；：、！？!?.“”‘’（）()《》…—-◎■ 　\n1２一的是Aa\t"))


def words(text: str) -> list[str]:
    return [span.of(text) for span in clauses(text, Span(0, len(text)))]


@given(policy)
def test_sentences_and_what_lies_between_them_are_the_text(text: str) -> None:
    done = 0
    for _, _, span in sentences(text):
        between = text[done : span.start]
        assert not any(map(str.isalnum, between)), between
        assert any(map(str.isalnum, span.of(text)))
        done = span.end
    assert not any(map(str.isalnum, text[done:]))


@given(policy)
def test_a_sentence_stands_in_the_paragraph_it_says(text: str) -> None:
    found = list(paragraphs(text))
    for number, _, span in sentences(text):
        assert found[number].start <= span.start < span.end <= found[number].end


@given(policy)
def test_sentences_are_the_same_when_paragraphs_are_cut_one_by_one(text: str) -> None:
    whole = [span.of(text) for _, _, span in sentences(text)]
    parts = [span.of(line) for line in text.split("\n") for _, _, span in sentences(line)]
    assert whole == parts


@given(policy)
def test_clauses_lie_in_order_and_hold_no_comma(text: str) -> None:
    done = 0
    for span in clauses(text, Span(0, len(text))):
        assert done <= span.start < span.end
        done = span.end
        assert not set(span.of(text)) & set("，；：、。！？\n")


def test_paragraphs_are_lines_without_the_blanks_round_them() -> None:
    text = "  一、总则 \n\n　二、目标\n"
    assert [span.of(text) for span in paragraphs(text)] == ["一、总则", "二、目标"]


def test_clauses_stand_between_commas_and_the_like() -> None:
    assert words("全会强调，要稳中求进、先立后破；为什么？“为民”：一心。") == [
        "全会强调", "要稳中求进", "先立后破", "为什么", "为民", "一心",
    ]  # fmt: skip


def test_clauses_of_a_stretch_lie_within_it() -> None:
    text = "一是甲乙，二是丙丁，三是戊己。"
    assert [span.of(text) for span in clauses(text, Span(1, 8))] == ["是甲乙", "二是丙"]


def test_figures_and_hyphens_are_not_cut() -> None:
    assert words("增长1,200万元,在10:30举行,2-3个—5个——完") == ["增长1,200万元", "在10:30举行", "2-3个—5个", "完"]


def test_marks_round_a_clause_stay_out_of_it() -> None:
    assert words("◎ “四个意识” ，‘两个维护’。”") == ["四个意识", "两个维护"]
    assert words("“”，。") == []


def test_a_bracket_that_never_closes_swallows_no_sentence() -> None:
    text = "以下简称《决定（试行。要认真落实。切实抓好。"
    assert len(list(sentences(text))) == 3


def test_headings_are_short_and_unended() -> None:
    long = "深入" * 50
    forms = [form for _, form, _ in sentences(f"一、总则\n{long}\n会议强调：\n◎抓好改革\n会议结束。")]
    assert forms == ["heading", "sentence", "sentence", "sentence", "sentence"]


def test_a_ruled_line_is_no_sentence() -> None:
    assert [span.of(text) for text in ["一、总则\n---\n……\n抓落实。"] for _, _, span in sentences(text)] == [
        "一、总则",
        "抓落实。",
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第三条 国家保障", "第三条 "),
        ("第一百二十三条之一　经营者", "第一百二十三条之一　"),
        ("第一千二百六十条 本法", "第一千二百六十条 "),
        ("第三条的规定", ""),
        ("第一条之一的规定", ""),
        ("3.5万户", ""),
    ],
)
def test_the_number_of_an_item_is_told_from_words_that_name_it(text: str, number: str) -> None:
    found = ITEM.match(text)
    assert (found.group() if found else "") == number
