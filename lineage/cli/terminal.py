"""Text for a terminal: East Asian widths, emphasis with and without colour, and no control characters."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
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
    return _width(text) if len(text) == 1 else sum(map(_width, text))


@cache
def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


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
        room -= _width(sign)
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
    pieces = [(words if colour else _marked(words, style), style if colour else "") for words, style in pieces]
    whole = "".join(words for words, _ in pieces)
    if len(whole) <= room and not whole[:1].isspace() and "\n" not in whole and width(whole) <= room:
        yield indent + painted(_joined(pieces), colour=colour).rstrip() + "\n"
        return
    line: list[Piece] = []
    used = 0
    for atom, style in _atoms(pieces):
        size = width(atom)
        if line and used + size > room and not HANGING.issuperset(atom):
            held = [line.pop()] if len(line) > 1 and OPENING.issuperset(line[-1][0]) else []
            yield indent + painted(_joined(line), colour=colour).rstrip() + "\n"
            line, used = held, sum(width(one) for one, _ in held)
        if line or not atom.isspace():
            line.append((atom, style))
            used += size
    yield indent + painted(_joined(line), colour=colour).rstrip() + "\n"


def _atoms(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What a line can be made of: words, figures, single Chinese characters."""
    for words, style in pieces:
        yield from ((atom, style) for atom in ATOM.findall(words))


def _joined(line: Iterable[Piece]) -> Iterator[Piece]:
    for style, group in groupby(line, itemgetter(1)):
        yield "".join(words for words, _ in group), style


def _painted(words: str, style: str) -> str:
    return click.style(words, **STYLES[style]) if style and words else words  # type: ignore[arg-type]


def _marked(words: str, style: str) -> str:
    before, after = MARKS.get(style, ("", ""))
    return f"{before}{words}{after}" if words else ""
