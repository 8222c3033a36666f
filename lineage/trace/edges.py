"""Whether a wording stands for itself in a place, or is cut out of longer words there.

新发展理念 does not stand in 创新发展理念, nor 965 in 1965. Numbers and Latin words are always whole. Between
Chinese characters the corpus decides: the two characters at an edge are one word if, elsewhere than at this
wording, they attract each other more than both are attracted by their neighbours on the other side. So 创|新 is
a word there, for nothing else holds 新 to 发; but in 发展大局面临 the 局|面 is none, for 大局 and 面临 are. A corpus
too small to have met the character elsewhere is helped by a list of common words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.collate.words import edges
from lineage.trace.keys import PARTING, Keys, Statistics
from lineage.trace.words import WORDS

WORD = 3.5  # bits from which two characters can be a word
STRONGER = 1.5  # bits by which they must attract each other more than their neighbours do
SMALL = 20_000  # characters of a corpus below which it is no judge
AROUND = 8  # characters on both sides by which the dictionary tells words
FEW = 5  # times the one before the edge must stand elsewhere for the corpus to be a judge

_WHOLE = tuple(re.compile(kind) for kind in ("[0-9]", "[a-z]", "[一二三四五六七八九十百千万亿两]"))
_TIMES = frozenset("十百千万亿")  # what a figure is multiplied by, behind it
_DECIMAL = re.compile("[0-9]点[0-9]")  # the key's way to write 5.5


@dataclass(frozen=True, slots=True)
class Edge:
    """The two characters at one end of an occurrence, and those beyond them."""

    before: str
    last: str
    first: str
    after: str

    @classmethod
    def at(cls, keys: Keys, place: int) -> Edge:
        """The edge before the character at ``place``."""
        text = keys.text
        return cls(text[place - 2 : place - 1], text[place - 1], text[place], text[place + 1 : place + 2])


@lru_cache(maxsize=1 << 14)
def number_goes_on(edge: Edge) -> bool:
    """Whether the edge lies within a number or a Latin word."""
    within = (edge.before + edge.last + edge.first, edge.last + edge.first + edge.after)
    return any(kind.match(edge.last) and kind.match(edge.first) for kind in _WHOLE) or any(map(_DECIMAL.match, within))


def split_words(edges: Sequence[Edge], statistics: Statistics) -> list[bool]:
    """For each edge of the same wording whether it lies within a word, as far as the corpus tells."""
    here = Counter((edge.last, edge.first) for edge in edges)
    verdicts = {edge: _splits(edge, here[edge.last, edge.first], statistics) for edge in dict.fromkeys(edges)}
    return [verdicts[edge] for edge in edges]


def is_word(first: str, second: str, statistics: Statistics) -> bool:
    """Whether two characters that stand together in one doubtful place are a word, or one elsewhere."""
    return first + second in WORDS or statistics.pull(first, second) >= WORD


def cuts(keys: Keys, place: int, statistics: Statistics) -> bool:
    """Whether a stretch of text cannot begin or end before the character at ``place``; kept for its surroundings."""
    words = keys.text[max(place - 2, 0) : place + 2]
    if words not in statistics.cut:
        edge = Edge.at(keys, place)
        figure = edge.last.isdecimal() and edge.first in _TIMES
        statistics.cut[words] = figure or number_goes_on(edge) or within_word(edge, statistics)
    return statistics.cut[words] or _in_dictionary(keys, place)


def _in_dictionary(keys: Keys, place: int) -> bool:
    """Whether a place lies within a word of the dictionary, however rare here: 全|域 in 暨全域城乡统筹规划."""
    begin = max(place - AROUND, 0)
    return place - begin not in edges(keys.text[begin : place + AROUND])


def within_word(edge: Edge, statistics: Statistics) -> bool:
    """Whether a stretch of text cannot well begin or end here: its two characters hold together more than apart.

    Quicker than ``split_words`` and less exact, for it asks the whole text.
    """
    pull = statistics.pull
    together = pull(edge.last, edge.first)
    apart = sum(pull(*pair) for pair in (edge.before + edge.last, edge.first + edge.after) if _is_pair(pair))
    return together >= WORD and together - apart > STRONGER


def _splits(edge: Edge, here: int, statistics: Statistics) -> bool:
    """Whether the edge lies within a word; ``here`` times it is the wording that brings the two together."""
    one = statistics.one
    together = statistics.two(edge.last, edge.first) - here
    if (len(statistics.text) < SMALL or one(edge.last) - here < FEW) and _is_listed(edge):
        return True
    lead = statistics.binding(together, one(edge.last), one(edge.first)) - STRONGER
    return lead >= WORD - STRONGER and lead > _inward(edge, statistics) + _outward(edge, statistics)


def _is_listed(edge: Edge) -> bool:
    """Whether a list of words knows the two characters as one, and neither with its neighbour on the other side."""
    return edge.last + edge.first in WORDS and not {edge.before + edge.last, edge.first + edge.after} & WORDS


def _is_pair(pair: str) -> bool:
    return len(pair) == 2 and PARTING not in pair


def _inward(edge: Edge, statistics: Statistics) -> float:
    """How firmly the character after the edge is held by the next one, where the edge does not come before it."""
    if not _is_pair(edge.first + edge.after):
        return 0.0
    pair = statistics.two(edge.first, edge.after) - statistics.around(edge.last, edge.first)[1][edge.after]
    alone = statistics.one(edge.first) - statistics.two(edge.last, edge.first)
    return max(0.0, statistics.binding(pair, alone, statistics.one(edge.after)))


def _outward(edge: Edge, statistics: Statistics) -> float:
    """How firmly the character before the edge is held by the one before it, where the edge does not follow."""
    if not _is_pair(edge.before + edge.last):
        return 0.0
    pair = statistics.two(edge.before, edge.last) - statistics.around(edge.last, edge.first)[0][edge.before]
    alone = statistics.one(edge.last) - statistics.two(edge.last, edge.first)
    return max(0.0, statistics.binding(pair, statistics.one(edge.before), alone))
