"""Show the meaning of a word on a card beside the passage, without moving anything else on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from reader.storage.search.hits import Hit
from reader.ui.appearance.sizes import ROW_SPACE, SPACE, TIGHT
from reader.ui.lookup.result_view import LookupResultView
from reader.ui.widgets.button import IconButton, LinkButton, QuietButton
from reader.ui.widgets.focus_scope import clear_focus_in
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_WIDTH, _HEIGHT = 400, 440
_MIN_HEIGHT = 220
_GAP = 10
_LINE_STEP = 48


class LookupPanel(TranslatedWidget, ColumnCard):
    """A panel with the word, its pinyin, the result, and the commands on it.

    ``word_entered`` carries the text that the reader typed; ``closed`` is emitted whenever the panel closes.
    """

    word_entered = Signal(str)
    back_requested = Signal()
    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, margins=(ROW_SPACE, SPACE, SPACE, SPACE), spacing=TIGHT)
        self._passage = QRect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.word = QLineEdit(self)
        self.pinyin = Label(role="accent", parent=self, wraps=True, selectable=True)
        self.result_view = LookupResultView(self)
        self.places = LinkButton(parent=self)
        self._back = IconButton("back", self.back_requested)
        self._close = IconButton("close", self.close_panel)
        self.copy_button, self.note_button, self.everywhere_button = (QuietButton(parent=self) for _ in range(3))
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        top, middle, bottom = Row(spacing=TIGHT), Row(), Row(spacing=TIGHT)
        middle.addWidget(self.pinyin, 1)
        middle.addWidget(self.places, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        top.add(self._back, self.word, self._close, grows=self.word)
        bottom.add(self.copy_button, self.note_button, self.everywhere_button, STRETCH)
        self.column.add(top, middle, self.result_view, bottom, grows=self.result_view)

    def _connect(self) -> None:
        self.word.returnPressed.connect(self._on_word_return_pressed)
        self.places.clicked.connect(self.result_view.show_library)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setAccessibleName(self.tr("Look Up"))
        self.word.setPlaceholderText(self.tr("Word to look up"))
        self.word.setAccessibleName(self.tr("Word to look up"))
        for button, label, key in (
            (self._back, self.tr("Back to the previous word"), "Alt+←"),
            (self._close, self.tr("Close"), "Esc"),
        ):
            button.setToolTip(f"{label} ({key})")
            button.setAccessibleName(label)
        self.copy_button.setText(self.tr("Copy"))
        self.note_button.setText(self.tr("Save as Note"))
        self.everywhere_button.setText(self.tr("Search Library"))

    def show_word(self, word: str, *, can_go_back: bool, can_keep: bool) -> None:
        """Show a word in the field, and enable the commands."""
        self.word.setText(word)
        self.word.selectAll()
        self.pinyin.hide()
        self.places.hide()
        self._back.setVisible(can_go_back)
        for button in (self.copy_button, self.note_button):
            button.setEnabled(can_keep)
        self.everywhere_button.setEnabled(bool(word))

    def show_pinyin(self, text: str) -> None:
        """Show the pinyin; hide it if it is empty."""
        self.pinyin.setText(text)
        self.pinyin.setVisible(bool(text))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the hits in the library, and their number at the top."""
        self.result_view.show_hits(hits)
        self.places.setText(self.result_view.count_label(hits))
        self.places.setVisible(bool(hits))

    def open_beside(self, passage: QRect) -> None:
        """Show the panel below the passage, or above it if there is more space, and take the focus."""
        self._passage = passage
        self._place()
        self.show()
        self.raise_()
        self.word.setFocus(Qt.FocusReason.PopupFocusReason)
        self.word.selectAll()

    def close_panel(self) -> None:
        """Close the panel if it is visible."""
        if self.isVisible():
            clear_focus_in(self)
            self.hide()
            self.closed.emit()

    def _place(self) -> None:
        page = self.parentWidget()
        assert page is not None
        area, passage = page.rect(), self._passage
        below, above = area.height() - passage.bottom() - 2 * _GAP, passage.top() - 2 * _GAP
        is_below = below >= _HEIGHT or below >= above
        height = max(min(_HEIGHT, below if is_below else above), min(_MIN_HEIGHT, area.height() - 2 * _GAP))
        width = min(_WIDTH, area.width() - 2 * _GAP)
        x = min(max(_GAP, passage.center().x() - width // 2), area.width() - width - _GAP)
        y = passage.bottom() + _GAP if is_below else passage.top() - _GAP - height
        self.setGeometry(x, max(_GAP, min(y, area.height() - height - _GAP)), width, height)

    @override
    def event(self, event: QEvent) -> bool:
        """Override the window's shortcuts Alt+Left and Esc while the panel has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_panel_key(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.result_view.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _LINE_STEP,
            Qt.Key.Key_Up: -_LINE_STEP,
            Qt.Key.Key_PageDown: self.result_view.viewport().height() - _LINE_STEP,
            Qt.Key.Key_PageUp: _LINE_STEP - self.result_view.viewport().height(),
        }
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.back_requested.emit()
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            bar.setValue(bar.value() + step)
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()  # keeps the page beneath from scrolling

    @Slot()
    def _on_word_return_pressed(self) -> None:
        self.word_entered.emit(self.word.text())


def _is_panel_key(event: QKeyEvent) -> bool:
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Left and bool(alt))
