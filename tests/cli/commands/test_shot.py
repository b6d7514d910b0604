from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

ROOT = Path(__file__).parents[3]


def test_a_screen_is_drawn_without_a_display_and_changes_nothing(shell: Shell, article: str, tmp_path: Path) -> None:
    before = shell.library.read_bytes()
    out = tmp_path / "progress.png"
    program = [sys.executable, "-m", "reader", "--library", str(shell.library), "--json", "shot", str(out)]
    options = ["--screen", "progress", "--size", "800x600", "--theme", "dark", "--language", "zh_CN", "--at", "10"]
    nowhere = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run([*program, *options], capture_output=True, cwd=ROOT, env=nowhere, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"path": str(out), "width": 800, "height": 600}
    assert struct.unpack(">II", out.read_bytes()[16:24]) == (800, 600)
    assert shell.library.read_bytes() == before


@pytest.mark.parametrize("wrong", [("--size", "big"), ("--screen", "kitchen"), ("--theme", "plaid"), ("--at", "-1")])
def test_an_impossible_picture_is_a_usage_error(shell: Shell, tmp_path: Path, wrong: tuple[str, str]) -> None:
    shell.run("shot", tmp_path / "x.png", *wrong, code=2)


def test_a_picture_that_cannot_be_written_is_said_as_such(shell: Shell, article: str, tmp_path: Path) -> None:
    refused = shell.run("shot", tmp_path / "missing" / "out.png", code=1)
    assert "The picture could not be written to “out.png”." in refused.stderr
