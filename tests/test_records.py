"""Records hold data; what little they work out."""

from __future__ import annotations

from multiprocessing import Pipe

import pytest
from make import document

from lineage.records import Sentence, When
from lineage.spans import Span


@pytest.mark.parametrize("text", ["2020", "2020-02", "2024-02-29"])
def test_a_date_is_said_as_exactly_as_it_is_known(text: str) -> None:
    assert str(When.read(text)) == text


@pytest.mark.parametrize("text", ["2023-02-29", "2020-13", "2020-1-1-1", "去年", ""])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        When.read(text)


def test_the_earlier_is_left_then_the_higher_then_the_first_by_name_and_the_undated_last() -> None:
    documents = [
        document("无", date=None),
        document("武汉", date="2020-12-18", level="municipal"),
        document("中央", date="2020-12-18", level="national"),
        document("湖北", date="2020-12-02", level="provincial"),
        document("全年", date="2020", level="national"),
        document("乙", date="2020-12-18", level=None),
        document("甲", date="2020-12-18", level=None),
    ]
    ordered = [one.id for one in sorted(documents, key=lambda one: one.order)]
    assert ordered == ["全年", "湖北", "中央", "武汉", "乙", "甲", "无"]


def test_a_sentence_is_the_same_in_another_process() -> None:
    sentence = Sentence(3, 1, "heading", Span(5, 9), Span(7, 12))
    there, here = Pipe(duplex=False)
    with there, here:
        here.send(sentence)
        assert there.recv() == sentence
