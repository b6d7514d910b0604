"""Test that only regular files are read, whole and unchanged; everything else raises an error and blocks nothing."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.leaves import Leaf
from reader.importers.archives.archive_contents import scan_folder
from reader.importers.source import LARGEST_FILE, file_digest, read_source
from reader.importers.text_reader import TextReader

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes special files of Unix")


def pipe(folder: Path) -> Path:
    path = folder / "pipe.txt"
    os.mkfifo(path)
    return path


def listener(folder: Path) -> Path:
    path = folder / "socket.txt"
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    return path


def device(folder: Path) -> Path:
    path = folder / "device.txt"
    path.symlink_to("/dev/zero")
    return path


def dangling(folder: Path) -> Path:
    path = folder / "dangling.txt"
    path.symlink_to(folder / "nowhere.txt")
    return path


def circle(folder: Path) -> Path:
    path = folder / "circle.txt"
    path.symlink_to(path)
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "folder.txt"
    path.mkdir()
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.touch()
    return path


def enormous(folder: Path) -> Path:
    path = folder / "enormous.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    return path


def too_long_a_name(folder: Path) -> Path:
    return folder / ("长" * 200 + ".txt")


def no_name(folder: Path) -> Path:
    return folder / "a\0b.txt"


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (pipe, Problem.FILE_SPECIAL),
        (listener, Problem.FILE_SPECIAL),
        (device, Problem.FILE_SPECIAL),
        (dangling, Problem.FILE_MISSING),
        (circle, Problem.FILE_UNREADABLE),
        (a_folder, Problem.FILE_UNREADABLE),
        (empty, Problem.FILE_EMPTY),
        (enormous, Problem.FILE_TOO_LARGE),
        (too_long_a_name, Problem.FILE_UNREADABLE),
        (no_name, Problem.FILE_UNREADABLE),
    ],
)
def test_what_is_no_ordinary_file_is_told(make: Callable[[Path], Path], problem: Problem, tmp_path: Path) -> None:
    path = make(tmp_path)
    with pytest.raises(ReaderError) as caught:
        read_source(path)
    assert (caught.value.problem, caught.value.path) == (problem, path)


def test_a_pipe_is_told_apart_too_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = pipe(tmp_path)
    with pytest.raises(ReaderError) as digesting:
        file_digest(path)
    with TextReader(path) as reading, pytest.raises(ReaderError) as apart:
        list(reading)
    assert digesting.value.problem is apart.value.problem is Problem.FILE_SPECIAL


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is permitted to root")
def test_what_is_not_permitted_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(ReaderError) as caught:
        read_source(path)
    assert caught.value.problem is Problem.FILE_UNREADABLE


NAMES = (b"\xff\xfe.txt", "长".encode() * 80 + b".txt", b'a<b>:"|?*.txt', b"CON.txt", b" .txt", b"a\nb.txt")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_found_and_read(name: bytes, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text("Some words.", "utf-8")
    assert scan_folder(tmp_path).files == (path,)
    with TextReader(path) as reading:
        assert any(isinstance(draft, Leaf) for draft in reading)


def read_again_and_again(path: Path) -> None:
    while True:
        read_source(path)


def test_a_file_that_is_written_to_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"x" * 20_000_000)
    over = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not over.is_set():
                file.write(b"y" * 100)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with pytest.raises(ReaderError) as caught:
            read_again_and_again(path)
    finally:
        over.set()
        writer.join()
    assert caught.value.problem is Problem.FILE_CHANGED


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    missing = tmp_path / "gone"
    (found,) = scan_folder(missing).refused
    assert (found.problem, found.path) == (Problem.FOLDER_UNREADABLE, missing)
    assert scan_folder(tmp_path).refused == ()
