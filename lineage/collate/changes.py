"""What differs between two wordings, told as they were published: the parts, joined, are both wordings exactly."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, starmap

from lineage.collate.steps import Step, View, compared, side, steps
from lineage.normalise import key
from lineage.records import Change, Op
from lineage.spans import Mapped, Span

__all__ = ["Step", "changes", "steps", "told"]

_OPENING = "“‘「『《〈（(【[〔"


def changes(left: str, right: str, *, by: View = "character") -> tuple[Change, ...]:
    """Every stretch of both wordings, in order, none left out; ``by`` word, no change cuts a word.

    >>> [(change.op, change.left, change.right) for change in changes("把湖北建成支点", "把武漢建成支点。")]
    [('equal', '把', '把'), ('replace', '湖北', '武漢'), ('equal', '建成支点', '建成支点'), ('variant', '', '。')]
    >>> [(change.left, change.right) for change in changes("推进改革开放", "推动改革开放", by="word")]
    [('推进', '推动'), ('改革开放', '改革开放')]
    """
    keys = key(Mapped.of(left)), key(Mapped.of(right))
    return told(left, right, keys, compared(side(left, keys[0]), side(right, keys[1]), by=by))


def told(left: str, right: str, keys: tuple[Mapped, Mapped], compared: Sequence[Step]) -> tuple[Change, ...]:
    """The comparison of two key texts, told of the wordings they are the keys of."""
    compared = compared or [Step(True, "", "")]
    ends = [*accumulate(len(step.left) for step in compared)], [*accumulate(len(step.right) for step in compared)]
    places = _places(left, keys[0], ends[0]), _places(right, keys[1], ends[1])
    found: list[Change] = []
    for step, at, there, old, new in zip(compared, *ends, *places, strict=True):
        words = old.of(left), new.of(right)
        if not step.equal:
            found += _peeled(*words)
        elif words[0] == words[1]:
            found.append(Change("equal", *words))
        else:
            letters = *_letters(keys[0], at - len(step.left), at), *_letters(keys[1], there - len(step.right), there)
            found += _variants(left, right, (old, new), zip(*letters, strict=True))
    return tuple(_gathered(found))


def _places(words: str, side: Mapped, ends: Sequence[int]) -> Iterator[Span]:
    """The stretch of ``words`` of each step, by where the steps end in its key: all of them together are the whole."""
    return starmap(Span, pairwise([0, *(_edge(words, side, end) for end in ends[:-1]), len(words)]))


def _letters(side: Mapped, start: int, end: int) -> tuple[array[int], array[int]]:
    """Where the stretches of a wording begin and end that these letters of its key stand for."""
    return side.starts[start:end], side.ends[start:end]


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
    if head:
        yield Change("equal", old[:head], new[:head])
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    yield Change(_op(left, right), left, right)
    if tail:
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
    left: str, right: str, within: tuple[Span, Span], letters: Iterable[tuple[int, int, int, int]]
) -> Iterator[Change]:
    """Two stretches that read the same, letter by letter, parted where script, width or punctuation differ."""
    at, there = within[0].start, within[1].start
    same = at, there  # up to where all was told; from there on nothing differed
    for old_start, old_end, new_start, new_end in letters:
        # several letters may stand for one stretch (二〇三五 for 2035): the first takes it all
        start, end = max(at, old_start), max(at, old_end)
        begin, stop = max(there, new_start), max(there, new_end)
        if left[at:start] != right[there:begin] or left[start:end] != right[begin:stop]:
            yield Change("equal", left[same[0] : at], right[same[1] : there])
            yield from _alike(left[at:start], right[there:begin])
            yield from _alike(left[start:end], right[begin:stop])
            same = end, stop
        at, there = end, stop
    yield Change("equal", left[same[0] : at], right[same[1] : there])
    yield from _alike(left[at : within[0].end], right[there : within[1].end])


def _alike(old: str, new: str) -> Iterator[Change]:
    """What reads the same on both sides, without what is the same at its ends."""
    if old == new:
        yield Change("equal", old, new)
        return
    for change in _peeled(old, new):
        yield change if change.op == "equal" else Change("variant", change.left, change.right)
