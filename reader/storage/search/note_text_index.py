"""Keep the text of all notes in memory, folded, so that 50,000 of them are searched in a few milliseconds.

They are read at the first search. From then on triggers record in a temporary table the texts whose notes changed, be
it by an edit, an import or an undo: only the notes of these are read again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from reader.core.annotations.searchable_note import SearchableNote
from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.search.note_rows import COLUMNS, searchable_note

_BATCH_SIZE = 250
_TEXTS_AT_ONCE = 50
"""How many texts are read together; most have a few notes."""

_ORDER = 'start IS NULL, orphan, start, "end", created, id'
_WATCH = (
    "CREATE TEMP TABLE changed_notes (text TEXT PRIMARY KEY) WITHOUT ROWID",
    """
    CREATE TEMP TRIGGER note_added AFTER INSERT ON main.annotation
    BEGIN INSERT INTO changed_notes (text) VALUES (new.text) ON CONFLICT DO NOTHING; END
    """,
    """
    CREATE TEMP TRIGGER note_changed AFTER UPDATE ON main.annotation
    BEGIN INSERT INTO changed_notes (text) VALUES (old.text), (new.text) ON CONFLICT DO NOTHING; END
    """,
)


class NoteTextIndex:
    """The notes that are not deleted, grouped by text and in text order."""

    def __init__(self, connection: Connection, folding: SearchFolding) -> None:
        """Set the connection; nothing is read yet."""
        self._connection = connection
        self._folding = folding
        self._notes: dict[str, list[SearchableNote]] = {}
        self._stale: list[str] = []
        self._version = -1
        self._is_watched = False

    def refresh(self) -> Iterator[None]:
        """Bring the index up to date, some 250 notes a step."""
        self._stale += self._changed()
        while self._stale:
            texts = self._stale[-_TEXTS_AT_ONCE:]
            found: dict[str, list[SearchableNote]] = {text: [] for text in texts}
            after = 0
            is_read = False
            while not is_read:
                rows = self._read(texts, after)
                for text, *values in rows:
                    found[text].append(searchable_note(values, self._folding))
                after += len(rows)
                is_read = len(rows) < _BATCH_SIZE
                yield
            self._notes |= found
            # another search may have read them in the meantime
            self._stale = [other for other in self._stale if other not in found]

    def of_text(self, text: str) -> Sequence[SearchableNote]:
        """Return the notes on a text."""
        return self._notes.get(text, ())

    def texts(self) -> Collection[str]:
        """Return the ids of the texts that have notes, or had them."""
        return self._notes.keys()

    def _changed(self) -> list[str]:
        """Return the texts whose notes have to be read; at first, all of them."""
        version = self._connection.number("PRAGMA data_version")
        is_written_elsewhere, self._version = version != self._version, version
        if self._connection.read_only:
            # more is not known about the changes of another program
            return self._all() if is_written_elsewhere else []
        if not self._is_watched:
            for statement in _WATCH:
                self._connection.execute(statement)
            self._is_watched = True
            return self._all()
        changed = {row[0] for row in self._connection.rows("SELECT text FROM changed_notes")}
        if changed:
            self._connection.execute("DELETE FROM changed_notes")
        if is_written_elsewhere:
            changed |= self._with_changed_count()
        return [text for text in changed if text not in self._stale]

    def _with_changed_count(self) -> set[str]:
        """Return the texts whose number of notes changed: an import may move notes to another text."""
        rows = self._connection.rows("SELECT text, count(*) FROM annotation WHERE deleted IS NULL GROUP BY text")
        counts = {row[0]: row[1] for row in rows}
        return {text for text in counts | self._notes if counts.get(text, 0) != len(self.of_text(text))}

    def _all(self) -> list[str]:
        self._notes.clear()
        self._stale.clear()
        return [row[0] for row in self._connection.rows("SELECT DISTINCT text FROM annotation WHERE deleted IS NULL")]

    def _read(self, texts: Sequence[str], after: int) -> list[sqlite3.Row]:
        sql = (
            f"SELECT text, {COLUMNS} FROM annotation "  # noqa: S608
            "WHERE text IN (SELECT value FROM json_each(?)) AND deleted IS NULL "
            f"ORDER BY text, {_ORDER} LIMIT ? OFFSET ?"
        )
        return self._connection.rows(sql, (json.dumps(texts), _BATCH_SIZE, after))
