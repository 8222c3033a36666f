"""Builders of records for tests: plain functions with defaults that make sense, named for what they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import islice, pairwise
from typing import Any

from lineage.collate.answers import Answers
from lineage.records import (
    Answer,
    Attestation,
    Change,
    Critical,
    Descent,
    Document,
    Lineage,
    Match,
    Op,
    Passage,
    Reading,
    Relation,
    Sentence,
    When,
)
from lineage.spans import Mapped, Span

OPS: dict[str, Op] = {"equal": "equal", "insert": "insert", "delete": "delete", "replace": "replace"}


def document(name: str = "甲", *, date: str | None = "2020-12-02", **fields: Any) -> Document:
    """A document called ``name``; any field can be given, dates as text."""
    for key in ("held", "published"):
        if isinstance(fields.get(key), str):
            fields[key] = When.read(fields[key])
    defaults = {"title": f"{name}的文献", "file": f"{name}.txt", "place": Span(0, 0), "level": "national"}
    return Document(id=name, date=When.read(date) if date else None, **(defaults | fields))


def sentence(
    number: int, start: int, end: int, *, paragraph: int = 0, offset: int = 0, heading: bool = False
) -> Sentence:
    """A sentence at ``start`` to ``end`` of the clean text, which begins ``offset`` characters into the file."""
    place = Span(start, end)
    return Sentence(number, paragraph, "heading" if heading else "sentence", place, place.shifted(offset))


def reading(text: str, name: str = "甲", *, before: str = "", **fields: Any) -> Reading:
    """``text`` as read from a file that begins with ``before``: a sentence ends at 。, a paragraph at a line end."""
    offset = len(before)
    clean = Mapped.of(text, at=offset)
    fields.setdefault("place", Span(offset, offset + len(text)))
    return Reading(
        document=document(name, **fields),
        text=clean,
        key=Mapped.of(text).rewrite(re.compile(r"\W"), ""),
        sentences=sentences(text, offset=offset),
        raw=before + text,
    )


def sentences(text: str, *, offset: int = 0) -> tuple[Sentence, ...]:
    """The sentences of ``text``; a line without a full stop is a heading."""
    found: list[Sentence] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text)):
        for part in re.finditer(r"[^。]+。?", line.group()):
            start, end = part.start() + line.start(), part.end() + line.start()
            heading = not part.group().endswith("。")
            found.append(sentence(len(found), start, end, paragraph=paragraph, offset=offset, heading=heading))
    return tuple(found)


def passage(source: Reading, words: str) -> Passage:
    """The first place of ``words`` in the clean text of ``source``."""
    start = source.text.text.index(words)
    clean = Span(start, start + len(words))
    within = [sentence.number for sentence in source.sentences if sentence.clean.overlap(clean)]
    place = source.text.source(clean)
    return Passage(source.document.id, within[0], within[-1], clean, place, place.of(source.raw), words)


def changes(left: str, right: str) -> tuple[Change, ...]:
    """What turns ``left`` into ``right``, character by character."""
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return tuple(Change(OPS[op], left[a:b], right[c:d]) for op, a, b, c, d in codes)


def match(
    left: Reading,
    right: Reading,
    left_words: str,
    right_words: str | None = None,
    *,
    relation: Relation = "verbatim",
    score: float = 1.0,
    surprise: float = 40.0,
    boilerplate: bool = False,
    critical: tuple[Critical, ...] = (),
) -> Match:
    """The match of two passages, each given by its words."""
    there, here = passage(left, left_words), passage(right, right_words or left_words)
    place = f"{there.document}{there.clean}{here.document}{here.clean}"
    return Match(
        id=sha256(place.encode()).hexdigest()[:12],
        left=there,
        right=here,
        relation=relation,
        score=score,
        surprise=surprise,
        boilerplate=boilerplate,
        critical=critical,
        changes=changes(there.words, here.words),
    )


def answer(
    left: Reading,
    right: Reading,
    left_words: str,
    right_words: str | None = None,
    *,
    score: float = 1.0,
    surprise: float = 40.0,
    boilerplate: bool = False,
) -> Answer:
    """What a match of two passages, each given by its words, is before it is compared."""
    made = match(left, right, left_words, right_words, score=score, surprise=surprise, boilerplate=boilerplate)
    there, here = made.left, made.right
    return Answer(
        id=made.id,
        left=there.document,
        right=here.document,
        left_clean=there.clean,
        right_clean=here.clean,
        left_sentences=(there.sentence, there.through),
        right_sentences=(here.sentence, here.through),
        score=score,
        surprise=surprise,
        boilerplate=boilerplate,
    )


def columns(found: Iterable[Answer], documents: Sequence[str]) -> Iterator[Answers]:
    """The same answers as columns, a thousand rows at a time; ``documents`` are the ids in order of date."""
    number = {name: place for place, name in enumerate(documents)}
    rows = iter(found)
    while some := list(islice(rows, 1000)):
        yield Answers.of(
            [
                (
                    one.id,
                    number[one.left],
                    number[one.right],
                    *(one.left_clean.start, one.left_clean.end, one.right_clean.start, one.right_clean.end),
                    *one.left_sentences,
                    *one.right_sentences,
                    one.score,
                    one.surprise,
                    one.boilerplate,
                )
                for one in some
            ]
        )


def attestation(source: Reading, wording: str) -> Attestation:
    """The first occurrence of ``wording`` in ``source``, with the whole text as its context."""
    place = passage(source, wording)
    return Attestation(f"{place.document}-{place.clean.start}", place, wording, source.text.text.strip())


def lineage(wording: str, *readings: Reading) -> Lineage:
    """The first occurrence of ``wording`` in each reading that has it, each descending from the one before."""
    having = [source for source in readings if wording in source.text.text]
    found = [attestation(source, wording) for source in having]
    edges = [Descent(child.id, parent.id, "verbatim", 0.8, None, 0.5) for parent, child in pairwise(found)]
    level = having[0].document.level if having else None
    return Lineage(wording, tuple(found), tuple(edges), {level: found[0].id} if level and found else {}, ())
