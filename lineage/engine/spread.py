"""Work spread over the processors of this machine.

The processes are forked, so that what they work on need not be copied; only what they find is sent back. Where
forking is not safe (anywhere but on Linux) the work is done here, item by item, with the same results.
"""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

from lineage.engine.processors import FORKING, processors

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(
    function: Callable[[Item], Result], items: Sequence[Item], *, processes: int | None = None
) -> Iterator[Result]:
    """What ``function`` gives for each item, in their order, as ``map`` does; the work begins at once.

    What a process could not do is done here in the end, so that an error is raised where it is understood.
    """
    several = min(processors() if processes is None else processes, len(items))
    if several < 2:
        return iter(map(function, items))
    results = _collected(function, items, _started(function, items, several))
    next(results)
    return results


def _collected(
    function: Callable[[Item], Result], items: Sequence[Item], workers: Sequence[tuple[Connection, Any]]
) -> Iterator[Result]:
    """The results in the order of their items, after nothing: only what has begun is ended when it is let go."""
    done: dict[int, Result] = {}
    waiting = [receiver for receiver, _ in workers]
    try:
        yield cast("Result", None)
        for number, item in enumerate(items):
            while number not in done and waiting:
                _receive(waiting, done)
            yield done.pop(number) if number in done else function(item)
    finally:
        for receiver, process in workers:
            receiver.close()
            process.terminate()
            process.join()


def _receive(waiting: list[Connection], done: dict[int, Any]) -> None:
    """Add to ``done`` what has come in; take from ``waiting`` who has ended."""
    for ready in connection.wait(waiting):
        try:
            number, result = cast("Connection", ready).recv()
        except (EOFError, OSError):
            waiting.remove(ready)  # type: ignore[arg-type]
        else:
            done[number] = result


def _started(function: Callable[[Item], Result], items: Sequence[Item], several: int) -> list[tuple[Connection, Any]]:
    """As many processes at work, each with the connection its results come from."""
    context = get_context("fork")
    following = context.Value("l", 0)
    workers: list[tuple[Connection, Any]] = []
    for _ in range(several):
        receiver, sender = context.Pipe(duplex=False)
        others = [receiver, *(earlier for earlier, _ in workers)]
        process = context.Process(target=_work, args=(function, items, following, sender, others), daemon=True)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=FORKING, category=DeprecationWarning)
            process.start()
        sender.close()
        workers.append((receiver, process))
    return workers


def _work(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    following: Any,
    sender: Connection,
    others: list[Connection],
) -> None:  # pragma: no cover - runs in a process of its own
    """Take one item after the other until none is left, or nobody listens any more."""
    gc.freeze()  # what was there before is not looked through here, and so not copied
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for receiver in others:
        receiver.close()  # so that writing fails once the one who started us is gone
    with suppress(BaseException):  # whoever started us does it again and sees for himself
        while (number := _next(following)) < len(items):
            sender.send((number, function(items[number])))
    sender.close()
    os._exit(0)


def _next(following: Any) -> int:
    """The number of the item whose turn it is; nobody else is given it."""
    with following.get_lock():
        number = int(following.value)
        following.value = number + 1
    return number
