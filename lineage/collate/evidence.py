"""How strongly each clause of one document answers to clauses of earlier ones, in bits.

For two clauses: what their shared bigrams tell, less a charge for what is not shared, plus the support of
other clauses that answer to each other close by on both sides, less what repetition within the two documents
makes likely anyhow. Of close kin every two clauses that share enough are weighed; of others only those that share
a rare run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.columns import GRAIN, Clauses, Floats, Ints

LEAST_BITS = 8.0  # shared by two clauses before they are looked at
LEAST_SHARE = 0.3  # of the bits of one of them
UNSHARED = 0.25  # charged for each bit that stands on one side only, taken as the mean of both sides
SUPPORT = 4.0  # bits for each e-fold of support
REACH = 6  # clauses on either side that lend support
FADING = 0.8  # of the support left with each clause further away
REPEATED = 3.0  # bits charged each time the number of rival clauses doubles
DOUBLINGS = 6.0  # at most: a sentence said ten thousand times is still said
ROOM = 16  # binary digits for what one bigram tells, in grains
RIVAL = 0.9  # of a clause's affinity makes another its rival

_FADED = np.array([FADING**away for away in range(2 * REACH)])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of clauses, one value each: left, right, and bits; ordered by right, then left."""

    left: Ints
    right: Ints
    bits: Floats

    def __len__(self) -> int:
        return len(self.left)

    def kept(self, which: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs that ``which`` is true of."""
        return Pairs(self.left[which], self.right[which], self.bits[which])


def evidence(clauses: Clauses, right: int, kin: Ints, others: tuple[Ints, Ints]) -> Pairs:
    """Pairs of clauses of document ``right`` and of earlier ones, with the strength of the evidence in bits.

    ``kin`` are the earlier documents that are weighed whole; ``others`` right and left clauses of the rest that are
    worth weighing.
    """
    shared = _joined(clauses, _of_kin(clauses, right, kin), _looked_up(clauses, right, *others))
    on_left, on_right = clauses.weight[shared.left], clauses.weight[shared.right]
    ok = shared.bits >= LEAST_SHARE * np.minimum(on_left, on_right)
    shared, on_left, on_right = shared.kept(ok), on_left[ok], on_right[ok]
    affinity = shared.bits**2 / np.sqrt(on_left * on_right)
    unshared = (on_left + on_right) / 2 - shared.bits
    width = len(clauses.begin)
    rivals = _rivals(shared.right * width + clauses.document[shared.left], affinity) * _rivals(shared.left, affinity)
    support = _support(clauses, shared, affinity)
    strength = (
        shared.bits
        - UNSHARED * unshared
        + SUPPORT * np.log1p(support)
        - REPEATED * np.minimum(np.log2(rivals), DOUBLINGS)
    )
    return Pairs(shared.left, shared.right, strength)


def _of_kin(clauses: Clauses, right: int, kin: Ints) -> Pairs:
    """For every two clauses of kin that share a bigram, the bits of all bigrams they share."""
    grams, their = _entries(clauses, right)
    order = np.argsort(grams, kind="stable")
    grams, their = grams[order], their[order]
    entries = [_entries(clauses, left) for left in kin.tolist()]
    gram = np.concatenate([np.empty(0, np.int64), *(gram for gram, _ in entries)])
    owner = np.concatenate([np.empty(0, np.int64), *(owner for _, owner in entries)])
    low = np.searchsorted(grams, gram, side="left")
    many = np.searchsorted(grams, gram, side="right") - low
    code = their[_spread(low, many)] * len(clauses) + np.repeat(owner, many)
    return _summed(clauses, code, np.repeat(clauses.tells[gram], many))


def _looked_up(clauses: Clauses, right: int, later: Ints, earlier: Ints) -> Pairs:
    """For these pairs of clauses, the bits of all bigrams they share."""
    many = clauses.first[earlier + 1] - clauses.first[earlier]
    gram = clauses.gram[_spread(clauses.first[earlier], many)]
    width = len(clauses.tells)
    grams, owner = _entries(clauses, right)
    known, wanted = owner * width + grams, np.repeat(later, many) * width + gram
    at = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    hit = known[at] == wanted if len(known) else np.zeros(len(wanted), bool)
    code = np.repeat(later * len(clauses) + earlier, many)
    return _summed(clauses, code[hit], clauses.tells[gram[hit]])


def _entries(clauses: Clauses, document: int) -> tuple[Ints, Ints]:
    """The bigrams of one document, clause by clause, and their clauses; echoes of a model are left out."""
    span = slice(clauses.first[clauses.begin[document]], clauses.first[clauses.begin[document + 1]])
    gram, clause = clauses.gram[span], clauses.clause[span]
    itself = clauses.model[clause] == clause
    return gram[itself], clause[itself]


def _spread(start: Ints, many: Ints) -> Ints:
    """The ``many`` numbers from each ``start`` on, one after the other."""
    spread: Ints = np.repeat(start - np.cumsum(many) + many, many) + np.arange(many.sum())
    return spread


def _summed(clauses: Clauses, code: Ints, bits: Floats) -> Pairs:
    """The bits of each pair of clauses, added up; pairs that come to too little are left out."""
    both = np.sort(code << ROOM | (bits * GRAIN).astype(np.int64))  # one number sorts several times as fast as two
    code, grains = both >> ROOM, both & ((1 << ROOM) - 1)
    begins = np.flatnonzero(np.diff(code, prepend=-1))
    total = np.add.reduceat(grains, begins) / GRAIN if len(begins) else np.empty(0)
    enough = total >= LEAST_BITS
    right, left = np.divmod(code[begins[enough]], max(len(clauses), 1))
    return Pairs(left, right, total[enough])


def _joined(clauses: Clauses, one: Pairs, other: Pairs) -> Pairs:
    """Both, in order; no pair is in both."""
    left, right = np.concatenate([one.left, other.left]), np.concatenate([one.right, other.right])
    order = np.argsort(right * len(clauses) + left, kind="stable")  # quick where stretches are in order already
    return Pairs(left[order], right[order], np.concatenate([one.bits, other.bits])[order])


def _rivals(group: Ints, affinity: Floats) -> Floats:
    """For each pair, how many pairs of the same group, itself included, are about as close or closer."""
    if not len(group):
        return affinity
    order = np.lexsort((-affinity, group))
    ranked, close = np.unique(group[order], return_inverse=True)[1], affinity[order]
    first = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    begin = np.maximum.accumulate(np.where(first, np.arange(len(ranked)), 0))
    # within a group the affinities fall, so a combined key that rises can be searched
    scale = 2 * close.max()
    end = np.searchsorted(ranked * scale - close, ranked * scale - RIVAL * close, side="right")
    rivals = np.empty(len(group))
    rivals[order] = end - begin
    return rivals


def _support(clauses: Clauses, pairs: Pairs, affinity: Floats) -> Floats:
    """What other pairs lend: for each clause nearby on the right, its closest answer nearby on the left, fading."""
    support = np.zeros(len(pairs))
    code = pairs.right * len(clauses) + pairs.left
    document = clauses.document[pairs.left]
    for down in (step for step in range(-REACH, REACH + 1) if step):
        begin = np.searchsorted(code, code + down * len(clauses) - REACH)
        many = np.searchsorted(code, code + down * len(clauses) + REACH, side="right") - begin
        lending, lent = _spread(begin, many), np.repeat(np.arange(len(pairs)), many)
        across = pairs.left[lending] - pairs.left[lent]
        beside = (across != 0) & (np.abs(across) <= REACH) & (document[lending] == document[lent])
        lending, lent, across = lending[beside], lent[beside], across[beside]
        fading = _FADED[abs(down) + np.abs(np.abs(across) - abs(down))]
        nearest = np.zeros(len(pairs))
        np.maximum.at(nearest, lent, affinity[lending] * fading)
        support += nearest
    return support
