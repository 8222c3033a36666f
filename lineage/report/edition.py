"""What is to be shown: one corpus as it stands, with everything found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lineage.records import Lineage, Match, Reading

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Made:
    """How it was made: the program's version, the corpus's hash and the settings as text, one to a line."""

    version: str
    corpus: str
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the pages of one corpus show. ``matches`` holds boilerplate too, flagged as such.

    ``files`` gives the decoded text of each file by the name its documents carry; it turns offsets into line
    numbers. A file that is not there is cited by offset alone.
    """

    title: str
    readings: Sequence[Reading]
    matches: Sequence[Match]
    lineages: Sequence[Lineage]
    made: Made
    language: Language = "zh"
    files: Mapping[str, str] = field(default_factory=dict)
