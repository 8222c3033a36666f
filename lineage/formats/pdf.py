"""PDF: the lines that stand on its pages, without what is printed on every page.

No text stands on the disk, so one is made that positions count in: a line for each printed line, indented as on the
page, a blank line where the page leaves one, and a form feed where a page begins. What repeats at the head or foot of
pages, their numbers included, is left out. Words that are only a picture of words are not seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

from lineage.errors import DamagedPdfError, LockedFileError, MissingExtraError, ScannedError, TooLargeError
from lineage.records import PAGE

MOST_PACKED = 256 * 2**20
MOST_PAGES = 5_000
MOST_LETTERS = 8 * 2**20
_ROWS = 2  # rows at the head and at the foot of a page that may stand on every page
_PAGES = 3  # on so many pages, and …
_SHARE = 0.3  # … on this part of them must stand what is left out
_ROW = 0.4  # characters by which words of one row may stand higher or lower
_APART = 1.5  # times the usual distance of lines: a blank line
_SHORT = 3  # characters that a page's last line falls short by: what goes on over the page fills its line
_INDENT = 0.8  # characters from which a line is indented
_DEEPEST = 20
_COLUMN = 0.9  # of its width lies between where two columns begin
_FAR = 3  # times its height that a line stands above what goes on from it
_DRESS = r"[-–—―·•|/()（）\s第共页]"
_BARE = re.compile(rf"{_DRESS}*(?:\d{{1,4}}|[ivxlIVXL]{{1,7}})(?:{_DRESS}+\d{{1,4}})?{_DRESS}*")
_APART_NUMBER = re.compile(rf"(?:^|(?<={_DRESS}))\d{{1,4}}(?={_DRESS}|$)")
_ENDS = (10, 13)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # the form feed is ours
_HEIGHT = 8  # points from which what stands lower stands on a line of its own
_BREAK = 0xFFFE  # pdfium's sign for a hyphen at which a word was parted
_SIGNS = {0: "", 2: "\u00ad", _BREAK: "\u00ad", 0xFFFF: ""}


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: its words, and the box they stand in, in points from the left and from the bottom.

    ``size`` is how wide its characters are.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def width(self) -> int:
        """How many characters would fill it."""
        return round((self.right - self.left) / self.size) if self.size else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How left or right pages are set: the size of characters, the distance of lines, and where each column begins."""

    size: float
    step: float
    width: float
    columns: tuple[float, ...]

    @classmethod
    def of(cls, pages: Sequence[Sequence[Printed]]) -> Layout:
        """The layout of pages. A column is as wide as most of their lines."""
        lines = [line for page in pages for line in page]
        size = median([line.size for line in lines if line.size] or [1.0])
        widths = Counter(line.width for line in lines)
        width = max(widths, key=lambda width: (widths[width], width), default=0) * size
        steps = [one.bottom - other.bottom for page in pages for one, other in pairwise(page)]
        columns: list[float] = []
        for left in sorted(line.left for line in lines):
            if not columns or left > columns[-1] + _COLUMN * width:
                columns.append(left)
        return cls(size, median([step for step in steps if step > 0] or [0.0]), width, tuple(columns))

    def set(self, page: Sequence[Printed]) -> Iterator[str]:
        """The lines of a page as text, as far apart and as far from the margin as they are printed."""
        for before, line in zip([None, *page], page, strict=False):
            if before and before.bottom - line.bottom > _APART * self.step:
                yield "\n"
            yield "\u3000" * self.indent(line) + line.text + "\n"
        if page and page[-1].right < self.margin(page[-1]) + self.width - _SHORT * self.size:
            yield "\n"

    def margin(self, line: Printed) -> float:
        """Where the column of a line begins."""
        return self.columns[bisect_right(self.columns, line.left) - 1]

    def indent(self, line: Printed) -> int:
        """How many characters a line is indented in its column."""
        indent = (line.left - self.margin(line)) / self.size
        return min(round(indent), _DEEPEST) if indent > _INDENT else 0


def read(path: Path, data: bytes) -> str:
    """The text that stands for a PDF.

    A file with a password, a damaged one, one too large, and one whose pages are only pictures are errors.
    """
    pages = _without_furniture(list(_pages(path, data)))
    if not any(pages):
        raise ScannedError(path=path)
    layouts = [Layout.of(pages[parity::2]) for parity in range(2)]
    return PAGE.join("".join(layouts[number % 2].set(page)) for number, page in enumerate(pages)).rstrip("\n") + "\n"


def _pages(path: Path, data: bytes) -> Iterator[list[Printed]]:
    """The lines of each page."""
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise MissingExtraError(path=path, package="pypdfium2", extra="pdf") from error
    if len(data) > MOST_PACKED:
        raise TooLargeError(path=path, most=f"{MOST_PACKED >> 20} MB")
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise TooLargeError(path=path, most=f"{MOST_PAGES} pages")
            letters = 0
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                letters += text.count_chars()
                if letters > MOST_LETTERS:
                    raise TooLargeError(path=path, most=f"{MOST_LETTERS >> 20} million characters")
                yield _in_order(_lines(text))
                text.close()
                page.close()
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise LockedFileError(path=path) from error
        raise DamagedPdfError(path=path) from error


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character as the file gives it: its code, where on the page it begins, and how high it stands."""

    number: int
    code: int
    left: float
    base: float

    @property
    def text(self) -> str:
        return _SIGNS.get(self.code, "" if _CONTROL.fullmatch(chr(self.code)) else chr(self.code))


def _lines(page: Any) -> Iterator[Printed]:
    """The lines as the page's own order gives them, in each the characters from left to right."""
    for ended, group in groupby(_signs(page), key=lambda sign: sign.code in _ENDS):
        for found in () if ended else _level(list(group)):
            printed = [sign for sign in found if sign.text.strip()]
            if any(one.left > other.left for one, other in pairwise(printed)):
                found, printed = _sorted(found)
            first, _, last = boxes = [_box(page, printed[place]) for place in (0, len(printed) // 2, -1)]
            bottom, top = median(box[1] for box in boxes), median(box[3] for box in boxes)
            size = median(box[2] - box[0] for box in boxes)
            yield Printed(_paired("".join(sign.text for sign in found)).strip(), first[0], bottom, last[2], top, size)


def _sorted(signs: Sequence[_Sign]) -> tuple[list[_Sign], list[_Sign]]:
    """The characters of a line from left to right, as quotation marks may come after the rest; and those printed.

    A blank is kept behind the Latin letter that it followed; others come of the leap.
    """
    followed = {one.number: other for one, other in pairwise(signs) if not other.text.strip() and one.text.isascii()}
    printed = sorted((sign for sign in signs if sign.text.strip()), key=lambda sign: sign.left)
    return [each for sign in printed for each in (sign, followed.get(sign.number)) if each], printed


def _signs(page: Any) -> Iterator[_Sign]:
    """Every character of a page."""
    from pypdfium2.raw import FPDFText_GetCharOrigin, FPDFText_GetUnicode

    left, base = c_double(), c_double()
    for number in range(page.count_chars()):
        FPDFText_GetCharOrigin(page, number, left, base)
        yield _Sign(number, FPDFText_GetUnicode(page, number), left.value, base.value)


def _level(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """Those that stand at one height together: what pdfium takes for one line are sometimes two.

    A note's number that is raised, and a figure that is lowered, stand on the line.
    """
    printed = [number for number, sign in enumerate(signs) if sign.text.strip()]
    begin = 0
    for number, following in zip(printed, [*printed[1:], None], strict=True):
        if following is None or signs[number].base - signs[following].base > _HEIGHT:
            yield list(signs[begin : number + 1])
            begin = number + 1


def _box(page: Any, sign: _Sign) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character."""
    found: tuple[float, float, float, float] = page.get_charbox(sign.number, loose=True)
    return found


def _paired(text: str) -> str:
    """A text in which the halves of a character beyond the first 65,536 are one again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _in_order(lines: Iterable[Printed]) -> list[Printed]:
    """The lines of a page; one that stands alone above all before it, as a head that the file gives last, is first."""
    found = list(lines)
    highest = -inf
    for number, line in enumerate(found):
        following = found[number + 1 : number + 2]
        goes_on = any(0 < line.bottom - one.bottom < _FAR * (line.top - line.bottom) for one in following)
        if number and line.bottom >= highest and not goes_on:
            return [line, *found[:number], *found[number + 1 :]]
        highest = max(highest, line.top)
    return found


def _without_furniture(pages: list[list[Printed]]) -> list[list[Printed]]:
    """The pages without what stands at the head or the foot of many."""
    for _ in range(_ROWS):
        edges = [{line: _keys(line, number) for line in _edges(page)} for number, page in enumerate(pages)]
        times = Counter(key for found in edges for key in set().union(*found.values()))
        least = max(_PAGES, _SHARE * len(pages))
        gone = [{line for line, keys in found.items() if any(times[key] >= least for key in keys)} for found in edges]
        pages = [[line for line in page if line not in left_out] for page, left_out in zip(pages, gone, strict=True)]
    return pages


def _edges(page: Sequence[Printed]) -> list[Printed]:
    """What stands highest and what stands lowest on a page."""
    if not page:
        return []
    highest, lowest = max(line.bottom for line in page), min(line.bottom for line in page)
    near = _ROW * min(line.size for line in page)
    return [line for line in page if highest - line.bottom <= near or line.bottom - lowest <= near]


def _keys(line: Printed, page: int) -> set[str]:
    """What a line says that others may say on their pages: a page number alone, its words, its words and page number.

    A number that stands apart is a page number if it rises with the pages.
    """
    if _BARE.fullmatch(line.text):
        return {"#"}
    numbers = _APART_NUMBER.finditer(line.text)
    rising = {f"{line.text[: at.start()]}#{line.text[at.end() :]} {int(at[0]) - page}" for at in numbers}
    return {re.sub(r"\s", "", key) for key in {line.text, *rising}}
