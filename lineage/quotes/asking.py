"""A quotation as it is looked for: its words, their key, and what marks of omission part."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from re import Pattern

from lineage.normalise import RULES, key, one_script
from lineage.quotes.marks import Marked
from lineage.records import Attributed, Draft, Quotation, QuotationKind
from lineage.spans import Mapped, Span

ELLIPSIS = re.compile(r"(?:…|⋯|‥|\.{3,}|。{3,}|·{3,}|[〔\[［（(](?:略|中略|下略|…+|\.{3,})[〕\]］）)])+")
BREAK = re.compile(r"[，、；：。！？…—,;:!?､｡\n]")
MEMBER = re.compile(r"[，、；：。！？…—,;:!?､｡\n]|[”’」』》][和与及]?[“‘「『《]")
_SIGNS = [
    rule
    for rule in RULES
    if rule.name in ("invisible", "radicals", "script", "quotation-marks", "opening-titles", "closing-titles")
]
_SCRIPT = next(rule for rule in RULES if rule.name == "script")
_TELLING = re.compile(r"[+%/×=]|(?<=\d)[^\w\s](?=\d)")
_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for. ``pieces`` are the stretches of ``key`` that marks of omission part."""

    words: str
    key: Mapped
    pieces: tuple[Span, ...]

    @classmethod
    def of(cls, words: str) -> Asked:
        """How ``words`` are looked for."""
        folded = key(Mapped.of(words))
        cuts = [0, *(bisect_left(folded.starts, gap.start()) for gap in ELLIPSIS.finditer(words)), len(folded)]
        pieces = tuple(Span(start, end) for start, end in pairwise(cuts) if start < end)
        return cls(words, folded, pieces)

    def __len__(self) -> int:
        return len(self.key)

    @property
    def breaks(self) -> frozenset[int]:
        """The places of the key before which punctuation stands."""
        return frozenset(span.start for span in self.clauses()[1:])

    def part(self, piece: Span) -> str:
        """The key of one piece."""
        return piece.of(self.key.text)

    def clauses(self, mark: Pattern[str] = BREAK) -> list[Span]:
        """The stretches of the key that punctuation parts; with ``MEMBER`` also what 和 parts."""
        starts, ends, words = self.key.starts, self.key.ends, self.words
        cuts = [
            at
            for at in range(1, len(self.key))
            if mark.search(words, ends[at - 1], starts[at]) or (mark is MEMBER and self.key.text[at] in "和与及")
        ]
        return [Span(start, end) for start, end in pairwise([0, *cuts, len(self.key)]) if start < end]


def signs(words: str, *, bare: bool = False) -> str:
    """``words`` with one script and one kind of quotation mark, without line ends and the signs at both ends.

    With ``bare`` quotation marks do not count either. What still differs then, punctuation, width, spaces or the form
    of a numeral, is told of as such.
    """
    for rule in _SIGNS:
        words = one_script(words) if rule is _SCRIPT else rule.pattern.sub(rule.new, words)
    words = _LINES.sub("", words.replace('"', "") if bare else words)
    first = next((at for at, sign in enumerate(words) if sign.isalnum()), len(words))
    last = next((at for at in range(len(words), first, -1) if words[at - 1].isalnum()), first)
    return words[first:last]


def tells_apart(one: str, other: str) -> bool:
    """Whether the signs in two texts of the same letters make them different things: 4：3 is not 43."""
    return _TELLING.findall(_plain(one)) != _TELLING.findall(_plain(other))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


class Quotations:
    """Makes the quotations of one draft: places, lines, and ids that survive edits elsewhere in it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", draft.raw))]
        self._met: Counter[tuple[str, str]] = Counter()

    def of(self, kind: QuotationKind, clean: Span, *, words: str, attributed: Attributed | None = None) -> Quotation:
        """The quotation that stands at ``clean`` in the clean text."""
        source = self._draft.text.source(clean)
        line = max(bisect_left(self._lines, source.start + 1) - 1, 0)
        self._met[kind, words] += 1
        own = f"{kind}\n{words}\n{self._met[kind, words]}"
        return Quotation(
            id=hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()[:12],
            kind=kind,
            source=source,
            clean=clean,
            line=line + 1,
            column=source.start - self._lines[line] + 1,
            text=source.of(self._draft.raw),
            words=words,
            attributed=attributed,
        )


def words_of(text: str, marked: Marked) -> str:
    """What a reader takes for the quotation: without the marks that its later paragraphs repeat."""
    return "".join(Span(start, end).of(text) for start, end in _between(marked.span, marked.repeats))


def _between(span: Span, cuts: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without the cuts."""
    at = span.start
    for cut in cuts:
        yield at, cut.start
        at = cut.end
    yield at, span.end
