"""Formulations with a slot: 制造强国, 制造强省 and 制造强市 are one, filled by who speaks.

What fills a slot is the name of a place or a level. How far the formulation round it reaches is learnt from the
corpus: 数字〔地〕 is one if several issuers say it of several places; 支持武汉 is none, since a verb is no part of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from lineage.collate import words
from lineage.collate.slots import LEVEL, PLACE, Name, named
from lineage.collate.steps import Side, Step
from lineage.records import Slot

KINDS = {PLACE: "〔地〕", LEVEL: "〔级〕"}
SHOWN = 4  # pairs of documents and pairs of names, together, that must show a formulation filled differently
SIGN = KINDS[PLACE]
FOLLOWS = 0.25  # of the occurrences of the word after a slot
SPOKEN = "全我本"  # 全省, 我市 say who speaks: nothing belongs to them
STRONG = ("强", "兴")  # 制造强国, 科教兴省
LONGEST = 4  # characters of the word that stands before or after a slot
NOUNS = (
    "n",
    "nr",
    "ns",
    "nz",
    "a",
    "j",
    "l",
    "b",
)  # parts of speech, in jieba's letters, of which a formulation is made


def slots(left: Side, right: Side, compared: Sequence[Step], frames: Collection[str] = ()) -> tuple[Slot, ...]:
    """Every slot that the two sides fill differently, change by change."""
    names = named(left.key), named(right.key)
    if not all(names):
        return ()
    found: list[Slot] = []
    at = there = 0
    for step in compared:
        end, stop = at + len(step.left), there + len(step.right)
        if not step.equal and step.left and step.right:
            found += _filled(left, right, _touched(names[0], at, end), _touched(names[1], there, stop), frames)
        at, there = end, stop
    return tuple(found)


def frames(pairs: Iterable[tuple[str, str, Side, Side]]) -> frozenset[str]:
    """The formulations with a slot that the passages of a corpus show filled differently again and again.

    Each pair gives the document of the left passage and of the right one, of different issuers, and both sides. A slot
    that two documents fill differently may be chance; where several do, or with several names, it is a formulation.
    What comes after the slot belongs to it only if it seldom stands without (样板, but not 经济).
    """
    shown: dict[str, set[tuple[str, str]]] = defaultdict(set)
    framed: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for left_document, right_document, *sides in pairs:
        found = [{frame: side.key[name.start : name.end] for frame, name in _frames(side)} for side in sides]
        for frame in found[0].keys() & found[1].keys():
            if found[0][frame] != found[1][frame]:
                shown[frame] |= {(left_document, right_document), (found[0][frame], found[1][frame])}
        framed.update(frame for side in found for frame in side)
        everywhere.update(word for side in sides for word in _all(side))
    return frozenset(
        frame
        for frame, by in shown.items()
        if len(by) >= SHOWN and _is_noun(frame) and framed[frame] >= _least(frame) * everywhere[frame[len(SIGN) :]]
    )


def _frames(side: Side) -> Iterator[tuple[str, Name]]:
    """Each slot of a side with the word before it, and with the word after it."""
    edges = sorted(side.edges)
    for name in named(side.key):
        for frame in _wider(side, edges, name):
            yield frame, name


def _all(side: Side) -> Iterator[str]:
    """The words of a side."""
    return (side.key[start:end] for start, end in pairwise(sorted(side.edges)))


def _least(frame: str) -> float:
    """The share of the occurrences of the word after a slot that must follow one."""
    return FOLLOWS if frame.startswith(tuple(KINDS.values())) else 0.0


def _filled(
    left: Side, right: Side, old: Sequence[Name], new: Sequence[Name], frames: Collection[str]
) -> Iterator[Slot]:
    """What fills the slots that one change touches, if both sides of it have the same slots."""
    if [name.sign for name in old] != [name.sign for name in new]:
        return
    edges = sorted(left.edges), sorted(right.edges)
    for one, other in zip(old, new, strict=True):
        values = left.key[one.start : one.end], right.key[other.start : other.end]
        if values[0] == values[1]:
            continue
        wider = set(_wider(right, edges[1], other))
        known = [frame for frame in _wider(left, edges[0], one) if frame in frames and frame in wider]
        same = _narrow(left, edges[0], one)
        template = known[0] if known else same if same == _narrow(right, edges[1], other) else KINDS[one.sign]
        yield Slot(template, *values)


def _touched(names: Sequence[Name], start: int, end: int) -> list[Name]:
    """The names that a stretch touches."""
    return [name for name in names if name.start < end and start < name.end]


def _word(edges: Sequence[int], name: Name) -> tuple[int, int]:
    """The words that a name stands in."""
    return edges[bisect_right(edges, name.start) - 1], edges[bisect_left(edges, name.end)]


def _narrow(side: Side, edges: Sequence[int], name: Name) -> str:
    """The word with the slot: 全〔级〕, 制造强〔级〕, or the slot alone."""
    key = side.key
    start, end = _word(edges, name)
    before = name.start - 1
    if name.start and key[before] in SPOKEN:
        start = before
    elif name.start and key[before] in STRONG and before not in side.breaks:
        start = edges[bisect_left(edges, before) - 1]
    return f"{key[start : name.start]}{KINDS[name.sign]}{key[name.end : end]}"


def _wider(side: Side, edges: Sequence[int], name: Name) -> Iterator[str]:
    """The same with the word before it, and with the word after it, if no sign stands between."""
    start, end = _word(edges, name)
    narrow = _narrow(side, edges, name)
    if narrow != KINDS[name.sign]:
        return
    if start not in side.breaks and start - (before := edges[bisect_left(edges, start) - 1]) <= LONGEST:
        yield side.key[before:start] + narrow
    if end not in side.breaks and (after := edges[bisect_left(edges, end) + 1]) - end <= LONGEST:
        yield narrow + side.key[end:after]


def _is_noun(frame: str) -> bool:
    """Whether the word beside the slot is one of which formulations are made: 平安〔地〕 is one, 支持〔地〕 is none."""
    before, _, after = frame.partition("〔")
    word = before or after.partition("〕")[2]
    return len(word) > 1 and words.part_of_speech(word) in NOUNS
