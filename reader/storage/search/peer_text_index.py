"""Read the text of the notes of others, folded, for a search that asks for them by name: ``in:peers``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.core.annotations.searchable_note import SearchableNote
from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.search.note_rows import COLUMNS, searchable_note

_BATCH_SIZE = 250
_NOTES = (
    f"SELECT rowid, text, ifnull(start, 0), {COLUMNS} FROM peer_note "  # noqa: S608
    "WHERE rowid > ? AND text IS NOT NULL AND removed IS NULL AND withdrawn IS NULL ORDER BY rowid LIMIT ?"
)


class PeerTextIndex:
    """The notes of others by the text that they are on, as they are when a search begins."""

    def __init__(self, connection: Connection, folding: SearchFolding) -> None:
        """Set the connection; nothing is read yet."""
        self._connection = connection
        self._folding = folding
        self._notes: dict[str, list[SearchableNote]] = {}

    def refresh(self) -> Iterator[None]:
        """Read the notes anew, some 250 of them a step."""
        found: dict[str, list[tuple[int, SearchableNote]]] = {}
        last = 0
        while rows := self._connection.rows(_NOTES, (last, _BATCH_SIZE)):
            for _number, text, start, *values in rows:
                found.setdefault(text, []).append((start, searchable_note(values, self._folding)))
            last = rows[-1][0]
            yield
        self._notes = {text: [note for _start, note in sorted(notes, key=_start)] for text, notes in found.items()}

    def of_text(self, text: str) -> Sequence[SearchableNote]:
        """Return the notes on a text."""
        return self._notes.get(text, ())


def _start(placed: tuple[int, SearchableNote]) -> int:
    return placed[0]
