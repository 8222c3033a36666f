"""What ordinary language says anyhow, for corpora too small to tell.

负责同志 and 揭榜挂帅 hang together equally closely where few documents have either; that the first consists of everyday
words in an everyday order, a dictionary knows. Of the `Stock`, only its dictionary is asked here and never its texts:
what several of them share is what has travelled, and that is what is sought.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lineage.collate.stock import ORDERS, Stock

Floats = npt.NDArray[np.float64]

EVERYDAY = 5.0  # bits that a character after the first may cost on the average without being surprising
_APART = "\0" * (ORDERS - 1)  # so that no context reaches from one wording into the next


def surprise(keys: Sequence[str], stock: Stock) -> Floats:
    """How much more than everyday words the characters of each wording cost after those before them, in bits."""
    chances = stock.chances("".join(_APART + key for key in keys), frozenset(stock.voices.tolist()))
    sizes = np.array([len(key) for key in keys], np.int64)
    ends = np.cumsum(sizes + len(_APART))
    costs = np.concatenate([[0.0], np.cumsum(-np.log2(chances))])
    each = (costs[ends] - costs[ends - sizes + 1]) / np.maximum(sizes - 1, 1)
    surprising: Floats = np.maximum(each - EVERYDAY, 0.0)
    return surprising
