"""Tell which words travel to other machines, and put those in place that come from there.

A text whose card came before its words is a placeholder that knows the digest of its words. They are written as an
edition of it, which nobody sees until it is complete; then the placeholder shows them, and its notes are placed. What
a program that was killed had written by then is deleted when the library is opened, and comes again.
"""

from __future__ import annotations

from datetime import datetime

from reader.core.changes import Changes
from reader.core.sync.library_state import TextChoice
from reader.core.sync.text_files import AwaitedText, TravellingText
from reader.core.text.import_events import TextEnd, TextHeader
from reader.core.text.model import TextFormat
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.repositories.awaited_words import show_words
from reader.storage.repositories.editions import EditionStore, EditionWriter
from reader.storage.repositories.texts import Texts

_USED = (
    "(EXISTS (SELECT 1 FROM annotation a WHERE a.text = t.id AND a.deleted IS NULL) "
    "OR EXISTS (SELECT 1 FROM roadmap r WHERE r.text = t.id AND r.removed IS NULL))"
)
_WHICH = {TextChoice.ALL: "1", TextChoice.USED: _USED, TextChoice.NONE: "0"}
_SHOWN = "t.removed IS NULL AND t.edition_of IS NULL"


class TextWords:
    """The words of the texts of a library, as they travel."""

    def __init__(self, connection: Connection, journal: Journal, texts: Texts) -> None:
        """Set the connection."""
        self._connection = connection
        self._journal = journal
        self._texts = texts

    def travelling(self, choice: TextChoice) -> list[TravellingText]:
        """Return the complete texts whose words are to be sent, the last opened first."""
        rows = self._connection.rows(
            f"SELECT t.id, t.digest, iif(t.format = ?, t.file_digest, '') FROM text t WHERE {_SHOWN} "  # noqa: S608
            f"AND t.digest IS NOT NULL AND {_WHICH[choice]} ORDER BY t.opened DESC, t.added DESC, t.id DESC",
            (TextFormat.PDF.value,),
        )
        return [TravellingText(*row) for row in rows]

    def awaited(self, choice: TextChoice = TextChoice.ALL) -> list[AwaitedText]:
        """Return the texts whose words are to come, by title; those that are only replaced come last."""
        rows = self._connection.rows(
            "SELECT t.id, ifnull(t.wanted_edition, t.own_digest), t.title, t.format <> ?1 FROM text t "  # noqa: S608
            f"WHERE {_SHOWN} AND (t.format = ?1 AND t.own_digest IS NOT NULL OR t.wanted_edition IS NOT NULL) "
            f"AND {_WHICH[choice]} ORDER BY t.format <> ?1, t.title, t.id",
            (TextFormat.AWAITED.value,),
        )
        return [AwaitedText(text, digest, title, bool(replaces)) for text, digest, title, replaces in rows]

    def forget_wanted(self, text: str) -> None:
        """Note that a text shows the edition that the other machines show."""
        sql = "UPDATE text SET wanted_edition = NULL WHERE id = ?"
        self._connection.write(lambda: self._connection.execute(sql, (text,)))

    def begin(self, text: str, header: TextHeader, now: datetime) -> EditionWriter:
        """Begin to write the words of an awaited text."""
        known = self._connection.value("SELECT file_digest FROM text WHERE id = ?", (text,))
        store = EditionStore(self._connection, self._journal, self._texts, text)
        return store.begin(header, "", str(known or ""), now)

    def put_in_place(self, awaited: AwaitedText, writer: EditionWriter, ending: TextEnd, now: datetime) -> Changes:
        """Let a text show the words that were written, and place its notes; it is no step of undo.

        If the text has words by now, as it was added here meanwhile, or was removed, what was written is deleted.
        """
        changes = self._connection.write(lambda: self._put_in_place(awaited.text, writer, ending, now))
        if changes is None:
            writer.abandon()
        return changes or Changes("")

    def _put_in_place(self, text: str, writer: EditionWriter, ending: TextEnd, now: datetime) -> Changes | None:
        waits = self._connection.value(
            f"SELECT 1 FROM text t WHERE t.id = ? AND {_SHOWN} AND t.format = ? AND NOT EXISTS "  # noqa: S608
            "(SELECT 1 FROM text o WHERE o.digest = ? AND o.removed IS NULL AND o.edition_of IS NULL)",
            (text, TextFormat.AWAITED.value, ending.digest),
        )
        if waits is None:
            return None
        noted = self._connection.number("SELECT max(counter) FROM sync_dirty")
        writer.close(ending)
        changes = Changes("", show_words(self._connection, text, writer.id, now), (text,))
        # all of this is there on the other machines: nothing of it is to be sent
        self._connection.execute("DELETE FROM sync_dirty WHERE counter > ?", (noted,))
        return changes
