"""Prove a site, and show one while it is being made."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, json_option, manners, note, words
from lineage.cli.output import STANDARD, Progress, write
from lineage.cli.words import Words
from lineage.errors import LineageError
from lineage.export import json
from lineage.report.proof import Fault

FINDINGS = 1
LONGEST = 60  # characters shown of what a page says and of what should stand there


@click.command("verify", cls=Command, help="verify", epilog="lineage verify site -c seeds")
@click.argument("site", metavar="SITE", type=click.Path(path_type=Path))
@corpus_options
@json_option
@manners
@click.pass_context
def verify(
    context: click.Context, site: Path, corpus: Path | None, store: Path | None, as_json: bool, quiet: bool
) -> int:
    say = words(context)
    found = pipeline.verify(pipeline.settings(corpus, store=store), site)
    if as_json:
        write([json.document(asdict(found))])
    else:
        write([f"{_told(fault, say)}\n" for fault in found.faults])
        counts = {key: value for key, value in asdict(found).items() if isinstance(value, int)}
        note(say("verify.faults" if found.faults else "verify.well", faults=len(found.faults), **counts), quiet=quiet)
    return FINDINGS if found.faults else 0


def _told(fault: Fault, say: Words) -> str:
    """A fault as one line that editors and terminals can follow."""
    facts = {"shown": _short(fault.shown), "wanted": _short(fault.wanted)}
    return f"{fault.page}:{fault.line}: {say(f'verify.{fault.what}', **facts)}"


def _short(text: str) -> str:
    line = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


@click.command("serve", cls=Command, help="serve", epilog="lineage serve -c seeds\nlineage serve -c seeds --port 0")
@click.option("-o", "--output", "site", metavar="SITE", type=click.Path(path_type=Path), help="opt.serve_site")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="opt.port")
@corpus_options
@manners
@click.pass_context
def serve(
    context: click.Context, site: Path | None, port: int, corpus: Path | None, store: Path | None, quiet: bool
) -> None:
    say = words(context)
    if str(site) == STANDARD:
        raise click.UsageError(say("site_is_folder"), context)
    asked = pipeline.settings(corpus, store=store)

    def shown(url: str, built: pipeline.Built) -> None:
        note(say("serve.shown", url=url, changed=len(built.changed), removed=len(built.removed)), quiet=False)

    def failed(error: LineageError) -> None:
        note(say("error", message=error.said(say.language), code=error.code), quiet=False)

    with ExitStack() as until, Progress(say, quiet=quiet) as progress, suppress(KeyboardInterrupt):
        folder = site or Path(until.enter_context(TemporaryDirectory(prefix="lineage-"))) / "site"
        pipeline.serve(
            asked, folder, port=port, shown=shown, failed=failed, stop=Event(), language=say.pages, report=progress
        )
    note(say("serve.ended"), quiet=quiet)


COMMANDS = {"verify": verify, "serve": serve}
