"""Everything the command line says, in both languages, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lineage.terms import TERMS, filled

Language = Literal["zh", "en"]

WORDS: dict[str, tuple[str, str]] = {
    # around every help page
    "usage": ("用法", "Usage"),
    "options": ("选项", "Options"),
    "commands": ("命令", "Commands"),
    "examples": ("示例", "Examples"),
    "help": ("显示本说明。", "Show this message."),
    "version": ("显示版本。", "Show the version."),
    "try_help": ("说明见：{command} --help", "See: {command} --help"),
    # commands: what each does
    "lineage": (
        "比对中文政策文献，追溯提法源流。\n\n文集是一个文件夹，内有文本文件与目录 lineage.toml。不联网。",
        "Compare Chinese policy texts and trace where their wordings come from.\n\n"
        "A corpus is a folder of text files with a catalogue, lineage.toml. Nothing here uses the network.",
    ),
    "init": ("为文件夹中的文本生成目录 lineage.toml", "Write a catalogue for the files in a folder"),
    "init.long": (
        "从各文件自身推断题名、层级、发布机关、日期与文种，一个文件含多篇文献的逐篇列出；推断所得均有标记，"
        "可在目录中更正。",
        "Title, level, issuer, date and kind are inferred from what each text says of itself; a file that holds "
        "several documents is divided. What was guessed is marked, to be corrected by hand.",
    ),
    "index": ("读入有变动的文件，比对全部文献，追溯目录所列提法", "Read what is new, match it, trace it"),
    "index.long": (
        "没有变动的文件不再读入；凡有变动，全部文献重新比对。中断不损已存内容，重新运行即可。",
        "Files that have not changed are not read again; if anything has, all documents are matched again. "
        "Interrupting loses nothing that was stored: run it again.",
    ),
    "build": ("更新索引，并生成静态网站", "Bring the index up to date and write the static site"),
    "build.long": (
        "网页可直接在浏览器中打开，无须网络。非 lineage 所写的文件夹不予写入。",
        "The pages open from the disk and need no network. A folder with files that lineage did not write is refused.",
    ),
    "list": ("列出文献，并标明哪些是推断所得", "List the documents, with what was inferred"),
    "show": ("显示一篇文献：题录、各句及其位置", "Show a document as read: its sentences and their places"),
    "align": ("比对两个文件或两篇文献", "Compare two files or two documents"),
    "align.long": (
        "无须文集：给出两个文件即可（- 为标准输入；一个文件含多篇的，写作 文件#编号）。"
        "也可给出文集中两篇文献的编号。较早的一篇总在左边。",
        "Two files are enough, no corpus is needed (- is standard input; FILE#ID one document of several in a file). "
        "Ids of documents in the corpus do as well. The earlier one always stands on the left.",
    ),
    "trace": ("追溯一个提法的源流", "The lineage of one wording"),
    "trace.long": (
        "列出文集中的每一处，换行、页码、繁简都不妨碍；逐处给出最可能的来处，说不定的就说未定。",
        "Every occurrence in the corpus, cut by line ends or page numbers and in either script; for each the "
        "likeliest "
        "parent, or plainly that none can be told.",
    ),
    "discover": ("找出流传的提法，无须事先指明", "Wordings that travelled, found without being named"),
    "discover.long": (
        "按传播之广、之确排列：各家（中央、各省、各市）一家一家地看，原先没有、后来用上的才算；人人一向在说的、"
        "一家年年自说的都不算。片段与整句套话不列，同一提法的各种变体归在一起。逐一给出首见、各家跟进与相隔天数。\n\n"
        "--since、--until 只列在此期间首见的；加 --lapsed 则按停用之确排列，期间指末见。",
        "Ranked by how far and how surely they spread: everybody who speaks (the centre, each province, each city) is "
        "asked by itself, and only what it took up counts, not what everybody always said, nor what one repeats every "
        "year. No fragments, no whole sentences; variants are grouped. For each, where it was first seen, who "
        "followed, and how many days later.\n\n"
        "--since and --until keep what was first seen in the period; with --lapsed, wordings are ranked by how surely "
        "they were dropped, and the period is that of the last place.",
    ),
    "blame": ("逐句指出一篇文献的来处", "Every sentence of a document with its likeliest source"),
    "blame.long": (
        "文献可写编号、题名，或只见于一篇题名中的几个字。逐句列出更早文献中的来处，最可能的在前，说不定的就说未定；"
        "并算出全篇沿用、化用、套话与自有各占多少。\n\n"
        "--upstream 只问一个来源；再加 --missing 则反过来，列出该来源中在本篇哪里也没有的句、段、标题。",
        "A document is named by its id, its title, or words that stand in the title of only one. For each sentence, "
        "its sources in earlier documents, the likeliest first, or plainly that none leads; and what share of the "
        "whole is inherited, adapted, boilerplate, its own.\n\n"
        "--upstream asks for one source; with --missing, the other way round, for what of that source stands nowhere "
        "in the document.",
    ),
    "check": ("以文集核对文稿中的引文", "Check the quotations of drafts against the corpus"),
    "check.long": (
        "文稿可为 docx、PDF、Markdown、HTML 或纯文本，可为文件夹，- 为标准输入。逐条说明是否与来源相符、何处不同，"
        "定论由人来下。-o 可多次给出，格式取自后缀。\n\n"
        "退出状态：0 没有达到 --fail-on 的结果；1 有；3 有文稿无法核对。",
        "Drafts are docx, PDF, Markdown, HTML or plain text, or folders of them; - is standard input. For each "
        "quotation it says whether it stands in the sources as quoted and where it does not; the verdict is left to a "
        "person. -o "
        "may be repeated, each format known by its suffix.\n\n"
        "Exit status: 0 nothing at the level of --fail-on; 1 something; 3 a draft could not be checked.",
    ),
    "export": ("导出文献、句、对应、出处、源流或采纳表", "Export documents, sentences, matches, lineages, adoption"),
    "export.long": (
        "对应按右篇及其位置排列；只有套话的对应须另加 --with-boilerplate。CSV 中不含会被当作公式的内容。",
        "Matches come by right document and position; those of boilerplate only with --with-boilerplate. "
        "No cell of a CSV file is taken for a formula.",
    ),
    "score": ("以人工对应衡量准确率与召回率", "Precision and recall against hand-made alignments"),
    "score.long": (
        "与文集 truth/ 中的人工对应相比，写法见 docs/reference/truth.md；套话不计。每次结果存于存储旁边，"
        "下次显示得失。低于 --at-least 则退出状态为 1。",
        "Against the alignments in the corpus's truth/ (docs/reference/truth.md says how they are written), "
        "boilerplate left out. Each result is kept beside the store, and the next shows what was gained and lost. "
        "Below --at-least the exit status is 1.",
    ),
    "verify": ("用文集逐处核验已生成的网站", "Prove every quotation and match on a built site against the corpus"),
    "verify.long": (
        "只凭网页与文集的原文件，不用索引：每段引文是否在所标的位置，每处对应的改动是否与两边相合，文件各行是否原样。"
        "不符的逐处列出页与行，此时退出状态为 1。",
        "From the pages and the files of the corpus alone, without the index: every quoted stretch stands at its "
        "place, the changes of every match join to both sides, and every line of a file is the file's own. What is not "
        "so is listed by page and line, with exit status 1.",
    ),
    "serve": ("生成网站并在本机显示，文集有变即重新生成", "Build, serve on 127.0.0.1, rebuild on change"),
    "serve.long": (
        "只在 127.0.0.1 上可见；打开的网页会自行刷新。按 Ctrl-C 结束。",
        "Seen on 127.0.0.1 only; open pages load themselves again. Ctrl-C ends it.",
    ),
    "doctor": ("检查版本、附加组件与存储", "Versions, extras found, store health"),
    "explain": ("说明一个错误代码、核对规则或归一规则", "What an error code or a rule means and what to do"),
    "explain.long": ("不给出代码则列出全部。", "Without a code, all of them are listed."),
    # options
    "opt.corpus": (
        "文集所在的文件夹（默认：向上最近的、含 lineage.toml 的文件夹）",
        "Folder of the corpus [default: the nearest upwards]",
    ),
    "opt.folder": ("同 DIR（默认：当前文件夹）", "The same as DIR [default: this folder]"),
    "opt.store": (
        "存储文件（默认：文集下的 .lineage/lineage.duckdb）",
        "Store file [default: .lineage/lineage.duckdb in the corpus]",
    ),
    "opt.json": ("以 JSON 输出", "Print one JSON document"),
    "opt.output": ("写入文件；- 为标准输出", "Write to FILE; - is standard output"),
    "opt.quiet": ("不显示进度与提示", "No progress and no notices"),
    "opt.lang": (
        "语言（提示默认取自系统，网页默认为中文）",
        "Language of messages [default: the locale's] and pages [default: zh]",
    ),
    "opt.again": ("全部重做，不沿用已有结果", "Make everything anew"),
    "opt.single_file": (
        "样式与脚本都写进每一页，单独一页也能寄送、打开",
        "Put style and script into every page, so that each can be sent by itself",
    ),
    "opt.site": ("网站文件夹", "Folder of the site"),
    "opt.serve_site": (
        "网站文件夹（默认：临时文件夹，结束时删除）",
        "Folder of the site [default: a temporary one, removed at the end]",
    ),
    "opt.port": ("端口；0 为任一空闲端口（默认：8000）", "Port; 0 takes any that is free [default: 8000]"),
    "opt.raw": ("原样输出文件全文，位置即由此计数", "Print the file's text as it is: what positions count in"),
    "opt.page": (
        "写入文件：.html 为网页，否则为文本；- 为标准输出",
        "Write to FILE, a page if it ends in .html; - is standard output",
    ),
    "opt.limit": ("列出多少条（默认 50；0 为全部）", "How many to list [default: 50; 0: all]"),
    "opt.since": (
        "首见（或末见）不早于：YYYY、YYYY-MM 或 YYYY-MM-DD",
        "First (or last) seen not before YYYY[-MM[-DD]]",
    ),
    "opt.until": ("首见（或末见）不晚于", "First (or last) seen not after"),
    "opt.lapsed": ("后来不再用的提法，按末见", "Wordings that were dropped, by when they were last seen"),
    "opt.in": (
        "只列这一层级或这一家用过的（national、湖北 等）",
        "Only what stands at this level, or with this unit (national, 湖北)",
    ),
    "opt.from": ("只列首见于这一层级或这一家的", "Only what was first seen at this level, or with this unit"),
    "opt.shortest": ("至少多少字（默认 2）", "Characters at least [default: 2]"),
    "opt.longest": ("至多多少字（默认 16）", "Characters at most [default: 16]"),
    "opt.upstream": ("只问这一个来源（编号、题名或其部分）", "Only this source (its id, title or part of it)"),
    "opt.missing": ("列出来源中没有到达本篇的内容", "What of the source did not arrive in the document"),
    "opt.csv": ("以 CSV 输出", "Print CSV"),
    "opt.table": ("改列采纳表：各地首见日期与滞后天数", "The adoption table instead: when each unit first has it"),
    "opt.matrix": ("采纳表每地一行、每提法一列（须 csv）", "Adoption as a line a unit, a column a wording (csv)"),
    "opt.substring": ("也算作为其他词语一部分的", "Also where it is only part of other words"),
    "opt.view": ("改动按字还是按词显示", "Show changes by characters or by whole words"),
    "opt.with_boilerplate": ("含只有套话的对应", "Matches of boilerplate too"),
    "opt.format": (
        "jsonl、csv、json；lineages 与 matches 又可 graphml、gexf；matches 又可 tei（默认 jsonl）",
        "jsonl, csv, json; of lineages and matches also graphml, gexf; of matches tei [default: jsonl]",
    ),
    "opt.bom": ("CSV 开头加字节顺序标记，便于 Excel 打开", "Begin CSV with a byte-order mark, for Excel"),
    "opt.truth": (
        "人工对应所在的文件夹（默认：文集下的 truth）",
        "Folder of the alignments [default: truth in the corpus]",
    ),
    "opt.at_least": (
        "全部合计至少应达到的值，0 至 1，默认指 f1；也可写 recall、precision、tightness、relation；可多次给出",
        "What all pairs together must reach, 0 to 1: f1, unless recall, precision, tightness or relation is named; may "
        "be repeated",
    ),
    "opt.wording": ("另行追溯的提法，可多次给出", "A wording to trace beside the catalogue's; may be repeated"),
    "opt.draft": ("要核对的文稿（verdicts），可多次给出", "A draft to check (verdicts); may be repeated"),
    "opt.as_of": (
        "以该日有效的文献为准（默认：文稿自署的日期）",
        "Judge by what stood then [default: the draft's own date]",
    ),
    "opt.unmarked": ("也找未加引号而与来源相同的文字", "Also stretches that repeat a source without quotation marks"),
    "opt.all": ("也列出符合的", "List what is as published, too"),
    "opt.formulas": ("固定表述清单（TOML）", "A list of fixed formulas (TOML)"),
    "opt.fail_on": (
        "达到此级别即以状态 1 结束（默认：error）",
        "End with status 1 from this level on [default: error]",
    ),
    "opt.check_format": ("格式（默认取自 -o 的后缀，否则为文本）", "Format [default: by the suffix of -o, else text]"),
    "opt.check_output": ("写入文件，可多次给出；- 为标准输出", "Write to FILE, may be repeated; - is standard output"),
    "opt.check_site": (
        "网页中的来源链到这个网站（lineage build 所写的文件夹）",
        "Sources on the page link to this site, a folder that lineage build wrote",
    ),
    "opt.align_site": (
        "网页中的标题与句号链到这个网站（lineage build 所写的文件夹）",
        "Titles and sentences on the page link to this site, a folder that lineage build wrote",
    ),
    "opt.tracked": ("docx 中另加修订，可逐处接受或拒绝", "In docx also tracked changes, to accept or reject"),
    "opt.baseline": ("已认可结果的清单（TOML）", "The list of accepted findings (TOML)"),
    "opt.accept": (
        "认可并记入 --baseline：规则号、指纹或 all，可多次给出",
        "Accept findings into --baseline: a rule, a fingerprint or all; may be repeated",
    ),
    "opt.reason": ("认可的理由", "Why they are accepted"),
    "opt.by": ("认可者", "Who accepts them"),
    "opt.expires": ("认可的最后一日", "The last day on which they are"),
    # progress
    "step.read": ("读入", "reading"),
    "step.match": ("比对", "matching"),
    "step.trace": ("追溯", "tracing"),
    "step.discover": ("寻找", "finding wordings"),
    "step.write": ("生成网页", "writing pages"),
    # what was done
    "init.done": (
        "已写入 {path}：文件 {files} 个，文献 {documents} 篇。请核对 inferred 所列，再运行 lineage index -c {folder}",
        "Wrote {path}: {files:file|files}, {documents:document|documents}. Check what is marked as inferred, then run "
        "lineage index -c {folder}",
    ),
    "init.twice": ("文件夹请只写一次：DIR 或 -c", "the folder is named twice: give DIR or -c"),
    "init.left_out": ("未收：{reason}", "Left out: {reason}"),
    "index.done": (
        "读入 {read} 个文件，未变 {unchanged} 个，移除 {removed} 个。",
        "{read:file|files} read, {unchanged} unchanged, {removed} removed.",
    ),
    "index.nothing": ("没有变动，无须重做。", "Nothing has changed; no work was done."),
    "index.holds": (
        "文献 {documents} 篇，{sentences} 句；对应 {matches} 处，另有套话 {boilerplate} 处。",
        "{documents:document|documents}, {sentences:sentence|sentences}; {matches:match|matches}, and {boilerplate} "
        "of boilerplate only.",
    ),
    "index.wordings": ("已追溯：{wordings}", "Traced: {wordings}"),
    "index.no_matches": TERMS["no_matches"],
    "index.warnings": (
        "存疑与缺陷 {warnings} 处，见 lineage list 与 lineage show",
        "Doubts and defects: {warnings}; see lineage list and lineage show",
    ),
    "build.done": (
        "网站在 {site}：{files} 个文件，更新 {changed} 个，移除 {removed} 个。请在浏览器中打开 {front}",
        "The site is in {site}: {files:file|files}, {changed} rewritten, {removed} removed. Open {front} in a browser",
    ),
    "verify.well": (
        "{pages} 页：引文 {stretches} 段、对应 {matches} 处、文件 {lines} 行，全部与文集相符。",
        "{pages:page|pages}: {stretches:quoted stretch|quoted stretches}, {matches:match|matches} and "
        "{lines:line|lines} of files, all as in the "
        "corpus.",
    ),
    "verify.faults": (
        "{pages} 页：引文 {stretches} 段、对应 {matches} 处、文件 {lines} 行，其中 {faults} 处与文集不符。",
        "{pages:page|pages}: {stretches:quoted stretch|quoted stretches}, {matches:match|matches} and "
        "{lines:line|lines} of files; {faults:is|are} not "
        "as in the corpus.",
    ),
    "verify.words": (
        "引文与所标位置不符：“{shown}”，该处为“{wanted}”",
        "the words are not those of their place: “{shown}”, there “{wanted}”",
    ),
    "verify.changes": (
        "改动与两边不相合：左“{shown}”，右“{wanted}”",
        "the changes do not join to both sides: left “{shown}”, right “{wanted}”",
    ),
    "verify.line": (
        "与文件该行不符：“{shown}”，该行为“{wanted}”",
        "not the line of the file: “{shown}”, there “{wanted}”",
    ),
    "verify.document": ("文集中没有这篇文献：{shown}", "no document of the corpus is called {shown}"),
    "verify.place": ("文献中没有这个位置：{shown}", "the document has no such place: {shown}"),
    "verify.file": ("文件在生成之后有改动或缺失", "the file was changed or removed after it was written"),
    "serve.shown": (
        "{url}（更新 {changed} 个文件，移除 {removed} 个；Ctrl-C 结束）",
        "{url} ({changed:file|files} rewritten, {removed} removed; Ctrl-C ends it)",
    ),
    "serve.ended": ("已结束。", "Ended."),
    "written": ("已写入 {path}", "Wrote {path}"),
    # lists of documents
    "col.date": TERMS["date"],
    "col.level": TERMS["level"],
    "col.kind": TERMS["kind"],
    "col.document": ("文献", "Document"),
    "col.sentences": ("句", "Sent."),
    "col.warnings": ("疑", "Warn."),
    "col.title": TERMS["title"],
    "list.inferred": (
        "* 推断所得，可在 lineage.toml 更正",
        "* guessed; can be corrected in lineage.toml",
    ),
    "comma": ("、", ", "),
    "unknown": ("未详", "unknown"),
    "documents": ("{n} 篇文献", "{n:document|documents}"),
    # a document
    "field.document": TERMS["id"],
    "field.issuer": TERMS["issuer"],
    "field.level": TERMS["level"],
    "field.kind": TERMS["kind"],
    "field.date": TERMS["date"],
    "field.held": TERMS["held"],
    "field.published": TERMS["published"],
    "field.authority": TERMS["authority"],
    "field.file": TERMS["file"],
    "place": ("第 {first}–{last} 行，字位 {start}–{end}", "lines {first}–{last}, characters {start}–{end}"),
    "warnings": TERMS["warnings"],
    "line": TERMS["line"],
    # a comparison
    "align.turned": (
        "后给出的一篇较早，故在左边。",
        "The one given second is the earlier, so it stands on the left.",
    ),
    "align.swapped": (
        "后给出的一篇排在左边；两篇的日期分不出先后。",
        "The one given second stands on the left; the dates do not tell which of the two is the earlier.",
    ),
    "align.none": (
        "两篇之间没有发现套话以外的对应（套话：--with-boilerplate）。",
        "No matches were found between the two but perhaps boilerplate (see it with --with-boilerplate).",
    ),
    "align.same": ("两边是同一篇文献：{name}", "both sides are the same document: {name}"),
    "left": ("左", "left "),
    "right": ("右", "right"),
    "bits": TERMS["bits"],
    "alike": TERMS["alike"],
    "slots": ("填空", "slots"),
    "critical": ("关键改动：{kinds}", "alters the sense: {kinds}"),
    "boilerplate": TERMS["boilerplate"],
    "matches": ("对应 {n} 处", "{n:match|matches}"),
    "only_left": ("左篇独有 {n} 句：{numbers}", "Only left, {n:sentence|sentences}: {numbers}"),
    "only_right": ("右篇独有 {n} 句：{numbers}", "Only right, {n:sentence|sentences}: {numbers}"),
    "legend": (
        "[-左篇有右篇无-] {+右篇有左篇无+}",
        "[-left only-] {+right only+}",
    ),
    # a draft checked
    "check.no_date": (
        "{value} 不是日期，请写作 2025、2025-12 或 2025-12-03",
        "{value} is no date: write 2025, 2025-12 or 2025-12-03",
    ),
    "check.docx_where": (
        "docx 须以 -o 指定写到哪里：一份文稿写文件名，多份写已有的文件夹",
        "say with -o where docx goes: a file for one draft, a folder that exists for several",
    ),
    "check.accept_needs": (
        "--accept 须同时给出 --baseline、--reason 与 --by",
        "--accept needs --baseline, --reason and --by",
    ),
    "check.nothing_accepted": (
        "--reason、--by、--expires 说的是 --accept 认可的条目，而没有 --accept",
        "--reason, --by and --expires speak of what --accept accepts, and there is no --accept",
    ),
    "check.tracked_needs": (
        "--tracked 只用于 docx：请用 -o 文件.docx，或 --format docx",
        "--tracked is for docx only: use -o FILE.docx, or --format docx",
    ),
    "align.site_needs": ("--site 只用于网页：请用 -o 文件.html", "--site is for pages only: use -o FILE.html"),
    "align.not_there": (
        "网站 {site} 中没有这两篇，或其文字已变：网页不带链接",
        "{site} does not show both documents as they are now: the page has no links",
    ),
    "check.site_needs": (
        "--site 只用于网页：请用 -o 文件.html，或 --format html",
        "--site is for pages only: use -o FILE.html, or --format html",
    ),
    "check.source": ("来源", "source"),
    "check.draft": ("文稿", "draft "),
    "check.also": ("又见", "also  "),
    "check.accepted": ("已认可：{why}", "accepted: {why}"),
    "check.accepted_now": ("已记入 {path}：{n} 条", "{n:finding|findings} accepted in {path}"),
    "check.summary": (
        "文稿 {drafts} 份，引文 {checked} 条：符合 {exact}，重点 {error}，注意 {warning}，提示 {info}，认可 {accepted}",
        "Drafts: {drafts}. Quotations: {checked} checked, {exact} as published. Findings: {error} error, {warning} "
        "warning, {info} info; {accepted} accepted",
    ),
    "check.failed": ("另有 {n} 份无法核对", "{n} more could not be checked"),
    "check.past": (
        "--expires 的 {day} 已过；认可到期之日不能早于今天",
        "--expires: {day} is over; what is accepted must hold today at least",
    ),
    "check.no_baseline": (
        "尚无认可清单 {path}：没有一条按已认可处理",
        "there is no list of accepted findings at {path} yet: none counts as accepted",
    ),
    "check.expired": (
        "认可已于 {day} 到期，重新计入：{rule} {words}",
        "acceptance expired on {day}, counted again: {rule} {words}",
    ),
    "check.unused": (
        "清单中此条已无对应的结果：{rule} {words}",
        "nothing answers to this entry any more: {rule} {words}",
    ),
    "check.idle": ("{draft} 第 {line} 行的略核标记没有对应的结果", "{draft}, line {line}: the mark covers no finding"),
    "check.no_reason": (
        "{draft} 第 {line} 行的略核标记没有写理由，未予采用",
        "{draft}, line {line}: the mark gives no reason and was not followed",
    ),
    # a lineage
    "trace.found": (
        "“{wording}”：{documents} 篇文献中有 {attestations} 处（文集共 {all} 篇）",
        "“{wording}”: {attestations:attestation|attestations} in {documents:document|documents} (of {all} in the "
        "corpus)",
    ),
    "trace.none": (
        "“{wording}”在文集的 {all} 篇文献中未见（已统一繁简、全半角、数字与标点，跨行查找）。",
        "“{wording}” is nowhere in the {all:document|documents} of the corpus (looked for in either script, any width "
        "and "
        "form "
        "of numeral, and across line ends).",
    ),
    "trace.near": ("文集中有相近的写法：{wordings}", "The corpus has, spelt nearly so: {wordings}"),
    "formulation": ("表述：{words}", "as: {words}"),
    "parent": (
        "承自 [{number}]（{document}），{relation}，把握 {confidence}",
        "from [{number}] ({document}), {relation}, confidence {confidence}",
    ),
    "parent.whole": (
        "承自该篇全文（{document}，首处 [{number}]），所承不在某一处，把握 {confidence}",
        "from that document as a whole ({document}, first at [{number}]), no place nearer, confidence {confidence}",
    ),
    "runner_up": ("，其次 [{number}]，差 {margin}", "; next [{number}], behind by {margin}"),
    "earliest": ("文集中最早", "the earliest here"),
    "earliest.but": ("此形文集中最早；此前已见全称", "the earliest here in this form; written out before"),
    "no_parent": ("来处未定", "origin undetermined"),
    "first": TERMS["first"],
    "ancestor": (
        "此前已见全称  {date}  {title}  {where}",
        "Written out before  {date}  {title}  {where}",
    ),
    "first_how": TERMS["wordings_how"],
    "undetermined": TERMS["undetermined"],
    "absent": TERMS["absent"],
    "present": TERMS["present"],
    "held_as": ("即 {documents}；", "is {documents};"),
    "doubts": TERMS["doubts"],
    "doubt.text": (
        "{document}（{date}）引“{names}”为据，而 {other} 标为 {later}：两者必有一误",
        "{document} ({date}) names “{names}” as its source, but {other} is dated {later}: one of the two is wrong",
    ),
    "doubt.body": (
        "{document}（{date}）同句中称“{names}”，而该上级最早有此提法的 {other} 标为 {later}：或有文献未收，或日期有误",
        "{document} ({date}) says “{names}” in the sentence of the wording, but the first text of that authority with "
        "it here, {other}, is dated {later}: a text is missing, or a date is wrong",
    ),
    "variants": ("变体（{n} 种，缩进者包含上一级）", "Variants ({n}; each contains the one it is indented under)"),
    "variants.once": ("另有 {n} 种各见一处", "and {n} more that stand once"),
    "forms": TERMS["forms"],
    "form.long": ("全称", "in full:"),
    "form.short": ("缩写", "for short:"),
    "link.members": ("{where}（{date}）列出各项", "{where} ({date}) lists the members beside it"),
    "link.contraction": (
        "{where}（{date}）先述全句，后作缩写",
        "{where} ({date}) has the clauses, then the contraction",
    ),
    "link.stated": ("{where}（{date}）说明为简称", "{where} ({date}) says so"),
    "link.gloss": ("{where}（{date}）的名词解释", "explained in {where} ({date})"),
    "link.counted": (
        "{where}（{date}）所列各项与其数目、中心词相合，文集未并举二者",
        "{where} ({date}) lists just as many members of this kind; no text sets the two side by side",
    ),
    "via": (
        "只见此形而不见原词的 {n} 处（不计入出处）：",
        "stands alone in {n:place|places} (no occurrences of the wording):",
    ),
    "step": ("改动：", "changed: "),
    "gained": ("；增列 {members}", "; gained {members}"),
    "lost": ("；减去 {members}", "; lost {members}"),
    "reordered": ("；次序有变", "; reordered"),
    "localised_as": ("；本地化 {pairs}", "; localised {pairs}"),
    "hardened": ("；语气加重（{words}）", "; hardened ({words})"),
    "softened": ("；语气减轻（{words}）", "; softened ({words})"),
    "mixed": ("；语气有增有减（{words}）", "; hardened and softened ({words})"),
    "unit": TERMS["unit"],
    "level": TERMS["level"],
    "date": ("首见", "First"),
    "lag": ("滞后（天）", "Lag (days)"),
    "attestations": ("处数", "Places"),
    "formulation.head": TERMS["formulation"],
    "silent": (
        "{level}未见（括号内为此后文献数）：{units}",
        "{level}, nowhere (in brackets: texts since then): {units}",
    ),
    "cited_by": ("引者：{documents}", "cited by {documents}"),
    # a score
    "score.pair": TERMS["documents"],
    "score.recall": ("召回率", "Recall"),
    "score.precision": ("准确率", "Precision"),
    "score.f1": ("F1", "F1"),
    "score.tightness": ("紧密度", "Tightness"),
    "score.relation": TERMS["relation"],
    "score.wanted": ("应有", "Wanted"),
    "score.matches": TERMS["matches"],
    "score.all": ("合计", "all"),
    "score.first": ("此前没有存下的结果。", "No earlier run is stored."),
    "score.same": ("与上次结果相同。", "The same as the last run."),
    "score.moved": ("与上次相比：{measures}", "Against the last run: {measures}"),
    "score.gained": ("新找到 {n} 对：", "Gained, {n}:"),
    "score.lost": ("不再找到 {n} 对：", "Lost, {n}:"),
    "score.sentence": TERMS["sentence"],
    "score.below": ("{measure}为 {reached}，低于 {least}", "{measure} is {reached}, below {least}"),
    "score.bound": (
        "{value} 不是 0 至 1 的数，也不是“指标=数”。指标有：{measures}",
        "{value} is neither a number from 0 to 1 nor MEASURE=NUMBER; the measures are {measures}",
    ),
    # wordings that travelled
    "discover.none": (
        "没有找到合乎条件的提法（{documents} 篇文献，{units} 家）。提法至少要有两家用过。",
        "No wording was found ({documents:document|documents}, {units:who speaks|who speak}). It takes two who use a "
        "wording.",
    ),
    "discover.counts": (
        "{units} 家，{levels}；{documents} 篇，{times} 处",
        "{units:unit|units}, {levels}; {documents:document|documents}, {times:place|places}",
    ),
    "discover.first": ("首见  ", "first    "),
    "discover.then": ("其后  ", "then     "),
    "discover.last": ("末见  ", "last     "),
    "discover.variants": ("变体  ", "variants "),
    "discover.lag": ("{unit} {date}（+{lag} 天）", "{unit} {date} (+{lag} d)"),
    "discover.undated": ("{unit}（日期未详）", "{unit} (undated)"),
    "discover.nobody": ("发布者未详", "unknown"),
    "discover.more": ("等 {n} 家", "and {n} more"),
    "discover.how": (
        "首见指本文集中最早的一处，未必是最初的出处；只知年份的按年末计先后。",
        "First means the earliest in this corpus, which need not be the origin; a bare year counts as its last day.",
    ),
    "bad_date": ("{value} 不是日期（YYYY、YYYY-MM 或 YYYY-MM-DD）", "{value} is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
    "bad_period": ("--since {since} 晚于 --until {until}", "--since {since} is later than --until {until}"),
    "bad_lengths": (
        "--shortest {shortest} 大于 --longest {longest}",
        "--shortest {shortest} is more than --longest {longest}",
    ),
    # origins
    "origin.inherited": TERMS["inherited"],
    "origin.mixed": ("部分", "mixed"),
    "origin.new": TERMS["new"],
    "origin.boilerplate": ("套话", "boilerpl."),
    "blame.shares": (
        "沿用 {inherited}，化用 {adapted}，套话 {boilerplate}，自有 {own}（按字数）",
        "inherited {inherited}, adapted {adapted}, boilerplate {boilerplate}, its own {own} (of its characters)",
    ),
    "blame.legend": (
        "[与来处相同] [~来处用语有别~] (套话)；无标记的为自有",
        "[as in the source] [~other words in the source~] (boilerplate); unmarked: its own",
    ),
    "blame.source": (
        "← {document}，{relation}，{bits} 比特，{place}",
        "← {document}, {relation}, {bits:bit|bits}, {place}",
    ),
    "blame.undetermined": ("来处未定，见于 {n} 篇：", "origin undetermined, stands in {n}: "),
    "blame.more": ("另见 {n} 篇", "{n} more"),
    "blame.later": (
        "{upstream} 不早于 {document}，不会是它的来源；请对调两者。",
        "{upstream} is not earlier than {document} and cannot be its source; exchange the two.",
    ),
    "blame.same": ("来源与文献是同一篇：{name}", "the source is the document itself: {name}"),
    "blame.needs_upstream": ("--missing 须与 --upstream 同用", "--missing needs --upstream"),
    "one_form": ("--json 与 --csv 只能用一个", "give --json or --csv, not both"),
    "missing.found": (
        "{upstream} 中 {arrived} 的字数已到达 {document}；以下 {n} 句全部或部分没有到达。",
        "{arrived} of the characters of {upstream} arrived in {document}; of {n:sentence|sentences}, all or part did "
        "not.",
    ),
    "missing.whole": ("未到", "missing"),
    "missing.partly": ("缺漏", "partly"),
    "missing.none": ("{upstream} 的内容在 {document} 中都能找到。", "All of {upstream} stands in {document}."),
    "missing.legend": ("[-没有到达-]", "[-did not arrive-]"),
    # exports
    "export.drafts": (
        "verdicts 须以 --draft 给出文稿，别的都不用",
        "verdicts needs --draft, and nothing else takes it",
    ),
    "export.none": ("没有可导出的内容：{what}", "There is nothing to export: {what}"),
    "export.form": ("{form} 只用于：{what}", "{form} is for: {what}"),
    "export.matrix": ("--matrix 只用于 adoption 与 csv", "--matrix is for adoption in csv"),
    "export.no_wordings": (
        '目录没有列出提法。请在 lineage.toml 的 [corpus] 下写 wordings = ["…"]，或用 --wording 给出',
        'The catalogue names no wordings. Write wordings = ["…"] under [corpus] in lineage.toml, or give --wording',
    ),
    # health
    "doctor.missing": ("缺", "missing"),
    "doctor.extra": ("附加组件 {name}", "extra {name}"),
    "doctor.installed": ("已装", "installed"),
    "doctor.lacks": (
        "未装：{packages}（pip install 'policy-lineage[{name}]'）",
        "lacks {packages} (pip install 'policy-lineage[{name}]')",
    ),
    "doctor.rivals": (
        "模块 opencc 由 {packages} 提供，应只有 opencc-python-reimplemented。请先卸载它们，再装后者",
        "the module opencc comes from {packages}; it should come from opencc-python-reimplemented alone. Uninstall "
        "them, then install that one",
    ),
    "doctor.corpus": ("文集", "corpus"),
    "doctor.store": ("存储", "store"),
    "doctor.size": ("{path}，{size} MB", "{path}, {size} MB"),
    "doctor.holds": (
        "文献 {documents} 篇，{sentences} 句，对应 {matches} 处",
        "{documents:document|documents}, {sentences:sentence|sentences}, {matches:match|matches}",
    ),
    "doctor.well": ("一切正常。", "All is well."),
    # explanations
    "explain.defects": (
        "文本的存疑与缺陷（照录，仅报告）",
        "Doubts and defects of texts (kept as they stand, and reported)",
    ),
    "explain.errors": ("错误", "Errors"),
    "explain.rules": ("归一规则（只用于比对）", "Rules of normalising (for comparing only)"),
    "explain.findings": ("核对引文的规则", "Rules of checking quotations"),
    "explain.finding": (
        "{why}例：文稿写道：{draft}（{verdict}，{level}）",
        "{why} Example: a draft has {draft} ({verdict}, {level})",
    ),
    "explain.unknown": ("没有代码 {code}。相近的有：{nearest}", "no code is called {code}. Nearest: {nearest}"),
    "explain.says": ("程序会说：{words}", "It says: {words}"),
    "explain.rule": (
        "{reason}。例：{before} → {after}",
        "{reason}. Example: {before} becomes {after}",
    ),
    # what goes wrong
    "error": ("错误：{message}（lineage explain {code}）", "Error: {message} (lineage explain {code})"),
    "error.usage": ("错误：{message}", "Error: {message}"),
    "interrupted": (
        "已中断。已存内容没有丢失，重新运行即可。",
        "Interrupted. Nothing that was stored is lost; run it again.",
    ),
    "no_option": ("没有选项 {name}。", "there is no option {name}."),
    "no_command": ("没有命令 {name}。", "there is no command {name}."),
    "nearest": ("是否想写 {names}？", " Did you mean {names}?"),
    "missing_argument": ("缺少参数 {name}", "{name} is missing"),
    "extra_argument": ("多余的参数：{names}", "superfluous: {names}"),
    "needs_value": ("选项 {name} 需要一个值", "{name} needs a value"),
    "takes_no_value": ("选项 {name} 不带值", "{name} takes no value"),
    "bad_choice": ("{name} 只能是 {choices} 之一", "{name} must be one of {choices}"),
    "bad_number": ("{name} 须为不小于 {least} 的整数", "{name} must be a whole number not below {least}"),
    "bad_range": ("{name} 须为 {least} 至 {most} 的整数", "{name} must be a whole number from {least} to {most}"),
    "bad_value": ("{name}：{message}", "{name}: {message}"),
    "site_is_folder": (
        "网站是文件夹，不能写到标准输出",
        "a site is a folder and cannot be written to standard output",
    ),
    "two_inputs": ("标准输入只能用于一边", "standard input can stand for one side only"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: ``say("line", n=12)``.

    ``pages`` is the language that pages are written in.

    >>> Words("zh")("line", n=12), Words("en")("line", n=12)
    ('第 12 行', 'line 12')
    """

    language: Language
    pages: Language = "zh"

    def __call__(self, key: str, **facts: object) -> str:
        words = WORDS[key][0 if self.language == "zh" else 1]
        return filled(words, facts)

    def of(self, key: str) -> str | None:
        """The words for ``key``, if there are any."""
        return self(key) if key in WORDS else None


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> Words:
    """The words for this run: messages in the language of the locale, pages in Chinese whatever the locale, so that
    the same corpus gives the same bytes everywhere; both in the language that ``--lang`` asks for.

    >>> spoken([], {"LANG": "en_US.UTF-8"}), spoken(["--lang", "en"], {})
    (Words(language='en', pages='zh'), Words(language='en', pages='en'))
    """
    return Words(chosen(arguments, environment), chosen(arguments, {"LANG": "zh"}))


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that ``--lang`` asks for, or else the locale.

    >>> chosen(["list", "--lang", "zh"], {"LANG": "en_US.UTF-8"}), chosen([], {"LANG": "zh_CN.UTF-8"}), chosen([], {})
    ('zh', 'zh', 'en')
    """
    given = list(arguments)
    if "--" in given:
        given = given[: given.index("--")]
    for number, word in enumerate(given):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and number + 1 < len(given):
            value = given[number + 1]
        if value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
