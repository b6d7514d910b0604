"""Look commands up by name and load only the one that is called.

Source of the pattern: click's documentation, "Lazily Loading Subcommands".
"""

from __future__ import annotations

import importlib

import click
from typing_extensions import override

from reader import __version__
from reader.cli.session import session_options
from reader.cli.window_host import ARGUMENTS

COMMANDS = {
    "action": "reader.cli.commands.action",
    "actions": "reader.cli.commands.action",
    "add": "reader.cli.commands.add",
    "annotate": "reader.cli.commands.annotate",
    "answer": "reader.cli.commands.review",
    "backup": "reader.cli.commands.backup",
    "bank": "reader.cli.commands.bank",
    "board": "reader.cli.commands.board",
    "calendar": "reader.cli.commands.calendar",
    "card": "reader.cli.commands.cards",
    "cards": "reader.cli.commands.cards",
    "check": "reader.cli.commands.backup",
    "contest": "reader.cli.commands.contest",
    "contests": "reader.cli.commands.contest",
    "correct": "reader.cli.commands.correct",
    "day": "reader.cli.commands.day",
    "desktop": "reader.cli.commands.desktop",
    "dictionary": "reader.cli.commands.dictionary",
    "export": "reader.cli.commands.export",
    "file": "reader.cli.commands.file",
    "grade": "reader.cli.commands.review",
    "group": "reader.cli.commands.group",
    "import-notes": "reader.cli.commands.import_notes",
    "import-time": "reader.cli.commands.ledger",
    "ledger": "reader.cli.commands.ledger",
    "lesson": "reader.cli.commands.lesson",
    "list": "reader.cli.commands.list",
    "log": "reader.cli.commands.log",
    "look-up": "reader.cli.commands.dictionary",
    "meeting": "reader.cli.commands.meeting",
    "notes": "reader.cli.commands.annotate",
    "open": "reader.cli.commands.open",
    "outline": "reader.cli.commands.list",
    "pack": "reader.cli.commands.pack",
    "peers": "reader.cli.commands.peers",
    "plan": "reader.cli.commands.plan",
    "report": "reader.cli.commands.report",
    "reread": "reader.cli.commands.reread",
    "restore": "reader.cli.commands.restore",
    "quiz": "reader.cli.commands.quiz",
    "redo": "reader.cli.commands.undo",
    "remove": "reader.cli.commands.undo",
    "replace": "reader.cli.commands.replace",
    "replay": "reader.cli.commands.replay",
    "rota": "reader.cli.commands.rota",
    "review": "reader.cli.commands.review",
    "search": "reader.cli.commands.search",
    "shot": "reader.cli.commands.shot",
    "streak": "reader.cli.commands.day",
    "suggest": "reader.cli.commands.cards",
    "sync": "reader.cli.commands.sync",
    "talk": "reader.cli.commands.talk",
    "text": "reader.cli.commands.list",
    "undo": "reader.cli.commands.undo",
}
"""The module of each command, which is the function named ``<command>_command`` in it."""


class LazyCommandGroup(click.Group):
    """A group of the commands in the table; a ``onehour://`` address in place of a command is opened."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
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
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the arguments, for a window that may have to run the command."""
        ctx.meta[ARGUMENTS] = tuple(args)
        return super().parse_args(ctx, args)

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Read ``onehour onehour://open/…``, as a browser calls it, as ``onehour open onehour://open/…``."""
        from reader.core.library_links import SCHEME

        return super().resolve_command(ctx, ["open", *args] if args[0].startswith(f"{SCHEME}//") else args)


@click.group("onehour", cls=LazyCommandGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="onehour")
@session_options
@click.pass_context
def onehour(context: click.Context) -> None:
    """One Hour: read an hour a day and keep what you read. Without a command, open the window."""
    if context.invoked_subcommand is None:
        command = onehour.get_command(context, "open")
        assert command is not None
        context.invoke(command)
