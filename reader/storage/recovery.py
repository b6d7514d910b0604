"""Import what could not be written to a library when the last session ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.topics import reworded
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.core.errors import ReaderError
from reader.core.operation_name import OperationName
from reader.storage.recovery_file import RecoveryStore
from reader.storage.unsaved_minutes import UNSAVED_MINUTES, UnsavedMinutes
from reader.storage.unsaved_notes import UNSAVED_NOTES, UnsavedNotes

if TYPE_CHECKING:
    from reader.storage.library_repositories import LibraryRepositories

T = TypeVar("T")


class Recovery:
    """The import of recovery files into an open library."""

    def __init__(self, library: LibraryRepositories, now: datetime) -> None:
        self._library = library
        self._now = now
        self._imported_notes = 0

    def import_files(self) -> int:
        """Import the files, and return how many notes were in them; files that still do not fit stay.

        A file of which not everything can be imported is set aside.
        """
        self._import_all(UNSAVED_MINUTES, self._import_minutes)
        self._import_all(UNSAVED_NOTES, self._import_notes)
        return self._imported_notes

    def _import_all(self, store: RecoveryStore[T], import_: Callable[[T], bool]) -> None:
        path = self._library.path
        for file in store.files(path) if path is not None else ():
            try:
                complete = file.content is not None and import_(file.content)
            except ReaderError:
                continue
            if complete:
                file.forget()
            else:
                file.set_aside()

    def _import_minutes(self, unsaved: UnsavedMinutes) -> bool:
        """Write unsaved minutes, and return whether the ledger accepted all of them. Raises ReaderError LIBRARY_*."""
        library = self._library
        accepted = [library.ledger.put_recovered(entry) for entry in unsaved.entries]
        known = {text.id for text in library.texts.all()}
        for text, (start, end) in unsaved.covered:
            if text in known:
                library.coverage.add(text, start, end)
        return all(accepted)

    def _import_notes(self, notes: UnsavedNotes) -> bool:
        """Write unsaved notes, and return whether each had a place. Raises ReaderError LIBRARY_*."""
        placed = [self._import_free_text(note) if note.topic else self._import_note(note) for note in notes]
        self._imported_notes = sum(placed)
        return all(placed)

    def _import_note(self, note: UnsavedNote) -> bool:
        library = self._library
        known = library.annotation_lists.some([note.id])
        if not known:
            return self._add_note(note)
        library.annotations.commit(operations.write(known[0], note.body_after(known[0].body), self._now))
        if note.tags is not None:
            library.annotations.commit(operations.tag(library.annotations.get(note.id), note.tags, self._now))
        return True

    def _import_free_text(self, note: UnsavedNote) -> bool:
        topics = self._library.topics
        if note.topic not in {topic.id for topic in topics.all()}:
            return False
        outline = topics.outline(note.topic)
        present = next((item.text for item in outline if item.id == note.id and not item.annotation), None)
        if present is None:
            return False
        changed = reworded(outline, note.id, note.body_after(present))
        topics.change(note.topic, changed, self._now, OperationName.WRITE_IN_TOPIC)
        return True

    def _add_note(self, note: UnsavedNote) -> bool:
        """Keep the words of a note that is gone as a note on its text, if that is there."""
        if not note.body or not self._library.texts.some([note.text]):
            return False
        quote = f"> {note.quote}\n\n" if note.quote else ""
        kept = operations.annotate(
            note.text, AnnotationKind.NOTE, None, self._now, body=quote + note.body, tags=note.tags or ()
        )
        self._library.annotations.commit(kept)
        return True
