"""List study packs, and the portions of one with how much of each was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reader.core.study.actions import ActionState
from reader.core.study.report_content import PortionState
from reader.services.study.pack_progress import PackOverview, PortionStatus
from reader.ui.appearance.sizes import BODY, CARD_SPACE, CONTROL_RADIUS, SPACE, TEXT_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.study.action_list import draw_state
from reader.ui.study.pack_labels import joined, numbered_title, portion_day, state_name, whose_and_where
from reader.ui.widgets.item_view import ROW, RowModel
from reader.ui.widgets.painting import draw_ground, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate

_SIGN = 16.0
_SIGNS = {
    PortionState.DONE: ActionState.DONE,
    PortionState.PARTLY: ActionState.DOING,
    PortionState.NOT: ActionState.OPEN,
}
"""The signs of portions are those of actions that are as far."""

Index = QModelIndex | QPersistentModelIndex


class PackModel(RowModel[PackOverview]):
    """The packs of the library."""

    def show_rows(self, rows: Sequence[PackOverview]) -> None:
        """Show other packs."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, pack: str) -> int | None:
        """Return the number of the row of a pack; None if it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.pack.id == pack), None)

    @override
    def label(self, row: PackOverview) -> str:
        """Return the title of a pack."""
        return numbered_title(row)

    @override
    def description(self, row: PackOverview) -> str:
        """Return a pack in words for a screen reader."""
        return joined(numbered_title(row), whose_and_where(row))


class PortionModel(RowModel[PortionStatus]):
    """The portions of a pack."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.min

    def show_rows(self, rows: Sequence[PortionStatus], today: date) -> None:
        """Show other portions."""
        self.beginResetModel()
        self._rows, self.today = list(rows), today
        self.endResetModel()

    @override
    def label(self, row: PortionStatus) -> str:
        """Return the title of a portion."""
        return row.portion.title or row.described.described.title

    def details(self, row: PortionStatus) -> str:
        """Return its text and its day."""
        title = row.described.described.title
        day = portion_day(row, self.today)
        waits = "" if row.text else self.tr("not in the library yet")
        return joined(day, title if title != self.label(row) else "", waits)

    @override
    def description(self, row: PortionStatus) -> str:
        """Return a portion in words for a screen reader."""
        return joined(self.label(row), state_name(row.state), self.details(row))


class _TwoLineDelegate(RowDelegate):
    """Paints rows of two lines, with a ground under the chosen one."""

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, TEXT_ROW_HEIGHT)

    def paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, left: int, upper: str, lower: str, *, quiet: bool
    ) -> None:
        """Paint the ground and the lines of a row, which begin at ``left`` pixels."""
        area = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            draw_ground(painter, area, CONTROL_RADIUS, self.theme.tint)
        words = area.adjusted(left, 0, -SPACE, 0)
        first = QRect(words.left(), words.top() + SPACE // 2, words.width(), words.height() // 2 - SPACE // 2)
        second = QRect(words.left(), first.bottom(), words.width(), first.height())
        colour = self.theme.muted if quiet else self.theme.text
        self.line(painter, first if lower else words, scaled_font(option.font, BODY), colour, upper)
        self.line(painter, second, option.font, self.theme.muted, lower)


class PackDelegate(_TwoLineDelegate):
    """Paints the rows of a `PackModel`."""

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the title of a pack, and whose it is."""
        overview: PackOverview = index.data(ROW)
        self.paint_lines(painter, option, SPACE, numbered_title(overview), whose_and_where(overview), quiet=False)


class PortionDelegate(_TwoLineDelegate):
    """Paints the rows of a `PortionModel`."""

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the sign of a portion, its title, and its day."""
        status: PortionStatus = index.data(ROW)
        model = index.model()
        assert isinstance(model, PortionModel)
        left = SPACE + round(_SIGN) + CARD_SPACE
        is_read = status.state is PortionState.DONE
        self.paint_lines(painter, option, left, model.label(status), model.details(status), quiet=is_read)
        sign = QRectF(option.rect.left() + SPACE, option.rect.center().y() - _SIGN / 2, _SIGN, _SIGN)
        draw_state(painter, sign, _SIGNS[status.state], self.theme)


class PackListView(QListView):
    """A list of packs, or of the portions of one, painted by its delegate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_model(self, model: PackModel | PortionModel, theme: Theme) -> PackDelegate | PortionDelegate:
        """Show the rows of a model, and return the delegate that paints them."""
        delegate = PackDelegate(theme, self) if isinstance(model, PackModel) else PortionDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        return delegate
