"""Hold what all that takes in the changes of other machines needs, within one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reader.storage.connection import Connection
from reader.storage.sync_rows.passages import Passages
from reader.storage.sync_rows.record_reader import RecordReader
from reader.storage.sync_rows.sound_values import SoundValues
from reader.storage.sync_rows.taken_rows import TakenRows
from reader.storage.sync_rows.text_keys import TextKeys

_UNSENT_NOTES = (
    "SELECT 1 FROM sync_dirty d JOIN annotation a ON a.id = d.id "
    "WHERE d.kind = 'annotation' AND a.text = ? AND a.deleted IS NULL LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class TakingContext:
    """The library that takes in, and what was written to it.

    ``edited`` are the kinds and keys of the rows that were changed here since they were sent last, ``replica`` is the
    id of this machine.
    """

    connection: Connection
    edited: Mapping[tuple[str, str], int]
    replica: str
    now: datetime
    keys: TextKeys
    passages: Passages
    reader: RecordReader
    sound: SoundValues
    taken: TakenRows = field(default_factory=TakenRows)

    @classmethod
    def over(
        cls, connection: Connection, edited: Mapping[tuple[str, str], int], replica: str, now: datetime
    ) -> TakingContext:
        """Return what takes in over a connection."""
        keys, passages = TextKeys(connection), Passages(connection)
        reader = RecordReader(connection, keys, passages)
        return cls(connection, edited, replica, now, keys, passages, reader, SoundValues(connection))

    def is_edited(self, kind: str, key: str | None) -> bool:
        """Return whether a row was changed here since it was sent last."""
        return (kind, key) in self.edited

    def has_unsent_notes(self, text: str) -> bool:
        """Return whether notes on a text were made or changed here that the other machines did not have yet."""
        return self.connection.value(_UNSENT_NOTES, (text,)) is not None
