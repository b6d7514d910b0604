"""Return to the system what was freed after large work."""

from __future__ import annotations

import ctypes
import sys


def return_freed_memory() -> None:
    """Return the pages that nothing uses any more to the system; for any thread, within some milliseconds.

    glibc keeps what was freed below a block in use: after a text of 50 MB some 45 MB. Other libraries do without.
    Source: malloc_trim(3).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
