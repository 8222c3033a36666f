"""Work done by a process of its own, which gets ready for it while this one goes on.

What a library reads when it is first used, no thread can read meanwhile: Python does one thing at a time. A process
that is forked can, where there is another processor. Where there is none, where forking is not safe (anywhere but on
Linux), or where that process has ended, the work is done here, with the same results.
"""

from __future__ import annotations

import json
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from lineage.engine.processors import FORKING, processors

Work = Callable[[str], list[str]]


@contextmanager
def aside(work: Work, *, processes: int | None = None) -> Iterator[Work]:
    """What gives the same as ``work``, from a process of its own that has begun at once by doing it for no text."""
    several = (processors() if processes is None else processes) > 1
    if not several or not (started := _started(work)):
        yield work
        return
    process, asking, answering = started
    try:
        with os.fdopen(asking, "wb", buffering=0) as asked, os.fdopen(answering, "rb") as answers:

            def done(text: str) -> list[str]:
                try:
                    asked.write(_line(text))
                    found: list[str] = json.loads(answers.readline())
                except (OSError, ValueError):
                    return work(text)
                return found

            yield done
    finally:
        with suppress(ProcessLookupError, ChildProcessError):  # the system may have cleared it away itself
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _started(work: Work) -> tuple[int, int, int] | None:
    """A process at work, and the ends of the pipes by which it is asked and answers; none where there is no room."""
    ends: list[int] = []
    try:
        ends += os.pipe()
        ends += os.pipe()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=FORKING, category=DeprecationWarning)
            process = os.fork()
    except OSError:
        for end in ends:
            os.close(end)
        return None
    asked, asking, answering, answered = ends
    if not process:
        os.close(asking)  # so that reading ends once the one who started us is gone
        os.close(answering)
        _serve(work, asked, answered)
    os.close(asked)
    os.close(answered)
    return process, asking, answering


def _serve(work: Work, asked: int, answered: int) -> NoReturn:  # pragma: no cover - runs in a process of its own
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with (
        suppress(BaseException),
        os.fdopen(asked, "rb") as questions,
        os.fdopen(answered, "wb", buffering=0) as answers,
    ):
        work("")
        for line in questions:
            answers.write(_line(work(json.loads(line))))
    os._exit(0)


def _line(value: str | list[str]) -> bytes:
    return json.dumps(value).encode() + b"\n"
