"""List the stretches of a day, each in one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from reader.ui.durations import clock_face
from reader.ui.progress.colours import class_colour
from reader.ui.progress.stretch_words import stretch_words, what_words, when_words
from reader.ui.progress.stretches import Stretch
from reader.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROW = 34
_CHIP = 9
STRETCH = Qt.ItemDataRole.UserRole


class StretchModel(QAbstractListModel):
    """Give the stretches; the words of a row tell all of it to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these stretches in place of the ones before."""
        self.beginResetModel()
        self._stretches = tuple(stretches)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Count the stretches."""
        return 0 if parent.isValid() else len(self._stretches)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a row, or the stretch itself."""
        if not index.isValid():
            return None
        one = self._stretches[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return stretch_words(one)
        return one if role == STRETCH else None


class StretchDelegate(QStyledItemDelegate):
    """Paint a row: a chip in the colour of the class, when, what, and how long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give the height of a row."""
        return QSize(200, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one stretch."""
        one = index.data(STRETCH)
        if not isinstance(one, Stretch):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.tint))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        else:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(self.theme.line))
        self._paint_row(painter, rect.adjusted(4, 0, -6, 0), one)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRectF, one: Stretch) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        colour = class_colour(self.theme, one.time_class)
        chip = QRectF(rect.left(), rect.center().y() - _CHIP / 2, _CHIP, _CHIP)
        painter.setPen(QPen(colour, 1.2) if one.is_hatched else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if one.is_hatched else QBrush(colour))
        painter.drawRoundedRect(chip, 2, 2)
        if one.is_hatched:
            painter.drawLine(chip.bottomLeft(), chip.topRight())
        metrics = QFontMetrics(painter.font())
        length = clock_face(one.seconds)
        counts = QColor(self.theme.faint if one.is_hatched else self.theme.text)
        painter.setPen(counts)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, length)
        words = rect.adjusted(_CHIP + 9, 0, -metrics.horizontalAdvance(length) - 12, 0)
        painter.setPen(QColor(self.theme.muted))
        when = f"{when_words(one)}  "
        painter.drawText(words, middle, when)
        words.setLeft(words.left() + metrics.horizontalAdvance(when))
        painter.setPen(QColor(self.theme.text))
        what = metrics.elidedText(what_words(one), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, middle, what)
