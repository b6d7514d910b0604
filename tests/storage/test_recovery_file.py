"""Minutes that a library cannot store are stored elsewhere and imported at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.recovery_file import (
    UnsavedMinutes,
    recovery_files,
    recovery_paths,
    remove_recovery_files,
    write_recovery_file,
)

AddText = Callable[..., Text]
START = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
DAY = date(2026, 3, 28)
ENTRY = LedgerEntry(
    *("e1", None, TimeClass.READ, START, START + timedelta(minutes=5), 28_800, DAY, 300.0, EntryOrigin.MEASURED),
    range_start=2,
    range_end=9,
    reason="blur",
    flag="clock-back",
)


def test_what_was_rescued_is_found_as_it_was(place: Path) -> None:
    rescued = UnsavedMinutes((ENTRY,), (("t", (0, 5)),))
    assert write_recovery_file(place, rescued) == recovery_paths(place)[0]
    (file,) = recovery_files(place)
    assert file.minutes == rescued
    assert list(recovery_files(place.with_name("other.db"))) == []
    remove_recovery_files(place)
    assert list(recovery_files(place)) == []


def test_the_next_start_takes_it_in_once(place: Path, now: datetime, add_text: AddText) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙丁").id
        library.ledger.put(replace(ENTRY, text=text, seconds=100.0, end=START + timedelta(seconds=100)))
    later = replace(ENTRY, id="e2", start=START + timedelta(hours=1), end=START + timedelta(hours=2), text="gone")
    write_recovery_file(place, UnsavedMinutes((later,), ((text, (0, 3)), ("gone", (0, 9)))))
    for _ in range(2):
        with Library.open(place, now) as library:
            assert [(one.id, one.text, one.seconds) for one in library.ledger.entries(DAY)] == [
                ("e1", text, 100.0),
                ("e2", None, 300.0),
            ]
            assert library.coverage.covered(text) == 3
            assert list(recovery_files(place)) == []


def test_an_entry_that_was_running_goes_on_to_where_it_came(place: Path, now: datetime) -> None:
    library = Library.open(place, now)
    library.ledger.put(replace(ENTRY, seconds=100.0, end=START + timedelta(seconds=100)))
    library.close()
    write_recovery_file(place, UnsavedMinutes((ENTRY,)))
    # the entry is still marked as running in the file: it was never closed
    with Library.open(place, now) as library:
        assert library.ledger.get("e1") == ENTRY


def test_what_cannot_stand_or_be_understood_is_set_aside(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        library.ledger.put(ENTRY)
    path = recovery_paths(place)[0]
    for content in (None, b"{", b"[]", b'{"entries": [{}], "covered": []}'):
        write_recovery_file(place, UnsavedMinutes((replace(ENTRY, id="e2"),)))
        if content is not None:
            path.write_bytes(content)
        with Library.open(place, now) as library:
            assert [one.id for one in library.ledger.entries(DAY)] == ["e1"]
        assert not path.exists()
        path.with_suffix(".refused").unlink()


def test_where_the_state_folder_cannot_be_written_temporary_files_serve(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no folder"))
    rescued = UnsavedMinutes((ENTRY,))
    assert write_recovery_file(place, rescued) == recovery_paths(place)[1]
    assert [file.minutes for file in recovery_files(place)] == [rescued]
    remove_recovery_files(place)


def test_a_file_that_is_only_linked_to_is_not_believed(place: Path, tmp_path: Path) -> None:
    path = write_recovery_file(place, UnsavedMinutes((ENTRY,)))
    assert path is not None
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert list(recovery_files(place)) == []
    path.unlink()
