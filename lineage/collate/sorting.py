"""Sort long columns of numbers, several times as fast as numpy's own functions do it.

A number and its place are sorted as one number, if they fit into one: numpy sorts plain numbers ten at a time, but not
pairs. What `numpy.unique` does with a table of hashes, or by sorting pairs, is done with it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_BITS = 63  # binary digits of the numbers that are sorted


def order(numbers: Ints) -> Ints:
    """The places of ``numbers``, none below zero, by size: what ``numpy.argsort(numbers, kind="stable")`` gives.

    >>> order(np.array([7, 3, 7, 0])).tolist()
    [3, 1, 0, 2]
    """
    return ordered(numbers)[1]


def ordered(numbers: Ints) -> tuple[Ints, Ints]:
    """``numbers``, none below zero, by size, and the place of each; of equal ones the first place comes first."""
    bits = len(numbers).bit_length()
    if int(numbers.max(initial=0)).bit_length() + bits > _BITS:
        places = np.argsort(numbers, kind="stable")
        return numbers[places], places
    both = np.sort(numbers << bits | np.arange(len(numbers)))
    return both >> bits, both & ((1 << bits) - 1)


def distinct(numbers: Ints) -> Ints:
    """Each of ``numbers``, none below zero, once, in order.

    >>> distinct(np.array([7, 3, 7, 0])).tolist()
    [0, 3, 7]
    """
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def numbered(numbers: Ints) -> Ints:
    """For each of ``numbers``, none below zero, how many others are smaller, each counted once.

    >>> numbered(np.array([7, 3, 7, 0])).tolist()
    [2, 1, 2, 0]
    """
    by_size, places = ordered(numbers)
    found = np.empty(len(numbers), np.int64)
    found[places] = np.cumsum(np.diff(by_size, prepend=-1) > 0) - 1
    return found
