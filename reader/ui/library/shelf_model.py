"""Model the rows of the shelf for a view, filtered and sorted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import is_

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from typing_extensions import override

from reader.core.text.filing import Track
from reader.services.shelf import ShelfRow
from reader.ui.library.shelf_order import ShelfFilter, ShelfOrder, ShelfSorter
from reader.ui.library.text_labels import accessible_text
from reader.ui.widgets.item_view import Index, RowModel

_ROOT = QModelIndex()
TEXTS_MIME = "application/x-onehour-texts"
_MAX_SINGLE_CHANGES = 100


class ShelfModel(RowModel[ShelfRow]):
    """The texts that match the filter, in order.

    A change of some texts reaches the view as a change of their rows, so that the scroll position and the selection
    stay; the model is reset only if more than ``_MAX_SINGLE_CHANGES`` rows are added or removed at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sorter = ShelfSorter()
        self._all: dict[str, ShelfRow] = {}
        self._places: dict[str, int] = {}
        self._archived = 0
        self._on_track: Counter[Track] = Counter()
        self._notes: int | None = None
        self.choice = ShelfFilter()
        self.order = ShelfOrder.READ
        self.backward = False
        self.today: date | None = None

    def set_rows(self, rows: Iterable[ShelfRow]) -> None:
        """Replace the rows by those of all texts of the library."""
        self._all = {row.text.id: row for row in rows}
        self._archived = _count_archived(self._all.values())
        self._on_track = _count_tracks(self._all.values())
        self._arrange()

    def prepare(self, rows: Iterable[ShelfRow]) -> None:
        """Work out what rows will be sorted by, before they are set."""
        self._sorter.prepare(rows)

    def renew(self, texts: Iterable[str], rows: Iterable[ShelfRow]) -> None:
        """Update the texts with these ids by their new rows; those without a row are removed."""
        before = {text: self._all.pop(text, None) for text in texts}
        after = {row.text.id: row for row in rows}
        self._all |= after
        self._archived += _count_archived(after.values()) - _count_archived(filter(None, before.values()))
        self._on_track.subtract(_count_tracks(filter(None, before.values())))
        self._on_track.update(_count_tracks(after.values()))
        if all(self._keeps_place(before.get(text), after.get(text)) for text in before.keys() | after.keys()):
            for text, row in after.items():
                self._update_row(text, row)
        else:
            self._arrange()

    def choose(self, choice: ShelfFilter) -> None:
        """Set the filter."""
        if choice != self.choice:
            self.choice = choice
            self._arrange()

    def sort_by(self, order: ShelfOrder, *, backward: bool = False) -> None:
        """Set the order, ascending or ``backward``."""
        self.order, self.backward = order, backward
        self._arrange()

    @property
    def archived(self) -> int:
        """Return the number of archived texts."""
        return self._archived

    @property
    def track_counts(self) -> Mapping[Track | None, int]:
        """Return the number of texts on each track, and under None that of all, without the archive."""
        return {None: len(self._all) - self._archived, **dict(self._on_track.items())}

    @property
    def notes(self) -> int:
        """Return the number of notes on the texts that are shown."""
        if self._notes is None:
            self._notes = sum(row.notes for row in self._rows)
        return self._notes

    def everything(self) -> Collection[ShelfRow]:
        """Return the rows of all texts, shown or not."""
        return self._all.values()

    def shown(self) -> Sequence[ShelfRow]:
        """Return the rows that are shown, in order."""
        return self._rows

    def index_of(self, text_id: str) -> QModelIndex:
        """Return the index of a text; an invalid one if it is not shown."""
        place = self._places.get(text_id)
        return QModelIndex() if place is None else self.index(place)

    @override
    def label(self, row: ShelfRow) -> str:
        """Return the title of a text."""
        return row.text.title

    @override
    def description(self, row: ShelfRow) -> str:
        """Return the description of a text for a screen reader."""
        return accessible_text(row, self.today)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make rows draggable, so that they can be dropped on a track."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeTypes(self) -> list[str]:
        """Return the MIME type of dragged texts."""
        return [TEXTS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged texts as a JSON list."""
        data = QMimeData()
        data.setData(TEXTS_MIME, json.dumps([self.row(index).text.id for index in indexes]).encode())
        return data

    def _keeps_place(self, before: ShelfRow | None, after: ShelfRow | None) -> bool:
        """Return whether a text is still shown, or still not shown, and at the same place."""
        if before is None or after is None:
            return before is after
        sorter, choice = self._sorter, self.choice
        shown = sorter.matches(after, choice)
        if shown is not sorter.matches(before, choice):
            return False
        return not shown or sorter.rank(before, self.order) == sorter.rank(after, self.order)

    def _update_row(self, text: str, row: ShelfRow) -> None:
        place = self._places.get(text)
        if place is not None and self._rows[place] != row:
            if self._notes is not None:
                self._notes += row.notes - self._rows[place].notes
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))

    def _arrange(self) -> None:
        rows = self._sorter.sort(self._all.values(), self.choice, self.order, backward=self.backward)
        ids = {row.text.id for row in rows}
        removed = [place for place, row in enumerate(self._rows) if row.text.id not in ids]
        added = [row for row in rows if row.text.id not in self._places]
        if added and all(map(is_, self._rows, rows)):
            self._append(rows)
            return
        if len(removed) + len(added) > _MAX_SINGLE_CHANGES:
            self.beginResetModel()
            self._set_visible(rows)
            self.endResetModel()
            return
        self._remove_rows(removed)
        self._insert_rows(added)
        self._move(rows)
        self._update_rows(rows)

    def _set_visible(self, rows: list[ShelfRow]) -> None:
        self._rows = rows
        self._notes = None
        self._places = {row.text.id: place for place, row in enumerate(rows)}

    def _append(self, rows: list[ShelfRow]) -> None:
        """Add rows below those that are there, which stay as they are with their selection."""
        self.beginInsertRows(_ROOT, len(self._rows), len(rows) - 1)
        self._set_visible(rows)
        self.endInsertRows()

    def _remove_rows(self, places: list[int]) -> None:
        for place in reversed(places):
            self.beginRemoveRows(_ROOT, place, place)
            self._set_visible(self._rows[:place] + self._rows[place + 1 :])
            self.endRemoveRows()

    def _insert_rows(self, rows: list[ShelfRow]) -> None:
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._set_visible(self._rows + rows)
            self.endInsertRows()

    def _move(self, rows: list[ShelfRow]) -> None:
        """Sort the same texts anew; the selection and the current index stay with their texts."""
        if [row.text.id for row in rows] == [row.text.id for row in self._rows]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        texts = [self._rows[index.row()].text.id for index in before]
        by_id = {row.text.id: row for row in self._rows}
        self._set_visible([by_id[row.text.id] for row in rows])
        self.changePersistentIndexList(before, [self.index_of(text) for text in texts])
        self.layoutChanged.emit()

    def _update_rows(self, rows: list[ShelfRow]) -> None:
        changed = [place for place, row in enumerate(rows) if row is not self._rows[place] and row != self._rows[place]]
        self._rows = rows
        self._notes = None
        if len(changed) > _MAX_SINGLE_CHANGES:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))


def _count_archived(rows: Iterable[ShelfRow]) -> int:
    return sum(row.text.filing.archived is not None for row in rows)


def _count_tracks(rows: Iterable[ShelfRow]) -> Counter[Track]:
    return Counter(row.filing.track for row in rows if row.filing.archived is None)
