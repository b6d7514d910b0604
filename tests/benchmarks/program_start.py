"""Start the whole program as its command does, and record when the page is painted.

Usage: program_start.py LIBRARY FILE [SECONDS]. Writes to FILE, SECONDS (0 by default) after the text was painted, the
time of the painting and the private memory of the process in megabytes; then ends the program. In an empty library,
the painting of the status bar counts.
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


class PaintRecorder:
    """Record the first painting, then write the figures and end the program."""

    def __init__(self, to: Path, seconds: float) -> None:
        """Write to ``to``, ``seconds`` after the painting."""
        self._to = to
        self._seconds = seconds
        self._painted = 0.0

    def on_painted(self) -> None:
        """Record the time of the first painting."""
        if not self._painted:
            self._painted = time.time()
            QTimer.singleShot(round(self._seconds * 1_000), self.end)

    def end(self) -> None:
        """Write the figures and end the program in order: after a crash the next start would read the whole library."""
        self._to.write_text(f"{self._painted} {private_megabytes()}", "ascii")
        QCoreApplication.exit()


def watch(recorder: PaintRecorder, *, with_text: bool) -> None:
    """Make the page, or the status bar where there is no text, record its first painting."""
    widget = PageView if with_text else StatusBar
    paint = widget.paintEvent

    def painted(self: PageView, event: QPaintEvent) -> None:
        paint(self, event)
        if not with_text or self.flow is not None:
            recorder.on_painted()

    widget.paintEvent = painted  # type: ignore[method-assign]


if __name__ == "__main__":
    library, to, *seconds = sys.argv[1:]
    watch(PaintRecorder(Path(to), float(seconds[0]) if seconds else 0.0), with_text="empty" not in library)
    sys.argv = ["onehour", "--library", library]
    main()
