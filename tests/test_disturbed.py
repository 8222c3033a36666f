"""The same document from another source is the same document: other script, width, wraps and page numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from disturbing import DISTURBANCES, WIDTHS, everything, lost, simplified

from lineage import ingest

AT_LEAST = 0.995  # of the sentences


@pytest.fixture(scope="module")
def proposal(seeds: Path) -> str:
    """Hubei's proposal, a paragraph a line."""
    readings = (found for entry in ingest.load(seeds).entries for found in ingest.readings(seeds, entry))
    return next(found.text.text for found in readings if found.document.id == "hb-2020-12-02-jianyi")


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_long_document_is_found_again_in_a_copy_that_was_disturbed(name: str, proposal: str) -> None:
    missing, sentences = lost(proposal, DISTURBANCES[name](proposal))
    assert sentences > 400
    assert len(missing) <= (1 - AT_LEAST) * sentences, missing


def test_the_communique_in_traditional_script_is_its_simplified_form(seeds: Path) -> None:
    text = seeds.joinpath("003_90be646031b961ed.txt").read_text("utf-8")
    missing, sentences = lost(text, simplified(text))
    assert sentences > 50
    assert missing == []


@pytest.mark.corpora
def test_twenty_reports_are_found_again_with_everything_disturbed(corpora: Path) -> None:
    reports = sorted((corpora / "gwr").glob("*/*/202[0-4].txt"))[::3][:20]
    assert len(reports) == 20
    missing, sentences = [], 0
    for number, report in enumerate(reports):
        text = report.read_text("utf-8")
        gone, all_ = lost(text, everything(text, WIDTHS[number % len(WIDTHS)]))
        missing += gone
        sentences += all_
    assert len(missing) <= (1 - AT_LEAST) * sentences, missing
