"""How two wordings differ, in order and complete: the parts, joined, are both wordings exactly.

The key texts are compared character by character (Myers' O(ND) difference, by diff-match-patch), so that script,
width and punctuation never hide what is the same; figures and Latin words are taken whole; and a run of one or two
common characters between two changes joins them, since nobody reads 相互促进 → 互促 as two orphans struck out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from lineage.normalise import key
from lineage.records import Change, Op
from lineage.spans import Mapped, Span

LONG = 4_000_000  # product of two lengths
ORPHANS = 2  # characters in common that are too few to part two changes
_UNIT = re.compile(r"[0-9]{2,}|[A-Za-z]{2,}")
_PRIVATE = 0xF0000
_OPENING = "“‘「『《〈（(【[〔"


@dataclass(slots=True)
class Step:
    """A stretch of both key texts, the same or changed."""

    equal: bool
    left: str
    right: str


def changes(left: str, right: str) -> tuple[Change, ...]:
    """Every stretch of both wordings, in order, none left out.

    >>> [(change.op, change.left, change.right) for change in changes("把湖北建成支点", "把武漢建成支点。")]
    [('equal', '把', '把'), ('replace', '湖北', '武漢'), ('equal', '建成支点', '建成支点'), ('variant', '', '。')]
    """
    keys = key(Mapped.of(left)), key(Mapped.of(right))
    return told(left, right, keys, steps(keys[0].text, keys[1].text))


def steps(left: str, right: str) -> list[Step]:
    """The comparison of two key texts, short common runs between two changes taken into them."""
    found: list[Step] = []
    units = _Units()
    for kind, signs in _difference(units.signs(left), units.signs(right)):
        text = units.text(signs)
        if kind == 0:
            found.append(Step(True, text, text))
            continue
        if len(found) > 1 and found[-1].equal and len(found[-1].left) <= ORPHANS and not found[-2].equal:
            orphan = found.pop()
            found[-1].left += orphan.left
            found[-1].right += orphan.right
        if not found or found[-1].equal:
            found.append(Step(False, "", ""))
        if kind < 0:
            found[-1].left += text
        else:
            found[-1].right += text
    return found


def told(left: str, right: str, keys: tuple[Mapped, Mapped], compared: Sequence[Step]) -> tuple[Change, ...]:
    """The comparison of two key texts, told of the wordings they are the keys of."""
    compared = compared or [Step(True, "", "")]
    places = [_places(left, keys[0], [step.left for step in compared])]
    places.append(_places(right, keys[1], [step.right for step in compared]))
    found: list[Change] = []
    for step, (old, old_letters), (new, new_letters) in zip(compared, *places, strict=True):
        if step.equal:
            found += _variants(left, right, (old, new), zip(old_letters, new_letters, strict=True))
        else:
            found += _peeled(old.of(left), new.of(right))
    return tuple(_gathered(found))


def _places(words: str, side: Mapped, steps: Sequence[str]) -> Iterator[tuple[Span, list[Span]]]:
    """For each step its stretch of ``words``, all of them together the whole, and that of each of its letters."""
    ends = list(accumulate(map(len, steps)))
    edges = [0, *(_edge(words, side, end) for end in ends[:-1]), len(words)]
    for step, end, (start, stop) in zip(steps, ends, pairwise(edges), strict=True):
        letters = range(end - len(step), end)
        yield Span(start, stop), [Span(side.starts[at], side.ends[at]) for at in letters]


class _Units:
    """Figures and Latin words as single signs, so that 2035 → 2030 is one change and not that of a digit."""

    def __init__(self) -> None:
        self._sign: dict[str, str] = {}
        self._unit: dict[str, str] = {}

    def signs(self, key: str) -> str:
        """``key`` with one sign for each unit."""
        return _UNIT.sub(lambda unit: self._of(unit.group()), key)

    def text(self, signs: str) -> str:
        """What these signs stand for."""
        return "".join(self._unit.get(sign, sign) for sign in signs) if self._unit else signs

    def _of(self, unit: str) -> str:
        sign = self._sign.setdefault(unit, chr(_PRIVATE + len(self._sign)))
        self._unit[sign] = unit
        return sign


def _difference(left: str, right: str) -> list[tuple[int, str]]:
    """Stretches of both texts: -1 on the left only, 0 common, 1 on the right only."""
    if len(left) * len(right) > LONG:
        return list(_quick_difference(left, right))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a limit in seconds would make the result depend on the machine
    found: list[tuple[int, str]] = engine.diff_main(left, right, False)
    return found


def _quick_difference(left: str, right: str) -> Iterator[tuple[int, str]]:
    """The same for texts so long that Myers' way takes minutes, by rapidfuzz."""
    for step in Indel.opcodes(left, right):
        old, new = left[step.src_start : step.src_end], right[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield 0, old
            continue
        if old:
            yield -1, old
        if new:
            yield 1, new


def _edge(words: str, side: Mapped, at: int) -> int:
    """Where in ``words`` the key character ``at`` begins, its opening quotation marks and brackets included."""
    edge = side.starts[at] if at < len(side) else len(words)
    while edge and words[edge - 1] in _OPENING:
        edge -= 1
    return edge


def _peeled(old: str, new: str) -> Iterator[Change]:
    """A change without the signs that both sides begin or end with."""
    head = tail = 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head] == new[head] and not old[head].isalnum():
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail] and not old[-1 - tail].isalnum():
        tail += 1
    yield Change("equal", old[:head], new[:head])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    yield Change(_op(left, right), left, right)
    yield Change("equal", old[len(old) - tail :], new[len(new) - tail :])


def _gathered(found: Sequence[Change]) -> Iterator[Change]:
    """The changes with none empty, and what goes together in one: equal stretches, and a member with its 、."""
    last: Change | None = None
    for change in found:
        if not change.left and not change.right:
            continue
        if last and (op := _together(last, change)):
            last = Change(op, last.left + change.left, last.right + change.right)
        else:
            if last:
                yield last
            last = change
    if last:
        yield last


def _together(one: Change, other: Change) -> Op | None:
    """What two neighbours are together, if they belong together."""
    ops: set[Op] = {one.op, other.op}
    if len(ops) == 1 and one.op in ("equal", "variant"):
        return one.op
    if ops == {"variant", "insert"} and not one.left and not other.left:
        return "insert"
    if ops == {"variant", "delete"} and not one.right and not other.right:
        return "delete"
    return None


def _op(left: str, right: str) -> Op:
    if left and right:
        return "replace"
    return "delete" if left else "insert"


def _variants(
    left: str, right: str, within: tuple[Span, Span], letters: Iterable[tuple[Span, Span]]
) -> Iterator[Change]:
    """Two stretches that read the same, letter by letter, parted where script, width or punctuation differ."""
    at, there = within[0].start, within[1].start
    for old, new in letters:
        # several letters may stand for one stretch (二〇三五 for 2035): the first takes it all
        start, end = max(at, old.start), max(at, old.end)
        begin, stop = max(there, new.start), max(there, new.end)
        yield from _alike(left[at:start], right[there:begin])
        yield from _alike(left[start:end], right[begin:stop])
        at, there = end, stop
    yield from _alike(left[at : within[0].end], right[there : within[1].end])


def _alike(old: str, new: str) -> Iterator[Change]:
    """What reads the same on both sides, without what is the same at its ends."""
    if old == new:
        yield Change("equal", old, new)
        return
    for change in _peeled(old, new):
        yield change if change.op == "equal" else Change("variant", change.left, change.right)
