"""Read files into documents: encoding, page furniture, the catalogue, and what can be inferred without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.late import late

if TYPE_CHECKING:
    from lineage.ingest.catalogue import NAME, Catalogue, Described, Entry, Trust, load, write
    from lineage.ingest.files import digest, prints
    from lineage.ingest.inferring import infer
    from lineage.ingest.reading import read_file, readings
else:
    __getattr__ = late(
        __name__,
        {
            "catalogue": ["NAME", "Catalogue", "Described", "Entry", "Trust", "load", "write"],
            "files": ["digest", "prints"],
            "inferring": ["infer"],
            "reading": ["read_file", "readings"],
        },
    )

__all__ = [
    "NAME",
    "Catalogue",
    "Described",
    "Entry",
    "Trust",
    "digest",
    "infer",
    "load",
    "prints",
    "read_file",
    "readings",
    "write",
]
