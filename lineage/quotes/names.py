"""By which names the documents of a corpus are known: titles, sessions that adopted them, years and places, people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Indel

from lineage import places
from lineage.normalise import fold
from lineage.places import Place
from lineage.quotes.search import Grams
from lineage.records import Document
from lineage.sessions import Session, sessions

NATION = "全国"
HEAD = 200  # characters in which a document says which session adopted it
MANY = 12  # documents from which a name is too general to say which text is meant
_NATIONAL = re.compile("全国|国务院|国家|中央|总理")
_BRACKETS = re.compile("[（(][^（）()]{1,12}[）)]$")
ALIKE = 0.6  # how alike a title must be to one of the catalogue to mean it, perhaps
_ISSUER = re.compile("(?:中共)?(?P<organ>[\u4e00-\u9fff]{2,10}?(?:[省市县区州]委|人民政府|政府))关于")
RECENT = 1  # years that a text which needs no date may be old
GENRE = 4  # characters up to which a title names a kind of text only: 《建议》
_HELD_BY = re.compile(
    "^(?P<name>[\u4e00-\u9fff]{2,4}?)(?:同志)?(?:在|主持|出席|赴|对|就)|(?P<other>[\u4e00-\u9fff]{2,3})(?:同志)?在[^，。]{2,40}上的(?:讲话|报告|说明)"
)


class Names:
    """By which names the documents of a canon are known."""

    def __init__(self, documents: Sequence[Document], grams: Grams) -> None:
        self._documents, self._grams = documents, grams

    @cached_property
    def _titles(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for number, document in enumerate(self._documents):
            for title in {document.title, _BRACKETS.sub("", document.title)}:
                found.setdefault(fold(title), set()).add(number)
        return {title: frozenset(numbers) for title, numbers in found.items()}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The keys of all titles."""
        return tuple(sorted(self._titles))

    @cached_property
    def places(self) -> tuple[Place | None, ...]:
        """The division that each document speaks for."""
        return tuple(_place(document, self._head(number)) for number, document in enumerate(self._documents))

    @cached_property
    def _sessions(self) -> Mapping[Session, frozenset[int]]:
        found: dict[Session, set[int]] = {}
        for number, document in enumerate(self._documents):
            place, head = self.places[number], self._head(number)
            own = [
                session for name in (document.title, *document.authority) for session, _ in sessions(fold(name), place)
            ]
            own += [session for session, span in sessions(head, place) if head.startswith("通过", span.end)]
            for session in own:
                found.setdefault(session, set()).add(number)
        return {session: frozenset(numbers) for session, numbers in found.items()}

    @cached_property
    def persons(self) -> Mapping[str, frozenset[int]]:
        """The people whose words the titles of documents announce."""
        found: dict[str, set[int]] = {}
        for number, document in enumerate(self._documents):
            match = _HELD_BY.search(document.title)
            name = match and (match["name"] or match["other"])
            if name:
                found.setdefault(name, set()).add(number)
        return {name: frozenset(numbers) for name, numbers in found.items()}

    def title(self, title: str) -> frozenset[int]:
        """The documents that a title names: those called so, else the only ones whose title holds it."""
        folded = fold(title)
        if folded in self._titles:
            return self._titles[folded]
        if len(folded) <= GENRE * 2:
            return frozenset()
        holding = [
            numbers for known, numbers in self._titles.items() if folded in known and len(folded) > len(known) // 2
        ]
        return frozenset().union(*holding) if len(holding) <= 2 else frozenset()

    def session(self, session: Session, place: Place | None) -> frozenset[int]:
        """The documents of a session; where the draft does not say whose it is, of the only one that it can be."""
        if session in self._sessions:
            return self._sessions[session]
        if places.of(session.whose) or session.whose == "党":
            return frozenset()
        alike = [
            (known, numbers)
            for known, numbers in self._sessions.items()
            if (known.congress, known.number) == (session.congress, session.number)
            and known.whose != "党"
            and known.whose.endswith(session.whose)
        ]
        own = [numbers for known, numbers in alike if place and known.whose == place.name]
        if own or len(alike) == 1:
            return own[0] if own else alike[0][1]
        return frozenset()

    def report(self, year: str | None, said: str, place: Place | None = None) -> frozenset[int]:
        """The work reports of this year or place; where only a year is said, those a draft of ``place`` means."""
        wanted = self._wanted(said)
        if year and not wanted:
            wanted = {NATION} | ({place.name} if place else set())
        found = {
            number
            for number, document in enumerate(self._documents)
            if "工作报告" in document.title
            and (not year or (document.date and document.date.first[:4] == year))
            and self._whose(number) in wanted
        }
        if place and not self._wanted(said) and all(self._whose(number) == NATION for number in found):
            return frozenset()  # it may be the report of the place, which the corpus lacks
        return frozenset(found) if len(found) <= MANY else frozenset()

    def lacks_report(self, year: str | None, said: str) -> bool:
        """Whether the corpus has no work report of the division that is said, of this year or the next."""
        wanted = self._wanted(said) - {NATION}
        years = year and (year, str(int(year) + 1))
        return bool(wanted) and not any(
            "工作报告" in document.title
            and self._whose(number) in wanted
            and (not years or document.date is None or document.date.first[:4] in years)
            for number, document in enumerate(self._documents)
        )

    def lacks_title(self, title: str) -> bool:
        """Whether the corpus has no text whose title this may be, in whole or in part or nearly."""
        folded = fold(title)
        if len(folded) <= GENRE * 2 or any(folded in known or known in folded for known in self.titles):
            return False
        return process.extractOne(folded, self.titles, scorer=Indel.normalized_similarity, score_cutoff=ALIKE) is None

    def issued(self, organ: str, kind: str, said: str, place: Place | None, now: int) -> frozenset[int]:
        """The only text of a kind that a committee or government issued of late: 市委《建议》 in a draft of the city.

        ``said`` may say of which place it is; where several texts may be meant, none is.
        """
        wanted = self._wanted(said)
        found = {
            number
            for number, document in enumerate(self._documents)
            if _is_recent(document, now)
            and (body := _ISSUER.match(fold(document.title)))
            and body["organ"].endswith(organ)
            and _BRACKETS.sub("", document.title).endswith(kind)
            and (not wanted or self._whose(number) in wanted)
        }
        own = {number for number in found if place and self._whose(number) == place.name}
        return frozenset(own or found) if len(own or found) == 1 else frozenset()

    def meeting(self, named: str, year: str | None, now: int | None) -> frozenset[int]:
        """The only report of a meeting of this year, or of late, by what its title calls it: 中央经济工作会议."""
        folded = fold(named)
        found = {
            number
            for number, document in enumerate(self._documents)
            if folded in fold(document.title)
            and ((document.date and document.date.first[:4] == year) if year else now and _is_recent(document, now))
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def plan(self, plan: str, kind: str, said: str, place: Place | None) -> frozenset[int]:
        """The outlines of a plan period, or the proposals for it, of the place that is said or else of the draft's."""
        wanted = self._wanted(said) or {place.name if place else NATION}
        count = f"第{plan.removesuffix('五')}个五年"
        return frozenset(
            number
            for number, document in enumerate(self._documents)
            if count in document.title
            and _BRACKETS.sub("", document.title).endswith(kind)
            and self._whose(number) in wanted
        )

    def _wanted(self, said: str) -> set[str]:
        """The names of the divisions that are said, or of the nation."""
        named = {one.name for start, end in places.names(said) for one in places.of(said[start:end])}
        return named or ({NATION} if _NATIONAL.search(said) else set())

    def _whose(self, number: int) -> str | None:
        """The division that a document speaks for, or the nation."""
        if self._documents[number].level == "national":
            return NATION
        own = self.places[number]
        return own.name if own else None

    def _head(self, number: int) -> str:
        start, end = self._grams.bounds(number)
        return self._grams.text[start : min(start + HEAD, end)]


def _is_recent(document: Document, now: int) -> bool:
    """Whether a document is of this year or the one before."""
    return document.date is not None and 0 <= now - int(document.date.first[:4]) <= RECENT


def _place(document: Document, head: str) -> Place | None:
    """The division that a document speaks for, by its issuer, its title or its first words."""
    if document.level == "national":
        return None
    for text in (fold(document.issuer or ""), fold(document.title), head):
        for start, end in places.names(text):
            for place in places.of(text[start:end]):
                if document.level in (None, place.level):
                    return place
    return None
