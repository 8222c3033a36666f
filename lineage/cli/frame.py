"""What every command shares: help and mistakes in two languages, common options, exit statuses.

0 done, 1 done with findings at the level asked for, 2 wrong usage, 3 it could not be done, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

import lineage
from lineage.cli.output import ClosedError, flush, forget, spare, to_file
from lineage.cli.terminal import padded, width, wrapped
from lineage.cli.words import Words, spoken
from lineage.errors import LineageError

NO_ARGUMENTS = getattr(click.exceptions, "NoArgsIsHelpError", ())  # of click 8.2 and newer
USAGE, FAILED, INTERRUPTED, CLOSED, TERMINATED = 2, 3, 130, 141, 143
RARELY = 100_000  # things made before those are looked for that refer to each other in a circle: few do

Function = TypeVar("Function", bound=Callable[..., Any])


class InterruptedRunError(Exception):
    """The user pressed Ctrl-C."""


def words(context: click.Context) -> Words:
    """The words of the language this run speaks."""
    return context.find_object(Words) or Words("en")


class Command(click.Command):
    """A command whose help is looked up among the words, under its name and its options' ``help``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments read; whatever is wrong with them is said of this command, in the words of this run."""
        exact, ctx.allow_extra_args = not ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if exact and rest and not ctx.resilient_parsing:
            raise click.UsageError(words(ctx)("extra_argument", names=" ".join(rest)), ctx)
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless its output would take the place of what the user gave."""
        spare(_outputs(ctx.params), partial(_given, ctx.params))
        return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole page; click would break lines of Chinese anywhere but at the edge."""
        say, wide = words(ctx), formatter.width
        formatter.write(f"{say('usage')} {ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n")
        for text in filter(None, (say.of(str(self.help)), say.of(f"{self.help}.long"))):
            formatter.write("\n")
            for paragraph in text.split("\n\n"):
                formatter.write("".join(wrapped([(paragraph, "")], indent="  ", wide=wide)))
        for title, rows in self.sections(ctx):
            formatter.write(f"\n{say(title)}\n")
            formatter.write("".join(_listed(rows, wide)))
        if self.epilog:
            formatter.write(f"\n{say('examples')}\n")
            formatter.write("".join(f"  {line}\n" for line in self.epilog.splitlines()))

    def sections(self, ctx: click.Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The lists on the help page: a title and its rows."""
        say = words(ctx)
        rows = []
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx)
            if isinstance(option, click.Option) and record:
                key = "help" if "--help" in option.opts else str(option.help)
                rows.append((record[0], say.of(key) or record[1]))
        yield "options", rows


class Commands(Command, click.Group):
    """A group whose commands are imported when they are called: help is quick."""

    def __init__(self, name: str, *, modules: Mapping[str, str], **settings: Any) -> None:
        super().__init__(name, **settings)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """The names of all commands, in the order in which one needs them."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in self.modules:
            return None
        found: click.Command = import_module(self.modules[cmd_name]).COMMANDS[cmd_name]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; one that does not exist is answered with the nearest."""
        if args[0] not in self.modules and not args[0].startswith("-"):
            say = words(ctx)
            near = get_close_matches(args[0], self.modules)
            hint = say("nearest", names=", ".join(near)) if near else ""
            raise click.UsageError(f"{say('no_command', name=args[0])}{hint}", ctx)
        return super().resolve_command(ctx, args)

    def sections(self, ctx: click.Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """The options, then the commands."""
        yield from super().sections(ctx)
        yield "commands", [(name, words(ctx)(name)) for name in self.modules]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would end the line of an interruption even where there is none."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise InterruptedRunError from error

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """The context, with the words of the language that the arguments or the locale ask for."""
        extra.setdefault("obj", spoken(args, os.environ))
        return super().make_context(info_name, args, *rest, **extra)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:
        """Run, say what went wrong in one line, and exit."""
        arguments = list(sys.argv[1:] if args is None else args)
        if args is None:
            signal.signal(signal.SIGTERM, _terminated)
            gc.set_threshold(RARELY)
        _speak_utf8()
        sys.exit(self._status(arguments, spoken(arguments, os.environ)))

    def _status(self, arguments: list[str], say: Words) -> int:
        try:
            status = super().main(arguments, self.name, standalone_mode=False)
            flush()
        except click.UsageError as error:
            return _misused(error, say)
        except LineageError as error:
            _tell(say("error", message=error.said(say.language), code=error.code))
            return FAILED
        except (InterruptedRunError, click.Abort, KeyboardInterrupt):
            _tell(("\n" if sys.stderr.isatty() else "") + say("interrupted"))
            return INTERRUPTED
        except (BrokenPipeError, ClosedError):
            forget()
            return CLOSED
        return status if isinstance(status, int) else 0


def _outputs(typed: Mapping[str, Any]) -> Iterator[str]:
    """The files that the command is to write."""
    outputs = typed.get("outputs") or (typed.get("output"),)
    yield from (output for output in outputs if output and to_file(output))


def _given(typed: Mapping[str, Any]) -> Iterator[Path]:
    """The files that the user gave: those named among the arguments, and those of the corpus."""
    from lineage import pipeline

    named = [str(typed[name]) for name in ("left", "right", "formula_list", "baseline") if typed.get(name)]
    for name in [*named, *(one.partition("#")[0] for one in named), *(typed.get("drafts") or ())]:
        path = Path(name)
        yield from path.rglob("*") if pipeline.is_there(path.is_dir) else (path,)
    with suppress(LineageError):  # without a corpus there is nothing of it to spare
        asked = pipeline.settings(typed.get("corpus"), store=typed.get("store"))
        yield from pipeline.given(asked, truth=typed.get("truth"))


def corpus_options(command: Function) -> Function:
    """Where the corpus and its store are."""
    store = click.option("--store", type=click.Path(path_type=Path), metavar="PATH", help="opt.store")
    corpus = click.option("-c", "--corpus", type=click.Path(path_type=Path), metavar="DIR", help="opt.corpus")
    return corpus(store(command))


def output_options(command: Function) -> Function:
    """How the result is given: ``--json``, ``-o``."""
    output = click.option("-o", "--output", metavar="FILE", help="opt.output")
    return json_option(output(command))


def json_option(command: Function) -> Function:
    """``--json``"""
    return click.option("--json", "as_json", is_flag=True, help="opt.json")(command)


def language_option(command: Function) -> Function:
    """``--lang``"""
    language = click.Choice(["zh", "en"])
    return click.option("--lang", type=language, expose_value=False, is_eager=True, help="opt.lang")(command)


def manners(command: Function) -> Function:
    """``--quiet`` and ``--lang``, which every command has."""
    return click.option("-q", "--quiet", is_flag=True, help="opt.quiet")(language_option(command))


def note(message: str, *, quiet: bool) -> None:
    """A notice on standard error."""
    if not quiet:
        _tell(message)


def version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and end."""
    if wanted and not context.resilient_parsing:
        click.echo(f"lineage {lineage.__version__}")
        context.exit()


def _listed(rows: Sequence[tuple[str, str]], wide: int) -> Iterator[str]:
    """Rows of two columns, the second wrapped."""
    size = max(width(name) for name, _ in rows) + 4
    for name, text in rows:
        lines = list(wrapped([(text, "")], indent=" " * size, wide=wide))
        yield padded(f"  {name}", size) + lines[0].lstrip(" ")
        yield from lines[1:]


def _misused(error: click.UsageError, say: Words) -> int:
    """Say what is wrong with the command line, and where the help is; who types nothing wants all of it."""
    if isinstance(error, NO_ARGUMENTS) and error.ctx:
        _tell(error.ctx.get_help())
        return USAGE
    _tell(say("error.usage", message=_told(error, say)))
    command = error.ctx.command_path if error.ctx else "lineage"
    _tell(say("try_help", command=command))
    return USAGE


def _told(error: click.UsageError, say: Words) -> str:
    """A mistake on the command line in words; click knows but English."""
    if isinstance(error, click.NoSuchOption):
        near = ["--help"] if error.option_name == "-h" else error.possibilities or ()
        hint = say("nearest", names=", ".join(sorted(near))) if near else ""
        return say("no_option", name=error.option_name) + hint
    if isinstance(error, click.MissingParameter) and error.param:
        return say("missing_argument", name=_called(error.param))
    if isinstance(error, click.BadOptionUsage):
        takes_none = any(
            isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts
            for one in (error.ctx.command.params if error.ctx else ())
        )
        return say("takes_no_value" if takes_none else "needs_value", name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param:
        return _refused(error.param, error.message, say)
    return error.format_message()


def _refused(parameter: click.Parameter, message: str, say: Words) -> str:
    """What values an argument takes, after it was given another."""
    name, kind = _called(parameter), parameter.type
    if isinstance(kind, click.Choice):
        return say("bad_choice", name=name, choices=say("comma").join(kind.choices))
    if isinstance(kind, click.IntRange):
        key = "bad_number" if kind.max is None else "bad_range"
        return say(key, name=name, least=kind.min, most=kind.max)
    return say("bad_value", name=name, message=message)


def _called(parameter: click.Parameter) -> str:
    """The name of an argument as it is typed."""
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _tell(message: str) -> None:
    """One line on standard error; a closed one is nobody's business."""
    with suppress(OSError):
        print(message, file=sys.stderr, flush=True)


def _speak_utf8() -> None:
    """UTF-8 and plain line ends, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _terminated(*_: object) -> None:
    """End as politely when the system asks for it as when the user does: what was half written is removed."""
    sys.exit(TERMINATED)
