"""What can go wrong, in words a reader can act on.

Each kind has a code, which `lineage explain` and docs/errors.md know, and its sentence in both languages:
what, where, the way out. Only the command line prints them.
"""

from __future__ import annotations

from typing import ClassVar


class LineageError(Exception):
    """Something the user can mend. ``facts`` fill the sentence; ``said`` gives it in ``en`` or ``zh``.

    >>> EmptyDocumentError(path="a.txt").said("en")
    'a.txt is empty. Put the text in, or leave the file out'
    """

    code: ClassVar[str] = "lineage"
    en: ClassVar[str] = "{what}"
    zh: ClassVar[str] = "{what}"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """The sentence in ``language``; line ends and control characters of a document never reach a terminal."""
        sentence = self.zh if language == "zh" else self.en
        return "".join(character if character.isprintable() else "�" for character in sentence.format(**self.facts))


class MissingFileError(LineageError):
    code = "missing-file"
    en = "{path} does not exist. Check the name, or the folder given with --corpus"
    zh = "{path} 不存在。请核对文件名，或 --corpus 所指的文件夹"


class UnreadableFileError(LineageError):
    code = "unreadable-file"
    en = "{path} cannot be read ({reason}). Check its permissions"
    zh = "{path} 无法读取（{reason}）。请检查文件权限"


class IsFolderError(LineageError):
    code = "is-folder"
    en = "{path} is a folder. Name a file in it"
    zh = "{path} 是文件夹。请写出其中的一个文件"


class EmptyDocumentError(LineageError):
    code = "empty-document"
    en = "{path} is empty. Put the text in, or leave the file out"
    zh = "{path} 是空文件。请补上正文，或不收这个文件"


class EmptyInputError(LineageError):
    code = "empty-input"
    en = "standard input is empty. Send the text there, or name a file instead of -"
    zh = "标准输入是空的。请把正文送入标准输入，或改写文件名而不用 -"


class NotTextError(LineageError):
    code = "not-text"
    en = "{path} is not text: it looks like {kind}. Give a text file instead"
    zh = "{path} 不是文本：看来是 {kind}。请改用文本文件"


class UnreadableDocumentError(LineageError):
    code = "unreadable-document"
    en = "{path} is not {encoding} text (byte {byte}). Convert it to UTF-8, or name its encoding in the catalogue"
    zh = "{path} 不是 {encoding} 文本（第 {byte} 字节）。请转为 UTF-8，或在目录中写明 encoding"


class UnknownEncodingError(LineageError):
    code = "unknown-encoding"
    en = "{path}: no encoding is called {encoding}. Name one such as utf-8, gb18030, big5 or utf-16"
    zh = "{path}：没有名为 {encoding} 的编码。请写 utf-8、gb18030、big5、utf-16 之类"


class NoChineseError(LineageError):
    code = "no-chinese"
    en = "{path} holds no Chinese text, so nothing in it can be compared. Remove it, or check its encoding"
    zh = "{path} 中没有中文，无从比对。请删去，或检查编码"


class NothingLeftError(LineageError):
    code = "nothing-left"
    en = "{path}: nothing is left of {document} once page furniture is removed. Check where the part begins"
    zh = "{path}：{document} 去掉页码等版面成分后没有剩下正文。请检查该篇的起点"


class NothingToCompareError(LineageError):
    code = "nothing-to-compare"
    en = "{corpus} holds {number} document(s); at least two are needed to compare. Add one to lineage.toml"
    zh = "{corpus} 中只有 {number} 篇文献，至少两篇才能比对。请在 lineage.toml 中补充"


class NothingToCheckAgainstError(LineageError):
    code = "nothing-to-check-against"
    en = "{corpus} has no document to check a draft against. Add some to lineage.toml, or give a later --as-of"
    zh = "{corpus} 中没有可据以核对的文献。请在 lineage.toml 中补充，或改用较晚的 --as-of"


class NoCorpusError(LineageError):
    code = "no-corpus"
    en = "{path} and the folders above it have no lineage.toml. Write one with: lineage init {path}"
    zh = "{path} 及其上级文件夹中没有 lineage.toml。可用 lineage init {path} 生成"


class NoFilesError(LineageError):
    code = "no-files"
    en = "{path} holds no text (.txt, .docx, .pdf, .html). Put the documents in, or name another folder"
    zh = "{path} 中没有文本（.txt、.docx、.pdf、.html）。请放入文献，或另指一个文件夹"


class CatalogueExistsError(LineageError):
    code = "catalogue-exists"
    en = "{path} already exists and is left as it is. See what init would write with: lineage init -o -"
    zh = "{path} 已存在，未作改动。可用 lineage init -o - 查看将写入的内容"


class CatalogueSyntaxError(LineageError):
    code = "catalogue-syntax"
    en = "{path}, line {line}: {reason}. Mend the line; docs/reference/catalogue.md shows the form"
    zh = "{path} 第 {line} 行：{reason}。请改正；格式见 docs/reference/catalogue.md"


class CatalogueValueError(LineageError):
    code = "catalogue-value"
    en = "{path}, document {document}: {key} is {value}, which is not {wanted}. Correct it there"
    zh = "{path} 文献 {document}：{key} 的值 {value} 不是 {wanted}。请改正"


class CatalogueKeyError(LineageError):
    code = "catalogue-key"
    en = "{path}, document {document}: no key is called {key}. Did you mean {nearest}?"
    zh = "{path} 文献 {document}：没有名为 {key} 的键。是否想写 {nearest}？"


class CatalogueMissingError(LineageError):
    code = "catalogue-missing"
    en = "{path}, {document}: {key} is missing. Add a line {key} = …"
    zh = "{path} {document}：缺少 {key}。请补上一行 {key} = …"


class OutsideCorpusError(LineageError):
    code = "outside-corpus"
    en = "{path}: {file} lies outside the corpus folder and is not read. Put the file into the folder"
    zh = "{path}：{file} 在文集文件夹之外，不予读取。请把文件放进该文件夹"


class SameFileError(LineageError):
    code = "same-file"
    en = "{path}: {file} is listed twice. List what it holds once, as [[document.part]] of one entry"
    zh = "{path}：{file} 列了两次。请只列一次，其中各篇写作 [[document.part]]"


class PartNotFoundError(LineageError):
    code = "part-not-found"
    en = "{path}: no part begins with “{begins}”. Copy the first words of the part from the file into lineage.toml"
    zh = "{path}：找不到以“{begins}”开头的部分。请把该篇开头的文字照抄到 lineage.toml"


class SameIdError(LineageError):
    code = "same-id"
    en = "{path}: two documents are called {document} ({first} and {second}). Give one another id with document = …"
    zh = "{path}：有两篇文献都叫 {document}（{first} 与 {second}）。请用 document = … 另取一个名字"


class UnknownDocumentError(LineageError):
    code = "unknown-document"
    en = "no document is called {document}. Nearest: {nearest}. See all with: lineage list"
    zh = "没有名为 {document} 的文献。相近的有：{nearest}。可用 lineage list 查看全部"


class AmbiguousDocumentError(LineageError):
    code = "ambiguous-document"
    en = "{document} could be any of {candidates}. Give the whole id"
    zh = "{document} 可能是 {candidates} 中的任何一篇。请给出完整的名字"


class UnknownUnitError(LineageError):
    code = "unknown-unit"
    en = "nobody in the corpus is called {name}. Nearest: {nearest}. Name a level, or who speaks as in: lineage list"
    zh = "文集中没有名为 {name} 的主体。相近的有：{nearest}。可写层级，或 lineage list 所列的发布者"


class NotIndexedError(LineageError):
    code = "not-indexed"
    en = "{corpus} has not been indexed. Run: lineage index {options}"
    zh = "{corpus} 尚未建立索引。请运行：lineage index {options}"


class ChangedSinceIndexError(LineageError):
    code = "changed-since-index"
    en = "{path} has changed since the corpus was indexed. Run: lineage index {options}"
    zh = "{path} 在建立索引之后有改动。请运行：lineage index {options}"


class ChangedMeanwhileError(LineageError):
    code = "changed-meanwhile"
    en = "{path} was changed while it was being read; nothing was stored. Run again: lineage index {options}"
    zh = "{path} 在读入期间有改动，未作存储。请重新运行：lineage index {options}"


class IndexedOtherwiseError(LineageError):
    code = "indexed-otherwise"
    en = "{corpus} was indexed by another version of lineage. Run: lineage index {options}"
    zh = "{corpus} 的索引由另一版本的 lineage 建立。请运行：lineage index {options}"


class StoreLockedError(LineageError):
    code = "store-locked"
    en = "the store {path} is in use by another program. Wait until it has ended, or choose another with --store"
    zh = "存储 {path} 正被另一程序使用。请等它结束，或用 --store 另选一个"


class StoreDamagedError(LineageError):
    code = "store-damaged"
    en = (
        "the store {path} cannot be read ({reason}). If lineage wrote it, remove it and run: lineage index; "
        "if not, choose another file with --store"
    )
    zh = (
        "存储 {path} 无法读取（{reason}）。若是 lineage 所写，请删除后运行 lineage index；若不是，请用 --store 另选文件"
    )


class NotOurStoreError(LineageError):
    code = "not-our-store"
    en = "{path} is a database that lineage did not write. Choose another file with --store"
    zh = "{path} 不是 lineage 写入的数据库。请用 --store 另选文件"


class StoreVersionError(LineageError):
    code = "store-version"
    en = "the store {path} has schema {found}, this program needs {wanted}. Remove the file and run: lineage index"
    zh = "存储 {path} 的版本是 {found}，本程序需要 {wanted}。请删除该文件后运行：lineage index"


class CannotWriteError(LineageError):
    code = "cannot-write"
    en = "{path} cannot be written ({reason}). Free some space or choose another place with -o or --store"
    zh = "{path} 无法写入（{reason}）。请腾出空间，或用 -o、--store 另选位置"


class NotOurFolderError(LineageError):
    code = "not-our-folder"
    en = "{path} holds files that lineage did not write ({example}). Choose an empty or new folder with -o"
    zh = "{path} 中有并非 lineage 写入的文件（{example}）。请用 -o 指定空文件夹或新文件夹"


class NotASiteError(LineageError):
    code = "not-a-site"
    en = "{path} is no site that lineage wrote ({manifest} is missing). Name the folder given to lineage build -o"
    zh = "{path} 不是 lineage 生成的网站（缺少 {manifest}）。请写出 lineage build -o 所用的文件夹"


class PortTakenError(LineageError):
    code = "port-taken"
    en = "port {port} cannot be used ({reason}). Choose another with --port, or any that is free with --port 0"
    zh = "端口 {port} 无法使用（{reason}）。请用 --port 另选，或用 --port 0 任取空闲端口"


class NothingToTraceError(LineageError):
    code = "nothing-to-trace"
    en = "“{wording}” holds no letter, digit or Chinese character to look for. Give the words of the wording"
    zh = "“{wording}”中没有可查找的文字。请给出提法本身"


class NoTruthError(LineageError):
    code = "no-truth"
    en = "{path} does not exist. Write it (docs/howto/measure-alignments.md), or name another folder with --truth"
    zh = "{path} 不存在。请写下人工对应（docs/howto/measure-alignments.md），或用 --truth 另指文件夹"


class TruthRowError(LineageError):
    code = "truth-row"
    en = "{where}: {what} is missing or not as it must be. Correct it as docs/reference/truth.md has it"
    zh = "{where}：缺少 {what}，或其值不成立。请按 docs/reference/truth.md 改正"


class TruthDocumentError(LineageError):
    code = "truth-document"
    en = "{where}: “{document}” is no one document or file of the corpus. Write one of these: {nearest}"
    zh = "{where}：“{document}”不是文集中某一篇文献或某一个文件。请改写为：{nearest}"


class TruthSentencesError(LineageError):
    code = "truth-sentences"
    en = "the sentences of {document} in documents/, joined, stand in no file of the corpus. Copy them again"
    zh = "documents/ 中 {document} 各句连起来不见于文集的任何文件。请从文件中重新抄录"


class TruthTextError(LineageError):
    code = "truth-text"
    en = "{where}: “{text}” is not in {place}. Copy the words from the text, or correct the sentence's number"
    zh = "{where}：{place} 中没有“{text}”。请从原文抄录，或更正句号数"


class RunsDamagedError(LineageError):
    code = "runs-damaged"
    en = "{path}, line {line}, is no stored run of lineage score. Remove the line, or the file"
    zh = "{path} 第 {line} 行不是 lineage score 存下的结果。请删去这一行或整个文件"


class EmptyDraftError(LineageError):
    code = "empty-draft"
    en = "{path} is empty, so there is nothing to check. Leave it out, or put the text in"
    zh = "{path} 是空的，无可核对。请去掉它，或补上正文"


class NoDraftsError(LineageError):
    code = "no-drafts"
    en = "{path} holds no draft (.docx, .pdf, .md, .html, .txt). Name the files themselves, or another folder"
    zh = "{path} 中没有文稿（.docx、.pdf、.md、.html、.txt）。请直接写出文件，或另指一个文件夹"


class UnknownFormatError(LineageError):
    code = "unknown-format"
    en = "{path} cannot be read as a draft: it looks like {kind}. Save it as docx, HTML, Markdown or plain text"
    zh = "{path} 不能作为文稿读取：看来是 {kind}。请另存为 docx、HTML、Markdown 或纯文本"


class LockedFileError(LineageError):
    code = "locked-file"
    en = "{path} is protected by a password. Save a copy without one and check that"
    zh = "{path} 有密码保护。请另存一份不带密码的，再行核对"


class DamagedDocxError(LineageError):
    code = "damaged-docx"
    en = "{path} is not a whole Word document ({part}). Open it in Word, save it again as docx, and check that"
    zh = "{path} 不是完整的 Word 文档（{part}）。请用 Word 打开并重新存为 docx，再行核对"


class DamagedPdfError(LineageError):
    code = "damaged-pdf"
    en = "{path} is not a whole PDF. Fetch or make it again, or give the text itself"
    zh = "{path} 不是完整的 PDF。请重新取得或生成，或直接给出文本"


class ScannedError(LineageError):
    code = "scanned"
    en = "{path} holds no text, only pictures of it. Have the characters read (OCR) and give the result"
    zh = "{path} 中没有文字，只有文字的图像。请先做文字识别（OCR），再给出结果"


class MissingExtraError(LineageError):
    code = "missing-extra"
    en = "{path} needs {package}, which is not installed. Run: pip install 'policy-lineage[{extra}]'"
    zh = "读取 {path} 需要 {package}，而尚未安装。请运行：pip install 'policy-lineage[{extra}]'"


class UnsafeXmlError(LineageError):
    code = "unsafe-xml"
    en = "{path} declares entities in {part}, which no word processor does; it was not read. Save it again in Word"
    zh = "{path} 的 {part} 中声明了实体，任何文字处理软件都不会这样写，故未读取。请用 Word 重新存一次"


class TooLargeError(LineageError):
    code = "too-large"
    en = "{path} is larger, or unpacks to more, than can be checked at once (at most {most}). Divide it"
    zh = "{path} 过大，或解压后过大，不能一次核对（至多 {most}）。请分成几份"


class ListSyntaxError(LineageError):
    code = "list-syntax"
    en = "{path}, line {line}: {reason}. Mend the line; the file is TOML"
    zh = "{path} 第 {line} 行：{reason}。请改正；文件格式为 TOML"


class ListKeyError(LineageError):
    code = "list-key"
    en = "{path}, entry {entry}: no key is called {key}. Keys are: {known}"
    zh = "{path} 第 {entry} 条：没有名为 {key} 的键。可用的有：{known}"


class ListValueError(LineageError):
    code = "list-value"
    en = "{path}, entry {entry}: {key} is missing or is not as it must be ({wanted}). Correct it"
    zh = "{path} 第 {entry} 条：缺少 {key}，或其值不合要求（{wanted}）。请改正"


class WouldOverwriteError(LineageError):
    code = "would-overwrite"
    en = (
        "{path} is one of the files you gave (a draft, a text or list of the corpus) and is never written over. "
        "Choose another name with -o"
    )
    zh = "{path} 是您给出的文件（文稿，或文集中的文献、清单），绝不覆盖。请用 -o 另取文件名"


class DraftChangedError(LineageError):
    code = "draft-changed"
    en = "{path} was changed while it was being checked; no comments were written. Check it again"
    zh = "{path} 在核对期间有改动，未写批注。请重新核对"
