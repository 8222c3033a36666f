"""Measure the matches of a corpus against alignments made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lineage.collate.matching import matched
from lineage.collate.scoring import MEASURES, Figures, Placed, Scored, Wanted, score, total
from lineage.ingest.truth import truth
from lineage.pipeline.corpus import TRUTH, Settings, opened
from lineage.records import Match
from lineage.store import Run, Store, last_run, runs_beside, save_run


@dataclass(frozen=True, slots=True)
class Score:
    """Every pair of documents of the truth and all together, and how that compares with the run stored last.

    ``before`` gives the measures of that run, ``None`` where this is the first; ``gained`` and ``lost`` what it had
    not found, or had. ``files`` are the texts that places count in.
    """

    pairs: tuple[Scored, ...]
    everything: Figures
    before: dict[str, float] | None
    gained: tuple[Wanted, ...]
    lost: tuple[Wanted, ...]
    files: dict[str, str]


def scored(asked: Settings, *, folder: Path | None = None) -> Score:
    """The corpus as it is indexed, measured against ``folder``, or else its own ``truth/``.

    The run is stored unless the last one came to the same.
    """
    known = truth(asked.corpus / TRUTH if folder is None else folder)
    with opened(asked) as store:
        files, program = store.files(), store.manifest().program
        placed = Placed(known, files, store.documents())
        pairs = score(placed, list(_concerned(store, placed)))
    everything = total(pairs)
    wanted = [one for pair in pairs for one in pair.wanted]
    run = Run(
        program,
        {name: getattr(everything, name) for name in MEASURES},
        tuple(one.key for one in wanted if one.found),
        tuple(one.key for one in wanted if not one.found),
    )
    path = runs_beside(asked.store)
    before = last_run(path)
    if before is None or before.result != run.result:
        save_run(path, run)
    found, missed = (set(before.found), set(before.missed)) if before else (set[str](), set[str]())
    return Score(
        pairs,
        everything,
        dict(before.measures) if before else None,
        tuple(one for one in wanted if one.found and one.key in missed),
        tuple(one for one in wanted if not one.found and one.key in found),
        files,
    )


def _concerned(store: Store, placed: Placed) -> Iterator[Match]:
    """The matches between the files that the truth speaks of, compared word for word."""
    readings = {reading.document.id: reading for reading in store.readings()}
    return matched((one for one in store.answers() if placed.concerns(one.left, one.right)), readings)
