"""HTML: the words a browser shows, with the way back into the source. Tags that do not pair do no harm."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from lineage.formats import Formatted, Paragraph
from lineage.records import BlockForm
from lineage.spans import Mapped, Span

_FORMS: dict[str, BlockForm] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th", "caption"), "cell"),
    "blockquote": "quotation",
}
_BLOCKS = _FORMS.keys() | set(
    "p div section article header footer main nav aside ul ol li dl dt dd table tr tbody thead tfoot form fieldset "
    "figure figcaption pre hr address body html details summary legend center".split()
)
_UNSEEN = frozenset(
    "head script style template noscript title svg math iframe object rt rp del s strike select textarea".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLANK = re.compile(r"[ \t\r\n\f]+")
_ENDED = re.compile(r"[。！？；：…」』”’）》!?;:]\s*$")
_INDENTED = re.compile(r"[ \t\n]*(?:\u3000|\u00a0|&nbsp;|&emsp;|&ensp;|&#12288;)")
_DATES = frozenset(("date", "pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.date"))


@dataclass(slots=True)
class _Words:
    """The words of the paragraph that is being read."""

    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    calls: list[tuple[int, str]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, text: str, start: int, *, stands_for: int | None = None) -> None:
        """Words as they stand from ``start`` on, or signs that stand for so many characters."""
        self.text.append(text)
        if stands_for is None:
            self.starts.extend(range(start, start + len(text)))
            self.ends.extend(range(start + 1, start + len(text) + 1))
        else:
            self.starts.extend([start] * len(text))
            self.ends.extend([start + stands_for] * len(text))


class _Reader(HTMLParser):
    """Walks through the tags and gathers paragraphs."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.raw = raw
        self.lines = [0, *(match.end() for match in re.finditer("\n", raw))]
        self.open: list[tuple[str, bool]] = []  # each open element, and whether it hides what is in it
        self.hidden = 0
        self.words = _Words()
        self.paragraphs: list[tuple[_Words, BlockForm]] = []
        self.remarks: list[Span] = []
        self.date: str | None = None

    def here(self) -> int:
        """Where the parser stands in the source."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.flush()
        if tag == "meta" and given.get("name", given.get("property", "")).lower() in _DATES:
            self.date = self.date or given.get("content")
        if tag == "br":
            self.line_break()
        if tag == "q" and not self.hidden:
            self.words.add("“", self.here(), stands_for=len(self.get_starttag_text() or ""))
        if tag == "a" and _is_call(given, self.open):
            self.words.calls.append((sum(map(len, self.words.text)), given["href"][1:]))
        if "id" in given and not self.hidden:
            self.words.names.append(given["id"])
        if tag not in _VOID:
            hides = tag in _UNSEEN or "hidden" in given or bool(re.search(r"display\s*:\s*none", given.get("style", "")))
            self.open.append((tag, hides))
            self.hidden += hides

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if tag == "q" and not self.hidden:
            self.words.add("”", self.here(), stands_for=len(f"</{tag}>"))
        depth = next((at for at in range(len(self.open) - 1, max(-1, len(self.open) - 500), -1) if self.open[at][0] == tag), None)
        if depth is not None:
            self.hidden -= sum(hides for _, hides in self.open[depth:])
            del self.open[depth:]

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.add(data, self.here())

    def handle_charref(self, name: str) -> None:
        self.reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self.reference(f"&{name}")

    def reference(self, written: str) -> None:
        """A character written by its name or number."""
        start = self.here()
        if self.raw.startswith(";", start + len(written)):
            written += ";"
        if not self.hidden:
            self.words.add(unescape(written), start, stands_for=len(written))

    def handle_comment(self, data: str) -> None:
        start = self.here()
        end = self.raw.find("-->", start)
        self.remarks.append(Span(start, end + 3 if end >= 0 else len(self.raw)))

    def line_break(self) -> None:
        """A line end that the page forces: the end of a paragraph where a sentence ends or the next is indented."""
        if _ENDED.search("".join(self.words.text[-3:])) or _INDENTED.match(self.rest_after_tag()):
            self.flush()

    def rest_after_tag(self) -> str:
        """The first characters behind the tag that is being read."""
        start = self.here() + len(self.get_starttag_text() or "")
        return self.raw[start : start + 40]

    def flush(self) -> None:
        """The paragraph so far is ended."""
        self.paragraphs.append((self.words, self.form()))
        self.words = _Words()

    def form(self) -> BlockForm:
        """What the elements round a paragraph make of it."""
        for tag, _ in reversed(self.open[-500:]):
            if tag in _FORMS:
                return _FORMS[tag]
        return "paragraph"


def read(raw: str) -> Formatted:
    """An HTML source as the paragraphs a browser shows."""
    reader = _Reader(raw)
    reader.feed(raw)
    reader.close()
    reader.flush()
    called = {name for words, _ in reader.paragraphs for _, name in words.calls}
    paragraphs, names = [], []
    for words, form in reader.paragraphs:
        names += words.names
        text, calls = _collapsed(words)
        if text.text.strip():
            note = next((name for name in names if name in called and not any(name == to for _, to in calls)), None)
            paragraphs.append(Paragraph("note" if note else form, text, note, calls))
            names = []
    return Formatted(raw, tuple(paragraphs), tuple(reader.remarks), reader.date)


def _collapsed(words: _Words) -> tuple[Mapped, tuple[tuple[int, str], ...]]:
    """The words with each run of blanks made one space, and the places of calls among them."""
    whole = Mapped("".join(words.text), words.starts, words.ends)
    own = Mapped.of(whole.text).rewrite(_BLANK, " ")
    places = own.starts
    return whole.then(own), tuple((_index(places, at), name) for at, name in words.calls)


def _index(places: array[int], at: int) -> int:
    return bisect_right(places, at - 1)


def _is_call(given: dict[str, str], around: list[tuple[str, bool]]) -> bool:
    """Whether a link leads to a note: it says so, or it is raised."""
    if not given.get("href", "").startswith("#"):
        return False
    says = f"{given.get('role', '')} {given.get('class', '')} {given.get('epub:type', '')}"
    return bool(re.search(r"noteref|footnote-?ref", says)) or any(tag == "sup" for tag, _ in around[-3:])


def is_html(text: str) -> bool:
    """Whether a text begins as HTML does."""
    return bool(re.match(r"(?is)\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", text[:2000]))
