"""Plan what becomes of the rows of one table."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.storage.recorded_rows import KINDS, TouchedRow
from reader.storage.restore_preview import Row


@dataclass(slots=True)
class RowPlan:
    """The rows of one table that are to be inserted, updated, or marked as gone."""

    inserted: list[Row] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def touched(self, kind: str) -> list[TouchedRow]:
        """Return the rows that are touched, as those of a kind."""
        key = KINDS[kind].key
        changed = [str(row[key]) for row in (*self.inserted, *self.updated)]
        # in this order, redo and undo pass through no state with two texts of the same words
        return [TouchedRow(kind, identifier) for identifier in (*self.gone, *changed)]
