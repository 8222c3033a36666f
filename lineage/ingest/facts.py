"""What one document says of itself: title, kind, issuer, level and days, and which of these are guesses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lineage import places
from lineage.ingest import dates
from lineage.ingest.dates import Day
from lineage.ingest.parts import Part, Sign, is_digest
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
_CENTRAL = (
    (
        "中共中央",
        re.compile(
            r"中共中央|中国共产党(?:第[一二三四五六七八九十]{1,3}届)?中央委员会"
            r"|中国共产党第[一二三四五六七八九十]{1,3}次全国代表大会|中央经济工作会议|中央政治局"
        ),
    ),
    ("国务院", re.compile(r"国务院")),
    ("全国人民代表大会", re.compile(r"全国人民代表大会|^中华人民共和国")),
)
_COMMITTEE = re.compile(
    r"(?:中共|中国共产党)(?P<place>[\u4e00-\u9fff]{2,20}?)(?:第[一二三四五六七八九十]{1,3}届)?委(?!办|组)"
)
_GOVERNMENT = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,14}?)(?:人民政府|政府工作报告)")
_CONGRESS = re.compile(r"(?P<place>[\u4e00-\u9fff]{1,14}?)第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大)")
_GOVERNMENT_REPORT = re.compile(r"政府工作报告|代表(?:本届)?[\u4e00-\u9fff]{0,12}(?:政府|国务院)")
_SPEAKS_FOR = re.compile(r"代表(?:本届)?(?P<tier>[省市州县区])")
_OURS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("provincial", re.compile(r"省委|我省|全省|省人民政府|省政府|自治区党委|自治区人民政府")),
    ("municipal", re.compile(r"市委|我市|全市|市人民政府|市政府|州委|我州|全州|州人民政府")),
    ("district", re.compile(r"(?<!社)区委|我区|全区|区人民政府|县委|我县|全县|县人民政府")),
)
_TIERS: dict[str, Level] = {
    "省": "provincial",
    "市": "municipal",
    "州": "municipal",
    "县": "district",
    "区": "district",
}
_HELD = re.compile(r"[^。]{0,60}?(?:召开|举行|闭幕|审议通过|举办)")
_REVIEWED = re.compile(r"(?P<year>\d{4})年[^。，、]{0,16}(?:回顾|总结)")
_FIRST_SECTION = re.compile(r"一、(?P<year>\d{4})年(?![^。]*(?:任务|目标|安排|重点|要求))")
_PLANNED = re.compile(r"(?P<year>\d{4})年[^。，]{0,16}(?:工作|目标|任务|建议|安排|要求|重点|部署)$")
_FIVE_YEARS = re.compile(r"五年[^。]{0,30}?(?P<year>\d{4})年?—\d{4}年?|(?P<first>\d{4})年?—\d{4}年?[^。]{0,8}规划纲要")
_NTH_PLAN = re.compile(r"第(?P<plan>[一二三四五六七八九十]{1,3})个五年(?:规划|计划).*纲要")
_FIRST_REGULAR_PLAN = 6
_LONGEST_TITLE = 40
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
    head = _head(part, text)
    newsroom = _newsroom(part)
    kind, kind_guessed = _kind(part, text, newsroom)
    printed = _title(part, folded, raw, official=kind not in ("news", "meeting", "digest"))
    place, place_guessed = _place(part, text, head)
    issuer, level = _issuer(part, head, text, kind, place, newsroom)
    adopted, published, held = _days(part, text, newsroom)
    if kind in _UNDATED:
        held = None
    guessed = {
        "title": not printed,
        "kind": kind_guessed,
        "issuer": place_guessed and newsroom is None,
        "level": place_guessed and level != "national",
    }
    return Facts(
        title=printed or _made_up(kind, place, text, adopted),
        kind=kind,
        issuer=issuer,
        level=level,
        place=place,
        adopted=adopted,
        published=published,
        held=held,
        year=_year(part, text, kind),
        plenum=dates.plenum(head),
        newsroom=newsroom,
        text=text,
        guessed=frozenset(key for key, guess in guessed.items() if guess),
    )


def _lines(part: Part, *signs: Sign) -> list[str]:
    """The folded opening lines with these signs."""
    return [line.text for line, sign in part.opening if sign in signs]


def _head(part: Part, text: str) -> str:
    """The opening and the first sentences, where a document says who speaks."""
    return "".join(line.text for line, _ in part.opening) + "。" + text[:_HEAD]


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


def _place(part: Part, text: str, head: str) -> tuple[str | None, bool]:
    """The division whose document it is, and whether it is a guess: named as issuer, or else most often."""
    for line in (*_lines(part, "headline", "passed", "occasion", "speaker"), text[:_HEAD]):
        if _is_central(line):
            return None, False
        for pattern in (_COMMITTEE, _CONGRESS, _GOVERNMENT):
            for match in pattern.finditer(line):
                if found := _division(match["place"]):
                    return found, line == text[:_HEAD]
    named = [places.of(line[a:b])[0].name for line in _lines(part, "speaker") for a, b in places.names(line)]
    if named:
        return named[-1], False
    level = _spoken_level(head) or _spoken_level(text)
    return (_most_named(text, level), True) if level else (None, False)


def _is_central(line: str) -> bool:
    """Whether an opening line names the central authorities and no local ones as those who speak."""
    local = _COMMITTEE.search(_CENTRAL[0][1].sub("", line))
    return len(line) < _HEAD // 2 and not local and any(pattern.search(line) for _, pattern in _CENTRAL)


def _division(name: str) -> str | None:
    """The full name of the lowest division at the end of ``name``."""
    found = [name[a:b] for a, b in places.names(name)]
    if found and name.endswith(found[-1]):
        return places.of(found[-1])[0].name
    whole = places.of(name)
    return whole[0].name if whole else None


def _spoken_level(text: str) -> Level | None:
    """The level that a text speaks of as its own: 我省, 市委; none where it speaks of the nation as often."""
    if match := _SPEAKS_FOR.search(text):
        return _TIERS[match["tier"]]
    counts = Counter({level: len(pattern.findall(text)) for level, pattern in _OURS})
    level, count = counts.most_common(1)[0]
    return level if count > text.count("我国") else None


def _most_named(text: str, level: Level) -> str | None:
    """The division of a level that a text names most often."""
    named = Counter(place.name for a, b in places.names(text) if (place := places.of(text[a:b])[0]).level == level)
    return min(named, key=lambda name: (-named[name], name)) if named else None


def _issuer(
    part: Part, head: str, text: str, kind: str, place: str | None, newsroom: str | None
) -> tuple[str | None, Level | None]:
    """Who issued a document and at which level."""
    at = places.of(place)[0] if place else None
    if newsroom and kind in ("news", "meeting", "digest"):
        own = next((places.level_of(newsroom[a:b]) for a, b in places.names(newsroom)), None)
        return newsroom, own or (at.level if at else "national")
    opening = "".join(_lines(part, "headline", "passed", "occasion", "speaker", "subheading"))
    governs = _GOVERNMENT_REPORT.search(head) or ("人民政府" in opening and not _COMMITTEE.search(opening))
    if at is None:
        named = (name for name, pattern in _CENTRAL if pattern.search(opening or text[: _HEAD // 2]))
        issuer = "国务院" if governs else next(named, None)
        return issuer, "national" if issuer or "我国" in text else None
    if kind == "digest":
        return None, at.level
    short = f"{at.short}州" if at.name.endswith("自治州") else at.name
    return (f"{at.name}人民政府" if governs else f"中共{short}委"), at.level


def _days(part: Part, text: str, newsroom: str | None) -> tuple[Day | None, Day | None, Day | None]:
    """The day a document is dated, the day of the report on it, and the day of what it reports."""
    opening = [line for line, sign in part.opening if sign in ("passed", "occasion", "headline")]
    signed = [day for line in ("".join(line.text for line in opening),) for day in dates.days(line)]
    adopted = next((day for day in signed if day.year), None)
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
    if kind == "plan" and (match := _NTH_PLAN.search(title)) and dates.number(match["plan"]) >= _FIRST_REGULAR_PLAN:
        return dates.first_year_of_plan(dates.number(match["plan"]))
    return None
