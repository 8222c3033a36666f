"""Markdown: the words a reader of the rendered page sees, with the way back into the source.

markdown-it-py says what is a paragraph, a heading, a quotation; it keeps lines but no columns. The source of each
stretch of inline text is walked again, token by token, so that every character shown has its place.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from lineage.formats import Formatted, Paragraph, html
from lineage.records import BlockForm
from lineage.spans import Mapped, Span

_OPENS: dict[str, BlockForm] = {
    "blockquote_open": "quotation",
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
    "footnote_reference_open": "note",
}
_DATE = re.compile(r"(?m)^(?:date|日期|发布日期)\s*[:：]\s*[\"']?(.+?)[\"']?\s*$")
# CommonMark leaves the asterisks of **“重”**点 standing, because of the mark before them.
_UNPAIRED = re.compile(r"\*{2,3}")
_BLANKS = re.compile(r"[ \t\u00a0]*")
_DESTINATION = re.compile(r"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\[(?:[^\[\]\\]|\\.)*\]", re.DOTALL)


@cache
def parser() -> MarkdownIt:
    """Markdown with tables, struck words and footnotes. Indented text is text: Chinese paragraphs are indented."""
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "text_join"])
    made.use(footnote_plugin, inline=False, move_to_end=False).use(front_matter_plugin)
    return made


class _LostError(Exception):
    """A token does not stand where it must: the walk has lost its way."""


@dataclass(slots=True)
class _Walk:
    """A way through the source of some inline text, and what it has shown."""

    source: Mapped
    at: int = 0
    text: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    calls: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[Span] = field(default_factory=list)
    struck: int = 0

    def skip(self, words: str) -> None:
        """Go past markup."""
        if not self.source.text.startswith(words, self.at):
            raise _LostError(words)
        self.at += len(words)

    def show(self, words: str, *, written: str | None = None) -> None:
        """Go past words that are shown; ``written`` is how the source writes them, if otherwise."""
        start = self.at
        self.skip(words if written is None else written)
        if self.struck or start == self.at:
            return
        self.text.append(words)
        if written is None:
            self.starts.extend(self.source.starts[start : self.at])
            self.ends.extend(self.source.ends[start : self.at])
        else:
            self.starts.extend([self.source.starts[start]] * len(words))
            self.ends.extend([self.source.ends[self.at - 1]] * len(words))

    def shown(self) -> Mapped:
        """What has been shown so far."""
        return Mapped("".join(self.text), self.starts, self.ends)


def read(raw: str) -> Formatted:
    """A Markdown source as the paragraphs of the page it makes."""
    page = _Page(raw)
    tokens = parser().parse(raw)
    for number, token in enumerate(tokens):
        page.take(token, tokens[number - 1] if number else None)
    return Formatted(raw, tuple(page.paragraphs), tuple(page.remarks), page.date)


class _Page:
    """What has been read of a page, and which elements are open."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.lines = [0, *(match.end() for match in re.finditer("\n", raw)), len(raw) + 1]
        self.forms: list[BlockForm] = []
        self.notes: list[str] = []
        self.row = 0  # where the next cell of a table may begin
        self.paragraphs: list[Paragraph] = []
        self.remarks: list[Span] = []
        self.date: str | None = None

    def take(self, token: Token, before: Token | None) -> None:
        """Read one token of the page."""
        if token.type == "front_matter":
            match = _DATE.search(token.content)
            self.date = match[1] if match else None
        elif token.type == "footnote_reference_open":
            self.notes.append(str(token.meta["label"]))
        elif token.type == "footnote_reference_close":
            self.notes.pop()
        elif token.type in _OPENS:
            self.forms.append(_OPENS[token.type])
        elif token.type.replace("_close", "_open") in _OPENS:
            self.forms.pop()
        elif token.type == "inline" and token.map:
            cell = before is not None and before.type in ("td_open", "th_open")
            self.inline(token, self.source(token, cell=cell))
        elif token.type == "html_block" and token.map:
            self.html(Span(self.lines[token.map[0]], min(self.lines[token.map[1]], len(self.raw))))

    def source(self, token: Token, *, cell: bool) -> Mapped:
        """The content of a token with its way back: the ends of its lines, without what marks the block."""
        first, last = token.map or [0, 0]
        at = max(self.row, self.lines[first]) if cell else self.lines[first]
        parts: list[Mapped] = []
        for number, line in enumerate(token.content.split("\n")):
            if not cell and number:
                at = self.lines[min(first + number, last)]
            end = self.lines[min(first + number + 1, len(self.lines) - 1)] - 1
            part = _found(self.raw, line, at, end, cell=cell)
            if parts:
                parts.append(_sign(parts[-1].ends[-1] if parts[-1].text else at, part.starts[0] if part.text else at))
            parts.append(part)
            at = part.ends[-1] if part.text else at
        if cell:
            self.row = at
        return Mapped.joined(parts)

    def inline(self, token: Token, source: Mapped) -> None:
        """The words of one paragraph."""
        walk = _Walk(source)
        try:
            _walked(token.children or [], walk)
        except _LostError:  # markup stays in, which hides a finding at worst; positions are never wrong
            walk = _Walk(source)
            walk.show(source.text)
        self.remarks += walk.remarks
        shown = walk.shown()
        own = Mapped.of(shown.text).rewrite(_UNPAIRED, "")
        if own.text.strip():
            note = self.notes[-1] if self.notes else None
            form: BlockForm = "note" if note else self.forms[-1] if self.forms else "paragraph"
            calls = tuple((bisect_left(own.starts, at), name) for at, name in walk.calls)
            self.paragraphs.append(Paragraph(form, shown.then(own), note, calls))

    def html(self, span: Span) -> None:
        """The words of a block of HTML."""
        inside = html.read(span.of(self.raw))
        for one in inside.paragraphs:
            text = Mapped.of(self.raw).part(span).then(one.text)
            self.paragraphs.append(Paragraph(one.form, text, one.note, one.calls))
        self.remarks += [remark.shifted(span.start) for remark in inside.remarks]


def _found(raw: str, line: str, at: int, end: int, *, cell: bool) -> Mapped:
    """A line of content as it stands in a line of the source, which may write ``|`` as ``\\|`` in a table."""
    if not line:
        return Mapped.of("")
    if not cell:
        start = raw.rfind(line, at, end)
        return Mapped.of(line, at=start) if start >= 0 else Mapped.of(raw[at:end], at=at)
    written = re.compile("".join(r"\\?\|" if sign == "|" else re.escape(sign) for sign in line)).search(raw, at, end)
    if not written:
        return Mapped.of(raw[at:end], at=at)
    return Mapped.of(written.group(), at=written.start()).rewrite(re.compile(r"\\\|"), "|")


def _sign(start: int, end: int) -> Mapped:
    """A line end between two lines of content: it stands for what marks the block there, too."""
    return Mapped("\n", array("i", [start]), array("i", [max(start, end)]))


def _walked(tokens: Sequence[Token], walk: _Walk) -> None:
    """Go through the source as its tokens say, and show what is shown."""
    for token in tokens:
        _step(token, walk)
    walk.skip(_BLANKS.match(walk.source.text, walk.at).group())  # type: ignore[union-attr]
    if walk.at != len(walk.source.text):
        raise _LostError(walk.source.text[walk.at :])


def _step(token: Token, walk: _Walk) -> None:
    source, kind = walk.source.text, token.type
    if kind == "text":
        if not source.startswith(token.content, walk.at):
            walk.skip(_BLANKS.match(source, walk.at).group())  # type: ignore[union-attr]
        walk.show(token.content)
    elif kind == "text_special":
        walk.show(token.content, written=token.markup)
    elif kind in ("softbreak", "hardbreak"):
        match = re.compile(r"[ \t]*\\?\n").match(source, walk.at)
        walk.show("\n", written=match.group() if match else "\n")
    elif kind in ("em_open", "em_close", "strong_open", "strong_close"):
        walk.skip(token.markup)
    elif kind in ("s_open", "s_close"):
        walk.skip(token.markup)
        walk.struck += 1 if kind == "s_open" else -1
    elif kind == "code_inline":
        _code(token, walk)
    elif kind == "link_open":
        walk.skip("<" if token.markup == "autolink" else "[")
    elif kind == "link_close":
        walk.skip(">" if token.markup == "autolink" else "]")
        _target(walk, auto=token.markup == "autolink")
    elif kind == "image":
        walk.skip(f"![{token.content}]")
        _target(walk, auto=False)
    elif kind == "footnote_ref":
        walk.calls.append((sum(map(len, walk.text)), str(token.meta["label"])))
        walk.skip(f"[^{token.meta['label']}]")
    elif kind == "html_inline":
        _tag(token.content, walk)
    else:
        raise _LostError(kind)


def _code(token: Token, walk: _Walk) -> None:
    """Words between backticks, shown as they stand."""
    walk.skip(token.markup)
    end = re.compile(f"(?<!`){token.markup}(?!`)").search(walk.source.text, walk.at)
    if not end:
        raise _LostError(token.markup)
    walk.show(walk.source.text[walk.at : end.start()])
    walk.skip(token.markup)


def _target(walk: _Walk, *, auto: bool) -> None:
    """Where a link leads: behind its words, and not shown."""
    match = None if auto else _DESTINATION.match(walk.source.text, walk.at)
    if match:
        walk.at = match.end()


def _tag(content: str, walk: _Walk) -> None:
    """A tag within a paragraph: a comment is kept, a line break shown, what is deleted left out."""
    start = walk.at
    walk.skip(content)
    if content.startswith("<!--"):
        walk.remarks.append(Span(walk.source.starts[start], walk.source.ends[walk.at - 1]))
    elif re.match(r"(?i)<br\b", content):
        walk.at = start
        walk.show("\n", written=content)
    elif match := re.match(r"(?i)<(/?)(?:del|s|rt)\b", content):
        walk.struck = max(0, walk.struck + (-1 if match[1] else 1))
