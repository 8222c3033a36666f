"""The picture of a lineage: dates run down, levels run across, a line leads from each parent to its child.

Sizes are reckoned from the text (a Han character is one em wide, any other half), so that the same lineage gives
the same picture whatever fonts there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import east_asian_width

from lineage.records import LEVELS, RELATIONS, Document, Lineage
from lineage.report.labels import Said, called, dated, say
from lineage.report.layout import attestation_anchor
from lineage.report.marking import plain

EM = 13.0  # the size of the words in the picture
NARROW, WIDE = 9, 18  # least and most ems of words in a box
LINE = 19.0  # from one line of words to the next
PAD = 8.0  # between the words of a box and its frame
GAP = 12.0  # between boxes that stand one above the other
NAME = 17.0  # the line that names a document over its boxes
TRACK = 8.0  # between lines that run side by side
EDGE = 18.0  # from a lane to the lines that run nearest to it
DATES = 84.0  # the column of dates
TOP = 40.0  # the row of levels
ROUND = 6.0  # the bend of a line
ABSENT = "absent"
MOST = 150  # boxes of attestations, the earliest: more cannot be read, nor kept on one page
DRAWN = 3  # texts that the corpus lacks, at most: those named by most documents whose source is open


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
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A descent: the path from parent to child, and how the wording was taken over."""

    path: str
    relation: str
    title: Said


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its height in the picture: in which column it stands, where it begins, and its words."""

    column: int
    y: float
    height: float
    words: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Route:
    """How a line runs: level out of the parent, up or down a gutter on a track of its own, level into the child."""

    parent: int
    child: int
    relation: str
    gutter: int
    track: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One level: where its column stands and what it is called."""

    x: float
    middle: float
    width: float
    label: Said


@dataclass(frozen=True, slots=True)
class Row:
    """One date: where its row begins and what it is called; ``year`` only where a new one begins."""

    y: float
    date: Said
    year: bool


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a document over its boxes."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn, placed; ``left_out`` counts the later boxes that are not."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    names: tuple[Name, ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    title: Said
    desc: Said
    relations: tuple[str, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A formulation in a document before it has a place: the attestations it stands for, the first one's first.

    Without a document it is a text that others name as their source and the corpus lacks, by its title.
    """

    document: Document | None
    formulation: str
    attestations: tuple[str, ...]
    undetermined: bool

    @property
    def lane(self) -> str:
        """The lane it stands in."""
        return ABSENT if self.document is None else self.document.level or "no_level"

    @property
    def row(self) -> str:
        """The row it stands in: a date, nothing for what is undated, what is absent before all."""
        return ABSENT if self.document is None else str(self.document.date or "")


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
    while ems(last) + 1 > most:
        last = last[:-1]
    return (*found[: lines - 1], last + "…")


def nodes(lineage: Lineage, documents: Mapping[str, Document]) -> list[Node]:
    """The boxes a lineage has: attestations of the same formulation in the same document are one."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in lineage.attestations:
        together[each.place.document, each.formulation].append(each.id)
    open_ends = set(lineage.undetermined)
    order = {each.id: number for number, each in enumerate(lineage.attestations)}
    found = sorted(together.items(), key=lambda one: (documents[one[0][0]].order, order[one[1][0]]))
    return [
        Node(documents[key], formulation, tuple(ids), not open_ends.isdisjoint(ids))
        for (key, formulation), ids in found
    ]


def descents(lineage: Lineage, drawn: Sequence[Node]) -> list[tuple[int, int, str]]:
    """Which box leads to which and how; of several descents between two boxes the surest."""
    at = {key: number for number, node in enumerate(drawn) for key in node.attestations}
    best: dict[tuple[int, int], str] = {}
    for edge in sorted(lineage.edges, key=lambda edge: (-edge.confidence, edge.child, edge.parent)):
        parent, child = at.get(edge.parent), at.get(edge.child)
        if parent is not None and child is not None and parent != child:
            best.setdefault((parent, child), edge.relation)
    return [(parent, child, relation) for (parent, child), relation in sorted(best.items())]


def absent(lineage: Lineage, drawn: Sequence[Node]) -> tuple[list[Node], list[tuple[int, int]]]:
    """Texts that the corpus lacks and that documents with an open origin name as a source, and to which box each leads.

    Boxes are counted with the absent texts before all others.
    """
    first: dict[str, int] = {}
    for number, node in enumerate(drawn):
        if node.undetermined and node.document:
            first.setdefault(node.document.id, number)
    named = [(cited, [first[key] for key in cited.cited_by if key in first]) for cited in lineage.cited_but_absent]
    told = sorted((one for one in named if one[1]), key=lambda one: (-len(one[1]), one[0].title))[:DRAWN]
    found = [Node(None, cited.title, (), undetermined=False) for cited, _ in told]
    return found, [(number, len(told) + child) for number, (_, children) in enumerate(told) for child in children]


def picture(lineage: Lineage, documents: Mapping[str, Document]) -> Picture:
    """The picture of a lineage, of its earliest boxes where there are many."""
    every = nodes(lineage, documents)
    attested = every[:MOST]
    lacking, from_lacking = absent(lineage, attested)
    drawn, before = [*lacking, *attested], len(lacking)
    lanes_of = [lane for lane in (ABSENT, *LEVELS, "no_level") if any(node.lane == lane for node in drawn)]
    placed, rows, height = _placed(drawn, lanes_of)
    edges = [(parent + before, child + before, relation) for parent, child, relation in descents(lineage, attested)]
    routes = _routes(placed, [*((parent, child, ABSENT) for parent, child in from_lacking), *edges])
    lanes = _lanes(drawn, lanes_of, routes)
    boxes = [_box(node, where, lanes[where.column]) for node, where in zip(drawn, placed, strict=True)]
    return Picture(
        width=lanes[-1].x + lanes[-1].width + EDGE,
        height=height,
        lanes=tuple(lanes),
        rows=tuple(rows),
        names=tuple(_name(node, box) for node, box, where in zip(drawn, boxes, placed, strict=True) if where.named),
        boxes=tuple(boxes),
        curves=tuple(_curve(route, boxes, placed, lanes) for route in routes),
        title=say("picture_title", wording=plain(lineage.wording, 60)),
        desc=say(
            "picture_desc", levels=say("and").join(lane.label for lane in lanes), nodes=len(boxes), edges=len(routes)
        ),
        relations=tuple(kind for kind in (*RELATIONS, ABSENT) if any(route.relation == kind for route in routes)),
        left_out=len(every) - len(attested),
    )


def _label(node: Node) -> str:
    times = len(node.attestations)
    return plain(node.formulation, 200) + (f" ×{times}" if times > 1 else "")


def _placed(drawn: Sequence[Node], lanes: Sequence[str]) -> tuple[list[Placed], list[Row], float]:
    """Where each node stands: one row for each date, as high as its fullest column; and the rows."""
    placed: list[Placed] = []
    rows: list[Row] = []
    top, year = TOP, ""
    for date, together in groupby(drawn, key=lambda node: node.row):
        filled = [top + GAP] * len(lanes)
        before: dict[int, str] = {}
        for node in together:
            column, words = lanes.index(node.lane), wrapped(_label(node), WIDE, 3)
            document = node.document.id if node.document else ""
            named = before.get(column, "") != document
            filled[column] += NAME if named else 0
            placed.append(Placed(column, filled[column], len(words) * LINE + PAD, words, named))
            filled[column] += placed[-1].height + GAP
            before[column] = document
        rows.append(Row(top, dated(node.document) if node.document else Said.same(""), date[:4] != year))
        top, year = max(filled), date[:4]
    return placed, rows, top + GAP


def _routes(placed: Sequence[Placed], edges: Sequence[tuple[int, int, str]]) -> list[Route]:
    """A way for each descent. Lines of one parent and relation share a track; others that would meet do not."""
    gutters: dict[int, dict[tuple[int, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for parent, child, relation in edges:
        back = placed[parent].column > placed[child].column
        gutters[placed[child].column + back][parent, relation].append(child)
    routes = []
    for gutter, sharing in sorted(gutters.items()):
        tracks = _tracks({key: _extent(placed, key[0], children) for key, children in sharing.items()})
        for (parent, relation), children in sharing.items():
            routes += [Route(parent, child, relation, gutter, tracks[parent, relation]) for child in children]
    return sorted(routes, key=lambda route: (route.parent, route.child))


def _extent(placed: Sequence[Placed], parent: int, children: Sequence[int]) -> tuple[float, float]:
    """From where to where a parent's line runs in its gutter."""
    ends = [_leaving(placed[parent]), *(_arriving(placed[child]) for child in children)]
    return min(ends), max(ends)


def _tracks(extents: Mapping[tuple[int, str], tuple[float, float]]) -> dict[tuple[int, str], int]:
    """A track for each line, the shortest nearest to the boxes, so that none runs over another."""
    taken: list[list[tuple[float, float]]] = []
    tracks = {}
    for key, (start, end) in sorted(extents.items(), key=lambda item: (item[1][1] - item[1][0], item[0])):
        free = (
            n for n, held in enumerate(taken) if all(end + TRACK < low or high + TRACK < start for low, high in held)
        )
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((start, end))
        tracks[key] = track
    return tracks


def _leaving(box: Placed) -> float:
    """The height at which lines leave a box; they come in higher up."""
    return box.y + box.height * 0.68


def _arriving(box: Placed) -> float:
    return box.y + box.height * 0.32


def _lanes(drawn: Sequence[Node], names: Sequence[str], routes: Sequence[Route]) -> list[Lane]:
    """A column for each level, wide enough for its words, after a gutter wide enough for its lines."""
    lanes: list[Lane] = []
    x = DATES
    for column, lane in enumerate(names):
        tracks = 1 + max((route.track for route in routes if route.gutter == column), default=0)
        widest = max(ems(_label(node)) for node in drawn if node.lane == lane)
        width = min(max(NARROW, widest), WIDE) * EM + 2 * PAD
        x += 2 * EDGE + (tracks - 1) * TRACK
        lanes.append(Lane(x, x + width / 2, width, say("absent_lane" if lane == ABSENT else lane)))
        x += width
    return lanes


def _box(node: Node, where: Placed, lane: Lane) -> Box:
    """A node in its place."""
    named = say("absent_lane").zh if node.document is None else called(node.document)
    return Box(
        x=lane.x,
        y=where.y,
        width=lane.width,
        height=where.height,
        words=where.words,
        title=f"{named} {_label(node)}",
        anchor=attestation_anchor(node.attestations[0]) if node.attestations else ABSENT,
        undetermined=node.undetermined,
        absent=node.document is None,
    )


def _name(node: Node, box: Box) -> Name:
    """The name of the document whose first box this is."""
    title = node.document.title if node.document else ""
    (words,) = wrapped(plain(title), box.width / (EM - 2), 1)
    return Name(box.x, box.y - 6, words)


def _curve(route: Route, boxes: Sequence[Box], placed: Sequence[Placed], lanes: Sequence[Lane]) -> Curve:
    """The line of a route."""
    parent, child = boxes[route.parent], boxes[route.child]
    forward, back = parent.x < child.x, parent.x > child.x
    start = parent.x + parent.width if forward else parent.x
    end = child.x + child.width if back else child.x
    track = lanes[route.gutter].x - EDGE - route.track * TRACK
    path = bent(start, _leaving(placed[route.parent]), track, end, _arriving(placed[route.child]))
    return Curve(path, route.relation, say(route.relation))


def bent(x: float, y: float, track: float, to_x: float, to_y: float) -> str:
    """A line that leaves level, runs along a track and arrives level, its corners rounded.

    >>> bent(0, 0, 10, 30, 40)
    'M0 0H4Q10 0 10 6V34Q10 40 16 40H30'
    """
    corner = min(ROUND, abs(to_y - y) / 2)
    out = corner if x < track else -corner
    into = corner if to_x > track else -corner
    along = corner if to_y > y else -corner
    return (
        f"M{x:.0f} {y:.0f}H{track - out:.0f}Q{track:.0f} {y:.0f} {track:.0f} {y + along:.0f}"
        f"V{to_y - along:.0f}Q{track:.0f} {to_y:.0f} {track + into:.0f} {to_y:.0f}H{to_x:.0f}"
    )
