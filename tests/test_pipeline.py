"""The steps wired together: what is done, what is not done again, and what nobody is told."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from lineage import pipeline
from lineage.errors import (
    AmbiguousDocumentError,
    CatalogueExistsError,
    ChangedMeanwhileError,
    ChangedSinceIndexError,
    EmptyDocumentError,
    IndexedOtherwiseError,
    LineageError,
    MissingFileError,
    NoCorpusError,
    NoFilesError,
    NothingToCompareError,
    NothingToTraceError,
    NotIndexedError,
    NotOurFolderError,
    NotOurStoreError,
    StoreDamagedError,
    UnknownDocumentError,
)
from lineage.ingest import infer
from lineage.pipeline import Settings, corpus
from lineage.store import Store
from lineage.store.kept import keep, kept, kept_beside

SMALL = Path(__file__).with_name("small")
NATION, PROVINCE, CITY = "zy-2020-09-15-yijian", "hb-2020-11-06-yijian", "wh-2021-01-wenjian"
MORE = (
    "区委关于推动先进制造业发展的工作方案\n\n坚持把发展先进制造业作为主攻方向，推动制造业高端化、智能化、绿色化发展。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small corpus."""
    return Path(shutil.copytree(SMALL, tmp_path / "corpus"))


@pytest.fixture
def asked(folder: Path) -> Settings:
    """The small corpus, indexed."""
    found = pipeline.settings(folder)
    pipeline.index(found)
    return found


def add(
    folder: Path, *, name: str = "区.txt", text: str = MORE, facts: str = 'level = "district"\ndate = 2021-05-01'
) -> None:
    """One more document."""
    (folder / name).write_text(text, "utf-8")
    with (folder / "lineage.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f'\n[[document]]\nfile = "{name}"\ntitle = "工作方案"\n{facts}\n')


def everything(asked: Settings) -> list[object]:
    """All that can be asked of a corpus."""
    found: list[object] = [pipeline.documents(asked)]
    for what in pipeline.WHAT:
        found += pipeline.export(asked, what, with_boilerplate=True, wordings=("制造业",))
    return found


# Which corpus


def test_the_nearest_catalogue_upwards_is_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert pipeline.settings().corpus == folder
    assert pipeline.settings(Path("..")).store == folder / ".lineage" / "lineage.duckdb"
    assert pipeline.settings(folder, store=Path("x.duckdb")).store == Path("x.duckdb")


def test_a_folder_without_a_catalogue_and_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoCorpusError):
        pipeline.settings(tmp_path)
    with pytest.raises(MissingFileError):
        pipeline.settings(tmp_path / "nowhere")


# Writing a catalogue


def test_a_catalogue_is_inferred_and_can_be_indexed(folder: Path) -> None:
    (folder / "lineage.toml").unlink()
    found = pipeline.init(folder)
    pipeline.catalogue_path(folder).write_text(found.toml, "utf-8")
    assert (found.files, found.left_out) == (2, ())
    assert pipeline.index(pipeline.settings(folder)).documents == found.documents


def test_a_catalogue_that_is_there_is_not_touched(folder: Path) -> None:
    with pytest.raises(CatalogueExistsError):
        pipeline.catalogue_path(folder)
    with pytest.raises(CatalogueExistsError):
        pipeline.catalogue_path(folder, str(folder / "国家.txt"))
    assert pipeline.catalogue_path(folder, str(folder / "new.toml")) == folder / "new.toml"


def test_files_that_cannot_be_read_are_left_out_and_named(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    found = pipeline.init(folder)
    assert found.files == 2
    assert [type(reason) for reason in found.left_out] == [EmptyDocumentError]


def test_a_folder_with_nothing_to_catalogue_is_said_to_have_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoFilesError):
        pipeline.init(tmp_path)
    (tmp_path / "空.txt").write_bytes(b"")
    with pytest.raises(EmptyDocumentError):
        pipeline.init(tmp_path)
    with pytest.raises(MissingFileError):
        pipeline.init(tmp_path / "nowhere")


# Indexing


def test_a_second_run_does_no_work_and_writes_no_byte(asked: Settings) -> None:
    before, changed = asked.store.read_bytes(), asked.store.stat().st_mtime_ns
    done = pipeline.index(asked)
    assert not done.work
    assert (done.read, done.removed, len(done.unchanged)) == ((), (), 2)
    assert (asked.store.read_bytes(), asked.store.stat().st_mtime_ns) == (before, changed)
    assert [found.name for found in asked.store.parent.iterdir()] == [asked.store.name]


def test_nothing_but_the_store_is_written_beside_the_corpus(asked: Settings) -> None:
    assert {path.name for path in asked.corpus.iterdir()} == {"lineage.toml", "国家.txt", "省市.txt", ".lineage"}


def test_only_what_is_new_or_changed_is_read_again(asked: Settings) -> None:
    add(asked.corpus)
    done = pipeline.index(asked)
    assert (done.read, done.unchanged, done.removed) == (("区.txt",), ("国家.txt", "省市.txt"), ())
    path = asked.corpus / "国家.txt"
    path.write_text(path.read_text("utf-8") + "\n又及。\n", "utf-8")
    done = pipeline.index(asked)
    assert (done.read, done.unchanged) == (("国家.txt",), ("区.txt", "省市.txt"))


def test_a_corrected_entry_is_read_again_and_a_file_only_touched_is_not(asked: Settings) -> None:
    os.utime(asked.corpus / "国家.txt", (1, 1))
    assert not pipeline.index(asked).work
    catalogue = asked.corpus / "lineage.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("国务院", "国务院办公厅"), "utf-8")
    done = pipeline.index(asked)
    assert (done.read, done.unchanged) == (("国家.txt",), ("省市.txt",))
    assert {one.document.issuer for one in pipeline.documents(asked)[1]} >= {"国务院办公厅"}


def test_a_file_struck_from_the_catalogue_is_removed(asked: Settings) -> None:
    add(asked.corpus)
    pipeline.index(asked)
    catalogue = asked.corpus / "lineage.toml"
    catalogue.write_text(catalogue.read_text("utf-8").rpartition("\n[[document]]")[0], "utf-8")
    done = pipeline.index(asked)
    assert (done.read, done.removed, done.documents) == ((), ("区.txt",), 3)


def test_a_new_wording_is_traced_without_matching_anew(asked: Settings) -> None:
    catalogue = asked.corpus / "lineage.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('"先进制造业"', '"先进制造业", "高质量发展"'), "utf-8")
    steps: set[str] = set()
    done = pipeline.index(asked, report=lambda step, *_: steps.add(step))
    assert done.wordings == ("先进制造业", "高质量发展")
    assert (done.read, done.work) == ((), True)
    assert "match" not in steps


@pytest.mark.parametrize("route", ["grown", "shrunk", "mended", "again"])
def test_the_answers_do_not_depend_on_the_history_of_the_store(folder: Path, tmp_path: Path, route: str) -> None:
    fresh = Path(shutil.copytree(folder, tmp_path / "fresh"))
    add(fresh)
    pipeline.index(pipeline.settings(fresh))
    asked = pipeline.settings(folder)
    if route != "grown":
        add(folder)
    if route == "shrunk":
        add(folder, name="过渡.txt", text=MORE.replace("方案", "办法"), facts="date = 2019-01-01")
    if route == "mended":
        (folder / "区.txt").write_text("写错了的正文，与别处无关。", "utf-8")
    pipeline.index(asked)
    if route == "grown":
        add(folder)
    shutil.copy(fresh / "lineage.toml", folder)
    shutil.copy(fresh / "区.txt", folder)
    pipeline.index(asked, again=route == "again")
    assert everything(asked) == everything(pipeline.settings(fresh))


def test_the_order_of_the_catalogue_does_not_matter(asked: Settings) -> None:
    catalogue = asked.corpus / "lineage.toml"
    head, first, second = catalogue.read_text("utf-8").split("[[document]]")
    catalogue.write_text(f"{head}[[document]]{second}\n[[document]]{first}", "utf-8")
    assert not pipeline.index(asked).work


def test_one_document_is_kept_but_said_to_be_too_few(folder: Path) -> None:
    catalogue = folder / "lineage.toml"
    catalogue.write_text(catalogue.read_text("utf-8").rpartition("\n[[document]]")[0], "utf-8")
    asked = pipeline.settings(folder)
    for _ in range(2):
        with pytest.raises(NothingToCompareError, match="holds 1 document"):
            pipeline.index(asked)
    assert [one.document.id for one in pipeline.documents(asked)[1]] == [NATION]


def test_an_empty_catalogue_is_said_to_hold_nothing(folder: Path) -> None:
    (folder / "lineage.toml").write_text("", "utf-8")
    with pytest.raises(NothingToCompareError, match="holds 0 document"):
        pipeline.index(pipeline.settings(folder))


def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(asked: Settings) -> None:
    before = asked.store.read_bytes()
    add(asked.corpus, text="no Chinese in here")
    with pytest.raises(LineageError, match="no Chinese text"):
        pipeline.index(asked)
    assert asked.store.read_bytes() == before
    assert len(list(asked.store.parent.iterdir())) == 1


def test_a_file_that_changes_while_it_is_read_is_not_stored(asked: Settings) -> None:
    before = asked.store.read_bytes()
    path = asked.corpus / "国家.txt"

    def meddle(step: str, done: int, _: int) -> None:
        if (step, done) == ("read", 0):
            path.write_text(path.read_text("utf-8") + "。", "utf-8")

    with pytest.raises(ChangedMeanwhileError, match=r"国家\.txt was changed"):
        pipeline.index(asked, report=meddle, again=True)
    assert asked.store.read_bytes() == before
    assert "国家.txt" in pipeline.index(asked).read


def test_progress_is_told_step_by_step(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.index(pipeline.settings(folder), report=lambda *step: told.append(step))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["read", "match", "trace"]
    assert all(done <= total for _, done, total in told)


def test_other_rules_make_everything_anew(asked: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineage.pipeline.corpus.program", lambda: "0.0.0 other rules")
    with pytest.raises(IndexedOtherwiseError):
        pipeline.documents(asked)
    done = pipeline.index(asked)
    assert (done.read, done.unchanged) == (("国家.txt", "省市.txt"), ())


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_is_no_store_is_never_overwritten(folder: Path, tmp_path: Path, again: bool) -> None:
    theirs = tmp_path / "notes.txt"
    theirs.write_text("重要的笔记" * 5000, "utf-8")
    before = theirs.read_bytes()
    with pytest.raises((StoreDamagedError, NotOurStoreError)):
        pipeline.index(pipeline.settings(folder, store=theirs), again=again)
    assert theirs.read_bytes() == before


# Asking


def ask(asked: Settings) -> Iterable[Callable[[], object]]:
    """Every question whose answer points into files."""
    yield lambda: pipeline.documents(asked)
    yield lambda: pipeline.show(asked, NATION)
    yield lambda: pipeline.trace(asked, "先进制造业")
    yield lambda: pipeline.align(NATION, CITY, find=lambda: asked)
    yield lambda: list(pipeline.export(asked, "matches"))


def test_nothing_is_answered_from_an_older_state_of_the_files(asked: Settings) -> None:
    path = asked.corpus / "国家.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace("。", "！", 1), "utf-8")  # the same length: only the bytes tell
    for question in ask(asked):
        with pytest.raises(ChangedSinceIndexError, match=r"国家\.txt has changed"):
            question()
    path.write_text(text, "utf-8")
    for question in ask(asked):
        question()


def test_a_catalogue_that_changed_is_named_as_what_changed(asked: Settings) -> None:
    add(asked.corpus)
    for question in ask(asked):
        with pytest.raises(ChangedSinceIndexError, match=r"lineage\.toml has changed"):
            question()


def test_a_corpus_that_was_never_indexed_says_so(folder: Path) -> None:
    for question in ask(pipeline.settings(folder)):
        with pytest.raises(NotIndexedError):
            question()


def test_the_beginning_of_an_id_is_enough_if_it_is_only_one(asked: Settings) -> None:
    assert pipeline.show(asked, "zy-").document.id == NATION
    with pytest.raises(UnknownDocumentError, match=f"Nearest: {NATION}"):
        pipeline.show(asked, "zy-2020-09-51-yijian")
    with pytest.raises(AmbiguousDocumentError, match=f"{PROVINCE}, {CITY}|{NATION}, {PROVINCE}, {CITY}"):
        pipeline.show(asked, "")


def test_a_stored_wording_is_answered_like_a_fresh_one(asked: Settings) -> None:
    stored = pipeline.trace(asked, "先进制造业").lineage
    catalogue = asked.corpus / "lineage.toml"
    catalogue.write_text(catalogue.read_text("utf-8").replace('wordings = ["先进制造业"]', ""), "utf-8")
    pipeline.index(asked)
    assert pipeline.trace(asked, "先进制造业").lineage == stored
    assert stored.attestations


def test_a_wording_that_never_occurs_has_an_empty_account(asked: Settings) -> None:
    found = pipeline.trace(asked, "从来没有的提法")
    assert (found.lineage.attestations, found.documents) == ((), 3)
    with pytest.raises(NothingToTraceError):
        pipeline.trace(asked, "，。")


def test_a_substring_is_no_wording_unless_asked_for(asked: Settings) -> None:
    assert len(pipeline.trace(asked, "进制造", substring=True).lineage.attestations) >= len(
        pipeline.trace(asked, "进制造").lineage.attestations
    )


def test_every_exported_text_is_the_files_own_slice(asked: Settings) -> None:
    def sides(row: dict[str, object]) -> Iterable[dict[str, object]]:
        return [row] if "text" in row else [row["left"], row["right"]]  # type: ignore[list-item]

    for what in ("sentences", "matches", "attestations"):
        rows = list(pipeline.export(asked, what))
        assert rows
        files = {one.document.id: one.document.file for one in pipeline.documents(asked)[1]}
        for row in rows:
            for side in sides(row):
                raw = (asked.corpus / files[str(side["document"])]).read_text("utf-8")
                assert raw[side["start"] : side["end"]] == side["text"]  # type: ignore[misc]


def test_wordings_asked_for_are_exported_after_those_of_the_catalogue(asked: Settings) -> None:
    rows = list(pipeline.export(asked, "lineages", wordings=("制造业", "先进制造业")))
    assert [row["wording"] for row in rows] == ["先进制造业", "制造业"]


# Comparing


def nobody() -> Settings:
    raise NoCorpusError(path="here")


def test_two_documents_are_compared_as_the_corpus_has_them(asked: Settings) -> None:
    found = pipeline.align(NATION, CITY, find=lambda: asked, with_boilerplate=True)
    with Store(asked.store) as store:
        assert found.matches == tuple(pipeline.corpus.matches(store, NATION, CITY, with_boilerplate=True))
    assert found.matches
    matched = {number for one in found.matches for number in range(one.left.sentence, one.left.through + 1)}
    assert set(found.only_left) == {sentence.number for sentence in found.left.sentences} - matched


NEWS = "东湖绿道全长一百里，沿线新建驿站三十座。"


def test_what_stands_alone_does_not_hang_on_what_is_shown(folder: Path) -> None:
    formula = "\n深入学习贯彻习近平新时代中国特色社会主义思想。\n"
    sides = folder / "国家.txt", folder / "别家.txt"
    for number, side in enumerate(sides):
        side.write_text(f"{NEWS}{formula}第{number}次会议在本市召开，种植樱花三万株。\n", "utf-8")
    few, every = (pipeline.align(*map(str, sides), find=nobody, with_boilerplate=shown) for shown in (False, True))
    assert len(few.matches) < len(every.matches)
    assert (few.only_left, few.only_right) == (every.only_left, every.only_right)


def test_the_earlier_document_stands_left_whatever_was_typed(asked: Settings) -> None:
    straight = pipeline.align(NATION, CITY, find=lambda: asked)
    turned = pipeline.align(CITY, NATION, find=lambda: asked)
    assert (straight.turned, turned.turned) == (False, True)
    assert turned.left == straight.left
    assert turned.matches == straight.matches


def test_two_files_need_no_corpus(folder: Path) -> None:
    found = pipeline.align(str(folder / "国家.txt"), f"{folder / '省市.txt'}#2020-11", find=nobody)
    assert found.matches
    assert found.left.document.file == str(folder / "国家.txt")


def test_a_file_and_a_document_of_the_corpus_are_compared(asked: Settings, tmp_path: Path) -> None:
    (tmp_path / "草稿.txt").write_text(MORE, "utf-8")
    found = pipeline.align(str(tmp_path / "草稿.txt"), NATION, find=lambda: asked)
    assert {found.left.document.id, found.right.document.id} > {NATION}


def test_a_file_of_several_documents_is_ambiguous(folder: Path) -> None:
    with pytest.raises(AmbiguousDocumentError, match=r"省市\.txt#2020-11.*省市\.txt#2021-01"):
        pipeline.align(str(folder / "省市.txt"), str(folder / "国家.txt"), find=nobody)


def test_what_is_neither_a_file_nor_a_document(asked: Settings, folder: Path) -> None:
    with pytest.raises(MissingFileError, match=r"nowhere\.txt"):
        pipeline.align("nowhere.txt", str(folder / "国家.txt"), find=nobody)
    with pytest.raises(UnknownDocumentError):
        pipeline.align("nowhere", NATION, find=lambda: asked)


UNDATED = (
    "全市坚持把发展先进制造业作为主攻方向，推动高端化智能化。",
    "坚持把发展先进制造业作为主攻方向，大力推动高端化智能化。",
)


def test_where_no_date_tells_the_earlier_it_is_the_one_given_first(tmp_path: Path) -> None:
    paths = [tmp_path / "b.txt", tmp_path / "a.txt"]
    for path, text in zip(paths, UNDATED, strict=True):
        path.write_text(f"工作方案\n\n{text}\n", "utf-8")
    one = pipeline.align(str(paths[0]), str(paths[1]), find=nobody, with_boilerplate=True)
    other = pipeline.align(str(paths[1]), str(paths[0]), find=nobody, with_boilerplate=True)
    assert (one.left.document.file, other.left.document.file) == (str(paths[0]), str(paths[1]))
    assert not (one.turned or other.turned)
    for found in (one, other):
        for match in found.matches:
            assert match.left.document == found.left.document.id
            assert "".join(change.left for change in match.changes) == match.left.words
            assert "".join(change.right for change in match.changes) == match.right.words
    assert [match.right.words for match in one.matches] == [match.left.words for match in other.matches]


def test_two_copies_of_a_file_are_two_documents(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copy(folder / "国家.txt", tmp_path / "国家.txt")
    found = pipeline.align(str(folder / "国家.txt"), str(copy), find=nobody, with_boilerplate=True)
    assert found.left.document.id != found.right.document.id
    assert found.only_left == found.only_right == ()
    assert {match.relation for match in found.matches} == {"verbatim"}


def test_a_page_of_two_documents_is_one_file(asked: Settings) -> None:
    page = pipeline.align_page(pipeline.align(NATION, CITY, find=lambda: asked), language="en")
    assert page.lstrip().startswith("<!DOCTYPE html>") or page.lstrip().startswith("<!doctype html>")
    assert "src=" not in page


# Building


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def fresh(asked: Settings, folder: Path) -> dict[str, bytes]:
    """The site as it is made where nothing is known of an earlier one."""
    copy = Path(shutil.copytree(asked.corpus, folder / "fresh", ignore=shutil.ignore_patterns(".lineage")))
    pipeline.build(pipeline.settings(copy), folder / "fresh-site")
    return files(folder / "fresh-site")


def test_two_builds_give_the_same_bytes_and_the_second_writes_none(asked: Settings, tmp_path: Path) -> None:
    done = pipeline.build(asked, tmp_path / "site")
    assert (done.files, done.removed) == (len(files(tmp_path / "site")), ())
    assert not done.indexed.work
    again = pipeline.build(asked, tmp_path / "site")
    assert (again.files, again.changed) == (done.files, ())
    moved = Path(shutil.move(asked.corpus, tmp_path / "elsewhere"))
    shutil.rmtree(moved / ".lineage")
    pipeline.build(pipeline.settings(moved), tmp_path / "other")
    assert files(tmp_path / "other") == files(tmp_path / "site")


def test_a_page_that_somebody_touched_is_made_again(asked: Settings, tmp_path: Path) -> None:
    pipeline.build(asked, tmp_path / "site")
    before = files(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text("another")
    assert pipeline.build(asked, tmp_path / "site").changed == ("index.html",)
    assert files(tmp_path / "site") == before


def test_after_a_change_what_depends_on_it_is_made_again_as_in_a_fresh_build(asked: Settings, tmp_path: Path) -> None:
    add(asked.corpus)
    pipeline.build(asked, tmp_path / "site")
    changed = asked.corpus / "区.txt"
    changed.write_text(changed.read_text("utf-8") + "\n又及。\n", "utf-8")
    done = pipeline.build(asked, tmp_path / "site")
    assert 0 < len(done.changed) < done.files
    assert files(tmp_path / "site") == fresh(asked, tmp_path)


@pytest.mark.parametrize("damage", ["", "0123456789abcdef key [not json\n", "\ufffd"])
def test_what_was_kept_of_an_earlier_build_is_done_without_if_damaged(
    asked: Settings, tmp_path: Path, damage: str
) -> None:
    pipeline.build(asked, tmp_path / "site")
    path = kept_beside(asked.store)
    assert kept(path)
    path.write_text(damage + path.read_text("utf-8").replace('"kinds":["', '"kinds":["?'), "utf-8")
    pipeline.build(asked, tmp_path / "other")
    assert files(tmp_path / "other") == files(tmp_path / "site")
    keep(tmp_path / "nowhere" / "some.kept", {"key": "text"})
    assert not (tmp_path / "nowhere").exists()


def test_what_is_kept_beside_a_store_is_never_taken_for_a_document(asked: Settings, tmp_path: Path) -> None:
    beside = replace(asked, store=asked.corpus / "store.duckdb")
    before = infer(asked.corpus)
    pipeline.build(beside, tmp_path / "site")
    assert kept(kept_beside(beside.store))
    assert infer(asked.corpus) == before


def test_a_second_site_reckons_nothing_again(asked: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.build(asked, tmp_path / "site")
    monkeypatch.delattr("lineage.origins.Margined.of")
    monkeypatch.delattr("lineage.discovery.candidates")
    pipeline.build(asked, tmp_path / "other")
    assert files(tmp_path / "other") == files(tmp_path / "site")


def test_a_folder_of_others_is_refused(asked: Settings) -> None:
    with pytest.raises(NotOurFolderError):
        pipeline.build(asked, asked.corpus)
    assert (asked.corpus / "国家.txt").exists()


# Looking after it


def test_the_doctor_counts_what_is_there(asked: Settings) -> None:
    found = pipeline.doctor(lambda: asked)
    assert found.error is None
    assert found.counts["documents"] == 3
    assert found.size == asked.store.stat().st_size
    assert found.versions["duckdb"]
    assert found.rivals == ()


def test_the_doctor_reports_what_is_wrong_instead_of_failing(asked: Settings) -> None:
    asked.store.write_bytes(asked.store.read_bytes()[:5000])
    assert isinstance(pipeline.doctor(lambda: asked).error, StoreDamagedError)
    assert isinstance(pipeline.doctor(nobody).error, NoCorpusError)


def test_the_doctor_names_what_an_extra_lacks(asked: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "site-packages" / "policy_lineage-9.9.dist-info"
    about.mkdir(parents=True)
    needs = ["click>=8", "no-such-package>=1", 'pytest>=1; extra == "pdf"', 'no-such-reader; extra == "pdf"']
    needs += ['no-such-linter; extra == "dev"']
    lines = "".join(f"Requires-Dist: {need}\n" for need in needs)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: policy-lineage\nVersion: 9.9\n{lines}")
    monkeypatch.syspath_prepend(str(about.parent))
    found = pipeline.doctor(lambda: asked)
    assert (list(found.versions), found.versions["no-such-package"]) == (["click", "no-such-package"], None)
    assert found.extras == {"pdf": ("no-such-reader",)}


def test_what_the_rules_lean_on_is_among_the_rules() -> None:
    top = Path(corpus.__file__).parents[1]
    modules = [one for name in corpus.RULES for one in (top.glob(name) if "." in name else top.glob(f"{name}/**/*.py"))]
    modules = [one for one in modules if one.suffix == ".py"]
    leaned_on = {
        name.partition(".")[0]
        for module in modules
        for name in re.findall(r"^ *from lineage\.([\w.]+) import", module.read_text("utf-8"), re.MULTILINE)
    }
    assert leaned_on - {name.removesuffix(".py") for name in corpus.RULES} == {"errors", "late"}
