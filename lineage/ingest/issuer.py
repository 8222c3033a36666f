"""Who speaks in a document: the body that issued it, its level, and the place it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from re import Pattern
from typing import Literal

from lineage import places
from lineage.records import Level

Body = Literal["committee", "standing", "congress", "government"]

_TERM = "第?[一二三四五六七八九十]{1,3}届"
_CENTRAL: tuple[tuple[str, Pattern[str]], ...] = (
    (
        "中共中央",
        re.compile(
            rf"中共中央|中国共产党(?:{_TERM})?中央委员会|中国共产党第[一二三四五六七八九十]{{1,3}}次全国代表大会"
            "|中央经济工作会议|中央政治局"
        ),
    ),
    ("国务院", re.compile(r"国务院")),
    ("全国人民代表大会常务委员会", re.compile(r"全国人民代表大会常务委员会")),
    ("全国人民代表大会", re.compile(r"全国人民代表大会|^中华人民共和国")),
)
_BODIES: tuple[tuple[Body, Pattern[str]], ...] = (
    ("committee", re.compile(rf"(?:中共|中国共产党)(?P<place>[\u4e00-\u9fff]{{2,20}}?)(?:{_TERM})?委(?!办|组)")),
    ("standing", re.compile(rf"(?P<place>[\u4e00-\u9fff]{{1,14}}?){_TERM}(?:人民代表大会常务委员会|人大常委会)")),
    ("congress", re.compile(rf"(?P<place>[\u4e00-\u9fff]{{1,14}}?){_TERM}(?:人民代表大会|人大)")),
    ("government", re.compile(r"(?P<place>[\u4e00-\u9fff]{2,14}?)(?:人民政府|政府工作报告)")),
)
_NAMED = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{2,30}?(?:中共中央|国务院|党委|政府|办公厅|办公室|委员会|委|厅|局|部|院))(?:印发)?关于"
)
_SPEAKS_FOR = re.compile(r"我代表(?:本届)?(?P<tier>[省市州县区])")
_OURS: tuple[tuple[Level, Pattern[str]], ...] = (
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
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """The place a document is of, none for the nation; who issued it, and at which level; ``guessed`` if not named."""

    place: str | None
    issuer: str | None
    level: Level | None
    guessed: bool = False


def voice(title: str, opening: Sequence[str], head: str, text: str, *, governs: bool) -> Voice:
    """Who speaks: named in the title, the opening or the first sentences, else told by what is called ours.

    ``governs`` says that the text is a report of a government.
    """
    named = _NAMED.match(title)
    if named and (found := _as_named(named["issuer"])):
        return found
    found = _found(opening, head, text, governs=governs)
    if named and found.place and named["issuer"][0] in _TIERS:
        return replace(found, issuer=f"{places.of(found.place)[0].short}{named['issuer']}", guessed=True)
    return found


def _found(opening: Sequence[str], head: str, text: str, *, governs: bool) -> Voice:
    """Who speaks where the title does not begin with it."""
    for line in (*opening, head):
        if line != head and _is_central(line):
            return _central(opening, governs=governs)
        for body, pattern in _BODIES:
            for place in (_division(match["place"]) for match in pattern.finditer(line)):
                if place:
                    return _local(place, "government" if governs else body, guessed=line == head)
    level = _spoken_level(head) or _spoken_level(text)
    if level is None:
        return _central([*opening, head[:_LONGEST_LINE]], governs=governs, text=text)
    place = next((name for line in opening for name in _named(line)), None)
    found_place = place or _most_named(text, level)
    if found_place and governs:
        return _local(found_place, "government", guessed=place is None)
    return Voice(found_place, None, level, guessed=True)


def _as_named(issuer: str) -> Voice | None:
    """The body that a title begins with, if it is of the centre or of a place that is known."""
    if issuer.startswith(("中共中央", "国务院", "国家", "全国", "中央")):
        return Voice(None, issuer.replace("中共中央国务院", "中共中央、国务院"), "national")
    named = _named(issuer)
    if not named:
        return None
    return Voice(named[-1], issuer, places.of(named[-1])[0].level)


def _central(lines: Sequence[str], *, governs: bool, text: str = "") -> Voice:
    """The central body that the first lines name."""
    joined = "".join(lines)
    named = next((name for name, pattern in _CENTRAL if pattern.search(joined)), None)
    issuer = "国务院" if governs else named
    return Voice(None, issuer, "national" if issuer or "我国" in text else None)


def _local(place: str, body: Body, *, guessed: bool) -> Voice:
    """A body of a place, under the name it usually goes by."""
    at = places.of(place)[0]
    short = f"{at.short}州" if at.name.endswith("自治州") else at.name
    names: dict[Body, str] = {
        "committee": f"中共{short}委",
        "standing": f"{at.name}人民代表大会常务委员会",
        "congress": f"{at.name}人民代表大会",
        "government": f"{at.name}人民政府",
    }
    return Voice(at.name, names[body], at.level, guessed)


def _is_central(line: str) -> bool:
    """Whether an opening line names central bodies and no local committee."""
    local = _BODIES[0][1].search(_CENTRAL[0][1].sub("", line))
    return len(line) < _LONGEST_LINE and not local and any(pattern.search(line) for _, pattern in _CENTRAL)


def _named(line: str) -> list[str]:
    """The full names of the divisions that a line names."""
    return [places.of(line[start:end])[0].name for start, end in places.names(line)]


def _division(name: str) -> str | None:
    """The full name of the division that ``name`` ends with or is."""
    found = list(places.names(name))
    if found and found[-1][1] == len(name):
        return _named(name)[-1]
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
    counts = Counter(name for name in _named(text) if places.level_of(name) == level)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
