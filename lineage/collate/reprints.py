"""Whole documents, or long parts of them, that another forwards or reprints: one passage over many sentences.

Where a run of sentences answers to a run of sentences in the same order and nearly word for word, nobody wants to be
told so sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.anchors import shared
from lineage.collate.columns import Ints
from lineage.collate.edges import all_in_key, in_key
from lineage.collate.passages import Stretches
from lineage.records import Reading, Sentence
from lineage.spans import Span

LEAST = 400  # characters on either side
SENTENCES = 5
APART = 60  # characters that may lie between two answers of one run, on either side
ALIKE = 0.97  # of both sides is common
_NEARBY = 64  # characters of the left side whose runs are looked through together

_Row = tuple[int, ...]
_Numbers = Sequence[int]


@dataclass(slots=True)
class _Run:
    """Answers that follow each other on both sides: the first and the last sentence of either."""

    left: tuple[int, int]
    right: tuple[int, int]


def said(readings: Sequence[Reading]) -> tuple[Ints, ...]:
    """What each sentence of each reading says, as a number: the same for the same words."""
    known: dict[str, int] = {}
    numbers = []
    for reading in readings:
        spans = [(sentence.clean.start, sentence.clean.end) for sentence in reading.sentences]
        places = all_in_key(reading, *np.array(spans, np.int64).reshape(-1, 2).T).tolist()
        keys = (reading.key.text[start:end] for start, end in places)
        numbers.append(np.array([known.setdefault(key, len(known)) for key in keys], np.int64))
    return tuple(numbers)


def joined(readings: Sequence[Reading], said: Sequence[Ints], right: int, found: Stretches) -> Stretches:
    """The stretches with those that a reprint holds replaced by the reprint, in order."""
    rows = list(found.rows())
    by_left: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        by_left.setdefault(row[0], []).append(number)
    going_on = _follow(found)
    reprints: list[_Row] = []
    gone: set[int] = set()
    for left, numbers in by_left.items():
        if sum(rows[number][4] - rows[number][3] for number in numbers) < _least(readings[left]) / 2:
            continue
        telling = _telling(found, np.array(numbers), going_on, said[left], said[right])
        sides, they_say = (readings[left], readings[right]), (said[left].tolist(), said[right].tolist())
        for reprint in _reprints(*sides, they_say, left, [rows[number] for number in telling]):
            reprints.append(reprint)
            gone.update(number for number in numbers if _within(rows[number], reprint))
    if not reprints:
        return found
    kept = [row for number, row in enumerate(rows) if number not in gone] + reprints
    kept.sort(key=lambda row: (row[3], row[4], row[0], row[1], row[2]))
    return Stretches(*np.array(kept, np.int64).T)


def _follow(found: Stretches) -> npt.NDArray[np.bool_]:
    """Which stretches another can follow on both sides, or go before."""
    width = int(max(found.right_start.max(initial=0), found.right_end.max(initial=0))) + APART + 2
    ends = found.document * width + found.right_end
    ending = sorting.order(ends)
    start = found.document * width + found.right_start
    begin = np.searchsorted(ends[ending], start - APART)
    many = np.searchsorted(ends[ending], start + 1, side="right") - begin
    later = np.repeat(np.arange(len(found)), many)
    earlier = ending[np.repeat(begin - np.cumsum(many) + many, many) + np.arange(len(later))]
    apart = found.left_start[later] - found.left_end[earlier]
    near = (apart >= -1) & (apart <= APART) & (earlier != later)
    follow = np.zeros(len(found), bool)
    follow[later[near]] = follow[earlier[near]] = True
    return follow


def _telling(found: Stretches, which: Ints, going_on: npt.NDArray[np.bool_], one: Ints, other: Ints) -> list[int]:
    """Those of ``which`` stretches that a reprint can be made of: they go on, or are long, or the same stands beside.

    ``one`` and ``other`` are what the sentences of either side say.
    """
    first, last = found.left_sentence[which], found.left_through[which]
    begin, stop = found.right_sentence[which], found.right_through[which]
    long = np.minimum(last - first, stop - begin) >= SENTENCES - 1
    before = (first > 0) & (begin > 0) & (one[first - 1] == other[begin - 1])
    after = (last + 1 < len(one)) & (stop + 1 < len(other))
    after &= one[np.minimum(last + 1, len(one) - 1)] == other[np.minimum(stop + 1, len(other) - 1)]
    telling: list[int] = which[going_on[which] | long | before | after].tolist()
    return telling


def _least(reading: Reading) -> int:
    """How long a reprint of a document must be: a short document is reprinted whole."""
    return min(LEAST, len(reading.text))


def _within(row: _Row, reprint: _Row) -> bool:
    return all(reprint[at] <= row[at] and row[at + 1] <= reprint[at + 1] for at in (1, 3))


def _reprints(
    one: Reading, other: Reading, said: tuple[_Numbers, _Numbers], document: int, rows: Sequence[_Row]
) -> Iterator[_Row]:
    """The long runs of answers that are nearly word for word the same, the longest first, none over another."""
    done: list[tuple[tuple[int, int], tuple[int, int]]] = []
    whole = (0, len(one.sentences) - 1), (0, len(other.sentences) - 1)
    runs = [whole] if one.key.text == other.key.text else [(run.left, run.right) for run in _runs(rows)]
    for first, then in sorted(runs, key=lambda run: (run[1][0] - run[1][1], run)):
        if any(_meets(first, left) or _meets(then, right) for left, right in done):
            continue
        left, right = _grown(*said, first, then)
        if not _is_long(one, other, left, right):
            continue
        ends = list(_ends(one, other, left, right))
        sides = [(reading, Span(start.clean.start, end.clean.end)) for reading, start, end in ends]
        texts = [in_key(reading, span).of(reading.key.text) for reading, span in sides]
        common = sum(end - start for start, end, _, _ in shared(*texts))
        if 2 * common >= ALIKE * sum(map(len, texts)):
            done.append((left, right))
            yield document, *(end for _, span in sides for end in (span.start, span.end)), *left, *right


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches of sentences have any in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _runs(rows: Sequence[_Row]) -> list[_Run]:
    """Answers in the order of the right side that follow each other on both sides, few characters apart."""
    done: list[_Run] = []
    going: dict[int, dict[int, tuple[int, _Run]]] = {}  # by where they end on the left: last answer and run
    for number, row in enumerate(rows):
        before = _before(going, rows, row)
        if before is None:
            run = _Run((row[5], row[6]), (row[7], row[8]))
            done.append(run)
        else:
            last, run = before
            del going[rows[last][2] // _NEARBY][rows[last][2]]
            run.left = run.left[0], max(run.left[1], row[6])
            run.right = run.right[0], max(run.right[1], row[8])
        going.setdefault(row[2] // _NEARBY, {})[row[2]] = number, run
    return done


def _before(going: dict[int, dict[int, tuple[int, _Run]]], rows: Sequence[_Row], row: _Row) -> tuple[int, _Run] | None:
    """Of the runs that ``row`` can follow the one that went on last."""
    places = range((row[1] - APART) // _NEARBY, (row[1] + 1) // _NEARBY + 1)
    near = [
        (last, run)
        for place in places
        for end, (last, run) in going.get(place, {}).items()
        if -1 <= row[1] - end <= APART and -1 <= row[3] - rows[last][4] <= APART
    ]
    return max(near, key=itemgetter(0), default=None)


def _grown(
    one: _Numbers, other: _Numbers, left: tuple[int, int], right: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and last sentences of a run on both sides, with those beside it that are the same."""
    (first, last), (begin, stop) = left, right
    while first and begin and one[first - 1] == other[begin - 1]:
        first, begin = first - 1, begin - 1
    while last + 1 < len(one) and stop + 1 < len(other) and one[last + 1] == other[stop + 1]:
        last, stop = last + 1, stop + 1
    return (first, last), (begin, stop)


def _ends(
    one: Reading, other: Reading, left: tuple[int, int], right: tuple[int, int]
) -> Iterator[tuple[Reading, Sentence, Sentence]]:
    for reading, (first, last) in ((one, left), (other, right)):
        yield reading, reading.sentences[first], reading.sentences[last]


def _is_long(one: Reading, other: Reading, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether both stretches are long, or both documents the same."""
    if one.key.text == other.key.text:
        return len(one.sentences) > 1
    return all(
        last - first >= SENTENCES - 1
        and reading.sentences[last].clean.end - reading.sentences[first].clean.start >= LEAST
        for reading, (first, last) in ((one, left), (other, right))
    )
