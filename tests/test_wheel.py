"""What is shipped works by itself: the wheel in a fresh environment, far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs a program of a fresh environment that holds the wheel, from the root folder.

    What the wheel depends on is lent from the environment of the tests, so that nothing is downloaded.
    """
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}

    def run(program: str, *arguments: str) -> str:
        command = [str(folder / "bin" / program), *arguments]
        done = subprocess.run(command, cwd="/", env=bare, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_wheel_carries_every_template(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("lineage/templates/")}
    kept = {
        f"lineage/templates/{path.relative_to(TOP / 'templates').as_posix()}"
        for path in (TOP / "templates").rglob("*")
        if path.is_file()
    }
    assert kept
    assert shipped == kept


def test_the_wheel_carries_the_licence_and_whose_the_texts_are_but_none_of_the_texts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert "lineage/py.typed" in names
    assert not [name for name in names if name.endswith(".txt") and ".dist-info/" not in name]


def test_the_installed_package_is_the_one_that_is_imported(run: Callable[..., str]) -> None:
    place = Path(run("python", "-c", "import lineage; print(lineage.__file__)").strip())
    assert "site-packages" in place.parts
    assert not place.is_relative_to(TOP)


def test_the_installed_command_answers(run: Callable[..., str]) -> None:
    assert "lineage" in run("lineage", "--help")
    assert run("lineage", "doctor")


def test_the_installed_command_builds_a_site(run: Callable[..., str], corpus: Path, tmp_path: Path) -> None:
    run("lineage", "build", "-c", str(corpus), "-o", str(tmp_path / "site"))
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "新发展格局" in page
