"""Text for a terminal: East Asian widths, emphasis with and without colour, and no control characters."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from shutil import get_terminal_size

import click

Piece = tuple[str, str]  # words and the name of their style

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
MARKS = {
    "added": ("{+", "+}"),
    "cut": ("[-", "-]"),
    "wording": ("【", "】"),
    "inherited": ("[", "]"),
    "adapted": ("[~", "~]"),
    "stock": ("(", ")"),
}
STYLES: dict[str, dict[str, object]] = {
    "added": {"fg": "green", "underline": True},
    "cut": {"fg": "red", "strikethrough": True},
    "wording": {"fg": "yellow", "bold": True},
    "inherited": {"fg": "cyan", "underline": True},
    "adapted": {"fg": "yellow", "underline": True},
    "stock": {"dim": True},
    "strong": {"bold": True},
    "faint": {"dim": True},
}
HANGING = set("，。；：、！？”’）》」』】〉,.;:!?)]}+-")
OPENING = set("“‘（《「『【〈([{+-")
ATOM = re.compile(r"[!-~–]+(?<![,;:!?])[,;:!?]*|\s|.", re.DOTALL)
WIDE = 100


def colours() -> bool:
    """Whether standard output takes colours: a terminal does, unless NO_COLOR or a dumb one says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def columns() -> int | None:
    """How wide the terminal is; ``None`` where the output goes elsewhere and COLUMNS does not say."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdecimal():
        return None
    return max(get_terminal_size((WIDE, 24)).columns, 20)


def plain(text: str) -> str:
    """``text`` on one line, with a sign in the place of whatever would steer the terminal.

    >>> plain("一\\n二\\x1b[31m三\\u202e")
    '一 二\ufffd[31m三\ufffd'
    """
    return text.replace("\r\n", " ").translate(_PLAIN)


class _Plain(dict[int, str]):
    """What is shown of a character; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = " " if sign in "\n\t" else "\ufffd" if unicodedata.category(sign) in UNSEEN else sign
        return self[code]


_PLAIN = _Plain()


def harmless(text: str) -> str:
    """``text`` as it is where no terminal reads it; on a terminal, without what would steer it."""
    if not sys.stdout.isatty():
        return text
    return "".join(sign if sign in "\n\t" else plain(sign) for sign in text)


def width(text: str) -> int:
    """How many columns ``text`` takes.

    >>> width("提法 abc")
    8
    """
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """How many columns a character takes, or several that stay together; worked out when they are first met."""

    def __missing__(self, atom: str) -> int:
        if len(atom) > 1:
            self[atom] = width(atom)
        elif unicodedata.combining(atom):
            self[atom] = 0
        else:
            self[atom] = 2 if unicodedata.east_asian_width(atom) in "WF" else 1
        return self[atom]


_WIDTHS = _Widths()


def padded(text: str, size: int) -> str:
    """``text`` filled up to ``size`` columns."""
    return text + " " * (size - width(text))


def fitted(text: str, size: int) -> str:
    """``text`` cut to ``size`` columns, with a sign that it was.

    >>> fitted("加快构建新发展格局", 9)
    '加快构建…'
    """
    if width(text) <= size:
        return text
    kept, room = "", size - 1
    for sign in text:
        room -= _WIDTHS[sign]
        if room < 0:
            break
        kept += sign
    return f"{kept}…"


def table(rows: Sequence[Sequence[str]], *, wide: int | None = None, right: Sequence[int] = ()) -> Iterator[str]:
    """Lines of a table, figures flush ``right``; the last column takes what is left of ``wide`` columns."""
    sizes = [max(map(width, column)) for column in zip(*rows, strict=True)]
    left = sum(sizes[:-1]) + 2 * (len(sizes) - 1)
    for row in rows:
        cells = [
            " " * (size - width(cell)) + cell if number in right else padded(cell, size)
            for number, (cell, size) in enumerate(zip(row[:-1], sizes[:-1], strict=True))
        ]
        last = row[-1] if wide is None else fitted(row[-1], max(wide - left, 10))
        yield "  ".join([*cells, last]).rstrip() + "\n"


def painted(pieces: Iterable[Piece], *, colour: bool) -> str:
    """Pieces as text: emphasis by colour and line, or by marks."""
    return "".join(_painted(words, style) if colour else _marked(words, style) for words, style in pieces)


def wrapped(
    pieces: Iterable[Piece], *, indent: str = "", colour: bool = False, wide: int | None = None
) -> Iterator[str]:
    """Pieces as lines of at most ``wide`` columns, each behind ``indent``.

    Western words and figures stay whole, and no line begins with a closing mark or ends with an opening one.
    """
    room = max((wide or WIDE) - width(indent) - 2, 10)
    pieces = [(words if colour else _marked(words, style), style if colour else "") for words, style in pieces if words]
    whole = "".join(words for words, _ in pieces)
    fits = len(whole) <= room and not whole[:1].isspace() and "\n" not in whole and width(whole) <= room
    for start, end in [(0, len(whole))] if fits else _lines([words for words, _ in pieces], room):
        line = painted(_within(pieces, start, end), colour=True) if colour else whole[start:end]
        yield indent + line.rstrip() + "\n"


def _lines(pieces: Iterable[str], room: int) -> Iterator[tuple[int, int]]:
    """Where the lines of pieces put together begin and end: those are made of words, figures, single characters.

    No line begins with a blank.
    """
    start = end = last = used = 0
    before = ""
    for atom in chain.from_iterable(map(ATOM.findall, pieces)):
        size = _WIDTHS[atom]
        if start < end and used + size > room and not HANGING.issuperset(atom):
            held = start < last and OPENING.issuperset(before)
            yield start, last if held else end
            start, used = (last, _WIDTHS[before]) if held else (end, 0)
        if start < end or not atom.isspace():
            last, before, used = end, atom, used + size
        else:
            start += len(atom)
        end += len(atom)
    yield start, end


def _within(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """What of some pieces lies between two places, pieces of one style in one."""
    for style, group in groupby(pieces, itemgetter(1)):
        words = "".join(words for words, _ in group)
        yield words[max(start, 0) : max(end, 0)], style
        start, end = start - len(words), end - len(words)


def _painted(words: str, style: str) -> str:
    return click.style(words, **STYLES[style]) if style and words else words  # type: ignore[arg-type]


def _marked(words: str, style: str) -> str:
    before, after = MARKS.get(style, ("", ""))
    return f"{before}{words}{after}" if words else ""
