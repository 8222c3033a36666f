"""A site is proved against its corpus, and shown to this machine while it is made."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from editions import edition
from test_report import HOSTILE, hostile

from lineage.engine.spread import spread
from lineage.errors import NotASiteError, PortTakenError
from lineage.records import Reading
from lineage.report.pages import pages
from lineage.report.proof import in_order, prove, words_at
from lineage.report.serving import serving
from lineage.report.site import write

PAIR = "pairs/centre-2029--hb-2029.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(pages(edition()), tmp_path / "site")
    return tmp_path / "site"


def readings() -> list[Reading]:
    return list(edition().readings)


def tamper(site: Path, name: str, old: str, new: str) -> None:
    """Change a page by hand, and the manifest so that nothing but its words gives it away."""
    page = (site / name).read_text()
    assert old in page
    (site / name).write_text(page.replace(old, new, 1))


def told(site: Path) -> list[tuple[str, str]]:
    return [(fault.page, fault.what) for fault in prove(site, readings()).faults if fault.what != "file"]


def test_a_site_as_written_is_proved_from_end_to_end(site: Path) -> None:
    found = prove(site, readings())
    assert found.faults == ()
    assert found.matches == 7
    assert found.stretches == 48
    assert found.lines == sum(len(reading.raw.split("\n")) for reading in readings())


def test_pages_with_their_scripts_within_are_proved_at_several_places_at_a_time(site: Path, tmp_path: Path) -> None:
    write(pages(edition()), tmp_path / "single", single_file=True)
    assert prove(tmp_path / "single", readings(), spread=spread) == prove(site, readings())


def test_what_a_page_leaves_open_is_read_to_its_end(site: Path) -> None:
    page = (site / PAIR).read_text()
    (site / PAIR).write_text(page[: page.rindex("</main>")] + "<!-- a remark -->an end <script>1 < 2 > 0")
    assert told(site) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_are_proved_as_well(tmp_path: Path, words: str) -> None:
    made = hostile(words)
    write(pages(made), tmp_path / "site")
    found = prove(tmp_path / "site", list(made.readings))
    assert [fault for fault in found.faults if fault.what not in ("document", "line")] == []


def test_a_changed_word_is_found_with_its_page_and_line(site: Path) -> None:
    tamper(site, "documents/wh-2029.html", "办好群众身边的小事", "办好群众身边的大事")
    (altered, fault) = prove(site, readings()).faults
    assert (altered.page, altered.what) == ("documents/wh-2029.html", "file")
    assert (fault.page, fault.what, fault.wanted) == ("documents/wh-2029.html", "words", "办好群众身边的小事。")
    assert "大事" in (site / fault.page).read_text().splitlines()[fault.line - 1]


def test_a_moved_place_a_removed_change_and_a_changed_line_are_found(site: Path) -> None:
    page = (site / PAIR).read_text()
    start = re.search(r"data-start=(\d+)", page)
    assert start
    tamper(site, PAIR, start[0], f"data-start={int(start[1]) + 1}")
    assert (PAIR, "words") in told(site)
    tamper(site, PAIR, "<del>十</del>", "十")
    assert (PAIR, "changes") in told(site)
    (file,) = (path for path in (site / "files").iterdir() if "hb-2029.txt" in path.read_text())
    tamper(site, f"files/{file.name}", "<li id=L1>第一页", "<li id=L1>第二页")
    assert (f"files/{file.name}", "line") in told(site)


@pytest.mark.parametrize("place", ["data-start=99999", "data-start=x", "data-start=-1"])
def test_a_place_that_no_document_has_is_found(site: Path, place: str) -> None:
    start = re.search(r"data-start=\d+", (site / PAIR).read_text())
    assert start
    tamper(site, PAIR, start[0], place)
    assert (PAIR, "place") in told(site)


def test_a_document_that_is_not_in_the_corpus_is_found(site: Path) -> None:
    tamper(site, PAIR, 'data-left="centre-2029"', 'data-left="another"')
    assert (PAIR, "document") in told(site)


def test_a_match_without_one_of_its_sides_is_found(site: Path) -> None:
    page = (site / PAIR).read_text()
    (site / PAIR).write_text(re.sub(r"(?s)<div class=right>.*?</div>", "", page, count=2))
    assert (PAIR, "changes") in told(site)


def test_a_page_that_is_gone_is_found(site: Path) -> None:
    (site / "guide.html").unlink()
    (fault,) = prove(site, readings()).faults
    assert (fault.page, fault.what, fault.shown) == ("guide.html", "file", "")


def test_tags_are_read_however_they_are_written(site: Path, tmp_path: Path) -> None:
    page = (site / PAIR).read_text("utf-8")
    page = re.sub("<(/?)(q|article|del|ins|section|span|b)(?=[ >])", lambda tag: tag[0].upper(), page)
    page = re.sub(" (data-start|data-end|data-left|data-right|data-document)=", lambda name: name[0].upper(), page)
    (tmp_path / "page.html").write_text(f"<SCRIPT>'<q data-start=1 data-end=2>'</SCRIPT>{page}", "utf-8")
    one, other = prove(tmp_path / "page.html", readings()), prove(site / PAIR, readings())
    assert one == other
    assert one.matches


def test_a_folder_or_a_dead_link_is_no_page(site: Path) -> None:
    before = prove(site, readings())
    (site / "more.html").mkdir()
    (site / "dead.html").symlink_to(site / "nowhere.html")
    assert prove(site, readings()) == before


def test_one_page_can_be_proved_by_itself(site: Path) -> None:
    found = prove(site / PAIR, readings())
    assert (found.pages, found.faults) == (1, ())


def test_what_is_no_site_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NotASiteError):
        prove(tmp_path, readings())


def test_words_stand_only_where_the_document_begins_and_ends_with_them() -> None:
    (reading, *_) = readings()
    assert words_at(reading, "0", "2") == reading.text.text[:2]
    assert words_at(reading, "5", "5") is None
    assert words_at(reading, "6", "5") is None
    assert not in_order(["甲"], "乙")


@pytest.fixture
def shown(site: Path) -> Iterator[str]:
    with serving(site, 0) as served:
        yield served.url


def fetch(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_a_site_is_shown_on_this_machine_only_with_a_script_that_loads_it_again(shown: str) -> None:
    assert shown.startswith("http://127.0.0.1:")
    status, page = fetch(shown)
    assert status == 200
    assert '<script src="/.reload.js" defer></script>\n</head>' in page
    assert "lineageAsk(0)" in fetch(f"{shown}.reload.js")[1]
    assert fetch(f"{shown}{PAIR}")[0] == 200
    assert fetch(f"{shown}manifest.json")[0] == 200


@pytest.mark.parametrize("path", ["nowhere.html", "assets", ".git/HEAD", "%2e%2e/x", "documents/%2e%2e/%2e%2e/x.html"])
def test_nothing_but_the_site_is_shown(shown: str, path: str) -> None:
    assert fetch(shown + path)[0] == 404


def test_another_name_for_this_machine_is_refused(shown: str) -> None:
    assert fetch(shown, Host="evil.example:80")[0] == 403


def test_pages_are_told_when_the_site_has_changed(site: Path) -> None:
    with serving(site, 0) as served:
        served.again()
        assert fetch(f"{served.url}.reload.js?seen=0")[1] == "location.reload();\n"
        served.end()
        assert fetch(f"{served.url}.reload.js?seen=1")[1] == ""


def test_a_port_that_is_taken_is_said_to_be(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTakenError), serving(site, taken.getsockname()[1]):
            raise AssertionError("never shown")


SMALL = Path(__file__).with_name("small")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for path in SMALL.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lineage", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_a_sign_that_is_changed_by_characters_and_not_by_words_is_no_fault(tmp_path: Path) -> None:
    texts = {"湖北": ("2日", "深入", "考察湖北"), "武汉": ("18日", "认真", "视察湖北武汉")}
    (tmp_path / "corpus").mkdir()
    for place, (day, how, seen) in texts.items():
        body = f"{how}贯彻落实重要会议的部署和{seen}、参加代表团审议时的讲话精神，扎实推进科创大走廊建设。"
        (tmp_path / "corpus" / f"{place}.txt").write_text(f"{place}工作报告\n2020年12月{day}\n\n{body}\n", "utf-8")
    folder, made = str(tmp_path / "corpus"), str(tmp_path / "site")
    for command in (["init", folder], ["build", "-c", folder, "-o", made], ["verify", made, "-c", folder]):
        assert run(*command).returncode == 0
    shown = next((tmp_path / "site" / "pairs").iterdir()).read_text("utf-8")
    assert "<ins class=c>、</ins>" in shown


def test_verify_says_what_it_proved_and_fails_where_it_could_not(corpus: Path, tmp_path: Path) -> None:
    made = tmp_path / "site"
    assert run("build", "-c", str(corpus), "-o", str(made)).returncode == 0
    well = run("verify", str(made), "-c", str(corpus), "--lang", "en")
    assert (well.returncode, well.stdout) == (0, "")
    assert "all as in the corpus" in well.stderr
    file = corpus / "国家.txt"
    file.write_text(file.read_text().replace("先进制造业", "现代制造业"))
    bad = run("verify", str(made), "-c", str(corpus), "--lang", "en")
    assert bad.returncode == 1
    assert re.search(r"^documents/zy-2020-09-15-yijian\.html:\d+: the words are not those", bad.stdout, re.MULTILINE)
    found = json.loads(run("verify", str(made), "-c", str(corpus), "--json").stdout)
    assert found["faults"][0].keys() == {"page", "line", "what", "shown", "wanted"}
    assert run("verify", str(tmp_path / "none"), "-c", str(corpus)).returncode == 3


def test_serve_builds_again_when_the_corpus_changes_and_ends_cleanly(corpus: Path) -> None:
    command = [sys.executable, "-m", "lineage", "serve", "-c", str(corpus), "--port", "0", "--lang", "en"]
    catalogue = corpus / "lineage.toml"
    kept = catalogue.read_text()

    def rewritten(text: str) -> None:
        (corpus / "new").write_text(text)
        (corpus / "new").replace(catalogue)

    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        try:
            (url,) = re.findall(r"http://\S+", running.stderr.readline())
            rewritten(kept.replace("= [", "= [broken"))
            assert "Error:" in running.stderr.readline()
            rewritten(kept.replace("三级文献", "另一文集"))
            assert url in running.stderr.readline()
            assert "另一文集" in fetch(url)[1]
            running.send_signal(signal.SIGINT)
            assert "Ended." in running.stderr.read()
            assert running.wait(timeout=60) == 0
        finally:
            running.kill()
    assert not (corpus / "site").exists()
