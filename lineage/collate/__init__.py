"""Which passages answer to which, and how their wordings differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import inf

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from lineage.collate.changes import changes
from lineage.collate.columns import Clauses, columns
from lineage.collate.critical import critical
from lineage.collate.evidence import evidence
from lineage.collate.kinship import kinship, reserve
from lineage.collate.passages import AT_LEAST, Stretch, stretches
from lineage.collate.relation import relation, similarity
from lineage.collate.surprise import Background, background
from lineage.records import Match, Passage, Reading
from lineage.spans import Span

__all__ = ["Prepared", "changes", "collate", "prepare", "relation"]

BOILERPLATE = 1.6  # bits a shared character, below which everybody says it anyhow …
TELLING = 30.0  # … unless the whole comes to so many bits


@dataclass(frozen=True, slots=True)
class Prepared:
    """A corpus made ready for collating: its readings and, beside each, its clauses; who is kin; what all say."""

    readings: tuple[Reading, ...]
    clauses: tuple[Clauses, ...]
    kinship: npt.NDArray[np.float64]
    background: Background


def prepare(readings: Sequence[Reading]) -> Prepared:
    """Everything about ``readings`` that collating any two of them needs, in the order of their documents."""
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.order))
    return Prepared(ordered, columns(ordered), kinship(ordered), background(ordered))


def collate(corpus: Prepared, left: int, right: int, *, at_least: float = AT_LEAST) -> Iterator[Match]:
    """The matches of two documents, given by their place in ``corpus``, in the order of the right one.

    ``at_least`` is the evidence, in bits, that two clauses of close kin must show to answer to each other.
    """
    if left >= right:
        raise ValueError("the left document is the earlier one")
    needed = at_least + reserve(float(corpus.kinship[left, right]))
    if needed == inf:
        return
    sides = corpus.clauses[left], corpus.clauses[right]
    found = stretches(*sides, evidence(*sides), at_least=needed)
    if not found:
        return
    bits = corpus.background.bits(right, left)
    known: Counter[tuple[str, str]] = Counter()
    for stretch in found:
        match = _match(corpus.readings[left], corpus.readings[right], stretch, bits, known)
        if match:
            yield match


def _match(
    left: Reading,
    right: Reading,
    stretch: Stretch,
    bits: npt.NDArray[np.float64],
    known: Counter[tuple[str, str]],
) -> Match | None:
    """The match of two stretches, or none where no character is common to them in order."""
    key_left, key_right = _in_key(left, stretch.left), _in_key(right, stretch.right)
    words_left, words_right = key_left.of(left.key.text), key_right.of(right.key.text)
    shared = [step for step in Indel.opcodes(words_left, words_right) if step.tag == "equal"]
    size = sum(step.dest_end - step.dest_start for step in shared)
    if not size:
        return None
    surprise = sum(
        float(bits[key_right.start + step.dest_start : key_right.start + step.dest_end].sum()) for step in shared
    )
    known[words_left, words_right] += 1
    steps = changes(stretch.left.of(left.text.text), stretch.right.of(right.text.text))
    return Match(
        id=_id(left, right, words_left, words_right, known[words_left, words_right]),
        left=_passage(left, stretch.left, stretch.left_sentences),
        right=_passage(right, stretch.right, stretch.right_sentences),
        relation=relation(words_left, words_right),
        score=round(similarity(words_left, words_right), 4),
        surprise=round(surprise, 1),
        boilerplate=surprise < min(BOILERPLATE * size, TELLING),
        critical=critical(steps),
        changes=steps,
    )


def _in_key(reading: Reading, clean: Span) -> Span:
    """The stretch of the key text that stands for a stretch of the clean text."""
    where = np.frombuffer(reading.key.starts, np.intc)
    start, end = np.searchsorted(where, [clean.start, clean.end])
    return Span(int(start), int(end))


def _passage(reading: Reading, clean: Span, sentences: tuple[int, int]) -> Passage:
    source = reading.text.source(clean)
    return Passage(reading.document.id, *sentences, clean, source, source.of(reading.raw), clean.of(reading.text.text))


def _id(left: Reading, right: Reading, words_left: str, words_right: str, time: int) -> str:
    """An id that stays when the corpus grows: made of both documents and both wordings."""
    content = "\0".join((left.document.id, right.document.id, words_left, words_right, str(time)))
    return sha256(content.encode()).hexdigest()[:12]
