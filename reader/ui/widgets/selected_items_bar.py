"""Show a bar with what can be done with several selected items at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from reader.ui.widgets.button import Button
from reader.ui.widgets.frame import Frame
from reader.ui.widgets.label import Label
from reader.ui.widgets.translated_widget import TranslatedWidget


class SelectionCount(Label):
    """The number of selected items; a class of its own, as `tr` finds no plural in the context of a base class."""

    def show_count(self, count: int) -> None:
        """Show a number."""
        self.setText(self.tr("%n selected", "", count))


class SelectedItemsBar(TranslatedWidget, Frame):
    """The number of selected items, with a button for each command on them; subclasses lay the buttons out.

    The bar shows itself from ``least`` items on.
    """

    tags_requested = Signal()
    removal_requested = Signal()
    none_requested = Signal()
    least = 1

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._count_label = SelectionCount(role="strong")
        self._tags = Button(clicked=self.tags_requested)
        self._remove = Button(clicked=self.removal_requested)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the number of selected items, or hide the bar."""
        self._count = count
        self._count_label.show_count(count)
        self.setVisible(count >= self.least)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._count_label.show_count(self._count)
        self._tags.setText(self.tr("Tags…"))
        self._remove.setText(self.tr("Remove"))
