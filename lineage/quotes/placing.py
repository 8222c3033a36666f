"""Where in the corpus a quotation stands, or nearly stands: similarity finds the place and decides nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz.distance import LCSseq

from lineage.quotes.asking import BREAK
from lineage.quotes.canon import Canon
from lineage.quotes.nearest import Chain, chain
from lineage.quotes.question import Question
from lineage.quotes.search import Hit

SHORT = 7  # characters of key below which only what stands exactly so is found
LOOSE = 12  # characters from which words that nobody is said to have said are compared
LONGEST = 3000  # characters beyond which a quotation is looked for only as it stands
COVERED = 0.72  # share of a quotation that must stand in a source for it to be that source's
COVERED_NAMED = 0.55  # the same in a source that the draft names
COVERED_LOOSE = 0.8  # the same where nobody is said to have said it: it may be a name, or emphasis
COVERED_SHORT = 0.75  # the same of short words that are introduced as somebody's
COVERED_SPOKEN = 0.9  # the same where it is somebody's own words
HALF = 0.5  # share of a source that short words must have: what shares but its two ends is another text
LOST = 0.1  # share that may stand in runs too short to be told at once
PART = 6  # characters that the longest run must hold
NAMED, TRUSTED = 0.1, 0.05  # share of a quotation that a source may lack and still go before others: named, a yardstick
FAR_WITHIN = 20  # the same within a clause
FAR = 200  # characters by which a first or last clause may stand apart


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands nearly: the stretch of the source's key, and how much of the quotation it holds.

    ``beyond`` is how many of its characters stand before or after what the two have in common.
    """

    hit: Hit
    covered: float
    beyond: int


def consulted(hits: Iterable[Hit], question: Question, canon: Canon) -> list[Hit]:
    """The hits that count, the best source first."""
    counting = [hit for hit in hits if canon.is_consulted(hit.document, question.as_of)]
    return sorted(counting, key=lambda hit: _rank(hit, question, canon))


def _rank(hit: Hit, question: Question, canon: Canon) -> tuple[bool, float, object, int]:
    return (
        hit.document not in question.named,
        -canon.weights[hit.document],
        canon.documents[hit.document].order,
        hit.start,
    )


def near_text(question: Question, canon: Canon) -> Place | None:
    """The place most like what is asked for, if any is like enough."""
    shortest = LOOSE if question.is_loose else SHORT
    return nearest(question, canon) if shortest <= len(question.asked) <= LONGEST else None


def nearest(question: Question, canon: Canon, *, among: frozenset[int] | None = None) -> Place | None:
    """The place most like the quotation, in these documents or all, if any is like enough."""
    best = best_of(question, canon, among)
    if best is None:
        return None
    number, at, runs = best
    size = len(question.asked)
    needed = (
        COVERED_NAMED
        if number in question.named and question.claim.direct
        else COVERED_LOOSE
        if question.is_loose
        else COVERED
    )
    needed = COVERED_SPOKEN if question.claim.person else needed
    if size < LOOSE and number not in question.named:
        needed = max(needed, COVERED_SHORT if question.claim.direct else COVERED_LOOSE)
    if runs.matched < (needed - LOST) * size or runs.longest < min(PART, size // 2):
        return None
    first, last = runs.runs[0], runs.runs[-1]
    start = _before(question, canon, number, at + first.there, first.at)
    end = _after(question, canon, number, at + last.there + last.size, last.at + last.size)
    source = canon.reading(number).key.text[start:end]
    shared = max(runs.matched, LCSseq.similarity(question.asked.key.text, source))
    covered = shared / size
    if covered < needed or (size < LOOSE and number not in question.named and shared < HALF * len(source)):
        return None
    return Place(Hit(number, start, end), covered, max(first.at, size - last.at - last.size))


def best_of(question: Question, canon: Canon, among: frozenset[int] | None) -> tuple[int, int, Chain] | None:
    """The document, the place in its key and the common runs that hold most of the quotation."""
    if among not in question.met:
        question.met[among] = max(_near(question, canon, among), key=itemgetter(0, 1, 2), default=None)
    best = question.met[among]
    return best and (-best[1], -best[2], best[3])


def _near(question: Question, canon: Canon, among: frozenset[int] | None) -> Iterator[tuple[float, int, int, Chain]]:
    words = question.asked.key.text
    for start, end in windows(question, canon, among):
        number, at = canon.grams.within(start)
        if not canon.is_consulted(number, question.as_of):
            continue
        runs = chain(words, canon.grams.text[start:end])
        if runs.runs:
            favour = NAMED * len(words) if number in question.named else 0.0
            favour += TRUSTED * len(words) if canon.is_yardstick(number) else 0.0
            yield round(runs.worth + favour, 3), -number, -at, runs


def windows(question: Question, canon: Canon, among: frozenset[int] | None = None) -> Iterable[tuple[int, int]]:
    """The stretches of the corpus that have most of the quotation's words, those of the texts it names first."""
    words = question.asked.key.text
    found = canon.grams.near(words, among=among)
    if among is None and question.named:
        found = [*canon.grams.near(words, among=question.named), *found]
    return dict.fromkeys(found)


def _before(question: Question, canon: Canon, number: int, start: int, head: int) -> int:
    """Where the source begins that has what the quotation has from ``head`` on at ``start``.

    A first clause too short to be found by itself may stand some way before.
    """
    words, source = question.asked.key.text[:head], canon.reading(number).key.text
    if len(words) > 1 and head in question.asked.breaks:
        at = source.rfind(words, max(start - FAR, 0), start)
        if at >= 0:
            return at
    if head and (edge := _within(canon, number, start, words, -1)) is not None:
        return edge
    return _stretched(canon, number, start, head, -1)


def _after(question: Question, canon: Canon, number: int, end: int, tail: int) -> int:
    """Where the source ends that has what the quotation has up to ``tail`` before ``end``."""
    words, source = question.asked.key.text[tail:], canon.reading(number).key.text
    if len(words) > 1 and tail in question.asked.breaks:
        at = source.find(words, end, end + FAR)
        if at >= 0:
            return at + len(words)
    if words and (edge := _within(canon, number, end, words, 1)) is not None:
        return edge
    return _stretched(canon, number, end, len(words), 1)


def _within(canon: Canon, number: int, place: int, words: str, way: int) -> int | None:
    """Where the first or last clause of a source begins or ends that has what the quotation begins or ends with.

    What is left out behind the first words of a clause parts them from the rest: 推动(符合条件的)人口同等享有.
    """
    end = _stretched(canon, number, place, FAR_WITHIN, way)
    source = canon.reading(number).key.text
    if way < 0:
        return end if source.startswith(words, end) and place - end > len(words) else None
    return end if source.endswith(words, place, end) and end - place > len(words) else None


def _stretched(canon: Canon, number: int, place: int, by: int, way: int) -> int:
    """A place of a key moved outwards over what a quotation has otherwise, within its clause."""
    reading = canon.reading(number)
    ends, starts, text = reading.key.ends, reading.key.starts, reading.text.text
    for _ in range(by):
        if not 0 < place < len(reading.key) or BREAK.search(text, ends[place - 1], starts[place]):
            break
        place += way
    return place
