"""Keep the store up to date: read what is new, match what there is, trace what the catalogue names."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from lineage import ingest
from lineage.errors import (
    CatalogueExistsError,
    ChangedMeanwhileError,
    LineageError,
    MissingFileError,
    NoFilesError,
    NothingToCompareError,
)
from lineage.ingest import NAME, Catalogue
from lineage.pipeline.corpus import Report, Settings, changed, manifest, stored, unheard
from lineage.records import Lineage, Reading
from lineage.store import Manifest, Store

if TYPE_CHECKING:
    from lineage.collate.answers import Answers


@dataclass(frozen=True, slots=True)
class Inferred:
    """A catalogue as TOML, how many documents it names, and the files that had to be left out, with the reason."""

    toml: str
    files: int
    documents: int
    left_out: tuple[LineageError, ...]


def init(folder: Path) -> Inferred:
    """The catalogue that can be inferred for the files in ``folder``."""
    if not folder.is_dir():
        raise MissingFileError(path=folder)
    refused: list[LineageError] = []
    found = ingest.infer(folder, refused=refused.append)
    if not found.entries:
        if refused:
            raise refused[0]
        raise NoFilesError(path=folder)
    documents = sum(not one.leave_out for entry in found.entries for one in entry.documents)
    return Inferred(ingest.write(found), len(found.entries), documents, tuple(refused))


def catalogue_path(folder: Path, output: str | None = None) -> Path:
    """Where the catalogue of ``folder`` is to be written; what is there already is not to be touched."""
    path = folder / NAME if output is None else Path(output)
    if path.exists():
        raise CatalogueExistsError(path=path)
    return path


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an index run did. ``work`` is false where nothing had changed and nothing was written."""

    documents: int
    sentences: int
    warnings: int
    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    matches: int
    boilerplate: int
    wordings: tuple[str, ...]
    work: bool


def index(asked: Settings, *, report: Report = unheard, again: bool = False) -> Indexed:
    """Read what is new or changed, match all documents if anything is, and trace the wordings of the catalogue.

    ``again`` makes everything anew.
    """
    catalogue = ingest.load(asked.corpus)
    wanted = manifest(asked.corpus, catalogue)
    before = stored(asked.store)
    if before and (again or before.program != wanted.program):
        before = replace(before, program="")  # nothing of it can be taken over
    if before != wanted:
        _write(asked, catalogue, wanted, before, report)
    return _indexed(asked, wanted, before)


def _write(asked: Settings, catalogue: Catalogue, wanted: Manifest, before: Manifest | None, report: Report) -> None:
    """Make the store anew, taking over from the old one what the same rules made of the same files."""
    from lineage.collate.matching import frames
    from lineage.engine import local

    with _old(asked.store, before) as old:
        readings = _readings(asked, catalogue, wanted, _fingerprints(before), old, report)
        if (now := manifest(asked.corpus, catalogue)) != wanted:
            raise ChangedMeanwhileError(path=changed(asked.corpus, wanted, now), options=asked.options)
        kept = list(old.every_answer()) if old and before and before.entries == wanted.entries else None
    everything = sorted(chain.from_iterable(readings), key=lambda reading: reading.document.order)
    with Store(asked.store, anew=True) as store:
        found = local.found(everything, report=partial(report, "match")) if kept is None else kept
        answers: list[Answers] = []
        lineages: list[Lineage] = []
        steps = chain(
            store.saving(wanted, readings), map(lineages.append, _lineages(wanted.wordings, everything, report))
        )
        store.save_answers(_meanwhile(steps, found, answers))
        store.save_frames(frames(answers, everything))
        store.save_lineages(lineages)


def _meanwhile(steps: Iterator[None], found: Iterable[Answers], answers: list[Answers]) -> Iterator[Answers]:
    """What is ``found``, added to ``answers``; while it is being looked for, other steps are taken, two for each."""
    for some in found:
        answers.append(some)
        yield some
        deque(islice(steps, 2), maxlen=0)
    deque(steps, maxlen=0)


def _readings(
    asked: Settings, catalogue: Catalogue, wanted: Manifest, kept: set[str], old: Store | None, report: Report
) -> list[tuple[Reading, ...]]:
    """What each file of the catalogue holds, in the order of the manifest."""
    from lineage.engine.spread import spread

    entries = sorted(catalogue.entries, key=attrgetter("file"))
    prints = [entry.fingerprint for entry in wanted.entries]
    fresh = [entry for entry, found in zip(entries, prints, strict=True) if not old or found not in kept]
    read = spread(partial(ingest.readings, asked.corpus), fresh)
    readings = []
    for number, found in enumerate(prints):
        report("read", number, len(entries))
        readings.append(old.readings(fingerprint=found) if old and found in kept else next(read))
    return readings


def _lineages(wordings: Sequence[str], readings: Sequence[Reading], report: Report) -> Iterator[Lineage]:
    """The account of each wording of the catalogue."""
    from lineage.trace import Keys, follow

    keys = Keys.of(readings)
    for number, wording in enumerate(wordings):
        report("trace", number, len(wordings))
        yield follow(wording, keys)


def _fingerprints(before: Manifest | None) -> set[str]:
    """The entries of the old store that can be taken over."""
    return {entry.fingerprint for entry in before.entries} if before and before.program else set()


def _indexed(asked: Settings, wanted: Manifest, before: Manifest | None) -> Indexed:
    """What stands in the store now, and what of it is new."""
    with Store(asked.store) as store:
        sizes, defects = store.sizes(), store.defects()
        matches, boilerplate = store.count_answers()
    if len(sizes) < 2:
        raise NothingToCompareError(corpus=asked.corpus, number=len(sizes))
    kept, names = _fingerprints(before), {entry.file for entry in wanted.entries}
    return Indexed(
        documents=len(sizes),
        sentences=sum(sizes.values()),
        warnings=sum(map(len, defects.values())),
        read=tuple(entry.file for entry in wanted.entries if entry.fingerprint not in kept),
        unchanged=tuple(entry.file for entry in wanted.entries if entry.fingerprint in kept),
        removed=tuple(entry.file for entry in before.entries if entry.file not in names) if before else (),
        matches=matches - boilerplate,
        boilerplate=boilerplate,
        wordings=wanted.wordings,
        work=before != wanted,
    )


@contextmanager
def _old(path: Path, before: Manifest | None) -> Iterator[Store | None]:
    """The store as it is, if anything in it can be taken over."""
    if not _fingerprints(before):
        yield None
        return
    with Store(path) as store:
        yield store
