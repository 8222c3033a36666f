"""The command line: the only room that prints or exits."""

from __future__ import annotations

import click

from lineage.cli.frame import Commands, language_option, version

MODULES = {
    "init": "making",
    "index": "making",
    "build": "making",
    "list": "looking",
    "show": "looking",
    "align": "comparing",
    "trace": "tracing",
    "discover": "discovering",
    "blame": "blaming",
    "check": "checking",
    "export": "exporting",
    "score": "scoring",
    "verify": "showing",
    "serve": "showing",
    "doctor": "minding",
    "explain": "minding",
}


@click.command(
    "lineage",
    cls=Commands,
    modules={name: f"{__name__}.{module}" for name, module in MODULES.items()},
    help="lineage",
    epilog="lineage init DIR\nlineage build -c DIR -o site\nlineage trace 新发展格局 -c DIR\nlineage align A.txt B.txt",
)
@language_option
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=version, help="version")
def main() -> None:
    """The program; what it does is among the words."""
