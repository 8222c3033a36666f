"""Compare two passages that answer to each other: their relation, their changes, what alters the sense."""

from __future__ import annotations

from array import array

import numpy as np

from lineage.collate.changes import steps, told
from lineage.collate.critical import critical
from lineage.collate.edges import in_key
from lineage.collate.relation import relation
from lineage.records import Answer, Match, Passage, Reading
from lineage.spans import Mapped, Span


def match(answer: Answer, left: Reading, right: Reading) -> Match:
    """The match that ``answer`` found between these two readings, compared word for word."""
    keys = _key(left, answer.left_clean), _key(right, answer.right_clean)
    compared = steps(keys[0].text, keys[1].text)
    source = _passage(left, answer.left_clean, answer.left_sentences)
    passage = _passage(right, answer.right_clean, answer.right_sentences)
    return Match(
        id=answer.id,
        left=source,
        right=passage,
        relation=relation(keys[0].text, keys[1].text),
        score=answer.score,
        surprise=answer.surprise,
        boilerplate=answer.boilerplate,
        critical=critical(compared),
        changes=told(source.words, passage.words, keys, compared),
    )


def _key(reading: Reading, clean: Span) -> Mapped:
    """The key text of a stretch of the clean text, leading back into that stretch alone."""
    part = reading.key.part(in_key(reading, clean))
    shifted = (np.frombuffer(places, np.intc) - clean.start for places in (part.starts, part.ends))
    return Mapped(part.text, *(array("i", places.astype(np.intc).tobytes()) for places in shifted))


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    source = reading.text.source(clean)
    return Passage(reading.document.id, *sentences, clean, source, source.of(reading.raw), clean.of(reading.text.text))
