"""What the program writes for three short documents, kept in tests/golden: pages, JSON, help texts.

`make golden` accepts what it writes now; the difference is what users will see.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from reference import commands, help_of
from run import lineage

from lineage import __version__

SMALL = Path(__file__).with_name("small")
GoldenCheck = Callable[[Path | str, str], None]

ANSWERS = {
    "list.json": ("list", "--json"),
    "show.json": ("show", "hb-2020-11-06-yijian", "--json"),
    "trace.json": ("trace", "先进制造业", "--json"),
    "align.json": ("align", "zy-2020-09-15-yijian", "wh-2021-01-wenjian", "--json"),
    "matches.jsonl": ("export", "matches", "--format", "jsonl", "-o", "-"),
    "matches.csv": ("export", "matches", "--format", "csv", "-o", "-"),
    "list.en.txt": ("list", "--lang", "en"),
    "list.zh.txt": ("list", "--lang", "zh"),
    "trace.zh.txt": ("--lang", "zh", "trace", "先进制造业"),
    "align.zh.txt": ("--lang", "zh", "align", "zy-2020-09-15-yijian", "wh-2021-01-wenjian"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small corpus, indexed."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("small") / "corpus"))
    lineage("index", folder=folder)
    return folder


@pytest.fixture(scope="module")
def site(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small corpus, without what only repeats templates/assets or changes with them."""
    folder = tmp_path_factory.mktemp("golden") / "site"
    lineage("--lang", "zh", "build", "-o", str(folder), folder=small)
    shutil.rmtree(folder / "assets")
    (folder / "manifest.json").unlink()
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8").replace(__version__, "VERSION")
        page.write_bytes(re.sub(r"(assets/\w+)-[0-9a-f]{8}", r"\1", text).encode())
    return folder


def test_the_site_is_the_golden_one(site: Path, golden: GoldenCheck) -> None:
    golden(site, "site")


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_is_the_golden_one(name: str, small: Path, golden: GoldenCheck) -> None:
    golden(lineage(*ANSWERS[name], folder=small), f"answers/{name}")


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_the_chinese_help_is_the_golden_one(words: tuple[str, ...], golden: GoldenCheck) -> None:
    """The English one stands in docs/reference/commands.md."""
    golden(help_of(words, language="zh"), f"help/{'-'.join(words)}.txt")


def test_what_everybody_would_look_for_is_on_the_pages(site: Path) -> None:
    pages = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")}
    whole = "".join(pages.values())
    assert "以改革创新为根本动力" in pages["documents/zy-2020-09-15-yijian.html"]
    assert "&lt;绿色工厂&gt;" in whole
    assert "<绿色工厂>" not in whole
    assert "pairs/zy-2020-09-15-yijian--hb-2020-11-06-yijian.html" in pages


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    ids = {
        page.resolve(): set(re.findall(r'\bid="?([^"> ]+)', page.read_text("utf-8"))) for page in site.rglob("*.html")
    }
    assert ids
    for page in ids:
        for target in re.findall(r'\bhref="?([^" >]+)', page.read_text("utf-8")):
            path, _, anchor = target.partition("#")
            path = path.partition("?")[0]  # a search may be asked for
            place = (page.parent / path).resolve() if path else page
            if "assets/" not in path:
                assert place in ids, target
                assert not anchor or anchor in ids[place], target
