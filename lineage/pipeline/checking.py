"""Check the quotations of drafts against a corpus."""

from __future__ import annotations

from collections.abc import Sequence

from lineage import quotes
from lineage.ingest import Trust
from lineage.pipeline.asking import texts
from lineage.pipeline.corpus import Settings, consulted
from lineage.records import Draft, Verdict, When
from lineage.store import Store


def check(
    drafts: Sequence[Draft],
    asked: Settings,
    *,
    as_of: When | None = None,
    unmarked: bool = False,
    everything: bool = False,
    formulas: Sequence[quotes.Formula] = (),
) -> tuple[tuple[Verdict, ...], ...]:
    """For each draft the verdicts on its quotations, in the order of the text.

    ``as_of`` is the date by whose texts they are judged, else each draft's own; ``unmarked`` looks for stretches
    that are the same as a source and not marked, ``everything`` also lists unmarked formulas that are correct.
    """
    with consulted(asked) as (store, catalogue):
        canon = canon_of(store, catalogue.sources)
        return tuple(
            quotes.check(draft, canon, as_of=as_of, unmarked=unmarked, everything=everything, formulas=formulas)
            for draft in drafts
        )


def canon_of(store: Store, trusted: Sequence[Trust] = ()) -> quotes.Canon:
    """The corpus as what drafts are checked against; ``trusted`` says what documents count where it is not plain."""
    found, fetch = texts(store)
    documents = [document for document, _ in found]
    weights = quotes.weights(documents)
    for number, document in enumerate(documents):
        weights[number] = next((one.weight for one in reversed(trusted) if one.holds_for(document)), weights[number])
    return quotes.canon(documents, quotes.Grams.of([key for _, key in found]), weights, fetch)
