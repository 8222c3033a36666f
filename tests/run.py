"""Run the program as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLAIN = {"COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def lineage(*arguments: str, folder: Path | None = None, **settings: str) -> str:
    """What ``lineage`` prints on standard output when it is run with these arguments in ``folder``."""
    command = [sys.executable, "-m", "lineage", *arguments]
    # What is run here is measured elsewhere; measuring would make it twice as slow.
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(command, cwd=folder, env=bare | PLAIN | settings, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(arguments)}: {done.stderr}"
    return done.stdout
