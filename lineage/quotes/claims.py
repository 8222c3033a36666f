"""What a draft names as the source of a quotation, and which documents of the corpus that is.

It may stand in the sentence (全会强调：“…”), earlier in the paragraph, in a heading, under a short title agreed on
(以下简称《建议》), or in a footnote.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lineage import places
from lineage.normalise import fold, key, one_script
from lineage.places import Place
from lineage.quotes.canon import PRESS, Canon
from lineage.quotes.marks import Marked, Marks
from lineage.quotes.names import GENRE
from lineage.records import Attributed, Draft, When
from lineage.sessions import sessions
from lineage.spans import Mapped, Span

NOTE = 3  # characters after a quotation within which its note is called
SPEECH = 14  # characters from which what follows a colon is somebody's words
REACH = 16  # characters from the word that says so to a quotation that is part of the sentence
LEAD = 12  # characters that a sentence may have before its subject
OFTEN = 2  # times that a draft must name a place for it to be the draft's own
ISSUER = 16  # characters before a short title in which the body that issued it may stand
HEADER = 200  # characters in which a draft says of which year it is
BEHIND = 30  # characters after a quotation in which somebody may be said to have said it

_STOP = re.compile("[。！？!?｡\n]")
_SAYS = (
    "指出|强调|提出|要求|明确|规定|载明|写道|写明|写入|重申|部署|决定|确定|号召|宣告|宣布|论述|论断|阐明|阐述|概括|勉励|嘱托"
    "|叮嘱|寄语|提到|谈到|引用|指示|批示|擘画|描绘|认为|表示|说|讲|(?<![简职名号])称|道|介绍|告诉|坦言|感叹|感慨|回忆|回答|直言|透露|表达"
)
_SPOKEN = re.compile("说|表示|讲|道|称|介绍|告诉|坦言|感叹|感慨|回忆|回答|直言|透露|谈到|认为|表达")
_WRITTEN = re.compile(
    "(?:报道|文章|评论|社论|通稿|稿件|消息|材料|教材|课本|书|报纸|文件)(?:里|中|上)?(?:还|也|又|曾)?$"
)
_VERB = re.compile(f"(?:{_SAYS})(?!的)(?<![知轨街通渠一频报职号名])(?!路|德|理|法|明|堂|台|号|赞|呼)")
_DIRECT = re.compile(f"(?:{_SAYS})(?!的)(?:了|着|过|到|说|道|我们|大家|记者|全党|全市|全省)?[，,：:\\s]*$")
_CITED = re.compile(
    "(?:[引误印写读录抄摘或]作|[误引]为|[写印说引误排录抄竟]成|引用|所说|说过|写下|写过|抄录|题写|所言)的?[，,]?$|(?:[一这那]句话?|[一这那]段话?|原文|原话|名言)[：:，,是为]*$"
)
_OTHERS = re.compile(
    "(?:某|[一另]家|外省|外地|邻|[\u4e00-\u9fff]{2,6}(?:大学|学院|公司|集团|医院|银行|商会))[^，。；：]{0,14}"
    "(?:规划|报告|决议|决定|建议|意见|方案|总结|公报|章程|年报|简介)[》”]?[^，。；：“”□《》]{0,8}[，：:]?$"
)
_OWNED = re.compile(
    "(?P<owner>[\u4e00-\u9fff]{2,10})(?:委|政府|人大)(?:全会)?的?《?(?:建议|决议|决定|意见|规划|纲要|方案|公报)》?[^，。；：“”□《》]{0,8}[，：:]?$"
)
_CITES = re.compile("(?:[摘援]引|引(?![领导进发起来资水人擎路力]))(?:用|自|述|了|过)?[^，。；：“”□]{0,30}$")
_SERIES = re.compile('[“‘「『"]□+[”’」』"][，、；,]?(?:和|与|及|以及|并|又|或|或者|也|还|同时)?[，：:]?$')
_COLON = re.compile("[：:]\\s*$")
_BEHIND = re.compile(f"^[，,、—\\s]*(?P<who>[^，。；！？“”：:]{{2,30}}?)(?P<verb>{_SAYS})")
_SPOKEN_OF = re.compile(
    "^[，,、。—\\s]*(?P<who>[^，。；！？“”：:]{2,30}?)(?:里|中|上)?的?这(?:一|个|句|段|番|条|项)*"
    "(?:话|警句|名言|金句|论断|论述|表述|提法|说法|判断|部署|要求|原话|文字)"
    "|^[，,、。—\\s]*(?:这(?:句|段|番)?话|语|此语)?(?:出自|引自|摘自|见于|载于|写在|写进|见)(?P<where>[^，。；！？“”：:]{2,40})"
)
_OF = re.compile(
    "^(?:这一|这个|等)?(?:的)?(?:重大|战略|总|重要|明确|工作|发展|目标|奋斗)*"
    "(?:要求|部署|精神|目标|定位|战略|论述|论断|任务|方针|原则|思路|格局|理念|号召|决定|指示|嘱托|布局)"
)
_BY_ITSELF = re.compile(
    r"(?:^|[^\w□“”‘’「」『』]|[是为要应须]|写(?:[的道着成]|[的道]?是)?|[页条处款]|提法|说法|表述)\s*$"
)
_GOES_ON = re.compile(r"[”’」』]*(?![则就便即竟被都也却又仍只不未已可这那])[\w□“‘「『《]")
_TITLE = re.compile("《(?P<title>[^《》\n]{2,120}(?:《[^《》\n]{2,120}》[^《》\n]{0,40})?)》")
_AGREED = re.compile(
    "^[》”]?[（(](?:以下|下文|下|后)?[简简]?[称稱](?:为)?[：:]?[“《]*(?P<short>[^《》“”（）()]{1,20})[》”]*[）)]"
)
_REPORT = re.compile(
    r"(?P<lead>[^，。；：、“”《》（）\s\d]{0,10})(?:(?P<year>\d{4})年度?的?)?"
    r"(?P<place>[^，。；：、“”《》（）\s\d]{0,10}?)[《“]?(?P<body>人民政府|政府|省政府|市政府)?"
    r"(?:工作报告|(?<=\d年)报告|(?<=\d年的)报告)[》”]?"
)
_OF_REPORT = re.compile("(?:人民)?(?:政府)?工作报告")
_PLAN = re.compile(
    '(?P<place>[^，。；：、“”《》（）\\s]{0,10})[“"]?(?P<plan>二?十[一二三四五六七八九]?五)[”"]?规划(?P<kind>纲要|建议)'
)
_NUMBER = "十[一二三四五六七八九]?|二十[一二三四五]?|[七八九]"
_CONGRESS = re.compile(
    f"(?:(?<![一二三四五六七八九十第届的])|中共)(?P<number>{_NUMBER})大(?=报告|以来|精神|召开|提出|强调|指出|通过|部署)"
    f"|(?:党的|中共)第(?P<full>{_NUMBER})次全国代表大会"
)
_ISSUED = re.compile(
    "(?P<place>[^，。；：、“”《》（）\\s□]{0,8}?)(?P<organ>[省市县区州]委|(?<=[省市县区州])(?:人民)?政府)(?:全会|全体会议)?的?$"
)
_MEETING = re.compile(
    "(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年的?)?(?P<name>中央[^，。；：、“”《》（）\\s]{2,8}工作会议"
    "|第[一二三四五六七八九十]{1,4}次集体学习|全国[^，。；：、“”《》（）\\s]{2,10}(?:大会|工作会议))"
)
_DATED = re.compile("^[ 　(（]*(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?[ 　)）]*$", re.MULTILINE)
_KINDS = "全会|会议|大会|报告|公报|决议|决定|建议|规划纲要|纲要|规划|意见|通知|讲话"
_GENERIC = re.compile(f"(?<![届次中党])(?:{_KINDS})(?=[^，。；]{{0,8}}(?:" + _SAYS + "))")
_LEADER = re.compile(
    "(?P<name>习近平|毛泽东|毛主席|邓小平|江泽民|胡锦涛|周恩来|周总理|刘少奇|朱德|陈云|马克思|恩格斯|列宁|孙中山)"
    "(?:总书记|主席|同志)?"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a draft says of where a quotation comes from.

    ``documents`` are those of the corpus that are meant, none if they are not there or cannot be told; ``direct``
    says that the words are introduced as somebody's, ``person`` that this is someone whose words no corpus holds.
    What is named is ``decisive`` if it is a text or a session, of which the corpus would hold the words; it may be
    ``others``', whose texts the corpus does not have; ``whose`` are the places whose text it is said to be. The
    quotation stands ``alone`` if it is a clause by itself and no name: in 交通方面，“…”； but not in 实施“…”工程.
    """

    name: str = ""
    documents: frozenset[int] = frozenset()
    direct: bool = False
    person: bool = False
    decisive: bool = False
    alone: bool = False
    others: bool = False
    whose: frozenset[str] = frozenset()

    def attributed(self, canon: Canon) -> Attributed | None:
        """The record of it."""
        if not self.name:
            return None
        best = sorted(self.documents, key=lambda number: (-canon.weights[number], canon.documents[number].order))
        return Attributed(self.name, canon.documents[best[0]].id if best else None)


NOBODY = Claim()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a draft names a text, a meeting or a person that may be a source."""

    span: Span
    name: str
    documents: frozenset[int]
    rank: int = 0  # how much it tells: a title or session 2, a leader 1, a word like 全会 0
    lacking: bool = False  # whether it is certainly a text that the corpus does not have

    @property
    def tells(self) -> int:
        """How far it is known which text is meant."""
        return 2 if self.documents or self.lacking else min(self.rank, 1)

    def claim(self, *, direct: bool) -> Claim:
        """What is said of words that are introduced with it."""
        return Claim(self.name, self.documents, direct, decisive=self.rank > 1, others=self.lacking)


class Claims:
    """What one draft says of the sources of its quotations."""

    def __init__(self, draft: Draft, found: Marks, canon: Canon, when: When | None = None) -> None:
        self._draft, self._canon, self._names = draft, canon, canon.names
        self._text = one_script(draft.text.text)
        self._starts = [block.clean.start for block in draft.blocks]
        self._stops = [stop.start() for stop in _STOP.finditer(self._text)]
        self._quoted = [one.span for one in found.marked if one.kind == "quoted" and one.within is None]
        self._quoted_starts = [span.start for span in self._quoted]
        self._place = _of_draft(self._text)
        self._now = int(when.first[:4]) if when else _year(self._text)
        named = sorted(self._all(), key=lambda one: (one.span.start, -one.rank))
        generic = list(self._generic(named))
        self._mentions = list(_outermost(sorted([*named, *generic], key=lambda one: (one.span.start, -one.rank))))
        self._mention_starts = [one.span.start for one in self._mentions]

    def of(self, marked: Marked) -> Claim:
        """What the draft says of the source of one quotation."""
        block = max(bisect_right(self._starts, marked.span.start) - 1, 0)
        start = self._sentence(marked.span.start - 1, block)
        lead = _first_of(self._masked(Span(start, max(marked.span.start - 1, start))))
        behind = self._text[marked.span.end + 1 : marked.span.end + 1 + BEHIND].split("\n")[0]
        alone = marked.block or bool(_BY_ITSELF.search(lead) and _GOES_ON.match(behind) is None)
        said = self._said(marked, block, start, lead, behind)
        owned = _OWNED.search(lead)
        owner = owned["owner"] if owned and not marked.block else ""
        whose = frozenset(one.name for start, end in places.names(owner) for one in places.of(owner[start:end]))
        known = {place.name if (place := self._names.places[number]) else "" for number in said.documents}
        if (not marked.block and _OTHERS.search(lead)) or (whose and known and not whose & known):
            return Claim(said.name, direct=said.direct, person=said.person, alone=alone, others=True)
        return replace(said, alone=alone, whose=whose)

    def _said(self, marked: Marked, block: int, start: int, lead: str, behind: str) -> Claim:
        """The same by what stands in its sentence before it and behind it."""
        note = self._note(marked)
        colon = bool(_COLON.search(lead)) and (len(marked.span) >= SPEECH or bool(_VERB.search(lead)))
        cites = bool(_CITES.search(lead))
        direct = colon or bool(_DIRECT.search(lead)) or bool(_CITED.search(lead)) or cites or marked.block
        if note is not None:
            return note.claim(direct=True)
        after = _BEHIND.match(behind)
        verbs = list(_VERB.finditer(lead))
        if verbs or cites or _OF.match(behind) or marked.block:
            limit = start + verbs[-1].start() if verbs and not cites else marked.span.start
            near = direct or len(lead) - verbs[-1].end() <= REACH if verbs else True
            who = self._last(start, limit) if near else None
            if who is None and direct:
                who = self._earlier(start, block, lead if verbs else "")
            if who:
                spoken = bool(verbs) and bool(_SPOKEN.fullmatch(verbs[-1].group())) and who.rank == 0
                if spoken:
                    return Claim(direct=direct, person=True)
                return who.claim(direct=direct)
        if not verbs and (said := _SPOKEN_OF.match(behind)):
            who = self._last(marked.span.end + 1, marked.span.end + 1 + said.end())
            if who:
                return who.claim(direct=True)
        if after and not verbs:
            begin = marked.span.end + 1
            who = self._last(begin, begin + after.end("who"))
            person = who is None and bool(_SPOKEN.fullmatch(after["verb"]))
            if who:
                return who.claim(direct=True)
            return Claim(direct=True, person=person)
        if not verbs and (subject := self._subject(start, marked.span.start)):
            return Claim(subject.name, subject.documents)
        spoken = bool(verbs) and bool(_SPOKEN.fullmatch(verbs[-1].group()))
        person = spoken and not _WRITTEN.search(lead[: verbs[-1].start()])
        return Claim(direct=direct, person=person)

    def press_only(self, claim: Claim) -> bool:
        """Whether the corpus has only reports of what the draft names."""
        kinds = {self._canon.documents[number].kind for number in claim.documents}
        return bool(kinds) and all(kind in PRESS for kind in kinds)

    def _note(self, marked: Marked) -> Mention | None:
        """What the note says that is called right after the quotation."""
        for place, number in self._draft.notes:
            if marked.span.end <= place <= marked.span.end + NOTE:
                span = self._draft.blocks[number].clean
                return self._last(span.start, span.end)
        return None

    def _sentence(self, at: int, block: int) -> int:
        """Where the sentence begins that goes on at ``at``; stops in quotations end none."""
        start = self._starts[block] if self._starts else 0
        index = bisect_left(self._stops, at) - 1
        while index >= 0 and self._stops[index] >= start:
            stop = self._stops[index]
            inside = bisect_right(self._quoted_starts, stop) - 1
            if inside < 0 or self._quoted[inside].end <= stop:
                return stop + 1
            closing = self._quoted[inside]
            if stop == closing.end - 1 and not re.match(
                "[”’」』]?[，、；的]", self._text[closing.end : closing.end + 2]
            ):
                return closing.end + 1
            index -= 1
        return start

    def _masked(self, span: Span) -> str:
        """A stretch of the draft with what is quoted in it blotted out."""
        words = list(span.of(self._text))
        first = max(bisect_right(self._quoted_starts, span.start) - 1, 0)
        for quoted in self._quoted[first:]:
            if quoted.start >= span.end:
                break
            for at in range(max(quoted.start, span.start), min(quoted.end, span.end)):
                words[at - span.start] = "□"
        return "".join(words)

    def _last(self, start: int, end: int) -> Mention | None:
        """The last source named in a stretch; what tells most goes before."""
        first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        found = [one for one in self._mentions[first:last] if one.span.end <= end]
        return max(found, key=lambda one: (one.tells, one.span.start), default=None)

    def _subject(self, start: int, end: int) -> Mention | None:
        """The text of the corpus with which a sentence begins."""
        first = bisect_left(self._mention_starts, start)
        for one in self._mentions[first : first + 1]:
            if one.documents and one.rank > 1 and one.span.end <= end and one.span.start - start <= LEAD:
                return one
        return None

    def _earlier(self, start: int, block: int, lead: str) -> Mention | None:
        """The source named before in the paragraph, or in the heading above, where the sentence names nobody itself."""
        subject = re.split("[，,。；：:]", lead.strip())[0] if lead else ""
        if lead and len(_VERB.split(subject)[0]) > 4:  # somebody else is the subject
            return None
        begin = self._starts[block]
        if found := self._last(begin, start):
            return found
        for number in range(block - 1, max(block - 4, -1), -1):
            above = self._draft.blocks[number]
            if above.form == "heading" or self._draft.blocks[block].form == "quotation":
                return self._last(above.clean.start, above.clean.end)
        return None

    def _all(self) -> Iterator[Mention]:
        """Every place that names something that may be a source."""
        yield from self._titles()
        folded = key(Mapped.of(self._text))
        for session, span in sessions(folded.text, self._place):
            yield Mention(folded.source(span), str(session), self._names.session(session, self._place), 2)
        for match in _CONGRESS.finditer(self._text):
            congress = [one for one, _ in sessions(f"党的{match['number'] or match['full']}大", None)]
            yield from (Mention(Span(*match.span()), str(one), self._names.session(one, None), 2) for one in congress)
        for match in _LEADER.finditer(self._text):
            yield Mention(Span(*match.span()), match.group(), self._names.persons.get(match["name"], frozenset()), 1)
        for name, documents in self._names.persons.items():
            if not _LEADER.fullmatch(name):
                for match in re.finditer(re.escape(name), self._text):
                    yield Mention(Span(*match.span()), name, documents, 1)
        for match in _REPORT.finditer(self._text):
            found_in = self._names.report(match["year"], match["lead"] + match["place"], self._place)
            name = match.group()[0 if found_in else len(match["lead"]) :]
            lacking = not found_in and self._names.lacks_report(match["year"], match["lead"] + match["place"])
            yield Mention(Span(*match.span()), name, found_in, 2 if found_in else 0, lacking)
        for match in _MEETING.finditer(self._text):
            if found_in := self._names.meeting(match["name"], match["year"], self._now):
                yield Mention(Span(*match.span()), match.group(), found_in, 2)
        for match in _PLAN.finditer(self._text):
            found_in = self._names.plan(match["plan"], match["kind"], match["place"], self._place)
            if found_in:
                yield Mention(Span(*match.span()), match.group()[len(match["place"]) :], found_in, 2)

    def _generic(self, named: Sequence[Mention]) -> Iterator[Mention]:
        """Words like 全会 and 报告, which speak of the last session or text of the kind that was named before."""
        known: dict[str, Mention] = {}
        within = {at for one in named if not one.documents for at in range(one.span.start, one.span.end)}
        waiting = iter([*(one for one in named if one.documents and one.rank > 1), None])
        upcoming, end = next(waiting), -1
        for match in _GENERIC.finditer(self._text):
            while upcoming and upcoming.span.end <= match.start():
                known |= dict.fromkeys(_kinds(upcoming.name), upcoming)
                end = upcoming.span.end
                upcoming = next(waiting)
            if end == match.start() or match.start() in within or (upcoming and upcoming.span.start < match.end()):
                continue  # the word ends the name itself: 党的二十大报告
            if last := known.get(match.group()):
                near = bisect_right(self._starts, last.span.start) == bisect_right(self._starts, match.start())
                yield Mention(Span(*match.span()), last.name, last.documents, 2 if near else 1)
            else:
                yield Mention(Span(*match.span()), match.group(), frozenset(), 1)

    def _titles(self) -> Iterator[Mention]:
        """The titles named in the draft; short ones stand for the long ones agreed on or named before."""
        agreed: dict[str, tuple[str, frozenset[int]]] = {}
        named: list[tuple[str, frozenset[int]]] = []
        for match in _TITLE.finditer(self._text):
            title = match["title"]
            if _OF_REPORT.fullmatch(title):  # said of which year and place it is, if at all, before it
                continue
            documents = self._names.title(title)
            if report := _REPORT.search(title):
                where = report["lead"] + report["place"]
                documents = documents or self._names.report(report["year"], where, self._place)
            if plan := _PLAN.fullmatch(title):
                documents = documents or self._names.plan(plan["plan"], plan["kind"], plan["place"], self._place)
            short = fold(title)
            if len(short) <= GENRE:
                known = agreed.get(short) or next(
                    (one for one in reversed(named) if fold(one[0]).endswith(short)), None
                )
                if issued := self._issued(match.start(), short):
                    known = title, issued
                if known is None:
                    continue
                title, documents = known
            else:
                named.append((title, documents))
            if also := _AGREED.match(self._text[match.end() : match.end() + 40]):
                agreed[fold(also["short"])] = title, documents
            lacking = not documents and self._names.lacks_title(title)
            yield Mention(Span(*match.span()), f"《{title}》", documents, 2, lacking)

    def _issued(self, at: int, kind: str) -> frozenset[int]:
        """The text that a title of few letters names together with the body before it: 市委《建议》."""
        body = _ISSUED.search(self._text, max(at - ISSUER, 0), at)
        if not body or self._now is None:
            return frozenset()
        return self._names.issued(body["organ"], kind, body["place"], self._place, self._now)


def _kinds(name: str) -> Iterator[str]:
    """The words by which a text or session of this name may be called afterwards."""
    words = fold(name)
    yield from (kind for kind in _KINDS.split("|") if words.endswith(kind))
    if words.endswith(("全会", "全体会议")):
        yield "全会"
    if words.endswith("大"):
        yield "报告"


def _first_of(lead: str) -> str:
    """What stands before the first of several quotations in a row, which all are introduced by it."""
    while row := _SERIES.search(lead):
        lead = lead[: row.start()]
    return lead


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those that stand within another's title."""
    end = 0
    for one in mentions:
        if one.span.end <= end:
            continue
        if one.name.startswith("《"):
            end = one.span.end
        yield one


def _year(text: str) -> int | None:
    """The year that stands, alone or with a month, in a line of its own under the title of a draft."""
    dated = _DATED.search(text[:HEADER])
    return int(dated["year"]) if dated else None


def _of_draft(text: str) -> Place | None:
    """The province or city that a draft names most often."""
    named = Counter(text[start:end] for start, end in places.names(text[:100_000]))
    tiers = ("provincial", "municipal")
    found = [(count, name) for name, count in named.items() if count >= OFTEN and places.level_of(name) in tiers]
    return places.of(max(found)[1])[0] if found else None
