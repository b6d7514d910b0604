"""A record as its author left it, told beside the operations that were merged: as a value, and as a line of JSON.

From it the others see which words were written on two machines apart; and where the history of the operations is lost
(a machine wrote under the id of another), what it says still counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.core.sync.edit_counts import EditCounts, machine_of
from reader.core.sync.records import SyncRecord

_FIELD_TYPES = (str, int, float, type(None))


@dataclass(frozen=True, slots=True)
class AuthoredRecord:
    """A record after an edit, whole: who wrote it, all edits that it holds, and what each removal of it had seen."""

    writer: str
    record: SyncRecord
    edits: EditCounts
    removals: Mapping[str, EditCounts] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """The names of those words that were changed."""

    @property
    def machine(self) -> str:
        """Return the machine on which the edit was made."""
        return machine_of(self.writer)

    def as_line(self) -> dict[str, object]:
        """Return the values of its line of JSON."""
        record = self.record
        return {
            "record": record.kind,
            "id": record.id,
            "writer": self.writer,
            "fields": dict(record.fields),
            "words": dict(record.words),
            "sets": {name: sorted(members) for name, members in record.sets.items()},
            "removed": record.removed,
            "edits": dict(self.edits),
            "removals": {writer: dict(seen) for writer, seen in self.removals.items()},
            "changed": list(self.words),
        }

    @classmethod
    def of_line(cls, values: Mapping[str, Any]) -> AuthoredRecord:
        """Return the record of a line that another machine wrote; raises ValueError."""
        try:
            record = SyncRecord(
                _string(values["record"]),
                _string(values["id"]),
                {_string(name): _field(value) for name, value in values["fields"].items()},
                {_string(name): _string(words) for name, words in values["words"].items()},
                {_string(name): frozenset(map(_string, members)) for name, members in values["sets"].items()},
                values["removed"] is True,
            )
            removals = {_string(writer): _counts(seen) for writer, seen in values["removals"].items()}
            changed = tuple(map(_string, values["changed"]))
            return cls(_string(values["writer"]), record, _counts(values["edits"]), removals, changed)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(repr(error)) from error


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _field(value: Any) -> str | int | float | None:  # noqa: ANN401 - it is checked here
    if not isinstance(value, _FIELD_TYPES):
        raise TypeError(value)
    return value


def _counts(values: Mapping[str, object]) -> dict[str, int]:
    counts = {_string(writer): count for writer, count in values.items() if isinstance(count, int)}
    if len(counts) < len(values):
        raise TypeError(values)
    return counts
