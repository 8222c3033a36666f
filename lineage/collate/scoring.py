"""Precision and recall of matches against alignments made by hand.

Everything is compared in Han characters alone, so that wraps, punctuation, digits and page numbers cost nobody
anything. A sentence pair that an annotator was sure or fairly sure of is found when some match covers at least
half of one of its stretches on both sides; a match is right when it overlaps a stretch of any confidence on both
sides by 8 characters, or by half of a stretch shorter than 16. Tightness is the share of the characters marked
by right matches, on the right side, that lie inside a stretch; relation the share of the stretches found whose
relation some match names. F1 is the harmonic mean of precision and recall (van Rijsbergen 1979).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate, pairwise

from lineage.errors import TruthDocumentError, TruthSentencesError, TruthTextError
from lineage.records import Document, Match, Passage, Relation
from lineage.spans import Span

ENOUGH = 8  # Han characters in common
SURE = 2  # confidence from which an alignment is wanted
UNNUMBERED = -1  # the sentence of a stretch that may stand anywhere in its document
MEASURES = ("recall", "precision", "f1", "tightness", "relation")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two stretches that a reader found to carry the same formulation, and how sure the reader was, 1 to 3.

    Each lies in a sentence of a document of the truth; ``where`` says where it was written down.
    """

    left_document: str
    left_sentence: int
    left_text: str
    right_document: str
    right_sentence: int
    right_text: str
    relation: Relation
    confidence: int
    where: str


@dataclass(frozen=True, slots=True)
class Looked:
    """Of two documents, the sentences of the right one that were looked at, where not all were."""

    left_document: str
    right_document: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Truth:
    """Alignments made by hand, and the numbered sentences of the ``documents`` they lie in.

    A document that is not among them is one of the corpus, by its id, or a file, by the beginning of its name.
    """

    alignments: tuple[Alignment, ...]
    documents: Mapping[str, tuple[str, ...]]
    looked_at: tuple[Looked, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pair of documents, or all, come to.

    So many sentence pairs were ``wanted`` and ``found``, so many ``matches`` were there and ``right``. ``marked`` and
    ``inside`` count characters of right matches, ``stretches`` those found, ``named`` those of them whose relation is
    right.

    >>> Figures(wanted=10, found=8, matches=10, right=9, marked=50, inside=45, stretches=8, named=6).f1
    0.8471
    """

    wanted: int = 0
    found: int = 0
    matches: int = 0
    right: int = 0
    marked: int = 0
    inside: int = 0
    stretches: int = 0
    named: int = 0

    @property
    def recall(self) -> float:
        return _share(self.found, self.wanted)

    @property
    def precision(self) -> float:
        return _share(self.right, self.matches)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return round(2 * self.precision * self.recall / both, 4) if both else 0.0

    @property
    def tightness(self) -> float:
        return _share(self.inside, self.marked)

    @property
    def relation(self) -> float:
        return _share(self.named, self.stretches)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One side of a wanted sentence pair: a few words, as the truth has them, and where they begin in the file."""

    document: str
    sentence: int
    text: str
    file: str
    start: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence pair that was asked for, and whether some match finds it. ``key`` tells it from all others."""

    key: str
    left: Quoted
    right: Quoted
    found: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one pair of documents, what was wanted of it, and the matches that no alignment bears out."""

    left: str
    right: str
    figures: Figures
    wanted: tuple[Wanted, ...]
    wrong: tuple[Match, ...]


def score(placed: Placed, matches: Sequence[Match]) -> tuple[Scored, ...]:
    """Each pair of documents of the truth, scored; of ``matches`` those count that it ``concerns``."""
    located = [
        _Located(match, placed.side(match.left), placed.side(match.right))
        for match in matches
        if placed.concerns(match.left.document, match.right.document)
    ]
    return tuple(_scored(pair, rows, located, placed) for pair, rows in sorted(placed.rows.items()))


def total(scored: Sequence[Scored]) -> Figures:
    """The figures of all pairs together."""
    return Figures(*map(sum, zip(*(astuple(pair.figures) for pair in scored), strict=True)))


@dataclass(frozen=True, slots=True)
class _Row:
    """An alignment, and where its stretches lie among the Han characters of their files; in several places, perhaps."""

    alignment: Alignment
    left: tuple[Span, ...]
    right: tuple[Span, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What counts as one sentence pair."""
        one = self.alignment
        if one.left_sentence != UNNUMBERED:
            return str(one.left_sentence), str(one.right_sentence)
        return one.left_text, one.right_text


@dataclass(frozen=True, slots=True)
class _Located:
    """A match, with the file of either side and its stretch of the file's Han characters."""

    match: Match
    left: tuple[str, Span]
    right: tuple[str, Span]


@dataclass(frozen=True, slots=True)
class _Here:
    """A match between two documents of the truth, whichever of them the program calls left."""

    match: Match
    left: Span
    right: Span


@dataclass(frozen=True)
class _Han:
    """The Han characters of a file, and the way from its offsets to places among them and back."""

    raw: str

    @cached_property
    def text(self) -> str:
        return _only_han(self.raw)

    @cached_property
    def before(self) -> list[int]:
        """How many there are before each offset."""
        return [0, *accumulate(_HAN.match(sign) is not None for sign in self.raw)]

    def interval(self, source: Span) -> Span:
        return Span(self.before[source.start], self.before[source.end])

    def offset(self, place: int) -> int:
        """Where in the file the character at ``place`` stands."""
        return bisect_left(self.before, place + 1) - 1

    def places(self, words: str, within: Span) -> Iterator[Span]:
        at = self.text.find(words, within.start, within.end)
        while words and at >= 0:
            yield Span(at, at + len(words))
            at = self.text.find(words, at + 1, within.end)


class Placed:
    """The truth found again in the files of a corpus: where each of its documents, sentences and stretches lies.

    ``files`` gives the decoded text by the file's name. What is in none of them is an error that names the row.
    """

    def __init__(self, truth: Truth, files: Mapping[str, str], documents: Sequence[Document]) -> None:
        self.truth = truth
        self.han = {name: _Han(files[name]) for name in sorted(files)}
        self.known = {document.id: document for document in documents}
        self.file: dict[str, str] = {}
        self.whole: dict[str, Span] = {}
        self.sentences: dict[str, list[Span]] = {}
        self.rows: dict[tuple[str, str], list[_Row]] = {}
        for one in truth.alignments:
            left = self._locate(one.where, one.left_document, one.left_sentence, one.left_text)
            right = self._locate(one.where, one.right_document, one.right_sentence, one.right_text)
            self.rows.setdefault((one.left_document, one.right_document), []).append(_Row(one, left, right))
        self.pairs = {frozenset(self.file[name] for name in pair) for pair in self.rows}

    def concerns(self, one: str, other: str) -> bool:
        """Whether the truth speaks of the files of these two documents."""
        return frozenset((self.known[one].file, self.known[other].file)) in self.pairs

    def looked_at(self, pair: tuple[str, str]) -> Span:
        """The stretch of the right document that was annotated."""
        whole, sentences = self.whole[pair[1]], self.sentences.get(pair[1], [])
        for one in self.truth.looked_at:
            if (one.left_document, one.right_document) == pair and one.first < len(sentences):
                return Span(sentences[one.first].start, sentences[min(one.last, len(sentences) - 1)].end)
        return whole

    def side(self, passage: Passage) -> tuple[str, Span]:
        """The file of a passage, and its stretch of the Han characters."""
        file = self.known[passage.document].file
        return file, self.han[file].interval(passage.source)

    def quoted(self, name: str, sentence: int, text: str, place: Span) -> Quoted:
        """A stretch of the truth with the place where it begins in the file."""
        return Quoted(name, sentence, text, self.file[name], self.han[self.file[name]].offset(place.start))

    def _locate(self, where: str, name: str, sentence: int, words: str) -> tuple[Span, ...]:
        """Where a stretch lies; several places where its sentence is not numbered."""
        if name not in self.file:
            self._find(where, name)
        within = self.whole[name]
        if sentence != UNNUMBERED:
            numbered = self.sentences.get(name, [])
            within = numbered[sentence] if 0 <= sentence < len(numbered) else Span(0, 0)
        found = tuple(self.han[self.file[name]].places(_only_han(words), within))
        if not found:
            place = name if sentence == UNNUMBERED else f"{name} {sentence}"
            raise TruthTextError(where=where, place=place, text=words[:30])
        return found if sentence == UNNUMBERED else found[:1]

    def _find(self, where: str, name: str) -> None:
        """Note the file of a document of the truth, and its stretch of it."""
        if name in self.truth.documents:
            self._find_sentences(name)
        elif name in self.known:
            self.file[name] = self.known[name].file
            self.whole[name] = self.han[self.file[name]].interval(self.known[name].place)
        else:
            self.file[name] = self._begun(where, name)
            self.whole[name] = Span(0, len(self.han[self.file[name]].text))

    def _find_sentences(self, name: str) -> None:
        sentences = [_only_han(sentence) for sentence in self.truth.documents[name]]
        words = "".join(sentences)
        for file, han in self.han.items():
            at = han.text.find(words)
            if words and at >= 0:
                edges = [*accumulate(map(len, sentences), initial=at)]
                self.file[name], self.whole[name] = file, Span(at, edges[-1])
                self.sentences[name] = [Span(*ends) for ends in pairwise(edges)]
                return
        raise TruthSentencesError(document=name)

    def _begun(self, where: str, name: str) -> str:
        """The only file whose name begins so."""
        found = [file for file in self.han if file.startswith(name)]
        if len(found) == 1:
            return found[0]
        names = [*self.truth.documents, *self.known, *self.han]
        near = ", ".join(found or get_close_matches(name, names, cutoff=0))
        raise TruthDocumentError(where=where, document=name, nearest=near)


def _scored(pair: tuple[str, str], rows: Sequence[_Row], located: Sequence[_Located], placed: Placed) -> Scored:
    """One pair of documents: its figures, and what of it was found."""
    here = list(_within(pair, located, placed))
    found: dict[tuple[str, str], bool] = {}
    first: dict[tuple[str, str], _Row] = {}
    stretches = named = 0
    for row in rows:
        if row.alignment.confidence < SURE:
            continue
        hits = [one.match for one in here if _covers(one.left, row.left) and _covers(one.right, row.right)]
        first.setdefault(row.key, row)
        found[row.key] = found.get(row.key, False) or bool(hits)
        stretches += bool(hits)
        named += any(match.relation == row.alignment.relation for match in hits)
    right = [any(_right(row, one) for row in rows) for one in here]
    good = [one for one, is_right in zip(here, right, strict=True) if is_right]
    return Scored(
        *pair,
        Figures(
            wanted=len(found),
            found=sum(found.values()),
            matches=len(here),
            right=len(good),
            marked=sum(len(one.right) for one in good),
            inside=sum(_inside(rows, one) for one in good),
            stretches=stretches,
            named=named,
        ),
        tuple(_wanted(row, placed, found=found[key]) for key, row in first.items()),
        tuple(one.match for one, is_right in zip(here, right, strict=True) if not is_right),
    )


def _within(pair: tuple[str, str], located: Sequence[_Located], placed: Placed) -> Iterator[_Here]:
    """The matches between two documents that lie where the annotators looked, whichever side is left."""
    files = tuple(placed.file[name] for name in pair)
    left_range, right_range = placed.whole[pair[0]], placed.looked_at(pair)
    for one in located:
        for left, right in ((one.left, one.right), (one.right, one.left)):
            if (left[0], right[0]) != files or not left[1] or not right[1]:
                continue
            if _begins(left[1], left_range) and _begins(right[1], right_range):
                yield _Here(one.match, left[1], right[1])
                break


def _wanted(row: _Row, placed: Placed, *, found: bool) -> Wanted:
    one = row.alignment
    key = "\t".join((one.left_document, one.right_document, *row.key))
    left = placed.quoted(one.left_document, one.left_sentence, one.left_text, row.left[0])
    right = placed.quoted(one.right_document, one.right_sentence, one.right_text, row.right[0])
    return Wanted(key, left, right, found)


def _begins(span: Span, within: Span) -> bool:
    return within.start <= span.start < within.end


def _overlap(span: Span, places: Sequence[Span]) -> int:
    return max(span.overlap(place) for place in places)


def _covers(span: Span, places: Sequence[Span]) -> bool:
    return _overlap(span, places) * 2 >= len(places[0])


def _right(row: _Row, one: _Here) -> bool:
    return all(
        _overlap(span, places) >= min(ENOUGH, len(places[0]) / 2)
        for span, places in ((one.left, row.left), (one.right, row.right))
    )


def _inside(rows: Sequence[_Row], one: _Here) -> int:
    """How many characters of the right side lie inside stretches whose left side the match touches."""
    covered: set[int] = set()
    for row in rows:
        if _overlap(one.left, row.left):
            for place in row.right:
                covered.update(range(max(place.start, one.right.start), min(place.end, one.right.end)))
    return len(covered)


def _only_han(text: str) -> str:
    return "".join(_HAN.findall(text))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
