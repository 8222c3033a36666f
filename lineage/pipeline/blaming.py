"""Where the sentences of a document come from, and what of another did not arrive in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.engine.spread import spread
from lineage.export.fields import Corpus
from lineage.late import soon
from lineage.pipeline.asking import resolved
from lineage.pipeline.corpus import Settings, opened
from lineage.records import Answer, Arrival, Blame, Document, Reading
from lineage.store import Store


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
    importing = soon("lineage.origins", "lineage.collate.matching", "rjieba")
    with opened(asked) as store:
        document = resolved(name, store)
        source = None if upstream is None else resolved(upstream, store)
        reading = store.reading(document)
        answers = list(store.answers(source, document, with_boilerplate=True))
        from lineage.collate.matching import matched  # now, for they were on their way while the store was read
        from lineage.origins import blame as origins
        from lineage.origins import likeliest

        register = store.register()
        numbers = {one.document.id: number for number, one in enumerate(register.witnesses)}
        witnesses = dict(zip(numbers, register.witnesses, strict=True))
        telling = [answer for answer in answers if not answer.boilerplate]
        chosen = telling if source else likeliest(reading, telling, witnesses)
        readings = _left(store, reading, chosen, [one.document for one in register.witnesses])
        picked = {answer.id for answer in chosen}
        importing.join()  # a process that is forked amid an import would wait for its end for ever
        found = origins(
            reading,
            [one for one in readings.values() if one is not reading],
            list(matched(chosen, readings, apply=spread)),
            stock=[answer for answer in answers if answer.boilerplate],
            further=[answer for answer in telling if answer.id not in picked],
            held=frozenset().union(*register.known),
            parties=lambda some: register.parties([numbers[one.document.id] for one in some]),
            upstream=source,
        )
        earlier = source is None or witnesses[source].document.order < reading.document.order
        return Blamed(found, reading, Corpus.read(readings.values()), earlier)


def missing(asked: Settings, name: str, *, upstream: str) -> Missed:
    """What of the document called ``upstream`` stands nowhere in the one called ``name``."""
    from lineage.collate.matching import matched
    from lineage.origins import arrival

    with opened(asked) as store:
        document, source = resolved(name, store), resolved(upstream, store)
        reading, above = store.reading(document), store.reading(source)
        answers = list(store.answers(source, document, with_boilerplate=True))
        matches = matched((one for one in answers if not one.boilerplate), {document: reading, source: above})
        found = arrival(above, reading, list(matches), stock=[one for one in answers if one.boilerplate])
        return Missed(found, above, Corpus.read([above, reading]), above.document.order < reading.document.order)


def _left(
    store: Store, reading: Reading, answers: Sequence[Answer], documents: Sequence[Document]
) -> dict[str, Reading]:
    """A document and those that its answers are in, by id; the latter without their sentences, which nobody asks."""
    wanted = {answer.left for answer in answers} - {reading.document.id}
    numbers = {number: one for number, one in enumerate(documents) if one.id in wanted}
    texts = store.texts(numbers)
    found = {numbers[n].id: Reading(numbers[n], one.clean, one.key, (), raw=one.raw) for n, one in texts.items()}
    return {reading.document.id: reading, **found}
