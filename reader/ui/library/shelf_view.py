"""Show the texts as a list or as covers, let one be opened and many be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.cover_delegate import CARD_HEIGHT, CARD_WIDTH, CoverDelegate
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.text_delegate import ROW_HEIGHT, Index, ShelfDelegate, TextDelegate

_Flag = QItemSelectionModel.SelectionFlag
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class ShelfView(QListView):
    """Open a text by a click or Enter; choose many by Ctrl, Shift, Space, or by the circle on a cover.

    ``opened`` carries the id of a text, ``menu_asked`` a point of the screen, ``chosen_changed`` the number of texts
    that are chosen, 0 while it is but the one that the keys are at.
    """

    opened = Signal(str)
    menu_requested = Signal(QPoint)
    chosen_changed = Signal(int)

    def __init__(self, model: ShelfModel, covers: CoverCache, theme: Theme) -> None:
        super().__init__()
        self._texts = model
        self._rows, self._cards = ShelfDelegate(theme, covers, self), CoverDelegate(theme, covers, self)
        self._is_choosing = False
        self._pressed = QModelIndex()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(28)
        self.show_as_cards(on=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_self_menu_requested)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._on_selection_changed)
        covers.arrived.connect(self.viewport().update)

    @property
    def delegates(self) -> tuple[TextDelegate, TextDelegate]:
        """Return what paints rows and cards."""
        return self._rows, self._cards

    @property
    def shows_cards(self) -> bool:
        """Return whether covers are shown in place of rows."""
        return self.itemDelegate() is self._cards

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for delegate in self.delegates:
            delegate.theme = theme
        self.viewport().update()

    def show_as_cards(self, *, on: bool) -> None:
        """Show covers side by side, or rows."""
        current = self.currentIndex()
        self.setItemDelegate(self._cards if on else self._rows)
        self.setFlow(QListView.Flow.LeftToRight if on else QListView.Flow.TopToBottom)
        self.setWrapping(on)
        self._fit()
        self.scrollTo(current)

    def height_of_all(self) -> int:
        """Return the pixels that all rows or cards take."""
        return self.height_of(self._texts.rowCount())

    def height_of(self, count: int) -> int:
        """Return the pixels that so many rows or cards take."""
        if not self.shows_cards:
            return count * ROW_HEIGHT + 2
        in_a_line = max(1, self.viewport().width() // CARD_WIDTH)
        return -(-count // in_a_line) * CARD_HEIGHT + 2

    def chosen(self) -> list[str]:
        """Return the ids of the texts that are chosen, in the order they are shown; the current one alone is chosen."""
        rows = sorted(row for top, bottom in self._ranges() for row in range(top, bottom + 1))
        return [self._texts.shown()[row].text.id for row in rows]

    def choose(self, text_id: str) -> None:
        """Go to one text and choose it alone, where it is shown."""
        index = self._texts.index_of(text_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def first_chosen(self) -> int:
        """Return the row of the first text that is chosen, -1 without one."""
        return min((top for top, _bottom in self._ranges()), default=-1)

    def choose_at(self, row: int) -> None:
        """Choose the text at a row, or the last one where there are fewer."""
        if self._texts.rowCount():
            index = self._texts.index(min(row, self._texts.rowCount() - 1))
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    @Slot()
    def choose_none(self) -> None:
        """Let go of all that is chosen but the text that the keys are at."""
        self._is_choosing = False
        self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)
        self._tell_chosen()

    @Slot()
    def choose_all(self) -> None:
        """Choose all texts that are shown."""
        self._is_choosing = True
        last = self._texts.rowCount() - 1
        self.selectionModel().select(QItemSelection(self._texts.index(0), self._texts.index(last)), _Flag.Select)
        self._tell_chosen()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by the circle, offer the acts by the dots; else begin what a press begins."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        self._pressed = QModelIndex()
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self._acts_on(index, place):
            return
        self._is_choosing = bool(event.modifiers() & _CHOOSING) or (
            self._is_choosing and event.button() is Qt.MouseButton.RightButton
        )
        if event.button() is Qt.MouseButton.LeftButton and not self._is_choosing:
            self._pressed = index
        super().mousePressEvent(event)
        self._tell_chosen()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the text that was pressed, unless it was dragged away or is being chosen."""
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        super().mouseReleaseEvent(event)
        self._pressed = QModelIndex()
        if pressed.isValid() and pressed == index and not event.modifiers() & _CHOOSING:
            self.opened.emit(self._texts.row(index).text.id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the first click have opened the text already."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, choose with Space, let go with Esc, choose all with Ctrl+A."""
        key, current = Qt.Key(event.key()), self.currentIndex()
        if key in _OPENING and current.isValid():
            self.opened.emit(self._texts.row(current).text.id)
        elif key == Qt.Key.Key_Space and current.isValid():
            self._toggle(current)
        elif key == Qt.Key.Key_Escape and self._is_choosing:
            self.choose_none()
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_all()
        else:
            if key in _MOVING and event.modifiers() & _CHOOSING:
                self._is_choosing = True
            super().keyPressEvent(event)
            self._tell_chosen()

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> _Flag:
        """Let the arrows wander among texts that are being chosen without letting go of them."""
        if self._is_choosing and isinstance(event, QKeyEvent) and not event.modifiers() & _CHOOSING:
            return _Flag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the actions that have them as keys; titles are found in the search field."""

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what changed and no more: all texts take the same room, so that none has to be laid out again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen texts by the cover of the one that was pressed, so that the tracks stay in sight."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        held = self._pressed if self._pressed.isValid() else self.currentIndex()
        cover = self.delegates[self.shows_cards].cover_area(self.visualRect(held))
        drag = QDrag(self)
        drag.setMimeData(self._texts.mimeData(indexes))
        drag.setPixmap(self.viewport().grab(cover))
        drag.exec(Qt.DropAction.CopyAction)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out over the covers."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        if not self.shows_cards:
            self.setGridSize(QSize())
            return
        room = self.viewport().width() - 1
        self.setGridSize(QSize(room // max(1, room // CARD_WIDTH), CARD_HEIGHT))

    def _acts_on(self, index: QModelIndex, place: QPoint) -> bool:
        """Do what the part of a text under the mouse is for, and say whether it is for anything."""
        delegate, area = self.delegates[self.shows_cards], self.visualRect(index)
        if delegate.mark_area(area).contains(place):
            self._toggle(index)
            return True
        if delegate.more_area(area).contains(place):
            if not self.selectionModel().isSelected(index):
                self.choose(self._texts.row(index).text.id)
            self.menu_requested.emit(self.viewport().mapToGlobal(place))
            return True
        return False

    def _toggle(self, index: QModelIndex) -> None:
        """Add a text to those that are chosen or take it out; the first one begins with none but itself."""
        selection = self.selectionModel()
        if not self._is_choosing:
            selection.select(index, _Flag.ClearAndSelect)
            self._is_choosing = True
        else:
            selection.select(index, _Flag.Toggle)
        selection.setCurrentIndex(index, _Flag.NoUpdate)
        self._tell_chosen()

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        return [(chosen.at(place).top(), chosen.at(place).bottom()) for place in range(chosen.count())]

    def _tell_chosen(self) -> None:
        count = sum(bottom - top + 1 for top, bottom in self._ranges())
        self._is_choosing = (self._is_choosing and count > 0) or count > 1
        for delegate in self.delegates:
            delegate.is_choosing = self._is_choosing
        self.viewport().update()
        self.chosen_changed.emit(count if self._is_choosing else 0)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._tell_chosen()

    @Slot(QPoint)
    def _on_self_menu_requested(self, point: QPoint) -> None:
        """Offer the acts at the mouse, or at the current text where the key for menus asked."""
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.choose(self._texts.row(index).text.id)
            self.menu_requested.emit(self.viewport().mapToGlobal(point))
