"""Which answers are worth comparing word for word: for every clause those with its likeliest sources.

A report that repeats what everybody repeats has thousands of answers, and few of them can name its source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.origins.clauses import Bools, Clauses, Floats, Ints, clauses, fresh, meeting, ranks
from lineage.records import Answer, Reading
from lineage.trace.citation import Party
from lineage.trace.descent import priors
from lineage.trace.kinship import kinship
from lineage.witness import Witness

LIKELIEST = 3  # answers for a clause by what speaks for their source …
NEAREST = 1  # … and by how alike they are, of sources that the author listens to


@dataclass(frozen=True, slots=True)
class Rivals:
    """Answers of a document as columns: their ``start`` and ``end`` in it, the number of the ``other`` document, how
    alike the two are (``score``), how telling (``surprise``), and the ``rank`` of each by its id.
    """

    start: Ints
    end: Ints
    other: Ints
    score: Floats
    surprise: Floats
    rank: Ints


def likeliest(
    reading: Reading,
    answers: Sequence[Answer],
    witnesses: Mapping[str, Witness],
    *,
    cut: Clauses | None = None,
) -> list[Answer]:
    """Those of ``answers`` that may name the source of a clause of ``reading``, in their order.

    ``witnesses`` are the documents, by id, ``cut`` the clauses if they are known.
    """
    there = in_order({answer.left for answer in answers}, witnesses)
    number = {one.document.id: place for place, one in enumerate(there)}
    rivals = Rivals(
        np.array([answer.right_clean.start for answer in answers], np.int64),
        np.array([answer.right_clean.end for answer in answers], np.int64),
        np.array([number[answer.left] for answer in answers], np.int64),
        np.array([answer.score for answer in answers], np.float64),
        np.array([answer.surprise for answer in answers], np.float64),
        ranks([answer.id for answer in answers]),
    )
    cut = clauses(reading) if cut is None else cut
    return [answers[place] for place in chosen(cut, rivals, there, witnesses[reading.document.id]).tolist()]


def in_order(names: set[str], witnesses: Mapping[str, Witness]) -> list[Witness]:
    """The documents called so, in the order of documents."""
    return sorted((witnesses[name] for name in names), key=lambda one: one.document.order)


def chosen(cut: Clauses, rivals: Rivals, there: Sequence[Witness], child: Witness) -> Ints:
    """The same of columns: the places of the answers; ``there`` are the other documents by number."""
    prior = priors([Party(one, (), frozenset()) for one in (*there, child)], frozenset(), of_last=True)
    bits, trust, most = (column[-1, :-1].astype(np.float64) for column in (prior.bits, prior.trust, prior.most))
    kin = np.array([kinship(child, one).trust == 1 for one in there], bool)
    answer, clause = meeting(cut, rivals.start, rivals.end)
    other, surprise, rank = rivals.other[answer], rivals.surprise[answer], rivals.rank[answer]
    likely = bits[other] + np.minimum(trust[other] * surprise, most[other])
    best = _first(LIKELIEST, clause, np.lexsort((rank, -surprise, -likely, clause)))
    listened = np.flatnonzero((kin & np.isfinite(bits))[other])
    by_nearness = np.lexsort((rank[listened], -surprise[listened], -rivals.score[answer[listened]], clause[listened]))
    nearest = _first(NEAREST, clause, listened[by_nearness])
    picked: Bools = np.zeros(len(rivals.start), bool)
    picked[answer[best]] = picked[answer[nearest]] = True
    return np.flatnonzero(picked)


def _first(most: int, clause: Ints, order: Ints) -> Ints:
    """The first so many of each clause in an order by clauses."""
    begins = np.flatnonzero(fresh(clause[order]))
    within = np.arange(len(order)) - np.repeat(begins, np.diff(np.append(begins, len(order))))
    return order[within < most]
