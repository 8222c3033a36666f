"""Trace a wording."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import to_file, write
from lineage.cli.terminal import Piece, colours, columns, painted, plain, wrapped
from lineage.cli.words import Words
from lineage.export import fields, json
from lineage.pipeline import Traced
from lineage.records import Attestation, Descent, Document
from lineage.report.labels import short, speaker


@click.command(
    "trace",
    cls=Command,
    help="trace",
    epilog="lineage trace 新发展格局 -c seeds\nlineage trace 新发展格局 -c seeds --json -o lineage.json",
)
@click.argument("wording", metavar="WORDING")
@click.option("--substring", is_flag=True, help="opt.substring")
@corpus_options
@output_options
@manners
@click.pass_context
def trace(
    context: click.Context,
    wording: str,
    substring: bool,
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    found = pipeline.trace(pipeline.settings(corpus, store=store), wording, substring=substring)
    if not found.lineage.attestations:
        note(say("trace.none", wording=plain(wording), all=found.documents), quiet=quiet)
    if as_json:
        write([json.document(fields.of_lineage(found.lineage, found.corpus))], output)
    elif found.lineage.attestations:
        write(Account(found, say, colour=colours() and not to_file(output), wide=columns()).lines(), output)


class Account:
    """A lineage as a scholar reads it: document by document, each occurrence in its context, with its parent."""

    def __init__(self, found: Traced, say: Words, *, colour: bool, wide: int | None) -> None:
        self.lineage, self.corpus, self.documents = found.lineage, found.corpus, found.documents
        self.say, self.label = say, speaker(say.language)
        self.colour, self.wide = colour, wide
        self.numbers = {one.id: number for number, one in enumerate(self.lineage.attestations, start=1)}
        self.places = {one.id: one.place.document for one in self.lineage.attestations}
        self.edges = {edge.child: edge for edge in self.lineage.edges}

    def lines(self) -> Iterator[str]:
        """The whole account."""
        found = self.lineage.attestations
        texts = {one.place.document for one in found}
        counts = {"attestations": len(found), "documents": len(texts), "all": self.documents}
        yield self.say("trace.found", wording=plain(self.lineage.wording), **counts) + "\n"
        for name, group in groupby(found, key=lambda one: one.place.document):
            yield "\n"
            yield from self._wrapped([(self._called(self.corpus.documents[name]), "strong")])
            for one in group:
                yield from self._attestation(one)
        yield from self._first()
        yield from self._open()
        yield from self._absent()

    def _attestation(self, found: Attestation) -> Iterator[str]:
        """The place, the words in their context, and where they come from."""
        document = self.corpus.documents[found.place.document]
        line = self.corpus.lines[document.id].at(found.place.source.start)
        head = f"{f'[{self.numbers[found.id]}]':>5} {plain(document.file)}:{line}"
        yield self._painted([(head, "faint")])
        yield from self._wrapped(_context(found), indent="      ")
        edge = self.edges.get(found.id)
        if found.formulation != found.context:
            formulation = self.say("formulation", words=plain(found.formulation))
            yield from self._wrapped([(formulation, "faint")], indent="      ")
        origin = self._parent(edge) if edge else self._without_parent(found)
        yield from self._wrapped([(f"← {origin}", "faint")], indent="      ")

    def _parent(self, edge: Descent) -> str:
        """Which attestation it comes from, of what document, how, and what else it might be."""
        parent = self.corpus.documents[self.places[edge.parent]]
        facts = {"relation": self.label(edge.relation), "confidence": f"{edge.confidence:.2f}"}
        text = self.say("parent", number=self.numbers[edge.parent], document=plain(short(parent, self.label)), **facts)
        if edge.runner_up in self.numbers:
            text += self.say("runner_up", number=self.numbers[edge.runner_up], margin=f"{edge.margin:.2f}")
        return text

    def _without_parent(self, found: Attestation) -> str:
        return self.say("no_parent" if found.id in self.lineage.undetermined else "earliest")

    def _first(self) -> Iterator[str]:
        """The first attestation of each level."""
        if not self.lineage.first:
            return
        yield f"\n{self.say('first')}\n"
        for level, name in self.lineage.first.items():
            document = self.corpus.documents[self.places[name]]
            text = f"{self.label(level)}  [{self.numbers[name]}]  {document.date or ''}  {plain(document.title)}"
            yield from self._wrapped([(text, "")], indent="  ")
        yield from self._wrapped([(self.say("first_how"), "faint")], indent="  ")

    def _open(self) -> Iterator[str]:
        """The attestations whose origin cannot be told."""
        if self.lineage.undetermined:
            numbers = " ".join(f"[{self.numbers[name]}]" for name in self.lineage.undetermined)
            yield f"\n{self.say('undetermined')}\n"
            yield from self._wrapped([(numbers, "")], indent="  ")

    def _absent(self) -> Iterator[str]:
        """The texts that the documents cite and the corpus lacks."""
        if self.lineage.cited_but_absent:
            yield f"\n{self.say('absent')}\n"
        for cited in self.lineage.cited_but_absent:
            citing = self.say("comma").join(map(plain, cited.cited_by))
            pieces = [(f"{plain(cited.title)}  ", ""), (self.say("cited_by", documents=citing), "faint")]
            yield from self._wrapped(pieces, indent="  ")

    def _called(self, document: Document) -> str:
        """Date, level, issuer and title of a document."""
        level = self.label(document.level) if document.level else self.say("unknown")
        parts = [str(document.date or self.say("unknown")), level, document.issuer or "", document.title]
        return "  ".join(plain(part) for part in parts if part)

    def _wrapped(self, pieces: list[Piece], *, indent: str = "") -> Iterator[str]:
        return wrapped(pieces, indent=indent, colour=self.colour, wide=self.wide)

    def _painted(self, pieces: list[Piece]) -> str:
        return painted(pieces, colour=self.colour) + "\n"


def _context(found: Attestation) -> list[Piece]:
    """The context with the wording in it emphasised, within the formulation if it stands there."""
    around = max(found.context.find(found.formulation), 0)
    start = found.context.find(found.place.words, around)
    if start < 0:
        return [(plain(found.context), "")]
    end = start + len(found.place.words)
    before, wording, after = found.context[:start], found.context[start:end], found.context[end:]
    return [(plain(before), ""), (plain(wording), "wording"), (plain(after), "")]


COMMANDS = {"trace": trace}
