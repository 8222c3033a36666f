"""Ladders of duty, extent and pace: whether a formulation hardened or softened on its way.

Each rung says how far above (or, below 0, beneath) the plain statement a word stands: 构建 alone is 0, 加快构建 above
it, 稳步构建 beneath. Where the order of a ladder comes from stands in docs/explanation/tracing.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from re import Pattern

from lineage.normalise import one_script
from lineage.records import Degree, Ladder


def _any(words: str) -> Pattern[str]:
    """What finds any of these words."""
    return re.compile("|".join(words.split()))


@dataclass(frozen=True, slots=True)
class Rung:
    """Words of one height on a ladder; ``before`` and ``after`` are an example of how far a step onto it goes."""

    ladder: Ladder
    height: int
    reason: str
    words: Pattern[str]
    before: str
    after: str
    steps: int

    @property
    def sample(self) -> list[str]:
        """The words, without what they are not followed by."""
        return re.sub(r"\(\?![^)]*\)", "", self.words.pattern).split("|")


RUNGS = (
    Rung("duty", 3, "very strict: nothing else will do", _any("必须 务必 一律 严禁"), "应当落实", "必须落实", 1),
    Rung("duty", 2, "strict: to be done in all ordinary cases", _any("应当 应该 确保 不得"), "可以落实", "应当落实", 3),
    Rung("duty", 1, "striven for", _any("力争 争取 着力(?!点)"), "落实", "力争落实", 1),
    Rung("duty", -1, "left to choice", _any("可以 允许 鼓励 支持 引导 提倡 探索"), "必须落实", "可以落实", -4),
    Rung("extent", 2, "all of it", _any("全面 全部 完全 彻底"), "基本建成", "全面建成", 3),
    Rung("extent", 1, "much of it", _any("深入 显著 大幅 充分 更加 进一步 切实 扎实"), "推进", "深入推进", 1),
    Rung(
        "extent",
        -1,
        "the greater part of it",
        _any("基本(?!公共|盘|面|法|单元|农田|医疗|养老|遵循|原则|国情|制度|经济) 总体(?!布局|安全|定位) 大体"),
        "全面实现",
        "基本实现",
        -3,
    ),
    Rung("extent", -2, "a beginning of it", _any("初步 部分 适度 适当"), "基本形成", "初步形成", -1),
    Rung("pace", 2, "at once, with all force", _any("率先 全力 大力 奋力 尽快 立即"), "加快推进", "全力推进", 1),
    Rung("pace", 1, "faster", _any("加快 加速 积极(?!性|因素) 主动(?!脉|权|性)"), "构建", "加快构建", 1),
    Rung("pace", -1, "in good time", _any("稳步 有序 逐步 稳妥 稳慎"), "加快推进", "稳步推进", -2),
)


def degrees(left: str, right: str, *, ladders: tuple[Ladder, ...] = ("duty", "extent", "pace")) -> tuple[Degree, ...]:
    """Where two statements stand on each ladder, if not equally high; of several words the last one counts.

    >>> degrees("全面实现现代化", "基本实现现代化")
    (Degree(ladder='extent', left='全面', right='基本', steps=-3),)
    """
    found = []
    for ladder in ladders:
        (height, word), (now, new) = _height(ladder, left), _height(ladder, right)
        if height != now:
            found.append(Degree(ladder, word, new, now - height))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _height(ladder: Ladder, words: str) -> tuple[int, str]:
    """How high the last word of a ladder stands in a statement; a plain statement stands at 0."""
    script = one_script(words)
    met = [
        (match.start(), rung.height, words[match.start() : match.end()])
        for rung in RUNGS
        if rung.ladder == ladder
        for match in rung.words.finditer(script)
    ]
    _, height, word = max(met, default=(0, 0, ""))
    return height, word
