"""The score: it counts as the scorer beside the checkout does, tells gains from losses, and refuses bad truth."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SHARED
from make import match, reading
from test_cli import SMALL, lineage, refused

from lineage import ingest
from lineage.collate.scoring import MEASURES, Alignment, Figures, Looked, Placed, Scored, Truth, score, total
from lineage.engine import local
from lineage.errors import CannotWriteError
from lineage.ingest.truth import truth
from lineage.records import Match, Reading, Relation
from lineage.store import Run, save_run

PROVINCE = reading("我们坚持改革开放。加快建设制造强省。全面推进乡村振兴。", "省", issuer="省")
CITY = reading("加快建设制造强市。全面推进乡村振兴。种植樱花三万株。", "市", issuer="市", date="2021-01-01")


def alignment(left: str, right: str, *, relation: Relation = "verbatim", confidence: int = 3) -> Alignment:
    return Alignment("省", -1, left, "市", -1, right, relation, confidence, "line 1")


def scored(known: Truth | Sequence[Alignment], *matches: Match) -> Scored:
    """The score of the province and the city, the one pair of documents there is."""
    told = known if isinstance(known, Truth) else Truth(tuple(known), {})
    files = {made.document.file: made.raw for made in (PROVINCE, CITY)}
    (found,) = score(Placed(told, files, [PROVINCE.document, CITY.document]), matches)
    return found


def test_a_pair_is_found_when_half_of_either_stretch_is_covered() -> None:
    known = [alignment("加快建设制造强省", "加快建设制造强市")]
    half = match(PROVINCE, CITY, "加快建设", "加快建设")
    less = match(PROVINCE, CITY, "加快建", "加快建设制造强市")
    assert [scored(known, one).figures.recall for one in (half, less)] == [1.0, 0.0]


def test_which_of_the_two_counts_as_left_is_not_judged() -> None:
    known = [alignment("全面推进乡村振兴", "全面推进乡村振兴")]
    assert scored(known, match(CITY, PROVINCE, "全面推进乡村振兴")).figures.f1 == 1.0


def test_a_match_that_nobody_wrote_down_is_wrong() -> None:
    known = [alignment("加快建设制造强省", "加快建设制造强市")]
    stray = match(PROVINCE, CITY, "我们坚持改革开放", "种植樱花三万株")
    found = scored(known, stray)
    assert (found.figures.precision, found.wrong) == (0.0, (stray,))
    assert [one.found for one in found.wanted] == [False]


def test_what_is_debatable_is_neither_wanted_nor_wrong() -> None:
    known = [
        alignment("加快建设制造强省", "加快建设制造强市"),
        alignment("全面推进乡村振兴", "全面推进乡村振兴", confidence=1),
    ]
    figures = scored(known, match(PROVINCE, CITY, "全面推进乡村振兴")).figures
    assert (figures.wanted, figures.precision) == (1, 1.0)


def test_a_match_that_marks_a_whole_text_for_one_clause_is_loose() -> None:
    known = [alignment("加快建设制造强省", "加快建设制造强市")]
    loose = match(PROVINCE, CITY, "加快建设制造强省", "加快建设制造强市。全面推进乡村振兴")
    assert scored(known, loose).figures.tightness == 0.5


def test_the_relation_is_asked_of_what_was_found() -> None:
    known = [alignment("加快建设制造强省", "加快建设制造强市", relation="localised")]
    one = match(PROVINCE, CITY, "加快建设制造强省", "加快建设制造强市", relation="reworded")
    assert scored(known, one).figures.relation == 0.0
    assert scored(known, replace(one, relation="localised")).figures.relation == 1.0


def test_what_nobody_looked_at_is_not_held_against_a_match() -> None:
    sentences = ("加快建设制造强市。", "全面推进乡村振兴。", "种植樱花三万株。")
    known = (Alignment("省", -1, "加快建设制造强省", "名", 0, "加快建设制造强市", "localised", 3, "line 1"),)
    stray = match(PROVINCE, CITY, "我们坚持改革开放", "种植樱花三万株")
    everywhere = Truth(known, {"名": sentences})
    partly = replace(everywhere, looked_at=(Looked("省", "名", 0, 1),))
    elsewhere = replace(everywhere, looked_at=(Looked("市", "名", 0, 1),))
    counted = [scored(one, stray).figures.matches for one in (everywhere, partly, elsewhere)]
    assert counted == [1, 0, 1]


def test_a_stretch_says_where_it_begins_in_the_file() -> None:
    (one,) = scored([alignment("全面推进乡村振兴", "全面推进乡村振兴")]).wanted
    assert PROVINCE.raw[one.left.start :].startswith("全面推进乡村振兴")
    assert CITY.raw[one.right.start :].startswith("全面推进乡村振兴")


def test_nothing_wanted_and_nothing_found_is_no_division_by_zero() -> None:
    assert [getattr(total([]), name) for name in MEASURES] == [0.0] * len(MEASURES)
    assert total([]) == Figures()


# Against the scorer that everybody else uses.


@pytest.fixture(scope="module")
def read(seeds: Path) -> tuple[Reading, ...]:
    return tuple(found for entry in ingest.load(seeds).entries for found in ingest.readings(seeds, entry))


@pytest.fixture(scope="module")
def everything(read: tuple[Reading, ...]) -> list[Match]:
    return list(local.matches(read))


def chosen(matches: Sequence[Match], name: str) -> list[Match]:
    """The matches, or what a worse program would have found."""
    told = [one for one in matches if not one.boilerplate]
    return {
        "as found": told,
        "with boilerplate": list(matches),
        "every third": told[::3],
        "all verbatim": [replace(one, relation="verbatim") for one in told],
        "turned": [replace(one, left=one.right, right=one.left) for one in told],
        "none": [],
    }[name]


@pytest.mark.parametrize(
    "name", ["as found", "with boilerplate", "every third", "all verbatim", "turned", "none"], ids=str
)
def test_it_agrees_to_the_digit_with_the_other_scorer(
    name: str, read: tuple[Reading, ...], everything: list[Match], seeds: Path, tmp_path: Path
) -> None:
    program = SHARED / "gold" / "score.py"
    if not program.is_file():
        pytest.skip("the other scorer is not beside the checkout")
    matches = chosen(everything, name)
    files = {found.document.file: found.raw for found in read}
    documents = [found.document for found in read]
    pairs = score(Placed(truth(seeds / "truth"), files, documents), matches)
    file_of = {found.id: found.file for found in documents}
    rows = [
        {side: {"file": file_of[one.document], "start": one.source.start, "end": one.source.end} for side, one in sides}
        | {"relation": found.relation}
        for found in matches
        for sides in [(("left", found.left), ("right", found.right))]
    ]
    links = tmp_path / "matches.jsonl"
    links.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    said = subprocess.run(
        [sys.executable, str(program), str(links), "--seeds", str(seeds), "--json"], capture_output=True, check=True
    )
    ours = {f"{pair.left} -> {pair.right}": pair.figures for pair in pairs} | {"all": total(pairs)}
    assert {
        key: {measure: getattr(found, measure) for measure in MEASURES} | {"gold": found.wanted, "links": found.matches}
        for key, found in ours.items()
    } == json.loads(said.stdout)


# The command.

NATION, HUBEI = "zy-2020-09-15-yijian", "hb-2020-11-06-yijian"
ROW = {
    "left_document": NATION,
    "left_text": "坚持把发展经济着力点放在实体经济上，加快建设制造强国",
    "right_document": HUBEI,
    "right_text": "坚持把发展经济着力点放在实体经济上，加快建设制造强省",
    "relation": "localised",
    "confidence": 3,
}
MISSED = ROW | {"left_text": "推动绿色转型", "right_text": "立省之本"}


@pytest.fixture
def corpus_with_truth(tmp_path: Path) -> Path:
    """The small corpus, indexed, with one alignment that is found."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "corpus"))
    assert lineage("index", "-c", folder).status == 0
    written(folder, ROW)
    return folder


def written(folder: Path, *rows: object) -> None:
    (folder / "truth").mkdir(exist_ok=True)
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "truth" / "alignments.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def test_the_score_is_a_table_and_the_same_in_json(corpus_with_truth: Path) -> None:
    run = lineage("score", "-c", corpus_with_truth, "--lang", "zh")
    assert (run.status, run.err) == (0, "")
    assert "召回率" in run.out
    assert f"{NATION} → {HUBEI}  1.0000" in run.out
    found = json.loads(lineage("score", "-c", corpus_with_truth, "--json").out)
    assert found["all"]["recall"] == 1.0
    assert (found["gained"], found["lost"], found["missed"]) == ([], [], [])
    assert [pair["left"] for pair in found["pairs"]] == [NATION]


def test_what_was_missed_says_where_it_stands(corpus_with_truth: Path) -> None:
    written(corpus_with_truth, ROW, MISSED)
    (missed,) = json.loads(lineage("score", "-c", corpus_with_truth, "--json").out)["missed"]
    line = corpus_with_truth.joinpath("国家.txt").read_text("utf-8").splitlines()[missed["left"]["line"] - 1]
    assert "推动绿色转型" in line
    assert missed["left"]["sentence"] is None


def test_a_run_is_compared_with_the_last_one_and_stored_once(corpus_with_truth: Path) -> None:
    runs = corpus_with_truth / ".lineage" / "lineage.runs.jsonl"
    assert "No earlier run" in lineage("score", "-c", corpus_with_truth).out
    once = runs.read_bytes()
    assert "The same as the last run" in lineage("score", "-c", corpus_with_truth).out
    assert runs.read_bytes() == once


@pytest.mark.parametrize(("before", "now", "word"), [("missed", "found", "Gained"), ("found", "missed", "Lost")])
def test_gains_and_losses_are_quoted(corpus_with_truth: Path, before: str, now: str, word: str) -> None:
    runs = corpus_with_truth / ".lineage" / "lineage.runs.jsonl"
    written(corpus_with_truth, ROW, MISSED)
    lineage("score", "-c", corpus_with_truth)
    row = json.loads(runs.read_text("utf-8"))
    row[before], row[now] = row["found"] + row["missed"], []
    row["measures"]["f1"] = 0.25
    runs.write_text(json.dumps(row) + "\n", "utf-8")
    said = lineage("score", "-c", corpus_with_truth).out
    assert f"{word}, 1:" in said
    assert "Against the last run: F1 " in said
    quoted = ROW if now == "found" else MISSED
    assert f"{NATION} (国家.txt:" in said
    assert str(quoted["left_text"]) in said


def test_a_measure_below_what_was_asked_for_ends_with_one(corpus_with_truth: Path) -> None:
    written(corpus_with_truth, ROW, MISSED)
    assert lineage("score", "-c", corpus_with_truth, "--at-least", "precision=0").status == 0
    run = lineage("score", "-c", corpus_with_truth, "--at-least", "recall=0.6", "--at-least", "0.01")
    assert (run.status, run.err) == (1, "Recall is 0.5, below 0.6\n")
    run = lineage("score", "-c", corpus_with_truth, "--at-least", "recall=0.6", "--json", "--quiet")
    assert (run.status, run.err) == (1, "")
    assert json.loads(run.out)["below"] == [{"measure": "recall", "at_least": 0.6}]


@pytest.mark.parametrize("bound", ["80", "f2=0.8", "f1=", "nan", "=0.5", "-1"])
def test_what_is_no_measure_is_wrong_usage(corpus_with_truth: Path, bound: str) -> None:
    run = lineage("score", "-c", corpus_with_truth, "--at-least", bound)
    assert run.status == 2
    assert "MEASURE=NUMBER" in run.err


def test_the_result_may_be_written_to_a_file(corpus_with_truth: Path, tmp_path: Path) -> None:
    run = lineage("score", "-c", corpus_with_truth, "--json", "-o", tmp_path / "score.json")
    assert (run.status, run.out) == (0, "")
    assert json.loads((tmp_path / "score.json").read_text("utf-8"))["all"]["f1"]


def test_without_a_truth_it_says_where_to_write_one(corpus_with_truth: Path) -> None:
    shutil.rmtree(corpus_with_truth / "truth")
    refused(lineage("score", "-c", corpus_with_truth), "alignments.jsonl", "--truth", code="no-truth")


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("{", "{…}"),
        ("[]", "{…}"),
        (ROW | {"left_text": ""}, "left_text"),
        (ROW | {"relation": "same"}, "relation"),
        (ROW | {"confidence": "sure"}, "confidence"),
        (ROW | {"left_sentence": True}, "left_sentence"),
    ],
    ids=["broken", "no object", "no text", "no relation", "no number", "no sentence"],
)
def test_a_line_that_is_no_alignment_is_named(corpus_with_truth: Path, row: object, named: str) -> None:
    written(corpus_with_truth, "", ROW, row)
    refused(lineage("score", "-c", corpus_with_truth), "line 3", named, code="truth-row")


def test_a_truth_without_a_line_is_told(corpus_with_truth: Path) -> None:
    written(corpus_with_truth, "")
    refused(lineage("score", "-c", corpus_with_truth), "alignments.jsonl", code="truth-row")


def test_a_document_that_nobody_knows_is_told_with_the_nearest(corpus_with_truth: Path) -> None:
    written(corpus_with_truth, ROW | {"left_document": "zy-2020-09-15-yijan"})
    refused(lineage("score", "-c", corpus_with_truth), "line 1", NATION, code="truth-document")


def test_a_name_that_begins_several_files_is_told_with_them(corpus_with_truth: Path) -> None:
    shutil.copy(corpus_with_truth / "国家.txt", corpus_with_truth / "国家二.txt")
    with (corpus_with_truth / "lineage.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write('\n[[document]]\nfile = "国家二.txt"\ntitle = "又一篇"\n')
    assert lineage("index", "-c", corpus_with_truth).status == 0
    written(corpus_with_truth, ROW | {"left_document": "国"})
    refused(lineage("score", "-c", corpus_with_truth), "国家.txt, 国家二.txt", code="truth-document")


@pytest.mark.parametrize(
    "change",
    [{"left_text": "並無此句"}, {"left_text": "2020"}, {"left_sentence": 3}],
    ids=["other words", "nothing to compare", "no such sentence"],
)
def test_words_that_are_not_there_are_told(corpus_with_truth: Path, change: dict[str, object]) -> None:
    written(corpus_with_truth, ROW | change)
    refused(lineage("score", "-c", corpus_with_truth), "line 1", NATION, code="truth-text")


def test_sentences_that_stand_in_no_file_are_told(corpus_with_truth: Path) -> None:
    written(corpus_with_truth, ROW | {"left_document": "国"})
    documents = corpus_with_truth / "truth" / "documents"
    documents.mkdir()
    (documents / "国.tsv").write_text("0\t谁也没有说过的话。\n", "utf-8")
    refused(lineage("score", "-c", corpus_with_truth), "国", code="truth-sentences")


def test_a_truth_that_is_not_utf_8_is_told(corpus_with_truth: Path) -> None:
    (corpus_with_truth / "truth" / "alignments.jsonl").write_bytes("省市县".encode("gb18030"))
    refused(lineage("score", "-c", corpus_with_truth), "alignments.jsonl", code="unreadable-document")


def test_runs_that_somebody_edited_are_told(corpus_with_truth: Path) -> None:
    (corpus_with_truth / ".lineage" / "lineage.runs.jsonl").write_text("<<<<<<< HEAD\n", "utf-8")
    refused(lineage("score", "-c", corpus_with_truth), "line 1", code="runs-damaged")


def test_runs_that_cannot_be_read_are_told(corpus_with_truth: Path) -> None:
    (corpus_with_truth / ".lineage" / "lineage.runs.jsonl").mkdir()
    refused(lineage("score", "-c", corpus_with_truth), "runs.jsonl", code="unreadable-file")


def test_a_run_that_cannot_be_stored_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    runs = tmp_path / "gone" / "runs.jsonl"
    with pytest.raises(CannotWriteError):
        save_run(runs, Run("program", {}, (), ()))
    assert list(tmp_path.iterdir()) == []
