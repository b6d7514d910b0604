"""Load in a free moment what the first note would else wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.errors import ReaderError
from reader.ui.shell.tasks import TaskRunner

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow

_MS = 2_500
"""After the start, when the first page has long been read from the library and painted."""


class Preloader(QObject):
    """Load what renders Markdown, some tenth of a second, apart from the window."""

    def __init__(self, tasks: TaskRunner, window: MainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True, interval=_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        window.closing.connect(self._timer.stop)
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._tasks.run(_warm_up, _let_go, _passed_over)


def _warm_up() -> object:
    from reader.services.annotations.markdown_html import renderer

    return renderer()


def _let_go(_made: object) -> None:
    """Keep nothing: what was loaded stays loaded."""


def _passed_over(_error: ReaderError) -> None:
    """Say nothing: the first note loads it again, and says what is wrong."""
