"""Give a text as a person would read it: wraps joined, page numbers and stray spaces gone.

Only white space, line ends within paragraphs and page numbers are removed. What is wrong with a text
otherwise stays in it and is reported; the kinds are described in ``lineage.ingest.defects``.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from re import Match

from lineage.ingest.lines import Line, paragraphs
from lineage.records import Defect
from lineage.spans import Mapped, Span

_BLANKS = re.compile("[^\\S\n]+|[\u00ad\u200b-\u200d\u2060\ufeff]+")
_PRINTED = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_LATIN = re.compile("[A-Za-z0-9]")
_FIGURE = re.compile("[0-9０-９]")
_PUNCTUATION = re.compile("[，。；！？,;!?]")
_NUMBERS = re.compile(r"(?<!\S)[\d.%％－-]+(?!\S)")
_TOKEN_BEFORE = re.compile(r"\S+$")
_TOKEN_AFTER = re.compile(r"\S+")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+[编篇章节条]")


def clean(raw: Mapped, *, first_line: int = 1) -> tuple[Mapped, tuple[Defect, ...]]:
    """The text of a document with single line ends between its paragraphs, and what is wrong with it.

    ``first_line`` is the number of the line of the file at which ``raw`` begins.
    """
    from lineage.ingest.defects import defects  # enters late: nobody asks what is wrong with a draft

    grouped, parts = _paragraphs(raw)
    return _between(raw, grouped, parts), defects(raw, grouped, parts, first_line=first_line)


def tidy(raw: Mapped) -> Mapped:
    """The text with single line ends between its paragraphs."""
    return _between(raw, *_paragraphs(raw))


def _paragraphs(raw: Mapped) -> tuple[Sequence[Sequence[Line]], list[Mapped]]:
    """The lines of each paragraph, and each paragraph as one."""
    grouped, _ = paragraphs(raw.text)
    return grouped, [_paragraph(raw, lines) for lines in grouped]


def _between(raw: Mapped, grouped: Sequence[Sequence[Line]], parts: Sequence[Mapped]) -> Mapped:
    """The paragraphs, parted by line ends that stand for all there is between them."""
    pieces: list[Mapped] = []
    for number, part in enumerate(parts):
        if number:
            pieces.append(_sign(raw, Span(grouped[number - 1][-1].span.end, grouped[number][0].span.start), "\n"))
        pieces.append(part)
    return Mapped.joined(pieces)


def _sign(raw: Mapped, span: Span, sign: str) -> Mapped:
    """One sign that stands for a stretch of the raw text."""
    place = raw.source(span)
    return Mapped(sign, array("i", [place.start]), array("i", [place.end]))


def _paragraph(raw: Mapped, lines: Sequence[Line]) -> Mapped:
    """The lines of a paragraph as one, without stray spaces."""
    pieces: list[Mapped] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and _LATIN.match(before.text[-1]) and re.match("[A-Za-z]", line.text):
            pieces.append(_sign(raw, Span(before.span.end, line.span.start), " "))
        pieces.append(raw.part(line.span))
    return spaced(Mapped.joined(pieces))


def spaced(paragraph: Mapped) -> Mapped:
    """A paragraph without stray blanks."""
    return paragraph.rewrite(_BLANKS, _kept(paragraph.text))


def _kept(paragraph: str) -> Callable[[Match[str]], str]:
    """What to put for a run of blanks in this paragraph: nothing, or one space."""
    running = bool(_PUNCTUATION.search(paragraph))
    table = "|" in paragraph or (not running and len(_NUMBERS.findall(paragraph)) > 2)

    def space(match: Match[str]) -> str:
        before = _TOKEN_BEFORE.search(paragraph, max(0, match.start() - 30), match.start())
        after = _TOKEN_AFTER.match(paragraph, match.end())
        if _PRINTED.match(match.group()) or before is None or after is None:
            return ""
        left, right = before.group(), after.group()
        if _LATIN.match(left[-1]) and _LATIN.match(right[0]):
            return " "
        if table or _ARTICLE.fullmatch(left):
            return " "
        spelt = len(left) == 1 or len(right) == 1 or _FIGURE.match(left[-1]) or _FIGURE.match(right[0])
        return "" if running or spelt else " "

    return space
