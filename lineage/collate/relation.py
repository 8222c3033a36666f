"""Which relation two passages stand in, by rules that can be read.

Both are compared in their key texts, so script, width and punctuation never count.
"""

from __future__ import annotations

from rapidfuzz.distance import Indel, LCSseq

from lineage.collate.slots import LEVEL, PLACE, emptied, without
from lineage.records import Relation

FEW = 0.72  # similarity from which only a few characters differ
FRAME = 0.5  # similarity from which, with the slots open, the rest is still the same formulation
LONGER = 1.4  # times as many characters
CONTAINED = 0.8  # of the shorter one stands in the longer one, in order


def similarity(left: str, right: str) -> float:
    """How much of both texts is common to them in the same order, 0 to 1."""
    return float(Indel.normalized_similarity(left, right))


def relation(left: str, right: str) -> Relation:
    """The relation of two key texts.

    >>> relation("全省经济社会发展取得新成就", "全市经济社会发展取得新成就")
    'localised'
    >>> relation("引领武汉城市圈发展", "引领武汉城市圈同城化发展和共同富裕")
    'expanded'
    """
    if left == right:
        return "verbatim"
    open_left, open_right = emptied(left), emptied(right)
    if open_left == open_right or without(left) == without(right):
        return "localised"
    shorter, longer = sorted((left, right), key=len)
    if len(longer) > LONGER * len(shorter) and LCSseq.similarity(shorter, longer) >= CONTAINED * len(shorter):
        return "expanded" if longer is right else "condensed"
    alike, alike_open = similarity(left, right), similarity(open_left, open_right)
    both = any(slot in open_left and slot in open_right for slot in (PLACE, LEVEL))
    if both and alike_open >= FRAME and alike_open > alike:  # a name changed in a frame that is nearly the same
        return "localised"
    return "near_verbatim" if alike >= FEW else "reworded"
