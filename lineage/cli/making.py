"""Make what the other commands ask: the catalogue, the index, the site."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, json_option, manners, note, words
from lineage.cli.output import STANDARD, Progress, write
from lineage.cli.words import Words
from lineage.export import json
from lineage.pipeline import Indexed, Inferred


@click.command(
    "init", cls=Command, help="init", epilog="lineage init seeds\nlineage init seeds -o -     # only look at it"
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("-c", "--corpus", metavar="DIR", type=click.Path(path_type=Path), help="opt.folder")
@click.option("-o", "--output", metavar="FILE", help="opt.output")
@json_option
@manners
@click.pass_context
def init(
    context: click.Context, folder: Path | None, corpus: Path | None, output: str | None, as_json: bool, quiet: bool
) -> None:
    say = words(context)
    if folder and corpus:
        raise click.UsageError(say("init.twice"), context)
    folder = folder or corpus or Path()
    path = None if output == STANDARD else pipeline.catalogue_path(folder, output)
    found = pipeline.init(folder)
    for reason in found.left_out:
        note(say("init.left_out", reason=reason.said(say.language)), quiet=quiet)
    if path is not None or not as_json:
        write([found.toml], STANDARD if path is None else str(path))
    if as_json:
        write([json.document(_inferred(found, path, say))])
    elif path is not None:
        note(say("init.done", path=path, files=found.files, documents=found.documents, folder=folder), quiet=quiet)


def _inferred(found: Inferred, path: Path | None, say: Words) -> dict[str, object]:
    """What was inferred, and where it was written; what was not written to a file is itself there."""
    left_out = [reason.said(say.language) for reason in found.left_out]
    counts = {"files": found.files, "documents": found.documents, "left_out": left_out}
    return {"catalogue": STANDARD, **counts, "toml": found.toml} if path is None else {"catalogue": str(path), **counts}


@click.command("index", cls=Command, help="index", epilog="lineage index -c seeds")
@click.option("--again", is_flag=True, help="opt.again")
@corpus_options
@json_option
@manners
@click.pass_context
def index(
    context: click.Context, corpus: Path | None, store: Path | None, again: bool, as_json: bool, quiet: bool
) -> None:
    say = words(context)
    with Progress(say, quiet=quiet) as progress:
        done = pipeline.index(pipeline.settings(corpus, store=store), report=progress, again=again)
    if as_json or not quiet:
        write([json.document(asdict(done))] if as_json else _indexed(done, say))


@click.command("build", cls=Command, help="build", epilog="lineage build -c seeds -o site")
@click.option("-o", "--output", "site", metavar="SITE", type=click.Path(path_type=Path), required=True, help="opt.site")
@click.option("--single-file", is_flag=True, help="opt.single_file")
@click.option("--again", is_flag=True, help="opt.again")
@corpus_options
@json_option
@manners
@click.pass_context
def build(
    context: click.Context,
    site: Path,
    corpus: Path | None,
    store: Path | None,
    single_file: bool,
    again: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    if str(site) == STANDARD:
        raise click.UsageError(say("site_is_folder"), context)
    asked = pipeline.settings(corpus, store=store)
    with Progress(say, quiet=quiet) as progress:
        done = pipeline.build(asked, site, language=say.pages, report=progress, again=again, single_file=single_file)
    if as_json:
        indexed = {"index": asdict(done.indexed)}
        counts = {"files": done.files, "changed": list(done.changed), "removed": list(done.removed)}
        write([json.document({"site": str(site), **counts, **indexed})])
        return
    if quiet:
        return
    counted = {"files": done.files, "changed": len(done.changed), "removed": len(done.removed)}
    lines = _indexed(done.indexed, say)
    write([*lines, say("build.done", site=site, front=site / "index.html", **counted) + "\n"])


def _indexed(done: Indexed, say: Words) -> list[str]:
    """What an index run did, in words."""
    counts = {"read": len(done.read), "unchanged": len(done.unchanged), "removed": len(done.removed)}
    lines = [say("index.done", **counts) if done.work else say("index.nothing")]
    lines.append(say("index.holds", **{key: value for key, value in asdict(done).items() if isinstance(value, int)}))
    if not done.matches:
        lines.append(say("index.no_matches"))
    if done.warnings:
        lines.append(say("index.warnings", warnings=done.warnings))
    if done.wordings:
        lines.append(say("index.wordings", wordings=say("comma").join(done.wordings)))
    return [f"{line}\n" for line in lines]


COMMANDS = {"init": init, "index": index, "build": build}
