"""Names of files and places on pages: made from content, safe whatever an id holds, the same when the corpus grows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60
SHORTEST = 7  # shorter than any digest, so that none is taken for one
RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # no file may be called so on Windows


def digest(text: str) -> str:
    """Eight characters that stand for ``text``.

    >>> digest("新发展格局")
    'dacd73f2'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def name(text: str) -> str:
    """A file name for ``text``: itself if it is plain, else what is plain in it and its digest; never two alike.

    >>> name("wh-2023-12-28-gongbao")
    'wh-2023-12-28-gongbao'
    >>> name("../../X")
    'x_3b89eb24'
    """
    if PLAIN.fullmatch(text) and len(text) <= LONGEST and not RESERVED.fullmatch(text):
        return text
    kept = "-".join(re.findall("[a-z0-9]+", text.lower()))[: LONGEST - 20].strip("-")
    return f"{kept}_{digest(text)}"


def short_name(text: str) -> str:
    """A file name for ``text`` where it stands in thousands of links: itself if plain and short, else its digest.

    >>> short_name("a1"), short_name("国家.txt")
    ('a1', '61062198')
    """
    return text if PLAIN.fullmatch(text) and len(text) <= SHORTEST and not RESERVED.fullmatch(text) else digest(text)


def anchors(texts: Iterable[str]) -> list[str]:
    """An anchor for each text, from its words; the second of two that are alike gets a number.

    >>> anchors(["甲", "乙", "甲"])
    ['s-33e3580c', 's-71530d4c', 's-33e3580c-2']
    """
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        anchor = f"s-{digest(text)}"
        seen[anchor] += 1
        found.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return found


def sheets(weights: Sequence[int], most: int) -> list[range]:
    """Items of these weights cut into consecutive sheets that weigh at most ``most`` each; always one at least.

    >>> sheets([4, 4, 4, 9], 8)
    [range(0, 2), range(2, 3), range(3, 4)]
    """
    cuts, start, so_far = [], 0, 0
    for number, weight in enumerate(weights):
        if number > start and so_far + weight > most:
            cuts.append(range(start, number))
            start, so_far = number, 0
        so_far += weight
    return [*cuts, range(start, len(weights))]


def sheet_names(stem: str, number: int) -> list[str]:
    """What the sheets of one long page are called.

    >>> sheet_names("pairs/a--b", 2)
    ['pairs/a--b.html', 'pairs/a--b.2.html']
    """
    return [f"{stem}.html", *(f"{stem}.{sheet}.html" for sheet in range(2, number + 1))]


def line_starts(text: str) -> list[int]:
    """Where each line of ``text`` begins, for finding the line of an offset.

    >>> line_starts("一二\\n三")
    [0, 3]
    """
    return [0, *(match.end() for match in re.finditer("\n", text))]
