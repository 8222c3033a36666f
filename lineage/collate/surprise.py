"""How unlikely shared words are by chance in this corpus, in bits.

Each character of a document costs -log2 of its probability after the three before it, as estimated from the
documents of all other issuers than the two compared: what everybody says anyhow costs little, however long it
is, and what only these two say costs much. Counts of one to four characters are joined as in MacKay and Peto's
hierarchical Dirichlet model (1995). A corpus with few documents of others leans on the `Stock` of what is said anyhow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate.stock import ENOUGH, Stock
from lineage.records import Reading

Numbers = npt.NDArray[np.int64]

ORDERS = 4  # characters
TRUST = 2.0  # occurrences of a context at which its own counts and the shorter context's weigh the same


@dataclass(frozen=True, slots=True)
class Background:
    """What a corpus says anyhow: for each place and each order, which run of characters ends there.

    ``begin`` gives each document's first place, ``issuers`` a number for each document's issuer.
    """

    runs: tuple[Numbers, ...]
    begin: Numbers
    issuers: Numbers
    counts: dict[int, tuple[Numbers, ...]]
    keys: tuple[str, ...]
    stock: Stock | None

    def bits(self, document: int, other: int) -> npt.NDArray[np.float64]:
        """What each character of the key text of ``document`` costs when ``other`` is compared with it."""
        place = slice(self.begin[document], self.begin[document + 1])
        without = sorted({int(self.issuers[document]), int(self.issuers[other])})
        chance = np.full(place.stop - place.start, 1 / (1 + self.runs[0].max(initial=0)))
        others = np.diff(self.begin)[~np.isin(self.issuers, without)]
        context = np.full(len(chance), float(others.sum()))
        for order in range(ORDERS):
            seen = self._seen(order, self.runs[order][place], without)
            chance = (seen + TRUST * chance) / (context + TRUST)
            context = np.concatenate([[0.0], seen[:-1]])
        return -np.log2(self._mixed(chance, document, other))

    def _mixed(self, chance: npt.NDArray[np.float64], document: int, other: int) -> npt.NDArray[np.float64]:
        """``chance``, leaning on the stock where few documents are by others; the voices of these two do not count."""
        pair = self.issuers[[document, other]]
        others = int(np.count_nonzero(~np.isin(self.issuers, pair)))
        if self.stock is None or others >= ENOUGH:
            return chance
        without = self.stock.voices_in(self.keys[document]) | self.stock.voices_in(self.keys[other])
        return self.stock.mixed(chance, self.keys[document], others=others, without=without)

    def _seen(self, order: int, runs: Numbers, without: Sequence[int]) -> Numbers:
        """How often these runs stand in documents of other issuers."""
        own = sum(self._counted(issuer)[order][runs] for issuer in without)
        seen: Numbers = self._counted(-1)[order][runs] - own
        return seen

    def _counted(self, issuer: int) -> tuple[Numbers, ...]:
        """How often each run stands in the documents of ``issuer``, or, with -1, of all."""
        if issuer not in self.counts:
            size = np.diff(self.begin)
            chosen = np.repeat((self.issuers == issuer) | (issuer == -1), size)
            self.counts[issuer] = tuple(
                np.bincount(runs[chosen], minlength=int(runs.max(initial=-1)) + 1) for runs in self.runs
            )
        return self.counts[issuer]


def background(readings: Sequence[Reading], stock: Stock | None = None) -> Background:
    """What ``readings`` say anyhow. Documents without an issuer count as issued by themselves."""
    texts = [reading.key.text for reading in readings]
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32)
    begin = np.cumsum([0, *map(len, texts)])
    names = [reading.document.issuer or reading.document.id for reading in readings]
    known = {name: number for number, name in enumerate(sorted(set(names)))}
    single = np.unique(letters, return_inverse=True)[1].astype(np.int64)
    width = int(single.max(initial=0)) + 2
    runs = [single]
    for _ in range(ORDERS - 1):
        before = np.concatenate([[-1], runs[-1][:-1]])
        before[begin[:-1][begin[:-1] < len(before)]] = -1  # no run reaches over the border of two documents
        runs.append(np.unique((before + 1) * width + single, return_inverse=True)[1].astype(np.int64))
    issuers = np.array([known[name] for name in names], np.int64)
    return Background(tuple(runs), begin, issuers, {}, tuple(texts), stock)
