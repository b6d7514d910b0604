"""Migrate a library file to the current schema; each migration is one transaction that includes its own record.

A released migration is never edited; a new one is added below it, and `SCHEMA_VERSION` counts them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database, Migrations

from reader.storage.schema import APPLICATION_ID, FIRST_TABLES, SCHEMA_VERSION, SHELF_AND_PAGES


def migrate(raw: sqlite3.Connection) -> None:
    """Apply the pending migrations to the file behind ``raw``, and set its application id and schema version."""
    _migrations().apply(Database(raw, recursive_triggers=False, execute_plugins=False))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrations() -> Migrations:
    migrations = Migrations("library")
    migrations(name="0001_first_tables")(lambda database: _execute(database, FIRST_TABLES))
    migrations(name="0002_shelf_and_pages")(lambda database: _execute(database, SHELF_AND_PAGES))
    return migrations


def _execute(database: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        database.execute(statement)
