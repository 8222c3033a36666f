"""Exports have the fields others rely on, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv as spreadsheet
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from make import lineage, match, reading

from lineage.export import csv, fields, graph, jsonl, tei
from lineage.export import json as document
from lineage.records import Cited, Defect
from lineage.spans import Span

LEFT = reading(
    "党的建议\n加快构建新发展格局，\n坚持稳中求进。",
    "国-2020",
    before="第1页\n\n",
    date="2020-10-29",
    issuer="中共中央",
)
RIGHT = replace(
    reading(
        "全省加快构建新发展格局。",
        "省-2020",
        level="provincial",
        date="2020-12",
        inferred=("level",),
        authority=("甲", "乙"),
    ),
    defects=(Defect("truncated", Span(0, 2), 1, "断在此处"),),
)
UNDATED = reading("全市构建新发展格局。", "市", level=None, date=None)
CORPUS = fields.Corpus.read([LEFT, RIGHT, UNDATED])
MATCH = replace(
    match(
        LEFT,
        RIGHT,
        "加快构建新发展格局",
        "全省加快构建新发展格局",
        relation="localised",
        score=0.93456,
        surprise=41.5678,
    ),
    critical=("number", "scope"),
)
LINEAGE = replace(
    lineage("新发展格局", LEFT, RIGHT, UNDATED),
    undetermined=("国-2020-9",),
    cited_but_absent=(Cited("某决定", ("国-2020",)),),
)


def rows(text: str) -> list[list[str]]:
    """CSV as a spreadsheet reads it."""
    return list(spreadsheet.reader(io.StringIO(text, newline="")))


def test_a_document_has_every_field_of_the_contract() -> None:
    found = fields.of_reading(RIGHT)
    assert found == {
        "document": "省-2020",
        "title": "省-2020的文献",
        "level": "provincial",
        "issuer": None,
        "date": "2020-12",
        "held": None,
        "published": None,
        "kind": None,
        "authority": ["甲", "乙"],
        "file": "省-2020.txt",
        "start": 0,
        "end": 12,
        "sentences": 1,
        "inferred": ["level"],
        "warnings": [{"kind": "truncated", "line": 1, "start": 0, "end": 2, "detail": "断在此处"}],
    }


def test_both_sides_of_a_match_are_slices_of_their_files() -> None:
    found = fields.of_match(MATCH, CORPUS)
    for side, source in (("left", LEFT), ("right", RIGHT)):
        part = found[side]
        assert source.raw[part["start"] : part["end"]] == part["text"]
        assert part["line"] == source.raw[: part["start"]].count("\n") + 1
        assert part["file"] == source.document.file
    assert (found["left"]["date"], found["right"]["date"]) == ("2020-10-29", "2020-12")
    assert found["left"]["line"] == 4


def test_a_match_has_every_field_of_the_contract_in_its_order() -> None:
    found = fields.of_match(MATCH, CORPUS)
    assert list(found) == [
        *("match", "left", "right", "relation", "score", "surprise", "boilerplate", "critical", "changes", "slots")
    ]
    named = ("document", "title", "level", "date", "file", "sentence", "start", "end", "text", "clean")
    assert set(named) <= set(found["left"]) == set(found["right"])
    assert (found["score"], found["surprise"]) == (0.9346, 41.57)
    assert "".join(change["right"] for change in found["changes"]) == found["right"]["clean"]


def test_a_lineage_has_every_field_of_the_contract() -> None:
    found = fields.of_lineage(LINEAGE, CORPUS)
    contract = ["wording", "attestations", "edges", "first", "undetermined", "cited_but_absent"]
    assert list(found) == [*contract, "cited", "variants", "forms", "doubts", "near", "ancestor"]
    first = found["attestations"][0]
    assert LEFT.raw[first["start"] : first["end"]] == first["text"] == "新发展格局"
    assert found["edges"][0] == {
        "child": "省-2020-6",
        "parent": "国-2020-9",
        "relation": "verbatim",
        "confidence": 0.8,
        "runner_up": None,
        "margin": 0.5,
        "whole": False,
        "mutation": None,
    }
    assert found["first"] == {"national": "国-2020-9"}
    assert found["cited_but_absent"] == [{"title": "某决定", "cited_by": ["国-2020"]}]


def test_sentences_carry_their_line_and_slice() -> None:
    lines = fields.Lines.of(LEFT.raw)
    found = [fields.of_sentence(sentence, LEFT, lines) for sentence in LEFT.sentences]
    assert [(one["line"], one["text"]) for one in found] == [
        (3, "党的建议"),
        (4, "加快构建新发展格局，"),
        (5, "坚持稳中求进。"),
    ]


@given(st.text(alphabet="甲\n\r ", max_size=30))
def test_a_line_is_counted_as_grep_counts_it(raw: str) -> None:
    lines = fields.Lines.of(raw)
    assert [lines.at(place) for place in range(len(raw))] == [raw[:place].count("\n") + 1 for place in range(len(raw))]


ROWS: dict[str, list[dict[str, Any]]] = {
    "documents": [fields.of_listed(fields.of_reading(one), "utf-8") for one in (LEFT, RIGHT)],
    "sentences": [fields.of_sentence(one, LEFT, fields.Lines.of(LEFT.raw)) for one in LEFT.sentences],
    "matches": [fields.of_match(MATCH, CORPUS)],
    "attestations": [{"wording": "新发展格局", **fields.of_attestation(one, CORPUS)} for one in LINEAGE.attestations],
    "lineages": [fields.of_lineage(LINEAGE, CORPUS)],
}


@pytest.mark.parametrize("what", ROWS)
def test_json_lines_and_json_hold_the_same_rows(what: str) -> None:
    lines = [json.loads(line) for line in "".join(jsonl.lines(ROWS[what])).splitlines()]
    assert lines == ROWS[what]
    assert json.loads("".join(document.listed(what, iter(ROWS[what])))) == {what: ROWS[what]}


@pytest.mark.parametrize("what", ROWS)
def test_csv_has_a_column_for_every_field(what: str) -> None:
    head, *found = rows("".join(csv.lines(what, ROWS[what])))
    assert head == list(csv.COLUMNS[what])
    assert found
    assert {len(row) for row in found} == {len(head)}
    if what not in ("lineages",):
        flat = {
            f"{name}_{below}"
            for row in ROWS[what]
            for name in row
            if isinstance(row[name], dict)
            for below in row[name]
        }
        assert set(head) == flat | {name for name in ROWS[what][0] if not isinstance(ROWS[what][0][name], dict)}


def test_nothing_to_export_is_still_well_formed() -> None:
    assert json.loads("".join(document.listed("matches", []))) == {"matches": []}
    assert "".join(jsonl.lines([])) == ""
    assert rows("".join(csv.lines("matches", []))) == [list(csv.COLUMNS["matches"])]


def test_a_csv_lineage_is_a_table_of_attestations_with_their_parents() -> None:
    head, *found = rows("".join(csv.lines("lineages", ROWS["lineages"])))
    table = [dict(zip(head, row, strict=True)) for row in found]
    assert [row["parent"] for row in table] == ["", "国-2020-9", "省-2020-6"]
    assert [row["undetermined"] for row in table] == ["true", "false", "false"]
    assert table[1]["confidence"] == "0.8"
    assert table[2]["date"] == ""


def test_csv_shows_changes_as_a_proof_reader_would() -> None:
    head, row = rows("".join(csv.lines("matches", ROWS["matches"])))
    found = dict(zip(head, row, strict=True))
    assert found["changes"] == "{+全省+}加快构建新发展格局"
    assert found["critical"] == "number; scope"
    changes = [
        {"op": "variant", "left": "發", "right": "发"},
        {"op": "delete", "left": "大", "right": ""},
        {"op": "replace", "left": "湖北", "right": "武汉"},
    ]
    assert csv.cell(changes) == "发[-大-][-湖北-]{+武汉+}"


def test_csv_says_what_is_wrong_with_a_document() -> None:
    head, _, row = rows("".join(csv.lines("documents", ROWS["documents"])))
    assert dict(zip(head, row, strict=True))["warnings"] == "1: truncated 断在此处"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t=", "\n=", "\r@", "\u3000＝"])
def test_no_cell_is_taken_for_a_formula(sign: str) -> None:
    hostile = replace(LEFT.document, title=f'{sign}HYPERLINK("http://x")', issuer=f"{sign}1")
    row = fields.of_listed(fields.of_document(hostile, sentences=0), None)
    _, found = rows("".join(csv.lines("documents", [row])))
    assert found[1] == f'\'{sign}HYPERLINK("http://x")'
    assert found[3] == f"'{sign}1"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_from_csv_but_for_the_apostrophe(text: str) -> None:
    hostile = fields.of_listed(fields.of_document(replace(LEFT.document, title=text), sentences=0), None)
    _, found = rows("".join(csv.lines("documents", [hostile])))
    assert found[1] in (text, f"'{text}")


def test_the_byte_order_mark_stands_first_and_only_on_request() -> None:
    assert "".join(csv.lines("documents", [], byte_order_mark=True)).startswith("\ufeffdocument,title")
    assert "".join(csv.lines("documents", [])).startswith("document,title")


def test_exports_are_written_row_by_row() -> None:
    def endless() -> Any:
        while True:
            yield ROWS["documents"][0]

    for lines in (jsonl.lines(endless()), csv.lines("documents", endless()), document.listed("documents", endless())):
        assert [next(lines) for _ in range(3)]


# networks, and TEI


def network(what: str, form: str, *found: fields.Fields) -> networkx.DiGraph:
    """The graph as networkx reads it."""
    read: dict[str, Callable[..., networkx.DiGraph]] = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}
    return read[form](io.BytesIO(graph.written(what, form, found).encode()))


@pytest.mark.parametrize("form", graph.FORMS)
def test_a_lineage_is_a_network_of_attestations_and_absent_texts(form: str) -> None:
    account = fields.of_lineage(LINEAGE, CORPUS)
    found = network("lineages", form, account)
    places = {one["id"] for one in account["attestations"]}
    assert set(found) == places | {"absent:某决定"}
    assert {(one["parent"], one["child"]) for one in account["edges"]} <= set(found.edges)
    assert found.edges["absent:某决定", account["attestations"][0]["id"]]["kind"] == "cited"
    first = found.nodes[account["first"]["national"]]
    assert (first["kind"], first["first"], first["date"], first["wording"]) == (
        *("attestation", "national", "2020-10-29"),
        "新发展格局",
    )
    assert all(data["confidence"] > 0 for *_, data in found.edges(data=True) if data["kind"] == "descent")


def test_a_node_of_gexf_is_there_from_its_first_possible_day() -> None:
    found = network("lineages", "gexf", fields.of_lineage(LINEAGE, CORPUS))
    days = {data["document"]: data.get("start") for _, data in found.nodes(data=True) if data["kind"] == "attestation"}
    assert days == {"国-2020": "2020-10-29", "省-2020": "2020-12-01", "市": None}


@pytest.mark.parametrize("form", graph.FORMS)
def test_matches_are_a_network_of_documents(form: str) -> None:
    row = fields.of_match(MATCH, CORPUS)
    found = network("matches", form, row, {**row, "relation": "verbatim"})
    assert set(found) == {"国-2020", "省-2020"}
    edge = found.edges["国-2020", "省-2020"]
    assert (edge["matches"], edge["weight"], edge["relation_localised"], edge["surprise"]) == (2, 2.0, 1, 83.14)


@pytest.mark.parametrize("form", graph.FORMS)
def test_nothing_found_is_an_empty_network(form: str) -> None:
    assert not network("matches", form)


HOSTILE = "</data><x/>&lt;]]>\x07\ud800“甲”"


@pytest.mark.parametrize("form", graph.FORMS)
def test_words_are_words_in_a_network(form: str) -> None:
    row = fields.of_match(MATCH, CORPUS)
    row["left"] = {**row["left"], "title": HOSTILE}
    assert network("matches", form, row).nodes["国-2020"]["title"] == "</data><x/>&lt;]]>\ufffd\ufffd“甲”"


def written(*matches: fields.Fields, title: str = "文集") -> etree._Element:
    sentences = [
        fields.of_sentence(sentence, one, fields.Lines.of(one.raw))
        for one in (LEFT, RIGHT)
        for sentence in one.sentences
    ]
    text = tei.written(title, map(fields.of_reading, (LEFT, RIGHT)), sentences, matches)
    return etree.fromstring(text.encode())


NAMES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}


def test_tei_holds_every_sentence_and_links_the_passages() -> None:
    root = written(fields.of_match(MATCH, CORPUS))
    by_id = {one.get(f"{{{NAMES['xml']}}}id"): one for one in root.iter() if one.get(f"{{{NAMES['xml']}}}id")}
    assert [one.text for one in root.findall(".//t:s", NAMES)] == [
        sentence.clean.of(one.text.text) for one in (LEFT, RIGHT) for sentence in one.sentences
    ]
    (link,) = root.findall(".//t:link", NAMES)
    left, right = (by_id[name[1:]] for name in link.get("target").split())
    assert (link.get("type"), left.text, right.text) == ("localised", MATCH.left.words, MATCH.right.words)
    assert by_id[left.get("from")[1:]].text.startswith(left.text)
    assert by_id[right.get("to")[1:]].text.startswith(right.text)
    assert [one.text for one in root.findall(".//t:bibl/t:date", NAMES)] == ["2020-10-29", "2020-12"]


def test_tei_without_matches_has_nothing_standing_off() -> None:
    assert written(title=HOSTILE).find("t:standOff", NAMES) is None
