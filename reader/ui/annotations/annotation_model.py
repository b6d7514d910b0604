"""Hold the annotations that a list of cards shows, as Qt's views know it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from typing_extensions import override

from reader.core.annotations.model import Annotation
from reader.ui.annotations.annotation_filter import AnnotationFilter
from reader.ui.annotations.card_model import NOWHERE, CardModel


class AnnotationModel(CardModel):
    """Show those annotations of a list that a `AnnotationFilter` chooses; rows that stay the same keep their index."""

    def __init__(self, describe: Callable[[Annotation], str], parent: QObject | None = None) -> None:
        super().__init__(describe, parent)
        self._all: list[Annotation] = []
        self._shown: list[Annotation] = []
        self._rows: dict[str, int] = {}
        self._selection = AnnotationFilter()
        self._titles: Mapping[str, str] = {}
        self._places: dict[str, int] = {}

    # what is shown

    def show(self, annotations: Sequence[Annotation], titles: Mapping[str, str] | None = None) -> None:
        """Show these annotations, in this order; ``titles`` by text id make groups with headings."""
        self._all = list(annotations)
        self._titles = titles or {}
        self._places = {text: place for place, text in enumerate(self._titles)}
        self._update()

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        """Put in, put in place of, or take out (None) single annotations."""
        others = {identity: one for identity, one in changed.items() if not self._put_in_place(one)}
        if not others:
            return
        kept = [one for one in self._all if one.id not in others]
        for one in others.values():
            if one is not None:
                insort(kept, one, key=self._key)
        self._all = kept
        self._update()

    @override
    def choose(self, selection: AnnotationFilter) -> None:
        """Show only what is chosen."""
        if selection != self._selection:
            self._selection = selection
            self._update()

    @property
    @override
    def total(self) -> int:
        """Count all annotations, shown or not."""
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
        """Return the row of an annotation, or None where it is not shown."""
        return self._rows.get(annotation_id)

    @override
    def group(self, row: int) -> str:
        """Return the title over a row that is the first of its text; empty for all others."""
        one = self._shown[row]
        if not self._titles or (row and self._shown[row - 1].text == one.text):
            return ""
        return self._titles.get(one.text, "")

    # Qt's model

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    # from one list to the next

    def _key(self, annotation: Annotation) -> tuple[int, tuple[bool, bool, int, int, datetime, str]]:
        return self._places.get(annotation.text, -1), in_text_order(annotation)

    def _put_in_place(self, one: Annotation | None) -> bool:
        """Put an annotation in place of its former self, if it stays where it was: the common case, made quick."""
        row = None if one is None else self._rows.get(one.id)
        if one is None or row is None or not self._selection.has(one):
            return False
        key = self._key(one)
        place = bisect_left(self._all, key, key=self._key)
        if place >= len(self._all) or self._all[place].id != one.id:
            return False
        self._all[place] = self._shown[row] = one
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def _update(self) -> None:
        selection = self._selection
        after = self._all if selection.everything else [one for one in self._all if selection.has(one)]
        before = self._shown
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        self._replace(head, len(before) - head - tail, after[head : len(after) - tail])
        self._refresh(after)

    def _replace(self, at: int, gone: int, new: list[Annotation]) -> None:
        if gone:
            self.beginRemoveRows(QModelIndex(), at, at + gone - 1)
            self._set_shown(self._shown[:at] + self._shown[at + gone :])
            self.endRemoveRows()
        if new:
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self._set_shown(self._shown[:at] + new + self._shown[at:])
            self.endInsertRows()

    def _set_shown(self, annotations: list[Annotation]) -> None:
        self._shown = annotations
        self._rows = {one.id: row for row, one in enumerate(annotations)}

    def _refresh(self, after: list[Annotation]) -> None:
        pairs = enumerate(zip(self._shown, after, strict=True))
        rows = [row for row, (old, new) in pairs if old is not new and old != new]
        self._shown = list(after)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))


def in_text_order(annotation: Annotation) -> tuple[bool, bool, int, int, datetime, str]:
    """Return the key that sorts annotations as they stand in a text; at the end orphans, then what has no passage."""
    whole = annotation.anchor is None
    return whole, annotation.orphan, annotation.start, annotation.end, annotation.created, annotation.id


def _common(one: Sequence[Annotation], other: Sequence[Annotation]) -> int:
    """Count how many annotations two lists begin with in common, by their ids."""
    for row, (left, right) in enumerate(zip(one, other, strict=False)):
        if left.id != right.id:
            return row
    return min(len(one), len(other))
