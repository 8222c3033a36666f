"""Positions: a stretch of characters, and the way back to the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.spans import Mapped, Span

TEXTS = st.text("改革 开放\n，。12", max_size=20)
PATTERNS = st.sampled_from([" ", "\n", "改革", "[12]+", "，", "放"]).map(re.compile)


def test_a_stretch_that_ends_before_it_begins_is_a_mistake() -> None:
    for start, end in ((2, 1), (-1, 1)):
        with pytest.raises(ValueError, match="not a stretch"):
            Span(start, end)


def test_two_stretches_know_what_they_share() -> None:
    assert Span(1, 4).overlap(Span(3, 9)) == 1
    assert Span(1, 3).overlap(Span(3, 9)) == 0
    assert Span(1, 3).shifted(4) == Span(5, 7)
    assert len(Span(1, 3)) == 2


def test_an_empty_stretch_has_a_place_too() -> None:
    text = Mapped.of("改 革").rewrite(re.compile(" "), "")
    assert text.source(Span(1, 1)) == Span(2, 2)
    assert text.source(Span(2, 2)) == Span(3, 3)
    assert Mapped.of("").source(Span(0, 0)) == Span(0, 0)


def test_a_table_of_characters_keeps_every_place() -> None:
    assert Mapped.of("著力", at=5).translate({ord("著"): "着"}).source(Span(0, 1)) == Span(5, 6)
    with pytest.raises(ValueError, match="one character for each"):
        Mapped.of("著力").translate({ord("著"): "着力"})


@given(TEXTS, st.lists(st.tuples(PATTERNS, st.sampled_from(["", "一", "二三"])), max_size=3))
def test_whatever_is_rewritten_places_never_go_backwards(source: str, rules: list[tuple[re.Pattern[str], str]]) -> None:
    text = Mapped.of(source)
    for pattern, new in rules:
        text = text.rewrite(pattern, new)
    assert len(text.text) == len(text.starts) == len(text.ends)
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    assert all(0 <= start < end <= len(source) for start, end in zip(text.starts, text.ends, strict=True))


@given(TEXTS, PATTERNS, PATTERNS)
def test_two_rewritings_apart_are_the_same_as_one_after_the_other(
    source: str, one: re.Pattern[str], other: re.Pattern[str]
) -> None:
    first = Mapped.of(source).rewrite(one, "")
    assert first.then(Mapped.of(first.text).rewrite(other, "")) == first.rewrite(other, "")


@given(TEXTS, st.integers(0, 20))
def test_parts_put_together_are_the_whole(source: str, cut: int) -> None:
    text = Mapped.of(source).rewrite(re.compile("[ \n]"), "")
    at = min(cut, len(text))
    assert Mapped.joined([text.part(Span(0, at)), text.part(Span(at, len(text)))]) == text
