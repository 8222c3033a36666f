"""A quotation beside a stretch of a source: how the two differ, and the verdict that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lineage.collate.changes import told as as_told
from lineage.collate.steps import Step, steps
from lineage.quotes import sense
from lineage.quotes.canon import Canon
from lineage.quotes.figures import figures
from lineage.quotes.question import Question
from lineage.quotes.rules import BY_ID
from lineage.quotes.search import Hit
from lineage.records import Change, Critical, Finding, Passage, Severity, Verdict
from lineage.spans import Span

ROUND = 4  # characters round a change that a message shows


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch of a source beside the quotation."""

    passage: Passage
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]


def differences(question: Question, hit: Hit, canon: Canon) -> Compared:
    """How the quotation differs from a stretch of a source."""
    passage = canon.passage(hit)
    words = question.asked.words
    passage = _with_signs(passage, hit, words, canon)
    keys = figures(passage.words), figures(words)
    compared = steps(keys[0].text, keys[1].text)
    return Compared(passage, tuple(compared), as_told(passage.words, words, keys, compared))


def _with_signs(passage: Passage, hit: Hit, words: str, canon: Canon) -> Passage:
    """The passage with as many of the signs round it as the quotation has at its ends."""
    reading = canon.reading(hit.document)
    text, start, end = reading.text.text, passage.clean.start, passage.clean.end
    letters = [at for at, sign in enumerate(words) if sign.isalnum()]
    if not letters:
        return passage
    head, mark = letters[0], letters[-1] + 1
    while head and start and not text[start - 1].isalnum() and text[start - 1] == words[head - 1]:
        start, head = start - 1, head - 1
    while mark < len(words) and end < len(text) and not text[end].isalnum() and text[end] != "\n":
        end, mark = end + 1, mark + 1
    clean = Span(start, end)
    source = reading.text.source(clean)
    return replace(passage, clean=clean, source=source, text=source.of(reading.raw), words=clean.of(text))


def verdict_on(
    question: Question,
    found: Finding,
    compared: Compared,
    *,
    rule: str,
    canon: Canon,
    kinds: tuple[Critical, ...] = (),
    detail: dict[str, str] | None = None,
    alternatives: tuple[Passage, ...] = (),
    also: tuple[Finding, ...] = (),
) -> Verdict:
    left, right = _told_of(compared.changes)
    facts = {"source": canon.name(compared.passage.document), "left": left, "right": right} | (detail or {})
    level: Severity = BY_ID[rule].level if rule else "none"
    return Verdict(
        quotation=question.quotation,
        found=found,
        level=level,
        rule=rule,
        also=also,
        critical=kinds,
        source=compared.passage,
        alternatives=alternatives,
        changes=compared.changes,
        detail=tuple(facts.items()),
    )


def told(
    question: Question,
    found: Finding,
    hit: Hit,
    canon: Canon,
    *,
    rule: str,
    detail: dict[str, str] | None = None,
    level: Severity | None = None,
) -> Verdict:
    """A verdict that was come to elsewhere, with its source and how that differs."""
    compared = differences(question, hit, canon)
    kinds = sense.altered(compared.steps, compared.changes)
    verdict = verdict_on(question, found, compared, rule=rule, canon=canon, kinds=kinds, detail=detail)
    return verdict if level is None else replace(verdict, level=level)


def not_found(question: Question, canon: Canon) -> Verdict:
    """The verdict on words that stand in no source."""
    rule = "Q161"
    if question.named and question.claim.decisive and question.claim.direct:
        rule = "Q162" if question.press_only else "Q160"
    searched = canon.searched(question.named if rule == "Q160" else frozenset(), question.as_of)
    return Verdict(question.quotation, "not_found", BY_ID[rule].level, rule, detail=(("searched", searched),))


def _told_of(changes: Sequence[Change]) -> tuple[str, str]:
    """What a message shows of the changes on both sides: where one side has nothing, with the words round it."""
    words = [change for change in changes if change.op not in ("equal", "variant")]
    kinds = ("insert", "delete", "replace") if words else ("variant",)
    left, right = [], []
    for at, change in enumerate(changes):
        if change.op not in kinds:
            continue
        before = after = ""
        if not change.left or not change.right:
            before = changes[at - 1].right[-ROUND:] if at else ""
            after = changes[at + 1].right[:ROUND] if at + 1 < len(changes) else ""
        left.append(f"{before}{change.left}{after}")
        right.append(f"{before}{change.right}{after}")
    return "……".join(left), "……".join(right)


def telling(change: Change) -> bool:
    """Whether an editor is to be told of a change: of words and marks, not of their script or width.

    >>> telling(Change("variant", "國", "国")), telling(Change("variant", "，", "、"))
    (False, True)
    """
    words = any(sign.isalnum() for sign in change.left + change.right)
    return change.op != "equal" and not (change.op == "variant" and words)
