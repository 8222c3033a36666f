"""How much two documents have in common that few others have: the prior for every match between them.

Two documents of one lineage share long runs of characters that hardly anybody else uses; two documents of one
genre share short ones that everybody uses. Kinship is the share of the shorter document's characters at which
a rare run begins that stands in both, each run weighed by how rare it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf, log2

import numpy as np
import numpy.typing as npt

from lineage.records import Reading

RUN = 8  # characters
RARE = 24  # documents at most
KIN = 0.016  # from this kinship on, two documents are taken to be of one lineage
STRANGER = 12.0  # bits of evidence more that each halving of kinship below that asks for
_PRIME = np.uint64(1_000_003)


def kinship(readings: Sequence[Reading]) -> npt.NDArray[np.float64]:
    """For each two readings, the earlier in the row, a share from 0 to 1; what stands below the diagonal is 0."""
    total = len(readings)
    common = np.zeros((total, total))
    runs, documents = _runs([reading.key.text for reading in readings])
    _, first, many = np.unique(runs, return_index=True, return_counts=True)
    for number in range(2, min(RARE, max(total - 1, 2)) + 1):
        holders = documents[first[many == number][:, None] + np.arange(number)]
        weight = log2(total / number) / log2(total / 2) if total > 2 else 1.0
        for one, other in combinations(range(number), 2):
            np.add.at(common, (holders[:, one], holders[:, other]), weight)
    size = np.array([max(len(reading.key), 1) for reading in readings])
    shares: npt.NDArray[np.float64] = common / np.minimum(size[:, None], size[None, :])
    return shares


def reserve(kin: float) -> float:
    """The bits of evidence that two documents of this kinship must show beyond what close kin must.

    >>> reserve(0.1), reserve(0.008), reserve(0.0)
    (0.0, 12.0, inf)
    """
    return STRANGER * max(0.0, log2(KIN / kin)) if kin > 0 else inf


def _runs(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """A hash of every run of every text, once a text, and the text's number; ordered by hash, then text."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    if len(letters) < RUN:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    many = len(letters) - RUN + 1
    runs = np.zeros(many, np.uint64)
    for step in range(RUN):
        runs = runs * _PRIME + letters[step : step + many]
    inside = owner[:many] == owner[RUN - 1 :]
    runs, owner = runs[inside], owner[:many][inside]
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    fresh = np.ones(len(runs), bool)
    fresh[1:] = (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])
    return runs[fresh], owner[fresh]
