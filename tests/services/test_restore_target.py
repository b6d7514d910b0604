"""A file is restored into an open library, or into the place of one that was lost, in two steps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, remove
from reader.core.errors import Problem, ReaderError
from reader.services.backups import restore_from
from reader.services.restore_source import RestoreSource
from reader.services.restore_target import LostLibrary, OpenLibrary
from reader.storage.library import Library
from tests.support.texts import add_text

NOW = datetime(2026, 3, 28, 13, 10, tzinfo=UTC)


def test_an_open_library_is_copied_once_before_it_is_changed(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", NOW) as library:
        text = add_text(library, "一", ["甲乙丙丁" * 100], NOW)
        library.commit(annotate(text.id, AnnotationKind.NOTE, None, NOW, body="字"))
        file = library.backup(tmp_path / "copy.db", NOW).path
        library.commit(remove(library.annotations.all(), NOW))
        target = OpenLibrary(library)
        with RestoreSource(file, NOW) as source:
            assert target.preview(source, NOW, as_it_was=False).comes.notes == 1
            backup = target.prepare(source, NOW)
            report = restore_from(library, source, NOW, backup=backup)
        assert report.copy == backup
        assert list((tmp_path / "backups").iterdir()) == [backup]
        assert [note.body for note in library.annotations.all()] == ["字"]


def test_a_file_takes_the_place_of_a_lost_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, NOW) as library:
        add_text(library, "一", ["甲乙丙丁" * 100], NOW)
        file = library.backup(tmp_path / "copy.db", NOW).path
    path.unlink()
    target = LostLibrary(path)
    with RestoreSource(file, NOW) as source:
        assert target.preview(source, NOW, as_it_was=False).comes.texts == 1
        assert target.prepare(source, NOW) is None
    with Library.open(path, NOW) as library:
        assert [text.title for text in library.texts.all()] == ["一"]


def test_a_library_in_memory_has_nothing_to_restore_from() -> None:
    with Library.in_memory(NOW) as library, pytest.raises(ReaderError) as caught:
        OpenLibrary(library)
    assert caught.value.problem is Problem.FOLDER_UNWRITABLE
