"""For which place a document speaks: its issuer, its title or its first words name it."""

from __future__ import annotations

from dataclasses import dataclass

from lineage import places
from lineage.normalise import fold
from lineage.places import Place
from lineage.records import Document, Reading

OPENING = 1000  # characters of a text in which it names its own place


@dataclass(frozen=True, slots=True)
class Witness:
    """A document, and the division it speaks for: none for the centre or where no name tells."""

    document: Document
    place: Place | None

    @classmethod
    def of(cls, reading: Reading) -> Witness:
        """The document of a reading with its division."""
        return cls.speaking(reading.document, reading.key.text)

    @classmethod
    def speaking(cls, document: Document, head: str) -> Witness:
        """The document with its division, from the name of its issuer, else its title, else its first words."""
        if document.level == "national":
            return cls(document, None)
        texts = (fold(document.issuer or ""), fold(document.title), head[:OPENING])
        named = (place for text in texts for start, end in places.names(text) for place in places.of(text[start:end]))
        return cls(document, next((place for place in named if document.level in (None, place.level)), None))

    @property
    def province(self) -> str | None:
        """The full name of the province-level division that it speaks for, or in."""
        return places.province_of(self.place) if self.place else None

    @property
    def authority(self) -> str | None:
        """The name of who speaks, if it is known."""
        return self.place.name if self.place else self.document.issuer
