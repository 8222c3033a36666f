"""The command line: what it prints and where, what it says of bad input, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from lxml import etree
from test_spread import all_end

from lineage.cli import main, terminal
from lineage.cli.explanations import DEFECTS, ERRORS
from lineage.cli.words import WORDS, Words
from lineage.errors import LineageError
from lineage.ingest import defects
from lineage.normalise import RULES

SMALL = Path(__file__).with_name("small")
NATION, PROVINCE, CITY = "zy-2020-09-15-yijian", "hb-2020-11-06-yijian", "wh-2021-01-wenjian"
COMMANDS = (
    *("init", "index", "build", "list", "show", "align", "trace", "discover", "blame", "check"),
    *("export", "score", "verify", "serve", "doctor", "explain"),
)
ESCAPE = "\x1b"


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


def lineage(*words: object, feed: bytes | None = None, env: dict[str, str] | None = None) -> Run:
    """Run the command line here and now, speaking English unless asked otherwise."""
    quiet = {"LC_ALL": "C.UTF-8", "NO_COLOR": "", "FORCE_COLOR": "", "COLUMNS": "", "LINEAGE": ""}
    done = CliRunner().invoke(main, [str(word) for word in words], input=feed, env=quiet | (env or {}))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Run(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())


def program(*words: object, env: dict[str, str] | None = None, **settings: Any) -> subprocess.Popen[bytes]:
    """The program as its users run it."""
    command = [sys.executable, "-m", "lineage", *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
    return subprocess.Popen(command, env=os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": ""} | (env or {}), **pipes)


def finished(process: subprocess.Popen[bytes]) -> Run:
    """How the program ended, and what it said."""
    out, err = process.communicate(timeout=120)
    return Run(process.returncode, (out or b"").decode(), (err or b"").decode())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus, indexed; tests only read it."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("cli") / "corpus"))
    assert lineage("index", "-c", folder).status == 0
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small corpus, not indexed, for tests to spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "corpus"))


def refused(run: Run, *named: str, code: str) -> None:
    """The run failed with one line that names these, gives a way out, and points to its explanation."""
    assert (run.status, run.out) == (3, ""), run
    assert re.fullmatch(rf"Error: .+ \(lineage explain {code}\)\n", run.err), run.err
    for name in named:
        assert name in run.err
    assert run.err.count(". ") or run.err.count("; "), "no way out"
    assert lineage("explain", code).status == 0


# Help


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(command: str, language: str) -> None:
    run = lineage(command, "--help", "--lang", language)
    assert run.status == 0
    assert f"lineage {command}" in run.out
    assert "opt." not in run.out
    chinese = sum("一" <= sign <= "鿿" for sign in run.out)
    assert (chinese > 60) if language == "zh" else (chinese < 40)


def test_help_lists_every_command_and_no_other() -> None:
    run = lineage("--help")
    listed = re.findall(r"^  ([a-z]+)  +[A-Z]", run.out.partition("Commands")[2], flags=re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from lineage.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += (
        "print([name for name in ('numpy', 'duckdb', 'jinja2', 'opencc', 'lineage.pipeline') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_fits_the_terminal_in_either_script() -> None:
    for command in COMMANDS:
        for language in ("zh", "en"):
            for line in lineage(command, "--help", "--lang", language, env={"COLUMNS": "80"}).out.splitlines():
                assert terminal.width(line) <= 82 or line.startswith("  lineage "), line


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"lineage \d+\.\d+\.\d+\S*\n", lineage("--version").out)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
    ],
)
def test_the_language_is_the_locales(locale: dict[str, str], language: str) -> None:
    assert lineage("--help", env=locale).out.startswith("用法" if language == "zh" else "Usage")


def test_the_words_of_both_languages_take_the_same_facts() -> None:
    for key, (zh, en) in WORDS.items():
        assert set(re.findall(r"{(\w+)", zh)) == set(re.findall(r"{(\w+)", en)), key
        assert zh.strip(), key
        assert en.strip(), key


# Wrong usage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lst"], "no command lst. Did you mean list?"),
        (["xyzzy"], "no command xyzzy."),
        (["list", "--jsn"], "no option --jsn. Did you mean --json?"),
        (["trace"], "WORDING is missing"),
        (["build"], "-o is missing|--output is missing"),
        (["list", "-c"], "-c needs a value"),
        (["export", "everything"], "WHAT must be one of documents, sentences"),
        (["export", "documents", "--format", "tei"], "tei is for: matches"),
        (["list", "--lang", "fr"], "--lang must be one of zh, en"),
        (["align", "a.txt", "a.txt"], "both sides are the same document"),
        (["align", "-", "-"], "standard input can stand for one side only"),
        (["explain", "no-such-code"], "no code is called no-such-code. Nearest:"),
        (["trace", "甲", "乙"], "superfluous: 乙"),
        (["build", "-o", "-"], "a site is a folder"),
        (["serve", "-o", "-"], "a site is a folder"),
        (["list", "-h"], "no option -h. Did you mean --help?"),
        (["list", "--json=3"], "--json takes no value"),
        (["serve", "--port", "99999"], "--port must be a whole number from 0 to 65535"),
        (["discover", "--limit", "many"], "--limit must be a whole number not below 0"),
        (["check", "a.md", "--as-of", "soon"], "--as-of: soon is no date"),
    ],
)
def test_wrong_usage_is_status_2_and_points_to_the_help(words: list[str], said: str) -> None:
    run = lineage(*words)
    assert (run.status, run.out) == (2, "")
    first, second = run.err.splitlines()
    assert first.startswith("Error: ")
    assert re.search(said, first)
    assert re.fullmatch(r"See: lineage( \w+)? --help", second)


def test_wrong_usage_is_told_in_chinese_too() -> None:
    assert lineage("lst", "--lang", "zh").err.startswith("错误：没有命令 lst。是否想写 list？")
    assert "缺少参数 WORDING" in lineage("trace", "--lang", "zh").err
    assert "多余的参数：乙" in lineage("trace", "甲", "乙", "--lang", "zh").err
    assert "--fail-on 只能是 error、warning、info 之一" in lineage("check", "a", "--fail-on", "b", "--lang", "zh").err


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    run = lineage()
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("Usage")


# Bad input


def test_no_corpus_here(tmp_path: Path) -> None:
    refused(lineage("list", "-c", tmp_path), str(tmp_path), "lineage init", code="no-corpus")
    refused(lineage("list", "-c", tmp_path / "nowhere"), "nowhere", code="missing-file")


def test_a_corpus_that_was_not_indexed(folder: Path) -> None:
    refused(lineage("list", "-c", folder), f"lineage index -c {folder}", code="not-indexed")


def test_the_way_out_names_the_store_that_was_given(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "kept.duckdb"
    options = ("-c", folder, "--store", store)
    refused(lineage("list", *options), f"lineage index -c {folder} --store {store}", code="not-indexed")
    lineage("index", *options)
    (folder / "国家.txt").write_text("已经改动的正文。", "utf-8")
    refused(lineage("list", *options), f"lineage index -c {folder} --store {store}", code="changed-since-index")


def test_a_folder_where_a_file_is_wanted(small: Path, tmp_path: Path) -> None:
    for command in ("list", "index"):
        refused(lineage(command, "-c", small, "--store", tmp_path), str(tmp_path), code="is-folder")
    for corpus in (small, tmp_path):
        refused(lineage("align", small / "国家.txt", tmp_path, "-c", corpus), str(tmp_path), code="is-folder")


def test_a_missing_file(folder: Path) -> None:
    (folder / "国家.txt").unlink()
    refused(lineage("index", "-c", folder), "国家.txt", code="missing-file")


def test_a_file_that_is_a_folder(folder: Path) -> None:
    (folder / "国家.txt").unlink()
    (folder / "国家.txt").mkdir()
    refused(lineage("index", "-c", folder), "国家.txt", code="unreadable-file")


def test_a_file_without_permission(folder: Path) -> None:
    (folder / "国家.txt").chmod(0)
    code = """
import os, sys
from lineage.cli import main, making
"".encode("utf-8-sig")  # the codec is loaded now: Python itself may be out of reach later
if os.getuid() == 0:  # who may read everything
    os.chdir(sys.argv[1])
    os.setuid(65534)
main(["index", "-c", "."])
"""
    for path in (folder, *folder.parents[:3]):
        path.chmod(path.stat().st_mode | 0o755)
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", code, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=unmeasured)
    refused(Run(done.returncode, done.stdout, done.stderr), "国家.txt", "Permission denied", code="unreadable-file")


def test_an_empty_file(folder: Path) -> None:
    (folder / "国家.txt").write_bytes(b"")
    refused(lineage("index", "-c", folder), "国家.txt", code="empty-document")


def test_a_picture_renamed(folder: Path) -> None:
    (folder / "国家.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    refused(lineage("index", "-c", folder), "国家.txt", "PNG", code="not-text")


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "国家.txt").write_bytes("加快建设制造强国".encode() + b"\xff\xff\xff" + "。".encode())
    refused(lineage("index", "-c", folder), "国家.txt", "byte", code="unreadable-document")


def test_a_text_without_chinese(folder: Path) -> None:
    (folder / "国家.txt").write_text("Nothing Chinese in here at all.\n")
    refused(lineage("index", "-c", folder), "国家.txt", code="no-chinese")


@pytest.mark.parametrize(
    ("old", "new", "named", "code"),
    [
        ('title = "三级文献"', 'title = "三级文献', "line 4", "catalogue-syntax"),
        ('level = "national"', 'level = "imperial"', "imperial", "catalogue-value"),
        ("date = 2020-09-15", 'date = "2020-02-30"', "2020-02-30", "catalogue-value"),
        ("issuer =", "isuer =", "issuer", "catalogue-key"),
        ('begins = "省委', 'begins = "县委', "县委关于推动", "part-not-found"),
        (f'"{CITY}"', f'"{PROVINCE}"', PROVINCE, "same-id"),
        ('file = "国家.txt"', 'file = "../国家.txt"', "../国家.txt", "outside-corpus"),
        ('file = "国家.txt"', "", "file", "catalogue-missing"),
    ],
)
def test_a_catalogue_with_a_mistake(folder: Path, old: str, new: str, named: str, code: str) -> None:
    path = folder / "lineage.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    refused(lineage("index", "-c", folder), named, code=code)


def test_a_date_that_no_calendar_has_written_as_toml_writes_dates(folder: Path) -> None:
    path = folder / "lineage.toml"
    path.write_text(path.read_text("utf-8").replace("2020-09-15\n", "2020-02-30\n"), "utf-8")
    refused(lineage("index", "-c", folder), "lineage.toml", "line 14", code="catalogue-syntax")


def test_one_document_only(folder: Path) -> None:
    path = folder / "lineage.toml"
    path.write_text(path.read_text("utf-8").rpartition("\n[[document]]")[0], "utf-8")
    for command in (["index"], ["build", "-o", folder.parent / "site"]):
        refused(lineage(*command, "-c", folder), "1 document", code="nothing-to-compare")
    assert not (folder.parent / "site").exists()


def test_a_file_that_changed_since_it_was_indexed(folder: Path) -> None:
    lineage("index", "-c", folder)
    path = folder / "国家.txt"
    path.write_text(path.read_text("utf-8") + "。", "utf-8")
    for command in (
        ["show", NATION],
        ["show", NATION, "--raw"],
        ["trace", "先进制造业"],
        ["export", "matches"],
        ["list"],
    ):
        refused(lineage(*command, "-c", folder), "国家.txt", "lineage index", code="changed-since-index")


def test_an_unknown_document_is_answered_with_the_nearest(small: Path) -> None:
    refused(lineage("show", "zy-2020-09-51-yijian", "-c", small), NATION, code="unknown-document")
    refused(lineage("show", "", "-c", small), NATION, CITY, code="ambiguous-document")


def test_a_wording_without_words(small: Path) -> None:
    refused(lineage("trace", "，。 ", "-c", small), code="nothing-to-trace")


def test_a_damaged_store(folder: Path) -> None:
    lineage("index", "-c", folder)
    store = folder / ".lineage" / "lineage.duckdb"
    store.write_bytes(store.read_bytes()[:9000])
    for command in ("list", "index"):
        refused(lineage(command, "-c", folder), "lineage.duckdb", "lineage index", code="store-damaged")
    run = lineage("doctor", "-c", folder)
    assert run.status == 3
    assert "lineage explain store-damaged" in run.err
    assert "All is well" not in run.out
    told = lineage("doctor", "-c", folder, "--json")
    assert (told.status, json.loads(told.out)["problem"]["code"]) == (3, "store-damaged")


def test_a_folder_of_others_as_site(folder: Path) -> None:
    lineage("index", "-c", folder)
    refused(lineage("build", "-c", folder, "-o", folder), "lineage.toml", code="not-our-folder")
    assert (folder / "国家.txt").exists()


def test_init_leaves_a_catalogue_alone(folder: Path) -> None:
    before = (folder / "lineage.toml").read_bytes()
    refused(lineage("init", folder), "lineage.toml", "-o -", code="catalogue-exists")
    assert (folder / "lineage.toml").read_bytes() == before


def test_init_of_a_folder_without_texts(tmp_path: Path) -> None:
    refused(lineage("init", tmp_path), str(tmp_path), code="no-files")


def test_mistakes_are_told_in_chinese_too(tmp_path: Path) -> None:
    run = lineage("list", "-c", tmp_path, "--lang", "zh")
    assert run.err.startswith("错误：")
    assert run.err.endswith("（lineage explain no-corpus）\n")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A small file system of its own; skips where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(options: str) -> Path:
        run = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
        if run.returncode:
            pytest.skip("no file system may be mounted here")
        return place

    yield mounted
    subprocess.run(["umount", place], capture_output=True, check=False)


def test_a_full_disk(folder: Path, disk: Callable[[str], Path]) -> None:
    place = disk("size=100k")
    refused(lineage("index", "-c", folder, "--store", place / "s.duckdb"), "No space left", code="cannot-write")
    assert list(place.iterdir()) == []
    refused(lineage("build", "-c", folder, "-o", place), "No space left", code="cannot-write")
    (place / "filler").write_bytes(bytes(shutil.disk_usage(place).free))
    out = place / "x.jsonl"
    refused(lineage("export", "matches", "-c", folder, "-o", out), "x.jsonl", "No space left", code="cannot-write")
    assert not out.exists()


def test_a_read_only_disk(disk: Callable[[str], Path]) -> None:
    place = disk("size=9m")
    corpus = shutil.copytree(SMALL, place / "corpus")
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    refused(lineage("index", "-c", corpus), "Read-only", "--store", code="cannot-write")
    refused(lineage("build", "-c", corpus, "-o", place / "site"), "Read-only", code="cannot-write")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_is_full(small: Path, unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        run = finished(program("export", "sentences", "-c", small, stdout=full, env={"PYTHONUNBUFFERED": unbuffered}))
    assert (run.status, run.err.count("\n")) == (3, 1)
    assert "No space left on device" in run.err


# How it ends


def children(process: int) -> list[int]:
    """The processes that this one has started."""
    found = []
    for told in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended meanwhile
            if int(told.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(told.parent.name))
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="work is shared out on Linux only")
def test_ctrl_c_in_the_middle_of_index_keeps_what_was_stored(folder: Path, seeds: Path) -> None:
    lineage("index", "-c", folder)
    store = folder / ".lineage" / "lineage.duckdb"
    before, catalogue = store.read_bytes(), (folder / "lineage.toml").read_text("utf-8")
    with (folder / "lineage.toml").open("a", encoding="utf-8") as added:
        for text in sorted(seeds.glob("00[234]*.txt")):
            shutil.copy(text, folder)
            added.write(f'\n[[document]]\nfile = "{text.name}"\ntitle = "{text.name}"\n')
    for sent, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = program("index", "-c", folder)
        while not children(process.pid):
            assert process.poll() is None
        working = children(process.pid)
        process.send_signal(sent)
        run = finished(process)
        assert all_end(working)
        assert (run.status, run.out) == (status, "")
        assert run.err == ("Interrupted. Nothing that was stored is lost; run it again.\n" if status == 130 else "")
        assert store.read_bytes() == before
        assert [found.name for found in store.parent.iterdir()] == [store.name]
    (folder / "lineage.toml").write_text(catalogue, "utf-8")
    assert lineage("index", "-c", folder).out.startswith("Nothing has changed")


def test_a_reader_that_goes_away_is_no_mistake(small: Path) -> None:
    process = program("export", "sentences", "-c", small)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    run = finished(process)
    assert (run.status, run.err) == (141, "")


def test_a_bug_keeps_its_traceback(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lineage.pipeline.documents", broken)
    with pytest.raises(ZeroDivisionError):
        lineage("list", "-c", small)


def test_chinese_comes_out_whatever_the_locale(small: Path) -> None:
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        run = finished(
            program("list", "-c", small, env={"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "ascii"})
        )
        assert "关于推动先进制造业发展的意见" in run.out


# What it says


def test_indexing_says_what_was_done_and_that_nothing_was(folder: Path) -> None:
    first = lineage("index", "-c", folder)
    assert first.out.startswith("2 files read, 0 unchanged, 0 removed.\n3 documents, ")
    assert "Traced: 先进制造业" in first.out
    second = lineage("index", "-c", folder)
    assert second.out.startswith("Nothing has changed; no work was done.\n3 documents, ")
    assert lineage("index", "-c", folder, "--quiet") == Run(0, "", "")
    assert json.loads(lineage("index", "-c", folder, "--json").out)["work"] is False
    assert json.loads(lineage("index", "-c", folder, "--json", "--again").out)["read"] == ["国家.txt", "省市.txt"]


def test_matches_of_boilerplate_only_are_said_to_be_none(tmp_path: Path) -> None:
    for name, text in (
        ("a", "春天的河边开满了野花，孩子们在放风筝。"),
        ("b", "机器的轴承需要定期上油，否则容易磨损。"),
    ):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    lineage("init", tmp_path)
    assert "No matches were found but boilerplate." in lineage("index", "-c", tmp_path).out
    run = lineage("align", tmp_path / "a.txt", tmp_path / "b.txt")
    assert "No matches were found" in run.err
    assert run.out.endswith("Only left, 1 sentence: 0\nOnly right, 1 sentence: 0\n")
    run = lineage("export", "matches", "-c", tmp_path)
    assert (run.status, run.out, run.err) == (0, "", "There is nothing to export: matches\n")
    assert "names no wordings" in lineage("export", "lineages", "-c", tmp_path).err


def test_build_says_where_the_site_is(folder: Path) -> None:
    site = folder.parent / "site"
    run = lineage("build", "-c", folder, "-o", site)
    assert f"Open {site / 'index.html'} in a browser" in run.out
    assert (site / "index.html").exists()
    said = json.loads(lineage("build", "-c", folder, "-o", site, "--json").out)
    assert (said["changed"], said["index"]["work"]) == ([], False)
    assert said["files"] > 5


def test_pages_are_in_the_language_asked_for_whatever_the_locale(folder: Path) -> None:
    site = folder.parent / "site"
    assert finished(program("build", "-c", folder, "-o", site, env={"LC_ALL": "en_GB.UTF-8"})).status == 0
    assert "各级首见" in next((site / "wordings").iterdir()).read_text("utf-8")
    done = finished(program("build", "-c", folder, "-o", site, "--json", env={"LC_ALL": "zh_CN.UTF-8"}))
    assert json.loads(done.out)["changed"] == []
    assert lineage("build", "-c", folder, "-o", site, "--lang", "en").status == 0
    assert "First at each level" in next((site / "wordings").iterdir()).read_text("utf-8")


def test_init_prints_or_writes(folder: Path) -> None:
    (folder / "lineage.toml").unlink()
    printed = lineage("init", folder, "-o", "-")
    assert printed.out.count("[[document]]") == 2
    assert not (folder / "lineage.toml").exists()
    told = json.loads(lineage("init", folder, "-o", "-", "--json").out)
    assert (told["toml"], told["catalogue"], told["documents"]) == (printed.out, "-", 3)
    assert lineage("init", "-c", folder, "-o", "-").out == printed.out
    assert lineage("init", folder, "-c", folder).status == 2
    written = lineage("init", folder)
    assert (written.out, (folder / "lineage.toml").read_text("utf-8")) == ("", printed.out)
    assert "3 documents" in written.err
    said = json.loads(lineage("init", folder, "-o", folder / "other.toml", "--json").out)
    assert said == {"catalogue": str(folder / "other.toml"), "files": 2, "documents": 3, "left_out": []}


def test_init_names_the_files_it_leaves_out(folder: Path) -> None:
    (folder / "空.txt").write_bytes(b"")
    run = lineage("init", folder, "-o", "-")
    assert re.fullmatch(r"Left out: .*空\.txt is empty\..*\n", run.err)
    assert lineage("init", folder, "-o", "-", "--quiet").err == ""


def test_the_list_marks_what_was_inferred(small: Path) -> None:
    run = lineage("list", "-c", small)
    head, *rows, count = run.out.splitlines()
    assert head.split() == ["Date", "Level", "Kind", "Document", "Sent.", "Warn.", "Title"]
    assert [row.split()[0] for row in rows] == ["2020-09-15", "2020-11-06", "2021-01*"]
    assert "municipal*" in rows[2]
    assert count == "3 documents"
    assert run.err == "* guessed; can be corrected in lineage.toml\n"
    assert lineage("list", "-c", small, "--quiet").err == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_columns_stand_below_each_other_in_a_terminal(small: Path, language: str) -> None:
    rows = lineage("list", "-c", small, "--lang", language).out.splitlines()[:4]
    titles = ["题名" if language == "zh" else "Title", "关于推动", "省委关于", "市委關於"]
    places = [terminal.width(row[: row.index(title)]) for row, title in zip(rows, titles, strict=True)]
    assert len(set(places)) == 1


def test_json_lists_hold_the_fields_of_the_contract(small: Path) -> None:
    found = json.loads(lineage("list", "-c", small, "--json").out)
    assert found["corpus"] == "三级文献"
    named = {"document", "title", "level", "issuer", "date", "kind", "file", "start", "end", "sentences", "inferred"}
    assert all(named | {"warnings"} <= set(one) for one in found["documents"])


def test_every_text_file_can_be_read_with_the_encoding_that_is_listed(tmp_path: Path) -> None:
    texts = {
        "a.txt": "新时代新征程\r\n坚持稳中求进。".encode("gb18030"),
        "b.txt": "\ufeff各地各部门坚持稳中求进。".encode(),
        "c.html": "<p>全省坚持稳中求进。</p>".encode(),
    }
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    assert lineage("init", tmp_path).status == lineage("index", "-c", tmp_path).status == 0
    listed = json.loads(lineage("list", "-c", tmp_path, "--json").out)["documents"]
    encodings = {one["document"]: one["encoding"] for one in listed}
    assert sorted(map(str, encodings.values())) == ["None", "gb18030", "utf-8"]
    files = {one["document"]: tmp_path / one["file"] for one in listed}
    rows = [json.loads(row) for row in lineage("export", "sentences", "-c", tmp_path).out.splitlines()]
    for row in rows:
        name = row["document"]
        text = (
            files[name].read_text(encodings[name])
            if encodings[name]
            else lineage("show", name, "--raw", "-c", tmp_path).out
        )
        assert text[row["start"] : row["end"]] == row["text"]
    exported = lineage("export", "documents", "-c", tmp_path).out.splitlines()
    assert [json.loads(row) for row in exported] == listed


def test_a_document_is_shown_with_its_places(small: Path) -> None:
    out = lineage("show", PROVINCE, "-c", small).out
    assert "lines 1–" in out
    for sentence in json.loads(lineage("show", PROVINCE, "-c", small, "--json").out)["sentences"]:
        start = re.escape(sentence["clean"][:8])
        assert re.search(rf"^ *{sentence['sentence']}  +{sentence['line']}  {start}", out, flags=re.MULTILINE)


def test_raw_is_the_file_to_the_last_byte(folder: Path) -> None:
    text = "".join(f"第{number}句话说的是先进制造业。\r\n\r\n" for number in range(9)) + "末行没有换行"
    (folder / "国家.txt").write_bytes(text.encode())
    lineage("index", "-c", folder)
    out, _ = program("show", NATION, "-c", folder, "--raw").communicate()
    assert out.decode() == (folder / "国家.txt").read_text("utf-8") or out.decode() == text
    found = json.loads(lineage("show", NATION, "-c", folder, "--json").out)
    for sentence in found["sentences"]:
        assert out.decode()[sentence["start"] : sentence["end"]] == sentence["text"]


def test_two_documents_side_by_side(small: Path) -> None:
    run = lineage("align", NATION, CITY, "-c", small)
    assert run.status == 0
    assert "[-left only-] {+right only+}" in run.out
    assert re.search(r"^  left   国家\.txt:\d+  ", run.out, flags=re.MULTILINE)
    found = json.loads(lineage("align", NATION, CITY, "-c", small, "--json").out)
    assert list(found) == ["left", "right", "matches", "only_left", "only_right"]
    assert f"{len(found['matches'])} matches" in run.out
    turned = lineage("align", CITY, NATION, "-c", small)
    assert turned.out == run.out
    assert turned.err == "The one given second is the earlier, so it stands on the left.\n"


def test_a_page_of_two_documents_leads_back_into_a_site_that_has_them(small: Path, tmp_path: Path) -> None:
    site, page = tmp_path / "my site", tmp_path / "page.html"
    assert lineage("build", "-c", small, "-o", site).status == 0
    assert lineage("align", NATION, CITY, "-c", small, "-o", page, "--site", site).status == 0
    links = set(re.findall(r'href="?([^" >]+)', page.read_text("utf-8")))
    outside = {link for link in links if not link.startswith("#")}
    assert {"my%20site/index.html", "my%20site/guide.html"} < outside
    assert {f"my%20site/documents/{name}.html" for name in (NATION, CITY)} < outside
    for link in outside:
        path, _, anchor = unquote(link).partition("#")
        assert not anchor or f"id={anchor}" in (tmp_path / path).read_text("utf-8").replace('"', "")
    (tmp_path / "a.txt").write_text("推动江海联动，加快构建新格局。" * 3, "utf-8")
    (tmp_path / "b.txt").write_text("推动江海联动，加快构建新格局。" * 2, "utf-8")
    run = lineage("align", tmp_path / "a.txt", tmp_path / "b.txt", "-o", page, "--site", site)
    assert "does not show both documents" in run.err
    assert "my%20site" not in page.read_text("utf-8")
    shown = next((site / "documents").glob(f"{CITY}.html"))
    shown.write_text(re.sub("id=(s-[0-9a-f]+)", "id=s-00000000", shown.read_text("utf-8"), count=1), "utf-8")
    run = lineage("align", NATION, CITY, "-c", small, "-o", page, "--site", site)
    assert "does not show both documents" in run.err  # other words stand there than on the page
    assert lineage("align", NATION, CITY, "-c", small, "--site", site).status == 2
    refused(
        lineage("align", NATION, CITY, "-c", small, "-o", page, "--site", tmp_path), str(tmp_path), code="not-a-site"
    )


def test_changes_are_shown_by_colour_where_there_is_any_and_by_marks_where_not(small: Path) -> None:
    plain = lineage("align", NATION, CITY, "-c", small).out
    coloured = lineage("align", NATION, CITY, "-c", small, env={"FORCE_COLOR": "1"}).out
    assert ESCAPE not in plain
    assert f"{ESCAPE}[31m" in coloured
    assert f"{ESCAPE}[32m" in coloured
    assert "[-" not in coloured
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert lineage("align", NATION, CITY, "-c", small, env=both).out == plain


def test_a_comparison_goes_to_a_page_a_text_or_json(small: Path, tmp_path: Path) -> None:
    for name, start in (("p.html", "<!doctype"), ("p.txt", "  left"), ("p.json", "{")):
        extra = ["--json"] if name.endswith("json") else []
        run = lineage("align", NATION, CITY, "-c", small, "-o", tmp_path / name, *extra, env={"FORCE_COLOR": "1"})
        assert (run.out, run.err) == ("", f"Wrote {tmp_path / name}\n")
        text = (tmp_path / name).read_text("utf-8")
        assert text.lower().startswith(start)
        assert ESCAPE not in text


def test_a_file_can_come_from_standard_input(small: Path) -> None:
    feed = (small / "国家.txt").read_bytes()
    run = lineage("align", "-", f"{small / '省市.txt'}#2020-11", "--json", feed=feed)
    assert json.loads(run.out)["left"]["file"] == "-"
    assert json.loads(run.out)["matches"]


@pytest.mark.parametrize("feed", [b"", "\u3000\n".encode()])
def test_bad_standard_input_is_named_so(small: Path, feed: bytes) -> None:
    refused(lineage("align", "-", small / "国家.txt", feed=feed), "standard input is empty", code="empty-input")


def test_closed_standard_input_is_an_empty_one(small: Path) -> None:
    command = [sys.executable, "-m", "lineage", "align", str(small / "国家.txt"), "-"]
    closed = subprocess.Popen(
        ["sh", "-c", '"$@" <&-', "sh", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    refused(finished(closed), "standard input is empty", code="empty-input")


def test_the_earlier_is_only_called_so_where_the_dates_tell_it(small: Path, tmp_path: Path) -> None:
    dated, undated = tmp_path / "乙.txt", tmp_path / "甲.txt"
    text = "坚持把发展先进制造业作为主攻方向，推动高端化智能化。"
    dated.write_text(f"工作方案\n（2021年3月5日）\n\n{text}\n", "utf-8")
    undated.write_text(f"工作方案\n\n全市{text}\n", "utf-8")
    assert "is the earlier" in lineage("align", CITY, NATION, "-c", small).err
    said = lineage("align", undated, dated).err
    assert "stands on the left" in said
    assert "is the earlier" not in said.replace("which of the two is the earlier", "")


def test_a_lineage_reads_like_an_account(small: Path) -> None:
    run = lineage("trace", "先进制造业", "-c", small)
    found = json.loads(lineage("trace", "先进制造业", "-c", small, "--json").out)
    assert run.out.startswith(
        f"“先进制造业”: {len(found['attestations'])} attestations in 3 documents (of 3 in the corpus)\n"
    )
    for number, one in enumerate(found["attestations"], start=1):
        assert re.search(rf"^ *\[{number}\] {one['file']}:{one['line']}$", run.out, flags=re.MULTILINE)
    assert run.out.count("【先进制造业】") + run.out.count("【先進制造業】") == len(found["attestations"])
    assert "First at each level" in run.out
    coloured = lineage("trace", "先进制造业", "-c", small, env={"FORCE_COLOR": "1"}).out
    assert f"{ESCAPE}[33m{ESCAPE}[1m先进制造业{ESCAPE}[0m" in coloured
    assert "【" not in coloured


def test_a_wording_that_never_occurs_is_said_to_be_nowhere(small: Path) -> None:
    run = lineage("trace", "从来没有的提法", "-c", small)
    assert (run.status, run.out) == (0, "")
    assert "“从来没有的提法” is nowhere in the 3 documents of the corpus" in run.err
    run = lineage("trace", "从来没有的提法", "-c", small, "--json")
    assert json.loads(run.out)["attestations"] == []
    assert "nowhere" in run.err


def test_the_account_of_what_is_nowhere_is_written_too_with_what_nearly_is_it(small: Path, tmp_path: Path) -> None:
    run = lineage("trace", "先进制造叶", "-c", small, "-o", tmp_path / "account.txt")
    assert run.status == 0
    first, second = (tmp_path / "account.txt").read_text("utf-8").splitlines()
    assert first.startswith("“先进制造叶” is nowhere in the 3 documents of the corpus")
    assert second == "The corpus has, spelt nearly so: “先进制造业”"
    assert f"Wrote {tmp_path / 'account.txt'}" in run.err


@pytest.mark.parametrize("wording", [".*", "(先进", "[", "\\", "先|进", "改" * 10_000], ids=lambda words: words[:4])
def test_a_wording_is_never_read_as_a_pattern(small: Path, wording: str) -> None:
    run = lineage("trace", wording, "-c", small, "--json")
    assert run.status in (0, 3)
    assert run.status == 3 or json.loads(run.out)["wording"] == wording
    assert len(run.err) < 400


@pytest.mark.parametrize("what", ["documents", "sentences", "matches", "attestations", "lineages"])
def test_exports_are_the_same_twice_and_in_a_file(small: Path, tmp_path: Path, what: str) -> None:
    for form in ("jsonl", "csv", "json"):
        first = lineage("export", what, "-c", small, "--format", form)
        assert first.status == 0
        assert lineage("export", what, "-c", small, "--format", form, "-o", "-").out == first.out
        lineage("export", what, "-c", small, "--format", form, "-o", tmp_path / "x")
        assert (tmp_path / "x").read_bytes().decode() == first.out
    assert lineage("export", what, "-c", small, "--json").out == first.out
    assert json.loads(first.out)[what]


@pytest.mark.parametrize(("what", "form"), [("lineages", "gexf"), ("matches", "graphml"), ("matches", "tei")])
def test_networks_and_tei_are_whole_documents(small: Path, what: str, form: str) -> None:
    run = lineage("export", what, "-c", small, "--format", form)
    assert run.status == 0
    root = etree.fromstring(run.out.encode())
    assert len(list(root.iter())) > 10
    assert lineage("export", what, "-c", small, "--format", form).out == run.out


def test_matches_come_sorted_by_the_right_document_and_place(small: Path) -> None:
    rows = [json.loads(line) for line in lineage("export", "matches", "-c", small).out.splitlines()]
    order = {
        one["document"]: number
        for number, one in enumerate(json.loads(lineage("list", "-c", small, "--json").out)["documents"])
    }
    places = [(order[row["right"]["document"]], row["right"]["start"]) for row in rows]
    assert places == sorted(places)
    everything = lineage("export", "matches", "-c", small, "--with-boilerplate").out.splitlines()
    assert len(everything) >= len(rows)
    assert not any(row["boilerplate"] for row in rows)


def test_csv_for_excel_begins_with_a_byte_order_mark(small: Path) -> None:
    run = lineage("export", "documents", "-c", small, "--format", "csv", "--bom")
    assert run.out.startswith("\ufeffdocument,title,level")


def test_a_wording_beside_the_catalogues_can_be_exported(small: Path) -> None:
    rows = lineage("export", "lineages", "-c", small, "-w", "制造业").out.splitlines()
    assert [json.loads(row)["wording"] for row in rows] == ["先进制造业", "制造业"]


def test_the_doctor_lists_versions_and_says_that_all_is_well(small: Path) -> None:
    run = lineage("doctor", "-c", small)
    assert re.search(r"^duckdb +\d", run.out, flags=re.MULTILINE)
    assert run.out.endswith("All is well.\n")
    found = json.loads(lineage("doctor", "-c", small, "--json").out)
    assert (found["documents"], found["opencc_rivals"], found["problem"]) == (3, [], None)


def test_the_doctor_needs_no_corpus_unless_one_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = lineage("doctor")
    assert (run.status, run.err) == (0, "")
    assert "have no lineage.toml" in run.out
    for named, code in ((tmp_path, "no-corpus"), (tmp_path / "nowhere", "missing-file")):
        run = lineage("doctor", "-c", named)
        assert (run.status, f"lineage explain {code}" in run.err) == (3, True)


def test_the_doctor_takes_a_corpus_to_be_indexed_for_no_error(folder: Path) -> None:
    for _ in range(2):
        run = lineage("doctor", "-c", folder)
        assert (run.status, run.err) == (0, "")
        assert f"lineage index -c {folder}" in run.out
        lineage("index", "-c", folder)
        (folder / "国家.txt").write_text("已经改动的正文。", "utf-8")


def test_the_doctor_tells_rivals_for_one_module(small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "OpenCC-1.1.9.dist-info").mkdir()
    (tmp_path / "OpenCC-1.1.9.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: OpenCC\nVersion: 1.1.9\n"
    )
    (tmp_path / "OpenCC-1.1.9.dist-info" / "top_level.txt").write_text("opencc\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    run = lineage("doctor", "-c", small)
    assert "the module opencc comes from OpenCC, opencc-python-reimplemented" in run.out


def test_the_doctor_tells_what_is_missing(small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    about = tmp_path / "policy_lineage-9.9.dist-info"
    about.mkdir()
    needs = ["no-such-package", 'no-such-reader; extra == "pdf"', 'click; extra == "ocr"']
    lines = "".join(f"Requires-Dist: {need}\n" for need in needs)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: policy-lineage\nVersion: 9.9\n{lines}")
    monkeypatch.syspath_prepend(str(tmp_path))
    run = lineage("doctor", "-c", small)
    assert "no-such-package: missing" in run.out
    assert "lacks no-such-reader (pip install 'policy-lineage[pdf]')" in run.out
    assert re.search(r"^extra ocr +installed", run.out, flags=re.MULTILINE)


def errors(kind: type[LineageError] = LineageError) -> list[type[LineageError]]:
    """Every kind of error there is."""
    return [found for below in kind.__subclasses__() for found in (below, *errors(below))]


def test_every_error_and_every_kind_of_defect_is_explained_in_both_languages() -> None:
    assert {error.code for error in errors()} == set(ERRORS)
    kinds = set(re.findall(r"^(\w+)  +\w", defects.__doc__ or "", flags=re.MULTILINE))
    assert kinds == set(DEFECTS)
    for texts in (*ERRORS.values(), *DEFECTS.values()):
        assert re.search("[一-鿿]", texts[0])
        assert texts[1].isascii() or "“" in texts[1]


def test_explanations_in_chinese_are_chinese_throughout() -> None:
    told = json.loads(lineage("explain", "--json", "--lang", "zh").out)["codes"]
    assert {one["code"] for one in told if one["kind"] == "rule"} == {rule.name for rule in RULES}
    english = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")
    assert [one["code"] for one in told if english.search(one["means"] + one.get("says", ""))] == []


def test_explanations_are_listed_and_given_one_by_one() -> None:
    run = lineage("explain")
    assert lineage("explain", "script", "-c", "nowhere").status == 0
    for code in (*ERRORS, *DEFECTS, "script"):
        assert re.search(rf"^  {code}  ", run.out, flags=re.MULTILINE)
    assert "‹path›" in lineage("explain", "missing-file", "--lang", "zh").out
    found = json.loads(lineage("explain", "script", "--json").out)
    assert (found["code"], found["kind"]) == ("script", "rule")
    assert len(json.loads(lineage("explain", "--json").out)["codes"]) > 40


# The terminal


def test_nothing_of_a_document_steers_the_terminal(folder: Path) -> None:
    hostile = "恶意\x1b[2J标题\x9b31m\u202e倒写\u200b"
    path = folder / "lineage.toml"
    escaped = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04X}" for sign in hostile)
    path.write_text(path.read_text("utf-8").replace("关于推动先进制造业发展的意见", escaped, 1), "utf-8")
    text = folder / "国家.txt"
    text.write_text(
        text.read_text("utf-8").replace("加快建设", "加快\x1b[31m建设\x07").replace("制造业是", "\u202e制造业是"),
        "utf-8",
    )
    lineage("index", "-c", folder)
    for command in (["list"], ["show", NATION], ["align", NATION, CITY], ["trace", "制造业"], ["trace", "\x1b[31m甲"]):
        run = lineage(*command, "-c", folder)
        assert run.status == 0
        for sign in run.out + run.err:
            assert sign == "\n" or unicodedata.category(sign) not in terminal.UNSEEN
    run = lineage("show", "\x1b[31m", "-c", folder)
    assert ESCAPE not in run.err


def on_a_terminal(*words: object, env: dict[str, str] | None = None) -> str:
    """What the program prints, standard error included, where both are a terminal."""
    ours, theirs = pty.openpty()
    settings = {"TERM": "xterm", "NO_COLOR": "", "COLUMNS": "90"} | (env or {})
    process = program(*words, env=settings, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            found = os.read(ours, 65536)
        except OSError:
            break
        if not found:
            break
        said += found
    process.wait(60)
    os.close(ours)
    return said.decode()


def test_progress_is_shown_on_a_terminal_and_wiped_away(folder: Path) -> None:
    said = on_a_terminal("index", "-c", folder)
    assert re.search(r"\r\x1b\[Kreading 0/2\r\x1b\[Kreading 1/2\r\x1b\[K", said)
    assert "matching 3/3" in said
    assert re.search(r"\r\x1b\[K2 files read", said)
    assert "reading" not in on_a_terminal("index", "-c", folder, "--again", "--quiet")


def test_a_terminal_gets_colours_and_lines_that_fit(small: Path) -> None:
    said = on_a_terminal("trace", "先进制造业", "-c", small)
    assert f"{ESCAPE}[33m" in said
    for line in said.split("\r\n"):
        assert terminal.width(re.sub(r"\x1b\[[\d;]*m", "", line)) <= 92
    assert ESCAPE not in on_a_terminal("trace", "先进制造业", "-c", small, env={"NO_COLOR": "1"})
    assert ESCAPE not in on_a_terminal("trace", "先进制造业", "-c", small, env={"TERM": "dumb"})


def test_raw_text_on_a_terminal_is_harmless(folder: Path) -> None:
    text = folder / "国家.txt"
    text.write_text(text.read_text("utf-8").replace("加快建设", "加快\x1b[31m建设"), "utf-8")
    lineage("index", "-c", folder)
    assert ESCAPE not in on_a_terminal("show", NATION, "--raw", "-c", folder)


@pytest.mark.parametrize("wide", [20, 31, 60])
def test_lines_break_as_chinese_typesetters_break_them(wide: int) -> None:
    text = "加快构建“以国内大循环为主体、国内国际双循环相互促进”的新发展格局（2020年），G100 Plus创新大会。" * 3
    lines = [line.rstrip("\n") for line in terminal.wrapped([(text, "")], indent="  ", wide=wide)]
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    for line in lines:
        assert terminal.width(line) <= wide + 4
        assert line[2] not in "，。、”）"
        assert line[-1] not in "“（"
        assert not re.search(r"\d$", line) or not re.match(r"\d", lines[lines.index(line) + 1].strip())


def test_a_line_has_no_blank_at_its_head_and_words_of_one_style_in_one() -> None:
    pieces = [("  加快构建新发展格局", "wording"), ("", "added"), ("，G100 ", "wording"), ("é́推动发展", "")]
    assert list(terminal.wrapped(pieces, wide=20)) == ["【  加快构建新发展\n", "格局】【，G100 】é́\n", "推动发展\n"]
    styled = "".join(terminal.wrapped(pieces, wide=20, colour=True))
    assert re.sub(f"{ESCAPE}[^m]*m", "", styled) == "加快构建新发展格局，\nG100 é́推动发展\n"
    assert [line.count(ESCAPE) for line in styled.splitlines()] == [3, 3]


def test_output_files_keep_their_mode_and_links_stay_links(small: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    lineage("list", "-c", small, "--json", "-o", link)
    assert link.is_symlink()
    assert json.loads(real.read_text("utf-8"))["documents"]
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "real.json"]


def test_output_into_a_folder_or_nowhere_is_refused(small: Path, tmp_path: Path) -> None:
    refused(lineage("list", "-c", small, "-o", tmp_path), "Is a directory", code="cannot-write")
    refused(lineage("list", "-c", small, "-o", tmp_path / "a" / "b"), "No such file", code="cannot-write")


@pytest.mark.parametrize(
    ("words", "output"),
    [
        (["list"], "corpus/lineage.toml"),
        (["show", CITY], "corpus/../corpus/国家.txt"),
        (["export", "matches"], "corpus/truth/alignments.jsonl"),
        (["doctor"], "corpus/.lineage/lineage.duckdb"),
        (["align", "a.txt", "b.txt"], "b.txt"),
        (["check", "drafts"], "drafts/a.md"),
        (["check", "b.txt", "--baseline", "accepted.toml"], "accepted.toml"),
    ],
)
def test_no_result_is_written_over_what_the_user_gave(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], output: str
) -> None:
    shutil.copytree(small, tmp_path / "corpus")
    for name in ("a.txt", "b.txt", "drafts/a.md", "accepted.toml", "corpus/truth/alignments.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("高举伟大旗帜，坚持稳中求进。", "utf-8")
    monkeypatch.chdir(tmp_path)
    before = Path(output).read_bytes()
    refused(lineage(*words, "-c", "corpus", "-o", output), "never written over", code="would-overwrite")
    assert Path(output).read_bytes() == before


def test_a_device_is_written_to_and_not_replaced(small: Path) -> None:
    assert lineage("export", "matches", "-c", small, "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_words_without_facts_may_hold_braces() -> None:
    assert Words("en")("legend") == "[-left only-] {+right only+}"


def test_a_title_too_long_to_be_a_file_is_no_document_either(tmp_path: Path) -> None:
    run = lineage("align", "字" * 200, "甲", "-o", tmp_path / "page.html", "-c", tmp_path)
    assert run.status == 3
    assert run.err.startswith("Error: ")
