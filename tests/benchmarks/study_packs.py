"""Measure a study pack of 20 texts (10 MB) with 2,000 notes: making it, and opening it while the page is scrolled."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import inputs
import measured_window
from figures import Figure, median, percentile, write_figures
from file_import import Frames
from PySide6.QtWidgets import QApplication

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import PackPart
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.exchange_worker import exchange_worker
from reader.resources import character_variants
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.services.study.pack_making import PackMaker, PackRequest
from reader.services.study.pack_opening import OpeningOptions, PackOpening, PackReport
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

T = TypeVar("T")

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
TEXTS, BYTES, NOTES = 20, 10_000_000, 2_000
_LIBRARY = inputs.PLACE / "packs" / "library.db"
_SIZE = f"{TEXTS} texts (10 MB), {NOTES:,} notes"


def measure() -> list[Figure]:
    """Return the figures of making and opening one pack."""
    with tempfile.TemporaryDirectory() as folder:
        pack, making = _make(Path(folder))
        reading, file = _seconds(partial(_read, pack))
        application = QApplication([])
        _begin_library()
        measured = measured_window.MeasuredWindow(application, _LIBRARY)
        frames = Frames(measured)
        measured.screen.open(measured.library.texts.all()[0].id, 40_000)
        try:
            idle = frames.until(lambda: len(frames.times) >= 600)
            opening, report, meanwhile = _open(measured, frames, file)
        finally:
            measured.close()
    assert (report.texts_added, report.notes.matched) == (TEXTS, NOTES)
    note = (
        f"median {median(meanwhile):.1f} ms, longest {max(meanwhile):.0f} ms, "
        f"{percentile(meanwhile, 99) / percentile(idle, 99):.1f} × idle"
    )
    return [
        Figure("make a study pack", _SIZE, making, "s", 10),
        Figure("read and open a study pack", _SIZE, reading + opening, "s", 15, note=f"{reading:.1f} s to read"),
        Figure(
            "frame while a study pack opens, 99th percentile", _SIZE, percentile(meanwhile, 99), "ms", 16, note=note
        ),
    ]


def _make(folder: Path) -> tuple[Path, float]:
    """Make a pack; return the file, and the seconds that it took."""
    with Library.open(folder / "lead.db", NOW) as library:
        texts = [_add_text(library, folder, number) for number in range(TEXTS)]
        request = PackRequest(tuple(texts), tags=frozenset({"领学"}), name="博")
        seconds, data = _seconds(lambda: bag_bytes(PackMaker(library, _untranslated, NOW).make(request).file))
    path = folder / "pack.study.zip"
    path.write_bytes(data)
    return path, seconds


def _untranslated(_context: str, words: str) -> str:
    return words


def _add_text(library: Library, folder: Path, number: int) -> str:
    rng = random.Random(number)
    path = folder / f"text {number:02}.txt"
    parts: list[str] = []
    size = 0
    while size < BYTES // TEXTS:
        part = inputs.random_sentences(rng, 6)
        parts.append(part)
        size += len(part.encode()) + 2
    path.write_text("\n\n".join(parts), "utf-8")
    text = import_file(library, ImportRequest(path), NOW).id
    view = library.texts.view(text)
    edits = []
    for at in range(NOTES // TEXTS):
        start = 100 + at * (view.characters - 200) // (NOTES // TEXTS)
        anchor = make_anchor(view, start, start + 24)
        note = Annotation(
            new_id(NOW), text, AnnotationKind.NOTE, NOW, NOW, anchor, 2, "先看这一句，再往下读。", ("领学",)
        )
        edits.append(Edit(None, note))
    library.commit(Operation(OperationName.NOTE, tuple(edits), NOW))
    return text


def _read(path: Path) -> ExchangeFile:
    with exchange_worker() as worker:
        worker.ask((path,), path)
        return worker.result()


def _open(
    measured: measured_window.MeasuredWindow, frames: Frames, file: ExchangeFile
) -> tuple[float, PackReport, list[float]]:
    """Open a pack in the background as the window does; return the seconds, the report, and the frames meanwhile."""
    library = measured.library
    today = study_day_of(library, NOW)
    results: list[tuple[PackReport, Changes | None]] = []

    def work() -> tuple[PackReport, Changes | None]:
        with library.import_connection() as connection:
            opening = PackOpening(connection, file, Comparison(character_variants()), today, NOW)
            return opening.open(OpeningOptions(frozenset(PackPart)))

    began = time.perf_counter()
    measured.tasks.run(work, results.append, _fail)
    meanwhile = frames.until(lambda: bool(results))
    return time.perf_counter() - began, results[0][0], meanwhile


def _fail(error: Exception) -> None:
    raise error


def _seconds(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _begin_library() -> None:
    shutil.rmtree(_LIBRARY.parent, ignore_errors=True)
    _LIBRARY.parent.mkdir(parents=True)
    with Library.open(_LIBRARY, NOW) as library:
        import_file(library, ImportRequest(inputs.text_file("1 MB")), NOW)
        library.preferences.set("welcomed", value=True)


if __name__ == "__main__":
    write_figures(measure())
