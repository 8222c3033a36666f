"""Compare two passages that answer to each other: their relation, their changes, what alters the sense."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby
from operator import attrgetter

from lineage.collate.answers import Answers
from lineage.collate.changes import changes, told
from lineage.collate.columns import Apply
from lineage.collate.critical import critical
from lineage.collate.edges import in_key, trimmed
from lineage.collate.filling import frames as shown
from lineage.collate.filling import slots
from lineage.collate.relation import relation, similarity
from lineage.collate.steps import Side, Step, side, unviewed, viewed
from lineage.records import Answer, Change, Critical, Match, Passage, Reading, Slot
from lineage.spans import Mapped, Span

Flat = tuple[str, bytes, bytes]  # a `Mapped` that can be looked up

TOGETHER = 40  # answers that are compared in one go: what is handed out to several processes
SAMPLE = 10_000  # answers of a corpus in which formulations with a slot are looked for


def matched(
    answers: Iterable[Answer],
    readings: Mapping[str, Reading],
    frames: Collection[str] = (),
    *,
    apply: Apply = map,
) -> Iterator[Match]:
    """The matches of answers that come right document by right document, in the order of each, then of the left ones.

    ``readings`` are those of the documents, by id; ``frames`` the formulations with a slot that the corpus shows.
    ``apply`` does a thing for each of many, as ``map`` does; the work can be shared out so.
    """

    def compared(some: Sequence[Answer]) -> list[Match]:
        return [match(answer, readings[answer.left], readings[answer.right], frames) for answer in some]

    for _, of_one in groupby(answers, attrgetter("right")):
        found = list(of_one)
        some = [found[begin : begin + TOGETHER] for begin in range(0, len(found), TOGETHER)]
        made = chain.from_iterable(apply(compared, some))
        yield from sorted(
            made, key=lambda one: (one.right.clean, readings[one.left.document].document.order, one.left.clean)
        )


def match(answer: Answer, left: Reading, right: Reading, frames: Collection[str] = ()) -> Match:
    """The match that ``answer`` found between two readings: trimmed to what they share, compared word for word."""
    old, new = trimmed(left, answer.left_clean, right, answer.right_clean)
    keys = _key(left, old), _key(right, new)
    source = _passage(left, old, answer.left_sentences)
    passage = _passage(right, new, answer.right_sentences)
    flat = _flat(keys[0]), _flat(keys[1])
    altered, changed, filled = _described(source.words, passage.words, *flat, frozenset(frames))
    return Match(
        id=answer.id,
        left=source,
        right=passage,
        relation=relation(keys[0].text, keys[1].text),
        score=round(similarity(keys[0].text, keys[1].text), 4),
        surprise=answer.surprise,
        boilerplate=answer.boilerplate,
        critical=altered,
        changes=changed,
        slots=filled,
    )


def word_view(match: Match, left: Reading, right: Reading) -> tuple[Change, ...]:
    """The changes of a match between two readings such that none cuts a word; nothing where that is the same view."""
    if all(change.op in ("equal", "variant") for change in match.changes):
        return ()
    flat = _flat(_key(left, match.left.clean)), _flat(_key(right, match.right.clean))
    keys, sides, found, steps = _compared(match.left.words, match.right.words, *flat)
    words = viewed(found, *sides, "word")
    if words == steps:
        return ()
    seen = told(match.left.words, match.right.words, keys, words)
    return () if seen == match.changes else seen


@lru_cache(maxsize=1 << 12)  # a formula stands in a corpus, or in one text, thousands of times
def _described(
    left: str, right: str, left_key: Flat, right_key: Flat, frames: frozenset[str]
) -> tuple[tuple[Critical, ...], tuple[Change, ...], tuple[Slot, ...]]:
    """How two wordings differ: what alters the sense, told of the wordings, and the slots that they fill."""
    keys, sides, _, steps = _compared(left, right, left_key, right_key)
    return critical(steps), told(left, right, keys, steps), slots(*sides, steps, frames)


@lru_cache(maxsize=1 << 10)  # by characters, and soon after by words
def _compared(
    left: str, right: str, left_key: Flat, right_key: Flat
) -> tuple[tuple[Mapped, Mapped], tuple[Side, Side], list[Step], list[Step]]:
    """Two wordings with their signs, and how they differ: as far as that is the same for both views, by characters."""
    keys = _unflattened(left_key), _unflattened(right_key)
    sides = side(left, keys[0]), side(right, keys[1])
    found = unviewed(*sides)
    return keys, sides, found, viewed(found, *sides, "character")


def _flat(key: Mapped) -> Flat:
    return key.text, key.starts.tobytes(), key.ends.tobytes()


def _unflattened(flat: Flat) -> Mapped:
    return Mapped(flat[0], array("i", flat[1]), array("i", flat[2]))


def by_words(match: Match) -> Match:
    """The match with changes that cut no word; its characters' view is the one it was made with."""
    return replace(match, changes=changes(match.left.words, match.right.words, by="word"))


def frames(answers: Sequence[Answers], readings: Sequence[Reading]) -> frozenset[str]:
    """The formulations with a slot that the answers of a corpus show; ``readings`` stand in the order of documents."""
    every = max(1, sum(map(len, answers)) // SAMPLE)
    pairs = ((readings[places[0]], readings[places[1]], places) for places in _one_in(every, answers))
    return shown(_pair(*pair) for pair in pairs if pair[0].document.issuer != pair[1].document.issuer)


def _one_in(many: int, answers: Iterable[Answers]) -> Iterator[list[int]]:
    """The places of one in so many of the answers, boilerplate left out."""
    first = 0
    for some in answers:
        yield from some.places[first::many][~some.boilerplate[first::many]].tolist()
        first = (first - len(some)) % many


def _pair(left: Reading, right: Reading, places: Sequence[int]) -> tuple[str, str, Side, Side]:
    """Two documents and the sides of an answer between them."""
    ends = Span(*places[2:4]), Span(*places[4:6])
    sides = [side(end.of(one.text.text), _key(one, end)) for one, end in zip((left, right), ends, strict=True)]
    return left.document.id, right.document.id, sides[0], sides[1]


def _key(reading: Reading, clean: Span) -> Mapped:
    """The key text of a stretch of the clean text, leading back into that stretch alone."""
    part = reading.key.part(in_key(reading, clean))
    shifted = (array("i", [place - clean.start for place in places]) for places in (part.starts, part.ends))
    return Mapped(part.text, *shifted)


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    source = reading.text.source(clean)
    return Passage(reading.document.id, *sentences, clean, source, source.of(reading.raw), clean.of(reading.text.text))
