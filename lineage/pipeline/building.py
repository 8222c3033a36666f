"""Write the site of a corpus."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import lineage
from lineage.pipeline.corpus import RULES, Report, Settings, code_of, opened, unheard
from lineage.pipeline.indexing import Indexed, index
from lineage.records import Answer, Match
from lineage.store import Manifest, Store

if TYPE_CHECKING:
    from lineage.collate.found import Found
    from lineage.origins import Margined
    from lineage.report.edition import Edition

ROUGHLY = 20_000  # answers, from which on margins are told from a glance at each: there is no time for more
FARTHEST = 20  # wordings that nobody named, on the front page
RECKONED = (*RULES, "origins", "discovery", "store/rows.py")  # what margins are reckoned by, and how they are kept


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the index run, and what became of the site's folder."""

    indexed: Indexed
    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def build(
    asked: Settings,
    site: Path,
    *,
    language: str = "zh",
    report: Report = unheard,
    again: bool = False,
    single_file: bool = False,
) -> Built:
    """The index brought up to date, and the site of the corpus written into the folder ``site``.

    ``single_file`` puts style and script into every page, so that each can be sent by itself.
    """
    from lineage.engine.spread import spread
    from lineage.report.pages import pages
    from lineage.report.site import standing, write

    indexed = index(asked, report=report, again=again)
    with opened(asked) as store, unwatched():
        made_from = _made_from(store, language)
        if not again and (files := standing(site, made_from, single_file=single_file)):
            return Built(indexed, files, (), ())
        edition = edition_of(store, "en" if language == "en" else "zh")
        report("write", 0, 1)
        written = write(pages(edition), site, spread=spread, single_file=single_file, made_from=made_from)
    return Built(indexed, written.files, written.changed, written.removed)


def _made_from(store: Store, language: str) -> str:
    """What stands for all that a site shows: store, program and language."""
    from lineage.report.stamp import stamp

    return stamp(store.manifest(), code_of(""), language)


@contextmanager
def unwatched() -> Iterator[None]:
    """Meanwhile nothing looks for records that refer to each other in a circle: of millions none does."""
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()


def edition_of(store: Store, language: Literal["zh", "en"]) -> Edition:
    """What a store holds, to be shown. Answers are compared word for word when a page shows them."""
    from lineage.collate.matching import match
    from lineage.discovery import discover
    from lineage.engine.local import stock
    from lineage.origins import Margined, Packed
    from lineage.report.edition import Edition, Made
    from lineage.report.stamp import stamp, stamp_of
    from lineage.store.kept import kept_beside
    from lineage.store.rows import from_travelled, to_travelled

    manifest, readings, frames = store.manifest(), store.readings(), store.frames()
    known = {reading.document.id: reading for reading in readings}
    answers = store.found()

    def compare(answer: Answer) -> Match:
        return match(answer, known[answer.left], known[answer.right], frames)

    many = len(answers) >= ROUGHLY
    margined = Margined(readings, answers, None if many else compare)
    work: dict[str, Callable[[], str]] = {}
    stamps = {key: stamp_of(reading) for key, reading in known.items()}
    rules = stamp(code_of(*RECKONED), many, sorted(frames), sorted(margined.held))
    travelled = stamp(rules, sorted(stamps.values()), FARTHEST)
    work[travelled] = lambda: from_travelled(discover(readings, limit=FARTHEST, stock=stock()))
    margins = {key: _key(rules, answers, stamps, key) for key in known}
    work |= {made_from: partial(_packed, margined, key) for key, made_from in margins.items()}
    found = _reckoned(kept_beside(store.path), work)
    return Edition(
        title=manifest.title,
        readings=readings,
        matches=(),
        lineages=store.lineages(),
        made=Made(lineage.__version__, _hash(manifest)),
        language=language,
        answers=answers,
        compare=compare,
        travelled=to_travelled(found[travelled]),
        margins={key: Packed.of(found[made_from]) for key, made_from in margins.items()},
        roughly=many,
    )


def _packed(margined: Margined, key: str) -> str:
    from lineage.origins import packed

    return packed(margined.of(key))


def _key(rules: str, answers: Found, stamps: Mapping[str, str], key: str) -> str:
    """What stands for all that the margins of a document are reckoned from."""
    from lineage.report.stamp import stamp

    above = sorted(answers.others(key, "right", with_boilerplate=True))
    return stamp(rules, stamps[key], [stamps[one] for one in above], answers.marks(key, "right", with_boilerplate=True))


def _reckoned(path: Path, work: Mapping[str, Callable[[], str]]) -> dict[str, str]:
    """What the work comes to, piece by piece; what was kept of an earlier build is not done again."""
    from lineage.engine.spread import spread
    from lineage.store.kept import keep, kept

    before = kept(path)
    fresh = [key for key in work if key not in before]
    found = before | dict(zip(fresh, spread(lambda key: work[key](), fresh), strict=True))
    now = {key: found[key] for key in work}
    if fresh:
        keep(path, now)
    return now


def _hash(manifest: Manifest) -> str:
    """What stands for the whole corpus: its files and all that its catalogue says of them."""
    lines = sorted(entry.fingerprint for entry in manifest.entries)
    return hashlib.sha256("\n".join([manifest.title, *manifest.wordings, *lines]).encode()).hexdigest()[:16]
