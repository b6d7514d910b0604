"""Files and links that macOS hands over as events are opened, those that come before the window too."""

from __future__ import annotations

import subprocess
import sys

CODE = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from reader.app.mac_application import MacApplication

application = MacApplication(["onehour"])
QCoreApplication.sendEvent(application, QFileOpenEvent("/books/a book.epub"))
QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl("onehour://open/0192")))
print(application.begin_opening())
application.arguments_received.connect(print)
QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl("onehour://open/0193/0194")))
QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile("/books/b.md")))
"""


def test_what_is_handed_over_is_told_in_order() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "['/books/a book.epub', 'onehour://open/0192']",
        "['onehour://open/0193/0194']",
        "['/books/b.md']",
    ]
