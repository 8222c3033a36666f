"""Where words begin and end in a key text.

A key text has neither blanks nor signs, so words are told by jieba's dictionary and statistics (rjieba, MIT).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import accumulate

Cutting = Callable[[str], list[str]]

TWO = 4  # characters of what may be two words


def cut(key: str) -> list[str]:
    """The words of ``key``, all of it; what the dictionary joins of two words is two.

    >>> cut("加快推进改革")
    ['加快', '推进', '改革']
    """
    return _cutting.get()(key)


def cut_here(key: str) -> list[str]:
    """The same, told by this process whatever is `told_by` another."""
    import rjieba  # enters late: it reads its dictionary, and the command line's help must not wait for it

    return [part for word in rjieba.cut(key, False) for part in (_parted(word) if len(word) == TWO else (word,))]


_cutting: ContextVar[Cutting] = ContextVar("cutting", default=cut_here)


@contextmanager
def told_by(other: AbstractContextManager[Cutting]) -> Iterator[None]:
    """Meanwhile words are cut by another, which gives the same as `cut_here`: a process that reads the dictionary."""
    with other as cutting:
        before = _cutting.set(cutting)
        try:
            yield
        finally:
            _cutting.reset(before)


def is_read() -> bool:
    """Whether the dictionary has been read."""
    return "rjieba" in sys.modules


@lru_cache(maxsize=1 << 16)
def _parted(word: str) -> tuple[str, ...]:
    """Two words of the dictionary that it joins as well, or the one word that it is."""
    import rjieba

    half = len(word) // 2
    return (word[:half], word[half:]) if rjieba.has_word(word[:half]) and rjieba.has_word(word[half:]) else (word,)


@lru_cache(maxsize=1 << 12)  # a clause is compared with all that answer to it
def edges(key: str) -> tuple[int, ...]:
    """Every place in ``key`` where a word begins or ends.

    >>> edges("加快构建现代产业体系")
    (0, 2, 4, 6, 8, 10)
    """
    return (0, *accumulate(map(len, cut(key))))


def part_of_speech(word: str) -> str:
    """What kind of word it is, in jieba's letters: n for nouns, v for verbs, a for adjectives.

    >>> part_of_speech("样板"), part_of_speech("推进")
    ('n', 'v')
    """
    import rjieba

    return str(rjieba.tag(word, False)[0][1])
