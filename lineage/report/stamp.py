"""What stands for the things a page is made from: where they are what they were, the page is not made again."""

from __future__ import annotations

from hashlib import sha256

from lineage.records import Reading


def stamp(*things: object) -> str:
    """Sixteen characters that stand for these things; they must be plain records, texts, numbers and sequences.

    >>> stamp("甲", 1) == stamp("甲", 1), stamp("甲", 1) == stamp("甲", 2)
    (True, False)
    """
    return sha256(repr(things).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def stamp_of(reading: Reading) -> str:
    """What stands for a document as it was read."""
    text = sha256(reading.text.text.encode("utf-8", "surrogatepass"))
    text.update(reading.text.starts.tobytes())
    return stamp(reading.document, text.hexdigest())
