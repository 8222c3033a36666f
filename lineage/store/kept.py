"""What was reckoned for pages, kept beside the store by what it was reckoned from: a line of text each.

It spares work and holds nothing that could not be had again: what is damaged, or cannot be written, is done without.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


def kept_beside(store: Path) -> Path:
    """The file of what was kept that belongs to this store."""
    return store.with_name(f"{store.stem}.kept")


def kept(path: Path) -> dict[str, str]:
    """Everything that is kept, by what it was reckoned from."""
    try:
        lines = path.read_text("utf-8", "replace").split("\n")
    except OSError:
        return {}
    parts = (line.split(" ", 2) for line in lines)
    return {part[1]: part[2] for part in parts if len(part) > 2 and part[0] == _mark(part[1], part[2])}


def keep(path: Path, found: Mapping[str, str]) -> None:
    """Keep this and nothing else: written beside the file and moved into its place."""
    part = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        part.write_text("".join(f"{_mark(key, text)} {key} {text}\n" for key, text in found.items()), "utf-8")
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _mark(key: str, text: str) -> str:
    """What shows that a line is whole."""
    return sha256(f"{key} {text}".encode()).hexdigest()[:16]
