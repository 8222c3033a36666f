"""What one document says of itself: title, kind, issuer, level and days, and which of these are guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lineage import places
from lineage.ingest import dates
from lineage.ingest.dates import Day
from lineage.ingest.issuer import Voice, voice
from lineage.ingest.parts import Part, Sign, is_digest
from lineage.numerals import value
from lineage.records import Level
from lineage.spans import Mapped

_KINDS = (
    ("communique", "公报"),
    ("resolution", "决议"),
    ("decision", "决定"),
    ("proposal", "建议"),
    ("explanation", "说明"),
    ("opinion", "意见"),
    ("plan", "规划|计划|纲要|方案|计划摘要"),
    ("report", "报告"),
    ("speech", "讲话|致辞|发言"),
    ("law", "条例|规定|办法|细则|(?:基本|促进|保护|管理|处罚|诉讼)法"),
    ("document", "通知|通报"),
)
_ENDS = tuple((kind, re.compile(rf".*(?:{words})(?:（[^（）]{{1,16}}）)?")) for kind, words in _KINDS)
_MEETING = re.compile(r"会议|全会|大会|集体学习|生活会|座谈会|推进会|动员会|调研|考察")

_NEWSROOM = re.compile(
    r"(?:据|（|[■□▲◎●])*(?P<name>[\u4e00-\u9fff]{1,8}?(?:社|报|网|电视台|央视))(?=[\u4e00-\u9fff]|\d|（)"
)
_GOVERNMENT_REPORT = re.compile(r"政府工作报告|我代表(?:本届)?[\u4e00-\u9fff]{0,12}(?:政府|国务院)")
_HELD = re.compile(r"[^。]{0,60}?(?:召开|举行|闭幕|审议通过|举办)")
_REVIEWED = re.compile(r"(?P<year>\d{4})年[^。，、]{0,16}(?:回顾|总结)")
_FIRST_SECTION = re.compile(r"一、(?P<year>\d{4})年(?![^。]*(?:任务|目标|安排|重点|要求))")
_PLANNED = re.compile(r"(?P<year>\d{4})年[^。，]{0,16}(?:工作|目标|任务|建议|安排|要求|重点|部署)$")
_FIVE_YEARS = re.compile(r"五年[^。]{0,30}?(?P<year>\d{4})年?—\d{4}年?|(?P<first>\d{4})年?—\d{4}年?[^。]{0,8}规划纲要")
_NTH_PLAN = re.compile(r"第(?P<plan>[一二三四五六七八九十]{1,3})个五年(?:规划|计划).*纲要")
_FIRST_REGULAR_PLAN = 6
_LONGEST_TITLE = 40
_LONGEST_DAY = 14
_HEAD = 400

# Kinds that report no meeting of their own: days in their text are those of something else.
_UNDATED = ("explanation", "proposal", "plan", "report", "speech", "opinion", "decision", "law")


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found of one document; days may lack their year, ``year`` is all that is known where there is no day.

    ``text`` is the whole document folded and unwrapped, ``place`` the division whose document it is.
    """

    title: str
    kind: str
    issuer: str | None
    level: Level | None
    place: str | None
    adopted: Day | None
    published: Day | None
    held: Day | None
    year: int | None
    plenum: tuple[int, int] | None
    newsroom: str | None
    text: str
    guessed: frozenset[str]


def facts(part: Part, folded: Mapped, raw: str) -> Facts:
    """What a document says of itself."""
    text = "".join(line.text for line in part.body)
    opening = "".join(line.text for line, _ in part.opening)
    whole = f"{opening}。{text}"
    head = whole[: len(opening) + _HEAD]
    newsroom = _newsroom(part)
    kind, kind_guessed = _kind(part, text, newsroom)
    printed = _title(part, folded, raw, official=kind not in ("news", "meeting", "digest"))
    spoken = _voice(part, text, head, kind, newsroom)
    adopted, published, held = _days(part, text, newsroom)
    if kind in _UNDATED:
        held = None
    guessed = {
        "title": not printed,
        "kind": kind_guessed,
        "issuer": spoken.guessed and spoken.issuer != newsroom,
        "level": spoken.guessed,
    }
    return Facts(
        title=printed or _made_up(kind, spoken.place, text, adopted),
        kind=kind,
        issuer=spoken.issuer,
        level=spoken.level,
        place=spoken.place,
        adopted=adopted,
        published=published,
        held=held,
        year=_year(part, text, kind),
        plenum=dates.plenum(head),
        newsroom=newsroom,
        text=whole,
        guessed=frozenset(key for key, guess in guessed.items() if guess),
    )


def _lines(part: Part, *signs: Sign) -> list[str]:
    """The folded opening lines with these signs."""
    return [line.text for line, sign in part.opening if sign in signs]


def _title(part: Part, folded: Mapped, raw: str, *, official: bool) -> str:
    """The title as printed, its lines joined; none if the document has no headline.

    The lines of an official title are one phrase wrapped; those of a newspaper headline stand by themselves.
    """
    headlines = [(line, sign) for line, sign in part.opening if sign in ("headline", "subheading")]
    printed = [_tidy(folded.source(line.span).of(raw)) for line, sign in headlines if sign == "headline"]
    under = [_tidy(folded.source(line.span).of(raw)) for line, sign in headlines if sign == "subheading"]
    plain = [line.text for line, sign in headlines if sign == "headline"]
    wrapped = official and _ended("".join(plain)) and not any(map(_ended, plain[:-1]))
    return ("" if wrapped else " ").join(printed) + "".join(f"——{line.lstrip('-—–―─━ ')}" for line in under)


def _ended(title: str) -> bool:
    """Whether a title ends with what kind of document it is."""
    return any(pattern.fullmatch(title) for _, pattern in _ENDS)


def _tidy(line: str) -> str:
    """A line of a title without letter-spacing and blanks round digits."""
    words = line.split()
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return "".join(words)
    return re.sub(r"(?<=\d) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=\d)", "", " ".join(words))


def _made_up(kind: str, place: str | None, text: str, adopted: Day | None) -> str:
    """A title for a document without a headline."""
    if kind == "report" and _GOVERNMENT_REPORT.search(text[:_HEAD]):
        day = f"（{adopted.year}年{adopted.month}月{adopted.day}日）" if adopted and adopted.year else ""
        return f"{place or ''}政府工作报告{day}"
    first = re.sub(
        r"，?于[^，。]{4,24}日(?:在[^，。]{2,8})?(?:举行|召开)$", "", re.split("[。；：！？]", text, maxsplit=1)[0]
    )
    first = first if len(first) <= _LONGEST_TITLE else first.split("，")[0]
    return first if 0 < len(first) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE]}……"


def _newsroom(part: Part) -> str | None:
    """The agency or paper whose report it is."""
    first = part.body[0].text if part.body else ""
    for line in (*_lines(part, "dateline", "byline"), first):
        match = _NEWSROOM.match(line)
        signed = line != first or re.match(r"[^，。]{2,24}?(?:电|讯|消息)", line)
        if match and signed and not match["name"].startswith("本"):
            return match["name"]
    return None


def _kind(part: Part, text: str, newsroom: str | None) -> tuple[str, bool]:
    """The kind of document, and whether it is a guess rather than the last word of the title."""
    if is_digest(part):
        return "digest", True
    headlines = _lines(part, "headline")
    if _lines(part, "byline"):
        return "news", True
    if newsroom and not _lines(part, "dateline"):
        return ("meeting" if any(map(_MEETING.search, headlines)) else "news"), True
    for kind, pattern in _ENDS:
        if any(map(pattern.fullmatch, (*headlines, "".join(headlines), *_lines(part, "subheading")))):
            return kind, False
    if _GOVERNMENT_REPORT.search(text[:_HEAD]):
        return "report", True
    return ("speech" if _lines(part, "salutation") else "document"), True


def _voice(part: Part, text: str, head: str, kind: str, newsroom: str | None) -> Voice:
    """Who issued a document: the paper or agency of a report, else the body that speaks in it."""
    opening = _lines(part, "headline", "passed", "occasion", "speaker", "subheading")
    title = "".join(_lines(part, "headline"))
    governs = kind == "report" and bool(_GOVERNMENT_REPORT.search(head))
    spoken = voice(title, opening, text[:_HEAD], text, governs=governs)
    if kind not in ("news", "meeting", "digest"):
        return spoken
    own = next((places.level_of(newsroom[a:b]) for a, b in places.names(newsroom)), None) if newsroom else None
    return replace(spoken, issuer=newsroom, level=own or spoken.level or ("national" if newsroom else None))


def _days(part: Part, text: str, newsroom: str | None) -> tuple[Day | None, Day | None, Day | None]:
    """The day a document is dated, the day of the report on it, and the day of what it reports."""
    opening = [line for line, sign in part.opening if sign in ("passed", "occasion", "headline")]
    signed = (line.text for line in part.body if len(line.text) <= _LONGEST_DAY and dates.is_day(line.text))
    dated = ("".join(line.text for line in opening), *signed)
    adopted = next((day for line in dated for day in dates.days(line) if day.year), None)
    datelines = [
        *_lines(part, "dateline"),
        text[:60] if newsroom and re.match(r"[^，。]{2,24}?(?:电|讯)", text) else "",
    ]
    published = next((day for line in datelines for day in dates.days(re.split("电|讯（", line)[0])), None)
    told = re.split(r"电|讯（[^）]*）|讯", text[:_HEAD], maxsplit=1)[-1] if published or newsroom else text[:_HEAD]
    match = next((match for match in re.finditer(dates.DAY, told) if _HELD.match(told, match.end())), None)
    held = next(dates.days(told[match.start() : match.start() + 24]), None) if match else None
    return adopted, published, held


def _year(part: Part, text: str, kind: str) -> int | None:
    """The year of a document that gives no day: what it looks back on and plans, or the first of five years."""
    title = "".join(_lines(part, "headline"))
    if kind == "report":
        named = re.match(r"(\d{4})年[^。]{0,12}政府工作报告", title)
        if named:
            return int(named[1])
        for line in (line.text for line in part.body if len(line.text) < _LONGEST_TITLE):
            if match := _REVIEWED.search(line) or _FIRST_SECTION.match(line):
                return int(match["year"]) + 1
            if match := _PLANNED.search(line):
                return int(match["year"])
    if kind == "plan" and (match := _FIVE_YEARS.search(title + text[:_HEAD])):
        return int(match["year"] or match["first"])
    if kind == "plan" and (match := _NTH_PLAN.search(title)):
        plan = value(match["plan"]) or 0
        if plan >= _FIRST_REGULAR_PLAN:
            return dates.first_year_of_plan(plan)
    return None
