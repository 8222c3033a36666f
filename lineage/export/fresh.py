"""A Word document made anew from the text of a draft: a paragraph for each block, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lineage.records import Block, Draft

_DAY = (1980, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_IMPOSSIBLE = dict.fromkeys([*range(9), *range(11, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")
_STYLES = {"heading": "Heading1", "quotation": "Quote", "note": "FootnoteText"}

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_OWN_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_BASED = '<w:basedOn w:val="Normal"/>'
_STYLE_SHEET = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
    'w:val="Normal"/><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:style><w:style w:type="paragraph" '
    f'w:styleId="Heading1"><w:name w:val="heading 1"/>{_BASED}<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>'
    f'<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/>{_BASED}'
    '<w:pPr><w:ind w:left="480"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style><w:style '
    f'w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>{_BASED}<w:rPr><w:sz w:val="18"/>'
    '</w:rPr></w:style><w:style w:type="character" w:styleId="CommentReference"><w:name '
    'w:val="annotation reference"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style></w:styles>'
)


def fresh(draft: Draft) -> bytes:
    """The clean text of a draft as a Word document; read again, its text is the clean text."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": "".join(_document(draft)),
        "word/_rels/document.xml.rels": _OWN_RELATIONS,
        "word/styles.xml": _STYLE_SHEET,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _document(draft: Draft) -> Iterator[str]:
    yield f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>'
    for block in draft.blocks:
        yield from _paragraph(block, draft)
    yield '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" '
    yield 'w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>'


def _paragraph(block: Block, draft: Draft) -> Iterator[str]:
    style = _STYLES.get(block.form)
    indent = '<w:ind w:firstLineChars="200" w:firstLine="480"/>' if block.form == "paragraph" else ""
    properties = f'<w:pStyle w:val="{style}"/>' if style else indent
    words = escape(block.clean.of(draft.text.text).translate(_IMPOSSIBLE))
    yield f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>"
    yield f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
