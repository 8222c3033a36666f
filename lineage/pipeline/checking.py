"""The corpus as what drafts are checked against."""

from __future__ import annotations

from collections.abc import Sequence

from lineage import quotes
from lineage.ingest import Trust
from lineage.pipeline.asking import keys
from lineage.store import Store


def canon_of(store: Store, trusted: Sequence[Trust] = ()) -> quotes.Canon:
    """The corpus as what drafts are checked against; ``trusted`` says what documents count where it is not plain."""
    found = keys(store)
    weights = quotes.weights(found.documents)
    for number, document in enumerate(found.documents):
        weights[number] = next((one.weight for one in reversed(trusted) if one.holds_for(document)), weights[number])
    return quotes.canon(found.documents, quotes.Grams.over(found.text, found.begins), weights, found.fetch)
