"""Positions: a stretch of characters, and the way back to the source.

Everything counts Unicode code points and is half-open.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from re import Match, Pattern
from typing import Any


def as_made(record: Any) -> tuple[Any, ...]:
    """A record's ``__reduce__``: it is made anew of its fields, between processes in a third of the usual time."""
    return type(record), tuple(getattr(record, name) for name in record.__slots__)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from ``start`` up to, not including, ``end``.

    >>> Span(1, 3).of("改革开放")
    '革开'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a stretch of text: {self.start} to {self.end}")

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)  # between processes this takes a third of what dataclasses do

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` in this stretch."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many characters both stretches hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shifted(self, by: int) -> Span:
        """The same stretch in a text that begins ``by`` characters earlier."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A rewritten text that knows, for each character, where it came from.

    ``starts[i]`` and ``ends[i]`` bound, in the source, what character ``i`` of ``text`` stands for.
    Both only grow, so any stretch of ``text`` has one stretch of the source.

    >>> import re
    >>> text = Mapped.of("改　革").rewrite(re.compile("　"), "")
    >>> text.text
    '改革'
    >>> text.source(Span(1, 2))
    Span(start=2, end=3)
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str, *, at: int = 0) -> Mapped:
        """``text`` as it stands in the source from offset ``at`` on."""
        return cls(text, _counting(at, at + len(text)), _counting(at + 1, at + len(text) + 1))

    @classmethod
    def joined(cls, parts: Iterable[Mapped]) -> Mapped:
        """The parts one after the other; they must stand in that order in the source."""
        texts, starts, ends = [], array("i"), array("i")
        for part in parts:
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(texts), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def part(self, span: Span) -> Mapped:
        """The stretch ``span`` of this text, with its way back."""
        cut = slice(span.start, span.end)
        return Mapped(self.text[cut], self.starts[cut], self.ends[cut])

    def rewrite(self, pattern: Pattern[str], new: str | Callable[[Match[str]], str]) -> Mapped:
        """Every match of ``pattern`` replaced by ``new``; each new character stands for the whole match."""
        parts: list[str] = []
        starts, ends = array("i"), array("i")
        done = 0
        for match in pattern.finditer(self.text):
            words = new if isinstance(new, str) else new(match)
            start, end = match.span()
            if words == match.group():
                continue
            parts += self.text[done:start], words
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            if words:
                place = self.source(Span(start, end))
                starts.extend([place.start] * len(words))
                ends.extend([place.end] * len(words))
            done = end
        if not done:
            return self
        return Mapped("".join([*parts, self.text[done:]]), starts + self.starts[done:], ends + self.ends[done:])

    def translate(self, table: Mapping[int, str]) -> Mapped:
        """Single characters exchanged for single characters; every place stays."""
        text = self.text.translate(table)
        if len(text) != len(self.text):
            raise ValueError("a table of characters must give one character for each")
        return Mapped(text, self.starts, self.ends)

    def then(self, later: Mapped) -> Mapped:
        """``later``, a rewriting of this text made apart, with its way back to this text's source.

        >>> import re
        >>> once = Mapped.of("改 革。").rewrite(re.compile(" "), "")
        >>> again = Mapped.of(once.text).rewrite(re.compile("。"), "")
        >>> once.then(again).source(Span(1, 2))
        Span(start=2, end=3)
        """
        return Mapped(
            later.text,
            array("i", (self.starts[place] for place in later.starts)),
            array("i", (self.ends[place - 1] for place in later.ends)),
        )

    def source(self, span: Span) -> Span:
        """The stretch of the source that ``span`` of this text stands for."""
        if span.start == span.end:
            if span.start < len(self.starts):
                return Span(self.starts[span.start], self.starts[span.start])
            place = self.ends[-1] if self.ends else 0
            return Span(place, place)
        return Span(self.starts[span.start], self.ends[span.end - 1])


def _counting(start: int, end: int) -> array[int]:
    """The numbers from ``start`` to ``end``: a slice of what was counted before is had a hundred times as fast."""
    while len(_COUNTED) < end:
        _COUNTED.extend(range(len(_COUNTED), max(end, 2 * len(_COUNTED), 1 << 16)))
    return _COUNTED[start:end]


_COUNTED = array("i")
