"""The clauses of a document, and how stretches that others have carry them, as columns.

A report has a thousand clauses and as many answers worth looking at, and a corpus hundreds of reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.edges import all_in_key
from lineage.records import Match, Reading, Side
from lineage.segment import whole_bounds
from lineage.spans import Span

HALF = 0.5  # of a clause's letters must stand on the other side, or a match that covers it does not carry it

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Every clause of a document that holds letters, in order; members parted by 、 stay together.

    For each its ``sentence``, its ``start`` and ``end`` in the clean text, and its ``first`` letter of the key with the
    one after its ``last``.
    """

    sentence: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.start)

    @property
    def letters(self) -> Ints:
        """How many letters each has."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of a document that others have, in the clean text, and what in them those have otherwise.

    For each its ``start`` and ``end``, its first sentence and the last it reaches ``through``, the number of the
    ``other`` document, the ``surprise`` of its words, and its ``rank`` among them by the id of its match. ``pieces``
    are what the other has otherwise, ordered by stretch and place, empty where it has more: a row each, with the number
    of the stretch, start and end.
    """

    start: Ints
    end: Ints
    sentence: Ints
    through: Ints
    other: Ints
    surprise: Floats
    rank: Ints
    pieces: Ints

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def of(cls, matches: Sequence[Match], side: Side, number: Mapping[str, int]) -> Stretches:
        """One side of matches; ``number`` is that of each other document."""
        here = [match.left if side == "left" else match.right for match in matches]
        there = [match.right if side == "left" else match.left for match in matches]
        pieces = [(place, *piece) for place, match in enumerate(matches) for piece in _unlike(match, side)]
        return cls(
            np.array([one.clean.start for one in here], np.int64),
            np.array([one.clean.end for one in here], np.int64),
            np.array([one.sentence for one in here], np.int64),
            np.array([one.through for one in here], np.int64),
            np.array([number[one.document] for one in there], np.int64),
            np.array([match.surprise for match in matches], np.float64),
            ranks([match.id for match in matches]),
            np.array(pieces, np.int64).reshape(-1, 3),
        )


@dataclass(frozen=True, slots=True)
class Carried:
    """Clauses as other documents have them, each document at its best, ordered by clause and then by document.

    For each the ``clause``, the number of the ``other`` document, the ``stretch`` by which it is carried, whether with
    other words in it (``altered``), and how many letters stand on both sides (``shared``).
    """

    clause: Ints
    other: Ints
    stretch: Ints
    altered: Bools
    shared: Ints

    def __len__(self) -> int:
        return len(self.clause)


def clauses(reading: Reading) -> Clauses:
    """The clauses of a document."""
    text = reading.text.text
    found = [
        (sentence.number, start, end)
        for sentence in reading.sentences
        for start, end in whole_bounds(text, sentence.clean.start, sentence.clean.end)
    ]
    sentence, start, end = np.array(found, np.int64).reshape(-1, 3).T
    first, last = all_in_key(reading, start, end).T
    kept = last > first
    return Clauses(sentence[kept], start[kept], end[kept], first[kept], last[kept])


def carried(reading: Reading, stretches: Stretches, cut: Clauses) -> Carried:
    """For each clause of ``reading`` how each other document has it, at its best."""
    stretch, clause = meeting(cut, stretches.start, stretches.end)
    start = np.maximum(cut.start[clause], stretches.start[stretch])
    end = np.minimum(cut.end[clause], stretches.end[stretch])
    letters, size = _letters(reading, start, end), cut.letters[clause]
    begins = np.searchsorted(stretches.pieces[:, 0], np.arange(len(stretches) + 1))
    pair, piece = each(begins[stretch], begins[stretch + 1])
    _, begin, stop = stretches.pieces[piece].T
    inside = (begin < end[pair]) & (stop > start[pair])
    pair, begin, stop = pair[inside], begin[inside], stop[inside]
    unlike = _letters(reading, np.maximum(begin, start[pair]), np.minimum(stop, end[pair]))
    lost: Ints = np.zeros(len(clause), np.int64)
    np.add.at(lost, pair, unlike)
    shared, altered = letters - lost, letters < size
    altered[pair] = True
    enough = shared >= HALF * size
    found = Carried(clause[enough], stretches.other[stretch[enough]], stretch[enough], altered[enough], shared[enough])
    return _best(found, stretches)


def _best(found: Carried, stretches: Stretches) -> Carried:
    """Of each clause and document the one that has it as it stands, most of it, and in the most telling stretch."""
    surprise, rank = stretches.surprise[found.stretch], stretches.rank[found.stretch]
    order = np.lexsort((-rank, -surprise, -found.shared, found.altered, found.other, found.clause))
    clause, other = found.clause[order], found.other[order]
    best = order[fresh(clause) | fresh(other)]
    return Carried(found.clause[best], found.other[best], found.stretch[best], found.altered[best], found.shared[best])


def meeting(cut: Clauses, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Each of these stretches of the clean text with each clause of which it holds a part."""
    stretch, clause = each(np.maximum(np.searchsorted(cut.start, start) - 1, 0), np.searchsorted(cut.start, end))
    both = np.maximum(cut.start[clause], start[stretch]) < np.minimum(cut.end[clause], end[stretch])
    return stretch[both], clause[both]


def covered(reading: Reading, start: Ints, end: Ints) -> Bools:
    """For each letter of the key whether it lies in one of these stretches of the clean text."""
    first, last = all_in_key(reading, start, end).T
    steps = np.zeros(len(reading.key) + 1, np.int64)
    np.add.at(steps, first, 1)
    np.add.at(steps, last, -1)
    marked: Bools = np.cumsum(steps[:-1]) > 0
    return marked


def counted(letters: Bools) -> Ints:
    """How many letters are marked up to each place, the end included.

    >>> counted(np.array([True, False, True])).tolist()
    [0, 1, 1, 2]
    """
    return np.append(0, np.cumsum(letters, dtype=np.int64))


def share(counts: Ints, first: Ints, last: Ints) -> Floats:
    """The share of the letters in these places that are marked, by how many are ``counted`` up to each place.

    >>> share(np.array([0, 1, 1]), np.array([0, 1]), np.array([2, 1])).tolist()
    [0.5, 0.0]
    """
    shares: Floats = (counts[last] - counts[first]) / np.maximum(last - first, 1)
    return shares


def each(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Every number from ``first`` up to, not including, ``last``, after the number of its row.

    >>> [column.tolist() for column in each(np.array([3, 5, 0]), np.array([5, 5, 1]))]
    [[0, 0, 2], [3, 4, 0]]
    """
    sizes = last - first
    row = np.repeat(np.arange(len(sizes)), sizes)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + first[row]


def ranks(names: Sequence[str]) -> Ints:
    """The place of each name among all in order.

    >>> ranks(["丙", "一", "乙"]).tolist()
    [1, 0, 2]
    """
    found = np.empty(len(names), np.int64)
    found[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return found


def fresh(column: Ints) -> Bools:
    """Where something else begins in a column."""
    begins = np.ones(len(column), bool)
    begins[1:] = column[1:] != column[:-1]
    return begins


def spans(start: Ints, end: Ints) -> list[Span]:
    """Stretches as records."""
    return list(map(Span, start.tolist(), end.tolist()))


def _unlike(match: Match, side: Side) -> list[tuple[int, int]]:
    """The stretches of one side's clean text that the other side has otherwise; empty ones where it has more."""
    at = match.left.clean.start if side == "left" else match.right.clean.start
    found = []
    for change in match.changes:
        size = len(change.left if side == "left" else change.right)
        if change.op not in ("equal", "variant"):
            found.append((at, at + size))
        at += size
    return found


def _letters(reading: Reading, start: Ints, end: Ints) -> Ints:
    """How many letters of the key stand in each of these stretches of the clean text."""
    first, last = all_in_key(reading, start, end).T
    letters: Ints = last - first
    return letters
