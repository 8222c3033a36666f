"""What answers to what in a corpus, as columns: of hundreds of thousands of answers a page shows a few.

Records are made only of those that are asked for, document by document or pair by pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from lineage.collate.answers import Answers
from lineage.collate.columns import Floats
from lineage.records import Answer, Side

Pair = tuple[str, str]
Ints = npt.NDArray[np.int64]

LEFT, RIGHT = 0, 1  # columns of places
PLACES: Mapping[Side, slice] = {"left": slice(2, 4), "right": slice(4, 6)}
SENTENCES: Mapping[Side, slice] = {"left": slice(6, 8), "right": slice(8, 10)}


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents share: how many matches, and what these tell together, in bits; boilerplate left out."""

    matches: int
    bits: float
    rows: range


class Found:
    """All answers of a corpus, by pair of documents, in the order of the right one, then of the left one."""

    def __init__(self, answers: Answers, documents: Sequence[str]) -> None:
        names = sorted(documents)
        number = {name: place for place, name in enumerate(names)}
        places = answers.places.copy()
        places[:, : RIGHT + 1] = np.array([number[name] for name in documents], np.int32)[places[:, : RIGHT + 1]]
        left, right, left_start, left_end, right_start, right_end = places.T[:6]
        order = np.lexsort((answers.id, left_end, left_start, right_end, right_start, right, left))
        self.documents = tuple(names)
        self.number = number
        self.answers = _part(replace(answers, places=places), order)

    @classmethod
    def of(cls, answers: Iterable[Answer]) -> Self:
        """The same of records."""
        given = list(answers)
        names = sorted({name for one in given for name in (one.left, one.right)})
        number = {name: place for place, name in enumerate(names)}
        ids: npt.NDArray[Any] = np.array([one.id for one in given], object)
        columns = Answers(
            ids,
            np.array([_places(one, number) for one in given], np.int32).reshape(-1, 10),
            np.array([one.score for one in given], np.float64),
            np.array([one.surprise for one in given], np.float64),
            np.array([one.boilerplate for one in given], np.bool_),
        )
        return cls(columns, names)

    def __len__(self) -> int:
        return len(self.answers)

    @cached_property
    def telling(self) -> npt.NDArray[np.bool_]:
        """Which answers are more than boilerplate."""
        return ~self.answers.boilerplate

    @cached_property
    def pairs(self) -> Mapping[Pair, Shared]:
        """What each two documents share; those that share nothing but boilerplate are left out."""
        if not len(self):
            return {}
        both = self.answers.places[:, : RIGHT + 1]
        starts = np.flatnonzero(np.r_[True, (both[1:] != both[:-1]).any(axis=1)])
        counts = np.add.reduceat(self.telling.astype(np.int64), starts)
        bits = np.add.reduceat(np.where(self.telling, self.answers.surprise, 0.0), starts)
        ends = [*starts[1:].tolist(), len(self)]
        return {
            (self.documents[pair[LEFT]], self.documents[pair[RIGHT]]): Shared(count, told, range(start, end))
            for pair, start, end, count, told in zip(
                both[starts].tolist(), starts.tolist(), ends, counts.tolist(), bits.tolist(), strict=True
            )
            if count
        }

    def between(self, left: str, right: str, *, most: int | None = None) -> list[Answer]:
        """The answers of two documents that share more than boilerplate: all, or the ``most`` telling ones."""
        rows = self.pairs[left, right].rows
        if most is None or len(rows) <= most:
            return self.records(np.arange(rows.start, rows.stop))
        here = slice(rows.start, rows.stop)
        told = zip((-self.answers.surprise[here]).tolist(), self.answers.id[here].tolist(), rows, strict=True)
        return self.records(np.array(sorted(row for *_, row in sorted(told)[:most])))

    def touching(
        self, document: str, side: Side, *, within: range | None = None, with_boilerplate: bool = False
    ) -> list[Answer]:
        """What a document on this side, or these sentences of it, has in common with others."""
        rows = self.rows(document, side, with_boilerplate=with_boilerplate)
        if within is not None:
            first, last = self.answers.places[rows][:, SENTENCES[side]].T
            rows = rows[(first < within.stop) & (last >= within.start)]
        return self.records(rows)

    def rows(self, document: str, side: Side, *, with_boilerplate: bool = False) -> Ints:
        """The rows in which a document stands on this side, boilerplate left out unless it is asked for."""
        number = self.number.get(document, len(self.documents))
        rows, starts = self._by_side[side]
        found = rows[starts[number] : starts[number + 1]]
        return found if with_boilerplate else found[self.telling[found]]

    def others(self, document: str, side: Side, *, with_boilerplate: bool = False) -> set[str]:
        """The documents with which a document on this side shares more than boilerplate, or anything at all."""
        return self.beyond(self.rows(document, side, with_boilerplate=with_boilerplate), side)

    def beyond(self, rows: Ints, side: Side) -> set[str]:
        """The documents that stand in these rows on the other side."""
        return {self.documents[one] for one in np.unique(self.answers.places[rows, RIGHT if side == "left" else LEFT])}

    def sharing(self, document: str, side: Side, sentences: int) -> Ints:
        """For each of so many sentences of a document on this side how many others have words of it."""
        rows, each = self._touched(document, side)
        other = self.answers.places[rows, RIGHT if side == "left" else LEFT].astype(np.int64)
        return np.bincount(np.unique(other * sentences + each) % max(sentences, 1), minlength=sentences)

    def most_telling(self, document: str, side: Side, sentences: int) -> Floats:
        """For each of so many sentences of a document on this side how much its most telling answer tells, in bits."""
        rows, each = self._touched(document, side)
        bits = np.zeros(sentences)
        np.maximum.at(bits, each, self.answers.surprise[rows])
        return bits

    def _touched(self, document: str, side: Side) -> tuple[Ints, Ints]:
        """The rows of a document on this side, each once for every sentence that it touches, and that sentence."""
        rows = self.rows(document, side)
        first, last = self.answers.places[rows][:, SENTENCES[side]].T.astype(np.int64)
        sizes = last - first + 1
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return np.repeat(rows, sizes), np.repeat(first, sizes) + within

    def marks(self, document: str, side: Side, *, with_boilerplate: bool = False) -> str:
        """What stands for what a document has in common with others; the ids tell the places."""
        rows, answers = self.rows(document, side, with_boilerplate=with_boilerplate), self.answers
        told = sha256("\0".join(answers.id[rows].tolist()).encode("utf-8", "surrogatepass"))
        for column in (answers.score, answers.surprise, answers.boilerplate):
            told.update(column[rows].tobytes())
        return told.hexdigest()[:16]

    @cached_property
    def _by_side(self) -> Mapping[Side, tuple[Ints, Ints]]:
        """The rows by the document on each side, and where each document's begin; after the last come none."""
        return {"left": self._by(LEFT), "right": self._by(RIGHT)}

    def _by(self, side: int) -> tuple[Ints, Ints]:
        numbers = self.answers.places[:, side]
        order = np.argsort(numbers, kind="stable")
        return order, np.searchsorted(numbers[order], np.arange(len(self.documents) + 2))

    def records(self, rows: Ints) -> list[Answer]:
        """The answers of these rows."""
        return list(_part(self.answers, rows).records(self.documents))


def _part(answers: Answers, rows: Ints) -> Answers:
    """These rows of them."""
    return Answers(
        answers.id[rows],
        answers.places[rows],
        answers.score[rows],
        answers.surprise[rows],
        answers.boilerplate[rows],
    )


def _places(one: Answer, number: Mapping[str, int]) -> tuple[int, ...]:
    ends = (one.left_clean.start, one.left_clean.end, one.right_clean.start, one.right_clean.end)
    return number[one.left], number[one.right], *ends, *one.left_sentences, *one.right_sentences
