"""The picture of a lineage: where boxes stand, how lines run, and that it says what the table says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import attestation, document, passage, reading

from lineage.records import LEVELS, Attestation, Cited, Descent, Document, Level, Lineage, Relation
from lineage.report.diagram import Box, Picture, bent, descents, ems, nodes, picture, wrapped


def drawn(lineage: Lineage, *documents: Document) -> Picture:
    return picture(lineage, {each.id: each for each in documents})


def traced(*texts: tuple[str, Level | None, str | None], edges: Sequence[tuple[int, int, Relation]] = ()) -> Picture:
    """The picture of 新格局 in short texts given with level and date; edges lead from one text to another."""
    readings = [reading(f"{text}。", f"d{n}", level=level, date=date) for n, (text, level, date) in enumerate(texts)]
    found = [replace(attestation(each, "新格局"), formulation=each.text.text[:-1]) for each in readings]
    told = [Descent(found[child].id, found[parent].id, relation, 0.8, None, 0.5) for parent, child, relation in edges]
    children = {edge.child for edge in told}
    open_ends = tuple(each.id for each in found if each.id not in children)
    lineage = Lineage("新格局", tuple(found), tuple(told), {}, open_ends)
    return drawn(lineage, *(each.document for each in readings))


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def points(path: str) -> list[tuple[float, float]]:
    """The corners of a path made of M, H, V and Q."""
    found = [(0.0, 0.0)]
    for command, numbers in re.findall(r"([MHVQ])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        x, y = found[-1]
        found.append({"H": (values[0], y), "V": (x, values[0])}.get(command, tuple(values[-2:])))
    return found[1:]


THREE = (
    ("构建新格局", "national", "2020-10-29"),
    ("服务新格局", "provincial", "2020-12-02"),
    ("融入新格局", "municipal", "2020-12-18"),
)


def test_time_runs_down_and_levels_run_across() -> None:
    first, second, third = traced(*THREE).boxes
    assert first.y < second.y < third.y
    assert first.x < second.x < third.x


def test_lanes_are_the_levels_that_occur_from_the_highest_down() -> None:
    shown = traced(("新格局", "municipal", "2020"), ("新格局", "national", "2021"), ("新格局", None, "2022"))
    assert [lane.label.zh for lane in shown.lanes] == ["中央", "市级", "层级未详"]
    assert [lane.x for lane in shown.lanes] == sorted(lane.x for lane in shown.lanes)


def test_documents_of_one_date_share_a_row_and_a_year_is_marked_once() -> None:
    shown = traced(
        ("新格局一", "national", "2020-10-29"),
        ("新格局二", "provincial", "2020-10-29"),
        ("新格局三", "provincial", "2020-12-02"),
        ("新格局四", "municipal", None),
    )
    assert [row.date.zh for row in shown.rows] == ["2020-10-29", "2020-12-02", "日期未详"]
    assert [row.year for row in shown.rows] == [True, False, True]
    assert shown.boxes[0].y == shown.boxes[1].y


def test_the_same_formulation_in_a_document_is_one_box_with_its_number() -> None:
    source = reading("构建新格局。构建新格局。服务新格局。", "d")
    places = [passage(source, "新格局")] * 3
    words = ("构建新格局", "构建新格局", "服务新格局")
    found = [Attestation(f"a{n}", place, word, word) for n, (place, word) in enumerate(zip(places, words, strict=True))]
    shown = drawn(Lineage("新格局", tuple(found), (), {}, ("a1",)), source.document)
    assert [box.words for box in shown.boxes] == [("构建新格局 ×2",), ("服务新格局",)]
    assert [box.undetermined for box in shown.boxes] == [True, False]
    assert len(shown.names) == 1


def test_a_box_says_which_document_it_is_and_leads_to_its_row() -> None:
    (box,) = traced(("构建新格局", "national", "2020-10-29")).boxes
    assert box.title == "2020-10-29 构建新格局"
    assert re.fullmatch("a-[0-9a-f]{8}", box.anchor)


def test_what_the_corpus_lacks_stands_before_all_and_leads_to_what_is_open() -> None:
    texts = [reading(f"{text}。", f"d{n}", level=level, date=date) for n, (text, level, date) in enumerate(THREE)]
    found = [attestation(each, "新格局") for each in texts]
    cited = [Cited(f"第{n}次会议", ("d1", "d2")[: n % 2 + 1]) for n in range(1, 6)]
    told = Lineage("新格局", tuple(found), (), {}, (found[1].id, found[2].id), tuple(cited))
    shown = drawn(told, *(each.document for each in texts))
    lacking = [box for box in shown.boxes if box.absent]
    assert [box.words for box in lacking] == [("第1次会议",), ("第3次会议",), ("第5次会议",)]
    assert {box.anchor for box in lacking} == {"absent"}
    assert shown.lanes[0].label.zh == "未收"
    assert max(box.y for box in lacking) < min(box.y for box in shown.boxes if not box.absent)
    assert sum(curve.relation == "absent" for curve in shown.curves) == 6
    assert shown.relations == ("absent",)
    assert not any(
        box.absent for box in drawn(replace(told, undetermined=()), *(each.document for each in texts)).boxes
    )


def test_a_line_leads_from_parent_to_child_with_its_relation() -> None:
    shown = traced(*THREE, edges=[(0, 1, "localised"), (1, 2, "expanded")])
    parent, child, _ = shown.boxes
    line = points(shown.curves[0].path)
    assert shown.curves[0].relation == "localised"
    assert line[0][0] == pytest.approx(parent.x + parent.width, abs=1)
    assert line[-1][0] == pytest.approx(child.x, abs=1)
    assert parent.y < line[0][1] < parent.y + parent.height
    assert child.y < line[-1][1] < child.y + child.height
    assert shown.relations == ("localised", "expanded")


def test_a_line_within_a_lane_runs_round_by_the_left() -> None:
    shown = traced(("构建新格局", "national", "2020"), ("推动新格局", "national", "2021"), edges=[(0, 1, "reworded")])
    parent = shown.boxes[0]
    line = points(shown.curves[0].path)
    assert line[0][0] == line[-1][0] == pytest.approx(parent.x, abs=1)
    assert min(x for x, _ in line) < parent.x - 10


def test_a_line_to_a_higher_level_comes_in_from_the_right() -> None:
    shown = traced(("新格局一", "municipal", "2020"), ("新格局二", "national", "2021"), edges=[(0, 1, "condensed")])
    parent, child = shown.boxes
    line = points(shown.curves[0].path)
    assert line[0][0] == pytest.approx(parent.x, abs=1)
    assert line[-1][0] == pytest.approx(child.x + child.width, abs=1)


def test_lines_of_different_parents_never_run_over_one_another() -> None:
    texts = [(f"新格局{n}", LEVELS[n % 3], f"20{n + 10}") for n in range(12)]
    edges: list[tuple[int, int, Relation]] = [(n // 2, n, "reworded" if n % 3 else "verbatim") for n in range(1, 12)]
    shown = traced(*texts, edges=edges)
    runs = []
    for (parent, _, relation), curve in zip(sorted(edges), shown.curves, strict=True):
        for (x, y), (to_x, to_y) in pairwise(points(curve.path)):
            if x == to_x and y != to_y:
                runs.append(((parent, relation), x, *sorted((y, to_y))))
    for (one, x, top, end), (other, to_x, to_top, to_end) in combinations(runs, 2):
        assert one == other or x != to_x or end <= to_top or to_end <= top


def test_of_several_descents_between_two_boxes_the_surest_is_drawn() -> None:
    lineage = Lineage(
        "新格局",
        tuple(
            Attestation(f"{key}{n}", passage(reading("新格局。", key), "新格局"), "新格局", "新格局")
            for key in ("a", "b")
            for n in range(2)
        ),
        (
            Descent("b0", "a0", "reworded", 0.5, None, 0.1),
            Descent("b1", "a1", "verbatim", 0.9, None, 0.1),
            Descent("a1", "a0", "verbatim", 0.9, None, 0.1),
        ),
        {},
        (),
    )
    found = nodes(lineage, {key: document(key, date=date) for key, date in (("a", "2020"), ("b", "2021"))})
    assert descents(lineage, found) == [(0, 1, "verbatim")]


def test_the_picture_describes_itself() -> None:
    shown = traced(*THREE, edges=[(0, 1, "localised")])
    assert shown.title.zh == "“新格局”的源流"
    assert "中央、省级、市级" in shown.desc.zh
    assert "3 个节点、1 条承接" in shown.desc.zh


@given(
    st.lists(
        st.tuples(
            st.text("新格局构建abc，", min_size=0, max_size=60).map(lambda words: f"{words}新格局"),
            st.sampled_from([*LEVELS, None]),
            st.sampled_from(["2020-01-01", "2020-01-02", "2021", "2022-03", None]),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_no_box_lies_over_another_and_all_lie_in_the_picture(
    texts: list[tuple[str, Level | None, str | None]],
) -> None:
    order = sorted(range(len(texts)), key=lambda n: (texts[n][2] is None, texts[n][2] or ""))
    edges: list[tuple[int, int, Relation]] = [(parent, child, "reworded") for parent, child in pairwise(order)]
    shown = traced(*texts, edges=edges)
    for one, other in combinations(shown.boxes, 2):
        assert not overlap(one, other)
    for box in shown.boxes:
        assert box.x >= 0
        assert box.x + box.width <= shown.width
        assert box.y + box.height <= shown.height
        assert max(map(ems, box.words)) * 13 <= box.width
    for curve in shown.curves:
        assert all(0 <= x <= shown.width and 0 <= y <= shown.height for x, y in points(curve.path))
    assert traced(*texts, edges=edges) == shown


@given(st.text(min_size=0, max_size=80), st.integers(2, 20), st.integers(1, 4))
def test_wrapped_words_keep_within_the_width_and_lose_nothing_unmarked(text: str, most: int, lines: int) -> None:
    found = wrapped(text, most, lines)
    assert len(found) <= lines
    assert all(ems(line) <= most for line in found)
    whole = "".join(found)
    assert whole == text or (whole.endswith("…") and text.startswith(whole[:-1]))


def test_a_line_may_run_up_as_well_as_down() -> None:
    assert bent(0, 40, 10, 30, 0) == "M0 40H4Q10 40 10 34V6Q10 0 16 0H30"
    assert bent(30, 0, 10, 30, 4) == "M30 0H12Q10 0 10 2V2Q10 4 12 4H30"
