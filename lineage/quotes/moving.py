"""A quotation whose members or clauses are those of the source in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, permutations

from lineage.quotes.asking import MEMBER
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import differences, verdict_on
from lineage.quotes.placing import windows
from lineage.quotes.question import COMMA, Question
from lineage.quotes.search import Hit
from lineage.records import Critical, Verdict

MEMBERS = 24  # members of an enumeration
LONGEST = 120  # characters beyond which nobody shuffles a quotation
AND = "和与及"


def moved(question: Question, hit: Hit, canon: Canon) -> Verdict | None:
    """The verdict on a quotation whose members or clauses are those of the source in another order; none if not so."""
    wanted = question.asked.clauses(MEMBER)
    if not 2 <= len(wanted) <= MEMBERS:
        return None
    members = [part.of(question.asked.key.text).lstrip(AND) for part in wanted]
    whole = _permuted(members, hit, canon) or _after_stem(members, hit, canon)
    if whole is None:
        return None
    compared = differences(question, whole, canon)
    listed = _is_listed(whole, members, canon)
    kinds: tuple[Critical, ...] = ("order",) if listed else ()
    detail = {"left": compared.passage.words, "right": question.asked.words}
    rule = "Q109" if listed else "Q112"
    return verdict_on(question, "altered", compared, rule=rule, canon=canon, kinds=kinds, detail=detail)


def _is_listed(whole: Hit, members: Sequence[str], canon: Canon) -> bool:
    """Whether 、 or 和 parts, in the source, the members that stand in another order."""
    reading = canon.reading(whole.document)
    at = {member: reading.key.text.index(member, whole.start, whole.end) for member in members}
    ordered = sorted(members, key=at.__getitem__)
    moved = [number for number, (one, other) in enumerate(zip(members, ordered, strict=True)) if one != other]
    first, last = at[ordered[moved[0]]], at[ordered[moved[-1]]]
    between = reading.text.text[reading.key.starts[first] : reading.key.ends[last]]
    return not COMMA.search(between)


def _after_stem(members: list[str], hit: Hit, canon: Canon) -> Hit | None:
    """The same where the words that lead to the list, alike in both texts, stand before its first member."""
    source = canon.reading(hit.document).key.text
    for stem in range(1, len(members[0])):
        lead = members[0][:stem]
        if not source.startswith(lead, hit.start):
            break
        if whole := _permuted([members[0][stem:], *members[1:]], hit, canon):
            members[0] = members[0][stem:]
            back = stem if source.endswith(lead, 0, whole.start) else 0
            return Hit(whole.document, whole.start - back, whole.end)
    return None


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


def shuffled(question: Question, canon: Canon) -> Hit | None:
    """A stretch of a source that has the same characters as the quotation, in another order."""
    words = question.asked.key.text
    if len(words) > LONGEST:
        return None
    for start, end in windows(question, canon):
        number, at = canon.grams.within(start)
        found = _same_letters(words, canon.grams.text[start:end])
        if found is not None and canon.is_consulted(number, question.as_of):
            return Hit(number, at + found, at + found + len(words))
    return None


def _same_letters(words: str, text: str) -> int | None:
    """Where ``text`` first has the letters of ``words``, in whatever order.

    >>> _same_letters("经济要稳疫情要防", "做到疫情要防经济要稳")
    2
    """
    lacking = Counter(words)
    lacking.subtract(text[: len(words)])
    odd = sum(1 for count in lacking.values() if count)
    for start in range(len(text) - len(words) + 1):
        if not odd:
            return start
        if start + len(words) == len(text):
            break
        for sign, by in ((text[start], 1), (text[start + len(words)], -1)):
            odd -= lacking[sign] != 0
            lacking[sign] += by
            odd += lacking[sign] != 0
    return None
