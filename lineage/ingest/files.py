"""The bytes of a file, and what stands for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lineage.errors import MissingFileError, UnreadableFileError
from lineage.ingest.catalogue import NAME, Entry


def contents(path: Path) -> bytes:
    """The bytes of a file, or the reason why there are none."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(path=path) from error
    except OSError as error:
        raise UnreadableFileError(path=path, reason=error.strerror) from error


def digest(folder: Path, file: str = NAME) -> str:
    """What changes with the bytes of a file, or of the catalogue."""
    return hashlib.sha256(contents(folder / file)).hexdigest()


def prints(folder: Path, entry: Entry) -> tuple[str, str]:
    """What changes when a file or what the catalogue says of it changes, then what changes with its bytes alone."""
    digest = hashlib.sha256(contents(folder / entry.file))
    fingerprint = digest.copy()
    fingerprint.update(repr(entry).encode("utf-8", "surrogatepass"))
    return fingerprint.hexdigest(), digest.hexdigest()
