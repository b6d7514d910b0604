"""Show a modal message: an error with details to copy, or a question with choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_WIDTH = 520


class MessageDialog(QDialog):
    """A dialog with a heading, a message and buttons in plain text; ``chosen`` is the index of the clicked button."""

    def __init__(self, heading: str, message: str, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("One Hour"))
        self.setMinimumWidth(_WIDTH)
        self.chosen = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(12)
        self._column.addWidget(_label(heading, "heading"))
        self._column.addWidget(_label(message, ""))
        self._buttons = QDialogButtonBox()
        self._column.addWidget(self._buttons)
        for number, choice in enumerate(choices):
            role = QDialogButtonBox.ButtonRole.AcceptRole if number == 0 else QDialogButtonBox.ButtonRole.RejectRole
            button = self._buttons.addButton(choice, role)
            button.setDefault(number == 0)
            button.clicked.connect(self._on_button_clicked)
        self._choices = choices

    def add_details(self, details: str) -> None:
        """Add a box with details, and a button that copies them."""
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
            self.chosen = self._choices.index(button.text())
            self.accept()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
