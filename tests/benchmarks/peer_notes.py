"""Measure the page with 10,000 notes of others on one text, and taking them in; each beside a text without any."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import measured_window
from figures import Figure, median, percentile, ratio, times, write_figures
from PySide6.QtWidgets import QApplication

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, ForeignSet, NoteSource
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.services.study.peers import PeerNotesOptions, add_peer_notes
from reader.storage.library import Library

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
NOTES = 10_000
_EVERY, _LENGTH, _PEOPLE = 40, 16, 20
"""Code points between the beginnings of notes, and of each; about 20 notes are on a screen."""

_PLAIN, _NOTED = "without", "10,000 notes of others"
_FRAMES = 300


def measure() -> list[Figure]:
    """Return the figures of one library."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path, NOW) as library:
            texts = {size: _add_text(library, size) for size in (_PLAIN, _NOTED)}
            seconds = _add_notes(library, texts[_NOTED])
        measured = measured_window.MeasuredWindow(application, path)
        try:
            return [
                Figure("take in notes of others", _NOTED, seconds, "s", 15),
                *_opening(measured, texts),
                *_scrolling(measured, texts),
            ]
        finally:
            measured.close()


def _opening(measured: measured_window.MeasuredWindow, texts: dict[str, str]) -> list[Figure]:
    what = "open a text, painted"
    durations: dict[str, list[float]] = {size: [] for size in texts}
    for _draw in range(11):
        for size, text in texts.items():
            durations[size] += times(
                lambda _n, text=text: measured.painted(lambda: measured.screen.open(text, 200_000)), 1, warm_up=0
            )
    medians = {size: median(values[1:]) for size, values in durations.items()}
    return [
        *(Figure(what, size, value, "ms", 60) for size, value in medians.items()),
        ratio(what, medians, _PLAIN, _NOTED),
    ]


def _scrolling(measured: measured_window.MeasuredWindow, texts: dict[str, str]) -> list[Figure]:
    durations: dict[str, list[float]] = {size: [] for size in texts}
    for part in range(4):
        for size, text in texts.items():
            measured.painted(lambda text=text, part=part: measured.screen.open(text, 60_000 * (part + 1)))
            durations[size] += times(
                lambda n: measured.painted(lambda: measured.screen.page.scroll_by(60 if n // 70 % 2 == 0 else -60)),
                _FRAMES // 4,
            )
    medians = {size: median(values) for size, values in durations.items()}
    figures = []
    for size, values in durations.items():
        figures.append(Figure("scroll frame, median", size, medians[size], "ms", 5))
        figures.append(Figure("scroll frame, 99th percentile", size, percentile(values, 99), "ms", 16))
    return [*figures, ratio("scroll frame, median", medians, _PLAIN, _NOTED)]


def _add_text(library: Library, title: str) -> str:
    """Add a text that is long enough for all notes, all of it read."""
    words = "河水在石桥下转弯，芦苇随风低头；守渡的老人每天清早扫净台阶，再去看水位。"
    blocks = [
        Block(BlockKind.PARAGRAPH, f"第{number}段。" + "".join(f"{number}·{part}{words}" for part in range(6)))
        for number in range(NOTES * _EVERY // 230)
    ]
    writer = library.texts.begin(TextHeader(title, "", "zh", TextFormat.PLAIN, ""), "", title, NOW)
    batch: list[Leaf] = []
    for event in assemble(iter(blocks)):
        if isinstance(event, TextEnd):
            writer.add(batch)
            text, _is_new = writer.finish(event)
            library.coverage.add(text.id, 0, text.characters)
            return text.id
        assert isinstance(event, Leaf)
        batch.append(event)
    raise AssertionError


def _add_notes(library: Library, text: str) -> float:
    """Take in the notes of twenty people, and return the seconds that took."""
    whole = library.texts.view(text).slice(0, 10**9)
    digest = library.texts.digests([text])[text]
    notes = tuple(
        ForeignNote(
            number,
            quote=whole[start : start + _LENGTH],
            note="好",
            kind=AnnotationKind.NOTE,
            order=start,
            created=NOW - timedelta(days=1),
            prefix=whole[max(0, start - 32) : start],
            suffix=whole[start + _LENGTH : start + _LENGTH + 32],
            start=start,
            creator=f"成员{number % _PEOPLE}",
            source_id=f"note-{number}",
            creator_id=f"person-{number % _PEOPLE}",
            digest=digest,
        )
        for number, start in ((number, number * _EVERY) for number in range(NOTES))
    )
    foreign = ForeignNotes(NoteSource.ONE_HOUR, notes, sets=(ForeignSet(digest=digest),))
    started = time.perf_counter()
    report, _changes = add_peer_notes(library, foreign, PeerNotesOptions(Path("notes.jsonld")), Comparison(), NOW)
    assert report.counts.matched == NOTES, report.counts.orphaned
    return time.perf_counter() - started


if __name__ == "__main__":
    write_figures(measure())
