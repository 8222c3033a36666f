"""What a draft is checked against: the documents of a corpus, how much each is worth, and their texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lineage.quotes.search import Grams, Hit
from lineage.records import Document, Passage, Reading, When
from lineage.spans import Span
from lineage.trace.occurrences import passage

YARDSTICK = 0.6  # weight from which a document is a yardstick; below it is evidence of what was said
PRESS = ("news", "digest")


@dataclass(frozen=True, slots=True)
class Canon:
    """The documents to check against, each with its weight from 0 to 1; ``read`` gives one as read, by its number."""

    documents: tuple[Document, ...]
    weights: tuple[float, ...]
    grams: Grams
    read: Callable[[int], Reading]
    known: dict[int, Reading] = field(default_factory=dict)

    def reading(self, number: int) -> Reading:
        """The document with this number as read; only those that are spoken of are ever fetched."""
        if number not in self.known:
            self.known[number] = self.read(number)
        return self.known[number]

    def passage(self, hit: Hit) -> Passage:
        """The stretch of clean text that a stretch of key stands for."""
        reading = self.reading(hit.document)
        return passage(reading, reading.key.source(Span(hit.start, hit.end)))

    def name(self, document: str) -> str:
        """A document as a message calls it: its title, and its date if it has one."""
        found = next(one for one in self.documents if one.id == document)
        return f"{found.title}（{found.date}）" if found.date else found.title

    def is_yardstick(self, number: int) -> bool:
        """Whether the document decides what is right."""
        return self.weights[number] >= YARDSTICK

    def is_consulted(self, number: int, as_of: When | None) -> bool:
        """Whether the document counts at all: it weighs something and is not surely later than ``as_of``."""
        when = self.documents[number].date
        return self.weights[number] > 0 and not (as_of and when and when.first > as_of.last)


def weight(document: Document) -> float:
    """What a document is worth where the catalogue says nothing more: press reports are evidence only."""
    return 0.5 if document.kind in PRESS and not document.authority else 1.0


def canon(
    documents: Sequence[Document], keys: Sequence[str], weights: Sequence[float], read: Callable[[int], Reading]
) -> Canon:
    """The canon of these documents, whose key texts are given in the same order."""
    return Canon(tuple(documents), tuple(weights), Grams.of(keys), read)
