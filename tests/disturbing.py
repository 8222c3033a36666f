"""Copies of a document as another source would have it, and how much of it is found again in one.

    python tests/disturbing.py FILE...

prints for each file and each disturbance the share of its sentences that the program joins to themselves in the copy.
Nothing here is left to chance: the same file is disturbed in the same way each time.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import numpy as np
from opencc import OpenCC
from rapidfuzz.distance import Indel

from lineage import ingest
from lineage.collate.edges import in_key
from lineage.engine import local
from lineage.records import Reading
from lineage.spans import Span

MOST = 0.9  # of a sentence's letters make the sentence; the number of an item, which is not compared, is none of them
ITEM = re.compile(r"(?:[（(][〇一二三四五六七八九十\d]+[）)]|[〇一二三四五六七八九十\d]+[、.．])+")
WIDE = str.maketrans("0123456789,;:!?()%", "０１２３４５６７８９，；：！？（）％")
NARROW = str.maketrans("，；：！？（）％０１２３４５６７８９", ",;:!?()%0123456789")
WIDTHS = (22, 28, 34, 40)


def widened(text: str) -> str:
    """Digits and punctuation in full and half width by turns, one line so and the next otherwise."""
    tables = cycle((WIDE, NARROW))
    return "\n".join(line.translate(next(tables)) for line in text.split("\n"))


def wrapped(text: str, width: int, *, apart: int = 0, indent: str = "　　", between: int = 0) -> list[str]:
    """The lines of a page so many characters wide, ``apart`` blank lines after each, ``between`` after a paragraph."""
    lines: list[str] = []
    for paragraph in filter(None, (line.strip() for line in text.split("\n"))):
        left = indent + paragraph
        while left:
            lines += [left[:width], *[""] * apart]
            left = left[width:]
        lines += [""] * between
    return lines


def paged(lines: list[str], *, every: int = 31) -> Iterator[str]:
    """The lines with a page number after every so many, wherever a sentence stands then."""
    for number, line in enumerate(lines, start=1):
        yield line
        if number % every == 0:
            yield from ("", f"{number // every}", "")


def traditional(text: str) -> str:
    return str(OpenCC("s2t").convert(text))


def simplified(text: str) -> str:
    return str(OpenCC("t2s").convert(text))


def everything(text: str, width: int) -> str:
    """All of it at once."""
    return "\n".join(paged(wrapped(widened(text), width)))


DISTURBANCES: dict[str, Callable[[str], str]] = {
    "width": widened,
    **{f"wrapped to {width}": lambda text, width=width: "\n".join(wrapped(text, width)) for width in WIDTHS},  # type: ignore[misc]
    "wrapped, blank lines": lambda text: "\n".join(wrapped(text, 30, apart=1)),
    "wrapped, paragraphs apart": lambda text: "\n".join(wrapped(text, 30, indent="", between=1)),
    "wrapped, flush": lambda text: "\n".join(wrapped(text, 30, indent="")),
    "page numbers": lambda text: "\n".join(paged(wrapped(text, 30))),
    "traditional": traditional,
    **{f"everything at {width}": lambda text, width=width: everything(text, width) for width in WIDTHS},  # type: ignore[misc]
}


def read(text: str, name: str) -> Reading:
    """``text`` as the program reads a file that holds it: what was found to be its first document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, "utf-8")
        reading = max(ingest.read_file(path), key=lambda reading: len(reading.key.text))
    return replace(reading, document=replace(reading.document, id=name))


def lost(text: str, copy: str) -> tuple[list[str], int]:
    """The sentences of ``text`` that are not joined to themselves in ``copy``, and how many sentences there are."""
    one, other = read(text, "a"), read(copy, "b")
    there = _places(one.key.text, other.key.text)
    joined = np.zeros(len(one.key), bool)
    for match in local.matches([one, other]):
        turned = match.left.document == "b"
        left, right = (match.right, match.left) if turned else (match.left, match.right)
        here, across = in_key(one, left.clean), in_key(other, right.clean)
        places = there[here.start : here.end]
        joined[here.start : here.end] |= (places >= across.start) & (places < across.end)
    missing = []
    for sentence in one.sentences:
        number = ITEM.match(one.text.text, sentence.clean.start, sentence.clean.end)
        bare = Span(number.end() if number else sentence.clean.start, sentence.clean.end)
        place = in_key(one, bare)
        if place and joined[place.start : place.end].mean() < MOST:
            missing.append(bare.of(one.text.text))
    return missing, len(one.sentences)


def _places(left: str, right: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each letter of ``left`` its place in ``right``, or -1 where it is gone."""
    if left == right:
        return np.arange(len(left))
    places = np.full(len(left), -1)
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            places[step.src_start : step.src_end] = np.arange(step.dest_start, step.dest_end)
    return places


def main(*files: str) -> None:
    """Print the shares."""
    totals: dict[str, list[int]] = {name: [0, 0] for name in DISTURBANCES}
    for file in files:
        text = Path(file).read_text("utf-8")
        for name, disturb in DISTURBANCES.items():
            missing, sentences = lost(text, disturb(text))
            totals[name][0] += sentences - len(missing)
            totals[name][1] += sentences
            for sentence in missing:
                print(f"{name}\t{Path(file).name}\t{sentence[:70]}")
    for name, (found, sentences) in totals.items():
        print(f"{name}\t{found / max(sentences, 1):.4f}\tof {sentences}")


if __name__ == "__main__":
    main(*sys.argv[1:])
