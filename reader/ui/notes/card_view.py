"""Let the reader act on cards, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.notes.annotation import COLOURS
from reader.ui.moment import Moment
from reader.ui.notes.annotation_model import AnnotationModel
from reader.ui.notes.card import CardLook
from reader.ui.notes.card_surface import CardSurface

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COLOUR_KEYS = {Qt.Key(Qt.Key.Key_0.value + colour): colour for colour in COLOURS}
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class CardView(CardSurface):
    """Send on, with the annotation's id, what is done to a card.

    ``pressed_card``: with the left button; ``opened``: double click or Enter; ``colour_chosen``: a key 1 to 5;
    ``removal_asked``: Del; ``menu_asked``: the menu, at a point of the screen; ``link_activated``: an address.
    """

    pressed_card = Signal(str)
    opened = Signal(str)
    colour_chosen = Signal(str, int)
    removal_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    link_activated = Signal(str)

    def __init__(self, model: AnnotationModel, look: CardLook, moment: Moment, parent: QWidget | None = None) -> None:
        super().__init__(model, look, moment, parent)
        self._pressed_link = ""
        self.doubleClicked.connect(self._on_self_double_clicked)

    @override
    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        words = str(current.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        self.setAccessibleDescription(words)
        if words and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hovered = self._annotations.annotation(index.row()).id if index.isValid() else ""
        link = self._link_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        self.viewport().setToolTip(link)
        if hovered != self._hovered_id:
            self._hovered_id = hovered
            self.viewport().update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered_id = ""
        self.viewport().update()
        super().leaveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        by_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_link = self._link_at(event.position()) if by_left else ""
        if self._pressed_link:
            return
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if by_left and index.isValid():
            self.pressed_card.emit(self._annotations.annotation(index.row()).id)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link, self._pressed_link = self._pressed_link, ""
        if link and link == self._link_at(event.position()):
            self.link_activated.emit(link)
        elif not link:
            super().mouseReleaseEvent(event)

    def _link_at(self, point: QPointF) -> str:
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return ""
        corner = QPointF(self._card_rect(index.row()).topLeft())
        return self._card(index.row()).link_at(point - corner)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self._card_rect(index.row()).center())
        self.menu_asked.emit(self.current_id(), at)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in _PLAIN
        return plain and bool(self.current_id()) and (key in _ENTER or key == Qt.Key.Key_Delete or key in _COLOUR_KEYS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.opened.emit(self.current_id())
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit(self.current_id())
        else:
            self.colour_chosen.emit(self.current_id(), _COLOUR_KEYS[key])

    @Slot(QModelIndex)
    def _on_self_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._annotations.annotation(index.row()).id)
