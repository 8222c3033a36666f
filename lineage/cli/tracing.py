"""Trace a wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from lineage import pipeline
from lineage.cli.frame import Command, corpus_options, manners, note, output_options, words
from lineage.cli.output import to_file, write
from lineage.cli.terminal import Piece, colours, columns, fitted, painted, plain, table, wrapped
from lineage.cli.words import Words
from lineage.export import fields, json
from lineage.pipeline import Traced
from lineage.records import Adoption, Attestation, Change, Degree, Descent, Document, Level, Mutation
from lineage.report.labels import short, speaker


@click.command(
    "trace",
    cls=Command,
    help="trace",
    epilog="lineage trace 新发展格局 -c seeds\nlineage trace 新发展格局 -c seeds --json -o lineage.json\n"
    "lineage trace 新发展格局 -c seeds --table",
)
@click.argument("wording", metavar="WORDING")
@click.option("--substring", is_flag=True, help="opt.substring")
@click.option("--table", "as_table", is_flag=True, help="opt.table")
@corpus_options
@output_options
@manners
@click.pass_context
def trace(
    context: click.Context,
    wording: str,
    substring: bool,
    as_table: bool,
    corpus: Path | None,
    store: Path | None,
    output: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    say = words(context)
    settings = pipeline.settings(corpus, store=store)
    found = pipeline.trace(settings, wording, substring=substring, with_adoption=as_table)
    coloured, wide = colours() and not to_file(output), columns()
    nothing = [] if found.lineage.attestations else list(_nothing(found, say))
    for line in nothing:
        note(line, quiet=quiet)
    if as_json and as_table:
        write([json.document({"adoption": [fields.of_adoption(row, found.corpus) for row in found.adoption]})], output)
    elif as_json:
        write([json.document(fields.of_lineage(found.lineage, found.corpus))], output)
    elif as_table and found.lineage.attestations:
        write(_table(found, say, wide=wide), output)
    elif found.lineage.attestations:
        write(Account(found, say, colour=coloured, wide=wide).lines(), output)
    elif to_file(output):
        write([f"{line}\n" for line in nothing], output)
    if to_file(output):
        note(say("written", path=output), quiet=quiet)


def _nothing(found: Traced, say: Words) -> Iterator[str]:
    """The account of what occurs nowhere, with what nearly is it."""
    yield say("trace.none", wording=fitted(plain(found.lineage.wording), NAMED), all=found.documents)
    if found.lineage.near:
        yield say("trace.near", wordings=say("comma").join(f"“{plain(one)}”" for one in found.lineage.near))


def _table(found: Traced, say: Words, *, wide: int | None) -> Iterator[str]:
    """When each unit first has the wording; after those that have it, how many units of each level have not."""
    label = speaker(say.language)
    rows = [[say("level"), say("unit"), say("date"), say("lag"), say("attestations"), say("formulation.head")]]
    silent: dict[Level, list[Adoption]] = {}
    for row in found.adoption:
        if not row.attestations:
            silent.setdefault(row.level, []).append(row)
            continue
        lag = "" if row.lag is None else f"+{row.lag}"
        when = str(row.date or say("unknown"))
        rows.append([label(row.level), plain(row.unit), when, lag, str(row.attestations), plain(row.formulation or "")])
    yield from table(rows, wide=wide, right=(3, 4))
    for level, units in silent.items():
        told = say("comma").join(f"{plain(one.unit)} ({one.documents})" for one in units)
        yield from wrapped([(say("silent", level=label(level), units=told), "faint")], wide=wide, indent="")
    yield from wrapped([(say("first_how"), "faint")], wide=wide, indent="")


class Account:
    """A lineage as a scholar reads it: document by document, each occurrence in its context, with its parent."""

    def __init__(self, found: Traced, say: Words, *, colour: bool, wide: int | None) -> None:
        self.lineage, self.corpus, self.documents = found.lineage, found.corpus, found.documents
        self.say, self.label = say, speaker(say.language)
        self.colour, self.wide = colour, wide
        self.numbers = {one.id: number for number, one in enumerate(self.lineage.attestations, start=1)}
        self.places = {one.id: one.place.document for one in self.lineage.attestations}
        self.undetermined = frozenset(self.lineage.undetermined)
        self.edges = {edge.child: edge for edge in self.lineage.edges}

    def lines(self) -> Iterator[str]:
        """The whole account."""
        found = self.lineage.attestations
        texts = {one.place.document for one in found}
        counts = {"attestations": len(found), "documents": len(texts), "all": self.documents}
        told = self.say("trace.found", wording=fitted(plain(self.lineage.wording), NAMED), **counts)
        yield from self._wrapped([(told, "")])
        for name, group in groupby(found, key=lambda one: one.place.document):
            yield "\n"
            yield from self._wrapped([(self._called(self.corpus.documents[name]), "strong")])
            for one in group:
                yield from self._attestation(one)
        yield from self._first()
        yield from self._open()
        yield from self._variants()
        yield from self._forms()
        yield from self._cited()
        yield from self._absent()
        yield from self._doubts()

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
        if edge and edge.mutation and (told := self._mutation(edge.mutation)):
            yield from self._wrapped(told, indent="        ")

    def _mutation(self, step: Mutation) -> list[Piece]:
        """What became of the formulation; nothing where nothing did."""
        pieces: list[Piece] = []
        if any(change.op not in ("equal", "variant") for change in step.changes):
            pieces += [(self.say("step"), "faint"), *changed(step.changes)]
        for key, members in (("gained", step.gained), ("lost", step.lost)):
            if members:
                pieces.append((self.say(key, members=self.say("comma").join(map(plain, members))), "faint"))
        if step.reordered:
            pieces.append((self.say("reordered"), "faint"))
        if step.localised:
            pairs = self.say("comma").join(f"{plain(left)} → {plain(right)}" for left, right in step.localised)
            pieces.append((self.say("localised_as", pairs=pairs), "faint"))
        if step.strength:
            pieces.append((self.say(step.strength, words=self.say("comma").join(map(_shift, step.degrees))), "faint"))
        if pieces:
            pieces[0] = pieces[0][0].lstrip("；; "), pieces[0][1]
        return pieces

    def _parent(self, edge: Descent) -> str:
        """Which attestation it comes from, of what document, how, and what else it might be."""
        parent = self.corpus.documents[self.places[edge.parent]]
        facts = {"relation": self.label(edge.relation), "confidence": f"{edge.confidence:.2f}"}
        named = {"number": self.numbers[edge.parent], "document": plain(short(parent, self.label))}
        text = self.say("parent.whole" if edge.whole else "parent", **named, **facts)
        if edge.runner_up in self.numbers:
            text += self.say("runner_up", number=self.numbers[edge.runner_up], margin=f"{edge.margin:.2f}")
        return text

    def _without_parent(self, found: Attestation) -> str:
        if found.id in self.undetermined:
            return self.say("no_parent")
        return self.say("earliest.but" if self.lineage.ancestor else "earliest")

    def _first(self) -> Iterator[str]:
        """The first attestation of each level."""
        if not self.lineage.first:
            return
        yield f"\n{self.say('first')}\n"
        for level, name in self.lineage.first.items():
            document = self.corpus.documents[self.places[name]]
            text = f"{self.label(level)}  [{self.numbers[name]}]  {document.date or ''}  {plain(document.title)}"
            yield from self._wrapped([(text, "")], indent="  ")
        for one in (one for form in self.lineage.forms for one in form.attestations if one.id == self.lineage.ancestor):
            document = self.corpus.documents[one.place.document]
            where = f"{plain(document.file)}:{self.corpus.lines[document.id].at(one.place.source.start)}"
            text = self.say("ancestor", date=document.date, title=plain(document.title), where=where)
            yield from self._wrapped([(text, "")], indent="  ")
        yield from self._wrapped([(self.say("first_how"), "faint")], indent="  ")

    def _open(self) -> Iterator[str]:
        """The attestations whose origin cannot be told."""
        if self.lineage.undetermined:
            numbers = " ".join(f"[{self.numbers[name]}]" for name in self.lineage.undetermined)
            yield f"\n{self.say('undetermined')}\n"
            yield from self._wrapped([(numbers, "")], indent="  ")

    def _variants(self) -> Iterator[str]:
        """The tree of formulations; of those that stand once only those that others extend."""
        if len(self.lineage.variants) < 2:
            return
        yield f"\n{self.say('variants', n=len(self.lineage.variants) - 1)}\n"
        extended = {one.extends for one in self.lineage.variants}
        depth: dict[str | None, int] = {None: 0}
        once = 0
        for one in self.lineage.variants:
            depth[one.words] = depth.get(one.extends, 0) + 1
            if len(one.attestations) < FEW and one.words not in extended and len(self.lineage.variants) > SHORT:
                once += 1
                continue
            text = f"{plain(one.words)}  {len(one.attestations)}"
            yield from self._wrapped([(text, "")], indent="  " * depth[one.words])
        if once:
            yield from self._wrapped([(self.say("variants.once", n=once), "faint")], indent="  ")

    def _forms(self) -> Iterator[str]:
        """The abbreviations and expansions that the corpus gives, and where only they stand."""
        if self.lineage.forms:
            yield f"\n{self.say('forms')}\n"
        for form in self.lineage.forms:
            kind = self.say("form.short" if form.short else "form.long")
            yield from self._wrapped([(f"{kind}  {plain(form.words)}", "")], indent="  ")
            document = self.corpus.documents[form.stated.document]
            line = self.corpus.lines[document.id].at(form.stated.source.start)
            where = f"{plain(document.file)}:{line}"
            link = self.say(f"link.{form.link}", where=where, date=document.date or self.say("unknown"))
            yield from self._wrapped([(link, "faint")], indent="    ")
            if form.attestations:
                yield from self._wrapped([(self.say("via", n=len(form.attestations)), "faint")], indent="    ")
            for one in form.attestations:
                document = self.corpus.documents[one.place.document]
                line = self.corpus.lines[document.id].at(one.place.source.start)
                head = f"{document.date or self.say('unknown')}  {plain(document.file)}:{line}  "
                yield from self._wrapped([(head, "faint"), (plain(one.formulation), "")], indent="      ")

    def _cited(self) -> Iterator[str]:
        """The texts that the documents cite and the corpus has."""
        if self.lineage.cited:
            yield f"\n{self.say('present')}\n"
        for cited in self.lineage.cited:
            citing = self.say("cited_by", documents=self.say("comma").join(map(plain, cited.cited_by)))
            held = self.say("held_as", documents=self.say("comma").join(map(plain, cited.documents)))
            yield from self._wrapped([(f"{plain(cited.title)}  ", ""), (f"{held}  {citing}", "faint")], indent="  ")

    def _doubts(self) -> Iterator[str]:
        """The documents whose dates cannot be right."""
        if self.lineage.doubts:
            yield f"\n{self.say('doubts')}\n"
        for doubt in self.lineage.doubts:
            one, other = (self.corpus.documents[name] for name in (doubt.document, doubt.later))
            facts = {"document": plain(one.id), "date": one.date, "names": plain(doubt.names)}
            text = self.say(f"doubt.{doubt.kind}", **facts, other=plain(other.id), later=other.date)
            yield from self._wrapped([(text, "")], indent="  ")

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


def _shift(degree: Degree) -> str:
    """A word of duty or degree that came, went or was exchanged."""
    return f"{degree.left or '∅'} → {degree.right or '∅'}"


def changed(changes: Sequence[Change]) -> Iterator[Piece]:
    """The changes of a formulation in one line: what went, then what came."""
    for change in changes:
        if change.op in ("equal", "variant"):
            yield plain(change.right), ""
            continue
        if change.left:
            yield plain(change.left), "cut"
        if change.right:
            yield plain(change.right), "added"


NAMED = 80  # columns of a wording that is named in a message
FEW, SHORT = 2, 12  # variants that stand less often are only counted, where there are more than so many

COMMANDS = {"trace": trace}
