"""Look at the documents of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Rows
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import to_file, write
from lineage.cli.terminal import colours, columns, harmless, painted, plain, table, wrapped
from lineage.cli.words import Words
from lineage.export import fields, json
from lineage.pipeline import Listed
from lineage.records import Document, Reading, Sentence
from lineage.report.labels import LABELS, kind, speaker


@click.command("list", cls=Command, help="list", epilog="lineage list -c seeds\nlineage list -c seeds --json")
@corpus_options
@output_options
@manners
@click.pass_context
def listing(
    context: click.Context, corpus: Path | None, store: Path | None, output: str | None, as_json: bool, quiet: bool
) -> None:
    say = words(context)
    title, found = pipeline.documents(pipeline.settings(corpus, store=store))
    if as_json:
        write([json.document({"corpus": title, "documents": [one.fields for one in found]})], output)
    else:
        write(_listed(found, say, columns() if not to_file(output) else None), output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)
    if not as_json and any(one.document.inferred for one in found):
        note(say("list.inferred"), quiet=quiet)


def _listed(found: Rows[Listed], say: Words, wide: int | None) -> Iterator[str]:
    """The documents as a table, then how many there are."""
    heads = ("date", "level", "kind", "document", "sentences", "warnings", "title")
    rows = [[say(f"col.{head}") for head in heads]]
    rows += [_row(one, say) for one in found]
    yield from table(rows, wide=wide, right=(4, 5))
    yield say("documents", n=len(found)) + "\n"


def _row(one: Listed, say: Words) -> list[str]:
    document = one.document
    shown = {"date": str(document.date or say("unknown")), "level": _level(document, say), "kind": _kind(document, say)}
    cells = [f"{text}{'*' if name in document.inferred else ''}" for name, text in shown.items()]
    title = plain(document.title) + ("*" if "title" in document.inferred else "")
    return [*map(plain, cells), plain(document.id), str(one.sentences), str(len(one.defects) or ""), title]


def _level(document: Document, say: Words) -> str:
    return speaker(say.language)(document.level) if document.level else say("unknown")


def _kind(document: Document, say: Words) -> str:
    return kind(document.kind, speaker(say.language)) or say("unknown")


@click.command(
    "show",
    cls=Command,
    help="show",
    epilog="lineage show wh-2023-12-28-gongbao -c seeds\nlineage show wh-2023-12-28-gongbao -c seeds --raw",
)
@click.argument("document", metavar="DOCUMENT")
@click.option("--raw", is_flag=True, help="opt.raw")
@corpus_options
@output_options
@manners
@click.pass_context
def show(
    context: click.Context,
    document: str,
    raw: bool,
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    found = pipeline.show(pipeline.settings(corpus, store=store), document)
    if raw:
        write([found.raw if to_file(output) else harmless(found.raw)], output)
    elif as_json:
        lines = fields.Lines.of(found.raw)
        sentences = [fields.of_sentence(sentence, found, lines) for sentence in found.sentences]
        write([json.document({**fields.of_reading(found), "sentences": sentences})], output)
    else:
        write(_shown(found, say, colour=colours() and not to_file(output), wide=columns()), output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)


def _shown(found: Reading, say: Words, *, colour: bool, wide: int | None) -> Iterator[str]:
    """A document as read: what is known of it, what is wrong with it, and its sentences with number and line."""
    lines = fields.Lines.of(found.raw)
    yield from wrapped([(plain(found.document.title), "strong")], colour=colour, wide=wide)
    yield from table(list(_facts(found.document, lines, say)), wide=wide)
    if found.defects:
        yield f"\n{say('warnings')}\n"
    for defect in found.defects:
        label = speaker(say.language)(f"defect_{defect.kind}") if f"defect_{defect.kind}" in LABELS else defect.kind
        text = f"{say('line', n=defect.line)}  {label}  {plain(defect.detail)}"
        yield from wrapped([(text, "")], indent="  ", wide=wide)
    paragraph = -1
    for sentence in found.sentences:
        if sentence.paragraph != paragraph:
            yield "\n"
        paragraph = sentence.paragraph
        yield from _sentence(found, sentence, lines.at(sentence.source.start), colour=colour, wide=wide)


def _sentence(found: Reading, sentence: Sentence, line: int, *, colour: bool, wide: int | None) -> Iterator[str]:
    margin = f"{sentence.number:>4}  {line:>6}  "
    style = "strong" if sentence.form == "heading" else ""
    words = plain(sentence.clean.of(found.text.text))
    first, *others = wrapped([(words, style)], indent=" " * len(margin), colour=colour, wide=wide)
    yield painted([(margin, "faint")], colour=colour) + first[len(margin) :]
    yield from others


def _facts(document: Document, lines: fields.Lines, say: Words) -> Iterator[list[str]]:
    """What is known of a document, a row for each field; a star says that it was guessed."""
    values = {
        "document": document.id,
        "level": _level(document, say),
        "issuer": document.issuer,
        "kind": _kind(document, say),
        "date": document.date,
        "held": document.held,
        "published": document.published,
        "authority": say("comma").join(document.authority),
    }
    for name, value in values.items():
        if value:
            star = "*" if name in document.inferred else ""
            yield [say(f"field.{name}"), f"{plain(str(value))}{star}"]
    place = document.place
    first, last = lines.at(place.start), lines.at(max(place.start, place.end - 1))
    where = say("place", first=first, last=last, start=place.start, end=place.end)
    yield [say("field.file"), f"{plain(document.file)}  {where}"]


COMMANDS = {"list": listing, "show": show}
