"""Two documents in reading order: which stretches answer to each other, and what stands between them.

The right document leads. What answers in the left one's order runs along; what does not has been moved, and stays
in its place on the left as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lineage.records import Answer, Reading, Sentence
from lineage.spans import Span

NEAR = 24  # characters of context shown beside a passage that was moved, in whole clauses where that can be
WIDEST = 60  # and at most, where a clause is that long
JOINT = re.compile("(?:[，；：、。！？]|[,;:!?](?!\\d))[”’」』》）)]*")  # what a clause ends with
FAR = 1 << 60
FOLD = 4_000  # characters that one fold holds at most on either side


@dataclass(frozen=True, slots=True)
class Row:
    """One answer with the rest of its sentences around it.

    ``moved`` stands elsewhere in the left document's order; ``again`` answers to words that have been shown just
    before: another source of the same. The context of either side is a stretch of the clean text.
    """

    answer: Answer
    moved: bool
    again: bool
    left: tuple[Span, Span]
    right: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Gap:
    """Whole sentences, by number, that answer to nothing here."""

    left: range
    right: range


@dataclass(slots=True)
class Side:
    """One document while it is read: ``done`` is how far."""

    sentences: Sequence[Sentence]
    text: str
    starts: list[int] = field(default_factory=list)
    done: int = 0

    def __post_init__(self) -> None:
        self.starts = [each.clean.start for each in self.sentences]

    def at(self, place: int) -> int:
        """The number of the sentence that holds a place of the clean text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def until(self, place: int) -> tuple[range, Span]:
        """The whole sentences from where we are up to ``place``, and the beginning of the one that holds it."""
        sentence = self.sentences[self.at(place)].clean.start
        waiting = range(bisect_left(self.starts, self.done), bisect_left(self.starts, sentence))
        before = Span(min(max(self.done, sentence), place), place)
        self.done = max(self.done, place)
        return waiting, before

    def after(self, end: int, stop: int) -> Span:
        """The rest of the sentence that holds the last character before ``end``, but not beyond ``stop``."""
        self.done = max(self.done, end)
        rest = min(max(self.sentences[self.at(max(0, end - 1))].clean.end, end), stop)
        span = Span(end, max(end, rest))
        self.done = max(self.done, span.end)
        return span

    def rest(self) -> range:
        """The whole sentences that are left."""
        return range(bisect_left(self.starts, self.done), len(self.sentences))


def flow(left: Reading, right: Reading, answers: Sequence[Answer]) -> list[Row | Gap]:
    """Everything that two documents say, in the order of the right one."""
    ordered = sorted(
        answers, key=lambda one: (one.right_clean.start, -one.right_clean.end, one.left_clean.start, one.id)
    )
    again = _again(ordered)
    leading = [one for one in ordered if one.id not in again]
    kept = _in_order(leading)
    read = _read(ordered, kept, _stops(leading, kept), _side(left), _side(right))
    return [part for item in read for part in _folds(item, left, right)]


def _side(reading: Reading) -> Side:
    return Side(reading.sentences, reading.text.text)


def apart(left: Reading, right: Reading, answers: Sequence[Answer]) -> list[Row]:
    """Each answer by itself, with a little of what stands around it."""
    there, here = _side(left), _side(right)
    return [Row(one, False, False, _near(one.left_clean, there), _near(one.right_clean, here)) for one in answers]


def _read(
    ordered: Sequence[Answer], kept: set[str], stops: Mapping[str, tuple[int, int]], there: Side, here: Side
) -> Iterator[Row | Gap]:
    for one in ordered:
        if one.id not in stops:
            yield Row(one, False, True, _near(one.left_clean, there), _around(one.right_clean))
            continue
        left_stop, right_stop = stops[one.id]
        moved = one.id not in kept
        waiting, right_before = here.until(one.right_clean.start)
        passed, left_before = (range(0), Span(0, 0)) if moved else there.until(one.left_clean.start)
        if waiting or passed:
            yield Gap(passed, waiting)
        right = right_before, here.after(one.right_clean.end, right_stop)
        left = _near(one.left_clean, there) if moved else (left_before, there.after(one.left_clean.end, left_stop))
        yield Row(one, moved, False, left, right)
    if there.rest() or here.rest():
        yield Gap(there.rest(), here.rest())


def _stops(leading: Sequence[Answer], kept: set[str]) -> dict[str, tuple[int, int]]:
    """Where, on either side, the next stretch that runs along begins."""
    found, left, right = {}, FAR, FAR
    for one in reversed(leading):
        found[one.id] = left, right
        right = one.right_clean.start
        if one.id in kept:
            left = one.left_clean.start
    return found


def _around(span: Span) -> tuple[Span, Span]:
    """Nothing before and nothing after a stretch."""
    return Span(span.start, span.start), Span(span.end, span.end)


def _near(span: Span, side: Side) -> tuple[Span, Span]:
    """A little of what stands around a stretch in its own sentences."""
    first, last = (side.sentences[side.at(place)].clean for place in (span.start, max(span.start, span.end - 1)))
    return (
        Span(_back(side.text, min(first.start, span.start), span.start), span.start),
        Span(span.end, _on(side.text, span.end, max(span.end, last.end))),
    )


def _back(text: str, least: int, place: int) -> int:
    """Where the clauses within reach before ``place`` begin: one at least, unless it is too long.

    >>> text = "统筹推进各项事业发展，协调推进各项战略部署，坚持稳中求进，肩负使命"
    >>> text[_back(text, 0, len(text)) :]
    '协调推进各项战略部署，坚持稳中求进，肩负使命'
    """
    if place - least <= NEAR:
        return least
    edge = max(least, place - WIDEST)
    joints = [end for end in _joints(text, edge, place) if any(map(str.isalnum, text[end:place]))]
    within = [end for end in joints if place - end <= NEAR]
    return [*within[:1], *joints[-1:], edge][0]


def _on(text: str, place: int, most: int) -> int:
    """Where the clauses within reach after ``place`` end: one at least, unless it is too long.

    >>> text = "，坚持稳中求进，统筹推进各项事业发展，协调推进各项战略部署"
    >>> text[: _on(text, 0, len(text))]
    '，坚持稳中求进，统筹推进各项事业发展，'
    """
    if most - place <= NEAR:
        return most
    edge = min(most, place + WIDEST)
    joints = [end for end in _joints(text, place, edge) if any(map(str.isalnum, text[place:end]))]
    within = [end for end in joints if end - place <= NEAR]
    return [*within[-1:], *joints[:1], edge][0]


def _joints(text: str, start: int, end: int) -> list[int]:
    """Where clauses end between two places."""
    return [found.end() for found in JOINT.finditer(text, start, end)]


def _again(ordered: Sequence[Answer]) -> set[str]:
    """The answers that repeat words of the right document for which another stands already."""
    found, end = set(), 0
    for one in ordered:
        if 2 * (end - one.right_clean.start) >= len(one.right_clean):
            found.add(one.id)
        else:
            end = max(end, one.right_clean.end)
    return found


def _in_order(answers: Sequence[Answer]) -> set[str]:
    """As many answers as can be kept with the left document in its own order; the rest were moved."""
    tails: list[int] = []  # for each length the chain that ends earliest, by the number of its last answer
    places: list[int] = []
    before: list[int] = []
    for number, one in enumerate(answers):
        at = bisect_right(places, one.left_sentences[0])  # words drawn on twice in a row stand where they stand
        before.append(tails[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [one.left_sentences[0]]
    kept, number = set(), tails[-1] if tails else -1
    while number >= 0:
        kept.add(answers[number].id)
        number = before[number]
    return kept


def _folds(item: Row | Gap, left: Reading, right: Reading) -> Iterator[Row | Gap]:
    """A gap in parts that are not too long to be shown at once; anything else as it is."""
    if isinstance(item, Row):
        yield item
        return
    parts = [_parts(sentences, reading) for sentences, reading in ((item.left, left), (item.right, right))]
    for number in range(max(map(len, parts))):
        yield Gap(*(part[number] if number < len(part) else range(0) for part in parts))


def _parts(sentences: range, reading: Reading) -> list[range]:
    cuts, start, length = [], sentences.start, 0
    for number in sentences:
        size = len(reading.sentences[number].clean)
        if number > start and length + size > FOLD:
            cuts.append(range(start, number))
            start, length = number, 0
        length += size
    return [*cuts, range(start, sentences.stop)] if sentences else []
