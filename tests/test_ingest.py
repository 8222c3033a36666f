"""Reading a corpus: every sentence leads back to the file, and what cannot be read is told in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from lineage import errors
from lineage.ingest import Described, Entry, infer, load, prints, read_file, readings, write
from lineage.ingest.catalogue import NAME
from lineage.normalise import key
from lineage.records import Reading
from lineage.spans import Mapped, Span

PAGE_NUMBER = re.compile(r"\n\s*\d{1,3}\s*\n")

TEXT = "\ufeff 甲公报\n\n第一句，很长的一句。第二句。\n\n乙公报\n　　乙的话。\n"


@pytest.fixture(scope="module")
def read(seeds: Path) -> tuple[Reading, ...]:
    """Every document of the seeds as read."""
    return tuple(found for entry in load(seeds).entries for found in readings(seeds, entry))


def written(folder: Path, catalogue: str, **files: bytes | str) -> Path:
    """A corpus with this catalogue and these files, each called after its keyword."""
    for name, content in files.items():
        (folder / f"{name}.txt").write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / NAME).write_text(catalogue, "utf-8")
    return folder


def inked(text: str) -> str:
    """The text without blanks."""
    return "".join(text.split())


def read_all(folder: Path) -> tuple[Reading, ...]:
    return tuple(one for entry in load(folder).entries for one in readings(folder, entry))


DOCUMENT = '[[document]]\nfile = "a.txt"\n'


def test_every_sentence_of_the_seeds_is_a_slice_of_its_file_without_blanks_round_it(read, seeds):
    for one in read:
        raw = (seeds / one.document.file).read_text("utf-8")
        assert one.raw == raw
        for sentence in one.sentences:
            words, source = sentence.clean.of(one.text.text), sentence.source.of(raw)
            assert words == words.strip() != ""
            assert source == source.strip() != ""
            assert one.document.place.start <= sentence.source.start < sentence.source.end <= one.document.place.end
            assert inked(words) == inked(PAGE_NUMBER.sub("", source))


def test_the_sentences_of_the_seeds_are_numbered_and_follow_one_another(read):
    for one in read:
        assert [sentence.number for sentence in one.sentences] == list(range(len(one.sentences)))
        ends = [0, *(sentence.clean.end for sentence in one.sentences)]
        assert all(end <= sentence.clean.start for end, sentence in zip(ends, one.sentences, strict=False))
        paragraphs = [sentence.paragraph for sentence in one.sentences]
        assert paragraphs == sorted(paragraphs)


def test_the_key_of_a_reading_leads_into_its_clean_text(read):
    for one in read:
        assert len(one.key) == len(one.key.starts)
        assert key(Mapped.of(one.text.text)).text == one.key.text
        assert one.key.ends[-1] <= len(one.text)


def test_the_documents_of_a_file_lie_side_by_side(read):
    booklet = [one.document.place for one in read if one.document.file.startswith("002")]
    assert all(before.end == after.start for before, after in pairwise(booklet))


def test_the_seeds_are_what_the_catalogue_says(read):
    found = {one.document.id: one.document for one in read}
    proposal = found["wh-2020-12-18-jianyi"]
    assert (proposal.level, proposal.kind, proposal.issuer) == ("municipal", "proposal", "中共武汉市委")
    assert str(proposal.date) == "2020-12-18"
    assert proposal.authority == ("武汉市委全会",)
    assert found["wh-2025-08-19-yaodian"].inferred == ("issuer", "date", "held")
    assert len(found) == len(read) == 19
    assert not any("公益广告" in one.text.text for one in read)


def test_a_part_reaches_to_the_next_and_a_part_left_out_is_not_read(tmp_path):
    catalogue = (
        f'{DOCUMENT}[[document.part]]\nbegins = "甲公报"\n[[document.part]]\nbegins = "乙公报"\nleave_out = true'
    )
    (one,) = read_all(written(tmp_path, catalogue, a=TEXT))
    assert one.document.place.of(one.raw) == "甲公报\n\n第一句，很长的一句。第二句。\n\n"
    assert one.text.text == "甲公报\n第一句，很长的一句。第二句。"
    assert (one.document.title, one.document.inferred) == ("甲公报", ("title",))


def test_the_lines_of_defects_are_those_of_the_file(tmp_path):
    catalogue = f'{DOCUMENT}[[document.part]]\nbegins = "乙公报"'
    text = "甲。\n\n乙公报\n\n全会指出，要坚持稳中求进工作总基调，全面贯彻新发展理念。\n\n会议强调，“要狠抓落实。\n"
    (one,) = read_all(written(tmp_path, catalogue, a=text))
    outside, *found = one.defects
    assert (outside.kind, outside.line) == ("outside", 1)
    assert {defect.line for defect in found} == {7}
    assert all("会议强调" in defect.source.of(text) or defect.source.of(text) == "“" for defect in found)


def test_words_before_the_first_document_of_a_file_are_reported(tmp_path):
    parts = "".join(f'\n[[document.part]]\nbegins = "{first}"\n' for first in ("第一句", "乙公报"))
    first, second = read_all(written(tmp_path, DOCUMENT + parts, a=TEXT))
    assert [(one.kind, one.line, one.detail) for one in first.defects] == [("outside", 1, "甲公报")]
    assert second.defects == ()


def test_a_file_in_an_encoding_that_is_named_is_read_in_it(tmp_path):
    catalogue = f'{DOCUMENT}encoding = "big5"'
    (one,) = read_all(written(tmp_path, catalogue, a="堅持改革開放。".encode("big5")))
    assert one.text.text == "堅持改革開放。"


def test_a_bare_file_is_read_with_what_it_says_of_itself(seeds):
    found = read_file(seeds / "002_005c32f360bdc381.txt")
    assert [one.document.kind for one in found][5:8] == ["resolution", "proposal", "explanation"]
    assert found[0].document.file == "002_005c32f360bdc381.txt"


def test_the_catalogue_that_is_inferred_can_be_written_and_read(seeds, tmp_path):
    for path in seeds.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    found = infer(tmp_path)
    (tmp_path / NAME).write_text(write(found), "utf-8")
    assert load(tmp_path) == found
    assert len(read_all(tmp_path)) == 19


def test_the_prints_change_with_the_file_and_one_of_them_with_what_is_said_of_it(tmp_path):
    folder = written(tmp_path, "", a=TEXT)
    entry = Entry("a.txt", (Described(id="a"),))
    first = prints(folder, entry)
    assert prints(folder, entry) == first
    assert prints(folder, replace(entry, documents=(Described(id="b"),))) != first
    written(tmp_path, "", a=TEXT + "新。")
    assert prints(folder, entry) != first


@pytest.mark.parametrize(
    ("catalogue", "content", "error", "said"),
    [
        (DOCUMENT, None, errors.MissingFileError, "a.txt does not exist"),
        (DOCUMENT, b"", errors.EmptyDocumentError, "a.txt is empty"),
        (DOCUMENT, " \n\u3000\n", errors.EmptyDocumentError, "a.txt is empty"),
        (DOCUMENT, b"\x89PNG\r\n\x1a\n\x00\x00", errors.NotTextError, "PNG"),
        (DOCUMENT, "改革".encode() + b"\xff\xfe\xff", errors.UnreadableDocumentError, "byte 6"),
        (DOCUMENT, "English only.", errors.NoChineseError, "no Chinese"),
        (DOCUMENT, "12\n\n\n13\n甲", None, ""),
        (f'{DOCUMENT}[[document.part]]\nbegins = "丁公报"', TEXT, errors.PartNotFoundError, "“丁公报”"),
        (
            f'{DOCUMENT}[[document.part]]\nbegins = "甲公报"\ndate = 2020\n[[document.part]]\nbegins = "甲公报"',
            TEXT,
            errors.PartNotFoundError,
            "“甲公报”",
        ),
        (
            f'{DOCUMENT}[[document.part]]\nbegins = "EN"\n[[document.part]]\nbegins = "甲"',
            "EN only.\n\n甲。",
            errors.NoChineseError,
            "no Chinese",
        ),
        (
            f'{DOCUMENT}[[document.part]]\nbegins = "◎"\ntitle = "点"\n[[document.part]]\nbegins = "甲"',
            "◎\n\n甲。",
            errors.NothingLeftError,
            "nothing is left of 点",
        ),
        (f"{DOCUMENT}encoding = 'klingon'", TEXT, errors.UnknownEncodingError, "klingon"),
        (
            f'{DOCUMENT}document = "x"\n[[document]]\nfile = "b.txt"\ndocument = "x"',
            TEXT,
            errors.SameIdError,
            "called x",
        ),
        (f'{DOCUMENT}level = "城市"', TEXT, errors.CatalogueValueError, "城市"),
        (f"{DOCUMENT}date = 2020-02-30", TEXT, errors.CatalogueSyntaxError, "line 3"),
        (f"{DOCUMENT}titel = '甲'", TEXT, errors.CatalogueKeyError, "Did you mean title?"),
        ('[[document]]\nfile = "../a.txt"', TEXT, errors.OutsideCorpusError, "../a.txt"),
        ("[[document", TEXT, errors.CatalogueSyntaxError, "line 1"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path, catalogue, content, error, said):
    folder = written(tmp_path, catalogue, **({} if content is None else {"a": content}))
    if error is None:
        assert read_all(folder)
        return
    with pytest.raises(error) as caught:
        read_all(folder)
    for language in ("en", "zh"):
        assert "\n" not in caught.value.said(language)
    assert said in caught.value.said("en")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(errors.UnreadableFileError):
        read_all(written(tmp_path, DOCUMENT))
    with pytest.raises(errors.UnreadableFileError):
        prints(tmp_path, Entry("a.txt", (Described(id="a"),)))


def test_a_whole_file_is_one_document_that_begins_where_it_begins(tmp_path):
    (one,) = read_all(written(tmp_path, f'{DOCUMENT}title = "公报"', a=TEXT))
    assert one.document.place == Span(0, len(TEXT))
    assert one.text.text.startswith("甲公报\n")
    assert one.document.inferred == ()


def test_hostile_texts_stay_text(tmp_path):
    text = "<script>alert(1)</script>改革。\n[31m红\x1b[31m。\n{{ 7*7 }} ' OR 1=1 -- ../../etc/passwd 开放。"
    (one,) = read_all(written(tmp_path, f"{DOCUMENT}title = '{{{{x}}}}<b>'", a=text))
    assert one.raw == text
    assert one.document.title == "{{x}}<b>"
    assert one.sentences[0].source.of(text) == "<script>alert(1)</script>改革。"
