"""Precision and recall of matches against the alignments in seeds/truth/.

Everything is compared in Han characters alone, so that wraps, punctuation, digits and page numbers cost nobody
anything. A sentence pair that an annotator was sure or fairly sure of is found when some match covers at least
half of one of its stretches on both sides; a match is right when it overlaps a stretch of any confidence on both
sides by 8 characters, or by half of a stretch shorter than 16. Tightness is the share of the characters marked
by right matches, on the right side, that lie inside a stretch; relation the share of the stretches found whose
relation some match names. F1 is the harmonic mean of precision and recall (van Rijsbergen 1979).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate, pairwise
from pathlib import Path

from lineage.records import Match, Passage
from lineage.spans import Span

ENOUGH = 8  # Han characters in common
SURE = 2  # confidence from which an alignment is wanted
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """One alignment: two stretches, each in a sentence of a document of the truth (-1 where unnumbered)."""

    left_document: str
    left_sentence: int
    left_text: str
    right_document: str
    right_sentence: int
    right_text: str
    relation: str
    confidence: int


@dataclass(frozen=True, slots=True)
class Truth:
    """Alignments, and the numbered sentences of the documents they lie in.

    A document that is not among ``documents`` is the file whose name begins with its name. ``annotated`` gives,
    for a pair of documents, the last right sentence that was looked at where not all were.
    """

    alignments: tuple[Aligned, ...]
    documents: Mapping[str, tuple[str, ...]]
    annotated: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pair of documents, or all, come to: ``wanted`` pairs, ``found`` of them, ``matches``, ``right``."""

    wanted: int
    found: int
    matches: int
    right: int
    marked: int
    inside: int
    stretches: int
    named: int

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
class Scored:
    """The figures of one pair of documents, and which sentence pairs were ``found`` or ``missed``, as text."""

    left: str
    right: str
    figures: Figures
    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """An alignment, located: a file and the intervals of its Han characters on either side."""

    aligned: Aligned
    left: tuple[Span, ...]
    right: tuple[Span, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What counts as one sentence pair."""
        if self.aligned.left_sentence >= 0:
            return str(self.aligned.left_sentence), str(self.aligned.right_sentence)
        return self.aligned.left_text, self.aligned.right_text


def truth(folder: Path, annotated: Mapping[tuple[str, str], int]) -> Truth:
    """What stands in ``folder``: alignments.jsonl, and documents/ with a numbered sentence a line."""
    rows = map(json.loads, (folder / "alignments.jsonl").read_text("utf-8").splitlines())
    names = [field.name for field in fields(Aligned)]
    documents = {
        path.stem: tuple(line.split("\t", 1)[1] for line in path.read_text("utf-8").splitlines() if "\t" in line)
        for path in sorted((folder / "documents").glob("*.tsv"))
    }
    return Truth(tuple(Aligned(**{name: row[name] for name in names}) for row in rows), documents, annotated)


def score(known: Truth, matches: Sequence[Match], files: Mapping[str, str], file_of: Mapping[str, str]) -> list[Scored]:
    """Each pair of documents of the truth, scored. ``files`` gives the decoded text by file name, ``file_of`` the
    file of a document id."""
    han = {name: _Han(text) for name, text in files.items()}
    places = _Places(known, han)
    pairs: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for aligned in known.alignments:
        row = _Row(
            aligned,
            places.locate(aligned.left_document, aligned.left_sentence, aligned.left_text),
            places.locate(aligned.right_document, aligned.right_sentence, aligned.right_text),
        )
        pairs[aligned.left_document, aligned.right_document].append(row)
    located = [(match, *(_side(passage, han, file_of) for passage in (match.left, match.right))) for match in matches]
    return [_pair(pair, rows, list(_within(pair, located, places))) for pair, rows in sorted(pairs.items())]


def total(scored: Sequence[Scored]) -> Figures:
    """The figures of all pairs together."""
    columns = zip(*((_counts(pair.figures)) for pair in scored), strict=True)
    return Figures(*map(sum, columns)) if scored else Figures(0, 0, 0, 0, 0, 0, 0, 0)


def _counts(figures: Figures) -> tuple[int, ...]:
    return tuple(getattr(figures, name) for name in Figures.__slots__)


class _Han:
    """The Han characters of a file, and the way from its offsets to places among them."""

    def __init__(self, text: str) -> None:
        self.text = "".join(_HAN.findall(text))
        self.before = [0, *accumulate(bool(_HAN.match(character)) for character in text)]

    def interval(self, source: Span) -> Span:
        return Span(self.before[source.start], self.before[source.end])

    def places(self, words: str, within: Span) -> Iterator[Span]:
        at = self.text.find(words, within.start, within.end)
        while words and at >= 0:
            yield Span(at, at + len(words))
            at = self.text.find(words, at + 1, within.end)


class _Places:
    """Where each document of the truth, and each of its sentences, lies in its file."""

    def __init__(self, truth: Truth, han: Mapping[str, _Han]) -> None:
        self.han = han
        self.file: dict[str, str] = {}
        self.whole: dict[str, Span] = {}
        self.sentences: dict[str, list[Span]] = {}
        self.annotated = truth.annotated
        for name, sentences in truth.documents.items():
            sizes = [0, *accumulate(len(_only_han(sentence)) for sentence in sentences)]
            file, at = self._find(name, "".join(map(_only_han, sentences)))
            self.file[name], self.whole[name] = file, Span(at, at + sizes[-1])
            self.sentences[name] = [Span(at + a, at + b) for a, b in pairwise(sizes)]
        for name in {name for row in truth.alignments for name in (row.left_document, row.right_document)}:
            if name not in self.whole:
                file = next((file for file in sorted(han) if file.startswith(name)), None)
                if file is None:
                    raise ValueError(f"{name}: no file of the corpus begins with that name")
                self.file[name], self.whole[name] = file, Span(0, len(han[file].text))

    def _find(self, name: str, words: str) -> tuple[str, int]:
        for file, han in sorted(self.han.items()):
            at = han.text.find(words)
            if at >= 0:
                return file, at
        raise ValueError(f"{name}: its text stands in no file of the corpus")

    def locate(self, document: str, sentence: int, words: str) -> tuple[Span, ...]:
        """Where a stretch lies; several places where its sentence is not numbered."""
        within = self.whole[document] if sentence < 0 else self.sentences[document][sentence]
        found = list(self.han[self.file[document]].places(_only_han(words), within))
        if not found:
            raise ValueError(f"{document}: the stretch {words[:20]} is not in sentence {sentence}")
        return tuple(found if sentence < 0 else found[:1])

    def looked_at(self, pair: tuple[str, str]) -> Span:
        """The stretch of the right document that was annotated."""
        whole, last = self.whole[pair[1]], self.annotated.get(pair)
        return whole if last is None else Span(whole.start, self.sentences[pair[1]][last].end)


def _only_han(text: str) -> str:
    return "".join(_HAN.findall(text))


_Located = tuple[Match, tuple[str, Span], tuple[str, Span]]


def _side(passage: Passage, han: Mapping[str, _Han], file_of: Mapping[str, str]) -> tuple[str, Span]:
    file = file_of[passage.document]
    return file, han[file].interval(passage.source)


def _within(pair: tuple[str, str], located: Sequence[_Located], places: _Places) -> Iterator[tuple[Match, Span, Span]]:
    """The matches between two documents that lie where the annotators looked, whichever side is left."""
    files = places.file[pair[0]], places.file[pair[1]]
    left_range, right_range = places.whole[pair[0]], places.looked_at(pair)
    for match, *sides in located:
        for one, other in (sides, sides[::-1]):
            if (one[0], other[0]) != files or not one[1] or not other[1]:
                continue
            if (
                left_range.start <= one[1].start < left_range.end
                and right_range.start <= other[1].start < right_range.end
            ):
                yield match, one[1], other[1]
                break


def _pair(pair: tuple[str, str], rows: Sequence[_Row], here: Sequence[tuple[Match, Span, Span]]) -> Scored:
    wanted: dict[tuple[str, str], bool] = {}
    stretches = named = 0
    for row in rows:
        if row.aligned.confidence < SURE:
            continue
        hits = [match for match, one, other in here if _covers(one, row.left) and _covers(other, row.right)]
        wanted[row.key] = wanted.get(row.key, False) or bool(hits)
        stretches += bool(hits)
        named += any(match.relation == row.aligned.relation for match in hits)
    right = [(match, one, other) for match, one, other in here if any(_right(row, one, other) for row in rows)]
    good = {id(match) for match, _, _ in right}
    marked, inside = sum(len(other) for _, _, other in right), sum(_inside(rows, one, other) for _, one, other in right)
    found = sum(wanted.values())
    return Scored(
        *pair,
        Figures(len(wanted), found, len(here), len(right), marked, inside, stretches, named),
        tuple(" | ".join(key) for key, hit in wanted.items() if hit),
        tuple(" | ".join(key) for key, hit in wanted.items() if not hit),
        tuple(match for match, _, _ in here if id(match) not in good),
    )


def _overlap(span: Span, places: Sequence[Span]) -> int:
    return max(span.overlap(place) for place in places)


def _covers(span: Span, places: Sequence[Span]) -> bool:
    return _overlap(span, places) * 2 >= len(places[0])


def _right(row: _Row, one: Span, other: Span) -> bool:
    return all(
        _overlap(span, places) >= min(ENOUGH, len(places[0]) / 2)
        for span, places in ((one, row.left), (other, row.right))
    )


def _inside(rows: Sequence[_Row], one: Span, other: Span) -> int:
    """How many characters of the right side lie inside stretches whose left side the match touches."""
    covered: set[int] = set()
    for row in rows:
        if _overlap(one, row.left):
            for place in row.right:
                covered.update(range(max(place.start, other.start), min(place.end, other.end)))
    return len(covered)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
