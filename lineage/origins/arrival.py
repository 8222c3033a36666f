"""What of an upstream document did not arrive downstream: its passages that stand nowhere in the later one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineage.collate.slots import blurred
from lineage.origins.clauses import HALF, Clause, carried, clauses, counted, covered, share
from lineage.records import Answer, Arrival, Match, Passage, Reading, Sentence, Unarrived
from lineage.spans import Span

RUN = 6  # letters in a row by which words are known again where no match carries them …
_blurred = lru_cache(maxsize=1 << 8)(blurred)  # of many documents a few are upstream of most
MOSTLY = 0.75  # … if so many of a clause's letters stand in such runs


def arrival(
    upstream: Reading,
    reading: Reading,
    matches: Sequence[Match],
    *,
    stock: Sequence[Answer] = (),
    cut: Sequence[Clause] | None = None,
) -> Arrival:
    """Which sentences and headings of ``upstream`` stand nowhere in ``reading``, whole or in part.

    ``matches`` are those of the two, ``stock`` their answers that are boilerplate only. A clause has arrived if a match
    carries it, or if its words stand downstream all the same, in whatever order; names of place and level do not count.
    ``cut`` are the clauses of ``upstream`` if they are known.
    """
    cut = clauses(upstream) if cut is None else cut
    common = counted(covered(upstream, [answer.left_clean for answer in stock]))
    downstream, words = _blurred(reading.key.text), _blurred(upstream.key.text)
    runs = {downstream[at : at + RUN] for at in range(len(downstream) - RUN + 1)}
    size: dict[int, int] = defaultdict(int)
    lost: dict[int, list[int]] = defaultdict(list)
    for number, (clause, by) in enumerate(zip(cut, carried(upstream, matches, cut, "left"), strict=True)):
        size[clause.sentence] += len(clause.key)
        if not by and share(common, clause.key) < HALF and not _stands(clause.key.of(words), downstream, runs):
            lost[clause.sentence].append(number)
    gone = {sentence: sum(len(cut[number].key) for number in numbers) for sentence, numbers in lost.items()}
    missing = tuple(
        Unarrived(
            sentence,
            round(1 - gone[sentence.number] / size[sentence.number], 4),
            tuple(passage(upstream, sentence, run) for run in _side_by_side(cut, lost[sentence.number])),
        )
        for sentence in upstream.sentences
        if sentence.number in lost
    )
    total = sum(size.values())
    arrived = round(1 - sum(gone.values()) / total, 4) if total else 0.0
    return Arrival(upstream.document.id, reading.document.id, arrived, missing)


def _stands(words: str, downstream: str, runs: set[str]) -> bool:
    """Whether ``words`` stand downstream, whole or mostly in runs."""
    if len(words) <= RUN:
        return words in downstream
    known = [False] * len(words)
    for at in range(len(words) - RUN + 1):
        if words[at : at + RUN] in runs:
            known[at : at + RUN] = [True] * RUN
    return sum(known) >= MOSTLY * len(words)


def _side_by_side(cut: Sequence[Clause], numbers: Sequence[int]) -> Iterator[Span]:
    """The stretches that clauses next to each other make up together."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield Span(cut[first].clean.start, cut[last].clean.end)
            first = number
        last = number
    yield Span(cut[first].clean.start, cut[last].clean.end)


def passage(reading: Reading, sentence: Sentence, clean: Span) -> Passage:
    """A stretch of a sentence that did not arrive."""
    source = reading.text.source(clean)
    number = sentence.number
    return Passage(
        reading.document.id, number, number, clean, source, source.of(reading.raw), clean.of(reading.text.text)
    )
