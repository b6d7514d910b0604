"""Start the window without what only slows a start down (docs/decisions/0091).

Until the first paint nothing that is made becomes garbage, so the collector of Python only looks at it again and again;
afterwards `reader.app.garbage_collector` does its work. And PySide6 puts a function of its own in the place of
``__import__``, which reads the source of each module that is imported afterwards, for a switch that this program does
not use. Together they are a sixth of the processor time.
"""

from __future__ import annotations

import builtins
import gc
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.running_window import AnswerRequest
    from reader.importers.text_reader import TextReader


def main(
    arguments: Sequence[str] = (), library: Path | None = None, answer_request: AnswerRequest | None = None
) -> int:
    """Open the window as `reader.app.startup.main` does, and return the exit code."""
    gc.disable()
    reader = _begin_reading(arguments, library) if arguments else None
    try:
        load_qt()
        code = importlib.import_module("reader.app.startup").main(arguments, library, answer_request, reader)
    finally:
        gc.enable()
        if reader is not None:
            reader.close()
    assert isinstance(code, int)
    return code


def load_qt() -> None:
    """Import Qt, and put the import of Python back in its place."""
    import_function = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = import_function


def _begin_reading(arguments: Sequence[str], library: Path | None) -> TextReader | None:
    from reader.app.first_file import begin_reading

    return begin_reading(arguments, library)
