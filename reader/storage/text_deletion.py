"""Take away a text that never became complete; the notes on it wait until a text with its title comes in."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from reader.core.text.model import TextFormat
from reader.storage.connection import Connection
from reader.storage.timestamps import format_timestamp

_LEAVES = 200
_PICTURES = 50
"""How many go in one transaction: whoever reads meanwhile waits for no more of them."""

_PARTS = ("section", "target", "page", "source", "coverage", "speed", "roadmap")


def delete_text(connection: Connection, text: str, now: datetime) -> None:
    """Take away the parts of a text, and its card unless notes or minutes refer to it.

    The card goes first, then the rest in many transactions, unless this is within one. What is left where the program
    ends meanwhile is among what is `incomplete_texts`.
    """
    connection.write(partial(_give_up, connection, text, now))
    while connection.write(partial(_clear_pictures, connection, text)):
        pass
    connection.write(partial(_clear_parts, connection, text))
    while connection.write(partial(_clear_leaves, connection, text)):
        pass
    connection.write(partial(_clear_card, connection, text))


def incomplete_texts(connection: Connection) -> list[str]:
    """Return the texts that were begun and not ended, and those that were given up and are not cleared away."""
    rows = connection.rows(
        "SELECT id FROM text WHERE digest IS NULL AND (removed IS NULL AND format <> 'awaited' "
        "OR edition_of IS NOT NULL OR EXISTS (SELECT 1 FROM leaf WHERE leaf.text = text.id))"
    )
    return [row[0] for row in rows]


def _give_up(connection: Connection, text: str, now: datetime) -> None:
    connection.execute(
        "UPDATE text SET format = ?2, language = '', encoding = '', source = '', file_digest = '' WHERE id = ?1 "
        "AND removed IS NULL AND EXISTS (SELECT 1 FROM annotation WHERE text = ?1 AND deleted IS NULL)",
        (text, TextFormat.AWAITED.value),
    )
    connection.execute(
        "UPDATE text SET cover = NULL, removed = CASE format WHEN ?2 THEN removed ELSE ?3 END WHERE id = ?1",
        (text, TextFormat.AWAITED.value, format_timestamp(now)),
    )


def _clear_leaves(connection: Connection, text: str) -> int:
    return connection.execute(
        "DELETE FROM leaf WHERE id IN (SELECT id FROM leaf WHERE text = ? LIMIT ?)", (text, _LEAVES)
    )


def _clear_pictures(connection: Connection, text: str) -> int:
    rows = connection.rows("SELECT text, image FROM text_image WHERE text = ? LIMIT ?", (text, _PICTURES))
    connection.execute_many("DELETE FROM text_image WHERE text = ? AND image = ?", rows)
    connection.execute_many(
        "DELETE FROM image WHERE hash = ?2 AND NOT EXISTS (SELECT 1 FROM text_image WHERE image = ?2)", rows
    )
    return len(rows)


def _clear_parts(connection: Connection, text: str) -> None:
    for part in _PARTS:
        connection.execute(f"DELETE FROM {part} WHERE text = ?", (text,))  # noqa: S608


def _clear_card(connection: Connection, text: str) -> None:
    connection.execute(
        "DELETE FROM text WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM annotation WHERE text = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE text = ?1)",
        (text,),
    )
