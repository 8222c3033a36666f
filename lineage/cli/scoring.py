"""Measure the matches of a corpus against alignments made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import to_file, write
from lineage.cli.terminal import plain, table, wrapped
from lineage.cli.words import Words
from lineage.collate.scoring import MEASURES, UNNUMBERED, Figures, Quoted, Wanted
from lineage.export import fields, json
from lineage.pipeline import Score

FINDINGS = 1
EXAMPLES = """\
lineage score -c seeds
lineage score -c seeds --at-least 0.8 --at-least tightness=0.9"""

Bound = tuple[str, float]


def _bounds(context: click.Context, _: click.Parameter, values: Sequence[str]) -> tuple[Bound, ...]:
    """The measures that were named, F1 where none was, with the numbers from 0 to 1 that they are to reach."""
    return tuple(_bound(context, value) for value in values)


def _bound(context: click.Context, value: str) -> Bound:
    name, sign, number = value.rpartition("=")
    measure = name.lower() if sign else "f1"
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if measure not in MEASURES or not 0 <= least <= 1:
        say = words(context)
        raise click.UsageError(say("score.bound", value=plain(value), measures=", ".join(MEASURES)), context)
    return measure, least


@click.command("score", cls=Command, help="score", epilog=EXAMPLES)
@click.option("--truth", type=click.Path(path_type=Path), metavar="DIR", help="opt.truth")
@click.option("--at-least", "bounds", multiple=True, callback=_bounds, metavar="[MEASURE=]NUMBER", help="opt.at_least")
@corpus_options
@output_options
@manners
@click.pass_context
def score(
    context: click.Context,
    truth: Path | None,
    bounds: tuple[Bound, ...],
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    found = pipeline.scored(pipeline.settings(corpus, store=store), folder=truth)
    below = [bound for bound in bounds if getattr(found.everything, bound[0]) < bound[1]]
    write([json.document(_fields(found, below))] if as_json else _shown(found, say), output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)
    for measure, least in below:
        reached = getattr(found.everything, measure)
        note(say("score.below", measure=say(f"score.{measure}"), reached=reached, least=least), quiet=quiet)
    if below:
        context.exit(FINDINGS)


def _fields(found: Score, below: Sequence[Bound]) -> fields.Fields:
    lines = {file: fields.Lines.of(raw) for file, raw in found.files.items()}
    missed = [one for pair in found.pairs for one in pair.wanted if not one.found]
    return {
        "pairs": [{"left": pair.left, "right": pair.right, **_measures(pair.figures)} for pair in found.pairs],
        "all": _measures(found.everything),
        "before": found.before,
        "gained": [_wanted(one, lines) for one in found.gained],
        "lost": [_wanted(one, lines) for one in found.lost],
        "missed": [_wanted(one, lines) for one in missed],
        "wrong": [match.id for pair in found.pairs for match in pair.wrong],
        "below": [{"measure": measure, "at_least": least} for measure, least in below],
    }


def _measures(figures: Figures) -> fields.Fields:
    measures = {name: getattr(figures, name) for name in MEASURES}
    return {**measures, "wanted": figures.wanted, "found": figures.found, "matches": figures.matches}


def _wanted(one: Wanted, lines: dict[str, fields.Lines]) -> fields.Fields:
    return {
        side: {
            "document": quoted.document,
            "sentence": None if quoted.sentence == UNNUMBERED else quoted.sentence,
            "file": quoted.file,
            "line": lines[quoted.file].at(quoted.start),
            "text": quoted.text,
        }
        for side, quoted in (("left", one.left), ("right", one.right))
    }


def _shown(found: Score, say: Words) -> Iterator[str]:
    """A table of all pairs, and what was won and lost since the run stored last."""
    heads = [say("score.pair"), *(say(f"score.{name}") for name in (*MEASURES, "wanted", "matches"))]
    rows = [(f"{plain(pair.left)} → {plain(pair.right)}", pair.figures) for pair in found.pairs]
    rows.append((say("score.all"), found.everything))
    cells = [[name, *_numbers(figures), ""] for name, figures in rows]
    yield from table([[*heads, ""], *cells], right=range(1, len(heads)))
    yield "\n"
    if found.before is None:
        yield say("score.first") + "\n"
        return
    now = {name: getattr(found.everything, name) for name in MEASURES}
    moved = [
        f"{say(f'score.{name}')} {now[name] - found.before[name]:+.4f}"
        for name in MEASURES
        if now[name] != found.before[name]
    ]
    yield say("score.moved", measures=say("comma").join(moved)) + "\n" if moved else say("score.same") + "\n"
    lines = {file: fields.Lines.of(raw) for file, raw in found.files.items()}
    for key, pairs in (("gained", found.gained), ("lost", found.lost)):
        if pairs:
            yield "\n" + say(f"score.{key}", n=len(pairs)) + "\n"
        for one in pairs:
            for side in (one.left, one.right):
                label = say("left" if side is one.left else "right")
                yield from wrapped([(f"{label}  {_place(side, lines, say)}  {plain(side.text)}", "")], indent="  ")


def _numbers(figures: Figures) -> list[str]:
    measures = [f"{getattr(figures, name):.4f}" for name in MEASURES]
    return [*measures, str(figures.wanted), str(figures.matches)]


def _place(side: Quoted, lines: dict[str, fields.Lines], say: Words) -> str:
    number = "" if side.sentence == UNNUMBERED else f" {say('score.sentence', n=side.sentence)}"
    return f"{plain(side.document)}{number} ({plain(side.file)}:{lines[side.file].at(side.start)})"


COMMANDS = {"score": score}
