"""Start the whole program as its command does, and tell when the page is painted.

Usage: whole.py LIBRARY FILE [SECONDS]. Writes into FILE, once the text is painted, and after SECONDS more (0 at first)
the megabytes of memory that the process has for itself; ends the program then. Without a text in the library, any
painted window will do.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from figures import private_megabytes
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPaintEvent

from reader.cli import main
from reader.ui.page.page_view import PageView
from reader.ui.shell.status_bar import StatusBar


class Ending:
    """Write the figures and end the program, at the first painting that counts."""

    def __init__(self, to: Path, seconds: float) -> None:
        """Remember where to write to."""
        self._to = to
        self._seconds = seconds
        self._painted = 0.0

    def on_painted(self) -> None:
        """Take the time; the rest follows."""
        if not self._painted:
            self._painted = time.time()
            QTimer.singleShot(round(self._seconds * 1_000), self.end)

    def end(self) -> None:
        """Write, and end the program in order: after a crash the next start would look at every page of the library."""
        self._to.write_text(f"{self._painted} {private_megabytes()}", "ascii")
        QCoreApplication.exit()


def watch(ending: Ending, *, with_text: bool) -> None:
    """Have the page, or the foot line where there is no text, tell of its first painting."""
    widget = PageView if with_text else StatusBar
    paint = widget.paintEvent

    def painted(self: PageView, event: QPaintEvent) -> None:
        paint(self, event)
        if not with_text or self.flow is not None:
            ending.on_painted()

    widget.paintEvent = painted  # type: ignore[method-assign]


if __name__ == "__main__":
    library, to, *seconds = sys.argv[1:]
    watch(Ending(Path(to), float(seconds[0]) if seconds else 0.0), with_text="empty" not in library)
    sys.argv = ["onehour", "--library", library]
    main()
