"""Say what to do where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from reader.ui.appearance.sizes import SPACE
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column


class EmptyState(QWidget):
    """A heading, an explanation and buttons in the middle of what is empty."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self.heading, self.explanation = Label(role="heading", wraps=True), Label(role="muted", wraps=True)
        column = Column(self, spacing=SPACE)
        column.addStretch(2)
        for label in (self.heading, self.explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.add(label)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
