"""Hold the words of all notes, folded, so that 50,000 of them are looked through in a few milliseconds.

They are read at the first search. From then on the library notes by itself, in a table of its own memory, in which
texts a note was changed, be it by a mark, an import or an undo: only these are read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.text.search_folding import SearchFolding
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
class IndexedNote:
    """Hold what a note is found by; its tags and its words are folded and loose (`SearchFolding.loosely`)."""

    id: str
    colour: int
    tags: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class NotesOfText:
    """Hold the notes on one text, and the words of all of them, in which most searches end."""

    notes: Sequence[IndexedNote] = ()
    words: str = ""

    def holding(self, runs: Sequence[str]) -> Sequence[IndexedNote]:
        """Return the notes that hold all of some words."""
        if not all(run in self.words for run in runs):
            return ()
        notes = self.notes
        for run in runs:
            notes = [note for note in notes if run in note.words]
        return notes


_NONE = NotesOfText()


class NoteTextIndex:
    """Give the notes that stand, text by text and in text order."""

    def __init__(self, connection: Connection, folder: SearchFolding) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._folder = folder
        self._notes: dict[str, NotesOfText] = {}
        self._stale: list[str] = []
        self._version = -1
        self._is_watched = False

    def refresh(self) -> Iterator[None]:
        """Bring the stock up to date, some hundred notes a step."""
        self._stale += self._changed()
        while self._stale:
            text = self._stale[-1]
            notes: list[IndexedNote] = []
            while rows := self._read(text, len(notes)):
                notes += rows
                yield
                if len(rows) < _AT_A_TIME:
                    break
            self._notes[text] = NotesOfText(notes, "\n".join(note.words for note in notes))
            # another search may have read them meanwhile
            self._stale = [one for one in self._stale if one != text]

    def of_text(self, text: str) -> NotesOfText:
        """Return the notes on a text."""
        return self._notes.get(text, _NONE)

    def _changed(self) -> list[str]:
        """Return the texts whose notes have to be read, which are all at first."""
        version = self._connection.number("PRAGMA data_version")
        is_written_elsewhere, self._version = version != self._version, version
        if self._connection.read_only:
            # of another program's changes nothing more is known
            return self._all() if is_written_elsewhere else []
        if not self._is_watched:
            for statement in _WATCH:
                self._connection.execute(statement)
            self._is_watched = True
            return self._all()
        changed = {row[0] for row in self._connection.rows("SELECT DISTINCT text FROM changed_notes")}
        if changed:
            self._connection.execute("DELETE FROM changed_notes")
        if is_written_elsewhere:
            changed |= self._of_other_number()
        return [text for text in changed if text not in self._stale]

    def _of_other_number(self) -> set[str]:
        """Return the texts that have more or fewer notes: what takes texts in may move notes to where they belong."""
        rows = self._connection.rows("SELECT text, count(*) FROM annotation WHERE deleted IS NULL GROUP BY text")
        counts = {row[0]: row[1] for row in rows}
        return {text for text in counts | self._notes if counts.get(text, 0) != len(self.of_text(text).notes)}

    def _all(self) -> list[str]:
        self._notes.clear()
        self._stale.clear()
        return [row[0] for row in self._connection.rows("SELECT DISTINCT text FROM annotation WHERE deleted IS NULL")]

    def _read(self, text: str, after: int) -> list[IndexedNote]:
        sql = (
            "SELECT id, colour, tags, body, ifnull(exact, '') FROM annotation "  # noqa: S608
            f"WHERE text = ? AND deleted IS NULL ORDER BY {_ORDER} LIMIT ? OFFSET ?"
        )
        return [self._stocked(*row) for row in self._connection.rows(sql, (text, _AT_A_TIME, after))]

    def _stocked(self, identifier: str, colour: int, tags: str, body: str, exact: str) -> IndexedNote:
        folded = self._folder.loosely(self._folder.fold(note_words(body, exact, tags)))
        named = tuple(self._folder.loose_name(tag) for tag in json.loads(tags)) if tags != "[]" else ()
        return IndexedNote(identifier, colour, named, folded)


def note_words(body: str, quote: str, tags: str) -> str:
    """Put together all words that a note is found by."""
    labels = " ".join(f"#{tag}" for tag in json.loads(tags)) if tags != "[]" else ""
    return "\n".join(part for part in (body, quote, labels) if part)
