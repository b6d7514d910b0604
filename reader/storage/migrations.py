"""Bring a library file to the present schema, one migration at a time, each in one transaction with its record.

A released migration is never edited; a new one is added below it, and `SCHEMA_VERSION` counts them.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from reader.storage.schema import APPLICATION_ID, FIRST_TABLES, SCHEMA_VERSION, SHELF_AND_PAGES


def migrate(raw: sqlite3.Connection) -> None:
    """Apply the migrations that the file behind ``raw`` still lacks, and mark it as ours and of the present schema."""
    _steps().apply(Database(raw, recursive_triggers=False, execute_plugins=False))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _steps() -> Migrations:
    steps = Migrations("library")
    steps(name="0001_first_tables")(_first_tables)
    steps(name="0002_shelf_and_pages")(_shelf_and_pages)
    return steps


def _first_tables(database: Database) -> None:
    for statement in FIRST_TABLES:
        database.execute(statement)


def _shelf_and_pages(database: Database) -> None:
    for statement in SHELF_AND_PAGES:
        database.execute(statement)
