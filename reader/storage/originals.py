"""Keep copies of the PDFs that texts were made of, beside the library (docs/decisions/0124).

A copy is named by the SHA-256 of its bytes, so that it is found whatever becomes of the library's rows, and is never
written again.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.errors import Problem, ReaderError
from reader.storage.disk_space import LITTLE_SPACE, MEGABYTE, free_space
from reader.storage.repositories.preferences import StoredPreferences

if TYPE_CHECKING:
    from reader.core.text.model import SourceFile
    from reader.storage.connection import Connection

KEEP_PDFS = "keep_pdfs"
"""The preference whether copies are made at all; they are unless it is false."""

_SUFFIX = ".pdf"

LARGEST_KEPT = 100 * MEGABYTE
"""Bytes of the largest file that is kept without being asked for."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """How many files are kept, and their bytes; of these, those that belong to no text of the library any more."""

    count: int
    size: int
    unused: int
    unused_size: int


class Originals:
    """The copies of PDFs beside a library file; a library in memory has none."""

    def __init__(self, library: Path | None, connection: Connection) -> None:
        """Set the library file, and the connection that says which texts there are."""
        self._library = Path() if library is None else library
        self.folder = None if library is None else _folder_of(library)
        self._connection = connection

    @property
    def are_wanted(self) -> bool:
        """Return whether the reader wants copies of the PDFs that are added."""
        return StoredPreferences(self._connection).get(KEEP_PDFS) is not False

    def path(self, digest: str) -> Path | None:
        """Return the copy with these bytes, or None; that they are these is checked by who opens it."""
        path = self.place(digest)
        return path if path is not None and path.is_file() else None

    def place(self, digest: str) -> Path | None:
        """Return where the copy with these bytes is, or would be; None in memory, and for what is no digest."""
        is_digest = len(digest) == 64 and all(letter in "0123456789abcdef" for letter in digest)
        return None if self.folder is None or not is_digest else self.folder / f"{digest}{_SUFFIX}"

    def file_of(self, source: SourceFile) -> Path:
        """Return the copy of the file that a text was made of, else where that file was."""
        return self.path(source.digest) or Path(source.path)

    def keep(self, source: SourceFile, largest: int | None = LARGEST_KEPT) -> bool:
        """Copy a file, and return whether a copy is there now; one with more bytes than ``largest`` is not copied.

        Raises ReaderError ORIGINAL_NOT_KEPT (``reason``) if it cannot be read, has other bytes than it had, or there is
        too little room; nothing half written is left.
        """
        target, path = self.place(source.digest), Path(source.path)
        if target is None or self._connection.read_only:
            return False
        if target.is_file():
            return True
        try:
            size = path.stat().st_size
            if largest is not None and size > largest:
                return False
            target.parent.mkdir(exist_ok=True)
            _require_room(target, size)
            self._copy(source, target)
        except OSError as error:
            raise ReaderError(Problem.ORIGINAL_NOT_KEPT, path, reason=error.strerror or str(error)) from error
        return True

    def _copy(self, source: SourceFile, target: Path) -> None:
        """Copy a file under the name of an unfinished one, which `clear_unfinished` knows, then rename that."""
        unfinished = target.with_name(f"{self._library.stem}-{source.digest}.{os.getpid()}.part")
        digest = hashlib.sha256()
        try:
            with Path(source.path).open("rb") as file, unfinished.open("wb") as copy:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            if digest.hexdigest() != source.digest:
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)

    # --- what they take ------------------------------------------------------------------------------------------

    def kept(self) -> KeptFiles:
        """Return how many files are kept, and what they take; a file that a text can come back to is in use."""
        sizes = {path: path.stat().st_size for path in self._files()}
        unused = self._unused(sizes)
        return KeptFiles(len(sizes), sum(sizes.values()), len(unused), sum(sizes[path] for path in unused))

    def remove_unused(self) -> int:
        """Delete the files that belong to no text of the library, and return how many; the reader has asked for it."""
        unused = self._unused(self._files())
        for path in unused:
            try:
                path.unlink()
            except OSError as error:
                raise ReaderError(Problem.LIBRARY_IO, path, reason=str(error)) from error
        return len(unused)

    def _unused(self, paths: Iterable[Path]) -> list[Path]:
        """Return those of the copies that belong to no text that is shown, and to none that undo can bring back."""
        rows = self._connection.rows("SELECT file_digest FROM text WHERE removed IS NULL")
        shown = {row[0] for row in rows}
        return [path for path in paths if path.stem not in shown and not self._can_come_back(path.stem)]

    def _can_come_back(self, digest: str) -> bool:
        """Return whether a step that can be undone or redone is about a file's text, or about an edition of one."""
        return bool(
            self._connection.value(
                "SELECT EXISTS (SELECT 1 FROM operation WHERE instr(edits, ?1)) OR EXISTS ("
                "SELECT 1 FROM text JOIN operation ON instr(edits, text.id) WHERE file_digest = ?1)",
                (digest,),
            )
        )

    def _files(self) -> list[Path]:
        """Return the copies; a file of another name was put there by somebody else."""
        if self.folder is None or not self.folder.is_dir():
            return []
        return [path for path in self.folder.glob(f"*{_SUFFIX}") if self.place(path.stem) is not None]


def _require_room(target: Path, size: int) -> None:
    free = free_space(target)
    if free is not None and free < size + LITTLE_SPACE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _folder_of(library: Path) -> Path:
    """Return the folder beside a library file that holds the copies."""
    return library.with_name("originals" if library.name == "library.db" else f"{library.stem}.originals")
