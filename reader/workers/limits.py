"""Limit what a child process may take: memory, time without an answer, and its share of the processor."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

    # what Linux counts there is allocated; elsewhere it is not, and the address space is the nearest
    _ALLOCATED = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS

MEMORY_LIMIT = 560 * 1024 * 1024
"""Bytes that a child may allocate, where the system can limit it; with its code it stays below 600 MB."""

MEMORY_PER_BYTE = 10
"""Bytes that it may allocate for each byte of a large file, of which the tree takes about seven."""

SIZE_WITHIN_LIMIT = 32 * 1024 * 1024
"""Bytes of a file for which nothing is added to the limit."""

LARGEST_MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes that a child may allocate whatever the file."""

MEMORY_FOR_ONE = 400 * 1024 * 1024
"""Bytes of peak memory after which a job may prefer a fresh process for the next request."""

SILENCE_LIMIT = 60.0
"""Seconds without a message from a child that has a request to answer, after which it is killed."""

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """The limits of a child: ``memory`` in bytes, 0 for none; ``silence`` in seconds; ``niceness`` as `os.nice` has it.

    For a large file there is more memory: the tree of a page of 170 MB needs it. On Windows only the time is limited.
    """

    memory: int = MEMORY_LIMIT
    silence: float = SILENCE_LIMIT
    niceness: int = 0

    def apply(self) -> None:
        """Limit the memory of this process, and lower its priority, where the system can."""
        self.apply_memory(0)
        if sys.platform != "win32":
            with suppress(OSError):
                os.nice(self.niceness)

    def apply_memory(self, size: int) -> None:
        """Limit the memory of this process to what a file of this size in bytes may take, where the system can."""
        if sys.platform != "win32" and self.memory:
            with suppress(OSError, ValueError):
                _most, highest = resource.getrlimit(_ALLOCATED)
                resource.setrlimit(_ALLOCATED, (self.memory_for(size), highest))

    def memory_for(self, size: int) -> int:
        """Return the bytes that may be allocated for a file of this size in bytes."""
        more = MEMORY_PER_BYTE * max(0, size - SIZE_WITHIN_LIMIT)
        return max(self.memory, min(self.memory + more, LARGEST_MEMORY))


def peak_memory() -> int:
    """Return the peak memory of this process, in bytes; 0 where the system does not report it."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # the value of getrusage includes the peak of the program that started this one
    found = _PEAK.search(_STATUS.read_text("ascii", "replace")) if _STATUS.exists() else None
    return int(found[1]) * 1024 if found else 0
