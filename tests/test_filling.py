"""Formulations with a slot, and what fills it."""

from __future__ import annotations

import pytest

from lineage.collate.filling import frames, slots
from lineage.collate.steps import Side, compared, side
from lineage.normalise import key
from lineage.records import Slot
from lineage.spans import Mapped


def of(words: str) -> Side:
    return side(words, key(Mapped.of(words)))


def found(left: str, right: str, known: frozenset[str] = frozenset()) -> tuple[Slot, ...]:
    sides = of(left), of(right)
    return slots(*sides, compared(*sides), known)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("全国经济平稳运行", "全省经济平稳运行", [Slot("全〔级〕", "国", "省")]),
        ("我省发展不平衡", "我市发展不平衡", [Slot("我〔级〕", "省", "市")]),
        ("加快建设制造强国", "奋力建设制造强省", [Slot("制造强〔级〕", "国", "省")]),
        ("由国务院批准", "由省政府批准", [Slot("〔级〕", "国务院", "省政府")]),
        ("推进省域治理现代化", "推进超大城市治理现代化", [Slot("〔级〕", "省域", "超大城市")]),
        ("建设数字中国", "建设数字湖北", [Slot("〔地〕", "中国", "湖北")]),
        ("湖北省第八届会议", "武汉市第九届会议", [Slot("〔地〕", "湖北省", "武汉市")]),
        ("全国全省一盘棋", "全国全省一盘棋", []),
        ("推进改革开放", "推动改革开放", []),
        ("支持武汉做大做强", "支持企业做大做强", []),
        ("引导全省企业", "引导湖北企业", []),
    ],
)
def test_what_fills_a_slot_otherwise_is_told_with_its_formulation(left: str, right: str, expected: list[Slot]) -> None:
    assert list(found(left, right)) == expected


PAIRS = [
    ("建设数字湖北、平安湖北", "建设数字武汉、平安武汉"),
    ("打造公共服务的湖北样板", "打造公共服务的武汉样板"),
    ("大力支持湖北", "大力支持武汉"),
    (
        "推动湖北经济发展，增强经济实力，壮大县域经济，发展数字经济、民营经济",
        "推动武汉经济发展，增强经济实力，壮大县域经济，发展数字经济、民营经济",
    ),
    ("全省上下", "全市上下"),
]


def shown(*documents: tuple[str, str]) -> frozenset[str]:
    return frames((*names, of(left), of(right)) for names in documents for left, right in PAIRS)


def test_a_corpus_shows_how_far_a_formulation_reaches() -> None:
    known = shown(("a", "b"), ("a", "c"), ("d", "b"))
    assert known >= {"数字〔地〕", "平安〔地〕", "〔地〕样板"}
    assert found("加快数字湖北建设", "加快数字武汉建设", known) == (Slot("数字〔地〕", "湖北", "武汉"),)
    assert found("成为湖北样板", "成为武汉样板", known) == (Slot("〔地〕样板", "湖北", "武汉"),)


def test_a_verb_and_what_stands_as_often_without_are_no_part_of_a_formulation() -> None:
    known = shown(("a", "b"), ("a", "c"), ("d", "b"))
    assert not known & {"支持〔地〕", "〔地〕经济", "全〔级〕上下"}


def test_what_two_documents_alone_show_may_be_chance() -> None:
    assert shown(("a", "b")) == frozenset()


def test_a_sign_parts_a_name_from_the_word_before_it() -> None:
    signed = [(str(n), "z", of("服务中心、湖北企业"), of("服务中心、武汉企业")) for n in range(5)]
    assert "中心〔地〕" not in frames(signed)
