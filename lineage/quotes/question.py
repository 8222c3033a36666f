"""One quotation with all that its verdict depends on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lineage.quotes.asking import Asked
from lineage.quotes.claims import NOBODY, Claim
from lineage.quotes.nearest import Chain
from lineage.records import Quotation, When

COMMA = re.compile("[，。；：！？]")


@dataclass(frozen=True, slots=True)
class Question:
    """One quotation and all that its verdict depends on; ``before`` and ``after`` stand round it, marks included."""

    quotation: Quotation
    asked: Asked
    claim: Claim = NOBODY
    press_only: bool = False
    before: str = ""
    after: str = ""
    as_of: When | None = None
    nested: bool = False
    met: dict[frozenset[int] | None, tuple[float, int, int, Chain] | None] = field(default_factory=dict)

    @property
    def is_told_of(self) -> bool:
        """Whether the draft plainly says which text of the corpus the words are from."""
        return self.claim.direct and self.claim.decisive and bool(self.named) and not self.press_only

    @property
    def is_loose(self) -> bool:
        """Whether nobody is said to have said the words."""
        return not self.claim.direct and not self.claim.name and not self.claim.alone

    @property
    def is_somebodys(self) -> bool:
        """Whether it is not known whose words they are, or they are those of a person who is no source."""
        return self.claim.person or not self.claim.name

    @property
    def may_be_name(self) -> bool:
        """Whether the words may be a name or a slogan, which every house writes as it likes."""
        return not self.claim.direct and not COMMA.search(self.asked.words)

    @property
    def named(self) -> frozenset[int]:
        """The documents that the draft names."""
        return self.claim.documents
