"""Reading files: what is text is given as read_text gives it, what is not is refused with its reason."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from lineage.errors import (
    EmptyDocumentError,
    LineageError,
    MissingFileError,
    NoChineseError,
    NotTextError,
    UnknownEncodingError,
    UnreadableDocumentError,
    UnreadableFileError,
)
from lineage.ingest.decode import decode

TEXT = "全会强调，要坚持稳中求进工作总基调。\n完整、准确、全面贯彻新发展理念。\n"
TRADITIONAL = "全會強調,要堅持穩中求進工作總基調,著力推動高質量發展。\n"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "文件.txt"
    path.write_bytes(data)
    return path


def refused(path: Path, *, encoding: str | None = None) -> LineageError:
    with pytest.raises(LineageError) as caught:
        decode(path, encoding=encoding)
    return caught.value


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32", "utf-16-le-bom"])
def test_the_encoding_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    assert decode(written(tmp_path, data)).removeprefix("\ufeff") == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_offsets_count_in_what_read_text_gives(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = written(tmp_path, TRADITIONAL.replace("\n", line_end).encode(encoding, "ignore"))
    assert decode(path, encoding=encoding) == path.read_text(encoding)


def test_a_byte_order_mark_stays_as_utf_8_has_it(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode("utf-8-sig"))
    assert decode(path) == path.read_text("utf-8") == "\ufeff" + TEXT


def test_a_named_encoding_is_taken_at_its_word(tmp_path: Path) -> None:
    path = written(tmp_path, TRADITIONAL.replace("著", "著").encode("big5"))
    assert decode(path, encoding="big5") == TRADITIONAL
    assert isinstance(refused(path), UnreadableDocumentError)


def test_a_missing_file(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "无.txt"), MissingFileError)


def test_a_folder(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path), UnreadableFileError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.encode())
    path.chmod(0)
    assert isinstance(refused(path), UnreadableFileError)


@pytest.mark.parametrize("data", [b"", b" \n\n", "\ufeff".encode(), "\ufeff\n　 ".encode()])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert isinstance(refused(written(tmp_path, data)), EmptyDocumentError)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP (docx, xlsx, ofd, epub)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel 97"),
        (b"{\\rtf1\\ansi", "RTF"),
        ("全会".encode() + b"\x00" * 4, "binary data"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, kind: str) -> None:
    error = refused(written(tmp_path, data))
    assert isinstance(error, NotTextError)
    assert error.facts["kind"] == kind


def test_bytes_that_only_happen_to_decode_are_refused(tmp_path: Path) -> None:
    source = random.Random(7)  # noqa: S311
    data = bytes(byte for pair in range(2000) for byte in (source.randrange(0x81, 0xFF), source.randrange(0xA1, 0xFF)))
    data.decode("gb18030")
    assert isinstance(refused(written(tmp_path, data)), UnreadableDocumentError)


def test_a_broken_file_tells_the_byte(tmp_path: Path) -> None:
    error = refused(written(tmp_path, "全会".encode() + b"\xff\xff" + TEXT.encode()))
    assert isinstance(error, UnreadableDocumentError)
    assert (error.facts["encoding"], error.facts["byte"]) == ("UTF-8", 6)


def test_a_named_encoding_that_does_not_fit(tmp_path: Path) -> None:
    error = refused(written(tmp_path, TEXT.encode("gb18030")), encoding="utf-8")
    assert isinstance(error, UnreadableDocumentError)
    assert error.facts["byte"] == 2


@pytest.mark.parametrize("encoding", ["klingon", "base64", "undefined", "utf-8\0"])
def test_an_encoding_that_is_none(tmp_path: Path, encoding: str) -> None:
    error = refused(written(tmp_path, TEXT.encode()), encoding=encoding)
    assert isinstance(error, (UnknownEncodingError, UnreadableDocumentError))


def test_a_text_without_chinese(tmp_path: Path) -> None:
    assert isinstance(refused(written(tmp_path, b"Hello, world.\n")), NoChineseError)
    assert isinstance(refused(written(tmp_path, "，。！".encode())), NoChineseError)


@pytest.mark.parametrize(
    "text", ["café au lait, déjà vu, naïve\n" * 20, "안녕하세요 세계\n" * 20, "こんにちは世界\n" * 20]
)
def test_other_languages_in_old_encodings_are_refused(tmp_path: Path, text: str) -> None:
    encoding = {"c": "latin-1", "안": "euc-kr", "こ": "shift-jis"}[text[0]]
    assert isinstance(refused(written(tmp_path, text.encode(encoding))), LineageError)


def test_every_refusal_is_one_line_in_both_languages(tmp_path: Path) -> None:
    error = refused(tmp_path / "一\n二.txt")
    assert all("\n" not in error.said(language) and "\x1b" not in error.said(language) for language in ("en", "zh"))


@pytest.mark.corpora
def test_real_texts_come_back_from_gb18030(tmp_path: Path, corpora: Path) -> None:
    for path in sorted(corpora.rglob("*.txt"))[::40]:
        text = path.read_text("utf-8")
        assert decode(written(tmp_path, text.encode("gb18030"))) == text
