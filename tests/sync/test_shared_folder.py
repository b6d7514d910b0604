from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.sync.records import SyncRow
from reader.core.sync.status import SyncProblemKind
from reader.sync.file_cache import FileCache
from reader.sync.folder_checks import check_shared_folder
from reader.sync.folder_reader import FolderReader
from reader.sync.machine_file import GroupFile, MachineFile, group_bytes, machine_bytes, machine_of
from reader.sync.shared_folder import PackedFile, SharedFolder, file_name, packed_file
from reader.sync.sync_file import Epoch, FileHead, FileKind, Past, SyncFile, SyncFileError, packed
from reader.sync.timed_reader import TimedReader

NOW = datetime(2026, 11, 3, 10, 32, tzinfo=UTC)
ONE = "0123456789abcdef"
MACHINE = MachineFile("g", Epoch(1, ONE), ONE, "Laptop", "2.1", NOW, 3, {"x": 2}, "d", "v", {"a": (1, "b")}, ("y",))


def sync_file(seq: int, kind: FileKind = FileKind.UPDATE, **changed: str) -> SyncFile:
    head = FileHead("g", Epoch(1, ONE), ONE, seq, f"{seq:08x}", NOW, kind, "2.1", {ONE: Past(seq, "a" * 16)})
    return SyncFile(replace(head, **changed), (b"x",), (SyncRow("entry", str(seq), ONE, {"seconds": seq}),))


class Place:
    """A library and the folder that it shares."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "Sync"
        self.folder.mkdir()
        self.library = tmp_path / "One Hour" / "library.db"
        self.library.parent.mkdir()
        self.cache = self.library.parent / "seen.json"
        self.writer = SharedFolder(self.folder, self.library)
        self.own = self.folder / "onehour" / "machines" / ONE

    def write(self, file: SyncFile) -> PackedFile:
        written = packed_file(file)
        self.writer.write(written)
        return written

    def reader(self, program: str = "2.1", patience: float = 20.0) -> FolderReader:
        self.last_cache = FileCache(self.cache, program)
        self.last_reader = TimedReader(patience)
        return FolderReader(self.folder, self.last_cache, self.last_reader)

    def problems(self) -> dict[str, SyncProblemKind]:
        return {problem.file: problem.kind for problem in self.reader().contents().problems}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_what_is_written_is_found_and_read(place: Place) -> None:
    written = place.write(sync_file(1))
    place.writer.write_machine(MACHINE)
    place.writer.write_group(GroupFile("g", NOW))
    reader = place.reader()
    found = reader.contents()
    assert [(file.name, file.seq, file.token) for file in found.files] == [("u-000001-00000001.ohs", 1, "00000001")]
    assert found.files[0].size == len(written.data)
    assert reader.read(found.files[0]) == sync_file(1)
    assert found.machines == {ONE: MACHINE}
    assert found.problems == []
    assert reader.group() == GroupFile("g", NOW)
    assert found.bytes > len(written.data)


def test_names_are_lower_case_and_short() -> None:
    names = {
        file_name(sync_file(123, kind, part="2025").head) for kind in (FileKind.UPDATE, FileKind.BASE, FileKind.YEAR)
    }
    assert names == {"u-000123-0000007b.ohs", "base-000123-0000007b.ohs", "rows-2025-0000007b.ohs"}


def test_conflicted_copies_are_read_like_any_other(place: Place) -> None:
    place.write(sync_file(1))
    name = "u-000001-00000001"
    for copy in (f"{name} (conflicted copy 2026-11-03).ohs", f"{name}.sync-conflict-20261103-103200-ABCDEFG.ohs", "x"):
        shutil.copy(place.own / f"{name}.ohs", place.own / copy)
    shutil.copytree(place.own, place.own.with_name(f"{ONE} (1)"))
    found = place.reader().contents()
    assert {(file.replica, file.seq, file.token) for file in found.files} == {(ONE, 1, "00000001")}
    assert len(found.files) == 8
    assert found.problems == []


def test_a_machine_that_has_two_files_of_itself_is_known_by_the_later_one(place: Place) -> None:
    later = replace(MACHINE, name="Desk", at=NOW + timedelta(hours=1))
    place.writer.write_machine(MACHINE)
    (place.own / "machine (conflicted copy).json").write_bytes(machine_bytes(later))
    assert place.reader().contents().machines == {ONE: later}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b"[" * 100_000, machine_bytes(MACHINE)[:-30], b"\xff"])
def test_what_is_no_whole_file_of_a_machine_is_passed_over(data: bytes) -> None:
    assert machine_of(data) is None


def test_of_two_beginnings_the_smaller_group_stays(place: Place) -> None:
    assert place.reader().group() is None
    place.writer.write_group(GroupFile("b", NOW))
    conflict = place.folder / "onehour" / "group (conflicted copy).json"
    conflict.write_bytes(group_bytes(GroupFile("a", NOW)))
    (place.folder / "onehour" / "notes.json").write_text("{}")
    found = place.reader().group()
    assert found is not None
    assert found.group == "a"


def test_a_group_that_takes_a_later_program_says_so(place: Place) -> None:
    place.writer.write_group(GroupFile("b", NOW, needs=2))
    with pytest.raises(ReaderError) as caught:
        place.reader().group()
    assert caught.value.problem is Problem.SYNC_NEWER


def test_each_fault_is_named_and_leaves_the_others_readable(place: Place) -> None:
    place.write(sync_file(1))
    whole = packed(sync_file(2))
    damaged = bytearray(whole)
    damaged[-40] ^= 1
    place.own.joinpath("part.ohs").write_bytes(whole[:60])
    place.own.joinpath("empty.ohs").write_bytes(b"")
    place.own.joinpath("damaged.ohs").write_bytes(damaged)
    place.own.joinpath("foreign.ohs").write_bytes(b"%PDF-1.7")
    place.own.joinpath("newer.ohs").write_bytes(b"OHSYNC7\n")
    place.own.joinpath(".u-000009-00000009.ohs.icloud").write_bytes(b"bplist")
    place.own.joinpath(".DS_Store").write_bytes(b"x")
    place.own.joinpath(".~u-000002-00000002.ohs.part").write_bytes(whole[:90])
    place.own.joinpath("folder").mkdir()
    place.own.joinpath("link.ohs").symlink_to(place.library)
    assert place.problems() == {
        f"{ONE}/part.ohs": SyncProblemKind.WAITING,
        f"{ONE}/empty.ohs": SyncProblemKind.WAITING,
        f"{ONE}/u-000009-00000009.ohs": SyncProblemKind.WAITING,
        f"{ONE}/damaged.ohs": SyncProblemKind.DAMAGED,
        f"{ONE}/foreign.ohs": SyncProblemKind.FOREIGN,
        f"{ONE}/newer.ohs": SyncProblemKind.NEWER,
        f"{ONE}/link.ohs": SyncProblemKind.FOREIGN,
    }
    assert [file.seq for file in place.reader().contents().files] == [1]


def test_a_file_that_was_cut_is_read_once_it_is_whole(place: Place) -> None:
    whole = packed(sync_file(1))
    place.own.mkdir(parents=True)
    path = place.own / "u-000001-00000001.ohs"
    reader = place.reader()
    for length in range(0, len(whole), 10):
        path.write_bytes(whole[:length])
        found = reader.contents()
        assert found.files == []
        assert [problem.kind for problem in found.problems] == [SyncProblemKind.WAITING]
    path.write_bytes(whole)
    assert [file.seq for file in reader.contents().files] == [1]


def test_only_what_changed_is_read_again_also_by_another_process(place: Place) -> None:
    for seq in range(1, 6):
        place.write(sync_file(seq))
    place.own.joinpath("damaged.ohs").write_bytes(packed(sync_file(9)) + b"x")
    first = place.reader()
    before = first.contents()
    place.last_cache.save()
    reads: list[Path] = []

    class CountedReader(TimedReader):
        def read(self, path: Path, most: int) -> bytes:
            reads.append(path)
            return super().read(path, most)

    again = FolderReader(place.folder, FileCache(place.cache, "2.1"), CountedReader())
    after = again.contents()
    assert (after.files, after.problems) == (before.files, before.problems)
    assert reads == []
    assert again.read(after.files[0]) == sync_file(1)
    place.write(sync_file(6))
    assert [file.seq for file in again.contents().files] == [1, 2, 3, 4, 5, 6]
    assert len(reads) == 2


def test_a_later_program_looks_again_at_what_it_could_not_read(place: Place) -> None:
    place.own.mkdir(parents=True)
    place.own.joinpath("newer.ohs").write_bytes(b"OHSYNC7\n")
    place.reader().contents()
    place.last_cache.save()
    stamp = place.own.joinpath("newer.ohs").stat()
    key = (f"{ONE}/newer.ohs", (stamp.st_size, stamp.st_mtime_ns, stamp.st_ctime_ns))
    assert FileCache(place.cache, "2.1").get(*key) is not None
    assert FileCache(place.cache, "3.0").get(*key) is None


def test_a_damaged_cache_is_made_anew(place: Place) -> None:
    place.write(sync_file(1))
    for data in (
        b"",
        b"{}",
        b'{"program": "2.1", "files": [[1]]}',
        b'{"program": "2.1", "files": [["a", [1, 2, 3], []]]}',
    ):
        place.cache.write_bytes(data)
        assert [file.seq for file in place.reader().contents().files] == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe of Unix")
def test_a_file_that_blocks_is_waited_for_and_does_not_hold_up_the_others(tmp_path: Path) -> None:
    blocking, other = tmp_path / "blocking", tmp_path / "other"
    os.mkfifo(blocking)
    other.write_bytes(b"here")
    reader = TimedReader(0.05)
    assert reader.read(other, 10) == b"here"
    with pytest.raises(TimeoutError):
        reader.read(blocking, 10)
    assert reader.read(other, 2) == b"he"
    with pytest.raises(TimeoutError):
        reader.read(blocking, 10)
    with pytest.raises(TimeoutError):
        reader.read(other, 10)
    assert reader.blocked == 2
    for _ in range(2):
        os.close(os.open(blocking, os.O_RDWR | os.O_NONBLOCK))


def test_a_file_that_is_gone_meanwhile_is_waited_for(place: Place) -> None:
    place.write(sync_file(1))
    reader = place.reader()
    (file,) = reader.contents().files
    reader.contents()
    place.own.joinpath(file.name).unlink()
    with pytest.raises(SyncFileError) as caught:
        reader.read(file)
    assert caught.value.kind is SyncProblemKind.WAITING


def test_a_file_that_is_too_large_is_not_read(place: Place) -> None:
    place.own.mkdir(parents=True)
    with place.own.joinpath("large.ohs").open("wb") as file:
        file.write(packed(sync_file(1)))
        file.truncate(257 * 1024 * 1024)
    assert place.problems() == {f"{ONE}/large.ohs": SyncProblemKind.DAMAGED}


def folder_problem(folder: Path, library: Path) -> Problem | None:
    try:
        check_shared_folder(folder, library)
        SharedFolder(folder, library).check()
    except ReaderError as error:
        return error.problem
    return None


def test_a_folder_that_may_not_be_shared_is_refused(place: Place, tmp_path: Path) -> None:
    assert folder_problem(place.folder, place.library) is None
    assert folder_problem(tmp_path / "absent", place.library) is Problem.SYNC_FOLDER_GONE
    (tmp_path / "file").write_text("x")
    assert folder_problem(tmp_path / "file", place.library) is Problem.SYNC_FOLDER_GONE
    (tmp_path / "link").symlink_to(place.folder)
    assert folder_problem(tmp_path / "link", place.library) is Problem.SYNC_SYMLINK
    inside = place.library.parent / "inside"
    inside.mkdir()
    for folder in (inside, place.library.parent, tmp_path):
        assert folder_problem(folder, place.library) is Problem.SYNC_INSIDE_LIBRARY


def test_a_library_right_at_home_may_be_shared_through_a_folder_beside_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = place.folder.parent
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert folder_problem(place.folder, home / "library.db") is None
    assert folder_problem(home, home / "library.db") is Problem.SYNC_INSIDE_LIBRARY


def test_links_in_the_folder_lead_nowhere(place: Place, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (place.folder / "onehour").symlink_to(elsewhere)
    assert folder_problem(place.folder, place.library) is Problem.SYNC_SYMLINK
    (place.folder / "onehour").unlink()
    place.own.parent.mkdir(parents=True)
    place.own.symlink_to(elsewhere)
    with pytest.raises(ReaderError) as caught:
        place.write(sync_file(1))
    assert caught.value.problem is Problem.SYNC_SYMLINK
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_is_gone_is_not_made_anew(place: Place) -> None:
    place.folder.rmdir()
    with pytest.raises(ReaderError) as caught:
        place.write(sync_file(1))
    assert caught.value.problem is Problem.SYNC_FOLDER_GONE
    assert not place.folder.exists()


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KB, if that is permitted."""
    mount = shutil.which("mount")
    if mount is None or sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("may not mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_and_a_read_only_folder_are_told_apart(mounted: Path, place: Place) -> None:
    writer = SharedFolder(mounted, place.library)
    large = replace(sync_file(1), updates=(os.urandom(100_000),))
    with pytest.raises(ReaderError) as caught:
        writer.write(packed_file(large))
    assert caught.value.problem is Problem.SYNC_FULL
    assert list((mounted / "onehour/machines" / ONE).iterdir()) == []
    writer.write(packed_file(sync_file(2)))
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    with pytest.raises(ReaderError) as caught:
        writer.write(packed_file(sync_file(3)))
    assert caught.value.problem is Problem.SYNC_READ_ONLY


def test_what_a_killed_program_left_is_cleared_with_the_next_file(place: Place) -> None:
    place.write(sync_file(1))
    left = place.own / ".~u-000002-00000002.ohs.part"
    left.write_bytes(b"half")
    place.write(sync_file(3))
    assert not left.exists()


def test_files_of_a_machine_are_deleted_and_nothing_else(place: Place) -> None:
    one = place.write(sync_file(1))
    two = place.write(sync_file(2))
    place.writer.write_machine(MACHINE)
    assert place.writer.delete(ONE, (one.name, "absent")) == 1
    place.own.joinpath("other").write_text("of somebody else")
    assert place.writer.erase(ONE, (two.name,)) == 2
    assert [path.name for path in place.own.iterdir()] == ["other"]
    place.own.joinpath("other").unlink()
    place.writer.erase(ONE, ())
    assert not place.own.exists()
