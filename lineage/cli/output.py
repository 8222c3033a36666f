"""What leaves the program: whole or not at all, in UTF-8."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copymode

from lineage.cli.words import Words
from lineage.errors import CannotWriteError, WouldOverwriteError

STANDARD = "-"


class ClosedError(Exception):
    """Nobody reads standard output any more; click would take a ``BrokenPipeError`` for a finding."""


def to_file(output: str | None) -> bool:
    """Whether ``output`` names a file: neither nothing nor ``-``."""
    return output not in (None, STANDARD)


def spare(outputs: Iterable[str], given: Callable[[], Iterable[Path]]) -> None:
    """Refuse to write over anything that was ``given``, by whatever name it is called."""
    there = {os.path.realpath(output): output for output in outputs if Path(output).is_file()}
    for path in given() if there else ():
        if named := there.get(os.path.realpath(path)):
            raise WouldOverwriteError(path=named)


def write(texts: Iterable[str | bytes], output: str | None = None) -> None:
    """Write texts, or bytes, to standard output, or to a file that appears only once it is whole."""
    if output is None or output == STANDARD:
        for text in texts:
            _print(text)
        return
    path = Path(output)
    if path.exists() and not path.is_file() and not path.is_dir():
        _fill(path, texts, named=path)  # a device or a pipe is written to, not replaced
        return
    whole = Path(os.path.realpath(path))
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        _fill(part, texts, named=path)
        with _told(path):
            if whole.is_file():
                copymode(whole, part)
            part.replace(whole)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _fill(path: Path, texts: Iterable[str | bytes], *, named: Path) -> None:
    with _told(named):
        file = path.open("wb")
    try:
        for text in texts:
            with _told(named):
                file.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)
    finally:
        with _told(named):
            file.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What keeps a file from being written is said with its name."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(path=path, reason=error.strerror) from error


def _print(text: str | bytes) -> None:
    try:
        if isinstance(text, str):
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
    except OSError as error:
        raise _unheard(error) from error


def flush() -> None:
    """What is left in the buffer of standard output leaves it, or it is said why it cannot."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _unheard(error) from error


def _unheard(error: OSError) -> Exception:
    """What keeps standard output from being written, as it is said; what is left in its buffer is forgotten then."""
    if isinstance(error, BrokenPipeError):
        return ClosedError()
    forget()
    return CannotWriteError(path=STANDARD, reason=error.strerror)


def forget() -> None:
    """Nothing more can be written: what is left in the buffer must not raise at the very end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Progress:
    """A line on the terminal that says how far a step has come; nothing where nobody watches."""

    def __init__(self, say: Words, *, quiet: bool) -> None:
        self.say = say
        self.shown = ""
        self.seen = not quiet and sys.stderr.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show the step in the place of the one before."""
        line = f"{self.say(f'step.{step}')} {done}/{total}"
        if self.seen and line != self.shown:
            self._show(line)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self._show("")

    def _show(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
        self.shown = line
