"""For which place a document speaks: its issuer, its title or its first words name it."""

from __future__ import annotations

from dataclasses import dataclass

from lineage import places
from lineage.normalise import fold
from lineage.places import Place
from lineage.records import Document, Reading

OPENING = 1000  # characters of a text in which it names its own place
CENTRAL = "中央"


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
        for text in texts:
            for start, end in places.names(text):
                meant = [one for one in places.of(text[start:end]) if document.level in (None, one.level)]
                if len(meant) == 1:
                    return cls(document, meant[0])
                if meant:  # 鼓楼区 lies in several cities: the one that is named as well
                    return cls(document, next((one for one in meant if _lies_in_one_of(one, texts)), meant[0]))
        return cls(document, None)

    @property
    def province(self) -> str | None:
        """The full name of the province-level division that it speaks for, or in."""
        return places.province_of(self.place) if self.place else None

    @property
    def authority(self) -> str | None:
        """The name of who speaks, if it is known."""
        return self.place.name if self.place else self.document.issuer

    @property
    def organ(self) -> str:
        """By what those below name who speaks: 中央, or the last letter of its division, as in 省委 and 市政府."""
        if self.document.level == "national":
            return CENTRAL
        return self.place.name[-1] if self.place else ""


def _lies_in_one_of(place: Place, texts: tuple[str, ...]) -> bool:
    """Whether the division that a place lies in is named, too."""
    named = {text[start:end] for text in texts for start, end in places.names(text)}
    return any(above.name == place.parent for name in named for above in places.of(name))
