"""Formats that texts come in: what a reader sees of a file, paragraph by paragraph, with the way back into it."""

from __future__ import annotations

from dataclasses import dataclass
from re import Match

from lineage.records import BlockForm
from lineage.spans import Mapped, Span

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old or a locked Office file begins
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without markup, with the way back into the text that stands for the file.

    ``note`` is the name of the footnote or endnote it belongs to; ``calls`` gives the places of ``text`` at which
    a note is called, and the note's name.
    """

    form: BlockForm
    text: Mapped
    note: str | None = None
    calls: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as its format gives it: ``raw`` is what positions count in, ``remarks`` are the markup's own comments.

    ``date`` is what the file's header gives as its date, as it is written there; ``paged`` says that form feeds begin
    pages.
    """

    raw: str
    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[Span, ...] = ()
    date: str | None = None
    paged: bool = False


def blank(match: Match[str]) -> str:
    """What a run of blanks in a source is to a reader: a space, or nothing where Chinese was wrapped."""
    text, start, end = match.string, match.start(), match.end()
    wrapped = "\n" in match.group() and not (text[start - 1 : start].isascii() and text[end : end + 1].isascii())
    return "" if wrapped else " "
