"""Edit a note in place of its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.ui.annotations.annotation_card import (
    PADDING_BOTTOM,
    PADDING_LEFT,
    PADDING_TOP,
    CardStyle,
    paint_frame,
    text_width,
)
from reader.ui.appearance.sizes import TIGHT
from reader.ui.page.text_lines import two_lines
from reader.ui.widgets.field import BareTextEdit
from reader.ui.widgets.focus_scope import clear_focus_in
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.tag_field import TagField
from reader.ui.widgets.translated_widget import TranslatedWidget

_MIN_LINES = 3
_MAX_LINES = 24
_TEMPORARY_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(TranslatedWidget, QFrame):
    """An editor for the body and the tags of one annotation.

    ``body_typed`` and ``tags_typed`` are emitted with every edit by the reader; ``left`` when Ctrl+Enter or Esc ends
    the edit; ``abandoned`` when the focus moves elsewhere; ``grown`` when the editor needs another height.
    """

    body_typed = Signal(str)
    tags_typed = Signal(object)
    left = Signal()
    abandoned = Signal()
    grown = Signal()

    def __init__(self, style: CardStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._annotation_id = ""
        self._unsaved = self._new = False
        self._quote = ""
        self._hint, self._quotation = Label(role="faint", parent=self), Label(role="muted", parent=self)
        self._body, self._tags = BareTextEdit(self), TagField(self, bare=True)
        self._column = Column(self, spacing=TIGHT)
        self._column.add(self._hint, self._quotation, self._body, self._tags, grows=self._body)
        self._body.textChanged.connect(self._on_body_text_changed)
        self._tags.tags_typed.connect(self._on_tags_typed)
        self._body.document().documentLayout().documentSizeChanged.connect(self.grown)
        self._body.installEventFilter(self)
        self._tags.installEventFilter(self)
        self.setFocusProxy(self._body)
        self.set_card_style(style)
        self.retranslate()
        self.hide()

    def set_card_style(self, style: CardStyle) -> None:
        """Apply a card style."""
        self._style = style
        self._show_quotation()
        self._body.setFont(style.note.font)
        self._tags.setFont(style.small)
        self.update()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._body.setPlaceholderText(self.tr("Write in Markdown…"))
        self._body.setAccessibleName(self.tr("Note"))
        self._tags.setPlaceholderText(self.tr("Tags"))
        self._tags.setAccessibleName(self.tr("Tags"))
        unsaved = self.tr("Not saved yet; will retry as you type")
        hint = self.tr("New note · Ctrl+Enter to finish") if self._new else self.tr("Ctrl+Enter to finish")
        self._hint.setText(unsaved if self._unsaved else hint)

    @property
    def annotation_id(self) -> str:
        """Return the id of the annotation being edited; empty without one."""
        return self._annotation_id

    def body(self) -> str:
        """Return the current body text."""
        return self._body.toPlainText()

    def begin(self, annotation: Annotation, body: str, known_tags: Sequence[str]) -> None:
        """Begin to edit an annotation; ``body`` may be newer than the saved one."""
        self._annotation_id = ""
        self._quote = annotation.quote
        self._show_quotation()
        self._tags.setVisible(bool(annotation.text))  # a free text of a topic belongs to no text and has no tags
        self._tags.set_known(known_tags)
        self._tags.set_tags(annotation.tags)
        self._body.setPlainText(body)
        self._body.moveCursor(self._body.textCursor().MoveOperation.End)
        self._annotation_id = annotation.id
        self._new = not body
        self.set_unsaved(False)

    def end(self) -> None:
        """End the edit and hide the editor."""
        self._annotation_id = ""
        clear_focus_in(self)
        self.hide()

    def take_over(self, annotation: Annotation) -> None:
        """Show the current state of the annotation after a change elsewhere."""
        if annotation.body != self.body() or annotation.tags != self._tags.tags():
            self.begin(annotation, annotation.body, self._tags.known())

    def focus_tags(self) -> None:
        """Focus the tags field."""
        self._tags.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_focus(self) -> bool:
        """Return whether the body or the tags field has the focus."""
        return self._body.hasFocus() or self._tags.hasFocus()

    def set_unsaved(self, unsaved: bool) -> None:
        """Set whether to show that the last edit could not be saved."""
        self._unsaved = unsaved
        self.retranslate()

    @override
    def sizeHint(self) -> QSize:
        metrics = self._body.fontMetrics()
        lines = max(_MIN_LINES, min(_MAX_LINES, round(self._body.document().size().height())))
        margins = self._column.contentsMargins()
        shown = [widget for widget in (self._hint, self._quotation, self._tags) if not widget.isHidden()]
        others = sum(widget.sizeHint().height() + self._column.spacing() for widget in shown)
        return QSize(200, lines * metrics.lineSpacing() + others + margins.top() + margins.bottom() + 2)

    def _show_quotation(self) -> None:
        """Show the quotation, in lines that are no longer than those of the card; the note below has the same width."""
        font = self._style.quotation_font(self._quote)
        width = text_width(self.width())
        margins = (PADDING_LEFT, PADDING_TOP - 1, self.width() - PADDING_LEFT - width, PADDING_BOTTOM - 2)
        self._column.setContentsMargins(*(round(margin) for margin in margins))
        self._quotation.setFont(font)
        self._quotation.setText("\n".join(two_lines(self._quote, font, width)))
        self._quotation.setVisible(bool(self._quote))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_quotation()
            self.grown.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._style.theme
        paint_frame(painter, QRectF(self.rect()), theme, theme.accent, theme.line)
        painter.end()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._ends_edit(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _TEMPORARY_FOCUS:
            self._on_focus_lost()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _on_focus_lost(self) -> None:
        if self._annotation_id and not self.holds_focus():
            self.abandoned.emit()

    def _ends_edit(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return True
        with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return key in _ENTER and (with_control or self._tags.hasFocus())

    @Slot()
    def _on_body_text_changed(self) -> None:
        if self._annotation_id:
            self.body_typed.emit(self.body())
        self.grown.emit()

    @Slot()
    def _on_tags_typed(self) -> None:
        if self._annotation_id:
            self.tags_typed.emit(self._tags.tags())
