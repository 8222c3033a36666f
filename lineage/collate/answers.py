"""Find the passages of a document that answer to passages of earlier ones, and how much that tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
from rapidfuzz.distance import Indel

from lineage.collate.columns import Clauses, Floats, Ints, columns
from lineage.collate.edges import in_key, trimmed
from lineage.collate.evidence import evidence
from lineage.collate.passages import AT_LEAST, Stretch, stretches
from lineage.collate.relation import similarity
from lineage.collate.runs import KIN, acquainted, kinship, reserve
from lineage.collate.stock import Stock
from lineage.collate.surprise import Background, background
from lineage.records import Answer, Reading

BOILERPLATE = 1.6  # bits a shared character, below which everybody says it anyhow …
TELLING = 30.0  # … unless the whole comes to so many bits


@dataclass(frozen=True, slots=True)
class Prepared:
    """A corpus made ready for collating: its readings in the order of their documents, and their clauses.

    ``kinship`` says who is kin to whom, ``acquainted`` which clauses of strangers are worth weighing,
    ``background`` what everybody says anyhow.
    """

    readings: tuple[Reading, ...]
    clauses: Clauses
    kinship: Floats
    acquainted: tuple[Ints, Ints]
    background: Background


def prepare(readings: Sequence[Reading], stock: Stock | None = None) -> Prepared:
    """Everything about ``readings`` that collating any of them needs; ``stock`` is what a small corpus leans on."""
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.order))
    clauses = columns(ordered)
    return Prepared(ordered, clauses, kinship(clauses), acquainted(clauses), background(ordered, stock))


def answers(corpus: Prepared, right: int, *, at_least: float = AT_LEAST) -> Iterator[Answer]:
    """What in one document, given by its place in ``corpus``, answers to earlier ones, in its own order.

    ``at_least`` is the evidence, in bits, that two clauses of close kin must show to answer to each other.
    """
    kin = corpus.kinship[:, right]
    close = np.flatnonzero(kin >= KIN)
    pairs = evidence(corpus.clauses, right, close, _strangers(corpus, right))
    needed = np.array([at_least + reserve(float(share)) for share in kin])
    known: Counter[tuple[str, str, str]] = Counter()
    costs: dict[int, Floats] = {}  # up to each character of the right document, by the issuer of the left
    for stretch in sorted(_trimmed(corpus, right, stretch) for stretch in stretches(corpus.clauses, pairs, needed)):
        issuer = int(corpus.background.issuers[stretch.document])
        if issuer not in costs:
            costs[issuer] = np.append(0.0, np.cumsum(corpus.background.bits(right, stretch.document)))
        yield _answer(corpus, right, stretch, costs[issuer], known)


def _strangers(corpus: Prepared, right: int) -> tuple[Ints, Ints]:
    """Clauses of document ``right``, and of earlier documents that are no close kin, that share a rare run."""
    later, earlier = corpus.acquainted
    place = slice(*np.searchsorted(later, corpus.clauses.begin[right : right + 2]))
    kin = corpus.kinship[corpus.clauses.document[earlier[place]], right]
    far = (kin > 0) & (kin < KIN)
    return later[place][far], earlier[place][far]


def _trimmed(corpus: Prepared, right: int, stretch: Stretch) -> Stretch:
    """The stretch from where both sides begin to share their text to where they end."""
    one, other = corpus.readings[stretch.document], corpus.readings[right]
    old, new = trimmed(one, stretch.left, other, stretch.right)
    return replace(stretch, left=old, right=new)


def _answer(
    corpus: Prepared, right: int, stretch: Stretch, cost: Floats, known: Counter[tuple[str, str, str]]
) -> Answer:
    """The answer of one stretch to another."""
    one, other = corpus.readings[stretch.document], corpus.readings[right]
    place = in_key(other, stretch.right)
    left_key, right_key = in_key(one, stretch.left).of(one.key.text), place.of(other.key.text)
    shared = [step for step in Indel.opcodes(left_key, right_key) if step.tag == "equal"]
    size = sum(step.dest_end - step.dest_start for step in shared)
    at = place.start
    surprise = sum(float(cost[at + step.dest_end] - cost[at + step.dest_start]) for step in shared)
    content = one.document.id, left_key, right_key
    known[content] += 1
    return Answer(
        id=_id(other.document.id, *content, str(known[content])),
        left=one.document.id,
        right=other.document.id,
        left_clean=stretch.left,
        right_clean=stretch.right,
        left_sentences=stretch.left_sentences,
        right_sentences=stretch.right_sentences,
        score=round(similarity(left_key, right_key), 4),
        surprise=round(surprise, 1),
        boilerplate=surprise < min(BOILERPLATE * size, TELLING),
    )


def _id(*content: str) -> str:
    """An id that stays when the corpus grows: made of both documents and both wordings."""
    return sha256("\0".join(content).encode()).hexdigest()[:12]
