"""Persons who are named in a quotation and another than those whom the source names there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineage.collate.critical import SURNAMES
from lineage.records import Change

_NAME = re.compile(f"(?:[{SURNAMES}]|欧阳|上官|司马|诸葛)[\u4e00-\u9fff]{{1,2}}")


def exchanged(changes: Sequence[Change]) -> bool:
    """Whether a person's name stands for another's, in whole or in part.

    >>> from lineage.collate.changes import changes
    >>> exchanged(changes("向张桂梅同志学习", "向张富清同志学习")), exchanged(changes("高水平开放", "高质量开放"))
    (True, False)
    """
    sides = ["".join(change.left for change in changes), "".join(change.right for change in changes)]
    if not all(map(_NAME.search, sides)):
        return False
    at = [0, 0]
    for change in changes:
        end = [at[0] + len(change.left), at[1] + len(change.right)]
        if change.op == "replace":
            names = [[*_over(side, *place)] for side, place in zip(sides, zip(at, end, strict=True), strict=True)]
            if all(names) and names[0] != names[1]:
                return True
        at = end
    return False


def _over(text: str, start: int, end: int) -> Iterator[str]:
    """The names of persons of which a stretch of ``text`` is a part."""
    import rjieba  # enters late: it reads its dictionary

    at = 0
    for word, kind in rjieba.tag(text, True):
        known = rjieba.has_word(word)
        if at < end and start < at + len(word) and _NAME.fullmatch(word) and (not known or kind.startswith("nr")):
            yield word
        at += len(word)
