"""Two documents side by side (对照): one row for each match, the text between them folded, in the right one's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from lineage.collate.found import Pair
from lineage.collate.matching import word_view
from lineage.records import RELATIONS, Answer, Change, Match, Side, Slot
from lineage.report.document import cite
from lineage.report.flow import Gap, Row
from lineage.report.labels import Said, critical, say, told
from lineage.report.layout import Beside, Layout, Page, Sheets, Where, match_anchor, whole_pair
from lineage.report.marking import clip, language, marked, plain, shown, simplified
from lineage.report.stamp import stamp
from lineage.spans import Span

ALIKE = 3  # rows without any change that follow each other, from which on they are folded


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a row: the passage with its changes marked, the rest of its sentence, and where it stands."""

    href: str
    sentence: str
    before: Markup
    words: Markup
    after: Markup
    where: Where
    start: int
    end: int
    simplified: Markup


@dataclass(frozen=True, slots=True)
class Line:
    """One match. ``moved`` is the place that keeps the left passage's own order, as an anchor and a number."""

    number: int
    anchor: str
    relation: str
    score: str
    bits: str
    critical: Sequence[str]
    slots: Sequence[Slot]
    boilerplate: bool
    again: bool
    continued: bool
    moved: tuple[str, int] | None
    left: Half
    right: Half


@dataclass(frozen=True, slots=True)
class Quiet:
    """Sentences of one document that answer to nothing here, from ``first`` on, and where to read them there.

    With each sentence stand its anchor, if anything leads to it, and the rows that hold words of it elsewhere.
    """

    first: int
    href: str
    numbers: str
    start: int
    end: int
    sentences: Sequence[tuple[Markup, str, Sequence[tuple[str, int]]]]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two documents one after the other: a row, or sentences that answer to nothing."""

    row: Line | None
    left: Quiet | None = None
    right: Quiet | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that follow each other: rows as they are, or what can be folded, with what it holds.

    ``left`` and ``right`` number the sentences passed over, with where to read them if they do not stand here.
    """

    kind: str
    blocks: Sequence[Block]
    rows: int = 0
    folded: bool = False
    left: tuple[str, str] | None = None
    right: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: which document it is."""

    id: str
    href: str
    title: str
    lang: str
    title_lang: str
    issuer: str
    subtitle: Said
    cite: Mapping[str, str]
    file: str


def pair_pages(layout: Layout, pair: Pair) -> Iterator[Page]:
    """The sheets that show two documents side by side."""
    found = layout.beside[pair]
    made_from = _made_from(layout, pair, found)
    for sheet, (path, items) in enumerate(zip(found.sheets.paths, found.sheets.items, strict=True), 1):

        def fill(sheet: int = sheet, items: range = items) -> Mapping[str, object]:
            return _values(layout, pair, found, items) | {"sheet": sheet, "paths": found.sheets.paths}

        yield Page(path, "pair.html", fill, made_from)


def pair_alone(layout: Layout) -> Page:
    """The first two documents of a layout side by side on one sheet, however long, and with boilerplate."""
    left, right = tuple(layout.readings)[:2]
    found = whole_pair(layout, (left, right))
    values = _values(layout, (left, right), found, found.sheets.items[0])
    return Page("pair.html", "pair.html", lambda: values | {"sheet": 1, "paths": found.sheets.paths})


def lines(layout: Layout, pair: Pair, rows: Sequence[Row], *, first: int) -> list[Line]:
    """Rows of two documents that stand by themselves, numbered from ``first`` on."""
    matches = {row.answer.id: layout.compared(row.answer) for row in rows}
    numbers = {key: number for number, key in enumerate(matches, first)}
    found = Beside(rows, Sheets((), ()), (False, False))
    sheet = _Sheet(layout, pair, found, numbers, matches, {}, frozenset(), frozenset())
    return [sheet.line(row) for row in rows]


def _made_from(layout: Layout, pair: Pair, found: Beside) -> str:
    """What stands for all that the sheets of a pair show."""
    places = [(layout.document_sheets[key], layout.file_sheets.get(layout.document(key).file)) for key in pair]
    return stamp([layout.stamps[key] for key in pair], found, places)


def _values(layout: Layout, pair: Pair, found: Beside, items: range) -> dict[str, object]:
    """What one sheet shows."""
    left, right = (head(layout, key) for key in pair)
    rows = [item for item in found.items if isinstance(item, Row)]
    numbers = {row.answer.id: number for number, row in enumerate(rows, 1)}
    here = [found.items[item] for item in items]
    matches = {item.answer.id: layout.compared(item.answer) for item in here if isinstance(item, Row)}
    telling = [match for match in matches.values() if not match.boilerplate]
    boilerplate = sum(row.answer.boilerplate for row in rows)
    gaps = [number for item in here if isinstance(item, Gap) for number in item.left] if found.whole[0] else []
    sheet = _Sheet(layout, pair, found, numbers, matches, _moved(found.items), frozenset(gaps), _continued(here))
    return {
        "heading": say("pair_title", left=plain(left.title, 40), right=plain(right.title, 40)),
        "left": left,
        "right": right,
        "matches": len(rows) - boilerplate,
        "boilerplate": boilerplate,
        "moved": sum(row.moved for row in rows),
        "whole": found.whole,
        "here": len(matches),
        "relations": [
            (relation, count)
            for relation in RELATIONS
            if (count := sum(match.relation == relation for match in telling))
        ],
        "changed_here": any(match.relation != "verbatim" for match in matches.values()),
        "critical_here": sum(bool(match.critical) for match in telling),
        "traditional": "zh-Hant" in (left.lang, right.lang),
        "runs": sheet.runs(here),
    }


def head(layout: Layout, key: str) -> Head:
    """A document as it stands over its column."""
    document = layout.document(key)
    return Head(
        id=key,
        href=layout.front(key),
        title=clip(document.title, 120),
        lang=layout.scripts[key],
        title_lang=language(document.title),
        issuer=clip(document.issuer or "", 40),
        subtitle=told(document),
        cite=cite(document),
        file=clip(document.file, 60),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet while it is made: ``moved`` holds, by the left sentence, what was moved from there."""

    layout: Layout
    pair: Pair
    found: Beside
    numbers: Mapping[str, int]
    matches: Mapping[str, Match]
    moved: Mapping[int, Sequence[Answer]]
    held: frozenset[int]
    continued: frozenset[str]

    def runs(self, items: Sequence[Row | Gap]) -> list[Run]:
        """The items in order, what is quiet put together so that it can be folded."""
        return [self._run(kind, list(together)) for kind, together in groupby(items, key=self._kind)]

    def _kind(self, item: Row | Gap) -> str:
        """``gap`` for what is passed over, ``alike`` for rows without any change, ``row`` for the rest."""
        if isinstance(item, Gap) or item.answer.boilerplate:
            return "gap"
        match = self.matches[item.answer.id]
        return "row" if match.relation != "verbatim" or item.moved or item.again or match.critical else "alike"

    def _run(self, kind: str, group: Sequence[Row | Gap]) -> Run:
        blocks = [self._block(item) for item in group]
        rows = sum(isinstance(item, Row) for item in group)
        if kind == "gap":
            left, right = (self._passed(group, number) for number in (0, 1))
            return Run(
                "gap", blocks, rows, bool(rows) or any(block.left or block.right for block in blocks), left, right
            )
        return Run(kind, blocks, rows, kind == "alike" and rows >= ALIKE)

    def _passed(self, group: Sequence[Row | Gap], side: int) -> tuple[str, str] | None:
        """The sentences of one document that are passed over, and where to read them if not here."""
        numbers = [n for gap in group if isinstance(gap, Gap) for n in (gap.left, gap.right)[side]]
        if not numbers:
            return None
        here = self.found.whole[side]
        return _spread(numbers), "" if here else self.layout.sentence_at[self.pair[side], numbers[0]]

    def _block(self, item: Row | Gap) -> Block:
        if isinstance(item, Row):
            return Block(self.line(item))
        left, right = (
            self._quiet(key, numbers) if shown else None
            for key, numbers, shown in zip(self.pair, (item.left, item.right), self.found.whole, strict=True)
        )
        return Block(None, left, right)

    def line(self, row: Row) -> Line:
        """A row as it is shown."""
        match, at = self.matches[row.answer.id], row.answer.left_sentences[0]
        words = word_view(match, *(self.layout.readings[key] for key in self.pair))
        return Line(
            number=self.numbers[match.id],
            anchor=match_anchor(match),
            relation=match.relation,
            score=f"{match.score:.2f}",
            bits=f"{match.surprise:.0f}",
            critical=[critical(kind) for kind in match.critical],
            slots=list(dict.fromkeys(match.slots)),
            boilerplate=match.boilerplate,
            again=row.again,
            continued=row.answer.id in self.continued,
            moved=self._home(at) if row.moved else None,
            left=self._half(match, "left", row.left, words),
            right=self._half(match, "right", row.right, words),
        )

    def _home(self, number: int) -> tuple[str, int]:
        """Where a left sentence stands in its own order: in a fold of this sheet, or on its document's page."""
        href = f"#l-{number + 1}" if number in self.held else self.layout.sentence_at[self.pair[0], number]
        return href, number + 1

    def _half(self, match: Match, side: Side, around: tuple[Span, Span], words: Sequence[Change]) -> Half:
        passage = match.left if side == "left" else match.right
        text = self.layout.readings[passage.document].text.text
        before = text[around[0].start : passage.clean.start]
        after = text[passage.clean.end : around[1].end]
        traditional = self.layout.scripts[passage.document] == "zh-Hant"
        return Half(
            href=self.layout.sentence_at[passage.document, passage.sentence],
            sentence=_spread(range(passage.sentence, passage.through + 1)),
            before=shown(before),
            words=marked(match.changes, side, words),
            after=shown(after),
            where=self.layout.where(passage.document, passage.source),
            start=passage.source.start,
            end=passage.source.end,
            simplified=shown(simplified(before + passage.words + after)) if traditional else Markup(),
        )

    def _quiet(self, key: str, numbers: range) -> Quiet | None:
        if not numbers:
            return None
        reading = self.layout.readings[key]
        sentences = reading.sentences[numbers.start : numbers.stop]
        moved = self.moved if key == self.pair[0] else {}
        return Quiet(
            first=numbers.start + 1,
            href=self.layout.sentence_at[key, numbers.start],
            numbers=_spread(numbers),
            start=sentences[0].source.start,
            end=sentences[-1].source.end,
            sentences=[
                (
                    shown(each.clean.of(reading.text.text)),
                    f"l-{each.number + 1}" if each.number in moved else "",
                    [(self._at(answer), self.numbers[answer.id]) for answer in moved.get(each.number, ())],
                )
                for each in sentences
            ],
        )

    def _at(self, answer: Answer) -> str:
        """Where a row stands: on this sheet or on another."""
        return f"#{match_anchor(answer)}" if answer.id in self.matches else self.layout.match_at[answer.id]


def _moved(items: Sequence[Row | Gap]) -> dict[int, list[Answer]]:
    """What was moved, by the left sentence in which it begins."""
    found: dict[int, list[Answer]] = {}
    for item in items:
        if isinstance(item, Row) and item.moved:
            found.setdefault(item.answer.left_sentences[0], []).append(item.answer)
    return found


def _continued(items: Sequence[Row | Gap]) -> frozenset[str]:
    """The rows that go on in the sentence of the right document in which the row before them ended."""
    return frozenset(
        one.answer.id
        for before, one in pairwise(items)
        if isinstance(before, Row)
        and isinstance(one, Row)
        and before.answer.right_sentences[1] == one.answer.right_sentences[0]
    )


def _spread(numbers: Sequence[int]) -> str:
    """Sentences by number, counted from 1 as people do.

    >>> _spread([3]), _spread([3, 4, 5]), _spread([3, 5])
    ('4', '4–6', '4–6')
    """
    first, last = numbers[0] + 1, numbers[-1] + 1
    return f"{first}" if first == last else f"{first}–{last}"
