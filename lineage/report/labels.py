"""The pages' own words, in both languages, in one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from lineage.places import romanised
from lineage.records import KINDS, Document, When
from lineage.report.marking import clip, shown
from lineage.terms import TERMS, filled

Say = Callable[..., str]
CHINESE = re.compile("([〇㐀-鿿](?:[\\d—…“”　-〿㐀-鿿＀-￯]*[　-〿㐀-鿿＀-￯])?)")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the page itself in both languages. As HTML both stand there, and the reader's choice shows one.

    >>> print(Said("对照", "Side by side").__html__())
    <span class=zh>对照</span><span lang=en>Side by side</span>
    >>> print(Said.same("2020-12-02").__html__())
    2020-12-02
    """

    zh: str
    en: str

    @classmethod
    def same(cls, text: str) -> Said:
        """What reads the same in both languages."""
        return cls(text, text)

    def of(self, language: str) -> str:
        """The words in one language."""
        return self.zh if language == "zh" else self.en

    def join(self, parts: Iterable[Said]) -> Said:
        """The parts with these words between them."""
        parts = list(parts)
        return Said(self.zh.join(part.zh for part in parts), self.en.join(part.en for part in parts))

    def __str__(self) -> str:
        """Both at once, for an attribute, which can hold but one text."""
        return self.zh if self.zh == self.en else f"{self.zh} · {self.en}"

    def __html__(self) -> str:
        return _in_both(self.zh, self.en)


@lru_cache(maxsize=1 << 12)  # a page says the same few things thousands of times
def _in_both(zh: str, en: str) -> Markup:
    if zh == en:
        return shown(zh)
    return Markup("<span class=zh>{}</span><span lang=en>{}</span>").format(shown(zh), _in_english(en))


def _in_english(text: str) -> Markup:
    """English with the Chinese in it told apart, for fonts and for voices."""
    parts = CHINESE.split(text)
    said = [
        Markup("<span lang=zh>{}</span>").format(shown(one)) if n % 2 else shown(one) for n, one in enumerate(parts)
    ]
    return Markup().join(said)


LABELS: dict[str, tuple[str, str]] = {
    **TERMS,
    # levels
    "national": ("中央", "national"),
    "nation": ("全国", "the nation"),
    "provincial": ("省级", "provincial"),
    "municipal": ("市级", "municipal"),
    "district": ("区县", "district"),
    "no_level": ("层级未详", "level unknown"),
    # kinds of document
    "communique": ("公报", "communiqué"),
    "resolution": ("决议", "resolution"),
    "decision": ("决定", "decision"),
    "proposal": ("建议", "proposal"),
    "plan": ("规划", "plan"),
    "report": ("报告", "report"),
    "explanation": ("说明", "explanation"),
    "opinion": ("意见", "opinion"),
    "speech": ("讲话", "speech"),
    "meeting": ("会议", "meeting"),
    "news": ("报道", "news report"),
    "digest": ("要点", "digest"),
    "law": ("法规", "law"),
    "document": ("文件", "document"),
    # relations, and what each means
    "verbatim": ("照录", "verbatim"),
    "near_verbatim": ("微调", "near verbatim"),
    "localised": ("本地化", "localised"),
    "condensed": ("压缩", "condensed"),
    "expanded": ("扩展", "expanded"),
    "reworded": ("改写", "reworded"),
    "whole": ("承全文", "as a whole"),
    "verbatim_means": ("除繁简、全半角与标点外完全相同", "the same apart from script, width and punctuation"),
    "near_verbatim_means": ("只差几个字", "a few characters differ"),
    "localised_means": ("只换了地名或层级（全省→全市）", "only names of place or level differ"),
    "condensed_means": ("后者较短，略去一部分", "the later is shorter, parts are left out"),
    "expanded_means": ("后者较长，添了一部分", "the later is longer, parts are added"),
    "reworded_means": ("句架相同，用语不同", "the same frame in other words"),
    # changes that alter the sense
    "critical": ("关键改动", "alters the sense"),
    "negation": ("否定", "negation"),
    "number": ("数字", "number"),
    "date_change": ("日期", "date"),
    "name": ("名称", "name"),
    "degree": ("程度", "degree"),
    "duty": ("义务", "duty"),
    "order": ("次序", "order"),
    "scope": ("范围", "scope"),
    # on every page
    "skip": ("跳到正文", "Skip to the text"),
    "made_by": ("lineage {version} 生成", "Made by lineage {version}"),
    "search": ("检索", "Search"),
    "search_lead": (
        "在全部句子与提法中查找，繁简、全半角不拘；几个词之间加空格，须同时出现。也可只用筛选，不填词。",
        "Looks in all sentences and wordings, in either script and any width; several words parted by spaces must all "
        "occur. The filters alone will do, too.",
    ),
    "search_words": ("查找", "Look for"),
    "filter": ("筛选", "Filter"),
    "search_unscripted": (
        "检索要用脚本，而此处脚本未启用。可从下列各表进入，用浏览器自带的查找；"
        "要在全部文字中查，可用命令 lineage trace。",
        "Searching takes a script, and scripts are off. Go in by one of these lists and use the browser's own search; "
        "to look through everything there is the command lineage trace.",
    ),
    "year": ("年份", "Year"),
    "found": ("找到 {n} 句", "Sentences found: {n}"),
    "found_many": ("先列 {n} 句，请加字缩小范围", "the first {n} are listed; add words to find fewer"),
    "raw": ("原文件", "File as published"),
    "raw_how": (
        "文件解码后的原样，逐行编号；各页所引位置都指向这里的行。",
        "The file as decoded, line by line; every place named on these pages leads to a line here.",
    ),
    "page_of": ("第 {n} 页，共 {all} 页", "page {n} of {all}"),
    "previous_page": ("上一页", "Previous page"),
    "next_page": ("下一页", "Next page"),
    "and": ("、", ", "),
    "unknown": ("未详", "unknown"),
    "none": ("无", "none"),
    # documents
    "place": ("位置", "Place"),
    "characters": ("字位 {start}–{end}", "characters {start}–{end}"),
    "lines": ("第 {n}–{last} 行", "lines {n}–{last}"),
    "sentences": ("句数", "Sentences"),
    "length": ("字数", "Characters"),
    "inferred": ("推断", "inferred"),
    "inferred_means": ("系程序推断，可在目录中更正。", "Guessed by the program; can be corrected in the catalogue."),
    "undated": ("日期未详", "undated"),
    # front page
    "summary": (
        "收文献 {documents} 篇，{sentences} 句，{length} 字；其间对应 {matches} 处，另有套话 {boilerplate} 处。",
        "{documents:document|documents}, {sentences:sentence|sentences}, {length:character|characters}; "
        "{matches:match|matches} between them, and {boilerplate} of boilerplate "
        "only.",
    ),
    "span_of_time": ("起 {first}，止 {last}。", " From {first} to {last}."),
    "documents_how": (
        "各级之内按日期先后排列，编号贯通各级；“见于更早”是本篇文字中见于更早文献者所占的比例，套话不计。",
        "In order of date within each level, numbered across levels. In earlier texts: the share of the "
        "characters that stand in an earlier document, boilerplate left out.",
    ),
    "earlier_share": ("见于更早", "In earlier texts"),
    "matrix": ("文献对照", "Documents side by side"),
    "matrix_how": (
        "行为较早的一篇，列为较晚的一篇；数字是两篇之间的对应处数，点开即为对照。只有套话相同的不列。",
        "Rows are the earlier, columns the later document; each figure counts the matches and opens the two side by "
        "side. Pairs that share only boilerplate are left blank.",
    ),
    "matrix_wide": (
        "行为较早一方的发布机关，列为较晚一方，以编号相称；数字是两方文献间的对应处数，点开即逐篇列出，"
        "深浅按每两篇平均。只有套话相同的不计。",
        "Rows are the issuers of the earlier, columns (by number) those of the later documents; each figure counts the "
        "matches of all their documents and opens them one by one, its shade goes by the average of two documents. "
        "Boilerplate is not counted.",
    ),
    "matrix_of_how": (
        "行为该机关的文献，列为各机关较晚的文献，以年份相称；数字是两篇间的对应处数，点开即为对照。",
        "Rows are this issuer's documents, columns (by year) the later ones of each issuer; each figure counts the "
        "matches of two documents and opens them.",
    ),
    "matrix_of_many": (
        "文献很多，只有相承最多的两篇各有对照页（数字带链接）；其余各对用命令查看，编号见行首、列首的提示与各篇页首。"
        "SITE 是本站所在的文件夹，所成网页由此链回本站，也可不写。例如：",
        "Of so many documents only those that share most are set side by side here (figures with a link). Any other "
        "two are shown by a command with their ids, which stand at the head of each row, in the hint of each column, "
        "and on each document's page. SITE is the folder of this site, which the page then leads back to; it may be "
        "left out. For example:",
    ),
    "matrix_taken": ("见于更晚的：{issuer}", "In later documents: {issuer}"),
    "left_out": ("另有 {n} 篇对应较少，未列。", "With fewer matches and not listed: {n}."),
    "others": ("其余机关", "other issuers"),
    "no_issuer": ("发布机关未详", "issuer unknown"),
    "earlier": ("较早", "Earlier"),
    "later": ("较晚", "Later"),
    "wordings": ("提法", "Wordings"),
    "wording": ("提法", "Wording"),
    "travelled": ("流传最远的提法", "Wordings that travelled furthest"),
    "travelled_how": (
        "未经指定而由程序发现，按流传之广、之确排列（lineage discover）；提法链到检索，首见链到原句。",
        "Found without being named, ranked by how far and how surely they spread (lineage discover). A wording leads "
        "to the search, its first place to the sentence.",
    ),
    "followers": ("其后", "Then"),
    "units": ("主体", "Units"),
    "no_wordings": ("尚未追溯任何提法。", "No wording has been traced."),
    "attestations": ("出处", "Attestations"),
    "warnings_how": (
        "读入时发现的问题。原文一律照录，不作改动。",
        "Found while reading the files. The texts are kept as they stand.",
    ),
    "no_warnings": ("读入时没有发现问题。", "Nothing was found amiss while reading the files."),
    "defect": ("缺陷", "Defect"),
    "defect_outside": ("篇外文字", "text outside"),
    "defect_truncated": ("语句中断", "breaks off"),
    "defect_column": ("前后不接", "out of place"),
    "defect_repeated": ("段落重复", "repeated"),
    "defect_marks": ("标点不成对", "unpaired marks"),
    "defect_figures": ("数字相左", "figures disagree"),
    "defect_numbering": ("编号失序", "numbering"),
    "defect_furniture": ("版面成分", "page furniture"),
    "detail": ("说明", "Detail"),
    "where": ("所在", "Where"),
    "made": ("如何生成", "How this was made"),
    "method": (
        "本站由 lineage {version} 从所收文件离线生成，同样的文集与设置总是得到同样的页面。比对前统一繁简、异体、"
        "全半角、数字写法与标点，仅用于比对；所引文字都是原文件的原样切片，可按文件与行号覆核。较早的一方总是左，较晚的一方总是右。",
        "This site was made offline from the files by lineage {version}; the same corpus and settings always give the "
        "same pages. Script, variants, width, numerals and punctuation are made alike for comparing only; whatever is "
        "quoted is an exact slice of its file and can be checked by file and line. The earlier text is always left, "
        "the later right.",
    ),
    "methods": (
        "本文所用文集收文献 {documents} 篇（{length} 字，{sentences} 句），以 lineage {version} 离线比对，"
        "得对应 {matches} 处（另有套话 {boilerplate} 处，不计）；文集指纹 {corpus}。"
        "对应指两篇文献中承载同一表述的片段，以所共有文字在本文集中的稀见程度（比特）衡量；"
        "较早者为左，日期相同者以层级高者为左。“最早”仅就本文集而言。",
        "The corpus holds {documents:document|documents} ({length} characters, {sentences:sentence|sentences}), "
        "compared offline with lineage {version}; {matches:match was|matches were} "
        "found (as boilerplate not counted: {boilerplate}); corpus "
        "hash {corpus}. A match is a pair of passages that carry the same formulation, weighed by how unlikely the "
        "shared words are in this corpus, in bits; the earlier document is the left one, on the same day the one of "
        "the higher level. Earliest means earliest in this corpus.",
    ),
    "methods_how": ("可直接用于论文的方法说明：", "A paragraph for a methods section:"),
    "version": ("程序版本", "Program version"),
    "corpus_hash": ("文集指纹", "Corpus hash"),
    "settings": ("设置", "Settings"),
    # a document's page
    "contents": ("本篇目次", "Headings"),
    "reading_how": (
        "下加实线的分句是照录，下加点线的有改动，灰字是套话；旁注是最可能的来处，“→”指向更晚的文献。",
        "Underlined clauses stand so in the source, those with a dotted line with some words changed; grey is "
        "boilerplate. The margin names the likeliest source, an arrow leads to later documents.",
    ),
    "origin": ("来处", "Origin"),
    "adapted": ("化用", "adapted"),
    "own": ("自有", "own"),
    "mixed": ("部分沿用", "in part"),
    "inherited_share": ("沿用：分句与来源相同", "inherited: the clause stands so in its source"),
    "adapted_share": ("化用：分句见于来源，用语有改动", "adapted: the clause stands there with other words in it"),
    "own_share": ("自有：本文集中更早的文献没有", "own: nothing earlier in this corpus has it"),
    "boilerplate_share": ("套话：人人都用的话", "boilerplate: what everybody says"),
    "shares_how": ("按字数计，与 lineage blame 所计相同。", "Of the letters, as lineage blame counts them."),
    "inherited_kind": (
        "至少四分之三的字见于更早的文献",
        "at least three quarters of its letters stand in earlier documents",
    ),
    "mixed_kind": ("至少四分之一的字见于更早的文献", "at least a quarter of its letters stand in earlier documents"),
    "boilerplate_kind": (
        "连套话在内，半数以上的字人人都用",
        "at least half of its letters are boilerplate or stand in earlier documents",
    ),
    "new_kind": ("以上都不是", "none of the above"),
    "shares_roughly": (
        "按字数计。文集中的对应在两万处以上，各处只逐字粗比，可有数个百分点之差；lineage blame 逐词细比。",
        "Of the letters. In a corpus with 20,000 matches or more they are compared letter by letter only and may be "
        "off by some points; lineage blame compares word for word.",
    ),
    "missing": ("上文所有，本篇所无", "What did not arrive"),
    "missing_from": ("取用最多的一篇：", "The document from which most was taken:"),
    "missing_found": (
        "其文字有 {arrived} 到达本篇；{n} 句全部或部分未到。",
        "{arrived} of its letters arrived here; of {n:sentence|sentences} all or part did not.",
    ),
    "missing_little": ("取用甚少，不逐句列出。", "So little was taken that the rest is not listed."),
    "missing_list": ("列出未到的 {n} 句", "{n:sentence|sentences}, with what did not arrive of each"),
    "upstream": ("与更早的 {n} 篇对照", "Beside {n:earlier document|earlier documents}"),
    "further_of": ("与其余更早的 {n} 篇的对应", "Matches with {n:other earlier document|other earlier documents}"),
    "downstream": ("与更晚的 {n} 篇对照", "Beside {n:later document|later documents}"),
    "first_here": ("本文集中没有更早的文献与之对应。", "Nothing earlier in this corpus answers to this text."),
    "text": ("正文", "Text"),
    # two documents side by side
    "side_by_side": ("对照", "Side by side"),
    "pair_title": ("对照：{left} / {right}", "Side by side: {left} / {right}"),
    "pair_summary": (
        "对应 {matches} 处，另有套话 {boilerplate} 处。按右篇的次序排列。",
        "Matches: {matches}; of boilerplate only: {boilerplate}. In the order of the right document.",
    ),
    "guide": ("读法", "Guide"),
    "legend": ("读法", "How to read this"),
    "guide_lead": (
        "较早的一篇总在左，较晚的一篇总在右。改动以颜色、线条与文字三种方式标出，缺一仍可辨认。",
        "The earlier text is always left, the later right. Changes are marked by colour, by line and in words, so that "
        "any one of them is enough.",
    ),
    "keys": ("键盘", "Keys"),
    "key_next": ("下一处", "next match or sentence"),
    "key_previous": ("上一处", "previous match or sentence"),
    "key_finding": ("下一处关键改动或存疑", "next change of sense or defect"),
    "key_finding_back": ("上一处关键改动或存疑", "previous change of sense or defect"),
    "key_open": ("展开或折起", "unfold or fold"),
    "key_cite": ("引用", "cite"),
    "key_search": ("检索", "search"),
    "key_help": ("本页", "this page"),
    "legend_cut": ("左篇有而右篇无", "in the left text only"),
    "legend_added": ("右篇有而左篇无", "in the right text only"),
    "legend_variant": ("只是繁简、全半角或标点不同", "differs only in script, width or punctuation"),
    "legend_context": ("上下文，不属于对应", "context, not part of the match"),
    "legend_score": ("相似：两段文字的相似度，0 至 1。", "Similarity: of the two passages, 0 to 1."),
    "legend_surprise": (
        "稀见度：共有的文字在本文集中有多难得，以比特计；套话再长也低。",
        "Surprise: how unlikely the shared words are by chance in this corpus, in bits; boilerplate is always low.",
    ),
    "left": ("左", "Left"),
    "right": ("右", "Right"),
    "moved": ("移位", "moved"),
    "moved_means": (
        "左篇中另有次序，原处折行内有指向这里的链接",
        "stands elsewhere in the left text; its own place there links to the row",
    ),
    "again": ("同句又见", "again"),
    "whole_shown": (
        "两篇全文都在这里，按右篇的次序；没有对应的句子收在折行里，点开即见。",
        "Both texts stand here whole, in the order of the right one; sentences without a match are folded.",
    ),
    "part_shown": (
        "按右篇的次序；没有对应的句子，或收在折行里，或（所占比例小的一篇）见该篇自己的页。",
        "In the order of the right one. Sentences without a match are folded; those of a text little of which answers "
        "stand on its own page.",
    ),
    "moved_count": (
        "其中 {n} 处在左篇另有次序。",
        " {n:of them stands|of them stand} in another order in the left text.",
    ),
    "further": ("其余对应", "Further matches"),
    "further_title": ("其余对应：{title}", "Further matches: {title}"),
    "further_how": (
        "较早的各篇与本篇所共有、而两篇没有各自对照页的，都在这里：左为较早的一篇，右为本篇，依次排列，略带上下文；套话不列。",
        "What earlier documents share with this one where the two have no page of their own: the earlier left, this "
        "one right, in order, with a little of the context. Boilerplate is left out.",
    ),
    "matches_here": ("对应 {n} 处", "{n:match|matches}"),
    "continued": ("续", "continued"),
    "display": ("显示", "Show"),
    "only_changed": ("只看改动", "changes only"),
    "only_critical": ("只看关键改动", "changes of sense only"),
    "by_words": ("改动按词（不按字）", "changes by words, not characters"),
    "no_boilerplate": ("不看套话", "no boilerplate"),
    "simplified": ("繁体旁附简体", "simplified reading beside traditional"),
    "least_bits": ("稀见度至少", "surprise at least"),
    "shown": ("显示 {n} 处，共 {all} 处", "{n} of {all} shown"),
    # a wording's page
    "wording_title": ("提法：{wording}", "Wording: {wording}"),
    "wording_summary": (
        "在 {documents} 篇文献中有 {attestations} 处。",
        "{attestations:attestation|attestations} in {documents:document|documents}.",
    ),
    "nowhere": ("本文集中没有这一提法。", "This wording is nowhere in the corpus."),
    "picture": ("源流图", "Lineage"),
    "picture_title": ("“{wording}”的源流", "The lineage of “{wording}”"),
    "picture_desc": (
        "自上而下按日期排列，自左而右为{levels}。共 {nodes} 个节点、{edges} 条承接；同样的内容见下表。",
        "Dates run down, levels across: {levels}. {nodes:node|nodes} and {edges:descent|descents}; "
        "the table below says the same.",
    ),
    "picture_how": (
        "自上而下为时间，间距不代表长短；自左而右为层级。每格是一篇文献中的一种表述，×n 为次数；"
        "线由较早指向最可能承接它的较晚一处；虚框为来处未定，左侧灰框是文献自称所本而本文集未收的文本。",
        "Time runs down (distances mean nothing), levels run across. Each box is one formulation in one document, ×n "
        "how often; a line leads to the later place that most likely took it over. Dashed frame: origin undetermined; "
        "grey on the left: texts that documents name as their source and the corpus lacks.",
    ),
    "picture_cut": ("只画最早的部分，另有 {n} 格未画。", "Only the earliest are drawn; boxes left out: {n}."),
    "more_variants": ("另有 {n} 种，见下表。", "{n} more in the table below."),
    "parent": ("承继自", "Taken from"),
    "earliest": ("本文集最早", "earliest here"),
    "earliest_but": ("此形本文集最早；此前已见全称", "earliest here in this form; written out before"),
    "undetermined_how": (
        "有两个来处同样可能，或说不出来处。",
        "Two parents are about equally likely, or none can be named.",
    ),
    "adoption": ("采用先后", "Who took it up when"),
    "adoption_how": (
        "每一主体的首见；滞后自最早的一家起算，以天计，日期不到日的按最迟计。末列是其后该主体的文献数：有文而无此提法，也是一种回答。",
        "The first place of each unit. The lag counts days from the first of all, from last to first possible day. The "
        "last column counts the unit's texts since then: to have texts but not the wording is an answer too.",
    ),
    "first_seen": ("首见", "First"),
    "lag": ("滞后（天）", "Lag, days"),
    "texts_since": ("其后文献", "Texts since"),
    "never": ("未见", "never"),
    "variants": ("变体", "Variants"),
    "variants_how": (
        "缩进的一种包含它上面的一种；数字是处数与首见日期。",
        "Each contains the one it is indented under; with how often it stands, and since when.",
    ),
    "times": ("{n} 处", "×{n}"),
    "short_form": ("缩写", "for short"),
    "full_form": ("全称", "in full"),
    "link_members": ("{where} 列出各项", "{where} lists the members beside it"),
    "link_contraction": ("{where} 先述全句，后作缩写", "{where} has the clauses, then the contraction"),
    "link_stated": ("{where} 说明为简称", "{where} says so"),
    "link_gloss": ("{where} 的名词解释", "explained in {where}"),
    "link_counted": (
        "{where} 所列各项与其数目、中心词相合，文集未并举二者",
        "{where} lists just as many members of this kind; no text sets the two side by side",
    ),
    "stands_alone": ("只见此形而不见原词（不计入出处）", "Stands alone here (no attestation of the wording)"),
    "gained": ("增列 {members}", "gained {members}"),
    "lost": ("减去 {members}", "lost {members}"),
    "reordered": ("次序有变", "reordered"),
    "localised_as": ("本地化 {pairs}", "localised {pairs}"),
    "strength_hardened": ("语气加重（{words}）", "hardened ({words})"),
    "strength_softened": ("语气减轻（{words}）", "softened ({words})"),
    "strength_mixed": ("语气有增有减（{words}）", "hardened and softened ({words})"),
    "near": ("文集中有相近的写法：", "The corpus has, spelt nearly so: "),
    "doubt_text": (
        "{document} 引“{names}”为据，而 {other} 标为 {later}：两者必有一误。",
        "{document} names {names} as its source, but {other} is dated {later}: one of the two is wrong.",
    ),
    "doubt_body": (
        "{document} 同句中称“{names}”，而该上级文献中最早有此提法的 {other} 标为 {later}：或有文献未收，或日期有误。",
        "{document} says {names} in the sentence of the wording, but the first text of that authority with it here, "
        "{other}, is dated {later}: a text is missing, or a date is wrong.",
    ),
    "held_as": ("即", "is"),
    "absent_lane": ("未收", "not in the corpus"),
    "cited_by": ("引者", "Cited by"),
}


@lru_cache(maxsize=1 << 12, typed=True)
def say(key: str, **facts: Hashable) -> Said:
    """A label in both languages, its facts filled in; a fact may itself be said in both.

    >>> say("line", n=12)
    Said(zh='第 12 行', en='line 12')
    """
    return Said(speaker("zh")(key, **facts), speaker("en")(key, **facts))


def speaker(language: str) -> Say:
    """The function that says a label in ``language``, its facts filled in.

    >>> speaker("zh")("line", n=12)
    '第 12 行'
    """
    column = 0 if language == "zh" else 1

    def speak(key: str, **facts: object) -> str:
        label = LABELS[key][column]
        told = {name: fact.of(language) if isinstance(fact, Said) else fact for name, fact in facts.items()}
        return filled(label, told)

    return speak


def critical(kind: str) -> str:
    """The label of a kind of change that alters the sense.

    >>> critical("date")
    'date_change'
    """
    return "date_change" if kind == "date" else kind


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spelled(when: When | None, language: str) -> str:
    """A date as one writes it in ``language``.

    >>> spelled(When.read("2020-12-02"), "zh"), spelled(When.read("2020-12"), "en")
    ('2020年12月2日', 'Dec 2020')
    """
    if when is None:
        return speaker(language)("undated")
    year, *rest = (int(number) for number in str(when).split("-"))
    if language == "zh":
        return "".join(f"{number}{unit}" for number, unit in zip([year, *rest], "年月日", strict=False))
    month = [MONTHS[rest[0] - 1]] if rest else []
    return " ".join([*map(str, rest[1:]), *month, str(year)])


def short(document: Document, say: Say) -> str:
    """A document in a few words, for margins: level, kind and date."""
    level = say(document.level) if document.level else say("no_level")
    return f"{level} · {kind(document.kind, say) or say('document')} · {document.date or say('undated')}"


def kind(name: str | None, say: Say) -> str:
    """What kind of document it is; a kind that is none of ours stands for itself.

    >>> kind("plan", speaker("en")), kind("whim", speaker("en")), kind(None, speaker("en"))
    ('plan', 'whim', '')
    """
    return say(name) if name in KINDS else clip(name or "", 20)


def both(said: Callable[[str], str]) -> Said:
    """What a function of the language says in each.

    >>> both(lambda language: spelled(When.read("2020"), language))
    Said(zh='2020年', en='2020')
    """
    return Said(said("zh"), said("en"))


def told(document: Document) -> Said:
    """A document in a few words, in both languages."""
    return both(lambda language: short(document, speaker(language)))


def unit(name: str, most: int = 40) -> Said:
    """Who speaks: the nation in words of each language, a province or city in English by its name in Latin letters.

    >>> unit("全国"), unit("武汉市"), unit("甲乡")
    (Said(zh='全国', en='the nation'), Said(zh='武汉市', en='Wuhan'), Said(zh='甲乡', en='甲乡'))
    """
    nation = {said.zh: said for said in (say("nation"), say("national"))}
    return nation.get(name) or Said(clip(name, most), romanised(name) or clip(name, most))


def when(date: When | None) -> Said:
    """A date as one writes it in each language."""
    return both(lambda language: spelled(date, language))


def called(document: Document) -> str:
    """A document in the fewest words that tell which it is, in those of the documents themselves."""
    genre = speaker("zh")(document.kind) if document.kind in KINDS else ""
    return " ".join(filter(None, [clip(document.issuer or "", 12), genre, str(document.date or "")])) or document.id


def dated(document: Document) -> Said:
    """The date of a document in figures."""
    return Said.same(str(document.date)) if document.date else say("undated")


def number(value: int) -> str:
    """A count with its thousands set apart.

    >>> number(12345)
    '12,345'
    """
    return f"{value:,}"
