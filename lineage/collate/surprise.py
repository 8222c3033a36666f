"""How unlikely shared words are by chance in this corpus, in bits.

Each character of a document costs -log2 of its probability after the three before it, as estimated from the
documents of all other parties than the two compared: what everybody says anyhow costs little, however long it
is, and what only these two say costs much. Where both speak for one province or places in it, all who do are parties:
what a province hands down to its cities is no common talk for being said by all of them, if a hundred others can tell.

Counts of one to four characters are joined as in MacKay and Peto's hierarchical Dirichlet model (1995). A corpus with
few documents of others leans on the `Stock` of what is said anyhow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting
from lineage.collate.stock import ENOUGH, Stock
from lineage.records import Reading
from lineage.witness import Witness

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ORDERS = 4  # characters
TRUST = 2.0  # occurrences of a context at which its own counts and the shorter context's weigh the same


@dataclass(frozen=True, slots=True)
class Counts:
    """How often runs of so many characters stand in the documents of each issuer.

    ``run`` gives the run that ends at each place; ``others`` how often it stands with other issuers than that of the
    place, ``abroad`` how often outside its province. Issuer ``i`` has the runs ``held[first[i] : first[i + 1]]``, in
    order, and each of them ``times`` often.
    """

    run: npt.NDArray[np.int32]
    others: npt.NDArray[np.int32]
    abroad: npt.NDArray[np.int32]
    first: Numbers
    held: npt.NDArray[np.int32]
    times: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Background:
    """What a corpus says anyhow.

    ``begin`` gives each document's first place, ``issuers`` a number for each document's issuer, ``provinces`` one for
    the province that it speaks for or in, or -1, ``sizes`` how many characters each issuer has, ``letters`` how many
    different ones there are.
    """

    counts: tuple[Counts, ...]
    begin: Numbers
    issuers: Numbers
    provinces: Numbers
    sizes: Numbers
    letters: int
    keys: tuple[str, ...]
    stock: Stock | None

    def parties(self, document: int, other: int) -> tuple[int, ...]:
        """The issuers whose documents do not count when ``other`` is compared with ``document``."""
        if self._neighbours(document, other):
            return tuple(sorted(set(self.issuers[self.provinces == self.provinces[document]].tolist())))
        return tuple(sorted({int(self.issuers[document]), int(self.issuers[other])}))

    def bits(self, document: int, other: int, where: npt.NDArray[np.bool_] | None = None) -> Floats:
        """What each character of the key text of ``document`` costs when ``other`` is compared with it.

        Only where ``where`` is true, if it is given; elsewhere 0. Others with the same parties give the same.
        """
        begin, size = int(self.begin[document]), len(self.keys[document])
        wanted = np.ones(size, bool) if where is None else where
        asked = np.flatnonzero(wanted | np.append(wanted[1:], False))  # those too that stand before one that is wanted
        place = begin + asked
        parties = self.parties(document, other)
        chance = np.full(len(place), 1 / max(self.letters, 1))
        context = np.full(len(place), float(self.sizes.sum() - self.sizes[list(parties)].sum()))
        follows = np.diff(asked, prepend=-2) == 1
        for counts in self.counts:
            seen = self._seen(counts, place, document, other)
            chance = (seen + TRUST * chance) / (context + TRUST)
            context = np.where(follows, np.concatenate([[0.0], seen[:-1]])[: len(seen)], 0.0)
        own = wanted[asked]
        costs = np.zeros(size)
        costs[asked[own]] = -np.log2(self._mixed(chance[own], asked[own], document, other))
        return costs

    def _mixed(self, chance: Floats, place: Numbers, document: int, other: int) -> Floats:
        """``chance``, leaning on the stock where few documents are by others; the voices of these two do not count."""
        others = int(np.count_nonzero(~np.isin(self.issuers, self.parties(document, other))))
        if self.stock is None or others >= ENOUGH:
            return chance
        without = self.stock.voices_in(self.keys[document]) | self.stock.voices_in(self.keys[other])
        return self.stock.mixed(chance, self.keys[document], place, others=others, without=without)

    def _seen(self, counts: Counts, place: Numbers, document: int, other: int) -> Floats:
        """How often the runs that end at these places stand in documents of others than the parties."""
        if self._neighbours(document, other):
            return counts.abroad[place].astype(np.float64)
        seen = counts.others[place].astype(np.float64)
        if (one := self.issuers[other]) != self.issuers[document]:
            its = slice(*counts.first[one : one + 2])
            held, times, wanted = counts.held[its], counts.times[its], counts.run[place]
            at = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
            seen -= np.where(held[at] == wanted, times[at], 0)
        return seen

    def _neighbours(self, document: int, other: int) -> bool:
        """Whether both speak for one province or in it, and enough others are there to tell what is common talk."""
        province = self.provinces[document]
        if province < 0 or province != self.provinces[other]:
            return False
        return int(np.count_nonzero(self.provinces != province)) >= ENOUGH


def background(readings: Sequence[Reading], stock: Stock | None = None) -> Background:
    """What ``readings`` say anyhow. Documents without an issuer count as issued by themselves."""
    names = [reading.document.issuer or reading.document.id for reading in readings]
    province = _provinces(names, readings)
    known = {name: number for number, name in enumerate(sorted(province, key=lambda name: (province[name], name)))}
    issuers = np.array([known[name] for name in names], np.int64)
    houses = np.array([province[name] for name in known], np.int64)
    by_issuer = np.argsort(issuers, kind="stable").tolist()  # so that among the places of a run the issuers rise
    texts = [readings[number].key.text for number in by_issuer]
    characters = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.int64)
    sizes = np.array([*map(len, texts)], np.int64)
    begins = np.cumsum(sizes) - sizes
    issuer = np.repeat(issuers[by_issuer].astype(np.int32), sizes)
    counts = [_counts(characters, issuer, houses)]
    single = counts[0].run.astype(np.int64)
    width = int(single.max(initial=0)) + 2
    for _ in range(ORDERS - 1):
        before = np.concatenate([[-1], counts[-1].run[:-1].astype(np.int64)])
        before[begins[begins < len(before)]] = -1  # no run reaches over the border of two documents
        counts.append(_counts((before + 1) * width + single, issuer, houses))
    begin = np.empty(len(texts), np.int64)
    begin[by_issuer] = begins
    keys = tuple(reading.key.text for reading in readings)
    many = np.bincount(issuer, minlength=len(known))
    letters = int(single.max(initial=-1)) + 1
    return Background(tuple(counts), begin, issuers, houses[issuers], many, letters, keys, stock)


def _provinces(names: Sequence[str], readings: Sequence[Reading]) -> dict[str, int]:
    """For the issuer of each reading a number for the province that it speaks for or in, or -1."""
    known: dict[str, int] = {}
    found = dict.fromkeys(names, -1)
    for name, reading in zip(names, readings, strict=True):
        province = Witness.of(reading).province
        if province and found[name] < 0:
            found[name] = known.setdefault(province, len(known))
    return found


def _counts(run: Numbers, issuer: Numbers, houses: Numbers) -> Counts:
    """The runs, given by any numbers, counted; numbered anew without a gap.

    The issuers never fall, nor do their provinces, which ``houses`` gives.
    """
    run, place = sorting.ordered(run)
    issuer = issuer[place]
    another = np.diff(run, prepend=-1) > 0
    runs = (np.cumsum(another) - 1).astype(np.int32)
    total = np.diff(np.append(np.flatnonzero(another), len(run)))
    times, begins = _stretches(another, issuer)
    all_times = total[runs]
    at_home, _ = _stretches(another, houses[issuer])
    both = np.empty((len(run), 2), np.int32)
    both[:, 0], both[:, 1] = all_times - np.repeat(times, times), all_times - np.repeat(at_home, at_home)
    number, elsewhere = np.empty(len(run), np.int32), np.empty(len(run), np.int64)
    number[place], elsewhere[place] = runs, both.view(np.int64)[:, 0]  # as one number they are sooner in their places
    others, abroad = elsewhere.view(np.int32).reshape(-1, 2).T
    holder, held = sorting.ordered(issuer[begins].astype(np.int64))
    first = np.searchsorted(holder, np.arange(len(houses) + 1))
    held_runs, held_times = runs[begins][held], times[held].astype(np.int32)
    return Counts(number, others, abroad, first, held_runs, held_times)


def _stretches(another: npt.NDArray[np.bool_], of: Numbers) -> tuple[Numbers, Numbers]:
    """How long each stretch of one run and one value of ``of`` is, and where it begins."""
    fresh = another.copy()
    fresh[1:] |= of[1:] != of[:-1]
    begins = np.flatnonzero(fresh)
    return np.diff(np.append(begins, len(of))), begins
