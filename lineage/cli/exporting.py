"""Export what was found in other people's formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import FAILED, Command, corpus_options, manners, note, words
from lineage.cli.output import to_file, write
from lineage.export import csv, graph, json, jsonl, tei, verdicts
from lineage.export.fields import Fields

FORMS = ("jsonl", "csv", "json", *graph.FORMS, "tei")
OF = {"graphml": ("lineages", "matches"), "gexf": ("lineages", "matches"), "tei": ("matches",)}
EXAMPLES = """\
lineage export matches -c seeds --format jsonl -o matches.jsonl
lineage export documents -c seeds --format csv --bom -o documents.csv
lineage export lineages -c seeds --wording 高质量发展
lineage export lineages -c seeds -w 新发展格局 --format gexf -o lineages.gexf
lineage export adoption -c seeds -w 新发展格局 -w 一主引领 --format csv --matrix
lineage export verdicts -c seeds --draft draft.md --draft chapter.docx"""


@click.command("export", cls=Command, help="export", epilog=EXAMPLES)
@click.argument("what", metavar="WHAT", type=click.Choice([*pipeline.WHAT, "verdicts"]))
@click.option("--format", "form", type=click.Choice(FORMS), metavar="FORMAT", default="jsonl", help="opt.format")
@click.option("--json", "as_json", is_flag=True, help="opt.json")
@click.option("--bom", is_flag=True, help="opt.bom")
@click.option("--matrix", is_flag=True, help="opt.matrix")
@click.option("--with-boilerplate", is_flag=True, help="opt.with_boilerplate")
@click.option("-w", "--wording", "wordings", metavar="WORDING", multiple=True, help="opt.wording")
@click.option("--draft", "drafts", metavar="DRAFT", multiple=True, help="opt.draft")
@click.option("-o", "--output", metavar="FILE", help="opt.output")
@corpus_options
@manners
@click.pass_context
def export(
    context: click.Context,
    what: str,
    form: str,
    as_json: bool,
    bom: bool,
    matrix: bool,
    with_boilerplate: bool,
    wordings: tuple[str, ...],
    drafts: tuple[str, ...],
    output: str | None,
    corpus: Path | None,
    store: Path | None,
    quiet: bool,
) -> int:
    say = words(context)
    if (what == "verdicts") != bool(drafts):
        raise click.UsageError(say("export.drafts"), context)
    form = "json" if as_json else form
    if matrix and (what, form) != ("adoption", "csv"):
        raise click.UsageError(say("export.matrix"), context)
    if what not in OF.get(form, (what,)):
        raise click.UsageError(say("export.form", form=form, what=" ".join(OF[form])), context)
    asked = pipeline.settings(corpus, store=store)
    failed = False
    if what == "verdicts":
        found = pipeline.proof(drafts, asked)
        for _, error in found.failed:
            failed = True
            note(say("error", message=error.said(say.language), code=error.code), quiet=False)
        rows = verdicts.listed(found.checked, found.corpus, language=say.pages)
    else:
        rows = pipeline.export(asked, what, with_boilerplate=with_boilerplate, wordings=wordings)
    first = next(rows, None)
    if first is None:
        nothing = (
            "export.no_wordings" if what in ("attestations", "lineages", "adoption") and not wordings else "export.none"
        )
        note(say(nothing, what=what), quiet=quiet)
    else:
        rows = chain([first], rows)
    texts = _whole(asked, rows) if form == "tei" else _written(what, form, rows, bom=bom, matrix=matrix)
    write(texts, output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)
    return FAILED if failed else 0


def _whole(asked: pipeline.Settings, matches: Iterator[Fields]) -> Iterator[str]:
    """The documents of a corpus and their matches."""
    title, listed = pipeline.documents(asked)
    sentences = pipeline.export(asked, "sentences")
    yield tei.written(title, [one.fields for one in listed], sentences, matches)


def _written(what: str, form: str, rows: Iterator[Fields], *, bom: bool, matrix: bool) -> Iterator[str]:
    if matrix:
        return csv.matrix(rows, byte_order_mark=bom)
    if form in graph.FORMS:
        return iter([graph.written(what, form, rows)])
    if form == "csv":
        return csv.lines(what, rows, byte_order_mark=bom)
    return json.listed(what, rows) if form == "json" else jsonl.lines(rows)


COMMANDS = {"export": export}
