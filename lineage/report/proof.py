"""Read a written site again and prove it: every quoted stretch and every match, from the pages alone and the texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

from lineage.errors import NotASiteError
from lineage.records import Reading
from lineage.report.site import MANIFEST, before_in
from lineage.spans import Span

NEXT = "li"  # what parts the sentences of a list
CHANGED = ("del", "ins", "mark")
BY_WORDS = ("del", "ins", "b")
VOID = ("meta", "link", "input", "br", "rect", "line", "path")

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

    line: int
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


@dataclass(slots=True)
class _Open:
    """An element that is open: what it says of where its words come from."""

    tag: str
    letters_only: bool = False
    document: str = ""
    sides: tuple[str, str] = ("", "")
    quoted: Quoted | None = None
    skipped: bool = False


class _Page(HTMLParser):
    """What a page quotes: stretches, matches as the stretches of their two sides, and lines of files."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open = [_Open("")]
        self.stretches: list[Quoted] = []
        self.matches: list[tuple[int, list[Quoted]]] = []
        self.file = ""
        self.lines: list[tuple[int, int, list[str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up an element with what it says of itself."""
        given = {key: value or "" for key, value in attrs}
        around = self.open[-1]
        new = _Open(tag, given.get("class") == "c", around.document, around.sides, around.quoted, around.skipped)
        self.file = given.get("data-file", self.file)
        if "data-left" in given:
            new.sides = given["data-left"], given.get("data-right", "")
        if new.sides != ("", "") and given.get("class") in ("left", "right"):
            new.document = new.sides[given["class"] == "right"]
        new.document = given.get("data-document", new.document)
        if tag == "article":
            self.matches.append((self.getpos()[0], []))
        if "data-start" in given and "data-end" in given:
            self._quote(new, given)
        if given.get("class") == "moved":
            new.skipped = True
        if "data-code" in given:
            self._say(new, given)
        if tag == "li" and new.quoted is not None:
            new.quoted.parts.append((NEXT, "", False))
        if tag == "li" and given.get("id", "").startswith("L") and self.file:
            self.lines.append((self.getpos()[0], int(given["id"][1:]), []))
        if tag not in VOID:
            self.open.append(new)

    def _quote(self, new: _Open, given: Mapping[str, str]) -> None:
        listed = new.tag == "ol"
        new.quoted = Quoted(self.getpos()[0], new.document, given["data-start"], given["data-end"], listed)
        self.stretches.append(new.quoted)
        if self.matches and any(over.tag == "article" for over in self.open):
            self.matches[-1][1].append(new.quoted)

    def _say(self, new: _Open, given: Mapping[str, str]) -> None:
        """A character that cannot be seen, named by its code, stands for itself."""
        new.skipped = True
        try:
            self._take(chr(int(given["data-code"].removeprefix("U+"), 16)))
        except (ValueError, OverflowError):
            return

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever was left open in it."""
        for number in range(len(self.open) - 1, 0, -1):
            if self.open[number].tag == tag:
                del self.open[number:]
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self.open[-1].skipped:
            self._take(data)

    def _take(self, words: str) -> None:
        around = self.open[-1]
        if around.quoted is not None:
            changed = next((each.tag for each in reversed(self.open) if each.tag in CHANGED), "")
            seen = any(each.tag in BY_WORDS and not each.letters_only for each in self.open)
            around.quoted.parts.append((changed, words, seen))
        if self.lines and around.tag in ("li", "bdi"):
            self.lines[-1][2].append(words)


def prove(site: Path, readings: Sequence[Reading]) -> Proof:
    """Everything the pages of a site, or one page, say of these texts, held against the texts."""
    known = {reading.document.id: reading for reading in readings}
    files = {reading.document.file: reading.raw.split("\n") for reading in readings}
    faults: list[Fault] = [] if site.is_file() else list(_altered(site))
    pages = [site] if site.is_file() else sorted(site.rglob("*.html"))
    stretches = matches = lines = 0
    for path in pages:
        name = path.name if site.is_file() else path.relative_to(site).as_posix()
        page = _Page(path.read_text("utf-8", errors="replace"))
        faults += _faults(name, page, known, files)
        stretches += len(page.stretches)
        matches += len(page.matches)
        lines += len(page.lines)
    return Proof(len(pages), stretches, matches, lines, tuple(faults))


def _altered(site: Path) -> Iterator[Fault]:
    """Files that are no longer what was written, or are gone."""
    before = before_in(site)
    if not before.files:
        raise NotASiteError(path=site, manifest=MANIFEST)
    for name, digest in sorted(before.files.items()):
        path = site / name
        found = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if found != digest:
            yield Fault(name, 1, "file", found[:12], digest[:12])


def _faults(
    name: str, page: _Page, known: Mapping[str, Reading], files: Mapping[str, Sequence[str]]
) -> Iterator[Fault]:
    for quoted in page.stretches:
        yield from _misquoted(name, quoted, known)
    for line, sides in page.matches:
        if len(sides) != 2 or sides[0].kept != sides[1].kept or sides[0].kept_words != sides[1].kept_words:
            yield Fault(
                name, line, "changes", *(side.kept for side in (sides + [Quoted(0, "", "", "", False)] * 2)[:2])
            )
    for line, number, words in page.lines:
        wanted = files.get(page.file, ())
        shown = "".join(words)
        if number > len(wanted) or shown != wanted[number - 1]:
            yield Fault(name, line, "line", shown, wanted[number - 1] if number <= len(wanted) else "")


def _misquoted(name: str, quoted: Quoted, known: Mapping[str, Reading]) -> Iterator[Fault]:
    """Nothing if a stretch stands where its page says it does."""
    reading = known.get(quoted.document)
    if reading is None:
        yield Fault(name, quoted.line, "document", quoted.document, "")
        return
    wanted = words_at(reading, quoted.start, quoted.end)
    if wanted is None:
        yield Fault(name, quoted.line, "place", f"{quoted.start}–{quoted.end}", "")
    elif not (in_order(quoted.items, wanted) if quoted.listed else quoted.words == wanted):
        yield Fault(name, quoted.line, "words", quoted.words, wanted)


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
