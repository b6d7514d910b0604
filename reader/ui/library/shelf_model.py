"""Give the rows of the shelf to a view: those that are asked for, in order."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from reader.services.shelf import ShelfRow
from reader.ui.library.shelf_order import ShelfFilter, ShelfOrder, ShelfSorter
from reader.ui.library.text_labels import spoken

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
TEXTS_MIME = "application/x-onehour-texts"
_MOST_SINGLY = 100


class ShelfModel(QAbstractListModel):
    """List the texts that are asked for; the role ``ROW`` gives the `ShelfRow` itself.

    A change of some texts reaches the view as a change of their rows, so that place and choice stay; only where very
    many come or go at once the list begins anew.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arranger = ShelfSorter()
        self._all: dict[str, ShelfRow] = {}
        self._rows: list[ShelfRow] = []
        self._places: dict[str, int] = {}
        self._archived = 0
        self._notes: int | None = None
        self.choice = ShelfFilter()
        self.order = ShelfOrder.READ
        self.backward = False
        self.today: date | None = None

    def set_rows(self, rows: Iterable[ShelfRow]) -> None:
        """Take all texts of the library anew."""
        self._all = {row.text.id: row for row in rows}
        self._archived = _count_archived(self._all.values())
        self._arrange()

    def renew(self, texts: Iterable[str], rows: Iterable[ShelfRow]) -> None:
        """Take some texts anew, by their ids and the rows that there are of them: the others are gone."""
        before = {text: self._all.pop(text, None) for text in texts}
        after = {row.text.id: row for row in rows}
        self._all |= after
        self._archived += _count_archived(after.values()) - _count_archived(filter(None, before.values()))
        if all(self._stays(before.get(text), after.get(text)) for text in before.keys() | after.keys()):
            for text, row in after.items():
                self._put(text, row)
        else:
            self._arrange()

    def choose(self, choice: ShelfFilter) -> None:
        """Show other texts."""
        if choice != self.choice:
            self.choice = choice
            self._arrange()

    def sort_by(self, order: ShelfOrder, *, backward: bool = False) -> None:
        """Show the texts in another order, or that order from its end."""
        self.order, self.backward = order, backward
        self._arrange()

    @property
    def archived(self) -> int:
        """Count the texts that are put away."""
        return self._archived

    @property
    def notes(self) -> int:
        """Count the notes on the texts that are shown."""
        if self._notes is None:
            self._notes = sum(row.notes for row in self._rows)
        return self._notes

    def everything(self) -> Collection[ShelfRow]:
        """Return the rows of all texts, whether they are shown or not."""
        return self._all.values()

    def shown(self) -> Sequence[ShelfRow]:
        """Return the rows that are shown, in order."""
        return self._rows

    def row(self, index: Index) -> ShelfRow:
        """Return the row at an index."""
        return self._rows[index.row()]

    def index_of(self, text_id: str) -> QModelIndex:
        """Return the index of a text; one that is not valid where it is not shown."""
        place = self._places.get(text_id)
        return QModelIndex() if place is None else self.index(place)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the texts."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its title, or all of it in words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.today)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged onto a track."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        """Name the kind of what is dragged."""
        return [TEXTS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the rows that are dragged."""
        data = QMimeData()
        data.setData(TEXTS_MIME, json.dumps([self.row(index).text.id for index in indexes]).encode())
        return data

    def _stays(self, before: ShelfRow | None, after: ShelfRow | None) -> bool:
        """Return whether a text is shown or not shown as before, and at the same place."""
        if before is None or after is None:
            return before is after
        arranger, choice = self._arranger, self.choice
        shown = arranger.takes(after, choice)
        if shown is not arranger.takes(before, choice):
            return False
        return not shown or arranger.rank(before, self.order) == arranger.rank(after, self.order)

    def _put(self, text: str, row: ShelfRow) -> None:
        place = self._places.get(text)
        if place is not None and self._rows[place] != row:
            if self._notes is not None:
                self._notes += row.notes - self._rows[place].notes
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _arrange(self) -> None:
        rows = self._arranger.arranged(self._all.values(), self.choice, self.order, backward=self.backward)
        ids = {row.text.id for row in rows}
        gone = [place for place, row in enumerate(self._rows) if row.text.id not in ids]
        come = [row for row in rows if row.text.id not in self._places]
        if len(gone) + len(come) > _MOST_SINGLY:
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
            return
        self._take_out(gone)
        self._put_in(come)
        self._move(rows)
        self._change(rows)

    def _take(self, rows: list[ShelfRow]) -> None:
        self._rows = rows
        self._notes = None
        self._places = {row.text.id: place for place, row in enumerate(rows)}

    def _take_out(self, places: list[int]) -> None:
        for place in reversed(places):
            self.beginRemoveRows(_ROOT, place, place)
            self._take(self._rows[:place] + self._rows[place + 1 :])
            self.endRemoveRows()

    def _put_in(self, rows: list[ShelfRow]) -> None:
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._take(self._rows + rows)
            self.endInsertRows()

    def _move(self, rows: list[ShelfRow]) -> None:
        """Bring the same texts into another order; what is chosen and what is current stay with their texts."""
        if [row.text.id for row in rows] == [row.text.id for row in self._rows]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._rows[index.row()].text.id for index in before]
        present = {row.text.id: row for row in self._rows}
        self._take([present[row.text.id] for row in rows])
        self.changePersistentIndexList(before, [self.index_of(text) for text in held])
        self.layoutChanged.emit()

    def _change(self, rows: list[ShelfRow]) -> None:
        changed = [place for place, row in enumerate(rows) if row is not self._rows[place] and row != self._rows[place]]
        self._rows = rows
        self._notes = None
        if len(changed) > _MOST_SINGLY:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))


def _count_archived(rows: Iterable[ShelfRow]) -> int:
    return sum(row.text.filing.archived is not None for row in rows)
