"""How far two formulations are read when one is compared with the other.

A formulation ends where no other place agrees with it any more, which may be sooner in one place than in another.
What stands in the clause all the same did not come or go: beside 贯彻新发展理念、构建新发展格局 the clause may well
have the 牢牢把握进入新发展阶段 that the other one begins with. So each reaches as far into its clause as words of the
other stand there, unless they are few and far away.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Postfix, Prefix

from lineage.collate.words import edges
from lineage.normalise import one_script
from lineage.spans import Span
from lineage.trace.formulation import ASKING, LEAD, REST, bound, with_marks

FIRM = 4  # letters in a row by which the words of the other are known again …
FEW = 2  # … or so many, if they are half of what it has there
AWAY = 4  # times as many letters as they are, at most, lie between them and the formulation


@dataclass(frozen=True, slots=True)
class Stated:
    """A formulation of a wording where it stands: the clean text, and the stretches of both."""

    text: str
    wording: Span
    formulation: Span

    @property
    def before(self) -> str:
        """What the formulation has before the wording, in one script."""
        return one_script(self.text[self.formulation.start : self.wording.start])

    @property
    def after(self) -> str:
        """What the formulation has after the wording, in one script."""
        return one_script(self.text[self.wording.end : self.formulation.end])

    def reaching(self, other: Stated) -> str:
        """The formulation with what its clause has beside it of the other's words."""
        text, place = self.text, self.formulation
        first, last = bound(text, place.start, -1), bound(text, place.end, 1)
        rest, further = one_script(text[first : place.start]), one_script(text[place.end : last])
        before = other.before[: len(other.before) - Postfix.similarity(self.before, other.before)]
        after = other.after[Prefix.similarity(self.after, other.after) :]
        start, end = place.start - len(rest) + _begin(rest, before), place.end + _end(further, after)
        return with_marks(text, Span(start, end)).of(text)


def compared(parent: Stated, child: Stated) -> tuple[str, str]:
    """The words of parent and child to be compared."""
    return parent.reaching(child), child.reaching(parent)


def _common(rest: str, words: str, *, behind: bool) -> Span | None:
    """Where in the rest of a clause, ``behind`` the formulation or before it, whole words of the other one stand."""
    if not rest or not words:
        return None
    match = SequenceMatcher(None, rest, words, autojunk=False).find_longest_match()
    away = match.a if behind else len(rest) - match.a - match.size
    if match.size < min(FIRM, max(FEW, len(words) / 2)) or away > AWAY * match.size:
        return None
    whole = [edge for edge in edges(rest) if match.a <= edge <= match.a + match.size]
    return Span(whole[0], whole[-1]) if len(whole) > 1 else None


def _begin(rest: str, words: str) -> int:
    """From where on what the clause has before the formulation is taken in.

    >>> _begin("为谱写新时代孝感", "奋力谱写新时代湖北"), _begin("推进实施共建", "继续实施"), _begin("健全", "完善")
    (1, 0, 2)
    """
    found = _common(rest, words, behind=False)
    if not found:
        return len(rest)
    lead = LEAD.match(rest)
    begin = lead.end() if lead else 0
    near = begin <= found.start <= begin + REST and not rest[: found.start].endswith(ASKING)
    return begin if near else found.start


def _end(rest: str, words: str) -> int:
    """Up to where what the clause has after the formulation is taken in.

    >>> _end("核心节点工程", "核心节点项目启动"), _end("迈出新步伐", "")
    (6, 0)
    """
    found = _common(rest, words, behind=True)
    if not found:
        return 0
    return len(rest) if len(rest) - found.end <= REST else found.end
