"""XML that is written: what no XML may hold is replaced, what stands in it is laid out line by line."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """A text without what no XML may hold."""
    return _UNFIT.sub("\ufffd", text)


def document(root: ET.Element) -> str:
    """An element as a document of its own."""
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
