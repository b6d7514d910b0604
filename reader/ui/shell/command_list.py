"""List the commands of the palette: the title, where else it is found, and at the right its state and its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from reader.ui.appearance.sizes import CONTROL_RADIUS, DENSE_ROW_HEIGHT, KEY_HEIGHT, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.palette_command import PaletteCommand
from reader.ui.widgets.item_view import ROW, RowModel
from reader.ui.widgets.key_cap import cap_width, draw_key
from reader.ui.widgets.painting import draw_ground, draw_line
from reader.ui.widgets.themed_widget import RowDelegate

Index = QModelIndex | QPersistentModelIndex

_SLACK = 2
"""Pixels by which text may be wider than it is measured."""

_PLACE_SHARE = 0.34
"""The largest share of a row for the place of a command whose title needs the rest."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CommandModel(RowModel[PaletteCommand]):
    """The commands that were found; one that cannot be done now cannot be chosen."""

    def show_commands(self, commands: Sequence[PaletteCommand]) -> None:
        """List these commands."""
        self.beginResetModel()
        self._rows = list(commands)
        self.endResetModel()

    @override
    def label(self, row: PaletteCommand) -> str:
        return row.title

    @override
    def description(self, row: PaletteCommand) -> str:
        """Return all that a row says: the title, the state, the key, the place and what keeps it from being done."""
        return ", ".join(filter(None, (row.title, row.state, *row.keys[:1], row.place, row.obstacle)))

    @override
    def tooltip(self, row: PaletteCommand) -> str:
        return row.explanation

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that only a command that can be done now can be chosen."""
        flags = super().flags(index)
        return flags & ~Qt.ItemFlag.ItemIsEnabled if index.isValid() and self.row(index).obstacle else flags


class CommandDelegate(RowDelegate):
    """Paints a command in one line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(0, DENSE_ROW_HEIGHT)

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one command."""
        command: PaletteCommand = index.data(ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if is_current:
            draw_ground(painter, area, CONTROL_RADIUS, self.theme.tint)
        inner = area.adjusted(ROW_SPACE, 0, -ROW_SPACE, 0)
        painter.setFont(option.font)
        inner = self._paint_keys(painter, inner, command)
        metrics = QFontMetrics(option.font)
        side = command.obstacle or command.state
        if side:
            width = metrics.horizontalAdvance(side) + _SLACK
            self._paint_aside(painter, inner, side, self.theme.faint if command.obstacle else self.theme.muted)
            inner = inner.adjusted(0, 0, -width - ROW_SPACE, 0)
        room = inner.width() - metrics.horizontalAdvance(command.title) - _SLACK - ROW_SPACE
        most = max(room, round(area.width() * _PLACE_SHARE))
        place_width = min(metrics.horizontalAdvance(command.place) + _SLACK, most)
        title = inner.adjusted(0, 0, -place_width - ROW_SPACE, 0)
        colour = self.theme.faint if command.obstacle else self.theme.accent if is_current else self.theme.text
        self.line(painter, title, option.font, colour, command.title)
        place_left = title.left() + min(metrics.horizontalAdvance(command.title), title.width()) + ROW_SPACE
        place = QRect(place_left, inner.top(), place_width, inner.height())
        self.line(painter, place, option.font, self.theme.faint, command.place)

    def _paint_keys(self, painter: QPainter, area: QRect, command: PaletteCommand) -> QRect:
        """Paint the key at the end of an area, and return the rest of the area."""
        if not command.keys:
            return area
        key = command.keys[0]
        width = cap_width(key, painter.font())
        cap = QRect(area.right() + 1 - width, area.center().y() - KEY_HEIGHT // 2 + 1, width, KEY_HEIGHT)
        painter.save()
        draw_key(painter, cap, key, QColor(self.theme.faint), QColor(self.theme.edge))
        painter.restore()
        return area.adjusted(0, 0, -width - SPACE, 0)

    def _paint_aside(self, painter: QPainter, area: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        draw_line(painter, area, text, _RIGHT)


class CommandList(QListView):
    """The list of commands; its rows are chosen while the field above it keeps the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.commands = CommandModel(self)
        self.setModel(self.commands)
        self.setItemDelegate(CommandDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> PaletteCommand | None:
        """Return the command that is chosen; None without one."""
        index = self.currentIndex()
        return self.commands.row(index) if index.isValid() else None

    @property
    def height_of_all(self) -> int:
        """Return the height in pixels in which all rows have room."""
        return self.commands.rowCount() * DENSE_ROW_HEIGHT

    def show_commands(self, commands: Sequence[PaletteCommand]) -> None:
        """List these commands, and choose the first that can be done."""
        self.commands.show_commands(commands)
        first = next((number for number, command in enumerate(commands) if not command.obstacle), None)
        if first is not None:
            self.setCurrentIndex(self.commands.index(first))
        self.scrollToTop()
