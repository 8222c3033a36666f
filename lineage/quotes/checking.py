"""All quotations of a draft with their verdicts, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.quotes.asking import Asked, Quotations, words_of
from lineage.quotes.canon import Canon
from lineage.quotes.formulas import Formula
from lineage.quotes.judging import Question, judge
from lineage.quotes.marks import Marks, marks
from lineage.quotes.rules import BY_ID
from lineage.records import Draft, Verdict, When
from lineage.spans import Span

FEWEST = 4  # characters of key below which what is marked is a word under discussion
CLAIM = 10  # characters from which what is marked claims to be a quotation even without a comma


def check(
    draft: Draft,
    canon: Canon,
    *,
    as_of: When | None = None,
    unmarked: bool = False,
    everything: bool = False,
    formulas: Sequence[Formula] = (),
) -> tuple[Verdict, ...]:
    """The verdict on each quotation of a draft."""
    del unmarked, everything, formulas
    text = draft.text.text
    found = marks(text, draft.blocks)
    quotations = Quotations(draft)
    verdicts = [*_quoted(found, draft, quotations, canon, as_of or draft.date), *_unbalanced(found, text, quotations)]
    return tuple(sorted(verdicts, key=lambda one: (one.quotation.clean.start, -one.quotation.clean.end)))


def _quoted(found: Marks, draft: Draft, quotations: Quotations, canon: Canon, as_of: When | None) -> Iterator[Verdict]:
    for marked in found.marked:
        if marked.kind == "title":
            continue
        words = words_of(draft.text.text, marked)
        asked = Asked.of(words)
        if len(asked) < FEWEST:
            continue
        verdict = judge(Question(quotations.of("quoted", marked.span, words=words), asked, as_of=as_of), canon)
        if verdict.found == "not_found" and (marked.within is not None or len(asked) < CLAIM):
            continue
        yield verdict


def _unbalanced(found: Marks, text: str, quotations: Quotations) -> Iterator[Verdict]:
    """For each paragraph with a mark that has no mate, one verdict."""
    rule = BY_ID["Q180"]
    for mark in found.unbalanced:
        quotation = quotations.of("quoted", Span(mark.start, mark.end), words=mark.of(text))
        yield Verdict(quotation, "unbalanced", rule.level, rule.id, detail=(("right", mark.of(text)),))
