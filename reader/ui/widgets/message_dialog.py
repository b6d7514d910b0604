"""Say in a dialog what cannot wait: a bug with its details to copy, a question with choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_WIDTH = 520


class MessageDialog(QDialog):
    """Show a heading, a sentence and buttons, all of it plain text; ``chosen`` is the number of the button."""

    def __init__(self, heading: str, words: str, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("One Hour"))
        self.setMinimumWidth(_WIDTH)
        self.chosen = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(12)
        self._column.addWidget(_label(heading, "heading"))
        self._column.addWidget(_label(words, ""))
        self._buttons = QDialogButtonBox()
        self._column.addWidget(self._buttons)
        for number, words_of_choice in enumerate(choices):
            role = QDialogButtonBox.ButtonRole.AcceptRole if number == 0 else QDialogButtonBox.ButtonRole.RejectRole
            button = self._buttons.addButton(words_of_choice, role)
            button.setDefault(number == 0)
            button.clicked.connect(self._on_button_clicked)
        self._order = choices

    def add_details(self, details: str) -> None:
        """Show details in full, with a button that copies them."""
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setProperty("role", "boxed")
        box.setMinimumHeight(180)
        self._column.insertWidget(2, box, 1)
        copy = QPushButton(self.tr("Copy Details"))
        self._buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)

        def copy_details() -> None:
            QGuiApplication.clipboard().setText(details)

        copy.clicked.connect(copy_details)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen = self._order.index(button.text())
            self.accept()


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
