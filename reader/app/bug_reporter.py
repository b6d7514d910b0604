"""Catch exceptions that should never happen: log each, and show it once with details to copy."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from reader import __version__

_LOG = logging.getLogger("onehour")


class BugReporter(QObject):
    """Replace Python's exception hooks while the window is open."""

    _caught = Signal(str)

    def __init__(self, log: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._log = log
        self._shown: set[str] = set()
        self._caught.connect(self._show)
        self._open_log()
        sys.excepthook = self.report
        threading.excepthook = self._report_from_thread

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and show it, unless the same one was shown before."""
        details = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error(details)
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self._caught.emit(details)

    def _report_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _open_log(self) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = logging.FileHandler(self._log, encoding="utf-8", delay=True)
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(handler)

    def _show(self, details: str) -> None:
        if details in self._shown:
            return
        from reader.ui.widgets.message_dialog import MessageDialog

        self._shown.add(details)
        heading = self.tr("Something went wrong in One Hour")
        message = self.tr(
            "This is our mistake. Everything shown as saved is safe. If you report it, please include these "
            "details; they contain nothing from your texts or notes."
        )
        dialog = MessageDialog(heading, message, (self.tr("Continue"),), QApplication.activeWindow())
        dialog.add_details(f"{_versions()}\n\n{details}")
        dialog.exec()


def _versions() -> str:
    system = platform.platform()
    return f"One Hour {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, {system}"
