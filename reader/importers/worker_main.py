"""Read file after file on request: the main function of the import process.

The child answers each `FileRequest` with a `FileOpened` (or `FolderContents`, for a folder or an archive of several
texts), waits to be told whether to parse the file, and then sends batches up to the last one, or a `FileRefused` at
any point. It exits when the program closes the connection, or by itself when it has read so much that a fresh process
is safer: its last answer says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import CoverImage, ImportEvent, OriginalFile, TextEnd, TextHeader, assemble
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image
from reader.core.text.original_file import keeps_original
from reader.importers.archives.archive_contents import FolderContents, folder_contents
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, read_source

if sys.platform != "win32":
    import resource

MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes of address space that the child may use, where the system can limit it."""

FILES_FOR_ONE = 500
BYTES_FOR_ONE = 64 * 1024 * 1024
MEMORY_FOR_ONE = 400 * 1024 * 1024
"""After so many files, bytes read or bytes of peak memory, a child exits and a fresh one is started."""

_NICENESS = 5

_BATCH = 120
_FIRST_BATCH = 3
_MOST_BATCH_BYTES = 2 * 1024 * 1024
"""A batch of this size is committed within some milliseconds, in which the window cannot read from the library."""

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A request to read a file with these options, or to list a folder or an archive of several texts."""

    path: Path
    options: ImportOptions = DEFAULT_OPTIONS


@dataclass(frozen=True, slots=True)
class FileOpened:
    """The reply that a whole file has been read; ``digest`` is the SHA-256 of the bytes that will be parsed."""

    digest: str


@dataclass(frozen=True, slots=True)
class EventBatch:
    """The events read since the previous batch, and the fraction of the file that has been read.

    ``worker_exits`` means, in the last batch of a file, that the child exits and takes no further request.
    """

    events: list[ImportEvent]
    fraction: float
    last: bool = False
    worker_exits: bool = False


@dataclass(frozen=True, slots=True)
class FileRefused:
    """The reply that says why a file is not read, or not to its end."""

    error: ReaderError
    worker_exits: bool = False


Message = FileOpened | FolderContents | EventBatch | FileRefused


class _Child:
    def __init__(self, link: Connection) -> None:
        self._link = link
        self._files = self._bytes = 0
        self._is_worn_out = False

    def run(self) -> None:
        while not self._is_worn_out:
            request = self._link.recv()
            # the reply whether to go on may arrive after the file has been refused
            if isinstance(request, FileRequest):
                self._answer(request)

    def _answer(self, request: FileRequest) -> None:
        try:
            contents = folder_contents(request.path)
            if contents is not None:
                self._link.send(contents)
            else:
                self._read(request)
        except ReaderError as error:
            self._refuse(error)
        except MemoryError:
            self._is_worn_out = True
            self._refuse(ReaderError(Problem.FILE_TOO_LARGE, request.path, limit=MEMORY_LIMIT))
        except RecursionError:
            self._refuse(ReaderError(Problem.MARKUP_DAMAGED, request.path))

    def _read(self, request: FileRequest) -> None:
        source = read_source(request.path, request.options)
        self._files += 1
        self._bytes += len(source.data)
        self._link.send(FileOpened(hashlib.sha256(source.data).hexdigest()))
        if self._link.recv():
            for batch in batches_of(source):
                self._link.send(replace(batch, worker_exits=self._needs_restart()) if batch.last else batch)

    def _refuse(self, error: ReaderError) -> None:
        self._link.send(FileRefused(error, worker_exits=self._needs_restart()))

    def _needs_restart(self) -> bool:
        is_over_limit = self._files >= FILES_FOR_ONE or self._bytes >= BYTES_FOR_ONE or peak_memory() >= MEMORY_FOR_ONE
        self._is_worn_out = self._is_worn_out or is_over_limit
        return self._is_worn_out


def serve(link: Connection) -> None:
    """Answer requests until the other end is closed: the main loop of the child."""
    limit_memory()
    _lower_priority()
    # The other end may be closed: then nobody waits for the rest.
    with suppress(BrokenPipeError, ConnectionResetError, EOFError), link:
        _Child(link).run()


def limit_memory() -> None:
    """Limit this process's address space where the system can; on Windows only the time limit applies."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _lower_priority() -> None:
    """Lower this process's priority below the window's, where the system has priorities."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)


def batches(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> Iterator[EventBatch]:
    """Yield the batches of a file that is read in this process."""
    yield from batches_of(read_source(path, choices))


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
            yield OriginalFile(zlib.compress(data))
        yield event


def _size(event: ImportEvent) -> int:
    if isinstance(event, CoverImage):
        return len(event.image.data)
    if isinstance(event, Image):
        return len(event.data)
    return len(event.text) if isinstance(event, Leaf) else 0


def peak_memory() -> int:
    """Return the peak memory of this process, in bytes; 0 where the system does not report it."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # the value of getrusage includes the peak of the program that started this one
    found = _PEAK.search(_STATUS.read_text("ascii", "replace")) if _STATUS.exists() else None
    return int(found[1]) * 1024 if found else 0
