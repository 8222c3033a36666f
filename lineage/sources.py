"""What is needed of a document to look words up in it and to say where they stand, far less than all that was read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lineage.records import Document, Passage, Reading
from lineage.spans import Mapped, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its texts; ``begins`` is where its sentences begin in the clean text."""

    document: Document
    text: Mapped
    key: Mapped
    begins: Sequence[int]
    raw: str

    @classmethod
    def of(cls, reading: Reading) -> Source:
        """The same of a reading."""
        begins = [sentence.clean.start for sentence in reading.sentences]
        return cls(reading.document, reading.text, reading.key, begins, reading.raw)

    def sentence(self, at: int) -> Span:
        """The stretch of the key that the sentence has in which a place of the clean text lies."""
        number = bisect_right(self.begins, at)
        begin = self.begins[number - 1] if number else 0
        end = self.begins[number] if number < len(self.begins) else len(self.text)
        return Span(bisect_left(self.key.starts, begin), bisect_left(self.key.starts, end))


Fetch = Callable[[Sequence[int]], Mapping[int, Source]]


def passage(reading: Reading | Source, clean: Span) -> Passage:
    """The stretch ``clean`` of a reading's text with everything that says where it stands."""
    begins = Source.of(reading).begins if isinstance(reading, Reading) else reading.begins
    first = max(bisect_right(begins, clean.start) - 1, 0)
    last = max(bisect_right(begins, clean.end - 1) - 1, first)
    source = reading.text.source(clean)
    return Passage(reading.document.id, first, last, clean, source, source.of(reading.raw), clean.of(reading.text.text))
