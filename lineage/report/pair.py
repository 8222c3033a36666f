"""Two documents side by side (对照): one row for each match, in the order of the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from lineage.records import RELATIONS, Match, Passage, Side
from lineage.report.labels import Say, critical, short
from lineage.report.layout import Layout, Page, Pair, match_anchor
from lineage.report.marking import clip, language, marked, plain
from lineage.spans import Span

CONTEXT = 24  # characters of context shown on either side of a passage


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a row: the passage with its changes marked, its context, and where it stands."""

    href: str
    sentence: str
    before: str
    words: Markup
    after: str
    where: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Row:
    """One match."""

    number: int
    anchor: str
    relation: str
    score: str
    bits: str
    critical: Sequence[str]
    left: Half
    right: Half


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other, all boilerplate or none."""

    boilerplate: bool
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: which document it is."""

    href: str
    title: str
    lang: str
    title_lang: str
    subtitle: str
    file: str


def pair_pages(layout: Layout, pair: Pair) -> Iterator[Page]:
    """The sheets that show two documents side by side."""
    on, matches = layout.pair_sheets[pair], layout.pairs[pair]
    for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):
        yield Page(path, "pair.html", _values(layout, pair, matches, items) | {"sheet": sheet, "paths": on.paths})


def whole_pair(layout: Layout) -> Page:
    """The first two documents of a layout side by side on one sheet, however long, and with boilerplate."""
    left, right = pair = tuple(layout.readings)[:2]
    matches = [match for match in layout.edition.matches if (match.left.document, match.right.document) == pair]
    values = _values(layout, (left, right), matches, range(len(matches)))
    return Page("pair.html", "pair.html", values | {"sheet": 1, "paths": ("pair.html",)})


def _values(layout: Layout, pair: Pair, matches: Sequence[Match], items: range) -> dict[str, object]:
    """What one sheet shows."""
    left, right = (_head(layout, key) for key in pair)
    here = [matches[item] for item in items]
    boilerplate = sum(match.boilerplate for match in matches)
    return {
        "heading": layout.say("pair_title", left=plain(left.title, 40), right=plain(right.title, 40)),
        "left": left,
        "right": right,
        "matches": len(matches) - boilerplate,
        "boilerplate": boilerplate,
        "here": len(here),
        "relations": [
            (relation, count)
            for relation in RELATIONS
            if (count := sum(match.relation == relation and not match.boilerplate for match in here))
        ],
        "boilerplate_here": sum(match.boilerplate for match in here),
        "critical_here": sum(bool(match.critical) and not match.boilerplate for match in here),
        "runs": _runs(layout, here, items.start + 1),
    }


def _head(layout: Layout, key: str) -> Head:
    document = layout.document(key)
    return Head(
        href=layout.front(key),
        title=clip(document.title, 120),
        lang=layout.scripts[key],
        title_lang=language(document.title),
        subtitle=_subtitle(document.issuer, short(document, layout.say)),
        file=clip(document.file, 60),
    )


def _subtitle(issuer: str | None, rest: str) -> str:
    return f"{clip(issuer, 40)} · {rest}" if issuer else rest


def _runs(layout: Layout, matches: Sequence[Match], first: int) -> list[Run]:
    """The rows in order, those of boilerplate that follow each other put together so that they can be folded."""
    rows = [(match.boilerplate, row(layout, match, number)) for number, match in enumerate(matches, first)]
    return [Run(key, [each for _, each in together]) for key, together in groupby(rows, key=lambda pair: pair[0])]


def row(layout: Layout, match: Match, number: int) -> Row:
    """One match as a row."""
    return Row(
        number=number,
        anchor=match_anchor(match),
        relation=match.relation,
        score=f"{match.score:.2f}",
        bits=f"{match.surprise:.1f}",
        critical=[critical(kind) for kind in match.critical],
        left=half(layout, match, "left"),
        right=half(layout, match, "right"),
    )


def half(layout: Layout, match: Match, side: Side) -> Half:
    """One side of a match, with the words before and after it in its sentence."""
    passage = match.left if side == "left" else match.right
    before, after = context(layout, passage)
    return Half(
        href=layout.sentence_at[passage.document, passage.sentence],
        sentence=_sentences(passage, layout.say),
        before=before,
        words=marked(match.changes, side),
        after=after,
        where=layout.lines_of(passage.document, passage.source),
        start=passage.source.start,
        end=passage.source.end,
        raw="" if passage.text == passage.words else passage.text,
    )


def _sentences(passage: Passage, say: Say) -> str:
    """Which sentences a passage touches, counted from 1 as people do."""
    if passage.sentence == passage.through:
        return say("sentence", n=passage.sentence + 1)
    return say("sentence_range", n=passage.sentence + 1, last=passage.through + 1)


def context(layout: Layout, passage: Passage) -> tuple[str, str]:
    """The words before and after a passage in the sentences it touches, cut to a readable length."""
    reading = layout.readings[passage.document]
    text = reading.text.text
    first, last = reading.sentences[passage.sentence].clean, reading.sentences[passage.through].clean
    before = Span(min(first.start, passage.clean.start), passage.clean.start).of(text)
    after = Span(passage.clean.end, max(last.end, passage.clean.end)).of(text)
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:]
    return before, clip(after, CONTEXT + 1)
