"""Work done beside: the same as doing it here, whatever happens to the process that does it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_spread import alive, all_end

from lineage.collate import words
from lineage.engine.aside import aside
from lineage.engine.processors import processors

HERE = os.getpid()


def letters(text: str) -> list[str]:
    return [*text, str(os.getpid() != HERE)]


@pytest.mark.parametrize(("processes", "elsewhere"), [(1, "False"), (2, "True")])
def test_work_is_done_by_another_process_where_there_is_another_processor(processes: int, elsewhere: str) -> None:
    with aside(letters, processes=processes) as done:
        assert done("改革") == ["改", "革", elsewhere]
        assert done('a b\n"\\\ud800') == [*'a b\n"\\\ud800', elsewhere]


def test_it_begins_at_once(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def work(text: str) -> list[str]:
        begun.write_text(text)
        return []

    with aside(work, processes=2):
        deadline = time.monotonic() + 20
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert begun.exists()


def test_what_a_process_that_has_ended_leaves_undone_is_done_here() -> None:
    def work(text: str) -> list[str]:
        if text == "改" and os.getpid() != HERE:
            os._exit(9)
        return letters(text)

    with aside(work, processes=2) as done:
        assert [done(text)[-1] for text in ("革", "改", "革")] == ["True", "False", "False"]


def test_an_error_is_raised_here() -> None:
    def work(text: str) -> list[str]:
        return [letters(text)[1]]

    with aside(work, processes=2) as done, pytest.raises(IndexError):
        assert done("改革") == ["革"]
        work("")


def test_where_no_process_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError("no more processes")

    before = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(os, "fork", none)
    with aside(letters, processes=2) as done:
        assert done("改") == ["改", "False"]
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_process_that_the_system_clears_away_itself_is_not_waited_for() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with aside(letters, processes=2) as done:
            assert done("改") == ["改", "True"]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_no_process_is_left() -> None:
    with aside(lambda _: [str(os.getpid())], processes=2) as done:
        process = int(done("")[0])
        assert process != HERE
    assert not alive(process)


def test_a_process_ends_when_the_one_that_started_it_is_killed() -> None:
    program = """
import os, time
from lineage.engine.aside import aside
with aside(lambda _: [str(os.getpid())], processes=2) as done:
    print(*done(""), flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as starter:
        assert starter.stdout
        process = int(starter.stdout.readline())
        starter.kill()
    assert all_end([process])


def test_words_are_cut_by_another_only_meanwhile() -> None:
    with words.told_by(aside(letters, processes=2)):
        assert words.cut("改革") == ["改", "革", "True"]
    assert words.cut("改革") == ["改革"]


@pytest.mark.skipif(processors() < 2, reason="there is no other processor")
def test_a_trace_reads_no_dictionary_here_and_says_the_same(corpus: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from lineage import pipeline
asked = pipeline.settings(Path({str(corpus)!r}))
pipeline.index(asked)
if sys.argv[1] == "read":
    import rjieba
sys.modules.pop("rjieba", None) if sys.argv[1] == "anew" else None
found = pipeline.trace(asked, "一主引领").lineage
print(sys.argv[1] == "anew" and "rjieba" in sys.modules, any(edge.mutation for edge in found.edges), found)
"""
    told = [
        subprocess.run([sys.executable, "-c", program, how], capture_output=True, text=True, check=True).stdout
        for how in ("anew", "read")
    ]
    assert told[0] == told[1]
    assert told[0].startswith("False True ")
