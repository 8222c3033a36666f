"""Give the text of a file as Python's ``Path.read_text`` gives it, or say why it is no text.

The text is what ``Path(file).read_text(encoding)`` returns, so that offsets into it hold for everyone: line
ends are ``\\n`` whatever the file has, and the byte order mark of a UTF-8 file stays, as its first character.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from lineage.errors import (
    EmptyDocumentError,
    NoChineseError,
    NotTextError,
    UnknownEncodingError,
    UnreadableDocumentError,
)
from lineage.ingest.files import contents
from lineage.normalise import normalise
from lineage.spans import Mapped

UNPACKED = (".docx", ".pdf", ".html", ".htm")
_SIGNATURES = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, ofd, epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel 97"),
    (b"{\\rtf", "RTF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
)

# The longer marks come first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SAMPLE = 20_000
_FEW = 50
_LEAST_COMMON = 0.7
_LEAST_COMMONEST = 0.05
_COMMONEST = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "。，、"
)


def decode(path: Path, *, encoding: str | None = None) -> str:
    """The text of a file that holds Chinese, in the encoding named or else found."""
    data = contents(path)
    text = _unpacked(path, data) if path.suffix.lower() in UNPACKED else decoded(path, data, encoding=encoding)
    if not _HAN.search(text):
        raise NoChineseError(path=path)
    return text


def _unpacked(path: Path, data: bytes) -> str:
    """The text that stands for a Word, PDF or HTML file, as positions count in it."""
    kind = path.suffix.lower()
    if kind == ".docx":
        from lineage.formats import docx  # each format enters when it is met: none is quick to import

        text = docx.read(path, data).raw
    elif kind == ".pdf":
        from lineage.formats import pdf

        text = pdf.read(path, data)
    else:
        from lineage.formats import html

        text = "\n".join(one.text.text for one in html.read(decoded(path, data)).paragraphs)
    if not text.strip():
        raise EmptyDocumentError(path=path)
    return text


def decoded(path: Path, data: bytes, *, encoding: str | None = None) -> str:
    """The text that ``data``, the contents of ``path``, is, in whatever language."""
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise EmptyDocumentError(path=path)
    text = _decoded(path, data, encoding or encoding_of(path, data))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n\u3000"):
        raise EmptyDocumentError(path=path)
    return text


def encoding_of(path: Path, data: bytes) -> str:
    """The name of the encoding that ``data``, the contents of ``path``, is in."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(path=path, kind=kind)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\x00" in data:
        raise NotTextError(path=path, kind="binary data")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_gb18030(data):
            return "gb18030"
        raise UnreadableDocumentError(path=path, encoding="UTF-8", byte=error.start) from error
    return "utf-8"


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise UnknownEncodingError(path=path, encoding=encoding) from error
    except UnicodeError as error:
        byte = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise UnreadableDocumentError(path=path, encoding=encoding, byte=byte) from error
    except ValueError as error:  # a name with a null character in it
        raise UnknownEncodingError(path=path, encoding=encoding) from error


def _is_gb18030(data: bytes) -> bool:
    """Whether the bytes are GB18030 text.

    Almost any bytes can be decoded as it. Real text is made of everyday characters, and a good part of it of the
    few commonest; Korean or Big5 bytes, and random ones, are not.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    signs = [sign for sign in normalise(Mapped.of(text[:_SAMPLE])).text if ord(sign) > 0x7F]
    commonest = sum(sign in _COMMONEST for sign in signs)
    everyday = sum(map(_is_common, signs))
    return everyday >= _LEAST_COMMON * len(signs) and (len(signs) < _FEW or commonest >= _LEAST_COMMONEST * len(signs))


def _is_common(sign: str) -> bool:
    """Whether it is one of the 3755 everyday characters of GB 2312, or punctuation."""
    try:
        return sign.encode("gb2312") < b"\xd8" and unicodedata.category(sign) not in ("Co", "Cn")
    except UnicodeEncodeError:
        return unicodedata.category(sign)[0] in "PSZ"
