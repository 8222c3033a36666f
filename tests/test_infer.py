"""What is inferred: where documents begin, what each says of itself, and what it leaves unsaid."""

from __future__ import annotations

import csv
import hashlib
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfs import pdf

from lineage import errors
from lineage.ingest import dates
from lineage.ingest.catalogue import NAME, Described, load, read, write
from lineage.ingest.inferring import described, infer
from lineage.ingest.parts import located, parts
from lineage.normalise import fold, normalise
from lineage.spans import Mapped

NOTICE = """国务院关于印发“十四五”数字经济发展规划的通知
国发〔2021〕29号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　现将《“十四五”数字经济发展规划》印发给你们，请认真贯彻执行。

国务院
2021年12月12日
"""
REPORT = """政 府 工 作 报 告
——2022年1月6日在硚口区第十六届人民代表大会第一次会议上
区长 张三

各位代表：
　　现在，我代表区人民政府，向大会报告工作，请予审议。
　　一、过去五年工作回顾
　　五年来，我区坚持以习近平新时代中国特色社会主义思想为指导，主要目标全面完成。
"""
HEADLESS_REPORT = """各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议。
一、2003年工作回顾
江西经济持续增长，江西人民生活改善，我省财政收入突破百亿元。
"""
NEWS = """省委十二届十次全会在汉召开
深入学习贯彻党的二十届三中全会精神

湖北日报讯（记者李四）8月20日，省委十二届十次全会在武汉召开。省委书记讲话。
全会指出，要加快建成中部地区崛起的重要战略支点，奋力谱写新篇章。
"""
AGENCY = """中央经济工作会议在北京举行

新华社北京 12 月 18 日电 中央经济工作会议 12 月 16 日至
18 日在北京举行。会议总结 2020 年经济工作，部署 2021 年经济工作。
"""
LAW = """中华人民共和国乡村振兴促进法
（2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议通过）

第一条　为了全面实施乡村振兴战略，促进农业全面升级，制定本法。
"""
PROPOSAL = """ 中共湖北省委关于制定全省国民经济和社会发展

第十四个五年规划和二〇三五年远景目标的建议

（2020 年 12 月 2 日中国共产党湖北省第十一届委员会第八次全

体会议通过）

中共湖北省委十一届八次全体会议深入学习贯彻党的十九届五中全会精神。
"""
EXPLANATION = """ 关于《中共湖北省委关于制定全省国民经济和社会发展

第十四个五年规划和二〇三五年远景目标的建议》的说明

应 勇

受省委常委会委托，我就《建议》起草的有关情况向全会作说明。6 月 1 日，省委召开专题会议，研究规划编制。
"""
OFFICE = """市人民政府办公厅关于印发武汉市物流业若干政策措施的通知
武政办〔2022〕15号

各区人民政府，市人民政府各部门：
　　现将《武汉市物流业若干政策措施》印发给你们，请认真组织实施。

武汉市人民政府办公厅
2022年2月1日
"""
PAGE = """9月11日，市委十四届八次全会审议通过《中共武汉市委关于改革的决定》，谋划了重点任务。
与会同志一致表示，要奋力谱写中国式现代化武汉篇章。

以进一步全面深化改革
重塑新时代武汉之“重”
——中共武汉市委十四届八次全会侧记

长江日报记者
 中国共产党武汉市第十四届委员会第八次全体会议于2024年9月11日举行。

全会指出，这是一次十分重要的会议，必须深入学习贯彻。
◎按照省委十二届七次全会部署要求
◎以经济体制改革为牵引
◎更加注重系统集成
◎更加注重改革实效

全市上下要凝心聚力、奋发进取！

武 汉 以 我 为 荣

长江日报公益广告
讲文明 树新风
"""


def only(text: str, name: str = "甲.txt") -> Described:
    """What is inferred of a file that is one document."""
    (entry,) = described("语料", [(name, text)]).entries
    (one,) = entry.documents
    return one


def facts(one: Described) -> tuple[str | None, ...]:
    return one.title, one.level, one.issuer, one.kind, str(one.date) if one.date else None


@pytest.mark.parametrize(
    ("text", "title", "level", "issuer", "kind", "date"),
    [
        (NOTICE, "国务院关于印发“十四五”数字经济发展规划的通知", "national", "国务院", "document", "2021-12-12"),
        (REPORT, "政府工作报告", "district", "硚口区人民政府", "report", "2022-01-06"),
        (HEADLESS_REPORT, "江西省政府工作报告", "provincial", "江西省人民政府", "report", "2004"),
        (
            NEWS,
            "省委十二届十次全会在汉召开 深入学习贯彻党的二十届三中全会精神",
            "provincial",
            "湖北日报",
            "meeting",
            "2024-08-20",
        ),
        (AGENCY, "中央经济工作会议在北京举行", "national", "新华社", "meeting", "2020-12-18"),
        (LAW, "中华人民共和国乡村振兴促进法", "national", "全国人民代表大会常务委员会", "law", "2021-04-29"),
        (
            PROPOSAL,
            "中共湖北省委关于制定全省国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议",
            "provincial",
            "中共湖北省委",
            "proposal",
            "2020-12-02",
        ),
        (
            OFFICE,
            "市人民政府办公厅关于印发武汉市物流业若干政策措施的通知",
            "municipal",
            "武汉市人民政府办公厅",
            "document",
            "2022-02-01",
        ),
    ],
    ids=["notice", "report", "headless report", "news", "agency", "law", "proposal", "office"],
)
def test_a_document_says_what_it_is(text, title, level, issuer, kind, date):
    assert facts(only(text)) == (title, level, issuer, kind, date)


def test_what_was_read_is_no_guess_and_what_was_guessed_is_marked():
    assert only(PROPOSAL).inferred == ()
    assert only(LAW).inferred == ()
    assert only(HEADLESS_REPORT).inferred == ("title", "level", "issuer", "kind", "date")
    assert "date" in only(NEWS).inferred
    assert "issuer" not in only(NEWS).inferred


def test_what_a_text_does_not_say_is_left_out():
    one = only("要坚持稳中求进，狠抓落实。\n")
    assert (one.level, one.issuer, one.date, one.held, one.published) == (None,) * 5
    assert one.title == "要坚持稳中求进，狠抓落实"
    assert only("新华社北京12月18日电　会议强调，要狠抓落实。").date is None


def test_a_year_in_the_name_of_a_file_is_a_hint():
    one = only("新华社北京12月18日电　会议强调，要狠抓落实。", "2020年.txt")
    assert str(one.date) == "2020-12-18"
    assert "date" in one.inferred


def test_the_days_of_meeting_and_report_are_told_apart():
    one = only("新华社北京 12 月 1 日电 中央政治局 11月 30日下午举行集体学习。党的十九届五中全会提出了要求。")
    assert (str(one.date), str(one.held)) == ("2020-12-01", "2020-11-30")


def test_documents_run_together_are_parted_and_date_one_another():
    booklet = AGENCY + PROPOSAL + EXPLANATION + "\n\n139\n\n" + NEWS + NOTICE
    (entry,) = described("语料", [("乙.txt", booklet)]).entries
    assert [one.kind for one in entry.documents] == ["meeting", "proposal", "explanation", "meeting", "document"]
    proposal, explanation = entry.documents[1:3]
    assert explanation.date == proposal.date
    assert "date" in explanation.inferred
    assert explanation.held is None


def test_first_words_that_stand_in_the_text_before_as_well_are_made_longer():
    resolution = (
        "中共湖北省委十一届八次全体会议决议\n（2020年12月2日通过）\n全会于12月2日召开，审议通过了重要文件，即\n"
    )
    resolution += "中共湖北省委关于制定全省国民经济和社会发展\n五年计划的一份文件，并作出了部署。\n"
    text = resolution + PROPOSAL
    (entry,) = described("语料", [("乙.txt", text)]).entries
    first, second = located(text, [one.begins or "" for one in entry.documents], path="乙.txt")
    assert first.of(text).strip() == resolution.strip()
    assert len(entry.documents[1].begins or "") > len("中共湖北省委关于制定全省国民经济和社会发展")
    assert second.end == len(text)


def test_a_list_of_titles_alone_is_no_document():
    contents = "中共湖北省委关于甲的决定\n中共湖北省委关于乙的决定\n"
    assert len(parts(normalise(Mapped.of(contents + PROPOSAL)))) == 1


def test_a_headline_that_stands_behind_its_text_is_joined_to_it_and_an_advertisement_left_out():
    (entry,) = described("语料", [("丙.txt", PAGE)]).entries
    report, poster, advertisement = entry.documents
    assert report.title == "以进一步全面深化改革 重塑新时代武汉之“重”——中共武汉市委十四届八次全会侧记"
    assert (report.kind, report.issuer, str(report.held)) == ("news", "长江日报", "2024-09-11")
    assert (poster.kind, poster.title) == ("digest", "中国共产党武汉市第十四届委员会第八次全体会议")
    assert (advertisement.leave_out, advertisement.id) == (True, "")


def test_a_later_plenum_is_later():
    after = "市委全会引发热烈反响\n——市委十四届十一次全会侧记\n■长江日报记者\n8月19日，武汉市委十四届十一次全会召开。\n"
    after += "中共武汉市委提出了要求，与会同志表示，要勇担使命。"
    catalogue = described("语料", [("丙.txt", PAGE), ("丁.txt", after)])
    (one,) = catalogue.entries[1].documents
    assert str(one.date) == "2025-08-19"
    assert only(after).date is None


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求\n高举旗帜。\n二、主要目标\n——经济发展取得新成效。\n——改革开放迈出新步伐。\n",
        "会议指出，要加强领导。\n各位代表！\n五年来，我们砥砺前行。\n",
        "全会审议通过了《中共湖北省委关于制定全省国民经济和社会发展第十四个五年规划的建议》。\n全会号召，奋勇前进。\n",
        "附件：名词解释\n1.四个最严：最严谨的标准。\n2.三线一单：三条红线。\n",
    ],
)
def test_headings_and_salutations_within_a_text_open_no_document(text):
    assert len(parts(normalise(Mapped.of(text)))) == 1


def test_first_words_are_found_across_line_ends_and_page_numbers_do_not_open_anything():
    raw = "甲文。\n 中共湖北\n省委关于甲的建议\n乙文。中共湖北省委关于甲的建议。"
    first, second = located(raw, ["甲文", "中共湖北省委关于甲的建议"], path="a.txt")
    assert first.of(raw) == "甲文。\n "
    assert second.of(raw).startswith("中共湖北\n省委")


def test_first_words_are_taken_at_the_head_of_a_line_and_after_the_part_before():
    raw = "决议\n通过了建议。\n建议\n一。\n建议\n二。"
    assert [span.of(raw) for span in located(raw, ["决议", "建议", "建议"], path="a")] == [
        "决议\n通过了建议。\n",
        "建议\n一。\n",
        "建议\n二。",
    ]
    assert located("前文建议在此", ["建议"], path="a")[0].start == 2


@pytest.mark.parametrize("begins", [["没有"], ["建议", "建议"], [""], ["\u200b"]])
def test_first_words_that_are_not_there_are_told(begins):
    with pytest.raises(errors.PartNotFoundError):
        located("建议一。", begins, path="a")


def test_the_parts_of_a_file_may_be_listed_in_any_order():
    raw = "甲。\n乙。\n丙。"
    assert [span.of(raw) for span in located(raw, ["丙", "甲", "乙"], path="a")] == ["丙。", "甲。\n", "乙。\n"]


def test_days_that_no_calendar_has_are_nothing():
    assert dates.Day(2, 30).when(2020) is None
    assert dates.Day(13, 1).since("2020-01-01") is None
    assert str(dates.Day(2, 29).since("2021-03-01")) == "2024-02-29"
    assert only("新华社北京2月30日电　党的十九届五中全会以来，要狠抓落实。").date is None


LINES = [
    *"".join([NOTICE, REPORT, HEADLESS_REPORT, NEWS, AGENCY, LAW, PROPOSAL, EXPLANATION, OFFICE, PAGE]).split("\n"),
    "\ufeff",
    "\x1b[31m红",
    "第届委员会第次全体会议",
    "（2020年13月42日通过）",
    "2020年2月30日在某市第一届人民代表大会第一次会议上",
    "一图读懂",
    "目录",
    "12",
    "1899年1月，“十五”收官，总结2020年",
]


@given(
    st.lists(st.sampled_from(LINES) | st.text("中共武汉市委全会2年月日（）《》“”。，：——◎ ", max_size=30), max_size=20)
)
def test_whatever_stands_in_a_file_its_parts_are_found_again(lines):
    text = "\n".join([*lines, "中"])
    found = described("语料", [("甲.txt", text)])
    (entry,) = found.entries
    assert read(write(found), path=Path("语料", NAME)) == found
    if len(entry.documents) > 1:
        spans = located(text, [one.begins or "" for one in entry.documents], path="甲.txt")
        assert all(before.end == after.start for before, after in pairwise(spans))


def test_a_folder_is_read_whole_but_not_what_is_hidden_or_no_text(tmp_path):
    for name in ("a.txt", "下/b.TXT", ".hidden/c.txt", ".d.txt", "e.wps"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PROPOSAL, "utf-8")
    assert [entry.file for entry in infer(tmp_path).entries] == ["a.txt", "下/b.TXT"]


def test_a_file_that_cannot_be_read_is_an_error_or_told_and_left_out(tmp_path):
    (tmp_path / "a.txt").write_text(PROPOSAL, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_text("nothing Chinese", "utf-8")
    (tmp_path / "e.pdf").write_bytes(pdf([]))
    with pytest.raises(errors.NotTextError):
        infer(tmp_path)
    refused: list[errors.LineageError] = []
    found = infer(tmp_path, refused=refused.append)
    assert [entry.file for entry in found.entries] == ["a.txt"]
    assert [error.code for error in refused] == ["not-text", "empty-document", "no-chinese", "scanned"]


def test_an_empty_folder_gives_an_empty_catalogue(tmp_path):
    assert infer(tmp_path).entries == ()


@pytest.fixture
def bare(seeds, tmp_path):
    """The seed files alone."""
    for path in seeds.glob("*.txt"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_bare_seeds_give_nearly_what_was_checked_by_hand(bare, seeds):
    made, checked = infer(bare), load(seeds)
    assert [entry.file for entry in made.entries] == [entry.file for entry in checked.entries]
    assert [len(entry.documents) for entry in made.entries] == [3, 3, 12, 1, 1]
    pairs = [
        (one, right)
        for entry, other in zip(made.entries, checked.entries, strict=True)
        for one, right in zip(entry.documents, other.documents, strict=True)
        if one.leave_out is right.leave_out is False
    ]
    assert len(pairs) == 19
    for one, right in pairs:
        assert (one.level, one.issuer, one.kind, one.date, one.held) == (
            right.level,
            right.issuer,
            right.kind,
            right.date,
            right.held,
        )
        assert set(right.inferred) - {"title"} <= set(one.inferred)
    alike = sum(fold(one.title or "") == fold(right.title or "") for one, right in pairs)
    assert alike >= len(pairs) - 1


def test_what_is_inferred_does_not_hang_on_the_order_or_names_of_the_files(bare):
    before = {one.id for entry in infer(bare).entries for one in entry.documents}
    for path in bare.glob("*.txt"):
        path.rename(path.with_name(hashlib.sha256(path.name.encode()).hexdigest()[:8] + ".txt"))
    after = {one.id for entry in infer(bare).entries for one in entry.documents}
    steady = {name for name in before if not name.startswith("wh-2025-08-19-baodao-")}
    assert steady <= after
    assert len(before) == len(after)


LEVELS = {"national": "national", "province": "provincial", "city": "municipal"}
KINDS = {"政府工作报告": "report", "五年规划": "plan", "全会文件": "communique"}


@pytest.mark.corpora
def test_real_texts_under_names_that_tell_nothing_are_told_right(corpora, tmp_path):
    rows = {}
    with (corpora / "metadata.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            name = (
                hashlib.sha256(row["file"].encode())
                .hexdigest()[:10]
                .translate(str.maketrans("0123456789", "ghijklmnop"))
            )
            shutil.copy(corpora / row["file"], tmp_path / f"{name}.txt")
            rows[f"{name}.txt"] = row
    entries = infer(tmp_path).entries
    assert sum(len(entry.documents) for entry in entries) == len(rows)
    found = [(entry.documents[0], rows[entry.file]) for entry in entries]
    right = {
        "level": sum(one.level == LEVELS[row["level"]] for one, row in found),
        "year": sum(str(one.date)[:4] == row["date"][:4] for one, row in found),
        "issuer": sum(one.issuer in (row["issuer"], "中共中央") for one, row in found),
        "kind": sum(one.kind == KINDS.get(row["genre"], one.kind) for one, row in found),
    }
    assert all(number >= 0.97 * len(found) for number in right.values()), right


@pytest.mark.corpora
def test_real_texts_run_together_are_parted_again(corpora):
    texts = [path.read_text("utf-8").strip() for path in sorted(corpora.rglob("*.txt"))]
    joints = found = surplus = 0
    for at in range(0, len(texts), 40):
        several = texts[at : at + 40 : 5]
        starts = {sum(len(text) + 1 for text in several[:number]) for number in range(1, len(several))}
        folded = normalise(Mapped.of("\n".join(several)))
        begun = {folded.source(part.lines[0].span).start for part in parts(folded)} - {0}
        joints += len(starts)
        found += len(starts & begun)
        surplus += len(begun - starts)
    assert found >= 0.95 * joints
    assert surplus <= 0.02 * joints
