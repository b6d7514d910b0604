"""List the files that can be restored, each with when and why it was made and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reader.services.backups import RestorableFile
from reader.ui.appearance.sizes import EDGE, TEXT_ROW_HEIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.backups.backup_labels import contents_label, joined, made_label, reason_label, size_label
from reader.ui.widgets.painting import draw_border, draw_line
from reader.ui.widgets.themed_widget import RowDelegate

FILE = Qt.ItemDataRole.UserRole
"""The role of the `RestorableFile` of a row."""

_LINE_HEIGHT = 19
_GAP = 12
_SLACK = 2
"""Pixels by which text may be wider than it is measured."""

_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class BackupModel(QAbstractListModel):
    """Files that can be restored, in the order in which they are given."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._files: list[RestorableFile] = []

    def set_files(self, files: Sequence[RestorableFile]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._files = list(files)
        self.endResetModel()

    def add_first(self, file: RestorableFile) -> None:
        """Add a file above the others; one with its path is taken away."""
        self.set_files([file, *(other for other in self._files if other.file.path != file.file.path)])

    @property
    def files(self) -> tuple[RestorableFile, ...]:
        """Return all files."""
        return tuple(self._files)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._files)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the file of a row, when it was made, its path, and all that the row says."""
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == FILE:
            return file
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(file.file.path)
        made = made_label(file.file.made, self.now)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return joined(made, reason_label(file.file, self.now), contents_label(file), size_label(file))
        return made if role == Qt.ItemDataRole.DisplayRole else None


class BackupDelegate(RowDelegate):
    """Paints a file in two lines: when it was made and what it holds, why it was made and its size."""

    def __init__(self, theme: Theme, now: datetime, view: QListView) -> None:
        super().__init__(theme, view)
        self._now = now

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(0, TEXT_ROW_HEIGHT)

    @override
    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one file."""
        file = index.data(FILE)
        if not isinstance(file, RestorableFile):
            return
        area: QRect = option.rect
        state: _State = option.state
        self._paint_ground(painter, area, state)
        is_selected = bool(state & _State.State_Selected)
        inner = area.adjusted(EDGE, 0, -EDGE, 0)
        top = area.top() + (TEXT_ROW_HEIGHT - 2 * _LINE_HEIGHT) // 2
        upper = QRect(inner.left(), top, inner.width(), _LINE_HEIGHT)
        lower = upper.translated(0, _LINE_HEIGHT)
        bold = QFont(option.font)
        bold.setBold(True)
        colour = self.theme.accent if is_selected else self.theme.text
        made = made_label(file.file.made, self._now)
        damaged = file.contents is None
        contents_colour = self.theme.accent if damaged else self.theme.text
        self._paint_line(painter, upper, (made, bold, colour), (contents_label(file), option.font, contents_colour))
        reason, size = reason_label(file.file, self._now), size_label(file)
        muted = self.theme.text if is_selected else self.theme.muted
        self._paint_line(painter, lower, (reason, option.font, muted), (size, option.font, muted))

    def _paint_ground(self, painter: QPainter, area: QRect, state: _State) -> None:
        if state & _State.State_Selected:
            painter.fillRect(area, QColor(self.theme.tint))
        elif state & _State.State_MouseOver:
            painter.fillRect(area, QColor(self.theme.rail))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(self.theme.line))
        if state & _State.State_HasFocus and state & _State.State_Selected:
            draw_border(painter, area.toRectF().adjusted(0.5, 0.5, -0.5, -1.5), 0, self.theme.accent)

    def _paint_line(
        self, painter: QPainter, area: QRect, left: tuple[str, QFont, str], right: tuple[str, QFont, str]
    ) -> None:
        text, font, colour = right
        width = QFontMetrics(font).horizontalAdvance(text) + _SLACK
        painter.setFont(font)
        painter.setPen(QColor(colour))
        draw_line(painter, area, text, _RIGHT)
        text, font, colour = left
        painter.setFont(font)
        painter.setPen(QColor(colour))
        draw_line(painter, area.adjusted(0, 0, -width - _GAP, 0), text)


class BackupList(QListView):
    """The list; ``chosen`` is emitted when another file becomes the current one."""

    chosen = Signal()

    def __init__(self, theme: Theme, now: datetime) -> None:
        super().__init__()
        self.files = BackupModel(now, self)
        self.setModel(self.files)
        self.setItemDelegate(BackupDelegate(theme, now, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Backups"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def file(self) -> RestorableFile | None:
        """Return the chosen file."""
        file = self.currentIndex().data(FILE)
        return file if isinstance(file, RestorableFile) else None

    def choose(self, path: Path) -> None:
        """Choose the file with a path."""
        for row, file in enumerate(self.files.files):
            if file.file.path == path:
                index = self.files.index(row)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit()
