"""Migrate a library file to the current schema; each migration is one transaction that includes its own record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database, Migrations

from reader.storage.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION


def migrate(raw: sqlite3.Connection) -> None:
    """Apply the pending migrations to the file behind ``raw``, and set its application id and schema version."""
    _migrations().apply(Database(raw, recursive_triggers=False, execute_plugins=False))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrations() -> Migrations:
    migrations = Migrations("library")
    for name, statements in MIGRATIONS:
        migrations(name=name)(_migration(statements))
    return migrations


def _migration(statements: tuple[str, ...]) -> Callable[[Database], None]:
    def execute(database: Database) -> None:
        for statement in statements:
            database.execute(statement)

    return execute
