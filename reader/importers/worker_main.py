"""Read file after file as the program asks for them: what runs in the process apart.

The child answers each `FileRequest` with an `FileOpened` (or `FolderContents`, where it is a folder or holds several
texts), waits for a word whether to go on, and then sends batches up to the last one, or a `FileRefused` at any point.
It ends when the program closes the connection, or of itself when it has read so much that a fresh process is the
safer one: it says so with its last answer.
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
from reader.importers.archives.archive_contents import folder_contents
from reader.importers.archives.folder import FolderContents
from reader.importers.formats import identify, parse_source
from reader.importers.source import SourceBytes, read_source

if sys.platform != "win32":
    import resource

MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes of address space that the child may take, where the system can bound it."""

FILES_FOR_ONE = 500
BYTES_FOR_ONE = 64 * 1024 * 1024
MEMORY_FOR_ONE = 400 * 1024 * 1024
"""After so many files, bytes of files or bytes of memory at its height, a child makes way for a fresh one."""

_NICENESS = 5

_BATCH = 120
_FIRST_BATCH = 3
_BATCH_BYTES = 2 * 1024 * 1024
"""So much at a time is committed within some milliseconds, in which the window cannot read from the library."""

_STATUS = Path("/proc/self/status")
_HEIGHT = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Ask for a file, to be read as the reader told, or for what is in a folder or an archive of several texts."""

    path: Path
    choices: ImportOptions = DEFAULT_OPTIONS


@dataclass(frozen=True, slots=True)
class FileOpened:
    """Say that a file has been read whole: the SHA-256 of its bytes, which are those that will be parsed."""

    digest: str


@dataclass(frozen=True, slots=True)
class EventBatch:
    """Hold what the child has read since the batch before, and the share of the file that it has come through.

    ``ends`` says with the last batch of a file that the child takes no further one.
    """

    drafts: list[ImportEvent]
    fraction: float
    last: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class FileRefused:
    """Say why a file is not read, or not to its end."""

    error: ReaderError
    ends: bool = False


Message = FileOpened | FolderContents | EventBatch | FileRefused


class _Child:
    def __init__(self, link: Connection) -> None:
        self._link = link
        self._files = self._bytes = 0
        self._spent = False

    def run(self) -> None:
        while not self._spent:
            asked = self._link.recv()
            # a word on going on may come after the file has been refused
            if isinstance(asked, FileRequest):
                self._answer(asked)

    def _answer(self, wanted: FileRequest) -> None:
        try:
            found = folder_contents(wanted.path)
            if found is not None:
                self._link.send(found)
            else:
                self._read(wanted)
        except ReaderError as error:
            self._refuse(error)
        except MemoryError:
            self._spent = True
            self._refuse(ReaderError(Problem.FILE_TOO_LARGE, wanted.path, limit=MEMORY_LIMIT))
        except RecursionError:
            self._refuse(ReaderError(Problem.MARKUP_DAMAGED, wanted.path))

    def _read(self, wanted: FileRequest) -> None:
        source = read_source(wanted.path, wanted.choices)
        self._files += 1
        self._bytes += len(source.data)
        self._link.send(FileOpened(hashlib.sha256(source.data).hexdigest()))
        if self._link.recv():
            for batch in batches_of(source):
                self._link.send(replace(batch, ends=self._is_spent()) if batch.last else batch)

    def _refuse(self, error: ReaderError) -> None:
        self._link.send(FileRefused(error, ends=self._is_spent()))

    def _is_spent(self) -> bool:
        much = self._files >= FILES_FOR_ONE or self._bytes >= BYTES_FOR_ONE or peak_memory() >= MEMORY_FOR_ONE
        self._spent = self._spent or much
        return self._spent


def serve(link: Connection) -> None:
    """Read what is asked for until the other end is closed: the child's whole life."""
    limit_memory()
    _give_way()
    # The other end may be gone: then nobody waits for the rest.
    with suppress(BrokenPipeError, ConnectionResetError, EOFError), link:
        _Child(link).run()


def limit_memory() -> None:
    """Bound this process's address space, where the system can; on Windows only the limit of time holds."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _give_way() -> None:
    """Let the window have the processor first, where the system can tell processes apart."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)


def batches(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> Iterator[EventBatch]:
    """Read a file in this process and give its batches."""
    yield from batches_of(read_source(path, choices))


def batches_of(source: SourceBytes) -> Iterator[EventBatch]:
    """Yield the batches of a file that has been read: the first small and at once, the others of about 120 leaves."""
    text_format = identify(source.path, source.data)
    batch: list[ImportEvent] = []
    leaves = size = 0
    wanted = _FIRST_BATCH
    for draft in _with_original(assemble(parse_source(text_format, source)), source.data):
        batch.append(draft)
        leaves += isinstance(draft, Leaf)
        size += _size(draft)
        if leaves >= wanted or size >= _BATCH_BYTES:
            yield EventBatch(batch, source.fraction)
            batch, leaves, size = [], 0, 0
            wanted = min(_BATCH, wanted * 4)
    yield EventBatch(batch, 1.0, last=True)


def _with_original(drafts: Iterator[ImportEvent], data: bytes) -> Iterator[ImportEvent]:
    """Yield the file itself along, packed, right before the ending, where it is to be kept."""
    kept = False
    for draft in drafts:
        if isinstance(draft, TextHeader):
            kept = keeps_original(draft)
        elif isinstance(draft, TextEnd) and kept:
            yield OriginalFile(zlib.compress(data))
        yield draft


def _size(draft: ImportEvent) -> int:
    if isinstance(draft, CoverImage):
        return len(draft.image.data)
    if isinstance(draft, Image):
        return len(draft.data)
    return len(draft.text) if isinstance(draft, Leaf) else 0


def peak_memory() -> int:
    """Return the most bytes of memory that this process has held at a time; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # what getrusage tells begins with the height of the program that started this one
    found = _HEIGHT.search(_STATUS.read_text("ascii", "replace")) if _STATUS.exists() else None
    return int(found[1]) * 1024 if found else 0
