"""Let the window that has the library open run a command.

The command line sends its arguments through the window's socket. The window runs the same command on its own library
and answers with what is to be written and the exit code, so that it makes no difference to a script whether a window is
open (docs/decisions/0067).
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import click

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.core.errors import ReaderError
    from reader.core.sync.status import SyncProblem
    from reader.core.text.omissions import Omission
    from reader.storage.library import Library

ARGUMENTS = "reader.cli.arguments"
"""The name under which the context of a call holds its arguments."""

_STANDARD_INPUT = Path("-")
_COPY_SIZE = 1 << 20

_AskWindow = Callable[[Path, Mapping[str, object]], Mapping[str, object] | None]


class Translator(Protocol):
    """Translate messages into the reader's language."""

    def translate(self, context: str, text: str) -> str:
        """Return the translation of ``text`` in ``context``."""
        ...

    def sentence(self, error: ReaderError) -> str:
        """Return the message of an error: what happened, what was kept and what to do."""
        ...

    def left_out(self, omissions: Sequence[Omission]) -> str:
        """Return sentences that say what was left out of a text; empty without omissions."""
        ...

    def sync_problem(self, problem: SyncProblem, name: str) -> str:
        """Return the sentence for a problem of the machine with this name, empty where it is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Host:
    """What a window gives to a command: its library, which stays open, and its translator.

    ``directory`` is where the command was called, ``standard_input`` a file with what it was given there. ``changes``
    is what the command changed beside the steps of the history, for the window to announce.
    """

    library: Library
    place: Path
    translator: Translator
    directory: Path
    standard_input: Path | None = None
    changes: list[Changes] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command wrote, and its exit code."""

    code: int
    output: str
    errors: str

    def write(self) -> None:
        """Write it as the command would have written it."""
        click.echo(self.output.encode(), nl=False)
        click.echo(self.errors.encode(), nl=False, err=True)


class AnsweredByWindowError(Exception):
    """Raised to leave a command that a window has run."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def ask_window(library: Path, context: click.Context) -> Answer | None:
    """Let the window that has the library open run the command of this context; None if there is no such window."""
    arguments = context.meta.get(ARGUMENTS)
    if not isinstance(arguments, tuple):
        return None
    with _standard_input(context) as given:
        request = {"command": list(arguments), "directory": str(Path.cwd()), "input": str(given) if given else None}
        ask = cast("_AskWindow", importlib.import_module("reader.app").ask_window)
        answer = ask(library, request)
    if answer is None:
        return None
    code, output, errors = (answer.get(name) for name in ("code", "output", "errors"))
    return Answer(code if isinstance(code, int) else 1, str(output or ""), str(errors or ""))


@contextmanager
def _standard_input(context: click.Context) -> Iterator[Path | None]:
    """Store standard input in a file, if the command reads it."""
    if not any(_STANDARD_INPUT in value for value in context.params.values() if isinstance(value, tuple)):
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input")
        with path.open("wb") as file:
            while part := sys.stdin.buffer.read(_COPY_SIZE):
                file.write(part)
        yield path
