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

MEMORY_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes of address space that a child may use, where the system can limit it."""

MEMORY_FOR_ONE = 400 * 1024 * 1024
"""Bytes of peak memory after which a job may prefer a fresh process for the next request."""

SILENCE_LIMIT = 60.0
"""Seconds without a message from a child that has a request to answer, after which it is killed."""

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """The limits of a child: ``memory`` in bytes, 0 for none; ``silence`` in seconds; ``niceness`` as `os.nice` has it.

    On Windows only the time is limited.
    """

    memory: int = MEMORY_LIMIT
    silence: float = SILENCE_LIMIT
    niceness: int = 0

    def apply(self) -> None:
        """Limit the memory of this process, and lower its priority, where the system can."""
        if sys.platform != "win32":
            if self.memory:
                with suppress(OSError, ValueError):
                    resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
            with suppress(OSError):
                os.nice(self.niceness)


def peak_memory() -> int:
    """Return the peak memory of this process, in bytes; 0 where the system does not report it."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # the value of getrusage includes the peak of the program that started this one
    found = _PEAK.search(_STATUS.read_text("ascii", "replace")) if _STATUS.exists() else None
    return int(found[1]) * 1024 if found else 0
