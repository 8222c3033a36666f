"""How two key texts differ, step by step, in steps that people can read.

They are compared character by character (Myers' O(ND) difference, by diff-match-patch), but figures, Latin words, and
whatever stands between two signs on both sides - the members of a list, a clause - are taken whole: what changed
places, came in or was left out is seen as that. A run of one or two common characters between two changes is taken
into them, but not between names of place or level. What comes in or goes takes the whole of a word of which it would
cut off a part (相互促进 → 互促), since nobody reads orphans. One character for another is shown as that (推进 → 推动),
unless words are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from lineage.collate import words
from lineage.collate.anchors import LONG, pieces
from lineage.collate.slots import LEVEL, PLACE, emptied
from lineage.spans import Mapped, Span

View = Literal["character", "word"]

ORPHANS = 2  # characters in common that are too few to part two changes
SNAP = 4  # characters by which a change grows at either end, at most, so as not to cut a word
MEMBER = 2  # characters of a member of a list, at least
MANY = 10_000  # product of two numbers of members up to which each is looked for in each other
_UNIT = re.compile(r"[0-9]+点[0-9]+|[0-9]{2,}|[A-Za-z]{2,}")
_PRIVATE, _LAST = 0xF0000, 0x10FFFD


@dataclass(slots=True)
class Step:
    """A stretch of both key texts, the same or changed."""

    equal: bool
    left: str
    right: str


@dataclass(frozen=True)
class Side:
    """A key text, the places where signs part it (its ends included), and those where words begin and end."""

    key: str
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, key: str, signs: Iterable[int] = ()) -> Side:
        return cls(key, tuple(sorted({0, *signs, len(key)})))

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where words begin and end; told when it is asked for: what is the same on both sides needs none."""
        edges = [start + edge for start, end in pairwise(self.breaks) for edge in words.edges(self.key[start:end])]
        return frozenset([*edges, *self.breaks])


def steps(left: str, right: str) -> list[Step]:
    """The comparison of two key texts of whose signs nothing is known."""
    return compared(Side.of(left), Side.of(right))


def side(wording: str, key: Mapped) -> Side:
    """A wording by its key text, which leads back to it; blanks are no signs."""
    gaps = enumerate(zip(key.ends[:-1], key.starts[1:], strict=True), start=1)
    return Side.of(key.text, [at for at, (end, start) in gaps if start > end and not wording[end:start].isspace()])


def compared(left: Side, right: Side, *, by: View = "character") -> list[Step]:
    """The comparison of two sides: every stretch of both, in order, alternately the same and changed."""
    return viewed(unviewed(left, right), left, right, by)


def unviewed(left: Side, right: Side) -> list[Step]:
    """The comparison of two sides as far as it is the same for both views; it takes most of the time."""
    if left.key == right.key:
        return [Step(True, left.key, right.key)] if left.key else []
    return _settled(_slid(_raw(left, right), left, right), left, right)


def viewed(found: Sequence[Step], left: Side, right: Side, by: View) -> list[Step]:
    """A comparison by characters or by words."""
    return _settled(_snapped(found, left, right, by), left, right)


def _raw(left: Side, right: Side) -> list[Step]:
    """The comparison as it comes."""
    units = _Units()
    inside = _members(left, right)
    found: list[Step] = []
    for kind, signs in _difference(units.signs(left.key, inside[0]), units.signs(right.key, inside[1])):
        text = units.text(signs)
        if kind == 0:
            if found and found[-1].equal:
                _take(found[-1], Step(True, text, text))
            else:
                found.append(Step(True, text, text))
            continue
        if not found or found[-1].equal:
            found.append(Step(False, "", ""))
        if kind < 0:
            found[-1].left += text
        else:
            found[-1].right += text
    return found


class _Units:
    """What is taken whole, as signs: a figure or Latin word as one, a member of a list as one for each character.

    So 2035 → 2030 is one change and not that of a digit, and the characters of a member are the same as those of the
    same member only.
    """

    def __init__(self) -> None:
        self._sign: dict[str, str] = {}
        self._unit: dict[str, str] = {}

    def signs(self, key: str, members: Sequence[Span]) -> str:
        """``key`` with these stretches as members, and one sign for each unit in what is left."""
        parts, done = [], 0
        for member in members:
            parts.append(_UNIT.sub(lambda unit: self._of(unit.group()), key[done : member.start]))
            text = member.of(key)
            parts += [self._of(f"{text}\0{place}", letter) for place, letter in enumerate(text)]
            done = member.end
        return "".join([*parts, _UNIT.sub(lambda unit: self._of(unit.group()), key[done:])])

    def text(self, signs: str) -> str:
        """What these signs stand for."""
        return "".join(self._unit.get(sign, sign) for sign in signs) if self._unit else signs

    def _of(self, name: str, unit: str | None = None) -> str:
        code = _PRIVATE + len(self._sign)
        if name not in self._sign and code > _LAST:
            return unit or name
        sign = self._sign.setdefault(name, chr(code))
        self._unit[sign] = unit or name
        return sign


def _members(left: Side, right: Side) -> tuple[list[Span], list[Span]]:
    """What stands between two signs on one side and, by itself or at one end of such a piece, on the other."""
    pieces = [
        [Span(start, end) for start, end in pairwise(side.breaks) if end - start >= MEMBER] for side in (left, right)
    ]
    if min(map(len, pieces)) < 2:
        return [], []
    texts = [{span.of(side.key) for span in spans} for side, spans in zip((left, right), pieces, strict=True)]
    both = texts[0] & texts[1]
    found = [
        {span.start: span for span in spans if span.of(side.key) in both}
        for side, spans in zip((left, right), pieces, strict=True)
    ]
    if len(pieces[0]) * len(pieces[1]) <= MANY:
        for (one, spans, own), (other, others, its) in (
            ((left, pieces[0], found[0]), (right, pieces[1], found[1])),
            ((right, pieces[1], found[1]), (left, pieces[0], found[0])),
        ):
            for span in spans:
                held = [] if _is_taken(span, own) else [place for place in others if not _is_taken(place, its)]
                part = next((part for place in held if (part := _end(span.of(one.key), place, other.key))), None)
                if part:
                    own[span.start], its[part.start] = span, part
    return _apart(found[0]), _apart(found[1])


def _apart(found: Mapping[int, Span]) -> list[Span]:
    """These stretches in order, without those that begin within the one before: two members may end in one piece.

    >>> _apart({4: Span(4, 6), 0: Span(0, 6)})
    [Span(start=0, end=6)]
    """
    kept: list[Span] = []
    for _, span in sorted(found.items()):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _is_taken(piece: Span, members: Mapping[int, Span]) -> bool:
    """Whether a piece is, begins or ends with one of these members already: two of them must not overlap."""
    return piece.start in members or any(member.end == piece.end for member in members.values())


def _end(text: str, piece: Span, key: str) -> Span | None:
    """Where a piece that is longer than ``text`` begins or ends with it, no figure and no Latin word cut."""
    if len(piece) <= len(text):
        return None
    start, end = piece.end - len(text), piece.start + len(text)
    if key.startswith(text, start) and not _UNIT.fullmatch(key, start - 1, start + 1):
        return Span(start, piece.end)
    if key.startswith(text, piece.start) and not _UNIT.fullmatch(key, end - 1, end + 1):
        return Span(piece.start, end)
    return None


def _difference(left: str, right: str) -> Iterator[tuple[int, str]]:
    """Stretches of both texts: -1 on the left only, 0 common, 1 on the right only; long texts between their anchors."""
    for (at, end, there, stop), same in pieces(left, right):
        if same:
            yield 0, left[at:end]
        elif (end - at) * (stop - there) > LONG:
            yield from _quick_difference(left[at:end], right[there:stop])
        else:
            engine = diff_match_patch()
            engine.Diff_Timeout = 0  # a limit in seconds would make the result depend on the machine
            yield from engine.diff_main(left[at:end], right[there:stop], False)


def _quick_difference(left: str, right: str) -> Iterator[tuple[int, str]]:
    """The same for texts so long and so different that Myers' way takes minutes, by rapidfuzz."""
    for step in Indel.opcodes(left, right):
        old, new = left[step.src_start : step.src_end], right[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield 0, old
            continue
        if old:
            yield -1, old
        if new:
            yield 1, new


def _slid(found: Sequence[Step], left: Side, right: Side) -> list[Step]:
    """The same comparison with what only came in or went moved to where it is a word or a member.

    经济[社会经济]发展 may as well be [经济社会]经济发展: both are the same two texts.
    """
    slid = [Step(step.equal, step.left, step.right) for step in found]
    at, there = 0, 0
    for number, step in enumerate(slid):
        if not step.equal and not (step.left and step.right) and 0 < number < len(slid) - 1:
            here = (left, at, step.left) if step.left else (right, there, step.right)
            by = _shift(*here, slid[number - 1].left, slid[number + 1].left)
            _move(slid[number - 1], step, slid[number + 1], by)
            at, there = at + by, there + by
        at, there = at + len(step.left), there + len(step.right)
    return [step for step in slid if step.left or step.right]


def _shift(side: Side, at: int, text: str, before: str, after: str) -> int:
    """How far to move what stands at ``at`` so that it begins and ends at the edges of words, of members best."""
    shifts = [0]
    for by in range(1, min(len(before), len(text)) + 1):
        if before[-by] != text[-by]:
            break
        shifts.append(-by)
    for by in range(min(len(after), len(text))):
        if after[by] != text[by]:
            break
        shifts.append(by + 1)
    if len(shifts) == 1:
        return 0  # and where words begin need not be told
    return max(shifts, key=lambda by: (_worth(side, at + by) + _worth(side, at + by + len(text)), -abs(by)))


def _worth(side: Side, place: int) -> int:
    return 2 * (place in side.breaks) + (place in side.edges)


def _move(before: Step, step: Step, after: Step, by: int) -> None:
    """Move a one-sided change by so many characters into the common text before or after it."""
    text = step.left + step.right
    whole = before.left + text + after.left
    start = len(before.left) + by
    text = whole[start : start + len(text)]
    before.left = before.right = whole[:start]
    after.left = after.right = whole[start + len(text) :]
    step.left, step.right = (text, "") if step.left else ("", text)


def _snapped(found: Sequence[Step], left: Side, right: Side, by: View) -> list[Step]:
    """The same comparison with every change that would cut off a part of a word grown to take it whole."""
    grown: list[Step] = []
    at, there = 0, 0
    for number, step in enumerate(found):
        end, stop = at + len(step.left), there + len(step.right)
        if step.equal:
            head = _grows(found, number - 1, (left, at, 1), (right, there, 1), by)
            tail = _grows(found, number + 1, (left, end, -1), (right, stop, -1), by)
            if head + tail >= len(step.left):
                grown.append(Step(False, step.left, step.right))
            else:
                cut = slice(head, len(step.left) - tail)
                grown += [
                    Step(False, step.left[:head], step.right[:head]),
                    Step(True, step.left[cut], step.right[cut]),
                    Step(False, step.left[cut.stop :], step.right[cut.stop :]),
                ]
        else:
            grown.append(Step(False, step.left, step.right))
        at, there = end, stop
    return [step for step in grown if step.left or step.right]


def _grows(
    found: Sequence[Step], number: int, one: tuple[Side, int, int], other: tuple[Side, int, int], by: View
) -> int:
    """By how many characters of the common text beside it a change grows."""
    if not 0 <= number < len(found):
        return 0
    change = found[number]
    if by == "character" and len(change.left) == len(change.right) == 1:
        return 0
    asked = [place for place, text in ((one, change.left), (other, change.right)) if text or by == "word"]
    enough = (
        all if by == "word" else any
    )  # of 科教兴省 and 科教兴市 the last characters do, if one is no part of a word
    for step in range(SNAP + 1):
        if enough(at + way * step in side.edges for side, at, way in asked):
            return step
    return 0


def _settled(found: Iterable[Step], left: Side, right: Side) -> list[Step]:
    """The same comparison with what goes together in one step, and no orphans."""
    settled: list[Step] = []
    at, there = 0, 0
    for step in found:
        if settled and settled[-1].equal == step.equal:
            _take(settled[-1], step)
        elif (
            len(settled) > 1
            and settled[-1].equal
            and _is_orphan(len(settled[-1].left), (left, at), (right, there))
            and not (_is_localised(settled[-2]) and _is_localised(step))
        ):
            orphan = settled.pop()
            _take(settled[-1], orphan)
            _take(settled[-1], step)
        else:
            settled.append(Step(step.equal, step.left, step.right))
        at, there = at + len(step.left), there + len(step.right)
    return settled


def _is_orphan(size: int, *ends: tuple[Side, int]) -> bool:
    """Whether common text of so many characters that ends there is too short to be read; a member of a list is not."""
    return size <= ORPHANS and not all(_is_member(side, end - size, end) for side, end in ends)


def _is_localised(step: Step) -> bool:
    """Whether one name of a place or level stands for another: such changes are read one by one, however close."""
    return bool(step.left and step.right) and emptied(step.left) == emptied(step.right) in (PLACE, LEVEL)


def _is_member(side: Side, start: int, end: int) -> bool:
    """Whether a sign stands at one end, and no word is cut at the other; alone, a character must have both."""
    signs = (start in side.breaks) + (end in side.breaks)
    return signs == 2 or (end - start >= MEMBER and signs == 1 and start in side.edges and end in side.edges)


def _take(step: Step, other: Step) -> None:
    step.left += other.left
    step.right += other.right
