"""A full disk, or a file that may not grow, loses nothing that was saved."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.storage.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits and mounts of Unix")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 12 MB, if that is permitted."""
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("may not mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("may not mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Write until nothing more fits."""
    with (folder / "filler").open("wb", buffering=0) as file:
        size = 1 << 20
        while size >= 512:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2


def test_on_a_full_disk_the_pending_change_is_saved_from_the_ballast(small_disk: Path, now: datetime) -> None:
    path = small_disk / "library.db"
    with Library.open(path, now) as library:
        path.with_name("library.db.ballast").write_bytes(b"\0" * (1 << 20))
        library.preferences.set("kept", "before")
        fill(small_disk)
        library.preferences.set("big", "长" * 100_000)
        assert library.space_ran_out
        fill(small_disk)
        with pytest.raises(ReaderError) as caught:
            library.preferences.set("bigger", "长" * 400_000)
        assert caught.value.problem is Problem.LIBRARY_FULL
        assert library.preferences.get("kept") == "before"
        assert library.check().is_clean
    with Library.open(path, now) as library:
        assert library.preferences.get("bigger") is None
        assert library.preferences.get("big") == "长" * 100_000


def test_a_file_that_may_grow_no_more_is_told_and_stays_sound(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "library.db"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Library.open(path, now) as library:
        library.preferences.set("kept", "before")
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
        try:
            with pytest.raises(ReaderError) as caught:
                library.preferences.set("big", "长" * 400_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert caught.value.problem in {Problem.LIBRARY_IO, Problem.LIBRARY_FULL}
        assert library.preferences.get("kept") == "before"
        library.preferences.set("big", "长" * 400_000)
        assert library.check().is_clean
