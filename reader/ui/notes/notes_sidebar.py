"""List the places of the notes screen: all notes and each topic."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from reader.core.annotations.topics import Topic
from reader.ui.appearance.sizes import CONTROL_RADIUS, ROW_HEIGHT, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.widgets.button import CardLink
from reader.ui.widgets.frame import SectionPane
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.painting import draw_border, draw_ground, draw_line, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate
from reader.ui.widgets.translated_widget import TranslatedWidget

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 12
_COUNT_ROLE = Qt.ItemDataRole.UserRole.value + 1
_ID_ROLE = Qt.ItemDataRole.UserRole.value
ALL = ""
"""The id of the place with all notes."""


class NotesSidebar(TranslatedWidget, SectionPane):
    """A sidebar with the list of places; ``chosen`` carries the id of a topic, or `ALL`.

    ``new_requested`` asks for a new topic; ``rename_requested`` and ``removal_requested`` carry a topic's id.
    """

    chosen = Signal(str)
    new_requested = Signal()
    rename_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(role="faint", parent=self)
        self._all = _PlaceList(theme, self)
        self._topics = _PlaceList(theme, self)
        self._new = CardLink(clicked=self.new_requested, parent=self)
        self._place = ALL
        self._lay_out()
        for places in (self._all, self._topics):
            places.currentItemChanged.connect(self._on_current_item_changed)
        self._topics.customContextMenuRequested.connect(self._on_menu_requested)
        self._topics.rename_requested.connect(self.rename_requested)
        self._topics.removal_requested.connect(self.removal_requested)
        self._all.left_below.connect(self._on_all_left_below)
        self._topics.left_above.connect(self._on_topics_left_above)
        self._all.show_places([("", "", 0)])
        self.retranslate()
        self.choose(ALL)

    def _lay_out(self) -> None:
        self._topics.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._all.setFixedHeight(ROW_HEIGHT)
        self._heading.setContentsMargins(_PADDING, 0, 0, 0)
        foot = Row(margins=(_PADDING, 0, 0, 0))
        foot.add(self._new, STRETCH)
        self.column.setSpacing(SPACE)
        self.column.add(self._all, SPACE, self._heading, self._topics, foot, grows=self._topics)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.setAccessibleName(self.tr("Topics"))
        self._heading.setText(self.tr("Topics"))
        self._new.setText(self.tr("New Topic…"))
        self._all.item(0).setText(self.tr("All notes"))
        self._all.setAccessibleName(self.tr("All notes"))
        self._topics.setAccessibleName(self.tr("Topics"))

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for places in (self._all, self._topics):
            places.delegate.set_theme(theme)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """List topics, keeping the selected place if it still exists."""
        self._topics.show_places([(topic.id, " ".join(topic.question.split()), topic.size) for topic in topics])
        self.choose(self._place)

    @property
    def place(self) -> str:
        """Return the id of the selected place."""
        return self._place

    def choose(self, place: str) -> None:
        """Select a place without emitting ``chosen``; Tab leads to it alone, the arrows to the others."""
        self._place = place
        for places in (self._all, self._topics):
            row = places.row_of(place)
            with QSignalBlocker(places):
                places.setCurrentRow(row)
            places.setFocusPolicy(Qt.FocusPolicy.ClickFocus if row < 0 else Qt.FocusPolicy.StrongFocus)

    def holds_focus(self) -> bool:
        """Return whether one of the lists has the focus."""
        return self._all.hasFocus() or self._topics.hasFocus()

    def focus(self) -> None:
        """Focus the list with the selected place."""
        (self._all if self._place == ALL else self._topics).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QListWidgetItem)
    def _on_current_item_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(item.data(_ID_ROLE))
            self.chosen.emit(self._place)

    @Slot()
    def _on_all_left_below(self) -> None:
        if self._topics.count():
            self._topics.setFocus(Qt.FocusReason.OtherFocusReason)
            self._topics.setCurrentRow(0)

    @Slot()
    def _on_topics_left_above(self) -> None:
        self._all.setFocus(Qt.FocusReason.OtherFocusReason)
        self._all.setCurrentRow(0)

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        item = self._topics.itemAt(at) or self._topics.currentItem()
        if item is None:
            return
        topic = str(item.data(_ID_ROLE))
        menu = QMenu(self)
        rename, remove = menu.addAction(self.tr("Rename…")), menu.addAction(self.tr("Remove Topic"))
        chosen = menu.exec(self._topics.viewport().mapToGlobal(at))
        menu.deleteLater()
        if chosen is rename:
            self.rename_requested.emit(topic)
        elif chosen is remove:
            self.removal_requested.emit(topic)


class _PlaceList(QListWidget):
    """A list of places, each with the number of its items."""

    rename_requested = Signal(str)
    removal_requested = Signal(str)
    left_below = Signal()
    left_above = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.delegate = _PlaceDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_places(self, places: Sequence[tuple[str, str, int]]) -> None:
        """Show places as (id, label, count)."""
        self.blockSignals(True)
        self.clear()
        for place, label, count in places:
            item = QListWidgetItem(label)
            item.setData(_ID_ROLE, place)
            item.setData(_COUNT_ROLE, count)
            item.setToolTip(label)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label} ({count})" if count else label)
            self.addItem(item)
        self.blockSignals(False)

    def row_of(self, place: str) -> int:
        """Return the row of a place, or -1."""
        return next((row for row in range(self.count()) if self.item(row).data(_ID_ROLE) == place), -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, item = Qt.Key(event.key()), self.currentItem()
        if key == Qt.Key.Key_F2 and item is not None:
            self.rename_requested.emit(str(item.data(_ID_ROLE)))
        elif key == Qt.Key.Key_Delete and item is not None:
            self.removal_requested.emit(str(item.data(_ID_ROLE)))
        elif key == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.left_below.emit()
        elif key == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)


class _PlaceDelegate(RowDelegate):
    """Paint a place: its label, elided to fit, and its count at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw_ground(painter, rect, CONTROL_RADIUS, self.theme.tint if chosen else self.theme.track)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_border(painter, rect.adjusted(1, 1, -1, -1), CONTROL_RADIUS, self.theme.accent, 2)
        if chosen:
            painter.setFont(scaled_font(option.font, 1.0, weight=QFont.Weight.Bold))
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        count = index.data(_COUNT_ROLE)
        number = str(count) if count else ""
        painter.setPen(QColor(self.theme.faint))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        room = painter.fontMetrics().horizontalAdvance(number) + 8 if number else 0
        painter.setPen(QColor(self.theme.accent if chosen else self.theme.text))
        draw_line(painter, inner.adjusted(0, 0, -room, 0), str(index.data()))
