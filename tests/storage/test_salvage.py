"""Rows are told apart by what they hold where no tree leads to them any more."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from reader.storage.library import Library
from reader.storage.salvage import salvage

PAGE = 4096
OLDER = Path(__file__).parents[1] / "data" / "library-schema-6.db"
"""Brought to the present schema, its tables begin at other pages than those of a new library."""

TIME = "2026-03-28T13:10:00.000000Z"


def test_a_library_that_was_upgraded_gives_its_rows_back_without_its_first_page(tmp_path: Path, now: datetime) -> None:
    path, new = tmp_path / "library.db", tmp_path / "new.db"
    shutil.copy(OLDER, path)
    with Library.open(path, now):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        note = connection.execute("SELECT id FROM annotation").fetchone()[0]
        connection.execute("INSERT INTO person VALUES ('p1', '博', '[]', NULL, 1, ?, NULL)", (TIME,))
        connection.execute(
            "INSERT INTO peer_note VALUES ('n1', 'p1', 'o1', NULL, NULL, '题', '', '', 'note', ?, ?, NULL, NULL, NULL, "
            "NULL, NULL, NULL, 0, '想', '[]', 0, NULL, ?, NULL, NULL, 'wavy')",
            (TIME, TIME, TIME),
        )
        connection.execute("INSERT INTO peer_link VALUES (?, 'n1', 'reply', NULL)", (note,))
        connection.execute("INSERT INTO contest VALUES ('c1', '赛', '2026-03-28', '{}', ?, NULL)", (TIME,))
    connection.close()
    data = bytearray(path.read_bytes())
    data[:PAGE] = bytes(PAGE)
    path.write_bytes(data)
    salvage(path, new, now)
    with closing(sqlite3.connect(new)) as connection, connection:
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("person", "peer_note", "peer_link", "contest", "topic")
        }
    connection.close()
    assert counts == {"person": 1, "peer_note": 1, "peer_link": 1, "contest": 1, "topic": 1}
