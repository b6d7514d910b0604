"""Define the model of a column of cards."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation
from reader.ui.annotations.annotation_labels import damage_explanation

NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """The annotations of a column by row; ``describe`` returns the description for screen readers."""

    def __init__(self, describe: Callable[[Annotation], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe

    @property
    @abstractmethod
    def total(self) -> int:
        """Return the number of all annotations, shown or not."""

    @abstractmethod
    def annotation(self, row: int) -> Annotation:
        """Return the annotation of a row."""

    def identity(self, row: int) -> str:
        """Return the id of the annotation of a row, without reading the annotation."""
        return self.annotation(row).id

    def identities(self, rows: Iterable[int]) -> list[str]:
        """Return the ids of the annotations of rows."""
        return list(map(self.identity, rows))

    def shown(self) -> Sequence[Annotation]:
        """Return the annotations of all rows."""
        return [self.annotation(row) for row in range(self.rowCount())]

    @abstractmethod
    def row_of(self, annotation_id: str) -> int | None:
        """Return the first row of an annotation, or None if it is not shown."""

    def group(self, row: int) -> str:  # noqa: ARG002  lists in groups override it
        """Return the heading above a row that is the first of its group; empty for all others."""
        return ""

    def level(self, row: int) -> int:  # noqa: ARG002  outlines override it
        """Return the indentation level of a row; 0 unless the column is an outline."""
        return 0

    @abstractmethod
    def set_filter(self, annotation_filter: AnnotationFilter) -> None:
        """Apply a filter."""

    @abstractmethod
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        """Insert, replace or remove (None) single annotations."""

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._describe(self.annotation(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return damage_explanation(self.annotation(index.row())) or None
        return None
