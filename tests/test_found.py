"""Answers as columns: what is asked of them is what the records say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lineage.collate.found import Found
from lineage.records import Answer, Side
from lineage.spans import Span

SIDES: tuple[Side, ...] = ("left", "right")
DOCUMENTS = "国省市区"


def answer(number: int, left: str, right: str, at: int, through: int, bits: float, boilerplate: bool) -> Answer:
    """An answer of two documents, in these sentences of both."""
    ends = Span(10 * at, 10 * through + 9)
    return Answer(f"m{number:011}", left, right, ends, ends, (at, through), (at, through), 0.9, bits, boilerplate)


Row = tuple[int, int, int, int, float, bool]
ROW = some.tuples(
    some.integers(0, 2),
    some.integers(1, 3),
    some.integers(0, 4),
    some.integers(0, 2),
    some.integers(1, 99),
    some.booleans(),
)


def made(rows: list[Row]) -> list[Answer]:
    """An answer for each row: its documents, its sentences, how telling it is, whether it is boilerplate."""
    return [
        answer(n, DOCUMENTS[left], DOCUMENTS[min(3, left + on)], at, at + more, bits / 2, boilerplate)
        for n, (left, on, at, more, bits, boilerplate) in enumerate(rows)
    ]


answers = some.lists(ROW, max_size=12).map(made)


def of(given: list[Answer], document: str, side: Side) -> list[Answer]:
    """The plain way: those of a document that are more than boilerplate."""
    return [one for one in given if getattr(one, side) == document and not one.boilerplate]


@given(answers)
def test_what_is_asked_of_columns_is_what_the_records_say(given: list[Answer]) -> None:
    found = Found.of(given)
    assert len(found) == len(given)
    for document in DOCUMENTS:
        for side in SIDES:
            wanted, other = of(given, document, side), "right" if side == "left" else "left"
            assert sorted(found.touching(document, side), key=lambda one: one.id) == sorted(
                wanted, key=lambda one: one.id
            )
            assert found.others(document, side) == {getattr(one, other) for one in wanted}
            touched = [
                (n, one)
                for one in wanted
                for n in range(getattr(one, f"{side}_sentences")[0], 7)
                if n <= getattr(one, f"{side}_sentences")[1]
            ]
            assert found.sharing(document, side, 7).tolist() == [
                len({getattr(one, other) for at, one in touched if at == n}) for n in range(7)
            ]
            assert found.most_telling(document, side, 7).tolist() == [
                max((one.surprise for at, one in touched if at == n), default=0.0) for n in range(7)
            ]


@given(answers)
def test_a_pair_is_known_if_it_shares_more_than_boilerplate(given: list[Answer]) -> None:
    found = Found.of(given)
    pairs = {(one.left, one.right) for one in given if not one.boilerplate}
    assert set(found.pairs) == pairs
    for left, right in pairs:
        both = [one for one in given if (one.left, one.right) == (left, right)]
        telling = [one for one in both if not one.boilerplate]
        shared = found.pairs[left, right]
        assert (shared.matches, shared.bits) == (len(telling), sum(one.surprise for one in telling))
        between = found.between(left, right)
        assert between == sorted(both, key=lambda one: (one.right_clean, one.left_clean, one.id))
        kept = sorted(both, key=lambda one: (-one.surprise, one.id))[:2]
        assert found.between(left, right, most=2) == [one for one in between if one in kept]


@given(answers)
def test_the_order_in_which_answers_come_changes_nothing(given: list[Answer]) -> None:
    one, other = Found.of(given), Found.of(given[::-1])
    assert one.pairs == other.pairs
    assert [one.marks(key, side) for key in DOCUMENTS for side in SIDES] == [
        other.marks(key, side) for key in DOCUMENTS for side in SIDES
    ]


def test_only_what_stands_in_the_sentences_asked_for_is_given() -> None:
    found = Found.of([answer(1, "国", "省", 0, 1, 9.0, False), answer(2, "国", "省", 2, 2, 9.0, False)])
    assert [one.id[-1] for one in found.touching("省", "right", within=range(1, 2))] == ["1"]
    assert [one.id[-1] for one in found.touching("省", "right", within=range(2, 5))] == ["2"]
    assert found.touching("省", "right", within=range(3, 5)) == []


@pytest.mark.parametrize("fields", [{"surprise": 8.0}, {"score": 0.5}, {"id": "m2"}])
def test_what_stands_for_answers_changes_with_them(fields: dict[str, float | str]) -> None:
    one = answer(1, "国", "省", 0, 1, 9.0, False)
    changed = replace(one, **fields)  # type: ignore[arg-type]
    assert Found.of([one]).marks("省", "right") != Found.of([changed]).marks("省", "right")
    assert (
        Found.of([one]).marks("省", "left")
        == Found.of([changed]).marks("省", "left")
        == Found.of([]).marks("省", "left")
    )
