"""A file that is restored from is read as it is, brought to the present schema, or read as far as it goes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.services.restore_source import RestoreSource
from reader.storage.backup_files import is_current
from reader.storage.library import Library
from tests.support.texts import add_text

NOW = datetime(2026, 3, 28, 13, 10, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a copy of a library with a text."""
    with Library.open(tmp_path / "library.db", NOW) as library:
        add_text(library, "一", ["文" * 400] * 40, NOW)
        return library.backup(tmp_path / "copy.db", NOW).path


def test_a_sound_file_is_read_where_it_is(file: Path) -> None:
    with RestoreSource(file, NOW) as source:
        assert (source.readable, source.current, source.lost) == (file, file, None)
    assert file.exists()


def test_a_damaged_file_is_read_into_a_temporary_one(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-4096 * 3 : -4096] = b"\x5a" * (4096 * 2)
    file.write_bytes(data)
    with RestoreSource(file, NOW) as source:
        assert source.readable != file
        assert is_current(source.current)
        assert source.lost is not None
    assert not source.readable.exists()
    assert file.read_bytes() == data


def test_a_foreign_file_is_named_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE other (a)")
        raw.commit()
    with pytest.raises(ReaderError) as caught:
        RestoreSource(path, NOW)
    assert (caught.value.problem, caught.value.path) == (Problem.LIBRARY_FOREIGN, path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as caught:
        RestoreSource(tmp_path / "gone.db", NOW)
    assert caught.value.problem is Problem.FILE_MISSING
