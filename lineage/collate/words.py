"""Where words begin and end in a key text.

A key text has neither blanks nor signs, so words are told by jieba's dictionary and statistics (rjieba, MIT).
"""

from __future__ import annotations

from itertools import accumulate


def cut(key: str) -> list[str]:
    """The words of ``key``, all of it.

    >>> cut("加快构建现代产业体系")
    ['加快', '构建', '现代', '产业', '体系']
    """
    import rjieba  # enters late: it reads its dictionary, and the command line's help must not wait for it

    return rjieba.cut(key, False)


def edges(key: str) -> list[int]:
    """Every place in ``key`` where a word begins or ends.

    >>> edges("加快构建现代产业体系")
    [0, 2, 4, 6, 8, 10]
    """
    return [0, *accumulate(map(len, cut(key)))]
