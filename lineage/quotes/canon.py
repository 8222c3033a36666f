"""What a draft is checked against: the documents of a corpus, how much each is worth, and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from lineage.quotes.names import Names
from lineage.quotes.search import Grams, Hit
from lineage.records import Document, Passage, When
from lineage.sources import Fetch, passage
from lineage.sources import Source as Text
from lineage.spans import Span

YARDSTICK = 0.6  # weight from which a document is a yardstick; below it is evidence of what was said
AT_ONCE = 3  # fetches after which the next one takes all documents
TOLD = 4  # documents that a message names
_REVISED = re.compile("(?:条例|办法|规定|章程|准则|细则|规则|[^方]法|决定|意见|守则|规程)$")
_PER_CENT = ("%", "％")
PRESS = ("news", "digest")


@dataclass(frozen=True, slots=True)
class Canon:
    """The documents to check against, each with its weight from 0 to 1; ``read`` gives one as read, by its number."""

    documents: tuple[Document, ...]
    weights: tuple[float, ...]
    grams: Grams
    read: Fetch
    editions: Mapping[tuple[str, str | None], Sequence[int]]
    names: Names
    known: dict[int, Text] = field(default_factory=dict)
    fetches: Iterator[int] = field(default_factory=count)

    def fetch(self, numbers: Iterable[int]) -> None:
        """Have these documents at hand: reading several at once is much cheaper than one by one."""
        wanted = sorted(set(numbers) - set(self.known))
        if not wanted:
            return
        if next(self.fetches) >= AT_ONCE:  # each fetch goes through the whole store, so that soon all pays
            wanted = [number for number in range(len(self.documents)) if number not in self.known]
        self.known.update(self.read(wanted))

    def reading(self, number: int) -> Text:
        """The document with this number as read; only those that are spoken of are ever fetched."""
        self.fetch([number])
        return self.known[number]

    def passage(self, hit: Hit) -> Passage:
        """The stretch of clean text that a stretch of key stands for."""
        reading = self.reading(hit.document)
        clean, text = reading.key.source(Span(hit.start, hit.end)), reading.text.text
        if text[clean.end - 1].isdigit() and text[clean.end : clean.end + 1] in _PER_CENT:
            clean = Span(clean.start, clean.end + 1)  # the sign is part of the figure
        return passage(reading, clean)

    def name(self, document: str) -> str:
        """A document as a message calls it: its title, and its date if it has one."""
        found = next(one for one in self.documents if one.id == document)
        return f"{found.title}（{found.date}）" if found.date else found.title

    def searched(self, documents: frozenset[int], as_of: When | None) -> str:
        """Which texts were searched, as a message says it: these by name, or only how many."""
        if documents:
            return "；".join(self.name(self.documents[number].id) for number in sorted(documents)[:TOLD])
        count = sum(self.is_consulted(number, as_of) for number in range(len(self.documents)))
        return str(count)

    def newest_edition(self, number: int, as_of: When | None) -> int | None:
        """The newest document of the same title by this date, if it is newer than this one."""
        one = self.documents[number]
        later = [
            other
            for other in self.editions.get(_edition(one), ())
            if other != number and self.is_consulted(other, as_of) and self.documents[other].order > one.order
        ]
        dated = [
            other for other in later if one.date and (when := self.documents[other].date) and when.first > one.date.last
        ]
        return max(dated, key=lambda other: self.documents[other].order, default=None)

    def is_yardstick(self, number: int) -> bool:
        """Whether the document decides what is right."""
        return self.weights[number] >= YARDSTICK

    def is_consulted(self, number: int, as_of: When | None) -> bool:
        """Whether the document counts at all: it weighs something and is not surely later than ``as_of``."""
        when = self.documents[number].date
        return self.weights[number] > 0 and not (as_of and when and when.first > as_of.last)


def _edition(document: Document) -> tuple[str, str | None]:
    """What all editions of a text have in common: its title without what tells the edition, and its issuer.

    Only what is revised has editions; a report of another year is another report.
    """
    title = re.sub("[（(][^（）()]*[）)]", "", document.title)
    return title if _REVISED.search(title) else document.id, document.issuer


def weights(documents: Sequence[Document]) -> list[float]:
    """What documents are worth where the catalogue does not say: with authority a yardstick, press reports evidence."""
    return [1.0 if one.authority else 0.5 if one.kind in PRESS else 0.8 for one in documents]


def canon(documents: Sequence[Document], grams: Grams, weights: Sequence[float], read: Fetch) -> Canon:
    """The canon of these documents, whose keys ``grams`` holds in the same order."""
    editions: dict[tuple[str, str | None], list[int]] = {}
    for number, document in enumerate(documents):
        editions.setdefault(_edition(document), []).append(number)
    return Canon(tuple(documents), tuple(weights), grams, read, editions, Names(documents, grams))
