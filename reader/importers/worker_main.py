"""Read texts on request: the job of the import process.

The child answers a `FileRequest` with the digest of the file, or with the contents of a folder or an archive of several
texts, and a `ParseRequest` with the batches of the file that it opened last.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.text.import_events import CoverImage, ImportEvent, OriginalFile, TextEnd, TextHeader, assemble
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image
from reader.core.text.original_file import keeps_original
from reader.importers.archives.archive_contents import folder_contents
from reader.importers.formats import identify, parse_source
from reader.importers.markup.drawing_renderer import DrawingRenderer, drawing_worker
from reader.importers.source import SourceBytes, read_source
from reader.importers.text_requests import FileRequest, ParseRequest
from reader.workers.limits import MEMORY_FOR_ONE, peak_memory
from reader.workers.main import Reply

FILES_FOR_ONE = 500
BYTES_FOR_ONE = 64 * 1024 * 1024
"""After so many files or bytes read, or too much peak memory, a child exits and a fresh one is started."""

_BATCH = 120
_FIRST_BATCH = 3
_MOST_BATCH_BYTES = 2 * 1024 * 1024
"""A batch of this size is committed within some milliseconds, in which the window cannot read from the library."""

_COMPRESSION = 2
"""The level of zlib: the usual one, 6, takes three times as long for a tenth less."""


@dataclass(frozen=True, slots=True)
class EventBatch:
    """The events read since the previous batch, and the fraction of the file that has been read."""

    events: list[ImportEvent]
    fraction: float
    last: bool = False


class TextJob:
    """Open files and parse them."""

    def __init__(self) -> None:
        self._source: SourceBytes | None = None
        self._batches: Iterator[EventBatch] | None = None
        self._files = self._bytes = 0
        self._drawings = drawing_worker()

    @property
    def is_worn_out(self) -> bool:
        """Return whether so much was read that a fresh process is safer; never while an opened file may be parsed."""
        return self._source is None and (
            self._files >= FILES_FOR_ONE or self._bytes >= BYTES_FOR_ONE or peak_memory() >= MEMORY_FOR_ONE
        )

    def answer(self, request: FileRequest | ParseRequest) -> Iterator[Reply]:
        """Open a file, or parse the opened one."""
        source, self._source = self._source, None
        batches, self._batches = self._batches, None
        if isinstance(request, FileRequest):
            yield Reply(folder_contents(request.path) or self._open(request))
            if request.is_awaited and self._source is not None:
                self._batches = _begun(self._source)
        elif source is not None:
            for batch in batches or batches_of(source):
                yield Reply(batch.events, batch.fraction, last=batch.last)

    def _open(self, request: FileRequest) -> str:
        self._source = read_source(request.path, request.options)
        self._source.renderer = DrawingRenderer(self._drawings)
        self._files += 1
        self._bytes += len(self._source.data)
        return hashlib.sha256(self._source.data).hexdigest()


def batches(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> Iterator[EventBatch]:
    """Yield the batches of a file that is read in this process."""
    yield from batches_of(read_source(path, choices))


def _begun(source: SourceBytes) -> Iterator[EventBatch] | None:
    """Return the batches of a file of which the first is there; None for one that cannot be read so far."""
    batches_to_come = batches_of(source)
    try:
        return chain((next(batches_to_come),), batches_to_come)
    except (ReaderError, MemoryError, RecursionError):
        return None  # it happens again where the answer is awaited


def batches_of(source: SourceBytes) -> Iterator[EventBatch]:
    """Yield the batches of a file that has been read: a small first one, the others of about 120 leaves."""
    text_format = identify(source.path, source.data)
    batch: list[ImportEvent] = []
    leaves = size = 0
    leaf_limit = _FIRST_BATCH
    for event in _with_original(assemble(parse_source(text_format, source)), source.data):
        batch.append(event)
        leaves += isinstance(event, Leaf)
        size += _size(event)
        if leaves >= leaf_limit or size >= _MOST_BATCH_BYTES:
            yield EventBatch(batch, source.fraction)
            batch, leaves, size = [], 0, 0
            leaf_limit = min(_BATCH, leaf_limit * 4)
    yield EventBatch(batch, 1.0, last=True)


def _with_original(events: Iterator[ImportEvent], data: bytes) -> Iterator[ImportEvent]:
    """Yield the events, with the compressed file itself right before the end where it is to be kept."""
    is_kept = False
    for event in events:
        if isinstance(event, TextHeader):
            is_kept = keeps_original(event)
        elif isinstance(event, TextEnd) and is_kept:
            yield OriginalFile(zlib.compress(data, _COMPRESSION))
        yield event


def _size(event: ImportEvent) -> int:
    if isinstance(event, CoverImage):
        return len(event.image.data)
    if isinstance(event, Image):
        return len(event.data)
    return len(event.text) if isinstance(event, Leaf) else 0
