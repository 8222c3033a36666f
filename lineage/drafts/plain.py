"""Plain text: wrapped lines joined, headings, indented quotations and notes known by how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lineage import segment
from lineage.formats import Formatted, Paragraph
from lineage.ingest.clean import tidy
from lineage.records import BlockForm
from lineage.spans import Mapped, Span

_STOP = re.compile("[。！？；]")
_NOTE = re.compile(r"[\[［〔](\d{1,3})[\]］〕]|([\u2460-\u2473])")
_CALL = re.compile(r"(?<=[”’」』》。！？，；])(?:[\[［〔](\d{1,3})[\]］〕]|([\u2460-\u2473]))")
_DEEP = 4  # half widths: two characters
_INDENT = re.compile(r"[ \t\u3000]*$")


def read(raw: str) -> Formatted:
    """A plain text as its paragraphs."""
    text = tidy(Mapped.of(raw))
    pieces = [text.part(span) for span in segment.paragraphs(text.text)]
    marks = [_mark(piece.text) for piece in pieces]
    deep = _indented(raw, pieces)
    return Formatted(raw, tuple(_paragraphs(pieces, marks, deep)))


def _paragraphs(pieces: Sequence[Mapped], marks: Sequence[str], deep: Sequence[bool]) -> Iterator[Paragraph]:
    called: set[str] = set()
    for piece, mark, indented in zip(pieces, marks, deep, strict=True):
        calls = tuple((match.start(), match[1] or match[2]) for match in _CALL.finditer(piece.text))
        if mark and mark in called:
            yield Paragraph("note", piece, mark)
        else:
            yield Paragraph("quotation" if indented else _form(piece.text), piece, calls=calls)
        called.update(note for _, note in calls)


def _mark(text: str) -> str:
    """The mark of a note that a paragraph begins with."""
    match = _NOTE.match(text)
    return (match[1] or match[2]) if match else ""


def _form(text: str) -> BlockForm:
    pieces = list(segment.sentences(text))
    return "heading" if len(pieces) == 1 and pieces[0][1] == "heading" else "paragraph"


def _indented(raw: str, pieces: Sequence[Mapped]) -> list[bool]:
    """Which paragraphs are set deeper than the text is: quotations in a block of their own."""
    depths = [_depth(raw, piece.source(Span(0, 1)).start) for piece in pieces]
    running = Counter(depth for depth, piece in zip(depths, pieces, strict=True) if _STOP.search(piece.text))
    usual = min(running, key=lambda depth: (-running[depth], depth), default=0)
    return [depth >= usual + _DEEP and running[usual] > running[depth] for depth in depths]


def _depth(raw: str, start: int) -> int:
    """How far a line is indented, in half widths."""
    line = _INDENT.search(raw[raw.rfind("\n", 0, start) + 1 : start])
    return sum(2 if sign == "\u3000" else 4 if sign == "\t" else 1 for sign in line.group()) if line else 0
