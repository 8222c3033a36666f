"""A glance at two passages tells what is the same in them, letter by letter."""

from __future__ import annotations

import numpy as np
from make import reading

from lineage.collate.edges import in_key
from lineage.collate.glancing import Glance, glance, glanced, related
from lineage.records import Reading, Side
from lineage.spans import Span

LEFT = reading("会议要求，加快构建新发展格局，推动发展。", "左", date="2020-01-01")
RIGHT = reading("积极构建新发展格局，推动高质量发展。", "右", date="2021-01-01")


def seen(here: Reading, side: Side, words: str, other: str) -> tuple[str, list[str]]:
    """What a glance leaves of ``words``, and the pieces of it that the other text has otherwise."""
    start = here.text.text.index(words)
    place = in_key(here, Span(start, start + len(words)))
    ((first, last),), pieces = glanced(here, side, np.array([(place.start, place.end)]), [other])
    text = here.text.text
    return text[first:last], [text[begin:end] for _, begin, end in pieces.tolist()]


def test_a_glance_begins_and_ends_with_what_both_sides_share() -> None:
    left, right = "要求，加快构建新发展格局，推动发展", "积极构建新发展格局，推动高质量发展"
    assert seen(LEFT, "left", left, "积极构建新发展格局推动高质量发展") == ("构建新发展格局，推动发展", [""])
    assert seen(RIGHT, "right", right, "要求加快构建新发展格局推动发展") == (
        "构建新发展格局，推动高质量发展",
        ["高质量"],
    )


def test_what_is_the_same_is_seen_at_once() -> None:
    assert glance("新发展格局", "新发展格局") == Glance((0, 5), (0, 5), ())
    assert seen(LEFT, "left", "构建新发展格局，", "构建新发展格局") == ("构建新发展格局", [])


def test_at_the_end_of_both_texts_nothing_is_lost() -> None:
    here = reading("推动发展", "乙")
    assert seen(here, "right", "推动发展", "推动发展") == ("推动发展", [])


def test_two_passages_without_a_letter_in_common_are_empty() -> None:
    assert seen(LEFT, "left", "会议", "积极") == ("", [])


def test_the_relation_of_two_passages_is_told_by_their_letters() -> None:
    assert (related("建设平安湖北", "建设平安武汉"), related("推动发展", "推动发展")) == ("localised", "verbatim")
