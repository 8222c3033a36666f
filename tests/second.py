"""Drafts written by a second hand, with what an editor would want said of every quotation: see second/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage.records import Verdict
from lineage.spans import Span

FOLDER = Path(__file__).with_name("second")
TAG = re.compile(r"\{(missed )?(\w+)(?: (\w+))?: ([^{}]*)\}")
GRAVITY = ("", "none", "info", "warning", "error")
CRITICAL = ("negation", "number", "date", "name", "degree", "duty", "scope", "order")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be said: the verdicts, of which one is to stand among those found, and the levels."""

    verdicts: tuple[str, ...]
    levels: tuple[str, ...]


WANTED = {
    "exact": Wanted(("exact", "punctuation"), ("none", "info")),
    "punctuation": Wanted(("exact", "punctuation"), ("none", "info")),
    "variant": Wanted(("exact", "punctuation"), ("none", "info")),
    "abridged": Wanted(("abridged",), ("none", "info")),
    "title": Wanted(("exact", "not_found", ""), ("none", "info", "")),
    "altered": Wanted(("altered", "abridged"), ("warning", "error")),
    "critical": Wanted(("altered", "abridged"), ("error",)),
    "omission": Wanted(("abridged", "altered"), ("warning", "error")),
    "turned": Wanted(("abridged", "altered"), ("error",)),
    "joined": Wanted(("joined", "abridged"), ("warning", "error")),
    "elsewhere": Wanted(("misattributed",), ("warning",)),
    "retitled": Wanted(("altered", "superseded"), ("warning",)),
    "outdated": Wanted(("superseded", "altered"), ("warning",)),
    "absent": Wanted(("not_found",), ("warning",)),
    "other": Wanted(("not_found", "altered", "abridged", "joined", "exact", "punctuation", ""), ("none", "info", "")),
    "none": Wanted(("not_found", "exact", "punctuation", ""), ("none", "info", "")),
}


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation of a draft, and what is wanted of it."""

    draft: str
    number: int
    span: Span
    text: str
    what: str
    kind: str
    missed: bool

    @property
    def wanted(self) -> Wanted:
        """What may be said of it."""
        return WANTED["critical" if self.what == "altered" and self.kind in CRITICAL else self.what]

    @property
    def name(self) -> str:
        """How a test names it."""
        return f"{self.draft}-{self.number:02d}-{self.what}" + (f"-{self.kind}" if self.kind else "")

    def met(self, verdicts: Sequence[Verdict]) -> bool:
        """Whether the gravest thing said at its place is what is wanted."""
        said = gravest([one for one in verdicts if overlap(one.quotation.source, self.span)])
        if said is None:
            return "" in self.wanted.levels
        return said.level in self.wanted.levels and bool({said.found, *said.also} & set(self.wanted.verdicts))


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def gravest(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The verdict of the highest level; of several the first."""
    return max(verdicts, key=lambda one: GRAVITY.index(one.level), default=None)


def read(path: Path) -> tuple[str, list[Marked]]:
    """The draft without its tags, and its quotations."""
    parts, found, at, end = [], [], 0, 0
    tagged = path.read_text("utf-8")
    for tag in TAG.finditer(tagged):
        before = tagged[end : tag.start()]
        missed, what, kind, text = tag.groups(default="")
        at += len(before)
        found.append(Marked(path.name, len(found) + 1, Span(at, at + len(text)), text, what, kind, bool(missed)))
        parts += [before, text]
        at, end = at + len(text), tag.end()
    return "".join([*parts, tagged[end:]]), found


def drafts() -> Iterator[Path]:
    """The files, in order."""
    yield from sorted(path for path in FOLDER.iterdir() if path.name != "README.md")


def quotations() -> list[Marked]:
    """Every quotation of every draft."""
    return [one for path in drafts() for one in read(path)[1]]
