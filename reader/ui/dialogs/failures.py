"""List the files that could not be added, with one sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.core.errors import ReaderError
from reader.ui.messages import sentence


class FailuresDialog(QDialog):
    """Say of each file why it is not in the library; the others are."""

    def __init__(self, failures: Sequence[ReaderError], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files that were not added"))
        self.resize(560, 360)
        column = QVBoxLayout(self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setSpacing(10)
        for error in failures:
            rows.addWidget(_label(sentence(error), ""))
            if error.path is not None:
                rows.addWidget(_label(str(error.path.parent), "faint"))
        rows.addStretch()
        area.setWidget(inner)
        column.addWidget(area)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
