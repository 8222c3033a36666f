"""Which relation two passages stand in, by rules that can be read: the first that holds.

Both are compared in their key texts, so script, width and punctuation never count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from lineage.collate.anchors import LONG, shared
from lineage.collate.slots import filled, opened, unnamed
from lineage.records import Relation

FEW = 0.72  # similarity from which only a few characters differ
FRAME = 0.5  # similarity from which, with the slots open, the rest is still the same formulation
NEARLY = 0.88  # similarity from which, but for the names, hardly anything differs
LONGER = 1.4  # times as many characters
CONTAINED = 0.8  # of the shorter one stands in the longer one, in order


@dataclass(frozen=True)
class Pair:
    """Two key texts, and the same with every slot open: told when it is asked for, what is the same has none."""

    left: str
    right: str

    @cached_property
    def open_left(self) -> tuple[str, list[str]]:
        """The left text with every slot open."""
        return opened(self.left)

    @cached_property
    def open_right(self) -> tuple[str, list[str]]:
        """The right text with every slot open."""
        return opened(self.right)


@dataclass(frozen=True, slots=True)
class Rule:
    """When two passages stand in a relation, with an example that is its test."""

    relation: Relation
    reason: str
    holds: Callable[[Pair], bool]
    left: str
    right: str


def similarity(left: str, right: str) -> float:
    """How much of both texts is common to them in the same order, 0 to 1."""
    if len(left) * len(right) > LONG:
        return 2 * sum(end - start for start, end, _, _ in shared(left, right)) / (len(left) + len(right))
    return float(Indel.normalized_similarity(left, right))


def relation(left: str, right: str) -> Relation:
    """The relation of two key texts.

    >>> relation("全省经济社会发展取得新成就", "全市经济社会发展取得新成就")
    'localised'
    >>> relation("引领武汉城市圈发展", "引领武汉城市圈同城化发展和共同富裕")
    'expanded'
    """
    pair = Pair(left, right)
    return next(rule.relation for rule in RULES if rule.holds(pair))


def _other_names(pair: Pair) -> bool:
    """Nothing differs but names, or a name left out."""
    return pair.open_left[0] == pair.open_right[0] or unnamed(pair.open_left[0]) == unnamed(pair.open_right[0])


def _refilled(pair: Pair) -> bool:
    """A slot is filled otherwise in a frame that is otherwise much the same."""
    alike = similarity(pair.open_left[0], pair.open_right[0])
    return (
        alike >= FRAME and alike > similarity(pair.left, pair.right) and bool(filled(pair.open_left, pair.open_right))
    )


def _named(pair: Pair) -> bool:
    """A name comes in or goes, and hardly anything else."""
    left, right = unnamed(pair.open_left[0]), unnamed(pair.open_right[0])
    return pair.open_left[1] != pair.open_right[1] and similarity(left, right) >= NEARLY


def _same(pair: Pair) -> bool:
    return pair.left == pair.right


def _close(pair: Pair) -> bool:
    return similarity(pair.left, pair.right) >= FEW


def _shorter(pair: Pair) -> bool:
    return _holds(pair.right, pair.left)


def _longer(pair: Pair) -> bool:
    return _holds(pair.left, pair.right)


def _holds(shorter: str, longer: str) -> bool:
    """Whether the longer text is the shorter one with more in it."""
    if len(longer) <= LONGER * len(shorter):
        return False
    common = similarity(shorter, longer) * (len(shorter) + len(longer)) / 2
    return common >= CONTAINED * len(shorter)


RULES = (
    Rule("verbatim", "they are the same", _same, "优化营商环境", "优化营商环境"),
    Rule("localised", "only names differ", _other_names, "加快建设制造强省", "加快建设制造强市"),
    Rule("condensed", "parts are left out", _shorter, "完善自治法治德治相结合的治理体系", "完善治理体系"),
    Rule("expanded", "parts are added", _longer, "深化国有企业改革", "深化国有企业改革和混改试点"),
    Rule("localised", "another name stands in the frame", _refilled, "加快建设数字湖北", "打造数字武汉"),
    Rule(
        "localised",
        "a name more or less, and little else",
        _named,
        "发展不平衡不充分的问题仍然突出",
        "我市发展不平衡不充分问题仍然突出",
    ),
    Rule("near_verbatim", "a few characters differ", _close, "开放型经济实现突破性发展", "开放型经济突破性发展"),
    Rule("reworded", "they have a frame in common", lambda _: True, "完善科研评价和科研诚信体系", "健全科技评价制度"),
)
