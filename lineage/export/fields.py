"""Records as the fields that others rely on, by the names and in the order of the JSON they read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lineage.records import (
    Adoption,
    Arrival,
    Attestation,
    Blame,
    Defect,
    Document,
    Doubt,
    Lineage,
    Match,
    Mutation,
    Origin,
    OtherForm,
    Passage,
    Reading,
    Sentence,
    Travelled,
    Uptake,
    When,
)
from lineage.spans import Span

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of a file begins, to tell the line of a position.

    >>> Lines.of("甲\\n乙\\n丙").at(2)
    2
    """

    starts: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> Lines:
        """The lines of a decoded file, parted as editors and grep part them: at line feeds."""
        starts = [0]
        while (end := raw.find("\n", starts[-1]) + 1) > 0:
            starts.append(end)
        return cls(tuple(starts))

    def at(self, offset: int) -> int:
        """The number of the line, counted from 1, that ``offset`` stands on."""
        return bisect_right(self.starts, offset)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What records leave to be looked up: documents by id, lines by the id of the document."""

    documents: Mapping[str, Document]
    lines: Mapping[str, Lines]

    @classmethod
    def of(cls, documents: Iterable[Document], files: Mapping[str, str]) -> Corpus:
        """The documents, with the text of each file that is spoken of by its name."""
        known = {document.id: document for document in documents}
        lines = {file: Lines.of(raw) for file, raw in files.items()}
        return cls(known, {name: lines[document.file] for name, document in known.items() if document.file in lines})

    @classmethod
    def read(cls, readings: Iterable[Reading]) -> Corpus:
        """The documents of these readings."""
        found = {reading.document.id: reading for reading in readings}
        documents = {name: reading.document for name, reading in found.items()}
        return cls(documents, {name: Lines.of(reading.raw) for name, reading in found.items()})


def of_document(document: Document, *, sentences: int, warnings: Sequence[Defect] = ()) -> Fields:
    """A document, with how many sentences it has and what is wrong with it."""
    return {
        "document": document.id,
        "title": document.title,
        "level": document.level,
        "issuer": document.issuer,
        "date": _date(document.date),
        "held": _date(document.held),
        "published": _date(document.published),
        "kind": document.kind,
        "authority": list(document.authority),
        "file": document.file,
        **_place(document.place),
        "sentences": sentences,
        "inferred": list(document.inferred),
        "warnings": [of_defect(defect) for defect in warnings],
    }


def of_listed(document: Fields, encoding: str | None) -> Fields:
    """A document in a list of them, with what reads its file as positions count in it; nothing where text is made."""
    return {**document, "encoding": encoding}


def of_defect(defect: Defect) -> Fields:
    """A defect of a published text."""
    return {"kind": defect.kind, "line": defect.line, **_place(defect.source), "detail": defect.detail}


def of_reading(reading: Reading) -> Fields:
    """A document as read."""
    return of_document(reading.document, sentences=len(reading.sentences), warnings=reading.defects)


def of_sentence(sentence: Sentence, reading: Reading, lines: Lines) -> Fields:
    """A sentence of ``reading``."""
    return {
        "document": reading.document.id,
        "sentence": sentence.number,
        "paragraph": sentence.paragraph,
        "form": sentence.form,
        "line": lines.at(sentence.source.start),
        **_place(sentence.source),
        "text": sentence.source.of(reading.raw),
        "clean": sentence.clean.of(reading.text.text),
    }


def of_match(match: Match, corpus: Corpus) -> Fields:
    """A match with both its sides."""
    return {
        "match": match.id,
        "left": _side(match.left, corpus),
        "right": _side(match.right, corpus),
        "relation": match.relation,
        "score": round(match.score, 4),
        "surprise": round(match.surprise, 2),
        "boilerplate": match.boilerplate,
        "critical": list(match.critical),
        "changes": [{"op": change.op, "left": change.left, "right": change.right} for change in match.changes],
        "slots": [{"template": slot.template, "left": slot.left, "right": slot.right} for slot in match.slots],
    }


def _side(passage: Passage, corpus: Corpus) -> Fields:
    document = corpus.documents[passage.document]
    return {
        **_named(document),
        "file": document.file,
        "line": corpus.lines[document.id].at(passage.source.start),
        "sentence": passage.sentence,
        "through": passage.through,
        **_place(passage.source),
        "text": passage.text,
        "clean": passage.words,
    }


def of_lineage(lineage: Lineage, corpus: Corpus) -> Fields:
    """The account of a wording."""
    return {
        "wording": lineage.wording,
        "attestations": [of_attestation(found, corpus) for found in lineage.attestations],
        "edges": [
            {
                "child": edge.child,
                "parent": edge.parent,
                "relation": edge.relation,
                "confidence": round(edge.confidence, 4),
                "runner_up": edge.runner_up,
                "margin": round(edge.margin, 4),
                "whole": edge.whole,
                "mutation": of_mutation(edge.mutation) if edge.mutation else None,
            }
            for edge in lineage.edges
        ],
        "first": dict(lineage.first),
        "undetermined": list(lineage.undetermined),
        "cited_but_absent": [
            {"title": cited.title, "cited_by": list(cited.cited_by)} for cited in lineage.cited_but_absent
        ],
        "cited": [
            {"title": cited.title, "cited_by": list(cited.cited_by), "documents": list(cited.documents)}
            for cited in lineage.cited
        ],
        "variants": [
            {"words": one.words, "extends": one.extends, "attestations": list(one.attestations)}
            for one in lineage.variants
        ],
        "forms": [_form(form, corpus) for form in lineage.forms],
        "doubts": [of_doubt(one) for one in lineage.doubts],
        "near": list(lineage.near),
        "ancestor": lineage.ancestor,
    }


def of_doubt(doubt: Doubt) -> Fields:
    """A document that names as its source what is dated later."""
    return {"document": doubt.document, "names": doubt.names, "later": doubt.later, "kind": doubt.kind}


def of_mutation(mutation: Mutation) -> Fields:
    """What became of a formulation on its way."""
    return {
        "changes": [{"op": change.op, "left": change.left, "right": change.right} for change in mutation.changes],
        "localised": [list(pair) for pair in mutation.localised],
        "strength": mutation.strength,
        "degrees": [
            {"ladder": one.ladder, "left": one.left, "right": one.right, "steps": one.steps} for one in mutation.degrees
        ],
        "gained": list(mutation.gained),
        "lost": list(mutation.lost),
        "reordered": mutation.reordered,
    }


def _form(form: OtherForm, corpus: Corpus) -> Fields:
    """Another form of a wording, with the place that gives both and the places where only it stands."""
    return {
        "words": form.words,
        "short": form.short,
        "link": form.link,
        "members": list(form.members),
        "stated": _side(form.stated, corpus),
        "attestations": [{**of_attestation(one, corpus), "via": one.via} for one in form.attestations],
    }


def of_adoption(row: Adoption, corpus: Corpus) -> Fields:
    """When a unit first has a wording."""
    return {
        "wording": row.wording,
        "unit": row.unit,
        "level": row.level,
        "date": _date(row.date),
        "lag": row.lag,
        "document": row.document,
        "title": corpus.documents[row.document].title if row.document else None,
        "formulation": row.formulation,
        "attestation": row.attestation,
        "attestations": row.attestations,
        "documents": row.documents,
    }


def of_attestation(found: Attestation, corpus: Corpus) -> Fields:
    """One occurrence of a wording."""
    document = corpus.documents[found.place.document]
    return {
        "id": found.id,
        **_named(document),
        "file": document.file,
        "line": corpus.lines[document.id].at(found.place.source.start),
        "sentence": found.place.sentence,
        **_place(found.place.source),
        "text": found.place.text,
        "formulation": found.formulation,
        "context": found.context,
    }


def of_blame(blame: Blame, corpus: Corpus) -> Fields:
    """Where the sentences of a document come from."""
    return {
        **_named(corpus.documents[blame.document]),
        "upstream": blame.upstream,
        "shares": dict(blame.shares),
        "sentences": [of_origin(origin, blame.document, corpus) for origin in blame.origins],
    }


def origin_rows(blame: Fields) -> list[Fields]:
    """The sentences of what `of_blame` gives, each with its document."""
    document = {name: blame[name] for name in ("document", "title", "level", "date")}
    return [{**document, **sentence} for sentence in blame["sentences"]]


def of_origin(origin: Origin, document: str, corpus: Corpus) -> Fields:
    """One sentence with its clauses and its sources, the likeliest first."""
    sentence, lines = origin.sentence, corpus.lines[document]
    by = {match.id: match.left.document for match in origin.sources}
    return {
        "sentence": sentence.number,
        "form": sentence.form,
        "line": lines.at(sentence.source.start),
        **_place(sentence.source),
        "text": origin.text,
        "clean": origin.words,
        "covered": origin.covered,
        "origin": origin.kind,
        "parts": [
            {
                "origin": part.origin,
                **_place(part.source),
                "clean": part.words,
                "match": part.match,
                "document": by.get(part.match or ""),
                "confidence": part.confidence,
            }
            for part in origin.parts
        ],
        "sources": [_source(match, corpus) for match in origin.sources],
        "further": origin.further,
    }


def _source(match: Match, corpus: Corpus) -> Fields:
    document = corpus.documents[match.left.document]
    return {
        "match": match.id,
        **_named(document),
        "relation": match.relation,
        "score": round(match.score, 4),
        "surprise": round(match.surprise, 2),
        "critical": list(match.critical),
        "file": document.file,
        "line": corpus.lines[document.id].at(match.left.source.start),
        "sentence": match.left.sentence,
        **_place(match.left.source),
        "clean": match.left.words,
    }


def of_arrival(arrival: Arrival, corpus: Corpus) -> Fields:
    """What of an upstream document did not arrive in a later one."""
    lines = corpus.lines[arrival.upstream]
    return {
        "upstream": _named(corpus.documents[arrival.upstream]),
        "downstream": _named(corpus.documents[arrival.document]),
        "arrived": arrival.arrived,
        "missing": [
            {
                "sentence": one.sentence.number,
                "form": one.sentence.form,
                "arrived": one.arrived,
                "passages": [
                    {
                        "line": lines.at(part.source.start),
                        **_place(part.source),
                        "text": part.text,
                        "clean": part.words,
                    }
                    for part in one.parts
                ],
            }
            for one in arrival.missing
        ],
    }


def of_travelled(found: Travelled, corpus: Corpus) -> Fields:
    """A wording that travelled, with the first place of everybody who has it."""
    return {
        "wording": found.wording,
        "key": found.key,
        "score": found.score,
        "rise": found.rise,
        "fall": found.fall,
        "joint": found.joint,
        "documents": found.documents,
        "times": found.times,
        "levels": list(found.levels),
        "units": len(found.uptakes),
        "first": _uptake(found.uptakes[0], corpus),
        "followers": [_uptake(one, corpus) for one in found.uptakes[1:]],
        "last": _uptake(found.last, corpus),
        "variants": [
            {"wording": one.wording, "documents": one.documents, "first": _date(one.first)} for one in found.variants
        ],
    }


def _uptake(one: Uptake, corpus: Corpus) -> Fields:
    document = corpus.documents[one.place.document]
    return {
        "unit": one.unit or None,
        "lag": one.lag,
        **_named(document),
        "file": document.file,
        "line": corpus.lines[document.id].at(one.place.source.start),
        "sentence": one.place.sentence,
        **_place(one.place.source),
        "text": one.place.text,
    }


def _named(document: Document) -> Fields:
    return {
        "document": document.id,
        "title": document.title,
        "level": document.level,
        "date": _date(document.date),
    }


def _place(span: Span) -> Fields:
    return {"start": span.start, "end": span.end}


def _date(when: When | None) -> str | None:
    return None if when is None else str(when)
