"""Look after the installation, and explain what was said."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import click

import lineage
from lineage import quotes
from lineage.cli.explanations import DEFECTS, ERRORS
from lineage.cli.explanations import RULES as REASONS
from lineage.cli.frame import Command, corpus_options, manners, output_options, words
from lineage.cli.output import write
from lineage.cli.terminal import plain, table, wrapped
from lineage.cli.words import Words
from lineage.errors import ChangedSinceIndexError, IndexedOtherwiseError, LineageError, NoCorpusError, NotIndexedError
from lineage.export import json
from lineage.normalise import RULES, Rule
from lineage.pipeline import Health
from lineage.quotes.labels import label


@click.command("doctor", cls=Command, help="doctor", epilog="lineage doctor\nlineage doctor -c seeds --json")
@corpus_options
@output_options
@manners
@click.pass_context
def doctor(
    context: click.Context,
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,  # noqa: ARG001 - all it says is the result
) -> None:
    from lineage import pipeline

    say = words(context)
    found = pipeline.doctor(lambda: pipeline.settings(corpus, store=store))
    grave = None if found.error is None or _mild(found.error, asked=corpus is not None) else found.error
    write([json.document(_fields(found, say))] if as_json else _health(found, say, grave=grave is not None), output)
    if grave:
        raise grave


def _mild(error: LineageError, *, asked: bool) -> bool:
    """Whether it is only what ``lineage index`` mends, or no corpus where none was ``asked`` for."""
    mended = (NotIndexedError, ChangedSinceIndexError, IndexedOtherwiseError)
    return isinstance(error, mended) or (isinstance(error, NoCorpusError) and not asked)


def _fields(found: Health, say: Words) -> dict[str, object]:
    error = found.error
    return {
        "lineage": lineage.__version__,
        "python": platform.python_version(),
        "packages": found.versions,
        "extras": {name: {"missing": list(missing)} for name, missing in found.extras.items()},
        "opencc_rivals": list(found.rivals),
        "corpus": str(found.asked.corpus) if found.asked else None,
        "store": str(found.asked.store) if found.asked else None,
        "size": found.size,
        **found.counts,
        "problem": {"code": error.code, "message": error.said(say.language)} if error else None,
    }


def _health(found: Health, say: Words, *, grave: bool) -> Iterator[str]:
    """Versions, then what is wrong, or that nothing is; a ``grave`` error is told on standard error."""
    rows = [("lineage", lineage.__version__), ("Python", f"{platform.python_version()} ({platform.platform()})")]
    rows += [(name, version or say("doctor.missing")) for name, version in found.versions.items()]
    for name, missing in found.extras.items():
        lacks = say("doctor.lacks", packages=", ".join(missing), name=name)
        rows.append((say("doctor.extra", name=name), lacks if missing else say("doctor.installed")))
    if found.asked:
        rows.append((say("doctor.corpus"), plain(str(found.asked.corpus))))
    if found.asked and found.size is not None:
        size = f"{found.size / 1e6:.1f}"
        rows.append((say("doctor.store"), say("doctor.size", path=plain(str(found.asked.store)), size=size)))
    if found.counts:
        rows.append(("", say("doctor.holds", **found.counts)))
    yield from table(rows)
    wrong = list(_wrong(found, say, grave=grave))
    if not wrong and not grave:
        wrong.append(say("doctor.well"))
    yield "".join(f"\n{line}\n" for line in wrong)


def _wrong(found: Health, say: Words, *, grave: bool) -> Iterator[str]:
    """What needs mending or doing, but for the error that ends the run."""
    for name, version in found.versions.items():
        if version is None:
            yield f"{name}: {say('doctor.missing')}"
    if found.rivals:
        yield say("doctor.rivals", packages=", ".join(found.rivals))
    if found.error and not grave:
        yield found.error.said(say.language)


@click.command(
    "explain", cls=Command, help="explain", epilog="lineage explain\nlineage explain part-not-found --lang zh"
)
@click.argument("code", metavar="[CODE]", required=False)
@corpus_options
@output_options
@manners
@click.pass_context
def explain(
    context: click.Context,
    code: str | None,
    corpus: Path | None,  # noqa: ARG001 - every command takes it; what a code means is the same everywhere
    store: Path | None,  # noqa: ARG001
    output: str | None,
    as_json: bool,
    quiet: bool,  # noqa: ARG001 - all it says is the result
) -> None:
    say = words(context)
    known = _codes(say)
    if code is None:
        if as_json:
            write([json.document({"codes": [{"code": name, **found} for name, found in known.items()]})], output)
        else:
            write(_overview(known, say), output)
        return
    if code not in known:
        nearest = ", ".join(get_close_matches(code, known, n=3, cutoff=0))
        raise click.UsageError(say("explain.unknown", code=plain(code), nearest=nearest), context)
    write([json.document({"code": code, **known[code]})] if as_json else _explained(code, known[code], say), output)


def _codes(say: Words) -> dict[str, dict[str, str]]:
    """Every code with its group, what the program says and what that means, in the language of the run."""
    column = 0 if say.language == "zh" else 1
    found = {}
    for error in _errors(LineageError):
        says = re.sub(r"{(\w+)}", r"‹\1›", error.zh if say.language == "zh" else error.en)
        found[error.code] = {"kind": "error", "says": says, "means": ERRORS[error.code][column]}
    for name, texts in DEFECTS.items():
        found[name] = {"kind": "defect", "means": texts[column]}
    found |= {rule.name: _rule(rule, say) for rule in RULES}
    return found | {rule.id: _finding(rule, say) for rule in quotes.RULES}


def _errors(kind: type[LineageError]) -> Iterator[type[LineageError]]:
    for error in kind.__subclasses__():
        yield error
        yield from _errors(error)


def _rule(rule: Rule, say: Words) -> dict[str, str]:
    shown = {"before": plain(rule.before), "after": plain(rule.after)}
    reason = REASONS[rule.name] if say.language == "zh" else rule.reason
    return {"kind": "rule", "means": say("explain.rule", reason=reason, **shown)}


def _finding(rule: quotes.Rule, say: Words) -> dict[str, str]:
    """What a rule of checking says, why, and of what draft."""
    chinese = say.language == "zh"
    facts = {"verdict": rule.found, "level": rule.level}
    labels = {name: label(fact, language=say.language) for name, fact in facts.items()}
    why = rule.why_zh if chinese else rule.why_en
    says = re.sub(r"{(\w+)}", r"‹\1›", rule.zh if chinese else rule.en)
    return {
        "kind": "finding",
        "says": says,
        "means": say("explain.finding", why=why, draft=plain(rule.example.draft), **labels),
    }


def _overview(known: dict[str, dict[str, str]], say: Words) -> Iterator[str]:
    for kind in ("error", "defect", "rule", "finding"):
        yield f"{say(f'explain.{kind}s')}\n"
        yield from table(
            [(f"  {name}", found["means"]) for name, found in known.items() if found["kind"] == kind], wide=100
        )
        yield "\n"


def _explained(code: str, found: dict[str, str], say: Words) -> Iterator[str]:
    yield f"{code}\n"
    if "says" in found:
        yield from wrapped([(say("explain.says", words=found["says"]), "")], indent="  ")
    yield from wrapped([(found["means"], "")], indent="  ")


COMMANDS = {"doctor": doctor, "explain": explain}
