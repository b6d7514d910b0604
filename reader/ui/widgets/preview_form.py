"""Ask for something and show, while it is being filled in, what will come of it or why it cannot be."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.core.errors import ReaderError
from reader.ui.translation.error_messages import sentence
from reader.ui.widgets.plain_label import plain_label

_TEXT_MARGIN = 8
_WIDTH = 480
"""Set on a part of the form: a width of its own would let a dialog be too low for what is in it."""


class PreviewForm(QDialog):
    """Hold a form whose outcome stands below it in words; what cannot be is refused there with a sentence.

    Whoever inherits calls `look_again` whenever a field changes.
    """

    def __init__(self, title: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(14)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(18)
        self.form.setVerticalSpacing(10)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.outcome = told("")
        self.outcome.setMinimumWidth(_WIDTH)
        self.outcome.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox()
        self.accepting: QPushButton = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column.addLayout(self.form)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.buttons)

    @abstractmethod
    def preview(self) -> str:
        """Return what will come of what is filled in; raise the ReaderError of what cannot be."""

    @property
    def is_complete(self) -> bool:
        """Return whether nothing is left to be filled in."""
        return True

    def set_in(self, *fields: QAbstractSpinBox) -> None:
        """Keep the figures in fields off the left edge, as the words in the other fields are."""
        for line in (field.findChild(QLineEdit) for field in fields):
            if line is not None:
                line.setTextMargins(_TEXT_MARGIN, 0, 0, 0)

    @Slot()
    def look_again(self) -> None:
        """Show what comes of what is filled in now."""
        try:
            words, possible = self.preview(), True
        except ReaderError as error:
            words, possible = sentence(error), False
        self.accepting.setEnabled(possible and self.is_complete)
        self.outcome.setText(words)
        role = "muted" if possible else "accent"
        if self.outcome.property("role") != role:
            self.outcome.setProperty("role", role)
            self.outcome.style().polish(self.outcome)
        self.outcome.setAccessibleName(words)


def told(words: str, role: str = "muted") -> QLabel:
    """Make a label of several lines."""
    label = plain_label(role)
    label.setText(words)
    label.setWordWrap(True)
    return label
