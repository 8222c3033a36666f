"""Keep everything in one DuckDB file."""

from lineage.store.database import SCHEMA, Store
from lineage.store.rows import Entry, Manifest

__all__ = ["SCHEMA", "Entry", "Manifest", "Store"]
