"""Compare two documents."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, words
from lineage.cli.output import STANDARD, to_file, write
from lineage.cli.terminal import Piece, colours, columns, painted, plain, wrapped
from lineage.cli.words import Words
from lineage.export import fields, json
from lineage.pipeline import Aligned
from lineage.records import Change, Match, Side
from lineage.report.labels import critical, speaker

PAGES = (".html", ".htm")
EXAMPLES = """\
lineage align 2020.txt 2021.txt
lineage align hb-2020-12-02-jianyi wh-2020-12-18-jianyi -c seeds -o page.html
lineage align 2020.txt - < 2021.txt"""


@click.command("align", cls=Command, help="align", epilog=EXAMPLES)
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@click.option("-o", "--output", metavar="FILE", help="opt.page")
@click.option("--json", "as_json", is_flag=True, help="opt.json")
@click.option("--with-boilerplate", is_flag=True, help="opt.with_boilerplate")
@click.option("--site", type=click.Path(path_type=Path), metavar="SITE", help="opt.align_site")
@click.option("--view", type=click.Choice(["character", "word"]), default="character", help="opt.view")
@corpus_options
@manners
@click.pass_context
def align(
    context: click.Context,
    left: str,
    right: str,
    output: str | None,
    as_json: bool,
    with_boilerplate: bool,
    site: Path | None,
    view: str,
    corpus: Path | None,
    store: Path | None,
    quiet: bool,
) -> None:
    say = words(context)
    if left == right:
        key = "two_inputs" if left == STANDARD else "align.same"
        raise click.UsageError(say(key, name=left), context)
    page = output is not None and output.lower().endswith(PAGES)
    if site and not page:
        raise click.UsageError(say("align.site_needs"), context)
    with _given(left, right) as given:
        found = pipeline.align(
            left,
            right,
            find=lambda: pipeline.settings(corpus, store=store),
            given=given,
            with_boilerplate=with_boilerplate,
        )
    if view == "word":
        found = pipeline.by_words(found)
    if found.turned:
        note(say("align.turned" if found.dated else "align.swapped"), quiet=quiet)
    if not found.matches:
        note(say("align.none"), quiet=quiet)
    if as_json:
        write([json.document(_fields(found))], output)
    elif page:
        on_site = pipeline.elsewhere(found, site, beside=Path(output or "").parent) if site else None
        if site and not on_site:
            note(say("align.not_there", site=site), quiet=quiet)
        write([pipeline.align_page(found, language=say.pages, on_site=on_site)], output)
    else:
        write(_shown(found, say, colour=colours() and not to_file(output), wide=columns()), output)
    if output is not None and to_file(output):
        note(say("written", path=output), quiet=quiet)


@contextmanager
def _given(*names: str) -> Iterator[dict[str, Path]]:
    """Standard input as a file, where it is asked for."""
    if STANDARD not in names:
        yield {}
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stdin.txt")
        path.write_bytes(sys.stdin.buffer.read() if sys.stdin else b"")  # a closed one is None
        yield {STANDARD: path}


def _fields(found: Aligned) -> fields.Fields:
    corpus = fields.Corpus.read([found.left, found.right])
    return {
        "left": fields.of_reading(found.left),
        "right": fields.of_reading(found.right),
        "matches": [fields.of_match(match, corpus) for match in found.matches],
        "only_left": list(found.only_left),
        "only_right": list(found.only_right),
    }


def _shown(found: Aligned, say: Words, *, colour: bool, wide: int | None) -> Iterator[str]:
    """The matches in the order of the right document, each side on lines of its own, and what answers to nothing."""
    for side, reading in (("left", found.left), ("right", found.right)):
        document = reading.document
        label = speaker(say.language)
        level = label(document.level) if document.level else say("unknown")
        text = f"{document.date or say('unknown')}  {level}  {plain(document.title)}"
        yield from _beside(say(side), [(text, "strong")], colour=colour, wide=wide)
    if not colour and found.matches:
        yield say("legend") + "\n"
    lines = {reading.document.id: fields.Lines.of(reading.raw) for reading in (found.left, found.right)}
    for number, match in enumerate(found.matches, start=1):
        yield "\n" + painted([(_head(number, match, say), "faint")], colour=colour) + "\n"
        for side, passage, reading in (("left", match.left, found.left), ("right", match.right, found.right)):
            where = f"{plain(reading.document.file)}:{lines[passage.document].at(passage.source.start)}  "
            pieces = [(where, "faint"), *_pieces(match.changes, "left" if side == "left" else "right")]
            yield from _beside(say(side), pieces, colour=colour, wide=wide)
        if match.slots:
            yield from _beside(say("slots"), [(_slots(match, say), "faint")], colour=colour, wide=wide)
    yield "\n" + say("matches", n=len(found.matches)) + "\n"
    for key, numbers in (("only_left", found.only_left), ("only_right", found.only_right)):
        if numbers:
            yield from wrapped([(say(key, n=len(numbers), numbers=_ranges(numbers)), "")], wide=wide)


def _head(number: int, match: Match, say: Words) -> str:
    label = speaker(say.language)
    parts = [f"{number}", label(match.relation), say("alike", n=f"{match.score:.2f}")]
    parts.append(say("bits", n=f"{match.surprise:.1f}"))
    if match.critical:
        kinds = say("comma").join(label(critical(kind)) for kind in match.critical)
        parts.append(say("critical", kinds=kinds))
    if match.boilerplate:
        parts.append(say("boilerplate"))
    return "  ".join(parts)


def _slots(match: Match, say: Words) -> str:
    """The formulations that both sides have, and what fills them, each once."""
    filled = dict.fromkeys(f"{slot.template} {slot.left}→{slot.right}" for slot in match.slots)
    return plain(say("comma").join(filled))


def _pieces(changes: Sequence[Change], side: Side) -> Iterator[Piece]:
    """One side of the changes, with what the other side lacks or has otherwise."""
    style = "cut" if side == "left" else "added"
    for change in changes:
        text = plain(change.left if side == "left" else change.right)
        yield text, "" if change.op in ("equal", "variant") else style


def _beside(label: str, pieces: Sequence[Piece], *, colour: bool, wide: int | None) -> Iterator[str]:
    """Pieces behind a label, hanging."""
    margin = f"  {label}  "
    first, *others = wrapped(pieces, indent="        ", colour=colour, wide=wide)
    yield margin.ljust(len(margin)) + first.lstrip(" ")
    yield from others


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as people write them.

    >>> _ranges([1, 2, 3, 7, 9, 10])
    '1–3, 7, 9–10'
    """
    runs = [
        [number for _, number in group] for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


COMMANDS = {"align": align}
