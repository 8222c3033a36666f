"""HTML: the words a browser shows, with the way back into the source.

The standard library's parser takes quadratic time over some broken pages and knows no offsets, so the tags are read
here, in one pass. Tags that do not pair do no harm.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lineage.formats import Formatted, Paragraph, blank
from lineage.records import BlockForm
from lineage.spans import Mapped, Span

_FORMS: dict[str, BlockForm] = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading"),
    **dict.fromkeys(["td", "th", "caption"], "cell"),
    "blockquote": "quotation",
}
_BLOCKS = set(
    re.findall(
        r"\w+",
        "h1 h2 h3 h4 h5 h6 td th caption blockquote p div section article header footer main nav aside ul ol li dl dt "
        "dd table tr tbody thead tfoot form fieldset figure figcaption pre hr address body html details summary center",
    )
)
_UNSEEN = set(re.findall(r"\w+", "head template noscript svg math iframe object rt rp del s strike select"))
_UNPARSED = re.compile("script|style|title|textarea|xmp")
_VOID = set(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))
_CLOSED_BY_ITSELF = {"li", "td", "th", "tr", "dt", "dd"}

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>\"']*(?:(?:\"[^\"]{0,999}\"|'[^']{0,999}')[^<>\"']*)*)>")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>]*)>")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_WORDS = re.compile("[^<&]+|[<&]")

_NOT_SHOWN = re.compile(r"display\s*:\s*none")
_BEGINS = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLANK = re.compile(r"[ \t\r\n\f]+")
_ENDED = re.compile(r"[。！？；：…」』”’）》!?;:]\s*$")
_INDENTED = re.compile(r"[ \t\n]*(?:\u3000|\u00a0|&nbsp;|&emsp;|&ensp;|&#12288;)")
_DATES = {"date", "pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.date"}
_DEEPEST = 200  # how many open elements are looked at: an element is closed near where it was opened


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag, with its attributes still as they are written."""

    name: str
    closing: bool
    written: str
    place: Span

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by name, of several alike the first."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.written):
            found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
        return found


@dataclass(slots=True)
class _Words:
    """The words of the paragraph that is being read."""

    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    calls: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, place: Span) -> None:
        """Words, each at its own place or all for one stretch."""
        self.text.append(text)
        if len(place) == len(text):
            self.starts.extend(range(place.start, place.end))
            self.ends.extend(range(place.start + 1, place.end + 1))
        else:
            self.starts.extend([place.start] * len(text))
            self.ends.extend([place.end] * len(text))


class _Page:
    """What has been read of a page, and which elements are open."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.open: list[tuple[str, bool]] = []  # each open element, and whether it hides what is in it
        self.hidden = 0
        self.words = _Words()
        self.names: list[str] = []
        self.paragraphs: list[tuple[_Words, BlockForm, list[str]]] = []
        self.date: str | None = None

    def take(self, tag: _Tag) -> None:
        """What a tag does to the page."""
        if tag.name in _BLOCKS:
            self.flush()
        if tag.name == "q" and not self.hidden:
            self.words.add("”" if tag.closing else "“", tag.place)
        if tag.closing:
            self.close(tag.name)
        else:
            self.begin(tag)

    def begin(self, tag: _Tag) -> None:
        """An element begins."""
        name, given = tag.name, tag.attributes
        if self.open and name in _BLOCKS and self.open[-1][0] in (_CLOSED_BY_ITSELF & {name}) | {"p"}:
            self.close(self.open[-1][0])
        if name == "meta" and given.get("name", given.get("property", "")).lower() in _DATES:
            self.date = self.date or given.get("content")
        elif name == "br" and not self.hidden:
            self.line_break(tag.place)
        if "id" in given and not self.hidden:
            self.names.append(given["id"])
        link = _link(given, self.open) if name == "a" else ""
        if link == "call" and not self.hidden:
            self.words.calls.append((len(self.words.starts), given["href"][1:]))
        if name not in _VOID and not tag.written.endswith("/"):
            hides = name in _UNSEEN or "hidden" in given or bool(link or _NOT_SHOWN.search(given.get("style", "")))
            self.open.append((name, hides))
            self.hidden += hides

    def close(self, name: str) -> None:
        """An element ends, and with it all that are still open within it."""
        near = range(len(self.open) - 1, max(-1, len(self.open) - _DEEPEST), -1)
        depth = next((at for at in near if self.open[at][0] == name), None)
        if depth is not None:
            self.hidden -= sum(hides for _, hides in self.open[depth:])
            del self.open[depth:]

    def show(self, words: str, place: Span) -> None:
        """Words, unless they are hidden."""
        if not self.hidden:
            self.words.add(words, place)

    def line_break(self, place: Span) -> None:
        """A line end that the page forces: the end of a paragraph where a sentence ends or the next is indented."""
        if _ENDED.search("".join(self.words.text[-3:])[-20:]) or _INDENTED.match(self.raw, place.end, place.end + 40):
            self.flush()
        else:
            self.words.add("\n", place)

    def flush(self) -> None:
        """The paragraph so far is ended."""
        if self.words.text:
            around = (_FORMS[name] for name, _ in reversed(self.open[-_DEEPEST:]) if name in _FORMS)
            form: BlockForm = next(around, "paragraph")
            self.paragraphs.append((self.words, form, self.names))
            self.words, self.names = _Words(), []


def read(raw: str) -> Formatted:
    """An HTML source as the paragraphs a browser shows."""
    page, remarks = _Page(raw), []
    for piece in _pieces(raw):
        if isinstance(piece, _Tag):
            page.take(piece)
        elif raw.startswith("<!--", piece.start) and len(piece) > 1:
            remarks.append(piece)
        elif raw[piece.start] == "&" and len(piece) > 1:
            page.show(unescape(piece.of(raw)), piece)
        else:
            page.show(piece.of(raw), piece)
    page.flush()
    return Formatted(raw, tuple(_paragraphs(page)), tuple(remarks), page.date)


def is_html(text: str) -> bool:
    """Whether a text begins as HTML does."""
    return bool(_BEGINS.match(text[:2000]))


def _pieces(raw: str) -> Iterator[_Tag | Span]:
    """The tags of a source, and what stands between them: words, references, comments."""
    at = 0
    while at < len(raw):
        match = _WORDS.match(raw, at)
        if raw.startswith("<!--", at):
            end = raw.find("-->", at + 4)
            end = end + 3 if end >= 0 else len(raw)
            yield Span(at, end)
        elif tag := _TAG.match(raw, at) or _LOOSE_TAG.match(raw, at):
            end, name = tag.end(), tag[2].lower()
            if not tag[1] and _UNPARSED.fullmatch(name):
                closing = re.compile(f"</{name}", re.IGNORECASE).search(raw, end)
                end = closing.start() if closing else len(raw)
            else:
                yield _Tag(name, bool(tag[1]), tag[3], Span(*tag.span()))
        elif declaration := _DECLARATION.match(raw, at):
            end = declaration.end()
        else:
            found = _REFERENCE.match(raw, at) or match
            end = found.end() if found else at + 1
            yield Span(at, end)
        at = end


def _paragraphs(page: _Page) -> Iterator[Paragraph]:
    """The paragraphs that hold words. One that a link calls is a note, and so are those of its element."""
    called = {name for words, _, _ in page.paragraphs for _, name in words.calls}
    names: list[str] = []
    for words, form, own in page.paragraphs:
        names += own
        text, calls = _collapsed(words)
        if not text.text.strip():
            continue
        note = next((name for name in names if name in called and all(name != to for _, to in calls)), None)
        yield Paragraph("note" if note else form, text, note, calls)
        names = []


def _collapsed(words: _Words) -> tuple[Mapped, tuple[tuple[int, str], ...]]:
    """The words with each run of blanks made one space, and the places of calls among them."""
    whole = Mapped("".join(words.text), words.starts, words.ends)
    own = Mapped.of(whole.text).rewrite(_BLANK, blank)
    return whole.then(own), tuple((bisect_left(own.starts, at), name) for at, name in words.calls)


def _link(given: dict[str, str], around: list[tuple[str, bool]]) -> str:
    """What a link within the page is for: it calls a note, or leads back from one; neither is part of the text."""
    if not given.get("href", "").startswith("#"):
        return ""
    says = f"{given.get('role', '')} {given.get('class', '')} {given.get('epub:type', '')}"
    if re.search(r"backlink|footnote-?back", says):
        return "back"
    raised = any(name == "sup" for name, _ in around[-3:])
    return "call" if raised or re.search(r"noteref|footnote-?ref", says) else ""
