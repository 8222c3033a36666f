"""The clauses of a document, and how matches carry them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.edges import in_key
from lineage.records import Match, Reading, Side
from lineage.segment import whole_clauses
from lineage.spans import Span

HALF = 0.5  # of a clause's letters must stand on the other side, or a match that covers it does not carry it

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document: its sentence, and its place in the clean text and in the key."""

    sentence: int
    clean: Span
    key: Span


@dataclass(frozen=True, slots=True)
class Carried:
    """A clause as a match carries it: whether with other words in it, and how many letters stand on both sides."""

    match: Match
    altered: bool
    shared: int


def clauses(reading: Reading) -> list[Clause]:
    """Every clause that holds letters, in order; members parted by 、 stay together."""
    text = reading.text.text
    found = (
        Clause(sentence.number, clean, in_key(reading, clean))
        for sentence in reading.sentences
        for clean in whole_clauses(text, sentence.clean)
    )
    return [clause for clause in found if len(clause.key)]


def carried(reading: Reading, matches: Iterable[Match], cut: Sequence[Clause], side: Side) -> list[dict[str, Carried]]:
    """For each clause of ``reading``, which stands on ``side``, how each other document has it, at its best."""
    starts = [clause.clean.start for clause in cut]
    found: list[dict[str, Carried]] = [{} for _ in cut]
    for match in matches:
        here, there = (match.left, match.right) if side == "left" else (match.right, match.left)
        unlike = list(_unlike(match, side))
        first = max(bisect_left(starts, here.clean.start) - 1, 0)
        for number in range(first, bisect_left(starts, here.clean.end)):
            one = _as_carried(reading, match, cut[number], here.clean, unlike)
            best = found[number].get(there.document)
            if one and (best is None or _merit(one) > _merit(best)):
                found[number][there.document] = one
    return found


def covered(reading: Reading, stretches: Iterable[Span]) -> Bools:
    """For each letter of the key whether it lies in one of these stretches of the clean text."""
    letters = np.zeros(len(reading.key), bool)
    for stretch in stretches:
        place = in_key(reading, stretch)
        letters[place.start : place.end] = True
    return letters


def counted(letters: Bools) -> list[int]:
    """How many letters are marked up to each place, the end included.

    >>> counted(np.array([True, False, True]))
    [0, 1, 1, 2]
    """
    return [0, *np.cumsum(letters, dtype=np.int64).tolist()]


def share(counts: Sequence[int], place: Span) -> float:
    """The share of the letters in ``place`` that are marked, by how many are ``counted`` up to each place.

    >>> share([0, 1, 1], Span(0, 2)), share([0, 1], Span(1, 1))
    (0.5, 0.0)
    """
    return (counts[place.end] - counts[place.start]) / len(place) if len(place) else 0.0


def _unlike(match: Match, side: Side) -> Iterator[Span]:
    """The stretches of one side's clean text that the other side has otherwise; empty ones where it has more."""
    at = match.left.clean.start if side == "left" else match.right.clean.start
    for change in match.changes:
        words = change.left if side == "left" else change.right
        if change.op not in ("equal", "variant"):
            yield Span(at, at + len(words))
        at += len(words)


def _as_carried(
    reading: Reading, match: Match, clause: Clause, stretch: Span, unlike: Sequence[Span]
) -> Carried | None:
    """The clause as the match that covers ``stretch`` carries it, if it carries enough of it."""
    start, end = max(clause.clean.start, stretch.start), min(clause.clean.end, stretch.end)
    if start >= end:
        return None
    if start == clause.clean.start and end == clause.clean.end and not any(_meets(one, start, end) for one in unlike):
        return Carried(match, False, len(clause.key))
    inside = [one for one in unlike if _meets(one, start, end)]
    letters = _letters(reading, start, end)
    shared = letters - sum(_letters(reading, max(one.start, start), min(one.end, end)) for one in inside)
    if shared < HALF * len(clause.key):
        return None
    return Carried(match, bool(inside) or letters < len(clause.key), shared)


def _letters(reading: Reading, start: int, end: int) -> int:
    """How many letters of the key stand in a stretch of the clean text."""
    first = bisect_left(reading.key.starts, start)
    return bisect_left(reading.key.starts, end, first) - first


def _meets(one: Span, start: int, end: int) -> bool:
    return one.start < end and one.end > start


def _merit(one: Carried) -> tuple[bool, int, float, str]:
    return not one.altered, one.shared, one.match.surprise, one.match.id
