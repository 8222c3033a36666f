"""Rare runs of characters: what only few documents have in common.

Two questions are answered with them. How closely are two documents akin? And, of two that are not, which
clauses are worth comparing at all?
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf, log2

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.columns import Clauses, Floats, Ints
from lineage.rolling import hashes

KIN_RUN = 8  # characters of a run that tells of kinship
CLAUSE_RUN = 6  # characters of a run for which two clauses are compared
RARE = 24  # documents that may have it
KIN = 0.016  # from this kinship on, two documents are taken to be of one lineage
STRANGER = 30.0  # bits of evidence more that each halving of kinship below that asks for
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd: what differs stays different, and now in the first digits


def kinship(clauses: Clauses) -> Floats:
    """For each two documents, the earlier in the row, how much they share that few others have, 0 to 1.

    It is the share of the runs of the document with fewer that stand in both and are rare, each weighed by how rare it
    is. What is not above the diagonal is 0.
    """
    total = len(clauses.begin) - 1
    owner = np.where(clauses.owner >= 0, clauses.owner, 0)
    document = np.where(clauses.owner >= 0, clauses.document[owner] if len(clauses) else -1, -1)
    common = np.zeros(total * total)
    runs = _distinct(_hashes(clauses.letter, document, KIN_RUN), document)
    for holders in _shared(runs, document):
        number = holders.shape[1]
        weight = log2(total / number) / log2(total / 2) if total > number else 1.0 if total == 2 else 0.0
        for one, other in combinations(range(number), 2):
            np.add.at(common, holders[:, one] * total + holders[:, other], weight)
    size = np.maximum(np.bincount(document[runs[1]], minlength=total), 1)
    shares: Floats = common.reshape(total, total) / np.minimum(size[:, None], size[None, :])
    return shares


def reserve(kin: float) -> float:
    """The bits of evidence that two documents of this kinship must show beyond what close kin must.

    >>> reserve(0.1), reserve(0.008), reserve(0.0)
    (0.0, 30.0, inf)
    """
    return STRANGER * max(0.0, log2(KIN / kin)) if kin > 0 else inf


def acquainted(clauses: Clauses) -> tuple[Ints, Ints]:
    """Pairs of clauses of two documents that share a rare run: the later ones, and the earlier; ordered by later."""
    document = clauses.document[np.where(clauses.owner >= 0, clauses.owner, 0)] if len(clauses) else clauses.owner
    codes = [np.empty(0, np.int64)]
    runs = _distinct(_hashes(clauses.letter, clauses.owner, CLAUSE_RUN), document)
    for holders in _shared(runs, clauses.owner):
        for one, other in combinations(range(holders.shape[1]), 2):
            codes.append(holders[:, other] * len(clauses) + holders[:, one])
    later, earlier = np.divmod(sorting.distinct(np.concatenate(codes)), max(len(clauses), 1))
    return later, earlier


def _hashes(letter: npt.NDArray[np.uint64], within: Ints, size: int) -> tuple[npt.NDArray[np.uint64], Ints]:
    """A hash of every run of ``size`` characters that lies in one stretch of ``within``, and where it begins."""
    runs = hashes(letter, size)
    many = len(runs)
    inside = (within[:many] == within[len(within) - many :]) & (within[:many] >= 0)
    return runs[inside] * _MIX, np.flatnonzero(inside)


def _distinct(hashes: tuple[npt.NDArray[np.uint64], Ints], document: Ints) -> tuple[npt.NDArray[np.uint64], Ints]:
    """Every run of every document once, where it first stands; ordered by run, then by place."""
    runs, place = _by_run(*hashes)
    fresh = np.ones(len(runs), bool)
    fresh[1:] = (runs[1:] != runs[:-1]) | (document[place[1:]] != document[place[:-1]])
    return runs[fresh], place[fresh]


def _by_run(runs: npt.NDArray[np.uint64], place: Ints) -> tuple[npt.NDArray[np.uint64], Ints]:
    """The same ordered by run, then by place: a stable sort, but of one number each, which is several times as fast."""
    bits = np.uint64(len(runs).bit_length())
    number = np.arange(len(runs), dtype=np.uint64)
    both = np.sort(runs >> bits << bits | number)
    order = (both & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    runs, begun = runs[order], both >> bits
    torn = (begun[1:] == begun[:-1]) & (runs[1:] != runs[:-1])  # few runs only begin alike, as numbers
    for beginning in dict.fromkeys(begun[1:][torn].tolist()):
        part = slice(*np.searchsorted(begun, np.array([beginning, beginning + 1], np.uint64)))
        order[part] = order[part][np.argsort(runs[part], kind="stable")]
        runs[part].sort()
    return runs, place[order]


def _shared(distinct: tuple[npt.NDArray[np.uint64], Ints], holder: Ints) -> Iterator[Ints]:
    """For runs that 2, 3, … documents have, as long as they are rare, a row each of their holders."""
    runs, place = distinct
    begins = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]])) if len(runs) else np.empty(0, np.int64)
    many = np.diff(np.append(begins, len(runs)))
    for number in range(2, RARE + 1):
        rows = begins[many == number]
        if len(rows):
            yield holder[place[rows[:, None] + np.arange(number)]]
