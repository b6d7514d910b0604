"""Two processes never work with the state beside a library at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.sync.state_lock import state_lock

HOLD = """
import sys
from pathlib import Path
from reader.sync.state_lock import state_lock
with state_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
    Path(sys.argv[1], "done").touch()
"""


def test_who_comes_second_waits_for_the_first(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as second:
            assert not (tmp_path / "done").exists()
            first.stdin.close()
            assert second.stdout is not None
            assert second.stdout.readline() == "held\n"
            assert (tmp_path / "done").exists()
            assert second.wait() == 0
        assert first.wait() == 0


def test_a_lock_ends_with_the_process_and_needs_no_folder(tmp_path: Path) -> None:
    with state_lock(tmp_path / "nowhere"):
        assert not (tmp_path / "nowhere").exists()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        first.kill()
    with state_lock(tmp_path):
        assert (tmp_path / "lock").exists()
