"""Documents by documents: how many matches each two have. Of many, issuers by issuers, with a page for each."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lineage.collate.found import Pair
from lineage.records import LEVELS, When
from lineage.report.addresses import digest
from lineage.report.labels import Said, say
from lineage.report.layout import MANY, Layout, Page, Sheets
from lineage.report.marking import clip, language, plain

WIDEST = 30  # documents, or else issuers, that still make a readable matrix
ACROSS = 60  # later documents of one issuer beside the earlier ones of another: those with the most matches
DOWN = 60  # rows of such a table, which then goes on in another
DEEPER = (1, 5, 20, 60, 150)  # matches of two documents from which on a cell is darker


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a row or of a column: a number or a year, and what it stands for.

    The id of a document is there where it takes a command to see what it shares with another.
    """

    label: str
    href: str
    name: Said
    lang: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many matches an earlier and a later one have, how dark that is shown (1 to 5), and where they are shown."""

    href: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the cells after the ``past`` ones, where the column is not the later one; none where nothing is shared."""

    head: Head
    past: int
    cells: Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class Table:
    """The earlier ones as rows, the later ones as columns."""

    columns: Sequence[Head]
    rows: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one issuer, in order of date, and the address of its page."""

    name: Said
    path: str
    documents: Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """What the later documents of one issuer share with the earlier ones of another; ``left_out`` are not shown."""

    anchor: str
    later: Group
    rows: Sequence[str]
    columns: Sequence[str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Grouped:
    """Issuers by issuers: for each earlier one its page, with a block for each later one.

    ``shared`` are the pairs of documents, an earlier one of one group and a later one of another, that share anything,
    in the order of documents.
    """

    groups: Sequence[Group]
    shared: Mapping[tuple[str, str], Sequence[Pair]]
    blocks: Mapping[str, Sequence[Block]]
    sheets: Mapping[str, Sheets]

    def href(self, earlier: Group, later: Group) -> str:
        """Where the documents of two issuers stand beside each other."""
        blocks = self.blocks[earlier.path]
        at = next(number for number, block in enumerate(blocks) if block.later is later)
        return f"{self.sheets[earlier.path].path_of(at)}#{blocks[at].anchor}"


def matrix(layout: Layout) -> Table | None:
    """The matrix of the front page: of documents, or of issuers where there are many; none where nothing is shared."""
    if not layout.found.pairs:
        return None
    return of_issuers(layout) if is_wide(layout) else of_documents(layout, list(layout.readings), list(layout.readings))


def pages_for_all(layout: Layout) -> bool:
    """Whether what any two documents share stands on some page; of many, only those that share most have one."""
    return len(layout.readings) < MANY


def is_wide(layout: Layout) -> bool:
    """Whether there are more documents than make a readable matrix."""
    return len(layout.readings) > WIDEST


def of_documents(layout: Layout, rows: Sequence[str], columns: Sequence[str], *, years: bool = False) -> Table:
    """Documents by documents; columns are called by their number, or by their year."""
    return Table(
        [_document(layout, key, years=years) for key in columns],
        [_line(layout, key, columns) for key in rows],
    )


def _document(layout: Layout, key: str, *, years: bool) -> Head:
    document = layout.document(key)
    label = _year(document.date) if years and document.date else f"{layout.numbers[key]}"
    title = Said.same(clip(document.title, 120))
    return Head(label, layout.front(key), title, language(document.title), "" if pages_for_all(layout) else key)


def _year(date: When) -> str:
    return str(date)[:4]


def _line(layout: Layout, left: str, columns: Sequence[str]) -> Line:
    past = sum(layout.numbers[right] <= layout.numbers[left] for right in columns)
    return Line(_document(layout, left, years=False), past, [_cell(layout, left, right) for right in columns[past:]])


def _cell(layout: Layout, left: str, right: str) -> Cell | None:
    """The cell of two documents; none where nothing but boilerplate joins them."""
    shared = layout.found.pairs.get((left, right))
    return Cell(layout.shared(left, right), shared.matches, _shade(shared.matches)) if shared else None


def _shade(count: float) -> int:
    return sum(count >= least for least in DEEPER)


def of_issuers(layout: Layout) -> Table:
    """Issuers by issuers; a cell is as dark as two of their documents are on average."""
    plan = grouped(layout)
    heads = [
        Head(f"{number}", plan.sheets[group.path].paths[0] if plan.blocks[group.path] else "", group.name, "zh-Hans")
        for number, group in enumerate(plan.groups, 1)
    ]
    return Table(
        heads,
        [
            Line(head, 0, [_sum(layout, plan, earlier, later) for later in plan.groups])
            for head, earlier in zip(heads, plan.groups, strict=True)
        ],
    )


def _sum(layout: Layout, plan: Grouped, earlier: Group, later: Group) -> Cell | None:
    counts = [layout.found.pairs[pair].matches for pair in plan.shared.get((earlier.path, later.path), ())]
    return Cell(plan.href(earlier, later), sum(counts), _shade(sum(counts) / len(counts))) if counts else None


def grouped(layout: Layout) -> Grouped:
    """The issuers, and what stands on the page of each."""
    groups = _groups(layout)
    shared = _shared(layout, groups)
    blocks = {
        earlier.path: [
            block for later in groups for block in _blocks(layout, later, shared.get((earlier.path, later.path), ()))
        ]
        for earlier in groups
    }
    sheets = {
        path: Sheets.of(
            path, [1_000 + 200 * len(one.columns) + (500 + 18 * len(one.columns)) * len(one.rows) for one in held]
        )
        for path, held in blocks.items()
    }
    return Grouped(groups, shared, blocks, sheets)


def _groups(layout: Layout) -> list[Group]:
    """The issuers, the highest level first, then those with most documents; beyond the widest matrix as one."""
    by: dict[str, list[str]] = defaultdict(list)
    for key, reading in layout.readings.items():
        by[reading.document.issuer or ""].append(key)
    ranked = sorted(by, key=lambda issuer: (-len(by[issuer]), issuer))
    kept, rest = (ranked, []) if len(ranked) <= WIDEST else (ranked[: WIDEST - 1], ranked[WIDEST - 1 :])
    order = (*LEVELS, None)
    kept.sort(key=lambda issuer: min(order.index(layout.document(key).level) for key in by[issuer]))
    found = [
        Group(Said.same(plain(issuer, 40)) if issuer else say("no_issuer"), f"matrix/{digest(issuer)}", by[issuer])
        for issuer in kept
    ]
    few = set(rest)
    others = [key for key in layout.readings if (layout.document(key).issuer or "") in few]
    return [*found, Group(say("others"), "matrix/others", others)] if rest else found


def _shared(layout: Layout, groups: Sequence[Group]) -> dict[tuple[str, str], list[Pair]]:
    """The pairs of documents that share anything, by the groups of both, in the order of documents."""
    path = {key: group.path for group in groups for key in group.documents}
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for left, right in sorted(layout.found.pairs, key=lambda pair: [layout.numbers[key] for key in pair]):
        found[path[left], path[right]].append((left, right))
    return found


def _blocks(layout: Layout, later: Group, shared: Sequence[Pair]) -> Iterator[Block]:
    """What the documents of a later issuer share with those of one earlier, in parts that are not too long."""
    pairs = layout.found.pairs
    counts: dict[str, int] = defaultdict(int)
    for pair in shared:
        counts[pair[1]] += pairs[pair].matches
    kept = sorted(sorted(counts, key=lambda key: (-counts[key], key))[:ACROSS], key=layout.numbers.__getitem__)
    across = set(kept)
    rows = [key for key, _ in groupby(left for left, right in shared if right in across)]
    anchor = f"i-{later.path.rpartition('/')[2]}"
    for start in range(0, len(rows), DOWN):
        part = f"-{start // DOWN + 1}" if start else ""
        yield Block(anchor + part, later, rows[start : start + DOWN], kept, len(counts) - len(kept))


def _command(tables: Iterable[Table]) -> str:
    """The command that sets two documents side by side, for the first two that are not; none where all are."""
    lone = (
        (line.head.id, head.id)
        for found in tables
        for line in found.rows
        for head, cell in zip(found.columns[line.past :], line.cells, strict=True)
        if cell and not cell.href
    )
    ids = next(lone, ("", ""))
    return f"lineage align {shlex.join(ids)} -o page.html --site SITE" if all(ids) else ""


def matrix_pages(layout: Layout) -> Iterator[Page]:
    """The page of each issuer of a large corpus: its documents as the earlier ones, beside those of every issuer."""
    if not is_wide(layout):
        return
    plan = grouped(layout)
    for group in plan.groups:
        if not plan.blocks[group.path]:
            continue
        on = plan.sheets[group.path]
        for sheet, (path, items) in enumerate(zip(on.paths, on.items, strict=True), 1):

            def fill(group: Group = group, items: range = items, sheet: int = sheet) -> Mapping[str, object]:
                blocks = [plan.blocks[group.path][item] for item in items]
                found = [(block, of_documents(layout, block.rows, block.columns, years=True)) for block in blocks]
                return {
                    "heading": group.name,
                    "name": group.name,
                    "command": _command(table for _, table in found),
                    "blocks": found,
                    "sheet": sheet,
                    "paths": plan.sheets[group.path].paths,
                }

            yield Page(path, "matrix.html", fill)
