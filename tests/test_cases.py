"""Every case of every case file: a title, what goes in, what comes out, each ended by a line with one dot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from lineage.collate.changes import changes
from lineage.collate.critical import critical
from lineage.collate.relation import relation
from lineage.collate.steps import compared as difference
from lineage.collate.steps import side
from lineage.ingest.clean import clean
from lineage.normalise import fold, key, normalise
from lineage.segment import sentences
from lineage.spans import Mapped

CASES = Path(__file__).with_name("cases")


class Case(NamedTuple):
    title: str
    given: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of one file, in order."""
    return list(_cases(CASES.joinpath(f"{name}.txt").read_text("utf-8")))


def _cases(text: str) -> Iterator[Case]:
    """Each title, input and expected text in turn; only titles may have blank lines round them."""
    parts = iter(text.strip("\n").removesuffix("\n.").split("\n.\n"))
    for heading, given, expected in zip(parts, parts, parts, strict=True):
        yield Case(heading.strip(), given, expected)


def title(case: Case) -> str:
    return case.title


def normalised(given: str) -> str:
    return normalise(Mapped.of(given)).text


def segmented(given: str) -> str:
    """One sentence a line, headings marked with #."""
    return "\n".join(f"{'# ' if form == 'heading' else ''}{span.of(given)}" for _, form, span in sentences(given))


def cleaned(given: str) -> str:
    """The clean text, and under it a line for each defect, marked with an exclamation mark."""
    text, defects = clean(Mapped.of(given))
    return "\n".join([text.text, *(f"! {defect.kind} {defect.line} {defect.detail}" for defect in defects)])


MARKS = {"equal": "{0}", "replace": "[{0}→{1}]", "insert": "[+{1}]", "delete": "[-{0}]", "variant": "({0}|{1})"}


def compared(given: str) -> str:
    """The relation of two lines and what alters their sense, and under it the right line with its changes."""
    left, right = given.split("\n")
    kinds = " ".join((relation(fold(left), fold(right)), *altered(left, right)))
    return f"{kinds}\n" + "".join(MARKS[change.op].format(change.left, change.right) for change in changes(left, right))


def altered(left: str, right: str) -> tuple[str, ...]:
    """What alters the sense between two wordings."""
    keys = key(Mapped.of(left)), key(Mapped.of(right))
    return critical(difference(side(left, keys[0]), side(right, keys[1])))


@pytest.mark.parametrize("case", cases("critical"), ids=title)
def test_critical(case: Case) -> None:
    left, right = case.given.split("\n")
    assert (" ".join(altered(left, right)) or "none") == case.expected


@pytest.mark.parametrize("case", cases("changes"), ids=title)
def test_changes(case: Case) -> None:
    assert compared(case.given) == case.expected


@pytest.mark.parametrize("case", cases("normalise"), ids=title)
def test_normalise(case: Case) -> None:
    assert normalised(case.given) == case.expected


@pytest.mark.parametrize("case", cases("segment"), ids=title)
def test_segment(case: Case) -> None:
    assert segmented(case.given) == case.expected


@pytest.mark.parametrize("case", cases("clean"), ids=title)
def test_clean(case: Case) -> None:
    assert cleaned(case.given) == case.expected
