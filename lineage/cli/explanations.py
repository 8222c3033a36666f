"""What `lineage explain` says of each error and each defect of a text, beyond the message itself."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "not-a-site": (
        "verify 核验的是 lineage build 生成的文件夹，凭其中的 manifest.json 认出；也可给出单独一个网页文件。",
        "verify proves a folder that lineage build wrote, known by the manifest.json in it; a single page can be named "
        "too.",
    ),
    "port-taken": (
        "serve 要用的端口已被别的程序占用，或不许使用。1024 以下的端口通常要有特权。",
        "Another program uses the port that serve was to take, or the system does not let us use it; ports below 1024 "
        "mostly take privileges.",
    ),
    "missing-file": (
        "命令行或目录中所写的文件不存在，多半是写错了名字，或写好 lineage.toml 之后改了文件名。"
        "目录中的文件名以目录所在的文件夹为起点。",
        "A file named on the command line or in the catalogue is not there: a slip of the pen, or a file renamed "
        "after "
        "lineage.toml was written. The catalogue names files relative to its own folder.",
    ),
    "unreadable-file": (
        "文件存在，但系统不许读取，或者它是文件夹。括号中是系统的说法。",
        "The file is there but the system does not let us read it, or it is a folder. The reason in brackets is the "
        "system's own.",
    ),
    "is-folder": (
        "这里要的是一个文件，而所写的是文件夹：align 比对的是文件或文献，--store 所指的是存储文件。",
        "A file is wanted here and a folder was named: align compares files or documents, and --store names the "
        "file that holds the store.",
    ),
    "empty-document": (
        "文件中除空白外什么也没有。常见于下载失败。",
        "The file holds nothing but white space. Often a download that failed.",
    ),
    "empty-input": (
        "写了 - 却没有从标准输入得到任何文字：前面的命令没有输出，或标准输入已关闭。",
        "You wrote - for a text, but nothing came in: the command before the pipe printed nothing, or standard input "
        "was closed.",
    ),
    "not-text": (
        "不论文件名怎么写，其开头是图片、压缩包、PDF 或办公文档。请先转成纯文本。",
        "Whatever its name says, it begins like a picture, an archive, a PDF or an office document. Convert it to "
        "plain "
        "text first.",
    ),
    "unreadable-document": (
        "所试编码读不通。目录未写明时，先试 UTF-8，再试 GB18030，都不容错：猜错编码会使其后的位置全部错位而无人察觉。"
        '请转为 UTF-8，或在该文件的条目中写 encoding = "big5" 之类。',
        "The bytes are no text in the encoding tried. Where the catalogue says nothing, UTF-8 is tried and then "
        "GB18030, "
        "both strictly: a wrong guess would shift every position unnoticed. Convert the file to UTF-8, or write "
        'encoding = "big5" or the like into its entry.',
    ),
    "unknown-encoding": (
        "目录中 encoding 的值不是任何编码的名字。常用的有 utf-8、gb18030、big5、utf-16。",
        "The catalogue names an encoding that does not exist. Common ones are utf-8, gb18030, big5 and utf-16.",
    ),
    "no-chinese": (
        "文本读得通，但没有一个汉字，因而无从比对；若不说明，没有对应就会被当成发现。编码读错也会如此。",
        "The text was read but holds not one Chinese character, so nothing can be compared; a result without a match "
        "would look like a finding. A wrong encoding has the same effect.",
    ),
    "nothing-left": (
        "去掉页码、署名等版面成分之后，这一篇没有剩下正文。多半是目录中这一篇或下一篇的 begins 写错了地方。",
        "Once page numbers, credits and the like were removed, nothing of the document remained. Mostly `begins` "
        "of this "
        "part, or of the next, names the wrong place.",
    ),
    "nothing-to-compare": (
        "比对至少要两篇文献。与其给出空白的网站，不如直说。",
        "A comparison needs two documents. We would rather say so than show an empty site.",
    ),
    "nothing-to-check-against": (
        "没有来源，什么引文都查不到，看起来却像通过了核对；所以直说。"
        "文集为空，文献都晚于 --as-of，或权重都为零时，就是如此。",
        "Without a source no quotation can be found, and the draft would seem to have passed. The corpus is "
        "empty, or all its documents are later than --as-of, or of no weight.",
    ),
    "no-corpus": (
        "文集是一个含有目录 lineage.toml 的文件夹；这里和上级都没有。可用 lineage init 生成，或用 -c 指明文集。",
        "A corpus is a folder with a catalogue, lineage.toml; neither this folder nor any above has one. Write it "
        "with "
        "lineage init, or name the corpus with -c.",
    ),
    "no-files": (
        "init 只收 .txt、.docx、.html 文件，隐藏的文件与文件夹不计；所指的文件夹中一个也没有。",
        "init takes .txt, .docx and .html files and leaves hidden files and folders aside; there are none in the "
        "folder named.",
    ),
    "catalogue-exists": (
        "已有的目录可能经人手订正，所以不予覆盖。lineage init -o - 显示将写入的内容，供比对或抄录。",
        "The catalogue that is there may have been corrected by hand, so it is left alone. lineage init -o - "
        "prints what "
        "would be written, to compare or to copy from.",
    ),
    "catalogue-syntax": (
        'lineage.toml 不合 TOML 的写法，消息指出了行号。常见的是少了引号，或在该用直引号 " 的地方用了“”。',
        "lineage.toml is not valid TOML; the message names the line. Often a quotation mark is missing, or a "
        "Chinese one "
        '(“”) stands where TOML needs a straight one (").',
    ),
    "catalogue-value": (
        "目录中某个键的值不可能成立：没有这个层级、历上没有这一天（如 2 月 30 日）、题名写成了数字等。",
        "A key of the catalogue has a value it cannot have: a level that does not exist, a day that no calendar "
        "has, a "
        "title that is a number.",
    ),
    "catalogue-key": (
        "目录中有一个谁也不认识的键，多半是拼错了；若悄悄略过，想写的值就丢了。",
        "The catalogue has a key that nobody knows, mostly a misspelt one; silently ignored, it would cost you the "
        "value.",
    ),
    "catalogue-missing": (
        "目录中的一个条目缺了必须有的键：文件的 file，或分篇的 begins。",
        "An entry of the catalogue lacks a key it must have: `file` of a file, or `begins` of a part.",
    ),
    "outside-corpus": (
        "目录只能收文集文件夹之内的文件，绝对路径、.. 和指向外面的链接都不行：文集应能整个搬走。",
        "A catalogue names files inside its own folder only; no absolute paths, no .., no links that lead out: a "
        "corpus "
        "can be moved as a whole.",
    ),
    "same-file": (
        "同一个文件在目录中出现了两次。一个文件含多篇的，请在一个条目下用 [[document.part]] 逐篇列出。",
        "One file stands in the catalogue twice. Where a file holds several documents, list them under one entry as "
        "[[document.part]].",
    ),
    "part-not-found": (
        "在前一篇之后找不到以这些字开头的部分。比较时不计换行和空格，但字须与文件相同，各篇须依文件中的次序排列。",
        "No part after the one before begins with these words. Line ends and spaces do not count, but the "
        "characters must "
        "be the file's, and the parts in its order.",
    ),
    "same-id": (
        "两篇文献的编号相同。编号取自目录的 document，或由地名、日期、文种构成；请为其中一篇另取。",
        "Two documents have one id. Ids come from `document` in the catalogue or are made of place, date and kind; "
        "give "
        "one of the two another.",
    ),
    "unknown-document": (
        "文集中没有这个编号或题名的文献。编号的开头，或只见于一篇题名中的几个字，也可以用。",
        "No document of the corpus has this id or title. The beginning of an id will do where only one begins so, and "
        "so will words that stand in only one title.",
    ),
    "ambiguous-document": (
        "所写的是好几个编号的开头，或见于好几篇的题名，或文件中不止一篇文献。请写全；文件中的一篇写作 文件#编号。",
        "What you typed begins several ids or stands in several titles, or the file holds several documents. Type "
        "more; one document of a file is written FILE#ID.",
    ),
    "unknown-unit": (
        "--in 与 --from 后面可写层级（national、provincial、municipal、district），或谁在说话：中央，或某省某市的全称、"
        "简称。文集中没有这一家的文献。",
        "After --in and --from stands a level (national, provincial, municipal, district), or who speaks: “中央”, or a "
        "province or city by its full or short name. No document of the corpus is theirs.",
    ),
    "not-indexed": (
        "文集有目录，但还没有读入和比对。lineage index 或 lineage build 都会做。",
        "The corpus has a catalogue but nothing was read and matched yet. lineage index does it, and so does "
        "lineage build.",
    ),
    "changed-since-index": (
        "文件或目录在建立索引之后改动过，存储中的位置会指向不复存在的文字，所以不予回答。重新运行 lineage index "
        "只读入有变动的文件。",
        "A file or the catalogue has changed since the last index, and positions in the store would point into a "
        "text that "
        "is no longer there. lineage index reads again only what has changed.",
    ),
    "changed-meanwhile": (
        "读入期间有程序改动了文件，多半是正在同步或保存。若照样存储，位置会指向另一版的文字。请等文件不再变动后重新运行。",
        "Something changed the file while it was being read, mostly a program that saves or syncs it. Stored all the "
        "same, positions would point into another version. Run again once the file is at rest.",
    ),
    "indexed-otherwise": (
        "索引是由读入或比对规则不同的另一版本建立的，沿用就会新旧混杂。请重新运行 lineage index。",
        "The index was made by a version with other rules of reading or matching; its answers would mix old and "
        "new. Run "
        "lineage index again.",
    ),
    "store-locked": (
        "另有程序以写入方式打开了存储文件，例如没有关闭的 DuckDB 命令行。lineage 自己从不锁住它。",
        "Another program holds the store open for writing, such as a DuckDB shell that was left open. lineage "
        "itself never "
        "blocks it.",
    ),
    "store-damaged": (
        "文件不是存储，或者缺损。存储中没有不能重做的东西，确是 lineage 所写的，删去后重新运行 lineage index 即可；"
        "--store 误指了别的文件的，请另选。",
        "The file is no store, or part of it is missing or altered. A store holds nothing that cannot be made again: "
        "if lineage wrote it, delete it and run lineage index. If --store names another file by mistake, leave that "
        "and choose another.",
    ),
    "not-our-store": (
        "--store 所指的是别的程序的 DuckDB 数据库。为免覆盖，不予写入。",
        "--store names a DuckDB database of another program. It is left alone, not overwritten.",
    ),
    "store-version": (
        "存储由另一版本的本程序写成，格式不同。删去后重新运行 lineage index 即可。",
        "The store was written by another version of this program, in another form. Delete it and run lineage index.",
    ),
    "cannot-write": (
        "磁盘已满、只读，或者没有写入的权限。原先存储的内容完好无损。",
        "The disk is full or read-only, or you may not write there. What was stored before is as good as it was.",
    ),
    "not-our-folder": (
        "生成网站时会移除不再需要的网页，为免误删，含有其他文件的文件夹不予写入。",
        "Building removes pages that are no longer needed; so as not to remove yours, a folder that holds other "
        "files is "
        "refused.",
    ),
    "nothing-to-trace": (
        "查找时不计标点和空格，而所给的提法去掉这些便什么也不剩。",
        "Wordings are looked for without punctuation and spaces, and nothing was left of this one.",
    ),
    "no-truth": (
        "score 以人工对应为准，而这里没有 alignments.jsonl。每行一个 JSON 对象，写法见 docs/reference/truth.md。",
        "score measures against alignments made by hand, and there is no alignments.jsonl here. It holds one JSON "
        "object a line, as docs/reference/truth.md has it.",
    ),
    "truth-row": (
        "人工对应的某一行不是 JSON 对象，或缺少应有的键，或其值不可能成立。消息指出了文件与行号。",
        "A line of the hand-made truth is no JSON object, or a key it must have is missing or has a value it cannot "
        "have. The message names file and line.",
    ),
    "truth-document": (
        "人工对应中的文献名应是 documents/ 中的文件名、文集中一篇文献的编号，或文集中唯一一个以它开头的文件名。",
        "A document of the truth is the name of a file in documents/, the id of a document of the corpus, or the "
        "beginning of one file's name.",
    ),
    "truth-sentences": (
        "documents/ 中的各句连起来（只计汉字）应与文集中某个文件的一段完全相同，否则句号无从对应。",
        "The sentences of a file in documents/, joined and by their Han characters alone, must stand in one file of "
        "the corpus; else their numbers would mean nothing.",
    ),
    "truth-text": (
        "人工对应所引的文字不见于所说的文献或那一句（只计汉字；繁简须与原文一致）。",
        "The words that an alignment quotes are not in the document or the sentence it names. Only Han characters "
        "count; the script must be the text's own.",
    ),
    "runs-damaged": (
        "存储旁边的 *.runs.jsonl 每行是 lineage score 的一次结果，最后一行读不通：多半经人改动。"
        "删去即可，只会失去与它的比较。",
        "The file *.runs.jsonl beside the store holds one result of lineage score a line, and the last cannot be read: "
        "somebody edited it. Delete it; all that is lost is the comparison with it.",
    ),
    "empty-draft": (
        "文稿中除空白外什么也没有，所以不算核对过。",
        "The draft holds nothing but white space; it does not count as checked.",
    ),
    "no-drafts": (
        "所写的文件夹及其下级都没有 docx、Markdown、HTML 或 txt 文件；隐藏的文件夹不看。",
        "Neither the folder nor any below it has a docx, Markdown, HTML or text file; hidden folders are not "
        "looked into.",
    ),
    "unknown-format": (
        "文件是别的程序的格式。旧的 .doc 与 WPS 文件请另存为 docx。",
        "The file is in a format of another program. Save old .doc and WPS files as docx.",
    ),
    "locked-file": (
        "文件由密码加密，没有密码谁也读不出，程序也不问密码。",
        "The file is encrypted with a password, and lineage never asks for one.",
    ),
    "damaged-docx": (
        "docx 是一个 ZIP 包；它不完整，或其中的 XML 有误，多半是下载或复制时中断。括号中是出错的部分。",
        "A docx is a ZIP package; it is cut off, or XML in it is broken, mostly because copying was "
        "interrupted. The part is given in brackets.",
    ),
    "damaged-pdf": (
        "文件名为 PDF，而它或其中某一页无法读取：多半是下载时中断，或其实是别的东西（如报错的网页）。",
        "The file is called a PDF, and it or a page of it cannot be read: it was cut off, or is something else, "
        "often the page of an error.",
    ),
    "scanned": (
        "PDF 的各页都没有文字层，只是图像（扫描件）。程序不从图像识字：识错的字会像是有人改过的。",
        "No page of the PDF has a text layer: it is a scan. The program reads no characters from pictures, for "
        "what is misread would look like somebody's change.",
    ),
    "missing-extra": (
        "这种格式须另装一个软件包。只有部分人需要的包列为附加组件，lineage doctor 可查。",
        "The format needs a package that is an extra, so that those who do not need it need not carry it; "
        "lineage doctor lists them.",
    ),
    "unsafe-xml": (
        "文档声明了 XML 实体，可借以撑爆内存或读取别的文件。文字处理软件从不这样写，所以整个文件都不读。",
        "The document declares XML entities, by which memory can be filled or other files read. Word "
        "processors never do; nothing of it was read.",
    ),
    "too-large": (
        "文件过大，或解压后远大于文件本身（压缩炸弹）。解压时一边计数，到限即止。",
        "The file is too large, or unpacks to far more than it is (a zip bomb). What comes out is counted "
        "while it is unpacked.",
    ),
    "list-syntax": (
        "已认可结果的清单或固定表述清单不是合格的 TOML。",
        "The list of accepted findings or of formulas is not TOML.",
    ),
    "list-key": (
        "清单中有不认识的键，多半是拼写之误。可用的键列在后面。",
        "An entry of a list has a key nobody knows, mostly a misspelling. The keys there are stand behind it.",
    ),
    "list-value": (
        "清单中某条缺少必需的值，或其值不合要求。认可必须写明理由、认可者与日期。",
        "An entry lacks a value it must have, or has one it cannot have. An acceptance must say why, by whom and when.",
    ),
    "would-overwrite": (
        "-o 所指的是文稿、比对的文件、目录 lineage.toml、目录所列的文件、人工对应、存储或清单之一。"
        "这些只读，从不被结果覆盖。",
        "-o names a draft, a file being compared, the catalogue lineage.toml, a file it lists, a hand-made alignment, "
        "the store or a list. They are read, and no result is ever written over them.",
    ),
    "draft-changed": (
        "核对与写批注之间，文稿被另一程序改动；批注若照写就会落在别的字上。",
        "Another program changed the draft between checking it and writing comments; they would stand at the wrong "
        "characters.",
    ),
}

DEFECTS: dict[str, tuple[str, str]] = {
    "outside": (
        "文件开头有文字不属于目录所列的任何一篇。",
        "The file begins with text that belongs to none of the documents in the catalogue.",
    ),
    "truncated": ("一段在句子中间断掉。", "A paragraph breaks off in mid-sentence."),
    "column": (
        "一段从句子中间开始，或插在别的文字之间：多半是分栏错乱，或丢了开头。",
        "A paragraph begins in mid-sentence, or stands where other words belong: columns were mixed up, or a "
        "beginning "
        "was lost.",
    ),
    "repeated": ("一段与前文某处逐字相同。", "A paragraph stands word for word in the text already."),
    "marks": (
        "引号或括号不成对；所附为各有几个。",
        "Quotation marks or brackets do not pair; how many there are of each.",
    ),
    "figures": ("同一个数字用于两件事。", "One figure is given for two things."),
    "numbering": (
        "编号超出所报的数目，或有重复。",
        "Numbered headings go on beyond the number announced, or repeat.",
    ),
    "furniture": (
        "署名、制图、广告、口号之类，不是文献本身的文字。",
        "Bylines, credits, advertisements, slogans and the like, which are not the document's own words.",
    ),
}

# The English reasons stand with the rules, in `lineage.normalise`.
RULES: dict[str, str] = {
    "note-marks": "注码夹在文字中间，不是文字的一部分；国发〔84〕15号里的是文号",
    "joined-signs": "①、㈠、⒈、Ⅳ、㎡ 这类合成的一个字，等于别人分开写的几个字",
    "invisible": "不显示的符号不计：字节顺序标记、软连字符、零宽连接符、异体选择符、控制符",
    "radicals": "PDF 文字层里的部首，等于形状相同的常用字",
    "width": "全角的字母、数字、符号与上标、下标数字，等于普通的",
    "script": "繁体、简体、台湾、香港与日本字形归为一字（据 OpenCC 的字表）",
    "spaces": "各种空白都是空格",
    "line-ends": "各种换行都是换行",
    "commas": "半角标点等于全角",
    "pauses": "半角标点等于全角",
    "stops": "半角标点等于全角",
    "semicolons": "半角标点等于全角",
    "colons": "半角标点等于全角",
    "questions": "半角标点等于全角",
    "exclamations": "半角标点等于全角",
    "opening-brackets": "左括号归为一种",
    "closing-brackets": "右括号归为一种",
    "opening-titles": "左书名号归为一种",
    "closing-titles": "右书名号归为一种",
    "quotation-marks": "内外层、弯直、直角引号归为一种：嵌套会改变引号，而文字不变",
    "middle-dots": "人名与日期中的间隔号归为一种",
    "hyphens": "连接号与减号归为一种",
    "long-dashes": "破折号归为一种",
    "tildes": "波浪号归为一种",
    "ellipsis-signs": "省略号归为一种",
    "blanks": "几个空格等于一个",
    "stray-spaces": "中文不用空格：汉字之间、数字两旁的空格出自排版",
    "dashes": "破折号不论长短",
    "ellipses": "省略号不论写法",
    "blank-lines": "几个换行等于一个",
    "numerals": "年份和逐位写出的数，不论零作何写，都等于数字；一带一路、五位一体、十四五不是数",
    "ranges": "起止之间的连接号不论写法",
    "decimal-points": "小数点读作点：5.5与55是两个数，比对文里没有标点",
    "what": "甚麼即什么",
}
