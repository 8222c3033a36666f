"""The reference pages that the program writes of itself; cog in docs/reference/ calls this."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator

from run import lineage

from lineage import records
from lineage.cli import MODULES
from lineage.cli.explanations import DEFECTS
from lineage.normalise import RULES
from lineage.trace.strength import RUNGS


def rules() -> Iterator[str]:
    """Every rule of normalising in the order in which they are applied, with its example."""
    yield "| rule | before | after | why |"
    yield "|---|---|---|---|"
    for rule in RULES:
        yield f"| `{rule.name}` | {shown(rule.before)} | {shown(rule.after)} | {rule.reason} |"


def rungs() -> Iterator[str]:
    """Every rung of the ladders of strength, with its words and its example."""
    yield "| ladder | height | words | meaning | example |"
    yield "|---|---|---|---|---|"
    for rung in RUNGS:
        example = f"{rung.before} → {rung.after}: {rung.steps:+}"
        yield f"| `{rung.ladder}` | {rung.height:+} | {' '.join(rung.sample)} | {rung.reason} | {example} |"


def shown(text: str) -> str:
    """An example as code in a table's cell, what cannot be seen written out."""
    visible = "".join(sign if sign.isprintable() and sign != "\u3000" else f"<U+{ord(sign):04X}>" for sign in text)
    fence = "``" if "`" in visible else "`"
    return f"{fence}{visible}{fence}".replace("|", "\\|")


def record_classes() -> list[type]:
    """The records, in the order in which the module defines them."""
    return [
        found
        for found in vars(records).values()
        if inspect.isclass(found) and dataclasses.is_dataclass(found) and found.__module__ == records.__name__
    ]


def fields() -> Iterator[str]:
    """Every record with what it is and what it holds."""
    for record in record_classes():
        yield f"## {record.__name__}"
        yield ""
        yield re.split(r"\n *>>>", inspect.getdoc(record) or "")[0].replace("``", "`").strip()
        yield ""
        yield "| field | type |"
        yield "|---|---|"
        for field in dataclasses.fields(record):
            kind = str(field.type).replace("|", "\\|")
            yield f"| `{field.name}` | `{kind}` |"
        yield ""


def commands() -> list[tuple[str, ...]]:
    """Every command as the words one types, the program itself first."""
    return [("lineage",), *(("lineage", name) for name in MODULES)]


def help_of(words: tuple[str, ...], *, language: str) -> str:
    """What ``--help`` prints for a command."""
    return lineage(*words[1:], "--lang", language, "--help")


def helps() -> Iterator[str]:
    """The help of every command."""
    for words in commands():
        yield f"## {' '.join(words)}"
        yield ""
        yield "```text"
        yield help_of(words, language="en").rstrip()
        yield "```"
        yield ""


def warnings() -> Iterator[str]:
    """Every kind of defect that is reported, in both languages."""
    for kind, (chinese, english) in DEFECTS.items():
        yield f"## {kind}"
        yield ""
        yield english
        yield ""
        yield chinese
        yield ""
