"""Write one new text into the library, batch by batch."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from reader.core.operation_name import OperationName
from reader.core.text.model import Image, Text
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.awaited_words import show_words, text_awaiting
from reader.storage.text_deletion import delete_text

if TYPE_CHECKING:
    from reader.core.text.import_events import TextEnd
    from reader.core.text.leaves import Leaf
    from reader.storage.connection import Connection
    from reader.storage.journal import Journal


class TextCards(Protocol):
    """The texts of a library, as far as writing one needs them."""

    gathers: bool

    def get(self, prefix: str) -> Text:
        """Return the text whose id begins so."""
        ...


class TextWriter:
    """Write one new text; ``id`` is known from the start."""

    def __init__(self, connection: Connection, journal: Journal, texts: TextCards, text: str, now: datetime) -> None:
        """Begin with only the text's row; use `Texts.begin`."""
        self.id = text
        self._connection = connection
        self._journal = journal
        self._texts = texts
        self._now = now

    def add(self, leaves: Sequence[Leaf], images: Sequence[Image] = ()) -> None:
        """Commit one batch of leaves, some 200 at a time, with the images they need."""
        self._connection.write(lambda: self._add(leaves, images))

    def keep_source(self, packed: bytes) -> None:
        """Store the file itself, compressed by zlib, so that it can be read again."""
        sql = "INSERT OR REPLACE INTO source (text, data, packed) VALUES (?, ?, 1)"
        self._connection.write(lambda: self._connection.execute(sql, (self.id, packed)))

    def set_cover(self, image: Image) -> None:
        """Store the cover image of the text."""
        self._connection.write(lambda: self._set_cover(image))

    def add_targets(self, targets: Sequence[tuple[str, int]]) -> None:
        """Commit a batch of link targets, each with its position."""
        self._connection.write(lambda: self._add_targets(targets))

    def finish(self, ending: TextEnd) -> tuple[Text, bool]:
        """Complete the text and return it, and whether it is new.

        If a text with the same canonical text exists, that is returned instead, restored if it was removed.
        """
        text, is_new = self._connection.write(lambda: self._finish(ending))
        if not is_new:
            delete_text(self._connection, self.id, self._now)
        return text, is_new

    def abandon(self) -> None:
        """Delete all that was written."""
        delete_text(self._connection, self.id, self._now)

    def _add(self, leaves: Sequence[Leaf], images: Sequence[Image]) -> None:
        self._connection.execute_many(
            "INSERT OR IGNORE INTO image (hash, media_type, data, width, height) VALUES (?, ?, ?, ?, ?)",
            ((image.hash, image.media_type, image.data, image.width, image.height) for image in images),
        )
        self._connection.execute_many(
            "INSERT OR IGNORE INTO text_image (text, image) VALUES (?, ?)", ((self.id, image.hash) for image in images)
        )
        self._connection.execute_many(
            "INSERT INTO leaf (text, number, start, content, layout) VALUES (?, ?, ?, ?, ?)",
            ((self.id, leaf.number, leaf.start, leaf.text, leaf.layout) for leaf in leaves),
        )

    def _add_targets(self, targets: Sequence[tuple[str, int]]) -> None:
        self._connection.execute_many(
            "INSERT INTO target (text, name, position) VALUES (?, ?, ?)",
            ((self.id, name, position) for name, position in targets),
        )

    def _set_cover(self, image: Image) -> None:
        self._add((), (image,))
        self._connection.execute("UPDATE text SET cover = ? WHERE id = ?", (image.hash, self.id))

    def _finish(self, ending: TextEnd) -> tuple[Text, bool]:
        row = self._connection.row(
            "SELECT id, removed FROM text WHERE digest = ? AND edition_of IS NULL ORDER BY removed IS NOT NULL",
            (ending.digest,),
        )
        if row is None:
            text = text_awaiting(self._connection, ending.digest) or self.id
            self._record(text, lambda: self._complete(text, ending), gathers=self._texts.gathers)
            return self._texts.get(text), True
        self._move_notes_to(row["id"])
        if row["removed"] is not None:
            sql = "UPDATE text SET removed = NULL WHERE id = ?"
            self._record(row["id"], lambda: self._connection.execute(sql, (row["id"],)))
        return self._texts.get(row["id"]), False

    def _complete(self, text: str, ending: TextEnd) -> None:
        """Complete the text, or the one that was known by its card alone and has waited for these words."""
        self.close(ending)
        if text != self.id:
            self._move_notes_to(text)
            show_words(self._connection, text, self.id, self._now)

    def _move_notes_to(self, text: str) -> None:
        """Move the notes that were made in the meantime to another text, in the recorded undo steps, too."""
        self._connection.execute("UPDATE annotation SET text = ? WHERE text = ?", (text, self.id))
        old, new = (f'"text":{json.dumps(identifier)}' for identifier in (self.id, text))
        sql = "UPDATE operation SET edits = replace(edits, ?1, ?2) WHERE instr(edits, ?1)"
        self._connection.execute(sql, (old, new))

    def _record(self, text: str, work: Callable[[], object], *, gathers: bool = False) -> None:
        self._journal.record(OperationName.ADD_TEXT, self._now, (TouchedRow("text", text),), work, gathers=gathers)

    def close(self, ending: TextEnd) -> None:
        """Write what is known at the end of the import; only within a transaction that records it elsewhere."""
        self._connection.execute_many(
            'INSERT INTO section (text, number, title, level, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
            (
                (self.id, number, section.title, section.level, section.start, section.end)
                for number, section in enumerate(ending.sections)
            ),
        )
        self._add_targets(tuple(ending.targets.items()))
        self._connection.execute_many(
            "INSERT INTO page (text, number, label, start) VALUES (?, ?, ?, ?)",
            ((self.id, number, page.label, page.start) for number, page in enumerate(ending.pages)),
        )
        self._connection.execute_many(
            "INSERT INTO omission (text, kind, count) VALUES (?, ?, ?)",
            ((self.id, omission.kind.value, omission.count) for omission in ending.omissions),
        )
        self._connection.execute(
            "UPDATE text SET digest = ?1, own_digest = ?1, characters = ?2, sections = ?3, blocks = ?4 WHERE id = ?5",
            (ending.digest, ending.characters, len(ending.sections), ending.blocks, self.id),
        )
