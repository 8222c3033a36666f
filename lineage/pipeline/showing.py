"""Prove a written site against its corpus, and show one that is made again whenever the corpus changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from lineage import ingest
from lineage.errors import LineageError
from lineage.ingest import NAME
from lineage.pipeline.building import Built, build, unwatched
from lineage.pipeline.corpus import Report, Settings, unheard

if TYPE_CHECKING:
    from lineage.report.proof import Proof

EVERY = 0.5  # seconds between two looks at the files


def verify(asked: Settings, site: Path) -> Proof:
    """What the pages of a site say of the corpus, held against its files as they stand; no store is asked."""
    from lineage.engine.spread import spread
    from lineage.errors import MissingFileError
    from lineage.report.proof import prove

    if not site.exists():
        raise MissingFileError(path=site)
    catalogue = ingest.load(asked.corpus)
    with unwatched():
        readings = list(chain.from_iterable(spread(partial(ingest.readings, asked.corpus), catalogue.entries)))
        return prove(site, readings, spread=spread)


def serve(
    asked: Settings,
    site: Path,
    *,
    port: int,
    shown: Callable[[str, Built], None],
    failed: Callable[[LineageError], None],
    stop: Event,
    language: str = "zh",
    report: Report = unheard,
) -> None:
    """Build the site, show it on this machine, and build it again whenever a file of the corpus changes.

    ``shown`` is told the address after each build, ``failed`` why one could not be done: what was there stays.
    """
    from lineage.report.serving import serving

    before = state(asked)
    built = build(asked, site, language=language, report=report)
    with serving(site, port) as served:
        shown(served.url, built)
        while not stop.wait(EVERY):
            now = state(asked)
            if now == before:
                continue
            before = now
            try:
                built = build(asked, site, language=language, report=report)
            except LineageError as error:
                failed(error)
                continue
            served.again()
            shown(served.url, built)


def state(asked: Settings) -> tuple[tuple[str, int, int], ...]:
    """When each file of the corpus was last written, and how long it is; one that is missing is none."""
    try:
        names = [NAME, *(entry.file for entry in ingest.load(asked.corpus).entries)]
    except LineageError:
        names = [NAME]
    found = []
    for name in names:
        try:
            known = (asked.corpus / name).stat()
        except OSError:
            continue
        found.append((name, known.st_mtime_ns, known.st_size))
    return tuple(found)
