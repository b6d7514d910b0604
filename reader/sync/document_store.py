"""The document of the group beside the library: a snapshot, and a log of the updates that came after it.

How much of the log counts is said by the state, so that what was appended for a state that never came to hold is cut
off with the next update.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from reader.sync.durable_write import fsync_folder, make_folder, write_durably
from reader.sync.lease import DocumentFiles

_HEADER = 12
_PRIVATE_FILE = 0o600
_LARGEST_LOG = 4 * 1024 * 1024
"""Bytes of a log after which a snapshot is due, unless that is much larger."""

_SHARE = 4


class DamagedDocumentError(Exception):
    """The document beside the library cannot be read."""


class DocumentStore:
    """Read and write the files of the document in the folder of the state; raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, files: DocumentFiles) -> tuple[bytes, list[bytes]]:
        """Return the snapshot and the updates that count; raises DamagedDocumentError."""
        try:
            snapshot = self._snapshot(files).read_bytes() if files.generation else b""
            log = self._log(files).read_bytes()[: files.log] if files.log else b""
        except OSError as error:
            raise DamagedDocumentError from error
        if len(log) < files.log:
            raise DamagedDocumentError
        return snapshot, list(_updates(log))

    def append(self, files: DocumentFiles, updates: Iterable[bytes]) -> DocumentFiles:
        """Append updates behind those that count, and return how much counts then."""
        data = b"".join(len(update).to_bytes(8) + crc32(update).to_bytes(4) + update for update in updates)
        if not data:
            return files
        make_folder(self._folder)
        path = self._log(files)
        is_new = not path.exists()
        with os.fdopen(os.open(path, _FLAGS, _PRIVATE_FILE), "r+b") as log:
            log.truncate(files.log)
            log.seek(files.log)
            log.write(data)
            log.flush()
            os.fsync(log.fileno())
        if is_new:
            fsync_folder(self._folder)
        return replace(files, log=files.log + len(data))

    def write(self, files: DocumentFiles, snapshot: bytes, pending: Iterable[bytes] = ()) -> DocumentFiles:
        """Write a snapshot of all as a new generation, whose log holds what cannot take effect yet."""
        generation = max((files.generation, *self._generations())) + 1
        written = DocumentFiles(generation)
        make_folder(self._folder)
        write_durably(self._snapshot(written), snapshot, mode=_PRIVATE_FILE)
        return self.append(written, pending)

    def needs_snapshot(self, files: DocumentFiles) -> bool:
        """Return whether the log is so long that a snapshot is due."""
        try:
            size = self._snapshot(files).stat().st_size if files.generation else 0
        except OSError:
            size = 0
        return files.log > max(_LARGEST_LOG, size // _SHARE)

    def delete_others(self, kept: Iterable[DocumentFiles]) -> None:
        """Delete the files of all generations but those that are kept."""
        names = {path.name for files in kept for path in (self._snapshot(files), self._log(files))}
        for path in self._folder.glob("document-*"):
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()

    def _generations(self) -> Iterator[int]:
        for path in self._folder.glob("document-*"):
            number = path.stem.rpartition("-")[2]
            if number.isdecimal():
                yield int(number)

    def _snapshot(self, files: DocumentFiles) -> Path:
        return self._folder / f"document-{files.generation}.snapshot"

    def _log(self, files: DocumentFiles) -> Path:
        return self._folder / f"document-{files.generation}.log"


def _updates(log: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(log):
        size = int.from_bytes(log[place : place + 8])
        update = log[place + _HEADER : place + _HEADER + size]
        if len(update) < size or crc32(update) != int.from_bytes(log[place + 8 : place + _HEADER]):
            raise DamagedDocumentError
        yield update
        place += _HEADER + size


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
