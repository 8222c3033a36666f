"""Quotations are found in a draft and judged against what was published."""

from __future__ import annotations

import canons
import pytest

from lineage import quotes
from lineage.quotes.marks import marks
from lineage.records import Block, When
from lineage.spans import Span


def blocks(text: str) -> tuple[Block, ...]:
    """Each line of ``text`` as a paragraph."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [one.span.of(text) for one in marks(text, blocks(text)).marked]


def test_marks_of_every_kind_are_found_with_what_stands_in_them() -> None:
    text = '“甲‘乙’”「丙『丁』」"戊"《己〈庚〉》'
    assert quoted(text) == ["甲‘乙’", "乙", "丙『丁』", "丁", "戊", "己〈庚〉", "庚"]


def test_a_quotation_whose_paragraphs_each_begin_with_a_mark_is_one() -> None:
    text = "他说：“第一段。\n“第二段。\n“第三段。”后文"
    (only,) = marks(text, blocks(text)).marked
    assert only.span.of(text) == "第一段。\n“第二段。\n“第三段。"
    assert [mark.of(text) for mark in only.repeats] == ["“", "“"]


def test_a_mark_without_its_mate_is_told_once_and_the_next_paragraph_is_read_normally() -> None:
    text = "他说：“没有完。再来“一次。\n下一段“读得好”。"
    found = marks(text, blocks(text))
    assert [mark.start for mark in found.unbalanced] == [3]
    assert quoted(text) == ["读得好"]


def test_marks_nested_too_deep_and_marks_by_the_hundred_thousand_are_read_in_one_pass() -> None:
    text = "“" * 40 + "甲" + "”" * 40
    assert len(quoted(text)) == 40
    many = "“‘「" * 100_000 + "」』” " * 100_000
    assert len(marks(many, blocks(many)).unbalanced) == 1


@pytest.mark.parametrize("rule", quotes.RULES, ids=lambda rule: f"{rule.id}-{rule.name}")
def test_every_rule_says_what_its_example_shows(rule: quotes.Rule) -> None:
    example = rule.example
    verdicts = quotes.check(
        canons.draft(example.draft),
        canons.canon_of(example.sources),
        as_of=When.read(example.as_of) if example.as_of else None,
        unmarked=rule.id.startswith("Q3"),
        formulas=example.formulas,
    )
    told = {(one.quotation.words, one.rule, one.found, one.level) for one in verdicts}
    assert (example.quotation, rule.id, rule.found, rule.level) in told
