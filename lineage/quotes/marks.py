"""What stands between quotation marks and title marks, nested and over several paragraphs, and marks without a mate.

One pass with a stack: the time grows with the text, however deep the marks are nested and however few of them match.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lineage.records import Block
from lineage.spans import Span

MATES = dict(zip("“‘「『﹁﹃〝《〈", "”’」』﹂﹄〞》〉", strict=True))
OPENING = {closing: opening for opening, closing in MATES.items()}
TITLES = "《〈"
STRAIGHT = '"＂'
DEEPEST = 60  # marks within marks; nobody nests deeper, but broken texts do
_MARK = re.compile("[" + re.escape("".join([*MATES, *OPENING, STRAIGHT])) + "]")
_LETTER = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between two marks, marks excluded; ``within`` is the number of the stretch round it, if any.

    ``repeats`` are the opening marks that its later paragraphs begin with.
    """

    kind: Literal["quoted", "title"]
    span: Span
    within: int | None = None
    repeats: tuple[Span, ...] = ()
    block: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The marked stretches of a text in the order in which they begin, and where marks lack their mates.

    Of the unbalanced marks each paragraph tells only the first.
    """

    marked: tuple[Marked, ...]
    unbalanced: tuple[Span, ...]


@dataclass(slots=True)
class _Open:
    """A mark that waits for its mate."""

    sign: str
    at: int
    repeats: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    text: str
    stack: list[_Open] = field(default_factory=list)
    waiting: Counter[str] = field(default_factory=Counter)
    found: list[tuple[int, int, str, tuple[Span, ...]]] = field(default_factory=list)
    lonely: list[Span] = field(default_factory=list)

    def block(self, span: Span, next_block: str) -> None:
        """Read one paragraph; ``next_block`` is the one after it."""
        lonely: list[Span] = []
        start = self._repeated(span)
        for mark in _MARK.finditer(self.text, start, span.end):
            self._mark(mark.group(), mark.start(), lonely)
        if self.stack and not self._goes_on(next_block):
            lonely += [Span(one.at, one.at + 1) for one in self.stack]
            self.stack.clear()
            self.waiting.clear()
        if lonely:
            self.lonely.append(min(lonely))

    def _repeated(self, span: Span) -> int:
        """Where reading begins: after the mark that a quotation from the paragraph before begins with again."""
        if not self.stack:
            return span.start
        at = span.start + _blanks(self.text, span)
        self.stack[0].repeats.append(Span(at, at + 1))
        return at + 1

    def _goes_on(self, next_block: str) -> bool:
        """Whether the quotation that is open goes on in the next paragraph, which then begins with its mark again."""
        outer = self.stack[0].sign
        return len(self.stack) == 1 and outer not in TITLES and next_block.lstrip()[:1] == outer

    def _mark(self, sign: str, at: int, lonely: list[Span]) -> None:
        if sign in STRAIGHT:
            sign = '"'
            if not self.waiting[sign]:
                self._open(sign, at, lonely)
                return
        elif sign in MATES:
            self._open(sign, at, lonely)
            return
        wanted = OPENING.get(sign, sign)
        if not self.waiting[wanted]:
            if not (sign == "’" and self._is_apostrophe(at)):
                lonely.append(Span(at, at + 1))
            return
        while self.stack[-1].sign != wanted:
            lost = self.stack.pop()
            self.waiting[lost.sign] -= 1
            lonely.append(Span(lost.at, lost.at + 1))
        opened = self.stack.pop()
        self.waiting[wanted] -= 1
        self.found.append((opened.at + 1, at, opened.sign, tuple(opened.repeats)))

    def _open(self, sign: str, at: int, lonely: list[Span]) -> None:
        if len(self.stack) >= DEEPEST:
            lonely.append(Span(at, at + 1))
            return
        self.stack.append(_Open(sign, at))
        self.waiting[sign] += 1

    def _is_apostrophe(self, at: int) -> bool:
        return bool(at and _LETTER.match(self.text[at - 1]))


def marks(text: str, blocks: Sequence[Block]) -> Marks:
    """The marked stretches of ``text``, which is cut into ``blocks``; a block quotation is one too.

    >>> text = "他说：“要读《决定》。”"
    >>> [one.span.of(text) for one in marks(text, [Block("paragraph", Span(0, len(text)))]).marked]
    ['要读《决定》。', '决定']
    """
    reader = _Reader(text)
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        goes_on = after is not None and after.form == block.form
        reader.block(block.clean, after.clean.of(text) if after and goes_on else "")
    found = sorted(reader.found, key=lambda one: (one[0], -one[1]))
    return Marks(tuple(_nested([*found, *_block_quotations(text, blocks, found)])), tuple(reader.lonely))


def _block_quotations(
    text: str, blocks: Sequence[Block], found: Sequence[tuple[int, int, str, tuple[Span, ...]]]
) -> Iterator[tuple[int, int, str, tuple[Span, ...]]]:
    """Runs of paragraphs that are set apart as quotations, unless marks say what of them is quoted."""
    whole = {(start - 1, end + 1) for start, end, _, _ in found}
    run: list[Span] = []
    for block in (*blocks, None):
        if block and block.form == "quotation":
            blanks = _blanks(text, block.clean)
            run.append(Span(block.clean.start + blanks, block.clean.end))
        elif run:
            if (run[0].start, run[-1].end) not in whole:
                yield run[0].start, run[-1].end, "", ()
            run = []


def _nested(found: Sequence[tuple[int, int, str, tuple[Span, ...]]]) -> Iterator[Marked]:
    """The stretches with the number of the one that each stands in."""
    around: list[tuple[int, int]] = []
    ordered = sorted(found, key=lambda one: (one[0], -one[1]))
    for number, (start, end, sign, repeats) in enumerate(ordered):
        while around and around[-1][0] <= start:
            around.pop()
        kind: Literal["quoted", "title"] = "title" if sign and sign in TITLES else "quoted"
        within = around[-1][1] if around else None
        yield Marked(kind, Span(start, end), within, repeats, block=not sign)
        around.append((end, number))


def _blanks(text: str, span: Span) -> int:
    """How many blanks a stretch begins with."""
    words = span.of(text)
    return len(words) - len(words.lstrip())
