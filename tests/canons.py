"""Builders for checking: drafts, and corpora to check them against, from plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import make

from lineage import quotes
from lineage.normalise import key
from lineage.quotes.rules import Source
from lineage.records import Block, BlockForm, Draft, Reading, When
from lineage.sources import Source as Text
from lineage.spans import Mapped, Span


def draft(text: str, *, date: str | None = None, forms: Sequence[BlockForm] = (), **fields: Any) -> Draft:
    """A draft of plain text, each line a block: of the forms given, the rest paragraphs."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            form: BlockForm = forms[number] if number < len(forms) else "paragraph"
            found.append(Block(form, Span(at, at + len(line))))
        at += len(line) + 1
    when = When.read(date) if date else None
    return Draft("稿.txt", text, Mapped.of(text), tuple(found), date=when, **fields)


def source(text: str, name: str, **fields: Any) -> Reading:
    """A document as read whose key is folded as the program folds it."""
    made = make.reading(text, name, **fields)
    return replace(made, key=key(Mapped.of(text)))


def called(reading: Reading, name: str, *, title: str, date: str) -> Reading:
    """The reading with what is known of its document."""
    return replace(reading, document=replace(reading.document, id=name, title=title, date=When.read(date)))


def canon(readings: Sequence[Reading]) -> quotes.Canon:
    """What a draft is checked against: these documents."""
    ordered = sorted(readings, key=lambda reading: reading.document.order)
    documents = [reading.document for reading in ordered]
    return quotes.canon(
        documents,
        quotes.Grams.of([reading.key.text for reading in ordered]),
        quotes.weights(documents),
        lambda numbers: {number: Text.of(ordered[number]) for number in numbers},
    )


def canon_of(sources: Sequence[Source]) -> quotes.Canon:
    """The corpus of a rule's example."""
    return canon(
        [
            source(one.text, f"文{number}", title=one.title, date=one.date, kind=one.kind, level="municipal")
            for number, one in enumerate(sources)
        ]
    )
