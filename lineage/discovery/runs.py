"""Runs of letters that several units have, as far as they can be wordings.

Runs are found by length: a run of so many letters can only stand often if both runs of one letter less in it do
(the principle of Apriori, Agrawal and Srikant 1994). One is kept as a candidate if

* it is whole on both sides where it stands: no word is cut there, and none that only joins is left (``letters``);
* it is not nested in a longer one, which nearly all its occurrences stand in;
* two letters alone are a name: mostly, signs stand on both sides (“双碳”, “六稳”);
* different words stand beside it (accessor variety, Feng et al. 2004): 推进乡村 hardly has any after it but 振兴.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.discovery.letters import Bools, Ints, Letters
from lineage.discovery.travel import Floats, Units, taken_up

NESTED = 0.8  # of the occurrences standing in one longer run make it a part of that
WHOLE = 0.5  # of the occurrences must be whole words
NAME = 2  # letters that must be a name
NAMED = 0.5  # of the occurrences of a name have a sign on both sides
ONE_BEFORE = 0.75  # of the documents may have the same letter before it …
THREE_AFTER = 0.75  # … and one of the three commonest after it
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Candidates:
    """Runs that may be wordings. For each: its first ``place``, its ``size`` in letters, in how many ``documents`` and
    of how many ``units`` and ``levels`` it stands, how often (``times``), the first and last document, in bits
    how surely it was taken up (``rise``) and dropped (``fall``), the surprise of its words together (``joint``), and
    whether it stands in one of the documents ``asked`` for.
    """

    place: Ints
    size: Ints
    documents: Ints
    units: Ints
    levels: Ints
    times: Ints
    first: Ints
    last: Ints
    rise: Floats
    fall: Floats
    joint: Floats
    asked: Bools


NAMES = Candidates.__slots__


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of ``size`` letters that may matter: for each occurrence its run and its place, ordered by run, then by
    place; for each run how often it stands, and where first.
    """

    size: int
    run: Ints
    place: Ints
    times: Ints
    first: Ints

    def at(self, letters: int) -> Ints:
        """For each letter the run that begins there, or -1."""
        found = np.full(letters + 1, NOWHERE, np.int64)
        found[self.place] = self.run
        return found


def repeated(letters: Letters, *, longest: int, documents: int, units: int) -> Iterator[Runs]:
    """The runs of one, two, … letters that stand in so many documents and units."""
    size = 1
    runs = Runs(1, letters.code, np.arange(len(letters)), *_times(letters.code))
    runs = Runs(1, *sorting.ordered(runs.run), runs.times, runs.first)
    while len(runs.place) and size <= longest + 1:
        yield runs
        size += 1
        runs = _longer(runs, letters, size, documents, units)


def _times(code: Ints) -> tuple[Ints, Ints]:
    times = np.bincount(code)
    first = np.full(len(times), len(code), np.int64)
    np.minimum.at(first, code, np.arange(len(code)))
    return times, first


def _longer(runs: Runs, letters: Letters, size: int, documents: int, units: int) -> Runs:
    """The runs of one letter more."""
    following = runs.at(len(letters))[runs.place + 1]
    both = (following >= 0) & (letters.room[runs.place] >= size)
    key, order = sorting.ordered(runs.run[both] * len(runs.times) + following[both])
    place = runs.place[both][order]
    fresh = _fresh(key)
    run = np.cumsum(fresh) - 1
    document = letters.document[place]
    each = fresh | _fresh(document)
    total = int(run[-1]) + 1 if len(run) else 0
    often = np.bincount(run[each], minlength=total) >= documents
    often &= _several(run[each], letters.unit[document[each]], total) >= units
    kept = often[run]
    number = np.cumsum(often) - 1
    run, place = number[run[kept]], place[kept]
    times = np.bincount(run, minlength=int(often.sum()))
    return Runs(size, run, place, times, place[_fresh(run)])


def _fresh(column: npt.NDArray[np.int64]) -> Bools:
    """Where something else begins in a column."""
    fresh = np.ones(len(column), bool)
    fresh[1:] = column[1:] != column[:-1]
    return fresh


def _several(run: Ints, value: Ints, total: int) -> Ints:
    """For each of ``total`` runs how many different values stand with it."""
    wide = int(value.max(initial=0)) + 1
    return np.bincount(sorting.distinct(run * wide + value) // wide, minlength=total)


def candidates(
    letters: Letters, sizes: Units, asked: Bools, *, shortest: int, longest: int, documents: int, units: int
) -> Candidates:
    """Every run of so many letters that may be a wording, in so many documents of so many units."""
    found: list[Candidates] = []
    logs: list[npt.NDArray[np.float16]] = []
    before: Runs | None = None
    for runs in repeated(letters, longest=longest, documents=documents, units=units):
        if before is not None and before.size >= shortest:
            found.append(_whole(letters, sizes, asked, before, runs, logs, documents, units))
        if runs.size <= longest:
            log = np.zeros(len(letters) + 1, np.float16)
            log[runs.place] = np.log2(runs.times).astype(np.float16)[runs.run]
            logs.append(log)
        before = runs
    if before is not None and shortest <= before.size <= longest:
        nothing = Runs(before.size + 1, *(np.empty(0, np.int64) for _ in range(4)))
        found.append(_whole(letters, sizes, asked, before, nothing, logs, documents, units))
    nothing_found = [np.empty(0)]
    return Candidates(*(np.concatenate([getattr(one, name) for one in found] or nothing_found) for name in NAMES))


def _whole(
    letters: Letters,
    sizes: Units,
    asked: Bools,
    runs: Runs,
    longer: Runs,
    logs: list[npt.NDArray[np.float16]],
    documents: int,
    units: int,
) -> Candidates:
    """The candidates among the runs of one length, given those of one letter more."""
    total, size = len(runs.times), runs.size
    at = runs.at(len(letters))
    outer = np.zeros(total, np.int64)
    np.maximum.at(outer, at[longer.first], longer.times)
    np.maximum.at(outer, at[longer.first + 1], longer.times)
    good = letters.begins[runs.place] & letters.ends[runs.place + size - 1]
    whole = np.bincount(runs.run, good, minlength=total)
    chosen = (outer < NESTED * runs.times) & (whole >= WHOLE * runs.times)
    run, place = _kept(runs.run, runs.place, chosen, good)
    numbers = np.flatnonzero(chosen)
    document = letters.document[place]
    each = _fresh(run) | _fresh(document)
    have = np.bincount(run[each], minlength=len(numbers))
    spread = _several(run[each], letters.unit[document[each]], len(numbers))
    rise, fall = taken_up(run[each], document[each], len(numbers), letters, sizes)
    enough = (have >= documents) & (spread >= units)
    if size <= NAME:
        named = np.bincount(run, letters.sign[place] & letters.sign[place + size], minlength=len(numbers))
        enough &= named >= NAMED * np.bincount(run, minlength=len(numbers))
    enough &= _varied(letters, run, place, size, enough)
    run, place = _kept(run, place, enough, np.ones(len(run), bool))
    document = letters.document[place]
    fresh = _fresh(run)
    ends = np.append(np.flatnonzero(fresh)[1:], len(run)) - 1
    first = place[fresh]
    return Candidates(
        place=first,
        size=np.full(len(first), size),
        documents=have[enough],
        units=spread[enough],
        levels=_several(run, letters.level[document], len(first)),
        times=np.bincount(run, minlength=len(first)),
        first=document[fresh],
        last=document[ends] if len(run) else document,
        rise=rise[enough],
        fall=fall[enough],
        joint=_joint(first, size, logs, len(letters)),
        asked=np.bincount(run, asked[document], minlength=len(first)) > 0,
    )


def _kept(run: Ints, place: Ints, chosen: Bools, good: Bools) -> tuple[Ints, Ints]:
    """The occurrences of the chosen runs, where they are good, the runs numbered anew."""
    number = np.cumsum(chosen) - 1
    kept = chosen[run] & good
    return number[run[kept]], place[kept]


def _varied(letters: Letters, run: Ints, place: Ints, size: int, asked: Bools) -> Bools:
    """For each run whether different letters stand before and after it; signs and the ends of clauses all differ."""
    wide = int(letters.code.max(initial=0)) + 1
    before = np.where(letters.sign[place], NOWHERE, letters.code[place - 1])
    beyond = place + size
    after = np.where(letters.sign[beyond], NOWHERE, letters.code[np.minimum(beyond, len(letters) - 1)])
    document = letters.document[place]
    limits = ((before, 1, ONE_BEFORE), (after, 3, THREE_AFTER))
    varied = asked.copy()
    for beside, most, limit in limits:
        asked_of = varied[run]
        pairs = (run[asked_of] * (wide + 1) + beside[asked_of] + 1) * len(letters.unit) + document[asked_of]
        pairs = sorting.distinct(pairs) // len(letters.unit)
        begins = np.flatnonzero(_fresh(pairs))
        pairs, times = pairs[begins], np.diff(np.append(begins, len(pairs)))
        owner, sign = pairs // (wide + 1), pairs % (wide + 1) == 0
        all_of = np.bincount(owner, times, minlength=len(varied))
        order = np.lexsort((-times, sign, owner))
        owner, times, sign = owner[order], times[order], sign[order]
        begins = np.flatnonzero(_fresh(owner))
        rank = np.arange(len(owner)) - np.repeat(begins, np.diff(np.append(begins, len(owner))))
        top = np.bincount(owner, times * ((rank < most) & ~sign), minlength=len(varied))
        varied &= top <= limit * np.maximum(all_of, 1)
    return varied


def _joint(first: Ints, size: int, logs: list[npt.NDArray[np.float16]], letters: int) -> Floats:
    """How much oftener than by chance its two parts stand together, in bits, where a run hangs together least.

    A single letter has no parts.
    """
    whole = logs[size - 1][first].astype(np.float64) + np.log2(max(letters, 1))
    least = np.full(len(first), np.inf)
    for part in range(1, size):
        apart = logs[part - 1][first].astype(np.float64) + logs[size - part - 1][first + part]
        least = np.minimum(least, whole - apart)
    return least if size > 1 else np.zeros(len(first))
