"""Judge one quotation: what it is compared with, and the verdict.

Similarity finds the place; the verdict comes from what differs there, by rules.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lineage.collate.changes import Step, steps, told
from lineage.collate.critical import critical
from lineage.normalise import key
from lineage.quotes.asking import BREAK, Asked, signs
from lineage.quotes.canon import Canon
from lineage.quotes.nearest import chain
from lineage.quotes.rules import BY_ID, CRITICAL
from lineage.quotes.search import Hit
from lineage.records import Change, Critical, Finding, Passage, Quotation, Severity, Verdict, When
from lineage.spans import Mapped, Span

SHORT = 8  # characters of key below which only what stands exactly so is found
COVERED = 0.72  # share of a quotation that must stand in a source for it to be that source's
COVERED_NAMED = 0.55  # the same where the draft names the source
PART = 6  # characters of which each of several joined parts must hold as many
FAR = 200  # characters between two parts from which they do not stand together
LOOKED_AT = 6  # documents whose punctuation is looked at
LONGEST = 3000  # characters beyond which a quotation is looked for only as it stands
_LETTER = re.compile(r"\w")
_TURNS = re.compile(
    "不(?!断|仅|同|但|忘|懈|移|动摇)|没有|未(?!来)|并非|防止|避免|反对|严禁|禁止|杜绝|切忌|除外|^(?:但|然而|不过|除非|除了?|如果|只有)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation, or a part of it, stands: the stretch of the key of the source and that of the quotation."""

    hit: Hit
    part: Span
    matched: int


@dataclass(frozen=True, slots=True)
class Question:
    """One quotation and all that its verdict depends on; ``named`` are the documents that the draft names."""

    quotation: Quotation
    asked: Asked
    named: frozenset[int] = frozenset()
    direct: bool = False
    as_of: When | None = None


def judge(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation."""
    asked = question.asked
    hits = _consulted(canon.grams.exact(asked.key.text), question, canon)
    if hits:
        return _exact(question, hits, canon)
    if len(asked.pieces) > 1:
        return _with_omissions(question, canon)
    best = _nearest(question, canon) if SHORT <= len(asked) <= LONGEST else None
    if best is None:
        return _parts(question, canon) or not_found(question, canon)
    compared = _compared(question, best, canon)
    if compared.found != "abridged" and (joined := _parts(question, canon)):
        return joined
    return compared


def _consulted(hits: Iterable[Hit], question: Question, canon: Canon) -> list[Hit]:
    """The hits that count, the best source first."""
    counting = [hit for hit in hits if canon.is_consulted(hit.document, question.as_of)]
    return sorted(counting, key=lambda hit: _rank(hit, question, canon))


def _rank(hit: Hit, question: Question, canon: Canon) -> tuple[bool, float, object, int]:
    return (
        hit.document not in question.named,
        -canon.weights[hit.document],
        canon.documents[hit.document].order,
        hit.start,
    )


def _exact(question: Question, hits: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on words that stand in a source as they are quoted, but perhaps with other signs."""
    wanted = signs(question.asked.words)
    looked_at: dict[int, Hit] = {}
    for hit in hits:
        if hit.document not in looked_at and len(looked_at) < LOOKED_AT:
            looked_at[hit.document] = hit
    alike = [hit for hit in looked_at.values() if signs(canon.passage(hit).words) == wanted]
    hit = alike[0] if alike else hits[0]
    compared = _differences(question, hit, canon)
    return _verdict(question, "exact" if alike else "punctuation", compared, rule="" if alike else "Q170", canon=canon)


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch of a source beside the quotation."""

    passage: Passage
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]


def _differences(question: Question, hit: Hit, canon: Canon) -> Compared:
    """How the quotation differs from a stretch of a source."""
    passage = canon.passage(hit)
    words = question.asked.words
    passage = _with_signs(passage, hit, words, canon)
    keys = key(Mapped.of(passage.words)), question.asked.key
    compared = steps(keys[0].text, keys[1].text)
    return Compared(passage, tuple(compared), told(passage.words, words, keys, compared))


def _with_signs(passage: Passage, hit: Hit, words: str, canon: Canon) -> Passage:
    """The passage with as many of the signs round it as the quotation has at its ends."""
    reading = canon.reading(hit.document)
    text, start, end = reading.text.text, passage.clean.start, passage.clean.end
    head = len(words) - len(words.lstrip("“”‘’「」『』《》〈〉（）()…—。，、；：！？,.;:!? \n\u3000"))
    tail = len(words) - len(words.rstrip("“”‘’「」『』《》〈〉（）()…—。，、；：！？,.;:!? \n\u3000"))
    if head == len(words):
        return passage
    while head and start and not text[start - 1].isalnum() and text[start - 1] == words[head - 1]:
        start, head = start - 1, head - 1
    mark = len(words) - tail
    while mark < len(words) and end < len(text) and not text[end].isalnum() and text[end] != "\n":
        end, mark = end + 1, mark + 1
    clean = Span(start, end)
    source = reading.text.source(clean)
    return replace(passage, clean=clean, source=source, text=source.of(reading.raw), words=clean.of(text))


def _nearest(question: Question, canon: Canon) -> Place | None:
    """The place most like the quotation, if any is like enough."""
    words = question.asked.key.text
    found = []
    windows = canon.grams.near(words)
    if question.named:
        windows = [*canon.grams.near(words, among=question.named), *windows]
    for start, end in dict.fromkeys(windows):
        number, at = canon.grams.within(start)
        if not canon.is_consulted(number, question.as_of):
            continue
        runs = chain(words, canon.grams.text[start:end])
        if runs.runs:
            found.append((runs.worth, number, at, runs))
    if not found:
        return None
    _, number, at, best = max(
        found,
        key=lambda one: (round(one[0] + (0.1 * len(words) if one[1] in question.named else 0), 3), -one[1], -one[2]),
    )
    needed = COVERED_NAMED if number in question.named else COVERED
    first, last = best.runs[0], best.runs[-1]
    if best.matched < needed * len(words) or best.longest < min(PART, len(words) // 2):
        return None
    head, tail = first.at, len(words) - last.at - last.size
    start = _stretched(canon, number, at + first.there, head, -1)
    end = _stretched(canon, number, at + last.there + last.size, tail, 1)
    return Place(Hit(number, start, end), Span(0, len(words)), best.matched)


def _stretched(canon: Canon, number: int, place: int, by: int, way: int) -> int:
    """A place of a key moved outwards over what a quotation has otherwise, within its clause."""
    reading = canon.reading(number)
    ends, starts, text = reading.key.ends, reading.key.starts, reading.text.text
    for _ in range(by):
        if not 0 < place < len(reading.key) or BREAK.search(text, ends[place - 1], starts[place]):
            break
        place += way
    return place


def _compared(question: Question, best: Place, canon: Canon) -> Verdict:
    """The verdict on words that stand in a source nearly as they are quoted."""
    compared = _differences(question, best.hit, canon)
    dropped = [step for step in compared.steps if not step.equal]
    if all(not step.right for step in dropped) and all(_is_whole(step.left, compared) for step in dropped):
        left = "……".join(step.left for step in dropped)
        turned = any(_TURNS.search(step.left) for step in dropped)
        rule = "Q121" if turned else "Q120"
        return _verdict(question, "abridged", compared, rule=rule, canon=canon, detail={"left": left})
    kinds = critical(compared.steps)
    return _verdict(question, "altered", compared, rule=_altered_rule(kinds, dropped), canon=canon, kinds=kinds)


def _altered_rule(kinds: Sequence[Critical], changed: Sequence[Step]) -> str:
    """The rule that says what kind of change it is."""
    for kind, rule in CRITICAL.items():
        if kind in kinds:
            return rule
    if all(not step.left for step in changed):
        return "Q110"
    return "Q111" if all(not step.right for step in changed) else "Q101"


def _is_whole(words: str, compared: Compared) -> bool:
    """Whether what is left out is whole clauses or members of the source."""
    folded = key(Mapped.of(compared.passage.words))
    edges = {0, len(folded)}
    text = compared.passage.words
    for at in range(1, len(folded)):
        if BREAK.search(text, folded.ends[at - 1], folded.starts[at]) or folded.text[at] in "和与及":
            edges.add(at)
    at = 0
    for step in compared.steps:
        if not step.equal and step.left == words:
            shifts = range(-min(12, at), 13)
            for shift in shifts:
                start, end = at + shift, at + shift + len(words)
                if start in edges and end in edges and _slides(folded.text, at, len(words), shift):
                    return True
        at += len(step.left)
    return False


def _slides(text: str, at: int, size: int, shift: int) -> bool:
    """Whether leaving out the stretch moved by ``shift`` leaves the same text."""
    start = at + shift
    return (
        start >= 0
        and start + size <= len(text)
        and text[:start] + text[start + size :] == text[:at] + text[at + size :]
    )


def _with_omissions(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation with marks of omission."""
    asked = question.asked
    each = [_consulted(canon.grams.exact(asked.part(piece)), question, canon) for piece in asked.pieces]
    if all(each):
        if placed := _in_order(each):
            return _abridged(question, placed, canon)
        return _joined(question, [hits[0] for hits in each], canon)
    best = _nearest(question, canon)
    return _compared(question, best, canon) if best else not_found(question, canon)


def _in_order(each: Sequence[Sequence[Hit]]) -> list[Hit] | None:
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


def _abridged(question: Question, placed: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on parts that stand in one document, in order, with marks of omission between them."""
    whole = Hit(placed[0].document, placed[0].start, placed[-1].end)
    compared = _differences(question, whole, canon)
    reading = canon.reading(whole.document)
    rule, left = "Q122", ""
    for one, other in itertools.pairwise(placed):
        gap = Span(reading.key.ends[one.end - 1], reading.key.starts[other.start]).of(reading.text.text)
        if _turned(gap):
            rule, left = "Q121", gap.strip()
    return _verdict(question, "abridged", compared, rule=rule, canon=canon, detail={"left": left})


def _turned(gap: str) -> bool:
    """Whether what is left out ends in the midst of a clause that it denies or limits."""
    if BREAK.search(gap[-1:]):
        return False
    return bool(_TURNS.search(re.split(BREAK, gap)[-1]))


def _parts(question: Question, canon: Canon) -> Verdict | None:
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
            hits = _consulted(canon.grams.exact(words), question, canon)
            if not hits:
                break
            found, end = hits, last + 1
        if not found:
            return None
        parts.append(found)
        at = end
    if not 2 <= len(parts) <= 4:
        return None
    placed = _in_order(parts)
    if placed and all(other.start - one.end <= FAR for one, other in itertools.pairwise(placed)):
        compared = _differences(question, Hit(placed[0].document, placed[0].start, placed[-1].end), canon)
        left = "……".join(step.left for step in compared.steps if not step.equal)
        rule = "Q121" if _TURNS.search(left) else "Q120"
        return _verdict(question, "abridged", compared, rule=rule, canon=canon, detail={"left": left})
    return _joined(question, placed or [hits[0] for hits in parts], canon)


def _joined(question: Question, placed: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on parts from several places."""
    passages = [canon.passage(hit) for hit in placed]
    words = "".join(passage.words for passage in passages)
    keys = key(Mapped.of(words)), question.asked.key
    compared = steps(keys[0].text, keys[1].text)
    found = Compared(passages[0], tuple(compared), told(words, question.asked.words, keys, compared))
    detail = {"left": passages[0].words, "right": passages[1].words}
    return _verdict(
        question, "joined", found, rule="Q130", canon=canon, detail=detail, alternatives=tuple(passages[1:])
    )


def not_found(question: Question, canon: Canon) -> Verdict:
    """The verdict on words that stand in no source."""
    searched = sum(canon.is_consulted(number, question.as_of) for number in range(len(canon.documents)))
    rule = "Q160" if question.named else "Q161"
    return Verdict(question.quotation, "not_found", BY_ID[rule].level, rule, detail=(("searched", str(searched)),))


def _verdict(
    question: Question,
    found: Finding,
    compared: Compared,
    *,
    rule: str,
    canon: Canon,
    kinds: tuple[Critical, ...] = (),
    detail: dict[str, str] | None = None,
    alternatives: tuple[Passage, ...] = (),
) -> Verdict:
    changed = [change for change in compared.changes if change.op != "equal"]
    facts = {
        "source": canon.name(compared.passage.document),
        "left": "……".join(change.left for change in changed if change.left),
        "right": "……".join(change.right for change in changed if change.right),
    } | (detail or {})
    level: Severity = BY_ID[rule].level if rule else "none"
    return Verdict(
        quotation=question.quotation,
        found=found,
        level=level,
        rule=rule,
        critical=kinds,
        source=compared.passage,
        alternatives=alternatives,
        changes=compared.changes,
        detail=tuple(facts.items()),
    )
