"""Store what could not be written to a library in a file elsewhere (reliability.md, "Disk full").

The file lies in the user's state folder or, if that is not writable either, in the folder for temporary files. It is
rewritten at each failure and removed after the first success; the next start imports it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import platformdirs

T = TypeVar("T")

MINUTES, NOTES = "minutes", "notes"
"""The kinds of recovery files, which are part of their names."""

_MAX_BYTES = 20_000_000
"""Bytes; the minutes of several years, or all notes of a reader, take less."""


@dataclass(frozen=True, slots=True)
class RecoveryFile(Generic[T]):
    """A recovery file that was found, with its content; None if it cannot be parsed."""

    path: Path
    content: T | None

    def forget(self) -> None:
        """Delete the file: all of it has been imported."""
        self.path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Rename the file, so that it is not read again but its content is kept."""
        self.path.replace(self.path.with_suffix(".refused"))


@dataclass(frozen=True, slots=True)
class RecoveryStore(Generic[T]):
    """The recovery files of one kind.

    ``name`` is part of theirs; ``dump`` and ``parse`` convert content to JSON and back. ``parse`` raises KeyError,
    TypeError or ValueError for JSON that it does not understand.
    """

    name: str
    dump: Callable[[T], dict[str, object]]
    parse: Callable[[Any], T]

    def paths(self, library: Path) -> tuple[Path, ...]:
        """Return the paths of the files that may hold something of a library, the preferred one first."""
        return _paths(self.name, library)

    def write(self, library: Path, content: T) -> Path | None:
        """Write content to the first path that is writable, and return it; None if none is."""
        data = json.dumps({"library": str(library), **self.dump(content)}, ensure_ascii=False).encode()
        for path in self.paths(library):
            try:
                _write(path, data)
            except OSError:
                continue
            return path
        return None

    def remove(self, library: Path) -> None:
        """Delete the files of a library: everything has been written to it."""
        for path in self.paths(library):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def files(self, library: Path) -> Iterator[RecoveryFile[T]]:
        """Yield the files of a library that the user owns."""
        for path in self.paths(library):
            try:
                if path.is_symlink() or not _is_own(path) or path.stat().st_size > _MAX_BYTES:
                    continue
                data = path.read_bytes()
            except OSError:
                continue
            yield RecoveryFile(path, self._parsed(data))

    def _parsed(self, data: bytes) -> T | None:
        try:
            return self.parse(json.loads(data))
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


def has_recovery_files(library: Path) -> bool:
    """Return whether there is a recovery file of a library, of either kind."""
    return any(os.path.lexists(path) for name in (MINUTES, NOTES) for path in _paths(name, library))


def _paths(name: str, library: Path) -> tuple[Path, Path]:
    file = f"{name}-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]}.json"
    state = platformdirs.user_state_path("onehour", appauthor=False)
    return state / file, Path(tempfile.gettempdir()) / f"onehour-{file}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _is_own(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
