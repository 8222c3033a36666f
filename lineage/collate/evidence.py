"""How strongly each clause of one document answers to each clause of another, in bits.

For two clauses: what their shared bigrams tell, less a charge for what is not shared, plus the support of
other clauses that answer to each other close by on both sides, less what repetition within the two documents
makes likely anyhow. Clauses that share too little are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.columns import Clauses, Floats, Ints

LEAST_BITS = 8.0  # shared by two clauses before they are looked at
LEAST_SHARE = 0.3  # of the bits of one of them
UNSHARED = 0.25  # charged for each bit that stands on one side only, taken as the mean of both sides
SUPPORT = 4.0  # bits for each e-fold of support
REACH = 6  # clauses on either side that lend support
FADING = 0.8  # of the support left with each clause further away
REPEATED = 3.0  # bits charged each time the number of rival clauses doubles
RIVAL = 0.9  # of a clause's affinity makes another its rival


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of clauses, one value each: row on the left, row on the right, strength in bits; ordered by right, left."""

    left: Ints
    right: Ints
    bits: Floats

    def __len__(self) -> int:
        return len(self.left)

    def kept(self, which: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs that ``which`` is true of."""
        return Pairs(self.left[which], self.right[which], self.bits[which])


def evidence(left: Clauses, right: Clauses) -> Pairs:
    """Every pair of clauses that may answer to each other, with the strength of the evidence in bits."""
    shared = _shared(left, right)
    on_left, on_right = left.weight[shared.left], right.weight[shared.right]
    lesser = np.minimum(on_left, on_right)
    shared_share = shared.bits / lesser
    ok = (shared.bits >= LEAST_BITS) & (shared_share >= LEAST_SHARE)
    shared, on_left, on_right = shared.kept(ok), on_left[ok], on_right[ok]
    affinity = shared.bits**2 / np.sqrt(on_left * on_right)
    unshared = (on_left + on_right) / 2 - shared.bits
    rivals = _rivals(shared.right, affinity) * _rivals(shared.left, affinity)
    support = _support(shared, affinity, len(left))
    strength = shared.bits - UNSHARED * unshared + SUPPORT * np.log1p(support) - REPEATED * np.log2(rivals)
    return Pairs(shared.left, shared.right, strength)


def _shared(left: Clauses, right: Clauses) -> Pairs:
    """For every two clauses that share a bigram, the bits of all bigrams they share."""
    grams, from_left, many_left = np.unique(left.gram, return_index=True, return_counts=True)
    at = np.searchsorted(grams, right.gram)
    at[at == len(grams)] = 0
    both = grams[at] == right.gram if len(grams) else np.zeros(len(right), bool)
    at, row, bits = at[both], right.clause[both], right.bits[both]
    many = many_left[at]
    where = np.repeat(from_left[at] - np.cumsum(many) + many, many) + np.arange(many.sum())
    code = np.repeat(row.astype(np.int64), many) * len(left) + left.clause[where]
    pairs, number = np.unique(code, return_inverse=True)
    total = np.bincount(number, np.repeat(bits, many), minlength=len(pairs)).astype(np.float64)
    return Pairs((pairs % max(len(left), 1)).astype(np.int32), (pairs // max(len(left), 1)).astype(np.int32), total)


def _rivals(row: Ints, affinity: Floats) -> Floats:
    """For each pair, how many pairs of the same clause, itself included, are about as close or closer."""
    if not len(row):
        return affinity
    order = np.lexsort((-affinity, row))
    ranked, close = row[order], affinity[order]
    first = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    begin = np.maximum.accumulate(np.where(first, np.arange(len(ranked)), 0))
    # within a clause the affinities fall, so a combined key that rises can be searched
    scale = 2 * close.max()
    rising = ranked * scale - close
    end = np.searchsorted(rising, ranked * scale - RIVAL * close, side="right")
    rivals = np.empty(len(row))
    rivals[order] = end - begin
    return rivals


def _support(pairs: Pairs, affinity: Floats, width: int) -> Floats:
    """What other pairs lend: for each clause nearby on the right, its closest answer nearby on the left, fading."""
    support = np.zeros(len(pairs))
    code = pairs.right.astype(np.int64) * width + pairs.left
    for down in (step for step in range(-REACH, REACH + 1) if step):
        nearest = np.zeros(len(pairs))
        for across in (step for step in range(-REACH, REACH + 1) if step):
            there = pairs.left + across
            wanted = code + down * width + across
            at = np.minimum(np.searchsorted(code, wanted), len(code) - 1)
            found = (code[at] == wanted) & (there >= 0) & (there < width)
            fading = FADING ** (abs(down) + abs(abs(across) - abs(down)))
            nearest = np.maximum(nearest, np.where(found, affinity[at] * fading, 0.0))
        support += nearest
    return support
