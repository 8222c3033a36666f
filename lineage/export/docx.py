"""The draft as a Word document: each finding a comment at its characters, on request with changes to accept or reject.

A Word draft keeps every part as it is but those that are written into; any other draft is made anew from its text.
Comments and changes carry no time, so the same findings give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from lxml import etree

from lineage.errors import DraftChangedError
from lineage.export.fresh import fresh
from lineage.export.runs import Piece, covered, cut
from lineage.export.verdicts import Findings, rows
from lineage.formats import ZIP
from lineage.formats.docx import NAMESPACES, Sheet, sheet
from lineage.formats.package import Element, Package
from lineage.quotes import telling
from lineage.records import Checked, Draft, Verdict
from lineage.spans import Span

AUTHOR = "lineage"
INITIALS = "核"
_FIRST_CHANGE = 9_000_000  # far from the ids of whatever is tracked in the document already
_DAY = (1980, 1, 1, 0, 0, 0)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS = {
    NAMESPACES[0]: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    NAMESPACES[1]: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_IMPOSSIBLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")

Proposed = tuple[Span, str]  # a stretch of the draft, and the words of the source for it


def annotated(found: Findings, one: Checked, *, data: bytes = b"", tracked: bool = False) -> bytes:
    """The draft with its findings; ``data`` are the bytes of the draft, of use where it is a Word document."""
    path = Path(one.draft.name)
    if data.startswith(ZIP):
        read = sheet(path, data)
        if read.formatted.raw != one.draft.raw:
            raise DraftChangedError(path=path)
        return _written(read, _findings(found, one, raw=True), one.draft, raw=True, tracked=tracked)
    read = sheet(path, fresh(one.draft))
    return _written(read, _findings(found, one, raw=False), one.draft, raw=False, tracked=tracked)


def _findings(found: Findings, one: Checked, *, raw: bool) -> list[tuple[Span, Verdict, str]]:
    """What is to be said, with its place: in the draft's own text, or in the text made of it."""
    return [
        (verdict.quotation.source if raw else verdict.quotation.clean, verdict, _said(found, verdict))
        for verdict, _, accepted in rows(one)
        if verdict.level != "none" and accepted is None
    ]


def _said(found: Findings, verdict: Verdict) -> str:
    """What a comment says: one line each for the finding, the wording of the source, and the person's verdict."""
    lines = [f"{found.label(verdict.level)} {verdict.rule} {found.label(verdict.found)}", found.say(verdict)]
    if verdict.source:
        document = found.corpus.documents[verdict.source.document]
        line = found.corpus.lines[document.id].at(verdict.source.source.start)
        lines.append(found.in_words("来源：", "Source: ") + f"{verdict.source.words}（{document.file}:{line}）")
    return "\n".join([*lines, found.in_words("终审：", "Final verdict: ")])


def _written(
    read: Sheet, findings: Sequence[tuple[Span, Verdict, str]], draft: Draft, *, raw: bool, tracked: bool
) -> bytes:
    """The package with comments, and with proposals as tracked changes."""
    proposals = [one for _, verdict, _ in findings for one in _proposed(verdict, draft, raw=raw)] if tracked else []
    places = [place for place, *_ in findings] + [place for place, _ in proposals]
    edges = [edge for place in places for edge in (place.start, place.end)]
    pieces = cut(read.leaves, edges)
    root = read.trees[read.package.main]
    space = etree.QName(root).namespace
    comments, name, made = _comments(read.package, space)
    number = _next_id(comments, space)
    for place, _, said in findings:
        run = covered(pieces, place)
        if run:
            _commented(run, number, space)
            shown = said if run[0].host is None else f"{_quoted(place, read)}\n{said}"
            comments.append(_comment(number, shown, space))
            number += 1
    ids = count(_FIRST_CHANGE)
    for place, words in _apart(proposals):
        _tracked(pieces, place, words, ids, space)
    parts = {part: _bytes(tree) for part, tree in read.trees.items()}
    parts[name] = _bytes(comments)
    if made:
        parts |= _registered(read.package, name, space)
    return _packed(read.package, parts)


def _quoted(place: Span, read: Sheet) -> str:
    """The words a comment speaks of, where it cannot stand beside them: in a note or a text box."""
    return f"“{place.of(read.formatted.raw)}”"


def _commented(run: Sequence[Piece], number: int, space: str) -> None:
    """Hang a comment on runs; on the mark of the note or the box where none may stand in it."""
    first, last = (run[0].run, run[-1].run) if run[0].host is None else (run[0].host, run[0].host)
    start, end = (_element(space, f"commentRange{side}", id=str(number)) for side in ("Start", "End"))
    mark = _element(space, "r")
    style = _under(_under(mark, space, "rPr"), space, "rStyle")
    style.set(f"{{{space}}}val", "CommentReference")
    _under(mark, space, "commentReference").set(f"{{{space}}}id", str(number))
    first.addprevious(start)
    last.addnext(end)
    end.addnext(mark)


def _proposed(verdict: Verdict, draft: Draft, *, raw: bool) -> Iterator[Proposed]:
    """The changes that would make the draft read as its source; script is left as it is."""
    if verdict.found not in ("altered", "punctuation") or verdict.source is None:
        return
    places = _places(verdict, draft)
    at = 0
    for change in verdict.changes:
        start, at = at, at + len(change.right)
        if not telling(change) or at > len(places):
            continue
        place = _stretch(places, start, at, verdict.quotation.clean)
        yield draft.text.source(place) if raw else place, change.left


def _places(verdict: Verdict, draft: Draft) -> list[int]:
    """Where each of a quotation's words stands in the clean text; marks that its paragraphs repeat are passed over."""
    places, at = [], verdict.quotation.clean.start
    text, end = draft.text.text, verdict.quotation.clean.end
    for sign in verdict.quotation.words:
        found = text.find(sign, at, end)
        if found < 0:
            return []
        places.append(found)
        at = found + 1
    return places


def _stretch(places: Sequence[int], start: int, end: int, whole: Span) -> Span:
    if start < end:
        return Span(places[start], places[end - 1] + 1)
    at = places[start] if start < len(places) else whole.end
    return Span(at, at)


def _apart(proposals: Sequence[Proposed]) -> Iterator[Proposed]:
    """The proposals from the last to the first, none within another."""
    least: int | None = None
    for place, words in sorted(set(proposals), reverse=True):
        if least is None or place.end <= least:
            least = place.start
            yield place, words


def _tracked(pieces: list[Piece], place: Span, words: str, ids: Iterator[int], space: str) -> None:
    """Delete what stands at a place and insert words there, both as tracked changes."""
    run = covered(pieces, place) if len(place) else covered(pieces, Span(max(0, place.start - 1), place.start))
    if not run:
        return
    behind = run[-1].run
    if len(place):
        for piece in run:
            behind = _deleted(piece, next(ids), space)
    if words:
        behind.addnext(_inserted(run[-1].run, words, next(ids), space))


def _deleted(piece: Piece, number: int, space: str) -> Element:
    """A run wrapped as deleted."""
    deleted = _element(space, "del", id=str(number), author=AUTHOR)
    piece.run.addprevious(deleted)
    deleted.append(piece.run)
    for text in piece.run.iter(f"{{{space}}}t"):
        text.tag = f"{{{space}}}delText"
    return deleted


def _inserted(like: Element, words: str, number: int, space: str) -> Element:
    """Words as an inserted run that looks as the one beside it."""
    inserted = _element(space, "ins", id=str(number), author=AUTHOR)
    run = _under(inserted, space, "r")
    for properties in like.iterchildren(f"{{{space}}}rPr"):
        run.append(etree.fromstring(etree.tostring(properties)))
    _text(run, words, space)
    return inserted


def _comment(number: int, said: str, space: str) -> Element:
    comment = _element(space, "comment", id=str(number), author=AUTHOR, initials=INITIALS)
    for line in said.split("\n"):
        _text(_under(_under(comment, space, "p"), space, "r"), line, space)
    return comment


def _text(run: Element, words: str, space: str) -> None:
    text = _under(run, space, "t")
    text.text = words.translate(_IMPOSSIBLE)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _element(space: str, name: str, **attributes: str) -> Element:
    made = etree.Element(f"{{{space}}}{name}", nsmap={"w": space})
    for key, value in attributes.items():
        made.set(f"{{{space}}}{key}", value)
    return made


def _under(parent: Element, space: str, name: str) -> Element:
    return etree.SubElement(parent, f"{{{space}}}{name}")


def _comments(package: Package, space: str) -> tuple[Element, str, bool]:
    """The part that holds the comments, its name, and whether it is new."""
    name = package.related(package.main).get("comments", "")
    if package.has(name):
        return package.tree(name), name, False
    folder = package.main.rpartition("/")[0]
    known = set(package.names())
    tries = (f"comments{number or ''}.xml" for number in range(len(known) + 1))
    name = next(one for one in (f"{folder}/{each}".lstrip("/") for each in tries) if one not in known)
    return etree.Element(f"{{{space}}}comments", nsmap={"w": space}), name, True


def _next_id(comments: Element, space: str) -> int:
    ids = (one.get(f"{{{space}}}id", "") for one in comments)
    return max((int(one) for one in ids if one.lstrip("-").isdecimal()), default=-1) + 1


def _registered(package: Package, name: str, space: str) -> dict[str, bytes]:
    """The parts that must know of a new one."""
    folder, _, main = package.main.rpartition("/")
    relations = f"{folder}/_rels/{main}.rels".lstrip("/")
    tree = package.tree(relations) if package.has(relations) else etree.Element(f"{{{_RELATIONS}}}Relationships")
    ids = {one.get("Id") for one in tree}
    own = next(f"rIdLineage{number}" for number in range(len(ids) + 1) if f"rIdLineage{number}" not in ids)
    etree.SubElement(tree, f"{{{_RELATIONS}}}Relationship", Id=own, Type=_KINDS[space], Target=f"/{name}")
    types = package.tree("[Content_Types].xml")
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS)
    return {relations: _bytes(tree), "[Content_Types].xml": _bytes(types)}


def _bytes(tree: Element) -> bytes:
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _packed(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts in the place of its own, or added to it."""
    out = io.BytesIO()
    done: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*package.names(), *parts]:
            if name in done or name.endswith("/"):
                continue
            done.add(name)
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as part:
                for chunk in [parts[name]] if name in parts else package.chunks(name):
                    part.write(chunk)
    return out.getvalue()
