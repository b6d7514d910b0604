"""Write something down in the course of a meeting, in one line: a note, a question, an action."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from reader.core.study.action_line import ActionLine
from reader.ui.appearance.sizes import ROW_SPACE, TIGHT
from reader.ui.study.action_line_field import ActionLineField
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row


class EntryKind(Enum):
    """What is written down."""

    NOTE = "note"
    QUESTION = "question"
    ACTION = "action"


class MeetingEntry(QWidget):
    """A line for a note, a question or an action; ``entered`` is emitted on Enter, ``left`` when it closes."""

    entered = Signal()
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = EntryKind.NOTE
        self.source = ""
        self._label = Label(role="strong")
        self.line = QLineEdit()
        self.action_field = ActionLineField(today)
        self._hint = Label(role="muted")
        self._hint.setText(self.tr("Enter to save, Esc to cancel"))
        row = Row(margins=0, spacing=ROW_SPACE)
        row.add(self._label, self.line, self.action_field, self._hint, grows=self.line)
        row.setStretchFactor(self.action_field, 1)
        row.setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self._hint, Qt.AlignmentFlag.AlignTop)
        Column(self, margins=0, spacing=TIGHT).add(row)
        self.line.returnPressed.connect(self._on_return_pressed)
        self.action_field.entered.connect(self._on_return_pressed)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the line of a note or a question says."""
        return self.line.text().strip()

    @property
    def action(self) -> ActionLine:
        """Return the action that the line says."""
        return self.action_field.action

    def open(self, kind: EntryKind, label: str, words: str = "", source: str = "") -> None:
        """Open the line for something, with words to begin with; ``source`` is the id of the annotation it is from."""
        self.kind, self.source = kind, source
        is_action = kind is EntryKind.ACTION
        field = self.action_field.line if is_action else self.line
        self.line.setVisible(not is_action)
        self.action_field.setVisible(is_action)
        self._label.setText(label)
        self.line.setAccessibleName(label)
        field.setText(words)
        self.show()
        field.setFocus()
        field.end(False)

    def close_line(self) -> None:
        """Close the line without keeping what it says."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the line on Esc; no other key leads out of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        event.accept()

    @Slot()
    def _on_return_pressed(self) -> None:
        has_words = bool(self.action.what) if self.kind is EntryKind.ACTION else bool(self.words)
        if has_words:
            self.entered.emit()
        self.close_line()
