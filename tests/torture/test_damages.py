"""A library that is damaged anywhere is never replaced in silence, and what can be read of it comes back."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typing_extensions import override

from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError
from reader.storage.backup_files import backup_files, set_aside_files
from reader.storage.database_pages import DatabasePages, StoredRow
from reader.storage.library import Library
from reader.storage.lock import lock_path
from reader.storage.salvage import salvage
from tests.support.texts import add_text

PAGE = 4096
SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
REPORTED = {
    Problem.LIBRARY_DAMAGED,
    Problem.LIBRARY_FOREIGN,
    Problem.LIBRARY_NEWER,
    Problem.LIBRARY_READ_ONLY,
    Problem.LIBRARY_IO,
    Problem.LIBRARY_FULL,
}
COUNTED = ("text", "leaf", "annotation", "entry")


def make(path: Path, now: datetime) -> None:
    """Make a library of real texts with notes, minutes and topics."""
    with Library.open(path, now) as library:
        for file in sorted(SAMPLES.glob("*.md")):
            paragraphs = file.read_text("utf-8").split("\n\n")
            text = add_text(library, file.stem, paragraphs * 4, now).id
            _mark(library, text, now)
        for day in range(120):
            start = now - timedelta(days=120 - day)
            span = (start, start + timedelta(minutes=5), 28800, start.date(), 300.0, EntryOrigin.MEASURED)
            library.ledger.put(LedgerEntry(f"e{day}", text, TimeClass.READ, *span, device="d"))
            library.ledger.close(f"e{day}")
        declaration = Declaration(now - timedelta(hours=1), now, text, TimeClass.PAPER, "train")
        for entry in declared_entries(declaration, library.plans.history(), (), now):
            library.ledger.declare(entry)
        library.topics.begin("?", now, [annotation.id for annotation in library.annotations.all()[:20]])
        library.backup(None, now)


def _mark(library: Library, text: str, now: datetime) -> None:
    view = library.texts.view(text)
    for place in range(0, view.characters - 40, max(40, view.characters // 120)):
        anchor = make_anchor(view, place, place + 30, "")
        note = operations.annotate(text, AnnotationKind.NOTE, anchor, now, body=f"想 {place} " * 5, tags=("a", "b"))
        library.commit(note)


Damage = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 1, 5, 40))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def zero(data: bytearray, rng: random.Random) -> None:
    page = rng.randrange(len(data) // PAGE) * PAGE
    length = PAGE * rng.choice((1, 1, 2, 5))
    data[page : page + length] = bytes(len(data[page : page + length]))


def cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data) // 3, len(data)) :]


def swap(data: bytearray, rng: random.Random) -> None:
    one, two = (rng.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]


def spoil_header(data: bytearray, rng: random.Random) -> None:
    if rng.random() < 0.5:
        data[: rng.choice((16, 100, PAGE))] = bytes(rng.choice((16, 100, PAGE)))
    else:
        data[rng.randrange(100)] ^= 1 << rng.randrange(8)


def spoil_rows(data: bytearray, rng: random.Random) -> None:
    for _ in range(3):
        start = rng.randrange(PAGE, len(data) - 50)
        data[start : start + rng.randrange(1, 50)] = rng.randbytes(rng.randrange(1, 50))
    del data[len(data) // PAGE * PAGE :]


KINDS: tuple[Damage, ...] = (flip, zero, cut, swap, spoil_header, spoil_rows)


class _TracedPages(DatabasePages):
    """Pages that remember on which of them each record lies."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.used: set[int] = set()

    @override
    def _start(self, page: int) -> int:
        self.used.add(page)
        return super()._start(page)

    def placed_rows(self, table_root: int) -> Iterator[tuple[StoredRow, frozenset[int]]]:
        for page in self.tree(table_root, set()):
            kind, cells = self._cells(page.number)
            for cell in cells:
                self.used = {page.number}
                yield self._row(page.number, kind, cell), frozenset(self.used)


class Contents:
    """The rows of a sound library, with the pages that each lies on."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.rows: dict[str, dict[tuple[object, ...], frozenset[int]]] = {}
        with Library.open(path, now) as library:
            roots = {
                table: library._connection.number("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
                for table in COUNTED
            }
        with closing(_TracedPages(path)) as pages:
            for table, root in roots.items():
                self.rows[table] = {row.values: used for row, used in pages.placed_rows(root)}

    def readable(self, damaged: set[int]) -> dict[str, set[tuple[object, ...]]]:
        return {
            table: {values for values, used in rows.items() if not used & damaged} for table, rows in self.rows.items()
        }


def damaged_pages(before: bytes, after: bytes) -> set[int]:
    return {
        place // PAGE + 1
        for place in range(0, len(before), PAGE)
        if before[place : place + PAGE] != after[place : place + PAGE]
    }


def use(library: Library, now: datetime) -> None:
    """Read all of a library, as the window and the command line do."""
    for text in library.texts.all():
        view = library.texts.view(text.id)
        view.slice(0, view.characters)
        view.outline()
        for number in range(view.leaf_count):
            view.leaf(number).blocks()
    library.annotations.all()
    library.annotations.tags()
    library.history()
    library.judged(now)
    library.ledger.between((now - timedelta(days=400)).date(), now.date())
    library.roadmap.present()
    for topic in library.topics.all():
        library.topics.outline(topic.id)
    library.check(repair=True, now=now)


def problem_met(place: Path, now: datetime) -> Problem | None:
    """Open a library and read all of it, and return the problem that is told."""
    try:
        with Library.open(place, now) as library:
            use(library, now)
    except ReaderError as error:
        return error.problem
    return None


def damage_and_open(sound: Path, folder: Path, kind: Damage, rng: random.Random, now: datetime) -> bytes:
    """Damage a copy of a library that has a backup, open it twice, and return the damaged bytes."""
    place = folder / "library.db"
    before = sound.read_bytes()
    data = bytearray(before)
    kind(data, rng)
    place.write_bytes(data)
    if rng.random() < 0.7:
        lock_path(place).unlink(missing_ok=True)
    for _ in range(2):
        assert problem_met(place, now) in REPORTED | {Problem.LIBRARY_MISSING, None}
        if place.exists() and place.stat().st_size:
            assert not set_aside_files(place), "replaced in silence"
        else:
            assert set_aside_files(place)
            with pytest.raises(ReaderError) as caught:
                Library.open(place, now)
            assert caught.value.problem is Problem.LIBRARY_MISSING
            assert caught.value.detail["backup"] == str(backup_files(place)[0].path)
    for file in (place, *(aside.path for aside in set_aside_files(place))):
        file.unlink(missing_ok=True)
    return bytes(data)


def come_back(data: bytes, sound: Path, contents: Contents, folder: Path, now: datetime) -> tuple[int, int, str]:
    """Salvage damaged bytes, and return how many of the rows on undamaged pages came back, and of how many."""
    source, target = folder / "damaged.db", folder / "salvaged.db"
    source.write_bytes(data)
    target.unlink(missing_ok=True)
    salvage(source, target, now)
    with Library.open(target, now) as library:
        assert library.check(repair=True, now=now) is not None
        # a number in which a bit flipped may be a day to come: that is told, and stays
        assert {finding.kind for finding in library.check(now=now).findings} <= {"day-to-come", "overlap"}
        use(library, now)
        found = {
            "text": {row[0] for row in library._connection.rows("SELECT id FROM text")},
            "leaf": {row[0] for row in library._connection.rows("SELECT content FROM leaf")},
            "annotation": {(row[0], row[1]) for row in library._connection.rows("SELECT id, body FROM annotation")},
            "entry": {(row[0], row[1]) for row in library._connection.rows("SELECT id, seconds FROM entry")},
        }
    readable = contents.readable(damaged_pages(sound.read_bytes(), data))
    key = {
        "text": lambda row: row[0],
        "leaf": lambda row: row[4],
        "annotation": lambda row: (row[0], row[12]),
        "entry": lambda row: (row[0], row[7]),
    }
    wanted = {table: {key[table](row) for row in rows} for table, rows in readable.items()}  # type: ignore[no-untyped-call]
    missed = {table: len(rows - found[table]) for table, rows in wanted.items()}
    total = sum(map(len, wanted.values()))
    return total - sum(missed.values()), total, str(missed)


def damage(folder: Path, now: datetime, times: int) -> tuple[int, int]:
    sound = folder / "sound" / "library.db"
    make(sound, now)
    contents = Contents(sound, now)
    used = folder / "used"
    shutil.copytree(sound.parent / "backups", used / "backups")
    back = total = 0
    for number in range(times):
        rng = random.Random(number)
        kind = KINDS[number % len(KINDS)]
        data = damage_and_open(sound, used, kind, rng, now)
        came, readable, missed = come_back(data, sound, contents, used, now)
        assert came >= 0.99 * readable, (number, kind.__name__, came, readable, missed)
        back, total = back + came, total + readable
    return back, total


def test_a_sound_library_loses_nothing(tmp_path: Path, now: datetime) -> None:
    make(tmp_path / "library.db", now)
    report = salvage(tmp_path / "library.db", tmp_path / "salvaged.db", now)
    assert report.lost == ()
    with Library.open(tmp_path / "library.db", now) as sound, Library.open(tmp_path / "salvaged.db", now) as library:
        assert library.texts.all() == sound.texts.all()
        assert library.annotations.all() == sound.annotations.all()
        assert library.history() == sound.history()
        assert library.judged(now) == sound.judged(now)
        assert library.check(now=now).is_clean


def test_some_damages_lose_no_more_than_they_hit(tmp_path: Path, now: datetime) -> None:
    back, total = damage(tmp_path, now, 12)
    assert back >= 0.99 * total


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_many_damages_lose_no_more_than_they_hit(tmp_path: Path, now: datetime) -> None:
    back, total = damage(tmp_path, now, 600)
    print(f"{back} of {total} rows came back")  # noqa: T201
    assert back >= 0.99 * total
