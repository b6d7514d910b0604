"""Say whether a folder may be shared with other machines, and what an error of the system means for it."""

from __future__ import annotations

import errno
from pathlib import Path

from reader.core.errors import Problem, ReaderError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ESTALE if hasattr(errno, "ESTALE") else errno.ENOENT}


def check_shared_folder(folder: Path, library: Path) -> None:
    """Raise ReaderError SYNC_FOLDER_GONE, SYNC_SYMLINK or SYNC_INSIDE_LIBRARY where a folder may not be used.

    A program that carries over the folder of a library would carry over the library, too, while it is written.
    """
    try:
        if not folder.is_dir():
            raise ReaderError(Problem.SYNC_FOLDER_GONE, folder)
        if folder.is_symlink():
            raise ReaderError(Problem.SYNC_SYMLINK, folder)
        if _hold_each_other(folder.resolve(), library.parent.resolve()):
            raise ReaderError(Problem.SYNC_INSIDE_LIBRARY, folder)
    except OSError as error:
        raise folder_error(error, folder) from error


def _hold_each_other(folder: Path, home: Path) -> bool:
    """Return whether a folder is in that of the library or holds it; a library may stand right in the reader's home."""
    if folder == home or folder in home.parents:
        return True
    return home in folder.parents and home not in {Path.home(), *Path.home().parents}


def folder_error(error: OSError, folder: Path) -> ReaderError:
    """Return what an error of the system means for the reader: SYNC_FULL, SYNC_READ_ONLY, SYNC_FOLDER_GONE, SYNC_IO."""
    if error.errno in _FULL:
        problem = Problem.SYNC_FULL
    elif error.errno in _READ_ONLY:
        problem = Problem.SYNC_READ_ONLY
    elif error.errno in _GONE:
        problem = Problem.SYNC_FOLDER_GONE
    else:
        problem = Problem.SYNC_IO
    return ReaderError(problem, folder)
