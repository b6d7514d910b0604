"""A command waits for a library that another program has open, and ends in order when it is told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.cli import session
from reader.storage.lock import lock_path

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reader.storage.library import Library

with Library.open(Path(sys.argv[1]), datetime.now(UTC)):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(shell: Shell, article: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program without a window that has the library open until its standard input is closed."""
    command = [sys.executable, "-c", HOLDER, str(shell.library)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def start(shell: Shell, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reader", "--library", str(shell.library), *words]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_command_waits_until_the_library_is_free(shell: Shell, article: str, holder: subprocess.Popen[str]) -> None:
    with start(shell, "annotate", article, "--quote", "读原文才有根底", "--json") as waiting:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
        assert holder.stdin is not None
        holder.stdin.close()
        output, errors = waiting.communicate()
        assert waiting.returncode == 0, errors
        assert json.loads(output)["text"] == article


def test_a_command_does_not_wait_for_ever(
    shell: Shell, article: str, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.2)
    assert shell.json("undo", code=1)["problem"] == "library-locked"
    assert len(shell.json("list")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_ended_closes_the_library(shell: Shell, article: str, number: signal.Signals) -> None:
    with start(shell, "add", "-") as running:
        assert running.stdin is not None
        running.stdin.write(b"words " * 100_000)  # more than a pipe holds: the command is reading
        running.stdin.flush()
        assert not json.loads(lock_path(shell.library).read_bytes())["closed"]
        os.kill(running.pid, number)
        output, errors = running.communicate()
    assert running.returncode == 128 + number
    assert (output, errors) == (b"", b"")
    assert json.loads(lock_path(shell.library).read_bytes())["closed"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_ended_in_an_import_leaves_no_process_and_nothing_half_done(
    shell: Shell, article: str, tmp_path: Path, number: signal.Signals
) -> None:
    large = tmp_path / "large.txt"
    large.write_text("第一章\n\n" + "读书要读原文，这话说了许多遍。\n\n" * 400_000, "utf-8")
    with start(shell, "add", str(large)) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while sys.platform == "linux" and not children.read_text().split():
            assert running.poll() is None
        os.kill(running.pid, number)
        running.communicate()
    assert running.returncode == 128 + number
    assert [one["id"] for one in shell.json("list")] == [article]
    assert shell.json("check")["clean"]
