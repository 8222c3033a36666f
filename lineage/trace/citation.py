"""Which texts a document names as its sources, and which of them the corpus lacks.

A name counts where its clause makes it a source: 贯彻党的十九届五中全会精神, 根据《…》, 《…》提出. A session of the
Party is known by whose it is and by its number, a text by its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lineage.normalise import fold, one_script
from lineage.records import Cited, Document, Doubt, Reading, When
from lineage.sessions import Session, sessions
from lineage.sources import Source
from lineage.spans import Span
from lineage.trace.kinship import BELOW, kinship
from lineage.witness import CENTRAL, Witness

HEAD = 200  # characters in which a document says which session adopted it
CLAUSE = 40  # characters of a clause that are read for what it does with a name
AUTHORITIES = 2  # that may have papers of one name: the committee and the newspaper that prints its decision
GENRE = 4  # characters up to which a title names a kind of text only: 《建议》

_TITLE = re.compile(
    "[《〈](?P<title>[^《》〈〉\n]{2,120})[》〉](?:[（(](?:以下|下)?[简簡][称稱][：:“]?[《〈](?P<short>[^《》〈〉\n]{1,20})[》〉])?"
)
_LEADS = re.compile("贯彻|落实|学习|领会|根据|按照|依据|依照|遵循|对标|对表|传达|体现|践行|围绕|通过了?$|印发$|执行$")
_FOLLOWS = re.compile(
    "[《〈][^》〉]{1,8}[》〉]|(?:的|重要)?(?:精神|要求|部署|提出|明确|强调|指出|规定|确定|决定|擘画|描绘|报告)"
)
_PASSED = re.compile("通过(?![了的])")  # what it passed is another text
_SINCE = re.compile("以来|以后|之前|前|召开")
_OTHER = re.compile("^[^《〈]*[》〉]|[《〈][^》〉]*[》〉]")
_BOUND = re.compile(r"[，；。！？：,;:!?｡\n]")
_CENTRE = re.compile("^(?:中共中央国务院|中共中央|中国共产党中央委员会|国务院|中华人民共和国(?=.))")
_EDITION = re.compile("[（(][^（）()]{0,6}(?:年|草案|摘要|修订|修正|试行|审议稿)[^（）()]{0,4}[）)]$")
_ISSUED = re.compile("^(?:中共|中国共产党)|委员会关于|政府关于")
_BODY = re.compile(
    "(?:党中央|中共中央|国务院|(?P<organ>[省市州盟县旗区])(?:党?委(?!员)|(?:人民)?政府))(?![第一二三四五六七八九十0-9])"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A text as a document names it. ``key`` is the same for all ways of naming it."""

    name: str
    key: str
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A body that a sentence says it follows: 中央, or the last letter of its division, and the clause that says so."""

    organ: str
    words: str


@dataclass(frozen=True, slots=True)
class Party:
    """One document of the account: whose it is, what it names as its sources, and what others may name it.

    ``follows`` are the bodies that the sentences with the wording say they follow.
    """

    witness: Witness
    names: tuple[Named, ...]
    known: frozenset[str]
    follows: tuple[Followed, ...] = ()

    @classmethod
    def of(cls, reading: Reading) -> Party:
        """What a reading tells of its document."""
        witness = Witness.of(reading)
        return cls(witness, named_sources(reading, witness), known_as(reading, witness))


@dataclass(frozen=True, slots=True)
class Register:
    """What is told of all documents, in their order: who speaks in each, and by which keys others may name it.

    ``named`` gives the sources that documents with these numbers name: they are asked of few.
    """

    witnesses: Sequence[Witness]
    known: Sequence[frozenset[str]]
    named: Callable[[Sequence[int]], Sequence[tuple[Named, ...]]]

    def parties(self, numbers: Sequence[int]) -> list[Party]:
        """All that is told of documents, asked for together."""
        named = self.named(numbers)
        return [Party(self.witnesses[one], names, self.known[one]) for one, names in zip(numbers, named, strict=True)]


def named_sources(source: Reading | Source, witness: Witness) -> tuple[Named, ...]:
    """The texts that a document names as its sources, each once, in the order in which it first does so."""
    found = sorted([*_sessions_named(source, witness), *_titles_named(source)], key=lambda one: one[0])
    return tuple({named.key: named for _, named in reversed(found)}.values())[::-1]


def followed(source: Source, sentence: Span) -> Iterator[Followed]:
    """The bodies that a sentence, a stretch of the key, says it follows without naming a text of theirs."""
    text = source.text.text
    for match in _BODY.finditer(source.key.text, sentence.start, sentence.end):
        place = source.key.source(Span(*match.span()))
        begin, end = _clause(text, place)
        titled = max(text.rfind(mark, begin, place.start) for mark in "《〈") > max(
            text.rfind(mark, begin, place.start) for mark in "》〉"
        )
        if not titled and _is_source(text, place):
            yield Followed(match["organ"] or CENTRAL, text[begin:end].strip())


def in_full(named: Sequence[tuple[Named, ...]], known: Collection[str]) -> list[tuple[Named, ...]]:
    """The sources that each of several documents names, a title without its issuer as what it is the title of.

    《关于…的意见》 is that of the centre where the centre has one, or one of the documents names it so, and nobody else
    has; ``known`` are the keys by which the documents of the corpus are known.
    """
    names = {*known, *(one.key for sources in named for one in sources)}

    def full(one: Named) -> Named:
        central = f"{CENTRAL}{one.key}"
        return replace(one, key=central) if one.key not in known and central in names else one

    return [tuple({one.key: one for one in map(full, reversed(sources))}.values())[::-1] for sources in named]


def known_as(reading: Reading, witness: Witness) -> frozenset[str]:
    """The keys by which documents may name this one."""
    return known_by(witness, reading.key.text)


def known_by(witness: Witness, head: str) -> frozenset[str]:
    """The same of a document whose key begins with ``head``: its title and the session that it comes from."""
    document, head = witness.document, head[:HEAD]
    known = {_title_key(document.title, central=document.level == "national")}
    for words in (fold(document.title), *(fold(name) for name in document.authority)):
        known.update(str(session) for session, _ in sessions(words, witness.place))
    for session, span in sessions(head, witness.place):
        if _PASSED.match(head, span.end):
            known.add(str(session))
    return frozenset(known)


def newest(named: Sequence[Named]) -> tuple[Named, ...]:
    """Those of the sources that something new can come from: each text, and of each committee the latest session."""
    latest: dict[str, Session] = {}
    for session in (one.session for one in named if one.session):
        latest[session.whose] = max(latest.get(session.whose, session), session)
    return tuple(one for one in named if not one.session or one.session == latest[one.session.whose])


Held = Mapping[str, Sequence[str]]
"""The documents, by id and in their order, that a text named so is: by the key of the name."""


def held(known: Iterable[tuple[Witness, frozenset[str]]]) -> Held:
    """What documents are known as, the other way round; a name that many authorities use (政府工作报告) names none."""
    found: dict[str, list[str]] = {}
    whose: dict[str, set[str | None]] = {}
    for witness, names in known:
        for name in sorted(names):
            found.setdefault(name, []).append(witness.document.id)
            whose.setdefault(name, set()).add(witness.authority)
    return {name: ids for name, ids in found.items() if len(whose[name]) <= AUTHORITIES}


def cited(sources: Sequence[tuple[str, tuple[Named, ...]]], known: Held) -> tuple[Cited, ...]:
    """The texts that documents, given by id, name as their sources, the most cited first, with what they are here.

    A document that is known by a name does not cite itself by it.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for document, named in sources:
        for one in named:
            if document not in known.get(one.key, ()):
                found.setdefault(one.key, (one.name, []))[1].append(document)
    ranked = sorted(found.items(), key=lambda text: -len(text[1][1]))
    return tuple(Cited(name, tuple(by), tuple(known.get(key, ()))) for key, (name, by) in ranked)


def doubts(
    sources: Sequence[tuple[Document, tuple[Named, ...]]], known: Held, dates: Mapping[str, When]
) -> tuple[Doubt, ...]:
    """The documents that name as their source what is surely dated later, in whatever document it stands here."""
    found = []
    for document, named in sources:
        for one in named:
            there = [dates[name] for name in known.get(one.key, ()) if name in dates]
            if document.date and there and min(date.first for date in there) > document.date.last:
                first = min(known[one.key], key=lambda name: dates[name].first if name in dates else "~")
                found.append(Doubt(document.id, one.name, first))
    return tuple(found)


def forestalled(parties: Sequence[tuple[Witness, tuple[Followed, ...]]]) -> Iterator[Doubt]:
    """For each body that documents follow in the sentence of a wording, the first, if all of its texts here are later.

    Then a text of that body is missing, or a date is wrong.
    """
    told = set()
    for one, bodies in parties:
        for body in bodies:
            theirs = [
                other
                for other, _ in parties
                if other.document.date and other.organ == body.organ and kinship(other, one) is BELOW
            ]
            first = min(theirs, key=lambda other: other.document.order, default=None)
            if not one.document.date or not first or first.authority in told:
                continue
            told.add(first.authority)
            if first.document.date and first.document.date.first > one.document.date.last:
                yield Doubt(one.document.id, body.words, first.document.id, "body")


def _sessions_named(source: Reading | Source, witness: Witness) -> Iterator[tuple[int, Named]]:
    for session, span in sessions(source.key.text, witness.place):
        place = source.key.source(span)
        if _is_source(source.text.text, place):
            yield place.start, Named(str(session), str(session), session)


def _titles_named(source: Reading | Source) -> Iterator[tuple[int, Named]]:
    text = source.text.text
    if "《" not in text and "〈" not in text:
        return
    found = list(_TITLE.finditer(text))
    long = {_folded(match["short"]): match["title"] for match in found if match["short"]}
    for match in found:
        if _is_source(text, Span(*match.span())):
            title = long.get(_folded(match["title"]), match["title"])
            if len(_folded(title)) > GENRE:
                yield match.start(), Named(title, _title_key(title, central=False))


def _is_source(text: str, name: Span) -> bool:
    """Whether the clause round a name makes it a source, and not a date (…以来)."""
    begin, end = _clause(text, name)
    before, after = _OTHER.sub("", one_script(text[begin : name.start])), one_script(text[name.end : end])
    if _SINCE.match(after):
        return False
    return bool(_LEADS.search(before) or _FOLLOWS.match(after))


def _clause(text: str, name: Span) -> tuple[int, int]:
    """Where the clause round a name begins and ends, so far as it is read."""
    before = _BOUND.split(text[max(name.start - CLAUSE, 0) : name.start])[-1]
    after = _BOUND.split(text[name.end : name.end + CLAUSE])[0]
    return name.start - len(before), name.end + len(after)


@lru_cache(maxsize=4096)
def _folded(title: str) -> str:
    return fold(_EDITION.sub("", title.strip()))


def _title_key(title: str, *, central: bool) -> str:
    """What a title is compared by; one of the centre is the same with its issuer and without."""
    folded = _folded(title)
    bare = _CENTRE.sub("", folded)
    return f"{CENTRAL}{bare}" if bare != folded or (central and not _ISSUED.search(folded)) else folded
