"""Which changes of a quotation alter its sense: what collating says of two texts, and what only a quotation must keep.

Where one text takes up another, 全省 for 全国 is how it speaks for itself; where it quotes the other, it is a change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from lineage import places
from lineage.collate.critical import critical
from lineage.collate.steps import Step
from lineage.normalise import normalise
from lineage.quotes.people import exchanged
from lineage.records import Change, Critical
from lineage.spans import Mapped

_MARKS = re.compile('["《》]')
AROUND = 6  # characters of the common text on both sides of a change that tell what the changed ones mean
_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
_MEASURE = (
    "个|项|条|届|次|名|家|位|座|所|户|张|件|份|批|级|类|种|倍|成|折|年|月|日|天|周|岁|亿|万|元|人|公里|公顷|亩|吨|米|平方|千瓦|大|中|全"
    "|步|层|轮|度|季|期|线|县|市|省|区|乡|村|镇|镇街|分|号|章|节|款|批次|小时|以上|以内|左右|来|多|余|主|翼|带|圈|廊|极|核|体|化|农|代|新|为"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """Words that a quotation must keep; ``before``/``after`` are an example of such a change.

    With ``both``, each side of it must have such a word.
    """

    kind: Critical
    reason: str
    words: Pattern[str]
    before: str
    after: str
    both: bool = False


SENSES = (
    Sense(
        "negation",
        "what was said is denied, or the other way round",
        re.compile(
            "没有|没|严禁|禁止|杜绝|不(?![断仅但忘懈移少良法利]|足(?!以)|动摇|平衡|充分|同)|未(?!来)|非(?![常洲公遗]|物质|国有)|无(?![线论]|人机)|勿|莫(?![大斯])"
        ),
        "不能贻误",
        "可以贻误",
    ),
    Sense(
        "degree",
        "more or less of it is claimed",
        re.compile("全面|基本|初步|总体|显著|明显|大幅|小幅|略有|较大|更加|逐步|加快|根本|决定性|完全|部分|绝大"),
        "全面建成",
        "基本建成",
    ),
    Sense(
        "date",
        "a year, month, day or plan period",
        re.compile(
            rf"\d{{1,4}}年|\d{{1,2}}月|\d{{1,2}}日|十[一二三四五六七八九]?五|[{_NUMERALS}]+五(?=规划|时期|期间|末|开局|以来|计划)|(?<=第)[{_NUMERALS}]+(?=个五年)"
        ),
        "到2035年",
        "到2030年",
    ),
    Sense(
        "number",
        "a figure, an ordinal or a count, in digits or in words",
        re.compile(
            rf"\d+(?:\.\d+)?%?(?::\d+)?(?![年月日\d])|第[{_NUMERALS}]+|百分之[{_NUMERALS}\d]+|[{_NUMERALS}]{{2,}}(?!五)|(?<![统唯专同万第])[{_NUMERALS}](?=(?:{_MEASURE}))"
        ),
        "三千公里",
        "五千公里",
    ),
    Sense(
        "duty",
        "what must, should or may be done",
        re.compile(
            "必须|务必|应当|应该|应予|一律|原则上|可以|可予|不得|不准|不可|禁止|严禁|允许|鼓励|须|(?<=[政府人位关员])应(?!急|对|用)|(?<=[政府人位关员])可(?!持|再|靠)"
        ),
        "应当公开",
        "可以公开",
    ),
    Sense(
        "name",
        "a level that speaks or is spoken of: 全省 for 全市, 市委 for 省委",
        re.compile(
            "党中央|中央|国务院|全国|我国|全球|[全我][省市区县州]|[省市区县州]委|[省市区县]政府|[省市区县]人大|[省市区县]政协"
        ),
        "省委提出",
        "市委提出",
    ),
    Sense(
        "name",
        "a body: bureau, ministry, company, court",
        re.compile(
            r"[\u4e00-\u9fff]{1,3}(?:局|厅|委员会|发改委|改革委|办公室|人民政府|法院|检察院|公司|集团|大学|学院|银行|军区)"
        ),
        "由财政局牵头",
        "由教育局牵头",
    ),
    Sense(
        "name",
        "a state, a part of the world or of the country, one of Wuhan's three towns",
        re.compile(
            "美国|英国|法国|德国|俄罗斯|苏联|日本|韩国|朝鲜|印度|越南|蒙古国|泰国|缅甸|老挝|柬埔寨|新加坡|马来西亚|菲律宾|巴基斯坦"
            "|哈萨克斯坦|伊朗|沙特|以色列|土耳其|埃及|南非|澳大利亚|新西兰|加拿大|墨西哥|巴西|阿根廷|意大利|西班牙|葡萄牙|荷兰|瑞士|瑞典"
            "|比利时|匈牙利|波兰|乌克兰|欧盟|欧洲|亚洲|非洲|美洲|拉美|东盟|中亚|中东"
            "|中[美英法德日韩印俄欧非澳加巴越老缅泰蒙朝新]{1,3}(?=[两三四]国|关系|双方|双边|合作|建交|友好|经贸|贸易|联合|谈判|战[略争役]|边[境界]|铁路|班列|论坛|峰会|人文|高[层级]|自贸|自由贸易)"
            "|长三角|珠三角|粤港澳|京津冀|成渝|东部|中部|西部|东北|华北|华东|华中|华南|西南|西北|汉口|武昌|汉阳"
        ),
        "同英国谈判",
        "同葡萄牙谈判",
    ),
    Sense(
        "name",
        "a river, lake, hill, valley, harbour, bridge, town or the like that has a name of its own",
        re.compile(
            r"[\u4e00-\u9fff]{1,3}(?:(?<![长大山运])河|(?<![大沿跨过])江|(?<![山大])湖|(?<![空海大外内])港|(?<![大架立])桥|(?<![城集乡小市])镇"
            r"|(?<![乡农山渔全各本新穷困弱])村|(?<![半全海列])岛|(?<![水变])库|(?<![江矿火靠登爬金青深进出下上荒雪冰大高])山|(?<![低山峡稻五河])谷(?![物底雨仓])|峡(?!谷)|机场|大道|公园|大学|中学|医院|高速)"
        ),
        "治理练江",
        "治理韩江",
        both=True,
    ),
    Sense(
        "name",
        "cities or provinces named by one character each",
        re.compile(
            "[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇藏陕秦甘陇宁港澳台汉襄宜荆孝咸株潭衡昌浔郑洛汴芜蚌杭甬绍锡扬镇徐莞惠佛肇厦漳泉榕蓉绵沈哈兰潍榆"
            "长合常深德眉资温青烟呼包]{3,}"
        ),
        "汉襄宜示范区",
        "汉荆宜示范区",
        both=True,
    ),
    Sense(
        "name",
        "a ship or machine that has a number with its name",
        re.compile(r"[\u4e00-\u9fff]{2}(?:[ivxIVX]+|[ⅠⅡⅢⅣⅤ])号"),
        "海牛Ⅱ号",
        "海马Ⅱ号",
        both=True,
    ),
)


_NUMERAL = re.compile(rf"[{_NUMERALS}\d]+")


def altered(compared: Sequence[Step], changes: Sequence[Change]) -> tuple[Critical, ...]:
    """The kinds of change that alter the sense of a quotation, by both texts' keys and by their words.

    >>> from lineage.collate.changes import changes
    >>> from lineage.collate.steps import steps
    >>> altered(steps("推动全省发展", "推动全市发展"), changes("推动全省发展", "推动全市发展"))
    ('name',)
    """
    found = dict.fromkeys(kind for kind in critical(compared) if kind not in ("number", "date"))
    for before, after in _regions(changes):
        for sense in SENSES:
            said = _said(sense.words, before), _said(sense.words, after)
            if said[0] != said[1] and (all(said) or not sense.both):
                found[sense.kind] = None
        if _places(before) != _places(after):
            found["name"] = None
    changed = [(step.left, step.right) for step in compared if not step.equal]
    if any(_are_numerals(*pair) for pair in changed) and "date" not in found:
        found["number"] = None
    if _is_swapped(compared):
        found["order"] = None
    if exchanged(changes) or any(places.of(change.left) and places.of(change.right) for change in changes):
        found["name"] = None
    return tuple(found)


def _are_numerals(before: str, after: str) -> bool:
    """Whether two words differ in nothing but a numeral, whatever is counted: 江汉七桥, 江汉六桥."""
    numerals = _NUMERAL.findall(before), _NUMERAL.findall(after)
    return all(numerals) and numerals[0] != numerals[1] and len({_NUMERAL.sub("", one) for one in (before, after)}) == 1


def _is_swapped(compared: Sequence[Step]) -> bool:
    """Whether two words, or the parts of one, stand in each other's place: 不敢腐、不想腐, 不想腐、不敢腐; 先立后破."""
    changed = [(step.left, step.right) for step in compared if not step.equal]
    if len(changed) == 1:
        return sorted(changed[0][0]) == sorted(changed[0][1])
    left, right = (Counter(pair[side] for pair in changed) for side in (0, 1))
    return len(changed) > 1 and left == right and all(map(all, changed))


def _regions(changes: Sequence[Change]) -> list[tuple[str, str]]:
    """Each change on both sides, with some of what stands round it, all in one script and width."""
    found = []
    for at, change in enumerate(changes):
        if change.op in ("equal", "variant"):
            continue
        before = "".join(one.right for one in changes[max(at - 2, 0) : at] if one.op in ("equal", "variant"))[-AROUND:]
        after = "".join(one.right for one in changes[at + 1 : at + 3] if one.op in ("equal", "variant"))[:AROUND]
        found.append(tuple(_plain(f"{before}{side}{after}") for side in (change.left, change.right)))
    return [(one, other) for one, other in found]


def _plain(text: str) -> str:
    return _MARKS.sub("", normalise(Mapped.of(text)).text)


def _said(words: Pattern[str], text: str) -> Counter[str]:
    return Counter(words.findall(text))


def _places(text: str) -> Counter[str]:
    return Counter(text[start:end] for start, end in places.names(text))
