"""Check the quotations of drafts."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

import lineage as program
from lineage import pipeline
from lineage.cli.frame import FAILED, Command, corpus_options, manners, note, words
from lineage.cli.output import STANDARD, spare, to_file, write
from lineage.cli.terminal import Piece, colours, columns, painted, plain, wrapped
from lineage.cli.words import Words
from lineage.export import json, verdicts
from lineage.export.fields import Corpus
from lineage.export.verdicts import Failed, Findings
from lineage.ingest.files import contents
from lineage.pipeline import Proof
from lineage.quotes import message, telling
from lineage.quotes.labels import label
from lineage.records import Acceptance, Checked, Passage, Severity, Verdict, When

Texts = Iterable[str | bytes]

FINDINGS = 1
FORMATS = ("text", "json", "sarif", "junit", "github", "csv", "html", "docx")
SUFFIXES = {
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
EXAMPLES = """\
lineage check draft.docx -c canon
lineage check chapters/ -c canon --as-of 2025-12-31 --fail-on warning
lineage check draft.docx -c canon -o draft.checked.docx -o errata.csv"""


class Day(click.ParamType[When]):
    """A day, a month or a year."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> When:
        """The date that was typed."""
        if isinstance(value, When):
            return value
        try:
            return When.read(str(value))
        except ValueError:
            say = words(ctx) if ctx else Words("en")
            self.fail(say("check.no_date", value=value), param, ctx)


@click.command("check", cls=Command, help="check", epilog=EXAMPLES)
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@click.option("--as-of", type=Day(), metavar="DATE", help="opt.as_of")
@click.option("--unmarked", is_flag=True, help="opt.unmarked")
@click.option("--all", "everything", is_flag=True, help="opt.all")
@click.option("--formulas", "formula_list", type=click.Path(path_type=Path), metavar="FILE", help="opt.formulas")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="error", help="opt.fail_on")
@click.option("--format", "form", type=click.Choice(FORMATS), help="opt.check_format")
@click.option("--json", "as_json", is_flag=True, help="opt.json")
@click.option("-o", "--output", "outputs", metavar="FILE", multiple=True, help="opt.check_output")
@click.option("--site", type=click.Path(path_type=Path), metavar="SITE", help="opt.check_site")
@click.option("--tracked", is_flag=True, help="opt.tracked")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="opt.baseline")
@click.option("--accept", "wanted", metavar="WHICH", multiple=True, help="opt.accept")
@click.option("--reason", metavar="TEXT", default="", help="opt.reason")
@click.option("--by", metavar="NAME", default="", help="opt.by")
@click.option("--expires", type=Day(), metavar="DATE", help="opt.expires")
@corpus_options
@manners
@click.pass_context
def check(
    context: click.Context,
    drafts: tuple[str, ...],
    as_of: When | None,
    unmarked: bool,
    everything: bool,
    formula_list: Path | None,
    fail_on: Severity,
    form: str | None,
    as_json: bool,
    outputs: tuple[str, ...],
    site: Path | None,
    tracked: bool,
    baseline: Path | None,
    wanted: tuple[str, ...],
    reason: str,
    by: str,
    expires: When | None,
    corpus: Path | None,
    store: Path | None,
    quiet: bool,
) -> int:
    say = words(context)
    if wanted and not (baseline and reason and by):
        raise click.UsageError(say("check.accept_needs"), context)
    if not wanted and (reason or by or expires):
        raise click.UsageError(say("check.nothing_accepted"), context)
    if expires and expires.last < _today():
        raise click.UsageError(say("check.past", day=expires.last), context)
    chosen = [_form(as_json=as_json, form=form, output=output) for output in outputs or (None,)]
    if tracked and "docx" not in chosen:
        raise click.UsageError(say("check.tracked_needs"), context)
    if site and "html" not in chosen:
        raise click.UsageError(say("check.site_needs"), context)
    with _given(drafts) as given:
        found = pipeline.proof(
            drafts,
            pipeline.settings(corpus, store=store),
            given=given,
            as_of=as_of,
            unmarked=unmarked,
            everything=everything,
            formula_list=formula_list,
            accepted=baseline,
            today=_today(),
        )
        for _, error in found.failed:
            note(say("error", message=error.said(say.language), code=error.code), quiet=False)
        if wanted and baseline:
            return _accepted(found, baseline, wanted, reason=reason, by=by, expires=expires, say=say, quiet=quiet)
        if baseline and not baseline.exists():
            note(say("check.no_baseline", path=baseline), quiet=quiet)
        _notices(found, say, quiet=quiet)
        result = _Result(found, say, everything, fail_on, tracked, given, site)
        for output, kind in zip(outputs or (None,), chosen, strict=True):
            for path, texts in _written(result, kind, output, context):
                write(texts, path)
                if to_file(path):
                    note(say("written", path=path), quiet=quiet)
    if found.failed:
        return FAILED
    return FINDINGS if found.reaches(fail_on) else 0


def _form(*, as_json: bool, form: str | None, output: str | None) -> str:
    """The form in which a result is given: the one asked for, else by the name of the file."""
    return "json" if as_json else form or SUFFIXES.get(Path(output or "").suffix.lower(), "text")


@dataclass(frozen=True, slots=True)
class _Result:
    """What was found, and how it is to be given."""

    found: Proof
    say: Words
    everything: bool
    fail_on: Severity
    tracked: bool
    given: Mapping[str, Path]
    site: Path | None

    def findings(self, language: str) -> Findings:
        """What was found, in a language."""
        failed = tuple(Failed(name, error.code, error.said(language)) for name, error in self.found.failed)
        return Findings(self.found.checked, self.found.corpus, failed, language, self.fail_on)


def _written(
    result: _Result, form: str, output: str | None, context: click.Context
) -> Iterator[tuple[str | None, Texts]]:
    """Each file to be written. Files speak Chinese whatever the locale, unless --lang says otherwise."""
    if form == "docx":
        yield from _documents(result, output, context)
    elif form == "html":
        yield output, [_page(result, output)]
    elif form == "text":
        yield output, _shown(result, colour=colours() and not to_file(output), wide=columns())
    else:
        findings = result.findings(result.say.language if form == "github" else result.say.pages)
        yield output, _formatted(findings, form, everything=result.everything)


def _formatted(findings: Findings, form: str, *, everything: bool) -> Texts:
    if form == "sarif":
        from lineage.export import sarif  # what is not asked for is not imported

        return [json.document(sarif.log(findings, version=program.__version__))]
    if form == "junit":
        from lineage.export import junit

        return junit.lines(findings)
    if form == "github":
        from lineage.export import github

        return github.lines(findings)
    if form == "csv":
        from lineage.export import errata

        return errata.lines(findings, everything=everything)
    return [json.document(verdicts.of_findings(findings))]


def _page(result: _Result, output: str | None) -> str:
    """What was found as a page; its links lead from where it is written."""
    beside = Path(output).parent if output and to_file(output) else None
    return pipeline.check_page(result.found, language=result.say.pages, site=result.site, beside=beside)


def _documents(result: _Result, output: str | None, context: click.Context) -> Iterator[tuple[str | None, Texts]]:
    """Each draft as a Word document: one into the file named, several into the folder named."""
    from lineage.export import docx

    findings = result.findings(result.say.pages)
    if output is None or (len(findings.checked) != 1 and not Path(output).is_dir()):
        raise click.UsageError(result.say("check.docx_where"), context)
    names: Counter[str] = Counter()
    for one in findings.checked:
        path = output
        if Path(output).is_dir():
            stem = Path(one.draft.name).stem if one.draft.name != STANDARD else "stdin"
            names[stem] += 1
            number = f"-{names[stem]}" if names[stem] > 1 else ""
            path = str(Path(output, f"{stem}{number}.checked.docx"))
        data = contents(result.given.get(one.draft.name, Path(one.draft.name)))
        spare([path], partial(map, Path, [other.draft.name for other in findings.checked]))
        yield path, [docx.annotated(findings, one, data=data, tracked=result.tracked)]


@contextmanager
def _given(names: Sequence[str]) -> Iterator[dict[str, Path]]:
    """Standard input as a file, where it is asked for."""
    if STANDARD not in names:
        yield {}
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stdin")
        path.write_bytes(sys.stdin.buffer.read() if sys.stdin else b"")  # a closed one is None
        yield {STANDARD: path}


def _today() -> str:
    """The day on which accepted findings hold or have expired; SOURCE_DATE_EPOCH stands for it where one wants
    the same result tomorrow."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return date.today().isoformat()  # noqa: DTZ011 - a day where the editor is


def _accepted(
    found: Proof,
    path: Path,
    wanted: Sequence[str],
    *,
    reason: str,
    by: str,
    expires: When | None,
    say: Words,
    quiet: bool,
) -> int:
    """Add findings to the list of accepted ones."""
    until = expires.last if expires else ""
    text, number = pipeline.accept(found, path, wanted, reason=reason, by=by, today=_today(), expires=until)
    if number:
        write([text], str(path))
    note(say("check.accepted_now", n=number, path=path), quiet=quiet)
    return FAILED if found.failed else 0


def _notices(found: Proof, say: Words, *, quiet: bool) -> None:
    """What became of what was accepted: expired, answering to nothing, saying no reason."""
    for entry in found.expired:
        note(say("check.expired", words=plain(entry.quotation), day=entry.expires, rule=entry.rule), quiet=quiet)
    for entry in found.unused:
        note(say("check.unused", words=plain(entry.quotation), rule=entry.rule), quiet=quiet)
    for draft, waiver in found.idle:
        line = draft.raw.count("\n", 0, waiver.place.start) + 1
        key = "check.idle" if waiver.reason else "check.no_reason"
        note(say(key, draft=plain(draft.name), line=line), quiet=quiet)


def _shown(result: _Result, *, colour: bool, wide: int | None) -> Iterator[str]:
    """The findings draft by draft, each with its place, and the sum of them."""
    found, say = result.found, result.say
    for one in found.checked:
        for verdict, accepted in zip(one.verdicts, one.accepted, strict=True):
            if result.everything or (verdict.level != "none" and accepted is None):
                yield from _finding(one, verdict, accepted, found.corpus, say, colour=colour, wide=wide)
                yield "\n"
    counted = verdicts.summary(found.checked)
    yield say("check.summary", drafts=len(found.checked), **counted) + "\n"
    if found.failed:
        yield say("check.failed", n=len(found.failed)) + "\n"


def _finding(
    one: Checked,
    verdict: Verdict,
    accepted: Acceptance | None,
    corpus: Corpus,
    say: Words,
    *,
    colour: bool,
    wide: int | None,
) -> Iterator[str]:
    """One finding: where, what, and both wordings with what differs marked."""
    quotation = verdict.quotation
    page, line = one.draft.page(quotation.source.start) or (0, quotation.line)
    where = f"{plain(one.draft.name)}{f'#page={page}' if page else ''}:{line}:{quotation.column}"
    level = label(verdict.level, language=say.language)
    style = {"error": "cut", "warning": "wording"}.get(verdict.level, "faint")
    head: list[Piece] = [(where, "strong"), (f"  {level}  ", style if colour else ""), (verdict.rule, "faint")]
    yield painted(head, colour=colour).rstrip() + "\n"
    yield from wrapped([(plain(message(verdict, language=say.language)), "")], indent="  ", colour=colour, wide=wide)
    if accepted:
        who = "，".join(filter(None, (accepted.reason, accepted.by, accepted.expires)))
        yield from wrapped([(say("check.accepted", why=plain(who)), "")], indent="  ", wide=wide)
    if verdict.source and verdict.changes:
        where = _where(verdict.source, corpus)
        yield from _side(say("check.source"), where, verdict, "left", colour=colour, wide=wide)
        yield from _side(say("check.draft"), "", verdict, "right", colour=colour, wide=wide)
    else:
        yield from wrapped([(f"{say('check.draft')}  {plain(quotation.words)}", "")], indent="  ", wide=wide)
    for passage in verdict.alternatives[:3]:
        text = f"{say('check.also')}  {_where(passage, corpus)}  {plain(passage.words)}"
        yield from wrapped([(text, "faint")], indent="  ", colour=colour, wide=wide)


def _where(passage: Passage, corpus: Corpus) -> str:
    """File and line of a place in the corpus."""
    document = corpus.documents[passage.document]
    return f"{plain(document.file)}:{corpus.lines[document.id].at(passage.source.start)}"


def _side(name: str, where: str, verdict: Verdict, side: str, *, colour: bool, wide: int | None) -> Iterator[str]:
    """One wording with what the other lacks or has otherwise."""
    pieces: list[Piece] = [(f"{name}  ", ""), (f"{where}  " if where else "", "faint")]
    for change in verdict.changes:
        text = plain(change.left if side == "left" else change.right)
        style = "" if not telling(change) else "cut" if side == "left" else "added"
        pieces.append((text, style))
    yield from wrapped(pieces, indent="  ", colour=colour, wide=wide)


COMMANDS = {"check": check}
