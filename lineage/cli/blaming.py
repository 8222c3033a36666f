"""Where the sentences of a document come from, and what did not arrive in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import to_file, write
from lineage.cli.terminal import Piece, colours, columns, padded, painted, plain, width, wrapped
from lineage.cli.words import Words
from lineage.export import csv, fields, json
from lineage.pipeline import Blamed, Missed
from lineage.records import Document, Match, Origin, OriginKind, Unarrived
from lineage.report.labels import short, speaker

SHOWN = 3  # sources of a sentence that are named; the others are counted
KINDS: tuple[OriginKind, ...] = ("inherited", "mixed", "new", "boilerplate")
STYLES = {"inherited": "inherited", "adapted": "adapted", "boilerplate": "stock", "own": ""}
EXAMPLES = """\
lineage blame wh-2020-12-18-jianyi -c seeds
lineage blame wh-2020-12-18-jianyi --upstream hb-2020-12-02-jianyi --missing -c seeds --csv -o missing.csv"""


@click.command("blame", cls=Command, help="blame", epilog=EXAMPLES)
@click.argument("document", metavar="DOCUMENT")
@click.option("--upstream", metavar="DOCUMENT", help="opt.upstream")
@click.option("--missing", is_flag=True, help="opt.missing")
@click.option("--csv", "as_csv", is_flag=True, help="opt.csv")
@corpus_options
@output_options
@manners
@click.pass_context
def blame(
    context: click.Context,
    document: str,
    upstream: str | None,
    missing: bool,
    as_csv: bool,
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    if as_json and as_csv:
        raise click.UsageError(say("one_form"), context)
    if missing and upstream is None:
        raise click.UsageError(say("blame.needs_upstream"), context)
    asked = pipeline.settings(corpus, store=store)
    view = View(say, colour=colours() and not to_file(output), wide=columns())
    if upstream is not None and missing:
        missed = pipeline.missing(asked, document, upstream=upstream)
        names = missed.arrival.upstream, missed.arrival.document
        whole = fields.of_arrival(missed.arrival, missed.corpus)
        lines, earlier, what, rows = view.missed(missed), missed.earlier, "missing", [whole]
    else:
        found = pipeline.blame(asked, document, upstream=upstream)
        names = found.blame.upstream or "", found.blame.document
        whole = fields.of_blame(found.blame, found.corpus)
        lines, earlier, what, rows = view.blamed(found), found.earlier, "origins", fields.origin_rows(whole)
    if names[0] == names[1]:
        raise click.UsageError(say("blame.same", name=names[0]), context)
    if not earlier:
        note(say("blame.later", upstream=names[0], document=names[1]), quiet=quiet)
    write([json.document(whole)] if as_json else csv.lines(what, rows) if as_csv else lines, output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)


class View:
    """What is found, as a reader sees it on a terminal: a margin, the words, and where they come from."""

    def __init__(self, say: Words, *, colour: bool, wide: int | None) -> None:
        self.say, self.label = say, speaker(say.language)
        self.colour, self.wide = colour, wide
        self.margin = 2 + max(width(say(f"origin.{kind}")) for kind in KINDS)

    def blamed(self, found: Blamed) -> Iterator[str]:
        """Every sentence of a document with its origin in the margin."""
        yield from self._heading(found.reading.document)
        shares = {name: f"{100 * share:.0f}%" for name, share in found.blame.shares.items()}
        yield from wrapped([(self.say("blame.shares", **shares), "")], wide=self.wide)
        if not self.colour:
            yield from wrapped([(self.say("blame.legend"), "")], wide=self.wide)
        for origin in found.blame.origins:
            text, start, pieces = found.reading.text.text, origin.sentence.clean.start, []
            for part in origin.parts:
                pieces += [(plain(text[start : part.clean.start]), ""), (plain(part.words), STYLES[part.origin])]
                start = part.clean.end
            pieces.append((plain(text[start : origin.sentence.clean.end]), ""))
            line = found.corpus.lines[found.blame.document].at(origin.sentence.source.start)
            yield from self._beside(self.say(f"origin.{origin.kind}"), line, pieces)
            yield from self._sources(origin, found)

    def missed(self, found: Missed) -> Iterator[str]:
        """What of one document did not arrive in another, in the order of the former."""
        above, below = (found.corpus.documents[name] for name in (found.arrival.upstream, found.arrival.document))
        yield from self._heading(above)
        facts = {"upstream": plain(short(above, self.label)), "document": plain(short(below, self.label))}
        counts = {"arrived": f"{100 * found.arrival.arrived:.0f}%", "n": len(found.arrival.missing)}
        key = "missing.found" if found.arrival.missing else "missing.none"
        yield from wrapped([(self.say(key, **facts, **counts), "")], wide=self.wide)
        if not self.colour and found.arrival.missing:
            yield from wrapped([(self.say("missing.legend"), "")], wide=self.wide)
        for one in found.arrival.missing:
            line = found.corpus.lines[above.id].at(one.sentence.source.start)
            label = self.say("missing.partly" if one.arrived else "missing.whole")
            yield from self._beside(label, line, list(_with_gaps(found.upstream.text.text, one)))

    def _sources(self, origin: Origin, found: Blamed) -> Iterator[str]:
        """The documents that the sentence has its words from, each by the match that tells most."""
        leading = {part.match for part in origin.parts if part.match}
        undetermined = [part for part in origin.parts if part.origin in ("inherited", "adapted") and not part.match]
        best: dict[str, Match] = {}
        for match in origin.sources:
            best.setdefault(match.left.document, match)
        sources = {match.left.document for match in origin.sources if match.id in leading}
        named = [match for document, match in best.items() if document in sources][:SHOWN]
        for match in named:
            yield from self._indented(self._source(match, found))
        if undetermined and not named:
            others = [self._source(match, found) for match in list(best.values())[:1]]
            yield from self._indented(self.say("blame.undetermined", n=len(best) + origin.further) + others[0])
        elif more := len(best) - len(named) + origin.further:
            yield from self._indented(self.say("blame.more", n=more))

    def _source(self, match: Match, found: Blamed) -> str:
        document = found.corpus.documents[match.left.document]
        line = found.corpus.lines[document.id].at(match.left.source.start)
        return self.say(
            "blame.source",
            document=plain(short(document, self.label)),
            relation=self.label(match.relation),
            bits=f"{match.surprise:.0f}",
            place=f"{plain(document.file)}:{line}",
        )

    def _heading(self, document: Document) -> Iterator[str]:
        level = self.label(document.level) if document.level else self.say("unknown")
        text = f"{document.date or self.say('unknown')}  {level}  {plain(document.title)}"
        yield from wrapped([(text, "strong")], colour=self.colour, wide=self.wide)

    def _beside(self, label: str, line: int, pieces: Sequence[Piece]) -> Iterator[str]:
        """Pieces behind a label and the number of their line, hanging."""
        indent = " " * (self.margin + 6)
        first, *others = wrapped(pieces, indent=indent, colour=self.colour, wide=self.wide)
        head = painted([(padded(label, self.margin), "strong"), (f"{line:>4}  ", "faint")], colour=self.colour)
        yield "\n" + head + first.removeprefix(indent)
        yield from others

    def _indented(self, text: str) -> Iterator[str]:
        yield from wrapped([(text, "faint")], indent=" " * (self.margin + 6), colour=self.colour, wide=self.wide)


def _with_gaps(text: str, one: Unarrived) -> Iterator[Piece]:
    """A sentence with what did not arrive marked."""
    start = one.sentence.clean.start
    for part in one.parts:
        yield plain(text[start : part.clean.start]), ""
        yield plain(part.words), "cut"
        start = part.clean.end
    yield plain(text[start : one.sentence.clean.end]), ""


COMMANDS = {"blame": blame}
