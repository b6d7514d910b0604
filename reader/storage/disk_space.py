"""Know how much room is left on the disk of the library (reliability.md, "Disk full")."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.core.errors import Problem, ReaderError

MEGABYTE = 1 << 20
LITTLE_SPACE = 200 * MEGABYTE
"""Below so many bytes the reader is told."""

TOO_LITTLE_ROOM = 50 * MEGABYTE
"""Below so many bytes nothing is taken in any more: what is left is for notes."""


def free_space(library: Path | None) -> int | None:
    """Return the bytes that are free beside a library; None in memory, and where the system does not tell."""
    try:
        return None if library is None else shutil.disk_usage(library.parent).free
    except OSError:
        return None


def require_space(library: Path | None) -> None:
    """Raise ReaderError LIBRARY_CRAMPED (``free``, in MB) where there is too little room for another text."""
    free = free_space(library)
    if free is not None and free < TOO_LITTLE_ROOM:
        raise ReaderError(Problem.LIBRARY_CRAMPED, library, free=free // MEGABYTE)
