from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.core.activity.foreign_time import ForeignTime
from reader.importers.reading_time.formats import read_time

Read = Callable[..., ForeignTime]
Statistics = Callable[..., bytes]

SCHEMA = """
CREATE TABLE book (
    id integer PRIMARY KEY autoincrement, title text, authors text, notes integer, last_open integer,
    highlights integer, pages integer, series text, language text, md5 text,
    total_read_time integer, total_read_pages integer
);
CREATE TABLE page_stat_data (
    id_book integer, page integer NOT NULL DEFAULT 0, start_time integer NOT NULL DEFAULT 0,
    duration integer NOT NULL DEFAULT 0, total_pages integer NOT NULL DEFAULT 0,
    UNIQUE (id_book, page, start_time), FOREIGN KEY(id_book) REFERENCES book(id)
);
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file with these bytes, this text or this JSON."""

    def read_file(content: Any, name: str = "time") -> ForeignTime:
        path = tmp_path / name
        if not isinstance(content, bytes | str):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_time(path)

    return read_file


@pytest.fixture
def statistics(tmp_path: Path) -> Statistics:
    """Return the bytes of a database as KOReader keeps it, with these pages of one book."""

    def make(pages: Iterable[tuple[object, object]], *, more: str = "", schema: str = SCHEMA) -> bytes:
        path = tmp_path / "statistics.sqlite3"
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as made:
            made.execute("PRAGMA journal_mode = WAL")
            made.executescript(schema)
            made.execute("INSERT INTO book (id, title, authors, md5) VALUES (1, '红楼梦', '曹雪芹', 'ab')")
            table = "page_stat" if "page_stat_data" not in schema else "page_stat_data"
            length = "period" if table == "page_stat" else "duration"
            made.executemany(
                f"INSERT INTO {table} (id_book, page, start_time, {length}) VALUES (1, ?, ?, ?)",
                [(number, start, seconds) for number, (start, seconds) in enumerate(pages)],
            )
            made.executescript(more)
            made.commit()
            made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()

    return make
