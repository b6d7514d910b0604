"""Show a bar with actions on many texts at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton
from typing_extensions import override

from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.translated_widget import TranslatedWidget


class SelectedTextsBar(TranslatedWidget, QFrame):
    """The number of selected texts, with buttons for the most frequent actions.

    ``tracks`` and ``more`` are menus that the owner fills as they are about to open.
    """

    tags_requested = Signal()
    archive_requested = Signal()
    removal_requested = Signal()
    none_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "chosen")
        self._count = 0
        self._count_label = Label(role="strong", parent=self)
        self._track, self._tags, self._archive, self._remove, self._more, self._none = (
            QPushButton(self) for _ in range(6)
        )
        self.tracks, self.more = QMenu(self), QMenu(self)
        self._track.setMenu(self.tracks)
        self._more.setMenu(self.more)
        row = Row(self, margins=(12, 7, 8, 7), spacing=6)
        row.add(self._count_label)
        row.addStretch(1)
        for button in (self._track, self._tags, self._archive, self._remove, self._more, self._none):
            row.add(button)
        self._none.setProperty("role", "quiet")
        self._tags.clicked.connect(self.tags_requested)
        self._archive.clicked.connect(self.archive_requested)
        self._remove.clicked.connect(self.removal_requested)
        self._none.clicked.connect(self.none_requested)
        self.retranslate()
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the number of selected texts; hide the bar for 0."""
        self._count = count
        self._count_label.setText(self.tr("%n chosen", "", count))
        self.setVisible(count > 0)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._count_label.setText(self.tr("%n chosen", "", self._count))
        self._track.setText(self.tr("Track") + " ▾")
        self._tags.setText(self.tr("Tags…"))
        self._archive.setText(self.tr("Archive"))
        self._remove.setText(self.tr("Remove"))
        self._more.setText(self.tr("More") + " ▾")
        self._none.setText("✕")
        self._none.setToolTip(self.tr("Choose none"))
        self._none.setAccessibleName(self.tr("Choose none"))
