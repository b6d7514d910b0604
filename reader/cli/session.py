"""The state of one call of the command line: the library, the time, the language, and how to write output."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from reader.cli.parsed_param import ParsedParam
from reader.cli.window_host import AnsweredByWindowError, Host, Translator, ask_window
from reader.core.activity.study_day import YEARS
from reader.core.errors import Problem, ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.clock import Clock, FixedClock
from reader.storage.library import Library
from reader.storage.location import library_path

if TYPE_CHECKING:
    from reader.cli.json_rows import Row
    from reader.core.changes import Changes

P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., object])

PATIENCE = 5.0
"""Seconds for which a command waits for a library that another program has open."""

STANDARD_INPUT = Path("-")
_RETRY_INTERVAL = 0.05
_ALONE = frozenset({"open", "restore", "shot"})
"""Commands that no window runs: they open one, or replace the library that it shows."""

_META = "reader.cli"
_LANGUAGE = "language"

_WAY_BACK = QT_TRANSLATE_NOOP(
    "CommandLine",
    "Bring one of them back with “onehour restore FILE”; with --new, any command starts an empty library.",
)
_LOST = frozenset({Problem.LIBRARY_DAMAGED, Problem.LIBRARY_MISSING})
_COPIES = ("set_aside", "backup")
"""What an error of a lost library names: the file that was set aside, and the newest good backup."""


@dataclass(slots=True)
class Session:
    """One call: ``at`` is the time to act and judge as of, ``failed`` says that something could not be done.

    ``new`` says that a new library is meant where one is missing beside its copies.
    """

    library: Path
    at: datetime
    json: bool = False
    quiet: bool = False
    failed: bool = False
    new: bool = False
    language: str = "system"
    host: Host | None = None
    _translator: Translator | None = None

    def open_for_writing(self) -> AbstractContextManager[Library]:
        """Open the library for reading and writing; back it up first if that is due.

        While another program has it open, this waits. Raises ReaderError LIBRARY_*, `AnsweredByWindowError` if the
        program was a window and ran the command.
        """
        if self.host is not None:
            return nullcontext(self.host.library)
        from reader.services.backup_schedule import is_backup_due

        library = self._wait_for_library()
        if is_backup_due(library, self.at):
            try:
                library.backup(None, self.at)
            except ReaderError as error:
                # what was asked for is done all the same
                self.write_message(self.translator.sentence(error))
        return library

    def open_for_reading(self) -> AbstractContextManager[Library]:
        """Open the library for reading, even while the window has it open. Raises ReaderError LIBRARY_*."""
        if self.host is not None:
            return nullcontext(self.host.library)
        try:
            return self._open()
        except ReaderError as error:
            if error.problem is not Problem.LIBRARY_LOCKED:
                raise
        return self._open(read_only=True)

    def open_read_only(self) -> Library:
        """Open the library read-only; a missing one is created first. Raises ReaderError LIBRARY_*."""
        if not self.library.exists():
            Library.open(self.library, self.at, new=self.new).close()
        return self._open(read_only=True)

    @property
    def clock(self) -> Clock:
        """Return a clock that stands still at the time of the call."""
        return FixedClock(self.at)

    def translate(self, context: str, text: str) -> str:
        """Translate as `Translator.translate` does."""
        return self.translator.translate(context, text)

    def table(self, rows: Iterable[Mapping[str, object]], *columns: str, widest: int = 48) -> str:
        """Return these values of rows as a table under translated headings; cells wider than ``widest`` are cut."""
        from reader.cli.text_table import HEADINGS, format_table

        headings = [self.translate("CommandLine", HEADINGS[column]) for column in columns]
        return format_table(headings, [[row[column] for column in columns] for row in rows], widest)

    @property
    def translator(self) -> Translator:
        """Return the translator, loaded when first needed: JSON needs none."""
        if self._translator is None:
            translator: Translator = importlib.import_module("reader.app.console").ConsoleTranslator(self.language)
            self._translator = translator
        return self._translator

    def write_result(self, value: object, shown: Callable[[], str]) -> None:
        """Write the result to standard output: as one JSON document, or as the text that ``shown`` returns."""
        if self.json:
            document = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
            click.echo(document.encode("utf-8", errors="backslashreplace"), nl=False)
        elif text := shown():
            click.echo(text)

    def write_message(self, message: str) -> None:
        """Write a message to standard error, unless ``quiet``."""
        if not self.quiet:
            click.echo(message, err=True)

    def announce(self, changes: Changes | None) -> None:
        """Let the window that runs the command announce what is no step of the history."""
        if self.host is not None and changes is not None:
            self.host.changes.append(changes)

    def show_count(self, number: int, total: int) -> None:
        """Show on a terminal the number of the file out of ``total``; the next line overwrites it."""
        if total > 1 and not self.quiet and sys.stderr.isatty():
            click.echo(f"\r{number:,} / {total:,}\r", err=True, nl=False)

    def show_progress(self, name: str, fraction: float) -> None:
        """Show on a terminal the progress of a slow step, 0 to 1; the next line overwrites it."""
        if not self.quiet and sys.stderr.isatty():
            click.echo(f"\r{name} {fraction:4.0%}\r", err=True, nl=False)

    def report_error(self, error: ReaderError) -> str:
        """Write an error to standard error, set ``failed``, and return the message."""
        self.failed = True
        sentence = self.translator.sentence(error)
        for line in (sentence, *self._ways_back(error)):
            click.echo(line, err=True)
        return sentence

    def set_aside_if_damaged(self, error: ReaderError) -> ReaderError:
        """Return the error; if it is damage that was met late, open the library again, which sets the file aside.

        A library that a window or another program has open stays where it is.
        """
        if self.host is not None or error.problem is not Problem.LIBRARY_DAMAGED or "set_aside" in error.detail:
            return error
        try:
            Library.open(self.library, self.at).close()
        except ReaderError as found:
            return found if found.problem is Problem.LIBRARY_DAMAGED else error
        return error

    def _ways_back(self, error: ReaderError) -> list[str]:
        """Return lines that name what is left of a damaged or missing library, and how to get it back."""
        if error.problem not in _LOST:
            return []
        aside, backup = (str(error.detail.get(name, "")) for name in _COPIES)
        lines = []
        if aside:
            lines.append(self.translate("CommandLine", "Set aside: {path}").format(path=aside))
        if backup:
            lines.append(self.translate("CommandLine", "Newest intact backup: {path}").format(path=backup))
        if aside or backup:
            lines.append(self.translate("CommandLine", _WAY_BACK))
        return lines

    def error_row(self, path: str, error: ReaderError) -> Row:
        """Report an error as `report_error` does, and return it as a row of the output."""
        return {"path": path, "error": self.report_error(error), "problem": error.problem.value}

    def read_standard_input(self, size: int) -> bytes:
        """Return up to ``size`` bytes of what the command was given on standard input."""
        if self.host is None or self.host.standard_input is None:
            return sys.stdin.buffer.read(size)
        with self.host.standard_input.open("rb") as file:
            return file.read(size)

    def located(self, path: Path) -> Path:
        """Return a path that the command was given, as seen from where it was called."""
        return path if self.host is None or path == STANDARD_INPUT else self.host.directory / path

    def _wait_for_library(self) -> Library:
        """Open the library; while another program has it open, let its window run the command, or wait."""
        deadline = time.monotonic() + PATIENCE
        context = click.get_current_context()
        while True:
            try:
                return self._open()
            except ReaderError as error:
                if error.problem is not Problem.LIBRARY_LOCKED:
                    raise
                answer = None if _is_alone(context) else ask_window(self.library, context)
                if answer is not None:
                    raise AnsweredByWindowError(answer) from error
                if time.monotonic() >= deadline:
                    raise
            Event().wait(_RETRY_INTERVAL)

    def _open(self, *, read_only: bool = False) -> Library:
        """Open the library and take over the reader's language."""
        library = Library.open(self.library, self.at, read_only=read_only, new=self.new)
        preferred = library.preferences.get(_LANGUAGE)
        self.language = preferred if isinstance(preferred, str) else self.language
        return library


def _is_alone(context: click.Context) -> bool:
    """Return whether no window runs the command of a context; those of a group are not meant, such as ``pack open``."""
    return context.info_name in _ALONE and context.parent is context.find_root()


def _parse_time(text: str) -> datetime:
    """Return an aware time; raises ValueError for none, and for one that no library keeps."""
    time = datetime.fromisoformat(text)
    aware = time if time.utcoffset() is not None else time.astimezone()
    if not {aware.year, aware.astimezone(UTC).year} <= set(YEARS):
        raise ValueError(text)
    return aware


TIME = ParsedParam("time", _parse_time, "is no time in ISO 8601, such as 2026-03-28T09:12+08:00")
"""An aware time; one without an offset is local."""


_OPTIONS = {
    "library": partial(click.option, "--library", type=click.Path(path_type=Path), help="The library file."),
    "at": partial(click.option, "--at", type=TIME, help="Act as if it were this time."),
    "json": partial(click.option, "--json", is_flag=True, help="Print one JSON document."),
    "quiet": partial(click.option, "--quiet", is_flag=True, help="Print only errors."),
    "new": partial(click.option, "--new", is_flag=True, help="Start a new library where one was lost."),
}


def session_options(function: F, without: str = "") -> F:
    """Add the options that may be given before and after a command, except ``without``, which means another thing."""
    for name, option in _OPTIONS.items():
        if name != without:
            function = option(callback=_store_option, expose_value=False)(function)
    return function


def command(name: str, *, without: str = "") -> Callable[[Callable[Concatenate[Session, P], None]], click.Command]:
    """Turn a function that takes the session first into a command; its errors become messages and exit code 1."""

    def decorate(function: Callable[Concatenate[Session, P], None]) -> click.Command:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            session = _session(click.get_current_context())
            if session.host is not None and _is_alone(click.get_current_context()):
                message = f"“{name}” does not run in the window."
                raise click.UsageError(message)
            try:
                function(session, *args, **_located(session, kwargs))
            except AnsweredByWindowError as answered:
                answered.answer.write()
                raise click.exceptions.Exit(answered.answer.code) from None
            except ReaderError as error:
                shown = session.set_aside_if_damaged(error)
                sentence = session.report_error(shown)
                copies = {name: str(shown.detail[name]) for name in _COPIES if name in shown.detail}
                session.write_result({"error": sentence, "problem": shown.problem.value, **copies}, str)
            if session.failed:
                raise click.exceptions.Exit(1)

        return click.command(name)(session_options(run, without))

    return decorate


def _store_option(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None and value is not False:
        context.meta[f"{_META}.{parameter.name}"] = value


def _located(session: Session, values: dict[str, object]) -> dict[str, Any]:
    """Return the values of a command with its paths as seen from where it was called."""
    return {name: _located_value(session, value) for name, value in values.items()}


def _located_value(session: Session, value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_located_value(session, one) for one in value)
    return session.located(value) if isinstance(value, Path) else value


def _session(context: click.Context) -> Session:
    host = context.find_object(Host)
    values = {name: context.meta.get(f"{_META}.{name}") for name in _OPTIONS}
    library, at = values["library"], values["at"]
    chosen = library if isinstance(library, Path) else None
    return Session(
        library=host.place if host else library_path(chosen, os.environ),
        at=at if isinstance(at, datetime) else Clock().now(),
        json=bool(values["json"]),
        quiet=bool(values["quiet"]),
        new=bool(values["new"]),
        host=host,
        _translator=host.translator if host else None,
    )
