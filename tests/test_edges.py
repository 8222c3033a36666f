"""Where passages begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import reading

from lineage.collate.edges import KEPT, Kept, in_key, trimmed
from lineage.normalise import fold, key
from lineage.records import Reading
from lineage.spans import Mapped, Span


def read(text: str, name: str) -> Reading:
    built = reading(text, name)
    return Reading(built.document, built.text, key(Mapped.of(text)), built.sentences, (), built.raw)


def kept(left: str, right: str) -> tuple[str, str]:
    """What is left of two texts, each taken as a passage without the stop that ends it."""
    one, other = read(left, "left"), read(right, "right")
    whole = [Span(0, len(text.removesuffix("。"))) for text in (left, right)]
    spans = trimmed(one, whole[0], other, whole[1])
    return spans[0].of(left), spans[1].of(right)


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ("必须牢牢把握新发展阶段的丰富内涵", "牢牢把握新发展阶段的丰富内涵", "牢牢把握新发展阶段的丰富内涵"),
        ("同时推动城乡区域协调发展", "推动城乡区域协调发展", "推动城乡区域协调发展"),
        ("支持县域特色产业做优", "省政府旗帜鲜明支持县域特色产业做优", "支持县域特色产业做优"),
        ("为开启现代化建设新征程提供了遵循", "乘势而上开启现代化建设新征程", "开启现代化建设新征程"),
        ("深化人才培养机制改革", "深化人才培养机制改革和政策创新", "深化人才培养机制改革"),
        ("完善社会保障和基本公共服务水平明显提高", "基本公共服务水平明显提高", "基本公共服务水平明显提高"),
        ("在财税体制、土地制度等方面建立合作机制", "在财税体制、土地制度等方面", "在财税体制、土地制度等方面"),
    ],
)
def test_what_only_one_side_begins_or_ends_with_is_trimmed(left: str, right: str, shared: str) -> None:
    assert kept(left, right) == (shared, shared)


@pytest.mark.parametrize("reason", KEPT, ids=lambda reason: reason.name)
def test_what_tells_something_of_the_difference_is_kept(reason: Kept) -> None:
    assert kept(reason.left, reason.right) == (reason.left, reason.right)


def test_nothing_is_trimmed_to_a_stock_term() -> None:
    assert kept("为高质量发展提供", "推动高质量发展迈上") == ("为高质量发展提供", "推动高质量发展迈上")


def test_no_word_is_cut() -> None:
    left, right = kept("城市圈发展规划由各地编制实施", "都市圈发展规划由各地编制实施")
    assert (left, right) == ("城市圈发展规划由各地编制实施", "都市圈发展规划由各地编制实施")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("必须做到“两个维护”并且坚定不移。", "做到“两个维护”并且坚定不移。", "做到“两个维护”并且坚定不移"),
        ("同时“十四五”规划编制工作有序推进。", "“十四五”规划编制工作有序推进。", "“十四五”规划编制工作有序推进"),
        ("审议《关于推动制造业发展的意见》。", "《关于推动制造业发展的意见》。", "《关于推动制造业发展的意见》"),
        ("要落实城乡居民的“菜篮子”。", "落实城乡居民的“菜篮子”", "落实城乡居民的“菜篮子”"),
    ],
)
def test_a_quotation_that_begins_or_ends_a_passage_keeps_both_its_marks(left: str, right: str, expected: str) -> None:
    assert kept(left, right) == (expected, expected)


TEXT = st.text(alphabet="推进城乡建设发展、，“”《》不", max_size=24)


@given(TEXT, TEXT, TEXT)
def test_what_is_left_is_a_part_and_holds_nearly_all_that_is_shared(head: str, middle: str, tail: str) -> None:
    left, right = f"{head}{middle}{tail}", middle
    one, other = read(left, "left"), read(right, "right")
    spans = trimmed(one, Span(0, len(left)), other, Span(0, len(right)))
    assert all(span.end <= len(text) for span, text in zip(spans, (left, right), strict=True))
    assert len(in_key(other, spans[1])) >= min(8, len(fold(right)))
