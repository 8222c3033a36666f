"""Run what a page shows: ```console blocks hold commands after `$ ` and what they print, ```pycon blocks doctests."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"(?ms)^(?P<open> *```console\n)(?P<body>.*?)^(?P<close> *```$)")
DOCTESTS = re.compile(r"(?ms)^```pycon\n(?P<body>.*?)^```$")


def played(page: str, folder: Path, *, language: str) -> str:
    """``page`` with the output of every command as it really is, run one after the other in ``folder``."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")} | {
        "COLUMNS": "100",
        "LANG": language,
        "LC_ALL": language,
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match["body"].splitlines() if line.startswith("$ ")]
        return match["open"] + "".join(map(shown, commands)) + match["close"]

    def shown(line: str) -> str:
        done = subprocess.run(["sh", "-c", line[2:]], cwd=folder, env=settings, capture_output=True, text=True)
        said = done.stdout + done.stderr
        return f"{line}\n{said}" if said.endswith("\n") or not said else f"{line}\n{said}\n"

    return BLOCK.sub(block, page)


def mistaken(page: str, name: str, folder: Path) -> str:
    """What the Python examples of a page print that they should not; they run in ``folder``."""
    body = "\n".join(match["body"] for match in DOCTESTS.finditer(page))
    test = doctest.DocTestParser().get_doctest(body, {}, name, name, 0)
    said: list[str] = []
    here = Path.cwd()
    os.chdir(folder)
    try:
        doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    finally:
        os.chdir(here)
    return "".join(said)
