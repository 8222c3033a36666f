"""Where any two characters stand: every wording is found in the same places as by going through the text."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from make import reading

from lineage.trace.keys import Keys, Statistics, every
from lineage.trace.pairs import Pairs

TEXT = st.text("改革开放人\n", min_size=1)


@given(TEXT, st.data())
def test_every_wording_stands_where_going_through_the_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    wording = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert Pairs.of(text).every(wording) == list(every(wording, text))


def test_what_stands_beside_two_characters_is_told_the_same_with_pairs() -> None:
    keys = Keys.of([reading("人人深化改革。改革开放，深化改革。人人人民", "甲")])
    plain = Statistics.of(keys, set(keys.text))
    quick = replace(plain, met={}, pairs=Pairs.of(keys.text))
    for pair in (match.group() for match in re.finditer("深化|改革|人人", keys.text)):
        assert quick.around(*pair) == plain.around(*pair)
