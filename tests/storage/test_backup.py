"""A backup is complete or does not exist, and the retention rules hold."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.text.model import Text
from reader.storage.backup import back_up, newest_backup, restore
from reader.storage.library import Library

AddText = Callable[..., Text]


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


def test_a_backup_can_be_made_beside_the_open_library(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        fill(library, add_text, now)
        report = back_up(place, None, now)
    assert report.path == place.parent / "backups" / "library-2026-03-28.db"
    assert (report.texts, report.annotations) == (1, 1)


def test_the_copy_before_goes_only_when_the_newer_of_its_day_is_there(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        first = library.backup(None, now).path
        second = library.backup(None, now).path
    assert (first.name, second.name) == ("library-2026-03-28.db", "library-2026-03-28-2.db")
    assert list(second.parent.iterdir()) == [second]


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
        library.backup(None, now)
    folder = place.parent / "backups"
    sound = folder / "library-2026-03-28.db"
    for day in range(1, 500):
        shutil.copy(sound, folder / f"library-{(now - timedelta(days=day)).date()}.db")
    for kept in ("library-notes.db", "library.before-version-2-2026-01-01-000000.db"):
        shutil.copy(sound, folder / kept)
    with Library.open(place, now) as library:
        library.backup(None, now + timedelta(days=1))
    names = sorted(copy.name for copy in folder.iterdir())
    assert names[:2] == ["library-2025-04-30.db", "library-2025-05-31.db"]
    assert names[-9:] == [
        *(f"library-2026-03-{day}.db" for day in range(23, 30)),
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
    report = restore(good, place, now)
    assert (report.path, report.texts) == (place, 1)
    with Library.open(place, now) as library:
        assert len(library.texts.all()) == 1
    with Library.open(place.with_name("library.replaced-2026-03-28-091200.db"), now) as library:
        assert len(library.texts.all()) == 2


def test_a_bad_backup_is_not_restored(place: Path, tmp_path: Path, now: datetime) -> None:
    Library.open(place, now).close()
    bad = tmp_path / "bad.db"
    bad.write_bytes(place.read_bytes().replace(b"OHLB", b"NONE"))
    before = place.read_bytes()
    with pytest.raises(ReaderError) as caught:
        restore(bad, place, now)
    assert caught.value.problem is Problem.BACKUP_BAD
    assert place.read_bytes() == before
