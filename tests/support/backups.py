"""Make a library that was backed up and changed afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, remove, write
from reader.storage.library import Library
from tests.support.texts import add_text

GONE, CHANGED, NEW = "removed since", "as it was", "added since"
"""The notes of the backup that was removed and that was rewritten afterwards, and the one that was added."""

REWRITTEN = "rewritten"
SECONDS = 3840.0


def changed_library(path: Path, before: datetime, now: datetime, title: str = "Walden") -> Library:
    """Return an open library with a text, backed up at one time and changed at another; both are local."""
    library = Library.open(path, before)
    text = add_text(library, title, ["He who reads well lives twice. " * 40], before, language="en")
    for body in (GONE, CHANGED):
        library.commit(annotate(text.id, AnnotationKind.NOTE, None, before, body=body))
    library.ledger.put(ledger_entry("both", before))
    library.backup(None, before)
    by_body = {note.body: note for note in library.annotations.all()}
    library.commit(remove((by_body[GONE],), now))
    library.commit(write(by_body[CHANGED], REWRITTEN, now))
    library.commit(annotate(text.id, AnnotationKind.NOTE, None, now, body=NEW))
    library.ledger.put(ledger_entry("since", now - timedelta(hours=2)))
    return library


def ledger_entry(identifier: str, start: datetime) -> LedgerEntry:
    """Return an entry of 64 minutes."""
    end, offset = start + timedelta(seconds=SECONDS), 28800
    day = start.date()
    return LedgerEntry(identifier, None, TimeClass.READ, start, end, offset, day, SECONDS, EntryOrigin.MEASURED)
