"""What was freed goes back to the system."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.services.freed_memory import return_freed_memory

BLOCK, BLOCKS = 60_000, 1_000

FREE_LARGE_BLOCKS = """
from pathlib import Path
from reader.services.freed_memory import map_large_blocks

def resident_pages():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1])

map_large_blocks()
first = bytearray(300_000)
del first  # after this, glibc would take blocks of this size from its heap
before = resident_pages()
blocks, kept = [], []
for _ in range(100):
    blocks.append(bytearray(b"1") * 300_000)
    kept.append(bytearray(b"1") * 2_000)
held = resident_pages() - before
blocks.clear()
print(held, resident_pages() - before)
"""


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


@pytest.mark.skipif(sys.platform != "linux", reason="measures as Linux does")
def test_large_blocks_go_back_although_small_ones_stay_between_them() -> None:
    ended = subprocess.run([sys.executable, "-c", FREE_LARGE_BLOCKS], capture_output=True, text=True, check=True)
    held, left = map(int, ended.stdout.split())
    assert left < held // 10
