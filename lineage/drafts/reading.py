"""Read one draft, whatever its format, into what a reader sees of it, with the way back."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lineage.drafts import marks, plain
from lineage.drafts.dating import stated
from lineage.errors import TooLargeError
from lineage.formats import OLE, PDF, ZIP, Formatted, Paragraph, blank
from lineage.ingest.clean import spaced
from lineage.ingest.decode import decoded
from lineage.ingest.files import contents
from lineage.records import Block, Draft, Waiver
from lineage.spans import Mapped, Span

_BORDER = re.compile(r"\n|</?(?:p|div|li|td|th|h[1-6]|blockquote|section|article)\b", re.IGNORECASE)
_LINE_END = re.compile("\n")
MOST_TEXT = 10 * 2**20
MARKDOWN = (".md", ".markdown", ".mkd")
HTML = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph as it goes into the draft, and the marks that stood in it."""

    paragraph: Paragraph
    waived: tuple[Waiver, ...]


def read(path: Path, *, name: str | None = None) -> Draft:
    """The draft in a file; ``name`` is what the user calls it."""
    return draft(name or str(path), formatted(path))


def formatted(path: Path) -> Formatted:
    """What the format of a file gives: by its name, and where that says nothing, by how it begins."""
    data, kind = contents(path), path.suffix.lower()
    if kind == ".docx" or data.startswith((ZIP, OLE)):
        from lineage.formats import docx  # each format enters when it is met: none is quick to import

        return docx.read(path, data)
    if kind == ".pdf" or data.startswith(PDF):
        from lineage.formats import pdf

        return replace(plain.read(pdf.read(path, data)), paged=True)
    if len(data) > MOST_TEXT:
        raise TooLargeError(path=path, most=f"{MOST_TEXT >> 20} MB")
    text = decoded(path, data)
    if kind in MARKDOWN:
        from lineage.formats import markdown

        return markdown.read(text)
    from lineage.formats import html

    if kind in HTML or html.is_html(text):
        return html.read(text)
    return plain.read(text)


def draft(name: str, read: Formatted) -> Draft:
    """A draft made of what a format gives: blanks tidied, marks taken out, notes joined to where they are called."""
    parts = [_part(paragraph) for paragraph in read.paragraphs]
    shown = [part.paragraph for part in parts if part.paragraph.text.text]
    text, blocks = _joined(shown)
    return Draft(
        name=name,
        raw=read.raw,
        text=text,
        blocks=blocks,
        notes=tuple(sorted(_notes(shown, blocks))),
        date=stated([block.clean.of(text.text) for block in blocks], read.date),
        waivers=tuple(sorted(_waivers(read, parts), key=lambda waiver: waiver.place)),
        paged=read.paged,
    )


def _part(paragraph: Paragraph) -> _Part:
    """A paragraph without stray blanks and without the marks that stand in it."""
    text, found = paragraph.text, []
    for mark in marks.IN_TEXT.finditer(text.text):
        rules, reason = marks.said(mark)
        place = text.source(Span(*mark.span()))
        covers = Span(0, place.end) if marks.whole(mark) else Span(place.start, place.start)
        found.append(Waiver(covers, rules, reason, place))
    own = Mapped.of(text.text).rewrite(_LINE_END, blank)
    tidy = spaced(own.rewrite(marks.IN_TEXT, "") if found else own)
    calls = tuple((bisect_left(tidy.starts, place), note) for place, note in paragraph.calls)
    return _Part(Paragraph(paragraph.form, text.then(tidy), paragraph.note, calls), tuple(found))


def _joined(paragraphs: Sequence[Paragraph]) -> tuple[Mapped, tuple[Block, ...]]:
    """The paragraphs as one text, parted by line ends that stand for whatever is between them."""
    pieces: list[Mapped] = []
    blocks: list[Block] = []
    done = at = 0
    for paragraph in paragraphs:
        if pieces:
            start = paragraph.text.starts[0]
            pieces.append(Mapped("\n", array("i", [done]), array("i", [max(done, start)])))
            at += 1
        pieces.append(paragraph.text)
        blocks.append(Block(paragraph.form, Span(at, at + len(paragraph.text)), paragraph.note))
        at, done = at + len(paragraph.text), paragraph.text.ends[-1]
    return Mapped.joined(pieces), tuple(blocks)


def _notes(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Each place where a note is called, with the number of the block that begins the note."""
    held: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.note is not None:
            held.setdefault(paragraph.note, number)
    for block, paragraph in zip(blocks, paragraphs, strict=True):
        for place, note in paragraph.calls:
            if note in held:
                yield block.clean.start + place, held[note]


def _waivers(read: Formatted, parts: Sequence[_Part]) -> Iterator[Waiver]:
    """The marks of a draft, each with what it covers."""
    places = [_place(part.paragraph) for part in parts]
    for part, place in zip(parts, places, strict=True):
        for one in part.waived:
            yield _covering(one, read, places, own=place)
    for remark in read.remarks:
        mark = marks.IN_REMARK.fullmatch(remark.of(read.raw))
        if mark:
            rules, reason = marks.said(mark)
            covers = Span(0, remark.end) if marks.whole(mark) else Span(remark.start, remark.start)
            yield _covering(Waiver(covers, rules, reason, remark), read, places)


def _place(paragraph: Paragraph) -> Span | None:
    """Where the words of a paragraph stand; none if it holds nothing but marks."""
    text = paragraph.text
    return Span(text.starts[0], text.ends[-1]) if text.text else None


def _covering(one: Waiver, read: Formatted, places: Sequence[Span | None], own: Span | None = None) -> Waiver:
    """A mark with the stretch it covers: the draft, its own paragraph, or the next where it stands alone."""
    if len(one.covers):
        return Waiver(Span(0, len(read.raw)), one.rules, one.reason, one.place)
    around = own or next((place for place in places if place and _beside(place, one.place, read.raw)), None)
    following = next((place for place in places if place and place.start >= one.place.end), None)
    found = around or following or one.place
    return Waiver(found, one.rules, one.reason, one.place)


def _beside(place: Span, mark: Span, raw: str) -> bool:
    """Whether a mark stands within a paragraph, or behind it on its last line."""
    return place.start < mark.start and (mark.end <= place.end or not _BORDER.search(raw, place.end, mark.start))
