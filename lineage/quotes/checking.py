"""All quotations of a draft with their verdicts, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.quotes import fixed, judging, titles
from lineage.quotes.asking import Asked, Quotations, words_of
from lineage.quotes.canon import Canon
from lineage.quotes.claims import Claims
from lineage.quotes.formulas import Formula
from lineage.quotes.judging import judge
from lineage.quotes.marks import Marks, marks
from lineage.quotes.question import Question
from lineage.quotes.rules import BY_ID
from lineage.quotes.unmarked import unmarked as borrowed
from lineage.records import Draft, Verdict, When
from lineage.spans import Span

FEWEST = 4  # characters of key below which what is marked is a word under discussion
CLAIM = 10  # characters from which what is marked claims to be a quotation, though nobody is said to have said it
BEFORE = 12  # characters before a mark that tell how the words are meant


def check(
    draft: Draft,
    canon: Canon,
    *,
    as_of: When | None = None,
    unmarked: bool = False,
    everything: bool = False,
    formulas: Sequence[Formula] = (),
) -> tuple[Verdict, ...]:
    """The verdict on each quotation, title and fixed formula of a draft."""
    text, when = draft.text.text, as_of or draft.date
    found = marks(text, draft.blocks)
    claims = Claims(draft, found, canon, when)
    quotations = Quotations(draft)
    questions = [*_quoted(found, draft, quotations, claims, canon, when)]
    called = titles.titles(found, draft, quotations, when)
    likely = [*questions, *(question for _, question in called)]
    canon.fetch(number for question in likely for number in judging.likely(question, canon))
    verdicts = [judge(question, canon) for question in questions]
    every = [verdict for question, verdict in zip(questions, verdicts, strict=True) if _is_listed(question, verdict)]
    every += titles.judged(called, draft, canon, when)
    told = [one.quotation.clean for one in every if one.level in ("error", "warning")]
    listed = fixed.formulas(found, draft, quotations, canon, when, formulas, everything=everything)
    every += [one for one in listed if not _is_told(one.quotation.clean, told)]
    if unmarked:
        every += borrowed(found, draft, quotations, canon, when)
    every += _unbalanced(found, text, quotations)
    return tuple(sorted(every, key=lambda one: (one.quotation.clean.start, -one.quotation.clean.end)))


def _quoted(
    found: Marks, draft: Draft, quotations: Quotations, claims: Claims, canon: Canon, as_of: When | None
) -> Iterator[Question]:
    """What stands between quotation marks and is more than a word under discussion."""
    text = draft.text.text
    for marked in found.marked:
        if marked.kind == "title":
            continue
        words = words_of(text, marked)
        asked = Asked.of(words)
        if len(asked) < FEWEST:
            continue
        claim = claims.of(marked)
        quotation = quotations.of("quoted", marked.span, words=words, attributed=claim.attributed(canon))
        before = text[max(marked.span.start - BEFORE, 0) : marked.span.start]
        after = text[marked.span.end : marked.span.end + BEFORE]
        yield Question(
            quotation, asked, claim, claims.press_only(claim), before, after, as_of, nested=marked.within is not None
        )


def _is_listed(question: Question, verdict: Verdict) -> bool:
    """Whether a verdict is told: what stands in no source is so only if it claims to be a quotation."""
    if verdict.found != "not_found":
        return True
    claim, length = question.claim, len(question.asked)
    if question.nested and not claim.name:
        return False
    return length >= CLAIM or (claim.direct and length >= FEWEST)


def _is_told(formula: Span, told: Sequence[Span]) -> bool:
    """Whether a quotation round a formula, or the same as it, is told of already."""
    return any(span.start <= formula.start and formula.end <= span.end for span in told)


def _unbalanced(found: Marks, text: str, quotations: Quotations) -> Iterator[Verdict]:
    """For each paragraph with a mark that has no mate, one verdict."""
    rule = BY_ID["Q180"]
    for mark in found.unbalanced:
        quotation = quotations.of("quoted", Span(mark.start, mark.end), words=mark.of(text))
        yield Verdict(quotation, "unbalanced", rule.level, rule.id, detail=(("right", mark.of(text)),))
