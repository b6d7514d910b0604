"""Provide the outline of a topic as a Qt model of cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from typing_extensions import override

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.topics import Outline, TopicItem
from reader.ui.annotations.annotation_model import AnnotationModel


class TopicModel(AnnotationModel):
    """A model of the items of an outline; a free text is a note without a text that has the item's id."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._items: dict[str, TopicItem] = {}

    def show_outline(self, outline: Outline, annotations: Sequence[Annotation], created: datetime) -> None:
        """Show an outline with its annotations; ``created`` is the creation time of the topic."""
        by_id = {annotation.id: annotation for annotation in annotations}
        items = [item for item in outline if not item.annotation or item.annotation in by_id]
        self._items = {item.annotation or item.id: item for item in items}
        self.show([by_id.get(item.annotation) or self._free_text(item, created) for item in items])

    def item(self, row_id: str) -> str:
        """Return the id of the outline item of a row id; empty if there is none."""
        return self._items[row_id].id if row_id in self._items else ""

    def items(self, row_ids: Sequence[str]) -> set[str]:
        """Return the ids of the outline items of row ids."""
        return {self._items[row_id].id for row_id in row_ids if row_id in self._items}

    def is_free_text(self, row_id: str) -> bool:
        """Return whether a row is a free text."""
        return row_id in self._items and not self._items[row_id].annotation

    def leads(self, row_id: str) -> bool:
        """Return whether the next row is on a deeper level."""
        row = self.row_of(row_id)
        return row is not None and row + 1 < self.rowCount() and self.level(row + 1) > self.level(row)

    @override
    def level(self, row: int) -> int:
        item = self._items.get(self.identity(row))
        return item.level if item else 0

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        """Do nothing: the page of the topic reloads the whole outline."""

    def _free_text(self, item: TopicItem, created: datetime) -> Annotation:
        row = self.row_of(item.id)
        if row is not None and self.annotation(row).body == item.text:
            return self.annotation(row)
        return Annotation(item.id, "", AnnotationKind.NOTE, created, created, body=item.text)
