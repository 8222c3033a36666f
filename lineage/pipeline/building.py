"""Write the site of a corpus."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import lineage
from lineage.pipeline.corpus import Report, Settings, opened, unheard
from lineage.pipeline.indexing import Indexed, index
from lineage.records import Answer, Match, Relation
from lineage.store import Manifest, Store

if TYPE_CHECKING:
    from lineage.report.edition import Edition

FARTHEST = 20  # wordings that nobody named, on the front page


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
    from lineage.report.site import write

    indexed = index(asked, report=report, again=again)
    with unwatched():
        with opened(asked) as store:
            edition = edition_of(store, "en" if language == "en" else "zh")
        report("write", 0, 1)
        written = write(pages(edition), site, spread=spread, single_file=single_file)
    return Built(indexed, written.files, written.changed, written.removed)


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
    from lineage.collate.glancing import glanced, related
    from lineage.collate.matching import match
    from lineage.discovery import discover
    from lineage.engine.spread import spread
    from lineage.origins.margins import Margined
    from lineage.report.edition import Edition, Made
    from lineage.report.layout import MANY

    manifest, readings, frames = store.manifest(), store.readings(), store.frames()
    known = {reading.document.id: reading for reading in readings}
    answers = store.found()

    def compare(answer: Answer) -> Match:
        return match(answer, known[answer.left], known[answer.right], frames)

    def glance(answer: Answer) -> Match:
        return glanced(answer, known[answer.left], known[answer.right])

    def relate(answer: Answer) -> Relation:
        return related(answer, known[answer.left], known[answer.right])

    many = len(readings) >= MANY
    margined = Margined(readings, answers, glance, relate) if many else Margined(readings, answers, compare)
    work: list[Callable[[], Any]] = [partial(discover, readings, limit=FARTHEST)]
    work += [partial(margined.of, key) for key in known]
    travelled, *margins = spread(_done, work)
    return Edition(
        title=manifest.title,
        readings=readings,
        matches=(),
        lineages=store.lineages(),
        made=Made(lineage.__version__, _hash(manifest)),
        language=language,
        answers=answers,
        compare=compare,
        travelled=travelled,
        margins=dict(zip(known, margins, strict=True)),
        roughly=many,
    )


def _done(work: Callable[[], Any]) -> Any:
    """The result of one piece of work."""
    return work()


def _hash(manifest: Manifest) -> str:
    """What stands for the whole corpus: its files and all that its catalogue says of them."""
    lines = sorted(entry.fingerprint for entry in manifest.entries)
    return hashlib.sha256("\n".join([manifest.title, *manifest.wordings, *lines]).encode()).hexdigest()[:16]
