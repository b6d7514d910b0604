"""Find commands by name and load only the one that is asked for.

Source of the pattern: click's documentation, "Lazily Loading Subcommands".
"""

from __future__ import annotations

import importlib
import io
import multiprocessing
import sys

import click
from typing_extensions import override

from reader import __version__
from reader.cli.session import session_options

COMMANDS = {
    "add": "reader.cli.adding",
    "annotate": "reader.cli.annotating",
    "backup": "reader.cli.safety",
    "check": "reader.cli.safety",
    "correct": "reader.cli.correcting",
    "day": "reader.cli.days",
    "dictionary": "reader.cli.dictionaries",
    "export": "reader.cli.exporting",
    "file": "reader.cli.filing",
    "import-notes": "reader.cli.importing_notes",
    "list": "reader.cli.texts",
    "log": "reader.cli.logging_time",
    "look-up": "reader.cli.dictionaries",
    "notes": "reader.cli.annotating",
    "open": "reader.cli.window",
    "outline": "reader.cli.texts",
    "plan": "reader.cli.planning",
    "reread": "reader.cli.rereading",
    "redo": "reader.cli.undoing",
    "remove": "reader.cli.undoing",
    "replace": "reader.cli.replacing",
    "replay": "reader.cli.replaying",
    "search": "reader.cli.searching",
    "shot": "reader.cli.picturing",
    "streak": "reader.cli.days",
    "text": "reader.cli.texts",
    "undo": "reader.cli.undoing",
}
"""The module that each command stands in, as a function named ``<command>_command``."""

_ADDRESS = "onehour://"


class LazyGroup(click.Group):
    """Hold the commands of the table; an address of ours in the place of a command is opened."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        return sorted(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(command, click.Command)
        return command

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take ``onehour onehour://open/…`` for ``onehour open onehour://open/…``, as a browser calls it."""
        return super().resolve_command(ctx, ["open", *args] if args[0].startswith(_ADDRESS) else args)


@click.group("onehour", cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="onehour")
@session_options
@click.pass_context
def onehour(context: click.Context) -> None:
    """One Hour: read an hour a day and keep what you read. Without a command, the window opens."""
    if context.invoked_subcommand is None:
        window = onehour.get_command(context, "open")
        assert window is not None
        context.invoke(window)


def main() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something could not be done, 2 wrong usage."""
    multiprocessing.freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    onehour(prog_name="onehour")
