"""Open the window, which is loaded only here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

import click

from reader.cli.session import Session, command
from reader.cli.window_command import answer_request

_Start = Callable[..., int]


@command("open")
@click.argument("what", metavar="[FILE|ADDRESS]...", nargs=-1)
def open_command(session: Session, what: tuple[str, ...] = ()) -> None:
    """Open the window, and in it files, or the passage that a onehour:// address names."""
    start = cast("_Start", importlib.import_module("reader.app").main)
    code = start(list(what), library=session.library, answer_request=answer_request)
    if code:
        raise click.exceptions.Exit(code)
