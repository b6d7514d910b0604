"""Show what to do while the library is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from typing_extensions import override

from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget


class EmptyShelf(TranslatedWidget, QWidget):
    """Buttons that add texts or open the welcome text."""

    def __init__(self, action_set: ActionSet) -> None:
        super().__init__()
        self._heading, self._explanation = QLabel(), QLabel()
        self._heading.setProperty("role", "heading")
        self._explanation.setProperty("role", "muted")
        for label in (self._heading, self._explanation):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._add, self._welcome = QPushButton(), QPushButton()
        self._add.setProperty("role", "primary")
        self._welcome.setProperty("role", "link")
        self._add.clicked.connect(action_set.of("add-texts").trigger)
        self._welcome.clicked.connect(action_set.of("welcome").trigger)
        column = Column(self, spacing=10)
        column.addStretch(2)
        column.add(self._heading, self._explanation)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._welcome, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("The library is empty"))
        self._explanation.setText(
            self.tr(
                "Add a text, or drop files and folders anywhere on this window. The files themselves stay as they are."
            )
        )
        self._add.setText(self.tr("Add texts…"))
        self._welcome.setText(self.tr("Open the welcome text"))
