"""Where a passage begins and ends: with what both sides share, at the edge of a word or clause.

Of 必须牢牢把握新发展阶段 and 牢牢把握新发展阶段 the first word is trimmed: only one side begins with it. What both
begin or end with is trimmed too where neither stands for the other. What tells something of the difference is kept,
for the reasons named in ``KEPT``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from lineage.collate import words
from lineage.collate.anchors import LONG
from lineage.collate.slots import LEVEL, PLACE, emptied, without
from lineage.records import Reading
from lineage.spans import Span

LEAST = 8  # letters that must be left on both sides
FIRM = 2  # letters in common with which a passage can begin or end
GIVEN_UP = 3  # letters in common that are given up, at most, so that no word is cut
AS_LONG = 2.5  # times as long as what stands for it a beginning or end can be

_SENSE = re.compile(
    "不|没|未|无|非|禁|勿|杜绝|防止|避免|基本|初步|全面|大力|更|深度|进一步|率先|显着|明显|大幅|一般|可以|允许|部分|主要|重点"
)
_LISTS = re.compile("、|[”’」』》）][“‘「『《（]")
_PERCENT = re.compile(r"(?<=\d)[%％‰]")
_NUMBERED = re.compile("第?[一二三四五六七八九十百0-9]+[编篇章节条款]?")  # the number of an item, not what it says
_BRACKETS = "《〈（(〔【"
_MARKS = dict(zip("“‘「『《〈（(〔【", "”’」』》〉）)〕】", strict=True))


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of a document: its key text, where in it words begin and end, and its place in the document."""

    reading: Reading
    place: Span
    key: str
    edges: frozenset[int]

    @classmethod
    def of(cls, reading: Reading, place: Span) -> Side:
        key = place.of(reading.key.text)
        return cls(reading, place, key, frozenset(words.edges(key)))

    def signs(self, start: int, end: int) -> str:
        """The clean text of a stretch of the key, the signs round it included."""
        key = self.reading.key
        first, last = self.place.start + start - 1, self.place.start + end
        begin = key.ends[first] if first >= 0 else 0
        stop = key.starts[last] if last < len(key) else len(self.reading.text)
        return self.reading.text.text[begin:stop]


@dataclass(frozen=True, slots=True)
class Outside:
    """What stands outside the text that is shared, at one end of a passage, and what it is taken from on either side.

    ``listed`` says that it is parted from the rest as a member of a list is, and that the rest is such a list.
    """

    left: str
    right: str
    rests: tuple[str, str]
    listed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A reason for which what stands outside the shared text belongs to the passage all the same, with an example."""

    name: str
    reason: str
    holds: Callable[[Outside], bool]
    left: str
    right: str


def _stands_for(outside: Outside) -> bool:
    if all(map(_NUMBERED.fullmatch, (outside.left, outside.right))):
        return False
    shorter, longer = sorted((len(outside.left), len(outside.right)))
    return shorter > 0 and longer <= AS_LONG * shorter


def _names_speaker(outside: Outside) -> bool:
    return not without(outside.left) and not without(outside.right)


def _names_both(outside: Outside) -> bool:
    return all(set(emptied(piece)) & {PLACE, LEVEL} for piece in (outside.left, outside.right))


def _moved(outside: Outside) -> bool:
    return any(
        word in rest
        for piece, rest in zip((outside.left, outside.right), reversed(outside.rests), strict=True)
        for word in words.cut(piece)
        if len(word) > 1
    )


def _listed(outside: Outside) -> bool:
    return outside.listed


def _alters_sense(outside: Outside) -> bool:
    return any(map(_SENSE.search, (outside.left, outside.right)))


KEPT = (
    Kept("counterpart", "one stands for the other", _stands_for, "健全国有资产管理体制", "完善国有资产管理体制"),
    Kept(
        "member",
        "it is a member of a list that both have",
        _listed,
        "发展头部经济、枢纽经济",
        "发展头部经济、枢纽经济、流量经济",
    ),
    Kept("speaker", "it names who speaks, and that alone", _names_speaker, "发展不平衡不充分", "我市发展不平衡不充分"),
    Kept(
        "slot", "both name a place or level", _names_both, "建设更高水平的平安中国", "建设更高水平的平安广东、法治广东"
    ),
    Kept("sense", "it alters the sense", _alters_sense, "增加中小企业负担", "不得增加中小企业负担"),
    Kept("moved", "it stands elsewhere on the other side", _moved, "军人运动会成功举办", "成功举办军人运动会"),
)


def trimmed(one: Reading, left: Span, other: Reading, right: Span) -> tuple[Span, Span]:
    """Two stretches of clean texts, less what stands outside the text they share, with the marks that go with it."""
    kept = _kept(one, in_key(one, left), other, in_key(other, right))
    return marked(one, kept[0]), marked(other, kept[1])


def in_key(reading: Reading, clean: Span) -> Span:
    """The stretch of the key text that stands for a stretch of the clean text."""
    where = reading.key.starts
    start = bisect_left(where, clean.start)
    return Span(start, bisect_left(where, clean.end, start))


def all_in_key(reading: Reading, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The same for many stretches, a row each."""
    where = np.frombuffer(reading.key.starts, np.intc)
    ends = (np.searchsorted(where, place.astype(np.intc)) for place in (start, end))  # of one kind, lest all be copied
    return np.stack([*ends], axis=1)


def _kept(one: Reading, left: Span, other: Reading, right: Span) -> tuple[Span, Span]:
    """Two stretches of key texts, less what stands outside the text they share."""
    if len(left) * len(right) > LONG:  # a reprint, which begins and ends with whole sentences
        return left, right
    steps = Indel.opcodes(left.of(one.key.text), right.of(other.key.text))
    if not steps or (steps[0].tag == steps[-1].tag == "equal"):
        return left, right
    sides = Side.of(one, left), Side.of(other, right)
    shared = [(Span(s.src_start, s.src_end), Span(s.dest_start, s.dest_end)) for s in steps if s.tag == "equal"]
    heads, tails = _heads(sides, shared), _tails(sides, shared)
    if any(tail - head < LEAST for head, tail in zip(heads, tails, strict=True)):
        return left, right
    kept = [Span(head, tail).shifted(side.place.start) for head, tail, side in zip(heads, tails, sides, strict=True)]
    return kept[0], kept[1]


def _heads(sides: tuple[Side, Side], shared: Sequence[tuple[Span, Span]]) -> tuple[int, int]:
    """How far to trim from the beginnings."""
    places = [(a.start, b.start, len(a), 1) for a, b in shared]
    for at, there in _edges(sides, places):
        outside = [(side.key[:end], side.key[end:]) for side, end in zip(sides, (at, there), strict=True)]
        joints = [side.signs(end, end) for side, end in zip(sides, (at, there), strict=True) if end]
        rests = [side.signs(end, len(side.key)) for side, end in zip(sides, (at, there), strict=True)]
        return (0, 0) if _belongs(outside, joints, rests) else (at, there)
    return 0, 0


def _tails(sides: tuple[Side, Side], shared: Sequence[tuple[Span, Span]]) -> tuple[int, int]:
    """Up to where the ends stay."""
    ends = len(sides[0].key), len(sides[1].key)
    places = [(a.end, b.end, len(a), -1) for a, b in reversed(shared)]
    for at, there in _edges(sides, places):
        outside = [(side.key[end:], side.key[:end]) for side, end in zip(sides, (at, there), strict=True)]
        joints = [side.signs(end, end) for side, end in zip(sides, (at, there), strict=True) if end < len(side.key)]
        rests = [side.signs(0, end) for side, end in zip(sides, (at, there), strict=True)]
        return ends if _belongs(outside, joints, rests) else (at, there)
    return ends


def _edges(sides: tuple[Side, Side], places: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[int, int]]:
    """Where the shared text can begin (or end) without cutting a word, the outermost first."""
    for at, there, size, way in places:
        while _same(sides, at - way, there - way, way):  # the comparison may have taken the same letter further out
            at, there, size = at - way, there - way, size + 1
        for step in range(min(GIVEN_UP, size - FIRM) + 1):
            if at + way * step in sides[0].edges and there + way * step in sides[1].edges:
                yield at + way * step, there + way * step
                break


def _same(sides: tuple[Side, Side], at: int, there: int, way: int) -> bool:
    """Whether the same letter stands between these places and the next inwards, on both sides."""
    if min(at, there) < 0 or at > len(sides[0].key) or there > len(sides[1].key):
        return False
    return sides[0].key[min(at, at + way)] == sides[1].key[min(there, there + way)]


def _belongs(outside: Sequence[tuple[str, str]], joints: Sequence[str], rests: Sequence[str]) -> bool:
    """Whether what stands outside is kept for one of the reasons."""
    (left, left_rest), (right, right_rest) = outside
    listed = any(map(_LISTS.search, joints)) and all(map(_LISTS.search, rests))
    told = Outside(left, right, (left_rest, right_rest), listed)
    return any(kept.holds(told) for kept in KEPT)


def marked(reading: Reading, place: Span) -> Span:
    """The clean text of a stretch of the key text, with brackets round it and marks that belong to marks inside it."""
    text, clean = reading.text.text, reading.key.source(place)
    waiting: list[str] = []
    lacking = 0
    for sign in filter(_SIGNS.__contains__, clean.of(text)):
        if sign in _MARKS:
            waiting.append(_MARKS[sign])
        elif waiting and waiting[-1] == sign:
            waiting.pop()
        else:
            lacking += 1
    start, end = clean.start, clean.end
    while waiting and end < len(text) and text[end] == waiting[-1]:
        waiting.pop()
        end += 1
    while lacking and start and text[start - 1] in _MARKS:
        lacking -= 1
        start -= 1
    end += bool(_PERCENT.match(text, end))
    if start and end < len(text) and text[start - 1] in _BRACKETS and text[end] == _MARKS[text[start - 1]]:
        return Span(start - 1, end + 1)
    return Span(start, end)


_SIGNS = frozenset(_MARKS) | frozenset(_MARKS.values())
