"""Each kind of thing that a library holds travels, or is among those that stay."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.study.lessons import SetLesson
from reader.core.sync.records import (
    OutgoingChanges,
)
from reader.storage.library import Library
from reader.storage.recorded_rows import KINDS
from reader.storage.sync_rows.sync_kinds import PASSAGE, RECORD_KINDS, ROW_KINDS, STAYING, STAYING_TABLES
from tests.storage.sync.conftest import Machines
from tests.support.sync_relay import Document, Machine, exchange

FULL = Path(__file__).parents[2] / "data" / "library-schema-9.db"
NOW = datetime.fromisoformat("2026-03-29T12:00+08:00")


@pytest.fixture
def full(tmp_path: Path) -> Library:
    """Return a library with one of each thing."""
    path = tmp_path / "library.db"
    shutil.copy(FULL, path)
    return Library.open(path, NOW)


def columns_of(library: Library, table: str) -> set[str]:
    return {row["name"] for row in library._connection.rows(f"PRAGMA table_info({table})")}


def test_each_kind_that_the_journal_knows_travels_or_stays() -> None:
    traveling = RECORD_KINDS.keys() | ROW_KINDS.keys() | {"place"}
    assert KINDS.keys() <= traveling | STAYING
    assert not traveling & STAYING


def test_each_table_travels_or_stays(library: Library) -> None:
    rows = library._connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {row[0] for row in rows if not row[0].startswith(("sqlite_", "_sqlite"))}
    traveling = {kind.table for kind in (*RECORD_KINDS.values(), *ROW_KINDS.values())}
    assert tables == traveling | STAYING_TABLES
    assert not traveling & STAYING_TABLES


OWN = {
    # what a text is here follows from its words, which come as a file
    "text": {
        *("id", "format", "encoding", "source", "file_digest", "digest", "characters", "sections", "blocks", "added"),
        *("opened", "place", "placed", "content", "own_digest", "edition_of", "cover", "choices", "wanted_edition"),
    },
    "entry": {"device"},
    "plan": {"number", "id"},
    "speed": {"number"},
}
"""The columns that do not travel, or not as they are, by kind."""


@pytest.mark.parametrize("kind", [*RECORD_KINDS, *ROW_KINDS])
def test_each_column_travels_or_stays(library: Library, kind: str) -> None:
    table = RECORD_KINDS.get(kind) or ROW_KINDS[kind]
    traveling = {*table.fields, *table.words, *table.first, table.key, table.gone, table.tags} - {""}
    traveling |= set(PASSAGE) if table.has_passage else set()
    own = {*table.unsent, *OWN.get(kind, ())} | (
        {"id"} if kind in ROW_KINDS and kind not in {"coverage", "speed"} else set()
    )
    assert traveling | own == columns_of(library, table.table)


def test_each_kind_comes_to_another_machine_and_goes_out_there_again(full: Library, machines: Machines) -> None:
    (other,) = machines(1)
    lesson = SetLesson(NOW.date(), full.texts.all()[0].id, 0, "第一回", None, "安")
    full.lessons.set_all([lesson], "pack", NOW)
    one = Machine("Old", full, Document("f" * 16))
    exchange(NOW, one, other)
    sent, received = full.sync.everything().changes, other.library.sync.everything().changes
    assert other.library.sync.dirty == 0
    waiting = other.library._connection.rows("SELECT kind, needs FROM sync_waiting")
    assert {(row[0], row[1].partition("/")[0]) for row in waiting} <= {("place", "words"), ("coverage", "leaves")}
    kinds = {record.kind for record in sent.records} | {row.kind for row in sent.rows}
    assert kinds >= (RECORD_KINDS.keys() | ROW_KINDS.keys())
    assert comparable(sent) == comparable(received)
    assert other.library.check(now=NOW).findings == ()


def comparable(changes: OutgoingChanges) -> dict[tuple[str, str], object]:
    """Return what travels, but for the machine on which it was made, and for places and first plans."""
    records = {(one.kind, one.id): one for one in changes.records if one.kind != "place"}
    rows = {(one.kind, one.id): dict(one.values) for one in changes.rows if not one.values.get("is_default")}
    return {**records, **rows, **{(one.kind, one.id): one.items for one in changes.orders}}
