"""Judge one quotation: what it is compared with, and the verdict.

Similarity finds the place; the verdict comes from what differs there, by rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, permutations
from operator import itemgetter

from rapidfuzz.distance import LCSseq

from lineage.collate.changes import told as as_told
from lineage.collate.steps import Step, steps
from lineage.normalise import key
from lineage.quotes import sense
from lineage.quotes.asking import BREAK, ELLIPSIS, MEMBER, Asked, signs, tells_apart
from lineage.quotes.canon import Canon
from lineage.quotes.claims import NOBODY, Claim
from lineage.quotes.nearest import Chain, chain
from lineage.quotes.rules import BY_ID, CRITICAL
from lineage.quotes.search import Hit
from lineage.records import Change, Critical, Finding, Passage, Quotation, Severity, Verdict, When
from lineage.spans import Mapped, Span

SHORT = 7  # characters of key below which only what stands exactly so is found
COVERED = 0.72  # share of a quotation that must stand in a source for it to be that source's
COVERED_NAMED = 0.55  # the same in a source that the draft names
COVERED_LOOSE = 0.8  # the same where nobody is said to have said it: it may be a name, or emphasis
COVERED_SPOKEN = 0.9  # the same where it is somebody's own words
LOST = 0.1  # share that may stand in runs too short to be told at once
LOOSE = 12  # characters from which words that nobody is said to have said are compared
SLOGAN = 20  # characters up to which such words without a comma are a name or a slogan
PART = 6  # characters that each of several parts of a quotation must hold
ALONE = 9  # characters from which a part is told to come from another place
ONE_PLACE = 0.85  # share from which one place explains a quotation better than two
FAR = 200  # characters between two parts from which they do not stand together
LOOKED_AT = 4  # documents whose punctuation is looked at
STOPS, CLOSING = ("。", "！", "？"), "”’」』"
COMMA = re.compile("[，。；：！？]")
ROUND = 4  # characters round a change that a message shows
MEMBERS = 24  # members of an enumeration
AND = "和与及"
SLIDE = 12  # characters by which what is left out may be moved to lie between commas
NAMED, TRUSTED = 0.1, 0.05  # share of a quotation that a source may lack and still go before others: named, a yardstick
LONGEST = 3000  # characters beyond which a quotation is looked for only as it stands
_NOT = (
    "不(?!断|仅|同|但|忘|懈|移|动摇|只|平衡|充分)|没有|未(?!来)|并非|防止|避免|反对|严禁|禁止|杜绝|切忌|[决绝]不|勿|莫"
)
_TURNS = re.compile(
    f"^(?:但|然而|不过|除|如果|只有|只要|坚决)?(?:{_NOT})|^(?:但|然而|不过|除|如果|只有|却)|除外|以外|为前提"
)
_DENIED = re.compile(f"(?:{_NOT})[能得要可许应该会再让使是]*$")
_GRAVITY: tuple[Finding, ...] = ("altered", "joined", "misattributed", "superseded", "abridged", "punctuation", "exact")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands nearly: the stretch of the source's key, and how much of the quotation it holds.

    ``beyond`` is how many of its characters stand before or after what the two have in common.
    """

    hit: Hit
    covered: float
    beyond: int


@dataclass(frozen=True, slots=True)
class Question:
    """One quotation and all that its verdict depends on; ``before`` and ``after`` stand round it, marks included."""

    quotation: Quotation
    asked: Asked
    claim: Claim = NOBODY
    press_only: bool = False
    before: str = ""
    after: str = ""
    as_of: When | None = None
    nested: bool = False
    met: dict[frozenset[int] | None, tuple[float, int, int, Chain] | None] = field(default_factory=dict)

    @property
    def is_told_of(self) -> bool:
        """Whether the draft plainly says which text of the corpus the words are from."""
        return self.claim.direct and self.claim.decisive and bool(self.named) and not self.press_only

    @property
    def is_loose(self) -> bool:
        """Whether nobody is said to have said the words."""
        return not self.claim.direct and not self.claim.name

    @property
    def may_be_name(self) -> bool:
        """Whether the words may be a name or a slogan, which every house writes as it likes."""
        return not self.claim.direct and len(self.asked) < SLOGAN and not COMMA.search(self.asked.words)

    @property
    def named(self) -> frozenset[int]:
        """The documents that the draft names."""
        return self.claim.documents


def judge(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation."""
    verdict = _capped(question, _judged(question, canon))
    return replace(verdict, detail=(*verdict.detail, ("named", question.claim.name)))


def likely(question: Question, canon: Canon) -> Iterator[int]:
    """The documents that the verdict will speak of, as far as that can be told at once."""
    asked = question.asked
    for piece in asked.pieces if len(asked.pieces) > 1 else (Span(0, len(asked)),):
        hits = consulted(canon.grams.exact(asked.part(piece)), question, canon)
        yield from list(dict.fromkeys(hit.document for hit in hits))[:LOOKED_AT]
        if not hits and SHORT <= len(asked) <= LONGEST and (best := _best(question, canon, None)):
            yield best[0]


def _judged(question: Question, canon: Canon) -> Verdict:
    asked = question.asked
    hits = consulted(canon.grams.exact(asked.key.text), question, canon)
    if (
        hits
        and question.may_be_name
        and all(tells_apart(asked.words, canon.passage(hit).words) for hit in hits[:LOOKED_AT])
    ):
        return not_found(question, canon)
    if hits:
        return _standing(question, hits, canon)
    if len(asked.pieces) > 1:
        return _with_omissions(question, canon)
    best = near_text(question, canon)
    if best is None or best.covered < ONE_PLACE or best.beyond >= ALONE:
        parts = _parts(question, canon)
        if parts and (best is None or parts.found != "abridged"):
            return parts
    return _compared(question, best, canon) if best else not_found(question, canon)


def _capped(question: Question, verdict: Verdict) -> Verdict:
    """The verdict with no more than a note on the words of somebody who is no source, on names and on slogans."""
    if (question.claim.person or question.may_be_name) and verdict.level in ("error", "warning"):
        return replace(verdict, level="info")
    return verdict


def consulted(hits: Iterable[Hit], question: Question, canon: Canon) -> list[Hit]:
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


def _standing(question: Question, hits: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on words that stand in a source as they are quoted."""
    there = [hit for hit in hits if hit.document in question.named]
    if not there and not any(canon.is_yardstick(hit.document) for hit in hits):
        others = frozenset(number for number in range(len(canon.documents)) if canon.is_yardstick(number))
        best = _nearest(question, canon, among=others) if len(question.asked) >= SHORT else None
        if best and best.covered >= ONE_PLACE:
            verdict = _compared(question, best, canon)
            return replace(verdict, alternatives=(*verdict.alternatives, canon.passage(hits[0])))
    verdict = _exact(question, there or hits, canon)
    if newer := _newer(question, hits, canon):
        return newer
    if verdict.found == "exact" and _is_denied(question, there or hits, canon):
        return _cut_off(question, (there or hits)[0], canon)
    if not there and question.is_told_of and len(question.asked) >= LOOSE:
        near = _nearest(question, canon, among=question.named)
        return _elsewhere(verdict, near, canon)
    return verdict


def _elsewhere(verdict: Verdict, near: Place | None, canon: Canon) -> Verdict:
    """The verdict on words that stand in another source than the draft names."""
    nearly = (canon.passage(near.hit),) if near and near.covered >= COVERED else ()
    also: tuple[Finding, ...] = ("punctuation",) if verdict.found == "punctuation" else ()
    return replace(
        verdict,
        found="misattributed",
        level=BY_ID["Q140"].level,
        rule="Q140",
        also=also,
        alternatives=(*nearly, *verdict.alternatives),
    )


def _newer(question: Question, hits: Sequence[Hit], canon: Canon) -> Verdict | None:
    """The verdict that a newer edition of the same text has other words by the date asked about, if one has."""
    have = {hit.document for hit in hits}
    for hit in hits[:LOOKED_AT]:
        later = canon.newest_edition(hit.document, question.as_of)
        if later is None or later in have or len(question.asked) < SHORT:
            continue
        best = _nearest(question, canon, among=frozenset([later]))
        if best and best.covered >= COVERED_NAMED:
            found = _differences(question, best.hit, canon)
            when = question.as_of or canon.documents[later].date
            verdict = _verdict(
                question,
                "superseded",
                found,
                rule="Q150",
                canon=canon,
                detail={"date": str(when), "left": found.passage.words},
            )
            return replace(verdict, alternatives=(canon.passage(hit),))
    return None


def _is_denied(question: Question, hits: Sequence[Hit], canon: Canon) -> bool:
    """Whether every source denies, right before them, the words that the draft gives as said."""
    if not question.claim.direct or len(question.asked) < SHORT or _DENIED.search(question.before.rstrip("“‘「『 ")):
        return False
    return all(_DENIED.search(_clause_before(hit, canon)) for hit in hits[:LOOKED_AT])


def _clause_before(hit: Hit, canon: Canon) -> str:
    """What its clause has before a stretch of a source."""
    reading = canon.reading(hit.document)
    at = reading.key.starts[hit.start]
    return BREAK.split(reading.text.text[max(at - 12, 0) : at])[-1].rstrip("“‘「『 ")


def _cut_off(question: Question, hit: Hit, canon: Canon) -> Verdict:
    """The verdict on words quoted without the negation before them."""
    compared = _differences(question, hit, canon)
    return _verdict(
        question,
        "abridged",
        compared,
        rule="Q121",
        canon=canon,
        kinds=("negation",),
        detail={"left": _clause_before(hit, canon)},
    )


def _exact(question: Question, hits: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on words that stand in a source as they are quoted, but perhaps with other signs."""
    bare = question.may_be_name  # in a name nobody minds which part of it stands between marks: “两型”产业
    wanted = signs(question.asked.words, bare=bare)
    looked_at: dict[int, Hit] = {}
    for hit in hits:
        if hit.document not in looked_at and len(looked_at) < LOOKED_AT:
            looked_at[hit.document] = hit
    alike: list[Hit] = []
    other: list[Hit] = []
    for hit in looked_at.values():
        (alike if signs(canon.passage(hit).words, bare=bare) == wanted else other).append(hit)
    if not alike:
        compared = _differences(question, hits[0], canon)
        return _verdict(question, "punctuation", compared, rule="Q170", canon=canon)
    compared = _differences(question, alike[0], canon)
    differ = [hit for hit in other if canon.is_yardstick(hit.document)]
    rule = "Q190" if differ else ""
    if not rule and _is_stop_misplaced(question, alike[0], canon):
        rule = "Q171"
    further = tuple(canon.passage(hit) for hit in (*differ, *alike[1:]))
    return _verdict(
        question,
        "exact",
        compared,
        rule=rule,
        canon=canon,
        alternatives=further,
        detail={"left": "", "right": ""},
    )


def _is_stop_misplaced(question: Question, hit: Hit, canon: Canon) -> bool:
    """Whether GB/T 15834 has the stop at the end on the other side of the closing mark.

    Told only where it is plain: a sentence of its own after a colon that is also one in the source; a stop within a
    sentence that goes on; two stops.
    """
    words, after = question.asked.words.rstrip(CLOSING), question.after[1:]
    lead = question.before[:-1].rstrip()
    if words.endswith(STOPS):
        return after.startswith("。") or (lead[-1:].isalnum() and (after[:1].isalnum() or after[:1] in "，、；"))
    if not lead.endswith(("：", ":")) or not after.startswith("。"):
        return False
    reading = canon.reading(hit.document)
    text, start, end = reading.text.text, reading.key.starts[hit.start], reading.key.ends[hit.end - 1]
    before = text[max(start - 3, 0) : start].rstrip("“‘「『 ")
    return text[end : end + 1] in STOPS and (not before or before[-1] in (*STOPS, "\n"))


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


def _nearest(question: Question, canon: Canon, *, among: frozenset[int] | None = None) -> Place | None:
    """The place most like the quotation, in these documents or all, if any is like enough."""
    best = _best(question, canon, among)
    if best is None:
        return None
    number, at, runs = best
    size = len(question.asked)
    needed = COVERED_NAMED if number in question.named else COVERED_LOOSE if question.is_loose else COVERED
    needed = COVERED_SPOKEN if question.claim.person else needed
    if runs.matched < (needed - LOST) * size or runs.longest < min(PART, size // 2):
        return None
    first, last = runs.runs[0], runs.runs[-1]
    start = _before(question, canon, number, at + first.there, first.at)
    end = _after(question, canon, number, at + last.there + last.size, last.at + last.size)
    source = canon.reading(number).key.text[start:end]
    covered = max(runs.matched, LCSseq.similarity(question.asked.key.text, source)) / size
    if covered < needed:
        return None
    return Place(Hit(number, start, end), covered, max(first.at, size - last.at - last.size))


def _best(question: Question, canon: Canon, among: frozenset[int] | None) -> tuple[int, int, Chain] | None:
    """The document, the place in its key and the common runs that hold most of the quotation."""
    if among not in question.met:
        question.met[among] = max(_near(question, canon, among), key=itemgetter(0, 1, 2), default=None)
    best = question.met[among]
    return best and (-best[1], -best[2], best[3])


def _near(question: Question, canon: Canon, among: frozenset[int] | None) -> Iterator[tuple[float, int, int, Chain]]:
    words = question.asked.key.text
    windows = canon.grams.near(words, among=among)
    if among is None and question.named:
        windows = [*canon.grams.near(words, among=question.named), *windows]
    for start, end in dict.fromkeys(windows):
        number, at = canon.grams.within(start)
        if not canon.is_consulted(number, question.as_of):
            continue
        runs = chain(words, canon.grams.text[start:end])
        if runs.runs:
            favour = NAMED * len(words) if number in question.named else 0.0
            favour += TRUSTED * len(words) if canon.is_yardstick(number) else 0.0
            yield round(runs.worth + favour, 3), -number, -at, runs


def _before(question: Question, canon: Canon, number: int, start: int, head: int) -> int:
    """Where the source begins that has what the quotation has from ``head`` on at ``start``.

    A first clause too short to be found by itself may stand some way before.
    """
    words, source = question.asked.key.text[:head], canon.reading(number).key.text
    if len(words) > 1 and head in question.asked.breaks:
        at = source.rfind(words, max(start - FAR, 0), start)
        if at >= 0:
            return at
    return _stretched(canon, number, start, head, -1)


def _after(question: Question, canon: Canon, number: int, end: int, tail: int) -> int:
    """Where the source ends that has what the quotation has up to ``tail`` before ``end``."""
    words, source = question.asked.key.text[tail:], canon.reading(number).key.text
    if len(words) > 1 and tail in question.asked.breaks:
        at = source.find(words, end, end + FAR)
        if at >= 0:
            return at + len(words)
    return _stretched(canon, number, end, len(words), 1)


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
    changed = [step for step in compared.steps if not step.equal]
    if not changed:
        return _exact(question, [best.hit], canon)
    also: tuple[Finding, ...] = ()
    if question.is_told_of and best.hit.document not in question.named:
        also = ("misattributed",)
    marks = ELLIPSIS.search(question.asked.words) is not None
    if all(not step.right for step in changed) and _are_whole(compared):
        left = "……".join(step.left for step in changed)
        turned = any(_TURNS.search(step.left) for step in changed)
        rule = "Q121" if turned else "Q122" if marks else "Q120"
        if any(len(step.left) > FAR for step in changed) and not marks:
            rule = "Q130"
        return _verdict(question, BY_ID[rule].found, compared, rule=rule, canon=canon, detail={"left": left}, also=also)
    if moved := _moved(question, best.hit, canon):
        return moved
    kinds = sense.altered(compared.steps, compared.changes)
    rule = _altered_rule(kinds, changed)
    return _verdict(question, "altered", compared, rule=rule, canon=canon, kinds=kinds, also=also)


def _moved(question: Question, hit: Hit, canon: Canon) -> Verdict | None:
    """The verdict on a quotation whose members or clauses are those of the source in another order; none if not so."""
    wanted = question.asked.clauses(MEMBER)
    if not 2 <= len(wanted) <= MEMBERS:
        return None
    members = [part.of(question.asked.key.text).lstrip(AND) for part in wanted]
    whole = _permuted(members, hit, canon)
    if whole is None:
        return None
    compared = _differences(question, whole, canon)
    listed = _is_listed(whole, members, canon)
    kinds: tuple[Critical, ...] = ("order",) if listed else ()
    detail = {"left": compared.passage.words, "right": question.asked.words}
    rule = "Q109" if listed else "Q112"
    return _verdict(question, "altered", compared, rule=rule, canon=canon, kinds=kinds, detail=detail)


def _is_listed(whole: Hit, members: Sequence[str], canon: Canon) -> bool:
    """Whether 、 or 和 parts, in the source, the members that stand in another order."""
    reading = canon.reading(whole.document)
    at = {member: reading.key.text.index(member, whole.start, whole.end) for member in members}
    ordered = sorted(members, key=at.__getitem__)
    moved = [number for number, (one, other) in enumerate(zip(members, ordered, strict=True)) if one != other]
    first, last = at[ordered[moved[0]]], at[ordered[moved[-1]]]
    between = reading.text.text[reading.key.starts[first] : reading.key.ends[last]]
    return not COMMA.search(between)


def _permuted(members: Sequence[str], hit: Hit, canon: Canon) -> Hit | None:
    """The stretch near ``hit`` that holds the same members in another order; its first and last may stand in more."""
    reading = canon.reading(hit.document)
    words, text, starts, ends = reading.key.text, reading.text.text, reading.key.starts, reading.key.ends
    size = sum(map(len, members)) + len(members)
    first, last = max(hit.start - size, 0), min(hit.end + size, len(words))
    edges = [at for at in range(first + 1, last) if MEMBER.search(text, ends[at - 1], starts[at]) or words[at] in AND]
    edges = [first, *edges, last]
    for at in range(len(edges) - len(members)):
        parts = [words[one:other].lstrip(AND) for one, other in pairwise(edges[at : at + len(members) + 1])]
        left = Counter(members) - Counter(parts[1:-1])
        if left.total() != 2:
            continue
        for head, tail in permutations(left.elements()):
            if parts[0].endswith(head) and parts[-1].startswith(tail) and [head, *parts[1:-1], tail] != list(members):
                start = edges[at + 1] - len(head)
                end = words.index(tail, edges[at + len(members) - 1]) + len(tail)
                return Hit(hit.document, start, end)
    return None


def _altered_rule(kinds: Sequence[Critical], changed: Sequence[Step]) -> str:
    """The rule that says what kind of change it is."""
    for kind, rule in CRITICAL.items():
        if kind in kinds:
            return rule
    if all(not step.left for step in changed):
        return "Q110"
    return "Q111" if all(not step.right for step in changed) else "Q101"


def _are_whole(compared: Compared) -> bool:
    """Whether all that is left out is whole clauses or members of the source."""
    text = compared.passage.words
    folded = key(Mapped.of(text))
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


def _with_omissions(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation with marks of omission."""
    asked = question.asked
    each = [consulted(canon.grams.exact(asked.part(piece)), question, canon) for piece in asked.pieces]
    if all(each):
        if placed := _in_order(each):
            return _abridged(question, placed, canon)
        if min(map(len, asked.pieces)) >= PART:
            return _joined(question, [hits[0] for hits in each], canon)
    best = _nearest(question, canon) if len(asked) <= LONGEST else None
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
    for one, other in pairwise(placed):
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
    placed = _in_order(parts)
    if placed and all(other.start - one.end <= FAR for one, other in pairwise(placed)):
        compared = _differences(question, Hit(placed[0].document, placed[0].start, placed[-1].end), canon)
        dropped = [step.left for step in compared.steps if not step.equal]
        rule = "Q121" if any(map(_TURNS.search, dropped)) else "Q120"
        return _verdict(question, "abridged", compared, rule=rule, canon=canon, detail={"left": "……".join(dropped)})
    together = _together(parts)
    if together and (moved := _moved(question, together, canon)):
        return moved
    best = placed or [hits[0] for hits in parts]
    if min(hit.end - hit.start for hit in best) < ALONE:
        return None
    return _joined(question, best, canon)


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


def _joined(question: Question, placed: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on parts from several places."""
    passages = [canon.passage(hit) for hit in placed]
    words = "".join(passage.words for passage in passages)
    keys = key(Mapped.of(words)), question.asked.key
    compared = steps(keys[0].text, keys[1].text)
    found = Compared(passages[0], tuple(compared), as_told(words, question.asked.words, keys, compared))
    detail = {"left": passages[0].words, "right": passages[1].words}
    return _verdict(
        question, "joined", found, rule="Q130", canon=canon, detail=detail, alternatives=tuple(passages[1:])
    )


def near_text(question: Question, canon: Canon) -> Place | None:
    """The place most like what is asked for, if any is like enough."""
    shortest = LOOSE if question.is_loose else SHORT
    return _nearest(question, canon) if shortest <= len(question.asked) <= LONGEST else None


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
    compared = _differences(question, hit, canon)
    kinds = sense.altered(compared.steps, compared.changes)
    verdict = _verdict(question, found, compared, rule=rule, canon=canon, kinds=kinds, detail=detail)
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
