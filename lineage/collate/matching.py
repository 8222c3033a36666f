"""Compare two passages that answer to each other: their relation, their changes, what alters the sense."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

import numpy as np

from lineage.collate.changes import told
from lineage.collate.critical import critical
from lineage.collate.edges import in_key, trimmed
from lineage.collate.relation import relation, similarity
from lineage.collate.steps import compared, side
from lineage.records import Answer, Match, Passage, Reading
from lineage.spans import Mapped, Span


def matched(answers: Iterable[Answer], readings: Mapping[str, Reading]) -> Iterator[Match]:
    """The matches of answers that come right document by right document, in the order of each, then of the left ones.

    ``readings`` are those of the documents, by id.
    """
    for _, found in groupby(answers, attrgetter("right")):
        made = [match(answer, readings[answer.left], readings[answer.right]) for answer in found]
        yield from sorted(
            made, key=lambda one: (one.right.clean, readings[one.left.document].document.order, one.left.clean)
        )


def match(answer: Answer, left: Reading, right: Reading) -> Match:
    """The match that ``answer`` found between two readings: trimmed to what they share, compared word for word."""
    old, new = trimmed(left, answer.left_clean, right, answer.right_clean)
    keys = _key(left, old), _key(right, new)
    source = _passage(left, old, answer.left_sentences)
    passage = _passage(right, new, answer.right_sentences)
    steps = compared(side(source.words, keys[0]), side(passage.words, keys[1]))
    return Match(
        id=answer.id,
        left=source,
        right=passage,
        relation=relation(keys[0].text, keys[1].text),
        score=round(similarity(keys[0].text, keys[1].text), 4),
        surprise=answer.surprise,
        boilerplate=answer.boilerplate,
        critical=critical(steps),
        changes=told(source.words, passage.words, keys, steps),
    )


def _key(reading: Reading, clean: Span) -> Mapped:
    """The key text of a stretch of the clean text, leading back into that stretch alone."""
    part = reading.key.part(in_key(reading, clean))
    shifted = (np.frombuffer(places, np.intc) - clean.start for places in (part.starts, part.ends))
    return Mapped(part.text, *(array("i", places.astype(np.intc).tobytes()) for places in shifted))


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    source = reading.text.source(clean)
    return Passage(reading.document.id, *sentences, clean, source, source.of(reading.raw), clean.of(reading.text.text))
