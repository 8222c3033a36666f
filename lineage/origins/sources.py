"""From which of the documents that have a clause it comes: the likeliest, if it leads the others by enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lineage.origins.clauses import Bools, Carried, Floats, Ints, Stretches, fresh, ranks
from lineage.trace.citation import Party, in_full
from lineage.trace.descent import MARGIN, chances, priors
from lineage.trace.kinship import kinship

ACQUAINTED = 6.0  # bits for the document from which most was taken; for the others in proportion


@dataclass(frozen=True, slots=True)
class Told:
    """What is made of the rivals for each clause, by their rows in what is `Carried`.

    For each clause the row of its ``source``, or -1 where none leads, and of the one that carries it ``best``, or -1
    where none does; for each row the ``chance`` that its document is the source.
    """

    source: Ints
    best: Ints
    chance: Floats


def told(found: Carried, clauses: int, stretches: Stretches, parties: Sequence[Party], held: frozenset[str]) -> Told:
    """Which of the documents that have a clause is its source.

    ``parties`` are those documents by their numbers, in the order of documents, and last the one that is asked about.
    """
    parties = _named_in_full(parties, held)
    prior, child, there = priors(parties, held, of_last=True), parties[-1], parties[:-1]
    likelihood = _likelihood(found, stretches, prior.bits[-1], prior.trust[-1], prior.most[-1])
    listened = np.array([kinship(child.witness, party.witness).trust == 1 for party in there], bool)
    likelihood = _give_way(found, likelihood, listened)
    row, meeting = np.cumsum(fresh(found.clause)) - 1, prior.meeting[:-1]
    table = np.full((int(row[-1]) + 1 if len(row) else 0, len(there)), -np.inf, np.float32)
    table[row, found.other] = likelihood
    shares = chances(table, meeting) if len(there) else np.zeros(table.shape)
    chance = np.where(np.isfinite(likelihood), shares[row, meeting[found.other]], 0.0)
    return _decided(found, clauses, stretches, likelihood, chance, 1.0 - shares.sum(axis=1), meeting, there)


def _named_in_full(parties: Sequence[Party], held: frozenset[str]) -> list[Party]:
    """The same documents, what each names as its sources called what the others call it."""
    named = in_full([one.names for one in parties], held)
    return [replace(one, names=names) for one, names in zip(parties, named, strict=True)]


def _taken(found: Carried, documents: int) -> Floats:
    """How many letters stand in each document and in the clauses."""
    letters: Floats = np.bincount(found.other, found.shared, minlength=documents).astype(np.float64)
    return letters


def _likelihood(found: Carried, stretches: Stretches, bits: Floats, trust: Floats, most: Floats) -> Floats:
    """What speaks for each row, in bits."""
    taken = _taken(found, len(bits))
    acquainted = ACQUAINTED * taken / max(taken.max(initial=0), 1)
    surprise, other = stretches.surprise[found.stretch], found.other
    bits, trust, most = (column.astype(np.float64)[other] for column in (bits, trust, most))
    likelihood: Floats = bits + np.minimum(trust * (surprise + acquainted[other]), most)
    return likelihood


def _give_way(found: Carried, likelihood: Floats, listened: Bools) -> Floats:
    """Where the likeliest has a clause with other words, and one that is listened to has it as it stands, rule it out.

    All who have it with other words go.
    """
    best = _first_of_best(found.clause, likelihood)
    exact = np.isfinite(likelihood) & ~found.altered & listened[found.other]
    group = np.cumsum(fresh(found.clause)) - 1
    stands = np.bincount(group, exact) > 0
    gone: Bools = (found.altered[best] & stands)[group] & found.altered
    return np.where(gone, -np.inf, likelihood)


def _first_of_best(group: Ints, value: Floats) -> Ints:
    """The row of the greatest value of each group, the first of equals; groups stand together."""
    order = np.lexsort((-value, group))
    return order[fresh(group[order])]


def _decided(
    found: Carried,
    clauses: int,
    stretches: Stretches,
    likelihood: Floats,
    chance: Floats,
    outside: Floats,
    meeting: Ints,
    there: Sequence[Party],
) -> Told:
    """The source of each clause, if the likeliest meeting leads the next and all that the corpus lacks by enough.

    Of its papers it is the one that has the clause as it stands, and from which most was taken.
    """
    source, best = np.full(clauses, -1), np.full(clauses, -1)
    if not len(found):
        return Told(source, best, chance)
    begins = np.flatnonzero(fresh(found.clause))
    group = np.cumsum(fresh(found.clause)) - 1
    rank = stretches.rank[found.stretch]
    order = np.lexsort((-rank, -found.shared, found.altered, found.clause))
    best[found.clause[begins]] = order[begins]
    likeliest, possible = _first_of_best(found.clause, likelihood), np.isfinite(likelihood)
    paper = possible & (meeting[found.other] == meeting[found.other[likeliest]][group])
    rival = np.maximum.reduceat(np.where(possible & ~paper, chance, -np.inf), begins)
    leads = possible[likeliest] & (chance[likeliest] - np.maximum(outside, rival) >= MARGIN)
    name = ranks([one.witness.document.id for one in there])[found.other]
    taken = _taken(found, len(there))[found.other]
    order = np.lexsort((-name, -taken, found.altered, ~paper, found.clause))
    source[found.clause[begins]] = np.where(leads, order[begins], -1)
    return Told(source, best, chance)
