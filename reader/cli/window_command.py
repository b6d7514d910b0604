"""Run a command of the command line on the library of a window, and catch what it writes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command_group import onehour
from reader.cli.window_host import Answer, Host, Translator

if TYPE_CHECKING:
    from reader.storage.library import Library


def run_command(arguments: Sequence[str], host: Host) -> Answer:
    """Run a command on the library of this window; what it writes is returned."""
    output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in range(2))
    code: object = 0
    with redirect_stdout(output), redirect_stderr(errors):
        try:
            onehour.main(list(arguments), prog_name="onehour", obj=host)
        except SystemExit as done:
            code = done.code
    return Answer(code if isinstance(code, int) else int(code is not None), _written(output), _written(errors))


def answer_request(request: Mapping[str, object], library: Library, translator: Translator) -> Mapping[str, object]:
    """Run the command of a request that `ask_window` sent, and return what it awaits, with the ``changes`` made."""
    arguments, directory, given = (request.get(name) for name in ("command", "directory", "input"))
    assert library.path is not None
    host = Host(
        library, library.path, translator, Path(str(directory)), Path(given) if isinstance(given, str) else None
    )
    answer = run_command([str(one) for one in arguments] if isinstance(arguments, list) else [], host)
    return {"code": answer.code, "output": answer.output, "errors": answer.errors, "changes": tuple(host.changes)}


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "backslashreplace")
