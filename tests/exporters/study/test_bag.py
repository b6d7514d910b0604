from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeKind, PersonReference
from reader.exporters.study.bag import bag_bytes, bag_files, payload_name
from reader.importers.study.formats import read_exchange
from tests.support.exchange import exchange_file, zip_members

TEXTS = {
    payload_name("texts", 2, "百分之 100% ／ 第二篇：“论学习”?", ".md"): "第二篇\n".encode(),
    payload_name("texts", 1, "Où étudier", ".md"): b"one\n",
    "notes/01.jsonld": b'{"type": "AnnotationCollection"}',
}


def test_the_same_file_is_the_same_bytes() -> None:
    turned = exchange_file(dict(reversed(TEXTS.items())))
    assert bag_bytes(exchange_file(TEXTS)) == bag_bytes(turned)
    assert bag_bytes(exchange_file(TEXTS)) != bag_bytes(exchange_file(TEXTS, made=date(2026, 3, 9)))


def test_one_folder_holds_sorted_names_with_fixed_times(tmp_path: Path) -> None:
    path = tmp_path / "x.study.zip"
    path.write_bytes(bag_bytes(exchange_file(TEXTS)))
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert {name.partition("/")[0] for name in names} == {"王小明 report 2026-03-08 2"}


def test_the_manifests_list_every_file_with_its_digest() -> None:
    files = bag_files(exchange_file(TEXTS))
    payload = {name for name in files if name.startswith("data/")}
    assert len(payload) == 5
    for manifest, names in (
        ("manifest-sha256.txt", payload),
        ("tagmanifest-sha256.txt", {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"}),
    ):
        lines = [line.split("  ", 1) for line in files[manifest].decode().splitlines()]
        assert {name: digest for digest, name in lines} == {
            name: hashlib.sha256(files[name]).hexdigest() for name in names
        }
    assert files["bag-info.txt"].decode().splitlines()[:3] == [
        "Bag-Software-Agent: One Hour",
        "Bagging-Date: 2026-03-08",
        "Contact-Name: 王小明",
    ]


@pytest.mark.parametrize(
    "file",
    [
        exchange_file(),
        exchange_file(TEXTS),
        exchange_file({"texts/一.md": b"x" * 5_000_000}, kind=ExchangeKind.PACK, group=None, keep_until=None),
        exchange_file(person=PersonReference("p", "")),
    ],
)
def test_what_is_written_is_read_as_it_was(tmp_path: Path, file: object) -> None:
    path = tmp_path / "any name"
    path.write_bytes(bag_bytes(file))  # type: ignore[arg-type]
    assert read_exchange(path) == file


def test_another_program_validates_the_bag(tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    path = tmp_path / "x.study.zip"
    path.write_bytes(bag_bytes(exchange_file(TEXTS)))
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    bag = bagit.Bag(str(tmp_path / "王小明 report 2026-03-08 2"))
    assert bag.is_valid(fast=True)
    bag.validate()
    assert bag.info["Contact-Name"] == "王小明"


@pytest.mark.parametrize("name", ["../x", "a//b", "/x", "a\\b", "a\nb", "50%", "x" * 201, "study.json", "e\u0301.md"])
def test_a_name_that_its_reader_would_refuse_is_a_fault_of_the_program(name: str) -> None:
    with pytest.raises(ValueError, match=r"name|is written here"):
        bag_files(exchange_file({name: b""}))


def test_what_its_reader_would_refuse_is_not_written() -> None:
    with pytest.raises(ReaderError) as refused:
        bag_files(exchange_file({"notes/01.jsonld": b" " * (20 * 1024 * 1024 + 1)}))
    assert (refused.value.problem, refused.value.detail["file"]) == (Problem.BAG_TOO_LARGE, "notes/01.jsonld")


def test_titles_become_names_of_files() -> None:
    assert next(iter(TEXTS)) == "texts/02 百分之 100％ ／ 第二篇：“论学习”-.md"
    assert payload_name("texts", 1, "../<b>\u202e", ".md") == "texts/01 -b-.md"


def test_a_bag_can_be_packed_anew_by_hand(tmp_path: Path) -> None:
    members = zip_members(bag_bytes(exchange_file(TEXTS)))
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("王/", b"")
        for name, data in members.items():
            archive.writestr(name.replace("王小明 report 2026-03-08 2/", "王/"), data)
        archive.writestr("__MACOSX/._王", b"x")
        archive.writestr("王/data/.DS_Store", b"x")
    assert read_exchange(path) == exchange_file(TEXTS)
