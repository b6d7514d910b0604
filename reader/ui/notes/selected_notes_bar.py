"""Show the commands on several selected notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton
from typing_extensions import override

from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class SelectedNotesBar(TranslatedWidget, QFrame):
    """A bar with the number of selected notes and a button for each command on them.

    ``colours`` and ``topics`` are menus that the owner fills when they are about to open.
    """

    tags_requested = Signal()
    export_requested = Signal()
    removal_requested = Signal()
    none_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._count = 0
        self._label = Label(role="strong", parent=self)
        self._tags, self._export, self._remove, self._none = (QPushButton(self) for _ in range(4))
        self._colour, self._topic = QPushButton(self), QPushButton(self)
        self.colours, self.topics = QMenu(self), QMenu(self)
        self._colour.setMenu(self.colours)
        self._topic.setMenu(self.topics)
        self._none.setProperty("role", "quiet")
        row = Row(self, margins=(16, 7, 16, 7), spacing=8)
        row.add(self._label)
        row.addStretch(1)
        for button in (self._tags, self._colour, self._topic, self._export, self._remove, self._none):
            row.add(button)
        self._tags.clicked.connect(self.tags_requested)
        self._export.clicked.connect(self.export_requested)
        self._remove.clicked.connect(self.removal_requested)
        self._none.clicked.connect(self.none_requested)
        self.retranslate()
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the number of selected notes; hide the bar if it is less than two."""
        self._count = count
        self._label.setText(self.tr("%n chosen", "", count))
        self.setVisible(count > 1)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._label.setText(self.tr("%n chosen", "", self._count))
        self._tags.setText(self.tr("Tags…"))
        self._colour.setText(self.tr("Colour") + " ▾")
        self._topic.setText(self.tr("Move to topic") + " ▾")
        self._export.setText(self.tr("Export…"))
        self._remove.setText(self.tr("Remove"))
        self._none.setText(self.tr("Choose none"))
