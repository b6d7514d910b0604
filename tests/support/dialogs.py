"""Answer modal dialogs, which block the caller until they are closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

Dialog = TypeVar("Dialog", bound=QDialog)
_INTERVAL_MS = 10


def answer_dialog(
    kind: type[Dialog], answer: Callable[[Dialog], object], *, is_ready: Callable[[Dialog], bool] = QWidget.isVisible
) -> list[Dialog]:
    """Answer the next dialog of a kind as soon as it is ready; return a list to which it is then added."""
    answered: list[Dialog] = []

    def poll() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and is_ready(dialog):
            timer.stop()
            answered.append(dialog)
            answer(dialog)

    timer = QTimer(QApplication.instance(), interval=_INTERVAL_MS)
    timer.timeout.connect(poll)
    timer.start()
    return answered
