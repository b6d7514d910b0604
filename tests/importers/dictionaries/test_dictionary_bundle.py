"""Test the many ways in which dictionaries are packed, hostile ones included."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Problem, ReaderError
from reader.importers.dictionaries.dictionary_job import dictionary_size
from reader.importers.dictionaries.formats import is_dictionary_name

if TYPE_CHECKING:
    from tests.importers.dictionaries.conftest import Read

Reading = Callable[[Path], "Read"]
StarDict = Callable[..., Path]
ENTRIES = [("apple", b"a fruit"), ("pear", b"another")]


def tarred(path: Path, files: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as tar:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def files(tmp_path: Path, stardict: StarDict) -> dict[str, bytes]:
    folder = tmp_path / "made"
    folder.mkdir()
    stardict(folder, ENTRIES, packed=".dz")
    return {f"stardict-pocket/{one.name}": one.read_bytes() for one in folder.iterdir()}


def problem_of(read: Reading, path: Path) -> Problem:
    with pytest.raises(ReaderError) as caught:
        read(path)
    return caught.value.problem


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar.gz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz"), ("a.tgz", "w:gz"), ("a.tar", "w")],
)
def test_an_archive_is_read_without_unpacking_it(
    tmp_path: Path, files: dict[str, bytes], read: Reading, name: str, mode: str
) -> None:
    path = tarred(tmp_path / name, {"stardict-pocket/res/a.png": b"\x89PNG", **files}, mode)
    assert read(path).said("pear") == "another"
    assert is_dictionary_name(path)
    assert {one.name for one in tmp_path.iterdir()} == {"made", name}


def test_a_zip_is_read(tmp_path: Path, files: dict[str, bytes], read: Reading) -> None:
    path = zipped(tmp_path / "a.zip", files)
    assert read(path).said("apple") == "a fruit"
    assert is_dictionary_name(path)


def test_an_archive_may_hold_several_dictionaries(tmp_path: Path, files: dict[str, bytes], read: Reading) -> None:
    second = {name.replace("pocket.", "other."): data for name, data in files.items()}
    found = read(zipped(tmp_path / "a.zip", {**files, **second}))
    assert (len(found.heads), len(found.entries)) == (2, 4)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_an_archive_that_breaks_off_is_damaged(
    tmp_path: Path, files: dict[str, bytes], read: Reading, name: str
) -> None:
    path = tmp_path / name
    if name.endswith(".zip"):
        zipped(path, files)
    else:
        tarred(path, files, f"w:{name.rpartition('.')[2]}")
    path.write_bytes(path.read_bytes()[:-40])
    assert problem_of(read, path) is Problem.DICTIONARY_DAMAGED


def test_a_zip_of_a_word_list_is_read(tmp_path: Path, read: Reading) -> None:
    path = zipped(tmp_path / "cedict.zip", {"cedict_ts.u8": "行 行 [hang2] /row/\n".encode()})
    assert read(path).said("行") == "row"
    assert is_dictionary_name(path)


def test_a_zip_of_something_else_is_no_dictionary(tmp_path: Path, read: Reading) -> None:
    path = zipped(tmp_path / "a.zip", {"picture.png": b"x"})
    assert problem_of(read, path) is Problem.DICTIONARY_UNKNOWN
    assert not is_dictionary_name(path)


def test_an_archive_that_lacks_a_part_names_it(tmp_path: Path, files: dict[str, bytes], read: Reading) -> None:
    lacking = {name: data for name, data in files.items() if not name.endswith(".idx.gz")}
    assert problem_of(read, tarred(tmp_path / "a.tar.gz", lacking, "w:gz")) is Problem.DICTIONARY_INCOMPLETE


@pytest.mark.parametrize("name", ["a.dict.dz", "a.idx.gz"])
def test_a_bomb_is_refused(tmp_path: Path, stardict: StarDict, read: Reading, name: str) -> None:
    path = stardict(tmp_path, ENTRIES, packed=".dz")
    part = tmp_path / name.replace("a.", "pocket.")
    part.write_bytes(gzip.compress(bytes(64 * 1024 * 1024)))
    assert problem_of(read, path) is Problem.ZIP_BOMB


def test_a_bomb_in_an_archive_is_refused(tmp_path: Path, files: dict[str, bytes], read: Reading) -> None:
    bomb = tarred(tmp_path / "a.tar.bz2", {**files, "b/pocket.ifo": bytes(64 * 1024 * 1024)}, "w:bz2")
    assert problem_of(read, bomb) is Problem.ZIP_BOMB


def test_names_that_lead_out_and_links_do_nothing(tmp_path: Path, files: dict[str, bytes], read: Reading) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        link = tarfile.TarInfo("link.ifo")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
        for name, data in files.items():
            member = tarfile.TarInfo(f"../../{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    assert read(path).said("pear") == "another"


@pytest.mark.parametrize("name", ["novel.txt", "book.epub", "notes.md", "page.html", "letters.gz"])
def test_texts_are_no_dictionaries_by_their_names(tmp_path: Path, name: str) -> None:
    assert not is_dictionary_name(tmp_path / name)


def test_the_size_of_a_dictionary_is_that_of_all_its_parts(tmp_path: Path) -> None:
    sizes = {"one.ifo": 10, "one.idx": 200, "one.dict.dz": 3_000, "two.dict": 40_000}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(bytes(size))
    assert {dictionary_size(tmp_path / name) for name in ("one.ifo", "one.idx", "one.dict.dz")} == {3_210}
    assert dictionary_size(tmp_path / "two.dict") == 40_000
    (tmp_path / "words.csv").write_bytes(bytes(7))
    assert dictionary_size(tmp_path / "words.csv") == 7
    assert dictionary_size(tmp_path / "none.csv") == 0
