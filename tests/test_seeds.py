"""The promises, kept on the five seed files: positions, changes, occurrences, order, the same bytes."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from run import lineage

from lineage import pipeline
from lineage.collate.scoring import Placed, score, total
from lineage.engine.local import matches as all_matches
from lineage.ingest import load, readings
from lineage.ingest.truth import truth
from lineage.records import Lineage, Match, Reading
from lineage.trace import trace

WORDING = "新发展格局"

# An independent reading of the same files: the wording in either script, cut by line ends and page numbers or not.
ANYHOW = re.compile(r"\s*(?:\n\s*[0-9]+\s*\n\s*)?".join(("新", "[发發]", "展", "格", "局")))


@pytest.fixture(scope="module")
def read(seeds: Path) -> tuple[Reading, ...]:
    """Every document of the seeds as read."""
    return tuple(found for entry in load(seeds).entries for found in readings(seeds, entry))


@pytest.fixture(scope="module")
def matches(read: tuple[Reading, ...]) -> tuple[Match, ...]:
    """Every match of every two documents."""
    return tuple(all_matches(read))


@pytest.fixture(scope="module")
def followed(read: tuple[Reading, ...]) -> Lineage:
    """The lineage of the wording."""
    return trace(WORDING, read)


@pytest.fixture(scope="module")
def files(seeds: Path) -> dict[str, str]:
    """The decoded files by name."""
    return {path.name: path.read_text("utf-8") for path in seeds.glob("*.txt")}


def test_there_are_twelve_documents_in_the_booklet(read: tuple[Reading, ...]) -> None:
    assert Counter(found.document.file[:3] for found in read)["002"] == 12
    assert {found.document.file[:3] for found in read} == {"000", "001", "002", "003", "004"}


def test_every_sentence_has_its_exact_place_in_the_file(read: tuple[Reading, ...], files: dict[str, str]) -> None:
    for found in read:
        assert found.raw == files[found.document.file]
        for sentence in found.sentences:
            assert found.text.source(sentence.clean) == sentence.source
            slice_, words = sentence.source.of(found.raw), sentence.clean.of(found.text.text)
            assert (slice_[0], slice_[-1]) == (words[0], words[-1])
            assert words.strip() == words != ""


def test_every_clean_character_is_the_one_that_stands_at_its_place(read: tuple[Reading, ...]) -> None:
    for found in read:
        places = zip(found.text.text, found.text.starts, found.text.ends, strict=True)
        strangers = [(sign, start) for sign, start, end in places if sign not in found.raw[start:end] + "\n"]
        assert strangers == []


def test_no_word_lies_between_the_sentences(read: tuple[Reading, ...]) -> None:
    for found in read:
        ends = [0, *(sentence.clean.end for sentence in found.sentences)]
        starts = [*(sentence.clean.start for sentence in found.sentences), len(found.text)]
        between = "".join(found.text.text[end:start] for end, start in zip(ends, starts, strict=True))
        assert not [sign for sign in between if sign.isalnum()]


def test_both_sides_of_every_match_are_exact_slices(
    read: tuple[Reading, ...], matches: tuple[Match, ...], files: dict[str, str]
) -> None:
    by_id = {found.document.id: found for found in read}
    assert matches
    for match in matches:
        for side in (match.left, match.right):
            found = by_id[side.document]
            assert side.text == side.source.of(files[found.document.file])
            assert side.words == side.clean.of(found.text.text)
            assert found.text.source(side.clean) == side.source
            assert found.sentences[side.sentence].clean.overlap(side.clean)
            assert found.sentences[side.through].clean.overlap(side.clean)


def test_the_changes_joined_are_both_wordings_exactly(matches: tuple[Match, ...]) -> None:
    for match in matches:
        assert "".join(change.left for change in match.changes) == match.left.words
        assert "".join(change.right for change in match.changes) == match.right.words


def test_left_is_never_the_later_document(read: tuple[Reading, ...], matches: tuple[Match, ...]) -> None:
    order = {found.document.id: found.document.order for found in read}
    assert all(order[match.left.document] < order[match.right.document] for match in matches)


def test_matches_agree_with_the_alignments_made_by_hand(
    read: tuple[Reading, ...], matches: tuple[Match, ...], files: dict[str, str], seeds: Path
) -> None:
    """A floor, not a target: what is reached stands in docs/explanation/aligning.md."""
    told = [match for match in matches if not match.boilerplate]
    placed = Placed(truth(seeds / "truth"), files, [found.document for found in read])
    everything = total(score(placed, told))
    assert everything.wanted == 286
    assert everything.f1 >= 0.80
    assert everything.tightness >= 0.92
    assert everything.relation >= 0.70


def test_a_title_and_the_note_beneath_it_are_one_passage(matches: tuple[Match, ...]) -> None:
    pair = [match for match in matches if match.left.document == "hb-2020-12-02-jianyi" and not match.left.sentence]
    title = next(match for match in pair if match.right.document == "wh-2020-12-18-jianyi" and match.right.through == 2)
    assert title.left.words.startswith("第十四个五年规划")
    assert title.left.words.endswith("第八次全体会议通过）")
    assert title.relation == "localised"


def test_matches_have_ids_of_their_own(matches: tuple[Match, ...]) -> None:
    assert [match for match, times in Counter(match.id for match in matches).items() if times > 1] == []


def test_every_occurrence_of_the_wording_is_found_at_its_place(
    read: tuple[Reading, ...], followed: Lineage, files: dict[str, str]
) -> None:
    file = {found.document.id: found.document.file for found in read}
    found = sorted(
        (file[one.place.document], one.place.source.start, one.place.source.end) for one in followed.attestations
    )
    wanted = sorted((name, *place.span()) for name, text in files.items() for place in ANYHOW.finditer(text))
    assert found == wanted
    assert Counter(name[:3] for name, *_ in found) == {"001": 1, "002": 44, "003": 3}


def test_the_occurrences_are_those_that_a_reader_listed(
    seeds: Path, read: tuple[Reading, ...], followed: Lineage, files: dict[str, str]
) -> None:
    rows = [json.loads(line) for line in (seeds / "truth" / "terms.jsonl").read_text("utf-8").splitlines()]
    listed = sorted((row["seed"], row["raw_line"]) for row in rows if row["term"] == WORDING)
    file = {one.document.id: one.document.file for one in read}
    found = [(file[one.place.document], one.place.source.start) for one in followed.attestations]
    assert sorted((name[:3], files[name].count("\n", 0, start) + 1) for name, start in found) == listed


def test_no_parent_is_later_than_its_child(read: tuple[Reading, ...], followed: Lineage) -> None:
    order = {one.document.id: one.document.order for one in read}
    document = {one.id: one.place.document for one in followed.attestations}
    assert followed.edges
    for edge in followed.edges:
        assert order[document[edge.parent]] < order[document[edge.child]]
    assert {edge.child for edge in followed.edges} | set(followed.undetermined) | set(followed.first.values()) <= set(
        document
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_builds_anywhere_give_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(corpus, tmp_path / "别处" / "文集"))
    build = ("build", "--lang", "zh", "-o")
    lineage(*build, str(tmp_path / "one"), folder=corpus, PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    lineage(*build, str(tmp_path / "other"), folder=elsewhere, PYTHONHASHSEED="2", TZ="America/New_York")
    assert contents(tmp_path / "one")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


@pytest.fixture(scope="module")
def indexed(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> pipeline.Settings:
    """A copy of the seeds, indexed."""
    folder = tmp_path_factory.mktemp("indexed") / "seeds"
    shutil.copytree(seeds, folder, ignore=shutil.ignore_patterns(".lineage"))
    asked = pipeline.settings(folder)
    assert pipeline.index(asked).work
    return asked


def test_a_second_index_does_no_work(indexed: pipeline.Settings) -> None:
    before = indexed.store.read_bytes(), indexed.store.stat().st_mtime_ns
    again = pipeline.index(indexed)
    assert not again.work
    assert again.read == ()
    assert (indexed.store.read_bytes(), indexed.store.stat().st_mtime_ns) == before


def test_what_is_stored_is_what_was_found(
    indexed: pipeline.Settings, matches: tuple[Match, ...], followed: Lineage
) -> None:
    stored = [row["match"] for row in pipeline.export(indexed, "matches", with_boilerplate=True)]
    assert stored == [match.id for match in matches]
    assert pipeline.trace(indexed, WORDING).lineage == followed
