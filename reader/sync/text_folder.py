"""The words of texts and the files that they were made of, in the shared folder, each under its digest.

A file is written once, by whichever machine has it first, and never again: the same name means the same words. What a
text is made of, its blocks, travels as it is, so that no machine has to read a book again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from reader.core.sync.status import SyncProblemKind
from reader.sync.durable_write import is_temporary, make_folder, write_durably
from reader.sync.folder_checks import folder_error
from reader.sync.sync_file import LARGEST_FILE, Epoch, FileHead, FileKind, SyncFile, SyncFileError, packed, unpacked
from reader.sync.timed_reader import TimedReader

ROOT = "onehour"
TEXTS = "texts"
ORIGINALS = "originals"
SUFFIX = ".ohs"
ORIGINAL_SUFFIX = ".pdf"

_NOBODY = "0" * 16
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Who wrote the words of a text, and when, is all one; so every machine writes the same head."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """The words of a text, line by line as JSON, and its pictures by their hashes."""

    words: bytes
    pictures: Mapping[str, bytes]


class TextFolder:
    """Read and write the texts and originals of one shared folder."""

    def __init__(self, folder: Path, reader: TimedReader) -> None:
        self._texts = folder / ROOT / TEXTS
        self._originals = folder / ROOT / ORIGINALS
        self._reader = reader

    def has(self, digest: str) -> bool:
        """Return whether the words with this digest are there, as far as their name says."""
        return _is_file(self._texts / f"{digest}{SUFFIX}")

    def write(self, digest: str, text: TextFile) -> int:
        """Write the words with this digest unless they are there, and return the bytes written; raises SYNC_…."""
        path = self._texts / f"{digest}{SUFFIX}"
        if _is_file(path):
            return 0
        names = list(text.pictures)
        updates = (text.words, *(text.pictures[name] for name in names))
        lines = ({"pictures": names},)
        return self._write(path, packed(SyncFile(_head(digest), updates, lines=lines)))

    def read(self, digest: str) -> TextFile:
        """Return the words with this digest, also from a conflicted copy; raises SyncFileError, WAITING without any."""
        found = SyncFileError(SyncProblemKind.WAITING)
        for path in _copies(self._texts / f"{digest}{SUFFIX}"):
            try:
                return _content(digest, unpacked(self._bytes(path)))
            except SyncFileError as error:
                found = error
        raise found

    def has_original(self, digest: str) -> bool:
        """Return whether the file with this digest is there, as far as its name says."""
        return _is_file(self._originals / f"{digest}{ORIGINAL_SUFFIX}")

    def write_original(self, digest: str, source: Path) -> int:
        """Copy a file with this digest into the folder unless it is there, and return the bytes written.

        What has other bytes by now is not copied. Raises ReaderError SYNC_….
        """
        path = self._originals / f"{digest}{ORIGINAL_SUFFIX}"
        if _is_file(path):
            return 0
        try:
            data = source.read_bytes()
        except OSError:
            return 0
        return self._write(path, data) if sha256(data).hexdigest() == digest else 0

    def fetch_original(self, digest: str, target: Path) -> int:
        """Copy the file with this digest out of the folder, and return its bytes; raises SyncFileError, OSError."""
        found = SyncFileError(SyncProblemKind.WAITING)
        for path in _copies(self._originals / f"{digest}{ORIGINAL_SUFFIX}"):
            data = self._bytes(path)
            if sha256(data).hexdigest() == digest:
                make_folder(target.parent)
                write_durably(target, data)
                return len(data)
            found = SyncFileError(SyncProblemKind.WAITING if not data.strip(b"\0") else SyncProblemKind.DAMAGED)
        raise found

    def _write(self, path: Path, data: bytes) -> int:
        try:
            make_folder(path.parent)
            write_durably(path, data)
        except OSError as error:
            raise folder_error(error, path.parent) from error
        return len(data)

    def _bytes(self, path: Path) -> bytes:
        """Return the bytes of a file; raises SyncFileError WAITING where they do not come."""
        try:
            return self._reader.read(path, LARGEST_FILE)
        except OSError as error:
            raise SyncFileError(SyncProblemKind.WAITING) from error


def _head(digest: str) -> FileHead:
    return FileHead("", Epoch(0, _NOBODY), _NOBODY, 0, "0" * 8, _NO_TIME, FileKind.TEXT, "", part=digest)


def _content(digest: str, file: SyncFile) -> TextFile:
    match file.lines:
        case ({"pictures": list(names)},) if len(file.updates) == len(names) + 1:
            if file.head.kind is FileKind.TEXT and file.head.part == digest:
                return TextFile(file.updates[0], dict(zip(map(str, names), file.updates[1:], strict=True)))
    raise SyncFileError(SyncProblemKind.DAMAGED)


def _copies(path: Path) -> Iterator[Path]:
    """Yield a file, and then the other files whose names begin as its does."""
    if _is_file(path):
        yield path
    with suppress(OSError):
        others = (other for other in path.parent.glob(f"{path.stem}*") if other != path)
        yield from sorted(other for other in others if not is_temporary(other.name))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
