"""A catalogue made from what the files of a folder say of themselves: what ``lineage init`` writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lineage.errors import LineageError
from lineage.ingest import dates
from lineage.ingest.catalogue import FACTS, NAME, Catalogue, Described, Entry, identified
from lineage.ingest.dates import Day
from lineage.ingest.decode import UNPACKED, decode
from lineage.ingest.facts import Facts, facts
from lineage.ingest.parts import Part, located, parts
from lineage.normalise import fold, normalise
from lineage.records import When
from lineage.spans import Mapped

ENDINGS = (".txt", *UNPACKED)

_EXPLAINED = re.compile(r"关于《(?P<title>.+)》的说明")
_FEWEST_WORDS, _MOST_WORDS = 12, 60


@dataclass(frozen=True, slots=True)
class _File:
    """One file with its documents and what each says of itself."""

    name: str
    raw: str
    documents: tuple[tuple[Part, int, Facts], ...]

    @property
    def newsroom(self) -> str | None:
        """The paper whose page it is."""
        return next((one.newsroom for _, _, one in self.documents if one.newsroom), None)

    @property
    def years(self) -> set[int]:
        """The years that its dated documents, or else its name, give."""
        days = [day for _, _, one in self.documents for day in (one.adopted, one.published, one.held)]
        return {day.year for day in days if day and day.year} or set(dates.years(self.name))


@dataclass(frozen=True, slots=True)
class _Known:
    """Days that some documents of a folder tell and others only refer to: of local plenums, and of texts by title."""

    plenums: dict[tuple[str, int, int], str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def infer(folder: Path, *, refused: Callable[[LineageError], None] | None = None) -> Catalogue:
    """The catalogue of the text files in a folder and the folders in it, hidden ones aside.

    A file that cannot be read is an error, or where ``refused`` is given is told to it and left out.
    """
    files = []
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        hidden = any(name.startswith(".") for name in within.parts)
        if hidden or path.suffix.lower() not in ENDINGS or not path.is_file():
            continue
        try:
            files.append((within.as_posix(), decode(path)))
        except LineageError as error:
            if refused is None:
                raise
            refused(error)
    return described(folder.resolve().name or NAME, files)


def described(title: str, files: Sequence[tuple[str, str]]) -> Catalogue:
    """The catalogue of files given as name and text; the documents help to date one another."""
    found = [_read(name, raw) for name, raw in files]
    known = _Known()
    for _ in range(2):  # the second time, days that the first time dated help to date others
        known = _known(found, known)
    made = [(_entry(file, known), file) for file in found]
    where = {
        (entry.file, one.begins): facts.place
        for entry, file in made
        for one, (_, _, facts) in zip(entry.documents, file.documents, strict=True)
        if facts.place
    }
    return identified(Catalogue(title, tuple(entry for entry, _ in made)), where=where)


def _read(name: str, raw: str) -> _File:
    folded = normalise(Mapped.of(raw))
    found = parts(folded)
    return _File(
        name,
        raw,
        tuple((part, folded.source(part.lines[0].span).start, facts(part, folded, raw)) for part in found),
    )


def _known(files: Sequence[_File], known: _Known) -> _Known:
    """What the documents tell of the days of plenums and of texts, given what is known already."""
    found = _Known()
    for file in files:
        for _, _, one in file.documents:
            day = one.adopted or one.held
            when = _when(day, one, file, known) if day else None
            if when and one.plenum and one.place:
                found.plenums.setdefault((one.place, *one.plenum), when.last)
            if when and one.adopted:
                found.titles.setdefault(fold(one.title), when.last)
    return found


def _entry(file: _File, known: _Known) -> Entry:
    """What the catalogue is to say of a file."""
    documents = [_described(part, one, file, known) for part, _, one in file.documents]
    if len(documents) == 1:
        return Entry(file.name, tuple(documents))
    begun = zip(documents, _first_words(file), strict=True)
    return Entry(file.name, tuple(replace(one, begins=begins) for one, begins in begun))


def _described(part: Part, one: Facts, file: _File, known: _Known) -> Described:
    """What the catalogue is to say of a document."""
    if part.advertisement:
        return Described(id="", leave_out=True)
    adopted, published, held = (
        _when(day, one, file, known) if day else None for day in (one.adopted, one.published, one.held)
    )
    held = held or _reported(one, known)
    when = adopted or published or held or _guessed_date(one, known)
    issuer = one.issuer or (file.newsroom if one.kind == "digest" else None)
    found = Described(
        id="",
        title=one.title,
        level=one.level,
        issuer=issuer,
        kind=one.kind,
        date=when,
        held=held if held != when or not (adopted or published) else None,
        published=published if published != when else None,
    )
    guessed = {
        **dict.fromkeys(one.guessed, True),
        "date": not adopted and not (one.published and one.published.year),
        "held": not (one.held and one.held.year),
        "published": bool(one.published and not one.published.year),
        "issuer": "issuer" in one.guessed or issuer != one.issuer,
    }
    return replace(found, inferred=tuple(key for key in FACTS if guessed.get(key) and getattr(found, key)))


def _reported(one: Facts, known: _Known) -> When | None:
    """The day of the plenum that a report speaks of, if another document tells it."""
    if not (one.plenum and one.place and one.kind in ("news", "digest", "meeting")):
        return None
    day = known.plenums.get((one.place, *one.plenum))
    return When.read(day) if day else None


def _guessed_date(one: Facts, known: _Known) -> When | None:
    """The date of a document that names no day: that of the text it explains, or a year."""
    explained = _EXPLAINED.search(one.title)
    day = known.titles.get(fold(explained["title"])) if explained else None
    if day:
        return When.read(day)
    return When.read(f"{one.year:04}") if one.year else None


def _when(day: Day, one: Facts, file: _File, known: _Known) -> When | None:
    """The day with its year, found from what must have gone before where the text does not say it."""
    year = day.year or one.year
    if year:
        return day.when(year)
    bound = max((dates.not_before(one.text, near=file.years) or "", *_plenums_before(one, known)))
    if bound:
        return day.since(bound)
    return day.when(*file.years) if len(file.years) == 1 else None


def _plenums_before(one: Facts, known: _Known) -> Iterator[str]:
    """The days of the plenums of the same committee before the one that a document reports."""
    for (place, term, number), when in known.plenums.items():
        if one.plenum and place == one.place and (term, number) < one.plenum:
            yield when


def _first_words(file: _File) -> list[str]:
    """The first words of each document, as many as it takes to find it by them."""
    starts = [start for _, start, _ in file.documents]
    words = [_words(file.raw, start, _FEWEST_WORDS) for start in starts]
    for most in range(_FEWEST_WORDS + 8, _MOST_WORDS, 8):
        spans = located(file.raw, words, path=file.name)
        wrong = [at for at, span in enumerate(spans) if span.start != starts[at]]
        for at in wrong:
            words[at] = _words(file.raw, starts[at], most)
    return words


def _words(raw: str, start: int, fewest: int) -> str:
    """Words of a file from ``start`` on, blanks and line ends left out, until there are enough."""
    found = ""
    for match in re.finditer(r"\S+", raw[start : start + 400]):
        found += match.group()
        if len(found) >= fewest:
            break
    return found[:_MOST_WORDS]
