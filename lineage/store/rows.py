"""Records as rows of a table, and back again, equal."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from lineage.places import Place
from lineage.records import (
    Answer,
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
    from lineage.trace.citation import Named, Party, Register
    from lineage.trace.keys import Tally

    Places = tuple[array[int], array[int]]

_PACKED = 3  # how hard: 6 takes two and a half times as long and saves a fiftieth of a store
_LETTERS = "utf-16-le"  # Chinese text is read sooner from it than from UTF-8
_CODES = "utf-32-le"

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
    """The texts of a reading, where its sentences begin, what tells of its descent, then its document."""
    from lineage.trace.citation import Party

    text, key = reading.text, reading.key
    begins = array("I", [sentence.clean.start for sentence in reading.sentences]).tobytes()
    texts = from_clean(text, reading.raw), packed(text), from_text(key.text), packed(key), begins
    return *texts, *from_party(Party.of(reading)), *from_document(reading.document)


def to_reading(row: Row, *, sentences: tuple[Sentence, ...], defects: tuple[Defect, ...]) -> Reading:
    """A reading from the file's text and what `from_reading` gave."""
    raw, clean, places, key, key_places, *document = row
    whole, letters = to_text(raw), to_text(key)
    return Reading(
        to_document(tuple(document)),
        to_clean(clean, unpacked(places), whole),
        Mapped(letters, *unpacked(key_places)),
        sentences,
        defects,
        whole,
    )


def to_texts(row: Row, *, key: str | None) -> Texts:
    """The texts of a row, but for the key if that is known already."""
    letters, raw, clean, clean_places, key_places, begins = row
    whole, known = to_text(raw), Mapped(to_text(letters) if key is None else key, *unpacked(key_places))
    return Texts(to_clean(clean, unpacked(clean_places), whole), known, whole, array("I", begins))


def from_text(text: str) -> bytes:
    """A text as it is kept: not packed, for whoever looks for words asks for all keys and for many texts."""
    return text.encode(_LETTERS)


def to_text(kept: bytes) -> str:
    """The text that `from_text` gave."""
    return kept.decode(_LETTERS)


def from_clean(text: Mapped, raw: str) -> bytes:
    """What of a clean text is not simply the characters of the file that it stands for: places and characters."""
    import numpy as np

    letters = _codes(text.text)
    at = np.flatnonzero(letters != _taken(text.starts, raw))
    return np.concatenate([at.astype("<u4"), letters[at]]).tobytes()


def to_clean(kept: bytes, places: Places, raw: str) -> Mapped:
    """The clean text that `from_clean` was given, from its way back and the text of the file."""
    import numpy as np

    letters = _taken(places[0], raw)
    at, others = np.frombuffer(kept, "<u4").reshape(2, -1)
    letters[at] = others
    return Mapped(letters.tobytes().decode(_CODES), *places)


def _codes(text: str) -> NDArray[Any]:
    import numpy as np

    return np.frombuffer(text.encode(_CODES), "<u4")


def _taken(starts: array[int], raw: str) -> NDArray[Any]:
    """The characters of a file from which those of a text come."""
    import numpy as np

    found: NDArray[Any] = (_codes(raw) if raw else np.zeros(1, "<u4")).take(np.frombuffer(starts, np.intc), mode="clip")
    return found


def packed(text: Mapped) -> bytes:
    """The way back of a text: how many places it has, and those that are not one character on and one long.

    Of each of them it is told how far it is from the one before, how far on and how long.
    """
    import numpy as np

    starts, ends = (np.asarray(places, dtype="<i4") for places in (text.starts, text.ends))
    steps, lengths = np.diff(starts, prepend=np.int32(-1)), ends - starts
    at = np.flatnonzero((steps != 1) | (lengths != 1)).astype("<i4")
    columns = np.diff(at, prepend=np.int32(0)), steps[at], lengths[at]
    return zlib.compress(np.concatenate([[len(starts)], *columns]).astype("<i4").tobytes(), _PACKED)


def unpacked(kept: bytes) -> Places:
    """The way back that `packed` was given: where each character begins, and where it ends."""
    import numpy as np

    found = np.frombuffer(zlib.decompress(kept), dtype="<i4")
    gaps, steps, lengths = found[1:].reshape(3, -1)
    at = np.cumsum(gaps)
    starts = array("i", [1]) * int(found[0])
    place = np.frombuffer(starts, np.intc)  # written there, it stands in the array: copies take longer than all else
    place[at] = steps
    place[:1] -= 1
    np.cumsum(place, dtype=np.intc, out=place)
    ends = starts[:]
    place = np.frombuffer(ends, np.intc)
    place += 1
    place[at] += lengths - 1
    return starts, ends


def from_party(party: Party) -> Row:
    """For which division a document speaks, by which keys others may name it, and which sources it names."""
    place = party.witness.place
    names = [(one.name, one.key, astuple(one.session) if one.session else None) for one in party.names]
    told = astuple(place) if place else None, sorted(party.known), names
    return tuple(json.dumps(one, ensure_ascii=False) for one in told)


def to_register(rows: Sequence[Row], named: Callable[[Sequence[int]], Sequence[tuple[Named, ...]]]) -> Register:
    """The register of documents and what `from_party` gave of each, but for the sources: ``named`` gives them."""
    from lineage.trace.citation import Register
    from lineage.witness import Witness

    places: dict[str, Place | None] = {"null": None}
    witnesses = []
    for *document, place, _ in rows:
        if place not in places:
            places[place] = Place(*json.loads(place))
        witnesses.append(Witness(to_document(tuple(document)), places[place]))
    return Register(witnesses, [frozenset(json.loads(known)) for *_, known in rows], named)


def to_names(kept: str) -> tuple[Named, ...]:
    """The sources that a document names."""
    from lineage.sessions import Session
    from lineage.trace.citation import Named

    return tuple(Named(name, key, Session(*of) if of else None) for name, key, of in json.loads(kept))


def from_tally(keys: Sequence[str]) -> Row:
    """How often each character follows each other in these keys, as columns."""
    from lineage.trace.keys import PARTING, Tally

    found = Tally.of(PARTING.join(["", *keys, ""]))
    return tuple(column.astype("<u4").tobytes() for column in (found.first, found.second, found.times))


def to_tally(row: Row) -> Tally:
    """The tally of a row."""
    import numpy as np

    from lineage.trace.keys import Tally

    return Tally(*(np.frombuffer(column, "<u4") for column in row))


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


def to_answer(row: Row, ids: Mapping[int, str]) -> Answer:
    """The answer of a row; ``ids`` are those of documents by their numbers."""
    _, name, left, right, start, end, begin, stop, first, last, other, through, score, surprise, boilerplate = row
    return Answer(
        id=name,
        left=ids[left],
        right=ids[right],
        left_clean=Span(start, end),
        right_clean=Span(begin, stop),
        left_sentences=(first, last),
        right_sentences=(other, through),
        score=score,
        surprise=surprise,
        boilerplate=boilerplate,
    )


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
