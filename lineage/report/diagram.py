"""The picture of a lineage: dates run down, levels run across, a line leads from each parent to its child.

Sizes are reckoned from the text (a Han character is one em wide, any other half), so that the same lineage gives
the same picture whatever fonts there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from lineage.records import LEVELS, Document, Lineage
from lineage.report.labels import Say
from lineage.report.layout import attestation_anchor
from lineage.report.marking import plain

EM = 13.0  # the size of the words in the picture
NARROW, WIDE = 9, 18  # least and most ems of words in a box
LINE = 19.0  # from one line of words to the next
PAD = 8.0  # between the words of a box and its frame
GAP = 14.0  # between boxes that stand one above the other
GUTTER = 46.0  # between lanes, where lines run
DATES = 92.0  # the column of dates
TOP = 40.0  # the row of levels


@dataclass(frozen=True, slots=True)
class Box:
    """One formulation in one document: its frame, its words line by line, and the attestation it leads to."""

    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...]
    title: str
    anchor: str
    undetermined: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A descent: the path from parent to child, and how the wording was taken over."""

    path: str
    relation: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One level: where its column stands and what it is called."""

    x: float
    middle: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One date: where its row begins and what it is called; ``year`` only where a new one begins."""

    y: float
    date: str
    year: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn, placed."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    title: str
    desc: str
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A formulation in a document before it has a place: the attestations it stands for, the first one's first."""

    document: Document
    formulation: str
    attestations: tuple[str, ...]
    undetermined: bool


def ems(text: str) -> float:
    """How wide ``text`` is, reckoned in ems.

    >>> ems("新格局2020")
    5.0
    """
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def wrapped(text: str, most: float, lines: int) -> tuple[str, ...]:
    """``text`` in at most ``lines`` lines of at most ``most`` ems, the last cut with an ellipsis if need be.

    >>> wrapped("加快构建新发展格局", 5, 2)
    ('加快构建新', '发展格局')
    >>> wrapped("加快构建新发展格局先行区", 5, 2)
    ('加快构建新', '发展格局…')
    """
    found, line = [], ""
    for character in text:
        if line and ems(line + character) > most:
            found.append(line)
            line = ""
        line += character
    found.append(line)
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    return (*found[: lines - 1], (last[:-1] if ems(last) + 1 > most else last) + "…")


def nodes(lineage: Lineage, documents: Mapping[str, Document]) -> list[Node]:
    """The boxes a lineage has: attestations of the same formulation in the same document are one."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in lineage.attestations:
        together[each.place.document, each.formulation].append(each.id)
    open_ends = set(lineage.undetermined)
    found = [
        Node(documents[key], formulation, tuple(ids), not open_ends.isdisjoint(ids))
        for (key, formulation), ids in together.items()
    ]
    order = {each.id: number for number, each in enumerate(lineage.attestations)}
    return sorted(found, key=lambda node: (node.document.order, order[node.attestations[0]]))


def descents(lineage: Lineage, drawn: Sequence[Node]) -> list[tuple[int, int, str]]:
    """Which box leads to which and how; of several descents between two boxes the surest."""
    at = {key: number for number, node in enumerate(drawn) for key in node.attestations}
    best: dict[tuple[int, int], str] = {}
    for edge in sorted(lineage.edges, key=lambda edge: (-edge.confidence, edge.child, edge.parent)):
        parent, child = at[edge.parent], at[edge.child]
        if parent != child:
            best.setdefault((parent, child), edge.relation)
    return [(parent, child, relation) for (parent, child), relation in sorted(best.items())]


def picture(lineage: Lineage, documents: Mapping[str, Document], say: Say) -> Picture:
    """The picture of a lineage."""
    drawn = nodes(lineage, documents)
    edges = descents(lineage, drawn)
    lanes = _lanes(drawn, say)
    boxes, rows, height = _boxes(drawn, lanes, say)
    right = max(lane.x + lane.width for lane in lanes.values())
    curves = tuple(
        Curve(_path(boxes[parent], boxes[child]), relation, say(relation)) for parent, child, relation in edges
    )
    return Picture(
        width=right + GUTTER / 2,
        height=height,
        lanes=tuple(lanes.values()),
        rows=tuple(rows),
        boxes=tuple(boxes),
        curves=curves,
        title=say("picture_title", wording=plain(lineage.wording, 60)),
        desc=say(
            "picture_desc",
            levels="、".join(lane.label for lane in lanes.values()),
            nodes=len(boxes),
            edges=len(curves),
        ),
        relations=tuple(sorted({relation for _, _, relation in edges})),
    )


def _lanes(drawn: Sequence[Node], say: Say) -> dict[str, Lane]:
    """A column for each level that occurs, the highest first, wide enough for what stands in it."""
    lanes: dict[str, Lane] = {}
    x = DATES
    for level in (*LEVELS, ""):
        widths = [ems(_label(node)) for node in drawn if (node.document.level or "") == level]
        if widths:
            width = min(max(NARROW, *widths), WIDE) * EM + 2 * PAD
            lanes[level] = Lane(x + GUTTER, x + GUTTER + width / 2, width, say(level or "no_level"))
            x += GUTTER + width
    return lanes


def _label(node: Node) -> str:
    times = len(node.attestations)
    return plain(node.formulation, 200) + (f" ×{times}" if times > 1 else "")


def _boxes(drawn: Sequence[Node], lanes: Mapping[str, Lane], say: Say) -> tuple[list[Box], list[Row], float]:
    """The boxes in their rows: one row for each date, as high as its fullest lane."""
    boxes: list[Box] = []
    rows: list[Row] = []
    top, year = TOP, ""
    for date in dict.fromkeys(str(node.document.date or "") for node in drawn):
        filled: dict[str, float] = defaultdict(lambda: top + GAP)  # noqa: B023
        for node in drawn:
            if str(node.document.date or "") == date:
                level = node.document.level or ""
                box = _box(node, lanes[level], filled[level], say)
                filled[level] += box.height + GAP
                boxes.append(box)
        rows.append(Row(top, date or say("undated"), date[:4] != year))
        top, year = max(filled.values()), date[:4]
    return boxes, rows, top + GAP


def _box(node: Node, lane: Lane, y: float, say: Say) -> Box:
    words = wrapped(_label(node), WIDE, 3)
    document = node.document
    return Box(
        x=lane.x,
        y=y,
        width=lane.width,
        height=len(words) * LINE + PAD,
        words=words,
        title=f"{document.date or say('undated')} {plain(document.title, 60)}：{_label(node)}",
        anchor=attestation_anchor(node.attestations[0]),
        undetermined=node.undetermined,
    )


def _path(parent: Box, child: Box) -> str:
    """The line from one box to another: round by the left within a lane, across the gutter between lanes."""
    start_y, end_y = parent.y + parent.height / 2, child.y + child.height / 2
    if parent.x < child.x:
        start_x, end_x = parent.x + parent.width, child.x
        return _curve(start_x, start_y, start_x + GUTTER * 0.6, end_x - GUTTER * 0.8, end_x, end_y)
    if parent.x > child.x:
        start_x, end_x = parent.x, child.x + child.width
        return _curve(start_x, start_y, start_x - GUTTER * 0.6, end_x + GUTTER * 0.8, end_x, end_y)
    away = parent.x - min(GUTTER - 10, 16 + (child.y - parent.y) / 40)
    return _curve(parent.x, start_y, away, away, child.x, end_y)


def _curve(x: float, y: float, leaving: float, arriving: float, to_x: float, to_y: float) -> str:
    """An S from one point to another that leaves and arrives level."""
    return f"M{x:.0f} {y:.0f}C{leaving:.0f} {y:.0f} {arriving:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
