"""Watch which widgets become windows of their own: a part that is shown before it has a parent flashes up as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class _ShowWatch(QObject):
    def __init__(self, shown: list[str]) -> None:
        super().__init__()
        self._shown = shown

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append(type(watched).__name__)
        return False


@contextmanager
def shown_windows() -> Iterator[list[str]]:
    """Yield a list of the classes of all windows that are shown meanwhile."""
    shown: list[str] = []
    watch, application = _ShowWatch(shown), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    try:
        yield shown
    finally:
        application.removeEventFilter(watch)
