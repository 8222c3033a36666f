"""Drafts as they are read: paragraphs, notes, date and marks, with the way back into the file."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from lineage import drafts
from lineage.records import Draft, When
from lineage.spans import Span

Written = Callable[..., Draft]

LETTER = """论高质量发展

2025年12月3日

　　会议指出，“必须完整、准确、全面贯彻新发展理念。”① 这是要害。
　　又说：“坚持
稳中求进”。我们理解，这是方法。

　　　　必须坚持党的全面领导，坚持人民至上。

　　他还说了别的，此处不引。
① 《求是》2021年第1期。
"""


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A draft of this text, read from a file of this name."""

    def write(text: str, name: str = "稿.txt", encoding: str = "utf-8") -> Draft:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return drafts.read(path, name=name)

    return write


def blocks(draft: Draft) -> list[tuple[str, str]]:
    """The form and the words of each block."""
    return [(block.form, block.clean.of(draft.text.text)) for block in draft.blocks]


def holds(draft: Draft) -> bool:
    """Whether positions are in order: every clean character stands for something, and places only grow."""
    places = [draft.text.source(Span(at, at + 1)) for at in range(len(draft.text))]
    return all(a.start <= b.start and a.end <= b.end for a, b in pairwise(places))


def test_a_text_is_read_as_paragraphs_headings_indented_quotations_and_notes(written: Written) -> None:
    assert blocks(written(LETTER)) == [
        ("heading", "论高质量发展"),
        ("heading", "2025年12月3日"),
        ("paragraph", "会议指出，“必须完整、准确、全面贯彻新发展理念。”①这是要害。"),
        ("paragraph", "又说：“坚持稳中求进”。我们理解，这是方法。"),
        ("quotation", "必须坚持党的全面领导，坚持人民至上。"),
        ("paragraph", "他还说了别的，此处不引。"),
        ("note", "①《求是》2021年第1期。"),
    ]


def test_a_wrapped_quotation_leads_back_over_the_line_end(written: Written) -> None:
    draft = written(LETTER)
    start = draft.text.text.index("坚持稳中")
    assert draft.text.source(Span(start, start + 6)).of(draft.raw) == "坚持\n稳中求进"
    assert holds(draft)


def test_the_place_where_a_note_is_called_leads_to_the_note(written: Written) -> None:
    draft = written(LETTER)
    ((place, block),) = draft.notes
    assert draft.text.text[place] == "①"
    assert draft.blocks[block].clean.of(draft.text.text) == "①《求是》2021年第1期。"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("论发展\n\n（2025年12月3日）\n\n正文写在这里，有一句话。", "2025-12-03"),
        ("论发展\n\n发布时间：2025-12-03 08:30 来源：某报\n\n正文写在这里，有一句话。", "2025-12-03"),
        ("论发展\n\n正文写在这里，有一句话。\n\n二〇二五年十二月三日", "2025-12-03"),
        ("论发展\n\n2024年3月5日，会议在北京举行，讨论了许多问题。", None),
        ("论发展\n\n正文写在这里。\n\n2025年2月30日", None),
    ],
)
def test_a_draft_has_the_date_it_states_and_no_other(text: str, date: str | None, written: Written) -> None:
    assert written(text).date == (When.read(date) if date else None)


def test_a_mark_in_a_paragraph_covers_it_and_is_not_part_of_it(written: Written) -> None:
    draft = written("第一段写得很长很长。\n\n他说“甲乙丙丁”〔核：略 Q102、Q103 依1991年版〕，对。\n\n第三段。")
    (waiver,) = draft.waivers
    assert (waiver.rules, waiver.reason) == (("Q102", "Q103"), "依1991年版")
    assert waiver.covers.of(draft.raw).startswith("他说") and waiver.covers.of(draft.raw).endswith("对。")
    assert "核" not in draft.text.text
    assert holds(draft)


def test_a_mark_alone_covers_the_paragraph_that_follows(written: Written) -> None:
    draft = written("第一段。\n\n[lineage: ignore quoted from memory]\n\n第二段。\n\n第三段。")
    (waiver,) = draft.waivers
    assert (waiver.covers.of(draft.raw), waiver.rules, waiver.reason) == ("第二段。", (), "quoted from memory")


def test_a_mark_can_cover_the_draft(written: Written) -> None:
    draft = written("第一段。\n\n〔核：全略 引文已由作者核过〕\n\n第二段。")
    assert draft.waivers[0].covers == Span(0, len(draft.raw))


def test_a_draft_in_gb18030_is_read(written: Written) -> None:
    assert "新发展理念" in written(LETTER, encoding="gb18030").text.text


def test_a_draft_without_chinese_has_nothing_to_check_but_can_be_read(written: Written) -> None:
    assert blocks(written("A note in English\n")) == [("heading", "A note in English")]
