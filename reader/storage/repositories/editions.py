"""Import a changed file as a new edition of a text, and replace the present edition with it.

The leaves of an edition belong to a text row of its own, which is never shown. A text shows the leaves of one of its
editions; replacing changes which. One undo step therefore restores the old edition in full, with the notes where they
were, the coverage and the place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from datetime import datetime

from typing_extensions import override

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.edition_preview import EditionPreview, PeerPassage, PresentEdition
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.bibliography import Bibliography
from reader.core.text.import_events import TextEnd, TextHeader
from reader.core.text.model import SectionIndex, Text
from reader.storage.backup import back_up_from
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.bibliographies import Bibliographies
from reader.storage.repositories.coverage import Coverage
from reader.storage.repositories.text_writer import TextWriter
from reader.storage.repositories.texts import Texts, card_of
from reader.storage.text_deletion import delete_text, delete_texts, unused_editions
from reader.storage.timestamps import format_timestamp

_CONTENT_COLUMNS = (
    *("format", "encoding", "source", "file_digest", "digest", "characters", "sections", "blocks", "content"),
    *("cover", "choices"),
)
_NAME_COLUMNS = ("title", "author", "language")
_PEERS = (
    "SELECT id, orphan, start, \"end\", exact, ifnull(prefix, ''), ifnull(suffix, ''), ifnull(section, '') "
    "FROM peer_note WHERE text = ? AND start IS NOT NULL AND removed IS NULL ORDER BY start, id"
)
_MOVE_PEER = (
    'UPDATE peer_note SET start = ?, "end" = ?, exact = ?, prefix = ?, suffix = ?, section = ?, orphan = ? WHERE id = ?'
)


class EditionWriter(TextWriter):
    """Write an edition like a text; it stays separate until it replaces the present one."""

    @override
    def finish(self, ending: TextEnd) -> tuple[Text, bool]:
        """Complete the edition and return its text row; it is always new."""
        self._connection.write(lambda: self.close(ending))
        return card_of(self._connection, self.id), True


class EditionStore:
    """Begin editions of one text; an import uses it in place of `Texts`."""

    def __init__(self, connection: Connection, journal: Journal, texts: Texts, text: str) -> None:
        """Begin editions of the text with the id ``text``."""
        self._connection = connection
        self._journal = journal
        self._texts = texts
        self._text = text

    def begin(self, header: TextHeader, source: str, file_digest: str, now: datetime) -> EditionWriter:
        """Begin an edition, which is written batch by batch."""
        return self._connection.write(lambda: self._begin(header, source, file_digest, now))

    def transaction(self, work: Callable[[], None]) -> None:
        """Commit all that ``work`` does as one transaction."""
        self._texts.transaction(work)

    def _begin(self, header: TextHeader, source: str, file_digest: str, now: datetime) -> EditionWriter:
        identifier = self._texts.begin(header, source, file_digest, now).id
        sql = "UPDATE text SET edition_of = ?, removed = ? WHERE id = ?"
        self._connection.execute(sql, (self._text, format_timestamp(now), identifier))
        return EditionWriter(self._connection, self._journal, self._texts, identifier, now)


class Editions:
    """The editions of texts."""

    def __init__(self, connection: Connection, journal: Journal, texts: Texts, annotations: Annotations) -> None:
        """Set the connection; replacing an edition is recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self._texts = texts
        self._annotations = annotations
        self._bibliographies = Bibliographies(connection)
        self._coverage = Coverage(connection)

    def shelf(self, text: str) -> EditionStore:
        """Return where the editions of a text are written; raises ReaderError TEXT_UNKNOWN."""
        return EditionStore(self._connection, self._journal, self._texts, self._texts.get(text).id)

    def present(self, text: str) -> PresentEdition:
        """Return the present edition of a text with its annotations and coverage; raises ReaderError TEXT_UNKNOWN."""
        card = self._texts.get(text)
        whole = self._texts.view(card.id).slice(0, card.characters)
        annotations, peers = self._annotations.of_text(card.id), self._peers(card.id)
        return PresentEdition(whole, annotations, self._coverage.ranges(card.id), card.place, peers)

    def edition(self, identifier: str) -> Edition:
        """Return an edition, or what a text shows, as values that no longer need the library."""
        view = self._texts.view(identifier)
        return Edition(view.slice(0, view.characters), SectionIndex(view.outline()).title_at)

    def card(self, identifier: str) -> Text:
        """Return the text row of an edition; raises ReaderError TEXT_UNKNOWN."""
        return card_of(self._connection, identifier)

    def is_present(self, text: str, identifier: str) -> bool:
        """Return whether an edition has exactly the content that the text has now."""
        digests = self._connection.row(
            "SELECT (SELECT digest FROM text WHERE id = ?) = (SELECT digest FROM text WHERE id = ?)", (text, identifier)
        )
        return bool(digests and digests[0])

    def is_same_reading(self, text: str, identifier: str) -> bool:
        """Return whether an edition has the content, layout, outline and omissions of the present text."""
        if not self.is_present(text, identifier):
            return False
        present = self._texts.view(text)
        if present.outline() != self._texts.view(identifier).outline():
            return False
        if self._texts.omissions(text) != self._texts.omissions(identifier):
            return False
        return not self._connection.value(
            "SELECT EXISTS (SELECT 1 FROM leaf one LEFT JOIN leaf two ON two.text = ?2 AND two.number = one.number "
            "WHERE one.text = ?1 AND one.layout IS NOT two.layout)",
            (present.edition, identifier),
        )

    def replace(
        self,
        text: str,
        identifier: str,
        rehearsal: EditionPreview,
        now: datetime,
        *,
        corrects: bool = False,
        is_copied: bool = False,
        data: Bibliography | None = None,
    ) -> Changes:
        """Replace the present edition, and move all annotations as previewed in ``rehearsal``; one undo step.

        An edition that ``corrects`` the reading of the same file also brings title, author and language. ``data`` are
        the bibliographic data that the reader wrote, None to keep those that are there. The library is backed up first
        unless it ``is_copied`` already. Raises ReaderError TEXT_KNOWN (``title``) if another text has the same content.
        """
        self._refuse_duplicate(text, identifier)
        if self._connection.path is not None and not is_copied:
            back_up_from(self._connection, None, now)
        touched = [TouchedRow("text", text), TouchedRow("place", text)]
        touched += [TouchedRow("annotation", edit.id) for edit in rehearsal.edits]
        touched += [TouchedRow("peer_note", peer.id) for peer in rehearsal.moved_peers]
        name = OperationName.CORRECT_TEXT if corrects else OperationName.REPLACE_TEXT
        columns = _CONTENT_COLUMNS + _NAME_COLUMNS if corrects else _CONTENT_COLUMNS

        def replace() -> None:
            if corrects:
                self._copy_source(text, identifier)
            if data is None:
                self._bibliographies.complete(text, identifier, is_same_file=corrects)
            else:
                self._bibliographies.set(text, data)
            self._replace(text, identifier, rehearsal, columns)

        return self._journal.record(name, now, touched, replace)

    def discard(self, identifier: str, now: datetime) -> None:
        """Delete an edition that was not put in place."""
        delete_text(self._connection, identifier, now)

    def clear(self, now: datetime) -> None:
        """Delete the editions that no text shows and that undo or redo cannot bring back."""
        editions = unused_editions(self._connection)
        if editions and not self._connection.read_only:
            self._connection.write(lambda: delete_texts(self._connection, editions, now))

    def _refuse_duplicate(self, text: str, identifier: str) -> None:
        title = self._connection.value(
            "SELECT title FROM text WHERE digest = (SELECT digest FROM text WHERE id = ?) AND id <> ? "
            "AND removed IS NULL AND edition_of IS NULL",
            (identifier, text),
        )
        if title is not None:
            raise ReaderError(Problem.TEXT_KNOWN, title=str(title))

    def _replace(self, text: str, identifier: str, preview: EditionPreview, columns: tuple[str, ...]) -> None:
        before = self._count(text)
        names = ", ".join(columns)
        self._connection.execute(
            f"UPDATE text SET ({names}, place, wanted_edition) = (SELECT {names}, ?3, NULL FROM text WHERE id = ?2) "  # noqa: S608
            "WHERE id = ?1",
            (text, identifier, preview.at),
        )
        for start, end in preview.ranges:
            self._coverage.add(text, start, end)
        for edit in preview.edits:
            assert edit.after is not None
            self._annotations.put(edit.after)
        self._connection.execute_many(
            _MOVE_PEER, [(*astuple(peer.anchor), int(peer.orphan), peer.id) for peer in preview.moved_peers]
        )
        if self._count(text) != before:
            message = "anchored and orphaned are not all"
            raise AssertionError(message)

    def _peers(self, text: str) -> list[PeerPassage]:
        """Return the passages of the notes of others on a text."""
        rows = self._connection.rows(_PEERS, (text,))
        return [PeerPassage(identifier, Anchor(*anchor), bool(orphan)) for identifier, orphan, *anchor in rows]

    def _copy_source(self, text: str, identifier: str) -> None:
        """Copy the stored file to the other reading of it, unless that brought its own."""
        sql = (
            "INSERT OR IGNORE INTO source (text, data, packed) SELECT ?2, data, packed FROM source "
            "WHERE text = (SELECT content FROM text WHERE id = ?1)"
        )
        self._connection.execute(sql, (text, identifier))

    def _count(self, text: str) -> int:
        return self._connection.number("SELECT count(*) FROM annotation WHERE text = ? AND deleted IS NULL", (text,))
