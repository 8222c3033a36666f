"""How far wordings travelled: which units took them up, and how surely they had not used them before.

Whoever speaks (a unit) is asked by itself, so that a phrase that a unit repeats every year has not travelled, nor one
that everybody always used. For each unit, the moment is sought that best parts its documents into those before and
those after it had taken up the wording; what is gained by parting them is counted in bits (a likelihood ratio
for one change of a rate, Hinkley and Hinkley 1970, less the cost of saying when), at most so many for a unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.discovery.letters import Ints, Letters

MOST = 8.0  # bits that one unit can show

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Units:
    """For each document its place among the dated documents of its unit (-1: undated), and how many each unit has."""

    rank: Ints
    size: Ints


def units(letters: Letters) -> Units:
    """The dated documents of every unit in their order."""
    rank = np.full(len(letters.unit), -1, np.int64)
    for unit in range(len(letters.units)):
        own = np.flatnonzero((letters.unit == unit) & letters.dated)
        rank[own] = np.arange(len(own))
    return Units(rank, np.bincount(letters.unit[letters.dated], minlength=len(letters.units)))


def taken_up(run: Ints, document: Ints, total: int, letters: Letters, sizes: Units) -> tuple[Floats, Floats]:
    """For each of ``total`` runs the bits that tell that units took it up, and that they dropped it.

    ``run`` and ``document`` name each document of each run once, ordered by run and then by document.
    """
    dated = sizes.rank[document] >= 0
    run, document = run[dated], document[dated]
    if not len(run):
        return np.zeros(total), np.zeros(total)
    key = run * len(letters.units) + letters.unit[document]
    order = np.argsort(key, kind="stable")
    key, rank = key[order], sizes.rank[document[order]]
    begins = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    many = np.diff(np.append(begins, len(key)))
    of = np.repeat(np.arange(len(begins)), many)
    before, having, all_of = np.arange(len(key)) - begins[of], many[of], sizes.size[key % len(letters.units)]
    moment = np.log2(all_of)  # what it costs to say at which document it changed
    gained = _bits(before, rank) + _bits(having - before, all_of - rank) - _bits(having, all_of) - moment
    rises = (having - before) * np.maximum(rank, 1) > before * (all_of - rank)
    rise = np.maximum.reduceat(np.where(rises, gained, 0.0), begins)
    last = np.append(begins[1:], len(key)) - 1
    used = rank[last] + 1
    fall = _bits(many, used) - _bits(many, all_of[last]) - moment[last]
    owner = key[begins] // len(letters.units)
    return _summed(owner, rise, total), _summed(owner, fall, total)


def _summed(run: Ints, bits: Floats, total: int) -> Floats:
    """For each run what its units show together."""
    summed: Floats = np.bincount(run, np.clip(bits, 0.0, MOST), minlength=total).astype(np.float64)
    return summed


def _bits(having: Ints, documents: Ints) -> Floats:
    """The logarithm of the likelihood that so many of so many documents have a wording, at the rate that fits best.

    >>> _bits(np.array([0, 2, 1]), np.array([5, 2, 2])).tolist()
    [0.0, 0.0, -2.0]
    """
    share = having / np.maximum(documents, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        some = np.where(having > 0, having * np.log2(share), 0.0)
        none = np.where(documents > having, (documents - having) * np.log2(1 - share), 0.0)
    found: Floats = some + none
    return found
