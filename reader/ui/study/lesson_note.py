"""Write a note on the passage of a lesson; it is saved as it is typed, as all notes are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.lessons import Lesson, LessonPassage
from reader.ui.annotations.autosave import Autosave
from reader.ui.appearance.sizes import SPACE, TIGHT
from reader.ui.shell.context import AppContext
from reader.ui.widgets.field import BareTextEdit
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

NOTE_LINES = 3
"""Lines of the note that are seen at a time."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LessonNote(TranslatedWidget, ColumnCard):
    """The note on the mark of a lesson; ``left`` is emitted on Esc or Ctrl+Enter.

    Where the passage has no mark, the first words make a note on it.
    """

    left = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=TIGHT)
        self._context = context
        self._passage: LessonPassage | None = None
        self._annotation = ""
        self._autosave = Autosave(context.annotation_commands, context, self)
        self._label = Label(role="muted")
        self.field = BareTextEdit()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_field_text_changed)
        head = Row(margins=0)
        head.add(self._label, STRETCH, KeyCap("N"))
        self.column.add(head, self.field)
        self.set_lines(NOTE_LINES)
        self.retranslate()

    def set_lines(self, lines: int) -> None:
        """Set how many lines are seen at a time."""
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * lines + SPACE)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._label.setText(self.tr("Note"))
        self.field.setAccessibleName(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("Write in Markdown…"))

    def focus_field(self) -> None:
        """Write in the note."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def finish(self) -> bool:
        """Save what was typed; return whether that could be done."""
        return self._autosave.finish()

    def show_lesson(self, lesson: Lesson) -> None:
        """Show the note on the passage of a lesson, unless it is being written."""
        annotation = lesson.passage.annotation or self._note_on(lesson.passage)
        is_same = annotation == self._annotation and lesson.passage == self._passage
        self._passage = lesson.passage
        if is_same and (self.field.hasFocus() or self._autosave.pending):
            return
        self._autosave.finish()
        self._annotation = ""
        body = self._context.library.annotations.get(annotation).body if annotation else ""
        if self.field.toPlainText() != body:
            self.field.setPlainText(body)
        self._annotation = annotation

    def _note_on(self, passage: LessonPassage) -> str:
        """Return the id of a note on just this passage; empty without one."""
        found = self._context.library.annotations.in_range(passage.text, passage.start, passage.end)
        same = [one for one in found if (one.start, one.end) == (passage.start, passage.end) and one.body]
        return same[0].id if same else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the field on Esc and on Ctrl+Enter."""
        is_key = event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        if watched is self.field and is_key and isinstance(event, QKeyEvent) and _ends_edit(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._autosave.finish()
                self.left.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_field_text_changed(self) -> None:
        body = self.field.toPlainText()
        if self._passage is None or not self.field.hasFocus():
            return
        if self._annotation:
            self._autosave.type_body(self._annotation, body)
        elif body.strip():
            passage = self._passage
            note = self._context.annotation_commands.note(passage.text, passage.start, passage.end, body)
            self._annotation = note.id if note is not None else ""


def _ends_edit(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return key == Qt.Key.Key_Escape or (with_control and key in _ENTER)
