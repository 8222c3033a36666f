"""Every clause of a corpus as columns: where it stands, what it is made of, how much each piece tells.

A clause is described by the pairs of neighbouring characters (bigrams) of its key text. Names of places and
of levels are blurred first (湖北 and 武汉, 省 and 市 alike), so that a localised clause still answers to its
source. What a bigram tells is its inverse document frequency over all clauses of the corpus, in bits
(Spärck Jones 1972): log2 of clauses per clause that has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.slots import blurred
from lineage.records import Reading
from lineage.rolling import codes
from lineage.segment import ITEM, bounds

UNSEEN = 2000  # clauses that a corpus is taken to be part of: two short texts alone cannot tell what is rare
OFTEN = 50  # times that a document may say the same and each is weighed by itself
GRAIN = 1024  # parts of a bit that are told apart, so that sums are exact in whatever order they are taken
LEAST_BITS = 8.0  # shared by two clauses before they are looked at
LEAST_SHARE = 0.2  # of the bits of one of them
COMMON = 2 / 3  # of what must be shared: so much the commonest bigrams of a clause may tell and not be asked for it

PRIME = np.uint64(0x9E3779B97F4A7C15)  # spreads numbers evenly (Knuth's multiplicative hashing)
_ENUMERATES = re.compile(r"[”’」』\"'\s]*[、､]?[“‘「『\"'\s]*")

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Apply = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]  # as map is


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of all documents, one after the other.

    The clauses of document ``d`` are those from ``begin[d]`` to ``begin[d + 1]``. For each clause: its
    ``document``, the ``model`` it is weighed as (itself, as a rule), its ``start`` and ``end`` in the clean text,
    its ``sentence``, its ``unit`` (the sentence, too) and ``paragraph``, of which a document's title is one with the
    note beneath it, and the ``weight`` of all its bigrams in bits. The bigrams of clause ``c`` are
    ``gram[first[c] : first[c + 1]]``, each once;
    ``clause`` names their clause again, ``tells`` gives the bits of each bigram. The rarest have the lowest numbers and
    come first; from ``common[c]`` on come those that together tell too little to make two clauses answer to each other,
    ``spare`` bits. ``letter`` is every character of every key text, ``owner`` the clause it stands in, or -1.
    """

    begin: Ints
    document: Ints
    model: Ints
    start: Ints
    end: Ints
    sentence: Ints
    unit: Ints
    paragraph: Ints
    weight: Floats
    first: Ints
    common: Ints
    spare: Floats
    gram: Ints
    clause: Ints
    tells: Floats
    letter: npt.NDArray[np.uint64]
    owner: Ints

    def __len__(self) -> int:
        return len(self.start)


def columns(readings: Sequence[Reading], *, apply: Apply = map) -> Clauses:
    """The clauses of all readings, their bigrams weighed over all of them together.

    ``apply`` does a thing for each reading, as ``map`` does; the work can be shared out so.
    """
    parts = list(apply(_part, readings))
    cut = [part[0] for part in parts]
    begin = np.cumsum([0, *map(len, cut)])
    start, end, sentence, unit, paragraph = np.concatenate([*cut, np.empty((0, 5), np.int64)]).T
    owner = np.concatenate([*map(_moved, (part[1] for part in parts), begin.tolist()), np.empty(0, np.int64)])
    code, clause = _bigrams(codes("".join(part[2] for part in parts)), owner)
    gram = sorting.numbered(code)
    document = np.repeat(np.arange(len(cut)), np.diff(begin))
    once, model = _models(clause, gram, document)
    seen = np.maximum(np.bincount(gram[once[clause]], minlength=int(gram.max(initial=-1)) + 1), 1)
    gram, seen = _rarest_first(clause, gram, seen)
    tells = np.round(np.log2((once.sum() + UNSEEN) / seen) * GRAIN) / GRAIN
    first = np.searchsorted(clause, np.arange(len(start) + 1))
    weight = np.bincount(clause, tells[gram], minlength=len(start)).astype(np.float64)
    common, spare = _common(first, tells[gram], COMMON * least(weight))
    return Clauses(
        begin=begin,
        document=document,
        model=model,
        start=start,
        end=end,
        sentence=sentence,
        unit=unit,
        paragraph=paragraph,
        weight=weight,
        first=first,
        common=common,
        spare=spare,
        gram=gram,
        clause=clause,
        tells=tells,
        letter=codes("".join(reading.key.text for reading in readings)),
        owner=owner,
    )


def least(weight: Floats) -> Floats:
    """The bits that a clause of this weight must share with one that weighs no less."""
    return np.maximum(LEAST_BITS, LEAST_SHARE * weight)


def _rarest_first(clause: Ints, gram: Ints, seen: Ints) -> tuple[Ints, Ints]:
    """The bigrams numbered anew and ordered within their clauses, the rarest first; and how often each is seen."""
    order = np.argsort(seen, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    width = max(len(order), 1)
    return np.sort(clause * width + rank[gram]) % width, seen[order]


def _common(first: Ints, tells: Floats, most: Floats) -> tuple[Ints, Floats]:
    """From where on the bigrams of each clause, given with what they tell, tell ``most`` at most; and how much."""
    through = np.append(0.0, np.cumsum(tells))  # exact, like all sums of grains
    end = through[first[1:]]
    common = np.maximum(np.searchsorted(through, end - most), first[:-1])
    return common, end - through[common]


def _part(reading: Reading) -> tuple[Ints, Ints, str]:
    """What columns are made of: the clauses of a reading, the clause of each character of its key, the key blurred."""
    cut = _cut(reading)
    return cut, _owner(reading, cut), blurred(reading.key.text)


def _models(clause: Ints, gram: Ints, document: Ints) -> tuple[npt.NDArray[np.bool_], Ints]:
    """Which clauses are the first of the corpus with their bigrams; and for each the clause it is weighed as.

    That is itself, but for what a document says again and again: after the fiftieth time, the fiftieth.
    """
    mixed = gram.astype(np.uint64) * PRIME ^ gram.astype(np.uint64) >> np.uint64(7)
    said = np.zeros(len(document), np.uint64)
    begins = np.flatnonzero(np.diff(clause, prepend=-1))
    said[clause[begins]] = np.add.reduceat(mixed * mixed, begins) if len(begins) else 0
    once = np.zeros(len(document), bool)
    once[np.unique(said, return_index=True)[1]] = True
    order = np.lexsort((document, said))  # stable: within a document, by place
    again = (said[order][1:] == said[order][:-1]) & (document[order][1:] == document[order][:-1])
    rank = np.arange(len(order))
    begin = np.maximum.accumulate(np.where(np.concatenate([[True], ~again]), rank, 0)) if len(order) else rank
    model = np.empty(len(order), np.int64)
    model[order] = order[np.minimum(rank, begin + OFTEN - 1)]
    return once, model


def _cut(reading: Reading) -> Ints:
    """One row a clause: its start and end in the clean text, its sentence, its unit, and its paragraph.

    Members parted by 、 stay together; the number of an item, which changes from text to text, is left out.
    """
    text = reading.text.text
    rows: list[tuple[int, int, int]] = []
    for sentence in reading.sentences:
        begin, last = len(rows), 0
        for start, end in bounds(text, sentence.clean.start, sentence.clean.end):
            if len(rows) > begin and _ENUMERATES.fullmatch(text, last, start):
                rows[-1] = (rows[-1][0], end, sentence.number)
            else:
                rows.append((start, end, sentence.number))
            last = end
    bare = ((ITEM.match(text, start, end), start, end, sentence) for start, end, sentence in rows)
    noted, paragraphs = _noted(reading), [sentence.paragraph for sentence in reading.sentences]
    told = [(n, paragraphs[n]) if n > noted else (0, 0) for *_, n in rows]
    return np.array(
        [(m.end() if m else start, end, n, *of) for (m, start, end, n), of in zip(bare, told, strict=True)], np.int64
    ).reshape(-1, 5)


def _noted(reading: Reading) -> int:
    """The sentence that is the note beneath the title, in brackets: who passed the text, and when; 0 without one."""
    for sentence in reading.sentences[1:]:
        if sentence.form != "heading":
            break
        words = sentence.clean.of(reading.text.text)
        if words[0] in "（(〔" and words[-1] in "）)〕":  # （一）指导思想 is no note
            return sentence.number
    return 0


def _owner(reading: Reading, cut: Ints) -> Ints:
    """For each character of the key text its clause, or -1 outside any."""
    where = np.frombuffer(reading.key.starts, np.intc)
    if not len(cut):
        return np.full(len(where), -1, np.int64)
    row = np.searchsorted(cut[:, 0], where, side="right") - 1
    return np.where((row >= 0) & (where < cut[row, 1]), row, -1)


def _moved(owner: Ints, begin: int) -> Ints:
    """The clauses of one document as clauses of the corpus."""
    return np.where(owner < 0, -1, owner + begin)


def _bigrams(letters: npt.NDArray[np.uint64], owner: Ints) -> tuple[Ints, Ints]:
    """The code of every two neighbouring characters of one clause, each once, and the clause; clause by clause."""
    there = np.zeros(int(letters.max(initial=0)) + 1, bool)
    there[letters] = True
    number = (np.cumsum(there) - 1)[letters]  # without gaps, so that a clause and its bigram fit into one number
    width = int(there.sum())
    together = (owner[:-1] == owner[1:]) & (owner[:-1] >= 0)
    both = np.sort((owner[:-1] * width**2 + number[:-1] * width + number[1:])[together])
    clause, code = np.divmod(both[np.diff(both, prepend=-1) > 0], max(width**2, 1))
    return code, clause
