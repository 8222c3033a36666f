"""What became of a formulation between parent and child.

The formulations are compared word for word. Words of duty are looked for in the whole clause, those of extent and pace
in the wording's own member of it; members are those of the enumeration that the wording stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lineage.collate.changes import changes
from lineage.collate.relation import similarity
from lineage.collate.slots import LEVEL, PLACE, emptied
from lineage.records import Change, Mutation
from lineage.spans import Span
from lineage.trace.formulation import CLOSING, OPENING, bound
from lineage.trace.keys import folded
from lineage.trace.strength import degrees

ALIKE = 0.5  # similarity from which one member took the place of another
WHOSE = "全我本各"  # what may stand before 省 or 市
STEM = 4  # letters by which a member is known again

_changed = lru_cache(maxsize=1 << 12)(changes)  # many places have the same few formulations

_JOIN = re.compile("以及|[和与與及]")


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that a wording stands in, and its members where it is an enumeration; ``own`` is the wording's."""

    words: str
    members: tuple[str, ...]
    own: str

    @classmethod
    def of(cls, text: str, place: Span) -> Clause:
        """The clause round ``place`` of a clean text; a quotation round it is a clause of its own."""
        start, end = bound(text, place.start, -1), bound(text, place.end, 1)
        cuts = [start, *_cuts(text, Span(start, end), place), end]
        spans = [Span(one, other) for one, other in pairwise(cuts)]
        at = next(number for number, span in enumerate(spans) if span.start <= place.start < span.end)
        modified = text[max(place.start - 2, 0) : place.start].rstrip(OPENING).endswith("的")
        members = () if modified or len(spans) == 1 else tuple(_bare(span.of(text)) for span in spans)
        return cls(text[start:end], members, text[start:end] if modified else _bare(spans[at].of(text)))

    def within(self, formulation: str) -> _Listed:
        """The members, and whether all of them belong to the formulation; which of them is the wording's."""
        return _Listed(self.members or (self.own,), self.own, all(one in formulation for one in self.members))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The members of an enumeration, one of them the wording's own; ``fixed`` if all belong to the formulation."""

    members: tuple[str, ...]
    own: str
    fixed: bool


def mutation(left: str, right: str, parent: Clause, child: Clause) -> Mutation:
    """The step from one formulation to the other, each with the clause it stands in."""
    steps = _changed(left, right)
    gained, lost, reordered = _members(parent.within(left), child.within(right))
    gained, lost = _missing(gained, left), _missing(lost, right)
    return Mutation(
        changes=steps,
        localised=tuple(_localised(steps)),
        degrees=(
            *degrees(parent.words, child.words, ladders=("duty",)),
            *degrees(parent.own, child.own, ladders=("extent", "pace")),
        ),
        gained=gained,
        lost=lost,
        reordered=reordered,
    )


def _cuts(text: str, clause: Span, place: Span) -> Iterator[int]:
    """Where members of a clause begin after the first: behind a 、 that is in no quotation, and at a last 和."""
    depth = last = 0
    for at in range(clause.start, clause.end):
        if text[at] in OPENING:
            depth += 1
        elif text[at] in CLOSING:
            depth = max(depth - 1, 0)
        elif text[at] == "、" and not depth and not place.start <= at < place.end:
            last = at + 1
            yield last
    join = _JOIN.search(text, last + 2, clause.end - 2) if last else None
    if join and not place.start <= join.start() < place.end:
        yield join.start()


def _bare(member: str) -> str:
    """A member without the signs and the 和 that tie it to the others."""
    words = member.strip("、 \u3000")
    join = _JOIN.match(words)
    return words[join.end() :] if join else words


def _members(parent: _Listed, child: _Listed) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The members that came, those that went, and whether those that stayed changed their order.

    A member that is much like one on the other side took its place. Where only one side enumerates, what stands beside
    the wording came or went only if it belongs to the formulation: “一主引领、两翼驱动、全域协同” → “一主引领”.
    """
    old, new = parent.members, child.members
    lonely = [len(one.members) == 1 for one in (parent, child)]
    if all(lonely) or (any(lonely) and not (child if lonely[0] else parent).fixed):
        return (), (), False
    pairs = _pairs(old, new, (old.index(parent.own), new.index(child.own)))
    gained = tuple(words for number, words in enumerate(new) if number not in {pair[1] for pair in pairs})
    lost = tuple(words for number, words in enumerate(old) if number not in {pair[0] for pair in pairs})
    order = [there for _, there in sorted(pairs)]
    return gained, lost, order != sorted(order)


def _missing(members: Sequence[str], formulation: str) -> tuple[str, ...]:
    """Those of the members that do not begin somewhere in a formulation, after a comma perhaps."""
    words = folded(formulation)
    return tuple(one for one in members if folded(one)[:STEM] not in words)


def _pairs(old: Sequence[str], new: Sequence[str], given: tuple[int, int]) -> list[tuple[int, int]]:
    """Which member of one side is which of the other: the wording's own first, then the likest."""
    keys = [folded(words) for words in old], [folded(words) for words in new]
    likeness = [
        (-similarity(one, other), number, place)
        for number, one in enumerate(keys[0])
        for place, other in enumerate(keys[1])
    ]
    pairs = [given]
    for unlike, number, place in sorted(likeness):
        free = number not in {pair[0] for pair in pairs} and place not in {pair[1] for pair in pairs}
        if free and -unlike >= ALIKE:
            pairs.append((number, place))
    return pairs


def _localised(steps: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """The names of place and level that were exchanged: 湖北 for 武汉, 全省 for 全市."""
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        if step.op != "replace":
            continue
        head = before.left[-1:] if before and before.op == "equal" else ""
        tail = after.left[:1] if after and after.op == "equal" else ""
        for lead, rest in ((head if head in WHOSE else "", ""), (head, ""), ("", tail)):
            one, other = lead + step.left + rest, lead + step.right + rest
            opened = emptied(folded(one))
            if (PLACE in opened or LEVEL in opened) and opened == emptied(folded(other)):
                yield one, other
                break
