"""Read the bytes of a file to import, and keep its progress."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.zip_archive import ZipArchive, member_of

LARGEST_FILE = 512 * 1024 * 1024
"""The largest size of a file in bytes (reliability.md: all entries of an archive together have no more)."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class SourceBytes:
    """A file's bytes and the options that the reader chose for it; ``fraction`` grows from 0 to 1 while parsing.

    ``read_sibling`` returns the bytes of a file by its path relative to this one, where both are in an archive.
    ``renderer`` renders the drawings of the file while it is parsed.
    """

    path: Path
    data: bytes
    options: ImportOptions = DEFAULT_OPTIONS
    fraction: float = 0.0
    read_sibling: Callable[[str], bytes | None] | None = None
    renderer: DrawingRenderer | None = None

    @property
    def encoding(self) -> str | None:
        """Return the encoding that the reader chose; None where it is detected."""
        return self.options.encoding


def read_source(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> SourceBytes:
    """Read a whole file, or the member of an archive that a path below the archive's own path names.

    Raises `ReaderError` when it is missing, unreadable, no regular file, empty or too large, and FILE_CHANGED when
    another program wrote to it meanwhile.
    """
    if (member := member_of(path)) is not None:
        return _member_source(path, *member, choices)
    with opened(path) as file:
        before = os.fstat(file.fileno())
        if before.st_size > LARGEST_FILE:
            raise ReaderError(Problem.FILE_TOO_LARGE, path, size=before.st_size, limit=LARGEST_FILE)
        data = file.read(before.st_size + 1)
        if len(data) != before.st_size or _fingerprint(os.fstat(file.fileno())) != _fingerprint(before):
            raise ReaderError(Problem.FILE_CHANGED, path)
    if not data:
        raise ReaderError(Problem.FILE_EMPTY, path)
    return SourceBytes(path, data, choices)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal; raises `ReaderError` when it cannot be read."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def tail_of(path: Path, size: int) -> bytes:
    """Return the last bytes of a file, where an archive lists its members; none if it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - size))
            return file.read(size)
    except (OSError, ValueError):
        return b""


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open a regular file and nothing else: opening a pipe blocks for ever, and a device may act on being opened."""
    try:
        _refuse_special(path, path.stat())
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            _refuse_special(path, os.fstat(file.fileno()))
            yield file
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except (OSError, ValueError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)) from error


def _refuse_special(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise ReaderError(Problem.FILE_SPECIAL, path)


def _fingerprint(status: os.stat_result) -> tuple[int, int]:
    """Return the size and modification time, which change when a file is written to."""
    return status.st_size, status.st_mtime_ns


def _member_source(path: Path, archive_path: Path, name: str, choices: ImportOptions = DEFAULT_OPTIONS) -> SourceBytes:
    """Read a member of an archive; raises `ReaderError` as `ZipArchive` does, FILE_MISSING or FILE_EMPTY."""
    archive = ZipArchive(read_source(archive_path).data, archive_path)
    if name not in archive:
        raise ReaderError(Problem.FILE_MISSING, path)
    return member_source(path, archive, name, choices)


def member_source(path: Path, archive: ZipArchive, name: str, choices: ImportOptions = DEFAULT_OPTIONS) -> SourceBytes:
    """Return a member of an archive as the file at ``path``, with access to the members beside it.

    Raises `ReaderError` ZIP_DAMAGED, ZIP_BOMB or FILE_EMPTY.
    """
    data = archive.read(name)
    if data is None:
        raise ReaderError(Problem.ZIP_DAMAGED, path)
    if not data:
        raise ReaderError(Problem.FILE_EMPTY, path)
    return SourceBytes(path, data, choices, read_sibling=lambda address: archive.read_beside(name, address))
