"""The likeliest parent of each attestation among all that are not later, with the next likeliest.

Four things count, all in bits: the words that two occurrences share around the wording, rare ones more; what
their documents share around it elsewhere, for who took up one passage may have taken up others; who reports to
whom and how long ago (``kinship``); and what the child names as its source. Against all parents stands a source
that the corpus lacks.

Two documents that name the same absent source are cousins: what they share they may both have from there, so it
tells little of descent, unless the child names the other one too. Papers of one meeting are one source: which of
them is nearest does not make the parent doubtful, what one of them names counts for all, and none of them is
another's parent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from lineage.collate.relation import relation, similarity
from lineage.records import Attestation, Descent
from lineage.trace.citation import Party, newest
from lineage.trace.formulation import Formulation
from lineage.trace.keys import Keys, Statistics
from lineage.trace.kinship import ABOVE, BELOW, MEETING, can_be_earlier, day, kinship, lateness, of_one_meeting
from lineage.trace.occurrences import Occurrence
from lineage.trace.shared import FORMULATION, Shared, shared

if TYPE_CHECKING:
    import numpy.typing as npt

    from lineage.trace.keys import Ints
    from lineage.trace.shared import Floats

CITED = 8.0  # bits for a parent that the child names as its source
COUSINS = -6.0  # bits for one that names the same absent source
COMMON = 0.25  # of what cousins share counts for descent
AT_ONCE = 16.0  # bits that common words count at most where neither authority heads the other
BY_CHANCE = 8.0  # bits that they count at most between cousins, unless one heads the other locally
ELSEWHERE = 12.0  # bits that speak for a source outside the corpus
ACQUAINTED = 0.25  # of what two meetings share at their closest counts for all their occurrences
AT_MOST = 6.0  # bits, of that
ALIKE = 12.0  # bits that two equal formulations count when one of several occurrences is to be named
NEAR = 8.0  # bits of common words from which one of several occurrences is near
BESIDE = 2  # characters next to the wording, or at the end of a formulation, that make it near
PRESS = "news"  # the kind of document that reports what another one says
EVEN = 4.0  # bits that make one parent twice as likely as another
MARGIN = 0.15  # by which the likeliest must lead

_alike = lru_cache(maxsize=1 << 16)(similarity)  # the same few formulations are compared again and again
related = lru_cache(maxsize=1 << 16)(relation)


@dataclass(frozen=True, slots=True)
class Priors:
    """What speaks for each document (column) as a source of each (row) before their words are compared.

    ``bits`` is -inf where it cannot be; ``trust`` is the share of common words that counts, ``most`` what they
    can count; ``meeting`` numbers the meeting, or single document, that each belongs to; ``had`` is where the authority
    of the row had spoken before the column did.
    """

    bits: Floats
    trust: Floats
    most: Floats
    meeting: Ints
    had: npt.NDArray[np.bool_]


def descents(
    attestations: Sequence[Attestation],
    found: Sequence[Occurrence],
    formulated: Sequence[Formulation],
    parties: Sequence[Party],
    held: frozenset[str],
    keys: Keys,
    statistics: Statistics,
) -> tuple[Descent, ...]:
    """The descent of every attestation whose parent can be told.

    All are in date order; ``parties`` are the documents that hold the wording, in the order of ``found``, and
    ``held`` are the keys by which all documents of the corpus are known.
    """
    numbers = {number: place for place, number in enumerate(dict.fromkeys(one.number for one in found))}
    party = np.array([numbers[one.number] for one in found], np.int64)
    prior = priors(parties, held)
    texts = [keys.source(one.number).key.text for one in found]
    formulations = [one.key.of(text) for one, text in zip(formulated, texts, strict=True)]
    sides = [
        (text[one.key.start : each.key.start], text[each.key.end : one.key.end])
        for each, one, text in zip(found, formulated, texts, strict=True)
    ]
    words = shared(found, formulations, party, np.isfinite(prior.bits), keys, statistics)
    meeting = prior.meeting
    closest = np.zeros(prior.bits.shape, np.float32)
    np.maximum.at(closest, (meeting[party][:, None], meeting[None, :]), words.bits)
    evidence = words.bits + np.minimum(ACQUAINTED * closest[meeting][:, meeting], AT_MOST)[party]
    likelihood = prior.bits[party] + np.minimum(prior.trust[party] * evidence, prior.most[party])
    there = {number: np.flatnonzero(meeting[party] == number) for number in set(meeting.tolist())}
    press = np.array([one.witness.document.kind == PRESS for one in parties], bool)[party]
    choice = _Choice(likelihood, words, party, there, press, prior.had, formulations, sides)
    return tuple(_decided(choice, meeting, attestations))


def priors(parties: Sequence[Party], held: frozenset[str], *, of_last: bool = False) -> Priors:
    """What authority, time and the sources named tell of ``parties``, which are in date order.

    With ``of_last`` the sources named are told of the last one alone, whose row is all that is asked for.
    """
    meeting = _meetings(parties)
    named: dict[int, set[str]] = {}
    known: dict[int, set[str]] = {}
    for number, party in zip(meeting, parties, strict=True):
        named.setdefault(number, set()).update(name.key for name in newest(party.names))
        known.setdefault(number, set()).update(party.known)
    kin, first, last = _Kin.of(parties), *_days(parties)
    late = lateness(first[:, None] - last[None, :])
    bits = np.where(_possible(parties, kin, first, last), kin.bits - late, -np.inf).astype(np.float32)
    trust, most = kin.trust.copy(), np.where(kin.trust == 1, np.inf, AT_ONCE).astype(np.float32)
    name, know = [named[number] for number in meeting], [known[number] for number in meeting]
    follow, below = [{one.organ for one in party.follows} for party in parties], kin.below.tolist()
    for row in range(max(len(parties) - 1, 0) if of_last else 0, len(parties)):
        lacking, organ = name[row] - held, parties[row].witness.organ
        for column in np.flatnonzero(np.isfinite(bits[row])).tolist():
            if (below[row][column] and organ in follow[column]) or not know[row].isdisjoint(name[column]):
                bits[row, column] = -np.inf  # nobody is the source of what it says it has from there
            elif not name[row].isdisjoint(know[column]):
                bits[row, column] += CITED
            elif not lacking.isdisjoint(name[column]):
                bits[row, column] += COUSINS
                trust[row, column] = min(trust[row, column], COMMON)
                most[row, column] = AT_ONCE if kin.local[row, column] else BY_CHANCE
    had = np.logical_or.accumulate(kin.same, axis=1)
    return Priors(bits, trust, most, np.array(meeting, np.int64), had)


@dataclass(frozen=True, slots=True)
class _Kin:
    """What the authorities of documents (rows: the later ones, columns: the earlier) tell, as `kinship` has it.

    ``same`` is whose papers may be papers of one meeting, ``local`` where the earlier is head of the later below the
    centre, ``below`` where the later is head of the earlier.
    """

    bits: Floats
    trust: Floats
    same: npt.NDArray[np.bool_]
    local: npt.NDArray[np.bool_]
    below: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, parties: Sequence[Party]) -> _Kin:
        """Worked out once for each two authorities."""
        who = [(one.witness.document.level, one.witness.authority, one.witness.place) for one in parties]
        first = {kind: party.witness for kind, party in zip(reversed(who), reversed(parties), strict=True)}
        numbers = {kind: place for place, kind in enumerate(first)}
        number = np.array([numbers[kind] for kind in who], np.int64)
        table = [[kinship(child, parent) for parent in first.values()] for child in first.values()]
        local = [[kin is ABOVE and of[0] != "national" for kin, of in zip(row, first, strict=True)] for row in table]
        same = [[bool(child[1]) and child[:2] == parent[:2] for parent in first] for child in first]
        each = np.ix_(number, number)
        return cls(
            np.array([[kin.bits for kin in row] for row in table], np.float32)[each],
            np.array([[kin.trust for kin in row] for row in table], np.float32)[each],
            np.array(same)[each],
            np.array(local)[each],
            np.array([[kin is BELOW for kin in row] for row in table])[each],
        )


def _days(parties: Sequence[Party]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The first and the last day of each document, nan without a date."""
    dates = [one.witness.document.date for one in parties]
    first = np.array([day(one.first) if one else np.nan for one in dates], np.float64)
    return first, np.array([day(one.last) if one else np.nan for one in dates], np.float64)


def _possible(parties: Sequence[Party], kin: _Kin, first: Floats, last: Floats) -> npt.NDArray[np.bool_]:
    """Whether each document (column) is surely not later than each (row), and not a paper of the same meeting.

    A month or a year is compared as all its days. On one day the higher level comes first, then the order of ids, which
    is the order they stand in. A document without a date is nobody's parent and nobody's child.
    """
    meeting = np.array([MEETING if one.witness.place else 0 for one in parties])
    earlier = np.tril(first[:, None] >= last[None, :], -1)
    possible: npt.NDArray[np.bool_] = earlier & ~(kin.same & (last[:, None] - first[None, :] <= meeting[:, None]))
    return possible


def earliest(parties: Sequence[Party]) -> frozenset[str]:
    """The dated documents, by id, than which none of ``parties`` can be earlier; papers of one meeting go together."""
    dated = [party.witness for party in parties if party.witness.document.date]
    return frozenset(
        one.document.id for one in dated if not any(can_be_earlier(other, one) for other in dated if other is not one)
    )


def _meetings(parties: Sequence[Party]) -> list[int]:
    """For each document the number of the meeting, or single document, that it is counted with."""
    numbers: list[int] = []
    latest: dict[tuple[str | None, str | None], int] = {}
    for place, party in enumerate(parties):
        who = party.witness.document.level, party.witness.authority
        before = latest.get(who, place)
        same = before < place and of_one_meeting(parties[before].witness, party.witness)
        numbers.append(numbers[before] if same else place)
        latest[who] = place
    return numbers


@dataclass(frozen=True, slots=True)
class _Choice:
    """How likely each document (column) is the source of each occurrence (row), and what names the occurrence there.

    ``there`` are the occurrences of each meeting, in order; ``press`` are those in a news report; ``had`` is, for two
    documents, whether the authority of the first had used the wording before the second did.
    """

    likelihood: Floats
    words: Shared
    party: Ints
    there: Mapping[int, Ints]
    press: npt.NDArray[np.bool_]
    had: npt.NDArray[np.bool_]
    formulations: Sequence[str]
    sides: Sequence[tuple[str, str]]

    def parent(self, child: int, meeting: int) -> tuple[int, bool]:
        """The occurrence of a meeting that is nearest to the child by its words and by its formulation.

        Where nothing but the wording itself makes it nearer than the others, it is the first one, and said to be that.
        A report of the press is named beside a text of record only where the words around are its own.
        """
        there = self.there[meeting]
        there = there[np.isfinite(self.likelihood[child, self.party[there]])]
        nearest = self._nearest(child, there)
        record = there[~self.press[there]]
        same = FORMULATION if self.formulations[child] == self.formulations[nearest] else 0.0
        if self.press[nearest] and len(record) and not self._shares(child, nearest, NEAR + same):
            there, nearest = record, self._nearest(child, record)
        told = len(there) == 1 or self._is_near(child, nearest)
        return (nearest, False) if told else (int(there[0]), True)

    def is_old(self, child: int, parent: int) -> bool:
        """Whether the wording was nothing new to the authority of the child when the parent had it."""
        return bool(self.had[self.party[child], self.party[parent]])

    def _nearest(self, child: int, there: Ints) -> int:
        """Which of some occurrences is nearest; of equals, the first."""
        column = self.party[there]
        bits = np.where(self.words.nearest[child, column] == there, self.words.bits[child, column], 0.0)
        own = self.formulations[child]
        alike = np.array([_alike(own, self.formulations[number]) for number in there.tolist()])
        return int(there[np.argmax(bits + ALIKE * alike)])

    def _shares(self, child: int, parent: int, enough: float = NEAR) -> bool:
        """Whether the words around two occurrences have much in common."""
        column = self.party[parent]
        return bool(self.words.nearest[child, column] == parent and self.words.bits[child, column] >= enough)

    def _is_near(self, child: int, parent: int) -> bool:
        """Whether the words around two occurrences, or their formulations next to the wording, have much in common."""
        return self._shares(child, parent) or akin(self.sides[child], self.sides[parent])


def akin(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two formulations have more in common than the wording: what stands before it and after it in them.

    >>> akin(("构建", ""), ("加快构建", "")), akin(("形成", ""), ("融入", "")), akin(("", ""), ("", ""))
    (True, False, True)
    """
    return one == other or any(
        left[:BESIDE] == right[:BESIDE] or left[-BESIDE:] == right[-BESIDE:]
        for left, right in zip(one, other, strict=True)
        if min(len(left), len(right)) >= BESIDE
    )


def is_step(parent: tuple[str, str], child: tuple[str, str]) -> bool:
    """Whether one formulation can have become the other: they are akin, or one of them holds the other whole.

    >>> is_step(("", "两翼驱动"), ("", "")), is_step(("突出", ""), ("全面落实省委", "发展要求"))
    (True, False)
    """
    pairs = list(zip(parent, child, strict=True))
    holds = all(other in one for one, other in pairs) or all(one in other for one, other in pairs)
    return holds or akin(parent, child)


def chances(likelihood: Floats, meeting: Ints) -> npt.NDArray[np.float64]:
    """How likely each meeting is, in shares of one, for rows of likelihoods in bits of each document (column).

    What is missing to one is a source outside the corpus. All documents of a meeting have its chance in the place of
    the first.
    """
    exponent, elsewhere = likelihood.astype(np.float64) / EVEN, ELSEWHERE / EVEN
    top = exponent.max(axis=1, initial=elsewhere, keepdims=True)  # against overflow: only what lies between them counts
    weight = np.exp2(exponent - top)
    found = np.zeros(weight.shape)
    for number in set(meeting.tolist()):  # `np.unique` would import numpy.ma for it
        found[:, number] = weight[:, meeting == number].max(axis=1)
    share: npt.NDArray[np.float64] = found / (found.sum(axis=1, keepdims=True) + np.exp2(elsewhere - top))
    return share


def _decided(choice: _Choice, meeting: Ints, attestations: Sequence[Attestation]) -> Iterator[Descent]:
    """The descents that lead by enough."""
    found = chances(choice.likelihood, meeting)
    rows = np.arange(len(found))
    likeliest = found.argmax(axis=1)
    leading, outside = found[rows, likeliest], 1.0 - found.sum(axis=1)
    found[rows, likeliest] = -1.0
    next_one = found.argmax(axis=1)
    rivals = np.maximum(found[rows, next_one], 0.0)
    margins = leading - np.maximum(rivals, outside)
    for child in np.flatnonzero(margins >= MARGIN).tolist():
        best, margin = int(likeliest[child]), float(margins[child])
        runner_up = int(next_one[child]) if rivals[child] > 0 else None
        parent, whole = choice.parent(child, best)
        if whole and choice.is_old(child, parent):
            continue
        yield Descent(
            child=attestations[child].id,
            parent=attestations[parent].id,
            relation=related(choice.formulations[parent], choice.formulations[child]),
            confidence=round(float(leading[child]), 3),
            runner_up=None if runner_up is None else attestations[choice.parent(child, runner_up)[0]].id,
            margin=round(margin, 3),
            whole=whole,
        )
