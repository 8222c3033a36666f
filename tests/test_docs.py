"""The documentation says what the program does: every error, rule and command has its place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import tricky
from console import mistaken, played

from lineage.errors import LineageError
from lineage.ingest.catalogue import _CORPUS, _ENTRY, _PART, _SOURCE
from lineage.normalise import RULES
from lineage.records import KINDS, LEVELS, RELATIONS, Critical
from lineage.report.labels import LABELS

TOP = Path(__file__).parents[1]
DOCS = TOP / "docs"
LABEL_OF = {"date": "date_change"}
PAGES = [*sorted(DOCS.rglob("*.md")), TOP / "README.md", TOP / "README.zh.md", TOP / "CHANGELOG.md"]


EXAMPLES = [page for page in PAGES if re.search(r"^ *```(pycon|console)$", page.read_text("utf-8"), re.MULTILINE)]


def kinds(error: type[LineageError] = LineageError) -> list[type[LineageError]]:
    """Every kind of error there is."""
    return [found for kind in error.__subclasses__() for found in (kind, *kinds(kind))]


def headings(page: Path, *, level: int = 2) -> list[str]:
    """The headings of one level, in order."""
    return re.findall(rf"^{'#' * level} (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)


def test_every_error_code_has_its_heading_and_every_heading_its_code() -> None:
    codes = [kind.code for kind in kinds()]
    assert len(codes) == len(set(codes))
    assert sorted(headings(DOCS / "errors.md")) == sorted(codes)


def test_every_error_is_said_in_both_languages_with_the_same_facts() -> None:
    for kind in kinds():
        facts = re.compile(r"{(\w+)}")
        assert set(facts.findall(kind.en)) == set(facts.findall(kind.zh)), kind.code
        assert re.search("[一-鿿]", kind.zh), kind.code


def test_every_link_between_the_pages_leads_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
            path, _, anchor = target.partition("#")
            place = (page.parent / path) if path else page
            assert place.exists(), f"{page.name}: {target}"
            if anchor:
                assert anchor in [slug(heading) for level in (1, 2, 3) for heading in headings(place, level=level)], (
                    target
                )


def slug(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w一-鿿 -]", "", heading.lower()).strip().replace(" ", "-")


def test_every_key_and_value_of_the_catalogue_is_documented() -> None:
    page = (DOCS / "reference" / "catalogue.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE)) == {*_CORPUS, *_ENTRY, *_PART, *_SOURCE}
    assert [value for value in (*LEVELS, *KINDS) if f'`"{value}"`' not in page] == []


def test_every_rule_of_normalising_is_documented() -> None:
    page = (DOCS / "reference" / "normalising.md").read_text("utf-8")
    assert [rule.name for rule in RULES if f"| `{rule.name}` |" not in page] == []


def test_the_glossary_says_the_relations_as_the_pages_do() -> None:
    glossary = (DOCS / "glossary.md").read_text("utf-8")
    assert [
        kind
        for kind in (*RELATIONS, *get_args(Critical))
        if f"| `{kind}` | {LABELS[LABEL_OF.get(kind, kind)][0]} |" not in glossary
    ] == []


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.relative_to(TOP).as_posix())
def test_what_a_page_shows_is_what_happens(page: Path, corpus: Path, request: pytest.FixtureRequest) -> None:
    """Commands and Python of the page are run in a folder that holds the seeds."""
    folder, text = corpus.parent, page.read_text("utf-8")
    real = played(text, folder, language="zh_CN.UTF-8" if page.suffixes == [".zh", ".md"] else "C.UTF-8")
    if request.config.getoption("--update-golden"):
        page.write_text(real, "utf-8")
        text = real
    assert text.splitlines() == real.splitlines()
    assert mistaken(text, page.name, folder) == ""


def test_the_tricky_cases_come_out_as_the_page_says(request: pytest.FixtureRequest) -> None:
    cases = tricky.read()
    today = [replace(case, today=tricky.found(case)) for case in cases]
    if request.config.getoption("--update-golden"):
        tricky.CASES.write_text(tricky.written(today), "utf-8")
        tricky.PAGE.write_text(tricky.page(today), "utf-8")
        cases = today
    assert tricky.written(cases) == tricky.CASES.read_text("utf-8")
    assert [(case.title, case.today) for case in cases] == [(case.title, case.today) for case in today]
    assert tricky.PAGE.read_text("utf-8") == tricky.page(cases)
    assert len(cases) >= 25
