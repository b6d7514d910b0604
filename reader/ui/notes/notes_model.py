"""Provide the annotations of all texts as a Qt model that reads only those near the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal, Slot
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.storage.library import Library
from reader.storage.search.note_filter import NoteFilter
from reader.ui.annotations.card_model import NOWHERE, CardModel
from reader.ui.notes.grouping import Grouping, NoteGroups

_BATCH_SIZE = 60
"""Annotations read at a time: a screen, and what a turn of the wheel brings into view."""

_MAX_CACHED = 2_000

_MAX_AT_ONCE = 2_000
"""How many notes are listed at once; more are read while the event loop is idle."""

_FIRST_STEPS = 3
"""Steps of reading that are made at once where nothing is shown yet: the names of the texts, and the first notes."""

_LAST_STEP = object()

_STEPS_AT_ONCE = 3
"""How many steps of a filter are made at once; the rest are made while the event loop is idle."""


class NotesModel(CardModel):
    """A model of annotation ids in groups that reads an annotation when its row is requested.

    An annotation with several tags or in several topics has several rows when grouped by these. Among many notes a
    filter is applied a little later, and ``filtered`` emitted when it is; until then the rows stay as they are. So it
    is with `load` and ``loaded``.
    """

    filtered = Signal()
    loaded = Signal()

    def __init__(self, library: Library, describe: Callable[[Annotation], str], parent: QObject | None = None) -> None:
        super().__init__(describe, parent)
        self._library = library
        self._groups = NoteGroups(library, Grouping.TEXT)
        self._loading: NoteGroups | None = None
        self._steps: Iterator[int] = iter(())
        self._filter = AnnotationFilter()
        self._headings: list[str] = []
        self._ids: list[str] = []
        self._group_numbers: list[int] = []
        self._shown: Sequence[int] = ()
        self._row_by_id: dict[str, int] = {}
        self._count = 0
        self.kind_counts: Counter[AnnotationKind] = Counter()
        """The number of annotations of each kind, shown or not."""
        self._cache: dict[str, Annotation] = {}
        self._matching: set[str] = set()
        self._filtering: NoteFilter | None = None
        self._preloading: Iterator[None] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._on_idle_timeout)

    # content

    def load(self, grouping: Grouping) -> None:
        """Load the list in groups from the library; raises ReaderError.

        Very many notes are read while the event loop is idle, and ``loaded`` is emitted when all of them are listed.
        The rows stay as they are until then; where there are none, the first groups are shown at once, as far as known.
        """
        self._loading = groups = NoteGroups(self._library, grouping)
        self._steps = groups.read()
        if len(self._ids) <= _MAX_AT_ONCE and next(self._steps) <= _MAX_AT_ONCE:
            for _step in self._steps:
                pass
            self._take(groups)
            return
        if not self._ids:
            for _step in islice(self._steps, _FIRST_STEPS):
                pass
            if groups.groups:
                self._set_groups(groups)
        self._idle.start()

    def _load_next(self, groups: NoteGroups) -> None:
        """Make one more step of loading; after the last one show what was read."""
        if next(self._steps, _LAST_STEP) is _LAST_STEP:
            self._take(groups)
            self.loaded.emit()

    def _take(self, groups: NoteGroups) -> None:
        """Show the groups that were read, and filter them."""
        self._loading = None
        is_filtered = self._run_filter()
        self._set_groups(groups)
        if is_filtered:
            self._preload()

    def _set_groups(self, groups: NoteGroups) -> None:
        self.beginResetModel()
        self._groups = groups
        self._headings = [group.heading for group in groups.groups]
        self._ids = list(chain.from_iterable(group.ids for group in groups.groups))
        self._group_numbers = list(
            chain.from_iterable(repeat(number, len(group.ids)) for number, group in enumerate(groups.groups))
        )
        self._count = len(set(self._ids))
        self.kind_counts = groups.kind_counts
        self._show()
        self.endResetModel()

    def forget(self) -> None:
        """Discard everything that was read, after many changes of the library."""
        self._cache.clear()

    @override
    def set_filter(self, annotation_filter: AnnotationFilter) -> None:
        if annotation_filter == self._filter:
            return
        self._filter = annotation_filter
        if self._run_filter():
            self._reset()

    @property
    @override
    def total(self) -> int:
        return self._count

    @property
    def chosen(self) -> int:
        """Return the number of annotations shown, however many rows they have."""
        return self._count if self._filter.is_empty else len({self._ids[index] for index in self._shown})

    @override
    def annotation(self, row: int) -> Annotation:
        identifier = self.identity(row)
        if identifier not in self._cache:
            self._read_batch(row)
        return self._cache[identifier]

    @override
    def identity(self, row: int) -> str:
        return self._ids[self._shown[row]]

    @override
    def identities(self, rows: Iterable[int]) -> list[str]:
        ids, shown = self._ids, self._shown
        return [ids[shown[row]] for row in rows]

    @override
    def row_of(self, annotation_id: str) -> int | None:
        if not self._row_by_id:  # built when first needed, so that typing a filter does not wait for it
            ids = [self._ids[index] for index in self._shown]
            self._row_by_id = dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))
        return self._row_by_id.get(annotation_id)

    @override
    def group(self, row: int) -> str:
        number = self._group_numbers[self._shown[row]]
        before = self._group_numbers[self._shown[row - 1]] if row else -1
        return "" if number == before else self._headings[number]

    def title_of(self, annotation: Annotation) -> str:
        """Return the title of an annotation's text."""
        return self._groups.titles.get(annotation.text, "")

    @property
    def names_texts(self) -> bool:
        """Return whether the group headings name the texts, so that the cards need not."""
        return self._groups.grouping in {Grouping.TEXT, Grouping.SECTION}

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    # updates

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        unmoved = all(self._keeps_row(identifier, now) for identifier, now in changed.items())
        self._put(changed)
        if self._loading is not None:
            self.load(self._loading.grouping)
            return
        if not unmoved and not any(changed.values()):
            self._remove(changed.keys())
        elif not unmoved:
            self.load(self._groups.grouping)
        elif rows := [row for identifier in changed if (row := self.row_of(identifier)) is not None]:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))
        if self._filtering is None:
            self._preload()

    def _put(self, changed: Mapping[str, Annotation | None]) -> None:
        """Keep annotations as they are now, and count their kinds anew."""
        for identifier, now in changed.items():
            before = self._cache.pop(identifier, None)
            if now is not None:
                self._cache[identifier] = now
                self.kind_counts[now.kind] += before is not None
            if before is not None:
                self.kind_counts[before.kind] -= 1

    def _remove(self, gone: Collection[str]) -> None:
        """Remove annotations that are gone; the rows of all others keep their order."""
        kept = [place for place, identifier in enumerate(self._ids) if identifier not in gone]
        self.beginResetModel()
        self._ids = [self._ids[place] for place in kept]
        self._group_numbers = [self._group_numbers[place] for place in kept]
        self._count = len(set(self._ids))
        self._show()
        self.endResetModel()

    def _keeps_row(self, annotation_id: str, now: Annotation | None) -> bool:
        """Return whether an annotation keeps its row; one being edited does even if it no longer matches the filter."""
        before = self._cache.get(annotation_id)
        if before is None or now is None:
            return False
        keys: dict[Grouping, Callable[[Annotation], object]] = {Grouping.TAG: _tags, Grouping.COLOUR: _colour}
        key = keys.get(self._groups.grouping, _place)
        return (_place(before), key(before)) == (_place(now), key(now))

    def _show(self) -> None:
        self._row_by_id = {}
        if self._filter.is_empty:
            self._shown = range(len(self._ids))
        else:
            matching = self._matching
            self._shown = [index for index, identifier in enumerate(self._ids) if identifier in matching]

    def _reset(self) -> None:
        self.beginResetModel()
        self._show()
        self.endResetModel()

    def _run_filter(self) -> bool:
        """Begin to apply the filter, and return whether that is done; if not, the idle event loop goes on with it."""
        self._filtering = None if self._filter.is_empty else self._library.index.start_filter(self._filter)
        for _step in range(_STEPS_AT_ONCE):
            if self._end_filter():
                return True
        self._idle.start()
        return False

    def _end_filter(self) -> bool:
        """Make one more step of the filter, and return whether it was the last."""
        if self._filtering is not None and self._filtering.step():
            return False
        self._matching = self._filtering.matching if self._filtering is not None else set()
        self._filtering = None
        return True

    def _preload(self) -> None:
        """Read what a filter needs while the event loop is idle."""
        self._preloading = self._library.index.preload_notes()
        self._idle.start()

    @Slot()
    def _on_idle_timeout(self) -> None:
        if self._loading is not None:
            self._load_next(self._loading)
        elif self._filtering is None:
            if next(self._preloading, True):
                self._idle.stop()
        elif self._end_filter():
            self._reset()
            self.filtered.emit()

    def _read_batch(self, row: int) -> None:
        first = max(0, row - _BATCH_SIZE // 3)
        places = self._shown[first : first + _BATCH_SIZE]
        if len(self._cache) > _MAX_CACHED:
            self._cache.clear()
        missing = [self._ids[index] for index in places if self._ids[index] not in self._cache]
        self._cache.update({annotation.id: annotation for annotation in self._library.annotation_lists.some(missing)})
        if gone := [identifier for identifier in missing if identifier not in self._cache]:
            # they are shown until the views are told that many notes were removed
            self._cache.update(self._library.annotations.known(gone))


def _place(annotation: Annotation) -> object:
    return annotation.text, annotation.anchor, annotation.orphan, annotation.created


def _tags(annotation: Annotation) -> object:
    return annotation.tags


def _colour(annotation: Annotation) -> object:
    return annotation.colour
