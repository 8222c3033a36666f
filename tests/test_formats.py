"""What a reader sees of Markdown, HTML and Word documents, and the way back into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word import RELATED, STRICT, W, box, document, note, p, packed, r, relations

from lineage import drafts, formats, ingest
from lineage.drafts.reading import draft
from lineage.errors import (
    DamagedDocxError,
    EmptyDocumentError,
    LockedFileError,
    TooLargeError,
    UnknownFormatError,
    UnsafeXmlError,
)
from lineage.formats import html, markdown, package
from lineage.records import Draft, When
from lineage.spans import Span

Word = Callable[[bytes], Draft]


@pytest.fixture
def word(tmp_path: Path) -> Word:
    """The draft in a Word document."""

    def read(data: bytes) -> Draft:
        path = tmp_path / "稿.docx"
        path.write_bytes(data)
        return drafts.read(path, name="稿.docx")

    return read


def blocks(one: Draft) -> list[tuple[str, str]]:
    """The form and the words of each block."""
    return [(block.form, block.clean.of(one.text.text)) for block in one.blocks]


def words(one: Draft) -> list[str]:
    return [text for _, text in blocks(one)]


def raw_of(one: Draft, wanted: str) -> str:
    """What the file has where the draft reads these words."""
    start = one.text.text.index(wanted)
    return one.text.source(Span(start, start + len(wanted))).of(one.raw)


def in_order(one: Draft) -> bool:
    """Whether places only grow, and none lies outside the file."""
    places = [one.text.source(Span(at, at + 1)) for at in range(len(one.text))]
    return all(a.start <= b.start and a.end <= b.end for a, b in pairwise(places)) and all(
        place.end <= len(one.raw) for place in places
    )


def md(text: str) -> Draft:
    return draft("稿.md", markdown.read(text))


def page(text: str) -> Draft:
    return draft("稿.html", html.read(text))


MARKDOWN = [
    ("# 论**发展**\n", [("heading", "论发展")]),
    ("论发展\n====\n", [("heading", "论发展")]),
    ("> 引文一\n> 接着\n", [("quotation", "引文一接着")]),
    ("他说**“坚持”**要*稳*。\n", [("paragraph", "他说“坚持”要稳。")]),
    ("字**“重点”**字。\n", [("paragraph", "字“重点”字。")]),
    ('见[《建议》](https://例.cn/a_b "题")第1条。\n', [("paragraph", "见《建议》第1条。")]),
    ("见[《建议》][甲]与[乙]。\n\n[甲]: http://a\n[乙]: http://b\n", [("paragraph", "见《建议》与乙。")]),
    ("甲&amp;乙\\*丙&#12290;\n", [("paragraph", "甲&乙*丙。")]),
    ("删~~去~~了`代码`。\n", [("paragraph", "删了代码。")]),
    ("图![说明](a.png)后。\n", [("paragraph", "图后。")]),
    ("- 甲项\n- 乙项\n  续行\n", [("paragraph", "甲项"), ("paragraph", "乙项续行")]),
    ("| 甲 | 乙\\|丙 |\n|---|---|\n| 丁 | 甲 |\n", [("cell", t) for t in ("甲", "乙|丙", "丁", "甲")]),
    ("    缩进的段落。\n", [("paragraph", "缩进的段落。")]),
    ("正文[^1]。\n\n[^1]: 《求是》2020\n", [("paragraph", "正文。"), ("note", "《求是》2020")]),
    ("<div>块<b>里</b></div>\n\n外<span>行</span><!-- 注 -->内\n", [("paragraph", "块里"), ("paragraph", "外行内")]),
    ("甲<del>删</del>乙<br>丙\n", [("paragraph", "甲乙丙")]),
    ("```\n“代码”\n```\n正文。\n", [("paragraph", "正文。")]),
    ("见<https://a.cn>。\n", [("paragraph", "见https://a.cn。")]),
]


@pytest.mark.parametrize(("source", "wanted"), MARKDOWN, ids=[source[:12] for source, _ in MARKDOWN])
def test_markdown_is_read_as_it_is_shown(source: str, wanted: list[tuple[str, str]]) -> None:
    read = md(source)
    assert blocks(read) == wanted
    assert in_order(read)


def test_a_stretch_of_markdown_leads_back_with_its_markup() -> None:
    read = md("# 题\n\n> 会议指出，“坚持**稳中\n> 求进**”&amp;好。\n")
    assert raw_of(read, "坚持稳中求进") == "坚持**稳中\n> 求进"
    assert raw_of(read, "&") == "&amp;"


def test_a_cell_leads_back_into_its_own_column() -> None:
    read = md("| 甲 | 甲 |\n|---|---|\n| 甲 | 乙 |\n")
    assert [read.text.source(block.clean).start for block in read.blocks] == [2, 6, 22, 26]


def test_front_matter_gives_the_date_of_a_markdown_draft() -> None:
    assert md("---\ntitle: x\ndate: 2025-12-03\n---\n正文。\n").date == When.read("2025-12-03")


def test_a_note_of_markdown_is_found_from_where_it_is_called() -> None:
    read = md("他说“甲乙”[^a]。\n\n[^a]: 《求是》2020\n\n    第二段\n")
    assert read.notes == ((6, 1),)
    assert words(read)[1:] == ["《求是》2020", "第二段"]


HTML = [
    ("<h1>论<b>发展</b></h1><p>正文。", [("heading", "论发展"), ("paragraph", "正文。")]),
    ("<p>会议&ldquo;坚持&#8221;，\n  继续</p>", [("paragraph", "会议“坚持”，继续")]),
    ("<p>他<q>说</q>。<br>　　次段</p>", [("paragraph", "他“说”。"), ("paragraph", "次段")]),
    ("<p>断<br>行</p>", [("paragraph", "断行")]),
    ("<blockquote><p>引文。</p></blockquote>后", [("quotation", "引文。"), ("paragraph", "后")]),
    ("<table><tr><td>甲<td>乙</table>", [("cell", "甲"), ("cell", "乙")]),
    ("<p hidden>隐<p>现<p style='display: none'>隐</p>", [("paragraph", "现")]),
    ("<title>题</title><script>“甲”</script><style>p{}</style><p>正</p>", [("paragraph", "正")]),
    ("<p>甲<del>删</del><ruby>乙<rt>yi</rt></ruby></p>", [("paragraph", "甲乙")]),
    ("<p title='a>b' class=\"c\">甲</p></div></p>", [("paragraph", "甲")]),
    ("<p>甲 < 乙 & 丙 &unknown; <3</p>", [("paragraph", "甲<乙&丙&unknown;<3")]),
    ("<p>A\n  good day</p>", [("paragraph", "A good day")]),
    ("<p>甲<!-- 未完", [("paragraph", "甲")]),
    ("<![CDATA[x]]><?php echo ?><p>甲</p>", [("paragraph", "甲")]),
    ("<script>“未完”", []),
]


@pytest.mark.parametrize(("source", "wanted"), HTML, ids=[source[:12] for source, _ in HTML])
def test_html_is_read_as_a_browser_shows_it(source: str, wanted: list[tuple[str, str]]) -> None:
    read = page(source)
    assert [(form, text.replace("x]]>", "")) for form, text in blocks(read) if text != "x]]>"] == wanted
    assert in_order(read)


def test_a_stretch_of_html_leads_back_with_its_markup() -> None:
    read = page('<p>会议“坚持<a href="x">稳中</a>求进&rdquo;</p>')
    assert raw_of(read, "坚持稳中求进”") == '坚持<a href="x">稳中</a>求进&rdquo;'


def test_a_note_of_html_is_found_from_where_it_is_called() -> None:
    read = page(
        '<p>他说“甲”<sup><a href="#n1">[1]</a></sup>。<ol><li id="n1">《求是》 <a href="#r" class="footnote-back">↩</a>'
    )
    assert blocks(read) == [("paragraph", "他说“甲”。"), ("note", "《求是》")]
    assert read.notes == ((5, 1),)


def test_a_page_tells_its_date_in_its_head() -> None:
    assert page('<meta name="pubdate" content="2025-12-03 08:00"><p>正文。').date == When.read("2025-12-03")


def test_a_comment_accepts_what_is_found_in_its_paragraph_or_the_next() -> None:
    read = page("<p>甲段。<!-- lineage: ignore Q101 旧版 --></p><!-- 核：略 从略 --><p>乙段。</p><p>丙段。</p>")
    assert [(one.covers.of(read.raw), one.rules, one.reason) for one in read.waivers] == [
        ("甲段。", ("Q101",), "旧版"),
        ("乙段。", (), "从略"),
    ]


@pytest.mark.parametrize("text", ["<" * 60_000, "<p>" * 60_000, "<!--" * 60_000, "<a x='" * 60_000, "<div>" * 60_000])
def test_broken_html_takes_no_longer_than_its_length(text: str) -> None:
    html.read(text)


@given(st.text("<>/!-\"'= &;#apbrqdelt字“”\n", max_size=80))
def test_no_html_breaks_positions(source: str) -> None:
    assert in_order(page(source))


@given(st.text("#>*_~`[](){}!|\\<-+1.^: \n\t&;a字“”", max_size=80))
def test_no_markdown_breaks_positions(source: str) -> None:
    assert in_order(md(source))


STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="我的"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="loop"/><w:basedOn w:val="L"/></w:style>'
)


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def test_a_word_document_is_read_with_headings_quotations_cells_notes_and_boxes(word: Word) -> None:
    read = word(
        document(
            p("论发展，其一：", properties=styled("1")),
            p("小题，其二：", properties=styled("B")),
            p("引文在此。", properties=styled("Q")),
            p("环状样式的段落。", properties=styled("L")),
            p("缩进的引文。", properties='<w:ind w:leftChars="200"/>'),
            p("列表项目。", properties='<w:numPr/><w:ind w:left="800"/>'),
            p("正文“甲", r("乙", "<w:b/>"), "丙”", note(2), "。", box(p("框中的话。"))),
            f"<w:tbl><w:tr><w:tc>{p('甲格')}</w:tc><w:tc>{p('乙格')}</w:tc></w:tr></w:tbl>",
            footnotes={2: p("《求是》2020")},
            styles=STYLES,
        )
    )
    assert blocks(read) == [
        ("heading", "论发展，其一："),
        ("heading", "小题，其二："),
        ("quotation", "引文在此。"),
        ("paragraph", "环状样式的段落。"),
        ("quotation", "缩进的引文。"),
        ("paragraph", "列表项目。"),
        ("paragraph", "正文“甲乙丙”。"),
        ("box", "框中的话。"),
        ("cell", "甲格"),
        ("cell", "乙格"),
        ("note", "《求是》2020"),
    ]
    ((place, block),) = read.notes
    assert read.text.text[place - 1 : place + 1] == "”。"
    assert (read.blocks[block].form, read.blocks[block].note) == ("note", "1")
    assert in_order(read)


def test_tracked_changes_are_read_as_accepted(word: Word) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{r("移走")}</w:moveFrom><w:moveTo w:id="3">{r("移来")}</w:moveTo>'
    gone = '<w:rPr><w:del w:id="4"/></w:rPr>'
    read = word(document(p("甲", deleted, f'<w:ins w:id="5">{r("增")}</w:ins>', moved, properties=gone), p("乙。")))
    assert words(read) == ["甲增移来乙。"]


def test_a_deleted_row_and_hidden_words_and_field_codes_are_not_read(word: Word) -> None:
    row = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc></w:tr>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    read = word(
        document(f"<w:tbl>{row.format(p('删去'), p('留下'))}</w:tbl>", p(r("隐", "<w:vanish/>"), field, "现。"))
    )
    assert words(read) == ["留下", "现。"]


def test_line_breaks_tabs_symbols_and_links_are_read(word: Word) -> None:
    link = f"<w:hyperlink>{r('链接')}</w:hyperlink>"
    signs = '<w:r><w:t>甲。</w:t><w:br/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:sym w:char="4E01"/><w:noBreakHyphen/></w:r>'
    assert words(word(document(p(link, signs)))) == ["链接甲。", "乙丙丁-"]


def test_a_strict_document_is_read(word: Word) -> None:
    assert words(word(document(p("严格的格式。"), space=STRICT))) == ["严格的格式。"]


def test_a_document_with_controls_and_a_foreign_alternative_is_read(word: Word) -> None:
    control = f"<w:sdt><w:sdtContent>{p('控件。')}</w:sdtContent></w:sdt><!-- 注 -->"
    assert words(word(document(control, p("后。")))) == ["控件。", "后。"]


def test_a_zip_bomb_is_counted_while_it_is_unpacked(word: Word) -> None:
    bomb = packed({**read_parts(document(p("甲。"))), "word/document.xml": " " * (package.MOST_XML + 1)})
    assert len(bomb) < 2**17
    with pytest.raises(TooLargeError):
        word(bomb)


def read_parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_document_with_a_password_is_told(word: Word) -> None:
    with pytest.raises(LockedFileError):
        word(formats.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    "data",
    [document(p("甲。"))[:200], formats.ZIP + b"\0" * 100, b"", b"plain words", document("<w:p><w:r>")],
    ids=["cut off", "no directory", "empty", "no zip", "bad xml"],
)
def test_a_broken_document_is_told(data: bytes, word: Word) -> None:
    with pytest.raises(DamagedDocxError):
        word(data)


@pytest.mark.parametrize("data", [packed({"xl/workbook.xml": "<x/>"}), formats.OLE + b"\0" * 600])
def test_a_file_of_another_program_is_told(data: bytes, word: Word) -> None:
    with pytest.raises(UnknownFormatError):
        word(data)


ENTITY = '<!DOCTYPE x [<!ENTITY a "{}">]><w:document xmlns:w="urn:x">&a;</w:document>'


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_are_read(code: str, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    with pytest.raises(UnsafeXmlError):
        package.parsed(ENTITY.format("ha" * 9).encode(code), path, "word/document.xml")


def test_a_damaged_member_is_told(word: Word) -> None:
    data = bytearray(document(p("甲" * 3000 + "。")))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(DamagedDocxError):
        word(bytes(data))


def test_word_and_html_files_are_documents_of_a_corpus(tmp_path: Path) -> None:
    """Their positions count in the text that `lineage show --raw` prints."""
    texts = [
        "关于推动先进制造业发展的意见",
        "（2020年9月15日）",
        "制造业是立国之本、强国之基。坚持把发展经济着力点放在实体经济上。",
    ]
    (tmp_path / "甲.docx").write_bytes(document(*map(p, texts)))
    (tmp_path / "乙.html").write_text("".join(f"<p>{text}</p>" for text in texts).replace("国之", "省之"), "utf-8")
    title, *_ = [entry for entry in ingest.infer(tmp_path).entries if entry.file == "甲.docx"]
    assert (title.documents[0].title, str(title.documents[0].date)) == (texts[0], "2020-09-15")
    for file, wanted in (("甲.docx", "强国之基"), ("乙.html", "强省之基")):
        (reading,) = ingest.read_file(tmp_path / file)
        assert wanted in reading.raw
        assert [one.source.of(reading.raw) for one in reading.sentences][:2] == texts[:2]
    (tmp_path / "空.html").write_text("<p> </p>", "utf-8")
    with pytest.raises(EmptyDocumentError):
        ingest.read_file(tmp_path / "空.html")


def test_a_document_knows_headings_by_level_hanging_indents_and_text_of_every_kind(word: Word) -> None:
    alternative = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{}</mc:AlternateContent>'
    choice = "<mc:Choice>{}</mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback>"
    ruby = f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼音')}</w:rubyBase></w:ruby></w:r>"
    symbols = '<w:r><w:sym w:char="D800"/><w:sym/><w:softHyphen/></w:r>'
    instruction = "<?instruction?>"
    read = word(
        document(
            p("分级的标题，一：", properties='<w:outlineLvl w:val="1"/>'),
            p("悬挂的段落。", properties='<w:ind w:left="900" w:hanging="400"/>'),
            p("写错的缩进。", properties='<w:ind w:left="x"/>'),
            p("点数的缩进。", properties='<w:ind w:start="800"/>'),
            alternative.format(choice.format(p("块中的选择。"))),
            p(alternative.format(choice.format(r("行中的选择"))), ruby, symbols, instruction, "。"),
            p(alternative.format(""), "没有选择。"),
            p(f"<w:r><w:pict>{instruction}<x:a xmlns:x='urn:x'/>{alternative.format('')}</w:pict></w:r>", "图。"),
            p("很长的一段没有句号的文字" * 5),
            p(" "),
            styles='<w:style><w:name w:val="h"/></w:style>',
        )
    )
    assert blocks(read) == [
        ("heading", "分级的标题，一："),
        ("paragraph", "悬挂的段落。"),
        ("paragraph", "写错的缩进。"),
        ("quotation", "点数的缩进。"),
        ("paragraph", "块中的选择。"),
        ("paragraph", "行中的选择拼音\ufffd\ufffd。"),
        ("paragraph", "没有选择。"),
        ("paragraph", "图。"),
        ("paragraph", "很长的一段没有句号的文字" * 5),
    ]


def test_endnotes_are_told_from_footnotes(word: Word) -> None:
    files = read_parts(
        document(
            p("甲", '<w:r><w:endnoteReference w:id="1"/></w:r>', note(2), note(2), "。"), footnotes={2: p("脚注。")}
        )
    )
    files["word/endnotes.xml"] = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1">{p("尾注。")}</w:endnote></w:endnotes>'
    files["word/_rels/document.xml.rels"] = relations(
        f'<Relationship Id="r1" Type="{RELATED}/footnotes" Target="./x/../footnotes.xml"/>'
        f'<Relationship Id="r2" Type="{RELATED}/endnotes" Target="/word/endnotes.xml"/>'
        f'<Relationship Id="r3" Type="{RELATED}/hyperlink" Target="http://a" TargetMode="External"/>'
    )
    read = word(packed(files))
    assert [(block.note, block.clean.of(read.text.text)) for block in read.blocks] == [
        (None, "甲。"),
        ("1", "脚注。"),
        ("e1", "尾注。"),
    ]
    assert len(read.notes) == 3


def test_a_package_of_too_many_parts_is_refused(word: Word) -> None:
    with pytest.raises(TooLargeError):
        word(packed({f"{number}": "" for number in range(package.MOST_PARTS + 1)}))


@pytest.mark.parametrize("flag", [(6, b"\x01"), (8, b"\x63")], ids=["encrypted", "unknown method"])
def test_a_member_that_cannot_be_unpacked_is_told(flag: tuple[int, bytes], word: Word) -> None:
    data = bytearray(document(p("甲。")))
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    data[local + flag[0]] = data[central + flag[0] + 2] = flag[1][0]
    second_local, second = data.index(b"PK\x03\x04", local + 4), data.index(b"PK\x01\x02", central + 4)
    data[second_local + flag[0]] = data[second + flag[0] + 2] = flag[1][0]
    with pytest.raises(LockedFileError if flag[0] == 6 else DamagedDocxError):
        word(bytes(data))


def test_a_file_without_a_telling_name_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "stdin"
    path.write_text("<!DOCTYPE html><p>甲<b>乙</b></p>", "utf-8")
    assert words(drafts.read(path)) == ["甲乙"]


@pytest.mark.parametrize(
    ("header", "date"), [("2025年12月", None), ("2025年12月3日", "2025-12-03"), ("2025-13-40", None), ("soon", None)]
)
def test_a_header_that_is_no_date_gives_none(header: str, date: str | None) -> None:
    read = md(f"---\ndate: {header}\n---\n正文没有日期，有一句话。\n")
    assert read.date == (When.read(date) if date else None)


def test_where_the_walk_through_markdown_is_lost_the_source_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise markdown._LostError("?")

    monkeypatch.setattr(markdown, "_walked", lost)
    read = md("他说**甲**。\n")
    assert words(read) == ["他说甲。"]
    assert in_order(read)
