"""Dialogs for the question of a topic and for the tags of many notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.tags_dialog import TagsDialog

_WIDTH = 460


class QuestionDialog(Dialog):
    """A dialog that asks for the question of a topic in one line."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        title = self.tr("Topic") if question else self.tr("New Topic")
        super().__init__(title, parent)
        self._line = QLineEdit(question, self)
        self._line.setMinimumWidth(_WIDTH)
        self._line.setAccessibleName(self.tr("Question or title"))
        self._line.setPlaceholderText(self.tr("What do you want to know?"))
        hint = self.tr("A topic gathers passages and notes from many texts under one question.")
        self._ok = self.buttons.add_ok()
        self.column.add(self._line, Label(hint, "muted", wraps=True))
        self._line.textChanged.connect(self._on_line_text_changed)
        self._on_line_text_changed()

    def question(self) -> str:
        """Return the question, in one line."""
        return " ".join(self._line.text().split())

    @Slot()
    def _on_line_text_changed(self) -> None:
        self._ok.setEnabled(bool(self.question()))


class NoteTagsDialog(TagsDialog):
    """A dialog that asks which tags to add to many notes, and which to remove."""

    def __init__(self, count: int, known: Sequence[str], held: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tags of %n note(s)", "", count), parent)
        self._added = self.add_field(self.tr("Add"), known, self.tr("Tags"), _WIDTH)
        self._removed = self.add_field(self.tr("Remove"), held, self.tr("Tags"), _WIDTH)

    def answer(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and the tags to remove."""
        return self._added.tags(), self._removed.tags()
