"""Let one process at a time work with the state beside a library; the system ends a lock however the process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


_NAME = "lock"


@contextmanager
def state_lock(folder: Path) -> Iterator[None]:
    """Wait until no other process works with the state in a folder; where there is no folder, there is no state yet.

    The window's exchange and a command that the window runs ask two processes.
    """
    if not folder.is_dir():
        yield
        return
    handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)
