"""The margins of a document as one line of text: what processes send each other, and what is kept between two builds.

Whoever lays pages out needs little of it (`Packed`); the rest is unpacked where a page is filled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from lineage.origins.arrival import passage
from lineage.origins.margins import Margin, Margins, Named
from lineage.records import Arrival, OriginKind, PartKind, Reading, Unarrived
from lineage.spans import Span

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Packed:
    """Margins as text, with what all pages may show of them.

    ``kinds`` are those of the sentences, ``named`` the documents that are named anywhere. Of what did not arrive,
    ``arrived`` is the share that did (none where nothing came from anywhere), ``lost`` the lengths of the passages of
    each sentence that did not.
    """

    text: str
    kinds: tuple[OriginKind, ...]
    shares: Mapping[PartKind, float]
    named: tuple[str, ...]
    arrived: float | None
    lost: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """What ``packed`` made."""
        head: Fields = json.loads(text)[0]
        missing = head["missing"]
        lost = missing["sentences"] if missing else ()
        return cls(
            text,
            tuple(head["kinds"]),
            head["shares"],
            tuple(head["named"]),
            missing and missing["arrived"],
            tuple(tuple(end - start for start, end in places) for _, _, places in lost),
        )


def packed(margins: Margins) -> str:
    """Margins as one line of text."""
    lines, missing = margins.margins, margins.missing
    upstream = {missing.upstream} if missing else set()
    named = sorted({one.document for line in lines for one in (*line.named, *line.further)} | upstream)
    number = {name: place for place, name in enumerate(named)}
    head = {
        "kinds": [line.kind for line in lines],
        "shares": margins.shares,
        "named": named,
        "missing": _missing(missing) if missing else None,
    }
    body = [
        (
            [(kind, place.start, place.end) for kind, place in line.parts],
            [_named(one, number) for one in line.named],
            [_named(one, number) for one in line.further],
            line.documents,
            line.open,
        )
        for line in lines
    ]
    return json.dumps([head, body], ensure_ascii=True, separators=(",", ":"))


def unpacked(found: Packed, readings: Mapping[str, Reading], key: str) -> Margins:
    """The margins of the document called ``key``."""
    head, body = json.loads(found.text)
    margins = tuple(
        Margin(
            kind,
            tuple((part, Span(start, end)) for part, start, end in parts),
            _each_named(named, found.named),
            _each_named(further, found.named),
            documents,
            is_open,
        )
        for kind, (parts, named, further, documents, is_open) in zip(found.kinds, body, strict=True)
    )
    missing = head["missing"]
    return Margins(margins, found.shares, _arrival(missing, readings[missing["upstream"]], key) if missing else None)


def _named(one: Named, number: Mapping[str, int]) -> tuple[object, ...]:
    return number[one.document], one.sentence, one.match, one.relation, one.surprise


def _each_named(found: Sequence[Sequence[Any]], names: Sequence[str]) -> tuple[Named, ...]:
    return tuple(Named(names[number], *rest) for number, *rest in found)


def _missing(arrival: Arrival) -> Fields:
    lost = [
        (one.sentence.number, one.arrived, [(part.clean.start, part.clean.end) for part in one.parts])
        for one in arrival.missing
    ]
    return {"upstream": arrival.upstream, "arrived": arrival.arrived, "sentences": lost}


def _arrival(missing: Fields, upstream: Reading, key: str) -> Arrival:
    """What did not arrive in the document called ``key``, its words taken from the document upstream."""
    lost = tuple(
        Unarrived(
            upstream.sentences[number],
            arrived,
            tuple(passage(upstream, upstream.sentences[number], Span(*place)) for place in places),
        )
        for number, arrived, places in missing["sentences"]
    )
    return Arrival(missing["upstream"], key, missing["arrived"], lost)
