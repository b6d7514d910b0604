"""Write files that are there as a whole or not at all, and still are after a power cut."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PART = ".part"
PART_START = ".~"
"""How the names of temporary files end and begin; programs that carry folders over leave such names in peace."""


def write_durably(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write a file as a whole, so that it and its name survive a power cut; raises OSError.

    If the program is killed before the end, there is a temporary file at most, see `is_temporary`.
    """
    temporary = path.with_name(f"{PART_START}{path.name}{PART}")
    try:
        with os.fdopen(os.open(temporary, _FLAGS, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def is_temporary(name: str) -> bool:
    """Return whether a file has the name of a temporary one."""
    return name.startswith(PART_START) and name.endswith(PART)


def make_folder(folder: Path, *, mode: int = 0o777) -> None:
    """Make a folder and those above it, so that they survive a power cut; raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode, exist_ok=True)
    fsync_folder(folder.parent)


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

if sys.platform == "win32":

    def fsync_folder(_folder: Path) -> None:
        """Do nothing: Windows has no way to sync a folder, and writes names together with the file."""

else:

    def fsync_folder(folder: Path) -> None:
        """Make the names in a folder survive a power cut."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
