"""Cleaning: nothing is lost but blanks, wraps and page numbers; the seeds read as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.ingest.clean import clean
from lineage.ingest.lines import columns, paragraphs
from lineage.records import Defect
from lineage.segment import sentences
from lineage.spans import Mapped, Span

TRUTH = Path(__file__).parents[1] / "seeds" / "truth" / "documents"
BOOKLET = "002_005c32f360bdc381.txt"

policy = st.text(st.sampled_from("全会强调，。；“”（）《》◎ 　\n\n\n一、1.５年月Aa|—-\t\f\u200b"), max_size=120)


def squeezed(text: str) -> str:
    """The text without anything that cleaning may take away, page numbers excepted."""
    return re.sub(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]", "", text)


def texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text("utf-8")


def found(defects: tuple[Defect, ...], kind: str) -> list[int]:
    """The lines on which defects of a kind stand."""
    return [defect.line for defect in defects if defect.kind == kind]


@pytest.fixture(scope="module")
def raw(request: pytest.FixtureRequest) -> dict[str, str]:
    """The seed files, by their first three digits."""
    folder: Path = request.getfixturevalue("seeds")
    return {path.name[:3]: path.read_text("utf-8") for path in sorted(folder.glob("0*.txt"))}


@given(policy)
def test_nothing_is_lost_but_blanks_and_page_numbers(source: str) -> None:
    cleaned, _ = clean(Mapped.of(source))
    numbers = "".join(squeezed(line.text) for line in paragraphs(source)[1])
    left = list(squeezed(cleaned.text))
    assert sorted([*left, *numbers]) == sorted(squeezed(source))


@given(policy)
def test_places_never_go_backwards_and_lead_to_the_same_characters(source: str) -> None:
    cleaned, _ = clean(Mapped.of(source, at=50))
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert list(cleaned.ends) == sorted(cleaned.ends)
    for number, sign in enumerate(cleaned.text):
        place = cleaned.source(Span(number, number + 1))
        assert sign in source[place.start - 50 : place.end - 50] or sign in "\n "


@given(policy)
def test_paragraphs_are_parted_by_single_line_ends_and_hold_something(source: str) -> None:
    cleaned, _ = clean(Mapped.of(source))
    assert all(line.strip() for line in cleaned.text.split("\n")) or not cleaned.text


@given(policy)
def test_a_defect_names_the_line_it_stands_on(source: str) -> None:
    _, defects = clean(Mapped.of(source))
    for defect in defects:
        assert 1 <= defect.line <= 1 + source.count("\n", 0, defect.source.end)


def test_lines_and_places_count_in_the_file_the_part_is_from() -> None:
    file = "第一篇。\n第二篇\n举办“链先锋”兴产业”活动。\n"
    part = Mapped.of(file).part(Span(5, len(file)))
    _, (defect,) = clean(part, first_line=2)
    assert (defect.kind, defect.line, defect.source.of(file)) == ("marks", 3, "举办“链先锋”兴产业”活动。")


def test_latin_words_on_two_lines_keep_a_space_between_them() -> None:
    line = "深入推进开放合作，加快建设国际枢纽，打造"
    text, _ = clean(Mapped.of(f"{line}人\n{line}大\n{line}小\n{line}多\n{line}New\nYork City，好。"))
    assert text.text.endswith("打造New York City，好。")


def test_an_empty_text_stays_empty() -> None:
    assert clean(Mapped.of(" \n\n"))[0].text == ""


def test_a_chinese_character_is_two_columns_wide() -> None:
    assert columns("“十四五”12年") == 2 * 6 + 2


def test_page_numbers_marked_as_such_go_wherever_they_stand() -> None:
    text = "全会强调，要坚持稳中求进工作总基调，推动经济\n— 5 —\n持续恢复。\n第6页\n会议指出，成绩来之不易。\n-7-\n"
    assert (
        clean(Mapped.of(text))[0].text
        == "全会强调，要坚持稳中求进工作总基调，推动经济持续恢复。\n会议指出，成绩来之不易。"
    )


def test_numbers_that_fall_behind_are_no_page_numbers() -> None:
    text = (
        "全会强调。\n稳中求进。\n成效明显。\n\n12\n\n会议指出。\n成绩显著。\n任务不轻。\n\n3\n\n会议号召。\n团结奋进。"
    )
    assert (
        clean(Mapped.of(text))[0].text
        == "全会强调。\n稳中求进。\n成效明显。\n会议指出。\n成绩显著。\n任务不轻。\n3\n会议号召。\n团结奋进。"
    )


def test_the_newspaper_page_of_2024_reads_through(raw: dict[str, str]) -> None:
    text, defects = clean(Mapped.of(raw["000"]))
    lines = text.text.split("\n")
    assert lines[0].startswith(
        "9月11日，市委十四届八次全会审议通过《中共武汉市委关于深入贯彻党的二十届三中全会精神、以进一步"
    )
    assert "当好改革的“施工队长”。" in next(line for line in lines if line.endswith("“施工队长”。"))
    assert sum(line.startswith("◎") for line in lines) == 19
    assert "◎深入学习贯彻党的二十届三中全会精神和习近平总书记考察湖北武汉重要讲话精神" in lines
    assert text.text.count("三个优势转化") == 5
    assert found(defects, "furniture") == [206, 293, 295, 297, 302]
    assert {defect.kind for defect in defects} == {"furniture"}


def test_the_newspaper_page_of_august_2025_is_told_to_be_mixed_up(raw: dict[str, str]) -> None:
    text, defects = clean(Mapped.of(raw["001"]))
    assert "链群前列" not in text.text.replace("\n", "|")
    assert found(defects, "truncated") == [9, 21, 35, 45, 144]
    assert found(defects, "column") == [23]
    assert found(defects, "repeated") == [
        33,
        35,
        *(line for number in range(87, 121, 6) for line in (number, number + 3)),
        140,
        142,
    ]
    assert found(defects, "marks") == [21, 35, 128, 130]
    assert 68 in found(defects, "numbering")
    assert found(defects, "figures") == [78]


def test_the_communique_of_2023_has_nothing_wrong(raw: dict[str, str]) -> None:
    text, defects = clean(Mapped.of(raw["003"]))
    assert defects == ()
    assert text.text.startswith("中國共產黨武漢市第十四屆委員會第六次全體會議公報\n(2023年12月28日")


def test_the_newspaper_page_of_december_2025_has_its_cut_paragraphs_joined(raw: dict[str, str]) -> None:
    text, defects = clean(Mapped.of(raw["004"]))
    for joined in (
        "布局和生产性服务业",
        "总量“三万亿”",
        "“五个中心”，全面",
        "中部外贸第一城",
        "提升城市",
        "内涵式发展",
        "实践成果",
        "贸促会将",
        "平台，促",
        "质量增效",
    ):
        assert joined in text.text
    assert found(defects, "column") == [23, 43, 47, 61]
    assert found(defects, "truncated") == [45]
    assert found(defects, "repeated") == [47]
    assert found(defects, "marks") == [63]


@pytest.mark.parametrize("name", sorted(path.stem for path in TRUTH.glob("*.tsv")))
def test_the_booklet_is_cut_as_by_hand(raw: dict[str, str], name: str) -> None:
    sentences_by_hand = [
        line.split("\t", 1)[1] for line in TRUTH.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    ]
    whole = squeezed("".join(sentences_by_hand))
    begins = re.search(r"(?m)^ ?" + r"\s*".join(map(re.escape, whole[:25])), raw["002"])
    assert begins
    ends = re.compile(r"[\s\d]*".join(map(re.escape, whole[-25:]))).search(raw["002"], begins.end())
    assert ends
    text, defects = clean(Mapped.of(raw["002"]).part(Span(begins.start(), ends.end())))
    assert squeezed(text.text) == whole
    assert defects == ()
    by_hand = {len(squeezed("".join(sentences_by_hand[: number + 1]))) for number in range(len(sentences_by_hand))}
    found_here = {len(squeezed(text.text[: span.end])): form for _, form, span in sentences(text.text)}
    assert by_hand <= set(found_here)
    assert {place for place, form in found_here.items() if form == "sentence"} <= by_hand


@pytest.mark.corpora
def test_well_formed_texts_are_not_harmed(corpora: Path) -> None:
    for source in list(texts(corpora))[::3]:
        cleaned, _ = clean(Mapped.of(source))
        numbers = [line.text for line in paragraphs(source)[1]]
        assert len(squeezed(source)) - len(squeezed(cleaned.text)) == sum(map(len, numbers))
        assert len(numbers) <= 1
        assert clean(Mapped.of(cleaned.text))[0].text == cleaned.text


def test_a_heading_that_comes_again_and_again_stays_one_each_time() -> None:
    source = "全会强调要坚持稳中求进工作总基调\n" * 60
    text, _ = clean(Mapped.of(source))
    assert text.text == source.strip()
