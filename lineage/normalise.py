"""Make texts comparable (script, width, numerals, spaces) without losing the way back; a table of rules.

One folding is applied to every document alike, whatever its script, so that two texts can be compared sign
by sign. It is for comparing only: what a reader is shown is the text as published.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern

from lineage.spans import Mapped


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that two texts may do differently without differing; ``before`` becomes ``after``.

    ``alike`` marks the rules that give one character for each character whatever stands around it.
    """

    name: str
    reason: str
    pattern: Pattern[str]
    new: str | Callable[[Match[str]], str]
    before: str
    after: str
    alike: bool = False


# Unicode data file EquivalentUnifiedIdeograph.txt (14.0), the part for U+2E80..2EF3. The radicals of
# U+2F00..2FD5 have compatibility decompositions, which give the same as that file.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼"
        "⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉"
        "𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)

# Printers' forms that neither Unicode's decompositions nor OpenCC's tables join to the common one.
_PRINTERS_FORMS = dict(zip("茍眞卽旣敎淸靑値緖幷倂喩畧擧栢鼇馀", "苟真即既教清青值绪并并喻略举柏鳌余", strict=True))

# The characters of GB 2312 that are forms of others nevertheless.
_COMMON_FORMS = frozenset("馀乾吒夥彷後徵捱摺於榘甯菸薹藉覆醣阪麴麽著")

# signs typed for 〇: white circles, the letter O in Latin, Greek and Cyrillic
_NOUGHTS = "○◯OΟО"
_DIGITS = dict(zip(f"〇零{_NOUGHTS}0一二三四五六七八九", "0" * 7 + "0123456789", strict=True))

_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_OPENING, _CLOSING = "([{〔［｛【〖〘〚﹙﹝", ")]}〕］｝】〗〙〛﹚﹞"


def _compatible(match: Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _radical(match: Match[str]) -> str:
    return _RADICALS.get(match.group()) or _compatible(match)


def _character(match: Match[str]) -> str:
    """The character that stands for all forms of this one."""
    character = unicodedata.normalize("NFC", match.group())
    if _common(character) and character not in _COMMON_FORMS:
        return character  # and the tables need not be read, which simplified texts never want
    return _characters().get(character, character)


def _numeral(match: Match[str]) -> str:
    """The digits of a number written digit by digit; any other run of numerals as it stands."""
    run = match.group()
    year = len(run) == 4 and re.match(f"一[七八九]|二[〇零0{_NOUGHTS}]", run)
    spelt = "〇" in run or (len(run) > 2 and re.search(f"[0{_NOUGHTS}]", run))
    return "".join(_DIGITS[numeral] for numeral in run) if year or spelt else run


def _alike(name: str, reason: str, signs: str, sign: str, before: str, after: str) -> Rule:
    """A rule that writes one sign for each of several."""
    return Rule(name, reason, re.compile(f"[{re.escape(signs)}]"), sign, before, after, alike=True)


def _one_for_one(
    name: str, reason: str, pattern: str, new: Callable[[Match[str]], str], before: str, after: str
) -> Rule:
    return Rule(name, reason, re.compile(pattern), new, before, after, alike=True)


RULES = (
    Rule(
        "note-marks",
        "the mark of a footnote stands within the wording and is no part of it; 国发〔84〕15号 is a number",
        re.compile("(?<=[\\w”’」』》）)%％])(?:[①-⑳㉑-㉟㊱-㊿]|[\\[〔［]\\d{1,3}[]〕］](?!\\s?字?第?\\s?\\d*\\s?号))+"),
        "",
        "深化“双减”〔3〕改革，健全医疗保障体系④",
        "深化“双减”改革，健全医疗保障体系",
    ),
    Rule(
        "joined-signs",
        "①, ㈠, ⒈, Ⅳ and ㎡ are one sign for what others write with several",
        re.compile("[\u00bc-\u00be\u2100-\u2109\u2116\u2120-\u2122\u2150-\u217f\u2460-\u24ea\u3200-\u33ff]"),
        _compatible,
        "①全面㈡加强100㎡",
        "1全面(二)加强100m2",
    ),
    Rule(
        "invisible",
        "marks that print nothing: byte order marks, soft hyphens, joiners, variation selectors, control characters",
        re.compile(
            "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
            "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0001-\U000e01ef]"
        ),
        "",
        "改\u200b革\ufeff开放",
        "改革开放",
    ),
    _one_for_one(
        "radicals",
        "PDF text layers print radicals for the characters that look like them",
        "[\u2e80-\u2fd5]",
        _radical,
        "⼈⺠⻓江",
        "人民长江",
    ),
    _one_for_one(
        "width",
        "full-width letters, digits and signs, and raised or lowered digits, are the plain ones",
        "[²³¹\u2070-\u2079\u2080-\u2089\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e\uff61-\uff65\uffe0-\uffe2\uffe5\uffe6]",
        _compatible,
        "ＧＤＰ增长５．５％",
        "GDP增长5.5%",
    ),
    _one_for_one(
        "script",
        "traditional, simplified, Taiwan, Hong Kong and Japanese forms are one character (from OpenCC's tables)",
        "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]",
        _character,
        "著力構建國內大循環，一絲不茍",
        "着力构建国内大循环，一丝不苟",
    ),
    _alike("spaces", "every blank is a space", _BLANKS, " ", "应　勇", "应 勇"),
    _alike("line-ends", "every line end is one", "\r\v\f\u0085\u2028\u2029", "\n", "一\r二", "一\n二"),
    _alike("commas", "half width is full width", ",﹐︐", "，", "牢记嘱托,感恩奋进", "牢记嘱托，感恩奋进"),
    _alike("pauses", "half width is full width", "､﹑︑", "、", "政治､经济", "政治、经济"),
    _alike("stops", "half width is full width", "｡﹒︒", "。", "会议强调｡", "会议强调。"),
    _alike("semicolons", "half width is full width", ";﹔︔", "；", "一是;", "一是；"),
    _alike("colons", "half width is full width", ":﹕︓∶", "：", "总体要求:", "总体要求："),
    _alike("questions", "half width is full width", "?﹖︖", "？", "怎么干?", "怎么干？"),
    _alike("exclamations", "half width is full width", "!﹗︕", "！", "新胜利!", "新胜利！"),
    _alike("opening-brackets", "one kind of bracket", _OPENING, "（", "国发〔2020〕1号", "国发（2020〕1号"),
    _alike("closing-brackets", "one kind of bracket", _CLOSING, "）", "国发〔2020〕1号", "国发〔2020）1号"),
    _alike("opening-titles", "one kind of title mark", "〈﹤«", "《", "〈决定〉", "《决定〉"),
    _alike("closing-titles", "one kind of title mark", "〉﹥»", "》", "〈决定〉", "〈决定》"),
    _alike(
        "quotation-marks",
        "inner and outer, Chinese, corner and straight marks are one: nesting changes them without changing the words",
        "“”‘’‚„‛‟〝〞〟「」『』﹁﹂﹃﹄'`´",
        '"',
        "「重」与‘重’",
        '"重"与"重"',
    ),
    _alike("middle-dots", "one dot between the parts of a name or date", "•‧∙⋅・･·", "·", "英雄•城市", "英雄·城市"),
    _alike("hyphens", "one hyphen and minus sign", "‐‑‒–−﹣", "-", "2–3个", "2-3个"),
    _alike("long-dashes", "one long dash", "―─━﹘", "—", "开放─合作", "开放—合作"),
    _alike("tildes", "one tilde", "～∼〜˜", "~", "2～3个", "2~3个"),
    _alike("ellipsis-signs", "one ellipsis", "⋯‥︙", "…", "等⋯⋯", "等……"),
    Rule("blanks", "one space is as many as several", re.compile(" {2,}"), " ", "G100  Plus", "G100 Plus"),
    Rule(
        "stray-spaces",
        "Chinese has no spaces: those between characters or around digits are the typesetter's",
        re.compile(" (?:(?![A-Za-z0-9])|(?<![A-Za-z0-9] ))"),
        "",
        "武 汉 12 月 18 日 New York",
        "武汉12月18日New York",
    ),
    Rule("dashes", "one long dash, however long it was typed", re.compile("[-—]{2,}"), "—", "开放——合作", "开放—合作"),
    Rule(
        "ellipses",
        "one ellipsis, however it was typed",
        re.compile(r"(?:\.{3,}|。{3,}|…)+"),
        "…",
        "决定……实施...",
        "决定…实施…",
    ),
    Rule("blank-lines", "one line end parts two paragraphs", re.compile("\n{2,}"), "\n", "一\n\n二", "一\n二"),
    Rule(
        "numerals",
        "years and other numbers spelt digit by digit, with whatever sign for nought, are their digits; "
        "一带一路, 五位一体 and 十四五 are no numbers",
        re.compile(
            "(?<![一二三四五六七八九〇○十百千万亿点])[一二三四五六七八九](?:[一二三四五六七八九〇零0○◯ΟО]|O(?![A-NP-Za-z]))+"
        ),
        _numeral,
        "二O三五年，一九四九年，一带一路",
        "2035年，1949年，一带一路",
    ),
    Rule(
        "ranges",
        "from one number to another, with whatever sign",
        re.compile("[-~](?<=[0-9].)(?=[0-9])"),
        "—",
        "2026-2030年",
        "2026—2030年",
    ),
    Rule(
        "decimal-points",
        "the point of a decimal is spoken: 5.5 and 55 are two numbers, and a key has no signs",
        re.compile(r"(?<=[0-9])(?<!\.[0-9])(?<!\.[0-9]{2})[.](?=[0-9]+(?![0-9]*\.[0-9]))"),
        "点",
        "增长5.5%",
        "增长5点5%",
    ),
    Rule("what", "甚麼 is 什么", re.compile("甚(?=么)"), "什", "为甚么", "为什么"),
)


def normalise(text: Mapped) -> Mapped:
    """``text`` as it is compared: one script, one width, one sign for each punctuation mark, no stray spaces.

    >>> normalise(Mapped.of("到二O三五年,　著力構建")).text
    '到2035年，着力构建'
    """
    done = False
    for rule in RULES:
        if not rule.alike:
            text = text.rewrite(rule.pattern, rule.new)
        elif not done:
            text, done = text.translate(_FORMS), True
    return text


def key(text: Mapped) -> Mapped:
    """The letters and digits of ``text`` as they are compared, with their way back to what ``text`` leads to.

    >>> key(Mapped.of("“5G＋”，牢記囑托")).text
    '5g牢记嘱托'
    """
    import numpy as np  # enters late: the command line's help must not wait for it

    folded = normalise(text)
    signs = np.frombuffer(folded.text.translate(_LETTERS).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kept = signs != ord(_NO_LETTER)
    return Mapped(
        signs[kept].tobytes().decode("utf-32-le", "surrogatepass"),
        array("i", np.frombuffer(folded.starts, dtype=np.intc)[kept].tobytes()),
        array("i", np.frombuffer(folded.ends, dtype=np.intc)[kept].tobytes()),
    )


def fold(text: str) -> str:
    """``text`` as a word to look for in a key."""
    if _PLAIN.fullmatch(text):
        return text.translate(_FORMS)
    done = False
    for rule in RULES:
        if not rule.alike:
            text = rule.pattern.sub(rule.new, text)
        elif not done:
            text, done = text.translate(_FORMS), True
    return text.translate(_LETTERS).replace(_NO_LETTER, "")


def one_script(text: str) -> str:
    """``text`` in one script, each character where it was, for telling what its own words say.

    >>> one_script("會議指出：「審議通過」")
    '会议指出：「审议通过」'
    """
    return text.translate(_SIMPLE)


def variants() -> Iterator[str]:
    """Every character of the Chinese script for which another may stand.

    >>> "國" in variants(), "国" in variants()
    (True, False)
    """
    return filter(re.compile("[㐀-䶿一-鿿]").fullmatch, _characters())


class _Forms(dict[int, str]):
    """What the one-for-one rules make of a character; worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        for rule in (_SCRIPT,) if "\u3400" <= character <= "\u9fff" else RULES:  # no other rule knows these
            if rule.alike:
                character = rule.pattern.sub(rule.new, character)
        self[code] = character
        return character


class _Simple(dict[int, str]):
    """What stands for a character in one script; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _SCRIPT.pattern.sub(_SCRIPT.new, chr(code))
        return self[code]


class _Letters(dict[int, str]):
    """The small letter for a capital, other letters and digits as they are, and one mark for all that is none."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = character.lower()
        self[code] = (lower if len(lower) == 1 else character) if character.isalnum() else _NO_LETTER
        return self[code]


_PLAIN = re.compile("(?:(?!甚|[一二三四五六七八九][一二三四五六七八九零])[\u4e00-\u9fff])+")  # no rule but script's
_NO_LETTER = "\n"
_SCRIPT = next(rule for rule in RULES if rule.name == "script")
_FORMS, _SIMPLE, _LETTERS = _Forms(), _Simple(), _Letters()


@cache
def _characters() -> Mapping[str, str]:
    """For each form of a character the simplified one that stands for all, from OpenCC's tables.

    A form is followed to the one it is written for, never to all it might be written for, so that classes do
    not grow together (弁 is Japanese for 辨, 瓣 and 辯, but a character of its own in Chinese). A form that
    simplified texts use as a character of its own keeps it, unless OpenCC has it simplified further
    (覆 as in 答覆, 藉 as in 憑藉).
    """
    simplified = {form: next((word for word in words if word != form), form) for form, words in _table("TSCharacters")}
    forms = {**_PRINTERS_FORMS, **simplified}
    for form, standard in [*_variants("TWVariants"), *_variants("HKVariants"), *_variants("JPVariants"), *_rare()]:
        if form not in simplified and (form == "著" or not _common(form)):
            forms.setdefault(form, simplified.get(standard, standard))
    return {form: _last(form, forms) for form in forms}


def _last(form: str, forms: Mapping[str, str]) -> str:
    """The end of the chain of forms that begins with ``form``."""
    seen = {form}
    while (form := forms.get(form, form)) not in seen:
        seen.add(form)
    return form


def _common(character: str) -> bool:
    """Whether simplified texts use it: the characters of GB 2312."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _variants(name: str) -> Iterator[tuple[str, str]]:
    """Each regional form of a table with the standard traditional one."""
    for standard, forms in _table(name):
        for form in forms:
            yield form, standard


def _rare() -> Iterator[tuple[str, str]]:
    """Forms that stand only in the table from simplified to traditional: 钜 for 鉅, 牠 beside 它."""
    for simplified, forms in _table("STCharacters"):
        yield simplified, forms[0]
        for form in forms[1:]:
            yield form, simplified


def _table(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of one of OpenCC's tables: a character and what it may become."""
    from importlib.resources import files  # enters late, as the tables do

    for line in (files("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8").splitlines():
        character, *words = line.split()
        yield character, words
