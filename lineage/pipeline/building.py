"""Write the site of a corpus."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import lineage
from lineage.pipeline.corpus import Report, Settings, matches, opened, unheard
from lineage.pipeline.indexing import Indexed, index
from lineage.store import Manifest


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the index run, and what became of the site's folder."""

    indexed: Indexed
    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def build(asked: Settings, site: Path, *, language: str = "zh", report: Report = unheard, again: bool = False) -> Built:
    """The index brought up to date, and the site of the corpus written into the folder ``site``."""
    from lineage import report as pages

    indexed = index(asked, report=report, again=again)
    with opened(asked) as store:
        manifest = store.manifest()
        report("write", 0, 1)
        edition = pages.Edition(
            title=manifest.title,
            readings=store.readings(),
            matches=tuple(matches(store, with_boilerplate=True)),
            lineages=store.lineages(),
            made=pages.Made(lineage.__version__, _hash(manifest), ""),
            language="en" if language == "en" else "zh",
        )
    written = pages.write(pages.pages(edition), site)
    return Built(indexed, written.files, written.changed, written.removed)


def _hash(manifest: Manifest) -> str:
    """What stands for the whole corpus: its files and all that its catalogue says of them."""
    lines = sorted(entry.fingerprint for entry in manifest.entries)
    return hashlib.sha256("\n".join([manifest.title, *manifest.wordings, *lines]).encode()).hexdigest()[:16]
