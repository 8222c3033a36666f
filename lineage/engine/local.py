"""Collate a whole corpus on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lineage.collate import collate, prepare
from lineage.records import Match, Reading


def matches(readings: Sequence[Reading], *, report: Callable[[int, int], None] | None = None) -> Iterator[Match]:
    """The matches of every two documents, ordered by the right document, by place in it, then by the left one.

    ``report`` is told after each right document how many are done, of how many.
    """
    corpus = prepare(readings)
    for right in range(len(corpus.readings)):
        yield from collate(corpus, right)
        if report:
            report(right + 1, len(corpus.readings))
