"""PDFs: what stands on their pages, without what stands on all of them, and where."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdfs import Put, column, pdf

from lineage.cli import main
from lineage.drafts import read as draft_in
from lineage.errors import (
    DamagedPdfError,
    LineageError,
    LockedFileError,
    MissingExtraError,
    ScannedError,
    TooLargeError,
)
from lineage.formats import pdf as reader
from lineage.ingest.decode import decode
from lineage.ingest.reading import read_file

FIRST = (
    "　　为了把沿江各市的生态修复做实做细，我们决定从今年起",
    "分三年推进岸线整治，由省里统一规划、市里具体实施，做到",
    "一岸一策、一月一报。",
    "　　各市要在六月底以前报送方案，逾期不报的予以通报，并且",
)
SECOND = (
    "在年终考核中扣减相应分值。",
    "　　本办法自印发之日起施行，原有规定与本办法不一致的，以",
    "本办法为准。",
)
WHOLE = (
    "为了把沿江各市的生态修复做实做细，我们决定从今年起分三年推进岸线整治，由省里统一规划、市里具体实施，做到一岸一策、一月一报。",
    "各市要在六月底以前报送方案，逾期不报的予以通报，并且在年终考核中扣减相应分值。",
    "本办法自印发之日起施行，原有规定与本办法不一致的，以本办法为准。",
)


def text(*pages: Sequence[Put]) -> str:
    return reader.read(Path("甲.pdf"), pdf(*pages))


def paragraphs(tmp_path: Path, data: bytes) -> list[str]:
    path = tmp_path / "甲.pdf"
    path.write_bytes(data)
    (found,) = read_file(path)
    return found.text.text.split("\n")


def test_lines_stand_as_on_the_page_and_a_form_feed_begins_the_next() -> None:
    assert text(column(*FIRST), column(*SECOND)) == "\n".join(FIRST) + "\n\f" + "\n".join(SECOND) + "\n"


def test_paragraphs_are_whole_again_over_lines_and_pages(tmp_path: Path) -> None:
    assert tuple(paragraphs(tmp_path, pdf(column(*FIRST), column(*SECOND)))) == WHOLE


def test_what_stands_on_every_page_is_no_part_of_the_text(tmp_path: Path) -> None:
    head, pages = [(8.0, -3.0, "岸线整治办法汇编")], [*[column(*FIRST), column(*SECOND)] * 2]
    printed = [[*page, *head, (14.0, 33.0, f"— {number} —")] for number, page in enumerate(pages, 9)]
    assert tuple(paragraphs(tmp_path, pdf(*printed))) == WHOLE * 2


def test_heads_of_annexes_are_no_running_heads() -> None:
    pages = [[*column("附件要求如下所述。", top=1), (0.0, -3.0, f"附件{number}")] for number in range(1, 5)]
    assert [text(*pages).count(f"附件{number}\n") for number in range(1, 5)] == [1, 1, 1, 1]


def test_a_running_head_with_the_number_of_its_page_is_left_out() -> None:
    numbers = range(7, 11)
    heads = [(0.0, -3.0, f"公报 2021 年第 3 号 {number}") for number in numbers]
    pages = [[*column(f"第{number}件事如下所述。", top=1), head] for number, head in zip(numbers, heads, strict=True)]
    assert ("公报" in text(*pages), "第8件事" in text(*pages)) == (False, True)


def test_pages_are_counted_though_a_line_holds_a_form_feed() -> None:
    assert text(column("改\x0c革\x0b开\x85放。"), column("第二页。")).count("\f") == 1


def test_latin_words_stay_apart_where_marks_come_late() -> None:
    words = ("“The Belt", -9000, "”", 9900, " and Road")
    assert "The Belt and Road" in text([(0.0, 0.0, words)]).replace("”", "")


def test_a_line_that_only_two_pages_begin_with_is_kept() -> None:
    pages = [[*column(*FIRST), (0.0, -3.0, "第一章")], [*column(*SECOND), (0.0, -3.0, "第二章")]]
    assert text(*pages).count("章") == 2


def test_a_running_head_that_the_file_gives_last_goes_into_no_sentence(tmp_path: Path) -> None:
    found = paragraphs(tmp_path, pdf([*column(*FIRST), (8.0, -3.0, "岸线整治办法汇编")]))
    assert found == ["岸线整治办法汇编", WHOLE[0], "各市要在六月底以前报送方案，逾期不报的予以通报，并且"]


def test_two_columns_are_read_one_after_the_other_and_indented_each_by_its_own_margin() -> None:
    title = (4.0, -2.0, "关于岸线整治的若干办法以及沿江各市的分工安排与进度要求说明")
    left = ("　　为了把沿江各市的生态修复", "做实做细，我们决定从今年起分", "三年推进岸线整治。")
    right = ("　　各市要在六月底以前报送方", "案，逾期不报的予以通报，并在", "年终考核中扣分。")
    found = text([title, *column(*left), *column(*right, left=18)])
    assert found.splitlines()[2:] == [*left, *right]


def test_a_gap_between_lines_is_a_blank_line() -> None:
    lines = [
        *column("第一段的第一行写到这里", "第一段的第二行。"),
        *column("第二段的第一行写到这里", "第二段到此。", top=3),
    ]
    assert text(lines) == "第一段的第一行写到这里\n第一段的第二行。\n\n第二段的第一行写到这里\n第二段到此。\n"


def test_an_empty_page_counts_as_one() -> None:
    assert text(column("第一页。"), [], column("第三页。")) == "第一页。\n\f\f第三页。\n"


def test_a_page_that_ends_with_a_short_line_ends_a_paragraph(tmp_path: Path) -> None:
    first = ("为了把生态修复做实做细，我们分三年推进整治，", "", "第一节　总的要求")
    second = ("各市要在六月底以前报送方案，逾期不报的予以通报。",)
    assert paragraphs(tmp_path, pdf(column(*first), column(*second)))[1:] == ["第一节 总的要求", *second]


def test_two_lines_that_the_file_runs_together_are_two() -> None:
    lines = [(0.0, 0.0, "第二节　原则"), (0.0, 1.0, "——坚持党的领导。")]
    assert text(lines) == "第二节　原则\n——坚持党的领导。\n"


def test_words_at_one_height_are_one_line() -> None:
    lines = [(0.0, 0.0, "主持人"), (6.0, 0.0, "某某"), (8.0, 0.0, "同志"), *column("各位代表：", top=1)]
    assert text(lines) == "主持人 某某同志\n各位代表：\n"


def test_marks_that_the_file_gives_after_the_words_stand_where_they_are_printed() -> None:
    words = ("加强“", -2000, "”", 3000, "三农", -1000, "工作。")
    assert text([(0.0, 0.0, words)]) == "加强“三农”工作。\n"


def test_characters_beyond_the_first_plane_are_whole() -> None:
    assert text(column("𠮷林省的代表说𠮷。")) == "𠮷林省的代表说𠮷。\n"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (pdf(column("锁着。"), password=True), LockedFileError),
        (pdf(column("残缺。"))[:200], DamagedPdfError),
        (b"%PDF-1.7\n", DamagedPdfError),
        (pdf([]), ScannedError),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, error: type[LineageError], tmp_path: Path) -> None:
    path = tmp_path / "甲.pdf"
    path.write_bytes(data)
    with pytest.raises(error, match=r"甲\.pdf"):
        decode(path)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    with pytest.raises(TooLargeError):
        text(column(*FIRST), column(*SECOND))
    monkeypatch.setattr(reader, "MOST_LETTERS", 5)
    with pytest.raises(TooLargeError):
        text(column(*FIRST))
    monkeypatch.setattr(reader, "MOST_PACKED", 100)
    with pytest.raises(TooLargeError):
        text(column(*FIRST))


def test_without_the_package_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"policy-lineage\[pdf\]"):
        text(column(*FIRST))


def test_other_commands_do_not_load_it() -> None:
    code = "import sys, lineage.cli, lineage.pipeline, lineage.ingest.decode; print('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_pdf_is_a_document_of_a_corpus_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "文集"
    folder.mkdir()
    (folder / "省.pdf").write_bytes(pdf(column(*FIRST), column(*SECOND)))
    (folder / "市.txt").write_text("　　各市要在六月底以前报送方案，逾期不报的予以通报。\n", "utf-8")
    run = CliRunner()
    assert run.invoke(main, ["init", str(folder)]).exit_code == 0
    assert run.invoke(main, ["index", "-c", str(folder), "-q"]).exit_code == 0
    listed = json.loads(run.invoke(main, ["list", "-c", str(folder), "--json"]).stdout)["documents"]
    (own,) = [one for one in listed if one["file"] == "省.pdf"]
    assert own["encoding"] is None
    shown = run.invoke(main, ["show", own["document"], "--raw", "-c", str(folder)]).stdout
    found = json.loads(run.invoke(main, ["show", own["document"], "-c", str(folder), "--json"]).stdout)["sentences"]
    assert [shown[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]
    assert run.invoke(main, ["build", "-c", str(folder), "-o", str(tmp_path / "站"), "-q"]).exit_code == 0
    assert run.invoke(main, ["verify", str(tmp_path / "站"), "-c", str(folder)]).exit_code == 0


def test_a_quotation_in_a_pdf_is_found_by_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("文集")
    folder.mkdir()
    (folder / "省.txt").write_text("".join(f"　　{one}\n" for one in WHOLE), "utf-8")
    (folder / "市.txt").write_text("　　全市要守住安全底线，把隐患排查到每一个角落。\n", "utf-8")
    wrong = "　　办法要求：“逾期不报的予以表扬，并且在年终考核中扣减相应分值。”"
    Path("稿.pdf").write_bytes(pdf(column("　　第一页没有引文。"), column("　　第二页。", wrong)))
    run = CliRunner(env={"LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    for asked in (["init", "文集"], ["index", "-c", "文集", "-q"]):
        assert run.invoke(main, asked).exit_code == 0
    found = run.invoke(main, ["check", "稿.pdf", "-c", "文集"])
    assert found.stdout.startswith("稿.pdf#page=2:2:7")
    asked = ["check", "稿.pdf", "-c", "文集", "--json", "-o", "果.json", "--lang", "en"]
    run.invoke(main, asked)
    (one,) = json.loads(Path("果.json").read_text("utf-8"))["drafts"][0]["quotations"]
    assert (one["page"], one["line"], one["column"]) == (2, 3, 7)
    run.invoke(main, ["check", "稿.pdf", "-c", "文集", "-o", "表.csv", "-o", "页.html"])
    assert "第2页第2行第7字" in Path("表.csv").read_text("utf-8-sig")
    assert "第 2 页第 2 行" in Path("页.html").read_text("utf-8")


def test_a_draft_without_pages_has_none(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("甲。\n\f乙。\n", "utf-8")
    assert draft_in(tmp_path / "稿.txt").page(3) is None
