"""Positions and the way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.spans import Mapped, Span

texts = st.text(alphabet="改革开放　 \n12〇,，", max_size=30)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_stretch_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a stretch of text"):
        Span(start, end)


def test_two_stretches_share_what_both_hold() -> None:
    assert Span(2, 5).overlap(Span(4, 9)) == 1
    assert Span(2, 5).overlap(Span(5, 9)) == 0
    assert Span(2, 5).shifted(10) == Span(12, 15)
    assert len(Span(2, 5)) == 3


def test_a_table_must_give_one_character_for_each() -> None:
    with pytest.raises(ValueError, match="one character for each"):
        Mapped.of("①").translate({ord("①"): "(1)"})


def test_an_empty_stretch_has_a_place_wherever_it_is() -> None:
    text = Mapped.of("改　革", at=5).rewrite(re.compile("　"), "")
    assert [text.source(Span(at, at)) for at in range(3)] == [Span(5, 5), Span(7, 7), Span(8, 8)]
    assert Mapped.of("").source(Span(0, 0)) == Span(0, 0)


def test_a_text_put_together_from_parts_leads_back_from_each() -> None:
    whole = Mapped.of("一\n二")
    joined = Mapped.joined([whole.part(Span(0, 1)), whole.part(Span(2, 3))])
    assert joined.text == "一二"
    assert joined.source(Span(0, 2)) == Span(0, 3)


@given(texts)
def test_places_never_go_backwards_and_hold_what_they_stand_for(source: str) -> None:
    text = Mapped.of(source)
    for pattern, new in (("[ 　]+", ""), ("〇", "0"), ("\n+", "\n"), ("1", "一百"), (",", "，")):
        text = text.rewrite(re.compile(pattern), new)
    assert len(text.text) == len(text.starts) == len(text.ends) == len(text)
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    assert all(0 <= start < end <= len(source) for start, end in zip(text.starts, text.ends, strict=True))
    kept = [(sign, start) for sign, start in zip(text.text, text.starts, strict=True) if sign in "改革开放2，"]
    assert all(source[start] in (sign, ",") for sign, start in kept)


@given(texts)
def test_a_rewriting_made_apart_leads_through_to_the_source(source: str) -> None:
    once = Mapped.of(source).rewrite(re.compile("[ 　\n]"), "")
    again = Mapped.of(once.text).rewrite(re.compile("[,，]"), "")
    through, direct = once.then(again), once.rewrite(re.compile("[,，]"), "")
    assert (through.text, through.starts, through.ends) == (direct.text, direct.starts, direct.ends)
