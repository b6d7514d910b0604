"""Start the whole program with a new file, as its command does, and record what its first page and its index take.

Usage: new_file.py LIBRARY FILE ANSWER. Writes to ANSWER as JSON: the time when the first page was painted, the seconds
of processor time until then and until the text was indexed, of the program and its children, and the memory in
megabytes some seconds later. Each child loads this module, as it does that of the command: so it loads next to nothing.
"""

from __future__ import annotations

import sys

from reader.cli import main

SETTLED_MS = 10_000


def watch(answer: str) -> None:
    """Record the first page and the end of the import, then end the program; to be called once Qt is loaded."""
    import json
    import time
    from pathlib import Path

    from figures import private_megabytes
    from PySide6.QtCore import QCoreApplication, QTimer
    from PySide6.QtGui import QPaintEvent

    from reader.ui.importing.index_updater import IndexUpdater
    from reader.ui.page.page_view import PageView

    found: dict[str, float] = {}
    paint, end = PageView.paintEvent, IndexUpdater._end

    def painted(self: PageView, event: QPaintEvent) -> None:
        paint(self, event)
        if self.flow is not None and "painted" not in found:
            found.update(painted=time.time(), to_page=_processor_seconds())
            leave_when_settled()

    def ended(self: IndexUpdater) -> None:
        found["to_index"] = _processor_seconds()
        end(self)
        leave_when_settled()

    def leave_when_settled() -> None:
        # on a busy machine the index may come to its end first: that of the library as it was, or of a short text
        if {"painted", "to_index"} <= found.keys():
            QTimer.singleShot(SETTLED_MS, leave)

    def leave() -> None:
        found["megabytes"] = private_megabytes()
        Path(answer).write_text(json.dumps(found), "ascii")
        QCoreApplication.exit()

    PageView.paintEvent = painted  # type: ignore[method-assign]
    IndexUpdater._end = ended  # type: ignore[method-assign]


def _processor_seconds() -> float:
    """Return the processor time of this process and of all that it has started."""
    import os
    from pathlib import Path

    parents: dict[str, str] = {}
    ticks: dict[str, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            values = path.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[path.parent.name], ticks[path.parent.name] = values[1], sum(map(int, values[11:15]))
    family = {str(os.getpid())}
    while more := {one for one, parent in parents.items() if parent in family and one not in family}:
        family |= more
    return sum(ticks[one] for one in family) / os.sysconf("SC_CLK_TCK")


def _start(library: str, file: str, answer: str) -> None:
    from reader.app import start

    load_qt = start.load_qt

    def load_and_watch() -> None:
        load_qt()
        watch(answer)

    start.load_qt = load_and_watch
    sys.argv = ["onehour", "--library", library, "open", file]
    main()


if __name__ == "__main__":
    _start(*sys.argv[1:])
