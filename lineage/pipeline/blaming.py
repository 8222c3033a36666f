"""Where the sentences of a document come from, and what of another did not arrive in it."""

from __future__ import annotations

from dataclasses import dataclass

from lineage.export.fields import Corpus
from lineage.pipeline.asking import resolved
from lineage.pipeline.corpus import Settings, opened
from lineage.records import Answer, Arrival, Blame, Match, Reading
from lineage.spans import Mapped
from lineage.store import Store

BEGINNING = 1000  # characters of a document that tell by what names others may cite it


@dataclass(frozen=True, slots=True)
class Blamed:
    """Where a document's sentences come from, with what is needed to say so to a reader.

    ``earlier`` says whether the one source asked for, if any, is the earlier one at all.
    """

    blame: Blame
    reading: Reading
    corpus: Corpus
    earlier: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """What of one document did not arrive in another, with what is needed to say so to a reader.

    ``earlier`` says whether the one asked for as upstream is the earlier one at all.
    """

    arrival: Arrival
    upstream: Reading
    corpus: Corpus
    earlier: bool


def blame(asked: Settings, name: str, *, upstream: str | None = None) -> Blamed:
    """Where every sentence of the document called ``name`` comes from; ``upstream`` asks for this source alone."""
    from lineage.origins import blame as origins

    with opened(asked) as store:
        document = resolved(name, store)
        source = None if upstream is None else resolved(upstream, store)
        matches, stock, readings = _compared(store, source, document)
        reading = readings.pop(document)
        found = origins(
            reading,
            list(readings.values()),
            matches,
            stock=stock,
            held=frozenset() if source else _held(store),
            upstream=source,
        )
        earlier = source is None or (source in readings and readings[source].document.order < reading.document.order)
        return Blamed(found, reading, Corpus.read([reading, *readings.values()]), earlier)


def missing(asked: Settings, name: str, *, upstream: str) -> Missed:
    """What of the document called ``upstream`` stands nowhere in the one called ``name``."""
    from lineage.origins import arrival

    with opened(asked) as store:
        document, source = resolved(name, store), resolved(upstream, store)
        matches, stock, readings = _compared(store, source, document)
        reading, above = readings[document], readings[source]
        found = arrival(above, reading, matches, stock=stock)
        return Missed(found, above, Corpus.read([above, reading]), above.document.order < reading.document.order)


def _compared(store: Store, source: str | None, document: str) -> tuple[list[Match], list[Answer], dict[str, Reading]]:
    """What a document answers to, compared word for word but for boilerplate, and the documents that takes."""
    from lineage.collate import matched

    answers = list(store.answers(source, document, with_boilerplate=True))
    telling = [answer for answer in answers if not answer.boilerplate]
    wanted = {document, *([source] if source else []), *(answer.left for answer in telling)}
    readings = {reading.document.id: reading for reading in store.readings(documents=wanted)}
    return list(matched(telling, readings)), [answer for answer in answers if answer.boilerplate], readings


def _held(store: Store) -> frozenset[str]:
    """The keys by which all documents of the corpus are known."""
    from lineage.trace.citation import known_as
    from lineage.witness import Witness

    begins = store.beginnings(BEGINNING)
    found = (Reading(document, Mapped.of(""), Mapped.of(begins[document.id]), ()) for document in store.documents())
    return frozenset().union(*(known_as(reading, Witness.of(reading)) for reading in found))
