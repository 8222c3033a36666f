"""Compare two passages letter by letter only: for reckoning with very many, few of which are ever shown."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz.distance import Indel

from lineage.collate.edges import in_key
from lineage.collate.relation import relation
from lineage.records import Answer, Change, Match, Op, Passage, Reading, Relation
from lineage.spans import Span

OPS: dict[str, Op] = {"equal": "equal", "insert": "insert", "delete": "delete", "replace": "replace"}
Step = tuple[Op, int, int]  # where a step ends in either text


def glanced(answer: Answer, left: Reading, right: Reading) -> Match:
    """The match of an answer as a glance tells it, from the first letter in common to the last.

    Its relation says only whether anything differs; ``related`` tells it of those that are shown.
    """
    places = in_key(left, answer.left_clean), in_key(right, answer.right_clean)
    steps = _steps(places[0].of(left.key.text), places[1].of(right.key.text))
    old = [_at(left, places[0], end) for _, end, _ in steps]
    new = [_at(right, places[1], stop) for _, _, stop in steps]
    there, here = left.text.text, right.text.text
    changes = tuple(
        Change(op, there[start:end], here[begin:stop])
        for (op, _, _), (start, end), (begin, stop) in zip(steps[1:], pairwise(old), pairwise(new), strict=True)
    )
    return Match(
        id=answer.id,
        left=_passage(left, Span(old[0], old[-1]), answer.left_sentences),
        right=_passage(right, Span(new[0], new[-1]), answer.right_sentences),
        relation="verbatim" if all(change.op == "equal" for change in changes) else "reworded",
        score=answer.score,
        surprise=answer.surprise,
        boilerplate=answer.boilerplate,
        critical=(),
        changes=changes,
    )


def related(answer: Answer, left: Reading, right: Reading) -> Relation:
    """The relation of the two passages of an answer."""
    return relation(
        in_key(left, answer.left_clean).of(left.key.text), in_key(right, answer.right_clean).of(right.key.text)
    )


def _steps(left: str, right: str) -> tuple[Step, ...]:
    """Where the steps between two key texts end, the first being where they begin."""
    if left == right:
        return ("equal", 0, 0), ("equal", len(left), len(right))
    found = [
        (OPS[one.tag], one.src_start, one.dest_start, one.src_end, one.dest_end) for one in Indel.opcodes(left, right)
    ]
    while found and found[0][0] != "equal":
        del found[0]
    while found and found[-1][0] != "equal":
        del found[-1]
    begin: Step = ("equal", *(found[0][1:3] if found else (0, 0)))
    return (begin, *((op, end, stop) for op, _, _, end, stop in found))


def _at(reading: Reading, place: Span, at: int) -> int:
    """Where in the clean text a letter of a stretch of the key begins, or where the last one ends."""
    key, number = reading.key, place.start + at
    return key.starts[number] if number < place.end else key.ends[place.end - 1] if len(place) else len(reading.text)


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    return Passage(reading.document.id, *sentences, clean, clean, "", clean.of(reading.text.text))
