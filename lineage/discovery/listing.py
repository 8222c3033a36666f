"""From candidates to what is listed: the best first, variants beside their wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.collate.stock import ENOUGH, PRIOR, Stock
from lineage.collate.words import cut
from lineage.discovery.letters import Ints, Letters
from lineage.discovery.ordinary import surprise
from lineage.discovery.runs import Candidates
from lineage.discovery.stock import DONE, is_stock
from lineage.discovery.travel import Floats

A_LEVEL = 4.0  # bits that each level more counts
TOGETHER = 4.0  # bits of surprise at which it counts half
LOOSE = 3.0  # bits below which two parts do not hang together
LONGER = 1.8  # times as many letters that a variant may have as the form it is nearest to
BROADER = 1.6  # times as many documents that a shorter form may stand in


@dataclass(frozen=True, slots=True)
class Head:
    """A candidate that is listed, by its number, with the candidates that are variants of it."""

    number: int
    variants: tuple[int, ...]


def scores(
    found: Candidates, keys: Sequence[str], documents: int, stock: Stock | None = None, *, lapsed: bool = False
) -> Floats:
    """What candidates are ranked by: how far they spread and how surely, weighed by how surprising their words are.

    Among few ``documents`` that leans on the dictionary of the ``stock``. With ``lapsed``, how surely they were dropped
    counts in the place of how surely they were taken up.
    """
    moved = found.fall if lapsed else found.rise + found.units
    spread = moved + A_LEVEL * (found.levels - 1)
    together = np.maximum(found.joint, 0)
    score: Floats = spread * together / (together + TOGETHER)
    if stock is not None and documents < ENOUGH:
        ordinary = surprise(keys, stock)
        score = (documents * score + PRIOR * spread * ordinary / (ordinary + TOGETHER)) / (documents + PRIOR)
    return np.round(score, 3)


def keys_of(found: Candidates, letters: Letters) -> list[str]:
    """The letters of each candidate."""
    return [letters.text[place : place + size] for place, size in zip(found.place, found.size, strict=True)]


def ranked(found: Candidates, keys: Sequence[str], score: Floats) -> list[int]:
    """The candidates that are wordings, the best first, the longer first where they are equal."""
    order = sorted(range(len(keys)), key=lambda number: (-score[number], -len(keys[number]), keys[number]))
    return [
        number for number in order if score[number] > 0 and found.joint[number] >= LOOSE and not is_stock(keys[number])
    ]


def grouped(ordered: Sequence[int], keys: Sequence[str], documents: Ints) -> list[Head]:
    """The wordings, each with its variants, in the order of the best of them.

    A variant holds the wording, and is not much longer than it or than another variant; or the wording holds it,
    and it is neither much shorter nor much more widespread. If it is a little more widespread, it is the wording.
    """
    wider: dict[str, int] = {}  # a form that holds a head, with the head's place
    parts: dict[str, int] = {}  # what may stand in a head, likewise
    heads: list[int] = []
    variants: list[list[int]] = []
    for number in ordered:
        key = keys[number]
        at = next((wider[part] for part in _parts(key) if part in wider), None)
        if at is None:
            at = parts.get(key)
            if at is not None and documents[number] > BROADER * documents[heads[at]]:
                at = None
        else:
            wider.setdefault(key, at)
        if at is not None:
            variants[at].append(number)
            continue
        at = len(heads)
        heads.append(number)
        variants.append([])
        wider.setdefault(key, at)
        for part in _parts(key):
            parts.setdefault(part, at)
    return [_headed(head, more, keys, documents) for head, more in zip(heads, variants, strict=True)]


def _headed(head: int, variants: Sequence[int], keys: Sequence[str], documents: Ints) -> Head:
    """The group with its most widespread form as its head, if its best only adds something done to it (贯彻, 深化)."""
    within = [
        number
        for number in variants
        if keys[head].endswith(keys[number])
        and documents[number] >= documents[head]
        and DONE.issuperset(cut(keys[head].removesuffix(keys[number])))
    ]
    best = max(within, key=lambda number: (documents[number], keys[number]), default=head)
    return Head(best, tuple(number for number in (head, *variants) if number != best))


def _parts(key: str) -> Iterator[str]:
    """The stretches of a key that it may be a form of, the longest first.

    >>> list(_parts("双循环"))
    ['双循', '循环']
    """
    least = -(-len(key) * 10 // int(LONGER * 10))
    for size in range(len(key) - 1, max(least, 2) - 1, -1):
        for start in range(len(key) - size + 1):
            yield key[start : start + size]
