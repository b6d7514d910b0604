"""Provide the cards beside *Today*: a head with a sign and a link, and rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.resources import resource
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CONTROL_HEIGHT, ICON, LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import ColumnCard, Rule
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.row_button import CardRow
from reader.ui.widgets.translated_widget import TranslatedWidget


class StudyCard(TranslatedWidget, ColumnCard):
    """A card with rows; ``more_requested`` is emitted by the link in its head, ``row_chosen`` carries a row's id."""

    more_requested = Signal()
    row_chosen = Signal(str)

    def __init__(self, icon: str, theme: Theme) -> None:
        super().__init__()
        self._icon = icon
        self._sign, self.heading, self.more = Label(), Label(role="heading"), CardLink("", self.more_requested)
        self.heading.setMinimumHeight(CONTROL_HEIGHT)
        self._rows = QWidget()
        self._row_column = Column(self._rows, margins=0, spacing=0)
        self.hint = Label(role="muted", wraps=True)
        head = Row(spacing=SPACE)
        head.add(self._sign, self.heading, STRETCH, self.more)
        self.column.add(head, self._rows, self.hint, STRETCH)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._sign.setPixmap(Icons(resource("icons")).icon(self._icon, theme.text).pixmap(QSize(ICON, ICON)))

    def clear(self) -> None:
        """Take all rows out."""
        while (item := self._row_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add_heading(self, text: str) -> None:
        """Append a quiet heading with a line below it."""
        label = ElidedLabel("faint")
        label.set_full_text(text)
        label.setContentsMargins(0, SPACE, 0, LINE_SPACE)
        self._row_column.add(label, Rule())

    def add_row(self, icon: str, title: str, detail: str, identifier: str = "") -> CardRow:
        """Append a row, which is chosen by a click or Enter if it has an id."""
        row = CardRow(icon, partial(self.row_chosen.emit, identifier) if identifier else None)
        row.show_row(title, detail)
        self._row_column.add(row)
        return row

    def add_fact(self, name: str, value: str) -> None:
        """Append a name with its value at the end of the line."""
        line = QWidget()
        row = Row(line, margins=(0, SPACE, 0, SPACE), spacing=ROW_SPACE)
        label = ElidedLabel("muted")
        label.set_full_text(name)
        row.addWidget(label, 1)
        row.add(Label(value))
        if self._row_column.count():
            self._row_column.add(Rule())
        self._row_column.add(line)

    def add_widget(self, widget: QWidget) -> None:
        """Append a widget of another kind."""
        self._row_column.add(widget)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
