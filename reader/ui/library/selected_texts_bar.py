"""Offer what can be done to many texts at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton
from typing_extensions import override


class SelectedTextsBar(QFrame):
    """Say how many texts are chosen, with a button for what is done to them most.

    ``tracks`` and ``more`` are menus, filled by whoever knows what to offer as they are about to open.
    """

    tags_requested = Signal()
    archive_requested = Signal()
    removal_requested = Signal()
    none_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "chosen")
        self._count = 0
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "strong")
        self._track, self._tags, self._archive, self._remove, self._more, self._none = (
            QPushButton(self) for _ in range(6)
        )
        self.tracks, self.more = QMenu(self), QMenu(self)
        self._track.setMenu(self.tracks)
        self._more.setMenu(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addStretch(1)
        for button in (self._track, self._tags, self._archive, self._remove, self._more, self._none):
            row.addWidget(button)
        self._none.setProperty("role", "quiet")
        self._tags.clicked.connect(self.tags_requested)
        self._archive.clicked.connect(self.archive_requested)
        self._remove.clicked.connect(self.removal_requested)
        self._none.clicked.connect(self.none_requested)
        self.retranslate()
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are chosen; none need no bar."""
        self._count = count
        self._words.setText(self.tr("%n chosen", "", count))
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._words.setText(self.tr("%n chosen", "", self._count))
        self._track.setText(self.tr("Track") + " ▾")
        self._tags.setText(self.tr("Tags…"))
        self._archive.setText(self.tr("Archive"))
        self._remove.setText(self.tr("Remove"))
        self._more.setText(self.tr("More") + " ▾")
        self._none.setText("✕")
        self._none.setToolTip(self.tr("Choose none"))
        self._none.setAccessibleName(self.tr("Choose none"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
