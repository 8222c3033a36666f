"""Records as rows of a table, and back again, equal."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from lineage.records import (
    Attestation,
    Change,
    Cited,
    Defect,
    Degree,
    Descent,
    Document,
    Doubt,
    Lineage,
    Mutation,
    OtherForm,
    Passage,
    Reading,
    Related,
    Sentence,
    Travelled,
    Uptake,
    Variant,
    When,
)
from lineage.spans import Mapped, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lineage.collate.answers import Answers

_PACKED = 3  # how hard: 6 takes two and a half times as long and saves a fiftieth of a store
_LIGHTLY = 1  # as to texts, 3 takes longer and saves a fortieth of them
_LETTERS = "utf-16-le"  # Chinese text is read sooner from it than from UTF-8, and packed it is smaller

Row = tuple[Any, ...]
Fields = dict[str, Any]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the catalogue: ``fingerprint`` stands for its bytes and its entry, ``digest`` for its bytes alone."""

    file: str
    fingerprint: str
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store was made from and by: the same manifest, the same answers.

    ``program`` stands for the rules of reading, matching and tracing, ``catalogue`` for the bytes of the catalogue:
    where they are the same, it need not be read again.
    """

    program: str
    title: str
    wordings: tuple[str, ...]
    entries: tuple[Entry, ...]
    catalogue: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a document: clean, as it is compared, and as decoded; ``begins`` is where its sentences begin."""

    clean: Mapped
    key: Mapped
    raw: str
    begins: Sequence[int]


def column(values: Sequence[Any]) -> NDArray[Any]:
    """One column of a table as DuckDB takes it fastest."""
    import numpy as np  # enters late, as below: what only lists documents must not wait for it

    kinds: dict[type, Any] = {bool: np.bool_, int: np.int32, float: np.float64}
    return np.array(values, dtype=kinds.get(type(values[0]), object))


def from_reading(reading: Reading) -> Row:
    """The texts of a reading, then its document."""
    text, key = reading.text, reading.key
    return from_text(text.text), packed(text), from_key(key.text), packed(key), *from_document(reading.document)


def to_reading(row: Row, *, sentences: tuple[Sentence, ...], defects: tuple[Defect, ...]) -> Reading:
    """A reading from the file's text and what `from_reading` gave."""
    raw, text, places, key, key_places, *document = row
    return Reading(
        to_document(tuple(document)),
        unpacked(to_text(text), places),
        unpacked(to_key(key), key_places),
        sentences,
        defects,
        to_text(raw),
    )


def to_texts(row: Row, *, key: str, begins: Sequence[int]) -> Texts:
    """The texts of a row and of what is known already."""
    clean, clean_places, key_places, raw = row
    return Texts(unpacked(to_text(clean), clean_places), unpacked(key, key_places), to_text(raw), begins)


def from_text(text: str) -> bytes:
    """A text as it is kept, each by itself: who asks for one need not unpack the others."""
    return zlib.compress(text.encode(_LETTERS), _LIGHTLY)


def to_text(kept: bytes) -> str:
    """The text that `from_text` packed."""
    return zlib.decompress(kept).decode(_LETTERS)


def from_key(key: str) -> bytes:
    """A key text as it is kept: not packed, for whoever looks for words asks for all of them."""
    return key.encode(_LETTERS)


def to_key(kept: bytes) -> str:
    """The key text that `from_key` gave."""
    return kept.decode(_LETTERS)


def beginning(kept: bytes, characters: int) -> str:
    """The first characters of a key text that is kept."""
    return kept[: 4 * characters].decode(_LETTERS, "ignore")[:characters]


def packed(text: Mapped) -> bytes:
    """The way back of a text: steps from start to start, then lengths; nearly all are 1, so little is left of it."""
    import numpy as np

    starts, ends = (np.asarray(places, dtype="<i4") for places in (text.starts, text.ends))
    return zlib.compress(np.diff(starts, prepend=np.int32(0)).tobytes() + (ends - starts).tobytes(), _PACKED)


def unpacked(text: str, places: bytes) -> Mapped:
    """The text with its way back."""
    import numpy as np

    steps, lengths = np.frombuffer(zlib.decompress(places), dtype="<i4").reshape(2, -1)
    starts = np.cumsum(steps, dtype=np.int32)
    return Mapped(text, array("i", starts.tobytes()), array("i", (starts + lengths).tobytes()))


def from_document(document: Document) -> Row:
    """A document's fields in the order of its table."""
    dates = (
        None if when is None else f"{when.first}/{when.last}"
        for when in (document.date, document.held, document.published)
    )
    return (
        document.id,
        document.title,
        document.file,
        *_ends(document.place),
        document.level,
        document.issuer,
        *dates,
        document.kind,
        json.dumps(document.authority, ensure_ascii=False),
        json.dumps(document.inferred, ensure_ascii=False),
    )


def to_document(row: Row) -> Document:
    """The document of a row."""
    name, title, file, start, end, level, issuer, date, held, published, kind, authority, inferred = row
    return Document(
        id=name,
        title=title,
        file=file,
        place=Span(start, end),
        level=level,
        issuer=issuer,
        date=_when(date),
        held=_when(held),
        published=_when(published),
        kind=kind,
        authority=tuple(json.loads(authority)),
        inferred=tuple(json.loads(inferred)),
    )


def from_sentence(sentence: Sentence) -> Row:
    """A sentence's fields in the order of its table."""
    clean, source = sentence.clean, sentence.source
    return sentence.number, sentence.paragraph, sentence.form, clean.start, clean.end, source.start, source.end


def to_sentence(row: Row) -> Sentence:
    """The sentence of a row."""
    number, paragraph, form, *places = row
    return Sentence(number, paragraph, form, Span(*places[:2]), Span(*places[2:]))


def from_defect(defect: Defect) -> Row:
    """A defect's fields in the order of its table."""
    return defect.kind, *_ends(defect.source), defect.line, defect.detail


def to_defect(row: Row) -> Defect:
    """The defect of a row."""
    kind, start, end, line, detail = row
    return Defect(kind, Span(start, end), line, detail)


def from_answers(answers: Answers, first: int) -> list[NDArray[Any]]:
    """The columns of the table of answers, the rows numbered from ``first``."""
    import numpy as np

    numbers = np.arange(first, first + len(answers), dtype=np.int32)
    places = [np.ascontiguousarray(places) for places in answers.places.T]
    return [numbers, answers.id.astype(object), *places, answers.score, answers.surprise, answers.boilerplate]


def to_answers(rows: Sequence[Row]) -> Answers:
    """The answers of rows."""
    from lineage.collate.answers import Answers

    return Answers.of([row[1:] for row in rows])


def of_columns(columns: Mapping[str, NDArray[Any]]) -> Answers:
    """The answers of the columns of their table, by name."""
    import numpy as np

    from lineage.collate.answers import Answers

    _, ids, *places, score, surprise, boilerplate = map(np.asarray, columns.values())
    return Answers(ids.astype("U12"), np.column_stack(places).astype(np.int32), score, surprise, boilerplate)


def to_lineage(account: Mapping[str, Any]) -> Lineage:
    """The lineage that ``dataclasses.asdict`` took apart."""
    return Lineage(
        wording=account["wording"],
        attestations=_each(_attestation, account["attestations"]),
        edges=_each(_descent, account["edges"]),
        first=account["first"],
        undetermined=tuple(account["undetermined"]),
        cited_but_absent=_each(_cited, account["cited_but_absent"]),
        cited=_each(_cited, account["cited"]),
        variants=_each(lambda one: Variant(**one | {"attestations": tuple(one["attestations"])}), account["variants"]),
        forms=_each(_form, account["forms"]),
        doubts=_each(lambda one: Doubt(**one), account["doubts"]),
        near=tuple(account["near"]),
        ancestor=account.get("ancestor"),
    )


def from_travelled(found: Sequence[Travelled]) -> str:
    """Wordings that travelled, as one line of text."""
    return json.dumps([asdict(one) for one in found])


def to_travelled(text: str) -> tuple[Travelled, ...]:
    """What ``from_travelled`` took apart."""
    return _each(_travelled, json.loads(text))


def _travelled(one: Fields) -> Travelled:
    told = {
        "levels": tuple(one["levels"]),
        "uptakes": _each(_uptake, one["uptakes"]),
        "last": _uptake(one["last"]),
        "variants": _each(lambda other: Related(**other | {"first": _dated(other["first"])}), one["variants"]),
    }
    return Travelled(**one | told)


def _uptake(one: Fields) -> Uptake:
    return Uptake(**one | {"date": _dated(one["date"]), "place": _passage(one["place"])})


def _dated(found: Fields | None) -> When | None:
    return When(**found) if found else None


def _each(made: Callable[[Fields], Record], rows: Sequence[Fields]) -> tuple[Record, ...]:
    return tuple(map(made, rows))


def _attestation(found: Fields) -> Attestation:
    return Attestation(**found | {"place": _passage(found["place"])})


def _passage(place: Fields) -> Passage:
    return Passage(**place | {name: Span(**place[name]) for name in ("clean", "source")})


def _descent(edge: Fields) -> Descent:
    return Descent(**edge | {"mutation": _mutation(edge["mutation"]) if edge["mutation"] else None})


def _mutation(step: Fields) -> Mutation:
    told = {
        "changes": _each(lambda one: Change(**one), step["changes"]),
        "localised": tuple(map(tuple, step["localised"])),
        "degrees": _each(lambda one: Degree(**one), step["degrees"]),
        "gained": tuple(step["gained"]),
        "lost": tuple(step["lost"]),
    }
    return Mutation(**step | told)


def _cited(text: Fields) -> Cited:
    return Cited(text["title"], tuple(text["cited_by"]), tuple(text["documents"]))


def _form(form: Fields) -> OtherForm:
    told = {
        "stated": _passage(form["stated"]),
        "members": tuple(form["members"]),
        "attestations": _each(_attestation, form["attestations"]),
    }
    return OtherForm(**form | told)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _when(text: str | None) -> When | None:
    return None if text is None else When(*text.split("/"))
