from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.exchange_worker import exchange_worker
from reader.importers.study.formats import is_exchange_file, read_exchange
from tests.support.exchange import exchange_file, sealed, zip_bytes, zip_members

FILE = exchange_file({"texts/01 一.md": "原文\n".encode(), "notes/01.jsonld": b"{}"})
WHOLE = bag_bytes(FILE)
MEMBERS = zip_members(WHOLE)
FOLDER = next(iter(MEMBERS)).partition("/")[0]
TEXT = f"{FOLDER}/data/texts/01 一.md"
JSON = f"{FOLDER}/data/study.json"
README = f"{FOLDER}/data/README.md"

Members = dict[str, bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "王小明.study.zip"


def refusal(path: Path, data: bytes) -> ReaderError:
    path.write_bytes(data)
    with pytest.raises(ReaderError) as refused:
        read_exchange(path)
    assert refused.value.path == path
    return refused.value


def without(name: str) -> Callable[[Members], Members]:
    return lambda members: {member: data for member, data in members.items() if member != name}


def with_data(name: str, data: bytes, *, is_sealed: bool = False) -> Callable[[Members], Members]:
    def change(members: Members) -> Members:
        changed = {**members, name: data}
        return sealed(changed) if is_sealed else changed

    return change


def json_with(old: bytes, new: bytes) -> Callable[[Members], Members]:
    return lambda members: sealed({**members, JSON: members[JSON].replace(old, new, 1)})


DEEP = b'"deep": ' + b"[" * 33 + b"]" * 33 + b', "format"'


@pytest.mark.parametrize(
    ("change", "problem", "detail"),
    [
        (with_data(TEXT, b"other"), Problem.BAG_DAMAGED, {"file": "texts/01 一.md"}),
        (with_data(f"{FOLDER}/bag-info.txt", b"x"), Problem.BAG_DAMAGED, {"file": "bag-info.txt"}),
        (with_data(f"{FOLDER}/manifest-sha256.txt", b"x"), Problem.BAG_DAMAGED, {"file": "manifest-sha256.txt"}),
        (with_data(f"{FOLDER}/tagmanifest-sha256.txt", b"x"), Problem.BAG_MANIFEST, {"file": "tagmanifest-sha256.txt"}),
        (with_data(f"{FOLDER}/bagit.txt", b"x"), Problem.BAG_MANIFEST, {"file": "bagit.txt"}),
        (without(TEXT), Problem.BAG_MISSING, {"file": "texts/01 一.md"}),
        (without(README), Problem.BAG_MISSING, {"file": "README.md"}),
        (without(f"{FOLDER}/tagmanifest-sha256.txt"), Problem.BAG_MISSING, {"file": "tagmanifest-sha256.txt"}),
        (lambda members: sealed(without(JSON)(members)), Problem.BAG_MISSING, {"file": "study.json"}),
        (lambda members: sealed(without(README)(members)), Problem.BAG_MISSING, {"file": "README.md"}),
        (with_data(f"{FOLDER}/data/more.md", b"x"), Problem.BAG_EXTRA, {"file": "more.md"}),
        (with_data(f"{FOLDER}/fetch.txt", b"x"), Problem.BAG_EXTRA, {"file": "fetch.txt"}),
        (with_data(f"{FOLDER}/data/a\u202eb.md", b"x", is_sealed=True), Problem.BAG_UNSAFE, {"file": "ab.md"}),
        (with_data(f"{FOLDER}/../x", b"x"), Problem.BAG_UNSAFE, {"file": f"{FOLDER}/../x"}),
        (with_data(f"{FOLDER}/notes.json", b"{}"), Problem.BAG_EXTRA, {"file": "notes.json"}),
        (with_data("else/bagit.txt", b"x"), Problem.BAG_UNKNOWN, {}),
        (with_data("bagit.txt", b"x"), Problem.BAG_UNKNOWN, {}),
        (without(f"{FOLDER}/bagit.txt"), Problem.BAG_UNKNOWN, {}),
        (lambda _members: {"one.txt": b"x"}, Problem.BAG_UNKNOWN, {}),
        (json_with(b'"version": 1', b'"version": 2'), Problem.BAG_NEWER, {"found": "2", "known": 1}),
        (json_with(b'"report"', b'"recipe"'), Problem.BAG_KIND, {"kind": "recipe"}),
        (json_with(b'"number": 2', b'"number": NaN'), Problem.BAG_JSON, {"file": "study.json", "why": "not-json"}),
        (json_with(b'"number": 2', b'"id": "x"'), Problem.BAG_JSON, {"file": "study.json", "why": "not-json"}),
        (json_with(b'"format"', DEEP), Problem.BAG_JSON, {"file": "study.json", "why": "too-deep"}),
        (json_with(b'"format"', b'"x": "' + b"x" * 21_000_000 + b'", "format"'), Problem.BAG_TOO_LARGE, {}),
        (
            with_data(f"{FOLDER}/data/notes/01.jsonld", b'{"a": 1, "a": 2}', is_sealed=True),
            Problem.BAG_JSON,
            {"file": "notes/01.jsonld", "why": "not-json"},
        ),
    ],
)
def test_what_is_not_wholly_sound_is_refused_by_name(
    path: Path, change: Callable[[Members], Members], problem: Problem, detail: dict[str, object]
) -> None:
    error = refusal(path, zip_bytes(change(MEMBERS)))
    assert error.problem is problem
    assert detail.items() <= error.detail.items()


def test_a_name_in_nfc_and_nfd_is_refused(path: Path) -> None:
    twice = {f"{FOLDER}/data/é.md": b"1", unicodedata.normalize("NFD", f"{FOLDER}/data/é.md"): b"2"}
    assert refusal(path, zip_bytes({**MEMBERS, **twice})).problem is Problem.BAG_UNSAFE


def test_a_link_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in MEMBERS.items():
            entry = zipfile.ZipInfo(name)
            if name == TEXT:
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(entry, data)
    error = refusal(path, path.read_bytes())
    assert (error.problem, error.detail["file"]) == (Problem.BAG_UNSAFE, TEXT)


def test_too_many_entries_are_refused(path: Path) -> None:
    many = {f"{FOLDER}/data/{number}": b"" for number in range(10_001)}
    error = refusal(path, zip_bytes(many))
    assert (error.problem, error.detail["file"]) == (Problem.BAG_TOO_LARGE, path.name)


def test_a_bomb_is_refused(path: Path) -> None:
    error = refusal(path, zip_bytes({**MEMBERS, TEXT: b"0" * 60_000_000}))
    assert (error.problem, error.detail["file"]) == (Problem.BAG_TOO_LARGE, TEXT)


def test_a_flipped_byte_of_any_content_is_refused_by_name(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in MEMBERS.items():
            archive.writestr(name, data)
    whole = path.read_bytes()
    place = whole.index("原文\n".encode())
    flipped = bytearray(whole)
    flipped[place] ^= 1
    assert refusal(path, bytes(flipped)).detail == {"file": "texts/01 一.md"}


@pytest.mark.parametrize("place", range(0, len(WHOLE), 61))
def test_a_flipped_byte_anywhere_changes_nothing_or_is_refused(path: Path, place: int) -> None:
    flipped = bytearray(WHOLE)
    flipped[place] ^= 0x40
    path.write_bytes(bytes(flipped))
    with suppress(ReaderError):
        assert read_exchange(path) == FILE


@pytest.mark.parametrize("size", [0, 1, 100, len(WHOLE) // 2, len(WHOLE) - 1])
def test_a_file_that_was_cut_off_is_refused(path: Path, size: int) -> None:
    assert refusal(path, WHOLE[:size])


def test_a_changed_readme_is_only_a_word(path: Path) -> None:
    path.write_bytes(zip_bytes({**MEMBERS, README: b"# Other words\n"}))
    found = read_exchange(path)
    assert found.is_readme_changed
    assert (found.header, found.content) == (FILE.header, FILE.content)
    path.write_bytes(WHOLE)
    assert not read_exchange(path).is_readme_changed


def test_names_decomposed_by_another_system_are_the_same_files(path: Path) -> None:
    file = exchange_file({"texts/01 été.md": b"x"})
    members = zip_members(bag_bytes(file))
    path.write_bytes(zip_bytes({unicodedata.normalize("NFD", name): data for name, data in members.items()}))
    assert read_exchange(path) == file


def test_such_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "renamed.jpg"
    path.write_bytes(WHOLE)
    assert is_exchange_file(path)
    for data in (b"", b"PK\x03\x04", zip_bytes({"a/bagit.txt": b""}), struct.pack("4s", b"%PDF")):
        path.write_bytes(data)
        assert not is_exchange_file(path)
    assert not is_exchange_file(tmp_path)
    assert not is_exchange_file(tmp_path / "missing")


def test_files_are_read_in_a_child_process(path: Path) -> None:
    with exchange_worker() as worker:
        path.write_bytes(WHOLE)
        worker.ask((path,), path)
        assert worker.result() == FILE
        path.write_bytes(WHOLE[:100])
        worker.ask((path,), path)
        with pytest.raises(ReaderError) as refused:
            worker.result()
    assert (refused.value.problem, refused.value.path) == (Problem.ZIP_DAMAGED, path)
