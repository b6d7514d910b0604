"""Open the window."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from reader.cli.entry import start_window
from reader.cli.session import Session, command


def _complete_files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@command("open")
@click.argument("what", metavar="[FILE|ADDRESS]...", nargs=-1, shell_complete=_complete_files)
def open_command(session: Session, what: tuple[str, ...] = ()) -> None:
    """Open the window, with files or the passage at a onehour:// address."""
    code = start_window(what, session.library)
    if code:
        raise click.exceptions.Exit(code)
