"""Keep everything in one DuckDB file, and beside it what was measured and what was reckoned for pages."""

from lineage.store.database import SCHEMA, Store
from lineage.store.rows import Entry, Manifest
from lineage.store.runs import Run, last_run, runs_beside, save_run

__all__ = ["SCHEMA", "Entry", "Manifest", "Run", "Store", "last_run", "runs_beside", "save_run"]
