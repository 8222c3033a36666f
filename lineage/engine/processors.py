"""How many processes can work at the same time on this machine."""

from __future__ import annotations

import os
import sys

FORKING = ".*fork.*"  # is warned of where there are threads: those here belong to libraries that the new one leaves be


def processors() -> int:
    """How many processes can work at the same time; one where forking is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
