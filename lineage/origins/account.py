"""The account of a document, clause by clause and sentence by sentence, as columns: what records and margins tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.collate.edges import all_in_key
from lineage.origins.clauses import Carried, Clauses, Floats, Ints, Stretches, carried, counted, covered, each, share
from lineage.origins.sources import Told, told
from lineage.records import OriginKind, PartKind, Reading
from lineage.trace.citation import Party

HALF = 0.5  # of a clause's letters in boilerplate make it boilerplate
PARTS: tuple[PartKind, ...] = ("inherited", "adapted", "boilerplate", "own")
INHERITED, ADAPTED, BOILERPLATE, OWN = range(len(PARTS))


@dataclass(frozen=True, slots=True)
class Rule:
    """When a sentence is of a kind, by the shares of its letters that matches cover and that only boilerplate does."""

    kind: OriginKind
    reason: str
    holds: Callable[[float, float], bool]
    example: tuple[float, float]


RULES = (
    Rule("inherited", "matches cover three quarters of its letters", lambda matched, _: matched >= 0.75, (0.75, 0.0)),
    Rule("mixed", "matches cover a quarter of its letters", lambda matched, _: matched >= 0.25, (0.25, 0.75)),
    Rule(
        "boilerplate",
        "with what everybody says anyhow, half of its letters are covered",
        lambda matched, stock: stock > 0 and matched + stock >= 0.5,
        (0.1, 0.4),
    ),
    Rule("new", "none of these", lambda _, __: True, (0.2, 0.2)),
)


def kind(matched: float, stock: float) -> OriginKind:
    """The kind of a sentence, by the first rule that holds.

    >>> kind(0.8, 0.1), kind(0.0, 0.6), kind(0.0, 0.0)
    ('inherited', 'boilerplate', 'new')
    """
    return next(rule.kind for rule in RULES if rule.holds(matched, stock))


@dataclass(frozen=True, slots=True)
class Account:
    """Where a document comes from: its clauses, how others have them (``carried``), what is made of that (``told``).

    ``part`` is the origin of each clause, by its number among ``PARTS``. For each sentence ``covered`` is the share of
    its letters that stretches cover, ``kinds`` what it is. ``touching`` are the stretches of each sentence, those with
    its likeliest source first: a row each, with the numbers of the sentence and of the stretch.
    """

    cut: Clauses
    carried: Carried
    told: Told
    part: Ints
    covered: Floats
    kinds: Sequence[OriginKind]
    touching: Ints

    def sources(self) -> Ints:
        """For each clause the stretch that it has from its source, or -1."""
        found = np.full(len(self.cut), -1)
        named = self.told.source >= 0
        found[named] = self.carried.stretch[self.told.source[named]]
        return found

    def shares(self) -> dict[PartKind, float]:
        """The share of the letters that is of each origin."""
        letters = np.bincount(self.part, self.cut.letters, minlength=len(PARTS)).tolist()
        total = max(sum(letters), 1)
        return {name: round(count / total, 4) for name, count in zip(PARTS, letters, strict=True)}


def account(
    reading: Reading,
    cut: Clauses,
    stretches: Stretches,
    stock: tuple[Ints, Ints],
    parties: Sequence[Party],
    held: frozenset[str],
) -> Account:
    """The account of a document whose clauses are ``cut``.

    ``stock`` are where stretches that are boilerplate only start and end. ``parties`` are the documents that have
    ``stretches``, by number, and last the document itself.
    """
    found = carried(reading, stretches, cut)
    made = told(found, len(cut), stretches, parties, held)
    matched = covered(reading, stretches.start, stretches.end)
    only_stock = counted(covered(reading, *stock) & ~matched)
    clean = np.array([(one.clean.start, one.clean.end) for one in reading.sentences], np.int64).reshape(-1, 2)
    places = all_in_key(reading, *clean.T).T
    of_matches, of_stock = share(counted(matched), *places), share(only_stock, *places)
    return Account(
        cut=cut,
        carried=found,
        told=made,
        part=_parts(found, made, share(only_stock, cut.first, cut.last)),
        covered=of_matches,
        kinds=tuple(map(kind, of_matches.tolist(), of_stock.tolist())),
        touching=_touching(cut, found, made, stretches, len(parties)),
    )


def _parts(found: Carried, made: Told, of_stock: Floats) -> Ints:
    """The origin of each clause, ``of_stock`` being the share of its letters that is boilerplate only."""
    row = np.where(made.source >= 0, made.source, made.best)
    altered = np.append(found.altered, False)[row]  # the last for those that nobody has
    taken = np.where(altered, ADAPTED, INHERITED)
    return np.where(row >= 0, taken, np.where(of_stock >= HALF, BOILERPLATE, OWN))


def _touching(cut: Clauses, found: Carried, made: Told, stretches: Stretches, documents: int) -> Ints:
    """The stretches of each sentence, those with its likeliest source first: by its letters times their chance."""
    stretch, sentence = each(stretches.sentence, stretches.through + 1)
    within = cut.sentence[found.clause] * documents + found.other
    most = int(max(sentence.max(initial=0), cut.sentence.max(initial=0))) + 1
    weight = np.bincount(within, cut.letters[found.clause] * made.chance, minlength=most * documents)
    told = weight[sentence * documents + stretches.other[stretch]]
    order = np.lexsort((stretches.rank[stretch], -stretches.surprise[stretch], -told, sentence))
    return np.stack([sentence[order], stretch[order]], axis=1)
