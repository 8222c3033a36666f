"""Word documents: the words a reader sees once every tracked change is accepted, with the way back to their runs.

No text stands on the disk, so one is made that positions count in: a line for each paragraph, those of the body
first (each text box behind the paragraph it hangs on), then footnotes and endnotes. Headers and footers are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lineage import segment
from lineage.formats import Formatted, Paragraph
from lineage.formats.package import Element, Package, opened
from lineage.records import BlockForm
from lineage.spans import Mapped, Span

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_INLINE = {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
_BLOCKS = {"tc", "sdt", "sdtContent", "ins", "moveTo", "customXml"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_HEADING = re.compile(r"(?:heading|title|subtitle|标题|副标题)", re.IGNORECASE)
_QUOTE = re.compile(r"quot|引文|引用|block text", re.IGNORECASE)
_ENDED = re.compile(r"[。！？；：…」』”’）》!?;:]\s*$")
_DEEP = 400  # twentieths of a point: about two characters
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words as one element of a run holds them: where they stand in ``raw``, and in which part of the package.

    ``host`` is the run that a comment on them is hung on instead, where none may stand here: that of the note's
    mark, or of the text box.
    """

    element: Element
    run: Element
    place: Span
    part: str
    host: Element | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A Word document as read, with what is needed to write into it."""

    package: Package
    trees: Mapping[str, Element]
    leaves: tuple[Leaf, ...]
    formatted: Formatted


def read(path: Path, data: bytes) -> Formatted:
    """A Word document as its paragraphs."""
    return sheet(path, data).formatted


def sheet(path: Path, data: bytes) -> Sheet:
    """A Word document with its runs."""
    package = opened(path, data)
    related = package.related(package.main)
    styles = _styles(package.tree(related["styles"])) if package.has(related.get("styles", "")) else {}
    reader = _Reader(styles)
    trees = {package.main: package.tree(package.main)}
    reader.body(trees[package.main], package.main)
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = related.get(kind, "")
        if package.has(part):
            trees[part] = package.tree(part)
            reader.notes(trees[part], part, name)
    raw = "".join(reader.raw)
    paragraphs = tuple(one for parts in reader.paragraphs for one in parts.cut(raw))
    return Sheet(package, trees, tuple(reader.leaves), Formatted(raw, paragraphs))


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style makes of a paragraph."""

    name: str
    based: str
    heading: bool
    indent: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph by its place in ``raw``; line ends in it part it where a sentence ends."""

    form: BlockForm
    place: Span
    note: str | None
    calls: tuple[tuple[int, str], ...]

    def cut(self, raw: str) -> Iterator[Paragraph]:
        """The paragraphs it makes."""
        start = self.place.start
        for match in re.finditer("\n", self.place.of(raw)):
            end = self.place.start + match.start()
            if _ENDED.search(raw[max(start, end - 10) : end]) or raw.startswith("\u3000", end + 1):
                yield from self._one(raw, Span(start, end))
                start = end + 1
        yield from self._one(raw, Span(start, self.place.end))

    def _one(self, raw: str, place: Span) -> Iterator[Paragraph]:
        text = place.of(raw)
        if text.strip():
            calls = tuple((at - place.start, name) for at, name in self.calls if place.start <= at <= place.end)
            form = "heading" if self.form == "paragraph" and _is_heading(text.strip()) else self.form
            yield Paragraph(form, Mapped.of(text, at=place.start), self.note, calls)


class _Reader:
    """Walks through the elements and gathers paragraphs."""

    def __init__(self, styles: Mapping[str, _Style]) -> None:
        self.styles = styles
        self.raw: list[str] = []
        self.at = 0
        self.begun = 0
        self.leaves: list[Leaf] = []
        self.paragraphs: list[_Read] = []
        self.calls: list[tuple[int, str]] = []
        self.boxes: list[tuple[Element, Element]] = []
        self.hosts: dict[str, Element] = {}
        self.numbers: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        self.part = ""
        self.form: BlockForm = "paragraph"
        self.note: str | None = None
        self.host: Element | None = None

    def body(self, tree: Element, part: str) -> None:
        """The main part."""
        self.part = part
        for child in tree:
            if _name(child) == "body":
                self.blocks(child)

    def notes(self, tree: Element, part: str, kind: str) -> None:
        """Footnotes or endnotes; those that part notes from the page are none."""
        self.part, self.form = part, "note"
        for note in tree:
            if _name(note) != kind or _value(note, "type") not in (None, "normal"):
                continue
            key = f"{kind}{_value(note, 'id')}"
            self.note, self.host = self.numbers.get(key, key), self.hosts.get(key)
            self.blocks(note)

    def blocks(self, element: Element) -> None:
        """Paragraphs and tables."""
        for child in element:
            name = _name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in _BLOCKS:
                self.blocks(child)
            elif name == "AlternateContent":
                self.blocks(_chosen(child))

    def table(self, element: Element) -> None:
        """The cells of a table, row by row; rows that are tracked as deleted are gone."""
        form, self.form = self.form, "cell" if self.form == "paragraph" else self.form
        for row in element.iter(*_tags("tr")):
            if next(row.iterancestors(*_tags("tbl")), None) is element and not _has(row, "trPr", "del"):
                for cell in row.iterchildren(*_tags("tc"), *_tags("sdt")):
                    self.blocks(cell)
        self.form = form

    def paragraph(self, element: Element) -> None:
        """One paragraph, and the text boxes that hang on it; a deleted end joins it to the next."""
        self.inline(element)
        if _has(element, "pPr", "rPr", "del") or _has(element, "pPr", "rPr", "moveFrom"):
            return
        self.end(self.form_of(element))
        boxes, self.boxes = self.boxes, []
        form, host = self.form, self.host
        for box, run in boxes:
            self.form, self.host = "box" if form != "note" else form, host if host is not None else run
            self.blocks(box)
        self.form, self.host = form, host

    def end(self, form: BlockForm) -> None:
        """The paragraph so far is ended by a line end."""
        if self.at > self.begun:
            place = Span(self.begun, self.at)
            self.paragraphs.append(_Read(form, place, self.note, tuple(self.calls)))
        self.add("\n")
        self.begun, self.calls = self.at, []

    def inline(self, element: Element) -> None:
        """The runs of a paragraph, without what is tracked as deleted or moved away."""
        for child in element:
            name = _name(child)
            if name == "r":
                self.run(child, child)
            elif name in _INLINE:
                self.inline(child)
            elif name == "AlternateContent":
                self.inline(_chosen(child))

    def run(self, element: Element, run: Element) -> None:
        """The words of a run, unless they are hidden."""
        if _is_on(run, "vanish") or _is_on(run, "webHidden"):
            return
        for child in element:
            name = _name(child)
            if name == "t":
                self.leaf(child, run, child.text or "")
            elif name in _SIGNS:
                self.leaf(child, run, _SIGNS[name])
            elif name == "sym":
                self.leaf(child, run, _symbol(child))
            elif name in ("footnoteReference", "endnoteReference"):
                self.call(child, run, name.removesuffix("Reference"))
            elif name == "AlternateContent":
                self.run(_chosen(child), run)
            elif name in ("drawing", "pict", "object"):
                self.boxes += [(box, run) for box in _outermost_boxes(child)]
            elif name == "ruby":
                for base in child.iterchildren(*_tags("rubyBase")):
                    self.inline(base)

    def call(self, element: Element, run: Element, kind: str) -> None:
        """The mark of a note, which is no word."""
        key = f"{kind}{_value(element, 'id')}"
        if key not in self.numbers:
            self.counts[kind] += 1
            self.numbers[key] = f"{'' if kind == 'footnote' else 'e'}{self.counts[kind]}"
        self.hosts.setdefault(key, run)
        self.calls.append((self.at, self.numbers[key]))

    def leaf(self, element: Element, run: Element, words: str) -> None:
        """Words of one element."""
        if words:
            place = Span(self.at, self.at + len(words))
            self.leaves.append(Leaf(element, run, place, self.part, self.host))
            self.add(words)

    def add(self, words: str) -> None:
        self.raw.append(words)
        self.at += len(words)

    def form_of(self, element: Element) -> BlockForm:
        """What kind of paragraph it is, by where it stands, by its style, by how deep it is set."""
        if self.form != "paragraph":
            return self.form
        properties = _child(element, "pPr")
        style = _value(_child(properties, "pStyle"), "val") if properties is not None else None
        level = _value(_child(properties, "outlineLvl"), "val")
        if level is not None and level.isdecimal() and int(level) < 9:
            return "heading"
        indent = _indent(properties)
        numbered = _child(properties, "numPr") is not None
        for _ in range(12):  # a style may be based on itself
            one = self.styles.get(style or "")
            if one is None:
                break
            if one.heading or _HEADING.match(one.name):
                return "heading"
            if _QUOTE.search(one.name):
                return "quotation"
            indent = one.indent if indent is None else indent
            style = one.based
        return "quotation" if not numbered and (indent or 0) >= _DEEP else "paragraph"


def _styles(tree: Element) -> dict[str, _Style]:
    """The paragraph styles by their id."""
    found = {}
    for style in tree.iter(*_tags("style")):
        properties = _child(style, "pPr")
        level = _value(_child(properties, "outlineLvl"), "val")
        found[_value(style, "styleId") or ""] = _Style(
            _value(_child(style, "name"), "val") or "",
            _value(_child(style, "basedOn"), "val") or "",
            level is not None and level.isdecimal() and int(level) < 9,
            _indent(properties) or 0,
        )
    return found


def _indent(properties: Element | None) -> int | None:
    """How far a paragraph is set in from the left as a whole; none where nothing is said."""
    indent = _child(properties, "ind")
    if indent is None:
        return None
    if _value(indent, "hanging") or _value(indent, "hangingChars"):
        return 0
    in_characters = _value(indent, "leftChars") or _value(indent, "startChars")
    in_points = _value(indent, "left") or _value(indent, "start")
    try:
        return int(in_characters) * 2 if in_characters else int(in_points) if in_points else None
    except ValueError:
        return None


def _is_heading(text: str) -> bool:
    """Whether a short paragraph reads as a heading though no style says so."""
    if len(text) > _LONGEST_HEADING:
        return False
    pieces = list(segment.sentences(text))
    return len(pieces) == 1 and pieces[0][1] == "heading"


def _name(element: Element) -> str:
    """The local name of an element of WordprocessingML or markup compatibility; nothing for any other."""
    tag = element.tag
    if not isinstance(tag, str):  # a comment or an instruction
        return ""
    space, _, name = tag[1:].partition("}")
    return name if space in NAMESPACES or space == MC else ""


def _tags(name: str) -> tuple[str, ...]:
    return tuple(f"{{{space}}}{name}" for space in NAMESPACES)


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next(element.iterchildren(*_tags(name)), None)


def _has(element: Element, *path: str) -> bool:
    for name in path:
        element = _child(element, name)
        if element is None:
            return False
    return True


def _value(element: Element | None, name: str) -> str | None:
    """An attribute of WordprocessingML."""
    if element is None:
        return None
    return next((element.get(tag) for tag in _tags(name) if element.get(tag) is not None), None)


def _is_on(run: Element, name: str) -> bool:
    """Whether a property that a run switches on by naming it is on."""
    found = _child(_child(run, "rPr"), name)
    return found is not None and _value(found, "val") not in ("0", "false", "off")


def _chosen(element: Element) -> Element:
    """The one of alternative contents that is read: the first choice, which the others repeat in an older form."""
    choices = [child for child in element if _name(child) in ("Choice", "Fallback")]
    return choices[0] if choices else element


def _outermost_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, each once; boxes within boxes are found when those are read."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            yield from _outermost_boxes(_chosen(child))
        elif name != "Fallback":
            yield from _outermost_boxes(child)


def _symbol(element: Element) -> str:
    """The character that a symbol element stands for."""
    try:
        sign = chr(int(_value(element, "char") or "", 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign
