"""Begin: with the window for arguments as a launcher writes them, and with the command line for all others."""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from reader.cli.window_host import Translator
    from reader.storage.library import Library

_ENDED_BY_SIGNAL = 128
_COMPLETION = "_ONEHOUR_COMPLETE"
"""The variable with which a shell asks for completions."""

_Start = Callable[..., int]


class WindowStart(NamedTuple):
    """What the window is started with: files or addresses, and the library file; None for the usual one."""

    what: Sequence[str]
    library: Path | None


def main() -> None:
    """Run the program and exit with its code: 0 done, 1 something could not be done, 2 wrong usage.

    Ctrl+C and SIGTERM end it in order, with 128 and the number of the signal, as shells have it.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    start = None if _COMPLETION in os.environ else requested_window(sys.argv[1:])
    if start is not None:
        sys.exit(start_window(start.what, start.library))
    from reader.cli.command_group import onehour

    onehour(prog_name="onehour")


def requested_window(arguments: Sequence[str]) -> WindowStart | None:
    """Return what to start the window with, if the arguments are written as a launcher writes them; else None.

    That is ``[--library FILE] [open [FILE|ADDRESS]...]``, or an address alone. The command line, which reads these in
    the same way, takes a tenth of the time to the first page to load, and needs some megabytes.
    """
    library, rest = None, list(arguments)
    if len(rest) > 1 and rest[0] == "--library" and not rest[1].startswith("-"):
        library, rest = Path(rest[1]), rest[2:]
    what = rest[1:] if rest[:1] == ["open"] else rest
    is_plain = not rest or rest[0] == "open" or _is_address(rest[0])
    # the command line expands patterns where the shell does not
    is_left_to_it = any(one.startswith("-") for one in what) or (sys.platform == "win32" and bool(what))
    return WindowStart(what, library) if is_plain and not is_left_to_it else None


def _is_address(argument: str) -> bool:
    from reader.core.library_links import SCHEME

    return argument.startswith(f"{SCHEME}//")


def start_window(what: Sequence[str], library: Path | None) -> int:
    """Open the window, which is loaded only here, and return the exit code."""
    start = cast("_Start", importlib.import_module("reader.app").main)
    return start(list(what), library=library, answer_request=_answer_request)


def _answer_request(request: Mapping[str, object], library: Library, translator: Translator) -> Mapping[str, object]:
    """Run a command that arrives at the window; what all commands need is loaded with the first."""
    from reader.cli.window_command import answer_request

    return answer_request(request, library, translator)


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave the command, so that the library is closed and its workers end."""
    raise SystemExit(_ENDED_BY_SIGNAL + number)
