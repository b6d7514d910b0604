"""A backup is complete or does not exist, and the retention rules hold."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, remove
from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.storage.backup import back_up, back_up_ahead, replace_library
from reader.storage.backup_files import BackupReport, backup_files, newest_backup
from reader.storage.library import Library

AddText = Callable[..., Text]

KILLED_WRITER = """
import os, sqlite3, sys

raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA cache_size = 1")
raw.execute("BEGIN")
raw.execute("UPDATE annotation SET body = 1")
raw.execute("CREATE TABLE other AS SELECT randomblob(1000000)")
os._exit(0)
"""


def fill(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "甲乙丙")
    library.commit(annotate(text.id, AnnotationKind.NOTE, None, now, body="想"))


def test_a_backup_holds_all_and_says_so(place: Path, tmp_path: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        report = library.backup(tmp_path / "deep" / "copy.db", now)
        annotations = library.annotations.all()
    assert (report.path.name, report.texts, report.annotations, report.entries) == ("copy.db", 1, 1, 0)
    with Library.open(report.path, now) as copy:
        assert copy.annotations.all() == annotations


def test_a_library_in_memory_is_saved_only_where_it_is_told(library: Library, tmp_path: Path, now: datetime) -> None:
    assert library.backup(tmp_path / "copy.db", now).texts == 0
    with pytest.raises(ReaderError) as caught:
        library.backup(None, now)
    assert caught.value.problem is Problem.FOLDER_UNWRITABLE


def test_a_checked_copy_of_a_damaged_library_takes_the_place_of_none(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        copies = [library.backup(None, now + timedelta(hours=hour)).path for hour in range(2)]
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("INSERT INTO coverage VALUES ('no text', 1, 2)")
    with Library.open(place, now) as library:
        with pytest.raises(ReaderError) as caught:
            library.back_up_checked(now + timedelta(hours=2))
        assert caught.value.problem is Problem.LIBRARY_DAMAGED
        assert sorted(copies[0].parent.iterdir()) == copies
        library.note_damage()
        unchecked = library.backup(None, now + timedelta(hours=2)).path
    assert sorted(copies[0].parent.iterdir()) == [*copies, unchecked]


def test_the_library_itself_is_checked_where_no_copy_can_be_made_and_not_again_that_day(
    place: Path, now: datetime
) -> None:
    tomorrow = now + timedelta(days=1)
    Library.open(place, now).close()
    (place.parent / "backups").write_text("not a folder", "utf-8")
    with Library.open(place, tomorrow, checks_later=True) as library:
        with pytest.raises(ReaderError) as caught:
            library.back_up_checked(tomorrow)
        assert caught.value.problem is Problem.FOLDER_UNWRITABLE
        assert not library.is_check_due(tomorrow)


def test_a_checked_copy_of_a_sound_library_is_one_like_the_others(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        report = library.back_up_checked(now)
    assert (report.path.name, report.texts, report.annotations) == ("library-2026-03-28-091200.db", 1, 1)


def test_a_backup_can_be_made_beside_the_open_library(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        report = back_up(place, None, now)
    assert report.path == place.parent / "backups" / "library-2026-03-28-091200.db"
    assert (report.texts, report.annotations) == (1, 1)


def test_the_first_and_the_last_of_a_day_are_kept(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        copies = [library.backup(None, now + timedelta(hours=hour)).path for hour in (0, 0, 1, 2)]
    assert [copy.name for copy in copies] == [
        "library-2026-03-28-091200.db",
        "library-2026-03-28-091200-2.db",
        "library-2026-03-28-101200.db",
        "library-2026-03-28-111200.db",
    ]
    assert sorted(copies[0].parent.iterdir()) == [copies[0], copies[3]]


def test_the_copies_of_a_library_with_a_longer_name_are_its_own(place: Path, add_text: AddText, now: datetime) -> None:
    other = place.with_name("library-two.db")
    for path in (place, other):
        with Library.open(path, now) as library:
            fill(library, add_text, now)
    back_up(other, None, now)
    back_up_ahead(other, "before-notes", now)
    assert backup_files(place) == []
    assert len(backup_files(other)) == 2
    place.unlink()
    Library.open(place, now).close()


def test_a_copy_that_holds_more_than_the_next_one_is_never_thinned(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        library.backup(None, now)
        fill(library, add_text, now)
        full = library.backup(None, now + timedelta(hours=1)).path
        library.undo(now)
        for hour in range(2, 6):
            library.backup(None, now + timedelta(hours=hour))
    names = [copy.name for copy in sorted(full.parent.iterdir())]
    assert names == ["library-2026-03-28-091200.db", full.name, "library-2026-03-28-141200.db"]


def test_copies_before_notes_are_thinned_by_number_and_age_and_those_before_other_steps_are_not(
    place: Path, now: datetime
) -> None:
    folder = place.parent / "backups"
    with Library.open(place, now):
        for number in range(30):
            back_up_ahead(place, "before-notes", now + timedelta(days=number // 3, hours=number % 3))
        for number in range(8):
            back_up_ahead(place, "before-version-9", now + timedelta(hours=number))
        mine = folder / "library.before-notes-mine.db"
        shutil.copy(place, mine)
        back_up_ahead(place, "before-notes", now + timedelta(days=10))
    kept = sorted(path.name for path in folder.glob("library.before-notes-2*"))
    days = [name.removeprefix("library.before-notes-")[:10] for name in kept]
    assert days.count("2026-04-07") == 1
    assert days.count("2026-04-06") == 3
    assert len(set(days)) >= 7
    assert len(kept) < 16
    assert len(list(folder.glob("library.before-version-9-*"))) == 8
    assert mine.exists()


def test_the_copies_of_another_library_are_not_thinned(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        copies = [library.backup(None, now + timedelta(hours=hour)).path for hour in range(2)]
    place.unlink()
    with Library.open(place, now, new=True) as library:
        for day in range(9):
            for hour in range(2):
                library.backup(None, now + timedelta(days=day, hours=hour + 2))
    assert all(copy.exists() for copy in copies)


def commits_during(backup: Callable[[], BackupReport], library: Library, now: datetime) -> BackupReport:
    """Change the library until a backup in another thread is made, and return that."""
    text = library.texts.all()[0].id
    with ThreadPoolExecutor() as threads:
        copying = threads.submit(backup)
        places = 0
        while not copying.done():
            places += 1
            library.texts.set_place(text, places, now)
            Event().wait(0.01)
    assert places > 1
    return copying.result()


def test_a_backup_takes_in_what_is_committed_while_it_is_made(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        library._connection.execute("INSERT INTO image VALUES ('big', 'image/png', 1, 1, zeroblob(10000000))")
        report = commits_during(partial(library.backup, None, now), library, now)
        assert report.texts == 1
    with Library.open(report.path, now) as copy:
        assert copy.texts.all()[0].place > 0
        assert not [finding for finding in copy.check(now=now).findings if finding.kind == "file"]


def test_a_backup_of_a_library_that_changes_all_the_time_comes_to_an_end(
    place: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        library._connection.execute("INSERT INTO image VALUES ('big', 'image/png', 1, 1, zeroblob(3000000))")
        report = commits_during(partial(back_up, place, None, now), library, now)
    with Library.open(report.path, now) as copy:
        assert not [finding for finding in copy.check(now=now).findings if finding.kind == "file"]


def test_only_a_backup_may_use_the_connection_in_another_thread(place: Path, now: datetime) -> None:
    with (
        Library.open(place, now) as library,
        ThreadPoolExecutor() as threads,
        pytest.raises(RuntimeError, match="thread"),
    ):
        threads.submit(library.texts.all).result()


def test_a_backup_never_replaces_a_file(place: Path, tmp_path: Path, now: datetime) -> None:
    other = tmp_path / "mine.txt"
    other.write_text("mine")
    with Library.open(place, now) as library, pytest.raises(ReaderError) as caught:
        library.backup(other, now)
    assert caught.value.problem is Problem.BACKUP_EXISTS
    assert other.read_text() == "mine"


def test_a_failed_backup_leaves_nothing_behind(place: Path, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Library.open(place, now) as library:
        with pytest.raises(ReaderError) as caught:
            library.backup(tmp_path / "file" / "copy.db", now)
        assert caught.value.problem is Problem.FOLDER_UNWRITABLE
        (tmp_path / "taken").mkdir()
        with pytest.raises(ReaderError):
            library.backup(tmp_path / "taken", now)
    assert not [left for left in tmp_path.iterdir() if left.name.endswith(".part")]


def test_daily_weekly_and_monthly_copies_are_kept(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        made = library.backup(None, now).path
    folder = place.parent / "backups"
    sound = made.rename(folder / "library-2026-03-28.db")
    for day in range(1, 500):
        shutil.copy(sound, folder / f"library-{(now - timedelta(days=day)).date()}.db")
    for kept in ("library-notes.db", "library.before-version-2-2026-01-01-000000.db"):
        shutil.copy(sound, folder / kept)
    with Library.open(place, now) as library:
        library.backup(None, now + timedelta(days=1))
    names = sorted(copy.name for copy in folder.iterdir())
    assert names[:2] == ["library-2025-04-30.db", "library-2025-05-31.db"]
    assert names[-9:] == [
        *(f"library-2026-03-{day}.db" for day in range(23, 29)),
        "library-2026-03-29-091200.db",
        "library-notes.db",
        "library.before-version-2-2026-01-01-000000.db",
    ]
    assert len(names) == 2 + 7 + 3 + 11


def test_the_newest_backup_that_is_sound_is_found(place: Path, now: datetime) -> None:
    assert newest_backup(place) is None
    with Library.open(place, now) as library:
        first = library.backup(None, now).path
        second = library.backup(None, now + timedelta(days=1)).path
    assert newest_backup(place) == second
    second.write_bytes(b"spoilt")
    assert newest_backup(place) == first


def test_restoring_keeps_what_was_there_beside_it(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        good = library.backup(None, now).path
        add_text(library, "后来", title="二")
    report = replace_library(good, place, now)
    assert (report.path, report.texts) == (place, 1)
    with Library.open(place, now) as library:
        assert len(library.texts.all()) == 1
    with Library.open(place.with_name("library.replaced-2026-03-28-091200.db"), now) as library:
        assert len(library.texts.all()) == 2


def test_a_journal_of_the_lost_library_does_not_change_what_is_restored(
    place: Path, tmp_path: Path, add_text: AddText, now: datetime
) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        good = library.backup(tmp_path / "good.db", now).path
        library.commit(remove(tuple(library.annotations.all()), now))
    subprocess.run([sys.executable, "-c", KILLED_WRITER, str(place)], check=True)
    journal = place.with_name(place.name + "-journal")
    assert journal.stat().st_size
    place.unlink()
    replace_library(good, place, now)
    assert not journal.exists()
    with Library.open(place, now) as library:
        assert [annotation.body for annotation in library.annotations.all()] == ["想"]


@pytest.mark.skipif(sys.platform == "win32", reason="a whole path may not be that long there")
def test_a_library_that_cannot_be_renamed_is_not_replaced(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / f"{'n' * 240}.db"
    Library.open(place, now).close()
    good = tmp_path / "good.db"
    back_up(place, good, now)
    before = place.read_bytes()
    with pytest.raises(ReaderError) as caught:
        replace_library(good, place, now)
    assert caught.value.problem is Problem.FOLDER_UNWRITABLE
    assert place.read_bytes() == before


def test_a_bad_backup_is_not_restored(place: Path, tmp_path: Path, now: datetime) -> None:
    Library.open(place, now).close()
    bad = tmp_path / "bad.db"
    bad.write_bytes(place.read_bytes().replace(b"OHLB", b"NONE"))
    before = place.read_bytes()
    with pytest.raises(ReaderError) as caught:
        replace_library(bad, place, now)
    assert caught.value.problem is Problem.BACKUP_BAD
    assert place.read_bytes() == before
