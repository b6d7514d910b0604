"""The window as a screen reader knows it: over AT-SPI, on a display and a session bus of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "tests/support/at_spi_client.py"
SYSTEM_PYTHON = "/usr/bin/python3"
"""What the distribution's packages for AT-SPI are installed for."""

SERVICES = [Path(folder, "at-spi-bus-launcher") for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")]
TEXT = "The lamp\n\nThe keeper lit it at six. Nobody had asked him to.\n\nIn winter a girl came up the stairs.\n"


def _missing() -> str:
    """Return what AT-SPI needs and is not installed, or an empty string."""
    programs = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    if programs:
        return programs[0]
    if not any(service.exists() for service in SERVICES):
        return "at-spi2-core"
    check = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(check, capture_output=True, check=False).returncode:
        return "python3-pyatspi"
    return ""


@contextmanager
def _display() -> Iterator[str]:
    """Yield the name of a display that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-screen", "0", "1440x900x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                yield f":{numbers.readline().strip()}"
        finally:
            server.terminate()


@pytest.mark.skipif(bool(_missing()), reason=f"{_missing()} is not installed")
def test_a_text_is_read_and_marked_over_at_spi(tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_text(TEXT, "utf-8")
    program = [sys.executable, "-c", "from reader.cli import main; main()", "open", str(tmp_path / "lamp.txt")]
    both = '"$@" & program=$!; %s %s; code=$?; kill $program; wait $program; exit $code'
    with _display() as display:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "DISPLAY": display,
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        command = ["dbus-run-session", "--", "sh", "-c", both % (SYSTEM_PYTHON, CLIENT), "sh", *program]
        done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout.splitlines()[-1])  # the registry of AT-SPI writes a line of its own before it
    assert told == {
        "whole": "The lamp\nThe keeper lit it at six. Nobody had asked him to.\nIn winter a girl came up the stairs.",
        "is_editable": False,
        "paragraphs": ["The lamp", "The keeper lit it at six."],
        "caret": 9,
        "character": "k",
        "word": "keeper",
        "sentence": "The keeper lit it at six. ",
        "line": "The keeper lit it at six. Nobody had asked him to.",
        "extended": "keeper lit it at six. ",
        "mark": "Highlight. Yellow",
        "row": "Highlight. Yellow. The lamp. The lamp",
    }
