"""Who reports to whom: how readily one document's words are taken up by another, from authority and time alone.

All figures are in bits, judged and not learnt. A city listens first to its own province, then to the centre,
then to itself a year ago; a sister city or another province is possible, an unrelated place hardly. Nothing is
ruled out but time: bottom-up and sideways descent exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lineage import places
from lineage.records import LEVELS
from lineage.witness import Witness

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Kinship:
    """How near an authority is as a source, in bits, and what share of common words tells of descent from it.

    What two authorities share of which neither heads the other, they may both have from above.
    """

    bits: float
    trust: float


ABOVE = Kinship(8.0, 1.0)  # the authority next above: the own province of a city
HIGHER = Kinship(5.0, 1.0)  # an authority further above: the centre for a city
SAME = Kinship(4.0, 1.0)  # the same authority, earlier
RELATED = Kinship(0.0, 0.5)  # another authority under the same one, or nobody knows
BELOW = Kinship(0.0, 0.25)  # one that reports to it
STRANGE = Kinship(-4.0, 0.25)  # none of these
QUARTER = 90  # days after which a source is half as likely
HASTE = 6.0  # bits against a source of the same day
DRAFTING = 14  # days until nothing speaks against it any more
MEETING = 3  # days within which papers of one authority belong to one meeting


def kinship(child: Witness, parent: Witness) -> Kinship:
    """What the authorities of two documents tell."""
    below, above = child.document.level, parent.document.level
    if child.authority and child.authority == parent.authority:
        return SAME
    if not below or not above:
        return RELATED
    steps = LEVELS.index(below) - LEVELS.index(above)
    if above == "national":
        return SAME if not steps else ABOVE if steps == 1 else HIGHER
    if below == "national":
        return BELOW
    if not child.place or not parent.place:
        return RELATED
    if places.within(child.place.name, parent.place.name):
        return ABOVE if steps == 1 else HIGHER
    if places.within(parent.place.name, child.place.name):
        return BELOW
    return RELATED if child.place.parent == parent.place.parent else STRANGE


def lateness(days: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """What so many days between two documents take from the likelihood of descent, in bits.

    What is long past is less at hand, and what came out on the day before is hardly in the draft yet.
    """
    passed = np.maximum(days, 0)
    bits: npt.NDArray[np.float64] = np.log2(1 + passed / QUARTER) + HASTE * np.maximum(1 - passed / DRAFTING, 0)
    return bits


def can_be_earlier(one: Witness, other: Witness) -> bool:
    """Whether a dated document may be the earlier of two dated ones that are not papers of one meeting.

    Unlike a parent it need not be surely so: a document dated 2020 may be earlier than one of 2 December 2020.
    """
    first, second = one.document, other.document
    if not first.date or not second.date or of_one_meeting(one, other):
        return False
    return (first.date.first, first.order) < (second.date.last, second.order)


def of_one_meeting(one: Witness, other: Witness) -> bool:
    """Whether two documents come from one authority within a few days: a proposal, its resolution, its explanation.

    The centre and its news agency meet and report daily, so there it must be the same day. Dates that only say the
    year or the month tell of no meeting.
    """
    if not one.document.date or not other.document.date or not one.authority:
        return False
    dates = sorted((one.document.date, other.document.date))
    known = (one.authority, one.document.level) == (other.authority, other.document.level)
    return known and day(max(date.last for date in dates)) - day(dates[0].first) <= (MEETING if one.place else 0)


@cache
def day(iso: str) -> int:
    """The number of a day."""
    return date.fromisoformat(iso).toordinal()
