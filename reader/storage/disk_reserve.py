"""Keep 8 MB beside the library that can be given back when the disk is full (reliability.md, "Disk full")."""

from __future__ import annotations

import shutil
from pathlib import Path

from reader.storage.disk_space import LITTLE_SPACE

BALLAST_BYTES = 8 << 20


class DiskReserve:
    """Hold the file ``<library>.ballast``; ``released`` says that the disk was full since the library was opened."""

    def __init__(self, library: Path) -> None:
        """Name the file; nothing is written yet."""
        self._path = library.with_name(library.name + ".ballast")
        self.released = False

    def lay(self) -> None:
        """Write the file if it is not there and there is room enough; without room the library goes without."""
        try:
            if self._is_whole() or shutil.disk_usage(self._path.parent).free < LITTLE_SPACE:
                return
            self._path.write_bytes(b"\x00" * BALLAST_BYTES)
        except OSError:
            self._path.unlink(missing_ok=True)

    def release(self) -> bool:
        """Return the space back, and say whether there was any."""
        held = self._path.exists()
        self._path.unlink(missing_ok=True)
        self.released = True
        return held

    def _is_whole(self) -> bool:
        return self._path.exists() and self._path.stat().st_size == BALLAST_BYTES
