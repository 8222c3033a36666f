"""What is to be shown: one corpus as it stands, with everything found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lineage.collate.found import Found
from lineage.origins import Packed
from lineage.records import Answer, Lineage, Match, Reading, Travelled

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Made:
    """How it was made: the program's version, the corpus's hash and the settings as text, one to a line."""

    version: str
    corpus: str
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the pages of one corpus show, boilerplate flagged as such.

    What answers to what is given compared (``matches``), or as ``answers`` with the function that compares one: of a
    large corpus only what is shown is compared. ``travelled`` are wordings that nobody named, the
    farthest travelled first. ``margins`` tells of each document where its sentences come from; where
    it is empty, that is reckoned while the pages are laid out; ``roughly`` says that it was told from a glance at each
    answer. ``language`` is the one that pages open in.
    """

    title: str
    readings: Sequence[Reading]
    matches: Sequence[Match]
    lineages: Sequence[Lineage]
    made: Made
    language: Language = "zh"
    answers: Found | None = None
    compare: Callable[[Answer], Match] | None = None
    travelled: Sequence[Travelled] = ()
    margins: Mapping[str, Packed] = field(default_factory=dict)
    roughly: bool = False
