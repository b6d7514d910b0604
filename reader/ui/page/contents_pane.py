"""Show a text's table of contents beside the page, with the section being read selected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from reader.core.text.blocks import LINE
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT, EDGE, SPACE
from reader.ui.page.typography import proportional
from reader.ui.widgets.frame import SideFrame
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.painting import draw_ground, draw_line
from reader.ui.widgets.themed_widget import RowDelegate
from reader.ui.widgets.translated_widget import TranslatedWidget

if TYPE_CHECKING:
    from reader.core.activity.coverage import Range
    from reader.core.text.model import Section
    from reader.ui.appearance.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_INDENT = 14
_PAD_RIGHT = 16
_GAP = 10
"""Pixels between the number of a chapter and its title."""

_NUMBERED_SHARE = 0.5
"""The share of sections from which their numbers stand in a column of their own."""

_READ = 0.995
"""The share from which a section counts as read."""

_MEASURED = 20
"""How many of the longest numbers are measured to find the widest."""

_BAR = 3
"""Width in pixels of the bar that shows how much of a section was read."""


class ContentsModel(QAbstractListModel):
    """A list model with one row for each section of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._starts: list[int] = []
        self._shares: tuple[float, ...] = ()
        self._parts: list[tuple[str, str]] = []

    def set_sections(self, sections: tuple[Section, ...]) -> None:
        """Replace the sections."""
        self.beginResetModel()
        self._sections = sections
        self._parts = _numbered(sections)
        self._starts = [section.start for section in sections]
        self._shares = ()
        self.endResetModel()

    def set_coverage(self, ranges: Sequence[Range]) -> bool:
        """Set the ranges that were read, in code points; return whether any share changes.

        No ``dataChanged`` is emitted: the view would measure thousands of rows again for a change that moves none.
        """
        # the line feed at the end of a section does not count as text to read
        extents = ((part.start, max(part.start + 1, part.end - len(LINE))) for part in self._sections)
        from reader.core.activity.coverage import shares

        before, self._shares = self._shares, shares(ranges, extents) if ranges else ()
        return before != self._shares

    def share(self, row: int) -> float | None:
        """Return the share of a section that was read, 0 to 1; None if nothing of the text was read."""
        return self._shares[row] if self._shares else None

    def parts(self, row: int) -> tuple[str, str]:
        """Return the number of a section, empty if numbers have no column, and its title."""
        return self._parts[row]

    def numbers(self) -> set[str]:
        """Return the numbers of all sections."""
        return {number for number, _title in self._parts}

    def section(self, row: int) -> Section:
        """Return the section in a row."""
        return self._sections[row]

    def row_at(self, position: int) -> int:
        """Return the row of the section that contains a position; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._sections)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title = self._sections[index.row()].title
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        label = coverage_label(self.share(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{title}\n{label}" if label else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title} · {label}" if label else title
        return None


def _numbered(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return numbers and titles; all numbers are empty if few sections have one."""
    if not sections:
        return []
    from reader.core.text.heading_numbers import split_number

    parts = [split_number(section.title) for section in sections]
    if sum(bool(number) for number, _title in parts) < max(2, _NUMBERED_SHARE * len(parts)):
        return [("", section.title) for section in sections]
    return parts


def coverage_label(share: float | None) -> str:
    """Return a label for how much of a section was read; empty if the text was not begun."""
    if share is None:
        return ""
    if share >= _READ:
        return QCoreApplication.translate("Contents", "read")
    percent = max(1, int(share * 100)) if share else 0
    return QCoreApplication.translate("Contents", "{percent}% read").format(percent=percent)


class _SectionDelegate(RowDelegate):
    """Paint a section in one line: its number in a column, its title elided, indented by its level."""

    number_width = 0
    """Pixels of the column of numbers; 0 without one."""

    direction = Qt.LayoutDirection.LeftToRight
    """That of the text, not of the windows."""

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.setLayoutDirection(self.direction)
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        font = QFont(option.font)
        font.setBold(chosen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.tint if chosen else self.theme.rail))
        painter.setFont(font)
        painter.setPen(QColor(self.theme.accent if chosen else self.theme.muted))
        model = index.model()
        assert isinstance(model, ContentsModel)
        number, title = model.parts(index.row())
        area = rect.adjusted(EDGE, 0, -_PAD_RIGHT - _BAR - 4, 0)
        if number:
            column = QRect(area.left(), area.top(), self.number_width, area.height())
            draw_line(painter, self._mirrored(column, rect), number)
        indent = self.number_width + _GAP if number else self._indent(model.section(index.row()))
        if not chosen:
            painter.setPen(QColor(self.theme.text))
        draw_line(painter, self._mirrored(area.adjusted(indent, 0, 0, 0), rect), title)
        share = QRect(rect.right() - _PAD_RIGHT - _BAR, rect.top(), _BAR, rect.height())
        self._paint_share(painter, QRectF(self._mirrored(share, rect)), index)

    def _mirrored(self, area: QRect, row: QRect) -> QRect:
        """Return where an area of a row is in the direction of the text."""
        return QStyle.visualRect(self.direction, row, area)

    def _paint_share(self, painter: QPainter, column: QRectF, index: _Index) -> None:
        """Paint in a column at the row's edge a track that fills from the top as the section is read."""
        model = index.model()
        assert isinstance(model, ContentsModel)
        share = model.share(index.row())
        if share is None:
            return
        track = column.adjusted(0, 4, 0, -4)
        draw_ground(painter, track, _BAR / 2, self.theme.track)
        if share > 0:
            is_read = share >= _READ
            track.setHeight(track.height() if is_read else max(_BAR, track.height() * share))
            draw_ground(painter, track, _BAR / 2, self.theme.good if is_read else self.theme.accent)

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, CONTROL_HEIGHT)

    def _indent(self, section: Section) -> int:
        return (min(6, section.level) - 1) * _INDENT


class ContentsPane(TranslatedWidget, SideFrame):
    """The list of a text's sections; choosing one emits its position."""

    section_chosen = Signal(int)
    """The start of the chosen section."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._delegate = _SectionDelegate(theme, self._view)
        self._view.setItemDelegate(self._delegate)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMouseTracking(True)
        self._view.clicked.connect(self._on_view_activated)
        self._view.activated.connect(self._on_view_activated)
        self._heading, self._count = Label(role="faint", parent=self), Label(role="faint", parent=self)
        head = Row(margins=(EDGE, 0, _PAD_RIGHT, 0))
        head.add(self._heading, STRETCH, self._count)
        column = Column(self, margins=(0, CARD_SPACE, 0, SPACE), spacing=SPACE)
        column.add(head, self._view)
        self.setFocusProxy(self._view)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Contents"))
        self._view.setAccessibleName(self.tr("Contents"))
        self._show_count()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._delegate.set_theme(theme)

    def set_sections(self, sections: tuple[Section, ...], language: str = "", *, right_to_left: bool = False) -> None:
        """Show the sections of another text, whose language is ``language`` (BCP 47), in its direction."""
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        self._delegate.direction = direction
        font = proportional(self.font(), language)
        self._view.setFont(font)
        self._model.set_sections(sections)
        bold = QFont(font)
        bold.setBold(True)
        longest = sorted(self._model.numbers(), key=len)[-_MEASURED:]
        self._delegate.number_width = max(map(QFontMetrics(bold).horizontalAdvance, longest), default=0)
        self._show_count()

    def _show_count(self) -> None:
        count = self._model.rowCount()
        self._count.setText(self.tr("%n section(s)", None, count) if count else "")

    def show_coverage(self, ranges: Sequence[Range]) -> None:
        """Show how much of each section was read; ``ranges`` are in code points."""
        if self._model.set_coverage(ranges):
            self._view.viewport().update()

    def follow(self, position: int) -> None:
        """Select the section that contains a position."""
        row = self._model.row_at(position)
        if row == self._view.currentIndex().row():
            return
        self._view.setCurrentIndex(self._model.index(row))

    def title_at(self, position: int) -> str:
        """Return the title of the section that contains a position; empty before the first."""
        row = self._model.row_at(position)
        return self._model.section(row).title if row >= 0 else ""

    @Slot(QModelIndex)
    def _on_view_activated(self, index: QModelIndex) -> None:
        self.section_chosen.emit(self._model.section(index.row()).start)
