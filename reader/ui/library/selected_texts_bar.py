"""Show a bar with actions on many texts at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from reader.ui.appearance.sizes import ROW_SPACE, SPACE, TIGHT
from reader.ui.widgets.button import Button, IconButton, MenuButton
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.selected_items_bar import SelectedItemsBar


class SelectedTextsBar(SelectedItemsBar):
    """The number of selected texts, with buttons for the most frequent actions.

    ``tracks`` and ``more`` are menus that the owner fills as they are about to open.
    """

    archive_requested = Signal()
    role = "chosen"

    def __init__(self) -> None:
        super().__init__()
        self._track, self._more = MenuButton(), MenuButton()
        self.tracks, self.more = self._track.menu(), self._more.menu()
        self._archive = Button(clicked=self.archive_requested)
        self._none = IconButton("close", self.none_requested)
        row = Row(self, margins=(ROW_SPACE, SPACE, SPACE, SPACE), spacing=TIGHT)
        row.add(self._count_label, STRETCH, self._track, self._tags, self._archive)
        row.add(self._remove, self._more, self._none)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self._track.setText(self.tr("Track"))
        self._archive.setText(self.tr("Archive"))
        self._more.setText(self.tr("More"))
        self._none.setToolTip(self.tr("Clear Selection"))
        self._none.setAccessibleName(self.tr("Clear Selection"))
