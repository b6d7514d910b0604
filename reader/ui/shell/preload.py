"""Load in the background what the first note and the study screen would otherwise wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.errors import ReaderError
from reader.ui.shell.tasks import TaskRunner

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow

_DELAY_MS = 2_500
"""Delay after the start, when the first page has long been loaded and painted."""


class Preloader(QObject):
    """Load the Markdown renderer, which takes some tenths of a second, and the study screen, in another thread."""

    def __init__(self, tasks: TaskRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        window.closing.connect(self._timer.stop)
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._tasks.run(_load, _ignore_result, _ignore_error)


def _load() -> object:
    from reader.services.annotations.markdown_html import renderer
    from reader.services.study import today

    return renderer(), today


def _ignore_result(_result: object) -> None:
    """Ignore the result: what was loaded stays loaded."""


def _ignore_error(_error: ReaderError) -> None:
    """Ignore the error: the first note loads the renderer again and reports it."""
