"""Look things up in an indexed corpus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.collate import words
from lineage.engine.aside import aside
from lineage.errors import AmbiguousDocumentError, UnknownDocumentError
from lineage.export import fields
from lineage.export.fields import Corpus, Fields
from lineage.normalise import fold
from lineage.pipeline.corpus import Settings, consulted, matches, opened
from lineage.records import Adoption, Defect, Document, Lineage, Reading
from lineage.sources import Fetch, Source
from lineage.store import Store

if TYPE_CHECKING:
    from lineage.trace import Keys
    from lineage.witness import Witness

WHAT = (
    *("documents", "sentences", "matches", "attestations", "lineages", "adoption"),
    *("origins", "wordings"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the corpus, with how many sentences it has, what is wrong with it, and what reads its file."""

    document: Document
    sentences: int
    defects: tuple[Defect, ...]
    encoding: str | None

    @property
    def fields(self) -> Fields:
        """The same as others read it."""
        found = fields.of_document(self.document, sentences=self.sentences, warnings=self.defects)
        return fields.of_listed(found, self.encoding)


def documents(asked: Settings) -> tuple[str, tuple[Listed, ...]]:
    """The title of the corpus, and its documents, the earliest first."""
    with consulted(asked) as (store, catalogue):
        sizes, defects = store.sizes(), store.defects()
        encodings = {entry.file: _encoding(asked.corpus / entry.file, entry.encoding) for entry in catalogue.entries}
        found = (Listed(one, sizes[one.id], defects.get(one.id, ()), encodings[one.file]) for one in store.documents())
        return catalogue.title, tuple(found)


def _encoding(path: Path, named: str | None) -> str | None:
    """What ``Path.read_text`` takes to give the text of a file; nothing for Word, PDF and HTML, whose text is made."""
    from lineage.ingest.decode import UNPACKED, encoding_of
    from lineage.ingest.files import contents

    if path.suffix.lower() in UNPACKED:
        return None
    return named or encoding_of(path, contents(path))


def show(asked: Settings, name: str) -> Reading:
    """The document called ``name``, or the only one whose id begins so, as read."""
    with opened(asked) as store:
        return store.reading(resolved(name, store))


def resolved(name: str, store: Store) -> str:
    """The id of the document meant by ``name``: its id or title, or the beginning or part of only one of them."""
    documents = store.documents()
    ids = [document.id for document in documents]
    if name in ids:
        return name
    candidates = [one for one in ids if one.startswith(name)] or _titled(name, documents)
    if len(candidates) > 1:
        raise AmbiguousDocumentError(document=name, candidates=", ".join(candidates))
    if not candidates:
        titles = {document.title: document.id for document in reversed(documents)}
        near = get_close_matches(name, [*titles, *ids], n=3, cutoff=0)
        named = dict.fromkeys(titles.get(one, one) for one in near)
        raise UnknownDocumentError(document=name, nearest=", ".join(named) or "-")
    return candidates[0]


def _titled(name: str, documents: Sequence[Document]) -> list[str]:
    """The ids of the documents with this title, or else with this in their title, however it is written."""
    wanted = fold(name)
    titles = {document.id: fold(document.title) for document in documents} if wanted else {}
    whole = [one for one, title in titles.items() if title == wanted]
    return whole or [one for one, title in titles.items() if wanted in title]


@dataclass(frozen=True, slots=True)
class Traced:
    """The account of a wording, and the documents it speaks of; its adoption table where that was asked for."""

    lineage: Lineage
    corpus: Corpus
    documents: int
    adoption: tuple[Adoption, ...]


def trace(asked: Settings, wording: str, *, substring: bool = False, with_adoption: bool = False) -> Traced:
    """The lineage of a wording in the corpus: the stored one if the catalogue names it, else traced now."""
    with opened(asked) as store:
        kept = None if substring else store.lineage(wording)
        found, corpus, witnesses = _kept(store, kept) if kept else _followed(store, wording, substring=substring)
        adopted = tuple(_adopted([found], witnesses())) if with_adoption else ()
        return Traced(found, corpus, len(corpus.documents), adopted)


Account = tuple[Lineage, Corpus, Callable[[], Sequence["Witness"]]]
"""A lineage, the documents it speaks of, and who speaks in each: that takes its time and few ask."""


def _kept(store: Store, found: Lineage) -> Account:
    """An account that the store has."""
    return found, _corpus(store, _spoken_of(found)), lambda: _witnesses(store)


def _followed(store: Store, wording: str, *, substring: bool) -> Account:
    """An account that is made now."""
    read, fetch = texts(store)
    with _words_told(fold(wording), [key for _, key in read]):
        from lineage.trace import Keys, follow

        asked = Keys.joined(read, fetch, store)
        found = follow(wording, asked, substring=substring)
    corpus = Corpus.of(asked.documents, {one.document.file: one.raw for one in asked.sources.values()})
    return found, corpus, lambda: asked.register.witnesses


def _words_told(wanted: str, keys: Iterable[str]) -> AbstractContextManager[None]:
    """Where the wording stands anywhere, a process reads meanwhile what tells words: it is needed at the end of all."""
    if words.is_read() or not any(wanted in key for key in keys):
        return nullcontext()
    return words.told_by(aside(words.cut_here))


def adoption(asked: Settings, wordings: Sequence[str] = ()) -> tuple[tuple[Adoption, ...], Corpus]:
    """When each unit took up these wordings, or those of the catalogue, and the documents that are spoken of."""
    with opened(asked) as store:
        return tuple(_adoption(store, wordings)), _corpus(store, ())


def _adoption(store: Store, wordings: Sequence[str]) -> Iterator[Adoption]:
    """The rows of each wording; those of the catalogue where none is asked for."""
    yield from _adopted(_lineages(store, wordings or store.manifest().wordings), _witnesses(store))


def _adopted(found: Iterable[Lineage], witnesses: Sequence[Witness]) -> Iterator[Adoption]:
    """When each unit took up each wording."""
    from lineage.trace.adoption import adoption as adopted

    for one in found:
        yield from adopted(one, witnesses)


def _witnesses(store: Store) -> Sequence[Witness]:
    """The documents, each with the division that it speaks for."""
    return store.register().witnesses


def _spoken_of(found: Lineage) -> set[str]:
    """The documents that an account gives places of."""
    via = {one.place.document for form in found.forms for one in form.attestations}
    return {one.place.document for one in found.attestations} | via | {form.stated.document for form in found.forms}


def keys(store: Store) -> Keys:
    """The texts of all documents as tracing asks for them."""
    found = texts(store)
    from lineage.trace import Keys  # now, for it may be on its way while the store is read

    return Keys.joined(*found, store)


def texts(store: Store) -> tuple[list[tuple[Document, str]], Fetch]:
    """The documents in their order, each with its key, and what fetches the rest of them by their numbers."""
    keys_of = store.keys()
    found = [(document, keys_of[document.id]) for document in store.documents()]

    def fetch(numbers: Sequence[int]) -> dict[int, Source]:
        texts_of = store.texts(numbers, {n: found[n][1] for n in numbers})
        return {n: Source(found[n][0], one.clean, one.key, one.begins, one.raw) for n, one in texts_of.items()}

    return found, fetch


def _corpus(store: Store, spoken_of: Collection[str] | None = None) -> Corpus:
    """The documents, with the lines of all or of those that are spoken of."""
    documents = store.documents()
    files = None if spoken_of is None else {one.file for one in documents if one.id in spoken_of}
    return Corpus.of(documents, store.files(of=files))


def export(
    asked: Settings, what: str, *, with_boilerplate: bool = False, wordings: Sequence[str] = ()
) -> Iterator[Fields]:
    """What was asked for, one after the other.

    ``wordings`` are traced beside those of the catalogue; of an adoption table they are the only ones.
    """
    if what in ("origins", "wordings"):
        yield from _worked_out(asked, what)
        return
    if what == "documents":
        yield from (one.fields for one in documents(asked)[1])
        return
    with opened(asked) as store:
        if what == "sentences":
            for reading in store.readings():
                lines = fields.Lines.of(reading.raw)
                yield from (fields.of_sentence(sentence, reading, lines) for sentence in reading.sentences)
        elif what == "matches":
            corpus = _corpus(store)
            yield from (fields.of_match(match, corpus) for match in matches(store, with_boilerplate=with_boilerplate))
        elif what == "adoption":
            corpus = _corpus(store, ())
            yield from (fields.of_adoption(row, corpus) for row in _adoption(store, wordings))
        else:
            corpus = _corpus(store)
            for found in _lineages(store, [*store.manifest().wordings, *wordings]):
                if what == "lineages":
                    yield fields.of_lineage(found, corpus)
                else:
                    rows = (fields.of_attestation(one, corpus) for one in found.attestations)
                    yield from ({"wording": found.wording, **row} for row in rows)


def _worked_out(asked: Settings, what: str) -> Iterator[Fields]:
    """The origins of all sentences, document by document, or the wordings that travelled."""
    from lineage.pipeline.blaming import blame
    from lineage.pipeline.discovering import discover

    if what == "wordings":
        found = discover(asked)
        yield from (fields.of_travelled(one, found.corpus) for one in found.wordings)
        return
    _, listed = documents(asked)
    for one in listed:
        blamed = blame(asked, one.document.id)
        yield from fields.origin_rows(fields.of_blame(blamed.blame, blamed.corpus))


def _lineages(store: Store, wordings: Sequence[str]) -> Iterator[Lineage]:
    """The lineages of these wordings, each once, kept or made now."""
    from lineage.trace import follow

    kept = {one.wording: one for one in store.lineages()}
    asked = list(dict.fromkeys(wordings))
    texts = keys(store) if set(asked) - kept.keys() else None
    for wording in asked:
        if wording in kept:
            yield kept[wording]
        elif texts:
            yield follow(wording, texts)
