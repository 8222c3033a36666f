"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.numerals import spelt, value


@given(st.integers(1, 9999))
def test_every_number_that_is_spelt_is_read_again(number: int) -> None:
    assert value(spelt(number)) == value(str(number)) == number


@pytest.mark.parametrize(("numeral", "number"), [("一十一", 11), ("两百零三", 203), ("零", 0)])
def test_numbers_are_read_however_they_are_written(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize("words", ["十五五", "二三", "百", "千百", "十百", "一带一路", "三零"])
def test_what_is_not_written_as_numbers_are_is_none(words: str) -> None:
    assert value(words) is None
