"""Check how much space is left on the library's disk (reliability.md, "Disk full")."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.core.errors import Problem, ReaderError

MEGABYTE = 1 << 20
LITTLE_SPACE = 200 * MEGABYTE
"""Below this many bytes the reader is warned."""

TOO_LITTLE_ROOM = 50 * MEGABYTE
"""Below this many bytes nothing is imported any more: the rest is kept for notes."""


def free_space(library: Path | None) -> int | None:
    """Return the free bytes on the library's disk; None in memory, or if the system does not report them."""
    try:
        return None if library is None else shutil.disk_usage(library.parent).free
    except OSError:
        return None


def require_space(library: Path | None) -> None:
    """Raise ReaderError LIBRARY_CRAMPED (``free``, in MB) if there is too little space for another text."""
    free = free_space(library)
    if free is not None and free < TOO_LITTLE_ROOM:
        raise ReaderError(Problem.LIBRARY_CRAMPED, library, free=free // MEGABYTE)
