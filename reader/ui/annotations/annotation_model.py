"""Provide the annotations of a list of cards as a Qt model."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation
from reader.core.annotations.query import folded_heading, parse_query
from reader.core.annotations.searchable_note import SearchableNote
from reader.core.text.model import Text
from reader.core.text.search_folding import SearchFolding
from reader.ui.annotations.card_model import NOWHERE, CardModel


class AnnotationModel(CardModel):
    """A model of the annotations on one text that match a filter; unchanged rows keep their persistent index.

    ``make_folding`` returns the folding of the search index and is called when it is first needed.
    """

    def __init__(
        self,
        describe: Callable[[Annotation], str],
        parent: QObject | None = None,
        make_folding: Callable[[], SearchFolding] = SearchFolding,
    ) -> None:
        super().__init__(describe, parent)
        self._make_folding = make_folding
        self._all: list[Annotation] = []
        self._shown: list[Annotation] = []
        self._rows: dict[str, int] = {}
        self._filter = AnnotationFilter()
        self._text: Text | None = None
        self._searchable: dict[str, tuple[Annotation, SearchableNote]] = {}

    # content

    def show(self, annotations: Sequence[Annotation], text: Text | None = None) -> None:
        """Show annotations in this order; a filter by title looks at ``text``, which they are on."""
        self._all = list(annotations)
        self._text = text
        self._searchable = {}
        self._update()

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        """Insert, replace or remove (None) single annotations."""
        others = {identity: now for identity, now in changed.items() if not self._replace_in_place(now)}
        if not others:
            return
        annotations = [annotation for annotation in self._all if annotation.id not in others]
        for annotation in others.values():
            if annotation is not None:
                insort(annotations, annotation, key=in_text_order)
        self._all = annotations
        self._update()

    @override
    def set_filter(self, annotation_filter: AnnotationFilter) -> None:
        """Apply a filter."""
        if annotation_filter != self._filter:
            self._filter = annotation_filter
            self._update()

    @property
    @override
    def total(self) -> int:
        """Return the number of all annotations, shown or not."""
        return len(self._all)

    @override
    def annotation(self, row: int) -> Annotation:
        """Return the annotation of a row."""
        return self._shown[row]

    @override
    def shown(self) -> Sequence[Annotation]:
        """Return the annotations of all rows."""
        return self._shown

    @override
    def row_of(self, annotation_id: str) -> int | None:
        """Return the row of an annotation, or None if it is not shown."""
        return self._rows.get(annotation_id)

    # Qt model

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    # updates

    def _replace_in_place(self, annotation: Annotation | None) -> bool:
        """Replace an annotation if its row stays the same, which is the common case; return whether it was replaced."""
        row = None if annotation is None else self._rows.get(annotation.id)
        if annotation is None or row is None or not self._matching([annotation]):
            return False
        index = bisect_left(self._all, in_text_order(annotation), key=in_text_order)
        if index >= len(self._all) or self._all[index].id != annotation.id:
            return False
        self._all[index] = self._shown[row] = annotation
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def _update(self) -> None:
        after = self._matching(self._all)
        before = self._shown
        head = _common_prefix(before, after)
        tail = _common_prefix(before[head:][::-1], after[head:][::-1])
        self._replace(head, len(before) - head - tail, after[head : len(after) - tail])
        self._refresh(after)

    def _matching(self, annotations: list[Annotation]) -> list[Annotation]:
        if self._filter.is_empty:
            return annotations
        folding = self._make_folding()
        query = parse_query(self._filter.text, folding)
        if self._text is not None and not query.has_titles(
            folded_heading(self._text.title, self._text.author, folding)
        ):
            return []
        notes = [self._searchable_note(annotation, folding) for annotation in annotations]
        matching = {note.id for note in self._filter.matching(notes, query)}
        return [annotation for annotation in annotations if annotation.id in matching]

    def _searchable_note(self, annotation: Annotation, folding: SearchFolding) -> SearchableNote:
        folded = self._searchable.get(annotation.id)
        if folded is None or folded[0] is not annotation:
            folded = self._searchable[annotation.id] = annotation, SearchableNote.of(annotation, folding)
        return folded[1]

    def _replace(self, row: int, removed: int, inserted: list[Annotation]) -> None:
        if removed:
            self.beginRemoveRows(QModelIndex(), row, row + removed - 1)
            self._set_shown(self._shown[:row] + self._shown[row + removed :])
            self.endRemoveRows()
        if inserted:
            self.beginInsertRows(QModelIndex(), row, row + len(inserted) - 1)
            self._set_shown(self._shown[:row] + inserted + self._shown[row:])
            self.endInsertRows()

    def _set_shown(self, annotations: list[Annotation]) -> None:
        self._shown = annotations
        self._rows = {annotation.id: row for row, annotation in enumerate(annotations)}

    def _refresh(self, after: list[Annotation]) -> None:
        pairs = enumerate(zip(self._shown, after, strict=True))
        rows = [row for row, (old, new) in pairs if old is not new and old != new]
        self._shown = list(after)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))


def in_text_order(annotation: Annotation) -> tuple[bool, bool, int, int, datetime, str]:
    """Return the sort key of the order in a text; orphans follow, then annotations without a passage."""
    whole = annotation.anchor is None
    return whole, annotation.orphan, annotation.start, annotation.end, annotation.created, annotation.id


def _common_prefix(first: Sequence[Annotation], second: Sequence[Annotation]) -> int:
    """Return the length of the common prefix of two lists, compared by id."""
    for row, (left, right) in enumerate(zip(first, second, strict=False)):
        if left.id != right.id:
            return row
    return min(len(first), len(second))
