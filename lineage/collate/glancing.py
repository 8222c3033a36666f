"""Compare two passages letter by letter only: for reckoning with very many, few of which are ever shown."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from lineage.collate.edges import in_key
from lineage.collate.relation import relation
from lineage.records import Answer, Change, Match, Op, Passage, Reading, Relation
from lineage.spans import Span

OPS: dict[str, Op] = {"equal": "equal", "insert": "insert", "delete": "delete", "replace": "replace"}
Step = tuple[Op, int, int]  # where a step ends in either text


def glanced(answer: Answer, left: Reading, right: Reading) -> Match:
    """The match of an answer as a glance tells it, from the first letter in common to the last."""
    places = in_key(left, answer.left_clean), in_key(right, answer.right_clean)
    told, steps = _glance(places[0].of(left.key.text), places[1].of(right.key.text))
    old = [_at(left, places[0], end) for _, end, _ in steps]
    new = [_at(right, places[1], stop) for _, _, stop in steps]
    there, here = left.text.text, right.text.text
    changes = (
        Change(op, there[start:end], here[begin:stop])
        for (op, _, _), (start, end), (begin, stop) in zip(steps[1:], pairwise(old), pairwise(new), strict=True)
    )
    return Match(
        id=answer.id,
        left=_passage(left, Span(old[0], old[-1]), answer.left_sentences),
        right=_passage(right, Span(new[0], new[-1]), answer.right_sentences),
        relation=told,
        score=answer.score,
        surprise=answer.surprise,
        boilerplate=answer.boilerplate,
        critical=(),
        changes=tuple(changes),
    )


@lru_cache(maxsize=1 << 14)  # a formula stands in a corpus thousands of times
def _glance(left: str, right: str) -> tuple[Relation, tuple[Step, ...]]:
    """The relation of two key texts, and where the steps between them end, the first being where they begin."""
    found = [
        (OPS[one.tag], one.src_start, one.dest_start, one.src_end, one.dest_end) for one in Indel.opcodes(left, right)
    ]
    while found and found[0][0] != "equal":
        del found[0]
    while found and found[-1][0] != "equal":
        del found[-1]
    begin: Step = ("equal", *(found[0][1:3] if found else (0, 0)))
    return relation(left, right), (begin, *((op, end, stop) for op, _, _, end, stop in found))


def _at(reading: Reading, place: Span, at: int) -> int:
    """Where in the clean text a letter of a stretch of the key begins, or where the last one ends."""
    key, number = reading.key, place.start + at
    return key.starts[number] if number < place.end else key.ends[place.end - 1] if len(place) else len(reading.text)


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    return Passage(reading.document.id, *sentences, clean, clean, "", clean.of(reading.text.text))
