"""Numbers in one form, for comparing: 832 and 八百三十二, 10% and 百分之十 say the same; 5.8% and 58% do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from lineage.normalise import key
from lineage.numerals import DIGITS, spelt, value
from lineage.spans import Mapped

_COUNT = "[零一二三四五六七八九十百千]*[十百千][零一二三四五六七八九十百千]*"
_SPELT = re.compile(
    f"(?P<share>百分之)(?P<of>{_COUNT}|[零一二三四五六七八九])(?:点(?P<part>[零一二三四五六七八九]+))?"
    f"|(?P<count>{_COUNT}|(?<![零一二三四五六七八九十百千万亿第])[一二三四五六七八九](?=[多余]?[万亿]|点[零一二三四五六七八九]))"
    "(?:点(?P<more>[零一二三四五六七八九]+))?"
)
_GROUPED = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_FIGURE = re.compile(
    r"(?P<share>百分之)?(?P<whole>\d+)(?:[.．点](?P<part>\d+))?\s*(?P<sign>[%％])?(?:\s*[:：](?P<to>\d+)(?!\d*年))?"
)
_FIGURES = re.compile(r"\d\s*[.．%％:：]|百分之")
_LETTERS = str.maketrans("0123456789０１２３４５６７８９", "abcdefghij" * 2)


def figures(words: str) -> Mapped:
    """The key of ``words`` with its numbers in one form each, with the way back to ``words``.

    What has a point or is a share is one word of letters, so that it is compared as a whole.

    >>> figures("近一亿人口、八百三十二个县").text
    '近1亿人口832个县'
    >>> figures("增长10.5％").text == figures("增长百分之十点五").text != figures("增长105%").text
    True
    >>> figures("坚持“一国两制”和五位一体").text
    '坚持一国两制和五位一体'
    """
    text = Mapped.of(words).rewrite(_SPELT, _in_digits).rewrite(_GROUPED, "").rewrite(_FIGURE, _as_word)
    return text.then(key(Mapped.of(text.text)))


def has_figures(words: str) -> bool:
    """Whether ``words`` have a figure that the signs in it may change: 5.8, 4：3, 30%."""
    return _FIGURES.search(words) is not None


def has_same(one: str, other: str) -> bool:
    """Whether two wordings of the same letters have the same figures."""
    return figures(one).text == figures(other).text


def written(words: str) -> Iterator[str]:
    """``words`` with their numbers in digits, and with their numbers in words, where that is another wording.

    >>> list(written("近1亿人，增长百分之十"))
    ['近1亿人，增长10%', '近一亿人，增长百分之十']
    """
    digits = _FIGURE.sub(_in_signs, _SPELT.sub(_in_digits, words))
    yield from (one for one in (digits, _FIGURE.sub(_in_words, words)) if one != words)


def _as_word(match: Match[str]) -> str:
    share = match["share"] or match["sign"]
    if not (share or match["part"] or match["to"]):
        return match.group()
    parts = (match["whole"], "p" if match["part"] else "", match["part"], "x" if match["to"] else "", match["to"])
    return f"{'z' if share else ''}{''.join(one or '' for one in parts).translate(_LETTERS)}q"


def _in_digits(match: Match[str]) -> str:
    """A number written in words in digits; as it stands if it is not one."""
    numeral = match["of"] or match["count"]
    whole = 100 if match["of"] == "百" else value(numeral)
    if whole is None:
        return match.group()
    part = "".join(str(DIGITS[one]) for one in match["part"] or match["more"] or "")
    return f"{match['share'] or ''}{whole}{'点' if part else ''}{part}"


def _in_signs(match: Match[str]) -> str:
    """A figure with % for 百分之 and a point for 点."""
    figure = match.group().replace("点", ".") if match["part"] else match.group()
    return f"{figure.removeprefix('百分之')}%" if match["share"] else figure


def _in_words(match: Match[str]) -> str:
    """A figure in words; as it stands if it is too long to be written so, or no number."""
    whole = match["whole"]
    if match["to"] or len(whole) > 4 or whole.startswith("0"):
        return match.group()
    part = "".join("零一二三四五六七八九"[int(sign)] for sign in match["part"] or "")
    share = "百分之" if match["share"] or match["sign"] else ""
    return f"{share}{spelt(int(whole))}{'点' if part else ''}{part}"
