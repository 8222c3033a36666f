"""Compare two documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import lineage
from lineage import ingest
from lineage.errors import (
    AmbiguousDocumentError,
    EmptyDocumentError,
    EmptyInputError,
    IsFolderError,
    LineageError,
    MissingFileError,
    NoCorpusError,
    UnknownDocumentError,
)
from lineage.pipeline.asking import resolved
from lineage.pipeline.corpus import Settings, is_there, matches, opened
from lineage.records import Change, Match, Op, Reading, Relation
from lineage.store import Store

if TYPE_CHECKING:
    from lineage.report.pages import Elsewhere

TURNED: dict[Relation, Relation] = {"condensed": "expanded", "expanded": "condensed"}
TURNED_OP: dict[Op, Op] = {"insert": "delete", "delete": "insert"}


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two documents side by side, and the sentences of each that answer to nothing in the other.

    ``turned`` says that the one given second stands on the left. What a passage of boilerplate answers to counts
    as answered, whether ``matches`` shows it or not.
    """

    left: Reading
    right: Reading
    matches: tuple[Match, ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]
    turned: bool

    @property
    def dated(self) -> bool:
        """Whether the dates tell that the left one is the earlier."""
        early, late = self.left.document.date, self.right.document.date
        return early is not None and late is not None and early.last < late.first


def align(
    left: str,
    right: str,
    *,
    find: Callable[[], Settings],
    given: Mapping[str, Path] | None = None,
    with_boilerplate: bool = False,
) -> Aligned:
    """Two files compared (``FILE#ID`` where a file holds several documents), or two documents of the corpus.

    ``given`` names the file that a word stands for, ``-`` above all. Only if a side is no file, ``find`` must
    give the corpus.
    """
    first, second = (_bare(name, given or {}) for name in (left, right))
    if first and second:
        return _compared(first, second, with_boilerplate=with_boilerplate)
    with opened(_corpus_for(left if not first else right, find)) as store:
        sides = [bare or store.reading(_meant(name, store)) for bare, name in ((first, left), (second, right))]
        if first or second:
            return _compared(*sides, with_boilerplate=with_boilerplate)
        early, late = sorted(sides, key=lambda side: side.document.order)
        found = tuple(matches(store, early.document.id, late.document.id, with_boilerplate=True))
    return _aligned(early, late, found, turned=early is not sides[0], with_boilerplate=with_boilerplate)


def _bare(name: str, given: Mapping[str, Path]) -> Reading | None:
    """The document in the file called ``name``; ``None`` if there is no such file."""
    file, _, wanted = name.partition("#") if not is_there(Path(name).is_file) else (name, "", "")
    path = given.get(file, Path(file))
    if not is_there(path.is_file):
        return None
    try:
        readings = ingest.read_file(path)
    except LineageError as error:
        kind = EmptyInputError if file in given and isinstance(error, EmptyDocumentError) else type(error)
        raise kind(**{**error.facts, "path": file}) from error
    meant = [one for one in readings if one.document.id.startswith(wanted)]
    if len(meant) != 1:
        ids = [f"{file}#{one.document.id}" for one in meant or readings]
        raise AmbiguousDocumentError(document=name, candidates=", ".join(ids))
    return replace(meant[0], document=replace(meant[0].document, file=file))


def _corpus_for(name: str, find: Callable[[], Settings]) -> Settings:
    """The corpus in which ``name`` is to be looked up; where there is none, it was meant as a file."""
    try:
        return find()
    except NoCorpusError as error:
        raise (IsFolderError if is_there(Path(name).is_dir) else MissingFileError)(path=name) from error


def _meant(name: str, store: Store) -> str:
    """The id of the document called ``name``; a folder that is called so is none."""
    try:
        return resolved(name, store)
    except UnknownDocumentError as error:
        if is_there(Path(name).is_dir):
            raise IsFolderError(path=name) from error
        raise


def _compared(left: Reading, right: Reading, *, with_boilerplate: bool) -> Aligned:
    """Two readings compared by themselves. Where no date tells the earlier, it is the one given first."""
    from lineage.engine import local

    if left.document.id == right.document.id:
        right = _called(right, f"{right.document.id}-2")
    found = tuple(local.matches([left, right]))
    early, late = sorted((left, right), key=lambda side: side.document.order)
    if early is not left and left.document.date is None and right.document.date is None:
        early, late, found = left, right, tuple(sorted(map(_turned, found), key=_place))
    return _aligned(early, late, found, turned=early is not left, with_boilerplate=with_boilerplate)


def _called(reading: Reading, name: str) -> Reading:
    return replace(reading, document=replace(reading.document, id=name))


def _turned(match: Match) -> Match:
    """The match with its sides exchanged."""
    return replace(
        match,
        left=match.right,
        right=match.left,
        relation=TURNED.get(match.relation, match.relation),
        changes=tuple(Change(TURNED_OP.get(one.op, one.op), one.right, one.left) for one in match.changes),
    )


def _place(match: Match) -> tuple[int, int, int, int]:
    left, right = match.left.clean, match.right.clean
    return right.start, right.end, left.start, left.end


def _aligned(
    left: Reading, right: Reading, matches: tuple[Match, ...], *, turned: bool, with_boilerplate: bool
) -> Aligned:
    there = {number for one in matches for number in range(one.left.sentence, one.left.through + 1)}
    here = {number for one in matches for number in range(one.right.sentence, one.right.through + 1)}
    return Aligned(
        left,
        right,
        tuple(one for one in matches if with_boilerplate or not one.boilerplate),
        tuple(sentence.number for sentence in left.sentences if sentence.number not in there),
        tuple(sentence.number for sentence in right.sentences if sentence.number not in here),
        turned,
    )


def by_words(aligned: Aligned) -> Aligned:
    """The same with changes that cut no word."""
    from lineage.collate.matching import by_words

    return replace(aligned, matches=tuple(map(by_words, aligned.matches)))


def elsewhere(aligned: Aligned, site: Path, *, beside: Path | None = None) -> Elsewhere | None:
    """Where a site that was built shows the sentences of both documents, from the folder ``beside``; or not both."""
    from lineage.report.layout import sentence_anchors
    from lineage.report.pages import Elsewhere
    from lineage.report.standing import Standing, way

    shown, at = Standing.of(site), {}
    for side in (aligned.left, aligned.right):
        for one, anchor in zip(side.sentences, sentence_anchors(side), strict=True):
            there = shown.at(side.document.id, one.source)
            if there.partition("#")[2] != anchor:  # which is made from the words
                return None
            at[side.document.id, one.number] = there
    return Elsewhere(way(site, beside), at)


def align_page(aligned: Aligned, *, language: str = "zh", on_site: Elsewhere | None = None) -> str:
    """Two documents side by side as one HTML file, which leads to the pages of a site if one has them."""
    from lineage.report.edition import Edition, Made
    from lineage.report.site import alone

    sides = (aligned.left, aligned.right)
    title = " · ".join(side.document.title for side in sides)
    content = hashlib.sha256("\n".join(side.raw for side in sides).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    made = Made(lineage.__version__, content, "")
    return alone(Edition(title, sides, aligned.matches, (), made, "en" if language == "en" else "zh"), on_site)
