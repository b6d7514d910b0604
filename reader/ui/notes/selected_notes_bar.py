"""Show the commands on several selected notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, SPACE
from reader.ui.widgets.button import Button, MenuButton, QuietButton
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.selected_items_bar import SelectedItemsBar


class SelectedNotesBar(SelectedItemsBar):
    """A bar with the number of selected notes and a button for each command on them.

    ``colours`` and ``topics`` are menus that the owner fills when they are about to open.
    """

    export_requested = Signal()
    talk_requested = Signal()
    role = "strip"
    least = 2

    def __init__(self) -> None:
        super().__init__()
        self._colour, self._topic = MenuButton(), MenuButton()
        self.colours, self.topics = self._colour.menu(), self._topic.menu()
        self._talk = Button(clicked=self.talk_requested)
        self._export = Button(clicked=self.export_requested)
        self._none = QuietButton(clicked=self.none_requested)
        row = Row(self, margins=(CARD_SPACE, SPACE, CARD_SPACE, SPACE), spacing=SPACE)
        row.add(self._count_label, STRETCH, self._tags, self._colour, self._topic)
        row.add(self._talk, self._export, self._remove, self._none)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self._colour.setText(self.tr("Colour"))
        self._topic.setText(self.tr("Move to Topic"))
        self._talk.setText(self.tr("Talk…"))
        self._export.setText(self.tr("Export…"))
        self._none.setText(self.tr("Clear Selection"))
