"""A library is private, whatever the umask, and what a killed program left unfinished goes at the next opening."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat
from reader.storage.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): mode(path) for path in folder.rglob("*")}


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def use(place: Path, now: datetime, umask: int) -> None:
    """Make a library with a backup, a dictionary folder and an index under a umask."""
    before = os.umask(umask)
    try:
        with Library.open(place, now) as library:
            writer = library.texts.begin(TextHeader("书", "", "zh", TextFormat.PLAIN, "utf-8"), "/from", "书", now)
            del writer
            library.index.writer()
            library.backup(None, now)
            (place.parent / "dictionaries").mkdir()
            (place.parent / "dictionaries" / "one.db").touch()
    finally:
        os.umask(before)


def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path, now: datetime, umask: int) -> None:
    folder = tmp_path / "onehour"
    use(folder / "library.db", now, umask)
    assert mode(folder) == 0o700
    found = modes(folder)
    assert {"library.db", "library.db.lock", "backups", "dictionaries", "dictionaries/one.db"} <= found.keys()
    assert any(name.startswith("cache.db") for name in found)
    assert {
        name: value for name, value in found.items() if value != (0o700 if (folder / name).is_dir() else 0o600)
    } == {}


def test_what_was_readable_by_others_is_not_after_opening(tmp_path: Path, now: datetime) -> None:
    folder = tmp_path / "onehour"
    use(folder / "library.db", now, 0o022)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with Library.open(folder / "library.db", now):
        assert mode(folder) == 0o700
        assert all(value in {0o600, 0o700} for value in modes(folder).values())


def test_a_folder_with_other_files_and_those_stay_as_they_are(tmp_path: Path, now: datetime) -> None:
    tmp_path.chmod(0o755)
    other = tmp_path / "library notes.txt"
    other.touch()
    other.chmod(0o644)
    with Library.open(tmp_path / "library.db", now):
        assert (mode(tmp_path), mode(other), mode(tmp_path / "library.db")) == (0o755, 0o644, 0o600)


def test_unfinished_files_of_a_killed_program_go_and_those_of_a_running_one_stay(tmp_path: Path, now: datetime) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    place = tmp_path / "library.db"
    (tmp_path / "backups").mkdir()
    left = tmp_path / "backups" / f"library-2026-03-28.db.{ended.pid}.part"
    written = tmp_path / "backups" / f"library-2026-03-28.db.{os.getppid()}.part"
    others = tmp_path / "backups" / f"thesis.{ended.pid}.part"
    probe = tmp_path / f"library.db.{ended.pid}.probe"
    for path in (left, written, others, probe):
        path.touch()
    with Library.open(place, now):
        assert [path.exists() for path in (left, written, others, probe)] == [False, True, True, False]
