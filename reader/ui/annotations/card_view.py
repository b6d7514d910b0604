"""Let the reader act on cards, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from reader.core.annotations.model import COLOURS
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.card_layout import CardMaker
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_surface import CardSurface
from reader.ui.annotations.row_selection import RowSelection

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_T, Qt.Key.Key_N)
_COLOUR_KEYS = {Qt.Key(Qt.Key.Key_0.value + colour): colour for colour in COLOURS}
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_KEPT_CHOSEN = 500
_Move = QAbstractItemView.CursorAction
_MOVES = {
    Qt.Key.Key_Up: _Move.MoveUp,
    Qt.Key.Key_Down: _Move.MoveDown,
    Qt.Key.Key_PageUp: _Move.MovePageUp,
    Qt.Key.Key_PageDown: _Move.MovePageDown,
    Qt.Key.Key_Home: _Move.MoveHome,
    Qt.Key.Key_End: _Move.MoveEnd,
}


class CardView(CardSurface):
    """Send on, with the annotation's id, what is done to a card.

    ``pressed_card``: with the left button; ``opened``: double click or Enter; ``colour_chosen``: a key 1 to 5;
    ``removal_asked``: Del; ``edit_asked``: F2 or N; ``tags_asked``: T; ``menu_asked``: the menu, at a point of the
    screen; ``link_activated``: an address. After `allow_many`, `chosen_ids` tells which cards are
    chosen, and ``chosen_changed`` that they are others; what is done to a chosen card is meant for all of them.
    """

    pressed_card = Signal(str)
    opened = Signal(str)
    colour_chosen = Signal(str, int)
    removal_requested = Signal(str)
    edit_requested = Signal(str)
    tags_requested = Signal(str)
    chosen_changed = Signal()
    menu_requested = Signal(str, QPoint)
    link_activated = Signal(str)

    def __init__(self, model: CardModel, look: CardStyle, make_card: CardMaker, parent: QWidget | None = None) -> None:
        super().__init__(model, look, make_card, parent)
        self._pressed_link = ""
        self._choosing: RowSelection | None = None
        self._kept_ids: list[str] = []
        self._kept_current = ""
        self.doubleClicked.connect(self._on_self_double_clicked)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)

    def allow_many(self) -> None:
        """Let many cards be chosen at once."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._choosing = RowSelection(self._annotations, self.selectionModel())
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen annotations in the order of the rows.

        Of the current one where none is chosen.
        """
        rows = self._choosing.rows() if self._choosing else []
        if not rows:
            return tuple(filter(None, (self.current_id(),)))
        return tuple(dict.fromkeys(self._annotations.identity(row) for row in rows))

    def chosen_count(self) -> int:
        """Count the chosen rows."""
        return self._choosing.count() if self._choosing else int(bool(self.current_id()))

    def choose_all(self) -> None:
        """Choose every card, where many may be chosen."""
        if self._choosing:
            self._choosing.choose_all()

    def choose_row(self, row: int) -> None:
        """Choose one card alone."""
        if self._choosing:
            self._choosing.go(row, Qt.KeyboardModifier.NoModifier)

    def choose_ids(self, annotation_ids: Sequence[str], current: str) -> None:
        """Choose these cards, as far as they are shown, and make one of them the current one."""
        self.select(current)
        for one in annotation_ids if self._choosing else ():
            row = self._annotations.row_of(one)
            if row is not None:
                index = self._annotations.index(row)
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)

    def choose_none(self) -> None:
        """Choose the current card alone."""
        if self._choosing:
            self._choosing.choose_none()

    @override
    def _is_one_of_many(self, row: int) -> bool:
        return self._choosing is not None and self._choosing.count() > 1 and self._choosing.has(row)

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
        hovered = self._annotations.identity(index.row()) if index.isValid() else ""
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
        index = self.indexAt(event.position().toPoint())
        if self._choosing is None:
            super().mousePressEvent(event)
        elif by_left and index.isValid():
            self._choosing.press(index.row(), event.modifiers())
        if by_left and index.isValid():
            self.pressed_card.emit(self._annotations.identity(index.row()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._choosing is None:
            super().mouseDoubleClickEvent(event)
        elif index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._annotations.identity(index.row()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link, self._pressed_link = self._pressed_link, ""
        if link and link == self._link_at(event.position()):
            self.link_activated.emit(link)
        elif not link and self._choosing is None:
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
        if self._choosing is None or not self._choosing.has(index.row()):
            self.setCurrentIndex(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self._card_rect(index.row()).center())
        self.menu_requested.emit(self.current_id(), at)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in _PLAIN
        return plain and bool(self.current_id()) and (key in _ENTER or key in _LETTERS or key in _COLOUR_KEYS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes(event):
            self._act_on(Qt.Key(event.key()))
        elif self._choosing is None or not self._chooses(event, self._choosing):
            super().keyPressEvent(event)

    def _act_on(self, key: Qt.Key) -> None:
        acts = {
            Qt.Key.Key_Delete: self.removal_requested,
            Qt.Key.Key_F2: self.edit_requested,
            Qt.Key.Key_N: self.edit_requested,
            Qt.Key.Key_T: self.tags_requested,
        }
        if key in _COLOUR_KEYS:
            self.colour_chosen.emit(self.current_id(), _COLOUR_KEYS[key])
        else:
            acts.get(key, self.opened).emit(self.current_id())

    def _chooses(self, event: QKeyEvent, choosing: RowSelection) -> bool:
        """Move among the cards and choose many of them by keys; say whether the key meant that."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            choosing.choose_all()
        elif key == Qt.Key.Key_Escape and choosing.count() > 1:
            choosing.choose_none()
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            choosing.press(self.currentIndex().row(), Qt.KeyboardModifier.ControlModifier)
        elif key in _MOVES and self._annotations.rowCount():
            index = self.moveCursor(_MOVES[key], held)
            choosing.go(index.row(), held)
            self.scrollTo(index)
        else:
            return False
        return True

    @Slot(QModelIndex)
    def _on_self_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._annotations.identity(index.row()))

    @Slot()
    def _on_selection_changed(self) -> None:
        self.viewport().update()
        self.chosen_changed.emit()

    @Slot()
    def _on_model_about_to_be_reset(self) -> None:
        self._kept_current = self.current_id()
        self._kept_ids = list(self.chosen_ids()) if self.chosen_count() <= _KEPT_CHOSEN else []

    @Slot()
    def _on_model_reset(self) -> None:
        """Let what was current and chosen stay so, as far as it is still shown."""
        if self._kept_current:
            self.choose_ids(self._kept_ids, self._kept_current)
