"""Hold the words of all notes, folded, so that 50,000 of them are looked through in a few milliseconds.

They are read at the first search. From then on the library notes by itself, in a table of its own memory, in which
texts a note was changed, be it by a mark, an import or an undo: only these are read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.text.folding import Folder
from reader.storage.connection import Connection

_AT_A_TIME = 250
_ORDER = 'start IS NULL, orphan, start, "end", created, id'
_WATCH = (
    "CREATE TEMP TABLE changed_notes (text TEXT NOT NULL)",
    """
    CREATE TEMP TRIGGER note_added AFTER INSERT ON main.annotation
    BEGIN INSERT INTO changed_notes (text) VALUES (new.text); END
    """,
    """
    CREATE TEMP TRIGGER note_changed AFTER UPDATE ON main.annotation
    BEGIN INSERT INTO changed_notes (text) VALUES (old.text), (new.text); END
    """,
)


@dataclass(frozen=True, slots=True)
class StockedNote:
    """Hold what a note is found by; its tags and its words are folded and loose (`Folder.loosely`)."""

    id: str
    colour: int
    tags: tuple[str, ...]
    words: str


class NoteStock:
    """Give the notes that stand, text by text and in text order."""

    def __init__(self, connection: Connection, folder: Folder) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._folder = folder
        self._notes: dict[str, list[StockedNote]] = {}
        self._stale: list[str] = []
        self._watched = -1

    def refresh(self) -> Iterator[None]:
        """Bring the stock up to date, some hundred notes a step."""
        self._stale += self._changed()
        while self._stale:
            text = self._stale[-1]
            notes: list[StockedNote] = []
            while rows := self._read(text, len(notes)):
                notes += rows
                yield
                if len(rows) < _AT_A_TIME:
                    break
            self._notes[text] = notes
            self._stale.remove(text)

    def of_text(self, text: str) -> Sequence[StockedNote]:
        """Give the notes on a text."""
        return self._notes.get(text, ())

    def _changed(self) -> list[str]:
        """Give the texts whose notes have to be read, which are all at first."""
        if self._connection.read_only:
            return self._all_if_changed_elsewhere()
        if self._watched < 0:
            for statement in _WATCH:
                self._connection.execute(statement)
            self._watched = 0
            return self._all()
        changed = [row[0] for row in self._connection.rows("SELECT DISTINCT text FROM changed_notes")]
        if changed:
            self._connection.execute("DELETE FROM changed_notes")
        return [text for text in changed if text not in self._stale]

    def _all_if_changed_elsewhere(self) -> list[str]:
        """Read all again when another program has written to the library, which is all one can know of it."""
        version = self._connection.number("PRAGMA data_version")
        if version == self._watched:
            return []
        self._watched = version
        self._stale.clear()
        return self._all()

    def _all(self) -> list[str]:
        self._notes.clear()
        return [row[0] for row in self._connection.rows("SELECT DISTINCT text FROM annotation WHERE deleted IS NULL")]

    def _read(self, text: str, after: int) -> list[StockedNote]:
        sql = (
            "SELECT id, colour, tags, body, ifnull(exact, '') FROM annotation "  # noqa: S608
            f"WHERE text = ? AND deleted IS NULL ORDER BY {_ORDER} LIMIT ? OFFSET ?"
        )
        return [self._stocked(*row) for row in self._connection.rows(sql, (text, _AT_A_TIME, after))]

    def _stocked(self, identifier: str, colour: int, tags: str, body: str, exact: str) -> StockedNote:
        folded = self._folder.loosely(self._folder.fold(note_words(body, exact, tags)))
        named = tuple(self._folder.loose_name(tag) for tag in json.loads(tags)) if tags != "[]" else ()
        return StockedNote(identifier, colour, named, folded)


def note_words(body: str, quote: str, tags: str) -> str:
    """Put together all words that a note is found by."""
    labels = " ".join(f"#{tag}" for tag in json.loads(tags)) if tags != "[]" else ""
    return "\n".join(part for part in (body, quote, labels) if part)
