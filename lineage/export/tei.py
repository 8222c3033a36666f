"""A corpus and its matches as TEI P5: every document with its sentences, and the matches standing off.

A passage is a ``span`` from its first sentence to its last, with its words; a match is a ``link`` of the passage on the
left and that on the right, of the type of its relation, with its similarity as ``n``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from xml.etree import ElementTree as ET

import lineage
from lineage.export.fields import Fields
from lineage.export.xmldoc import document, fit

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def written(title: str, documents: Iterable[Fields], sentences: Iterable[Fields], matches: Iterable[Fields]) -> str:
    """The corpus, its documents in the order given; the sentences stand document by document."""
    described = {one["document"]: one for one in documents}
    names = {name: f"d{number}" for number, name in enumerate(described, 1)}
    root = ET.Element("teiCorpus", {"xmlns": "http://www.tei-c.org/ns/1.0", _LANGUAGE: "zh"})
    _header(root, title).text = fit(title)
    _standing_off(root, list(matches), names)
    for name, own in groupby(sentences, key=itemgetter("document")):
        text = ET.SubElement(root, "TEI", {_ID: names[name]})
        _described(_header(text, described[name]["title"]), described[name])
        body = ET.SubElement(ET.SubElement(text, "text"), "body")
        for number, paragraph in groupby(own, key=itemgetter("paragraph")):
            held = ET.SubElement(body, "p", n=str(number))
            for one in paragraph:
                known = {_ID: f"{names[name]}.s{one['sentence']}", "type": one["form"]}
                ET.SubElement(held, "s", known).text = fit(one["clean"])
    return document(root)


def _header(parent: ET.Element, title: str) -> ET.Element:
    """The header of a text or of the corpus; what is given back is where its source is described."""
    described = ET.SubElement(ET.SubElement(parent, "teiHeader"), "fileDesc")
    ET.SubElement(ET.SubElement(described, "titleStmt"), "title").text = fit(title)
    ET.SubElement(ET.SubElement(described, "publicationStmt"), "p").text = f"lineage {lineage.__version__}"
    return ET.SubElement(ET.SubElement(described, "sourceDesc"), "bibl")


def _described(bibl: ET.Element, known: Fields) -> None:
    """The source of a document."""
    ET.SubElement(bibl, "title").text = fit(known["title"])
    if known["issuer"]:
        ET.SubElement(bibl, "author").text = fit(known["issuer"])
    if known["date"]:
        ET.SubElement(bibl, "date", when=known["date"]).text = known["date"]
    ET.SubElement(bibl, "idno", type="document").text = fit(known["document"])
    ET.SubElement(bibl, "idno", type="file").text = fit(known["file"])


def _standing_off(root: ET.Element, matches: Sequence[Fields], names: Mapping[str, str]) -> None:
    """The passages and the matches between them; a group may not be empty."""
    if not matches:
        return
    parent = ET.SubElement(root, "standOff")
    passages, links = (
        ET.SubElement(parent, "spanGrp", type="passages"),
        ET.SubElement(parent, "linkGrp", type="matches"),
    )
    for one in matches:
        ends = []
        for side in ("left", "right"):
            key, name = f"m{one['match']}.{side}", names[one[side]["document"]]
            place = {"from": f"#{name}.s{one[side]['sentence']}", "to": f"#{name}.s{one[side]['through']}"}
            ET.SubElement(passages, "span", {_ID: key, **place}).text = fit(one[side]["clean"])
            ends.append(f"#{key}")
        known = {_ID: f"m{one['match']}", "type": one["relation"], "n": str(one["score"]), "target": " ".join(ends)}
        ET.SubElement(links, "link", known)
