"""Measure what a user waits for: `make bench`. Prints wall time and peak memory; asserts nothing.

Times differ from machine to machine, so each is also given as a multiple of `python -c pass`. The best of
several runs is taken for short commands: what disturbs a measurement only ever makes it longer.
`python tests/bench.py CORPUS` measures another corpus as well: what is asked of it, and its site, with its size and its
largest page. Unset PYTHONDONTWRITEBYTECODE first: an installed package has its bytecode.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parents[1]


def measured(*command: str) -> tuple[float, float]:
    """Seconds of wall time and megabytes of peak memory that a command takes."""
    begun = time.perf_counter()
    nothing = os.open(os.devnull, os.O_WRONLY)
    streams = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(process, 0)
    os.close(nothing)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def best(runs: int, *command: str) -> tuple[float, float]:
    """The quickest of several runs."""
    return min(measured(*command) for _ in range(runs))


def latest(*given: str) -> str:
    """The document of a corpus that has the latest date."""
    command = (sys.executable, "-m", "lineage", "list", "--json", *given)
    done = subprocess.run(command, capture_output=True, check=True)
    return str(json.loads(done.stdout)["documents"][-1]["document"])


def size_of(site: Path) -> str:
    """How large a site is, and its largest page, as it stands and compressed."""
    files = [path for path in site.rglob("*") if path.is_file()]
    largest = max((path for path in files if path.suffix == ".html"), key=lambda path: path.stat().st_size)
    packed = max(len(gzip.compress(path.read_bytes(), 6)) for path in files if path.suffix in (".html", ".js"))
    everything = sum(path.stat().st_size for path in files)
    return (
        f"{len(files)} files, {everything / 1e6:.1f} MB; largest page {largest.stat().st_size / 1000:.0f} KB "
        f"({largest.relative_to(site)}), largest compressed {packed / 1000:.0f} KB"
    )


def main() -> None:
    """Print the table."""
    lineage = (sys.executable, "-m", "lineage")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(shutil.copytree(TOP / "seeds", Path(folder) / "seeds", ignore=shutil.ignore_patterns(".lineage")))
        site = str(Path(folder) / "site")
        build = (*lineage, "build", "-c", str(corpus), "-o", site, "--quiet")
        files = sorted(str(path) for path in corpus.glob("*.txt"))
        unit, memory = best(5, sys.executable, "-c", "pass")
        rows = [
            ("python -c pass", unit, memory),
            ("lineage --help", *best(5, *lineage, "--help")),
            ("lineage build, cold", *measured(*build)),
            ("lineage build again, nothing changed", *best(3, *build)),
            ("lineage index, nothing changed", *best(3, *lineage, "index", "-c", str(corpus), "--quiet")),
            ("lineage trace 新发展格局", *best(3, *lineage, "trace", "新发展格局", "-c", str(corpus), "--json")),
            ("lineage align, two files", *measured(*lineage, "align", files[3], files[4], "--json")),
        ]
        sizes = [("site of the seeds", size_of(Path(site)))]
        for other in sys.argv[1:]:
            large, store = str(Path(folder) / "large"), str(Path(folder) / "large.duckdb")
            given = ("-c", other, "--store", store, "--quiet")
            rows.append((f"lineage index {Path(other).name}", *measured(*lineage, "index", *given)))
            asked = [("trace", wording, *given) for wording in ("双循环", "高质量发展", "没有的说法")]
            rows += [(" ".join(("lineage", *one[:2])), *best(3, *lineage, *one)) for one in asked]
            rows.append(("lineage blame, the latest document", *best(3, *lineage, "blame", latest(*given), *given)))
            rows.append((f"lineage build {Path(other).name}", *measured(*lineage, "build", *given, "-o", large)))
            rows.append(("… again, nothing changed", *measured(*lineage, "build", *given, "-o", large)))
            sizes.append((f"site of {Path(other).name}", size_of(Path(large))))
    print(f"{'':38}{'seconds':>9}{'× python':>10}{'MB':>7}")
    for name, seconds, megabytes in rows:
        print(f"{name:38}{seconds:9.2f}{seconds / unit:10.1f}{megabytes:7.0f}")
    for name, told in sizes:
        print(f"{name}: {told}")


if __name__ == "__main__":
    main()
