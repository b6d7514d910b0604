"""Show annotations as a column of cards, of which only the visible ones are ever laid out."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from reader.ui.annotations.annotation_card import CardStyle, paint_chosen
from reader.ui.annotations.card_layout import CardLayout, CardMaker
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.scroll_position import STEP, ScrollPosition

GAP = 12
"""Pixels between cards."""

LEVEL = 30
"""Pixels of indentation for each level of an outline."""

_WHEEL = 72
_MAX_CACHED = 300
_OFF_SCREEN = -100_000
_HEADING_SPACE = 18
_EMPTY_WIDTH, _EMPTY_TOP = 480, 0.3
"""Where it is said that there are no cards: the greatest width in pixels, and the share of the height above it."""

_AnyIndex = QModelIndex | QPersistentModelIndex


class CardSurface(QListView):
    """A view of a `CardModel`: scrolling, geometry and painting; `CardView` adds the input handling.

    It is a list for what assistive technology finds in one, rows that it can walk; nothing of how a list lays them out
    is left.
    """

    def __init__(self, model: CardModel, style: CardStyle, make_card: CardMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotations = model
        self._look = style
        self._make_card = make_card
        self._column = ScrollPosition(self._row_height, model.rowCount)
        self._cards: dict[str, CardLayout] = {}
        self._margin, self._max_width = 16, 0
        self._top_id = ""
        self._hovered_id = ""
        self._edited_id = ""
        self._editor: QWidget | None = None
        self._adjusting = False
        self._empty_heading = self._empty_words = ""
        self._set_up()
        self.setModel(model)
        model.dataChanged.connect(self.lay_out)
        model.rowsInserted.connect(self._on_model_rows_changed)
        model.rowsRemoved.connect(self._on_model_rows_changed)
        model.modelReset.connect(self._on_model_rows_changed)

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    # appearance

    @property
    def card_style(self) -> CardStyle:
        """Return the style of the cards."""
        return self._look

    def set_card_style(self, style: CardStyle) -> None:
        """Apply a card style."""
        self._look = style
        self.lay_out_again()

    def set_width(self, margin: int, widest: int) -> None:
        """Set the margin at both sides and the maximum width of the centred column, in pixels (0: no maximum)."""
        self._margin, self._max_width = margin, widest
        self.lay_out_again()

    def set_empty_message(self, heading: str, words: str = "") -> None:
        """Set the heading and the explanation that are shown when there are no cards."""
        self._empty_heading, self._empty_words = heading, words
        self.viewport().update()

    @Slot()
    def lay_out_again(self) -> None:
        """Discard all layouts and lay out the cards again."""
        self._cards.clear()
        self._arrange()

    @Slot()
    def lay_out(self) -> None:
        """Update the layout after a change of heights."""
        self._arrange()

    # current card

    def current_id(self) -> str:
        """Return the id of the current annotation; empty without one."""
        index = self.currentIndex()
        return self._annotations.identity(index.row()) if index.isValid() else ""

    def select(self, annotation_id: str) -> bool:
        """Make an annotation current and scroll to it; return whether it is in the list."""
        row = self._annotations.row_of(annotation_id)
        if row is None:
            return False
        self.setCurrentIndex(self._annotations.index(row))
        self.scrollTo(self._annotations.index(row))
        return True

    def show_at_top(self, row: int) -> None:
        """Scroll a row to the top."""
        self._column.show_at_top(row)
        self._arrange()

    def is_fully_visible(self, annotation_id: str) -> bool:
        """Return whether a card is fully visible."""
        row = self._annotations.row_of(annotation_id)
        top = None if row is None else self._column.top_of(row)
        if row is None or top is None:
            return False
        return top >= 0 and top + self._row_height(row) - GAP <= self._column.room

    def put_editor(self, annotation_id: str, editor: QWidget | None) -> None:
        """Place an editor over a card, or remove it (None); its size hint determines the row's height."""
        self._edited_id, self._editor = annotation_id if editor else "", editor
        if editor is not None:
            editor.setParent(self.viewport())
        row = self._annotations.row_of(annotation_id)
        if editor is not None and row is not None:
            editor.resize(self._card_width(row), editor.height())
        self._arrange()
        if editor is not None and row is not None:
            editor.show()
            self.scrollTo(self._annotations.index(row))

    # geometry

    def _column_width(self) -> int:
        width = max(80, self.width() - 2 * self._margin)  # the scroll bar is within the margin
        return min(width, self._max_width) if self._max_width else width

    def _card_width(self, row: int) -> int:
        return max(80, self._column_width() - LEVEL * self._annotations.level(row))

    def _left(self, row: int) -> int:
        return (self.width() - self._column_width()) // 2 + self._column_width() - self._card_width(row)

    def _heading_height(self, row: int) -> int:
        if not self._annotations.group(row):
            return 0
        return _HEADING_SPACE + round(QFontMetricsF(self._look.heading).height()) + GAP

    def _row_height(self, row: int) -> int:
        card = self._card(row)
        if self._editor is not None and card.annotation.id == self._edited_id:
            height = int(card.height_above_editor) + max(self._editor.sizeHint().height(), 40)
        else:
            height = int(card.height)
        return self._heading_height(row) + height + GAP

    def _card(self, row: int) -> CardLayout:
        annotation = self._annotations.annotation(row)
        width = self._card_width(row)
        card = self._cards.get(annotation.id)
        if card is None or card.annotation is not annotation or card.width != width:
            if len(self._cards) > _MAX_CACHED:
                self._cards.clear()
            card = self._cards[annotation.id] = self._make_card(annotation, self._look, width)
        return card

    def _card_rect(self, row: int) -> QRect:
        top = self._column.top_of(row)
        if top is None:
            return QRect()
        heading = self._heading_height(row)
        height = self._row_height(row) - heading - GAP
        return QRect(self._left(row), top + heading, self._card_width(row), height)

    def _arrange(self) -> None:
        """Update the scroll position, the scroll bar and the editor, and repaint."""
        self._column.room = self.viewport().height()
        self._column.settle()
        count = self._column.count
        self._top_id = self._annotations.identity(self._column.row) if count else ""
        self._adjusting = True
        bar = self.verticalScrollBar()
        bar.setRange(0, self._column.last_value() if count else 0)
        bar.setSingleStep(STEP // 2)
        bar.setPageStep(max(1, sum(1 for _ in self._column.visible())) * STEP)
        bar.setValue(self._column.value() if count else 0)
        self._adjusting = False
        self._place_editor()
        self.viewport().update()

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        row = self._annotations.row_of(self._edited_id)
        rect = QRect() if row is None else self._card_rect(row)
        if row is None or rect.isNull():  # the editor keeps focus and content while it is scrolled out of view
            rect = QRect(0, _OFF_SCREEN, self._editor.width(), max(40, self._editor.sizeHint().height()))
        else:
            rect.setTop(rect.top() + int(self._card(row).height_above_editor))
        self._editor.setGeometry(rect)

    # Qt view

    @override
    def visualRect(self, index: _AnyIndex) -> QRect:
        return self._card_rect(index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._column.row_at(point.y())
        if row is None or not self._card_rect(row).contains(point):
            return QModelIndex()
        return self._annotations.index(row)

    @override
    def scrollTo(
        self, index: _AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            self._column.show_at_top(index.row())
        else:
            self._column.show(index.row())
        self._arrange()

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        page = max(1, sum(1 for _ in self._column.visible()) - 1)
        last = self._annotations.rowCount() - 1
        steps = {
            moves.MoveUp: -1,
            moves.MovePrevious: -1,
            moves.MoveDown: 1,
            moves.MoveNext: 1,
            moves.MovePageUp: -page,
            moves.MovePageDown: page,
            moves.MoveHome: -last - 1,
            moves.MoveEnd: last + 1,
        }
        current = self.currentIndex()
        row = current.row() + steps.get(action, 0) if current.isValid() else self._column.row
        return self._annotations.index(max(0, min(row, last)))

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return 0

    @override
    def isIndexHidden(self, index: _AnyIndex) -> bool:
        return False

    @override
    def setSelection(self, rect: QRect, command: object) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)  # type: ignore[call-overload]

    @override
    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def doItemsLayout(self) -> None:
        """Lay out nothing but what is visible: a list would measure all of its rows."""
        QAbstractItemView.doItemsLayout(self)

    @override
    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        self._arrange()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._adjusting:
            self._column.go_to(self.verticalScrollBar().value())
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if event.size().width() != event.oldSize().width():
            self._cards.clear()
        self._arrange()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y() or round(event.angleDelta().y() / 120 * _WHEEL)
        self._column.scroll_by(-pixels)
        self._arrange()
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._column.count:
            self._paint_empty(painter)
        for row, top in self._column.visible():
            self._paint_row(painter, row, top)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, top: int) -> None:
        heading = self._heading_height(row)
        if heading:
            self._paint_heading(painter, row, top + heading - GAP)
        card, at = self._card(row), QPointF(self._left(row), top + heading)
        if card.annotation.id == self._edited_id:
            card.paint_above_editor(painter, at)
            return
        card.paint(painter, at, self._border(row, card.annotation.id))
        if self._is_one_of_many(row):
            paint_chosen(painter, QRectF(at, QSizeF(card.width, card.height)), self._look.theme)

    def _border(self, row: int, annotation_id: str) -> str:
        theme = self._look.theme
        if row == self.currentIndex().row() or self._is_one_of_many(row):
            return theme.accent
        return theme.edge if annotation_id == self._hovered_id else theme.line

    def _is_one_of_many(self, row: int) -> bool:  # noqa: ARG002  views with multiple selection override it
        """Return whether a row is part of a multiple selection."""
        return False

    def _paint_heading(self, painter: QPainter, row: int, bottom: int) -> None:
        metrics = QFontMetricsF(self._look.heading)
        heading_text = " ".join(self._annotations.group(row).split())
        painter.setFont(self._look.heading)
        painter.setPen(QColor(self._look.theme.text))
        elided = metrics.elidedText(heading_text, Qt.TextElideMode.ElideRight, self._column_width())
        painter.drawText(QPointF(self._left(row), bottom - metrics.descent()), elided)

    def _paint_empty(self, painter: QPainter) -> None:
        width = min(self.width() - 2 * self._margin, _EMPTY_WIDTH)
        top = self.viewport().height() * _EMPTY_TOP
        flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value
        theme, style = self._look.theme, self._look
        for font, colour, words in (
            (style.heading, theme.text, self._empty_heading),
            (style.note.font, theme.muted, self._empty_words),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            area = QRectF((self.width() - width) / 2, top, width, self.height())
            top += painter.boundingRect(area, flags, words).height() + GAP
            painter.drawText(area, flags, words)

    @Slot()
    def _on_model_rows_changed(self) -> None:
        row = self._annotations.row_of(self._top_id)
        if row is not None:
            self._column.row = row
        self._arrange()
