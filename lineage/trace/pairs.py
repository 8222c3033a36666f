"""Where every two characters in a row stand in a text: thousands of wordings are looked for so in a few seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.collate import sorting

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The characters of a text by ``number``, and all its ``places`` ordered by the two that stand there (``pair``)."""

    number: Mapping[str, int]
    code: Ints
    pair: Ints
    places: Ints

    @classmethod
    def of(cls, text: str) -> Pairs:
        """Those of a text."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
        signs = np.flatnonzero(np.bincount(codes)).tolist()
        code = sorting.numbered(codes)
        number = {chr(sign): place for place, sign in enumerate(signs)}
        return cls(number, code, *sorting.ordered(code[:-1] * len(signs) + code[1:]))

    def every(self, wanted: str) -> list[int]:
        """Every place of ``wanted``, whose characters all stand in the text; also those that overlap.

        >>> pairs = Pairs.of("改革开放和改革")
        >>> pairs.every("改革"), pairs.every("和改革"), pairs.every("革")
        ([0, 5], [4], [1, 6])
        """
        signs = [self.number[sign] for sign in wanted]
        held = [self._places(*pair) for pair in pairwise(signs)]
        rarest = min(range(len(held)), key=lambda number: len(held[number]), default=0)
        found = held[rarest] - rarest if held else np.flatnonzero(self.code == signs[0])
        found = found[(found >= 0) & (found + len(signs) <= len(self.code))]
        for number, sign in enumerate(signs):
            found = found[self.code[found + number] == sign]
        every: list[int] = found.tolist()
        return every

    def _places(self, first: int, second: int) -> Ints:
        pair = first * len(self.number) + second
        begin, end = np.searchsorted(self.pair, (pair, pair + 1)).tolist()
        return self.places[begin:end]
