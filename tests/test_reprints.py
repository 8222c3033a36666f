"""Documents that forward or reprint another, and texts compared however long they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from make import reading

from lineage.collate import anchors
from lineage.collate.anchors import pieces, shared
from lineage.collate.steps import steps
from lineage.engine.local import matches
from lineage.normalise import key
from lineage.records import Match, Reading
from lineage.spans import Mapped

ITEMS = [
    "统筹城乡供水管网改造",
    "建设口袋公园和社区绿道",
    "改建老旧厂房与仓储用地",
    "推广装配式建筑与绿色建材",
    "整治河湖岸线违建码头",
    "培训乡村医生及护理人员",
]
REPORT = "\n".join(
    f"第{number}项，由{place}牵头{item}，于{number + 3}月底前交付验收，并在{place}门户网站公开进度。"
    for number, (item, place) in enumerate(
        ((item, place) for item in ITEMS for place in ("城建局", "水务局", "园林局", "卫健委")), start=1
    )
)


def found(*texts: str) -> list[Match]:
    readings = []
    for number, text in enumerate(texts):
        built = reading(text, str(number), date=f"20{10 + number}-01-01", issuer=str(number))
        readings.append(Reading(built.document, built.text, key(Mapped.of(text)), built.sentences, (), built.raw))
    return list(matches(readings))


def test_two_documents_that_are_the_same_are_one_match() -> None:
    (match,) = found(REPORT, REPORT)
    assert match.relation == "verbatim"
    assert match.left.words == match.right.words == REPORT.rstrip("。")


def test_a_forwarded_document_is_one_match_with_its_few_changes() -> None:
    forwarded = REPORT.replace("第7项，由卫健委", "第7项，由水务局")
    whole = [
        match
        for match in found(REPORT, f"现将该计划转发给你们。\n{forwarded}\n特此通知。")
        if match.right.sentence == 1
    ]
    (match,) = whole
    assert match.left.words == REPORT.rstrip("。")
    assert match.right.words == forwarded.rstrip("。")
    assert sum(change.op != "equal" for change in match.changes) <= 2


def test_a_long_part_that_is_reprinted_is_one_match() -> None:
    lines = REPORT.split("\n")
    part = "\n".join(lines[6:18])
    assert part.rstrip("。") in [match.right.words for match in found(REPORT, f"据报道，有关部门作了部署。\n{part}")]


def test_a_law_that_is_revised_is_looked_at_article_by_article() -> None:
    revised = REPORT.replace("月底前交付验收", "月中旬前建成交付")
    assert all(match.right.sentence == match.right.through for match in found(REPORT, revised))


def test_sentences_taken_up_here_and_there_stay_matches_of_their_own() -> None:
    lines = REPORT.split("\n")
    taken = "\n".join(
        f"{line}\n另有新的安排如下所述，不与上文相同，兹不赘述其详细内容和具体分工以及时间。" for line in lines[::4]
    )
    assert all(match.right.sentence == match.right.through for match in found(REPORT, taken))


def test_two_short_texts_that_are_the_same_are_one_match_if_they_have_several_sentences() -> None:
    short = "整治河湖岸线违建码头。\n推广装配式建筑与绿色建材。\n改建老旧厂房与仓储用地。"
    assert [(match.left.words, match.relation) for match in found(short, short)] == [(short.rstrip("。"), "verbatim")]


def test_long_texts_are_compared_between_their_anchors(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(anchors, "LONG", 100)
    other = REPORT.replace("园林局", "林业局").replace("第3项", "")
    blocks = list(shared(REPORT, other))
    assert all(REPORT[at:end] == other[there:stop] for at, end, there, stop in blocks)
    assert sum(end - at for at, end, _, _ in blocks) >= 0.95 * len(other)
    assert any(same for _, same in pieces(REPORT, other))


TEXTS = st.text("改革开放发展", max_size=60)


@given(TEXTS, TEXTS, st.integers(1, 4000))
def test_the_pieces_are_both_texts_and_what_is_the_same_is(left: str, right: str, long: int) -> None:
    before, anchors.LONG, run, anchors.RUN = anchors.LONG, long, anchors.RUN, 3
    try:
        cut = list(pieces(left, right))
        compared = steps(left, right)
    finally:
        anchors.LONG, anchors.RUN = before, run
    assert "".join(left[at:end] for (at, end, _, _), _ in cut) == left
    assert "".join(right[there:stop] for (_, _, there, stop), _ in cut) == right
    assert all(left[at:end] == right[there:stop] for (at, end, there, stop), same in cut if same)
    assert "".join(step.left for step in compared) == left
    assert "".join(step.right for step in compared) == right
