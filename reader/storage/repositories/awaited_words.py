"""Let a text that was known by its card alone show the words that have come, and place its notes in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from reader.core.annotations.anchor import find_in_edition
from reader.core.text.model import TextFormat
from reader.storage.annotation_columns import values_of
from reader.storage.connection import Connection
from reader.storage.repositories.annotations import SELECT, annotation_of
from reader.storage.repositories.stored_text import StoredText
from reader.storage.timestamps import format_timestamp

_CONTENT = ("format", "encoding", "source", "file_digest", "digest", "characters", "sections", "blocks", "content")
_ORPHANS = f"{SELECT}WHERE a.text = ? AND a.deleted IS NULL AND a.orphan = 1 AND a.start IS NOT NULL"


def text_awaiting(connection: Connection, digest: str) -> str:
    """Return the id of the text that waits for the words with this digest; empty if none does."""
    return str(
        connection.value(
            "SELECT id FROM text WHERE own_digest = ? AND format = ? AND removed IS NULL AND edition_of IS NULL",
            (digest, TextFormat.AWAITED.value),
        )
        or ""
    )


def show_words(connection: Connection, text: str, edition: str, now: datetime) -> tuple[str, ...]:
    """Let a text show the words of a row that is complete, and return the ids of the notes that were placed in them.

    The row becomes an edition of the text. Notes that are not found stay orphans. To be called within a transaction.
    """
    connection.execute(
        "UPDATE text SET edition_of = ?, removed = ifnull(removed, ?) WHERE id = ?",
        (text, format_timestamp(now), edition),
    )
    names = ", ".join(_CONTENT)
    connection.execute(
        f"UPDATE text SET ({names}, cover, wanted_edition) = (SELECT {names}, cover, NULL FROM text WHERE id = ?2) "  # noqa: S608
        "WHERE id = ?1",
        (text, edition),
    )
    return _placed_notes(connection, text)


def _placed_notes(connection: Connection, text: str) -> tuple[str, ...]:
    view = StoredText(connection, text)
    whole = view.slice(0, view.characters)
    placed = []
    for note in map(annotation_of, connection.rows(_ORPHANS, (text,))):
        anchor = None if note.anchor is None else find_in_edition(note.anchor, whole)
        if anchor is not None:
            connection.put("annotation", values_of(replace(note, anchor=anchor, orphan=False)))
            placed.append(note.id)
    return tuple(placed)
