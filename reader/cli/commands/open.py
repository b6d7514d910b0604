"""Open the window, which is loaded only here."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

import click
from click.shell_completion import CompletionItem

from reader.cli.session import Session, command

if TYPE_CHECKING:
    from reader.cli.window_host import Translator
    from reader.storage.library import Library

_Start = Callable[..., int]


def _complete_files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


@command("open")
@click.argument("what", metavar="[FILE|ADDRESS]...", nargs=-1, shell_complete=_complete_files)
def open_command(session: Session, what: tuple[str, ...] = ()) -> None:
    """Open the window, with files or the passage at a onehour:// address."""
    start = cast("_Start", importlib.import_module("reader.app").main)
    code = start(list(what), library=session.library, answer_request=_answer_request)
    if code:
        raise click.exceptions.Exit(code)


def _answer_request(request: Mapping[str, object], library: Library, translator: Translator) -> Mapping[str, object]:
    """Run a command that arrives at the window; what all commands need is loaded with the first."""
    from reader.cli.window_command import answer_request

    return answer_request(request, library, translator)
