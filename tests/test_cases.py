"""Every case of every case file: a title, what goes in, what comes out, each ended by a line with one dot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from lineage.ingest.clean import clean
from lineage.normalise import normalise
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


@pytest.mark.parametrize("case", cases("normalise"), ids=title)
def test_normalise(case: Case) -> None:
    assert normalised(case.given) == case.expected


@pytest.mark.parametrize("case", cases("segment"), ids=title)
def test_segment(case: Case) -> None:
    assert segmented(case.given) == case.expected


@pytest.mark.parametrize("case", cases("clean"), ids=title)
def test_clean(case: Case) -> None:
    assert cleaned(case.given) == case.expected
