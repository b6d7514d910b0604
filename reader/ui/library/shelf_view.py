"""Show the texts as a list or as covers, of which one can be opened and many selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from reader.ui.appearance.sizes import TEXT_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.library.cover_cache import CoverCache
from reader.ui.library.cover_delegate import CARD_HEIGHT, CARD_WIDTH, CoverDelegate
from reader.ui.library.shelf_model import ShelfModel
from reader.ui.library.text_delegate import Index, ShelfDelegate, TextDelegate

_Flag = QItemSelectionModel.SelectionFlag
_SELECTION_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CARDS_MARGIN = 12
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAVIGATION_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class ShelfView(QListView):
    """A list of texts; a click or Enter opens one, and Ctrl, Shift, Space or the circle on a cover select many.

    ``opened`` carries the id of a text, ``tab_requested`` that of one to be opened in a new tab, ``menu_requested`` a
    point of the screen, ``chosen_changed`` the number of selected texts, 0 while only the current one is selected;
    ``current_changed`` follows a change of the current one.
    """

    opened = Signal(str)
    tab_requested = Signal(str)
    menu_requested = Signal(QPoint)
    chosen_changed = Signal(int)
    current_changed = Signal()

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
        self.selectionModel().selectionChanged.connect(self._update_selection)
        model.modelReset.connect(self._update_selection)
        covers.arrived.connect(self.viewport().update)

    @property
    def delegates(self) -> tuple[TextDelegate, TextDelegate]:
        """Return the delegates of rows and of cards."""
        return self._rows, self._cards

    @property
    def folds(self) -> bool:
        """Return whether all columns of the rows are folded into the line under the title."""
        return self._rows.folds

    def fold(self, on: bool) -> None:
        """Fold all columns of the rows into the line under the title, or unfold them."""
        self._rows.folds = on
        self.viewport().update()

    @property
    def shows_cards(self) -> bool:
        """Return whether covers are shown instead of rows."""
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
        self.setViewportMargins(_CARDS_MARGIN, 8, 0, 0) if on else self.setViewportMargins(0, 0, 0, 0)
        self._fit()
        self.scrollTo(current)

    def height_of_all(self) -> int:
        """Return the height of all rows or cards in pixels."""
        return self.height_of(self._texts.rowCount())

    def height_of(self, count: int) -> int:
        """Return the height of ``count`` rows or cards in pixels."""
        if not self.shows_cards:
            return count * TEXT_ROW_HEIGHT + 2
        return -(-count // self._cards_per_line) * CARD_HEIGHT + 2

    def chosen(self) -> list[str]:
        """Return the ids of the selected texts in the order they are shown; a current text alone is selected."""
        rows = sorted(row for top, bottom in self._ranges() for row in range(top, bottom + 1))
        return [self._texts.shown()[row].text.id for row in rows]

    def choose(self, text_id: str) -> None:
        """Select one text alone and make it current, if it is shown."""
        index = self._texts.index_of(text_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def first_chosen(self) -> int:
        """Return the row of the first selected text, -1 without one."""
        return min((top for top, _bottom in self._ranges()), default=-1)

    def choose_at(self, row: int) -> None:
        """Select the text at a row, or the last one if there are fewer."""
        if self._texts.rowCount():
            index = self._texts.index(min(row, self._texts.rowCount() - 1))
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    @Slot()
    def choose_none(self) -> None:
        """Reduce the selection to the current text."""
        self._is_choosing = False
        self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)
        self._update_selection()

    @Slot()
    def choose_all(self) -> None:
        """Select all texts that are shown."""
        self._is_choosing = True
        last = self._texts.rowCount() - 1
        self.selectionModel().select(QItemSelection(self._texts.index(0), self._texts.index(last)), _Flag.Select)
        self._update_selection()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Emit ``current_changed``."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select on the circle, open the menu on the dots; elsewhere begin a click, a drag or a selection."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        self._pressed = QModelIndex()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = index
            return
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self._handle_click(index, place):
            return
        self._is_choosing = bool(event.modifiers() & _SELECTION_MODIFIERS) or (
            self._is_choosing and event.button() is Qt.MouseButton.RightButton
        )
        if event.button() is Qt.MouseButton.LeftButton and not self._is_choosing:
            self._pressed = index
        super().mousePressEvent(event)
        self._update_selection()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the text that was pressed, unless it was dragged or is being selected; the middle button: in a tab."""
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QModelIndex()
        if event.button() is Qt.MouseButton.MiddleButton:
            if pressed.isValid() and pressed == index:
                self.tab_requested.emit(self._texts.row(index).text.id)
            return
        super().mouseReleaseEvent(event)
        if pressed.isValid() and pressed == index and not event.modifiers() & _SELECTION_MODIFIERS:
            self.opened.emit(self._texts.row(index).text.id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ignore the second click, as the first one has opened the text already."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, select on Space, clear the selection on Esc, select all on Ctrl+A."""
        key, current = Qt.Key(event.key()), self.currentIndex()
        if key in _OPEN_KEYS and current.isValid():
            self.opened.emit(self._texts.row(current).text.id)
        elif key == Qt.Key.Key_Space and current.isValid():
            self._toggle(current)
        elif key == Qt.Key.Key_Escape and self._is_choosing:
            self.choose_none()
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_all()
        else:
            if key in _NAVIGATION_KEYS and event.modifiers() & _SELECTION_MODIFIERS:
                self._is_choosing = True
            super().keyPressEvent(event)
            self._update_selection()

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> _Flag:
        """Keep the selection while the arrow keys move the current index in selection mode."""
        if self._is_choosing and isinstance(event, QKeyEvent) and not event.modifiers() & _SELECTION_MODIFIERS:
            return _Flag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the keys of actions, and titles are found in the search field."""

    @override
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint only what changed: all items have the same size, so that none has to be laid out again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected texts, shown as the cover of the pressed one, so that the tracks stay visible."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        dragged = self._pressed if self._pressed.isValid() else self.currentIndex()
        cover = self.delegates[self.shows_cards].cover_area(self.visualRect(dragged))
        drag = QDrag(self)
        drag.setMimeData(self._texts.mimeData(indexes))
        drag.setPixmap(self.viewport().grab(cover))
        drag.exec(Qt.DropAction.CopyAction)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the width among the covers."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        if not self.shows_cards:
            self.setGridSize(QSize())
            return
        self.setGridSize(QSize(self._cards_width // self._cards_per_line, CARD_HEIGHT))

    @property
    def _cards_width(self) -> int:
        """Return the width of the cards: beside the scroll bar, whether it is shown or not.

        With the width of the viewport, cards that fit only without the bar would show and hide it by turns, and Qt
        might lay out another number of them in a line than fits, with the last ones out of sight.
        """
        margins = self.viewportMargins()
        taken = margins.left() + margins.right() + self.verticalScrollBar().sizeHint().width()
        return self.contentsRect().width() - taken - 1

    @property
    def _cards_per_line(self) -> int:
        return max(1, self._cards_width // CARD_WIDTH)

    def _handle_click(self, index: QModelIndex, place: QPoint) -> bool:
        """Handle a click on the circle or the dots of a text; return whether it was on one of them."""
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
        """Add a text to the selection or remove it; the first one replaces the selection."""
        selection = self.selectionModel()
        if not self._is_choosing:
            selection.select(index, _Flag.ClearAndSelect)
            self._is_choosing = True
        else:
            selection.select(index, _Flag.Toggle)
        selection.setCurrentIndex(index, _Flag.NoUpdate)
        self._update_selection()

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        return [(chosen.at(index).top(), chosen.at(index).bottom()) for index in range(chosen.count())]

    @Slot()
    def _update_selection(self) -> None:
        count = sum(bottom - top + 1 for top, bottom in self._ranges())
        self._is_choosing = (self._is_choosing and count > 0) or count > 1
        for delegate in self.delegates:
            delegate.is_choosing = self._is_choosing
        self.viewport().update()
        self.chosen_changed.emit(count if self._is_choosing else 0)

    @Slot(QPoint)
    def _on_self_menu_requested(self, point: QPoint) -> None:
        """Request the menu at the mouse, or for the current text if the menu key was pressed."""
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.choose(self._texts.row(index).text.id)
            self.menu_requested.emit(self.viewport().mapToGlobal(point))
