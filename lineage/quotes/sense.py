"""Which changes of a quotation alter its sense: what collating says of two texts, and what only a quotation must keep.

Where one text takes up another, 全省 for 全国 is how it speaks for itself; where it quotes the other, it is a change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from lineage import places
from lineage.collate.changes import Step
from lineage.collate.critical import critical
from lineage.records import Critical

AROUND = 6  # characters of the common text on both sides of a change that tell what the changed ones mean
_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_MEASURE = (
    "个|项|条|届|次|名|家|位|座|所|户|张|件|份|批|级|类|种|倍|成|折|年|月|日|天|周|岁|亿|万|元|人|公里|公顷|亩|吨|米|平方|千瓦|大|中|全"
    "|步|层|轮|度|季|期|线|县|市|省|区|乡|村|镇|镇街|分|号|章|节|款|批次|小时|以上|以内|左右|来|多|余|主|翼|带|圈|廊|极|核|体|化|农|代|新|为"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """Words that a quotation must keep; ``before``/``after`` are an example of such a change."""

    kind: Critical
    reason: str
    words: Pattern[str]
    before: str
    after: str


SENSES = (
    Sense(
        "date",
        "a year, month, day or plan period",
        re.compile(
            rf"\d{{1,4}}年|\d{{1,2}}月|\d{{1,2}}日|十[一二三四五六七八九]?五|[{_NUMERALS}]+五(?=规划|时期|期间|末|开局|以来|计划)|(?<=第)[{_NUMERALS}]+(?=个五年)"
        ),
        "到2035年",
        "到2030年",
    ),
    Sense(
        "number",
        "a figure, an ordinal or a count, in digits or in words",
        re.compile(
            rf"\d+(?:\.\d+)?(?![年月日\d])|第[{_NUMERALS}]+|百分之[{_NUMERALS}\d]+|[{_NUMERALS}]{{2,}}(?!五)|(?<![统唯专同万第])[{_NUMERALS}](?=(?:{_MEASURE}))"
        ),
        "三千公里",
        "五千公里",
    ),
    Sense(
        "duty",
        "what must, should or may be done",
        re.compile(
            "必须|务必|应当|应该|应予|一律|原则上|可以|可予|不得|不准|不可|禁止|严禁|允许|鼓励|须|(?<=[政府人位关员])应(?!急|对|用)|(?<=[政府人位关员])可(?!持|再|靠)"
        ),
        "应当公开",
        "可以公开",
    ),
    Sense(
        "name",
        "a level that speaks or is spoken of: 全省 for 全市, 市委 for 省委",
        re.compile(
            "党中央|中央|国务院|全国|我国|全球|[全我][省市区县州]|[省市区县州]委|[省市区县]政府|[省市区县]人大|[省市区县]政协"
        ),
        "省委提出",
        "市委提出",
    ),
    Sense(
        "name",
        "a body: bureau, ministry, company, court",
        re.compile(
            r"[\u4e00-\u9fff]{1,3}(?:局|厅|委员会|发改委|改革委|办公室|人民政府|法院|检察院|公司|集团|大学|学院|银行|军区)"
        ),
        "由财政局牵头",
        "由教育局牵头",
    ),
)


def altered(compared: Sequence[Step]) -> tuple[Critical, ...]:
    """The kinds of change that alter the sense of a quotation.

    >>> from lineage.collate.changes import steps
    >>> altered(steps("推动全省发展", "推动全市发展"))
    ('name',)
    """
    found = dict.fromkeys(critical(compared))
    for before, after in _regions(compared):
        for sense in SENSES:
            if _said(sense.words, before) != _said(sense.words, after):
                found[sense.kind] = None
        if _places(before) != _places(after):
            found["name"] = None
    if "date" in found and "number" in found and not _figures(compared):
        del found["number"]
    return tuple(found)


def _regions(compared: Sequence[Step]) -> list[tuple[str, str]]:
    """Each change on both sides, with some of what stands round it."""
    found = []
    for at, step in enumerate(compared):
        if step.equal:
            continue
        before = compared[at - 1].left[-AROUND:] if at and compared[at - 1].equal else ""
        after = compared[at + 1].left[:AROUND] if at + 1 < len(compared) and compared[at + 1].equal else ""
        found.append((f"{before}{step.left}{after}", f"{before}{step.right}{after}"))
    return found


def _said(words: Pattern[str], text: str) -> Counter[str]:
    return Counter(words.findall(text))


def _places(text: str) -> Counter[str]:
    return Counter(text[start:end] for start, end in places.names(text))


def _figures(compared: Sequence[Step]) -> bool:
    """Whether a figure that is no date changes."""
    figures = next(sense.words for sense in SENSES if sense.kind == "number")
    dates = next(sense.words for sense in SENSES if sense.kind == "date")
    regions = [tuple(dates.sub("", side) for side in region) for region in _regions(compared)]
    return any(_said(figures, before) != _said(figures, after) for before, after in regions)
