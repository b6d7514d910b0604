"""Measure starts and jumps to painted text beside kate and foliate, under one virtual display: `make bench-peers`.

Usage: peers.py [ROUNDS]. The programs start in turn, round after round, so that a busy machine is busy for all of them;
the first round is not counted. Painted is what the display shows: the framebuffer of Xvfb is a file, so that looking
costs the programs nothing. The texts are generated; ours are in the library already, and were opened before.
"""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

import inputs
import libraries

from reader.storage.library import Library

WIDTH, HEIGHT = 1440, 900
PLACE = inputs.PLACE / "peers"
EPUB_SIZES = {"EPUB 1 MB": inputs.MEGABYTE, "EPUB 10 MB": 10 * inputs.MEGABYTE}
NEEDED = ("Xvfb", "dbus-run-session", "xdotool", "kate", "foliate")
PACKAGES = ("xvfb", "dbus", "xdotool", "kate", "foliate")
JUMPS = ("Ctrl+End, 50 MB", "Ctrl+F, Chinese word near the end of 50 MB", "Ctrl+F, English word near the end of 50 MB")

_ROUNDS = 5
_LONGEST = 120.0
_LOOK_SECONDS, _SETTLED_SECONDS = 0.004, 1.5
_WHOLE_SECONDS = 6.0
"""After this time both have all of a text that is in the library, or is a plain file, at hand."""

_RARE = "饕餮", "zebra"
"""Words that stand once in the text."""

_LINES_AFTER = 200
_COPY = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv[:1])
application.clipboard().setText(sys.argv[1])
print(flush=True)
application.exec()
"""
"""Holds a word in the clipboard until it is ended."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Start:
    """What a start or a jump took to the painted text: seconds (wall, processor), and megabytes (PSS) later on."""

    wall: float
    processor: float
    megabytes: float


class Display:
    """A virtual display, and the picture on it."""

    def __init__(self, folder: Path) -> None:
        """Start it; ``name`` is what ``DISPLAY`` has to be."""
        self._folder = folder
        reader, writer = os.pipe()
        screen = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), *screen], pass_fds=[writer], stderr=subprocess.DEVNULL
        )
        os.close(writer)
        with os.fdopen(reader, "rb") as answer:
            self.name = f":{int(answer.readline())}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = len(self._picture) - WIDTH * HEIGHT * 4

    def middle(self) -> bytes:
        """Return the green of the middle of the screen, in which no bar or caret of a program stands."""
        return b"".join(self._green(row, *self._columns) for row in range(HEIGHT // 3, HEIGHT * 2 // 3, 3))

    def shows_text(self) -> bool:
        """Return whether there are lines of text in the middle of the screen, and no even ground or a lone picture."""
        rows = [self._green(row, *self._columns) for row in range(HEIGHT // 3, HEIGHT * 2 // 3, 3)]
        ground = max(set(rows[0]), key=rows[0].count)
        written = [row for row in rows if len(row) - row.count(ground) > len(row) // 25]
        return len(rows) // 4 < len(written) and sum(row.count(ground) for row in rows) > len(rows) * len(rows[0]) // 2

    _columns = WIDTH * 3 // 10, WIDTH * 6 // 10

    def _green(self, row: int, left: int, right: int) -> bytes:
        start = self._start + (row * WIDTH + left) * 4
        return self._picture[start : start + (right - left) * 4][1::4]

    def close(self) -> None:
        """End it."""
        self._server.terminate()
        self._server.wait()


@contextmanager
def display() -> Iterator[Display]:
    """Provide a virtual display."""
    with tempfile.TemporaryDirectory() as folder:
        shown = Display(Path(folder))
        try:
            yield shown
        finally:
            shown.close()


def measured_start(command: Sequence[str], home: Path, shown: Display) -> Start:
    """Start a program, wait until text is painted, and end it."""
    started = time.monotonic()
    process = _started(command, home, shown)
    try:
        _wait(shown.shows_text, process, command)
        wall = time.monotonic() - started
        processor = sum(map(_processor_seconds, _tree(process.pid)))
        time.sleep(_SETTLED_SECONDS)
        return Start(wall, processor, sum(map(_megabytes, _tree(process.pid))))
    finally:
        _end(process, shown)


def measured_jumps(command: Sequence[str], home: Path, shown: Display) -> dict[str, Start]:
    """Start a program with a large text, and measure the jumps of `JUMPS` from the key to the painted page."""
    process = _started(command, home, shown)
    try:
        _wait(shown.shows_text, process, command)
        time.sleep(_WHOLE_SECONDS)
        _run_xdotool(shown, "search", "--onlyvisible", "--name", ".", "windowfocus", "--sync")
        measured = [_measured_key("ctrl+End", process, command, shown)]
        for word in _RARE:
            _type(shown, "Escape")
            _measured_key("ctrl+Home", process, command, shown)
            _type(shown, "ctrl+f")
            time.sleep(_SETTLED_SECONDS)
            with _copied(word, home, shown):
                measured.append(_measured_key("ctrl+v", process, command, shown))
        return dict(zip(JUMPS, measured, strict=True))
    finally:
        _end(process, shown)


def _measured_key(key: str, process: subprocess.Popen[bytes], command: Sequence[str], shown: Display) -> Start:
    """Press a key, and measure until another part of the text is painted."""
    before, processor = shown.middle(), sum(map(_processor_seconds, _tree(process.pid)))
    started = time.monotonic()
    _type(shown, key)
    _wait(lambda: shown.middle() != before, process, command)
    wall = time.monotonic() - started
    processor = sum(map(_processor_seconds, _tree(process.pid))) - processor
    time.sleep(_SETTLED_SECONDS)
    return Start(wall, processor, sum(map(_megabytes, _tree(process.pid))))


@contextmanager
def _copied(word: str, home: Path, shown: Display) -> Iterator[None]:
    """Have a word in the clipboard: so both programs get it at once, as from an input method."""
    environment = _environment(home, shown) | {"QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", _COPY, word]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.terminate()


def _type(shown: Display, key: str) -> None:
    _run_xdotool(shown, "key", key)


def _run_xdotool(shown: Display, *arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], env={**os.environ, "DISPLAY": shown.name}, check=True)


def _started(command: Sequence[str], home: Path, shown: Display) -> subprocess.Popen[bytes]:
    home.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(
        ["dbus-run-session", "--", *command],
        env=_environment(home, shown),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait(is_over: Callable[[], bool], process: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    started = time.monotonic()
    while not is_over():
        if process.poll() is not None or time.monotonic() - started > _LONGEST:
            message = f"no text of {command[-1]} was shown by {command[0]}, which ended with {process.poll()}"
            raise RuntimeError(message)
        time.sleep(_LOOK_SECONDS)


def _environment(home: Path, shown: Display) -> dict[str, str]:
    """Return the environment of a program on the display, with a home of its own."""
    other = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE")
    present = {name: value for name, value in os.environ.items() if name not in other}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "DATA", "CONFIG", "CACHE")}
    here = {"HOME": str(home), "DISPLAY": shown.name, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
    return present | folders | here | {"PYTHONPATH": str(inputs.ROOT)}


def _tree(root: int) -> list[int]:
    """Return a process and all that come from it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(path.parent.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def _processor_seconds(process: int) -> float:
    """Return the seconds of the processor that a process and its ended children have taken."""
    with suppress(OSError):
        values = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return sum(map(int, values[11:15])) / _TICKS
    return 0.0


def _megabytes(process: int) -> float:
    """Return the memory of a process, of what is shared its part (PSS)."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1_024 / 1_000_000
    return 0.0


def _end(process: subprocess.Popen[bytes], shown: Display) -> None:
    """End a program in order, what it has started too, and wait until its window is gone."""
    tree = _tree(process.pid)
    for number in reversed(tree[1:]):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    for number in tree:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 5
    while shown.shows_text() and time.monotonic() < deadline:
        time.sleep(0.05)


def library_with(path: Path, size: str) -> Path:
    """Return a library with a text, which was opened, at its beginning; create it if it is missing."""
    place = PLACE / size.replace(" ", "")
    if not place.exists():
        unfinished = place.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        with Library.open(unfinished / "library.db", libraries.NOW) as library:
            added = libraries.add(library, path)
            library.index.index_text(added.text)
            library.texts.set_place(added.text, 0, libraries.NOW + timedelta(days=1))
            library.preferences.set("welcomed", value=True)
        unfinished.rename(place)
    return place / "library.db"


def install() -> bool:
    """Install what is missing, where that is allowed; else print what to type. Return whether all is there."""
    missing = [package for name, package in zip(NEEDED, PACKAGES, strict=True) if shutil.which(name) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *missing], check=False)
        missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(
            f"Missing: {', '.join(missing)}. Type this, and start again:\n  sudo apt-get install {' '.join(PACKAGES)}"
        )
    return not missing


def main(rounds: int) -> None:
    """Measure all programs in turn and print their figures and ratios."""
    texts = {size: inputs.generated_text_file(size) for size in inputs.SIZES}
    texts |= {size: inputs.generated_epub_file(limit) for size, limit in EPUB_SIZES.items()}
    starts: dict[tuple[str, str], list[Start]] = {}
    with display() as shown, tempfile.TemporaryDirectory() as homes:
        for number in range(rounds + 1):
            for size, path in texts.items():
                for name, command in _commands(size, path):
                    start = measured_start(command, Path(homes) / name, shown)
                    if number:
                        starts.setdefault((size, name), []).append(start)
            for name, command in _commands("50 MB with rare words", text_with_rare_words()):
                for what, jump in measured_jumps(command, Path(homes) / name, shown).items():
                    if number:
                        starts.setdefault((what, name), []).append(jump)
    print(_table(starts))


def text_with_rare_words() -> Path:
    """Return the text of 50 MB with rare words near its end; create it if it is missing."""
    path = PLACE / "rare-words.txt"
    if not path.exists():
        text = inputs.generated_text_file("50 MB").read_bytes()
        lines = text.decode("utf-8", "ignore").rsplit("\n", _LINES_AFTER)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([lines[0], *_RARE, *lines[1:]]), "utf-8")
    return path


def _commands(size: str, path: Path) -> list[tuple[str, list[str]]]:
    ours = [sys.executable, "-m", "reader", "--library", str(library_with(path, size))]
    if size in EPUB_SIZES:
        return [("onehour", ours), ("foliate", ["foliate", str(path)])]
    geometry = f"{WIDTH}x{HEIGHT}+0+0"
    return [("onehour", ours), ("kate", ["kate", "--startanon", "-qwindowgeometry", geometry, str(path)])]


def _table(starts: dict[tuple[str, str], list[Start]]) -> str:
    """Return the medians and the ratios as a Markdown table."""
    lines = ["| to the painted text | beside | processor | wall | memory (PSS) |", "|---|---|---|---|---|"]
    for size in dict.fromkeys(size for size, _name in starts):
        ours = starts[size, "onehour"]
        peer = next(name for other, name in starts if other == size and name != "onehour")
        theirs = starts[size, peer]
        cells = [
            _cell(median(getattr(one, field) for one in ours), median(getattr(one, field) for one in theirs), unit)
            for field, unit in (("processor", "s"), ("wall", "s"), ("megabytes", "MB"))
        ]
        lines.append(f"| {size} | {peer} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(ours: float, theirs: float, unit: str) -> str:
    digits = 2 if unit == "s" else 0
    return f"{ours:.{digits}f} : {theirs:.{digits}f} {unit} = {ours / theirs:.2f}"


if __name__ == "__main__":
    if install():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS)
