"""Find every place of a wording, whatever wraps, page numbers, script, spaces or punctuation do to it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lineage.normalise import key
from lineage.sources import Source
from lineage.spans import Mapped, Span
from lineage.trace.edges import Edge, is_word, number_goes_on, split_words
from lineage.trace.keys import Keys, Statistics

NEAR = 50  # characters on both sides of an occurrence that are looked at
WORDS = 2  # characters from which what a pause mark parts is words: 改革、开放, but not 三、农村
PHRASE = 4  # characters from which what a comma parts is clauses: 建成支点，走在前列

TELLING = frozenset("+%/×=")
_FORMS = str.maketrans("＋％／＝", "+%/=")

BREAKS = frozenset("，、；：。！？…—,;:!?､｡\n")
STOPS = frozenset("。！？!?｡\n")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a wording: the number of the reading, and the stretch of its key and of its clean text."""

    number: int
    key: Span
    clean: Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wording as it is looked for; ``breaks`` are the places in ``key`` where it was given with punctuation.

    ``signs`` are those that make it another thing, with their place in ``key``: 互联网+ is not 互联网, nor 1+8 18.
    """

    key: str
    breaks: frozenset[int]
    signs: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, wording: str) -> Wanted:
        """What to look for to find ``wording``."""
        folded = key(Mapped.of(wording))
        breaks = frozenset(place for place, _ in _breaks(folded, wording, Span(0, len(folded))))
        gaps = [(place, _gap(folded, wording, place).of(wording)) for place in range(len(folded) + 1)]
        signs = [(place, "".join(sign for sign in gap.translate(_FORMS) if sign in TELLING)) for place, gap in gaps]
        return cls(folded.text, breaks, tuple((place, some) for place, some in signs if some))

    def clean(self, reading: Source, span: Span) -> Span | None:
        """The clean text of a stretch of a key with the signs that the wording was given with; none where one lacks."""
        text, clean = reading.text.text, reading.key.source(span)
        for place, signs in self.signs:
            gap = _gap(reading.key, text, span.start + place)
            between = gap.of(text).translate(_FORMS)
            at = between.find(signs) if place else between.rfind(signs)
            end = at + len(signs)
            apart = between[: at if place else 0] + between[end if place < len(self.key) else len(between) :]
            if at < 0 or not BREAKS.isdisjoint(apart):
                return None
            clean = Span(min(clean.start, gap.start + at), max(clean.end, gap.start + end))
        return clean


def occurrences(
    wanted: Wanted, keys: Keys, statistics: Statistics, places: Sequence[int], *, substring: bool
) -> list[Occurrence]:
    """The occurrences among ``places`` of the wanted key, in order, none overlapping another."""
    found: list[Occurrence] = []
    whole = [True] * len(places) if substring else _whole(places, len(wanted.key), keys, statistics)
    for place, stands in zip(places, whole, strict=True):
        number, at = keys.within(place)
        span = Span(at, at + len(wanted.key))
        reading = keys.source(number)
        after_last = not found or found[-1].number < number or found[-1].key.end <= at
        clean = wanted.clean(reading, span) if stands and after_last else None
        if clean and _in_one_piece(reading, span, wanted.breaks, statistics):
            found.append(Occurrence(number, span, clean))
    return found


def _gap(folded: Mapped, text: str, place: int) -> Span:
    """The stretch of a text between two characters of its key, the second of them at ``place``."""
    begin = folded.ends[place - 1] if place else 0
    return Span(begin, folded.starts[place] if place < len(folded) else len(text))


def _whole(places: Sequence[int], length: int, keys: Keys, statistics: Statistics) -> list[bool]:
    """For each place whether the wording stands for itself there."""
    whole = [True] * len(places)
    for shift in (0, length):
        joined: dict[int, Edge] = {}
        for index, place in enumerate(places):
            between = _between(keys, place + shift)
            if between is None:
                continue
            edge = Edge.at(keys, place + shift)
            if number_goes_on(edge) and between in ("", ".", ","):  # 965 is cut out of 1965, 1,965 and 1.965
                whole[index] = False
            elif not between.strip(" \u3000"):
                joined[index] = edge
        for index, within in zip(joined, split_words(list(joined.values()), statistics), strict=True):
            whole[index] = whole[index] and not within
    return whole


def _between(keys: Keys, place: int) -> str | None:
    """What the clean text has between the character at ``place`` and the one before; none at the ends of a text."""
    number, at = keys.within(place)
    reading = keys.source(number)
    if not 0 < at < len(reading.key):
        return None
    return reading.text.text[reading.key.ends[at - 1] : reading.key.starts[at]]


def _breaks(folded: Mapped, text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The places within a stretch of a key where the text has punctuation, with what it has."""
    ends, starts = folded.ends, folded.starts
    for place in range(span.start + 1, span.end):
        between = text[ends[place - 1] : starts[place]]
        if between and not BREAKS.isdisjoint(between):
            yield place - span.start, between


def _in_one_piece(reading: Source, span: Span, breaks: frozenset[int], statistics: Statistics) -> bool:
    """Whether the stretch is the wording and not the end of one clause with the beginning of the next.

    Punctuation that the wording was given without may stand in it only between members of some length, and a
    sentence may not end there.
    """
    if len(reading.key.source(span)) == len(span):
        return True
    strange = [(at, between) for at, between in _breaks(reading.key, reading.text.text, span) if at not in breaks]
    members = [0, *(at for at, _ in strange), len(span)]
    shortest = min(end - start for start, end in pairwise(members))
    words = span.of(reading.key.text)
    return all(
        _is_wrap(words, at, statistics)
        if between.strip() == ""
        else STOPS.isdisjoint(between) and shortest >= (WORDS if "、" in between else PHRASE)
        for at, between in strange
    )


def _is_wrap(words: str, at: int, statistics: Statistics) -> bool:
    """Whether a line end that nobody joined stands in the wording by the typesetter's doing alone.

    In a short wording it may be the end of a heading (改革⏎开放), unless it cuts a word.
    """
    cuts_phrase = len(words) == PHRASE and at in (1, PHRASE - 1)
    return len(words) > PHRASE or cuts_phrase or is_word(words[at - 1], words[at], statistics)
