"""A quotation in several parts: what is left out between them, marked or not, and places quoted as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lineage.collate.changes import told as as_told
from lineage.collate.steps import steps
from lineage.quotes.asking import BREAK
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import Compared, differences, verdict_on
from lineage.quotes.figures import figures
from lineage.quotes.moving import moved
from lineage.quotes.placing import FAR, LONGEST, PART, consulted
from lineage.quotes.question import Question
from lineage.quotes.search import Hit
from lineage.records import Verdict
from lineage.spans import Span

ALONE = 9  # characters from which a part is told to come from another place
SLIDE = 12  # characters by which what is left out may be moved to lie between commas
_NOT = (
    "不(?!断|仅|同|但|忘|懈|移|动摇|只|平衡|充分)|没有|未(?!来)|并非|防止|避免|反对|严禁|禁止|杜绝|切忌|[决绝]不|勿|莫"
)
TURNS = re.compile(
    f"^(?:但|然而|不过|除|如果|只有|只要|坚决)?(?:{_NOT})|^(?:但|然而|不过|除|如果|只有|却)|除外|以外|为前提"
)
DENIED = re.compile(f"(?:{_NOT})[能得要可许应该会再让使是]*$")


def are_whole(compared: Compared) -> bool:
    """Whether all that is left out is whole clauses or members of the source."""
    text = compared.passage.words
    folded = figures(text)
    edges = {0, len(folded)}
    for at in range(1, len(folded)):
        if BREAK.search(text, folded.ends[at - 1], folded.starts[at]) or folded.text[at] in "和与及":
            edges.add(at)
    at = 0
    for step in compared.steps:
        if not step.equal and not _may_be_whole(folded.text, edges, at, len(step.left)):
            return False
        at += len(step.left)
    return True


def _may_be_whole(text: str, edges: set[int], at: int, size: int) -> bool:
    """Whether a stretch, or the same one moved to where leaving it out leaves the same text, lies between edges."""
    return any(
        at + shift in edges and at + shift + size in edges and _slides(text, at, size, shift)
        for shift in range(-min(SLIDE, at), SLIDE + 1)
    )


def _slides(text: str, at: int, size: int, shift: int) -> bool:
    """Whether leaving out the stretch moved by ``shift`` leaves the same text."""
    start = at + shift
    return (
        start >= 0
        and start + size <= len(text)
        and text[:start] + text[start + size :] == text[:at] + text[at + size :]
    )


def in_order(each: Sequence[Sequence[Hit]]) -> list[Hit] | None:
    """One hit of every part, in one document and in order; of several documents the best."""
    for first in each[0]:
        placed = [first]
        for hits in each[1:]:
            later = [hit for hit in hits if hit.document == first.document and hit.start >= placed[-1].end]
            if not later:
                break
            placed.append(min(later, key=lambda hit: hit.start))
        else:
            return placed
    return None


def abridged(question: Question, placed: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on parts that stand in one document, in order, with marks of omission between them."""
    whole = Hit(placed[0].document, placed[0].start, placed[-1].end)
    compared = differences(question, whole, canon)
    reading = canon.reading(whole.document)
    rule, left = "Q122", ""
    for one, other in pairwise(placed):
        gap = Span(reading.key.ends[one.end - 1], reading.key.starts[other.start]).of(reading.text.text)
        if _turned(gap):
            rule, left = "Q121", gap.strip()
    return verdict_on(question, "abridged", compared, rule=rule, canon=canon, detail={"left": left})


def _turned(gap: str) -> bool:
    """Whether what is left out ends in the midst of a clause that it denies or limits."""
    if BREAK.search(gap[-1:]):
        return False
    return bool(TURNS.search(re.split(BREAK, gap)[-1]))


def in_parts(question: Question, canon: Canon) -> Verdict | None:
    """The verdict on a quotation whose clauses stand in several places, each as it is quoted; none if they do not."""
    asked = question.asked
    clauses = asked.clauses()
    if len(clauses) < 2 or len(asked) > LONGEST:
        return None
    parts: list[list[Hit]] = []
    at = 0
    while at < len(clauses):
        found: list[Hit] = []
        end = at
        for last in range(at, len(clauses)):
            words = asked.key.text[clauses[at].start : clauses[last].end]
            if len(words) < PART:
                continue
            hits = consulted(canon.grams.exact(words), question, canon)
            if not hits:
                break
            found, end = hits, last + 1
        if not found:
            return None
        parts.append(found)
        at = end
    if not 2 <= len(parts) <= 4:
        return None
    placed = in_order(parts)
    if placed and all(other.start - one.end <= FAR for one, other in pairwise(placed)):
        compared = differences(question, Hit(placed[0].document, placed[0].start, placed[-1].end), canon)
        dropped = [step.left for step in compared.steps if not step.equal]
        rule = "Q121" if any(map(TURNS.search, dropped)) else "Q120"
        return verdict_on(question, "abridged", compared, rule=rule, canon=canon, detail={"left": "……".join(dropped)})
    together = _together(parts)
    if together and (reordered := moved(question, together, canon)):
        return reordered
    best = placed or [hits[0] for hits in parts]
    if min(hit.end - hit.start for hit in best) < ALONE:
        return None
    return joined(question, best, canon)


def _together(parts: Sequence[Sequence[Hit]]) -> Hit | None:
    """The stretch of one document that has all parts near each other, in whatever order."""
    for first in parts[0]:
        near = [first]
        for hits in parts[1:]:
            near += [hit for hit in hits if hit.document == first.document and abs(hit.start - first.start) <= LONGEST][
                :1
            ]
        if len(near) == len(parts):
            return Hit(first.document, min(hit.start for hit in near), max(hit.end for hit in near))
    return None


def joined(question: Question, placed: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on parts from several places."""
    passages = [canon.passage(hit) for hit in placed]
    words = "".join(passage.words for passage in passages)
    keys = figures(words), figures(question.asked.words)
    compared = steps(keys[0].text, keys[1].text)
    found = Compared(passages[0], tuple(compared), as_told(words, question.asked.words, keys, compared))
    detail = {"left": passages[0].words, "right": passages[1].words}
    return verdict_on(
        question, "joined", found, rule="Q130", canon=canon, detail=detail, alternatives=tuple(passages[1:])
    )
