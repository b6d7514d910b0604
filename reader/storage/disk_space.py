"""Check how much space is left on the library's disk, and reserve some (reliability.md, "Disk full")."""

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


BALLAST_BYTES = 8 << 20


class DiskReserve:
    """The reserve file ``<library>.ballast``; ``released`` tells whether the disk has been full since opening."""

    def __init__(self, library: Path) -> None:
        """Set the path; nothing is written yet."""
        self._path = library.with_name(library.name + ".ballast")
        self.released = False

    def lay(self) -> None:
        """Write the file if it is missing and there is enough free space; otherwise do without a reserve."""
        try:
            if self._is_whole() or shutil.disk_usage(self._path.parent).free < LITTLE_SPACE:
                return
            self._path.write_bytes(b"\x00" * BALLAST_BYTES)
        except OSError:
            self._path.unlink(missing_ok=True)

    def release(self) -> bool:
        """Free the reserved space, and return whether there was any."""
        existed = self._path.exists()
        self._path.unlink(missing_ok=True)
        self.released = True
        return existed

    def _is_whole(self) -> bool:
        return self._path.exists() and self._path.stat().st_size == BALLAST_BYTES
