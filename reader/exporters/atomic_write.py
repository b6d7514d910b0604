"""Write a file atomically, and never over what another program has just written."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.workers.processes import is_running


class ChangedMeanwhileError(Exception):
    """Raised if a file is no longer what it was when it was read."""


_ANY = object()
_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.(\d{1,10})\.onehour")
"""The name of a temporary file, with the id of the process that writes it."""


def write_whole(path: Path, data: bytes, expected: object = _ANY) -> None:
    """Write a file atomically; with ``expected`` (bytes, or None for no file), only if that is its present content.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: read-only, full), ChangedMeanwhileError.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.{os.getpid()}.onehour")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(path)
        try:
            _write_synced(temporary, data)
            if mode is not None:
                temporary.chmod(mode)
            if expected is not _ANY and file_bytes(path) != expected:
                raise ChangedMeanwhileError
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise _export_error(error, path) from error


def clear_unfinished(folder: Path) -> None:
    """Delete the temporary files that a program left here when it was killed."""
    with suppress(OSError):
        for path in folder.glob(".*.onehour"):
            found = _TEMPORARY.fullmatch(path.name)
            if found and not is_running(int(found[1])):
                path.unlink(missing_ok=True)


def file_bytes(path: Path) -> bytes | None:
    """Return the content of a file; None if it does not exist. Raises ReaderError EXPORT_FAILED."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ReaderError(Problem.EXPORT_FAILED, path) from error


def _mode(path: Path) -> int | None:
    """Return the mode of an existing file; a read-only one is never replaced."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not mode & 0o222:
        raise PermissionError(errno.EACCES, "read-only", str(path))
    return mode


def _export_error(error: OSError, path: Path) -> ReaderError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return ReaderError(Problem.EXPORT_FAILED, path, why="full")
    if error.filename == str(path) and error.errno == errno.EACCES:
        return ReaderError(Problem.EXPORT_FAILED, path, why="read-only")
    return ReaderError(Problem.FOLDER_UNWRITABLE, path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, if the system can sync a folder."""
    with suppress(PermissionError):  # Windows cannot open folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
