"""Word documents written by hand, part by part, for tests."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; plain words become one."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def note(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word writes it: once for itself and once more for older readers."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><x:txbx xmlns:x="urn:x">{inside}</x:txbx></w:drawing></mc:Choice>'
        f'<mc:Fallback><w:pict><x:shape xmlns:x="urn:x">{inside}</x:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def document(
    *body: str, footnotes: dict[int, str] | None = None, styles: str = "", space: str = W, **parts: str
) -> bytes:
    """A Word document with this body."""
    related = ""
    files = {"[Content_Types].xml": TYPES}
    files["_rels/.rels"] = relations(
        f'<Relationship Id="r1" Type="{RELATED}/officeDocument" Target="word/document.xml"/>'
    )
    files["word/document.xml"] = f'<w:document xmlns:w="{space}"><w:body>{"".join(body)}</w:body></w:document>'
    if footnotes:
        notes = "".join(f'<w:footnote w:id="{n}">{text}</w:footnote>' for n, text in footnotes.items())
        separator = f'<w:footnote w:type="separator" w:id="0">{p("———")}</w:footnote>'
        files["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{space}">{separator}{notes}</w:footnotes>'
        related += f'<Relationship Id="r1" Type="{RELATED}/footnotes" Target="footnotes.xml"/>'
    if styles:
        files["word/styles.xml"] = f'<w:styles xmlns:w="{space}">{styles}</w:styles>'
        related += f'<Relationship Id="r2" Type="{RELATED}/styles" Target="/word/styles.xml"/>'
    files["word/_rels/document.xml.rels"] = relations(related)
    return packed(files | {name.replace("__", "/"): text for name, text in parts.items()})


def relations(inside: str) -> str:
    """A part that says what another refers to."""
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def packed(files: dict[str, str]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
