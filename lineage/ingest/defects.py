"""Tell what is wrong with a published text; all of it stays in the text.

outside          the file begins with text that is part of no document; detail: its first words
truncated        a paragraph breaks off in mid-sentence; detail: its last words
column           a paragraph begins in mid-sentence, or stands where other words belong: columns were mixed up or
                 a beginning was lost; detail: its first words, with the line they seem to go on from
repeated         a paragraph stands word for word in the text already; detail: the line where
marks            quotation marks or brackets that do not pair; detail: how many of each
figures          one figure for two things; detail: what it is said of
numbering        numbered headings that go on beyond their number, or repeat; detail: the number announced and found
furniture        bylines, credits, advertisements, slogans and the like, which are not the document's own words

Line numbers and quoted words make up the details, so that they read alike in every language.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np

from lineage.ingest.lines import NUMBERED_TAIL, STOP, Joins, Line, is_ended, is_heading
from lineage.numerals import value
from lineage.records import Defect
from lineage.rolling import codes, hashes
from lineage.segment import BULLETS
from lineage.spans import Mapped, Span

_LEAST_REPEATED = 16
_LOOK_BACK = 15
_OFTEN = 3
_HEAD = 8
_NAMED = 12

_BEGUN = re.compile("[，、。；：！？）》”’」,;:!?)]")
_LONE = re.compile(
    "(?![一二三四五六七八九十省市县区乡镇村党政军工农商学兵国水电气路但故而又即或甲乙丙丁])[\u4e00-\u9fff][、，,]"
)
_HE = re.compile("[他她](?:表示|说|指出|认为|强调|介绍)")
_COUNTED = re.compile(r"\d+(?:个|项|家|座|所|名|位)")
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（(", "）)"))
_CLOSED = re.compile("[)）]")
_ITEM = re.compile(r"(?:^|(?<=[\s。；;，：]))[\da-zA-Z一二三四五六七八九十]{1,3}[)）]")
_FIGURE = re.compile(
    r"(?P<label>[\u4e00-\u9fff“”]{4,12}?)(?:[达到为约超过近共])*(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]{0,2}(?:元|美元|[人户家项个亩吨件所套辆]|公里|公顷|平方米|平方公里|立方米|千瓦))"
)
_PARTICULAR = re.compile(r"\d[\d.]{3}")  # of so many digits a figure must be
_SERIES = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,6}?)(?P<number>[一二三四五六七八九十]{1,4}|\\d{1,3})[:：、.．](?P<title>.+)"
)
_ANNOUNCED = "(?P<number>[两二三四五六七八九十]{{1,3}}|\\d{{1,3}})(?:个|大|项){name}"
_FURNITURE = re.compile(
    rf"[{BULLETS}]?\s?[\u4e00-\u9fff]{{0,12}}(?:记者|通讯员|报道组|评论员)[\u4e00-\u9fff\s、]{{0,20}}"
    r"|[^。！？]{0,30}(?:摄|供图|制图)"
    r"|(?:整理|编辑|责任编辑|责编|校对|制图|摄影|来源|文|图)[/／:：\s]\s*[^。！？]{1,20}"
    r"|.{0,12}(?:公益广告|扫一扫|二维码|公众号|版权所有|打印本页|关闭窗口|字号|分享到).{0,12}"
    r"|(?:一图读懂|图解).{0,30}"
    r"|(?!第)[\u4e00-\u9fff]{3,10}(?:\s[\u4e00-\u9fff]{3,10}){2,}"
)
_TURN = re.compile("[（(](?:下转|上接)[^（）()]{1,12}[）)]")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){3,}")
_TAIL = re.compile("[。！？]附[件录表注][：:]?$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as cleaned, the line of the file it begins on, and the lines it was made of."""

    part: Mapped
    line: int
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        return self.part.text

    @property
    def heading(self) -> bool:
        """Whether it is a heading, byline or the like: nothing ends it."""
        return not is_ended(self.text) and is_heading(self.text, free=True)

    def defect(self, kind: str, detail: str, span: Span | None = None) -> Defect:
        """The defect at ``span`` of this paragraph, or at all of it."""
        return Defect(kind, self.part.source(span or Span(0, len(self.text))), self.line, detail)


def defects(
    raw: Mapped, grouped: Sequence[Sequence[Line]], parts: Sequence[Mapped], *, first_line: int
) -> tuple[Defect, ...]:
    """What is wrong with the paragraphs of a document, in the order of their places."""
    ends = [match.start() for match in re.finditer("\n", raw.text)]
    found = [
        _Paragraph(part, first_line + bisect_right(ends, lines[0].span.start), lines)
        for lines, part in zip(grouped, parts, strict=True)
    ]
    joins = Joins([line for lines in grouped for line in lines])
    each = (
        *_cut(found, joins),
        *_repeated(found),
        *_unpaired(found),
        *_figures(found),
        *_numbering(found),
        *_furniture(found),
    )
    return tuple(sorted(each, key=lambda defect: (defect.source, defect.kind, defect.detail)))


def _cut(found: Sequence[_Paragraph], joins: Joins) -> Iterator[Defect]:
    """Paragraphs that break off, and those that begin in mid-sentence."""
    open_ends: deque[tuple[int, _Paragraph]] = deque()
    begun: dict[str, set[str]] = defaultdict(set)
    for number, paragraph in enumerate(found):
        text = paragraph.text
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        while open_ends and number - open_ends[0][0] > _LOOK_BACK:
            open_ends.popleft()
        goes_on_from = _begins_within(paragraph, before, [end for _, end in open_ends], joins)
        if goes_on_from is not None:
            yield paragraph.defect("column", text[:_NAMED] + goes_on_from, Span(0, min(_NAMED, len(text))))
        if _breaks_off(paragraph, after, begun[text[:_HEAD]]):
            open_ends.append((number, paragraph))
            start = max((stop.end() for stop in STOP.finditer(text)), default=0)
            yield paragraph.defect("truncated", text[-_NAMED:], Span(min(start, len(text) - 1), len(text)))
        begun[text[:_HEAD]].add(text)


def _breaks_off(paragraph: _Paragraph, after: _Paragraph | None, begun: Set[str]) -> bool:
    """Whether a paragraph ends in mid-sentence; ``begun`` are the earlier ones that begin like it."""
    text = paragraph.text
    if (
        is_ended(text)
        or text[-1] in "）)》|"
        or _is_furniture(text)
        or _TAIL.search(text)
        or NUMBERED_TAIL.search(text)
    ):
        return False
    if text[0] in BULLETS + "|" or (after is not None and after.text[0] in BULLETS):
        return text[-1] in "，,、"
    if not paragraph.heading or (after is None and re.search("[，,]", text)):
        return True
    again = len(text) >= _HEAD and not paragraph.lines[0].starts
    return again and any(other.startswith(text) and other != text for other in begun)


def _begins_within(
    paragraph: _Paragraph, before: _Paragraph | None, open_ends: Sequence[_Paragraph], joins: Joins
) -> str | None:
    """The line that a paragraph seems to go on from, as far as it begins in mid-sentence: '' if that is unknown."""
    text = paragraph.text
    own_words = not paragraph.heading and not _is_furniture(text)
    for end in reversed(open_ends):
        if own_words and end is not before and joins.stands(end.text[-2:] + text[:2], times=_OFTEN):
            return f" ← {end.line}"
    if (
        own_words
        and before is not None
        and before in open_ends
        and joins.contradicted(before.lines[-1].text, paragraph.lines[0].text)
    ):
        return f" ≠ {before.line}"
    if _BEGUN.match(text):
        return ""
    after_heading = before is not None and before.heading
    return "" if after_heading and any(rule.match(text) for rule in (_LONE, _HE, _COUNTED)) else None


def _repeated(found: Sequence[_Paragraph]) -> Iterator[Defect]:
    """Paragraphs that stand in the text already."""
    whole = "\n".join(paragraph.text for paragraph in found)
    starts, place = [], 0
    for paragraph in found:
        starts.append(place)
        place += len(paragraph.text) + 1
    asked = [
        (paragraph, start)
        for paragraph, start in zip(found, starts, strict=True)
        if len(paragraph.text) >= _LEAST_REPEATED and not paragraph.heading and "|" not in paragraph.text
    ]
    begun = _begun(whole, [start for _, start in asked])
    for paragraph, start in asked:
        places = begun[paragraph.text[:_LEAST_REPEATED]]
        first = next(place for place in places if whole.startswith(paragraph.text, place))
        if first < start:
            yield paragraph.defect("repeated", f"= {found[bisect_right(starts, first) - 1].line}")


def _begun(whole: str, starts: Sequence[int]) -> dict[str, list[int]]:
    """Where each beginning of these paragraphs stands; to look for one takes as long as to look for all."""
    runs = hashes(codes(whole), _LEAST_REPEATED)
    begun: dict[str, list[int]] = defaultdict(list)
    for place in np.flatnonzero(np.isin(runs, runs[np.array(starts, np.int64)])).tolist():
        begun[whole[place : place + _LEAST_REPEATED]].append(place)
    return begun


def _unpaired(found: Sequence[_Paragraph]) -> Iterator[Defect]:
    """Paragraphs in which marks do not pair; a speech may open anew in each of its paragraphs and close in the last."""
    for number, paragraph in enumerate(found):
        text = _ITEM.sub("", paragraph.text) if _CLOSED.search(paragraph.text) else paragraph.text
        after = found[number + 1].text[0] if number + 1 < len(found) else ""
        for opening, closing in _PAIRS:
            opened, closed = sum(map(text.count, opening)), sum(map(text.count, closing))
            if opened != closed and not (opened == closed + 1 and after in opening and after):
                yield paragraph.defect("marks", f"{opening[0]} {opened} {closing[0]} {closed}")


def _figures(found: Sequence[_Paragraph]) -> Iterator[Defect]:
    """Figures too particular to be true of two things at once."""
    said: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for paragraph in found:
        for match in _FIGURE.finditer(paragraph.text) if _PARTICULAR.search(paragraph.text) else ():
            figure, label = match["number"] + match["unit"], match["label"]
            if len(match["number"].replace(".", "").strip("0")) < 4:
                continue
            other = next((known for known in said[figure] if not _share(known[0], label)), None)
            if other:
                yield paragraph.defect("figures", f"{figure}: {label} ≠ {other[0]} {other[1]}", Span(*match.span()))
            said[figure].append((label, paragraph.line))


def _share(left: str, right: str) -> bool:
    """Whether two labels have two characters running in common."""
    return any(left[place : place + 2] in right for place in range(len(left) - 1))


def _numbering(found: Sequence[_Paragraph]) -> Iterator[Defect]:
    """Series of numbered headings that repeat or go beyond the number announced."""
    series: dict[str, list[tuple[int, str, _Paragraph]]] = defaultdict(list)
    for paragraph in found:
        match = _SERIES.fullmatch(paragraph.text)
        if match and paragraph.heading:
            series[match["name"]].append((value(match["number"]) or 0, match["title"], paragraph))
    for name, headings in series.items():
        announced = _announced(found, name)
        titles: set[str] = set()
        for number, title, paragraph in headings:
            if announced and number == announced + 1 and len(headings) > announced:
                yield paragraph.defect("numbering", f"{announced} → {headings[-1][0]}")
            elif title in titles:
                yield paragraph.defect("numbering", title)
            titles.add(title)


def _announced(found: Sequence[_Paragraph], name: str) -> int:
    """How many of the headings called ``name`` the text says there are; 0 if it does not say."""
    pattern = re.compile(_ANNOUNCED.format(name=re.escape(name)))
    match = next(filter(None, (pattern.search(paragraph.text) for paragraph in found)), None)
    return (value(match["number"]) or 0) if match else 0


def _furniture(found: Sequence[_Paragraph]) -> Iterator[Defect]:
    """Lines that belong to the page."""
    for paragraph in found:
        spaced = _SPACED.fullmatch(paragraph.lines[0].text) if len(paragraph.lines) == 1 else None
        if spaced or _is_furniture(paragraph.text):
            yield paragraph.defect("furniture", paragraph.text[:20])
        for turn in _TURN.finditer(paragraph.text):
            yield paragraph.defect("furniture", turn.group(), Span(*turn.span()))


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.fullmatch(text))
