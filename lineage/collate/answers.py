"""Find the passages of a document that answer to passages of earlier ones, and how much that tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from lineage.collate.anchors import shared
from lineage.collate.columns import Apply, Clauses, Floats, Ints, columns
from lineage.collate.edges import all_in_key
from lineage.collate.evidence import evidence
from lineage.collate.passages import AT_LEAST, Stretches, stretches
from lineage.collate.reprints import joined, said
from lineage.collate.runs import KIN, acquainted, kinship, reserve
from lineage.collate.stock import Stock
from lineage.collate.surprise import Background, background
from lineage.records import Answer, Reading
from lineage.spans import Span
from lineage.witness import Witness

BOILERPLATE = 1.2  # bits a shared character, below which everybody says it anyhow …
SUPERIOR = 0.99  # of the kinship of one place: that of a place and one that it lies in
TELLING = 30.0  # … unless the whole comes to so many bits
TERM = 7  # letters, with fewer of which what stands in a longer sentence is a stock term unless it tells as much
OWN = 0.7  # of a sentence is all that it says: a heading is short, and no stock term
PAIRS = 1_000_000_000  # of clauses of two documents, from which on only those that share a rare run are looked at


@dataclass(frozen=True, slots=True)
class Prepared:
    """A corpus made ready for collating: its readings in the order of their documents, and their clauses.

    ``said`` gives what each of their sentences says, as a number. ``kinship`` says who is kin to whom, ``acquainted``
    which clauses of strangers are worth weighing, ``background`` what everybody says anyhow.
    """

    readings: tuple[Reading, ...]
    clauses: Clauses
    said: tuple[Ints, ...]
    kinship: Floats
    acquainted: tuple[Ints, Ints]
    background: Background


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers as columns: what an `Answer` says, a row each.

    A row of ``places`` is the numbers of the left and the right document, then start and end of the left stretch, of
    the right stretch, and the first and last sentence of each.
    """

    id: npt.NDArray[np.str_]
    places: npt.NDArray[np.int32]
    score: Floats
    surprise: Floats
    boilerplate: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.id)

    @classmethod
    def of(cls, rows: Sequence[tuple[Any, ...]]) -> Self:
        """The columns of rows, each an id, ten places, a score, a surprise, and whether it is boilerplate."""
        columns = list(zip(*rows, strict=True)) or [()] * 14
        return cls(
            np.array(columns[0], "U12"),
            np.array(columns[1:11], np.int32).T.reshape(-1, 10),
            np.array(columns[11], np.float64),
            np.array(columns[12], np.float64),
            np.array(columns[13], np.bool_),
        )

    def records(self, documents: Sequence[str] | Mapping[int, str]) -> Iterator[Answer]:
        """The answers as records; ``documents`` gives the id of each number."""
        columns = (self.id, self.places, self.score, self.surprise, self.boilerplate)
        for name, places, score, surprise, boilerplate in zip(*(column.tolist() for column in columns), strict=True):
            yield Answer(
                id=name,
                left=documents[places[0]],
                right=documents[places[1]],
                left_clean=Span(places[2], places[3]),
                right_clean=Span(places[4], places[5]),
                left_sentences=(places[6], places[7]),
                right_sentences=(places[8], places[9]),
                score=score,
                surprise=surprise,
                boilerplate=boilerplate,
            )


def prepare(readings: Sequence[Reading], stock: Stock | None = None, *, apply: Apply = map) -> Prepared:
    """Everything about ``readings`` that collating any of them needs; ``stock`` is what a small corpus leans on.

    ``apply`` does a thing for each of many, as ``map`` does; the work can be shared out so.
    """
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.order))
    clauses = columns(ordered, apply=apply)
    shared = apply(_called, (partial(kinship, clauses), partial(acquainted, clauses)))
    usual = background(ordered, stock)  # meanwhile, if the work is shared out
    kin, acquaintances = shared
    kin = np.maximum(kin, KIN * _compatriots(ordered))
    return Prepared(ordered, clauses, said(ordered), kin, acquaintances, usual)


def _compatriots(readings: Sequence[Reading]) -> Floats:
    """For each two documents, the earlier in the row, 1 if they speak for one place: theirs is one matter.

    A little less if they speak for a place and one that it lies in: the one reports to the other, so less evidence will
    do, but of the many that a province has, only clauses that share a rare run are worth weighing. Else 0.
    """
    places = [Witness.of(reading).place for reading in readings]
    names = np.array([place.name if place else "" for place in places])
    parents = np.array([place.parent or "" if place else "" for place in places])
    known = (names != "")[:, None] & (names != "")[None, :]
    same = (names[:, None] == names[None, :]) & known
    above = (parents[:, None] == names[None, :]) & known
    together: Floats = np.triu(np.maximum(same, SUPERIOR * (above | above.T)), 1)
    return together


def _called(work: Callable[[], Any]) -> Any:
    return work()


def answers(corpus: Prepared, right: int, *, at_least: float = AT_LEAST) -> Answers:
    """What in one document, given by its place in ``corpus``, answers to earlier ones, in its own order.

    ``at_least`` is the evidence, in bits, that two clauses of close kin must show to answer to each other.
    """
    kin = corpus.kinship[:, right]
    whole = (kin >= KIN) & ~_too_long(corpus.clauses, right)
    pairs = evidence(corpus.clauses, right, np.flatnonzero(whole), _acquainted(corpus, right, (kin > 0) & ~whole))
    needed = np.array([at_least + reserve(float(share)) for share in kin])
    return _answers(
        corpus, right, joined(corpus.readings, corpus.said, right, stretches(corpus.clauses, pairs, needed))
    )


def _too_long(clauses: Clauses, right: int) -> npt.NDArray[np.bool_]:
    """Which documents have so many clauses that not every pair of them and those of ``right`` can be asked for."""
    many = np.diff(clauses.begin)
    too_long: npt.NDArray[np.bool_] = many * many[right] > PAIRS
    return too_long


def _acquainted(corpus: Prepared, right: int, which: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Clauses of document ``right``, and of those documents that ``which`` is true of, that share a rare run."""
    later, earlier = corpus.acquainted
    place = slice(*np.searchsorted(later, corpus.clauses.begin[right : right + 2]))
    there = which[corpus.clauses.document[earlier[place]]]
    return later[place][there], earlier[place][there]


def _answers(corpus: Prepared, right: int, found: Stretches) -> Answers:
    """The answers of these stretches of document ``right`` to those of earlier ones."""
    readings, other = corpus.readings, corpus.readings[right]
    here = all_in_key(other, found.right_start, found.right_end)
    there = np.empty((len(found), 2), np.int64)
    for left in np.unique(found.document).tolist():
        rows = found.document == left
        there[rows] = all_in_key(readings[left], found.left_start[rows], found.left_end[rows])
    lefts = [readings[left] for left in found.document.tolist()]
    ones = [reading.key.text[start:end] for reading, (start, end) in zip(lefts, there.tolist(), strict=True)]
    words = [other.key.text[start:end] for start, end in here.tolist()]
    sizes, surprises = _shared(corpus, right, found.document, here, list(zip(ones, words, strict=True)))
    scores = [
        round(2 * size / (len(one) + len(said)), 4) for size, one, said in zip(sizes.tolist(), ones, words, strict=True)
    ]
    contents = zip((reading.document.id for reading in lefts), ones, words, strict=True)
    return Answers(
        np.array([*_ids(other.document.id, contents)], "U12"),
        found.placed(right),
        np.array(scores, np.float64),
        np.array([round(surprise, 1) for surprise in surprises.tolist()], np.float64),
        (surprises < np.minimum(BOILERPLATE * sizes, TELLING))
        | _stock_terms(corpus, right, found, surprises, ones, words),
    )


def _stock_terms(
    corpus: Prepared, right: int, found: Stretches, surprises: Floats, *wordings: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """Which answers share no more than a term of a few letters, and are not all that a sentence says on either side."""
    short = [min(map(len, pair)) < TERM for pair in zip(*wordings, strict=True)]
    terms = np.array(short, bool) & (surprises < TELLING)
    later = corpus.readings[right].sentences
    for at in np.flatnonzero(terms).tolist():
        left = corpus.readings[found.document[at]].sentences[found.left_sentence[at]]
        sides = (
            (found.left_end[at] - found.left_start[at], left),
            (found.right_end[at] - found.right_start[at], later[found.right_sentence[at]]),
        )
        terms[at] = all(length < OWN * len(sentence.clean) for length, sentence in sides)
    return terms


def _shared(
    corpus: Prepared, right: int, lefts: Ints, here: Ints, wordings: Sequence[tuple[str, str]]
) -> tuple[Ints, Floats]:
    """How many characters the two key texts of each answer share, in order, and what these cost."""
    blocks = [
        (number, start, end) for number, (one, words) in enumerate(wordings) for _, _, start, end in shared(one, words)
    ]
    answer, start, end = np.array(blocks, np.int64).reshape(-1, 3).T
    begin, cost = here[answer, 0], np.empty(len(answer))
    for rows, costs in _costs(corpus, right, lefts, here):
        told = np.flatnonzero(rows[answer])
        cost[told] = costs[begin[told] + end[told]] - costs[begin[told] + start[told]]
    many = len(wordings)
    sizes = np.bincount(answer, end - start, minlength=many).astype(np.int64)
    return sizes, np.bincount(answer, cost, minlength=many).astype(np.float64)


def _costs(corpus: Prepared, right: int, lefts: Ints, here: Ints) -> Iterator[tuple[npt.NDArray[np.bool_], Floats]]:
    """Which answers cost the same, and what the document costs up to each character; only where one needs it."""
    parties: dict[tuple[int, ...], list[int]] = {}
    for left in np.unique(lefts).tolist():
        parties.setdefault(corpus.background.parties(right, left), []).append(left)
    size = len(corpus.readings[right].key.text)
    for together in parties.values():
        rows = np.isin(lefts, together)
        steps = np.bincount(here[rows, 0], minlength=size + 1) - np.bincount(here[rows, 1], minlength=size + 1)
        bits = corpus.background.bits(right, together[0], np.cumsum(steps)[:size] > 0)
        yield rows, np.append(0.0, np.cumsum(bits))


def _ids(right: str, contents: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """An id for each answer that stays when the corpus grows: made of both documents and both wordings."""
    known: dict[tuple[str, str, str], int] = {}
    for content in contents:
        known[content] = number = known.get(content, 0) + 1
        yield _id(right, *content, str(number))


def _id(*content: str) -> str:
    return sha256("\0".join(content).encode()).hexdigest()[:12]
