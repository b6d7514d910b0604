"""Set a checkout up in steps, and say what is being done, at least every few seconds.

Usage: set_up.py VENV [EXTRA]. Makes the virtual environment VENV with this Python, installs the program into it, and
looks for what Qt needs from the system; with EXTRA, installs the libraries of that extra into VENV and nothing else. On
a terminal the line of a step changes in place; elsewhere each line is printed once. Exit 0: set up.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import IO

ROOT = Path(__file__).parents[1]
NO_NETWORK = "The libraries could not be installed. Is this machine online? Then run the same command again."

PULSE_S = 0.5
"""Seconds between two looks at a step."""

QUIET_S = 4.0
"""Seconds after which a step says again that it goes on, where its line cannot change in place."""

TAIL_LINES = 15
"""The number of lines of a failed command that are shown."""

WIDTH = 100

_DOWNLOAD = re.compile(r"\s*Downloading (?P<name>[A-Za-z0-9_.]+)-\S+ \((?P<size>[^)]+)\)")
_COLLECTION = re.compile(r"Collecting (?P<name>[A-Za-z0-9_.-]+)")


class Step:
    """A numbered step; its line says what it is at, and for how long it has been."""

    def __init__(self, number: int, count: int, title: str) -> None:
        self._head = f"{number}/{count}  {title}"
        self._started = self._printed = time.monotonic()
        self._in_place = sys.stdout.isatty()
        self._shown = ""
        self._print()

    def show(self, what: str) -> None:
        """Say what the step is at, if that has changed or nothing was said for a while."""
        is_due = time.monotonic() - self._printed >= (PULSE_S if self._in_place else QUIET_S)
        if what != self._shown or is_due:
            self._shown = what
            self._print()

    def _print(self) -> None:
        self._printed = time.monotonic()
        line = self._head + (f": {self._shown}" if self._shown else " …") + self._seconds()
        if self._in_place:
            print(f"\r\033[K{line[:WIDTH]}", end="", flush=True)
        else:
            print(line, flush=True)

    def finish(self, what: str) -> None:
        """Say what came of the step."""
        before = "\r\033[K" if self._in_place else ""
        print(f"{before}{self._head}: {what}{self._seconds()}", flush=True)

    def _seconds(self) -> str:
        seconds = round(time.monotonic() - self._started)
        return f" ({seconds} s)" if seconds else ""


class PipProgress:
    """What pip is at, read from the lines that it prints."""

    def __init__(self) -> None:
        self.what = "looking them up"
        self._libraries = 0

    def read(self, line: str) -> None:
        """Follow one more line."""
        if download := _DOWNLOAD.match(line):
            self.what = f"{self._libraries} found, downloading {download['name']} ({download['size']})"
        elif collection := _COLLECTION.match(line):
            self._libraries += 1
            self.what = f"{self._libraries} found, now {collection['name']}"
        elif line.startswith("Installing collected packages:"):
            self.what = f"unpacking {line.count(',') + 1}"


class SilentProgress:
    """A command whose lines say nothing that is worth showing."""

    what = ""

    def read(self, line: str) -> None:
        """Leave a line out."""


def run(step: Step, command: Sequence[str], progress: PipProgress | SilentProgress) -> tuple[int, str]:
    """Run a command while its step says what it is at; return its exit code and all that it printed."""
    process = subprocess.Popen(  # noqa: S603  the commands of this file
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    lines: list[str] = []
    reading = Thread(target=_follow, args=(process.stdout, lines, progress), daemon=True)
    reading.start()
    while process.poll() is None:
        step.show(progress.what)
        time.sleep(PULSE_S)
    reading.join()
    return process.returncode, "".join(lines)


def _follow(output: IO[str], lines: list[str], progress: PipProgress | SilentProgress) -> None:
    for line in output:
        lines.append(line)
        progress.read(line)


def fail(output: str, sentence: str = "") -> None:
    """Show the last lines of what went wrong, and end."""
    print()
    print(*output.splitlines()[-TAIL_LINES:], sep="\n", file=sys.stderr)
    if sentence:
        print(sentence, file=sys.stderr)
    sys.exit(1)


def make_environment(step: Step, folder: Path) -> Path:
    """Make the virtual environment unless it is there, and return its Python."""
    python = folder / "bin/python"
    if not python.exists():
        code, output = run(step, [sys.executable, "-m", "venv", str(folder)], SilentProgress())
        if code:
            fail(output)
    step.finish(f"{sys.version.split()[0]}, in {folder}")
    return python


def install(step: Step, python: Path, extra: str) -> None:
    """Install the program with its libraries, and those of an extra."""
    name = f".[{extra}]" if extra else "."
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    command = [str(python), "-m", "pip", "install", *options, "-c", "constraints.txt", "-e", name]
    code, output = run(step, command, PipProgress())
    if code:
        fail(output, NO_NETWORK)
    installed = re.search(r"^Successfully installed (.*)$", output, re.MULTILINE)
    step.finish(f"{len(installed[1].split())} installed" if installed else "all there")


def compile_modules(step: Step, python: Path) -> None:
    """Compile the program, so that its first start is as quick as the next."""
    code, output = run(step, [str(python), "-m", "compileall", "-q", "reader"], SilentProgress())
    if code:
        fail(output)
    step.finish("compiled")


def look_for_system_libraries(step: Step, python: Path) -> None:
    """Look for what Qt needs from the system, and install it where that is allowed."""
    code, output = run(step, ["sh", "build_spec/system_libraries.sh", str(python)], SilentProgress())
    if code:
        fail(output)
    step.finish("there")
    if output.strip():
        print(output.strip())


def set_up(folder: Path) -> None:
    """Set the program up."""
    python = make_environment(Step(1, 4, "Python"), folder)
    install(Step(2, 4, "Libraries, downloaded once"), python, "")
    compile_modules(Step(3, 4, "One Hour"), python)
    look_for_system_libraries(Step(4, 4, "Libraries of the system"), python)


def add_extra(folder: Path, extra: str) -> None:
    """Install the libraries of an extra beside the program."""
    install(Step(1, 1, "Libraries, downloaded once"), folder / "bin/python", extra)


if __name__ == "__main__":
    place, *extras = sys.argv[1:]
    if extras:
        add_extra(Path(place), extras[0])
    else:
        set_up(Path(place))
