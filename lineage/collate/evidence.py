"""How strongly each clause of one document answers to clauses of earlier ones, in bits.

For two clauses: what their shared bigrams tell, less a charge for what is not shared, plus the support of
other clauses that answer to each other close by on both sides, less what repetition within the two documents
makes likely anyhow. Of close kin every two clauses that share enough are weighed; of others only those that share
a rare run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.columns import GRAIN, PRIME, Clauses, Floats, Ints, least

UNSHARED = 0.25  # charged for each bit that stands on one side only, taken as the mean of both sides
SUPPORT = 4.0  # bits for each e-fold of support
REACH = 6  # clauses on either side that lend support
FADING = 0.8  # of the support left with each clause further away
REPEATED = 3.0  # bits charged each time the number of rival clauses doubles
DOUBLINGS = 6.0  # at most: a sentence said ten thousand times is still said
ROOM = 16  # binary digits for what one bigram tells, in grains
AT_A_TIME = 1 << 21  # bigrams that clauses share, which take some forty bytes each
RIVAL = 0.9  # of a clause's affinity makes another its rival

_FADED = np.array([FADING**away for away in range(2 * REACH)])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of clauses, one value each: left, right, and the bits of the bigrams that they share."""

    left: Ints
    right: Ints
    bits: Floats

    def __len__(self) -> int:
        return len(self.left)

    def kept(self, which: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs that ``which`` is true of."""
        at = np.flatnonzero(which)  # three columns are cut sooner by places
        return Pairs(self.left[at], self.right[at], self.bits[at])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs of clauses, one value each: left, right, strength in bits, and share; ordered by right, then left.

    ``share`` is how much of the clause that tells less stands in the other, 0 to 1.
    """

    left: Ints
    right: Ints
    strength: Floats
    share: Floats

    def __len__(self) -> int:
        return len(self.left)

    def kept(self, which: npt.NDArray[np.bool_] | Ints) -> Evidence:
        """Those that ``which`` is true of, or names."""
        return Evidence(self.left[which], self.right[which], self.strength[which], self.share[which])


NONE = Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


def evidence(clauses: Clauses, right: int, kin: Ints, others: tuple[Ints, Ints]) -> Evidence:
    """Which clauses of document ``right`` answer to which of earlier ones, and how strongly.

    ``kin`` are the earlier documents that are weighed whole; ``others`` right and left clauses of the rest that are
    worth weighing.
    """
    found = _joined([_of_kin(clauses, right, kin), _looked_up(clauses, right, *others)])
    shared = _ordered(clauses, found)
    on_left, on_right = clauses.weight[shared.left], clauses.weight[shared.right]
    affinity = shared.bits**2 / np.sqrt(on_left * on_right)
    unshared = (on_left + on_right) / 2 - shared.bits
    source = shared.right * len(clauses.begin) + clauses.document[shared.left]  # in order, as the pairs are
    rivals = _rivals(np.cumsum(np.diff(source, prepend=-1) > 0) - 1, affinity)
    rivals = rivals * _rivals(sorting.numbered(shared.left), affinity)
    support = _support(clauses, shared, affinity)
    strength = (
        shared.bits
        - UNSHARED * unshared
        + SUPPORT * np.log1p(support)
        - REPEATED * np.minimum(np.log2(rivals), DOUBLINGS)
    )
    return Evidence(shared.left, shared.right, strength, shared.bits / np.minimum(on_left, on_right))


def _of_kin(clauses: Clauses, right: int, kin: Ints) -> Pairs:
    """For every two clauses of kin that share enough, the bits of all bigrams they share.

    Only pairs that share one of the rarer bigrams of either can; of these the common ones are looked up.
    """
    gram, owner, place = _entries(clauses, right)
    rarer = place < clauses.common[owner]
    theirs = owner[sorting.order(gram * 2 + ~rarer)] << _digits(clauses) + ROOM
    every = np.bincount(gram, minlength=len(clauses.tells))
    few = np.bincount(gram[rarer], minlength=len(clauses.tells))
    low = np.cumsum(every) - every
    grains = (clauses.tells * GRAIN).astype(np.int64)
    common = _Bigrams.of(clauses, right, since=clauses.common)
    found = [NONE]
    for left in kin.tolist():
        gram, owner, place = _entries(clauses, left)
        many = np.where(place < clauses.common[owner], every[gram], few[gram])
        told = owner << ROOM | grains[gram]
        for part in _parts(owner, many):
            code = theirs[_spread(low[gram[part]], many[part])] | np.repeat(told[part], many[part])
            rare = _summed(code, _digits(clauses))
            hopeful = _enough(clauses, rare, np.minimum(clauses.spare[rare.left], clauses.spare[rare.right]))
            found.append(_enough(clauses, common.added(clauses, hopeful)))
    return _joined(found)


def _digits(clauses: Clauses) -> int:
    """The binary digits that the number of a clause takes."""
    return len(clauses).bit_length()


def _enough(clauses: Clauses, pairs: Pairs, more: Floats | float = 0.0) -> Pairs:
    """The pairs that share enough to be looked at, if they shared so much ``more``."""
    return pairs.kept(pairs.bits + more >= least(np.minimum(clauses.weight[pairs.left], clauses.weight[pairs.right])))


def _looked_up(clauses: Clauses, right: int, later: Ints, earlier: Ints) -> Pairs:
    """For those of these pairs of clauses that share enough, the bits of all bigrams they share."""
    every = _Bigrams.of(clauses, right, since=clauses.first)
    return _enough(clauses, every.added(clauses, Pairs(earlier, later, np.zeros(len(later)))))


@dataclass(frozen=True, slots=True)
class _Bigrams:
    """The bigrams of the clauses of a document, of each from ``since`` on; ``code`` names clause and bigram.

    ``held`` is true at the first digits of each code, mixed up: nearly all that is asked for and not there is told so
    without being searched for.
    """

    code: Ints
    since: Ints
    held: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, clauses: Clauses, document: int, *, since: Ints) -> _Bigrams:
        gram, owner, place = _entries(clauses, document)
        asked = np.flatnonzero(place >= since[owner])
        code = owner[asked] * len(clauses.tells) + gram[asked]
        held = np.zeros(1 << (8 * len(code)).bit_length(), bool)
        held[_mixed(code, len(held))] = True
        return cls(code, since, held)

    def added(self, clauses: Clauses, pairs: Pairs) -> Pairs:
        """The pairs, whose right clauses are of the document, with the bits of all these bigrams that they share."""
        many = clauses.first[pairs.left + 1] - self.since[pairs.left]
        more = [np.empty(0)]
        for part in _parts(np.arange(len(pairs)), many):
            gram = clauses.gram[_spread(self.since[pairs.left[part]], many[part])]
            wanted = np.repeat(pairs.right[part] * len(clauses.tells), many[part]) + gram
            likely = np.flatnonzero(self.held[_mixed(wanted, len(self.held))])
            wanted = wanted[likely]
            there = likely[self.code[np.searchsorted(self.code[:-1], wanted)] == wanted] if len(self.code) else likely
            pair = np.searchsorted(np.cumsum(many[part]), there, side="right")
            more.append(np.bincount(pair, clauses.tells[gram[there]], minlength=len(many[part])).astype(np.float64))
        return Pairs(pairs.left, pairs.right, pairs.bits + np.concatenate(more))


def _mixed(code: Ints, size: int) -> npt.NDArray[np.uint64]:
    """A number below ``size``, a power of two, for each code."""
    mixed: npt.NDArray[np.uint64] = code.astype(np.uint64) * PRIME >> np.uint64(65 - size.bit_length())
    return mixed


def _entries(clauses: Clauses, document: int) -> tuple[Ints, Ints, Ints]:
    """The bigrams of one document, clause by clause, their clauses and places; echoes of a model are left out."""
    span = slice(clauses.first[clauses.begin[document]], clauses.first[clauses.begin[document + 1]])
    gram, clause = clauses.gram[span], clauses.clause[span]
    itself = np.flatnonzero(clauses.model[clause] == clause)
    return gram[itself], clause[itself], itself + span.start


def _parts(owner: Ints, many: Ints) -> Iterator[slice]:
    """Stretches of whole clauses in which ``many`` comes to little more than what is done at a time."""
    if many.sum() <= AT_A_TIME:
        yield slice(0, len(many))
        return
    begins = np.flatnonzero(np.diff(owner, prepend=-1))
    part = (np.cumsum(many) - many)[begins] // AT_A_TIME
    cuts = [*begins[np.diff(part, prepend=-1) > 0].tolist(), len(many)]
    yield from map(slice, cuts[:-1], cuts[1:])


def _spread(start: Ints, many: Ints) -> Ints:
    """The ``many`` numbers from each ``start`` on, one after the other."""
    spread: Ints = np.repeat(start - np.cumsum(many) + many, many) + np.arange(many.sum())
    return spread


def _summed(code: Ints, digits: int) -> Pairs:
    """The bits of each pair of clauses, added up; ``code`` is a right clause, a left one, and the grains they share."""
    code = np.sort(code)  # one number sorts several times as fast as two
    pair = code >> ROOM
    begins = np.flatnonzero(np.diff(pair, prepend=-1))
    through = np.cumsum(code & ((1 << ROOM) - 1))
    total = np.diff(through[np.append(begins[1:], len(code)) - 1], prepend=0) / GRAIN if len(code) else np.empty(0)
    pair = pair[begins]
    return Pairs(pair & ((1 << digits) - 1), pair >> digits, total)


def _joined(found: Sequence[Pairs]) -> Pairs:
    """One after the other."""
    left, right, bits = (np.concatenate([getattr(pairs, name) for pairs in found]) for name in Pairs.__slots__)
    return Pairs(left, right, bits)


def _ordered(clauses: Clauses, pairs: Pairs) -> Pairs:
    """By right, then left."""
    order = sorting.order(pairs.right * len(clauses) + pairs.left)
    return Pairs(pairs.left[order], pairs.right[order], pairs.bits[order])


def _rivals(group: Ints, affinity: Floats) -> Floats:
    """For each pair, how many pairs of the same group, itself included, are about as close or closer.

    The groups are numbered without a gap.
    """
    if not len(group):
        return affinity
    scale = 2 * affinity.max()
    # within a group the affinities fall, so that these rise and can be searched
    begin = group * scale
    ordered = np.sort(begin - affinity)
    before = np.cumsum(np.bincount(group)) - np.bincount(group)
    rivals: Floats = np.searchsorted(ordered, begin - RIVAL * affinity, side="right") - before[group]
    return rivals


def _support(clauses: Clauses, pairs: Pairs, affinity: Floats) -> Floats:
    """What other pairs lend: for each clause nearby on the right, its closest answer nearby on the left, fading."""
    width = len(clauses)
    code = pairs.right * width + pairs.left
    last = np.append(code, np.iinfo(np.int64).max)
    document = clauses.document[pairs.left]
    lent = np.zeros((2 * REACH + 1, len(pairs)))  # by how far down on the right who lends stands, from the furthest up
    for down in range(1, REACH + 1):
        first = code + (down * width - REACH)
        begin = np.searchsorted(code, first)
        upper = np.flatnonzero(last[begin] <= first + 2 * REACH)  # hardly one in six has an answer nearby
        many = np.searchsorted(code, first[upper] + 2 * REACH, side="right") - begin[upper]
        below, above = _spread(begin[upper], many), np.repeat(upper, many)
        across = np.abs(pairs.left[below] - pairs.left[above])
        beside = np.flatnonzero((across != 0) & (across <= REACH) & (document[below] == document[above]))
        below, above, across = below[beside], above[beside], across[beside]
        fading = _FADED[down + np.abs(across - down)]
        np.maximum.at(lent[REACH + down], above, affinity[below] * fading)
        np.maximum.at(lent[REACH - down], below, affinity[above] * fading)
    support: Floats = np.add.reduce(lent)
    return support
