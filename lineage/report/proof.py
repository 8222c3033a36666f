"""Read a written site again and prove it: every quoted stretch and every match, from the pages alone and the texts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Literal

from lineage.errors import NotASiteError
from lineage.records import Reading
from lineage.report.site import MANIFEST, before_in
from lineage.spans import Span

NEXT = "li"  # what parts the sentences of a list
CHANGED = ("del", "ins", "mark")
BY_WORDS = ("del", "ins", "b")
TELLING = frozenset({"article", "li", *CHANGED, *BY_WORDS})
VOID = frozenset({"meta", "link", "input", "br", "rect", "line", "path"})
ENDS = {tag: re.compile(f"</{tag}", re.IGNORECASE) for tag in ("script", "style")}  # nothing before it is a tag
TAG = re.compile(
    r"""<(?:(/)?([a-zA-Z][^\s/>]*)([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>|!--.*?-->|![^>]*>)""", re.DOTALL
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)""")
TOLD = re.compile("data-|class\\s*=\\s*[\"']?(?:left|right|moved)", re.IGNORECASE)

What = Literal["words", "changes", "line", "document", "place", "file"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a page that is not so: which page, on which line of it, what, and what should stand there."""

    page: str
    line: int
    what: What
    shown: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How much was proved, and everything that could not be."""

    pages: int
    stretches: int
    matches: int
    lines: int
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class Quoted:
    """A stretch as a page shows it: the words, each with the mark of a change, and whether one is seen by words."""

    place: int
    document: str
    start: str
    end: str
    listed: bool
    parts: list[tuple[str, str, bool]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Everything it says."""
        return "".join(words for _, words, _ in self.parts)

    @property
    def items(self) -> list[str]:
        """The sentences of a list."""
        found: list[str] = []
        for tag, words, _ in self.parts:
            if tag == NEXT:
                found.append("")
            elif found:
                found[-1] += words
        return [words.strip("\n") for words in found]

    @property
    def kept(self) -> str:
        """What it says is the same on the other side."""
        return "".join(words for tag, words, _ in self.parts if tag not in CHANGED)

    @property
    def kept_words(self) -> str:
        """The same where changes are seen by words, letters only: a sign may change by characters alone."""
        kept = "".join(words for tag, words, seen in self.parts if not seen and tag != "mark")
        return "".join(filter(str.isalnum, kept))


@dataclass(frozen=True, slots=True)
class _Open:
    """What holds within an open element: whose words stand there, and what is said of them.

    ``changed`` is the mark of a change they stand in, ``seen`` whether they are changed when seen by words.
    """

    document: str = ""
    sides: tuple[str, str] = ("", "")
    quoted: Quoted | None = None
    skipped: bool = False
    changed: str = ""
    seen: bool = False
    match: bool = False


class _Page:
    """What a page quotes: stretches, matches as the stretches of their two sides, and lines of files.

    It is read tag by tag: of what a parser for all of HTML does a site as large as a large corpus needs little.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, _Open]] = [("", _Open())]
        self.stretches: list[Quoted] = []
        self.matches: list[tuple[int, list[Quoted]]] = []
        self.file = ""
        self.lines: list[tuple[int, int, list[str]]] = []
        done = 0
        while found := TAG.search(text, done):
            begin = found.start()
            if begin > done:
                self._words(text[done:begin])
            done = found.end()
            closing, tag, attributes = found.groups("")
            tag = tag.lower()
            if closing:
                self._close(tag)
            elif tag:
                self._begin(tag, attributes, begin)
                if end := ENDS.get(tag):
                    done = ended.start() if (ended := end.search(text, done)) else len(text)
        if done < len(text):
            self._words(text[done:])

    def line(self, place: int) -> int:
        """The line of the page on which a place is."""
        return self.text.count("\n", 0, place) + 1

    def _begin(self, tag: str, attributes: str, place: int) -> None:
        """Take up an element with what it says of itself."""
        new = self.open[-1][1]
        if tag in TELLING or TOLD.search(attributes):
            said = reversed(ATTRIBUTE.findall(attributes))  # of an attribute that is given twice the first one counts
            given = {key.lower(): unescape(value[1:-1] if value[:1] in ('"', "'") else value) for key, value in said}
            new = self._taken_up(new, tag, given, place)
        if tag not in VOID:
            self.open.append((tag, new))

    def _taken_up(self, around: _Open, tag: str, given: Mapping[str, str], place: int) -> _Open:
        """What holds within an element that says something of itself."""
        kind = given.get("class", "")
        self.file = given.get("data-file", self.file)
        document, sides, match, skipped = around.document, around.sides, around.match, around.skipped
        if "data-left" in given:
            sides = given["data-left"], given.get("data-right", "")
        if sides != ("", "") and kind in ("left", "right"):
            document = sides[kind == "right"]
        document = given.get("data-document", document)
        if tag == "article":
            self.matches.append((place, []))
            match = True
        quoted = around.quoted
        if "data-start" in given and "data-end" in given:
            quoted = Quoted(place, document, given["data-start"], given["data-end"], tag == "ol")
            self.stretches.append(quoted)
            if match:
                self.matches[-1][1].append(quoted)
        if "data-code" in given:
            skipped = True
            self._say(tag, replace(around, quoted=quoted), given["data-code"])
        if tag == "li":
            self._item(quoted, given.get("id", ""), place)
        return _Open(
            document,
            sides,
            quoted,
            skipped or kind == "moved",
            tag if tag in CHANGED else around.changed,
            around.seen or (tag in BY_WORDS and kind != "c"),
            match,
        )

    def _item(self, quoted: Quoted | None, name: str, place: int) -> None:
        """A sentence of a list, or a line of a file."""
        if quoted is not None:
            quoted.parts.append((NEXT, "", False))
        if self.file and name.startswith("L") and name[1:].isdecimal():
            self.lines.append((place, int(name[1:]), []))

    def _say(self, tag: str, within: _Open, code: str) -> None:
        """A character that cannot be seen, named by its code, stands for itself."""
        try:
            self._take(tag, within, chr(int(code.removeprefix("U+"), 16)))
        except (ValueError, OverflowError):
            return

    def _close(self, tag: str) -> None:
        """Leave an element, and whatever was left open in it."""
        for number in range(len(self.open) - 1, 0, -1):
            if self.open[number][0] == tag:
                del self.open[number:]
                return

    def _words(self, words: str) -> None:
        tag, around = self.open[-1]
        if not around.skipped and (around.quoted is not None or self.lines):
            self._take(tag, around, unescape(words) if "&" in words else words)

    def _take(self, tag: str, around: _Open, words: str) -> None:
        if around.quoted is not None:
            around.quoted.parts.append((around.changed, words, around.seen))
        if self.lines and tag in ("li", "bdi"):
            self.lines[-1][2].append(words)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in one file: its digest, how much it shows, and what of that is not so."""

    digest: str
    stretches: int = 0
    matches: int = 0
    lines: int = 0
    faults: tuple[Fault, ...] = ()


Spread = Callable[[Callable[[str], _Read], Sequence[str]], Iterable[_Read]]


def prove(site: Path, readings: Sequence[Reading], *, spread: Spread = map) -> Proof:
    """Everything the pages of a site, or one page, say of these texts, held against the texts.

    ``spread`` does what ``map`` does, perhaps at several places at a time.
    """
    known = {reading.document.id: reading for reading in readings}
    files = {reading.document.file: reading.raw.split("\n") for reading in readings}
    folder = site.parent if site.is_file() else site
    digests = {} if site.is_file() else _digests(site)
    found = [site] if site.is_file() else [path for path in site.rglob("*.html") if path.is_file()]
    pages = sorted(path.relative_to(folder).as_posix() for path in found)
    sizes = {name: (folder / name).stat().st_size for name in {*pages, *digests} if (folder / name).is_file()}
    longest_first = sorted(sizes, key=lambda name: (-sizes[name], name))
    read = dict(zip(longest_first, spread(lambda name: _read(folder, name, known, files), longest_first), strict=True))
    altered = [
        Fault(name, 1, "file", now[:12], digest[:12])
        for name, digest in sorted(digests.items())
        if (now := read[name].digest if name in read else "") != digest
    ]
    shown = [read[name] for name in pages]
    return Proof(
        len(pages),
        sum(one.stretches for one in shown),
        sum(one.matches for one in shown),
        sum(one.lines for one in shown),
        (*altered, *chain.from_iterable(one.faults for one in shown)),
    )


def _digests(site: Path) -> Mapping[str, str]:
    """The files of a site as they were written."""
    before = before_in(site)
    if not before.files:
        raise NotASiteError(path=site, manifest=MANIFEST)
    return before.files


def _read(folder: Path, name: str, known: Mapping[str, Reading], files: Mapping[str, Sequence[str]]) -> _Read:
    """One file of a site, read once."""
    content = (folder / name).read_bytes()
    digest = sha256(content).hexdigest()
    if not name.endswith(".html"):
        return _Read(digest)
    page = _Page(content.decode("utf-8", errors="replace"))
    faults = tuple(_faults(name, page, known, files))
    return _Read(digest, len(page.stretches), len(page.matches), len(page.lines), faults)


def _faults(
    name: str, page: _Page, known: Mapping[str, Reading], files: Mapping[str, Sequence[str]]
) -> Iterator[Fault]:
    for quoted in page.stretches:
        yield from _misquoted(name, page, quoted, known)
    for place, sides in page.matches:
        if len(sides) != 2 or sides[0].kept != sides[1].kept or sides[0].kept_words != sides[1].kept_words:
            left, right = (side.kept for side in (sides + [Quoted(0, "", "", "", False)] * 2)[:2])
            yield Fault(name, page.line(place), "changes", left, right)
    for place, number, words in page.lines:
        wanted = files.get(page.file, ())
        shown = "".join(words).rstrip("\n")
        if number > len(wanted) or shown != wanted[number - 1]:
            yield Fault(name, page.line(place), "line", shown, wanted[number - 1] if number <= len(wanted) else "")


def _misquoted(name: str, page: _Page, quoted: Quoted, known: Mapping[str, Reading]) -> Iterator[Fault]:
    """Nothing if a stretch stands where its page says it does."""
    reading = known.get(quoted.document)
    if reading is None:
        yield Fault(name, page.line(quoted.place), "document", quoted.document, "")
        return
    wanted = words_at(reading, quoted.start, quoted.end)
    if wanted is None:
        yield Fault(name, page.line(quoted.place), "place", f"{quoted.start}–{quoted.end}", "")
    elif not (in_order(quoted.items, wanted) if quoted.listed else quoted.words == wanted):
        yield Fault(name, page.line(quoted.place), "words", quoted.words, wanted)


def words_at(reading: Reading, start: str, end: str) -> str | None:
    """What a document says at a stretch of its file; none if the stretch does not begin and end with its words."""
    if not (start.isdecimal() and end.isdecimal()) or int(start) > int(end):
        return None
    text = reading.text
    first, last = bisect_left(text.starts, int(start)), bisect_right(text.ends, int(end))
    if first >= last or text.source(Span(first, last)) != Span(int(start), int(end)):
        return None
    return text.text[first:last]


def in_order(sentences: Sequence[str], text: str) -> bool:
    """Whether a text is these sentences one after the other, with nothing but signs between them.

    >>> in_order(["甲。", "乙。"], "甲。◎乙。"), in_order(["甲。", "乙。"], "甲。丙乙。")
    (True, False)
    """
    done = 0
    for sentence in [*sentences, ""]:
        at = text.find(sentence, done) if sentence else len(text)
        if at < 0 or any(character.isalnum() for character in text[done:at]):
            return False
        done = at + len(sentence)
    return True
