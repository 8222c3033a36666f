"""Collate a whole corpus on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import chain

import numpy as np

from lineage.collate.answers import Answers, answers, prepare
from lineage.collate.matching import matched
from lineage.collate.stock import Stock
from lineage.engine.spread import spread
from lineage.records import Match, Reading

ALONE = 50_000  # characters: less is done sooner by one process than by starting several


def found(readings: Sequence[Reading], *, report: Callable[[int, int], None] | None = None) -> Iterator[Answers]:
    """What answers to what in every two documents, ordered by the right document, by place in it, then by the left.

    One `Answers` for each right document, whose places number the documents in their order. ``report`` is told after
    each how many are done, of how many.
    """
    apply = partial(spread, processes=1) if sum(len(one.key.text) for one in readings) < ALONE else spread
    corpus = prepare(readings, stock(), apply=apply)
    numbers = range(len(corpus.readings))
    for number, each in enumerate(apply(partial(answers, corpus), numbers), 1):
        yield each
        if report:
            report(number, len(numbers))


def matches(readings: Sequence[Reading], *, report: Callable[[int, int], None] | None = None) -> Iterator[Match]:
    """The same, compared word for word."""
    ordered = sorted(readings, key=lambda reading: reading.document.order)
    known = {reading.document.id: reading for reading in ordered}
    answers = chain.from_iterable(each.records([*known]) for each in found(ordered, report=report))
    yield from matched(answers, known)


@cache
def stock() -> Stock:
    """What a small corpus leans on, as it is shipped."""
    with (files("lineage") / "collate" / "stock.npz").open("rb") as file:
        return Stock.of(np.load(file, allow_pickle=False))
