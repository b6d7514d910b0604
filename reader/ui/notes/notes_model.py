"""Hold the annotations of all texts, of which only those on the screen are ever read whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.storage.library import Library
from reader.ui.annotations.annotation_filter import AnnotationFilter
from reader.ui.annotations.card_model import NOWHERE, CardModel
from reader.ui.notes.filter_index import FilterIndex
from reader.ui.notes.grouping import Grouping, NoteGroups

_AT_ONCE = 60
"""How many annotations are read together: a screen and what a turn of the wheel brings."""

_KEPT = 2_000


class NotesModel(CardModel):
    """List ids in groups, and read an annotation when its row is asked for.

    One that has several tags, or stands in several topics, has several rows.
    """

    def __init__(self, library: Library, describe: Callable[[Annotation], str], parent: QObject | None = None) -> None:
        super().__init__(describe, parent)
        self._library = library
        self._groups = NoteGroups(library)
        self._stock = FilterIndex(library, self)
        self._grouping = Grouping.TEXT
        self._selection = AnnotationFilter()
        self._headings: list[str] = []
        self._ids: list[str] = []
        self._group_numbers: list[int] = []
        self._shown: Sequence[int] = ()
        self._row_by_id: dict[str, int] = {}
        self._count = 0
        self._read: dict[str, Annotation] = {}

    # what is shown

    def load(self, grouping: Grouping) -> None:
        """Read the list anew, in groups; raises ReaderError."""
        groups = self._groups.read(grouping)
        self.beginResetModel()
        self._grouping = grouping
        self._headings = [group.heading for group in groups]
        self._ids = [one for group in groups for one in group.ids]
        self._group_numbers = [number for number, group in enumerate(groups) for _one in group.ids]
        self._count = len(set(self._ids))
        self._stock.take(self._ids)
        self._show()
        self.endResetModel()

    def forget(self) -> None:
        """Hold nothing that was read before: the library may have changed in many places."""
        self._read.clear()
        self._stock.forget()

    @override
    def choose(self, selection: AnnotationFilter) -> None:
        if selection == self._selection:
            return
        narrower = _narrows(self._selection, selection)
        self.beginResetModel()
        self._selection = selection
        self._show(self._shown if narrower else None)
        self.endResetModel()

    @property
    @override
    def total(self) -> int:
        return self._count

    @property
    def chosen(self) -> int:
        """Count the annotations that are shown, however many rows they have."""
        return self._count if self._selection.everything else len({self._ids[place] for place in self._shown})

    @override
    def annotation(self, row: int) -> Annotation:
        identifier = self.identity(row)
        if identifier not in self._read:
            self._read_around(row)
        return self._read[identifier]

    @override
    def identity(self, row: int) -> str:
        return self._ids[self._shown[row]]

    @override
    def row_of(self, annotation_id: str) -> int | None:
        if not self._row_by_id:  # made when it is first asked for: typing a filter does not wait for it
            ids = [self._ids[place] for place in self._shown]
            self._row_by_id = dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))
        return self._row_by_id.get(annotation_id)

    @override
    def group(self, row: int) -> str:
        number = self._group_numbers[self._shown[row]]
        before = self._group_numbers[self._shown[row - 1]] if row else -1
        return "" if number == before else self._headings[number]

    def title_of(self, annotation: Annotation) -> str:
        """Name the text of an annotation by its title."""
        return self._groups.titles.get(annotation.text, "")

    @property
    def names_texts(self) -> bool:
        """Return whether the headings name the texts, so that the cards need not."""
        return self._grouping in {Grouping.TEXT, Grouping.SECTION}

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    # from one list to the next

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        stays = all(self._stays(one, now) for one, now in changed.items())
        self._stock.learn(changed)
        for identifier, now in changed.items():
            if now is None:
                self._read.pop(identifier, None)
            else:
                self._read[identifier] = now
        if not stays:
            self.load(self._grouping)
        elif rows := [row for one in changed if (row := self.row_of(one)) is not None]:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def _stays(self, annotation_id: str, now: Annotation | None) -> bool:
        """Return whether an annotation keeps its place; one being written stays though the filter may not have it."""
        before = self._read.get(annotation_id)
        if before is None or now is None:
            return False
        keys: dict[Grouping, Callable[[Annotation], object]] = {Grouping.TAG: _tags, Grouping.COLOUR: _colour}
        key = keys.get(self._grouping, _place)
        return (_place(before), key(before)) == (_place(now), key(now))

    def _show(self, among: Sequence[int] | None = None) -> None:
        self._row_by_id = {}
        if self._selection.everything:
            self._shown = range(len(self._ids))
        else:
            self._shown = self._stock.chosen(self._selection, self._groups.headings, among)

    def _read_around(self, row: int) -> None:
        first = max(0, row - _AT_ONCE // 3)
        places = self._shown[first : first + _AT_ONCE]
        if len(self._read) > _KEPT:
            self._read.clear()
        wished = [self._ids[place] for place in places if self._ids[place] not in self._read]
        self._read.update({one.id: one for one in self._library.annotation_lists.some(wished)})


def _narrows(before: AnnotationFilter, after: AnnotationFilter) -> bool:
    """Return whether whatever ``after`` lets pass, ``before`` did too: another letter was typed to plain words."""
    plain = AnnotationFilter(words=before.words) == before and AnnotationFilter(words=after.words) == after
    return plain and after.words.startswith(before.words) and not set(after.words) & {":", "：", '"'}


def _place(one: Annotation) -> object:
    return one.text, one.anchor, one.orphan, one.created


def _tags(one: Annotation) -> object:
    return one.tags


def _colour(one: Annotation) -> object:
    return one.colour
