"""Which answers are worth comparing word for word: for every clause those with its likeliest sources.

A report that repeats what everybody repeats has thousands of answers, and few of them can name its source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import isfinite

from lineage.origins.clauses import Clause, clauses
from lineage.records import Answer, Reading
from lineage.trace.citation import Party
from lineage.trace.descent import priors
from lineage.trace.kinship import kinship
from lineage.witness import Witness

LIKELIEST = 3  # answers for a clause by what speaks for their source …
NEAREST = 1  # … and by how alike they are, of sources that the author listens to


def likeliest(
    reading: Reading,
    answers: Sequence[Answer],
    witnesses: Mapping[str, Witness],
    *,
    cut: Sequence[Clause] | None = None,
) -> list[Answer]:
    """Those of ``answers`` that may name the source of a clause of ``reading``, in their order.

    ``witnesses`` are the documents, by id, ``cut`` the clauses if they are known.
    """
    names = {answer.left for answer in answers}
    there = sorted((witnesses[name] for name in names), key=lambda one: one.document.order)
    child = witnesses[reading.document.id]
    prior = priors([Party(one, (), frozenset()) for one in (*there, child)], frozenset())
    bits, trust, most = (column[-1, :-1].astype(float).tolist() for column in (prior.bits, prior.trust, prior.most))
    at = {one.document.id: place for place, one in enumerate(there)}
    listened = {name for name in names if isfinite(bits[at[name]]) and kinship(child, witnesses[name]).trust == 1}

    def rank(number: int) -> tuple[float, float, str]:
        answer = answers[number]
        place = at[answer.left]
        likely = bits[place] + min(trust[place] * answer.surprise, most[place])
        return -likely, -answer.surprise, answer.id

    def nearness(number: int) -> tuple[float, float, str]:
        return -answers[number].score, -answers[number].surprise, answers[number].id

    chosen: set[int] = set()
    for rivals in _rivals(clauses(reading) if cut is None else cut, answers):
        chosen.update(sorted(rivals, key=rank)[:LIKELIEST])
        chosen.update(sorted((one for one in rivals if answers[one].left in listened), key=nearness)[:NEAREST])
    return [answers[number] for number in sorted(chosen)]


def _rivals(cut: Sequence[Clause], answers: Sequence[Answer]) -> list[list[int]]:
    """For each clause the answers that cover a part of it."""
    starts = [clause.clean.start for clause in cut]
    found: dict[int, list[int]] = defaultdict(list)
    for number, answer in enumerate(answers):
        place = answer.right_clean
        for at in range(max(bisect_left(starts, place.start) - 1, 0), bisect_left(starts, place.end)):
            if cut[at].clean.start < place.end and place.start < cut[at].clean.end:
                found[at].append(number)
    return list(found.values())
