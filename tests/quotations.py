"""Quotations with what checking them should say, made from documents by rules that alter them in every way named.

Everything is deterministic: sentences are chosen by the hash of their words. What stands round them is our own.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lineage.normalise import fold
from lineage.records import Document, Verdict

Alter = Callable[[str], "str | None"]


@dataclass(frozen=True, slots=True)
class Text:
    """A document to quote from: its sentences as people read them."""

    document: Document
    words: str

    @property
    def sentences(self) -> list[str]:
        return [one for one in re.split(r"(?<=[。！？])|\n", self.words) if one]


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation in a draft of its own: the verdicts that are right, and what must be told as critical."""

    way: str
    draft: str
    quotation: str
    found: tuple[str, ...]
    critical: str | None = None
    document: str | None = None
    levels: tuple[str, ...] = ()


LEADS = (
    "会议强调：“{}”",
    "{title}提出，“{}”。",
    "昨天上午的学习会上，大家重温了{title}中的一段话。{title}明确：“{}”这段话引起不少共鸣。",
    "文件指出，“{}”，这为下一步工作指明了方向。",
    "翻开笔记本，他抄着这样一句：“{}”。",
    "正如有关报告所指出的：“{}”",
    "{title}要求“{}”，各部门正在对照检查。",
    "本章开头引用的“{}”，出自当年的一份文件。",
    "“{}”这行字写在扉页上，墨迹已经淡了。",
    "近年来，各地坚持“{}”，办成了不少实事。",
    "习近平总书记强调：“{}”这段话，他能背下来。",
    "与会代表围绕“{}”展开讨论。",
    "“{}”，{title}这样写道。",
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of altering a quotation, and what should be said of it."""

    name: str
    alter: Alter
    found: tuple[str, ...]
    critical: str | None = None
    levels: tuple[str, ...] = ()


def _swap(pairs: Sequence[tuple[str, str]]) -> Alter:
    def alter(words: str) -> str | None:
        for one, other in pairs:
            match = re.search(one, words)
            if match:
                return words[: match.start()] + match.expand(other) + words[match.end() :]
        return None

    return alter


def _number(words: str) -> str | None:
    match = re.search(r"(?<![\d.年])(\d+)(\.\d+)?(?=[万亿个%％公家所名项亩元吨人]|以上)", words)
    if not match:
        return None
    return words[: match.start(1)] + str(int(match[1]) + 3) + words[match.end(1) :]


def _count(words: str) -> str | None:
    match = re.search("(?<=[全打建实推完])?([两三四五六七八])(?=[个项大条批类])", words)
    if not match:
        return None
    other = {"两": "三", "三": "四", "四": "五", "五": "六", "六": "七", "七": "八", "八": "九"}[match[1]]
    return words[: match.start(1)] + other + words[match.end(1) :]


def _members(words: str) -> str | None:
    match = re.search(r"(\w{2,8})、(\w{2,8})、(\w{2,8})(?=[，。；、])", words)
    if not match or match[1] == match[2] or (match.start() and words[match.start() - 1] not in "，；。"):
        return None
    return words[: match.start(2)] + match[3] + "、" + match[2] + words[match.end() :]


def _clauses(words: str) -> list[str]:
    return re.findall(r"[^，；。]+[，；。]?", words)


def _without_a_clause(words: str) -> str | None:
    clauses = _clauses(words)
    if len(clauses) < 4 or len(fold(clauses[1])) < 5 or re.search("不|未|没|非|但|禁|防|除|反", clauses[1]):
        return None
    return clauses[0] + "".join(clauses[2:])


def _with_dots(words: str) -> str | None:
    clauses = _clauses(words)
    if len(clauses) < 4 or len(fold(clauses[0])) < 5 or re.search("不|未|没|非|但|禁|防|除|反", clauses[1]):
        return None
    return clauses[0].rstrip("，；") + "……" + "".join(clauses[2:])


def _without_a_limit(words: str) -> str | None:
    clauses = _clauses(words)
    for number, clause in enumerate(clauses[1:-1], 1):
        if re.match("但|不搞|不能|不得|严禁|禁止|坚决不|决不|绝不|防止|避免", clause):
            return "".join(clauses[:number] + clauses[number + 1 :])
    return None


def _moved(words: str) -> str | None:
    clauses = [clause.rstrip("，；。") for clause in _clauses(words)]
    if len(clauses) < 3 or min(len(fold(clause)) for clause in clauses[:3]) < 5:
        return None
    return "，".join([clauses[1], clauses[0], *clauses[2:]])


def _pauses(words: str) -> str | None:
    return words.replace("，", "；", 1) if words.count("，") > 1 else None


def _half_width(words: str) -> str | None:
    return words.replace("，", ",") if "，" in words else None


def _numeral(words: str) -> str | None:
    match = re.search(r"20\d\d(?=年)", words)
    if not match:
        return None
    spelt = "".join("〇一二三四五六七八九"[int(digit)] for digit in match.group())
    return words[: match.start()] + spelt + words[match.end() :]


def _traditional(words: str) -> str | None:
    import opencc

    made: str = opencc.OpenCC("s2t").convert(words)
    return made if made != words else None


ALTERED = ("altered",)
WAYS = (
    Way("exact", lambda words: words, ("exact",), levels=("none", "info")),
    Way("exact-inner-marks", lambda w: w.replace("“", "‘").replace("”", "’") if "“" in w else None, ("exact",)),
    Way(
        "exact-first-clauses",
        lambda w: "".join(_clauses(w)[:2]).rstrip("，；。") if len(_clauses(w)) > 2 else None,
        ("exact",),
    ),
    Way("exact-last-clauses", lambda w: "".join(_clauses(w)[1:]) if len(_clauses(w)) > 2 else None, ("exact",)),
    Way("exact-traditional", _traditional, ("exact",)),
    Way("punctuation-pause", _pauses, ("punctuation",), levels=("info",)),
    Way("punctuation-width", _half_width, ("punctuation",), levels=("info",)),
    Way("punctuation-numeral", _numeral, ("punctuation",), levels=("info",)),
    Way(
        "substituted",
        _swap(
            [
                ("推动", "带动"),
                ("加强", "增强"),
                ("完善", "优化"),
                ("建设", "营造"),
                ("坚持", "秉持"),
                ("提高", "抬高"),
                ("促进", "助推"),
            ]
        ),
        ALTERED,
        levels=("warning",),
    ),
    Way(
        "added",
        _swap([("，推", "，要持续推"), ("，加", "，要努力加"), ("，完", "，着力完"), ("，提", "，要着力提")]),
        ALTERED,
        levels=("warning",),
    ),
    Way(
        "dropped",
        _swap([("深入", ""), ("扎实", ""), ("积极", ""), ("大力", ""), ("着力", ""), ("切实", "")]),
        ALTERED,
        levels=("warning",),
    ),
    Way(
        "negation-in",
        _swap([("，要", "，不要"), ("必须", "不必"), ("能够", "不能"), ("，坚持", "，不再坚持")]),
        ALTERED,
        "negation",
        ("error",),
    ),
    Way(
        "negation-out",
        _swap([("不得", "应该"), ("没有", "具有"), ("不能", "可以"), ("，不搞", "，大搞"), ("严禁", "允许")]),
        ALTERED,
        "negation",
        ("error",),
    ),
    Way("number", _number, ALTERED, "number", ("error",)),
    Way("count", _count, ALTERED, "number|date", ("error",)),
    Way(
        "date",
        _swap(
            [
                ("2035年", "2030年"),
                ("2020年", "2022年"),
                ("十四五", "十三五"),
                ("十三五", "十二五"),
                ("十二五", "十一五"),
            ]
        ),
        ALTERED,
        "date",
        ("error",),
    ),
    Way(
        "place",
        _swap(
            [("湖北", "湖南"), ("武汉", "长沙"), ("广东", "广西"), ("江西", "山西"), ("河南", "海南"), ("安徽", "贵州")]
        ),
        ALTERED,
        "name",
        ("error",),
    ),
    Way(
        "level",
        _swap([("全省", "全市"), ("全市", "全省"), ("省委", "市委"), ("市委", "省委"), ("党中央", "省委")]),
        ALTERED,
        "name",
        ("error",),
    ),
    Way(
        "degree",
        _swap([("全面", "基本"), ("显著", "初步"), ("基本", "全面"), ("明显", "略有"), ("大幅", "小幅")]),
        ALTERED,
        "degree",
        ("error",),
    ),
    Way(
        "duty",
        _swap([("必须", "可以"), ("应当", "可以"), ("，鼓励", "，要求"), ("允许", "要求")]),
        ALTERED,
        "duty",
        ("error",),
    ),
    Way("order", _members, ALTERED, "order", ("error",)),
    Way("moved", _moved, ALTERED, levels=("warning", "error")),
    Way("abridged-unmarked", _without_a_clause, ("abridged",), levels=("warning",)),
    Way("abridged-marked", _with_dots, ("abridged",), levels=("none",)),
    Way("abridged-turning", _without_a_limit, ("abridged",), levels=("error",)),
)

INVENTED = (
    "那年冬天特别冷，渔船都冻在码头上，全村人围着一只炉子过年",
    "把图纸铺开以后我才明白，这座桥的每一颗铆钉都要用手敲一遍",
    "孩子们把捡来的贝壳串成风铃挂在教室窗口，风一吹满走廊都听得见",
    "三百二十六级台阶，一级也没有少走，到了山顶连水壶都空了",
    "种子站的老周说不清自己培育了多少个品种，只记得失败过九十七回",
    "每到月底，财务室的灯总要亮到后半夜，算盘声像下雨一样",
    "这条巷子最窄的地方只容一人侧身，却住过四位教授和一个戏班",
    "他把一生的积蓄换成图书，又把图书一本一本送给了山里的学校",
    "我们要在五年之内把野生江豚的观测点增加到一千零三十个，并向渔民逐户发放望远镜",
    "凡在本市养鹅的居民应于每周三上午到街道办理鹅只年审并领取脚环",
)
PERSONS = (
    "“{}”，退休教师陈桂兰说。",
    "谈起往事，老船工感慨：“{}。”",
    "“{}。”他在电话里告诉记者。",
    "社区书记王晓梅表示：“{}，我们一定把它办好。”",
)
EMPHASIS = (
    ("这座城市的“重”，不在楼高。", "重"),
    ("街头的“i 武汉”标识成了打卡点。", "i 武汉"),
    ("所谓“专家”不过是推销员。", "专家"),
    ("他是厂里有名的“拼命三郎”。", "拼命三郎"),
    ("俗话说“磨刀不误砍柴工”，急不得。", "磨刀不误砍柴工"),
    ("大家管这台机器叫“老黄牛二号”。", "老黄牛二号"),
    ("“的”“地”“得”的用法要分清。", "得"),
    ("新开的“江畔书屋”每天都坐满了人。", "江畔书屋"),
    ("这款名叫“蓝鲸守护者Pro”的软件刚上线。", "蓝鲸守护者Pro"),
    ("“吃得苦中苦，方为人上人”是外婆的口头禅。", "吃得苦中苦，方为人上人"),
    ("他回了一句“OK, see you tomorrow”就挂了。", "OK, see you tomorrow"),
    ("网友直呼“太卷了吧”。", "太卷了吧"),
    ("获评“最美楼栋长”的她很不好意思。", "最美楼栋长"),
    ("菜单上的“招牌热干面加蛋酒”最受欢迎。", "招牌热干面加蛋酒"),
    ("展览以“一座城和它的一千扇门”为题。", "一座城和它的一千扇门"),
)


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8], "big")


def made(texts: Sequence[Text], known: Callable[[str], int], *, each: int) -> Iterator[Case]:
    """Of every way ``each`` cases, as far as the texts have words for it. ``known`` counts the places of a key."""
    pool = sorted(
        (
            (_hash(sentence), sentence.strip("“”"), text)
            for text in texts
            for sentence in text.sentences
            if 16 <= len(fold(sentence)) <= 90
            and sentence.endswith("。")
            and "“" not in sentence[:1]
            and _balanced(sentence)
        ),
        key=lambda row: row[0],
    )
    for way in WAYS:
        count = 0
        for number, words, text in pool:
            if count == each:
                break
            changed = way.alter(words)
            if changed is None or (way.found == ALTERED and known(fold(changed))) or len(fold(changed)) < 10:
                continue
            if way.found == ("abridged",) and known(fold(changed)):
                continue
            count += 1
            yield _case(way, changed, text, number % len(LEADS))
    yield from _joined(pool, known, each)
    yield from _misattributed(pool, texts, each)
    yield from _invented(texts, each)


def _balanced(words: str) -> bool:
    return all(words.count(one) == words.count(other) for one, other in ("“”", "‘’", "《》", "（）"))


def _case(way: Way, words: str, text: Text, lead: int) -> Case:
    quoted = words.replace("“", "‘").replace("”", "’") if "‘" not in words else words
    frame = LEADS[lead]
    if frame.endswith("”。") or "”，" in frame:
        quoted = quoted.rstrip("。")
    draft = "今天的版面如下。\n" + frame.replace("{title}", f"《{text.document.title}》").replace("{}", quoted)
    return Case(way.name, draft, quoted, way.found, way.critical, text.document.id, way.levels)


def _joined(pool: Sequence[tuple[int, str, Text]], known: Callable[[str], int], each: int) -> Iterator[Case]:
    count = 0
    for (_, one, text), (_, other, second) in zip(pool[::2], pool[1::2], strict=False):
        first, last = _clauses(one)[0].rstrip("，；。"), _clauses(other)[-1]
        if (
            count == each
            or text is second
            or min(len(fold(first)), len(fold(last))) < 9
            or "“" in first + last
            or "‘" in first + last
        ):
            continue
        words = f"{first}，{last}"
        if not known(fold(words)):
            count += 1
            yield Case("joined", f"会议强调：“{words}”", words, ("joined",), levels=("warning",))


def _misattributed(pool: Sequence[tuple[int, str, Text]], texts: Sequence[Text], each: int) -> Iterator[Case]:
    count = 0
    for number, words, text in pool:
        other = texts[number % len(texts)]
        clashes = Counter(one.document.title for one in texts)[other.document.title] > 1
        if count == each or other is text or clashes or fold(words) in fold(other.words) or "“" in words:
            continue
        if len(fold(words)) < 20 or "“" in other.document.title or "《" in other.document.title:
            continue
        count += 1
        draft = f"《{other.document.title}》指出：“{words}”"
        yield Case("misattributed", draft, words, ("misattributed",), levels=("warning", "error"))


def _invented(texts: Sequence[Text], each: int) -> Iterator[Case]:
    for number, words in enumerate(INVENTED):
        for frame in PERSONS[: max(each // len(INVENTED), 1) + 1]:
            draft = frame.format(words)
            quoted = re.search("“([^”]*)”", draft)
            assert quoted
            yield Case("person", draft, quoted[1], ("not_found", ""), levels=("info", "none", ""))
        text = texts[_hash(words) % len(texts)]
        if "《" not in text.document.title:
            draft = f"《{text.document.title}》提出：“{words}。”"
            yield Case("not-in-named", draft, words + "。", ("not_found",), levels=("warning",))
        yield Case("not-found", f"墙上写着一行字：“{words}”。", words, ("not_found", ""), levels=("info", "none", ""))
        del number
    for draft, words in EMPHASIS:
        yield Case("emphasis", draft, words, ("not_found", "exact", "punctuation", ""), levels=("info", "none", ""))


FINDINGS = ("punctuation", "altered", "abridged", "joined", "misattributed", "superseded")


@dataclass(slots=True)
class Score:
    """How the verdicts agree with what was expected."""

    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    told: int = 0
    due: int = 0
    hit: int = 0
    missed_critical: list[str] = field(default_factory=list)
    errors_on_exact: list[str] = field(default_factory=list)

    def count(self, case: Case, verdict: Verdict | None) -> None:
        """Take in what was said of one case; none if nothing was."""
        found, level = (verdict.found, verdict.level) if verdict else ("", "")
        also = verdict.also if verdict else ()
        right = found in case.found or any(one in case.found for one in also)
        due = case.found[0] in FINDINGS or "warning" in case.levels
        told = found in FINDINGS or level in ("warning", "error")
        self.table[case.way, found] += 1
        self.due, self.told, self.hit = self.due + due, self.told + told, self.hit + (due and told and right)
        told_of = f"{case.way}: {found} {level} {verdict.rule if verdict else ''}: {case.draft}"
        if not right or (case.levels and level not in case.levels):
            self.wrong.append(told_of)
        if case.critical and not (verdict and set(case.critical.split("|")) & set(verdict.critical)):
            self.missed_critical.append(told_of)
        if case.found == ("exact",) and level == "error":
            self.errors_on_exact.append(told_of)

    @property
    def precision(self) -> float:
        """Of what was told as a finding, how much is one, and of that kind."""
        return self.hit / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """Of what should be told as a finding, how much is, and as of that kind."""
        return self.hit / self.due if self.due else 1.0

    def __str__(self) -> str:
        """The verdicts on the quotations altered in each way, as a table."""
        names = sorted({found for _, found in self.table})
        ways = list(dict.fromkeys(way for way, _ in self.table))
        lines = ["way".ljust(22) + "".join((name or "(none)")[:13].rjust(14) for name in names)]
        lines += [
            way.ljust(22) + "".join(str(self.table[way, name] or "·").rjust(14) for name in names) for way in ways
        ]
        total = sum(self.table.values())
        return "\n".join([*lines, f"precision {self.precision:.3f}, recall {self.recall:.3f}, {total} quotations"])
