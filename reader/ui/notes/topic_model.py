"""Show a topic's outline as a column of cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from typing_extensions import override

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.topics import Outline, TopicItem
from reader.ui.annotations.annotation_model import AnnotationModel


class TopicModel(AnnotationModel):
    """Hold the items of an outline; free words stand as a note that belongs to no text and has the item's id."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._items: dict[str, TopicItem] = {}

    def show_outline(self, outline: Outline, annotations: Sequence[Annotation], created: datetime) -> None:
        """Show an outline, whose annotations are given; ``created`` is when the topic was."""
        held = {one.id: one for one in annotations}
        items = [item for item in outline if not item.annotation or item.annotation in held]
        self._items = {item.annotation or item.id: item for item in items}
        self.show([held.get(item.annotation) or self._words(item, created) for item in items])

    def item(self, row_id: str) -> str:
        """Return the id of the item behind a row, by the id that the row is known by."""
        return self._items[row_id].id if row_id in self._items else ""

    def items(self, row_ids: Sequence[str]) -> set[str]:
        """Return the ids of the items behind rows."""
        return {self._items[one].id for one in row_ids if one in self._items}

    def is_words(self, row_id: str) -> bool:
        """Return whether a row holds free words."""
        return row_id in self._items and not self._items[row_id].annotation

    def leads(self, row_id: str) -> bool:
        """Return whether something on a deeper level follows a row."""
        row = self.row_of(row_id)
        return row is not None and row + 1 < self.rowCount() and self.level(row + 1) > self.level(row)

    @override
    def level(self, row: int) -> int:
        item = self._items.get(self.identity(row))
        return item.level if item else 0

    @override
    def patch(self, changed: Mapping[str, Annotation | None]) -> None:
        """Change nothing: a topic's page shows the whole outline again."""

    def _words(self, item: TopicItem, created: datetime) -> Annotation:
        row = self.row_of(item.id)
        if row is not None and self.annotation(row).body == item.text:
            return self.annotation(row)
        return Annotation(item.id, "", AnnotationKind.NOTE, created, created, body=item.text)
