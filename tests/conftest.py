"""What every test may ask for: the seeds, the measuring corpora, golden files, a browser."""

from __future__ import annotations

import difflib
import gc
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOP = Path(__file__).parents[1]
GOLDEN = TOP / "tests" / "golden"
SHARED = TOP.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# People look for new counter-examples with every run; CI judges a commit by the same ones each time. A busy machine is
# slow, and the first example waits for what is loaded late.
PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("people", **PATIENT)
settings.register_profile("ci", derandomize=True, **PATIENT)
settings.load_profile("ci" if os.environ.get("CI") else "people")

# A job that a shell starts in the background ignores Ctrl-C, and so would every program that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what the program gives now as golden")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed corpus. Tests that build in it copy it first: see ``corpus``."""
    return TOP / "seeds"


@pytest.fixture
def corpus(seeds: Path, tmp_path: Path) -> Path:
    """A copy of the seed corpus that a test may write in."""
    return Path(shutil.copytree(seeds, tmp_path / "seeds", ignore=shutil.ignore_patterns(".lineage")))


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The measuring corpora, which are too large for the repository; skips where they are absent."""
    folder = SHARED / "corpora" / "policy"
    if not folder.is_dir():
        pytest.skip("the measuring corpora are not beside the checkout")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path | str, str], None]:
    """``golden(made, name)`` compares a text or a whole folder with tests/golden/name, both ways."""
    update = request.config.getoption("--update-golden")

    def compare(made: Path | str, name: str) -> None:
        kept = GOLDEN / name
        if update:
            accept(made, kept)
        found = difference(made, kept)
        if found:
            pytest.fail(
                f"{found}\nIf this is what you want: pytest --update-golden {request.node.nodeid}", pytrace=False
            )

    return compare


def accept(made: Path | str, kept: Path) -> None:
    """Put ``made`` in the place of ``kept``."""
    if isinstance(made, str):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(made.encode())
    else:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(made, kept)


def difference(made: Path | str, kept: Path) -> str:
    """How ``made`` differs from ``kept``: a unified diff, missing and surplus files included; empty if it does not."""
    if isinstance(made, str):
        return unlike(kept.read_bytes() if kept.is_file() else b"", made.encode(), kept.name)
    names = {
        path.relative_to(folder).as_posix() for folder in (made, kept) for path in folder.rglob("*") if path.is_file()
    }
    return "".join(
        unlike(*((folder / name).read_bytes() if (folder / name).is_file() else b"" for folder in (kept, made)), name)
        for name in sorted(names)
    )


def unlike(kept: bytes, made: bytes, name: str) -> str:
    """A unified diff of two versions of a file; empty if they are the same."""
    if kept == made:
        return ""
    texts = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (kept, made))
    return "".join(difflib.unified_diff(*texts, f"golden/{name}", f"made/{name}")) or f"{name}: line ends differ\n"


def system_browser() -> str | None:
    """The Chromium of this machine; ``CHROMIUM`` names another."""
    return os.environ.get("CHROMIUM") or next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser without a network; skips where there is none."""
    playwright: Any = pytest.importorskip("playwright.sync_api")
    program = system_browser()
    if program is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def pytest_unconfigure() -> None:
    """Hypothesis times the garbage collector to the end; its callback would keep DuckDB alive, which then complains."""
    gc.callbacks.clear()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly which tests did not run for want of a browser: a green run without them proves less."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    if skipped:
        terminalreporter.section("BROWSER TESTS WERE SKIPPED", sep="!", red=True, bold=True)
        for report in skipped:
            terminalreporter.line(f"{report.nodeid}: {report.longrepr[-1]}")
        terminalreporter.line(
            f"{len(skipped)} test(s) of the pages in a real browser did not run. Install Chromium and Chinese fonts "
            "(Debian: apt-get install chromium fonts-noto-cjk), or name a browser with CHROMIUM=..."
        )
