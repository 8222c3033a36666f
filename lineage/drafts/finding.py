"""Which drafts are meant by what the user names: files as they are, and all drafts below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from lineage.errors import LineageError, NoDraftsError, UnreadableFileError

SUFFIXES = (".docx", ".pdf", ".md", ".markdown", ".mkd", ".html", ".htm", ".xhtml", ".txt", ".text")


def found(names: Sequence[str]) -> tuple[list[str], list[tuple[str, LineageError]]]:
    """The files that names mean, each once, in the order given; and what is wrong with names of folders."""
    files: dict[str, None] = {}
    wrong: list[tuple[str, LineageError]] = []
    for name in names:
        if not Path(name).is_dir():
            files.setdefault(name)
            continue
        below = sorted(_below(Path(name), wrong))
        files |= dict.fromkeys(below)
        if not below and not wrong:
            wrong.append((name, NoDraftsError(path=name)))
    return list(files), wrong


def _below(folder: Path, wrong: list[tuple[str, LineageError]]) -> Iterator[str]:
    """Every draft below a folder but what is hidden and the lock files of Word; links to folders are not followed."""

    def told(error: OSError) -> None:
        wrong.append((error.filename, UnreadableFileError(path=error.filename, reason=error.strerror)))

    for place, folders, files in os.walk(folder, onerror=told):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield str(Path(place, name))
