"""Offer to import the highlights and notes that files hold themselves, once their texts were added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.imported_notes import note_id
from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.importers.annotations.notes_worker import NotesWorker, notes_worker
from reader.services.importing.import_progress import ImportOutcome
from reader.ui.shell.context import AppContext
from reader.ui.shell.tasks import TaskRunner

_PATIENCE_MS = 500
"""How long to wait before looking again whether another message has left."""

FoundNotes = tuple[Path, ForeignNotes]


class EmbeddedNotesOffer(QObject):
    """Looks into the files of added texts, apart, and offers what is not in the library yet; nothing else waits."""

    def __init__(self, context: AppContext, import_files: Callable[[Sequence[Path]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._import_files = import_files
        self._tasks = TaskRunner(self)
        self._worker = notes_worker()
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self._show)
        self._offer: tuple[str, list[Path]] | None = None
        context.tasks.closed.connect(self.close)

    def look(self, outcome: ImportOutcome) -> None:
        """Look for notes in the files of the texts of an import."""
        texts = {Path(text.source): text for text in outcome.annotatable}
        zone = self._context.clock.now().tzinfo
        assert zone is not None
        if texts:
            work = partial(_read, self._worker, list(texts), zone)
            self._tasks.run(work, partial(self._on_read, texts), self._context.toast.show_error)

    @Slot()
    def close(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._worker.cancel()
        self._tasks.close()
        self._worker.close()

    def _on_read(self, texts: dict[Path, Text], found: Sequence[FoundNotes]) -> None:
        counts = {path: self._new(notes) for path, notes in found}
        paths = [path for path, count in counts.items() if count]
        count = sum(counts.values())
        if not paths:
            return
        if len(paths) == 1:
            message = self.tr("“{title}” came with %n highlight(s) and note(s).", None, count)
            message = message.format(title=texts[paths[0]].title)
        else:
            message = self.tr("The added files came with %n highlight(s) and note(s).", None, count)
        self._offer = message, paths
        self._show()

    def _new(self, notes: ForeignNotes) -> int:
        """Count the notes that never were in the library."""
        ids = {note_id(notes, note) for note in notes.notes}
        return len(ids - self._context.library.annotations.known(list(ids)).keys())

    @Slot()
    def _show(self) -> None:
        """Show the offer, after what else is said about the import."""
        if self._offer is None:
            return
        if self._context.toast.message:
            self._timer.start()
            return
        (message, paths), self._offer = self._offer, None
        self._context.toast.show_message(message, self.tr("Import"), partial(self._import_files, paths))


def _read(worker: NotesWorker, paths: Sequence[Path], zone: tzinfo) -> list[FoundNotes]:
    """Return the notes in files; most have none, and what cannot be read was told when the text was added."""
    found: list[FoundNotes] = []
    for path in paths:
        if not path.is_file():
            continue
        worker.ask((path, zone), path)
        try:
            found.append((path, worker.result()))
        except ReaderError:
            continue
    return found
