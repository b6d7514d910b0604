"""Frame a part of the Progress screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from reader.ui.widgets.plain_label import plain_label

HEAD_HEIGHT = 32
"""Height of a card's heading, so that headings stand in line whether or not buttons stand beside them."""


class ProgressCard(QFrame):
    """Hold a column of widgets on a card; whoever inherits sets its words in `retranslate`."""

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
    """Show a name and its value in one row, parted from the row above by a thin line."""

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

    def show_words(self, name: str, value: str, role: str = "") -> None:
        """Show these words, the value in the look that ``role`` names."""
        self._name.setText(name)
        self._value.setText(value)
        if self._value.property("role") != role:
            self._value.setProperty("role", role)
            self._value.style().polish(self._value)
