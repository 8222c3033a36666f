"""The tricky cases: what the program makes of each, and the page that tells of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lineage import pipeline
from lineage.pipeline import Settings
from lineage.records import Match

CASES = Path(__file__).with_name("cases") / "tricky.txt"
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "tricky-cases.md"
MARKS = {"equal": "{1}", "replace": "[{0}→{1}]", "insert": "[+{1}]", "delete": "[-{0}]", "variant": "({0}|{1})"}
BETWEEN = "\n⇢\n"
NOTHING = "nothing"
HEAD = """\
# Tricky cases

What is hard about finding where a formulation comes from, in the shortest texts that show it: left the earlier text,
right the later, what one might get, what one wants, and what `lineage align` makes of it. The program is run on every
one of them by the tests, and what stands under *Today* is what it said; where that is not what is wanted, the case says
so.

A match is written as one line: its relation, `!` and the kind of each change that alters the sense, then both sides at
once, `[left→right]` where they differ, `[-left only]`, `[+right only]`, `(left|right)` where only script, width or
punctuation does, `⏎` where a line ends. The cases
stand in `tests/cases/tricky.txt`; add yours there, leave out what the program says, and run
`make golden`.
"""


@dataclass(frozen=True, slots=True)
class Tricky:
    """One case: two texts, what one might get, the matches one wants, and those that were found last."""

    title: str
    left: str
    right: str
    possible: str
    desired: tuple[str, ...]
    today: tuple[str, ...]

    @property
    def solved(self) -> bool:
        return sorted(self.desired) == sorted(self.today)


def read() -> list[Tricky]:
    """Every case as it is written down."""
    parts = iter(CASES.read_text("utf-8").strip("\n").removesuffix("\n.").split("\n.\n"))
    return [_case(title.strip(), given, expected) for title, given, expected in zip(parts, parts, parts, strict=True)]


def _case(title: str, given: str, expected: str) -> Tricky:
    left, right = given.split(BETWEEN)
    possible, _, matches = expected.partition("\ndesired:\n")
    desired, _, today = matches.partition("\ntoday:\n")
    return Tricky(title, left, right, possible.removeprefix("possible: "), _lines(desired), _lines(today))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def found(case: Tricky) -> tuple[str, ...]:
    """What the program makes of the two texts: a line for each match."""
    with tempfile.TemporaryDirectory() as folder:
        sides = [Path(folder, name) for name in ("left.txt", "right.txt")]
        for side, text in zip(sides, (case.left, case.right), strict=True):
            side.write_text(f"{text}\n", "utf-8")
        aligned = pipeline.align(*map(str, sides), find=_nowhere, with_boilerplate=True)
    lines = tuple(map(_line, aligned.matches))
    return lines or (NOTHING,)


def _nowhere() -> Settings:
    raise AssertionError("two files need no corpus")


def _line(match: Match) -> str:
    words = "".join(MARKS[change.op].format(change.left, change.right) for change in match.changes)
    label = " ".join(
        [*(["boilerplate"] if match.boilerplate else []), match.relation, *(f"!{kind}" for kind in match.critical)]
    )
    return f"{label}  {words}".replace("\n", "⏎")


def written(cases: Sequence[Tricky]) -> str:
    """The cases as they are written down."""
    return "".join(f"{line}\n" for case in cases for line in _written(case))


def _written(case: Tricky) -> Iterator[str]:
    yield from (case.title, ".", f"{case.left}{BETWEEN}{case.right}", ".")
    yield from (f"possible: {case.possible}", "desired:", *case.desired, "today:", *case.today, ".")


def page(cases: Sequence[Tricky]) -> str:
    """The page: all cases, those that are not solved named first."""
    unsolved = [f"* [{case.title}](#{_anchor(case.title)})\n" for case in cases if not case.solved]
    lines = [HEAD, f"{len(cases) - len(unsolved)} of {len(cases)} come out as desired. Not yet:\n", "".join(unsolved)]
    return "\n".join([*lines, *("\n".join(_told(case)) for case in cases)])


def _told(case: Tricky) -> Iterator[str]:
    yield f"## {case.title}\n"
    yield "```text"
    for label, text in (("left ", case.left), ("right", case.right)):
        first, *others = text.split("\n")
        yield f"{label}  {first}"
        yield from (f"       {line}".rstrip() for line in others)
    yield "```\n"
    yield f"*Possible.* {case.possible[0].upper()}{case.possible[1:]}.\n"
    if case.solved:
        yield from ("*Desired, and what it does today.*\n", "```text", *case.desired, "```\n")
    else:
        yield from ("*Desired.*\n", "```text", *case.desired, "```\n")
        yield from ("*Today*, not yet so.\n", "```text", *case.today, "```\n")


def _anchor(title: str) -> str:
    return "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign == "-")
