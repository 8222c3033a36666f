"""Work spread over processes: the same as doing it one by one, whatever happens to a process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest
from make import answer, reading

from lineage.collate.matching import matched
from lineage.engine.spread import spread

SEVERAL = [1, 2, 3, 8]


def alive(process: int) -> bool:
    """Whether a process is at work: one that has ended may wait as a zombie for somebody to ask after it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_end(processes: Iterable[int]) -> bool:
    """Whether these processes end within a minute: one that nobody listens to any more finishes what it has begun."""
    deadline = time.monotonic() + 60
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(alive, processes))


@pytest.mark.parametrize("processes", SEVERAL)
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    items = list(range(50, 0, -1))

    def work(number: int) -> int:
        time.sleep(number % 3 / 1000)
        return number * number

    assert list(spread(work, items, processes=processes)) == [number * number for number in items]
    assert list(spread(work, [], processes=processes)) == []


def test_processes_end_when_nobody_has_asked_for_a_result_and_nobody_can_any_more() -> None:
    results = spread(time.sleep, [60, 60], processes=2)
    assert len(active_children()) == 2
    del results
    assert not active_children()


def test_several_processes_are_at_work_at_the_same_time() -> None:
    together = get_context("fork").Barrier(3, timeout=60)

    def work(_: int) -> int:
        together.wait()  # until three are here
        return os.getpid()

    found = set(spread(work, range(3), processes=3))
    assert len(found) == 3
    assert os.getpid() not in found


def test_answers_compared_by_several_processes_are_the_same_matches_in_the_same_order() -> None:
    lines = [
        f"我们要在{place}市建设{goal}，推进第{n}项改革。"
        for n, (place, goal) in enumerate([("甲", "中心"), ("乙", "支点")] * 60)
    ]
    one = reading("\n".join(lines), "甲", date="2020-01-01")
    two = reading("\n".join(line.replace("推进", "推动") for line in lines), "乙", date="2021-01-01")
    found = [answer(one, two, line, line.replace("推进", "推动")) for line in lines]
    known = {"甲": one, "乙": two}
    alone = list(matched(found, known))
    assert len(alone) == len(lines)
    assert list(matched(found, known, apply=partial(spread, processes=3))) == alone


def test_an_error_is_raised_here_at_its_item() -> None:
    def work(number: int) -> int:
        if number == 7:
            raise ValueError("seven")
        return number

    got = []
    with pytest.raises(ValueError, match="seven"):
        got += spread(work, range(20), processes=2)
    results = spread(work, range(20), processes=2)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ValueError, match="seven"):
        next(results)


def test_what_a_killed_process_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 3 and os.getpid() != here:
            os._exit(9)
        return number

    assert list(spread(work, range(40), processes=2)) == list(range(40))


def test_no_process_is_left_when_the_results_are_not_all_wanted() -> None:
    def work(number: int) -> tuple[int, int]:
        return number, os.getpid()

    results = spread(work, range(1000), processes=2)
    seen = {next(results)[1] for _ in range(10)}
    results.close()  # type: ignore[attr-defined]
    assert not any(map(alive, seen))


def test_a_process_ends_when_the_one_that_started_it_is_killed(tmp_path: Path) -> None:
    program = f"""
import os, time
from lineage.engine.spread import spread
def work(number):
    open({str(tmp_path)!r} + f"/{{os.getpid()}}", "w").close()
    time.sleep(.02)
    return bytes(100_000)
results = spread(work, range(10_000), processes=2)
next(results)
print("begun", flush=True)
time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as starter:
        assert starter.stdout
        starter.stdout.readline()
        starter.kill()
    workers = [int(found.name) for found in tmp_path.iterdir()]
    assert workers
    assert all_end(workers)
