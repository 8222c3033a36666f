"""A glance at two passages tells what is the same in them, letter by letter."""

from __future__ import annotations

from make import answer, reading

from lineage.collate.glancing import glanced

LEFT = reading("会议要求，加快构建新发展格局，推动发展。", "左", date="2020-01-01")
RIGHT = reading("积极构建新发展格局，推动高质量发展。", "右", date="2021-01-01")


def test_a_glance_begins_and_ends_with_what_both_sides_share() -> None:
    found = glanced(
        answer(LEFT, RIGHT, "要求，加快构建新发展格局，推动发展", "积极构建新发展格局，推动高质量发展"), LEFT, RIGHT
    )
    assert found.left.words == "构建新发展格局，推动发展"
    assert found.right.words == "构建新发展格局，推动高质量发展"
    assert "".join(step.left for step in found.changes) == found.left.words
    assert "".join(step.right for step in found.changes) == found.right.words
    assert [step.right for step in found.changes if step.op != "equal"] == ["高质量"]


def test_what_is_the_same_is_verbatim() -> None:
    found = glanced(answer(LEFT, RIGHT, "构建新发展格局"), LEFT, RIGHT)
    assert (found.relation, [step.op for step in found.changes]) == ("verbatim", ["equal"])


def test_at_the_end_of_both_texts_nothing_is_lost() -> None:
    one, other = reading("推动发展", "甲"), reading("推动发展", "乙", date="2021-01-01")
    found = glanced(answer(one, other, "推动发展"), one, other)
    assert found.right.words == "推动发展"


def test_two_passages_without_a_letter_in_common_are_empty() -> None:
    found = glanced(answer(LEFT, RIGHT, "会议", "积极"), LEFT, RIGHT)
    assert (found.left.words, found.right.words, found.changes) == ("", "", ())
