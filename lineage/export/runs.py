"""Runs of a Word document, cut at given characters: what comments and tracked changes are hung on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lineage.formats.docx import Leaf
from lineage.formats.package import Element
from lineage.spans import Span

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Piece:
    """Words that make up a run, or all that can be told of one that cannot be cut."""

    element: Element
    run: Element
    place: Span
    host: Element | None


def cut(leaves: Iterable[Leaf], at: Iterable[int]) -> list[Piece]:
    """The words of a document with every run parted at these characters; the document is changed, its text is not."""
    cuts = sorted(set(at))
    pieces: list[Piece] = []
    moved: dict[Element, Element] = {}  # elements that a cut has moved into another run
    for leaf in leaves:
        piece = Piece(leaf.element, moved.get(leaf.element, leaf.run), leaf.place, leaf.host)
        if piece.element.getparent() is not piece.run:  # alternatives within a run stay whole
            pieces.append(piece)
            continue
        inside = cuts[bisect_left(cuts, piece.place.start) : bisect_left(cuts, piece.place.end)]
        for place in inside:
            if place > piece.place.start:
                before, piece = _halved(piece, place)
                pieces.append(before)
            _parted(piece, moved)
        if bisect_right(cuts, piece.place.end) > bisect_left(cuts, piece.place.end):
            _parted_behind(piece, moved)
        pieces.append(piece)
    return pieces


def covered(pieces: list[Piece], place: Span) -> list[Piece]:
    """The pieces that hold the characters of a stretch."""
    first = bisect_right(pieces, place.start, key=lambda piece: piece.place.end)
    last = bisect_left(pieces, place.end, key=lambda piece: piece.place.start)
    return pieces[first:last]


def _halved(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """The words of one element as two elements."""
    element, length = piece.element, at - piece.place.start
    second = deepcopy(element)
    second.tail = None
    words = element.text or ""
    element.text, second.text = words[:length], words[length:]
    for half in (element, second):
        half.set(SPACE, "preserve")
    element.addnext(second)
    return (
        Piece(element, piece.run, Span(piece.place.start, at), piece.host),
        Piece(second, piece.run, Span(at, piece.place.end), piece.host),
    )


def _parted(piece: Piece, moved: dict[Element, Element]) -> None:
    """What stands in the run from this element on goes into a run of its own, with the same properties."""
    properties = [child for child in piece.run if child.tag.endswith("}rPr")]
    own = [child for child in piece.run if child not in properties]
    where = own.index(piece.element)
    if where:
        _moved(piece, own[where:], properties, moved)
        piece.run = moved[piece.element]


def _parted_behind(piece: Piece, moved: dict[Element, Element]) -> None:
    """What stands in the run behind this element goes into a run of its own."""
    following = list(piece.element.itersiblings())
    if following:
        properties = [child for child in piece.run if child.tag.endswith("}rPr")]
        _moved(piece, following, properties, moved)


def _moved(piece: Piece, elements: list[Element], properties: list[Element], moved: dict[Element, Element]) -> None:
    run = piece.run.makeelement(piece.run.tag, piece.run.attrib)
    run.extend([deepcopy(one) for one in properties])
    run.extend(elements)
    piece.run.addnext(run)
    for element in elements:
        moved[element] = run
