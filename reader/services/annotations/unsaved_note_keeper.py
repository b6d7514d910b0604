"""Keep what the editors of notes could not save, until it is in the library."""

from __future__ import annotations

from pathlib import Path

from reader.core.annotations.unsaved_note import UnsavedNote
from reader.storage.library import Library
from reader.storage.unsaved_notes import UNSAVED_NOTES


class UnsavedNoteKeeper:
    """The unsaved notes of all editors, in a recovery file that the next start imports."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._notes: dict[str, UnsavedNote] = {}
        self.path: Path | None = None
        """The recovery file; None while there is none, or if it could not be written either."""

    def __len__(self) -> int:
        """Return the number of unsaved notes."""
        return len(self._notes)

    def keep(self, note: UnsavedNote) -> None:
        """Keep a note, in place of an earlier state of it."""
        if self._notes.get(note.id) != note:
            self._notes[note.id] = note
            self._write()

    def drop(self, identifier: str) -> None:
        """Forget a note that has been saved."""
        if self._notes.pop(identifier, None) is not None:
            self._write()

    def _write(self) -> None:
        library = self._library.path
        if library is None:
            return
        if self._notes:
            self.path = UNSAVED_NOTES.write(library, tuple(self._notes.values()))
        else:
            UNSAVED_NOTES.remove(library)
            self.path = None
