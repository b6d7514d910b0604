"""Store checksums of the schema, and verify later that it has not changed."""

from __future__ import annotations

import hashlib
import json

from reader.storage.connection import Connection


def schema_is_sound(connection: Connection) -> bool:
    """Return whether the schema matches its stored checksums; SQLite trusts a schema in which bits have flipped.

    What another program has added, such as the statistics of ANALYZE or an index, does not count as damage.
    """
    stored = connection.value("SELECT value FROM property WHERE name = 'schema'")
    try:
        checksums = json.loads(str(stored))
    except ValueError:
        return False
    return isinstance(checksums, dict) and checksums.items() <= _checksums(connection).items()


def store_schema_checksum(connection: Connection) -> None:
    """Store the checksums of the current schema."""
    sql = "INSERT OR REPLACE INTO property (name, value) VALUES ('schema', ?)"
    connection.execute(sql, (json.dumps(_checksums(connection)),))


def _checksums(connection: Connection) -> dict[str, str]:
    """Return the checksum of each schema object, by name."""
    rows = connection.rows("SELECT name, type, tbl_name, sql FROM sqlite_schema")
    return {row[0]: hashlib.sha256(repr(tuple(row)).encode()).hexdigest() for row in rows}
