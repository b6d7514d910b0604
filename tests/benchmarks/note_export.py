"""Measure exporting 10,000 notes of a library, and exporting them again without and with changes."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import inputs
import libraries
from figures import Figure, median, write_figures

from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions
from reader.services.exporting.export_job import gather_export, store_last_exports
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
RUNS = 5


def measure() -> list[Figure]:
    """Return the figures of the 10 MB text, which has 10,000 marks."""
    text = libraries.texts()["10 MB"]
    with Library.open(libraries.LIBRARY, NOW) as library, tempfile.TemporaryDirectory() as place:
        first = [_seconds(library, text, Path(place, str(run)))[0] for run in range(RUNS)]
        again = [_seconds(library, text, Path(place, "0")) for _ in range(RUNS)]
        (file,) = Path(place, "0").iterdir()
        edited = file.read_text("utf-8").replace("一条批注", "我改过的批注", 100)
        file.write_text(edited + "\n我的话\n", "utf-8")
        merged = [_seconds(library, text, Path(place, "0"))[0] for _ in range(RUNS)]
    assert not any(touched for _taken, touched in again)
    return [
        Figure("export notes", f"{libraries.MARKS:,}", median(first), "s", 3.0),
        Figure(
            "export again unchanged, no file touched",
            f"{libraries.MARKS:,}",
            median([one for one, _ in again]),
            "s",
            1.0,
        ),
        Figure("export again, merged with edits", f"{libraries.MARKS:,}", median(merged), "s", 3.0),
    ]


def _seconds(library: Library, text: str, folder: Path) -> tuple[float, bool]:
    """Export the notes of a text; return the seconds taken and whether a file was touched."""
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*")}
    started = time.perf_counter()
    reports = gather_export(library, [library.texts.get(text)], ExportOptions(folder), NOW, ExportLabels()).write()
    store_last_exports(library, reports, NOW)
    seconds = time.perf_counter() - started
    return seconds, before != {path: path.stat().st_mtime_ns for path in folder.glob("*")}


if __name__ == "__main__":
    inputs.PLACE.mkdir(parents=True, exist_ok=True)
    write_figures(measure())
