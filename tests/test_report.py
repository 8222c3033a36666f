"""The pages: what stands on them, that it is only text, and how they come into a folder."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from editions import edition, handed_on, of_many, of_seeds
from jinja2 import UndefinedError
from links import faults, read
from make import match, reading

from lineage.errors import CannotWriteError, NotOurFolderError
from lineage.origins import PARTS
from lineage.records import (
    RELATIONS,
    Change,
    Cited,
    Defect,
    Degree,
    Doubt,
    Link,
    Mutation,
    OtherForm,
    Reading,
    Strength,
    Variant,
)
from lineage.report.document import KINDS
from lineage.report.edition import Edition
from lineage.report.flow import Row, apart, flow
from lineage.report.labels import LABELS, critical
from lineage.report.layout import Page, answer_of, document_anchor, match_anchor
from lineage.report.marking import language, marked, phrased, plain, shown, taken_over
from lineage.report.pages import pages
from lineage.report.proof import prove
from lineage.report.site import alone, templates, write
from lineage.spans import Span

TOP = Path(__file__).parents[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of the small edition."""
    write(pages(edition()), tmp_path / "site")
    return tmp_path / "site"


def everything(site: Path) -> dict[str, bytes]:
    """All files of a folder with their bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def text_of(path: Path) -> str:
    return "".join(read(path).text)


# What stands on the pages


def test_there_is_a_page_for_the_corpus_each_document_each_pair_and_each_wording(site: Path) -> None:
    names = sorted(name for name in everything(site) if name.endswith(".html"))
    assert [name for name in names if not name.startswith(("wordings/", "files/"))] == [
        "documents/centre-2029.html",
        "documents/hb-2029.html",
        "documents/wh-2029-gongbao.html",
        "documents/wh-2029.html",
        "guide.html",
        "index.html",
        "pairs/centre-2029--hb-2029.html",
        "pairs/centre-2029--wh-2029-gongbao.html",
        "pairs/centre-2029--wh-2029.html",
        "pairs/hb-2029--wh-2029.html",
        "search.html",
    ]
    assert sum(name.startswith("wordings/") for name in names) == 2
    assert sum(name.startswith("files/") for name in names) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_and_anchor_resolves_and_none_leads_outside(tmp_path: Path, language: str) -> None:
    write(pages(edition(language=language)), tmp_path / "site")
    assert faults(tmp_path / "site") == []


def test_the_checker_of_links_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="x" onclick="f()"></p><p id="x"></p><a href="b.html">1</a><a href="#y">2</a>'
        '<a href="https://example.org">3</a><a href="../c.html">4</a><div>'
    )
    assert [fault.split(": ", 1)[1] for fault in faults(tmp_path)] == [
        "<p onclick>",
        "<div> is never closed",
        "id x stands 2 times",
        "b.html leads to no file",
        "#y leads to no place in a.html",
        "https://example.org leads outside",
        "../c.html leads outside",
    ]


def test_the_front_page_says_what_the_corpus_is(site: Path) -> None:
    words = text_of(site / "index.html")
    for said in (
        "江海文献",
        "收文献 4 篇",
        "对应 6 处",
        "套话 1 处",
        "2029年1月5日",
        "hb-2029.txt",
        "页码夹在句中",
        "c0ffee00",
        "at_least = 12",
    ):
        assert said in words, said


def test_the_matrix_counts_matches_without_boilerplate(site: Path) -> None:
    assert "<a href=pairs/centre-2029--hb-2029.html>2</a>" in (site / "index.html").read_text()


def test_pairs_that_share_only_boilerplate_have_no_page() -> None:
    small = edition()
    only = [found for found in small.matches if found.boilerplate]
    assert not any(page.path.startswith("pairs/") for page in pages(replace(small, matches=only)))


def cells_of(page: Path) -> list[str]:
    return re.findall(r"<td class=shade-.>(?:<a href=([^>]*)>)?(\d+)", page.read_text())


def test_many_documents_stand_in_a_matrix_by_their_issuers(tmp_path: Path) -> None:
    write(pages(of_many(["甲省", "乙省"] * 20)), tmp_path / "site")
    front = (tmp_path / "site" / "index.html").read_text()
    assert [count for _, count in cells_of(tmp_path / "site" / "index.html")] == ["19", "19"]
    assert "行为较早一方的发布机关" in front
    assert faults(tmp_path / "site") == []


def test_a_cell_of_issuers_leads_to_their_documents_one_by_one(tmp_path: Path) -> None:
    write(pages(of_many(["甲省", "乙省"] * 20)), tmp_path / "site")
    address = cells_of(tmp_path / "site" / "index.html")[0][0]
    page = tmp_path / "site" / address.partition("#")[0]
    assert cells_of(page)[0] == ("../pairs/d001--d003.html", "1")
    assert len(cells_of(page)) == 19
    assert ">1903</a>" in page.read_text()


def test_issuers_beyond_the_widest_matrix_are_taken_together(tmp_path: Path) -> None:
    write(pages(of_many([f"机关{n // 2}" for n in range(80)])), tmp_path / "site")
    front = (tmp_path / "site" / "index.html").read_text()
    assert "其余机关" in front and "机关39" not in front.partition('<h2 id="matrix">')[2]
    assert "matrix/others.html" in front
    assert faults(tmp_path / "site") == []


def test_documents_without_an_issuer_stand_in_the_matrix_as_such(tmp_path: Path) -> None:
    write(pages(of_many([""] * 31)), tmp_path / "site")
    assert "发布机关未详" in text_of(tmp_path / "site" / "index.html")


def test_of_the_later_documents_of_one_issuer_those_with_fewest_matches_are_counted_only(tmp_path: Path) -> None:
    write(pages(of_many(["甲省"] * 150)), tmp_path / "site")
    words = "".join(text_of(path) for path in (tmp_path / "site" / "matrix").iterdir())
    assert "另有 88 篇对应较少，未列。" in words
    assert cells_of(tmp_path / "site" / "index.html")[0][1] == "148"
    assert faults(tmp_path / "site") == []


def test_what_two_documents_share_stands_on_some_page_even_if_they_have_none_of_their_own(tmp_path: Path) -> None:
    whole = handed_on()
    write(pages(whole), tmp_path / "site")
    assert not (tmp_path / "site" / "pairs" / "d002--d004.html").exists()
    cells = cells_of(tmp_path / "site" / "index.html")
    assert len(cells) == 10
    assert all(href for href, _ in cells)
    assert f"further/d004.html#{document_anchor('d002')}" in {href for href, _ in cells}
    shown = "".join(path.read_text() for kind in ("pairs", "further") for path in (tmp_path / "site" / kind).iterdir())
    assert all(f"id={match_anchor(found)} " in shown for found in whole.matches)
    assert "与其余更早的 2 篇的对应" in text_of(tmp_path / "site" / "documents" / "d004.html")
    assert faults(tmp_path / "site") == []
    assert not prove(tmp_path / "site", whole.readings).faults


def test_what_is_shared_beyond_the_pages_of_two_goes_on_in_further_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineage.report.layout.FULL", 1_500)
    whole = handed_on(6)
    twice = [replace(found, id=f"{found.id}x") for found in whole.matches]
    write(pages(replace(whole, matches=[*whole.matches, *twice])), tmp_path / "site")
    second = text_of(tmp_path / "site" / "further" / "d005.2.html")
    assert "续" in second and "第 2 页" in second
    assert faults(tmp_path / "site") == []


def test_of_very_many_documents_other_pairs_are_shown_by_a_command_that_is_named(tmp_path: Path) -> None:
    many = of_many(["甲省"] * 101)
    last = many.readings[100]  # of the three before it that it shares with, two are set beside it
    more = [match(many.readings[number], last, "江海联动新格局") for number in (0, 2)]
    write(pages(replace(many, matches=[*many.matches, *more])), tmp_path / "site")
    assert not (tmp_path / "site" / "further").exists()
    (page,) = [path for path in (tmp_path / "site" / "matrix").iterdir() if "." not in path.stem]
    (command,) = re.findall("lineage align (\\w+) (\\w+) -o page.html --site SITE", text_of(page))
    assert f"pairs/{'--'.join(command)}.html" not in everything(tmp_path / "site")
    assert command == ("d098", "d100")
    assert 'title="d100 · ' in page.read_text()
    assert "<code>d001</code>" in page.read_text()
    assert faults(tmp_path / "site") == []


def test_an_empty_corpus_has_a_front_page(tmp_path: Path) -> None:
    write(pages(edition(readings=(), matches=(), lineages=())), tmp_path / "site")
    words = text_of(tmp_path / "site" / "index.html")
    assert "收文献 0 篇" in words
    assert "尚未追溯任何提法" in words


def test_a_document_shows_every_sentence_with_its_origin_in_the_margin(site: Path) -> None:
    page = (site / "documents" / "hb-2029.html").read_text()
    assert len(re.findall(r'<div class=(?:line|"line heading") ', page)) == 4
    assert "<u class=a>我省加快构建江海联动新格局，推动沿线市州协同发展</u>。" in page
    assert "<b class=localised><u>本地化</u></b> <a href=../pairs/" in page
    assert ">中央 意见 2029-01-05</a> <small>62</small>" in page
    assert "<summary>1</summary>" in page
    assert page.count("推断") == 2
    assert "页码夹在句中" in page


def test_sentences_cite_the_line_of_the_file(site: Path) -> None:
    page = (site / "documents" / "hb-2029.html").read_text()
    (href, lines) = re.findall(r"<a href=(../files/[^>]+)>([^<]+)</a>", page)[1]
    assert lines == "3"
    assert href.endswith("#L3")
    assert "<li id=L3>我省加快构建" in (site / "documents" / href.partition("#")[0]).read_text()


def test_without_the_file_a_place_is_an_offset(tmp_path: Path) -> None:
    small = edition()
    bare = [replace(each, raw="") for each in small.readings]
    write(pages(replace(small, readings=bare)), tmp_path / "site")
    assert "<b class=o>12</b>" in (tmp_path / "site" / "pairs" / "centre-2029--hb-2029.html").read_text()
    assert "<b class=o>12</b>" in (tmp_path / "site" / "documents" / "centre-2029.html").read_text()
    assert not (tmp_path / "site" / "files").exists()


def test_anchors_of_sentences_are_made_of_their_words_and_stay_when_the_corpus_grows() -> None:
    def anchors(found: Edition) -> list[str]:
        (page,) = (page for page in pages(found) if page.path == "documents/wh-2029.html")
        return [line.anchor for line in page.values["lines"]]

    small = edition()
    fewer = replace(small, readings=small.readings[2:3], matches=(), lineages=())
    assert anchors(small) == anchors(fewer)
    assert all(re.fullmatch("s-[0-9a-f]{8}", anchor) for anchor in anchors(small))


def test_sentences_that_say_the_same_have_anchors_of_their_own(tmp_path: Path) -> None:
    twice = reading("办好小事。办好小事。", "twice")
    write(pages(edition(readings=[twice], matches=(), lineages=())), tmp_path / "site")
    assert faults(tmp_path / "site") == []


def test_side_by_side_marks_what_was_cut_and_what_was_added(site: Path) -> None:
    page = (site / "pairs" / "centre-2029--hb-2029.html").read_text()
    assert "到2030年建成<del>十</del><b>个</b>示范港区" in page  # by words, 十个 is one
    assert "到2030年建成<ins>三</ins><b>个</b>示范港区" in page
    assert "<em><span class=zh>数字</span><span lang=en>number</span></em>" in page
    assert re.search("<i>必须</i><q [^>]*>守住生态底线</q>", page)
    assert "<details class=fold><summary>" in page
    assert "<span class=pb>1</span>" in page


def test_a_passage_of_several_sentences_says_which(tmp_path: Path) -> None:
    small = edition()
    long = match(
        small.readings[0], small.readings[1], "到2030年建成十个示范港区。必须守住", "到2030年建成三个示范港区。应当守住"
    )
    write(pages(replace(small, matches=[long])), tmp_path / "site")
    assert ">3–4</a>" in (tmp_path / "site" / "pairs" / "centre-2029--hb-2029.html").read_text()


def test_what_differs_only_in_script_is_marked_as_such_and_the_language_is_right(site: Path) -> None:
    page = (site / "pairs" / "centre-2029--wh-2029-gongbao.html").read_text()
    assert "<mark>" in page
    assert "<del>" not in page.split('class="rows"')[1]
    assert "<div class=right lang=zh-Hant><i>會議強調,要</i>" in page
    assert "<p class=simplified lang=zh-Hans>会议强调,要加快构建" in page


def test_a_passage_says_where_in_the_file_it_stands(site: Path) -> None:
    found = edition().matches[0].right
    page = (site / "pairs" / "centre-2029--hb-2029.html").read_text()
    assert f"<q data-start={found.source.start} data-end={found.source.end}>" in page


def test_what_was_published_is_there_line_by_line_as_it_stands_in_the_file(site: Path) -> None:
    raw = edition().readings[1].raw
    (path,) = (path for path in (site / "files").iterdir() if "hb-2029.txt" in path.read_text())
    assert [html.unescape(line) for line in re.findall(r"<li id=L\d+>(.*)", path.read_text())] == raw.split("\n")


def test_a_wording_is_told_in_a_picture_and_in_a_table(site: Path) -> None:
    (name,) = (name for name in everything(site) if name.startswith("wordings/") and "在 3 篇" in text_of(site / name))
    page = (site / name).read_text()
    words = text_of(site / name)
    assert page.count("<svg") == 1 + page.count("<svg class=key")
    assert page.count("<tr id=") == 3
    for said in ("在 3 篇文献中有 3 处", "2029年1月5日", "本文集最早", "江海联动发展规划纲要", "未收之文"):
        assert said in words, said


def test_a_wording_that_is_nowhere_has_a_page_that_says_so(site: Path) -> None:
    assert any("本文集中没有这一提法" in text_of(path) for path in (site / "wordings").iterdir())


def test_one_page_can_stand_alone(tmp_path: Path) -> None:
    small = edition()
    two = replace(small, readings=small.readings[:2], matches=small.matches[:3], lineages=())
    (tmp_path / "page.html").write_text(alone(two))
    assert faults(tmp_path) == []
    page = read(tmp_path / "page.html")
    assert all(link.startswith("#") for link in page.links)
    assert "到2030年建成三个示范港区" in "".join(page.text)


def test_one_page_of_two_documents_without_a_match_says_so() -> None:
    small = edition()
    assert "没有发现套话以外的对应" in alone(replace(small, readings=small.readings[:2], matches=(), lineages=()))


# The words of the pages


def test_every_label_is_there_in_both_languages_with_the_same_facts() -> None:
    for key, (zh, en) in LABELS.items():
        assert zh and en, key
        assert not re.search("[’“”]", en) or key == "picture_title", "Chinese fonts draw these as wide as a character"
        assert sorted(re.findall(r"{(\w+)", zh)) == sorted(re.findall(r"{(\w+)", en)), key


def test_every_label_a_template_names_exists_and_every_label_is_used() -> None:
    sources = [path.read_text() for path in (TOP / "templates").rglob("*.html") if path.name != "check.html"]
    code = [path.read_text() for path in (TOP / "lineage").rglob("*.py") if path.name != "labels.py"]
    own = (TOP / "lineage" / "report" / "labels.py").read_text().partition("def say(")[2]
    named = {name for source in sources for name in re.findall(r"say\('(\w+)'[,)]", source)}
    assert named <= LABELS.keys()
    mentioned = set(re.findall(r"""["'](\w+)["']""", "\n".join([*sources, *code, own])))
    records = set(re.findall(r'"(\w+)"', (TOP / "lineage" / "records.py").read_text()))
    built = {f"{relation}_means" for relation in RELATIONS}
    built |= {key for key in LABELS if key.startswith(("defect_", "doubt_"))}
    built |= {*KINDS, *PARTS, *(f"{origin}_share" for origin in PARTS), *(f"{kind}_kind" for kind in KINDS)}
    built |= {f"strength_{strength}" for strength in get_args(Strength)} | {f"link_{link}" for link in get_args(Link)}
    assert LABELS.keys() - mentioned - records - built - {critical("date")} == set()


def test_a_wording_tells_who_took_it_up_when_its_variants_and_each_step(tmp_path: Path) -> None:
    small = edition()
    traced, _ = small.lineages
    first, second, _ = traced.attestations
    step = Mutation(
        changes=(Change("replace", "江海", "江湖"), Change("equal", "联动", "联动")),
        localised=(("中央", "省"),),
        degrees=(Degree("duty", "可以", "必须", 2),),
        gained=("山海联动",),
        lost=("陆海联动",),
        reordered=True,
    )
    form = OtherForm("联动格局", True, "stated", second.place, second.context, (), (second,))
    told = replace(
        traced,
        edges=(replace(traced.edges[0], mutation=step), *traced.edges[1:]),
        variants=(
            Variant("江海联动新格局", None, (first.id,)),
            Variant("构建江海联动新格局", "江海联动新格局", (second.id,)),
        ),
        forms=(form,),
        cited=(Cited("关于推进江海联动的意见", ("hb-2029",), ("centre-2029",)),),
        doubts=(Doubt("hb-2029", "某次全会", "wh-2029"),),
    )
    write(pages(replace(small, lineages=(told,))), tmp_path / "site")
    page = (tmp_path / "site" / "wordings" / "917ecddd.html").read_text()
    shown = text_of(tmp_path / "site" / "wordings" / "917ecddd.html")
    rows = re.findall(r'<tr><th scope="row"><bdi>(.*?)</bdi></th>.*?<td class="n">(\+\d+)</td>', page)
    assert rows[0] == ("<span class=zh>全国</span><span lang=en>the nation</span>", "+0")
    assert '<li class="depth-0"><a href="#a-' in page and '<li class="depth-1"><a href="#a-' in page
    for words in ("增列 山海联动", "减去 陆海联动", "次序有变", "本地化 中央→省", "语气加重（可以→必须）"):
        assert words in shown
    assert "<del>江海</del>联动" in page
    assert "说明为简称" in shown and "只见此形而不见原词" in shown
    assert "引而已收" in shown and "两者必有一误" in shown
    assert faults(tmp_path / "site") == []


def test_a_wording_that_is_nowhere_names_what_is_spelt_nearly_so(tmp_path: Path) -> None:
    small = edition()
    write(pages(replace(small, lineages=(replace(small.lineages[1], near=("江海联动",)),))), tmp_path / "site")
    (path,) = (tmp_path / "site" / "wordings").iterdir()
    assert "相近的写法" in text_of(path) and "江海联动" in text_of(path)


def test_what_the_page_itself_says_stands_there_in_both_languages(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = path.read_text()
        assert '<html lang="zh-Hans">' in page
        relations = len(
            re.findall("<b(?: class=[a-z_]+)?><span class=zh>[^<]*</span></b>", page)
        )  # English by the style
        assert page.count("<span class=zh>") - relations == page.count("<span lang=en>") > 3, path
        own = re.sub(r"(?s)<(title|desc|style|script)\b.*?</\1>", "", page)
        for words in re.findall(r"<span lang=en>(.*?)</span>", own):
            assert not re.search("[\u4e00-\u9fff]", words.replace("江海联动新格局", "")), words


def test_the_language_that_pages_open_in_can_be_chosen(tmp_path: Path) -> None:
    write(pages(edition(language="en")), tmp_path / "site")
    page = (tmp_path / "site" / "pairs" / "centre-2029--hb-2029.html").read_text()
    assert 'id="in-en" value="en" checked' in page
    assert "<title>Side by side: " in page


# Whatever a text holds is only text

HOSTILE = [
    "<script>alert(1)</script>",
    '"onmouseover="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    "{{7777*7}}{% for x in y %}",
    "甲\u202e乙\u2066丙",
    "甲\x00乙\x1b[31m丙\x85丁",
    "<!-- 甲 --> <![CDATA[乙]]>",
    "&lt;&amp;&#60;",
    "甲\u200b乙\ufeff丙\u00ad丁",
]


def hostile(words: str) -> Edition:
    """An edition with ``words`` wherever a corpus can hold words."""
    text = f"{words}发展格局新篇章\n我省{words}发展格局新篇章。"
    named = {"title": words, "issuer": words, "file": words, "kind": words, "authority": (words,)}
    left, right = (
        replace(
            reading(text, f"{words}{n}", date=f"202{n}-01-01", **named), defects=(Defect(words, Span(0, 1), 1, words),)
        )
        for n in (1, 2)
    )
    found = match(left, right, f"{words}发展格局新篇章")
    base = edition()
    traced = base.lineages[0]
    shifted = [
        replace(
            each,
            place=replace(found.left, document=f"{words}{n % 2 + 1}"),
            formulation=words,
            context=f"前{words}后",
            id=f"{words}{each.id}",
        )
        for n, each in enumerate(traced.attestations)
    ]
    edges = [replace(edge, child=f"{words}{edge.child}", parent=f"{words}{edge.parent}") for edge in traced.edges]
    told = replace(
        traced,
        wording=words,
        attestations=tuple(shifted),
        edges=tuple(edges),
        first={"national": shifted[0].id},
        undetermined=(shifted[0].id,),
        cited_but_absent=(replace(traced.cited_but_absent[0], title=words, cited_by=(words,)),),
    )
    return Edition(
        words, (left, right), [replace(found, id=words)], (told,), replace(base.made, settings=words, corpus=words)
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_only_text(tmp_path: Path, words: str) -> None:
    site = tmp_path / "site"
    write(pages(hostile(words)), site)
    write(pages(edition()), tmp_path / "tame")
    assert faults(site) == []
    tame = {tag for path in (tmp_path / "tame").rglob("*.html") for tag in re.findall(r"<(\w+)", path.read_text())}
    for path in site.rglob("*.html"):
        page = path.read_text()
        assert set(re.findall(r"<(\w+)", page)) <= tame
        assert page.count("<script") == page.count("</script") == (2 if path.name == "search.html" else 1)
        assert page.count("<!") == 1
        assert "54439" not in page
    parts = {part for path in site.rglob("*") for part in path.relative_to(site).parts}
    assert all(re.fullmatch(r"[a-z0-9_.-]+", part) for part in parts)


@pytest.mark.parametrize("words", [words for words in HOSTILE if "\x00" not in words])
def test_hostile_text_is_shown_whole(tmp_path: Path, words: str) -> None:
    write(pages(hostile(words)), tmp_path / "site")
    assert words in text_of(tmp_path / "site" / "index.html")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_only_text_on_a_page_that_stands_alone(tmp_path: Path, words: str) -> None:
    (tmp_path / "page.html").write_text(alone(replace(hostile(words), lineages=())))
    assert faults(tmp_path) == []
    assert (tmp_path / "page.html").read_text().count("<script") == 1


@pytest.mark.parametrize(
    "key", ["../../x", "/etc/passwd", "a/b", "CON", "con", ".", "", "甲", "a--b", "x" * 300, "a\x00b", "A"]
)
def test_whatever_an_id_is_its_page_stays_in_the_folder(tmp_path: Path, key: str) -> None:
    left, right = reading("甲乙丙丁戊。", key, date="2001"), reading("甲乙丙丁戊。", "other", date="2002")
    found = match(left, right, "甲乙丙丁戊")
    write(pages(edition(readings=(left, right), matches=(found,), lineages=())), tmp_path / "out" / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site"]
    assert faults(tmp_path / "out" / "site") == []
    assert all(len(path.name) < 160 for path in tmp_path.rglob("*"))


def test_ids_that_look_alike_have_pages_of_their_own() -> None:
    keys = ["a", "A", "a.", "a--b", "a-b", "b--c", "a--b--c"]
    readings = [reading("甲。", key, date=f"200{n}") for n, key in enumerate(keys)]
    names = {page.path.lower() for page in pages(edition(readings=readings, matches=(), lineages=()))}
    assert len([name for name in names if name.startswith("documents/")]) == len(keys)


def test_a_title_of_five_thousand_characters_is_shown_once_in_full(tmp_path: Path) -> None:
    title = "长" * 5000
    small = edition()
    first = replace(small.readings[0], document=replace(small.readings[0].document, title=title))
    write(pages(replace(small, readings=(first, *small.readings[1:]))), tmp_path / "site")
    page = (tmp_path / "site" / "documents" / "centre-2029.html").read_text()
    assert page.count(title) == 1
    assert len((tmp_path / "site" / "index.html").read_text()) < 30_000


def test_invisible_characters_are_kept_named_and_isolated() -> None:
    assert shown("甲\u202e乙") == '甲<bdi class="unseen" data-code="U+202E">\u202e</bdi>乙'
    assert "&#13;" in shown("甲\r乙")
    assert "\x00" not in shown("甲\x00乙")
    assert 'data-code="U+0000"' in shown("\x00")
    assert 'data-code="U+D800"' in shown("\ud800")
    assert shown("甲\n\t乙") == "甲\n\t乙"


def test_a_line_for_a_window_title_has_no_line_ends_and_no_end_of_its_own() -> None:
    assert plain("甲\n乙\u202e", 120) == "甲 乙\ufffd"
    assert plain("甲" * 200, 10) == "甲" * 9 + "…"


def test_both_sides_of_the_changes_are_there_whole() -> None:
    steps = (
        Change("equal", "全", "全"),
        Change("replace", "省", "市"),
        Change("insert", "", "<b>"),
        Change("variant", "，", ","),
    )
    assert marked(steps, "left") == "全<del>省</del><mark>，</mark>"
    assert marked(steps, "right") == "全<ins>市</ins><ins>&lt;b&gt;</ins><mark>,</mark>"


def test_changes_are_marked_for_both_views_by_characters_and_by_words() -> None:
    letters = (
        *(Change("equal", "加快推", "加快推"), Change("replace", "进", "动")),
        *(Change("variant", "，", ","), Change("equal", "改革", "改革")),
    )
    words = (Change("equal", "加快", "加快"), Change("replace", "推进，", "推动,"), Change("equal", "改革", "改革"))
    assert marked(letters, "left", words) == "加快<b>推</b><del>进</del><b><mark>，</mark></b>改革"
    assert marked(letters, "right", words) == "加快<b>推</b><ins>动</ins><b><mark>,</mark></b>改革"
    other = (Change("replace", "加快", "加快"), Change("equal", "推进，改革", "推动,改革"))
    assert marked(letters, "left", other) == "<b>加快</b>推<del class=c>进</del><mark>，</mark>改革"
    assert marked(letters, "left", letters) == marked(letters, "left")


def test_what_was_taken_over_is_set_apart_by_its_origin_and_neighbours_are_one() -> None:
    text = "甲乙，丙丁，戊己，庚辛。"
    parts = [
        ("inherited", Span(0, 2)),
        ("inherited", Span(3, 5)),
        ("adapted", Span(6, 8)),
        ("boilerplate", Span(9, 11)),
    ]
    assert taken_over(text, Span(0, 12), parts) == "<u>甲乙，丙丁</u>，<u class=a>戊己</u>，<i>庚辛</i>。"
    assert taken_over(text, Span(0, 12), [("own", Span(0, 11))]) == text


@pytest.mark.parametrize(
    ("text", "tag"), [("国家发展", "zh-Hans"), ("國家發展", "zh-Hant"), ("中央", "zh-Hans"), ("", "zh-Hans")]
)
def test_the_language_of_a_text_is_read_from_its_characters(text: str, tag: str) -> None:
    assert language(text) == tag


def test_every_template_escapes_and_none_is_called_safe() -> None:
    for path in (TOP / "templates").rglob("*"):
        if path.is_file() and "assets" not in path.parts:
            assert path.suffix == ".html", path
            assert not re.search(r"\|\s*safe|autoescape", path.read_text()), path


def test_the_policy_of_every_page_allows_nothing_from_outside(site: Path) -> None:
    for path in site.rglob("*.html"):
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', path.read_text())
        assert found, path
        policy = html.unescape(found[1])
        assert policy.startswith("default-src 'none';")
        assert not re.search(r"https?:|\*|unsafe|data:", policy)


# Into a folder


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(pages(edition()), tmp_path / name)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
    shuffled = edition()
    shuffled = replace(shuffled, readings=shuffled.readings[::-1], matches=list(shuffled.matches)[::-1])
    write(pages(shuffled), tmp_path / "three")
    assert everything(tmp_path / "one") == everything(tmp_path / "three")


def test_writing_again_touches_no_file_that_has_not_changed(site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    done = write(pages(edition()), site)
    assert done.changed == done.removed == ()
    assert done.files == len(before)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


def test_pages_that_are_gone_are_removed_and_only_the_changed_are_written(site: Path) -> None:
    small = edition()
    done = write(pages(replace(small, readings=small.readings[:3], matches=list(small.matches)[:6])), site)
    gone = [name for name in done.removed if not name.startswith("files/")]
    assert gone == ["documents/wh-2029-gongbao.html", "pairs/centre-2029--wh-2029-gongbao.html"]
    wording = "wordings/917ecddd.html"  # tells how many texts each unit has
    assert done.changed == ("documents/centre-2029.html", "index.html", "search/0.js", "search/1.js", wording)
    assert faults(site) == []
    done = write(pages(replace(small, lineages=())), site)
    assert not (site / "wordings").exists()


def test_a_page_at_the_top_that_is_gone_is_removed_too(site: Path) -> None:
    listed = json.loads((site / "manifest.json").read_text())
    listed["files"]["older.html"] = ""
    (site / "manifest.json").write_text(json.dumps(listed))
    (site / "older.html").write_text("一页旧版才有的")
    assert write(pages(edition()), site).removed == ("older.html",)
    assert not (site / "older.html").exists()


def test_the_manifest_lists_every_other_file_with_its_digest(site: Path) -> None:
    listed = json.loads((site / "manifest.json").read_text())["files"]
    assert listed.keys() == everything(site).keys() - {"manifest.json"}


def test_assets_are_called_by_their_content(site: Path) -> None:
    assert all(
        re.fullmatch(r"(lineage|search|icon)-[0-9a-f]{8}\.(css|js|svg)", path.name)
        for path in (site / "assets").iterdir()
    )


@pytest.mark.parametrize("name", ["mine.txt", "documents/mine.html", "index.html", "manifest.json"])
def test_a_folder_with_files_of_the_users_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("{}")
    before = everything(tmp_path)
    with pytest.raises(NotOurFolderError, match=name):
        write(pages(edition()), tmp_path)
    assert everything(tmp_path) == before


def test_a_file_put_into_a_site_since_is_neither_removed_nor_overwritten(site: Path) -> None:
    (site / "documents" / "mine.html").write_text("我的")
    before = everything(site)
    with pytest.raises(NotOurFolderError, match="mine"):
        write(pages(edition(lineages=())), site)
    assert everything(site) == before


@pytest.mark.parametrize("manifest", ["[]", '{"made by": "me"}', '{"made by": "lineage", "files": 3}', "\x80", "{"])
def test_a_manifest_that_is_not_ours_is_the_users(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="latin-1")
    with pytest.raises(NotOurFolderError, match=r"manifest\.json"):
        write(pages(edition()), tmp_path)


def test_what_is_hidden_in_a_folder_is_left_alone(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    write(pages(edition(lineages=())), site)
    assert (site / ".git" / "HEAD").read_text() == "ref"


def test_a_manifest_cannot_make_us_remove_what_is_not_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("我的")
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref")
    listed = dict.fromkeys(["../mine.txt", str(tmp_path / "mine.txt"), ".git/HEAD", "pairs/../../mine.txt"], "")
    (tmp_path / "site" / "manifest.json").write_text(json.dumps({"made by": "lineage", "files": listed}))
    write(pages(edition()), tmp_path / "site")
    assert (tmp_path / "mine.txt").read_text() == "我的"
    assert (tmp_path / "site" / ".git" / "HEAD").read_text() == "ref"


def test_links_in_a_folder_are_not_followed(site: Path, tmp_path: Path) -> None:
    shutil.move(site / "documents", tmp_path / "elsewhere")
    (site / "documents").symlink_to(tmp_path / "elsewhere")
    before = everything(tmp_path / "elsewhere")
    with pytest.raises(NotOurFolderError, match="documents"):
        write(pages(edition(lineages=(), language="en")), site)
    assert everything(tmp_path / "elsewhere") == before


def test_a_build_that_was_interrupted_is_taken_up_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = edition(language="en")
    grown = replace(small, readings=(*small.readings, reading("新文。", "new", date="2030")))
    replaced = Path.replace
    left = iter(range(4))

    def fails_at_last(part: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise OSError(28, "No space left on device", str(target))
        return replaced(part, target)

    monkeypatch.setattr(Path, "replace", fails_at_last)
    with pytest.raises(CannotWriteError, match="No space left"):
        write(pages(grown), site)
    monkeypatch.undo()
    write(pages(grown), site)
    write(pages(grown), site.parent / "afresh")
    assert everything(site) == everything(site.parent / "afresh")


def test_a_place_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("我的")
    with pytest.raises(CannotWriteError, match="site"):
        write(pages(edition()), tmp_path / "site")
    with pytest.raises(CannotWriteError, match="below"):
        write(pages(edition()), tmp_path / "site" / "below")
    assert (tmp_path / "site").read_text() == "我的"


def test_nothing_is_written_when_a_page_cannot_be_made(tmp_path: Path) -> None:
    bad = Page("bad.html", "index.html", lambda: {"language": "zh"})
    with pytest.raises((UndefinedError, TypeError), match=r"[Uu]ndefined"):
        write([*pages(edition()), bad], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_templates_are_found_in_a_checkout() -> None:
    assert (templates() / "base.html").is_file()


# How large a page may be


def test_the_line_of_a_match_is_named_in_its_row(site: Path) -> None:
    page = (site / "pairs" / "centre-2029--hb-2029.html").read_text()
    assert re.findall(r"</a> <b>([\d–]+)</b>", page) == ["2", "3", "2", "4", "2", "4"]


def test_long_documents_and_long_pairs_are_cut_into_pages_within_the_budget(tmp_path: Path) -> None:
    sentences = [f"第{n}项任务是加快构建江海联动新格局的第{n * 7}个示范港区，推动沿线地区协同发展" for n in range(900)]
    text = "。".join(sentences) + "。"
    left, right = reading(text, "left", date="2001"), reading(text, "right", date="2002")
    found = [replace(match(left, right, words), changes=(Change("equal", words, words),)) for words in sentences]
    found = [replace(each, right=replace(each.right, text=each.right.text.replace("，", "，\n\n"))) for each in found]
    done = write(pages(edition(readings=(left, right), matches=found, lineages=())), tmp_path / "site")
    names = everything(tmp_path / "site")
    assert {"pairs/left--right.2.html", "documents/right.2.html"} <= names.keys()
    assert max(map(len, names.values())) <= 300_000
    assert max(len(gzip.compress(content)) for content in names.values()) <= 90_000
    assert faults(tmp_path / "site") == []
    assert done.files == len(names)


@pytest.fixture(scope="module")
def whole(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the seed corpus."""
    folder = tmp_path_factory.mktemp("seeds") / "site"
    write(pages(of_seeds(seeds)), folder)
    return folder


def test_a_wording_that_stands_in_many_places_is_cut_into_sheets_and_its_picture_into_what_can_be_read(
    tmp_path: Path,
) -> None:
    small = edition()
    told = small.lineages[0]
    first, *rest = told.attestations
    many = [replace(first, id=f"{first.id}-{n}", formulation=f"{first.formulation}{n}") for n in range(300)]
    write(pages(replace(small, lineages=[replace(told, attestations=(first, *rest, *many))])), tmp_path / "site")
    found = sorted((tmp_path / "site" / "wordings").iterdir())
    assert len(found) > 1 and max(len(path.read_bytes()) for path in found) < 300_000
    texts = [path.read_text("utf-8") for path in found]
    assert sum(text.count("<tr id=a-") for text in texts) == 301 + len(rest)
    assert sum(text.count("<rect x=") > 50 for text in texts) == 1 and any("格未画" in text for text in texts)
    assert faults(tmp_path / "site") == []


def test_every_link_and_anchor_of_the_seeds_resolves(whole: Path) -> None:
    assert faults(whole) == []


def test_the_seeds_keep_within_the_budget_of_bytes(whole: Path) -> None:
    written = everything(whole)
    assert sum(map(len, written.values())) <= 6_000_000
    assert {name: len(content) for name, content in written.items() if len(content) > 300_000} == {}
    assert {name for name, content in written.items() if len(gzip.compress(content)) > 90_000} == set()


def test_no_side_of_a_match_begins_with_what_the_clause_before_it_ends_with(whole: Path) -> None:
    sides = [
        (path.name, "".join(re.findall(">([^<]*)", side)))
        for folder in ("pairs", "further")
        for path in sorted((whole / folder).iterdir())
        for side in re.findall("<div class=(?:left|right)(?: lang=[^>]*)?(>.*?</q>)", path.read_text(), re.DOTALL)
    ]
    assert len(sides) > 4_000
    assert [found for found in sides if found[1][0] in "，；：、。！？”’」』》）,;:!?)"] == []


def test_every_sentence_of_the_seeds_is_shown_with_its_own_place(whole: Path, seeds: Path) -> None:
    checked = 0
    for source in of_seeds(seeds).readings:
        at = {each.source: each.clean.of(source.text.text) for each in source.sentences}
        for path in sorted((whole / "documents").glob(f"{source.document.id}.*")):
            for start, end, words in re.findall(LINE, path.read_text()):
                assert html.unescape(re.sub("<[^>]*>", "", words)) == at[Span(int(start), int(end))]
                checked += 1
    assert checked == sum(len(source.sentences) for source in of_seeds(seeds).readings)


LINE = r"<(?:h2|p) data-start=(\d+) data-end=(\d+)>(.*?)</(?:h2|p)>"


# The script


def test_what_the_script_decides_is_right() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no node on this machine")
    done = subprocess.run([node, "--test", str(TOP / "tests" / "js")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_script_is_short_and_fetches_nothing() -> None:
    for name in ("lineage.js", "search.js"):
        script = (TOP / "templates" / "assets" / name).read_text()
        assert len(script.splitlines()) < 350
        assert not re.search(r"fetch|XMLHttp|import\b|eval|innerHTML|https?:", script)
    style = (TOP / "templates" / "assets" / "lineage.css").read_text()
    assert not re.search(r"@import|url\(|https?:", style)


def test_dates_are_said_as_the_documents_give_them() -> None:
    small = edition(readings=[reading("甲。", "a", date=None)], matches=(), lineages=())
    by_path = {page.path: page for page in pages(small)}
    front, page = by_path["index.html"], by_path["documents/a.html"]
    assert front.values["span"] is None
    assert [fact.value.zh for fact in page.values["facts"] if fact.label == "date"] == ["日期未详"]


def test_facts_about_a_document_are_all_told() -> None:
    whole = reading("甲。", "a", held="2020-01", published="2020-03-01", authority=("省委全会",))
    (page,) = (page for page in pages(edition(readings=[whole], matches=(), lineages=())) if "documents/" in page.path)
    told = {fact.label: fact.value.zh for fact in page.values["facts"]}
    assert told["held"] == "2020年1月"
    assert told["published"] == "2020年3月1日"
    assert told["authority"] == "省委全会"


def test_a_defect_stands_at_the_sentence_it_touches() -> None:
    small = edition()
    city = small.readings[2]
    places = [sentence.source for sentence in city.sentences]
    defects = (
        Defect("marks", Span(places[1].start - 1, places[1].start + 2), 2, "前一处"),
        Defect("marks", Span(places[3].end, places[3].end), 2, "末一处"),
    )
    pages_of = pages(replace(small, readings=[replace(city, defects=defects)], matches=(), lineages=()))
    (lines,) = (page.values["lines"] for page in pages_of if page.path.startswith("documents/"))
    assert [[defect.detail for defect in line.defects] for line in lines] == [[], ["前一处"], [], ["末一处"]]


def test_titles_break_at_their_spaces_and_dashes_first() -> None:
    assert phrased("甲乙 丙丁——戊") == (
        '<span class="phrase">甲乙</span> <span class="phrase">丙丁</span><span class="phrase">——戊</span>'
    )


@pytest.mark.parametrize("title", ["", " ", "——", "甲 ", " 甲", "甲\n乙", "—甲— 乙—", "a--b", "甲  乙"])
def test_a_title_in_phrases_loses_nothing(title: str) -> None:
    assert html.unescape(re.sub("<[^>]*>", "", phrased(title))) == title


def test_the_bytes_do_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from editions import edition;"
        " from lineage.report.pages import pages; from lineage.report.site import write;"
        " write(pages(edition()), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program, str(TOP / "tests"), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed})
    assert everything(tmp_path / "1") == everything(tmp_path / "2")


def test_with_style_and_script_within_every_page_stands_by_itself(tmp_path: Path) -> None:
    write(pages(edition()), tmp_path / "site", single_file=True)
    names = everything(tmp_path / "site")
    assert not any(name.startswith("assets/") for name in names)
    for name, content in names.items():
        if name.endswith(".html"):
            page = content.decode()
            assert "<style>" in page and "<link" not in page and "<script src" not in page, name
            policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
            assert ("'self'" in policy.partition("script-src")[2].partition(";")[0]) == (name == "search.html"), name
    assert faults(tmp_path / "site") == []
    assert write(pages(edition()), tmp_path / "site").changed  # and back again
    assert any(name.startswith("assets/") for name in everything(tmp_path / "site"))


# Two documents in reading order


def rows_of(there: Reading, here: Reading, *shared: str) -> list[tuple[str, bool]]:
    """The matches of two documents as they are shown, and whether each was moved."""
    found = [answer_of(match(there, here, *words.split("/"))) for words in shared]
    return [
        (row.answer.right_clean.of(here.text.text), row.moved)
        for row in flow(there, here, found)
        if isinstance(row, Row)
    ]


def test_a_sentence_drawn_on_twice_in_a_row_is_not_moved() -> None:
    there = reading("全省推进江海联动行动方案。\n加快构建新格局。", "hb-2029")
    here = reading("推进江海联动。\n江海联动行动方案。\n加快构建新格局。", "wh-2029")
    shown = rows_of(there, here, "推进江海联动", "江海联动行动方案", "加快构建新格局")
    assert shown == [("推进江海联动", False), ("江海联动行动方案", False), ("加快构建新格局", False)]


def test_a_sentence_that_stands_elsewhere_is_moved() -> None:
    there = reading("守住生态底线。\n推进江海联动。\n加快构建新格局。", "hb-2029")
    here = reading("推进江海联动。\n加快构建新格局。\n守住生态底线。", "wh-2029")
    assert [moved for _, moved in rows_of(there, here, "推进江海联动", "加快构建新格局", "守住生态底线")] == [
        False,
        False,
        True,
    ]


FAR = "统筹推进各项重点改革任务落地见效，"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ("", "")),
        ("会议指出，", "，强化保障。", ("会议指出，", "，强化保障。")),
        (FAR + FAR + "为此，", "，" + FAR + FAR, (FAR + "为此，", "，" + FAR)),
        (FAR + "深" * 30 + "，", "，" + "深" * 30 + "，" + FAR, ("深" * 30 + "，", "，" + "深" * 30 + "，")),
        ("深" * 90, "远" * 90, ("深" * 60, "远" * 60)),
    ],
)
def test_a_passage_that_was_moved_has_whole_clauses_round_it(before: str, after: str, shown: tuple[str, str]) -> None:
    words = "实施江海联动行动方案"
    there, here = reading(f"{before}{words}{after}", "hb-2029"), reading(words, "wh-2029")
    (row,) = apart(there, here, [answer_of(match(there, here, words))])
    assert tuple(span.of(there.text.text) for span in row.left) == shown
