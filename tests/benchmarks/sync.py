"""Measure the document that machines have in common: 10,000 notes, and 36,500, which are 20 a day for 5 years."""

from __future__ import annotations

import random
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TypeVar

from figures import Figure, median, write_figures

from reader.core.sync.records import OutgoingChanges, SyncRecord
from reader.sync.document import SyncDocument
from reader.workers.limits import peak_memory

SIZES = (10_000, 36_500)
UPDATES = 2_000
_BODY, _ANCHOR = 300, 400
"""Code points of a note's own words, and of its anchor."""

_SIGNS = "abcdefghijklmnopqrstuvwxyz      不动笔墨不读书"
_SESSION = "00000001"
T = TypeVar("T")


def note(number: int) -> SyncRecord:
    """Return a note with its anchor, about 1 kB."""
    rng = random.Random(f"note {number}")
    words = "".join(rng.choices(_SIGNS, k=_BODY + _ANCHOR))
    fields = {"colour": number % 5, "kind": "note", "created": f"2026-03-28T01:{number % 60:02}:00+00:00"}
    return SyncRecord(
        "annotation",
        f"{number:032x}",
        {**fields, "anchor": words[_BODY:], "style": None, "creator": ""},
        {"body": words[:_BODY]},
        {"tags": frozenset(words[:4].split())},
    )


def measure(count: int) -> list[Figure]:
    """Return the figures of one number of notes."""
    size = f"{count:,} notes"
    notes = tuple(map(note, range(count)))
    first = SyncDocument(1, _SESSION)
    _, building = _timed(lambda: first.put(OutgoingChanges(notes)))
    _, digest = _timed(first.digest)
    snapshot, making = _timed(first.snapshot)
    second = SyncDocument(2, _SESSION)
    _, loading = _timed(lambda: second.load(snapshot))
    _, digest_anew = _timed(second.digest)
    third = SyncDocument(3, _SESSION)
    third.put(OutgoingChanges((note(count),)))
    _, joining = _timed(lambda: third.take([snapshot]))
    newcomer = SyncDocument(4, _SESSION)
    _, reading = _timed(lambda: newcomer.take([snapshot]))
    return [
        Figure("document: write all notes", size, building, "s"),
        Figure("document: first snapshot", size, making, "s"),
        Figure("document: all notes and the snapshot, kept", size, building + making, "s", 5 * count / SIZES[-1]),
        Figure("document: snapshot, packed", size, len(zlib.compress(snapshot, 6)) / 1e6, "MB"),
        Figure("document: open a snapshot", size, loading, "s"),
        Figure("document: digest, kept", size, digest * 1_000, "ms", 1),
        Figure("document: digest, anew", size, digest_anew, "s"),
        Figure("document: take a snapshot into an empty one", size, reading, "s"),
        Figure("document: take a snapshot into one with a note", size, joining, "s"),
        *_small_changes(first, second, size),
        *_many_updates(second, snapshot, size),
        Figure("document: memory of a process that holds it", size, _memory(snapshot), "MB", 450),
    ]


def _small_changes(first: SyncDocument, second: SyncDocument, size: str) -> list[Figure]:
    """Write one note again and again, and take it."""
    first.own_update()
    writing, exporting, taking, lengths = [], [], [], []
    for number in range(200):
        changed = replace(note(number), fields={"colour": 9}, words={"body": f"{note(number).words['body']}。"})
        authored, seconds = _timed(lambda changed=changed: first.put(OutgoingChanges((changed,))))
        writing.append(seconds * 1_000)
        update, seconds = _timed(first.own_update)
        exporting.append(seconds * 1_000)
        lengths.append(len(update))
        _, seconds = _timed(lambda update=update, authored=authored: second.take([update], authored))
        taking.append(seconds * 1_000)
    assert first.digest() == second.digest()
    return [
        Figure("document: write one change", size, median(writing), "ms", 5),
        Figure("document: export one change", size, median(exporting), "ms", 5),
        Figure("document: one change", size, median(lengths), "B"),
        Figure("document: take the first change", size, taking[0], "ms", 1_000),
        Figure("document: take one change", size, median(taking[1:]), "ms", 5),
    ]


def _many_updates(author: SyncDocument, snapshot: bytes, size: str) -> list[Figure]:
    updates = []
    author.own_update()
    for number in range(UPDATES):
        author.put(OutgoingChanges((SyncRecord("annotation", f"{number % 900:032x}", {"colour": number}),)))
        updates.append(author.own_update())
    updates = [update for update in updates if update]
    figures = []
    for order, files in (("in order", updates), ("shuffled", random.Random(1).sample(updates, len(updates)))):
        reader = SyncDocument(5, _SESSION)
        reader.load(snapshot)
        reader.put(OutgoingChanges((note(0),)))
        _, seconds = _timed(lambda reader=reader, files=files: reader.take([*files, *files[:500]]))
        figures.append(Figure(f"document: take {UPDATES:,} updates, 500 of them twice, {order}", size, seconds, "s", 2))
    return figures


def _timed(action: Callable[[], T]) -> tuple[T, float]:
    started = process_time()
    found = action()
    return found, process_time() - started


def _memory(snapshot: bytes) -> float:
    """Return the peak memory, in megabytes, of a process that opens a document, changes it and keeps it again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "snapshot"
        path.write_bytes(snapshot)
        with get_context("spawn").Pool(1) as processes:
            return processes.apply(_peak_of_holding, (path,))


def _peak_of_holding(path: Path) -> float:
    document = SyncDocument(6, _SESSION)
    document.load(path.read_bytes())
    document.put(OutgoingChanges((replace(note(1), fields={"colour": 9}),)))
    document.digest()
    document.snapshot()
    return peak_memory() / 1e6


if __name__ == "__main__":
    write_figures([figure for count in SIZES for figure in measure(count)])
