"""What was freed goes back to the system."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from reader.services.freed_memory import return_freed_memory

BLOCK, BLOCKS = 60_000, 1_000


def resident() -> int:
    found = re.search(r"^VmRSS:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"), re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1_024


@pytest.mark.skipif(sys.platform != "linux", reason="measures as Linux does")
def test_memory_below_a_block_in_use_is_given_back() -> None:
    held = [bytearray(b"x" * BLOCK) for _ in range(BLOCKS)]
    last = held.pop()
    before = resident()
    held.clear()
    return_freed_memory()
    assert before - resident() > BLOCK * BLOCKS // 2
    assert len(last) == BLOCK
