"""Find wordings that travelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import Progress, to_file, write
from lineage.cli.terminal import colours, columns, painted, plain, wrapped
from lineage.cli.words import Words
from lineage.export import csv, fields, json
from lineage.pipeline import Discovered
from lineage.records import Travelled, Uptake, When
from lineage.report.labels import speaker

LIMIT = 50
LONGEST = 40  # letters that may be asked for
FOLLOWERS = 8  # that are named; the others are counted
INDENT = " " * 6
EXAMPLES = """\
lineage discover -c seeds
lineage discover --since 2020 --until 2021 --from 湖北 -c DIR
lineage discover --lapsed --in municipal --csv -o lapsed.csv -c DIR"""


@click.command("discover", cls=Command, help="discover", epilog=EXAMPLES)
@click.option("--since", metavar="DATE", help="opt.since")
@click.option("--until", metavar="DATE", help="opt.until")
@click.option("--lapsed", is_flag=True, help="opt.lapsed")
@click.option("--in", "among", metavar="WHERE", help="opt.in")
@click.option("--from", "origin", metavar="WHERE", help="opt.from")
@click.option("--shortest", type=click.IntRange(2, LONGEST), metavar="N", help="opt.shortest")
@click.option("--longest", type=click.IntRange(2, LONGEST), metavar="N", help="opt.longest")
@click.option("--limit", type=click.IntRange(0), default=LIMIT, metavar="N", help="opt.limit")
@click.option("--csv", "as_csv", is_flag=True, help="opt.csv")
@corpus_options
@output_options
@manners
@click.pass_context
def discover(
    context: click.Context,
    since: str | None,
    until: str | None,
    lapsed: bool,
    among: str | None,
    origin: str | None,
    shortest: int | None,
    longest: int | None,
    limit: int,
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
    if shortest and longest and shortest > longest:
        raise click.UsageError(say("bad_lengths", shortest=shortest, longest=longest), context)
    first, last = (_date(text, context, say) for text in (since, until))
    if first and last and first.first > last.last:
        raise click.UsageError(say("bad_period", since=since, until=until), context)
    with Progress(say, quiet=quiet) as progress:
        found = pipeline.discover(
            pipeline.settings(corpus, store=store),
            limit=limit or None,
            since=first,
            until=last,
            among=among,
            origin=origin,
            shortest=shortest,
            longest=longest,
            lapsed=lapsed,
            report=progress,
        )
    if not found.wordings:
        note(say("discover.none", documents=found.documents, units=found.units), quiet=quiet)
    rows = (fields.of_travelled(one, found.corpus) for one in found.wordings)
    if as_json:
        write(json.listed("wordings", rows), output)
    elif as_csv:
        write(csv.lines("wordings", rows), output)
    else:
        write(View(found, say, colour=colours() and not to_file(output), wide=columns()).lines(), output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)


def _date(text: str | None, context: click.Context, say: Words) -> When | None:
    try:
        return When.read(text) if text else None
    except ValueError as error:
        raise click.UsageError(say("bad_date", value=text), context) from error


class View:
    """Wordings as a scholar reads them: who had them first, who followed, when they were last seen, their variants."""

    def __init__(self, found: Discovered, say: Words, *, colour: bool, wide: int | None) -> None:
        self.found, self.say, self.label = found, say, speaker(say.language)
        self.colour, self.wide = colour, wide

    def lines(self) -> Iterator[str]:
        """All of them."""
        for number, one in enumerate(self.found.wordings, start=1):
            yield from self._wording(number, one)
        if self.found.wordings:
            yield from wrapped([(self.say("discover.how"), "faint")], colour=self.colour, wide=self.wide)

    def _wording(self, number: int, one: Travelled) -> Iterator[str]:
        levels = self.say("comma").join(map(self.label, one.levels)) or self.say("unknown")
        counts = {"units": len(one.uptakes), "levels": levels, "documents": one.documents, "times": one.times}
        pieces = [(plain(one.wording), "strong"), ("  ", ""), (self.say("discover.counts", **counts), "faint")]
        first, *others = wrapped(pieces, indent=INDENT, colour=self.colour, wide=self.wide)
        yield painted([(f"{number:>4}  ", "faint")], colour=self.colour) + first.removeprefix(INDENT)
        yield from others
        yield from self._line("first", self._place(one.uptakes[0]))
        followers = [self._follower(uptake) for uptake in one.uptakes[1:]]
        more = len(followers) - FOLLOWERS
        told = self.say("comma").join(followers[:FOLLOWERS])
        yield from self._line("then", told + (self.say("discover.more", n=more) if more > 0 else ""))
        yield from self._line("last", self._place(one.last))
        if one.variants:
            yield from self._line("variants", self.say("comma").join(plain(each.wording) for each in one.variants))
        yield "\n"

    def _line(self, key: str, text: str) -> Iterator[str]:
        pieces = [(self.say(f"discover.{key}"), "faint"), (text, "")]
        yield from wrapped(pieces, indent=INDENT, colour=self.colour, wide=self.wide)

    def _place(self, one: Uptake) -> str:
        document = self.found.corpus.documents[one.place.document]
        line = self.found.corpus.lines[document.id].at(one.place.source.start)
        when = str(one.date) if one.date else self.say("unknown")
        return f"{self._unit(one)} {when}  {plain(document.title)}  {plain(document.file)}:{line}"

    def _follower(self, one: Uptake) -> str:
        if one.lag is None:
            return self.say("discover.undated", unit=self._unit(one))
        return self.say("discover.lag", unit=self._unit(one), date=one.date, lag=one.lag)

    def _unit(self, one: Uptake) -> str:
        return plain(one.unit) or self.say("discover.nobody")


COMMANDS = {"discover": discover}
