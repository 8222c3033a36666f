"""Fixed formulas (固定表述): what a house keeps in its list of them, and what the corpus always has in one order.

A formula of the corpus is an enumeration that stands in many of its documents in one order and never in another.
"""

from __future__ import annotations

from dataclasses import dataclass

from lineage.records import When


@dataclass(frozen=True, slots=True)
class Formula:
    """A row of a house's list: members that stand in this order, or a wording that has replaced others.

    ``since`` is the date from which it stands instead of each of ``replaces``.
    """

    members: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    since: When | None = None
