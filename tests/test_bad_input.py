"""Two files of any kind on the command line: a right answer or a clear error, in time that does not explode."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from disturbing import traditional
from test_cli import lineage, refused

NEWS = "坚持把创新摆在事关发展全局的核心位置，加快建设科技强省。推动数字湖北建设取得突破，打造光芯屏端网产业集群。"
SENTENCE = "优化重大基础设施、重大生产力和公共资源布局。"
FORMULAS = ("深入学习贯彻习近平新时代中国特色社会主义思想。", "在以习近平同志为核心的党中央坚强领导下。")

Compare = Callable[..., dict[str, list[dict[str, object]]]]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """``compare(left, right, …)``: what align says of two texts as JSON."""

    def compared(left: str, right: str, *options: str) -> dict[str, list[dict[str, object]]]:
        for name, text in (("left.txt", left), ("right.txt", right)):
            tmp_path.joinpath(name).write_text(text, "utf-8")
        run = lineage("align", tmp_path / "left.txt", tmp_path / "right.txt", "--json", *options)
        assert run.status == 0
        found: dict[str, list[dict[str, object]]] = json.loads(run.out)
        return found

    return compared


def test_two_identical_files_answer_to_each_other_throughout(compare: Compare) -> None:
    found = compare(NEWS + SENTENCE, NEWS + SENTENCE)
    assert {match["relation"] for match in found["matches"]} == {"verbatim"}
    assert (found["only_left"], found["only_right"]) == ([], [])


def test_two_documents_of_formulas_have_no_match_but_boilerplate(compare: Compare) -> None:
    left, right = "".join(FORMULAS), "".join(reversed(FORMULAS))  # the same in the same order would be a reprint
    assert compare(left, right)["matches"] == []
    shown = compare(left, right, "--with-boilerplate")["matches"]
    assert len(shown) == 2
    assert all(match["boilerplate"] for match in shown)


def test_two_scripts_are_one_text(compare: Compare) -> None:
    found = compare(traditional(NEWS + SENTENCE), NEWS + SENTENCE)
    assert {match["relation"] for match in found["matches"]} == {"verbatim"}
    assert found["only_right"] == []


@pytest.mark.parametrize("text", ["一", "。", "——"])
def test_a_side_of_one_character_answers_to_nothing_or_says_so(compare: Compare, text: str, tmp_path: Path) -> None:
    if text == "一":
        assert compare(text, NEWS)["matches"] == []
        return
    for name, content in (("left.txt", text), ("right.txt", NEWS)):
        tmp_path.joinpath(name).write_text(content, "utf-8")
    refused(lineage("align", tmp_path / "left.txt", tmp_path / "right.txt"), "left.txt", code="no-chinese")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-document"),
        (b" \n\t\n", "empty-document"),
        (bytes(range(256)) * 50, "not-text"),
        (b"PK\x03\x04" + b"x" * 100, "not-text"),
        (b"hello world\n", "no-chinese"),
        (None, "is-folder"),
    ],
    ids=["empty", "blank", "binary", "archive", "no Chinese", "folder"],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_what_cannot_be_compared_is_refused_by_name(
    content: bytes | None, code: str, side: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(NEWS, "utf-8")
    if content is None:
        bad.mkdir()
    else:
        bad.write_bytes(content)
    sides = (bad, good) if side == "left" else (good, bad)
    refused(lineage("align", *sides), "bad.txt", code=code)


@pytest.mark.parametrize("both", [False, True], ids=["one side", "both sides"])
def test_ten_thousand_repetitions_are_answered_one_by_one(compare: Compare, both: bool) -> None:
    many = SENTENCE * 10_000
    found = compare(many, many + NEWS if both else SENTENCE + NEWS)
    assert found["only_left"] == []
    assert found["only_right"] == ([10_000, 10_001] if both else [1, 2])
    assert len(found["matches"]) <= 5_000 + 3 * 10_000


def test_repetitions_take_time_in_proportion(compare: Compare) -> None:
    def seconds(times: int) -> float:
        begin = process_time()
        compare(SENTENCE * times, SENTENCE * times + NEWS)
        return process_time() - begin

    seconds(10)  # what is loaded once
    twice, once = (min(seconds(times) for _ in range(3)) for times in (2_000, 1_000))
    assert twice < 4 * once


@pytest.mark.corpora
def test_a_large_file_takes_time_in_proportion(corpora: Path, compare: Compare) -> None:
    """Twice as much text, made of what many documents say, may take little more than twice as long."""
    lines = [line for path in sorted(corpora.rglob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    text = "\n".join(line for line in lines if len(line) > 40)
    report = "\n".join(line for line in lines[:400] if len(line) > 40)

    def seconds(size: int) -> float:
        begin = process_time()
        compare(text[:size], report)
        return process_time() - begin

    seconds(1_000)
    assert seconds(400_000) < 3.5 * seconds(200_000)


TWO = """[corpus]
title = "省与市"

[[document]]
file = "省.txt"
title = "省委的建议"
level = "provincial"
issuer = "中共湖北省委"
date = 2020-12-02

[[document]]
file = "市.txt"
title = "市委的建议"
level = "municipal"
issuer = "中共武汉市委"
date = 2020-12-18
"""
CITY_DATE, PROVINCE_DATE = "date = 2020-12-18\n", "date = 2020-12-02\n"


def traced(folder: Path, catalogue: str) -> str:
    """What trace prints of a coinage that the city says it has from the province."""
    (folder / "lineage.toml").write_text(catalogue, "utf-8")
    (folder / "省.txt").write_text("省委的建议\n\n加快建设碧水飞轮样板省。\n", "utf-8")
    (folder / "市.txt").write_text("市委的建议\n\n全面落实省委部署，加快建设碧水飞轮样板省。\n", "utf-8")
    assert lineage("index", "-q", "-c", folder).status == 0
    run = lineage("trace", "碧水飞轮", "-q", "-c", folder)
    assert run.status == 0
    return run.out


def test_an_undated_document_is_listed_last_and_neither_the_first_nor_anybodys_child(tmp_path: Path) -> None:
    dated, _, undated = traced(tmp_path, TWO.replace(CITY_DATE, "")).partition("unknown  municipal")
    assert "provincial  中共湖北省委" in dated
    assert "← the earliest here" in dated
    assert "← origin undetermined" in undated
    assert "municipal  [" not in undated


def test_two_documents_with_each_others_date_are_doubted_and_neither_is_the_others_child(tmp_path: Path) -> None:
    swapped = (
        TWO.replace(CITY_DATE, "date = X\n").replace(PROVINCE_DATE, CITY_DATE).replace("date = X\n", PROVINCE_DATE)
    )
    city, _, province = traced(tmp_path, swapped).partition("2020-12-18  provincial")
    assert "2020-12-02  municipal" in city
    assert "← the earliest here" in city
    assert "← from [" not in city
    assert "← origin undetermined" in province  # what the city says it has from above, the province has not from it
    doubt = " ".join(province.partition("Dates in doubt")[2].split())
    assert "says “全面落实省委部署” in the sentence of the wording" in doubt
    assert "is dated 2020-12-18: a text is missing, or a date is wrong" in doubt


def test_documents_with_their_own_dates_are_not_doubted(tmp_path: Path) -> None:
    assert "Dates in doubt" not in traced(tmp_path, TWO)
