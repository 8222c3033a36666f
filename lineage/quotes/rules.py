"""The typed rules of checking: what each says, at which level, and an example that is its test.

A message is neutral: it says what the source has and what the draft has, and leaves the verdict to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lineage.quotes.formulas import Formula
from lineage.records import Critical, Finding, Severity, Verdict, When
from lineage.terms import filled


@dataclass(frozen=True, slots=True)
class Source:
    """A document of an example's corpus; without a kind it is a yardstick."""

    text: str
    title: str = "中共江州市委关于推进改革的决定"
    date: str = "2021-03-01"
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A draft and the documents it is checked against. ``quotation`` is the one the rule speaks of."""

    draft: str
    sources: tuple[Source, ...]
    quotation: str
    as_of: str | None = None
    formulas: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that checking can say: verdict and usual level, message and reason in Chinese and English."""

    id: str
    name: str
    found: Finding
    level: Severity
    zh: str
    en: str
    why_zh: str
    why_en: str
    example: Example


_STEADY = Source(
    "会议指出，要坚持稳中求进工作总基调，不得搞形式主义，基本实现二〇三五年发展目标。各级党组织必须把责任扛在肩上。"
)
_LONG = Source(
    "全会提出，要坚持把科技创新摆在核心位置，加快建设现代化产业体系，推动传统产业改造升级，不断提高人民生活品质。"
    "要防止盲目铺摊子、上项目，但不能因此放缓发展。江州市要发挥枢纽作用，统筹发展和安全。"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "Q101",
        "substituted",
        "altered",
        "warning",
        "不符：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs: the source has “{left}”, the draft “{right}”. Source: {source}",
        "引文中有字词与来源不同。文字相近不等于相符，请对照来源定夺；若所据版本不同，请把该版本收入文集。",
        "Words of the quotation are not those of the source. Compare both; if the draft follows another edition, add "
        "that edition to the corpus.",
        Example(
            "全会提出，“加快建设现代化产业体系，推进传统产业改造升级”。",
            (_LONG,),
            "加快建设现代化产业体系，推进传统产业改造升级",
        ),
    ),
    Rule(
        "Q102",
        "negation",
        "altered",
        "error",
        "不符，涉及肯定与否定：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in a negation: the source has “{left}”, the draft “{right}”. Source: {source}",
        "改动之处一方有否定词而另一方没有，意思可能相反。字面相似度再高也不能放过。",
        "One of the two denies what the other affirms. However alike they look, they may say the opposite.",
        Example(
            "会议强调“坚持稳中求进工作总基调，可以搞形式主义”。", (_STEADY,), "坚持稳中求进工作总基调，可以搞形式主义"
        ),
    ),
    Rule(
        "Q103",
        "number",
        "altered",
        "error",
        "不符，涉及数字：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in a number: the source has “{left}”, the draft “{right}”. Source: {source}",
        "数字、序数或数目与来源不同。",
        "A figure, an ordinal or a count is not that of the source.",
        Example(
            "报告提出“全年新建改建农村公路三千公里，新增公共停车位2万个”。",
            (Source("今年要办好民生实事，全年新建改建农村公路三千公里，新增公共停车位3万个，惠及更多群众。"),),
            "全年新建改建农村公路三千公里，新增公共停车位2万个",
        ),
    ),
    Rule(
        "Q104",
        "date",
        "altered",
        "error",
        "不符，涉及日期或规划期：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in a date: the source has “{left}”, the draft “{right}”. Source: {source}",
        "年、月、日或规划期与来源不同。",
        "A day, month, year or plan period is not that of the source.",
        Example(
            "会议指出“不得搞形式主义，基本实现二〇三〇年发展目标”。",
            (_STEADY,),
            "不得搞形式主义，基本实现二〇三〇年发展目标",
        ),
    ),
    Rule(
        "Q105",
        "name",
        "altered",
        "error",
        "不符，涉及名称：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in a name: the source has “{left}”, the draft “{right}”. Source: {source}",
        "人名、地名、机构名与来源不同。",
        "A person, a place or a body named is not that of the source.",
        Example(
            "全会强调“武汉市要发挥枢纽作用，统筹发展和安全”。",
            (Source("襄阳市要发挥枢纽作用，统筹发展和安全。"),),
            "武汉市要发挥枢纽作用，统筹发展和安全",
        ),
    ),
    Rule(
        "Q106",
        "degree",
        "altered",
        "error",
        "不符，涉及程度：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in degree: the source has “{left}”, the draft “{right}”. Source: {source}",
        "程度词（基本、全面、显著、初步……）与来源不同，所说的分量也就不同。",
        "Words of degree (基本, 全面, 显著, 初步 …) are not those of the source: more or less is claimed.",
        Example(
            "会议指出“不得搞形式主义，全面实现二〇三五年发展目标”。",
            (_STEADY,),
            "不得搞形式主义，全面实现二〇三五年发展目标",
        ),
    ),
    Rule(
        "Q107",
        "duty",
        "altered",
        "error",
        "不符，涉及义务或许可：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in duty: the source has “{left}”, the draft “{right}”. Source: {source}",
        "必须、应当、可以、不得等词与来源不同，要求的强弱也就不同。",
        "What must, should or may be done is not what the source says.",
        Example("会议指出“各级党组织可以把责任扛在肩上”。", (_STEADY,), "各级党组织可以把责任扛在肩上"),
    ),
    Rule(
        "Q108",
        "scope",
        "altered",
        "error",
        "不符，涉及范围：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in scope: the source has “{left}”, the draft “{right}”. Source: {source}",
        "所指的范围（各级、有关、所有、部分……）与来源不同。",
        "For whom or for how much it holds (各级, 有关, 所有, 部分 …) is not what the source says.",
        Example("会议指出“有关党组织必须把责任扛在肩上”。", (_STEADY,), "有关党组织必须把责任扛在肩上"),
    ),
    Rule(
        "Q109",
        "order",
        "altered",
        "error",
        "不符，涉及次序：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs in order: the source has “{left}”, the draft “{right}”. Source: {source}",
        "并列各项的先后与来源不同。政策表述的次序本身有意义。",
        "The members stand in another order than in the source; in policy wordings the order means something.",
        Example(
            "全会提出统筹推进“政治建设、经济建设、文化建设、社会建设、生态文明建设”。",
            (Source("全会提出，统筹推进经济建设、政治建设、文化建设、社会建设、生态文明建设，协调发展。"),),
            "政治建设、经济建设、文化建设、社会建设、生态文明建设",
        ),
    ),
    Rule(
        "Q110",
        "added",
        "altered",
        "warning",
        "不符，文稿有所增加：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs by what the draft adds: the source has “{left}”, the draft “{right}”. Source: {source}",
        "引文中有来源所没有的字词。",
        "The quotation holds words that the source does not have.",
        Example("全会提出“坚持把科技自主创新摆在核心位置”。", (_LONG,), "坚持把科技自主创新摆在核心位置"),
    ),
    Rule(
        "Q111",
        "dropped",
        "altered",
        "warning",
        "不符，文稿有所减少：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs by what the draft lacks: the source has “{left}”, the draft “{right}”. Source: {source}",
        "引文中少了来源的字词，而所少的不是完整的分句或并列项。",
        "Words of the source are missing from the quotation, and they are no whole clauses or members.",
        Example(
            "全会提出“坚持把科技创新摆在核心，加快建设现代化产业体系”。",
            (_LONG,),
            "坚持把科技创新摆在核心，加快建设现代化产业体系",
        ),
    ),
    Rule(
        "Q112",
        "moved",
        "altered",
        "warning",
        "不符：分句的先后与来源不同，来源作“{left}”，文稿作“{right}”。来源：{source}",
        "differs: the clauses stand in another order; the source has “{left}”, the draft “{right}”. Source: {source}",
        "引文各分句与来源相同，先后不同。",
        "The clauses are those of the source, in another order.",
        Example(
            "全会提出“加快建设现代化产业体系，坚持把科技创新摆在核心位置”。",
            (_LONG,),
            "加快建设现代化产业体系，坚持把科技创新摆在核心位置",
        ),
    ),
    Rule(
        "Q120",
        "unmarked-omission",
        "abridged",
        "warning",
        "有省略而未标明：来源此处还有“{left}”。来源：{source}",
        "something is left out and no …… says so: the source also has “{left}”. Source: {source}",
        "引文略去了整个分句或并列项，又没有用省略号标明。",
        "Whole clauses or members are left out, and no …… marks it.",
        Example(
            "全会提出“坚持把科技创新摆在核心位置，推动传统产业改造升级，不断提高人民生活品质”。",
            (_LONG,),
            "坚持把科技创新摆在核心位置，推动传统产业改造升级，不断提高人民生活品质",
        ),
    ),
    Rule(
        "Q121",
        "omission-turns-sense",
        "abridged",
        "error",
        "省略可能改变原意：来源此处还有“{left}”。来源：{source}",
        "what is left out may turn the sense: the source also has “{left}”. Source: {source}",
        "略去的文字含有否定、转折、条件或例外，略去之后意思可能不同。",
        "What is left out denies, limits or makes a condition; without it the sense may be another.",
        Example("全会指出“盲目铺摊子、上项目……因此放缓发展”。", (_LONG,), "盲目铺摊子、上项目……因此放缓发展"),
    ),
    Rule(
        "Q122",
        "marked-omission",
        "abridged",
        "none",
        "符合，省略已标明。来源：{source}",
        "as published, what is left out is marked. Source: {source}",
        "引文用省略号标明了略去之处，其余与来源相同。",
        "…… marks what is left out, and the rest stands as in the source.",
        Example(
            "全会提出“坚持把科技创新摆在核心位置……不断提高人民生活品质”。",
            (_LONG,),
            "坚持把科技创新摆在核心位置……不断提高人民生活品质",
        ),
    ),
    Rule(
        "Q130",
        "joined",
        "joined",
        "warning",
        "两处文字引作一处：“{left}”与“{right}”在来源中不相连。来源：{source}",
        "two places quoted as one: “{left}” and “{right}” do not stand together. Source: {source}",
        "引文的两部分出自不同的地方，中间又没有分开引用。",
        "The parts of the quotation come from different places and are quoted as one.",
        Example(
            "全会提出“坚持把科技创新摆在核心位置，各级党组织必须把责任扛在肩上”。",
            (_LONG, Source(_STEADY.text, title="中共江州市委关于作风建设的意见")),
            "坚持把科技创新摆在核心位置，各级党组织必须把责任扛在肩上",
        ),
    ),
    Rule(
        "Q140",
        "wrong-source",
        "misattributed",
        "warning",
        "文稿称出自{named}，所见在{source}",
        "the draft names {named}; it stands in {source}",
        "文稿所称的文献在文集之中，但其中没有这段文字，而另一文献中有。",
        "The text the draft names is in the corpus and does not have these words; another one has.",
        Example(
            "《中共江州市委关于作风建设的意见》提出：“坚持把科技创新摆在核心位置，加快建设现代化产业体系。”",
            (_LONG, Source("本意见所称作风建设，是指机关工作作风。", title="中共江州市委关于作风建设的意见")),
            "坚持把科技创新摆在核心位置，加快建设现代化产业体系。",
        ),
    ),
    Rule(
        "Q150",
        "superseded-wording",
        "superseded",
        "warning",
        "此说到{date}已有新的表述：“{left}”。来源：{source}",
        "right once, by {date} replaced by “{left}”. Source: {source}",
        "引文与较早的版本相符，而到文稿的日期已有新的版本或新的提法。以 --as-of 指定日期可以改变所依据的时点。",
        "The words stand in an earlier edition; by the draft's date there was a newer one. --as-of sets another date.",
        Example(
            "《江州市见义勇为条例》规定：“见义勇为人员由市人民政府给予一次性奖励三千元。”",
            (
                Source(
                    "第九条 见义勇为人员由市人民政府给予一次性奖励三千元。",
                    title="江州市见义勇为条例",
                    date="2008-05-01",
                ),
                Source(
                    "第九条 见义勇为人员由市人民政府给予一次性奖励一万元。",
                    title="江州市见义勇为条例",
                    date="2019-05-01",
                ),
            ),
            "见义勇为人员由市人民政府给予一次性奖励三千元。",
            as_of="2022-01-01",
        ),
    ),
    Rule(
        "Q151",
        "title-against-date",
        "superseded",
        "warning",
        "题名与日期不合：题名作“{right}”，按日期（{date}）当为“{left}”。{source}",
        "the title does not fit the date: it says “{right}”, by {date} it would be “{left}”. {source}",
        "题名中的规划序数或会议届次与文稿的日期不合，虽然确有一份更早的文献题名如此。",
        "The plan's or session's number in the title contradicts the draft's date, though an earlier text is "
        "called so.",
        Example(
            "12月4日，市委全会审议通过了《中共江州市委关于制定第十四个五年规划的建议》。",
            (Source("全会通过了这个建议。", title="中共江州市委关于制定第十四个五年规划的建议", date="2020-12-18"),),
            "中共江州市委关于制定第十四个五年规划的建议",
            as_of="2025-12-05",
        ),
    ),
    Rule(
        "Q152",
        "title-altered",
        "altered",
        "warning",
        "题名不符：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "the title differs: the source has “{left}”, the draft “{right}”. Source: {source}",
        "书名号内的题名与所收文献的题名相近而不相同。",
        "What stands between the title marks is nearly, but not quite, the title of a text in the corpus.",
        Example(
            "近日印发的《中共江州市委关于推动改革的决定》引起反响。",
            (_LONG,),
            "中共江州市委关于推动改革的决定",
        ),
    ),
    Rule(
        "Q153",
        "title-not-found",
        "not_found",
        "info",
        "未找到此题名。所查：{searched}",
        "no such title. Searched: {searched}",
        "文集中没有这个题名的文献，所收文献也没有提到它。这不说明题名有问题，只说明无从核对。",
        "No document of the corpus is called so, and none names it. That says nothing against it, only that "
        "there is nothing to "
        "compare it with.",
        Example("《江州市古树名木保护办法》自七月起施行。", (_LONG,), "江州市古树名木保护办法"),
    ),
    Rule(
        "Q160",
        "not-in-named",
        "not_found",
        "warning",
        "未找到：{named}已收入文集，其中没有这段文字。所查：{searched}",
        "not found: {named} is in the corpus and has no such words. Searched: {searched}",
        "文稿指明了出处，该文献就在文集之中，而其中没有这段引文，也没有相近的文字。",
        "The draft names a text that the corpus holds, and neither these words nor similar ones stand in it.",
        Example(
            "《中共江州市委关于推进改革的决定》明确：“三年内建成二十座跨江大桥和八条地铁线路。”",
            (_LONG,),
            "三年内建成二十座跨江大桥和八条地铁线路。",
        ),
    ),
    Rule(
        "Q161",
        "not-found",
        "not_found",
        "info",
        "未找到。所查：{searched}",
        "not found. Searched: {searched}",
        "文集各文献中没有这段文字，也没有相近的文字。这不说明引文有问题，只说明无从核对。",
        "No document of the corpus has these words or similar ones. That says nothing against them, only that there is "
        "nothing to compare them with.",
        Example(
            "老人回忆：“那年大水退去以后，满街都是淤泥和断木头。”", (_LONG,), "那年大水退去以后，满街都是淤泥和断木头。"
        ),
    ),
    Rule(
        "Q162",
        "press-only",
        "not_found",
        "info",
        "未找到：关于{named}，文集只有报道，不足为据。所查：{searched}",
        "not found: of {named} the corpus has press reports only. Searched: {searched}",
        "文稿所称的文献本身不在文集之中，文集只有关于它的报道或摘要；报道里没有，不能说明原文没有。",
        "Of the text the draft names the corpus has reports or digests only; what they lack may well stand in "
        "the text.",
        Example(
            "市委十二届三次全会强调：“三年内建成二十座跨江大桥和八条地铁线路。”",
            (
                Source(
                    "市委十二届三次全会昨日闭幕，与会同志反响热烈。",
                    title="市委十二届三次全会引发热烈反响",
                    kind="news",
                ),
            ),
            "三年内建成二十座跨江大桥和八条地铁线路。",
        ),
    ),
    Rule(
        "Q170",
        "punctuation",
        "punctuation",
        "info",
        "文字符合，标点、全半角、空格或数字写法不同：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "the words are those of the source; punctuation, width, spacing or the form of a numeral differs: "
        "“{left}”, in the draft “{right}”. "
        "Source: {source}",
        "字词与来源相同，只有标点、全角半角、空格或数字的写法不同。",
        "The words stand as in the source; only signs, width, spacing or the form of a numeral differ.",
        Example(
            "全会提出“统筹推进创新，协调，绿色发展”。",
            (Source("全会提出，统筹推进创新、协调、绿色发展。"),),
            "统筹推进创新，协调，绿色发展",
        ),
    ),
    Rule(
        "Q171",
        "closing-stop",
        "exact",
        "info",
        "文字符合；句号与后引号的位置请按 GB/T 15834 斟酌：独立成句的引文，句号在后引号之内；"
        "作句子成分的，在其外。来源：{source}",
        "the words are those of the source; GB/T 15834 has the full stop inside the closing mark of an "
        "independent quotation, "
        "outside where the quotation is part of a sentence. Source: {source}",
        "GB/T 15834—2011：引文独立成句，句末点号放在后引号之内；引文只作句子的一部分，放在后引号之外。",
        "GB/T 15834—2011: the stop stands inside the closing mark only of a quotation that is a sentence by itself.",
        Example("全会指出：“江州市要发挥枢纽作用，统筹发展和安全”。", (_LONG,), "江州市要发挥枢纽作用，统筹发展和安全"),
    ),
    Rule(
        "Q180",
        "unbalanced",
        "unbalanced",
        "info",
        "标号不成对：“{right}”没有与之相配的另一半",
        "unbalanced marks: “{right}” has no counterpart",
        "引号或书名号有前无后，或有后无前。只报告一次，下一段照常检查。",
        "A quotation or title mark without its counterpart. Told once; the next paragraph is read normally.",
        Example("他说：“要坚持把科技创新摆在核心位置。\n下一段。", (_LONG,), "“"),
    ),
    Rule(
        "Q190",
        "editions-differ",
        "exact",
        "none",
        "符合其中一个版本；各来源文字不一，均列于后。来源：{source}",
        "as in one of the editions; the sources differ among themselves and are all shown. Source: {source}",
        "几个同样可据的来源彼此文字不同，引文与其中之一相符。版本异文不是引用问题。",
        "Several sources of equal standing differ; the quotation agrees with one of them. A variant of an "
        "edition is no misquotation.",
        Example(
            "会议重申“坚持房子是用来住的、不是用来炒的定位”。",
            (
                Source("坚持房子是用来住的、不是用来炒的定位，因城施策。", title="江州市住房发展规划"),
                Source("坚持房子是用来住的，不是用来炒的定位，因城施策。", title="中共江州市委关于住房工作的决定"),
            ),
            "坚持房子是用来住的、不是用来炒的定位",
        ),
    ),
    Rule(
        "Q201",
        "formula-altered",
        "altered",
        "warning",
        "固定表述不符：通行作“{left}”，文稿作“{right}”。依据：{source}",
        "a fixed formula differs: it reads “{left}”, the draft has “{right}”. By: {source}",
        "固定表述中的一项与文集中一贯的写法或本单位的清单不同。",
        "A member of a fixed formula is not what the corpus always has, or what the list of the house says.",
        Example(
            "要增强“四个意识”、坚定“四个自觉”、做到“两个维护”。",
            tuple(
                Source(
                    "要增强“四个意识”、坚定“四个自信”、做到“两个维护”，推动落实。",
                    title=f"江州市政府工作报告之{n}",
                    date=f"20{n}",
                )
                for n in (18, 19, 20, 21, 22)
            ),
            "四个意识”、坚定“四个自觉”、做到“两个维护",
        ),
    ),
    Rule(
        "Q202",
        "formula-order",
        "altered",
        "error",
        "固定表述次序不符：通行作“{left}”，文稿作“{right}”。依据：{source}",
        "a fixed formula stands in another order: it reads “{left}”, the draft has “{right}”. By: {source}",
        "固定表述各项的先后与文集中一贯的次序或本单位的清单不同。",
        "The members of a fixed formula stand in another order than always in the corpus, or than the list of "
        "the house says.",
        Example(
            "坚持以马克思列宁主义、邓小平理论、毛泽东思想为指导。",
            tuple(
                Source(
                    "坚持以马克思列宁主义、毛泽东思想、邓小平理论为指导，推动工作。",
                    title=f"江州市政府工作报告之{n}",
                    date=f"20{n}",
                )
                for n in (18, 19, 20, 21, 22)
            ),
            "邓小平理论、毛泽东思想",
        ),
    ),
    Rule(
        "Q203",
        "formula-superseded",
        "superseded",
        "warning",
        "此提法到{date}已有新的表述：“{left}”。依据：{source}",
        "this formula is replaced by “{left}” by {date}. By: {source}",
        "本单位的清单说，到文稿的日期应改用新的提法。",
        "The list of the house has another wording from an earlier date on than the draft's.",
        Example(
            "要统筹推进“三位一体”总体布局。",
            (_LONG,),
            "三位一体",
            as_of="2020-01-01",
            formulas=(Formula(("五位一体",), replaces=("三位一体", "四位一体"), since=When.read("2012-11-08")),),
        ),
    ),
    Rule(
        "Q301",
        "unmarked-borrowing",
        "exact",
        "info",
        "与来源逐字相同而未加引号。来源：{source}",
        "the same as the source, word for word, without quotation marks. Source: {source}",
        "文稿有一段与来源相同而没有标明引用（仅在要求时检查）。",
        "A stretch of the draft stands word for word in a source and is not marked as quoted (looked for on "
        "request only).",
        Example(
            "我们将坚持把科技创新摆在核心位置，加快建设现代化产业体系，推动传统产业改造升级。",
            (_LONG,),
            "坚持把科技创新摆在核心位置，加快建设现代化产业体系，推动传统产业改造升级",
        ),
    ),
    Rule(
        "Q302",
        "unmarked-near",
        "altered",
        "info",
        "与来源大致相同而未加引号：来源作“{left}”，文稿作“{right}”。来源：{source}",
        "nearly the same as the source, without quotation marks: it has “{left}”, the draft “{right}”. Source: "
        "{source}",
        "文稿有一段与来源几乎相同而没有标明引用（仅在要求时检查）。",
        "A stretch of the draft is nearly the same as a source and is not marked as quoted (looked for on "
        "request only).",
        Example(
            "我们将坚持把科技创新放在核心位置，加快建设现代化产业体系，推动传统产业改造升级。",
            (_LONG,),
            "坚持把科技创新放在核心位置，加快建设现代化产业体系，推动传统产业改造升级",
        ),
    ),
)

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

# The rule that says of an altered quotation which kind of change alters its sense; the gravest first.
CRITICAL: Mapping[Critical, str] = {
    "negation": "Q102",
    "number": "Q103",
    "date": "Q104",
    "name": "Q105",
    "duty": "Q107",
    "degree": "Q106",
    "order": "Q109",
    "scope": "Q108",
}


def message(verdict: Verdict, *, language: str = "zh") -> str:
    """What the rule of a verdict says of it, in one sentence; of what is as published, that it is.

    The words of the draft and of the sources in it are theirs: whoever prints it must treat them as foreign text.
    """
    facts = dict(verdict.detail)
    if (searched := facts.get("searched", "")).isdigit():
        facts["searched"] = filled("{n} 份文献" if language == "zh" else "{n:document|documents}", {"n": searched})
    if rule := BY_ID.get(verdict.rule):
        return (rule.zh if language == "zh" else rule.en).format_map(_Facts(facts))
    source = facts.get("source", "")
    return f"符合。来源：{source}" if language == "zh" else f"as published. Source: {source}"


class _Facts(dict[str, str]):
    """The words a message speaks of; what is not known is left empty."""

    def __missing__(self, name: str) -> str:
        return ""
