"""Provide the cards of the Progress screen and their rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from reader.ui.widgets.plain_label import plain_label

HEAD_HEIGHT = 32
"""The height of a card's heading, so that headings align with and without buttons beside them."""


class ProgressCard(QFrame):
    """A card with a column of widgets; subclasses set their labels in `retranslate`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(8)

    def retranslate(self) -> None:
        """Set all labels in the current language."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class FactRow(QFrame):
    """A name and its value in one row, separated from the row above by a thin line."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._name, self._value = plain_label("muted"), plain_label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            rule = QFrame()
            rule.setProperty("role", "rule")
            column.addWidget(rule)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.addWidget(self._name)
        row.addStretch()
        row.addWidget(self._value)
        column.addLayout(row)

    def show_fact(self, name: str, value: str, role: str = "") -> None:
        """Show a name and a value, the value in the style of ``role``."""
        self._name.setText(name)
        self._value.setText(value)
        if self._value.property("role") != role:
            self._value.setProperty("role", role)
            self._value.style().polish(self._value)
