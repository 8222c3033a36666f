"""Cut a text into paragraphs, sentences and clauses.

The text is clean: paragraphs are parted by line ends. Nothing is lost: between two sentences stands nothing
but blanks, bullets and signs that say nothing by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from lineage.records import Form
from lineage.spans import Span

BULLETS = "◎●○◉■□◆◇▲△►▶➢➤★☆※▪•♦"
QUOTES = "“”‘’「」『』﹁﹂﹃﹄〝〞\"'＂＇"
_CLOSING = "”’」』﹂﹄〞\"'＂）)〕］】"

_STOP = re.compile(
    rf"(?:[。！？!?｡]|\.(?<=[\u4e00-\u9fff”）]{{2}}\.)(?=[\u4e00-\u9fff“（{BULLETS}]|$))+[{_CLOSING}]*", re.M
)
_STOP_OR_BULLET = re.compile(f"{_STOP.pattern}|(?=[{BULLETS}])", re.M)  # slower: no sign need be there to begin with
_BULLET = re.compile(f"[{BULLETS}]")
_QUOTED = re.compile("“[^“”\n]*”|「[^「」\n]*」|『[^『』\n]*』")
_BRACKETED = re.compile("（[^（）()\n]{0,200}）|\\([^（）()\n]{0,200}\\)|《[^《》\n]{0,100}》|〈[^〈〉\n]{0,100}〉")
_GOES_ON = re.compile("[，、；：,;:）)》…—]|[的之等地]|这[一个种句]|为[题主]|是")
_CLAUSE = re.compile(r"(?:[^，；：、。！？…\n,;:!?｡､—]+|(?<=\d)[,:](?=\d)|(?<!—)—(?!—))+")
_ENUMERATES = re.compile(r"[”’」』\"'\s]*[、､]?[“‘「『\"'\s]*")
ITEM = re.compile(  # the number of an item at its head; 第三条规定的情形 has none
    r"(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|第[一二三四五六七八九十百千零〇\d]{1,8}[编篇章节条](?:之[一二三四五六七八九十])?(?![之的规款项所第至到和、]))+\s*(?=\D)"
)
_LEAD = re.compile(rf"[\s{BULLETS}]+")
_NUMBERED = re.compile(r"第?[一二三四五六七八九十百\d]{1,4}[编篇章节、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]")
_LONGEST_HEADING = 80
_AFTER = frozenset(QUOTES) | {chr(code) for code in range(0x3001) if chr(code).isspace()}  # no blank has a higher code
_BEFORE = _AFTER | frozenset(BULLETS)


def paragraphs(text: str) -> Iterator[Span]:
    """Each line that holds anything, without the blanks round it."""
    for line in re.finditer(r"\S(?:.*\S)?", text):
        yield Span(*line.span())


def sentences(text: str) -> Iterator[tuple[int, Form, Span]]:
    """Each sentence with the number of its paragraph and its form, bullets and blanks round it left out.

    >>> [span.of("一、总则\\n“干！”他说。好。") for _, _, span in sentences("一、总则\\n“干！”他说。好。")]
    ['一、总则', '“干！”', '他说。', '好。']
    """
    for number, paragraph in enumerate(paragraphs(text)):
        words = paragraph.of(text)
        pieces = list(_pieces(words))
        form: Form = "heading" if len(pieces) == 1 and _is_heading(words) else "sentence"
        for piece in pieces:
            yield number, form, piece.shifted(paragraph.start)


def clauses(text: str, within: Span) -> Iterator[Span]:
    """What stands between the commas, stops and line ends of a stretch, without the quotation marks round it.

    >>> [span.of("“稳中求进”，先立后破。") for span in clauses("“稳中求进”，先立后破。", Span(0, 11))]
    ['稳中求进', '先立后破']
    """
    return (Span(start, end) for start, end in bounds(text, within.start, within.end))


def bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same as plain numbers: a corpus has half a million clauses."""
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        while first < last and text[first] in _BEFORE:
            first += 1
        while first < last and text[last - 1] in _AFTER:
            last -= 1
        if first < last:
            yield first, last


def whole_clauses(text: str, within: Span) -> Iterator[Span]:
    """The clauses of a stretch, members parted by 、 kept together and the number of an item left out.

    >>> text = "3.一主引领、两翼驱动，全域协同。"
    >>> [span.of(text) for span in whole_clauses(text, Span(0, len(text)))]
    ['一主引领、两翼驱动', '全域协同']
    """
    return (Span(start, end) for start, end in whole_bounds(text, within.start, within.end))


def whole_bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same as plain numbers."""
    first = last = -1
    for begin, stop in bounds(text, start, end):
        if last >= 0 and _ENUMERATES.fullmatch(text, last, begin):
            last = stop
            continue
        if last >= 0:
            yield _unnumbered(text, first, last), last
        first, last = begin, stop
    if last >= 0:
        yield _unnumbered(text, first, last), last


def _unnumbered(text: str, start: int, end: int) -> int:
    """Where a clause begins after the number of an item."""
    number = ITEM.match(text, start, end)
    return number.end() if number else start


def _pieces(paragraph: str) -> Iterator[Span]:
    """The sentences of one paragraph."""
    inside = _unbroken(paragraph)
    start = 0
    for stop in (_STOP_OR_BULLET if _BULLET.search(paragraph) else _STOP).finditer(paragraph):
        if inside and any(span.start < stop.start() < span.end for span in inside):
            continue
        if stop.group() and _GOES_ON.match(paragraph, stop.end()) and stop.group()[-1] in _CLOSING:
            continue
        yield from _piece(paragraph, start, stop.end())
        start = stop.end()
    yield from _piece(paragraph, start, len(paragraph))


def _piece(paragraph: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the bullets and blanks at its ends, if it says anything: a ruled line does not."""
    lead = _LEAD.match(paragraph, start, end)
    start = lead.end() if lead else start
    while end > start and paragraph[end - 1].isspace():
        end -= 1
    if any(map(str.isalnum, paragraph[start:end])):
        yield Span(start, end)


def _unbroken(paragraph: str) -> list[Span]:
    """Brackets and titles, and quotations after which the sentence goes on: stops in them end no sentence."""
    quoted = (match for match in _QUOTED.finditer(paragraph) if _GOES_ON.match(paragraph, match.end()))
    bracketed = (match for match in _BRACKETED.finditer(paragraph) if not _stands_alone(match))
    return [Span(match.start(), match.end()) for match in (*quoted, *bracketed)]


def _stands_alone(bracketed: Match[str]) -> bool:
    """Whether a bracket follows a finished sentence, so that it holds sentences of its own."""
    return bracketed.group()[0] in "（(" and bracketed.string[: bracketed.start()].endswith(("。", "！", "？", "”"))


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph of one piece is a heading: it is short, nothing ends it; unnumbered it has few commas."""
    if paragraph[-1] in "。！？!?｡；;，,：:、…—" or paragraph[0] in BULLETS or len(paragraph) > _LONGEST_HEADING:
        return False
    return len(re.findall("[，,；;]", paragraph)) < 2 or bool(_NUMBERED.match(paragraph))
