"""Changes that alter the sense, however small: found by rules, never by how similar the rest is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import Pattern

from lineage.collate.changes import Step
from lineage.records import Critical

_ROUND = 2  # characters


@dataclass(frozen=True, slots=True)
class Sense:
    """Words whose coming, going or changing alters the sense in one way; ``before``/``after`` are its example."""

    kind: Critical
    reason: str
    words: Pattern[str]
    before: str
    after: str


SENSES = (
    Sense(
        "negation",
        "what was said is denied, or the other way round",
        re.compile(
            "没有|不得|不再|不能|不是|未能|严禁|禁止|杜绝|不(?!断|仅|忘|懈|移|动摇|同|但|平衡|充分|折不扣)|未(?!来)|无(?!人|线)|非(?!常|公|遗)"
        ),
        "基本实现现代化",
        "没有实现现代化",
    ),
    Sense(
        "date",
        "another day, month, year or plan period",
        re.compile(r"\d+年|\d+月|\d+日|\d{4}|[一二三四五六七八九十]+五(?=规划|时期|期间)"),
        "到二〇三五年",
        "到二〇三〇年",
    ),
    Sense(
        "number",
        "another figure, ordinal or count",
        re.compile(r"\d+(?:\.\d+)?|第?[一二三四五六七八九十百千万亿两]+(?=[个项条届次大中倍成强位])|[百千万]亿"),
        "增长百分之6",
        "增长百分之7",
    ),
    Sense(
        "degree",
        "more or less of it is claimed",
        re.compile("全面|基本|初步|总体|显著|明显|大幅|较大|更加|进一步|逐步|稳步|加快|率先|根本|决定性|完全|部分"),
        "全面建成",
        "基本建成",
    ),
    Sense(
        "duty",
        "what must, should or may be done",
        re.compile("必须|务必|应当|应该|可以|不得|鼓励|支持|引导|允许|探索|争取|力争|确保"),
        "必须落实",
        "可以落实",
    ),
    Sense(
        "scope",
        "for whom or how much it holds",
        re.compile("所有|全部|一切|各级|各类|主要|重点|部分|有关|全体|全球|世界|国际|全国|国内|区域"),
        "各级党组织",
        "有关党组织",
    ),
    Sense(
        "name",
        "another person or text is named",
        re.compile("习近平|李克强|毛泽东|邓小平|马克思|列宁|[一-鿿]{2,4}(?=同志|总书记|总理|主席|书记|省长|市长)"),
        "李克强总理出席",
        "习近平总书记出席",
    ),
)


def critical(compared: Sequence[Step]) -> tuple[Critical, ...]:
    """The kinds of change that alter the sense, in the order of the table; order of members last.

    >>> critical([Step(True, "到", "到"), Step(False, "2035", "2030"), Step(True, "年", "年")])
    ('date',)
    """
    if all(step.equal for step in compared):
        return ()
    left = _told((step.equal, step.left) for step in compared)
    right = _told((step.equal, step.right) for step in compared)
    found = [sense.kind for sense in SENSES if _said(sense, left) != _said(sense, right)]
    if "date" in found and "number" in found and _figures(left) == _figures(right):
        found.remove("number")
    if _reordered(compared):
        found.append("order")
    return tuple(found)


def _told(side: Iterable[tuple[bool, str]]) -> str:
    """What changed on one side, each stretch with the ends of the common text round it: 年 makes 2035 a date."""
    return "".join(f"{words[:_ROUND]}|{words[-_ROUND:]}" if equal else words for equal, words in side)


def _said(sense: Sense, words: str) -> list[str]:
    return sorted(sense.words.findall(words))


def _figures(words: str) -> list[str]:
    """The figures of ``words`` that are no dates."""
    return sorted(re.findall(r"\d+", re.sub(r"\d+[年月日]|\d{4}", "", words)))


def _reordered(compared: Sequence[Step]) -> bool:
    """Whether something left out at one place comes in again at another, or a change only moves its characters."""
    changed = [step for step in compared if not step.equal]
    gone = {step.left for step in changed if len(step.left) > 1}
    return any(step.right in gone or _anagram(step.left, step.right) for step in changed)


def _anagram(left: str, right: str) -> bool:
    return len(left) > 3 and sorted(left) == sorted(right)
