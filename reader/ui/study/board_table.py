"""List the members of a group with what they handed over, one row each, without sums, ranks or colours by numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reader.core.study.actions import ActionState
from reader.core.study.board import BoardRow, BoardState
from reader.core.study.report_content import PortionState, ReportedPortion
from reader.ui.appearance.sizes import CONTROL_HEIGHT, EDGE, ICON, ROW_SPACE, SPACE, TEXT_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.study.action_list import draw_state
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.frame import ColumnCard
from reader.ui.widgets.item_view import ROW, RowModel
from reader.ui.widgets.painting import draw_line, scaled_font
from reader.ui.widgets.themed_widget import RowDelegate, ThemedWidget

NOTHING = "–"
"""Stands where nothing was handed over."""

_SIGNS = {
    PortionState.DONE: ActionState.DONE,
    PortionState.PARTLY: ActionState.DOING,
    PortionState.NOT: ActionState.OPEN,
}
_MOST_PORTIONS = 4
_ROOMY = 1_060
"""How many portions have a column of their own, and the width of the table from which on they have."""

_FRAME = 3
_AVATAR = 30
_PORTION, _COUNT, _DAY = 104, 84, 104
_NAME, _NARROW_NAME = 152, 116
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter

Portion = tuple[int, str]
"""A portion by its number and its title."""


@dataclass(frozen=True, slots=True)
class BoardColumns:
    """Where the columns stand in a table of a width, in pixels; ``portions`` has one, or none for all in one."""

    width: int
    portions: tuple[Portion, ...]

    @property
    def is_roomy(self) -> bool:
        """Return whether each portion has a column of its own."""
        return self.width >= _ROOMY and 0 < len(self.portions) <= _MOST_PORTIONS

    def cells(self, height: int, top: int = 0) -> Iterator[QRect]:
        """Yield the places of the sign, the name, the portions, lessons, questions, words and the day."""
        left = EDGE
        number = len(self.portions) if self.is_roomy else 1
        name = _NAME if self.width >= _ROOMY else _NARROW_NAME
        portion = _PORTION if self.is_roomy else _COUNT
        for width in (_AVATAR, name, *[portion] * number, _COUNT, _COUNT):
            yield QRect(left, top, width - (0 if width == _AVATAR else ROW_SPACE), height)
            left += width + (ROW_SPACE if width == _AVATAR else 0)
        words = self.width - EDGE - _DAY - left
        yield QRect(left, top, max(0, words - ROW_SPACE), height)
        yield QRect(self.width - EDGE - _DAY, top, _DAY, height)


class BoardModel(RowModel[BoardRow]):
    """The rows of a board; ``portions`` are those that anybody reported."""

    def __init__(self) -> None:
        super().__init__()
        self.portions: tuple[Portion, ...] = ()
        self.today = date.min

    def show_rows(self, rows: Sequence[BoardRow], today: date) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self.today = list(rows), today
        self.portions = tuple(sorted({(one.number, one.title) for row in rows for one in row.portions or ()}))
        self.endResetModel()

    def row_of(self, member: str, name: str) -> int | None:
        """Return the number of the row of a member; None if there is none."""
        rows = enumerate(self._rows)
        return next((number for number, row in rows if (row.member.id, row.member.name) == (member, name)), None)

    @override
    def label(self, row: BoardRow) -> str:
        """Return the name of a member."""
        return row.member.name

    @override
    def description(self, row: BoardRow) -> str:
        """Return a row in words for a screen reader."""
        headings = column_headings(self.portions, by_portion=False)
        values = (portions_label(row.portions), lessons_label(row), questions_label(row))
        facts = [f"{heading} {value}" for heading, value in zip(headings[1:4], values, strict=True)]
        return ", ".join([row.member.name, *facts, words_label(row, self.today)])

    @override
    def tooltip(self, row: BoardRow) -> str:
        """Return the portions with their titles."""
        return "\n".join(f"{one.number}. {one.title}: {portion_label(one.state)}" for one in row.portions or ())


class BoardDelegate(RowDelegate):
    """Paints the rows of a `BoardModel`."""

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(0, TEXT_ROW_HEIGHT)

    @override
    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cells of a row above the line that parts it from the next one."""
        row, model, area = index.data(ROW), index.model(), option.rect
        assert isinstance(row, BoardRow)
        assert isinstance(model, BoardModel)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(self.theme.tint))
        columns = BoardColumns(area.width(), model.portions)
        cells = list(columns.cells(area.height(), area.top()))
        self._paint_avatar(painter, cells[0], option.font, row.member.name)
        bold = scaled_font(option.font, 1, weight=QFont.Weight.Bold)
        self.line(painter, cells[1], bold, self.theme.text, row.member.name)
        self._paint_portions(painter, cells[2:-4], option.font, row, columns)
        for cell, value in zip(cells[-4:-2], (lessons_label(row), questions_label(row)), strict=True):
            colour = self.theme.muted if value == NOTHING else self.theme.text
            self.line(painter, cell, option.font, colour, value)
        is_said = row.state is BoardState.RECEIVED and row.last is not None and bool(row.last.words)
        colour = self.theme.text if is_said else self.theme.muted
        self.line(painter, cells[-2], option.font, colour, words_label(row, model.today))
        if row.state is BoardState.RECEIVED and row.day is not None:
            painter.setPen(QColor(self.theme.muted))
            painter.setFont(option.font)
            draw_line(painter, cells[-1], compact_date(row.day, model.today), _RIGHT)
        if index.row() + 1 < model.rowCount():
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(self.theme.line))

    def _paint_avatar(self, painter: QPainter, cell: QRect, font: QFont, name: str) -> None:
        circle = QRectF(cell.left() + 0.5, cell.center().y() - _AVATAR / 2 + 1.5, _AVATAR - 1, _AVATAR - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        painter.setPen(QColor(self.theme.text))
        painter.setFont(font)
        painter.drawText(circle, _CENTRE, name[:1])

    def _paint_portions(
        self, painter: QPainter, cells: Sequence[QRect], font: QFont, row: BoardRow, columns: BoardColumns
    ) -> None:
        if not columns.is_roomy:
            label = portions_label(row.portions)
            self.line(painter, cells[0], font, self.theme.muted if label == NOTHING else self.theme.text, label)
            return
        states = {(one.number, one.title): one.state for one in row.portions or ()}
        for cell, portion in zip(cells, columns.portions, strict=True):
            state = states.get(portion)
            if state is None:
                self.line(painter, cell, font, self.theme.muted, NOTHING)
                continue
            sign = QRectF(cell.left(), cell.center().y() - ICON / 2 + 1, ICON, ICON)
            draw_state(painter, sign, _SIGNS[state], self.theme)
            words = cell.adjusted(ICON + SPACE, 0, 0, 0)
            self.line(painter, words, font, self.theme.text, portion_label(state))


class BoardHead(ThemedWidget):
    """The headings of a board, which stand above its columns."""

    def __init__(self, theme: Theme, model: BoardModel, rows: QWidget) -> None:
        """``rows`` is the widget on which the rows are painted, which a scroll bar makes narrower."""
        super().__init__(theme)
        self._model, self._rows = model, rows
        self.setFixedHeight(CONTROL_HEIGHT + SPACE)
        model.modelReset.connect(self.update)

    @override
    def paint(self, painter: QPainter) -> None:
        """Paint the headings above a line."""
        columns = BoardColumns(self._rows.width(), self._model.portions)
        cells = list(columns.cells(self.height()))
        headings = column_headings(self._model.portions, by_portion=columns.is_roomy)
        painter.setPen(QColor(self.theme.muted))
        for cell, heading in zip(cells[1:-1], headings[:-1], strict=True):
            draw_line(painter, cell, heading)
        draw_line(painter, cells[-1], headings[-1], _RIGHT)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self.theme.line))


class BoardTable(ColumnCard):
    """The card with the headings and the rows of a board."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(1, SPACE, 1, _FRAME), spacing=0)
        self.model = BoardModel()
        self.view = QListView()
        self.head = BoardHead(theme, self.model, self.view.viewport())
        self.view.setModel(self.model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegate = BoardDelegate(theme, self.view)
        self.view.setItemDelegate(self.delegate)
        self.column.add(self.head, self.view, grows=self.view)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.head.set_theme(theme)
        self.delegate.set_theme(theme)
        self.view.viewport().update()

    @property
    def rows_height(self) -> int:
        """Return the height at which all rows are seen."""
        return self.head.height() + self.model.rowCount() * TEXT_ROW_HEIGHT + SPACE + 2 * _FRAME

    def current_row(self) -> BoardRow | None:
        """Return the row that is chosen; None without one."""
        index = self.view.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, BoardRow) else None


def column_headings(portions: Sequence[Portion], *, by_portion: bool) -> list[str]:
    """Return the headings of the columns from the name on."""
    translate = QCoreApplication.translate
    if by_portion:
        heading = translate("Board", "Portion {number}")
        middle = [heading.format(number=number) for number, _title in portions]
    else:
        middle = [translate("Board", "Portions")]
    return [
        translate("Board", "Name"),
        *middle,
        translate("Board", "Lessons"),
        translate("Board", "Questions"),
        translate("Board", "In their own words"),
        translate("Board", "Received"),
    ]


def portion_label(state: PortionState) -> str:
    """Return the name of the state of a portion."""
    translate = QCoreApplication.translate
    names = {
        PortionState.DONE: translate("Board", "done"),
        PortionState.PARTLY: translate("Board", "partly"),
        PortionState.NOT: translate("Board", "not read"),
    }
    return names[state]


def portions_label(portions: Sequence[ReportedPortion] | None) -> str:
    """Return how many portions are done."""
    if not portions:
        return NOTHING
    return f"{sum(one.state is PortionState.DONE for one in portions)} / {len(portions)}"


def lessons_label(row: BoardRow) -> str:
    """Return how many lessons were held."""
    lessons = row.last.lessons if row.last else None
    return NOTHING if lessons is None else f"{lessons.done} / {lessons.total}"


def questions_label(row: BoardRow) -> str:
    """Return how many questions were handed over."""
    return str(len(row.questions)) if row.questions else NOTHING


def words_label(row: BoardRow, today: date) -> str:
    """Return a member's own words in one line, or why there are none."""
    translate = QCoreApplication.translate
    day = compact_date(row.day, today) if row.day else ""
    match row.state:
        case BoardState.RECEIVED:
            return " ".join(row.last.words.split()) if row.last and row.last.words else ""
        case BoardState.WITHDRAWN:
            return translate("Board", "Withdrawn on {day}; contents erased").format(day=day)
        case BoardState.EXPIRED:
            return translate("Board", "Expired on {day}; contents erased").format(day=day)
        case BoardState.NONE:
            return translate("Board", "Nothing received yet")
