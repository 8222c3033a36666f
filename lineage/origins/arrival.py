"""What of an upstream document did not arrive downstream: its passages that stand nowhere in the later one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from lineage.collate.slots import blurred
from lineage.origins.clauses import HALF, Clauses, Ints, Stretches, carried, clauses, counted, covered, share
from lineage.records import Answer, Arrival, Match, Passage, Reading, Sentence, Unarrived
from lineage.spans import Span

RUN = 6  # letters in a row by which words are known again where no match carries them …
MOSTLY = 0.75  # … if so many of a clause's letters stand in such runs
_blurred = lru_cache(maxsize=1 << 8)(blurred)  # of many documents a few are upstream of most


def arrival(
    upstream: Reading,
    reading: Reading,
    matches: Sequence[Match],
    *,
    stock: Sequence[Answer] = (),
) -> Arrival:
    """Which sentences and headings of ``upstream`` stand nowhere in ``reading``, whole or in part.

    ``matches`` are those of the two, ``stock`` their answers that are boilerplate only. A clause has arrived if a match
    carries it, or if its words stand downstream all the same, in whatever order; names of place and level do not count.
    """
    boilerplate = np.array([(one.left_clean.start, one.left_clean.end) for one in stock], np.int64).reshape(-1, 2)
    stretches = Stretches.of(matches, "left", {reading.document.id: 0})
    return arrived(upstream, reading, clauses(upstream), stretches, (boilerplate[:, 0], boilerplate[:, 1]))


def arrived(
    upstream: Reading, reading: Reading, cut: Clauses, stretches: Stretches, stock: tuple[Ints, Ints]
) -> Arrival:
    """The same of columns: the clauses of ``upstream``, its stretches that the other has, and where the others stand.

    ``stock`` are where those that are boilerplate only start and end.
    """
    common = share(counted(covered(upstream, *stock)), cut.first, cut.last)
    waiting = common < HALF
    waiting[carried(upstream, stretches, cut).clause] = False
    downstream, words = _blurred(reading.key.text), _blurred(upstream.key.text)
    runs = {downstream[at : at + RUN] for at in range(len(downstream) - RUN + 1)}
    lost: dict[int, list[int]] = defaultdict(list)
    for number in np.flatnonzero(waiting).tolist():
        if not _stands(words[cut.first[number] : cut.last[number]], downstream, runs):
            lost[int(cut.sentence[number])].append(number)
    size = np.bincount(cut.sentence, cut.letters, minlength=len(upstream.sentences)).astype(np.int64)
    gone = {sentence: int(cut.letters[numbers].sum()) for sentence, numbers in lost.items()}
    missing = tuple(
        Unarrived(
            sentence,
            round(1 - gone[sentence.number] / int(size[sentence.number]), 4),
            tuple(passage(upstream, sentence, run) for run in _side_by_side(cut, lost[sentence.number])),
        )
        for sentence in upstream.sentences
        if sentence.number in lost
    )
    total = int(size.sum())
    share_of_all = round(1 - sum(gone.values()) / total, 4) if total else 0.0
    return Arrival(upstream.document.id, reading.document.id, share_of_all, missing)


def _stands(words: str, downstream: str, runs: set[str]) -> bool:
    """Whether ``words`` stand downstream, whole or mostly in runs."""
    if len(words) <= RUN:
        return words in downstream
    known = [False] * len(words)
    for at in range(len(words) - RUN + 1):
        if words[at : at + RUN] in runs:
            known[at : at + RUN] = [True] * RUN
    return sum(known) >= MOSTLY * len(words)


def _side_by_side(cut: Clauses, numbers: Sequence[int]) -> Iterator[Span]:
    """The stretches that clauses next to each other make up together."""
    first = last = numbers[0]
    for number in (*numbers[1:], -1):
        if number != last + 1:
            yield Span(int(cut.start[first]), int(cut.end[last]))
            first = number
        last = number


def passage(reading: Reading, sentence: Sentence, clean: Span) -> Passage:
    """A stretch of a sentence that did not arrive."""
    source = reading.text.source(clean)
    number = sentence.number
    return Passage(
        reading.document.id, number, number, clean, source, source.of(reading.raw), clean.of(reading.text.text)
    )
