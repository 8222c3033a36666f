"""How two wordings differ, in order and complete: the parts, joined, are both wordings exactly.

The key texts are compared character by character (Myers' O(ND) difference, by diff-match-patch), so that script,
width and punctuation never hide what is the same; then a run of one or two common characters between two
changes joins them, since nobody reads 相互促进 → 互促 as two orphans struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from diff_match_patch import diff_match_patch

from lineage.normalise import key
from lineage.records import Change, Op
from lineage.spans import Mapped

ORPHANS = 2  # characters in common that are too few to part two changes
_UNIT = re.compile(r"[0-9]{2,}|[A-Za-z]{2,}")
_PRIVATE = 0xF0000
_OPENING = "“‘「『《〈（(【[〔"


def changes(left: str, right: str) -> tuple[Change, ...]:
    """Every stretch of both wordings, in order, none left out.

    >>> [(change.op, change.left, change.right) for change in changes("把湖北建成支点", "把武漢建成支点。")]
    [('equal', '把', '把'), ('replace', '湖北', '武漢'), ('equal', '建成支点', '建成支点'), ('variant', '', '。')]
    """
    sides = key(Mapped.of(left)), key(Mapped.of(right))
    steps = _steps(sides[0].text, sides[1].text) or [_Step(True, 0, 0)]
    ends_left = [_edge(left, sides[0], at) for at in accumulate(step.left for step in steps)]
    ends_right = [_edge(right, sides[1], at) for at in accumulate(step.right for step in steps)]
    found: list[Change] = []
    for step, old, new in zip(steps, _cut(left, ends_left), _cut(right, ends_right), strict=True):
        found += _variants(old, new) if step.equal else [Change(_op(old, new), old, new)]
    return tuple(found)


class _Units:
    """Figures and Latin words as single signs, so that 2035 → 2030 is one change and not that of a digit."""

    def __init__(self) -> None:
        self._sign: dict[str, str] = {}
        self._size: dict[str, int] = {}

    def signs(self, key: str) -> str:
        """``key`` with one sign for each unit."""
        return _UNIT.sub(lambda unit: self._of(unit.group()), key)

    def size(self, signs: str) -> int:
        """How many characters of a key these signs stand for."""
        return sum(self._size.get(sign, 1) for sign in signs)

    def _of(self, unit: str) -> str:
        sign = self._sign.setdefault(unit, chr(_PRIVATE + len(self._sign)))
        self._size[sign] = len(unit)
        return sign


@dataclass(slots=True)
class _Step:
    """So many characters of both key texts, the same or changed."""

    equal: bool
    left: int
    right: int


def _cut(words: str, ends: list[int]) -> Iterator[str]:
    """``words`` parted at ``ends``; the last part goes on to the end."""
    for start, end in pairwise([0, *ends[:-1], len(words)]):
        yield words[start:end]


def _steps(left: str, right: str) -> list[_Step]:
    """The comparison of two key texts, short common runs between two changes taken into them."""
    steps: list[_Step] = []
    units = _Units()
    for kind, text in _difference(units.signs(left), units.signs(right)):
        size = units.size(text)
        if kind == 0:
            steps.append(_Step(True, size, size))
            continue
        if len(steps) > 1 and steps[-1].equal and steps[-1].left <= ORPHANS and not steps[-2].equal:
            orphan = steps.pop()
            steps[-1].left += orphan.left
            steps[-1].right += orphan.right
        if not steps or steps[-1].equal:
            steps.append(_Step(False, 0, 0))
        if kind < 0:
            steps[-1].left += size
        else:
            steps[-1].right += size
    return steps


def _difference(left: str, right: str) -> list[tuple[int, str]]:
    """Stretches of both texts: -1 on the left only, 0 common, 1 on the right only."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a limit in seconds would make the result depend on the machine
    found: list[tuple[int, str]] = engine.diff_main(left, right, False)
    return found


def _edge(words: str, side: Mapped, at: int) -> int:
    """Where in ``words`` the key character ``at`` begins, its opening quotation marks and brackets included."""
    edge = side.starts[at] if at < len(side) else len(words)
    while edge and words[edge - 1] in _OPENING:
        edge -= 1
    return edge


def _op(left: str, right: str) -> Op:
    if left and right:
        return "replace"
    return "delete" if left else "insert"


def _variants(left: str, right: str) -> Iterator[Change]:
    """Two stretches that read the same, parted where script, width or punctuation differ."""
    if left == right:
        if left:
            yield Change("equal", left, right)
        return
    old = new = ""
    for kind, text in _difference(left, right):
        if kind:
            old, new = (old + text, new) if kind < 0 else (old, new + text)
            continue
        if old or new:
            yield Change("variant", old, new)
            old = new = ""
        yield Change("equal", text, text)
    if old or new:
        yield Change("variant", old, new)
