"""Show a small file in a QTextBrowser and nothing else: the shortest time that a Qt program in Python can take.

Usage: bare_qt.py FILE. Prints a line when the text is painted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTextBrowser
from typing_extensions import override


class Browser(QTextBrowser):
    """A text view that reports its first painting and ends the program."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, report and end the program."""
        super().paintEvent(event)
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        os._exit(0)


def main() -> None:
    """Show the file named on the command line."""
    application = QApplication(sys.argv[:1])
    browser = Browser()
    browser.setPlainText(Path(sys.argv[1]).read_text("utf-8"))
    browser.resize(1440, 900)
    browser.show()
    application.exec()


if __name__ == "__main__":
    main()
