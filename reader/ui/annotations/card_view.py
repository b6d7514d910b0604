"""Handle mouse and key input on a column of cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from reader.core.annotations.colours import COLOURS
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.card_layout import CardMaker
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.card_surface import CardSurface
from reader.ui.annotations.row_selection import RowSelection
from reader.ui.appearance.mark_styles import LINE_STYLES

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMAND_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_A)
_COLOUR_KEYS = {Qt.Key(Qt.Key.Key_0.value + colour): colour for colour in COLOURS}
_STYLE_KEYS = {Qt.Key[f"Key_{row.key}"]: style for style, row in LINE_STYLES.items()}
_LOOK_KEYS = {*_COLOUR_KEYS, *_STYLE_KEYS}
_NO_MODIFIERS = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})
_MAX_RESTORED = 500
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
    """A view of cards that emits the reader's actions with the annotation's id.

    ``pressed_card``: left button; ``opened``: double click or Enter; ``colour_chosen``: the key of a colour;
    ``style_chosen``: that of a line; ``removal_requested``: Del; ``edit_requested``: F2 or N; ``tags_requested``: T;
    ``action_requested``: A; ``menu_requested``: context menu, at a point of the screen; ``link_activated``: an address;
    ``link_tab_requested``: one to be opened in a new tab, by the middle button or Ctrl. After `allow_many`, several
    cards can be selected: `chosen_ids` returns them, ``chosen_changed`` is emitted when they change, and actions apply
    to all of them.
    """

    pressed_card = Signal(str)
    opened = Signal(str)
    colour_chosen = Signal(str, int)
    style_chosen = Signal(str, object)
    removal_requested = Signal(str)
    edit_requested = Signal(str)
    tags_requested = Signal(str)
    action_requested = Signal(str)
    chosen_changed = Signal()
    menu_requested = Signal(str, QPoint)
    link_activated = Signal(str)
    link_tab_requested = Signal(str)

    def __init__(self, model: CardModel, style: CardStyle, make_card: CardMaker, parent: QWidget | None = None) -> None:
        super().__init__(model, style, make_card, parent)
        self._pressed_link = ""
        self._row_selection: RowSelection | None = None
        self._saved_ids: list[str] = []
        self._saved_current = ""
        self.doubleClicked.connect(self._on_self_double_clicked)
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)

    def allow_many(self) -> None:
        """Allow the selection of several cards."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._row_selection = RowSelection(self._annotations, self.selectionModel())
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected annotations in row order.

        Without a selection, that of the current one.
        """
        rows = self._row_selection.rows() if self._row_selection else []
        if not rows:
            return tuple(filter(None, (self.current_id(),)))
        return tuple(dict.fromkeys(self._annotations.identities(rows)))

    def chosen_count(self) -> int:
        """Return the number of selected rows."""
        return self._row_selection.count() if self._row_selection else int(bool(self.current_id()))

    def choose_all(self) -> None:
        """Select all cards, if several may be selected."""
        if self._row_selection:
            self._row_selection.choose_all()

    def choose_row(self, row: int) -> None:
        """Select one card only."""
        if self._row_selection:
            self._row_selection.go(row, Qt.KeyboardModifier.NoModifier)

    def choose_ids(self, annotation_ids: Sequence[str], current: str) -> None:
        """Select these cards, as far as they are shown, and make ``current`` the current one."""
        self.select(current)
        for annotation_id in annotation_ids if self._row_selection else ():
            row = self._annotations.row_of(annotation_id)
            if row is not None:
                index = self._annotations.index(row)
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)

    def choose_none(self) -> None:
        """Select the current card only."""
        if self._row_selection:
            self._row_selection.choose_none()

    @override
    def _is_one_of_many(self, row: int) -> bool:
        return self._row_selection is not None and self._row_selection.count() > 1 and self._row_selection.has(row)

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
        follows_links = by_left or event.button() == Qt.MouseButton.MiddleButton
        self._pressed_link = self._link_at(event.position()) if follows_links else ""
        if self._pressed_link:
            return
        index = self.indexAt(event.position().toPoint())
        if self._row_selection is None:
            super().mousePressEvent(event)
        elif by_left and index.isValid():
            self._row_selection.press(index.row(), event.modifiers())
        if by_left and index.isValid():
            self.pressed_card.emit(self._annotations.identity(index.row()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._row_selection is None:
            super().mouseDoubleClickEvent(event)
        elif index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self._annotations.identity(index.row()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link, self._pressed_link = self._pressed_link, ""
        if link and link == self._link_at(event.position()):
            in_new_tab = (
                event.button() == Qt.MouseButton.MiddleButton or event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            (self.link_tab_requested if in_new_tab else self.link_activated).emit(link)
        elif not link and self._row_selection is None:
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
        if self._row_selection is None or not self._row_selection.has(index.row()):
            self.setCurrentIndex(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self._card_rect(index.row()).center())
        self.menu_requested.emit(self.current_id(), at)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_command(event):
            event.accept()
            return True
        return super().event(event)

    def _is_command(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in _NO_MODIFIERS
        return plain and bool(self.current_id()) and (key in _ENTER or key in _COMMAND_KEYS or key in _LOOK_KEYS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_command(event):
            self._run_command(Qt.Key(event.key()))
        elif self._row_selection is None or not self._handle_selection_key(event, self._row_selection):
            super().keyPressEvent(event)

    def _run_command(self, key: Qt.Key) -> None:
        signals = {
            Qt.Key.Key_Delete: self.removal_requested,
            Qt.Key.Key_F2: self.edit_requested,
            Qt.Key.Key_N: self.edit_requested,
            Qt.Key.Key_T: self.tags_requested,
            Qt.Key.Key_A: self.action_requested,
        }
        if key in _COLOUR_KEYS:
            self.colour_chosen.emit(self.current_id(), _COLOUR_KEYS[key])
        elif key in _STYLE_KEYS:
            self.style_chosen.emit(self.current_id(), _STYLE_KEYS[key])
        else:
            signals.get(key, self.opened).emit(self.current_id())

    def _handle_selection_key(self, event: QKeyEvent, row_selection: RowSelection) -> bool:
        """Move or extend the selection by a key; return whether the key was handled."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            row_selection.choose_all()
        elif key == Qt.Key.Key_Escape and row_selection.count() > 1:
            row_selection.choose_none()
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            row_selection.press(self.currentIndex().row(), Qt.KeyboardModifier.ControlModifier)
        elif key in _MOVES and self._annotations.rowCount():
            index = self.moveCursor(_MOVES[key], modifiers)
            row_selection.go(index.row(), modifiers)
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
        self._saved_current = self.current_id()
        self._saved_ids = list(self.chosen_ids()) if self.chosen_count() <= _MAX_RESTORED else []

    @Slot()
    def _on_model_reset(self) -> None:
        """Restore the current card and the selection, as far as they are still shown."""
        if self._saved_current:
            self.choose_ids(self._saved_ids, self._saved_current)
