"""The documents of a file: its text decoded, cleaned and cut into sentences, with the way back into the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lineage import segment
from lineage.errors import NoChineseError, NothingLeftError
from lineage.ingest.catalogue import Described, Entry
from lineage.ingest.clean import clean
from lineage.ingest.decode import decode
from lineage.ingest.inferring import described
from lineage.ingest.parts import located
from lineage.normalise import key
from lineage.records import Defect, Document, Reading, Sentence
from lineage.spans import Mapped, Span

_SHOWN = 12  # characters of what stands outside
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def readings(folder: Path, entry: Entry) -> tuple[Reading, ...]:
    """The documents of one file of a corpus, read: cleaned, cut into sentences, with the way back to the file."""
    path = folder / entry.file
    raw = decode(path, encoding=entry.encoding)
    begins = [one.begins for one in entry.documents if one.begins is not None]
    places = located(raw, begins, path=path) if begins else (Span(0, len(raw)),)
    found = [
        _reading(raw, place, one, path=path, file=entry.file)
        for one, place in zip(entry.documents, places, strict=True)
        if not one.leave_out
    ]
    if found and (before := _outside(raw, places[0].start)):
        found[0] = replace(found[0], defects=(before, *found[0].defects))
    return tuple(found)


def read_file(path: Path) -> tuple[Reading, ...]:
    """The documents of a file that no catalogue describes, with what it says of itself."""
    found = described(path.stem, [(path.name, decode(path))])
    return readings(path.parent, found.entries[0])


def _reading(raw: str, place: Span, one: Described, *, path: Path, file: str) -> Reading:
    """One document, read from its stretch of the file."""
    title = one.title or one.begins or path.stem
    part = Mapped.of(place.of(raw), at=place.start)
    text, defects = clean(part, first_line=raw.count("\n", 0, place.start) + 1)
    sentences = tuple(_sentences(text))
    if not sentences:
        raise NothingLeftError(path=path, document=title)
    if not _HAN.search(text.text):
        raise NoChineseError(path=path)
    document = Document(
        id=one.id,
        title=title,
        file=file,
        place=place,
        level=one.level,
        issuer=one.issuer,
        date=one.date,
        held=one.held,
        published=one.published,
        kind=one.kind,
        authority=one.authority,
        inferred=one.inferred if one.title else ("title", *one.inferred),
    )
    return Reading(document, text, key(Mapped.of(text.text)), sentences, defects, raw)


def _outside(raw: str, begins: int) -> Defect | None:
    """Words of a file that stand before its first document."""
    found = re.search(r"\w", raw[:begins])
    if not found:
        return None
    detail = " ".join(raw[found.start() : begins].split())[:_SHOWN]
    return Defect("outside", Span(found.start(), begins), raw.count("\n", 0, found.start()) + 1, detail)


def _sentences(text: Mapped) -> Iterator[Sentence]:
    """The sentences of a clean text, numbered, each with its place in the file."""
    for number, (paragraph, form, span) in enumerate(segment.sentences(text.text)):
        yield Sentence(number, paragraph, form, span, text.source(span))
