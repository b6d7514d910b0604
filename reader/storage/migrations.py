"""Bring a library file to the present schema, one migration at a time, each in one transaction with its record.

A released migration is never edited; a new one is added below it, and `SCHEMA_VERSION` counts them.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from reader.storage.schema import APPLICATION_ID, FIRST_TABLES


def migrate(raw: sqlite3.Connection) -> None:
    """Apply the migrations that the file behind ``raw`` still lacks."""
    _steps().apply(Database(raw, recursive_triggers=False, execute_plugins=False))


def _steps() -> Migrations:
    steps = Migrations("library")
    steps(name="0001_first_tables")(_first_tables)
    return steps


def _first_tables(database: Database) -> None:
    for statement in FIRST_TABLES:
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute("PRAGMA user_version = 1")
