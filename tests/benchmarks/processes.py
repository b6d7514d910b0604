"""Measure whole processes: the time from their start to the painted page, and their memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import inputs
import libraries
from figures import Figure, median, processor_seconds, write_figures

from reader.storage.library import Library

HERE = Path(__file__).parent
RUNS = 7
_SETTLED_SECONDS, _WATCHED_SECONDS, _READING_SECONDS = 8.0, 20.0, 30.0
SMALL, LARGE = "8 KB", "50 MB"


def measure() -> list[Figure]:
    """Return the figures of the whole program for the library of `libraries.make`."""
    library, texts = libraries.LIBRARY, libraries.texts()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        bare = median([_time_bare_qt(folder) for _ in range(RUNS)])
        figures = [Figure("start of a bare QTextBrowser program to its painted text", SMALL, bare, "ms")]
        for size in (SMALL, LARGE):
            _set_last_read(library, texts[size])
            taken = median([_time_program(folder, library)[0] for _ in range(RUNS)])
            figures.append(Figure("start of the program to the painted page", size, taken, "ms", 500))
            figures.append(Figure("the same above the bare program", size, taken - bare, "ms", 300))
        empty = empty_library(folder)
        empty_memory = median([_time_program(folder, empty, seconds=1.5)[1] for _ in range(3)])
        memory = median([_time_program(folder, library, seconds=1.5)[1] for _ in range(3)])
        figures.append(Figure("memory of an empty window", "–", empty_memory, "MB"))
        figures.append(Figure("memory above an empty window", LARGE, memory - empty_memory, "MB", 40))
        cost = _reading_percent(folder, library)
        figures.append(Figure("ring and foot line while the clock runs, of one core", LARGE, cost, "%", 0.5))
        return figures


def _time_bare_qt(folder: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, str(HERE / "bare_qt.py"), str(inputs.text_file(SMALL))]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment(folder))
    return (time.perf_counter() - started) * 1_000


def _time_program(folder: Path, library: Path, seconds: float = 0.0) -> tuple[float, float]:
    """Return the milliseconds to the painted page, and the memory in megabytes after ``seconds``."""
    answer = folder / "answer"
    started = time.time()
    command = [sys.executable, str(HERE / "program_start.py"), str(library), str(answer), str(seconds)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment(folder), timeout=60)
    painted, megabytes = answer.read_text("ascii").split()
    return (float(painted) - started) * 1_000, float(megabytes)


def _reading_percent(folder: Path, library: Path) -> float:
    """Return the percentage of one core that the program takes while a text is open and the clock runs."""
    arguments = [str(library), str(folder / "answer"), str(_READING_SECONDS)]
    command = [sys.executable, str(HERE / "program_start.py"), *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(folder)) as process:
        time.sleep(_SETTLED_SECONDS)
        before = processor_seconds(process.pid)
        time.sleep(_WATCHED_SECONDS)
        taken = processor_seconds(process.pid) - before
    return 100 * taken / _WATCHED_SECONDS


def _set_last_read(library: Path, text: str) -> None:
    """Set the place of a text, as if it had been read last."""
    with Library.open(library, libraries.NOW) as opened:
        place = int(opened.texts.view(text).characters * libraries.PLACE)
        for other in opened.texts.all():
            opened.texts.set_place(other.id, other.place, libraries.NOW)
        opened.texts.set_place(text, place, libraries.NOW + timedelta(days=1))
        opened.preferences.set("welcomed", value=True)


def empty_library(folder: Path) -> Path:
    """Return a library without texts, made anew in this folder."""
    path = folder / "empty" / "library.db"
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    with Library.open(path, libraries.NOW) as opened:
        opened.preferences.set("welcomed", value=True)
    return path


def environment(folder: Path) -> dict[str, str]:
    """Return the variables for a program without a display and with a home in this folder."""
    home = {name: str(folder / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    write_figures(measure())
