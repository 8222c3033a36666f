"""Changes that alter the sense, however small: found by rules, never by how similar the rest is.

What counts is a word of the table that stands in what changed, whole or in part, on one side and not on the other.
Where much changed at once the relation says so; whether a word alters the sense can only be told of small changes, so
each row says how long a change may be, and what only came in or went may be little more than the word.

The words of duty follow 《立法技术规范（试行）（一）》 of the Legislative Affairs Commission (法工委发〔2009〕
62号), which tells 应当 and 必须, 可以, 不得 and 禁止 apart. The surnames are about the hundred commonest of the
Ministry of Public Security's report on names (《二〇二〇年全国姓名报告》).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from re import Pattern

from lineage.collate import words
from lineage.collate.steps import Step
from lineage.records import Critical
from lineage.spans import Span

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤应习温"
)
_TITLES = "总书记|书记|总理|主席|省长|市长|区长|县长|部长|委员长|主任|州长"


@dataclass(frozen=True, slots=True, eq=False)  # no two rows are the same, and what is found is kept by row
class Sense:
    """Words whose coming, going or changing alters the sense in one way; ``before``/``after`` are its example.

    ``within`` is how many characters a change may have on either side to be told of; with ``both``, each side of it
    must have such a word.
    """

    kind: Critical
    reason: str
    words: Pattern[str]
    before: str
    after: str
    within: int = 10
    both: bool = False


SENSES = (
    Sense(
        "negation",
        "what was said is denied, or the other way round",
        re.compile(
            "没有|严禁|禁止|杜绝|取消|并非|绝非"
            "|(?<![毫而所永若])不(?!断|仅|忘|懈|移|动摇|同|但|平衡|充分|折不扣|遗余力|失时机|负|辱|畏|少|足|良|法|利|稳定|确定|渝|止|渴|息"
            "|限于|低于|少于|超过|高于|可或缺|可替代|变|怕|等不靠|松劲|停步|惜|协调|合理|完善|适应|够|够强|规范|力|担当|作为|敢腐|能腐|想腐|平凡|凡|正之风|寻常|容易)"
            "|(?<!尚)未(?!来|成年|病|雨|有)|无(?!人|线|论|缝|障碍|废|疑|私|愧|害|偿|忧|形|烟|锡|证明|党派|限|感)"
        ),
        "基本实现现代化",
        "没有实现现代化",
        within=12,
    ),
    Sense(
        "date",
        "another day, month, year or plan period",
        re.compile(
            r"\d+月|\d+日|(?<!\d)(?:19|20)\d\d(?!\d)年?|第?十[一二三四五]个?五(?!个|年?级)|[七八九]五(?=计划|时期|期间)"
            r"|[今明去]年|[上下]半年|[一二三四]季度|本世纪中叶"
        ),
        "到2035年基本建成",
        "到2030年基本建成",
        within=24,
    ),
    Sense(
        "number",
        "another figure, ordinal or count",
        re.compile(
            r"\d+(?:点\d+)?|(?<![首统唯同])(?:第?[一二三四五六七八九十百千万亿两几]+|半)(?=[个项条届次倍成位名所家座人户件亿番中全年周批期级线类])"
            r"(?!次性|体化|年[一之来又级])(?<!一(?=批))"
            r"|(?:[二两三四五六七八九十百千万亿]|一[十百千万亿])[一二三四五六七八九十百千万亿]*(?=[元天亩吨斤岁米台辆艘例种套])(?!元[结体化])|百分之[一二三四五六七八九十]+|[一二三四五六七八九十]分之[一二三四五六七八九十]"
        ),
        "增长百分之6以上",
        "增长百分之7以上",
        within=24,
    ),
    Sense(
        "degree",
        "more or less of it is claimed",
        re.compile(
            "基本(?=[实建形完消满解到健确同保达普覆成稳摆])|全面(?=[建实完落消覆放取推深加开提达贯准])|初步|率先|显着|明显|大幅|较大|较快|稍|略有"
            "|根本(?=[好扭改性])|决定性|完全|部分(?=[建实完消解取])|逐步|逐渐|总体(?=[实建平稳形])|从严|从重|从轻|从宽"
        ),
        "全面建成小康社会",
        "基本建成小康社会",
        within=6,
    ),
    Sense(
        "duty",
        "what must, should or may be done, or only as a rule",
        re.compile(
            "必须|务必|务求|应当|应该|应(?=予|依|按|在|由)|须(?=经|在|由)|不得|不准|不许|严禁|禁止|可以|允许|准许|鼓励|力争|争取|确保|尽量|尽可能"
            "|探索(?=建|实|开|推|完|设|制|形)|一般(?=不|应|由|可|情况)|原则上|通常"
        ),
        "不得以任何名义增加企业负担",
        "一般不得增加企业负担",
        within=10,
    ),
    Sense(
        "scope",
        "for whom or how much it holds",
        re.compile(
            "所有|全部|一切|各级|各类|各方|全体|任何|一律|普遍|有关|相关|部分|个别|少数(?!民族)|多数|试点|(?<=[0-9万亿元个家年月日岁人倍])(?:以上|以下|以内|以外|左右)"
        ),
        "各级党组织要抓好落实",
        "有关党组织要抓好落实",
        within=8,
    ),
    Sense(
        "scope",
        "how wide the circle is drawn",
        re.compile("全球|世界|国际|全国|国内|亚洲|区域(?!协调|发展)|主要|重点|关键|全域|城乡|城市(?!群)|农村|乡村"),
        "建成全球创新中心",
        "建成全国创新中心",
        within=6,
        both=True,
    ),
    Sense(
        "name",
        "another person or text is named",
        re.compile(
            f"习近平|毛泽东|邓小平|江泽民|胡锦涛|马克思|列宁|(?:[{SURNAMES}]|欧阳|上官|司马|诸葛)[一-鿿]{{1,2}}(?=同志|{_TITLES})"
            f"|(?<={_TITLES.split('|')[1]})[{SURNAMES}][一-鿿]{{1,2}}(?=同志|作|主持|出席|在|讲|代表|受|向|宣读)"
        ),
        "李克强总理出席会议",
        "习近平总书记出席会议",
        within=16,
    ),
)
_ITEM = re.compile("第[一二三四五六七八九十百]+[编篇章节条款]|^[一二三四五六七八九十]+(?=[编篇章节])")


MORE = 4  # characters that may come in or go beside a word that alters the sense
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class _Changed:
    """A change: its stretches of both key texts."""

    left: Span
    right: Span


def critical(compared: Sequence[Step]) -> tuple[Critical, ...]:
    """The kinds of change that alter the sense, in the order of the table; order of members last.

    >>> critical([Step(True, "到", "到"), Step(False, "2035", "2030"), Step(True, "年", "年")])
    ('date',)
    """
    if all(step.equal for step in compared):
        return ()
    left, right = "".join(step.left for step in compared), "".join(step.right for step in compared)
    changed = list(_changed(compared))
    found: list[Critical] = []
    for sense in SENSES:
        if sense.kind not in found and _alters(sense, left, right, changed):
            found.append(sense.kind)
    if _reordered(compared):
        found.append("order")
    return tuple(found)


def _changed(compared: Sequence[Step]) -> Iterator[_Changed]:
    at = there = 0
    for step in compared:
        end, stop = at + len(step.left), there + len(step.right)
        if not step.equal:
            yield _Changed(Span(at, end), Span(there, stop))
        at, there = end, stop


def _alters(sense: Sense, left: str, right: str, changed: Sequence[_Changed]) -> bool:
    """Whether words of this kind stand in what changed on one side that do not on the other."""
    small = [change for change in changed if max(len(change.left), len(change.right)) <= sense.within]
    if not small:
        return False
    old, new = _words(sense, left), _words(sense, right)
    if not old and not new:
        return False
    told = [(_told(old, change.left, change.right), _told(new, change.right, change.left)) for change in small]
    if sense.both:
        return any(one and other and sorted(one) != sorted(other) for one, other in told)
    gone, come = sorted(word for one, _ in told for word in one), sorted(word for _, other in told for word in other)
    return gone != come


@lru_cache(maxsize=1 << 14)  # a clause is compared with all that answer to it
def _words(sense: Sense, text: str) -> Sequence[tuple[Span, str]]:
    """The words of this kind in ``text``, figures by their value, but no numbers of chapters and no parts of dates."""
    found = [(Span(*match.span()), match.group()) for match in sense.words.finditer(text)]
    if not found:
        return ()
    if sense.kind == "date":
        return [(span, _period(word)) for span, word in found]
    if sense.kind != "number":
        begins = set(words.edges(text))
        return [(span, word) for span, word in found if span.start in begins]
    others = [Span(*match.span()) for pattern in (_DATE, _ITEM) for match in pattern.finditer(text)]
    return [(span, _value(word)) for span, word in found if not any(map(span.overlap, others))]


def _told(words: Sequence[tuple[Span, str]], span: Span, instead: Span) -> list[str]:
    """The words that a change touches; where nothing stands instead, only if it is little more than the word."""
    touched = [(place, word) for place, word in words if place.start < span.end and span.start < place.end]
    return [word for place, word in touched if instead or len(span) <= len(place) + MORE]


def _period(word: str) -> str:
    """A plan period by its short name.

    >>> _period("第十四个五"), _period("十四五")
    ('十四五', '十四五')
    """
    return re.sub("第?(十.)个?(五)", r"\1\2", word)


def _value(word: str) -> str:
    """A number in figures, whichever way it is written; an ordinal is none.

    >>> _value("三十"), _value("一百零五"), _value("30"), _value("第三")
    ('30', '105', '30', '第三')
    """
    if not set(word) <= _DIGITS.keys() | _TENS.keys() or not set(word) & _TENS.keys():
        return str(_DIGITS[word]) if word in _DIGITS else word
    total = digit = 0
    for sign in word:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS[sign]
    return str(total + digit)


_DATE = next(sense.words for sense in SENSES if sense.kind == "date")


def _reordered(compared: Sequence[Step]) -> bool:
    """Whether something left out at one place comes in again at another, or a change only moves its characters."""
    changed = [step for step in compared if not step.equal]
    if any(_anagram(step.left, step.right) for step in changed):
        return True
    for one, other in permutations(changed, 2):
        if _anagram(one.left, other.right):
            return True
        least = 3 if one.right or other.left else 2  # where another stands in its place, more than a word must move
        if any(
            len(moved) >= least and not moved.isdigit() and moved in whole
            for moved, whole in ((one.left, other.right), (other.right, one.left))
        ):
            return True
    return False


def _anagram(left: str, right: str) -> bool:
    return len(left) > 3 and left != right and sorted(left) == sorted(right)
