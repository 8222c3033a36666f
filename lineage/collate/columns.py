"""Every clause of a corpus as columns: where it stands, what it is made of, how much each piece tells.

A clause is described by the pairs of neighbouring characters (bigrams) of its key text. Names of places and
of levels are blurred first (湖北 and 武汉, 省 and 市 alike), so that a localised clause still answers to its
source. What a bigram tells is its inverse document frequency over all clauses of the corpus, in bits
(Spärck Jones 1972): log2 of clauses per clause that has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.slots import blurred
from lineage.records import Reading
from lineage.segment import clauses

_NUMBERS = re.compile(
    r"(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)+(?=\D)"
)
_ENUMERATES = re.compile(r"[”’」』\"'\s]*[、､]?[“‘「『\"'\s]*")

UNSEEN = 2000  # clauses that a corpus is taken to be part of: two short texts alone cannot tell what is rare

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one document, in order; all arrays but the last three have one value a clause.

    ``start``/``end`` are offsets in the clean text, ``sentence`` the number of the sentence, ``weight`` the bits
    of all its bigrams. ``gram`` and ``clause`` list every bigram of every clause once, ordered by bigram;
    ``bits`` is what each of these tells.
    """

    start: Ints
    end: Ints
    sentence: Ints
    weight: Floats
    gram: Ints
    clause: Ints
    bits: Floats

    def __len__(self) -> int:
        return len(self.start)


def columns(readings: Sequence[Reading]) -> tuple[Clauses, ...]:
    """The clauses of each reading, their bigrams weighed over all readings together."""
    cut = [_cut(reading) for reading in readings]
    pieces = [_bigrams(reading, places) for reading, places in zip(readings, cut, strict=True)]
    total = sum(len(places) for places in cut)
    _, number, seen = np.unique(
        np.concatenate([codes for codes, _ in pieces] or [np.empty(0, np.uint64)]),
        return_inverse=True,
        return_counts=True,
    )
    bits = np.log2((total + UNSEEN) / seen)
    found = []
    done = 0
    for places, (codes, clause) in zip(cut, pieces, strict=True):
        gram = number[done : done + len(codes)].astype(np.int32)
        done += len(codes)
        order = np.argsort(gram, kind="stable")
        gram, clause = gram[order], clause[order]
        weight = np.bincount(clause, bits[gram], minlength=len(places)).astype(np.float64)
        start, end, sentence = places.T if len(places) else np.empty((3, 0), np.int32)
        found.append(Clauses(start, end, sentence, weight, gram, clause, bits[gram]))
    return tuple(found)


def _cut(reading: Reading) -> npt.NDArray[np.int32]:
    """One row a clause: its start and end in the clean text, and its sentence.

    Members parted by 、 stay together; the number of an item, which changes from text to text, is left out.
    """
    text = reading.text.text
    rows: list[tuple[int, int, int]] = []
    for sentence in reading.sentences:
        for clause in clauses(text, sentence.clean):
            if rows and rows[-1][2] == sentence.number and _ENUMERATES.fullmatch(text, rows[-1][1], clause.start):
                rows[-1] = (rows[-1][0], clause.end, sentence.number)
            else:
                rows.append((clause.start, clause.end, sentence.number))
    bare = ((_NUMBERS.match(text, start, end), start, end, sentence) for start, end, sentence in rows)
    return np.array([(m.end() if m else start, end, n) for m, start, end, n in bare], np.int32).reshape(-1, 3)


def _bigrams(reading: Reading, places: Ints) -> tuple[npt.NDArray[np.uint64], Ints]:
    """Each bigram of each clause once: its code, and the row of its clause."""
    letters = np.frombuffer(blurred(reading.key.text).encode("utf-32-le"), np.uint32).astype(np.uint64)
    where = np.frombuffer(reading.key.starts, np.intc)
    if len(letters) < 2 or not len(places):
        return np.empty(0, np.uint64), np.empty(0, np.int32)
    row = np.searchsorted(places[:, 0], where, side="right") - 1
    inside = (row >= 0) & (where < places[:, 1][row])
    together = inside[:-1] & inside[1:] & (row[:-1] == row[1:])
    code = ((letters[:-1] << np.uint64(21)) | letters[1:])[together]
    clause = row[:-1][together]
    order = np.lexsort((code, clause))
    code, clause = code[order], clause[order]
    fresh = np.ones(len(code), bool)
    fresh[1:] = (code[1:] != code[:-1]) | (clause[1:] != clause[:-1])
    return code[fresh], clause[fresh].astype(np.int32)
