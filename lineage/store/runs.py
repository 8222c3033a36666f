"""What `lineage score` measured before: one line of JSON a run, in a file of its own beside the store.

It outlives the store, which is made anew with every index and refused once its form has changed: what an older
version of the program found is just what a newer one is to be compared with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lineage.errors import CannotWriteError, RunsDamagedError, UnreadableFileError


@dataclass(frozen=True, slots=True)
class Run:
    """What one run came to: the measures of all pairs together, and for each sentence pair whether it was found."""

    program: str
    measures: Mapping[str, float]
    found: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def result(self) -> tuple[object, ...]:
        """What makes two runs the same, whichever version of the program made them."""
        return dict(self.measures), self.found, self.missed


def runs_beside(store: Path) -> Path:
    """The file of the runs that belongs to this store."""
    return store.with_name(f"{store.stem}.runs.jsonl")


def last_run(path: Path) -> Run | None:
    """The run stored last, if there is one."""
    lines = _lines(path)
    if not lines:
        return None
    try:
        row = json.loads(lines[-1])
        return Run(row["program"], row["measures"], tuple(row["found"]), tuple(row["missed"]))
    except (ValueError, KeyError, TypeError) as error:
        raise RunsDamagedError(path=path, line=len(lines)) from error


def save_run(path: Path, run: Run) -> None:
    """Add ``run`` to those stored: written beside the file and moved into its place, so that none is ever lost."""
    row = {"program": run.program, "measures": run.measures, "found": run.found, "missed": run.missed}
    part = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        part.write_text("".join(f"{line}\n" for line in [*_lines(path), json.dumps(row, ensure_ascii=False)]), "utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise CannotWriteError(path=path, reason=error.strerror) from error


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text("utf-8", "replace").split("\n") if line]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnreadableFileError(path=path, reason=error.strerror) from error
