"""Provide the cards of the Progress screen and their rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame
from typing_extensions import override

from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

HEAD_HEIGHT = 32
"""The height of a card's heading, so that headings align with and without buttons beside them."""


class ProgressCard(TranslatedWidget, QFrame):
    """A card with a column of widgets; subclasses set their labels in `retranslate`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = Column(self, margins=(20, 18, 20, 18), spacing=8)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""


class FactRow(QFrame):
    """A name and its value in one row, separated from the row above by a thin line."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._name, self._value = Label(role="muted"), Label()
        column = Column(self, margins=0, spacing=0)
        if not first:
            rule = QFrame()
            rule.setProperty("role", "rule")
            column.add(rule)
        row = Row(margins=(0, 8, 0, 8))
        row.add(self._name, STRETCH, self._value)
        column.add(row)

    def show_fact(self, name: str, value: str, role: str = "") -> None:
        """Show a name and a value, the value in the style of ``role``."""
        self._name.setText(name)
        self._value.setText(value)
        if self._value.property("role") != role:
            self._value.setProperty("role", role)
            self._value.style().polish(self._value)
