"""Reorder the cards of a topic by keys and by dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.card_layout import CardMaker
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_surface import GAP
from reader.ui.annotations.card_view import CardView

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEVELS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_EDGE = 36
_SCROLL_STEP = 24


class TopicView(CardView):
    """A card view that emits how the selected cards are to be moved.

    ``stepped``: Alt+Up (-1) and Alt+Down (1); ``indented``: Alt+Right (1) and Alt+Left (-1);
    ``dropped``: dragged before a row; ``free_text_requested``: N.
    """

    stepped = Signal(int)
    indented = Signal(int)
    dropped = Signal(int)
    free_text_requested = Signal()

    def __init__(self, model: CardModel, style: CardStyle, make_card: CardMaker, parent: QWidget | None = None) -> None:
        super().__init__(model, style, make_card, parent)
        self.allow_many()
        self._pressed_at: QPoint | None = None
        self._target: int | None = None

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            step, levels = self._movement(event)
            if event.type() == QEvent.Type.KeyPress and step:
                self.stepped.emit(step)
            elif event.type() == QEvent.Type.KeyPress and levels:
                self.indented.emit(levels)
            if step or levels:
                event.accept()
                return True
        return super().event(event)

    def _movement(self, event: QKeyEvent) -> tuple[int, int]:
        """Return the steps and the levels by which a key moves the selected cards; 0 for none."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != Qt.KeyboardModifier.AltModifier or not self.current_id():
            return 0, 0
        return _STEPS.get(key, 0), _LEVELS.get(key, 0)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        pressed = index.isValid() and event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if pressed else None
        selected = self.chosen_ids()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if pressed and plain and len(selected) > 1 and self._annotations.identity(index.row()) in selected:
            return  # several cards may be dragged; a mere click selects one of them on release
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if self._target is None and (point - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        self._scroll_at_edge(point.y())
        self._target = self._row_before(point.y())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target, self._target = self._target, None
        pressed, self._pressed_at = self._pressed_at, None
        self.viewport().unsetCursor()
        if target is not None:
            self.viewport().update()
            self.dropped.emit(target)
            return
        index = self.indexAt(event.position().toPoint())
        if pressed is not None and index.isValid() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.choose_row(index.row())
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._target is not None:
            self._target = self._pressed_at = None
            self.viewport().update()
        elif event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.free_text_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._look.theme.accent), 2.0))
        y = self._drop_line(self._target)
        left = (self.width() - self._column_width()) // 2
        painter.drawLine(left, y, left + self._column_width(), y)
        painter.end()

    def _row_before(self, y: int) -> int:
        """Return the row before which a drop at ``y`` inserts."""
        last = 0
        for row, top in self._column.visible():
            if y < top + self._row_height(row) // 2:
                return row
            last = row + 1
        return last

    def _drop_line(self, row: int) -> int:
        top = self._column.top_of(row)
        if top is not None:
            return top - GAP // 2
        above = self._column.top_of(row - 1)
        return 0 if above is None else above + self._row_height(row - 1) - GAP // 2

    def _scroll_at_edge(self, y: int) -> None:
        if y < _EDGE or y > self.viewport().height() - _EDGE:
            self._column.scroll_by(-_SCROLL_STEP if y < _EDGE else _SCROLL_STEP)
            self._arrange()
