"""Check fixed formulas (固定表述) in the running text: their members, their order, and whether they are still in use.

What counts comes from the list a house keeps, and from the corpus: what stands in many documents in one order and in
none in another is a formula, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lineage.normalise import fold, key
from lineage.quotes.asking import Asked, Quotations
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import told
from lineage.quotes.formulas import Formula
from lineage.quotes.marks import Marks
from lineage.quotes.placing import near_text
from lineage.quotes.question import Question
from lineage.quotes.rules import BY_ID
from lineage.quotes.search import Hit
from lineage.records import Draft, Quotation, Verdict, When
from lineage.spans import Mapped, Span

FEWEST = 3  # members of an enumeration that the corpus can have in another order
STEADY = 4  # documents in which a formula stands at least
SHARE = 0.03  # of all documents in which it stands at least
NEXT = 8  # characters that may stand between two members of a house's formula
NAMES = (3, 10)  # characters of a name between quotation marks
AROUND = 24  # characters on both sides of a name that tell which formula it stands in
SLACK = (3, 14)  # characters that may belong to the first or last member

_MEMBER = re.compile(r"[^，、；：。！？,;:!?\n（）()《》…—]{2,24}(?:、[^，、；：。！？,;:!?\n（）()《》…—]{2,24})+")


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of a draft with its key, and what of it stands between marks."""

    words: str
    key: Mapped
    quoted: tuple[Span, ...]


def formulas(
    found: Marks,
    draft: Draft,
    quotations: Quotations,
    canon: Canon,
    as_of: When | None,
    house: Sequence[Formula],
    *,
    everything: bool,
) -> Iterator[Verdict]:
    """The verdict on each fixed formula that is not as it always is; with ``everything`` on the others too."""
    words = draft.text.text
    quoted = tuple(one.span for one in found.marked if one.kind == "quoted" and one.within is None)
    text = Text(words, key(Mapped.of(words)), quoted)
    yield from _listed(text, quotations, house, as_of)
    for match in _MEMBER.finditer(words):
        yield from _enumerated(Span(*match.span()), text, quotations, canon, as_of, everything=everything)
    yield from _named(text, quotations, canon, as_of)


def _listed(text: Text, quotations: Quotations, house: Sequence[Formula], as_of: When | None) -> Iterator[Verdict]:
    """What differs from the list of the house."""
    for formula in house:
        if formula.since is None or as_of is None or as_of.first >= formula.since.first:
            for old in formula.replaces:
                for span in _standing(fold(old), text):
                    facts = {
                        "left": "、".join(formula.members),
                        "date": str(as_of or formula.since or ""),
                        "source": "清单",
                    }
                    yield _by_list(quotations.of("formula", span, words=span.of(text.words)), "Q203", facts)
        yield from _misordered(formula, text, quotations)


def _misordered(formula: Formula, text: Text, quotations: Quotations) -> Iterator[Verdict]:
    """Members of a listed formula that stand next to each other in another order."""
    places = sorted(
        (span, number)
        for number, member in enumerate(formula.members if len(formula.members) > 1 else ())
        for span in _standing(fold(member), text)
    )
    run: list[tuple[Span, int]] = []
    for place in (*places, None):
        if place and (not run or _is_next(run[-1][0], place[0], text.words)):
            run.append(place)
            continue
        if any(other < one for (_, one), (_, other) in pairwise(run)):
            span = Span(run[0][0].start, run[-1][0].end)
            left = "、".join(formula.members[number] for number in sorted({number for _, number in run}))
            facts = {"left": left, "right": span.of(text.words), "source": "清单"}
            verdict = _by_list(quotations.of("formula", span, words=span.of(text.words)), "Q202", facts)
            yield replace(verdict, critical=("order",))
        run = [place] if place else []


def _is_next(one: Span, other: Span, words: str) -> bool:
    """Whether two members stand in one sentence, next to each other."""
    between = words[one.end : other.start]
    return other.start >= one.end and len(between) <= NEXT and not re.search("[。！？；\n]", between)


def _standing(words: str, text: Text) -> Iterator[Span]:
    """Where the draft has these words, in its clean text."""
    at = text.key.text.find(words) if words else -1
    while at >= 0:
        yield text.key.source(Span(at, at + len(words)))
        at = text.key.text.find(words, at + len(words))


def _by_list(quotation: Quotation, rule: str, facts: dict[str, str]) -> Verdict:
    return Verdict(quotation, BY_ID[rule].found, BY_ID[rule].level, rule, detail=tuple(facts.items()))


def _enumerated(
    span: Span, text: Text, quotations: Quotations, canon: Canon, as_of: When | None, *, everything: bool
) -> Iterator[Verdict]:
    """What an enumeration has in another order than the corpus always has it."""
    members, at = [], span.start
    for part in span.of(text.words).split("、"):
        members.append((fold(part), Span(at, at + len(part))))
        at += len(part) + 1
    if len(members) < FEWEST:
        return
    for number, ((one, place), (other, next_place)) in enumerate(pairwise(members)):
        first, last = number == 0, number + 2 == len(members)
        swapped = _swapped(one, other, canon, first=first, last=last)
        if swapped is None or not _is_same_run([member for member, _ in members], swapped[2][0], canon):
            continue
        before, after, hits = swapped
        start, end = _end_of(before, place, text), _start_of(after, next_place, text)
        clean = Span(start, end)
        quotation = quotations.of("formula", clean, words=clean.of(text.words))
        question = Question(quotation, Asked.of(quotation.words), as_of=as_of)
        verdict = told(question, "altered", hits[0], canon, rule="Q202")
        facts = {"left": verdict.source.words if verdict.source else "", "right": quotation.words}
        yield replace(verdict, critical=("order",), detail=(*verdict.detail, *facts.items()))
        return
    words = "".join(member for member, _ in members)
    if everything and (hits := canon.grams.exact(words)) and _is_steady(hits, canon):
        quotation = quotations.of("formula", span, words=span.of(text.words))
        yield told(Question(quotation, Asked.of(quotation.words)), "exact", hits[0], canon, rule="")


def _swapped(one: str, other: str, canon: Canon, *, first: bool, last: bool) -> tuple[str, str, list[Hit]] | None:
    """The two members, cut to what they share with a formula, and where the corpus always has them the other way."""
    tails = [one[-size:] for size in range(min(len(one), SLACK[1]), SLACK[0] - 1, -1)] if first else [one]
    heads = [other[:size] for size in range(min(len(other), SLACK[1]), SLACK[0] - 1, -1)] if last else [other]
    for tail in tails:
        if len(tail) < SLACK[0]:
            continue
        for head in heads:
            if len(head) < SLACK[0] or head == tail:
                continue
            hits = canon.grams.exact(head + tail)
            if not hits or not _is_steady(hits, canon):
                continue
            if not canon.grams.has(tail + head) and _are_members(hits[0], len(head), canon):
                return tail, head, hits
    return None


def _is_same_run(members: Sequence[str], hit: Hit, canon: Canon) -> bool:
    """Whether the source has all the members beside these two: a list of offices is no formula for having two alike."""
    size = sum(map(len, members))
    source = canon.reading(hit.document).key.text[max(hit.start - size, 0) : hit.end + size]
    cut = [members[0][-SLACK[0] :], *members[1:-1], members[-1][: SLACK[0]]]
    return all(member in source for member in cut)


def _are_members(hit: Hit, size: int, canon: Canon) -> bool:
    """Whether a pause parts, in the source, what stands there in the other order."""
    reading = canon.reading(hit.document)
    at = hit.start + size
    ends, starts, text = reading.key.ends, reading.key.starts, reading.text.text
    return (
        "、" in text[ends[at - 1] : starts[at]]
        and _edge(reading.text.text, starts[hit.start], -1)
        and _edge(text, ends[hit.end - 1], 1)
    )


def _edge(text: str, at: int, way: int) -> bool:
    """Whether a member may begin or end here: at a sign, or at the words that lead to an enumeration or follow it."""
    sign = text[at - 1 : at] if way < 0 else text[at : at + 1]
    return not sign.isalnum() or sign in "以和与及为的是在于"


def _is_steady(hits: Sequence[Hit], canon: Canon) -> bool:
    """Whether so many documents have it that it is a formula."""
    return len({hit.document for hit in hits}) >= max(STEADY, SHARE * len(canon.documents))


def _end_of(tail: str, place: Span, text: Text) -> int:
    """Where, in the clean text, the last ``len(tail)`` letters of a member begin."""
    folded = key(Mapped.of(place.of(text.words)))
    return place.start + folded.starts[len(folded) - len(tail)]


def _start_of(head: str, place: Span, text: Text) -> int:
    """Where, in the clean text, the first ``len(head)`` letters of a member end."""
    folded = key(Mapped.of(place.of(text.words)))
    return place.start + folded.ends[len(head) - 1]


def _named(text: Text, quotations: Quotations, canon: Canon, as_of: When | None) -> Iterator[Verdict]:
    """Names between quotation marks that the corpus never has, in a formula that it always has with another name."""
    for number, span in enumerate(text.quoted):
        name = fold(span.of(text.words))
        if not NAMES[0] <= len(name) <= NAMES[1]:
            continue
        near = [
            other for other in text.quoted[max(number - 2, 0) : number + 3] if abs(other.start - span.start) <= AROUND
        ]
        if len(near) < 2:
            continue
        whole = Span(near[0].start, near[-1].end)
        if re.search("[。！？；\n]", whole.of(text.words)) or canon.grams.has(name):
            continue
        quotation = quotations.of("formula", whole, words=whole.of(text.words))
        question = Question(quotation, Asked.of(quotation.words), as_of=as_of)
        best = near_text(question, canon)
        if best is None:
            continue
        verdict = told(question, "altered", best.hit, canon, rule="Q201")
        changed = [change for change in verdict.changes if change.op not in ("equal", "variant")]
        if len(changed) != 1 or not changed[0].left or not changed[0].right or fold(changed[0].right) not in name:
            continue
        if verdict.source and _is_steady(canon.grams.exact(fold(verdict.source.words)), canon):
            yield verdict
