"""Delete a text whose import was never completed; its notes wait until a text with its title is imported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.core.text.model import TextFormat
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Connection

_LEAVES = 200
_IMAGES = 50
"""How many are deleted in one transaction: readers wait no longer than that."""

_PARTS = ("section", "target", "page", "omission", "source", "coverage", "speed", "roadmap")


def delete_text(connection: Connection, text: str, now: datetime) -> None:
    """Delete the parts of a text, and its row unless notes or minutes refer to it.

    The row is marked first, then the rest is deleted in many transactions, unless this runs within one. If the program
    ends in the meantime, the remainder is found by `incomplete_texts`.
    """
    connection.write(partial(_mark_removed, connection, text, now))
    while connection.write(partial(_delete_images, connection, text)):
        pass
    connection.write(partial(_delete_parts, connection, text))
    while connection.write(partial(_delete_leaves, connection, text)):
        pass
    connection.write(partial(_delete_row, connection, text))


def delete_texts(connection: Connection, texts: Iterable[str], now: datetime) -> None:
    """Delete several texts as `delete_text` does."""
    for text in texts:
        delete_text(connection, text, now)


def incomplete_texts(connection: Connection) -> list[str]:
    """Return the ids of the texts whose import was not completed, and of those that were deleted only in part."""
    rows = connection.rows(
        "SELECT id FROM text WHERE digest IS NULL AND (removed IS NULL AND format <> 'awaited' "
        "OR edition_of IS NOT NULL OR EXISTS (SELECT 1 FROM leaf WHERE leaf.text = text.id))"
    )
    return [row[0] for row in rows]


def unused_editions(connection: Connection) -> list[str]:
    """Return the ids of the editions that no text shows and that undo or redo cannot bring back."""
    rows = connection.rows(
        "SELECT id FROM text e WHERE edition_of IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM text WHERE content = e.id AND id <> e.id) "
        "AND NOT EXISTS (SELECT 1 FROM operation WHERE instr(edits, e.id))"
    )
    return [row[0] for row in rows]


def _mark_removed(connection: Connection, text: str, now: datetime) -> None:
    connection.execute(
        "UPDATE text SET format = ?2, language = '', encoding = '', source = '', file_digest = '' WHERE id = ?1 "
        "AND removed IS NULL AND EXISTS (SELECT 1 FROM annotation WHERE text = ?1 AND deleted IS NULL)",
        (text, TextFormat.AWAITED.value),
    )
    connection.execute(
        "UPDATE text SET cover = NULL, removed = CASE format WHEN ?2 THEN removed ELSE ?3 END WHERE id = ?1",
        (text, TextFormat.AWAITED.value, format_timestamp(now)),
    )


def _delete_leaves(connection: Connection, text: str) -> int:
    return connection.execute(
        "DELETE FROM leaf WHERE id IN (SELECT id FROM leaf WHERE text = ? LIMIT ?)", (text, _LEAVES)
    )


def _delete_images(connection: Connection, text: str) -> int:
    rows = connection.rows("SELECT text, image FROM text_image WHERE text = ? LIMIT ?", (text, _IMAGES))
    connection.execute_many("DELETE FROM text_image WHERE text = ? AND image = ?", rows)
    connection.execute_many(
        "DELETE FROM image WHERE hash = ?2 AND NOT EXISTS (SELECT 1 FROM text_image WHERE image = ?2)", rows
    )
    return len(rows)


def _delete_parts(connection: Connection, text: str) -> None:
    for part in _PARTS:
        connection.execute(f"DELETE FROM {part} WHERE text = ?", (text,))  # noqa: S608


def _delete_row(connection: Connection, text: str) -> None:
    connection.execute(
        "DELETE FROM text WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM annotation WHERE text = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE text = ?1)",
        (text,),
    )
