"""Check the titles between 《》: whether a text is called so, and whether the number in it fits the date.

A title whose number, year or place is another one than that of a text in the corpus names another text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from lineage.collate.changes import changes
from lineage.collate.steps import steps
from lineage.normalise import fold, one_script
from lineage.numerals import spelt, value
from lineage.quotes.asking import Asked, Quotations, words_of
from lineage.quotes.canon import Canon
from lineage.quotes.comparing import told
from lineage.quotes.marks import Marked, Marks
from lineage.quotes.placing import consulted, near_text
from lineage.quotes.question import Question
from lineage.quotes.rules import BY_ID
from lineage.quotes.sense import altered
from lineage.records import Draft, Verdict, When

FEWEST = 5  # characters of key below which a title names a kind of text only: 《建议》
MADE = 16  # characters before a title in which a text may be said to be new
NEAR = 8  # characters from which a title is compared with others
CATALOGUED = 0.86  # how alike a title and one of the catalogue must be
OTHER = {"number", "date", "name"}  # changes by which a title is that of another text
OWN = 16  # characters behind a session's number that make a title that of one text
ALIKE = 0.7  # share of a title that another must have to be meant
FIRST_OF_PLANS = 1956  # the plans run five years each from here, the third and later ones exactly
OFTEN = 2  # times that a draft must speak of a plan period for it to be the draft's own

_DOCUMENT = re.compile(
    "(?:决定|意见|通知|规划|纲要|建议|条例|办法|报告|公报|决议|方案|说明|准则|章程|法|规定|细则|计划|宣言|讲话|行动|措施|目录|指引|指南|公告|批复"
    "|纪要|要点|清单|规则|倡议|协定|通则|守则|草案)(?:[（(][^（）()]{1,12}[）)])?$"
)
_PLAN = re.compile(
    '第(?P<count>[一二三四五六七八九十]{1,3})个五年|(?P<short>(?:二?十[一二三四五六七八九]?|[六七八九])五)(?=[”’"]?[规计]划|[”’"]?时期)'
)
_SPOKEN_OF = re.compile(
    '(?<![一二三四五六七八九十])(?P<short>(?:二?十)[一二三四五六七八九]?五)(?=[”’"]|规划|时期|期间|末|开局)'
)
_ADOPTED = re.compile("(?:审议通过|审议|通过|印发|发布|出台|公布|提请|讨论|起草)(?!的|过)")
_DATED = re.compile(
    "(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?[^，。；0-9]{0,16}(?:通过|印发|发布|公布)了?的?[^，。；]{0,4}$"
)
_CARRIED_OUT = re.compile("实施|落实|贯彻|执行|完成|按照|根据|依据")
_SESSION = re.compile("[一二三四五六七八九十]{1,3}届[一二三四五六七八九]中全会")
_MADE = re.compile("出台|制定|编制|起草|拟定|修订")
_PAST = re.compile("此前|曾|当年|回顾|上一个|过去|原来|早在|去年")
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年")
_BRACKETS = re.compile("[（(][^（）()]{1,12}[）)]$")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a draft speaks: the year it is dated, if known, and the number of the plan period it speaks of."""

    year: int | None
    plan: int | None


def titles(found: Marks, draft: Draft, quotations: Quotations, as_of: When | None) -> list[tuple[Marked, Question]]:
    """What stands between title marks and may name a text."""
    text = draft.text.text
    asked = []
    for marked in found.marked:
        if marked.kind == "title" and len(fold(marked.span.of(text))) >= FEWEST:
            words = words_of(text, marked)
            quotation = quotations.of("title", marked.span, words=words)
            asked.append((marked, Question(quotation, Asked.of(words), as_of=as_of)))
    return asked


def judged(
    asked: Sequence[tuple[Marked, Question]], draft: Draft, canon: Canon, as_of: When | None
) -> Iterator[Verdict]:
    """The verdict on each title that names a text."""
    text = one_script(draft.text.text)
    moment = _moment(text, as_of)
    for marked, question in asked:
        new = _MADE.search(text, max(marked.span.start - MADE, 0), marked.span.start) is not None
        verdict = _against_date(question, marked, text, moment, canon) or _called(question, canon, new=new)
        if verdict.found != "not_found" or _DOCUMENT.search(one_script(question.asked.words)):
            yield verdict


def _called(question: Question, canon: Canon, *, new: bool) -> Verdict:
    """The verdict by what the texts of the corpus are called, and call each other; a new text is called as it likes."""
    words = question.asked.key.text
    if hits := consulted(canon.grams.exact(words), question, canon):
        own = canon.names.title(question.asked.words)
        hits.sort(key=lambda hit: hit.document not in own)
        return told(question, "exact", hits[0], canon, rule="")
    best = near_text(question, canon) if len(words) >= NEAR and not new else None
    if best and best.covered >= ALIKE and _is_title(best.hit.document, best.hit.start, best.hit.end, canon):
        verdict = told(question, "altered", best.hit, canon, rule="Q152")
        if not set(verdict.critical) & OTHER or _is_of_no_session(question, verdict, canon):
            return verdict
    if not new and (registered := _registered(question, canon)):
        return registered
    rule = BY_ID["Q153"]
    searched = canon.searched(frozenset(), question.as_of)
    return Verdict(question.quotation, "not_found", rule.level, rule.id, detail=(("searched", searched),))


def _is_of_no_session(question: Question, verdict: Verdict, canon: Canon) -> bool:
    """Whether a long title is a known one with the number of a session changed to one that no text names."""
    words, source = fold(question.asked.words), fold(verdict.source.words if verdict.source else "")
    own, other = (list(_SESSION.finditer(one)) for one in (words, source))
    if len(own) != 1 or len(other) != 1 or own[0].group() == other[0].group():
        return False
    rest = words[own[0].end() :]
    same = words[: own[0].start()] == source[: other[0].start()] and rest == source[other[0].end() :]
    return same and len(rest) >= OWN and not consulted(canon.grams.exact(own[0].group()), question, canon)


def _registered(question: Question, canon: Canon) -> Verdict | None:
    """The verdict by the catalogue's titles, where no text has them in so many words."""
    words = fold(_BRACKETS.sub("", question.asked.words))
    best = process.extractOne(words, canon.names.titles, scorer=Indel.normalized_similarity, score_cutoff=CATALOGUED)
    if best is None:
        return None
    document = canon.documents[min(canon.names.title(best[0]))]
    facts = (("source", canon.name(document.id)), ("left", document.title), ("right", question.asked.words))
    if best[0] == words:
        return Verdict(question.quotation, "exact", "none", detail=facts)
    kinds = altered(steps(best[0], words), changes(best[0], words))
    other = set(kinds) & OTHER
    if len(words) < NEAR or (other and ("name" in other or not _is_of_same_plan(best[0], words))):
        return None
    return Verdict(question.quotation, "altered", BY_ID["Q152"].level, "Q152", critical=kinds, detail=facts)


def _is_of_same_plan(one: str, other: str) -> bool:
    """Whether both titles name the same plan period, so that no other number in them can make them two texts."""
    plans = [match and _plan(match) for match in (_PLAN.search(one), _PLAN.search(other))]
    return plans[0] is not None and plans[0] == plans[1]


def _is_title(document: int, start: int, end: int, canon: Canon) -> bool:
    """Whether a stretch of a document is a title: its own, or one between title marks."""
    reading = canon.reading(document)
    if reading.key.text[start:end] == fold(reading.document.title):
        return True
    text = reading.text.text
    before = text[: reading.key.starts[start]].rstrip("“‘ \n")
    after = text[reading.key.ends[end - 1] :].lstrip("”’ \n）)")
    return before[-1:] in ("《", "〈") and after[:1] in ("》", "〉")


def _against_date(question: Question, marked: Marked, text: str, moment: Moment, canon: Canon) -> Verdict | None:
    """The verdict that a title adopted just now has the number of an earlier plan; none if it fits."""
    words = one_script(question.asked.words)
    plan = _PLAN.search(words)
    number = _plan(plan) if plan else None
    if not plan or not number:
        return None
    adopted = _adopted(text, marked, moment)
    due = _due(adopted) if adopted else None
    if adopted is None or due is None or number >= due:
        return None
    written = plan["count"] or plan["short"]
    wanted = spelt(due) if plan["count"] else f"{spelt(due)}五"
    expected = words.replace(written, wanted)
    date = f"{adopted.year}年" if adopted.year else f"文稿所说的“{spelt(due)}五”时期"
    best = near_text(question, canon)
    detail = {"left": expected, "right": words, "date": date}
    if best and _is_title(best.hit.document, best.hit.start, best.hit.end, canon):
        return told(question, "superseded", best.hit, canon, rule="Q151", detail=detail)
    return Verdict(question.quotation, "superseded", BY_ID["Q151"].level, "Q151", detail=tuple(detail.items()))


def _adopted(text: str, marked: Marked, moment: Moment) -> Moment | None:
    """When a sentence says that the text is adopted: the year it gives, else the draft's; none if it does not."""
    before = text[max(marked.span.start - 80, 0) : marked.span.start]
    sentence = re.split("[。！？\n]", before)[-1]
    after = re.split("[。！？\n]", text[marked.span.end : marked.span.end + 40])[0]
    if _CARRIED_OUT.search(sentence):
        return None
    if dated := _DATED.search(sentence):
        return Moment(int(dated["year"]), None)
    if not _ADOPTED.search(sentence) and not _ADOPTED.search(after):
        return None
    if years := [int(year) for year in _YEAR.findall(sentence)]:
        return Moment(max(years), None)
    return None if _PAST.search(sentence) else moment


def _moment(text: str, as_of: When | None) -> Moment:
    """The year by which a draft is to be judged, and the plan period it most speaks of."""
    year = int(as_of.first[:4]) if as_of else None
    spoken = Counter(number for match in _SPOKEN_OF.finditer(text) if (number := _plan(match)))
    often = [number for number, times in spoken.items() if times >= OFTEN]
    return Moment(year, max(often, default=None))


def _due(moment: Moment) -> int | None:
    """The number of the plan that is made at this time."""
    if moment.year is None:
        return moment.plan
    for year in (moment.year + 1, moment.year):
        if (year - FIRST_OF_PLANS) % 5 == 0:
            return (year - FIRST_OF_PLANS) // 5 + 1
    return None


def _plan(match: re.Match[str]) -> int | None:
    """The number of the plan that a text names: 第十四个五年, 十四五."""
    count = match.groupdict().get("count")
    return value(count) if count else value(match["short"][:-1])
