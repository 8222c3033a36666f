"""Collate a whole corpus on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from lineage.collate import Stock, answers, match, prepare
from lineage.records import Answer, Match, Reading


def found(readings: Sequence[Reading], *, report: Callable[[int, int], None] | None = None) -> Iterator[Answer]:
    """What answers to what in every two documents, ordered by the right document, by place in it, then by the left.

    ``report`` is told after each right document how many are done, of how many.
    """
    corpus = prepare(readings, stock())
    for right in range(len(corpus.readings)):
        yield from answers(corpus, right)
        if report:
            report(right + 1, len(corpus.readings))


def matches(readings: Sequence[Reading], *, report: Callable[[int, int], None] | None = None) -> Iterator[Match]:
    """The same, compared word for word."""
    known = {reading.document.id: reading for reading in readings}
    for answer in found(readings, report=report):
        yield match(answer, known[answer.left], known[answer.right])


@cache
def stock() -> Stock:
    """What a small corpus leans on, as it is shipped."""
    with (files("lineage") / "collate" / "stock.npz").open("rb") as file:
        return Stock.of(np.load(file, allow_pickle=False))
