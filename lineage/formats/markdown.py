"""Markdown: the words a reader of the rendered page sees, with the way back into the source.

markdown-it-py says what is a paragraph, a heading, a quotation; it keeps lines but no columns. The source of each
stretch of inline text is walked again, token by token, so that every character shown has its place.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
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
