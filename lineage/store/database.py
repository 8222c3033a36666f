"""One DuckDB file; all SQL of the project is here.

A store is read as it stands, or written anew beside it and moved into its place once it is whole. Whatever
happens in between, the old one is as good as before, and nobody who reads it has to wait.
"""

from __future__ import annotations

import json
import os
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb  # all that is used here; the package round it takes four times as long to import
    except ImportError:  # pragma: no cover - before DuckDB 1.4 it had another name
        import duckdb

from lineage.errors import (
    CannotWriteError,
    NotOurStoreError,
    StoreDamagedError,
    StoreLockedError,
    StoreVersionError,
)
from lineage.records import Answer, Defect, Document, Lineage, Reading, Sentence
from lineage.store import rows
from lineage.store.rows import Entry, Manifest, Row, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lineage.collate.answers import Answers
    from lineage.collate.found import Found
    from lineage.trace.citation import Named, Register
    from lineage.trace.keys import Tally

SCHEMA = 4
TABLES = """
create table about (key varchar, value varchar);
create table entries (
    number integer, file varchar, fingerprint varchar, digest varchar, raw blob using compression uncompressed
);
create table documents (
    number integer, entry integer,
    clean blob using compression uncompressed, clean_places blob using compression uncompressed,
    key blob using compression uncompressed, key_places blob using compression uncompressed,
    begins blob using compression uncompressed, speaks_for varchar, known varchar, names varchar,
    id varchar, title varchar, file varchar, place_start integer, place_end integer, level varchar, issuer varchar,
    date varchar, held varchar, published varchar, kind varchar, authority varchar, inferred varchar
);
create table sentences (
    document integer, number integer, paragraph integer, form varchar,
    clean_start integer, clean_end integer, source_start integer, source_end integer
);
create table defects (
    document integer, number integer, kind varchar, source_start integer, source_end integer,
    line integer, detail varchar
);
create table answers (
    number integer, id varchar, left_document integer, right_document integer,
    left_start integer, left_end integer, right_start integer, right_end integer,
    left_sentence integer, left_through integer, right_sentence integer, right_through integer,
    score double, surprise double, boilerplate boolean
);
create table lineages (number integer, account varchar);
create table tally (
    first blob using compression uncompressed, second blob using compression uncompressed,
    times blob using compression uncompressed
);
"""
INSERT = {
    "about": "insert into about select * from batch",
    "sentences": "insert into sentences select * from batch",
    "defects": "insert into defects select * from batch",
    "answers": "insert into answers select * from batch",
    "lineages": "insert into lineages select * from batch",
}
INSERT_ENTRY = "insert into entries values (?, ?, ?, ?, ?)"
INSERT_DOCUMENT = """
insert into documents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_TALLY = "insert into tally values (?, ?, ?)"
DOCUMENTS = """
select id, title, file, place_start, place_end, level, issuer, date, held, published, kind, authority, inferred
from documents order by number
"""
SIZES = """
select id, count(sentences.number) from documents left join sentences on document = documents.number group by id
"""
READINGS = """
select documents.number, raw, clean, clean_places, key, key_places, id, title, documents.file, place_start, place_end,
    level, issuer, date, held, published, kind, authority, inferred
from documents join entries on entries.number = entry
where coalesce(fingerprint = $fingerprint, true) and coalesce(list_contains($documents, id), true)
order by documents.number
"""
FILES = """
select file, raw from entries where $all or file in (select unnest($files)) order by number
"""
TEXTS = """
select documents.number, case when $known then null else key end, raw, clean, clean_places, key_places, begins
from documents join entries on entries.number = entry where documents.number in (select unnest($numbers))
"""
REGISTER = """
select id, title, file, place_start, place_end, level, issuer, date, held, published, kind, authority, inferred,
    speaks_for, known from documents order by number
"""
NAMED = "select number, names from documents where number in (select unnest($numbers))"
SENTENCES = """
select sentences.* from sentences join documents on documents.number = document join entries on entries.number = entry
where coalesce(fingerprint = $fingerprint, true) and coalesce(list_contains($documents, id), true)
order by document, sentences.number
"""
DEFECTS = """
select defects.* from defects join documents on documents.number = document join entries on entries.number = entry
where coalesce(fingerprint = $fingerprint, true) and coalesce(list_contains($documents, id), true)
order by document, defects.number
"""
ANSWERS = """
select * from answers
where coalesce(left_document = $left, true) and ($all or not boilerplate) order by number
"""
TO_ONE = """
select * from answers
where right_document = $right and coalesce(left_document = $left, true) and ($all or not boilerplate) order by number
"""
OFFLINE: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
EVERY: dict[str, object] = {"fingerprint": None, "documents": None}
EVERY_ANSWER: dict[str, object] = {"left": None, "all": True}
AT_A_TIME = 20_000
LOCKED = "Could not set lock on file"
OUR_MISTAKE = (duckdb.ProgrammingError, duckdb.InterruptException, duckdb.OutOfMemoryException)
UNWRITABLE = (OSError, duckdb.IOException, duckdb.FatalException, duckdb.TransactionException)


class Store:
    """One DuckDB file: ``with Store(path)`` reads it, ``with Store(path, anew=True)`` replaces it if all goes well."""

    def __init__(self, path: Path, *, anew: bool = False) -> None:
        self.path = path
        self.anew = anew
        self._file = path.with_name(f"{path.name}.new-{os.getpid()}") if anew else path

    def __enter__(self) -> Self:
        if self.anew:
            try:
                with self._writing():
                    self._begin()
            except BaseException:
                self._discard()
                raise
        else:
            self._connection = _opened(self.path)
            self._check_version()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.anew:
            self._connection.close()
        elif kind is not None:
            self._discard()
        else:
            with self._writing():
                self._connection.execute("commit")
                self._connection.execute("checkpoint")  # close() would do it too, but keep a full disk to itself
                self._connection.close()
                self._file.replace(self.path)

    # Writing

    def save(self, manifest: Manifest, readings: Sequence[Sequence[Reading]]) -> None:
        """The manifest, and for each of its entries what was read from it."""
        deque(self.saving(manifest, readings), maxlen=0)

    def saving(self, manifest: Manifest, readings: Sequence[Sequence[Reading]]) -> Iterator[None]:
        """The same bit by bit, a document with each step, so that it can be done while something else is waited for."""
        about = {
            "schema": str(SCHEMA),
            "program": manifest.program,
            "catalogue": manifest.catalogue,
            "title": manifest.title,
            "wordings": json.dumps(manifest.wordings, ensure_ascii=False),
        }
        self._insert("about", list(about.items()))
        for number, (entry, found) in enumerate(zip(manifest.entries, readings, strict=True)):
            raw = rows.from_text(found[0].raw if found else "")
            self._insert_row(INSERT_ENTRY, (number, entry.file, entry.fingerprint, entry.digest, raw))
        yield from self._saving([(number, reading) for number, found in enumerate(readings) for reading in found])

    def save_frames(self, frames: Iterable[str]) -> None:
        """The formulations with a slot that the answers show."""
        self._insert("about", [("frames", json.dumps(sorted(frames), ensure_ascii=False))])

    def save_answers(self, answers: Iterable[Answers]) -> int:
        """All answers, in the order in which they are to be given back; says how many.

        Their places number the documents from the earliest on.
        """
        done = 0
        for some in answers:
            self._insert_columns("answers", rows.from_answers(some, done))
            done += len(some)
        return done

    def save_lineages(self, lineages: Sequence[Lineage]) -> None:
        """The accounts of the wordings of the catalogue."""
        accounts = (json.dumps(asdict(lineage), ensure_ascii=False) for lineage in lineages)
        self._insert("lineages", list(enumerate(accounts)))

    def _saving(self, found: list[tuple[int, Reading]]) -> Iterator[None]:
        sentences: list[Row] = []
        defects: list[Row] = []
        found.sort(key=lambda pair: pair[1].document.order)
        for number, (entry, reading) in enumerate(found):
            self._insert_row(INSERT_DOCUMENT, (number, entry, *rows.from_reading(reading)))
            sentences += ((number, *rows.from_sentence(one)) for one in reading.sentences)
            defects += ((number, k, *rows.from_defect(one)) for k, one in enumerate(reading.defects))
            yield
        self._insert("sentences", sentences)
        self._insert("defects", defects)
        self._insert_row(INSERT_TALLY, rows.from_tally([reading.key.text for _, reading in found]))

    def _insert_row(self, query: str, row: Row) -> None:
        with self._writing():
            self._connection.execute(query, row)

    def _insert(self, table: str, found: Sequence[Row]) -> None:
        """All rows at once, handed over as columns: one by one they take DuckDB a hundred times as long."""
        if found:
            self._insert_columns(table, [rows.column(values) for values in zip(*found, strict=True)])

    def _insert_columns(self, table: str, columns: Sequence[NDArray[Any]]) -> None:
        with self._writing():
            self._connection.register("batch", {str(number): column for number, column in enumerate(columns)})
            self._connection.execute(INSERT[table])
            self._connection.unregister("batch")

    def _begin(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(self.path)
        self._connection = duckdb.connect(str(self._file), config=OFFLINE)
        self._connection.execute("set pandas_analyze_sample = 0")  # a column of Python objects is text, always
        self._connection.execute("begin")
        self._connection.execute(TABLES)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """What keeps the file from being written is said with the name of the store; nothing is left behind."""
        try:
            yield
        except UNWRITABLE as error:
            self._discard()
            raise CannotWriteError(path=self.path, reason=_reason(error)) from error

    def _discard(self) -> None:
        with suppress(AttributeError, duckdb.Error):
            self._connection.close()
        _remove(self._file)

    # Reading

    def manifest(self) -> Manifest:
        """What the store was made from."""
        about: dict[str, str] = dict(self._rows("select key, value from about"))
        return Manifest(
            program=about["program"],
            title=about["title"],
            wordings=tuple(json.loads(about["wordings"])),
            entries=tuple(
                Entry(*row) for row in self._rows("select file, fingerprint, digest from entries order by number")
            ),
            catalogue=about.get("catalogue", ""),
        )

    def frames(self) -> frozenset[str]:
        """The formulations with a slot that the answers show."""
        about: dict[str, str] = dict(self._rows("select key, value from about"))
        return frozenset(json.loads(about.get("frames", "[]")))

    def files(self, *, of: Collection[str] | None = None) -> dict[str, str]:
        """The decoded text of each file, or of these files, by its name."""
        asked = {"all": of is None, "files": sorted(of or ())}
        return {file: rows.to_text(raw) for file, raw in self._rows(FILES, asked)}

    def documents(self) -> tuple[Document, ...]:
        """Every document, the earliest first."""
        return tuple(rows.to_document(row) for row in self._rows(DOCUMENTS))

    def keys(self) -> dict[str, str]:
        """The key text of each document, by its id: all that is needed to look for words."""
        found = sorted(self._rows("select number, id, key from documents"))  # DuckDB would copy them to order them
        return {name: rows.to_text(key) for _, name, key in found}

    def sizes(self) -> dict[str, int]:
        """How many sentences each document has, by its id."""
        return dict(self._rows(SIZES))

    def defects(self) -> dict[str, tuple[Defect, ...]]:
        """What was found wrong with each document, by its id; those with nothing wrong are not named."""
        ids: dict[int, str] = dict(self._rows("select number, id from documents"))
        return {ids[number]: found for number, found in self._defects(EVERY).items()}

    def readings(
        self, *, fingerprint: str | None = None, documents: Collection[str] | None = None
    ) -> tuple[Reading, ...]:
        """Every document as read, the earliest first; or those of the one entry with this fingerprint, or these."""
        asked = {"fingerprint": fingerprint, "documents": None if documents is None else sorted(documents)}
        sentences, defects = self._sentences(asked), self._defects(asked)
        return tuple(
            rows.to_reading(row[1:], sentences=sentences.get(row[0], ()), defects=defects.get(row[0], ()))
            for row in self._rows(READINGS, asked)
        )

    def reading(self, document: str) -> Reading:
        """The document with this id as read; ``KeyError`` if there is none."""
        for found in self.readings(documents=[document]):
            return found
        raise KeyError(document)

    def register(self) -> Register:
        """Who speaks in the documents, what others may name them, and which texts they name."""
        return rows.to_register(list(self._rows(REGISTER)), self._named)

    def _named(self, numbers: Sequence[int]) -> list[tuple[Named, ...]]:
        """The sources that the documents with these numbers name."""
        found: dict[int, str] = dict(self._rows(NAMED, {"numbers": list(numbers)}))
        return [rows.to_names(found[number]) for number in numbers]

    def tally(self) -> Tally:
        """How often each character follows each other in all keys, put together as `lineage.trace.Keys` does."""
        (row,) = self._rows("select * from tally")
        return rows.to_tally(row)

    def texts(self, numbers: Collection[int], keys: Mapping[int, str] | None = None) -> dict[int, Texts]:
        """The texts of the documents with these numbers, their keys being known perhaps (see `keys`).

        That is far quicker than whole readings.
        """
        found = self._rows(TEXTS, {"numbers": list(numbers), "known": keys is not None})
        return {row[0]: rows.to_texts(row[1:], key=keys[row[0]] if keys else None) for row in found}

    def answers(
        self, left: str | None = None, right: str | None = None, *, with_boilerplate: bool = False
    ) -> Iterator[Answer]:
        """The answers of all documents, or of these two or this one, in the order in which they were saved."""
        ids: dict[int, str] = dict(self._rows("select number, id from documents"))
        known: dict[str | None, int | None] = {name: number for number, name in ids.items()} | {None: None}
        asked: dict[str, object] = {"left": known[left], "all": with_boilerplate}
        if right is not None:
            asked["right"] = known[right]
        return (rows.to_answer(row, ids) for row in self._rows(ANSWERS if right is None else TO_ONE, asked))

    def found(self) -> Found:
        """All answers at once, to be asked about pairs and single documents; records are made of what is asked for."""
        from lineage.collate.found import Found

        ids = [name for _, name in sorted(self._rows("select number, id from documents"))]
        with self._sound():
            columns = self._connection.cursor().execute(ANSWERS, EVERY_ANSWER).fetchnumpy()
        return Found(rows.of_columns(columns), ids)

    def every_answer(self) -> Iterator[Answers]:
        """All answers as columns, in the order in which they were saved."""
        found = self._rows(ANSWERS, EVERY_ANSWER)
        while some := list(islice(found, AT_A_TIME)):
            yield rows.to_answers(some)

    def count_answers(self) -> tuple[int, int]:
        """How many answers there are, and how many of them are boilerplate only."""
        ((everything, boilerplate),) = self._rows("select count(*), count(*) filter (boilerplate) from answers")
        return everything, boilerplate

    def lineages(self) -> tuple[Lineage, ...]:
        """The accounts of the wordings of the catalogue, in its order."""
        found = self._rows("select account from lineages order by number")
        return tuple(rows.to_lineage(json.loads(account)) for (account,) in found)

    def lineage(self, wording: str) -> Lineage | None:
        """The account of one wording, if it is one of the catalogue."""
        wordings = self.manifest().wordings
        asked = {"number": wordings.index(wording) if wording in wordings else -1}
        found = self._rows("select account from lineages where number = $number", asked)
        return next((rows.to_lineage(json.loads(account)) for (account,) in found), None)

    def _sentences(self, asked: Mapping[str, object]) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of the documents asked for, by the number of the document."""
        grouped = groupby(self._rows(SENTENCES, asked), itemgetter(0))
        return {document: tuple(rows.to_sentence(row[1:]) for row in group) for document, group in grouped}

    def _defects(self, asked: Mapping[str, object]) -> dict[int, tuple[Defect, ...]]:
        """The defects of the documents asked for, by the number of the document."""
        grouped = groupby(self._rows(DEFECTS, asked), itemgetter(0))
        return {number: tuple(rows.to_defect(row[2:]) for row in group) for number, group in grouped}

    def _rows(self, query: str, asked: Mapping[str, object] | None = None) -> Iterator[Row]:
        """The rows a query gives."""
        with self._sound():
            found = self._connection.cursor().execute(query, asked)
            while batch := found.fetchmany(AT_A_TIME):
                yield from batch

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """What is read meanwhile; a file that turns out to be damaged is said to be."""
        try:
            yield
        except OUR_MISTAKE:
            raise
        except duckdb.Error as error:
            raise StoreDamagedError(path=self.path, reason=_reason(error)) from error

    def _check_version(self) -> None:
        try:
            about: dict[str, str] = dict(self._rows("select key, value from about"))
            found = about.get("schema")
        except duckdb.ProgrammingError:
            found = None
        if found == str(SCHEMA):
            return
        self._connection.close()
        if found is None:
            raise NotOurStoreError(path=self.path)
        raise StoreVersionError(path=self.path, found=found, wanted=SCHEMA)


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    """The database at ``path``, for reading."""
    try:
        return duckdb.connect(str(path), read_only=True, config=OFFLINE)
    except duckdb.Error as error:
        if LOCKED in str(error):
            raise StoreLockedError(path=path) from error
        raise StoreDamagedError(path=path, reason=_reason(error)) from error


def _sweep(path: Path) -> None:
    """Remove what killed runs left beside the store; a run still at work holds a lock on its own file."""
    ours = re.compile(rf"{re.escape(path.name)}\.new-\d+")
    for leftover in sorted(found for found in path.parent.iterdir() if ours.fullmatch(found.name)):
        try:
            duckdb.connect(str(leftover), config=OFFLINE).close()
        except duckdb.Error as error:
            if LOCKED in str(error):
                continue
        _remove(leftover)


def _remove(file: Path) -> None:
    """Remove a database and what DuckDB may have put beside it."""
    for leftover in (file, file.with_name(f"{file.name}.wal")):
        with suppress(OSError):
            leftover.unlink()


def _reason(error: Exception) -> str:
    """What the system or the database says, in a few words."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    said = str(error).strip().splitlines()[0].rpartition('": ')[2]
    return re.sub(r'"[^"]*" ', "", said)[:100]  # the name of the file is told already
