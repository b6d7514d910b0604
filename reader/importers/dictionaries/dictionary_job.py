"""Read dictionary files in a child process, in batches of entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.core.lookup.entries import DictionaryEntry, DictionaryEvent, DictionaryHeader
from reader.importers.dictionaries.dictionary_bundle import dictionary_parts
from reader.importers.dictionaries.formats import dictionary_events
from reader.workers.client import Worker
from reader.workers.main import Reply

_BATCH = 400
_BATCH_CHARACTERS = 1024 * 1024

DictionaryWorker = Worker[Path, list[DictionaryEvent]]
"""Returns the header, entries and end of each dictionary in a file, in batches."""


def dictionary_worker() -> DictionaryWorker:
    """Return a worker that reads dictionary files; raises ReaderError as `dictionary_events` does, besides its own."""
    return Worker("reader.importers.dictionaries.dictionary_job:DictionaryJob")


def dictionary_size(path: Path) -> int:
    """Return the size in bytes of a dictionary file, with the other parts of the dictionary where it has some."""
    return sum(part.stat().st_size for part in dictionary_parts(path) if part.is_file())


class DictionaryJob:
    """Read the dictionaries of a file, which may take so much memory that the next one gets a fresh process."""

    is_worn_out = True

    def answer(self, path: Path) -> Iterator[Reply]:
        """Yield the batches of a file."""
        batch: list[DictionaryEvent] = []
        size, fraction = 0, 0.0
        for item, fraction in dictionary_events(path):
            batch.append(item)
            size += len(item.text) if isinstance(item, DictionaryEntry) else 0
            if len(batch) >= _BATCH or size >= _BATCH_CHARACTERS or isinstance(item, DictionaryHeader):
                yield Reply(batch, fraction, last=False)
                batch, size = [], 0
        yield Reply(batch)
