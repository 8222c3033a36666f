"""The catalogue of a corpus, lineage.toml: which documents there are, in which files, and what is known of each."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

from lineage import places
from lineage.errors import (
    CatalogueKeyError,
    CatalogueMissingError,
    CatalogueSyntaxError,
    CatalogueValueError,
    NoCorpusError,
    OutsideCorpusError,
    SameFileError,
    SameIdError,
    UnreadableDocumentError,
    UnreadableFileError,
)
from lineage.records import KINDS, LEVELS, Document, Level, When

NAME = "lineage.toml"

Known = TypeVar("Known", bound=str)

# What the catalogue may say of a document, in the order in which it is written.
FACTS = ("title", "level", "issuer", "kind", "date", "held", "published", "authority")
_DATES = ("date", "held", "published")
_TOP = ("corpus", "document", "source")
_CORPUS = ("title", "wordings")
_CHOSEN_BY = ("document", "issuer", "kind", "level")
_SOURCE = (*_CHOSEN_BY, "weight")
_ENTRY = ("file", "encoding", "part")
_PART = ("begins", "document", *FACTS, "inferred", "leave_out")
# What a file says for all its parts; a part's own word goes before.
_SHARED = ("level", "issuer", "kind", "date", "held", "published", "authority")
_ID = re.compile(r"\w[\w.-]{0,99}")
_DATE = re.compile(r"\d{4}(-\d{1,2}){0,2}")

# The word that a document's id has for its kind.
KIND_WORDS = {
    "communique": "gongbao",
    "resolution": "jueyi",
    "decision": "jueding",
    "proposal": "jianyi",
    "plan": "guihua",
    "report": "baogao",
    "explanation": "shuoming",
    "opinion": "yijian",
    "speech": "jianghua",
    "meeting": "huiyi",
    "news": "baodao",
    "digest": "yaodian",
    "law": "falv",
    "document": "wenjian",
}


@dataclass(frozen=True, slots=True)
class Described:
    """What the catalogue says of one document. ``begins`` holds its first words where a file has several.

    ``leave_out`` marks a part of the file that is none of the corpus, an advertisement or a table of contents.
    """

    id: str
    begins: str | None = None
    title: str | None = None
    level: Level | None = None
    issuer: str | None = None
    kind: str | None = None
    date: When | None = None
    held: When | None = None
    published: When | None = None
    authority: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the corpus and the documents in it; ``file`` is its path within the folder."""

    file: str
    documents: tuple[Described, ...]
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """How much some documents count when quotations are checked, from 0, not at all, to 1, a yardstick.

    It holds for the documents of which all is true that is said here; of several that hold the last one does.
    """

    weight: float
    document: str | None = None
    issuer: str | None = None
    kind: str | None = None
    level: Level | None = None

    def holds_for(self, document: Document) -> bool:
        """Whether it is said of this document."""
        said = (self.document, self.issuer, self.kind, self.level)
        own = (document.id, document.issuer, document.kind, document.level)
        return all(one in (None, other) for one, other in zip(said, own, strict=True))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The title of a corpus, its files, the wordings to be traced whenever it is indexed, and whom to trust."""

    title: str
    entries: tuple[Entry, ...]
    wordings: tuple[str, ...] = ()
    sources: tuple[Trust, ...] = ()


def load(folder: Path) -> Catalogue:
    """The catalogue of the corpus in ``folder``."""
    path = folder / NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise NoCorpusError(path=folder) from error
    except OSError as error:
        raise UnreadableFileError(path=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(path=path, encoding="UTF-8", byte=error.start) from error
    found, within = read(text, path=path), folder.resolve()
    for entry in found.entries:
        if not Path(os.path.realpath(folder / entry.file)).is_relative_to(within):
            raise OutsideCorpusError(path=path, file=entry.file)
    return found


def read(text: str, *, path: Path) -> Catalogue:
    """The catalogue written in ``text``; mistakes are told as standing in ``path``."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueSyntaxError(path=path, **_told(str(error), text)) from error
    return _Reader(path).catalogue(table)


def write(catalogue: Catalogue) -> str:
    """The catalogue as TOML, for people to read and correct."""
    corpus = [f"title = {quoted(catalogue.title)}"]
    if catalogue.wordings:
        corpus.append(f"wordings = [{', '.join(map(quoted, catalogue.wordings))}]")
    return "\n".join([*_HEAD, "", "[corpus]", *corpus, *_entries(catalogue), *_sources(catalogue), ""])


def identified(catalogue: Catalogue, *, where: Mapping[tuple[str, str | None], str] | None = None) -> Catalogue:
    """The catalogue with an id for every document that has none, made from place, date and kind.

    Where two would have the same, both get letters drawn from what the catalogue says of them, so that no id
    hangs on the order of the files; only of twins that nothing tells apart is the second called so. ``where`` gives,
    by file and first words, the place of documents whose issuer and title name none.
    """
    known = where or {}
    every = [(entry, one) for entry in catalogue.entries for one in entry.documents if not one.leave_out]
    plain = [one.id or _plain_id(one, known.get((entry.file, one.begins), "")) for entry, one in every]
    ids = _told_apart(every, plain)
    return replace(
        catalogue,
        entries=tuple(
            replace(
                entry,
                documents=tuple(one if one.leave_out else replace(one, id=next(ids)) for one in entry.documents),
            )
            for entry in catalogue.entries
        ),
    )


def _told_apart(every: Sequence[tuple[Entry, Described]], plain: Sequence[str]) -> Iterator[str]:
    """The id of each document, those that would be shared told apart."""
    many, seen = Counter(plain), Counter[str]()
    for (entry, one), name in zip(every, plain, strict=True):
        wanted = name if one.id or many[name] == 1 else f"{name}-{_letters(entry, one)}"
        seen[wanted] += 1
        yield wanted if one.id or seen[wanted] == 1 else f"{wanted}-{seen[wanted]}"


def _plain_id(described: Described, place: str) -> str:
    """Place, date and kind of a document: ``wh-2020-12-18-jianyi``."""
    when = described.date or described.held or described.published
    words = (_region(described, place), str(when) if when else "", KIND_WORDS[described.kind or "document"])
    return "-".join(word for word in words if word)


def _region(described: Described, place: str) -> str:
    """Letters for where a document comes from: those of the last place its issuer or title names, or of ``place``."""
    if described.level == "national":
        return "zy"
    for text in (described.issuer or "", place, described.title or ""):
        named = [text[start:end] for start, end in places.names(text)]
        if named:
            return places.of(named[-1])[0].code
    return ""


def _letters(entry: Entry, described: Described) -> str:
    """Six letters and digits that stand for what a document says of itself."""
    own = "\n".join((described.title or "", described.begins or "", entry.file))
    return hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _told(said: str, text: str) -> dict[str, object]:
    """The line and the reason in what the TOML reader says."""
    match = re.fullmatch(r"(?s)(?P<reason>.*) \((?:at line (?P<line>\d+), column \d+|at end of document)\)", said)
    line = match["line"] if match else None
    return {"line": int(line) if line else text.count("\n") + 1, "reason": match["reason"] if match else said}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tables of a catalogue and knows in which file a mistake stands."""

    path: Path

    def catalogue(self, table: Mapping[str, object]) -> Catalogue:
        self.known(table, _TOP, NAME)
        corpus = self.table(table, "corpus", NAME)
        self.known(corpus, _CORPUS, "[corpus]")
        title = self.text(corpus, "title", "[corpus]") or self.path.parent.name
        entries = tuple(self.entries(self.tables(table, "document", NAME)))
        wordings = tuple(dict.fromkeys(self.texts(corpus, "wordings", "[corpus]")))
        sources = tuple(self.sources(self.tables(table, "source", NAME)))
        found = identified(Catalogue(title, entries, wordings, sources))
        self.check_ids(found)
        return found

    def sources(self, tables: list[Mapping[str, object]]) -> Iterator[Trust]:
        """Whom to trust how much."""
        for number, table in enumerate(tables, start=1):
            where = f"[[source]] {number}"
            self.known(table, _SOURCE, where)
            weight = table.get("weight")
            if weight is None:
                raise CatalogueMissingError(path=self.path, document=where, key="weight")
            if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight <= 1:
                raise self.wrong("weight", weight, "0 … 1", where)
            yield Trust(
                float(weight),
                document=self.text(table, "document", where),
                issuer=self.text(table, "issuer", where),
                kind=self.one_of(table, "kind", KINDS, where),
                level=self.one_of(table, "level", LEVELS, where),
            )

    def entries(self, tables: list[Mapping[str, object]]) -> Iterator[Entry]:
        files: set[str] = set()
        for number, table in enumerate(tables, start=1):
            file = self.text(table, "file", f"[[document]] {number}")
            if not file:
                raise CatalogueMissingError(path=self.path, document=f"[[document]] {number}", key="file")
            if _leaves(file):
                raise OutsideCorpusError(path=self.path, file=file)
            file = str(PurePosixPath(file))
            if file in files:
                raise SameFileError(path=self.path, file=file)
            files.add(file)
            yield Entry(file, tuple(self.documents(table, file)), self.text(table, "encoding", file))

    def documents(self, table: Mapping[str, object], file: str) -> Iterator[Described]:
        """The parts of a file, or the file as one document."""
        if "part" not in table:
            self.known(table, (*_ENTRY, *(key for key in _PART if key != "begins")), _called(table, file))
            yield self.described(table, file)
            return
        self.known(table, (*_ENTRY, *_SHARED), file)
        shared = {key: table[key] for key in _SHARED if key in table}
        parts = self.tables(table, "part", file)
        if not parts:
            raise self.wrong("part", [], "[[document.part]]", file)
        for number, part in enumerate(parts, start=1):
            where = _called(part, f"{file}, [[document.part]] {number}")
            self.known(part, _PART, where)
            if not self.text(part, "begins", where):
                raise CatalogueMissingError(path=self.path, document=where, key="begins")
            yield self.described({**shared, **part}, where)

    def described(self, table: Mapping[str, object], where: str) -> Described:
        where = _called(table, where)
        return Described(
            id=self.id(table, where),
            begins=self.text(table, "begins", where),
            title=self.text(table, "title", where),
            level=self.one_of(table, "level", LEVELS, where),
            issuer=self.text(table, "issuer", where),
            kind=self.one_of(table, "kind", KINDS, where),
            date=self.when(table, "date", where),
            held=self.when(table, "held", where),
            published=self.when(table, "published", where),
            authority=self.texts(table, "authority", where),
            inferred=self.inferred(table, where),
            leave_out=self.flag(table, "leave_out", where),
        )

    def known(self, table: Mapping[str, object], keys: tuple[str, ...], where: str) -> None:
        """Refuses a key that nobody knows, naming the nearest that there is."""
        for key in table:
            if key not in keys:
                from rapidfuzz import process  # enters late: few catalogues have mistakes

                nearest = process.extractOne(key, keys)[0]
                raise CatalogueKeyError(path=self.path, document=where, key=key, nearest=nearest)

    def table(self, table: Mapping[str, object], key: str, where: str) -> Mapping[str, object]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, value, f"[{key}]", where)
        return value

    def tables(self, table: Mapping[str, object], key: str, where: str) -> list[Mapping[str, object]]:
        value = table.get(key, [])
        name = "[[document.part]]" if key == "part" else f"[[{key}]]"
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, value, name, where)
        return value

    def text(self, table: Mapping[str, object], key: str, where: str) -> str | None:
        value = table.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise self.wrong(key, value, '"…"', where)

    def texts(self, table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(key, value, '["…", …]', where)
        return tuple(value)

    def flag(self, table: Mapping[str, object], key: str, where: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, value, "true | false", where)
        return value

    def one_of(self, table: Mapping[str, object], key: str, known: tuple[Known, ...], where: str) -> Known | None:
        value = table.get(key)
        if value is None or value in known:
            return next((one for one in known if one == value), None)
        raise self.wrong(key, value, " | ".join(known), where)

    def inferred(self, table: Mapping[str, object], where: str) -> tuple[str, ...]:
        keys = self.texts(table, "inferred", where)
        for key in keys:
            if key not in FACTS:
                raise self.wrong("inferred", key, " | ".join(FACTS), where)
        return keys

    def when(self, table: Mapping[str, object], key: str, where: str) -> When | None:
        """A date as TOML has it, or as text or a number when only the month or the year is known."""
        value = table.get(key)
        if value is None:
            return None
        text = str(value) if isinstance(value, (str, int, date)) and not isinstance(value, (bool, datetime)) else ""
        try:
            if _DATE.fullmatch(text):
                return When.read(text)
        except ValueError:
            pass
        raise self.wrong(key, value, 'YYYY-MM-DD | "YYYY-MM" | "YYYY"', where)

    def id(self, table: Mapping[str, object], where: str) -> str:
        value = self.text(table, "document", where) or ""
        if value and not _ID.fullmatch(value):
            raise self.wrong("document", value, "a-z 0-9 - _ .", where)
        return value

    def check_ids(self, catalogue: Catalogue) -> None:
        """Refuses two documents with one id, even where a file system would take two ids for one."""
        seen: dict[str, str] = {}
        for entry in catalogue.entries:
            for described in entry.documents:
                if not described.id:
                    continue
                where = described.title or described.begins or entry.file
                if described.id.casefold() in seen:
                    first = seen[described.id.casefold()]
                    raise SameIdError(path=self.path, document=described.id, first=first, second=where)
                seen[described.id.casefold()] = where

    def wrong(self, key: str, value: object, wanted: str, where: str) -> CatalogueValueError:
        shown = str(value) if len(str(value)) < 80 else f"{str(value)[:79]}…"
        return CatalogueValueError(path=self.path, document=where, key=key, value=shown, wanted=wanted)


def _called(table: Mapping[str, object], where: str) -> str:
    """What a message calls a document: its id or title where it has one."""
    return next((str(table[key]) for key in ("document", "title", "begins") if isinstance(table.get(key), str)), where)


def _leaves(file: str) -> bool:
    """Whether a path could lead out of the folder it is taken in, on whatever system."""
    ways = PurePosixPath(file), PureWindowsPath(file)
    return any(path.is_absolute() or path.drive or path.root or ".." in path.parts for path in ways) or "\0" in file


_HEAD = (
    "# The documents of this corpus: where they stand, who issued them, when.",
    "# What stands under `inferred` was guessed from the text: correct it, then strike the key from that list.",
    "# The form: docs/reference/catalogue.md",
)


def _entries(catalogue: Catalogue) -> Iterator[str]:
    """The lines for every file."""
    for entry in catalogue.entries:
        yield ""
        yield "[[document]]"
        yield f"file = {quoted(entry.file)}"
        if entry.encoding:
            yield f"encoding = {quoted(entry.encoding)}"
        if len(entry.documents) == 1 and entry.documents[0].begins is None:
            yield from _facts(entry.documents[0])
            continue
        for described in entry.documents:
            yield ""
            yield "  [[document.part]]"
            for line in _facts(described):
                yield f"  {line}"


def _sources(catalogue: Catalogue) -> Iterator[str]:
    """The lines that say whom to trust."""
    for trust in catalogue.sources:
        yield ""
        yield "[[source]]"
        for key in _CHOSEN_BY:
            if value := getattr(trust, key):
                yield f"{key} = {quoted(value)}"
        yield f"weight = {trust.weight}"


def _facts(described: Described) -> Iterator[str]:
    """The lines for one document."""
    if described.begins is not None:
        yield f"begins = {quoted(described.begins)}"
    if described.leave_out:
        yield "leave_out = true"
    if described.id:
        yield f"document = {quoted(described.id)}"
    for key in FACTS:
        value = getattr(described, key)
        if isinstance(value, When):
            yield f"{key} = {value if value.first == value.last else quoted(str(value))}"
        elif isinstance(value, tuple) and value:
            yield f"{key} = [{', '.join(map(quoted, value))}]"
        elif isinstance(value, str):
            yield f"{key} = {quoted(value)}"
    if described.inferred:
        yield f"inferred = [{', '.join(map(quoted, described.inferred))}]"


def quoted(text: str) -> str:
    """``text`` as a TOML string; what does not print is written as its number."""
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    number = ord(sign)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
