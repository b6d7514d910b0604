from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.sync.document_store import DamagedDocumentError, DocumentStore
from reader.sync.lease import DocumentFiles


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(tmp_path / "library.db.sync")


def test_what_was_appended_follows_the_snapshot(store: DocumentStore) -> None:
    files = store.append(DocumentFiles(), [b"one", b""])
    assert store.load(files) == (b"", [b"one", b""])
    files = store.write(files, b"all", [b"waiting"])
    files = store.append(files, [b"two"])
    assert store.load(files) == (b"all", [b"waiting", b"two"])
    assert store.append(files, []) == files


def test_what_no_state_counts_is_cut_off(store: DocumentStore) -> None:
    held = store.append(DocumentFiles(), [b"one"])
    store.append(held, [b"never confirmed"])
    assert store.load(held) == (b"", [b"one"])
    assert store.load(store.append(held, [b"two"])) == (b"", [b"one", b"two"])


def test_a_snapshot_is_due_when_the_log_has_grown(store: DocumentStore) -> None:
    files = store.append(DocumentFiles(), [b"one"])
    assert not store.needs_snapshot(files)
    files = store.append(files, [os.urandom(5 << 20)])
    assert store.needs_snapshot(files)
    files = store.write(files, os.urandom(24 << 20))
    assert not store.needs_snapshot(store.append(files, [os.urandom(5 << 20)]))


def test_only_the_files_that_a_state_needs_remain(store: DocumentStore, tmp_path: Path) -> None:
    first = store.append(store.write(DocumentFiles(), b"all"), [b"one"])
    second = store.write(first, b"all of it")
    assert second.generation == first.generation + 1
    store.delete_others([first, second])
    assert store.load(first) == (b"all", [b"one"])
    store.delete_others([second])
    assert [path.name for path in (tmp_path / "library.db.sync").iterdir()] == ["document-2.snapshot"]


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "without snapshot"])
def test_a_damaged_document_is_told(store: DocumentStore, tmp_path: Path, damage: str) -> None:
    files = store.append(store.write(DocumentFiles(), b"all"), [b"one", b"two"])
    log, snapshot = (tmp_path / "library.db.sync" / f"document-1.{end}" for end in ("log", "snapshot"))
    data = log.read_bytes()
    if damage == "cut":
        log.write_bytes(data[:-1])
    elif damage == "flipped":
        log.write_bytes(data.replace(b"one", b"ono"))
    else:
        (log if damage == "gone" else snapshot).unlink()
    with pytest.raises(DamagedDocumentError):
        store.load(files)
