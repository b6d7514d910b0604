"""Reserve 8 MB next to the library that can be freed when the disk is full (reliability.md, "Disk full")."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.storage.disk_space import LITTLE_SPACE

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
