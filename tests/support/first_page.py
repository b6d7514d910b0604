"""Start the program as its command does, and write which modules are loaded when its first page is painted.

Usage: first_page.py LIBRARY [FILE]. Writes JSON: each module that is loaded, with the one that imported it first. Lists
them, the heaviest importers first, on standard output where no file is named.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType


class ImportRecorder:
    """A finder that finds nothing, and notes which module asks for which."""

    def __init__(self) -> None:
        """Start without any."""
        self.importers: dict[str, str] = {}

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Note who imports a module, and leave finding it to the others."""
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("importlib"):
            frame = frame.f_back
        where = f"{frame.f_globals.get('__name__')}:{frame.f_lineno}"
        self.importers.setdefault(name, where if frame.f_code.co_name == "<module>" else f"{where} (in a function)")
        return None

    def loaded(self) -> dict[str, str]:
        """Return the modules that are loaded now, with who imported them."""
        return {name: self.importers.get(name, "") for name in sys.modules}


def write_when_painted(recorder: ImportRecorder, to: Path | None) -> None:
    """Write what is loaded when a page with text is painted for the first time, and end the program."""
    importlib.import_module("reader.app.start").load_qt()
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QPaintEvent

    from reader.ui.page.page_view import PageView

    paint = PageView.paintEvent

    def painted(self: PageView, event: QPaintEvent) -> None:
        paint(self, event)
        if self.flow is None:
            return
        loaded = recorder.loaded()
        PageView.paintEvent = paint  # type: ignore[method-assign]
        if to is not None:
            to.write_text(json.dumps(loaded), "ascii")
        else:
            _list(loaded)
        QCoreApplication.exit()

    PageView.paintEvent = painted  # type: ignore[method-assign]


def _list(loaded: dict[str, str]) -> None:
    """Print our modules, and those of others that do not belong to Python, each with its importer."""
    own = [name for name in loaded if name.partition(".")[0] == "reader"]
    others = [name for name in loaded if name not in own]
    for name in own + others:
        sys.stdout.write(f"{name:60} {loaded[name]}\n")
    sys.stdout.write(f"{len(own)} of ours, {len(others)} others\n")


if __name__ == "__main__":
    library, *to = sys.argv[1:]
    recorder = ImportRecorder()
    sys.meta_path.insert(0, recorder)
    write_when_painted(recorder, Path(to[0]) if to else None)
    sys.argv = ["onehour", "--library", library]
    importlib.import_module("reader.cli").main()
