"""Provide the cards of the Progress screen and their rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from reader.ui.appearance.sizes import SPACE
from reader.ui.widgets.frame import ColumnCard, Rule
from reader.ui.widgets.label import Label, LabelRole
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class ProgressCard(TranslatedWidget, ColumnCard):
    """A card with a column of widgets; subclasses set their labels in `retranslate`."""


class FactRow(QFrame):
    """A name and its value in one row, separated from the row above by a thin line."""

    def __init__(self, *, first: bool) -> None:
        super().__init__()
        self._name, self._value = Label(role="muted"), Label()
        column = Column(self, margins=0, spacing=0)
        if not first:
            column.add(Rule())
        row = Row(margins=(0, SPACE, 0, SPACE))
        row.add(self._name, STRETCH, self._value)
        column.add(row)

    def show_fact(self, name: str, value: str, role: LabelRole = "") -> None:
        """Show a name and a value, the value in the style of ``role``."""
        self._name.setText(name)
        self._value.setText(value)
        self._value.set_role(role)
