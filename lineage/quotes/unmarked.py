"""Stretches of a draft that stand in a source word for word, or nearly so, and are not marked as quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.normalise import key
from lineage.quotes.asking import Asked, Quotations
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import told
from lineage.quotes.marks import Marks
from lineage.quotes.placing import near_text
from lineage.quotes.question import Question
from lineage.records import Draft, Verdict, When
from lineage.spans import Mapped, Span

FEWEST = 24  # characters of key that a stretch must have
EVERYWHERE = 12  # documents from which what they all have is nobody's own
ALIKE = 0.85  # share of a stretch that must stand in the source

_SENTENCE = re.compile(r"[^。！？!?\n]+")


def unmarked(found: Marks, draft: Draft, quotations: Quotations, canon: Canon, as_of: When | None) -> Iterator[Verdict]:
    """The verdict on each stretch of running text that is borrowed."""
    text = draft.text.text
    quoted = [one.span for one in found.marked if one.kind == "quoted" and one.within is None]
    for match in _SENTENCE.finditer(text):
        for span in _outside(Span(*match.span()), quoted):
            yield from _borrowed(span, text, quotations, canon, as_of)


def _outside(span: Span, quoted: list[Span]) -> Iterator[Span]:
    """What of a sentence stands between no quotation marks, short names included."""
    at = span.start
    for one in quoted:
        if one.end <= at or one.start >= span.end or len(one) < FEWEST:
            continue
        if at < one.start - 1:
            yield Span(at, one.start - 1)
        at = min(one.end + 1, span.end)
    if at < span.end:
        yield Span(at, span.end)


def _borrowed(span: Span, text: str, quotations: Quotations, canon: Canon, as_of: When | None) -> Iterator[Verdict]:
    """The verdict on the borrowed stretch of a part of a sentence, if it has one."""
    folded = key(Mapped.of(span.of(text), at=span.start))
    for start, end in _shared(folded.text, canon):
        if end - start < FEWEST:
            continue
        clean = folded.source(Span(start, end))
        words = clean.of(text)
        asked = Asked.of(words)
        hits = canon.grams.exact(asked.key.text)
        if len({hit.document for hit in hits}) > EVERYWHERE:
            continue
        quotation = quotations.of("unmarked", clean, words=words)
        question = Question(quotation, asked, as_of=as_of)
        if hits := [hit for hit in hits if canon.is_consulted(hit.document, as_of)]:
            yield told(question, "exact", hits[0], canon, rule="Q301", level="info")
        elif (best := near_text(question, canon)) and best.covered >= ALIKE:
            yield told(question, "altered", best.hit, canon, rule="Q302")


def _shared(words: str, canon: Canon) -> Iterator[tuple[int, int]]:
    """The stretches whose grams stand in the corpus, small gaps bridged."""
    known = canon.grams.known(words)
    start = last = None
    for at, there in enumerate([*known, *[False] * (GAP + 1)]):
        if there:
            start, last = (at if start is None else start), at
        elif start is not None and last is not None and at - last > GAP:
            yield start, min(last + canon.grams.size, len(words))
            start = last = None


GAP = 6  # grams that nothing in the corpus has and that still do not part a stretch
