"""List actions in rows with the sign of their state, below the headings of their projects."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reader.core.study.actions import ActionRecord, ActionState
from reader.ui.appearance.sizes import BODY, CARD_SPACE, CONTROL_RADIUS, DENSE_ROW_HEIGHT, SPACE, TEXT_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.study.action_labels import action_details, state_label
from reader.ui.widgets.item_view import ROW, Index, RowModel
from reader.ui.widgets.painting import draw_ground, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate

_SIGN = 16.0
_TICK = ((4.6, 8.4), (7.0, 10.8), (11.4, 5.8))

ActionRow = str | ActionRecord
"""A heading, or an action below it."""


class ActionModel(RowModel[ActionRow]):
    """The rows of actions and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min

    def show_rows(self, rows: Sequence[ActionRow], today: date) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self.today = list(rows), today
        self.endResetModel()

    def row_of(self, action: str) -> int | None:
        """Return the number of the row of an action; None if it is not shown."""
        numbers = (number for number, row in enumerate(self._rows) if _is_action(row, action))
        return next(numbers, None)

    @override
    def label(self, row: ActionRow) -> str:
        """Return a heading, or what is to be done."""
        return row if isinstance(row, str) else row.action.what

    @override
    def description(self, row: ActionRow) -> str:
        """Return a row in words for a screen reader."""
        if isinstance(row, str):
            return row
        parts = (row.action.what, state_label(row.action.state), action_details(row, self.today))
        return ", ".join(part for part in parts if part)

    @override
    def tooltip(self, row: ActionRow) -> str:
        """Return the words of the passage that an action came from."""
        return "" if isinstance(row, str) else row.action.source

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings be passed over."""
        is_heading = index.isValid() and isinstance(self.row(index), str)
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)


class ActionDelegate(RowDelegate):
    """Paints the rows of an `ActionModel`."""

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a heading or of an action."""
        return QSize(0, DENSE_ROW_HEIGHT if isinstance(index.data(ROW), str) else TEXT_ROW_HEIGHT)

    @override
    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a heading with its line, or an action with its sign and its two lines."""
        row, area = index.data(ROW), option.rect
        if isinstance(row, str):
            self._paint_heading(painter, area, option.font, row)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            draw_ground(painter, area, CONTROL_RADIUS, self.theme.tint)
        left = area.left() + SPACE
        sign = QRectF(left, area.center().y() - _SIGN / 2, _SIGN, _SIGN)
        draw_state(painter, sign, row.action.state, self.theme)
        text = area.adjusted(SPACE + round(_SIGN) + CARD_SPACE, 0, -SPACE, 0)
        upper = QRect(text.left(), text.top() + SPACE // 2, text.width(), text.height() // 2 - SPACE // 2)
        lower = QRect(text.left(), upper.bottom(), text.width(), upper.height())
        today = getattr(index.model(), "today", date.min)
        details = action_details(row, today)
        if not details:
            upper = text
        colour = self.theme.muted if row.action.is_closed else self.theme.text
        self.line(painter, upper, scaled_font(option.font, BODY), colour, row.action.what)
        self.line(painter, lower, option.font, self.theme.muted, details)

    def _paint_heading(self, painter: QPainter, area: QRect, font: QFont, heading: str) -> None:
        self.line(painter, area.adjusted(SPACE, 0, -SPACE, 0), font, self.theme.muted, heading)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.drawLine(area.left() + SPACE, area.bottom(), area.right() - SPACE, area.bottom())


class ActionListView(QListView):
    """The view of an `ActionModel`; the current action follows the selection."""

    def __init__(self, model: ActionModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.delegate = ActionDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current_record(self) -> ActionRecord | None:
        """Return the action that is chosen; None without one."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, ActionRecord) else None


def draw_state(painter: QPainter, area: QRectF, state: ActionState, theme: Theme) -> None:
    """Draw the sign of a state: a ring, filled by half while it is done, with a tick or a dash once it is closed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = area.adjusted(1, 1, -1, -1)
    colour = QColor(theme.good if state is ActionState.DONE else theme.muted)
    if state is ActionState.DOING:
        colour = QColor(theme.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(ring, 90 * 16, 180 * 16)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if state is ActionState.DONE:
        points = [area.topLeft() + QPointF(x, y) for x, y in _TICK]
        painter.drawPolyline(points)
    elif state is ActionState.DROPPED:
        middle = area.center()
        painter.drawLine(middle - QPointF(3.5, 0), middle + QPointF(3.5, 0))


def _is_action(row: ActionRow, action: str) -> bool:
    return isinstance(row, ActionRecord) and row.action.id == action
