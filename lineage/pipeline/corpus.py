"""The corpus that is meant, and its store, which answers only for the files as they stand."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import attrgetter
from pathlib import Path

import lineage
from lineage import ingest
from lineage.errors import (
    ChangedSinceIndexError,
    IndexedOtherwiseError,
    IsFolderError,
    MissingFileError,
    NoCorpusError,
    NotIndexedError,
)
from lineage.ingest import NAME, Catalogue
from lineage.records import Match
from lineage.store import Entry, Manifest, Store

TRUTH = "truth"
STORE = Path(".lineage", "lineage.duckdb")
RULES = (
    "spans.py",
    "records.py",
    "places",
    "normalise.py",
    "numerals.py",
    "segment.py",
    "sessions.py",
    "sources.py",
    "witness.py",
    "rolling.py",
    "collate",
    "collate/stock.npz",
    "trace",
    "formats",
    "ingest",
    "engine",
)
LEANED_ON = ("diff-match-patch", "numpy", "opencc-python-reimplemented", "rapidfuzz", "rjieba")
READER = "pypdfium2"  # which may be missing; where it is there, the text of a PDF is as it gives it

Report = Callable[[str, int, int], None]


def unheard(step: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which corpus is meant, and where what is known of it is kept."""

    corpus: Path
    store: Path

    @property
    def options(self) -> str:
        """What the command line has to say to mean this corpus and this store."""
        usual = self.store == self.corpus / STORE
        return f"-c {self.corpus}" if usual else f"-c {self.corpus} --store {self.store}"


def settings(corpus: Path | None = None, *, store: Path | None = None) -> Settings:
    """The corpus in this folder, or else the nearest one upwards."""
    start = Path.cwd() if corpus is None else corpus
    if not start.exists():
        raise MissingFileError(path=start)
    for folder in (start, *start.resolve().parents):
        if (folder / NAME).is_file():
            found = Settings(folder, store or folder / STORE)
            if found.store.is_dir():
                raise IsFolderError(path=found.store)
            return found
    raise NoCorpusError(path=start)


def is_there(asked: Callable[[], bool]) -> bool:
    """Whether there is such a file or folder, asked by its path: a title may be too long to be the name of one."""
    try:
        return asked()
    except OSError:
        return False


def given(asked: Settings, *, truth: Path | None = None) -> Iterator[Path]:
    """What no result may be written over: the catalogue, the store, alignments made by hand, the files listed."""
    yield asked.corpus / NAME
    yield asked.store
    yield from (truth or asked.corpus / TRUTH).rglob("*")
    yield from (asked.corpus / entry.file for entry in ingest.load(asked.corpus).entries)


def stored(path: Path) -> Manifest | None:
    """What the store was made from, if there is one."""
    if not path.exists():
        return None
    with Store(path) as store:
        return store.manifest()


def manifest(corpus: Path, catalogue: Catalogue) -> Manifest:
    """What a store made now would be made from; in whatever order the catalogue names its files, it is the same."""
    entries = [
        Entry(entry.file, *ingest.prints(corpus, entry)) for entry in sorted(catalogue.entries, key=attrgetter("file"))
    ]
    return Manifest(program(), catalogue.title, catalogue.wordings, tuple(entries), ingest.digest(corpus))


@cache
def program() -> str:
    """What stands for the rules of reading, matching and tracing: their code and the libraries they lean on."""
    return f"{lineage.__version__} {code_of(*RULES)}"


@cache
def code_of(*names: str) -> str:
    """What stands for these modules and the libraries they lean on."""
    code = hashlib.sha256()
    for name in names:
        _add(code, files("lineage") / name)
    installed = _installed()
    for name in (*LEANED_ON, READER):
        code.update(f"{name} {installed.get(name) or version_of(name)}\n".encode())
    return code.hexdigest()[:16]


def _installed() -> dict[str, str]:
    """The versions of installed packages, by the names of the folders that tell of them.

    `importlib.metadata` tells the same, and of what is installed in other ways, but takes long to import.
    """
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        for told in sorted(Path(folder).glob("*.dist-info")):
            name, _, version = told.stem.partition("-")
            found[name.replace("_", "-").lower()] = version
    return found


def version_of(package: str) -> str | None:
    """The version of an installed package."""
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _add(code: hashlib._Hash, found: Traversable) -> None:
    """The bytes of a module, or of every module of a package."""
    if found.is_file():
        code.update(found.read_bytes())
        return
    for below in sorted(found.iterdir(), key=lambda below: below.name):
        if below.name.endswith(".py") or (below.is_dir() and below.name != "__pycache__"):
            _add(code, below)


@contextmanager
def opened(asked: Settings) -> Iterator[Store]:
    """The store of the corpus as it stands: answers from an older state of the files would point into thin air."""
    if asked.store.exists():
        with Store(asked.store) as store:
            if _is_current(asked.corpus, store.manifest()):
                yield store
                return
    with consulted(asked) as (store, _):
        yield store


def _is_current(corpus: Path, known: Manifest) -> bool:
    """Whether neither the rules nor the catalogue nor a file has changed, told without reading the catalogue."""
    return (
        known.program == program()
        and (corpus / NAME).is_file()
        and known.catalogue == ingest.digest(corpus)
        and all(entry.digest == ingest.digest(corpus, entry.file) for entry in known.entries)
    )


@contextmanager
def consulted(asked: Settings) -> Iterator[tuple[Store, Catalogue]]:
    """The store of the corpus as it stands, and its catalogue."""
    catalogue = ingest.load(asked.corpus)
    if not asked.store.exists():
        raise NotIndexedError(corpus=asked.corpus, options=asked.options)
    with Store(asked.store) as store:
        known, wanted = store.manifest(), manifest(asked.corpus, catalogue)
        if known.program != wanted.program:
            raise IndexedOtherwiseError(corpus=asked.corpus, options=asked.options)
        if known.entries != wanted.entries:
            raise ChangedSinceIndexError(path=changed(asked.corpus, known, wanted), options=asked.options)
        yield store, catalogue


def matches(
    store: Store, left: str | None = None, right: str | None = None, *, with_boilerplate: bool = False
) -> Iterator[Match]:
    """The matches of all documents, or of these two or this one: what answers in the store, compared word for word."""
    from lineage.collate.matching import matched

    readings = (store.reading(left), store.reading(right)) if left and right else store.readings()
    known = {reading.document.id: reading for reading in readings}
    yield from matched(store.answers(left, right, with_boilerplate=with_boilerplate), known, store.frames())


def changed(corpus: Path, known: Manifest, wanted: Manifest) -> Path:
    """The first file that is not what it was; if it is none of the texts, the catalogue."""
    digests = {entry.file: entry.digest for entry in known.entries}
    for entry in wanted.entries:
        if digests.get(entry.file, entry.digest) != entry.digest:
            return corpus / entry.file
    return corpus / NAME
