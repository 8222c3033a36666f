"""Abbreviations and their expansions, where the corpus itself gives both.

Nothing is guessed from the words alone: a short form and a long one belong together only where a text sets them side by
side. It does so in four ways:

* it lists the members that a number counts: 全国经济中心、…和区域金融中心, 即打造“五个中心”;
* it contracts clauses of which each part of the short form is made: 建成支点 of 建设成为中部地区崛起重要战略支点;
* it says so: 地理标志产品（以下简称“地标产品”）;
* it explains a term in a glossary: “三保”：保基本民生、保工资、保运转.

Where none does, a list of just as many members with a head of three characters or more will do, if it stands in a text
of an authority that uses the short form: 科教人才优势转化为…、…、… for “三个优势转化”.

Where only the other form stands is shown as such, and is no occurrence of the wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.collate.relation import similarity
from lineage.records import Link
from lineage.sources import Source
from lineage.spans import Span
from lineage.trace.keys import Keys, every, folded
from lineage.trace.occurrences import Occurrence

BEFORE, AFTER = 260, 160  # characters in which the other form is looked for
SMALL = 3  # letters of a member, at most, where one letter is all they have in common
MEMBER = 24  # characters of one member, at most
LOOSE = 1.5  # times as many letters as they have within which the members of an expansion stand elsewhere
SURE, CLOSE = 8, 60  # letters of a member that is sure to be one, and those that may then stand in between
FEWEST = 4  # letters that a part of a contraction has at least
SHORTEST = 2  # letters of a short form
SPREAD = 6  # times as many letters as its short form that a contracted clause has at most
SAME = 0.8  # similarity from which a long form is the one that was asked for
HEAD = 3  # letters of a head that is told by its number of members alone
SPELT = 2  # times as many different letters at most has a term as its explanation has of them
MOST = 3  # forms of each kind
ASKED = 400  # occurrences that are looked at for the other form

_NUMBERED = re.compile("^(?P<count>[二两双三四五六七八九十])(?:[个大条项种类点次位家型]|(?=.))(?P<head>.{1,6})$")
_COUNTS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
_PAUSES = re.compile("、|以及|(?<=[^总總])和(?=[^谐諧平])|[与與及](?=[^其])")
_COMMAS = re.compile("[、，,]")
_BREAKS = {_PAUSES.pattern: re.compile("[，,；;。：\n]"), _COMMAS.pattern: re.compile("[；;。：\n]")}
_STOP = re.compile(r"[。！？!?｡\n]")
_SAYS = re.compile(
    "(?:以下)?(?:简称|簡稱|统称|統稱|合称|合稱|概称|概稱)[为為]?|即(?=[打“‘「『])|概括起[来來][，,]?(?:就)?是|也就是|（即|(?<=[，、])就是(?=“)"
)
_GLOSS = re.compile("[”’」』]?[^，。；：\n一二三四五六七八九十两双]{0,6}?[：:](?!“)")
_LEADS = re.compile(
    "^(?:加快|全力|着力|奋力|努力|积极|持续|切实|进一步|深入|全面|打造|建设|构建|推进|推动|实施|坚持|坚决|强化|落实|深化|形成|实现"
    "|做到|增强|树牢|坚定|践行|聚焦|突出|抓好|围绕|即|是|指|就是|包括|把|将|要|以|在|为|的|和|与)+"
)
_QUOTED = re.compile("[“‘「『]([^“”‘’「」『』\n]{2,30})[”’」』]")
_SIGNS = "“”‘’「」『』《》（）()：: "


@dataclass(frozen=True, slots=True)
class Given:
    """A place that gives a short form and a long one: how, and the stretch of clean text that has both."""

    short: str
    long: str
    members: tuple[str, ...]
    link: Link
    number: int
    clean: Span


def other_forms(wording: str, key: str, found: Sequence[Occurrence], keys: Keys) -> list[Given]:
    """The first place that gives each other form of the wording, expansions first, the most frequent of both."""
    long: dict[tuple[str, ...], list[Given]] = {}
    short: dict[tuple[str, ...], list[Given]] = {}
    for occurrence in found[:ASKED]:
        source = keys.source(occurrence.number)
        for given in _expansions(wording, key, source, occurrence.clean, occurrence.number):
            long.setdefault(tuple(sorted(map(folded, given.members))) or (folded(given.long),), []).append(given)
        for given in _abbreviations(key, source, occurrence.clean, occurrence.number):
            short.setdefault((folded(given.short),), []).append(given)
    if not any(given.members for places in long.values() for given in places):
        long |= {given.members: [given] for given in _listed(wording, key, found, keys)}
    return [places[0] for kind in (long, short) for places in sorted(kind.values(), key=len, reverse=True)[:MOST]]


def _listed(wording: str, key: str, found: Sequence[Occurrence], keys: Keys) -> Iterator[Given]:
    """The first list of as many members as a short form counts, in the texts of those who use it."""
    counted = _NUMBERED.match(key)
    if not counted or len(counted["head"]) < HEAD:
        return
    users = {keys.documents[one.number].issuer for one in found} | {_place(keys, one.number) for one in found}
    theirs = {n for n, one in enumerate(keys.documents) if {one.issuer, _place(keys, n)} & users - {None}}
    places = [place for place in every(counted["head"], keys.text) if keys.within(place)[0] in theirs]
    keys.load(keys.within(place)[0] for place in places)
    done = -1
    for place in places:
        if place < done:
            continue
        number, at = keys.within(place)
        source = keys.source(number)
        start = source.key.starts[at]
        before, after = _around(source.text.text, Span(start, start))
        sentence = Span(before.start if before else start, after.end if after else start)
        done = place + AFTER
        members = _counted(sentence.of(source.text.text), _COUNTS[counted["count"]], counted["head"])
        if members:
            yield Given(wording, "、".join(members), members, "counted", number, sentence)
            return


def _place(keys: Keys, number: int) -> str | None:
    """The division that a document speaks for."""
    place = keys.register.witnesses[number].place
    return place.name if place else None


def standing(members: Sequence[str], keys: Keys) -> Iterator[tuple[int, Span]]:
    """Each place where all members stand close together, in any order: the document, and the stretch of its key."""
    wanted = sorted({folded(member) for member in members}, key=len, reverse=True)
    if not wanted or len(wanted[0]) < SHORTEST:
        return
    close = int(LOOSE * sum(map(len, wanted))) + (CLOSE if len(wanted[0]) >= SURE else 0)
    done = 0
    for place in every(wanted[0], keys.text):
        number, _ = keys.within(place)
        first, last = keys.bounds(number)
        begin, end = max(first, place - close, done), min(last, place + len(wanted[0]) + close)
        near = [_nearest(keys.text, member, place, begin, end) for member in wanted]
        spots = [spot for spot in near if spot is not None]
        if len(spots) == len(wanted):
            start = min(spots)
            stop = max(spot + len(member) for spot, member in zip(spots, wanted, strict=True))
            if stop - start <= close:
                yield number, Span(start - first, stop - first)
                done = stop


def _nearest(text: str, member: str, place: int, begin: int, end: int) -> int | None:
    """Where a member stands nearest to a place, within bounds."""
    before, after = text.rfind(member, begin, place + len(member)), text.find(member, place, end)
    spots = [spot for spot in (before, after) if spot >= 0]
    return min(spots, key=lambda spot: abs(spot - place)) if spots else None


def _expansions(wording: str, key: str, source: Source, place: Span, number: int) -> Iterator[Given]:
    """The long form that stands by one occurrence of a wording which is the short form, in whichever way it does."""
    text = source.text.text
    glossed = _glossed(text, place)
    before, after = _around(text, place)
    counted = _NUMBERED.match(key)
    if counted:
        for stretch in filter(None, (glossed, before, after)):
            members = _counted(stretch.of(text), _COUNTS[counted["count"]], counted["head"])
            if members and stretch is not glossed and len(counted["head"]) == 1 and len(max(members, key=len)) > SMALL:
                continue
            if members and not any(key in folded(one) for one in members):
                yield Given(wording, "、".join(members), members, "members", number, _hull(stretch, place))
                return
    if glossed:
        long = _said(glossed.of(text))
        if not _spells_out(key, folded(long)):
            return
        telling = long if len(folded(long)) <= MEMBER else ""
        yield Given(wording, long, (telling,) if telling else (), "gloss", number, _hull(glossed, place))
        return
    parts = [part for part in re.split("[、，]", wording) if part]
    if before and (len(parts) > 1 or _is_quoted(text, place)):
        told = _told(text, before, place)
        clauses = _contracted([folded(part) for part in parts], told.of(text))
        if clauses:
            yield Given(wording, "，".join(clauses), clauses, "contraction", number, _hull(told, place))
            return
    stated = _stated_before(text, place)
    if stated and not counted:
        long = _ending(stated.of(text), key)
        if long:
            yield Given(wording, long, (long,), "stated", number, _hull(stated, place))


def _spells_out(key: str, long: str) -> bool:
    """Whether the explanation of a term spells it out: it has half of its letters or more, but not the term itself.

    >>> _spells_out("一带一路", "丝绸之路经济带和21世纪海上丝绸之路")
    True
    >>> _spells_out("科学发展观", "实现可持续发展的重要保证")
    False
    """
    letters = set(key)
    return key not in long and SPELT * len(letters & set(long)) >= len(letters)


def _abbreviations(key: str, source: Source, place: Span, number: int) -> Iterator[Given]:
    """The short forms in quotation marks behind one occurrence of a wording which is the long form."""
    text = source.text.text
    _, after = _around(text, place)
    if not after:
        return
    for quoted in _QUOTED.finditer(text, after.start, min(after.end, place.end + 60)):
        short = folded(quoted[1])
        if not SHORTEST <= len(short) < len(key) or short in key:
            continue
        spot = Span(quoted.start(1), quoted.end(1))
        for given in _expansions(quoted[1], short, source, spot, number):
            long = folded(given.long)
            if similarity(key, long) >= SAME:
                yield Given(given.short, given.long, (quoted[1],), given.link, number, given.clean)
                return


def _around(text: str, place: Span) -> tuple[Span | None, Span | None]:
    """What stands before a place in its sentence, and behind it."""
    stops = [stop.end() for stop in _STOP.finditer(text, max(place.start - BEFORE, 0), place.start)]
    begin = stops[-1] if stops else max(place.start - BEFORE, 0)
    stop = _STOP.search(text, place.end, min(place.end + AFTER, len(text)))
    end = stop.start() if stop else min(place.end + AFTER, len(text))
    before = Span(begin, place.start) if begin < place.start else None
    return before, Span(place.end, end) if place.end < end else None


def _told(text: str, before: Span, place: Span) -> Span:
    """What stands before a place, with the sentence before if this one only says it in short: 概括起来，就是“…”."""
    if not _SAYS.match(before.of(text).strip()):
        return before
    stops = [stop.end() for stop in _STOP.finditer(text, max(place.start - BEFORE, 0), before.start - 1)]
    return Span(stops[-1] if stops else max(place.start - BEFORE, 0), before.end)


def _glossed(text: str, place: Span) -> Span | None:
    """The explanation behind a term at the head of its line: “三保”：保基本民生、保工资、保运转。"""
    line = text.rfind("\n", 0, place.start) + 1
    if len(re.sub(r"[\W\d]", "", text[line : place.start])) > 4:
        return None
    colon = _GLOSS.match(text, place.end)
    if not colon:
        return None
    end = text.find("\n", colon.end())
    stop = text.find("。", colon.end())
    ends = [one for one in (end, stop, colon.end() + AFTER, len(text)) if one >= 0]
    return Span(colon.end(), min(ends)) if min(ends) > colon.end() else None


def _counted(words: str, count: int, head: str) -> tuple[str, ...]:
    """So many members in a row that all have the head, at one end or, if it is long enough to tell, within."""
    ways = [str.endswith, str.startswith] if len(head) < HEAD else [str.endswith, str.startswith, str.__contains__]
    for parting in (_PAUSES, _COMMAS) if len(head) >= HEAD else (_PAUSES,):
        for run in _runs(words, parting):
            for way in ways:
                at_head = way is str.startswith
                pieces = _headed([one.strip(_SIGNS) for one in run], head) if at_head else list(map(_bare, run))
                letters = [folded(piece) for piece in pieces]
                marks = [len(head) < len(one) <= MEMBER and way(one, head) for one in letters]
                members = _just(pieces, marks, count, whole=len(head) == 1)
                if members and len({folded(one) for one in members}) == count:
                    return _even(members, at_end=way is str.endswith)
    return ()


def _headed(pieces: list[str], head: str) -> list[str]:
    """The pieces, the first that has the head without what leads to it: 形成了全面建成小康社会、全面深化改革."""
    for number, piece in enumerate(pieces):
        letters = folded(piece)
        if head in letters and len(letters) == len(piece):
            return [*pieces[:number], piece[letters.rfind(head) :], *pieces[number + 1 :]]
    return pieces


def _runs(words: str, parting: re.Pattern[str]) -> Iterator[list[str]]:
    """The stretches of a sentence that are lists, cut into their pieces, the last one first."""
    for stretch in reversed(_BREAKS[parting.pattern].split(words)):
        pieces = [piece for piece in parting.split(stretch) if piece.strip(_SIGNS)]
        if len(pieces) > 1:
            yield pieces


def _just(pieces: Sequence[str], marks: Sequence[bool], count: int, *, whole: bool) -> tuple[str, ...]:
    """The marked pieces if there are just so many, one after the other; with ``whole``, and no others."""
    at = [number for number, mark in enumerate(marks) if mark]
    if len(at) != count or at[-1] - at[0] != count - 1 or (whole and count != len(pieces)):
        return ()
    members = tuple(pieces[at[0] : at[-1] + 1])
    return () if any(re.search("[“”‘’（）()：:]", one) for one in members) else members


def _even(members: tuple[str, ...], *, at_end: bool) -> tuple[str, ...]:
    """The members without what only leads to the first or follows the last: no member is that much longer."""
    *others, outer = members if not at_end else members[::-1]
    most = max(map(len, others))
    if not at_end and "的" in outer and not any("的" in one for one in others):
        outer = outer[: outer.index("的")]
    if len(outer) > 2 * most:
        outer = outer[-most:] if at_end else outer[:most]
    evened = (*others, outer)
    return evened[::-1] if at_end else evened


def _bare(piece: str) -> str:
    """A member without the verbs and signs that only lead to it."""
    words = piece.strip(_SIGNS)
    bare = words[words.rfind("：") + 1 :].strip(_SIGNS)
    letters = folded(bare)
    lead = _LEADS.match(letters if len(letters) == len(bare) else bare)
    return bare[lead.end() :] if lead and len(bare) - lead.end() > 2 else bare


def _contracted(parts: Sequence[str], words: str) -> tuple[str, ...]:
    """The clauses, in order and the nearest, of which each part is a contraction; none unless all are found."""
    clauses = [piece for piece in re.split("[，；。：]", words) if piece.strip(_SIGNS)]
    found: list[str] = []
    at = len(clauses)
    for part in reversed(parts):
        if len(part) < FEWEST:
            return ()
        at = next((spot for spot in range(at - 1, -1, -1) if _contracts(part, folded(clauses[spot]))), -1)
        if at < 0:
            return ()
        found.append(_shortest(part, clauses[at]))
    return tuple(reversed(found))


def _contracts(part: str, clause: str) -> bool:
    """Whether a part is made of a clause: its letters in order, its ends whole words, the clause longer but not far."""
    shortest = _window(part, clause)
    return bool(shortest) and len(part) < len(shortest) <= SPREAD * len(part) and part not in clause


def _window(part: str, clause: str) -> str:
    """The shortest stretch of a clause, from the right, that has the letters of ``part`` in order."""
    best = ""
    for end in range(len(clause), 0, -1):
        if clause[end - 1] != part[-1]:
            continue
        at = end
        for letter in reversed(part):
            at = clause.rfind(letter, 0, at)
            if at < 0:
                break
        else:
            if not best or end - at < len(best):
                best = clause[at:end]
    return best


def _shortest(part: str, clause: str) -> str:
    """The same of a clause as it is written."""
    letters = folded(clause)
    window = _window(part, letters)
    return window if len(letters) == len(clause) and window == letters else _as_written(clause, window)


def _as_written(clause: str, window: str) -> str:
    """The stretch of a clause whose key is ``window``; the key itself where signs stand in between."""
    for start, end in _stretches(clause, len(window)):
        if folded(clause[start:end]) == window:
            return clause[start:end]
    return window


def _stretches(clause: str, length: int) -> Iterator[tuple[int, int]]:
    for start in range(len(clause)):
        for end in range(start + length, min(start + length + 6, len(clause)) + 1):
            yield start, end


def _stated_before(text: str, place: Span) -> Span | None:
    """The clause that a text says the wording is short for: …（以下简称“…”）, …，简称“…”."""
    before = text[max(place.start - 14, 0) : place.start]
    says = [match for match in _SAYS.finditer(before) if not re.search(r"[。；\n]", before[match.end() :])]
    if not says:
        return None
    end = max(place.start - 14, 0) + says[-1].start()
    end = len(text[:end].rstrip("（(，,、“‘ "))
    start = max((stop.end() for stop in re.finditer(r"[，。；：！？\n]", text[max(end - 80, 0) : end])), default=0)
    begin = max(end - 80, 0) + start
    return Span(begin, end) if begin < end else None


def _ending(words: str, key: str) -> str:
    """The shortest ending of a clause that the short form can stand for, without the verbs that lead to it."""
    letters = folded(words)
    window = _window(key, letters)
    if not window or key in letters:
        return ""
    return _bare(_as_written(words, letters[letters.rfind(window) :]))


def _said(words: str) -> str:
    """What an explanation says, without the words that only introduce it: 是…的简称, 指…."""
    named = re.match("^(?:就|也)?(?:是指|[是即指系])?(.{3,}?)(?:的(?:简称|簡稱|统称|統稱).*)?$", words)
    long = (named[1] if named else words).strip(" ，：")
    return long[1:-1] if _QUOTED.fullmatch(long) else long


def _is_quoted(text: str, place: Span) -> bool:
    """Whether a place stands in quotation marks of its own."""
    before, after = text[max(place.start - 1, 0) : place.start], text[place.end : place.end + 1]
    return before in tuple("“‘「『") and after in tuple("”’」』")


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
