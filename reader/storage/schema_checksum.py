"""Seal how the tables of a library are described, and see later that the description is still the same."""

from __future__ import annotations

import hashlib
import json

from reader.storage.connection import Connection


def schema_is_sound(connection: Connection) -> bool:
    """Return whether the tables are described as they were made; SQLite believes a description whose bits flipped.

    What another program has added, such as the statistics of ANALYZE or an index, is no damage.
    """
    sealed = connection.value("SELECT value FROM property WHERE name = 'schema'")
    try:
        seals = json.loads(str(sealed))
    except ValueError:
        return False
    return isinstance(seals, dict) and seals.items() <= _seals(connection).items()


def store_schema_checksum(connection: Connection) -> None:
    """Keep how the tables are described."""
    sql = "INSERT OR REPLACE INTO property (name, value) VALUES ('schema', ?)"
    connection.execute(sql, (json.dumps(_seals(connection)),))


def _seals(connection: Connection) -> dict[str, str]:
    """Return the digest of each object's description, by its name."""
    rows = connection.rows("SELECT name, type, tbl_name, sql FROM sqlite_schema")
    return {row[0]: hashlib.sha256(repr(tuple(row)).encode()).hexdigest() for row in rows}
