"""Dialogs for the question of a topic and for the tags of many notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.ui.widgets.tag_field import TagField

_WIDTH = 460


class QuestionDialog(QDialog):
    """A dialog that asks for the question of a topic in one line."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(question, self)
        self._line.setMinimumWidth(_WIDTH)
        self._line.setAccessibleName(self.tr("Question or title"))
        hint = QLabel(self.tr("A topic gathers passages and notes from many texts under one question."), self)
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self._buttons = _buttons(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._line)
        column.addWidget(hint)
        column.addWidget(self._buttons)
        self.setWindowTitle(self.tr("Topic") if question else self.tr("New topic"))
        self._line.setPlaceholderText(self.tr("What do you want to know?"))
        self._line.textChanged.connect(self._on_line_text_changed)
        self._on_line_text_changed()

    def question(self) -> str:
        """Return the question, in one line."""
        return " ".join(self._line.text().split())

    @Slot()
    def _on_line_text_changed(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.question()))


class TagsDialog(QDialog):
    """A dialog that asks which tags to add to many notes, and which to remove."""

    def __init__(self, count: int, known: Sequence[str], held: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._added, self._removed = TagField(self), TagField(self)
        form = QFormLayout()
        form.setSpacing(10)
        for line, label, tags in (
            (self._added, self.tr("Add"), known),
            (self._removed, self.tr("Take off"), held),
        ):
            line.setFrame(True)
            line.setTextMargins(0, 0, 0, 0)
            line.setMinimumWidth(_WIDTH)
            line.setAccessibleName(label)
            line.setPlaceholderText(self.tr("Tags"))
            line.set_known(tags)
            form.addRow(label, line)
        heading = QLabel(self.tr("Tags of %n note(s)", "", count), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(_buttons(self))
        self.setWindowTitle(self.tr("Tags"))

    def answer(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and the tags to remove."""
        return self._added.tags(), self._removed.tags()


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
