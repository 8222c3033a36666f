"""Where the documents of a file begin: as the catalogue says, or by the signs that a text opens with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lineage import places
from lineage.errors import PartNotFoundError
from lineage.spans import Mapped, Span

Sign = Literal["headline", "subheading", "passed", "dateline", "byline", "occasion", "speaker", "salutation", "number"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds anything; ``span`` is its stretch of the folded text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file as its signs show it: the lines it opens with, each with its sign, and its body.

    ``stranded`` holds the headline of a text that stands behind that text, as on newspaper pages read by machine.
    """

    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    stranded: tuple[tuple[Line, Sign], ...] = ()
    advertisement: bool = False

    @property
    def opening(self) -> tuple[tuple[Line, Sign], ...]:
        """The lines before the body, with what each is."""
        return self.stranded or tuple(zip(self.lines, self.signs, strict=False))

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the text itself."""
        return self.lines[len(self.signs) :]


def located(raw: str, begins: Sequence[str], *, path: object) -> tuple[Span, ...]:
    """The stretch of each part of a file, given the first words of each; blanks and line ends do not count.

    Words that occur more than once are taken at the head of a line, after the part listed before.

    >>> located("甲。\\n 公\\n报\\n文。", ["甲", "公报"], path="a.txt")
    (Span(start=0, end=4), Span(start=4, end=10))
    """
    inked = [match.start() for match in _INK.finditer(raw)]
    squeezed = "".join(raw[place] for place in inked)
    heads = {bisect_left(inked, match.start()) for match in re.finditer(r"^", raw, re.M)}
    starts: list[int] = []
    for words in begins:
        found = _occurrence(squeezed, "".join(_INK.findall(words)), heads, taken=starts)
        if found is None:
            raise PartNotFoundError(path=path, begins=words)
        starts.append(found)
    ends = dict(pairwise([*sorted(starts), len(inked)]))
    return tuple(Span(inked[start], inked[ends[start]] if ends[start] < len(inked) else len(raw)) for start in starts)


def _occurrence(text: str, words: str, heads: set[int], *, taken: Sequence[int]) -> int | None:
    """The place that ``words`` most likely mean: at the head of a line, after the part before, not another's."""
    last = taken[-1] if taken else -1
    for at in _places(text, words, last + 1):
        if at in heads and at not in taken:
            return at  # nothing is likelier, and a long file is not read again for each of its parts
    free = (at for at in _places(text, words, 0) if at not in taken)
    return min(free, key=lambda at: (at not in heads, at <= last, at), default=None)


def _places(text: str, words: str, start: int) -> Iterator[int]:
    """Where ``words`` stand, from ``start`` on."""
    at = text.find(words, start)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)


# What prints; blanks and marks that print nothing may stand anywhere in a raw text.
_INK = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_SAID = r"(?:[\u4e00-\u9fff]{1,8}(?:社|报|网|电视台|客户端)|本报|本网|本台)"
_DATELINE = re.compile(
    rf"(?:据|（)*{_SAID}[\u4e00-\u9fff]{{0,6}}(?:(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)?(?:电|讯|消息)(?:（[^（）]{{2,8}}）：?)?"
)
_BYLINE = re.compile(
    rf"[■□▲◎●]?{_SAID}(?:全媒体|首席|见习|特约)?(?:记者|评论员|报道组|编辑部|通讯员)(?![^\n]*(?:摄|制图|供图|整理)$)[\u4e00-\u9fff]{{0,16}}"
)
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_DAY = rf"(?:\d{{4}}|[一二三四五六七八九0]{{4}})年(?:\d{{1,2}}|{_NUMERAL})月(?:\d{{1,2}}|{_NUMERAL})日"
_OCCASION = re.compile(
    rf"(?:[^，。；—]{{2,30}}—)?—?{_DAY}(?:[和至、—][月日\d一二三四五六七八九十]{{2,8}})?，?在[^，。；]{{3,40}}上(?:的讲话|的报告|所作的报告)?"
)
_ASSEMBLY = re.compile(r"—(?:在)?[\u4e00-\u9fff]{2,24}届[^，。；]{2,20}(?:会议|大会)(?:上)?")
_PASSED = re.compile(
    rf"（(?:根据)?(?:{_DAY}|\d{{4}}年\d{{1,2}}月)[^（）]{{0,80}}）|{_DAY}[^，。；]{{4,40}}(?:通过|批准|公布|发布)$"
)
_PROMISE = r"(?:侧记|反响|综述|纪实|述评|解读|回眸|访谈|访谈录|答记者问|记者问|启示|报告|讲话)"
_SUBHEADING = re.compile(rf"—[^。；—]{{2,50}}{_PROMISE}|—在[^。；—]{{2,50}}上的(?:讲话|报告|发言|致辞)")
_DASHED = re.compile(r"—[^。；]{2,50}")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[（\[]\d{4}[）\]]第?\d{1,4}号")
_PERSON = r"(?:[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6})"
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:市长|省长|州长|县长|区长|主席|总理|书记|主任|部长)"
    rf"(?:兼[\u4e00-\u9fff]{{2,16}}(?:主任|书记|委员))?{_PERSON}?"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}")
_SALUTATION = re.compile(
    r"(?:各位代表|同志们|各位委员|各位同志|各位来宾|女士们，先生们|朋友们)(?:、(?:同志们|朋友们))?[：！，]?"
)
_SPOKEN = re.compile(r"(?:现在，?)?(?:我代表|在，我代表|受.{2,20}委托，我)[^。]{2,60}(?:报告|审议|说明)")
_DIGEST = re.compile(r"[^。，；]{0,8}(?:一图|一文|图解|长图|数读|速览|划重点|要点速览|看点)[^。，；]{0,30}")
_SPOKEN_TITLE = re.compile(r".*(?:说明|讲话|报告|发言|致辞)")
_TITLE_ENDS = (
    r"(?:公报|决议|决定|建议|意见|规划|计划|纲要|(?:规划|计划)纲要|条例|规定|办法|细则|通知|通报|方案|报告|说明|讲话|白皮书)"
    r"(?:（[^（）]{1,12}）)?"
)
_ISSUED = re.compile(rf"(?:中共|中国共产党|中华人民共和国|国务院|全国人民代表大会|(?P<place>)).{{2,90}}{_TITLE_ENDS}")
_UNHEADED = re.compile(
    r"[。；]|[，、：；！？]$|^[（-]|^(?:第?[一二三四五六七八九十百\d]+[、.．章节篇条）]|[◎●○◆■▲★▪•]|关键词)"
    r"|^(?:附件|附录|目录|专栏|表|图|注)[：\d一二三]*|^(?:绪言|序言|前言|引言|摘要|结语)$"
)
_PAGE = re.compile(r"[-—·]*\s*(?:第?\s*\d{1,4}\s*页?)\s*[-—·]*|-{3,}|—+|目录")
_ADVERTISEMENT = re.compile(r"[^。，；]{0,12}公益广告[^。，；]{0,8}")
_BULLET = re.compile(r"[◎●○◆■▪•]")
_FINISHED = re.compile(r"[。！？…\"”』）》]$")
_LONGEST_HEADLINE = 48
_LEAST_BODY = 20
_MOST_HEADLINES = 7
_LONGEST_OPENING = 16


def lines(folded: Mapped) -> tuple[Line, ...]:
    """The lines of a folded text that hold more than a page number, or all if there are none."""
    every = [Line(match.group(), Span(*match.span())) for match in re.finditer(r"[^\n]+", folded.text)]
    return tuple(line for line in every if not _PAGE.fullmatch(line.text)) or tuple(every)


def parts(folded: Mapped) -> tuple[Part, ...]:
    """The documents of a file as the signs show them; a file without any sign is one."""
    every = lines(folded)
    starts = dict(_openings(every))
    bounds = [*sorted({0, *starts}), len(every)]
    found = [Part(every[start:end], starts.get(start, ())) for start, end in pairwise(bounds)] if every else []
    return tuple(_without_advertisements(_joined_to_their_texts(_with_bodies(found))))


def is_digest(part: Part) -> bool:
    """Whether a text is a poster: announced as one, or set in bullets."""
    announced = any(_DIGEST.fullmatch(line.text) for line, _ in part.opening)
    return announced or sum(bool(_BULLET.match(line.text)) for line in part.body) > 3


def _openings(every: Sequence[Line]) -> Iterator[tuple[int, tuple[Sign, ...]]]:
    """Where a document opens, and the signs of its first lines."""
    at = 0
    while at < len(every):
        finished = at == 0 or bool(_FINISHED.search(every[at - 1].text))
        signs = tuple(_run(every, at))
        if _opens(every, at, signs) and (finished or _needs_no_end_before(every[at], signs)):
            yield at, signs
            at += max(1, len(signs))
        else:
            at += 1


def _run(every: Sequence[Line], at: int) -> Iterator[Sign]:
    """The signs of the lines from ``at`` on, up to where the body begins."""
    headlines, last = 0, None
    for place in range(at, min(at + _LONGEST_OPENING, len(every))):
        sign = _sign(every, place, headlines=headlines, last=last)
        headlines += sign == "headline"
        if (
            sign is None
            or headlines > _MOST_HEADLINES
            or (sign == last == "occasion" and _OCCASION.fullmatch(every[place].text))
        ):
            return
        yield sign
        last = sign


def _sign(every: Sequence[Line], at: int, *, headlines: int, last: Sign | None) -> Sign | None:
    """What a line is among the first lines of a document, if it is not of the body."""
    text = every[at].text
    if _PASSED.match(text if "）" in text else text + "".join(line.text for line in every[at + 1 : at + 3])):
        return "passed"
    if last == "passed" and every[at - 1].text.startswith("（") and "）" not in every[at - 1].text:
        return "passed"
    if _DATELINE.fullmatch(text):
        return "dateline"
    if _DATELINE.match(text):
        return None
    if _is_occasion(every, at, last):
        return "occasion"
    simple: tuple[tuple[Sign, re.Pattern[str]], ...] = (
        ("byline", _BYLINE),
        ("salutation", _SALUTATION),
        ("number", _NUMBER),
        ("speaker", _SPEAKER),
    )
    for sign, pattern in simple:
        if pattern.fullmatch(text):
            return sign
    if headlines and _DASHED.fullmatch(text) and (_SUBHEADING.fullmatch(text) or _follows(every, at, _BYLINE)):
        return "subheading"
    if last == "occasion" and _NAME.fullmatch(text):
        return "speaker"
    if headlines and _NAME.fullmatch(text):
        title = "".join(line.text for line in every[at - headlines : at])
        if last == "passed" or _SPOKEN_TITLE.fullmatch(title):
            return "speaker"
    ended = last not in (None, "headline", "number", "dateline") and (headlines or last in ("byline", "salutation"))
    return None if ended or not _is_headline(text) else "headline"


def _is_occasion(every: Sequence[Line], at: int, last: Sign | None) -> bool:
    """Whether a line says when and where a speech was given, alone or with the line before or after it."""
    text = every[at].text
    before = every[at - 1].text if last == "occasion" else ""
    after = every[at + 1].text if at + 1 < len(every) and re.match(r"—|\d{4}年\d", text) else ""
    goes_on = bool(before) and not _OCCASION.fullmatch(before) and bool(_OCCASION.fullmatch(before + text))
    alone = _OCCASION.fullmatch(text) or _ASSEMBLY.fullmatch(text)
    return goes_on or bool(alone) or (len(after) < 30 and bool(_OCCASION.fullmatch(text + after)))


def _follows(every: Sequence[Line], at: int, pattern: re.Pattern[str]) -> bool:
    """Whether the line after ``at`` is what ``pattern`` describes."""
    return at + 1 < len(every) and bool(pattern.fullmatch(every[at + 1].text))


def _is_headline(text: str) -> bool:
    """Whether a line could be one of a headline: short, unended, unnumbered."""
    return len(text) <= _LONGEST_HEADLINE and not _UNHEADED.search(text)


def _opens(every: Sequence[Line], at: int, signs: Sequence[Sign]) -> bool:
    """Whether the lines from ``at`` on are the first of a document."""
    body = every[at + len(signs)].text if at + len(signs) < len(every) else ""
    headlines = [line.text for line, sign in zip(every[at : at + len(signs)], signs, strict=True) if sign == "headline"]
    if headlines and _DIGEST.fullmatch(headlines[0]):
        return True
    if signs and signs[0] == "passed":
        return False
    titles = ("".join(headlines[:number]) for number in range(1, len(headlines) + 1))
    if headlines and ("dateline" in signs or _DATELINE.match(body) or any(map(_is_issued, titles))):
        return True
    if "occasion" in signs or ("salutation" in signs and _SPOKEN.match(body)):
        return True
    strong = {"passed", "byline", "subheading", "number"} & set(signs)
    spoken = "speaker" in signs and bool(_SPOKEN_TITLE.fullmatch("".join(headlines)))
    return bool(headlines and (strong or spoken))


def _is_issued(title: str) -> bool:
    """Whether a title names who issued it and what it is: 中共湖北省委关于……的建议."""
    match = _ISSUED.fullmatch(title)
    return bool(match and (match["place"] is None or next(places.names(title), (1, 1))[0] == 0))


def _needs_no_end_before(line: Line, signs: Sequence[Sign]) -> bool:
    """Whether a line opens a document even where the text before it just breaks off."""
    return signs[0] in ("occasion", "salutation") or bool(_DIGEST.fullmatch(line.text))


def _with_bodies(found: Sequence[Part]) -> Iterator[Part]:
    """The parts, those without a body joined to another: headlines to what follows, the rest to what stands before."""
    held: Part | None = None
    for part in found:
        if held and not _has_body(held) and "headline" in held.signs:
            between: tuple[Sign, ...] = tuple("headline" for _ in held.body)
            held = Part(held.lines + part.lines, held.signs + between + part.signs)
        elif held and not _has_body(part) and "headline" not in part.signs:
            held = Part(held.lines + part.lines, held.signs)
        else:
            if held:
                yield held
            held = part
    if held:
        yield held


def _has_body(part: Part) -> bool:
    """Whether more follows the opening than one short line."""
    return sum(len(line.text) for line in part.body) >= _LEAST_BODY


def _joined_to_their_texts(found: Iterator[Part]) -> Iterator[Part]:
    """The parts, a headline that stands behind its text joined to it.

    A newspaper page read by machine may give the body first and its headline after, before the poster beside it:
    a file that begins without a headline, and a headline that promises a report over a poster.
    """
    held: Part | None = None
    for part in found:
        if held and not held.signs and part.signs and "byline" in part.signs and part.body and is_digest(part):
            at = len(part.signs)
            yield Part(held.lines + part.lines[:at], (), stranded=part.opening)
            yield Part(part.lines[at:], ())
            held = None
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _without_advertisements(found: Iterator[Part]) -> Iterator[Part]:
    """The parts, an advertisement at the end of one cut off."""
    for part in found:
        named = [at for at, line in enumerate(part.body) if _ADVERTISEMENT.fullmatch(line.text)]
        first = _tail(part.body, named[0]) if named else len(part.body)
        if 0 < first < len(part.body):
            at = len(part.signs) + first
            yield Part(part.lines[:at], part.signs, part.stranded)
            yield Part(part.lines[at:], (), advertisement=True)
        else:
            yield part


def _tail(body: Sequence[Line], named: int) -> int:
    """Where the unended lines round an advertisement begin, if they reach to the end of the text."""
    if any(_FINISHED.search(line.text) for line in body[named:]):
        return len(body)
    first = named
    while first and not _FINISHED.search(body[first - 1].text):
        first -= 1
    return first
