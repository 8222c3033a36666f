"""The variant of a wording that an occurrence stands in, found from how far other occurrences agree with it.

An occurrence has a reach: its clause, in which a quotation counts as one word (“一主引领、两翼驱动、全域协同”的
区域发展布局), with the members that a modifier before it is made of (以国内大循环为主体、国内国际双循环相互促进的
新发展格局); and beyond it further members joined by 、. The formulation is the widest stretch within that reach
which stands in another place too. It never ends within a word, takes in a further member whole or not at all,
and takes in the rest of its own clause where little of that is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Prefix

from lineage.sources import Source
from lineage.spans import Span
from lineage.trace.edges import cuts
from lineage.trace.keys import Keys, Statistics
from lineage.trace.occurrences import BREAKS, NEAR, STOPS, Occurrence

MOST = 24  # characters on one side up to which further members are taken in
REST = 4  # characters that may be left of a clause for it to be taken in whole
LONG = 120  # characters of a clause on each side, at most
QUOTED = 40  # characters up to which a quotation is a name and not speech

HELD = 5  # times that a character must stand behind two others to be known as theirs
ALONE = 8  # the same for each side where no other occurrence agrees
LEAD = re.compile("第?[一二三四五六七八九十]{1,3}[是要]|关于|以及|必须|[是要和并与及而为]")
_NUMBER = re.compile("第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})[篇章节条]?")
_BEFORE, _TAIL = "的等", "和并与及而是"  # the first only where words follow at once
ASKING = ("要", "必须")  # behind which what is asked for begins, whoever it is asked of
_UNITS = tuple("%％‰℃")

OPENING, CLOSING = "“‘「『《〈（(", "”’」』》〉）)"
_PARTS = re.compile(r"[，；：。！？,;:!?｡…\n]")
_MARK = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_SIGN = re.compile(f"[{re.escape(OPENING + CLOSING + ''.join(sorted(BREAKS | STOPS)))}]")


@dataclass(frozen=True, slots=True)
class Reach:
    """How many characters a formulation may take in on one side: the rest of the clause, then with each member more.

    ``most`` are those of a last member, too, that is too long to be taken in whole.
    """

    clause: int
    members: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of every occurrence, read away from it, and how far a formulation may reach there."""

    contexts: tuple[str, ...]
    reaches: tuple[Reach, ...]
    sign: int


@dataclass(frozen=True, slots=True)
class Formulation:
    """The stretch of a document's key and of its clean text that is the formulation of an occurrence."""

    key: Span
    clean: Span


def formulations(found: Sequence[Occurrence], keys: Keys, statistics: Statistics) -> list[Formulation]:
    """The formulation of each occurrence."""
    left, right = _sides(found, keys)
    one_way = _agreeing(left, right, found, keys, statistics)
    other_way = [(before, after) for after, before in _agreeing(right, left, found, keys, statistics)]
    stretches = []
    for number, occurrence in enumerate(found):
        widest = max(one_way[number], other_way[number], key=sum)
        if not any(widest):
            widest = _alone(left.reaches[number]), _alone(right.reaches[number])
        span = _trimmed(occurrence, *widest, keys, statistics)
        reading, core = keys.source(occurrence.number), occurrence.clean
        clean = reading.key.source(span)
        clean = Span(min(clean.start, core.start), max(clean.end, core.end))
        stretches.append(Formulation(span, with_marks(reading.text.text, clean)))
    return stretches


def _sides(found: Sequence[Occurrence], keys: Keys) -> tuple[Side, Side]:
    """What stands before and after the occurrences."""
    before, after, reach_before, reach_after = [], [], [], []
    for occurrence in found:
        reading, span = keys.source(occurrence.number), occurrence.key
        words = reading.key.text
        before.append(words[max(span.start - NEAR, 0) : span.start][::-1])
        after.append(words[span.end : span.end + NEAR])
        reaches = _reaches(reading, occurrence)
        reach_before.append(reaches[0])
        reach_after.append(reaches[1])
    return Side(tuple(before), tuple(reach_before), -1), Side(tuple(after), tuple(reach_after), 1)


def _reaches(reading: Source, occurrence: Occurrence) -> tuple[Reach, Reach]:
    """How far the formulation of one occurrence may reach on both sides."""
    text, starts = reading.text.text, reading.key.starts
    core = _with_quotation(text, occurrence.clean)
    limit = Span(max(core.start - 2 * NEAR, 0), min(core.end + 2 * NEAR, len(text)))
    begins = list(_member_ends(text, core.start, limit.start, -1))
    ends = list(_member_ends(text, core.end, limit.end, 1))
    modified = len(begins) > 1 and text[max(core.start - 3, 0) : core.start].rstrip(OPENING).endswith("的")
    before = [occurrence.key.start - bisect_left(starts, place) for place in begins]
    after = [bisect_left(starts, place) - occurrence.key.end for place in ends]
    clause = max([length for length in before if length < NEAR], default=before[0]) if modified else before[0]
    return _reach(clause, before), _reach(after[0], after)


def _reach(clause: int, ends: Sequence[int]) -> Reach:
    """A reach that takes in members beyond the clause only while they are few."""
    most = max(clause, MOST)
    return Reach(clause, tuple(length for length in ends if length <= most), min(max(clause, *ends), most))


def _with_quotation(text: str, span: Span) -> Span:
    """The short quotation round ``span``, marks included, or ``span`` where there is none."""
    start = next(iter(_unpaired(text, span.start, max(span.start - QUOTED, 0), -1)), None)
    end = next(iter(_unpaired(text, span.end, min(span.end + QUOTED, len(text)), 1)), None)
    if start is None or end is None or CLOSING[OPENING.index(text[start])] != text[end]:
        return span
    return Span(start, end + 1)


def _signs(text: str, at: int, limit: int, step: int) -> list[int]:
    """The places from ``at`` towards ``limit`` where a sign stands that encloses or parts words."""
    if step > 0:
        return [sign.start() for sign in _SIGN.finditer(text, at, limit)]
    return [sign.start() for sign in _SIGN.finditer(text, limit, at)][::-1]


def bound(text: str, at: int, step: int) -> int:
    """Where the clause ends that reaches to ``at``, its enumerations whole, in one direction."""
    limit = max(at - LONG, 0) if step < 0 else min(at + LONG, len(text))
    for place, depth in _depths(text, at, limit, step):
        if depth < 0 or (not depth and _PARTS.match(text[place])):
            return place + 1 if step < 0 else place
    return limit


def _unpaired(text: str, at: int, limit: int, step: int) -> Iterator[int]:
    """The places, from ``at`` towards ``limit``, of marks that enclose it; none beyond the sentence."""
    for place, depth in _depths(text, at, limit, step):
        if text[place] in STOPS:
            return
        if depth < 0:
            yield place


def _member_ends(text: str, at: int, limit: int, step: int) -> Iterator[int]:
    """Where the clause round ``at`` ends in one direction, then the ends of further members joined to it by 、."""
    for place, depth in _depths(text, at, limit, step):
        sign = text[place]
        if depth < 0 or sign in STOPS or (not depth and sign in BREAKS):
            yield place + 1 if step < 0 else place
            if sign != "、":
                return
    yield limit


def _depths(text: str, at: int, limit: int, step: int) -> Iterator[tuple[int, int]]:
    """The signs from ``at`` towards ``limit``, each with how many marks beyond ``at`` enclose it.

    Marks that are paired there are left out; one that encloses ``at`` itself has -1.
    """
    enters, leaves = (CLOSING, OPENING) if step < 0 else (OPENING, CLOSING)
    depth = 0
    for place in _signs(text, at, limit, step):
        if text[place] in enters:
            depth += 1
        elif text[place] not in leaves:
            yield place, depth
        elif depth:
            depth -= 1
        else:
            yield place, -1


def _agreeing(
    first: Side, second: Side, found: Sequence[Occurrence], keys: Keys, statistics: Statistics
) -> list[tuple[int, int]]:
    """For each occurrence, how far it agrees with others on the first side, and with the same on the second."""

    def settled(number: int, side: Side, agreed: int) -> int:
        return _settled(found[number], side, side.reaches[number], agreed, keys, statistics)

    taken = [settled(number, first, agreed) for number, agreed in enumerate(_shared(first.contexts))]
    order = sorted(range(len(found)), key=lambda number: first.contexts[number])
    ordered = [first.contexts[number] for number in order]
    groups: dict[str, list[int]] = {}
    for number, length in enumerate(taken):
        groups.setdefault(first.contexts[number][:length], []).append(number)
    pairs = [(0, 0)] * len(found)
    for stretch, members in groups.items():
        alike = order[bisect_left(ordered, stretch) : bisect_right(ordered, stretch + "\U0010ffff")]
        agreed = dict(zip(alike, _shared([second.contexts[number] for number in alike]), strict=True))
        for number in members:
            pairs[number] = taken[number], settled(number, second, agreed[number])
    return pairs


def _shared(contexts: Sequence[str]) -> list[int]:
    """How many characters each context begins with that another one begins with too."""
    order = sorted(range(len(contexts)), key=lambda number: contexts[number])
    shared = [0] * len(contexts)
    for one, next_one in pairwise(order):
        length = Prefix.similarity(contexts[one], contexts[next_one])
        shared[one], shared[next_one] = max(shared[one], length), length
    return shared


def _settled(occurrence: Occurrence, side: Side, reach: Reach, agreed: int, keys: Keys, statistics: Statistics) -> int:
    """How many of the characters agreed on a formulation takes in on one side."""
    reading = keys.source(occurrence.number)
    end = occurrence.key.start if side.sign < 0 else occurrence.key.end
    place = keys.begins[occurrence.number] + end
    taken = min(agreed, reach.most)
    while taken and taken not in reach.members and cuts(keys, place + side.sign * taken, statistics):
        taken -= 1
    if taken < reach.clause and side.sign < 0 and reading.key.text.endswith("的", 0, end - taken):
        return reach.clause  # what ends with 的 belongs to what follows
    wholes = [reach.clause, *(length for length in reach.members if length > reach.clause)]
    nearly = [length for length in wholes if 0 <= length - taken <= REST]
    if nearly or taken < reach.clause:
        return min(nearly, default=taken)
    if side.sign < 0:
        wholes += _asked(keys, place, range(reach.clause + 1, taken + 1), statistics)
    return max(length for length in wholes if length <= taken)


def _asked(keys: Keys, place: int, lengths: range, statistics: Statistics) -> Iterator[int]:
    """The lengths before a place at which what is asked for begins: 全市上下要|牢牢把握…."""
    for length in lengths:
        begin = place - length
        sign = next((sign for sign in ASKING if keys.text.endswith(sign, 0, begin)), "")
        if sign and not any(cuts(keys, at, statistics) for at in (begin - len(sign), begin)):
            yield length


def _alone(reach: Reach) -> int:
    """How much of its clause an occurrence takes in on one side that agrees with no other."""
    return reach.clause if reach.clause <= ALONE else 0


def _trimmed(occurrence: Occurrence, before: int, after: int, keys: Keys, statistics: Statistics) -> Span:
    """The stretch with so many characters on both sides, without what only ties it to its sentence (五是, 要; …的)."""
    reading, place = keys.source(occurrence.number), keys.begins[occurrence.number]
    words = reading.key.text
    start, end = occurrence.key.start - before, occurrence.key.end + after
    number = _NUMBER.match(words, start, occurrence.key.start)
    if number and reading.key.ends[number.end() - 1] < reading.key.starts[number.end()]:
        start = number.end()
    while lead := LEAD.match(words, start, occurrence.key.start):
        if cuts(keys, place + lead.end(), statistics):
            break
        start = lead.end()
    while end > occurrence.key.end and _hangs(reading, end) and not _is_held(keys, place + end, statistics):
        end -= 1
    return Span(start, end)


def _hangs(reading: Source, end: int) -> bool:
    """Whether the last character of a stretch only ties it to what follows: …的定位, but not 不是用来炒的”."""
    last = reading.key.text[end - 1]
    if last in _BEFORE:
        return end < len(reading.key) and reading.key.ends[end - 1] == reading.key.starts[end]
    return last in _TAIL


def _is_held(keys: Keys, end: int, statistics: Statistics) -> bool:
    """Whether the character before ``end`` belongs to those before it: it is of one word with them, or mostly follows.

    So does 和 in 碳中和, and nowhere else.
    """
    words, within = keys.text[end - 3 : end], cuts(keys, end - 1, statistics)
    if within or words[-1] in _BEFORE:
        return within
    if words not in statistics.held:
        together = keys.text.count(words)
        statistics.held[words] = together >= HELD and 2 * together > statistics.two(words[0], words[1])
    return statistics.held[words]


def with_marks(text: str, span: Span) -> Span:
    """A stretch with the quotation mark at its edge that is missing to it, and with the unit of a last figure."""
    if text[span.end - 1].isdecimal() and text.startswith(_UNITS, span.end):
        span = Span(span.start, span.end + 1)
    words = span.of(text)
    if not _MARK.search(words):
        return span
    opened = sum(words.count(mark) for mark in OPENING) - sum(words.count(mark) for mark in CLOSING)
    if opened > 0 and text[span.end : span.end + 1] in tuple(CLOSING):
        return Span(span.start, span.end + 1)
    if opened < 0 and text[max(span.start - 1, 0) : span.start] in tuple(OPENING):
        return Span(span.start - 1, span.end)
    return span
