"""The pinned Qt binding keeps its reference counts (docs/decisions/0001)."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1_000
SLACK = 100
"""The interpreter's own business moves the count by a few; a call that loses a reference moves it by a thousand."""


def _lost(call: Callable[[], object]) -> int:
    for _ in range(CALLS):  # caches fill up first
        call()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    gc.collect()
    return abs(sys.getrefcount(None) - before)


def test_calls_that_return_nothing_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    thing = QObject()
    assert _lost(widget.update) < SLACK
    assert _lost(widget.hide) < SLACK
    assert _lost(lambda: thing.setObjectName("name")) < SLACK


def test_painting_loses_no_reference_to_none(qapp: object) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colour = QColor("black")
    assert _lost(lambda: painter.setPen(colour)) < SLACK
    assert _lost(lambda: painter.drawLine(0, 0, 7, 7)) < SLACK
    painter.end()


class _Painted(QWidget):
    def paintEvent(self, _event: object) -> None:  # noqa: N802
        return None


def test_a_method_that_qt_calls_loses_no_reference_to_none(qtbot: QtBot) -> None:
    widget = _Painted()
    qtbot.addWidget(widget)
    widget.show()
    assert _lost(widget.repaint) < SLACK


def test_the_guard_sees_a_lost_reference() -> None:
    if sys.version_info >= (3, 12):
        pytest.skip("None cannot be lost from CPython 3.12 on: it is immortal")
    kept: list[None] = []
    assert _lost(lambda: kept.append(None)) >= CALLS - SLACK
