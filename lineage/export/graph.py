"""What was found as a graph for Gephi, networkx, yEd and their like: GraphML and GEXF.

Of lineages the nodes are attestations and texts that are cited but absent, and an edge leads from the parent to the
child. Of matches the nodes are documents, and an edge leads from the earlier to the later of two that share wordings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

import lineage
from lineage.export.fields import Fields
from lineage.export.xmldoc import document, fit
from lineage.records import When

FORMS = ("graphml", "gexf")
Value = str | int | float | bool
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"


@dataclass(frozen=True, slots=True)
class Node:
    """A node with what is known of it; ``label`` is what a picture shows, ``date`` as the sources give it."""

    id: str
    label: str
    date: str | None
    known: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from the earlier node to the later; ``weight`` is how strong it is."""

    source: str
    target: str
    weight: float
    known: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each in an order that does not change."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def of_lineages(rows: Iterable[Fields]) -> Graph:
    """Accounts of wordings, as ``lineage export lineages`` gives them."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for row in rows:
        wording, undetermined = row["wording"], set(row["undetermined"])
        first = {id_: level for level, id_ in row["first"].items()}
        earliest: dict[str, str] = {}
        for one in row["attestations"]:
            earliest.setdefault(one["document"], one["id"])
            known = {name: one[name] for name in _OF_PLACES if one[name] is not None}
            known |= {"wording": wording, "undetermined": one["id"] in undetermined, "first": first.get(one["id"], "")}
            nodes.setdefault(
                one["id"], Node(one["id"], one["formulation"], one["date"], {"kind": "attestation"} | known)
            )
        for one in row["edges"]:
            known = {"kind": "descent", "wording": wording, **{name: one[name] for name in _OF_DESCENTS}}
            edges.append(Edge(one["parent"], one["child"], one["confidence"], known))
        for one in row["cited_but_absent"]:
            absent = f"absent:{one['title']}"
            nodes.setdefault(absent, Node(absent, one["title"], None, {"kind": "absent", "title": one["title"]}))
            citing = [earliest[name] for name in one["cited_by"] if name in earliest]
            edges.extend(Edge(absent, name, 1.0, {"kind": "cited", "wording": wording}) for name in citing)
    return Graph(tuple(nodes.values()), tuple(edges))


_OF_PLACES = ("document", "title", "level", "file", "line", "sentence", "context")
_OF_DESCENTS = ("relation", "confidence", "margin", "whole")


def of_matches(rows: Iterable[Fields]) -> Graph:
    """Documents that share wordings, from matches as ``lineage export matches`` gives them."""
    nodes: dict[str, Node] = {}
    pairs: dict[tuple[str, str], dict[str, Value]] = {}
    for row in rows:
        for side in (row["left"], row["right"]):
            name = side["document"]
            known = {key: side[key] for key in ("title", "level", "file") if side[key] is not None}
            nodes.setdefault(name, Node(name, side["title"], side["date"], {"kind": "document", **known}))
        pair = pairs.setdefault((row["left"]["document"], row["right"]["document"]), {"matches": 0, "surprise": 0.0})
        pair["matches"] = int(pair["matches"]) + 1
        pair["surprise"] = round(float(pair["surprise"]) + row["surprise"], 4)
        relation = f"relation_{row['relation']}"
        pair[relation] = int(pair.get(relation, 0)) + 1
    edges = (Edge(left, right, float(known["matches"]), known) for (left, right), known in sorted(pairs.items()))
    return Graph(tuple(nodes[name] for name in sorted(nodes)), tuple(edges))


def written(what: str, form: str, rows: Iterable[Fields]) -> str:
    """The graph of lineages or of matches in this form."""
    graph = of_lineages(rows) if what == "lineages" else of_matches(rows)
    root = _graphml(graph) if form == "graphml" else _gexf(graph)
    return document(root)


def _graphml(graph: Graph) -> ET.Element:
    """GraphML 1.0."""
    root = ET.Element("graphml", xmlns=_GRAPHML)
    keys = {**_keys("node", graph), **_keys("edge", graph)}
    for (kind, name), (key, of) in keys.items():
        ET.SubElement(root, "key", {"id": key, "for": kind, "attr.name": name, "attr.type": of})
    inside = ET.SubElement(root, "graph", id="lineage", edgedefault="directed")
    for node in graph.nodes:
        _data(ET.SubElement(inside, "node", id=fit(node.id)), _of_node(node), keys, "node")
    for number, edge in enumerate(graph.edges):
        ends = {"id": f"e{number}", "source": fit(edge.source), "target": fit(edge.target)}
        _data(ET.SubElement(inside, "edge", ends), _of_edge(edge), keys, "edge")
    return root


def _gexf(graph: Graph) -> ET.Element:
    """GEXF 1.3; a node is there from its first possible day on."""
    root = ET.Element("gexf", xmlns=_GEXF, version="1.3")
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = f"lineage {lineage.__version__}"
    inside = ET.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    keys = {**_keys("node", graph), **_keys("edge", graph)}
    for kind in ("node", "edge"):
        held = ET.SubElement(inside, "attributes", {"class": kind})
        for (of_kind, name), (key, of) in keys.items():
            if of_kind == kind:
                ET.SubElement(held, "attribute", id=key, title=name, type=of)
    nodes, edges = ET.SubElement(inside, "nodes"), ET.SubElement(inside, "edges")
    for node in graph.nodes:
        begins = {"start": When.read(node.date).first} if node.date else {}
        element = ET.SubElement(nodes, "node", {"id": fit(node.id), "label": fit(node.label), **begins})
        _values(element, _of_node(node), keys, "node")
    for number, edge in enumerate(graph.edges):
        ends = {"id": str(number), "source": fit(edge.source), "target": fit(edge.target), "weight": str(edge.weight)}
        _values(ET.SubElement(edges, "edge", ends), _of_edge(edge), keys, "edge")
    return root


Keys = Mapping[tuple[str, str], tuple[str, str]]


def _keys(kind: Literal["node", "edge"], graph: Graph) -> dict[tuple[str, str], tuple[str, str]]:
    """The key and the type of each thing that is known of nodes or of edges."""
    known = map(_of_node, graph.nodes) if kind == "node" else map(_of_edge, graph.edges)
    names = {name: value for each in known for name, value in each.items()}
    return {
        (kind, name): (f"{kind[0]}{number}", _TYPES[type(names[name])]) for number, name in enumerate(sorted(names))
    }


def _of_node(node: Node) -> dict[str, Value]:
    return {"label": node.label, **({"date": node.date} if node.date else {}), **node.known}


def _of_edge(edge: Edge) -> dict[str, Value]:
    return {"weight": edge.weight, **edge.known}


def _data(element: ET.Element, known: Mapping[str, Value], keys: Keys, kind: str) -> None:
    for name, value in known.items():
        ET.SubElement(element, "data", key=keys[kind, name][0]).text = _said(value)


def _values(element: ET.Element, known: Mapping[str, Value], keys: Keys, kind: str) -> None:
    held = ET.SubElement(element, "attvalues")
    for name, value in known.items():
        ET.SubElement(held, "attvalue", {"for": keys[kind, name][0], "value": _said(value)})


def _said(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else fit(str(value))
