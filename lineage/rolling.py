"""Texts as numbers: a code for every character, a hash for every run of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Codes = npt.NDArray[np.uint64]

BASE = np.uint64(1_000_003)  # a prime above the most frequent codes, so that short runs seldom meet


def codes(text: str) -> Codes:
    """The code point of every character, wide enough to reckon with.

    >>> codes("新A").tolist()
    [26032, 65]
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def hashes(letters: Codes, size: int) -> Codes:
    """The hash of the run of ``size`` characters that begins at each place, as many as there are (Rabin and Karp 1987).

    >>> len(set(hashes(codes("发展新发展"), 2).tolist())), len(hashes(codes("新"), 2))
    (3, 0)
    """
    many = max(len(letters) - size + 1, 0)
    runs = np.zeros(many, np.uint64)
    for step in range(size):
        runs = runs * BASE + letters[step : step + many]
    return runs
