"""Judge one quotation: what it is compared with, and the verdict.

Similarity finds the place; the verdict comes from what differs there, by rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from lineage.collate.steps import Step
from lineage.normalise import fold
from lineage.quotes import sense
from lineage.quotes.asking import BREAK, ELLIPSIS, Asked, signs, tells_apart
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import differences, not_found, verdict_on
from lineage.quotes.counted import miscounted
from lineage.quotes.figures import figures, has_figures, has_same, written
from lineage.quotes.moving import moved, shuffled
from lineage.quotes.parts import ALONE, DENIED, TURNS, abridged, are_whole, in_order, in_parts, joined
from lineage.quotes.placing import (
    COVERED,
    COVERED_LOOSE,
    COVERED_NAMED,
    COVERED_SPOKEN,
    FAR,
    LONGEST,
    LOOSE,
    PART,
    SHORT,
    Place,
    best_of,
    consulted,
    near_text,
    nearest,
)
from lineage.quotes.question import Question
from lineage.quotes.rules import BY_ID, CRITICAL
from lineage.quotes.search import Hit
from lineage.records import Critical, Finding, Verdict
from lineage.spans import Span

ONE_PLACE = 0.85  # share from which one place explains a quotation better than two
COPIED = 20  # characters from which words nearly all of which stand in one source are taken from it
COVERED_PLAIN = 0.85  # share that must be the same for words to be a source's where nothing critical differs
LISTED = 20  # characters from which a list is no slogan that every house orders as it likes
STEADY = 4  # documents that have the same words, from which these are a formula and no house's own
MANY = 24  # places whose figures are looked at
LOOKED_AT = 4  # documents whose punctuation is looked at
ANEW = ("Q109", "Q112", "Q130")  # rules of words that are all the source's, put together anew
LIMITS = re.compile(  # without which more is said, or of others
    "(?:符合|具备)?[^，]{0,4}条件的|^探索|^试点|^适度|^依法|批准|同意|^一般|^原则上|^必要时|侵害|损害|侵犯|危害|违反|违法|非法|虚假"
)
FIGURE = re.compile(r"\d+|z[a-jpxq]+")  # as `figures` writes them
STATED = re.compile(
    r"\d+|[一二三四五六七八九十百千万亿]+(?=[个万亿元人年月户家项%％])|百分之|增长|提高|减少|下降|降低|达到|超过|增加"
)
STOPS, CLOSING = ("。", "！", "？"), "”’」』"


def judge(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation."""
    verdict = _capped(question, _judged(question, canon), canon)
    if verdict.found in ("altered", "not_found") and verdict.level == "info":
        verdict = miscounted(question, canon) or verdict
    return replace(verdict, detail=(*verdict.detail, ("named", question.claim.name)))


def likely(question: Question, canon: Canon) -> Iterator[int]:
    """The documents that the verdict will speak of, as far as that can be told at once."""
    asked = question.asked
    for piece in asked.pieces if len(asked.pieces) > 1 else (Span(0, len(asked)),):
        hits = consulted(canon.grams.exact(asked.part(piece)), question, canon)
        yield from list(dict.fromkeys(hit.document for hit in hits))[:LOOKED_AT]
        if not hits and SHORT <= len(asked) <= LONGEST and (best := best_of(question, canon, None)):
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
        there = any(hit.document in question.named for hit in hits)
        if question.is_told_of and not there and (other := _in_other_figures(question, canon, of=question.named)):
            return _compared(question, other, canon)
        same = _of_same_figures(asked.words, hits, canon)
        return _standing(question, same, canon) if same else _compared(question, hits[0], canon)
    if len(asked.pieces) > 1:
        return _with_omissions(question, canon)
    if other := _in_other_figures(question, canon):
        return _compared(question, other, canon)
    best = near_text(question, canon) or _near_in_other_figures(question, canon)
    if best is None or best.covered < ONE_PLACE or best.beyond >= ALONE:
        parts = in_parts(question, canon)
        if parts and (best is None or parts.found != "abridged"):
            return parts
    if best is None and (turned := _turned_round(question, canon)):
        return turned
    return _compared(question, best.hit, canon) if best else not_found(question, canon)


def _of_same_figures(words: str, hits: Sequence[Hit], canon: Canon) -> list[Hit]:
    """The hits without those whose signs make another figure of the same digits: 5.8% is not 58%."""
    if not has_figures(words):
        return list(hits)
    return [hit for hit in hits[:MANY] if has_same(words, canon.passage(hit).words)]


def _in_other_figures(question: Question, canon: Canon, *, of: frozenset[int] | None = None) -> Hit | None:
    """Where the words stand with their numbers in digits for words, or the other way round; only in these documents."""
    for other in written(question.asked.words):
        for hit in consulted(canon.grams.exact(fold(other)), question, canon):
            if of is None or hit.document in of:
                return hit
    return None


def _near_in_other_figures(question: Question, canon: Canon) -> Place | None:
    """The place most like the quotation with its numbers in digits for words, or the other way round."""
    forms = (replace(question, asked=Asked.of(other), met={}) for other in written(question.asked.words))
    return next((place for form in forms if (place := near_text(form, canon))), None)


def _turned_round(question: Question, canon: Canon) -> Verdict | None:
    """The verdict on words whose characters are all those of a source, in another order; none if not so."""
    if len(question.asked) < LOOSE or not (hit := shuffled(question, canon)):
        return None
    if reordered := moved(question, hit, canon):
        return reordered
    compared = differences(question, hit, canon)
    detail = {"left": compared.passage.words, "right": question.asked.words}
    return verdict_on(question, "altered", compared, rule="Q112", canon=canon, detail=detail)


def _capped(question: Question, verdict: Verdict, canon: Canon) -> Verdict:
    """The verdict with no more than a note on what its speaker may well have said so: the words of somebody who is no
    source, names and slogans, another's figures in the same mould.
    """
    if verdict.level not in ("error", "warning"):
        return verdict
    if question.claim.others or _is_of_elsewhere(question, verdict, canon):
        return replace(not_found(question, canon), level="info")
    if question.claim.decisive:
        return verdict
    if verdict.source and _has_own_figures(question.asked.words, verdict.source.words):
        return replace(verdict, level="info")
    if not question.is_somebodys and not question.may_be_name:
        return verdict
    if _is_copied(question, verdict) or (not question.claim.person and _is_known(question, verdict, canon)):
        return verdict
    return replace(verdict, level="info")


def _is_of_elsewhere(question: Question, verdict: Verdict, canon: Canon) -> bool:
    """Whether the draft says that the words are of a place, and the source is of another one."""
    if not question.claim.whose or verdict.source is None or verdict.rule in ("", "Q140"):
        return False
    number = next(at for at, one in enumerate(canon.documents) if one.id == verdict.source.document)
    place = canon.names.places[number]
    return place is None or place.name not in question.claim.whose


def _has_own_figures(words: str, source: str) -> bool:
    """Whether words have several figures, and none of them is that of the source: they speak of something else."""
    own, others = (Counter(FIGURE.findall(figures(one).text)) for one in (words, source))
    return own.total() > 1 and not own & others and others.total() > 1


def _is_copied(question: Question, verdict: Verdict) -> bool:
    """Whether words that nobody of the corpus is said to have said can only have been taken from the source.

    So much of it is the same that two hands do not come to it by themselves: where the words are a clause of the draft
    or state figures less is needed than where they may be a name that somebody gave to something.
    """
    words, size = question.asked.words, len(question.asked)
    own, source = figures(words).text, figures(verdict.source.words if verdict.source else "").text
    kept = 1.0 if verdict.rule in ANEW else LCSseq.similarity(own, source) / len(own)
    if size >= COPIED and kept >= COVERED_SPOKEN:
        return True
    says = question.claim.alone or question.claim.direct or len(STATED.findall(words)) > 1
    if question.claim.person:
        return size >= LOOSE and kept >= COVERED_SPOKEN and bool(verdict.critical)
    return says and size >= SHORT and kept >= (COVERED_LOOSE if verdict.critical else COVERED_PLAIN)


def _is_known(question: Question, verdict: Verdict, canon: Canon) -> bool:
    """Whether words that may be a name are those of the text the draft names, of many texts alike, or a long list."""
    if verdict.source is None:
        return False
    if verdict.source.document in {canon.documents[number].id for number in question.named}:
        return True
    if len(question.asked) >= LISTED and "order" in verdict.critical:
        return True
    alike = consulted(canon.grams.exact(fold(verdict.source.words)), question, canon)
    return len(question.asked) >= LOOSE and len({hit.document for hit in alike}) >= STEADY


def _standing(question: Question, hits: Sequence[Hit], canon: Canon) -> Verdict:
    """The verdict on words that stand in a source as they are quoted."""
    there = [hit for hit in hits if hit.document in question.named]
    if not there and not any(canon.is_yardstick(hit.document) for hit in hits):
        others = frozenset(number for number in range(len(canon.documents)) if canon.is_yardstick(number))
        best = nearest(question, canon, among=others) if len(question.asked) >= SHORT else None
        if best and best.covered >= ONE_PLACE and not _is_said_later(hits, best.hit, canon):
            verdict = _compared(question, best.hit, canon)
            return replace(verdict, alternatives=(*verdict.alternatives, canon.passage(hits[0])))
    verdict = _exact(question, there or hits, canon)
    if newer := _newer(question, hits, canon):
        return newer
    if verdict.found == "exact" and _is_denied(question, there or hits, canon):
        return _cut_off(question, (there or hits)[0], canon)
    if not there and question.is_told_of and len(question.asked) >= ALONE:
        near = nearest(question, canon, among=question.named)
        return _elsewhere(verdict, near, canon)
    return verdict


def _is_said_later(hits: Sequence[Hit], other: Hit, canon: Canon) -> bool:
    """Whether a report of the words is of another year than the text that has them otherwise, and a later one."""
    when = canon.documents[other.document].date
    return when is not None and any(
        (said := canon.documents[hit.document].date) and int(said.first[:4]) > int(when.last[:4]) for hit in hits
    )


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
        best = nearest(question, canon, among=frozenset([later]))
        if best and best.covered >= COVERED_NAMED:
            found = differences(question, best.hit, canon)
            when = question.as_of or canon.documents[later].date
            verdict = verdict_on(
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
    if not question.claim.direct or len(question.asked) < SHORT or DENIED.search(question.before.rstrip("“‘「『 ")):
        return False
    return all(DENIED.search(_clause_before(hit, canon)) for hit in hits[:LOOKED_AT])


def _clause_before(hit: Hit, canon: Canon) -> str:
    """What its clause has before a stretch of a source."""
    reading = canon.reading(hit.document)
    at = reading.key.starts[hit.start]
    return BREAK.split(reading.text.text[max(at - 12, 0) : at])[-1].rstrip("“‘「『 ")


def _cut_off(question: Question, hit: Hit, canon: Canon) -> Verdict:
    """The verdict on words quoted without the negation before them."""
    compared = differences(question, hit, canon)
    return verdict_on(
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
        compared = differences(question, hits[0], canon)
        return verdict_on(question, "punctuation", compared, rule="Q170", canon=canon)
    compared = differences(question, alike[0], canon)
    differ = [hit for hit in other if canon.is_yardstick(hit.document)]
    rule = "Q190" if differ else ""
    if not rule and _is_stop_misplaced(question, alike[0], canon):
        rule = "Q171"
    further = tuple(canon.passage(hit) for hit in (*differ, *alike[1:]))
    return verdict_on(
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


def _compared(question: Question, hit: Hit, canon: Canon) -> Verdict:
    """The verdict on words that stand in a source nearly as they are quoted."""
    compared = differences(question, hit, canon)
    changed = [step for step in compared.steps if not step.equal]
    if not changed:
        return _exact(question, [hit], canon)
    also: tuple[Finding, ...] = ()
    if question.is_told_of and hit.document not in question.named:
        also = ("misattributed",)
    marks = ELLIPSIS.search(question.asked.words) is not None
    if all(not step.right for step in changed) and are_whole(compared):
        left = "……".join(step.left for step in changed)
        turned = any(TURNS.search(step.left) for step in changed)
        rule = "Q121" if turned else "Q122" if marks else "Q120"
        if any(len(step.left) > FAR for step in changed) and not marks:
            rule = "Q130"
        return verdict_on(
            question, BY_ID[rule].found, compared, rule=rule, canon=canon, detail={"left": left}, also=also
        )
    if reordered := moved(question, hit, canon):
        return reordered
    kinds = sense.altered(compared.steps, compared.changes)
    rule = _altered_rule(kinds, changed)
    return verdict_on(question, BY_ID[rule].found, compared, rule=rule, canon=canon, kinds=kinds, also=also)


def _altered_rule(kinds: Sequence[Critical], changed: Sequence[Step]) -> str:
    """The rule that says what kind of change it is."""
    for kind, rule in CRITICAL.items():
        if kind in kinds:
            return rule
    if all(not step.left for step in changed):
        return "Q110"
    if any(LIMITS.search(words) or TURNS.search(words) for step in changed for words in _dropped(step)):
        return "Q121"
    return "Q111" if all(not step.right for step in changed) else "Q101"


def _dropped(step: Step) -> Iterator[str]:
    """The words of a source that a quotation leaves out at one place, before and behind those that it keeps there."""
    if not step.right:
        yield step.left
    elif step.right in step.left:
        yield from step.left.split(step.right, 1)


def _with_omissions(question: Question, canon: Canon) -> Verdict:
    """The verdict on a quotation with marks of omission."""
    asked = question.asked
    each = [consulted(canon.grams.exact(asked.part(piece)), question, canon) for piece in asked.pieces]
    if all(each):
        if placed := in_order(each):
            return abridged(question, placed, canon)
        if min(map(len, asked.pieces)) >= PART:
            return joined(question, [hits[0] for hits in each], canon)
    best = nearest(question, canon) if len(asked) <= LONGEST else None
    return _compared(question, best.hit, canon) if best else not_found(question, canon)
