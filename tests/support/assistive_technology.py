"""Let assistive technology listen in the process of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QWidget


@contextmanager
def assistive_technology() -> Iterator[None]:
    """Let assistive technology listen for a while."""
    QAccessible.setActive(True)
    try:
        yield
    finally:
        QAccessible.setActive(False)


def text_interface(widget: QWidget) -> QAccessibleTextInterface:
    """Return the text of a widget as assistive technology has it; positions are UTF-16 units."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    text = interface.textInterface()
    assert text is not None
    return text
