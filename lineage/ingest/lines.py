"""Tell which lines of a published text are one paragraph: wraps, page turns, headings, list items.

A text comes in one of two layouts, and often changes from one to the other: wrapped, where a line ends
where the column ended, or free, where a line is a paragraph. Blank lines mean something only where
not every line has one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from lineage.segment import BULLETS
from lineage.spans import Span

_LINE = re.compile("[^\n\v\f\x85\u2028\u2029]+")
_BLANK = "\\s\u200b\ufeff"
_WORDS = re.compile(f"[^{_BLANK}](?:.*[^{_BLANK}])?", re.S)
_PAGE = re.compile(r"([-–—―·•\s]*)(第?)\s*(\d{1,4})\s*(页?)(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-–—―·•\s]*")

_ENDED = re.compile(
    "[。！？!?｡][“”‘’「」『』）)\"'》】〕]*(?:[（(][^（）()]{1,20}[）)])?$|[；;：:…][”’」』）)]?$|[\u4e00-\u9fff%％”）]\\.$"
)
STOP = re.compile("[。！？!?｡]")
_NUMERALS = "一二三四五六七八九十百〇零\\d"
_STARTS = re.compile(
    rf"[{BULLETS}|]|第[{_NUMERALS}]+[编篇章节条](?:\s|$)|[一二三四五六七八九十]{{1,3}}[、．.]|[（(][{_NUMERALS}]{{1,3}}[)）]"
    rf"|\d{{1,2}}[.．、](?!\d)|第[{_NUMERALS}]{{1,3}}[，、,]|[\u2460-\u2473]|—{{2}}|──|[一二三四五六七八九十]是|#"
)
_BEFORE_NUMBER = re.compile(f"[第{_NUMERALS}、，,（(款条项至到和]$")
_TABLE = re.compile(r"\||.*\t.*\t|(?:\S+\s{2,}){2}")
_OPENED = {"《": "》", "（": "）", "(": ")", "〈": "〉", "〔": "〕"}

_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’…—·]+")
_NARROWEST = 24
_WIDEST = 120
_SLACK = 6
_WINDOW = 12
_ENOUGH = 40
_HEADING = 45
_COMMA_HEADING = 32
NUMBERED_TAIL = re.compile(
    f"[。！？](?:[一二三四五六七八九十]{{1,3}}、|[（(][{_NUMERALS}]{{1,3}}[)）])[^。！？，；]{{1,40}}$"
)
_FREE_HEADING = 75
_LONGEST = 120
_INDENTS = range(2, 6)  # columns of blanks before the first line of a paragraph; more is a line in the middle
_MARKED = 0.9  # of the lines that must begin a paragraph have the mark, where it means one …
_STRAY = 0.02  # … and of those that cannot, at most so many: columns that were mixed up part sentences oftener
_OPEN = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日[，,]|[，,；;].$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its stretch without the blanks round it, and the blank lines before it.

    ``indent`` is how wide the blanks before its first word are.
    """

    span: Span
    text: str
    gap: int
    width: int
    column: int = 0
    turned: bool = False
    indent: int = 0

    @property
    def full(self) -> bool:
        """Whether the line fills the column that the text around it is wrapped to."""
        return self.column > 0 and self.width >= self.column - max(_SLACK, self.column // 9)

    @property
    def whole(self) -> bool:
        """Whether the line fills its column and has no indent: it is not the first of a paragraph."""
        return self.column > 0 and self.width >= self.column - 2

    @property
    def ended(self) -> bool:
        """Whether a sentence or a member of a list ends with the line."""
        return is_ended(self.text)

    @property
    def broken(self) -> bool:
        """Whether the line seems to break off in mid-sentence: it is punctuated, but not at its end."""
        return not self.ended and bool(re.search("[，。；、,;！？]", self.text))

    @property
    def starts(self) -> bool:
        """Whether the line begins like a list item or a numbered heading."""
        return bool(_STARTS.match(self.text))


def paragraphs(text: str) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each paragraph in order, and the page numbers that stood between them."""
    lines, numbers = _without_page_numbers(list(_lines(text)))
    lines = _filled(lines)
    joins = Joins(lines)
    grouped: list[list[Line]] = []
    for line in lines:
        if grouped and joins.goes_on(grouped[-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return grouped, numbers


def columns(text: str) -> int:
    """How wide the text is in print: a Chinese character counts two, and so does all in a line beyond any column."""
    if len(text) > _WIDEST:
        return 2 * len(text)
    return 2 * len(text) - len(_WIDE.sub("", text))


def is_ended(words: str) -> bool:
    """Whether a sentence or a member of a list ends with the words."""
    return bool(_ENDED.search(words[-30:]))


def _lines(text: str) -> Iterator[Line]:
    gap, done = 0, 0
    for match in _LINE.finditer(text):
        gap += text.count("\n", done, match.start())
        done = match.end()
        words = _WORDS.search(match.group())
        if words:
            span = Span(*words.span()).shifted(match.start())
            indent = columns(match.group()[: words.start()])
            yield Line(span, words.group(), max(0, gap - 1), columns(words.group()), indent=indent)
            gap = 0
    # A line of blanks only adds to the gap: its line end is counted with the next.


def _usual(gaps: Sequence[int]) -> int:
    """The commonest of some gaps, the smallest of the equally common."""
    counted = Counter(gaps)
    return min(counted, key=lambda gap: (-counted[gap], gap), default=0)


def _without_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page numbers, and the page numbers.

    A page number is a number alone on its line that is set off by more blank lines than lines usually are, or
    marked as one (—5—, 第5页), or stands in the midst of a sentence. Years, rows of figures and numbers that
    fall behind an earlier page number are text.
    """
    usual = _usual([line.gap for line in lines[1:]])
    numbers: list[Line] = []
    left: list[Line] = []
    last, turned = -1, False
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        number = _page_number(before, line, after, usual)
        if number is not None and number > last:
            numbers.append(line)
            last, turned = number, True
        else:
            left.append(_turned(line, usual) if turned else line)
            turned = False
    return left, numbers


def _page_number(before: Line | None, line: Line, after: Line | None, usual: int) -> int | None:
    """The number of a page, if the line seems to be one."""
    match = _PAGE.fullmatch(line.text)
    if not match:
        return None
    number = int(match[3])
    if (match[2] and match[4]) or re.match(r"\s*[-–—―·•]", line.text):
        return number
    apart = line.gap > usual or (after is not None and after.gap > usual)
    beside = any(other is not None and re.fullmatch(r"[\d.,%\s]+", other.text) for other in (before, after))
    within = before is not None and after is not None and not before.ended and before.width > _NARROWEST
    return number if (apart or within) and not beside and not 1900 <= number < 2100 else None


def _turned(line: Line, usual: int) -> Line:
    """The first line after a page number: the blank lines round the number say nothing about it."""
    return replace(line, gap=usual, turned=True)


def _filled(lines: list[Line]) -> list[Line]:
    """The lines, each knowing the width that the lines before it, after it or round it are wrapped to.

    Of several widths it is the nearest.
    """
    widths, broken, half = [line.width for line in lines], [line.broken for line in lines], _WINDOW // 2

    @cache
    def wrapped(start: int, end: int) -> int:
        return _wrapped_width(widths[start:end], broken[start:end])

    def column(place: int) -> int:
        width = widths[place]
        if width > _WIDEST + _SLACK:
            return 0
        starts = (max(0, place - _WINDOW + 1), place, max(0, place - half))
        ends = (place + 1, place + _WINDOW, place + half)
        found = [each for each in map(wrapped, starts, ends) if each and width <= each + _SLACK]
        return min(found, key=lambda each: (abs(each - width), each), default=0)

    return [replace(line, column=column(place)) for place, line in enumerate(lines)]


def _wrapped_width(widths: Sequence[int], broken: Sequence[bool]) -> int:
    """The width of the column that lines of these widths are wrapped to; 0 if they are not.

    In wrapped text many lines are nearly as wide as the widest, and most of those break off in mid-sentence.
    """
    best, most = 0, 0
    ordered = sorted(widths)
    for width in sorted({width for width in widths if _NARROWEST <= width <= _WIDEST}, reverse=True):
        like = bisect_right(ordered, width) - bisect_left(ordered, width - 4)
        if like > most:
            best, most = width, like
    wider = len(ordered) - bisect_right(ordered, best + _SLACK)
    cut = sum(each for width, each in zip(widths, broken, strict=True) if best - 4 <= width <= best)
    return best if most >= max(3, 0.25 * len(widths)) and wider <= 0.1 * len(widths) and cut >= 0.5 * most else 0


class Joins:
    """Decides whether a line goes on with the paragraph before it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.usual = _usual([line.gap for before, line in pairwise(lines) if before.full and not before.ended])
        self.indented, self.apart = _paragraphs_marked(lines, self.usual)
        self.squeezed = "".join(line.text for line in lines)
        self.borders = set()
        place = 0
        for line in lines:
            place += len(line.text)
            self.borders.add(place)

    def goes_on(self, paragraph: list[Line], line: Line) -> bool:
        """Whether ``line`` belongs to the paragraph that the lines before it make up so far."""
        last = paragraph[-1]
        if self.indented or self.apart:
            begins = self._is_marked(line)
            if begins or (not line.indent and (last.full or not last.ended)):
                return not begins
        so_far = "".join(part.text for part in paragraph[-40:])
        if self._begins_anew(last, line, so_far):
            return False
        if last.ended:
            return self._full_to_the_end(last, line)
        if _is_opened(so_far) or _is_cut_number(last.text, line.text):
            return True
        if is_heading(so_far, free=not last.column):
            return self._heading_goes_on(paragraph, line, so_far)
        if last.full or self.attested(last.text, line.text):
            return True
        if NUMBERED_TAIL.search(so_far) or (so_far[0] in BULLETS and not STOP.search(so_far)):
            return False
        return self._irregular(last, line)

    def _is_marked(self, line: Line) -> bool:
        """Whether the line is marked as the first of its paragraph, in a text that marks them."""
        indented, apart = _marks(line, self.usual)
        return (self.indented and indented) or (self.apart and apart)

    def _begins_anew(self, last: Line, line: Line, so_far: str) -> bool:
        """Whether the line is a row of a table, or the first of a list item or numbered heading."""
        if _TABLE.match(line.text) or _TABLE.match(last.text) or line.text[0] in BULLETS:
            return True
        if not line.starts or last.ended:
            return line.starts
        within = (last.full or line.whole) and not is_heading(so_far, free=False)
        return not within and not _BEFORE_NUMBER.search(last.text)

    def _heading_goes_on(self, paragraph: list[Line], line: Line, so_far: str) -> bool:
        """Whether what may be a heading goes on: it was wrapped, or is no heading but a paragraph's first line."""
        last = paragraph[-1]
        if last.full and len(line.text) == 1:
            return True  # no line of text is one letter: 开启现代化新征 / 程
        numbered = not last.column and paragraph[0].starts and line.ended
        if not numbered and self.attested(last.text, line.text):
            return True
        if so_far[0] in BULLETS:
            return last.full
        if line.turned and re.search("[，,、]", so_far):
            return True
        apart = len(paragraph) == 1 and last.gap > self.usual and line.gap > self.usual
        ending = not line.ended and not line.full
        return not apart and not ending and (last.full or self._narrow(last, line))

    def _full_to_the_end(self, last: Line, line: Line) -> bool:
        """Whether a paragraph goes on after a sentence that ends where the column does.

        The first line of a paragraph is two characters narrower, for its indent is lost.
        """
        if not last.full or line.gap > self.usual:
            return False
        return line.whole or not STOP.search(last.text[-3:]) or (line.ended and not line.full)

    def _narrow(self, last: Line, line: Line) -> bool:
        """Whether the first line of a paragraph, narrower still than its indent makes it, goes on in a whole line."""
        return line.whole and line.broken and not last.starts and last.width >= line.column - 10

    def _irregular(self, last: Line, line: Line) -> bool:
        """Whether a sentence that breaks off in a short line, or in a paragraph of its own, goes on here."""
        if not line.ended and not line.full and len(line.text) <= _HEADING:
            return False
        if last.text[-1] in "，,、" and not (last.width <= _WIDEST and line.full) and not line.turned:
            return False
        return not (last.text[-1] in "—－-" or self.contradicted(last.text, line.text))

    def attested(self, before: str, after: str) -> bool:
        """Whether the words on both sides of a line end stand together elsewhere."""
        sides = ((3, 3), (2, 4), (1, 4), (4, min(2, len(after))))
        return any(
            self.stands(before[-left:] + after[:right])
            for left, right in sides
            if len(before) >= left and len(after) >= right
        )

    def stands(self, words: str, *, times: int = 1) -> bool:
        """Whether the words, all Chinese, stand so often without a line end in them."""
        if not re.fullmatch("[\u4e00-\u9fff〇]+", words):
            return False
        within = (
            place for place in self._places(words) if self.borders.isdisjoint(range(place + 1, place + len(words)))
        )
        return len(list(islice(within, times))) == times

    def contradicted(self, before: str, after: str) -> bool:
        """Whether one side stands elsewhere beside other words: then columns were mixed up."""
        return self._followed_otherwise(before[-30:], after) or self._preceded_otherwise(before, after[:30])

    def _followed_otherwise(self, tail: str, after: str) -> bool:
        return len(tail) == 30 and any(
            self.squeezed[place + 30 : place + 32] != after[:2] for place in self._places(tail)
        )

    def _preceded_otherwise(self, before: str, head: str) -> bool:
        return len(head) == 30 and any(self.squeezed[place - 1 : place] != before[-1] for place in self._places(head))

    def _places(self, words: str) -> Iterator[int]:
        """Where the words stand; of words that stand everywhere only the first places."""
        place = self.squeezed.find(words)
        for _ in range(_ENOUGH):
            if place < 0:
                return
            yield place
            place = self.squeezed.find(words, place + 1)


def _marks(line: Line, usual: int) -> tuple[bool, bool]:
    """Whether a line is indented as the first of a paragraph is, and whether it is set off from the line before."""
    return line.indent in _INDENTS, line.gap > usual


def _paragraphs_marked(lines: Sequence[Line], usual: int) -> tuple[bool, bool]:
    """Whether a wrapped text marks the first line of a paragraph by an indent, and whether by a blank line before it.

    It does if nearly every line that must begin one has the mark, and hardly any that cannot. One must begin where the
    line before ends a sentence short of its column, and cannot where the line before fills it in mid-sentence.
    """
    first = [_marks(line, usual) for last, line in pairwise(lines) if last.column and last.ended and not last.full]
    other = [_marks(line, usual) for last, line in pairwise(lines) if last.full and last.broken]
    indented, apart = (
        min(len(first), len(other)) > 3
        and sum(mark[way] for mark in first) >= _MARKED * len(first)
        and sum(mark[way] for mark in other) <= _STRAY * len(other)
        for way in (0, 1)
    )
    return indented, apart


def is_heading(words: str, *, free: bool) -> bool:
    """Whether words that no stop ends may be a heading or title; ``free`` where lines are paragraphs."""
    if len(words) > _LONGEST:
        return False
    if STOP.search(words) or _OPEN.search(words) or words.count("“") > words.count("”"):
        return False
    commas = sum(map(words.count, "，,；;"))
    if free:
        return commas <= 3 and len(words) <= (_LONGEST if _STARTS.match(words) else _FREE_HEADING)
    return commas < 2 and len(words) <= (_COMMA_HEADING if commas else 2 * _HEADING)


def _is_cut_number(before: str, after: str) -> bool:
    """Whether a date is broken by the line end: 2024年9月 / 11日."""
    return bool(re.search(r"\d\s*[年月]$", before) and re.match(r"\d", after))


def _is_opened(words: str) -> bool:
    """Whether a bracket or title is open at the end of the words, and not for long."""
    return any(
        0 <= words.rfind(opening) > words.rfind(closing) and len(words) - words.rfind(opening) <= 80
        for opening, closing in _OPENED.items()
    )
