"""Give the rows of the shelf to a view."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from reader.ui.counts import Counts
from reader.ui.durations import about
from reader.ui.messages import format_words
from reader.ui.shelf.rows import ShelfRow
from reader.ui.study.pace import READ_TO_END
from reader.ui.study.words import track_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole


class ShelfModel(QAbstractListModel):
    """List the texts; the role ``ROW`` gives the `ShelfRow` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ShelfRow] = []

    def set_rows(self, rows: list[ShelfRow]) -> None:
        """Show other rows; where the same texts stand in the same order only their words change."""
        same = [row.text.id for row in rows] == [row.text.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row(self, index: Index) -> ShelfRow:
        """Give the row at an index."""
        return self._rows[index.row()]

    def index_of(self, text_id: str) -> QModelIndex:
        """Give the index of a text; one that is not valid where it is not on the shelf."""
        for number, row in enumerate(self._rows):
            if row.text.id == text_id:
                return self.index(number)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the texts."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the row, its title, or all of it in words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text.title}. {about_text(row)}. {standing(row)}"
        return None


def about_text(row: ShelfRow) -> str:
    """Say who wrote it, what it is and how many notes it has."""
    track = track_words(row.track) if row.track else ""
    kind = "" if track else format_words(row.text.format)
    parts = [row.text.author, track, kind, notes_counted(row.notes) if row.notes else ""]
    return " · ".join(part for part in parts if part)


def notes_counted(count: int) -> str:
    """Say how many notes there are."""
    return Counts().notes(count)


def standing(row: ShelfRow) -> str:
    """Say how much is read and how long the rest takes."""
    if not row.text.complete:
        return QCoreApplication.translate("Shelf", "coming in…")
    if row.share >= READ_TO_END:
        return QCoreApplication.translate("Shelf", "100 % · read to the end")
    percent = int(row.share * 100)
    return QCoreApplication.translate("Shelf", "{percent} % · {time} left").format(
        percent=percent, time=about(row.left)
    )
