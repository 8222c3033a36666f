"""The formulations of a wording as a tree: which contains which.

A variant extends the longest other one that it contains whole, the wording in the same place: 服务构建新发展格局
extends 构建新发展格局, which extends 新发展格局. A modifier put in between counts as an extension too:
构建以国内大循环为主体、国内国际双循环相互促进的新发展格局 extends 构建新发展格局.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.records import Attestation, Variant
from lineage.trace.formulation import Formulation
from lineage.trace.keys import Keys
from lineage.trace.occurrences import Occurrence

Sides = tuple[str, str]  # of the key of a formulation, what stands before the wording and after it


@dataclass(slots=True)
class _Node:
    words: str
    attestations: list[str]


def variants(
    wording: str,
    attestations: Sequence[Attestation],
    found: Sequence[Occurrence],
    formulated: Sequence[Formulation],
    keys: Keys,
) -> tuple[Variant, ...]:
    """Every variant after the one it extends, those of one kind in the order in which they are first attested."""
    nodes: dict[Sides, _Node] = {("", ""): _Node(wording, [])}
    for attestation, occurrence, formulation in zip(attestations, found, formulated, strict=True):
        text = keys.source(occurrence.number).key.text
        before = text[formulation.key.start : occurrence.key.start]
        after = text[occurrence.key.end : formulation.key.end]
        node = nodes.setdefault((before, after), _Node(attestation.formulation, []))
        node.attestations.append(attestation.id)
    below: dict[Sides, list[Sides]] = {}
    for sides in nodes:
        if any(sides):
            below.setdefault(_extended(sides, nodes), []).append(sides)
    return tuple(_walk(("", ""), None, nodes, below))


def _extended(sides: Sides, nodes: dict[Sides, _Node]) -> Sides:
    """The longest other variant that is contained in this one."""
    before, after = sides
    heads = [before[cut:] for cut in range(len(before) + 1)]
    if before.endswith("的"):
        heads += [before[:cut] for cut in range(1, len(before))]  # what stands before a modifier
    tails = [after[:cut] for cut in range(len(after) + 1)]
    contained = ((head, tail) for head in heads for tail in tails if (head, tail) != sides and (head, tail) in nodes)
    return max(contained, key=lambda one: (len(one[0]) + len(one[1]), one))


def _walk(
    sides: Sides, extends: str | None, nodes: dict[Sides, _Node], below: dict[Sides, list[Sides]]
) -> Iterator[Variant]:
    """A variant, then those that extend it."""
    waiting = [(sides, extends)]
    while waiting:
        now, extended = waiting.pop()
        yield Variant(nodes[now].words, extended, tuple(nodes[now].attestations))
        waiting += [(one, nodes[now].words) for one in reversed(below.get(now, []))]
