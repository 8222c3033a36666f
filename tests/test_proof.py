"""Checking drafts from the command line: what is said and in which format, what is accepted, how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import jsonschema
import pytest
from click.testing import CliRunner
from lxml import etree
from word import box, document, note, p, r

from lineage import drafts
from lineage.cli import main
from lineage.drafts import baseline
from lineage.spans import Span

SMALL = Path(__file__).with_name("small")
SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))

DRAFT = """# 论先进制造业

2025年12月3日

《关于推动先进制造业发展的意见》提出，“坚持把发展经济着力点放在实体经济上，加快建设制造强国”。

会议强调：“实施产业基础再造工程，培育**900家**具有全球竞争力的领航企业”。

老人回忆：“那年大水退去以后，满街都是淤泥和断木头，谁也没有抱怨。”
"""
NUMBER = "实施产业基础再造工程，培育900家具有全球竞争力的领航企业"


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Check = Callable[..., Run]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small corpus, indexed."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("proof") / "corpus"))
    assert CliRunner().invoke(main, ["index", "-c", str(folder), "-q"]).exit_code == 0
    return folder


@pytest.fixture
def check(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """``lineage check`` in a folder with a draft, speaking English unless asked otherwise."""
    monkeypatch.chdir(tmp_path)
    Path("稿.md").write_text(DRAFT, "utf-8")

    def run(*words: str, feed: bytes | None = None, today: str = "2026-03-01") -> Run:
        settings = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "", "SOURCE_DATE_EPOCH": _epoch(today)}
        done = CliRunner().invoke(main, ["check", *words, "-c", str(corpus)], input=feed, env=settings)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Run(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())

    return run


def _epoch(day: str) -> str:
    from datetime import UTC, datetime

    return str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))


def of(run: Run, draft: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.out)["drafts"][draft]["quotations"]
    return found


def one(run: Run, words: str) -> dict[str, Any]:
    """The quotation that holds these words."""
    return next(each for each in of(run) if words in each["clean"])


def test_each_quotation_is_listed_with_its_place_and_its_source(check: Check) -> None:
    run = check("稿.md", "--json")
    raw = Path("稿.md").read_text("utf-8")
    assert run.status == 1
    assert json.loads(run.out)["drafts"][0]["date"] == "2025-12-03"
    for each in of(run):
        assert raw[each["start"] : each["end"]] == each["text"]
    number = one(run, "900家")
    assert (number["clean"], number["level"], number["critical"]) == (NUMBER, "error", ["number"])
    assert "**900家**" in number["text"]
    assert "".join(step["right"] for step in number["changes"]) == NUMBER
    assert "".join(step["left"] for step in number["changes"]) == number["source"]["clean"]
    assert one(run, "制造强国")["verdict"] == "exact"
    assert one(run, "大水")["verdict"] == "not_found"


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("info", 1)])
def test_the_level_asked_for_decides_how_it_ends(level: str, status: int, check: Check) -> None:
    assert check("稿.md", "--fail-on", level).status == status


def test_what_is_below_the_level_asked_for_does_not_fail(check: Check) -> None:
    Path("稿.md").write_text(DRAFT.replace("**900家**", "100家"), "utf-8")
    assert check("稿.md").status == 0
    assert check("稿.md", "--fail-on", "info").status == 1


def test_the_terminal_shows_place_source_and_what_differs(check: Check) -> None:
    run = check("稿.md")
    assert "稿.md:7:7  error  Q103" in run.out
    assert "国家.txt:" in run.out
    assert "[-100-]" in run.out
    assert "{+900+}" in run.out
    assert "Quotations: 4 checked, 2 as published" in run.out
    assert "制造强国" not in run.out
    assert "制造强国" in check("稿.md", "--all").out


def test_the_terminal_speaks_chinese(check: Check) -> None:
    run = check("稿.md", "--lang", "zh")
    assert "重点" in run.out
    assert "错误" not in run.out


def test_another_script_is_as_published_and_not_shown_as_a_difference(check: Check) -> None:
    Path("稿.md").write_text("意见提出，“堅持把發展經濟着力點放在實體經濟上，加快建設製造強國”。\n", "utf-8")
    run = check("稿.md", "--all", "-o", "-", "-o", "勘误.csv")
    assert "堅持把發展經濟着力點放在實體經濟上，加快建設製造強國\n" in run.out
    assert run.status == 0
    assert "[-" not in run.out + Path("勘误.csv").read_text("utf-8")


def test_standard_input_is_a_draft(check: Check) -> None:
    run = check("-", "--json", feed=DRAFT.encode())
    assert (run.status, json.loads(run.out)["drafts"][0]["draft"]) == (1, "-")
    assert check("-", feed=b" \n").status == 3


def test_a_folder_means_the_drafts_below_it_in_order(check: Check) -> None:
    for name in ("乙/三.txt", "甲.md", ".隐/四.md", "乙/~$锁.docx", "乙/图.png"):
        path = Path("册", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DRAFT, "utf-8")
    run = check("册", "册/甲.md", "--json")
    assert [draft["draft"] for draft in json.loads(run.out)["drafts"]] == ["册/乙/三.txt", "册/甲.md"]


def test_what_cannot_be_read_is_told_and_the_others_are_checked(check: Check) -> None:
    Path("坏.docx").write_bytes(b"PK\x03\x04 cut off")
    Path("空.txt").write_text("", "utf-8")
    Path("空册").mkdir()
    run = check("坏.docx", "稿.md", "空.txt", "无.md", "空册", "--json")
    found = json.loads(run.out)
    assert run.status == 3
    assert [draft["draft"] for draft in found["drafts"]] == ["稿.md"]
    told = {one["draft"]: one["code"] for one in found["failed"]}
    assert told == {"坏.docx": "damaged-docx", "空.txt": "empty-draft", "无.md": "missing-file", "空册": "no-drafts"}
    assert len(run.err.strip().splitlines()) == 4


def test_a_draft_too_large_is_refused_at_once(check: Check) -> None:
    Path("大.txt").write_bytes("大".encode() * 17_000_000)
    run = check("大.txt")
    assert run.status == 3
    assert "too-large" in run.err


def test_a_draft_does_not_pass_because_there_was_nothing_to_check_it_against(check: Check) -> None:
    run = check("稿.md", "--as-of", "1900")
    assert (run.status, run.out) == (3, "")
    assert "nothing-to-check-against" in run.err


def test_a_draft_is_never_written_over(check: Check) -> None:
    Path("链.md").symlink_to("稿.md")
    run = check("稿.md", "-o", "链.md")
    assert run.status == 3
    assert "would-overwrite" in run.err
    assert Path("稿.md").read_text("utf-8") == DRAFT


def test_several_outputs_are_written_in_one_run(check: Check) -> None:
    run = check("稿.md", "-o", "a.json", "-o", "a.sarif", "-o", "a.xml", "-o", "a.csv", "-o", "a.html", "-o", "a.docx")
    assert (run.status, run.out) == (1, "")
    assert all(Path(f"a.{kind}").stat().st_size > 100 for kind in ("json", "sarif", "xml", "csv", "html", "docx"))


def test_the_page_lists_what_is_as_published_with_its_source(check: Check) -> None:
    check("稿.md", "-o", "a.html", "--lang", "zh")
    page = Path("a.html").read_text("utf-8")
    assert "<summary><span class=zh>符合的 2 条</span><span lang=en>2 quotations as published</span></summary>" in page
    quoted = '<q lang="zh-Hans">坚持把发展经济着力点放在实体经济上，加快建设制造强国</q>'
    assert f'{quoted} <cite lang="zh-Hans">关于推动先进制造业发展的意见' in page


def test_the_same_findings_give_the_same_bytes(check: Check) -> None:
    for folder in ("1", "2"):
        Path(folder).mkdir()
        check(
            "稿.md",
            *(word for kind in ("sarif", "xml", "csv", "html", "docx") for word in ("-o", f"{folder}/a.{kind}")),
        )
    for kind in ("sarif", "xml", "csv", "html", "docx"):
        assert Path(f"1/a.{kind}").read_bytes() == Path(f"2/a.{kind}").read_bytes(), kind


# other people's formats


def test_sarif_is_valid_and_has_stable_fingerprints_and_rules_with_help(check: Check) -> None:
    Path("<甲 乙>,%.md").write_text(DRAFT, "utf-8")
    run = check("稿.md", "<甲 乙>,%.md", "无.md", "--format", "sarif")
    log = json.loads(run.out)
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    (found,) = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert [rules[each["ruleIndex"]]["id"] for each in found["results"]] == [
        each["ruleId"] for each in found["results"]
    ]
    assert not found["invocations"][0]["executionSuccessful"]
    number = next(each for each in found["results"] if each["ruleId"] == "Q103")
    region = number["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["snippet"]["text"].count("**")) == (7, 7, 2)
    assert "国家.txt" in json.dumps(number["relatedLocations"], ensure_ascii=False).replace(
        "%E5%9B%BD%E5%AE%B6", "国家"
    )
    before = number["partialFingerprints"]
    Path("稿.md").write_text(DRAFT.replace("# 论", "新加的一段话。\n\n# 再论"), "utf-8")
    after = json.loads(check("稿.md", "--format", "sarif").out)["runs"][0]["results"]
    assert before in [each["partialFingerprints"] for each in after]


def test_junit_has_the_elements_and_counts_that_readers_of_it_rely_on(check: Check) -> None:
    Path("控.txt").write_text(
        "他强调：“实施产业基础再造工程，培育900家具有全球竞争力的\x1b[31m领航企业”<&>。\n", "utf-8"
    )
    tree = etree.fromstring(check("稿.md", "控.txt", "无.md", "--format", "junit").out.encode())
    allowed = {
        "testsuites": ({"name", "tests", "failures", "errors", "time"}, {"testsuite"}),
        "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testcase"}),
        "testcase": ({"name", "classname", "time"}, {"failure", "error", "skipped", "system-out"}),
    }
    for element in tree.iter():
        names, inside = allowed.get(element.tag, ({"type", "message"}, set()))
        assert set(element.attrib) <= names
        assert {child.tag for child in element} <= inside
    for suite in (tree, *tree):
        cases = list(suite.iter("testcase"))
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
        assert int(suite.get("errors")) == len(list(suite.iter("error")))
    assert [suite.get("errors") for suite in tree] == ["0", "0", "1"]


def test_annotations_keep_within_what_github_shows(check: Check) -> None:
    many = "\n\n".join(
        f"第{n}次会议强调：“实施产业基础再造工程，培育{n}00家具有全球竞争力的领航企业”。" for n in range(2, 30)
    )
    Path("多,稿:50%.md").write_text(many, "utf-8")
    run = check("多,稿:50%.md", "--format", "github")
    lines = run.out.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert all(sum(line.startswith(f"::{kind} ") for line in lines) <= 10 for kind in ("warning", "notice"))
    assert lines[0].startswith("::error file=多%2C稿%3A50%25.md,line=1,col=")
    assert "And more: error 18" in lines[-1]


def test_few_annotations_are_not_summed_up(check: Check) -> None:
    assert "And more" not in check("稿.md", "--format", "github").out


def test_the_list_of_errata_opens_in_a_spreadsheet_and_calculates_nothing(check: Check) -> None:
    Path("式.txt").write_text(
        "他强调：“=HYPERLINK(1)实施产业基础再造工程，培育900家具有全球竞争力的领航企业”。\n", "utf-8"
    )
    run = check("稿.md", "式.txt", "无.md", "--format", "csv")
    assert run.out.startswith("\ufeff序号,文稿,位置,原文（稿）,来源原文,差异")
    head, *found = csv.reader(io.StringIO(run.out.removeprefix("\ufeff")))
    assert all(len(row) == len(head) for row in found)
    assert all(row[-1] == "" for row in found)
    assert not [cell for row in found for cell in row if cell[:1] in ("=", "+", "-", "@")]
    number = next(row for row in found if row[8] == "Q103")
    assert number[1:6] == [
        "稿.md",
        "第7行第7字",
        NUMBER,
        NUMBER.replace("900", "100"),
        NUMBER.replace("900", "[-100-]{+900+}"),
    ]
    assert found[-1][1] == "无.md"


def test_the_page_shows_the_draft_and_each_finding_beside_the_source(check: Check) -> None:
    Path("恶.md").write_text(
        f"<b onclick=x>会</b>议强调：“{NUMBER}”&lt;script&gt;alert(1)&lt;/script&gt;。\n\n“\u202e", "utf-8"
    )
    page = check("稿.md", "恶.md", "无.md", "--format", "html").out
    assert "<del>100</del>" in page
    assert "<ins>900</ins>" in page
    assert "&lt;script&gt;alert" in page
    assert "<script" not in page
    assert "onclick" not in page
    assert "default-src &#39;none&#39;" in page
    assert 'href="#f1-1"' in page
    assert 'id="f1-1"' in page
    assert "missing-file" not in page
    assert "<title>What checking found" in check("稿.md", "--format", "html", "--lang", "en").out


def test_the_page_speaks_both_languages_and_tells_the_chinese_in_english_apart(check: Check) -> None:
    Path("空.md").write_text("", "utf-8")
    page = check("稿.md", "空.md", "-o", "-", "--format", "html", "--lang", "zh").out
    assert 'id="in-zh" value="zh" checked' in page
    assert "<span class=zh>不符，" in page
    assert "<span lang=en>differs in a number" in page
    assert "<span lang=zh>关于推动先进制造业发展的意见" in page
    assert "空.md</bdi> <span class=zh>" in page


def test_sources_on_the_page_link_to_the_sentence_on_a_site_by_their_way_there(check: Check, corpus: Path) -> None:
    site = Path("网站").absolute()
    assert CliRunner().invoke(main, ["build", "-q", "-c", str(corpus), "-o", str(site)]).exit_code == 0
    Path("out").mkdir()
    check("稿.md", "-o", "out/a.html", "--site", "网站")
    links = re.findall(r'<cite[^>]*><a href="([^"#]*)#([^"]*)"', Path("out/a.html").read_text("utf-8"))
    assert links
    for href, anchor in links:
        assert href.startswith("../%E7%BD%91%E7%AB%99/documents/")
        assert f"id={anchor} " in Path("out", unquote(href)).read_text("utf-8")


def test_a_source_that_the_site_does_not_show_is_no_link(check: Check, corpus: Path) -> None:
    assert CliRunner().invoke(main, ["build", "-q", "-c", str(corpus), "-o", "网站"]).exit_code == 0
    for page in Path("网站/documents").iterdir():
        page.unlink()
    check("稿.md", "-o", "a.html", "--site", "网站")
    assert "<cite" in Path("a.html").read_text("utf-8")
    assert not re.search(r"<cite[^>]*><a", Path("a.html").read_text("utf-8"))


def test_a_folder_without_a_site_is_refused_and_a_site_is_for_pages_only(check: Check) -> None:
    Path("nothing").mkdir()
    run = check("稿.md", "-o", "a.html", "--site", "nothing")
    assert (run.status, "not-a-site" in run.err) == (3, True)
    assert check("稿.md", "--site", "nothing").status == 2


# Word


def word_draft() -> bytes:
    return document(
        p("论先进制造业"),
        p("会议强调：“实施产业基础再造工程，培育", r("900", "<w:b/>"), "家具有全球竞争力的领航企业”。", note(2)),
        f"<w:tbl><w:tr><w:tc>{p(f'又强调：“{NUMBER}”。')}</w:tc></w:tr></w:tbl>",
        footnotes={2: p(f"原文：“{NUMBER}”。")},
        word__media__a="left as it is",
    )


def test_comments_stand_at_the_quoted_characters(check: Check) -> None:
    data = word_draft()
    Path("稿.docx").write_bytes(data)
    assert check("稿.docx", "-o", "批.docx").status == 1
    opened = docx.Document("批.docx")
    comments = list(opened.comments)
    assert len(comments) == 3
    assert all("Q103" in comment.text and "终审" in comment.text for comment in comments)
    assert [commented("批.docx", comment.comment_id) for comment in comments] == [NUMBER, NUMBER, ""]
    assert NUMBER in comments[2].text
    assert texts("批.docx") == texts("稿.docx")
    assert Path("稿.docx").read_bytes() == data


def commented(path: str, number: int) -> str:
    """The words between the marks of a comment."""
    tree = docx.Document(path).element
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    inside, words = False, ""
    for element in tree.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in ("commentRangeStart", "commentRangeEnd") and element.get(f"{{{space['w']}}}id") == str(number):
            inside = name == "commentRangeStart"
        elif inside and name in ("t", "delText"):
            words += element.text or ""
    return words


def texts(path: str) -> list[str]:
    read = drafts.read(Path(path))
    return [block.clean.of(read.text.text) for block in read.blocks]


def test_tracked_changes_make_the_draft_read_as_its_source(check: Check) -> None:
    Path("稿.docx").write_bytes(word_draft())
    check("稿.docx", "--tracked", "-o", "修.docx")
    assert texts("修.docx") == [text.replace("900", "100") for text in texts("稿.docx")]
    assert "w:date" not in docx.Document("修.docx").element.xml


def test_a_document_commented_on_once_can_be_commented_on_again(check: Check) -> None:
    Path("稿.docx").write_bytes(word_draft())
    check("稿.docx", "-o", "一.docx")
    check("一.docx", "-o", "二.docx")
    assert [comment.comment_id for comment in docx.Document("二.docx").comments] == list(range(6))


def test_a_draft_that_is_no_word_document_is_made_into_one(check: Check) -> None:
    check("稿.md", "-o", "新.docx")
    assert [commented("新.docx", comment.comment_id) for comment in docx.Document("新.docx").comments][:1] == [NUMBER]
    check("稿.md", "-o", "新.docx", "--tracked")
    opened = docx.Document("新.docx")
    assert opened.paragraphs[0].style.name == "Heading 1"
    assert texts("新.docx")[3].endswith("培育100家具有全球竞争力的领航企业”。")


def test_several_drafts_go_into_a_folder(check: Check) -> None:
    Path("出").mkdir()
    Path("甲").mkdir()
    Path("甲/稿.md").write_text(DRAFT, "utf-8")
    assert check("稿.md", "甲/稿.md", "--format", "docx", "-o", "出").status == 1
    assert sorted(path.name for path in Path("出").iterdir()) == ["稿-2.checked.docx", "稿.checked.docx"]
    assert check("稿.md", "甲/稿.md", "-o", "一.docx").status == 2


def test_a_quotation_over_runs_links_and_insertions_keeps_its_words(check: Check) -> None:
    link = f"<w:hyperlink>{r('产业基础再造工程，培育9')}</w:hyperlink>"
    inserted = f'<w:ins w:id="1" w:author="甲">{r("00家具有全球竞")}</w:ins>'
    tabbed = "<w:r><w:t>争力</w:t><w:t>的领航企业”。</w:t><w:tab/><w:t>后文</w:t></w:r>"
    Path("稿.docx").write_bytes(document(p("会议强调：“实施", link, inserted, tabbed)))
    check("稿.docx", "-o", "批.docx")
    assert commented("批.docx", 0) == NUMBER
    check("稿.docx", "-o", "修.docx", "--tracked")
    assert texts("修.docx")[0].startswith("会议强调：“实施产业基础再造工程，培育100家")


def test_comments_stand_in_boxes_notes_and_beside_alternatives(check: Check) -> None:
    first, second = "会议强调：“实施产业基础再造工程，", "培育900家具有全球竞争力的领航企业”。尾"
    split = f"<w:r><w:t>{first}</w:t><w:tab/><w:t>{second}</w:t></w:r>"
    Path("稿.docx").write_bytes(
        document(
            p("前", box(p(f"框中强调：“{NUMBER}”。")), "后。"),
            p(split),
            p("注", note(2)),
            footnotes={2: p(f"会议强调：“{NUMBER}”，其余从略。")},
        )
    )
    assert check("稿.docx", "--tracked", "-o", "修.docx").status == 1
    assert [text for text in texts("修.docx") if "900" in text] == []
    assert len(list(docx.Document("修.docx").comments)) == 3


def test_a_draft_that_changed_meanwhile_gets_no_comments(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("稿.docx").write_bytes(word_draft())
    other = document(p("别的文字。"))
    monkeypatch.setattr("lineage.cli.checking.contents", lambda _: other)
    run = check("稿.docx", "-o", "批.docx")
    assert run.status == 3
    assert "draft-changed" in run.err
    assert not Path("批.docx").exists()


# what is accepted


ACCEPT = ("--baseline", "认可.toml", "--reason", "作者“核”过\n\x07旧版", "--by", "审校 <甲>")


def test_an_accepted_finding_no_longer_counts_and_is_told_as_suppressed(check: Check) -> None:
    run = check("稿.md", "--accept", "Q103", *ACCEPT, "--expires", "2026-12-31")
    assert (run.status, run.out) == (0, "")
    (entry,) = tomllib.loads(Path("认可.toml").read_text("utf-8"))["accepted"]
    assert (entry["rule"], entry["by"], entry["reason"]) == ("Q103", "审校 <甲>", "作者“核”过\n\x07旧版")
    run = check("稿.md", "--baseline", "认可.toml", "--json")
    assert (run.status, one(run, "900")["accepted"]["how"]) == (0, "baseline")
    assert json.loads(run.out)["summary"]["accepted"] == 1
    (result,) = [
        each
        for each in json.loads(check("稿.md", "--baseline", "认可.toml", "--format", "sarif").out)["runs"][0]["results"]
        if each["ruleId"] == "Q103"
    ]
    assert (result["suppressions"][0]["kind"], result["level"]) == ("external", "error")


def test_an_acceptance_survives_edits_elsewhere_and_ends_with_the_words(check: Check) -> None:
    check("稿.md", "--accept", "all", *ACCEPT)
    Path("改.md").write_text(DRAFT.replace("# 论", "新的一段。\n\n# 再论").replace("老人", "一位老人"), "utf-8")
    assert check("改.md", "--baseline", "认可.toml", "--fail-on", "warning").status == 0
    Path("改.md").write_text(DRAFT.replace("900", "800"), "utf-8")
    run = check("改.md", "--baseline", "认可.toml")
    assert run.status == 1
    assert "nothing answers to this entry" in run.err


def test_an_expired_acceptance_counts_again_and_is_told(check: Check) -> None:
    check("稿.md", "--accept", "all", *ACCEPT, "--expires", "2026-03")
    assert check("稿.md", "--baseline", "认可.toml", today="2026-03-31").status == 0
    run = check("稿.md", "--baseline", "认可.toml", today="2026-04-01")
    assert run.status == 1
    assert "expired on 2026-03-31" in run.err


def test_nothing_is_accepted_until_a_day_that_is_over(check: Check) -> None:
    run = check("稿.md", "--accept", "all", *ACCEPT, "--expires", "2026-02", today="2026-03-01")
    assert (run.status, "2026-02-28 is over" in run.err, Path("认可.toml").exists()) == (2, True, False)
    assert check("稿.md", "--accept", "all", *ACCEPT, "--expires", "2026-03-01", today="2026-03-01").status == 0


def test_a_list_that_is_not_there_is_told(check: Check) -> None:
    run = check("稿.md", "--baseline", "认可.tomI")
    assert (run.status, "no list of accepted findings at 认可.tomI" in run.err) == (1, True)


def test_accepting_adds_entries_and_changes_none(check: Check) -> None:
    Path("认可.toml").write_text("# 本社清单\n", "utf-8")
    check("稿.md", "--accept", "Q103", *ACCEPT)
    first = Path("认可.toml").read_text("utf-8")
    check("稿.md", "--accept", "Q103", "--accept", "all", *ACCEPT)
    second = Path("认可.toml").read_text("utf-8")
    assert first.startswith("# 本社清单\n")
    assert second.startswith(first)
    assert second.count("[[accepted]]") == 2
    assert check("稿.md", "--accept", "all", *ACCEPT).err.startswith("0 findings")
    assert Path("认可.toml").read_text("utf-8") == second


def test_a_list_can_be_read_whatever_signs_a_reason_holds(check: Check) -> None:
    reason = "依“旧版”\\\u202e\U000e0020\n"
    check("稿.md", "--accept", "all", "--baseline", "认可.toml", "--by", "王", "--reason", reason)
    assert {entry.reason for entry in baseline.read(Path("认可.toml"))} == {reason}


def test_a_fingerprint_accepts_one_finding(check: Check) -> None:
    name = one(check("稿.md", "--json"), "900")["fingerprint"]
    check("稿.md", "--accept", name[:10], *ACCEPT)
    assert Path("认可.toml").read_text("utf-8").count("[[accepted]]") == 1


def test_accepting_needs_a_list_a_reason_and_a_name(check: Check) -> None:
    assert check("稿.md", "--accept", "all").status == 2


@pytest.mark.parametrize(
    "asked",
    [("--tracked",), ("--tracked", "-o", "表.csv"), ("--reason", "旧版"), ("--by", "王"), ("--expires", "2030")],
)
def test_what_would_have_no_effect_is_wrong_usage(check: Check, asked: tuple[str, ...]) -> None:
    found = check("稿.md", *asked)
    assert found.status == 2 and "Traceback" not in found.err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[accepted]\n", "list-syntax"),
        ("\xff", "list-syntax"),
        ("[[akzeptiert]]\n", "list-key"),
        ("accepted = 1\n", "list-value"),
        ('[[accepted]]\nfingerprint = "a"\n', "list-value"),
        ('[[accepted]]\nnote = "a"\n', "list-key"),
        (
            '[[accepted]]\nfingerprint = "a"\nrule = "Q1"\nquotation = "x"\nreason = "x"\nby = "x"\ndate = "morgen"\n',
            "list-value",
        ),
        (
            '[[accepted]]\nfingerprint = 3\nrule = "Q1"\nquotation = "x"\nreason = "x"\nby = "x"\ndate = 2026-01-01\n',
            "list-value",
        ),
    ],
)
def test_what_is_wrong_with_the_list_is_told(text: str, code: str, check: Check) -> None:
    Path("认可.toml").write_bytes(text.encode("latin-1" if text == "\xff" else "utf-8"))
    run = check("稿.md", "--baseline", "认可.toml")
    assert run.status == 3
    assert code in run.err


def test_a_mark_in_the_draft_accepts_what_it_covers(check: Check) -> None:
    Path("稿.md").write_text(DRAFT.replace("领航企业”。", "领航企业”。<!-- lineage: ignore Q103 依打印稿 -->"), "utf-8")
    run = check("稿.md", "--json")
    assert (run.status, one(run, "900")["accepted"]) == (0, {"how": "inline", "reason": "依打印稿"})
    assert "依打印稿" in check("稿.md", "--all").out


def test_a_mark_without_a_reason_or_without_a_finding_is_told(check: Check) -> None:
    text = DRAFT.replace("领航企业”。", "领航企业”。<!-- lineage: ignore Q103 -->").replace(
        "制造强国”。", "制造强国”。〔核：略 无事〕"
    )
    Path("稿.md").write_text(text, "utf-8")
    run = check("稿.md")
    assert run.status == 1
    assert "line 7: the mark gives no reason" in run.err
    assert "line 5: the mark covers no finding" in run.err


def test_formulas_of_the_house_are_read(check: Check) -> None:
    Path("表述.toml").write_text('[[formula]]\nmembers = ["甲", "乙"]\nsince = 2020-01-01\n', "utf-8")
    assert check("稿.md", "--formulas", "表述.toml").status == 1
    for text in ('[[formula]]\nmembers = "甲"\n', '[[formula]]\nmembers = ["甲"]\nsince = "bald"\n'):
        Path("表述.toml").write_text(text, "utf-8")
        assert check("稿.md", "--formulas", "表述.toml").status == 3


def test_a_day_that_is_none_is_wrong_usage(check: Check) -> None:
    assert check("稿.md", "--as-of", "gestern").status == 2
    assert check("稿.md", "--as-of", "2026").status == 1


def test_a_place_of_the_draft_is_that_of_the_file(check: Check) -> None:
    read = drafts.read(Path("稿.md"))
    for each in of(check("稿.md", "--json")):
        assert Span(each["start"], each["end"]).of(read.raw) == each["text"]


def test_verdicts_are_exported_one_by_one(check: Check, corpus: Path) -> None:
    def export(*words: str) -> Run:
        done = CliRunner().invoke(main, ["export", *words, "-c", str(corpus)], env={"LC_ALL": "C.UTF-8"})
        return Run(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())

    assert check("稿.md").status == 1
    run = export("verdicts", "--draft", "稿.md", "--draft", "无.md")
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert run.status == 3
    assert [row["verdict"] for row in rows if "900家" in row["clean"]] == ["altered"]
    table = csv.DictReader(io.StringIO(export("verdicts", "--draft", "稿.md", "--format", "csv").out))
    assert [row["source_file"] for row in table if row["rule"] == "Q103"] == ["国家.txt"]
    assert export("verdicts").status == 2
    assert export("documents", "--draft", "稿.md").status == 2
