"""Store the texts: their rows, and the import and removal of whole texts."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.text.appearance import TextAppearance
from reader.core.text.filing import Filing, Track
from reader.core.text.model import Image, SourceFile, Text, TextDetails, TextFormat
from reader.storage.recorded_rows import TouchedRow
from reader.storage.repositories.stored_text import StoredText
from reader.storage.source_names import FILE_NAME
from reader.storage.stored_values import parsed_kind, stored_optional_time, stored_tags, stored_time
from reader.storage.text_deletion import delete_texts, incomplete_texts
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.core.text.bibliography import Bibliography
    from reader.core.text.import_events import TextHeader
    from reader.core.text.import_options import ImportOptions
    from reader.core.text.omissions import Omission
    from reader.storage.connection import Connection
    from reader.storage.journal import Journal
    from reader.storage.repositories.text_writer import TextWriter

__all__ = ["StoredText", "Texts", "card_of", "filing_of"]

_SELECT = (
    "SELECT id, title, author, language, format, encoding, source, characters, sections, blocks, added, place, opened, "
    "digest IS NOT NULL, track, required, tags, archived, cover FROM text WHERE "
)
_SHOWN = "removed IS NULL AND format <> 'awaited'"
_SHOWN_TEXTS = _SELECT + _SHOWN
_ORDER = " ORDER BY opened DESC, added DESC, id DESC"
_READ_AHEAD = 200
_TRACKS = frozenset(Track)
_FORMATS = {text_format.value: text_format for text_format in TextFormat}
_MAX_BYTES = 512 * 1024 * 1024
"""The largest stored file in bytes, as for any file that is read (reliability.md)."""


class Texts:
    """Read and change the texts of a library; the rows of a removed text are kept for undo."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; what can be undone is recorded in the journal."""
        self._connection = connection
        self._journal = journal
        self.gathers = False
        """Whether texts that are imported one after the other form one undo step."""

    def all(self) -> list[Text]:
        """Return the texts that are not removed, the last opened first, then the last added."""
        return [_text(row) for row in self._connection.rows(_SHOWN_TEXTS + _ORDER)]

    def names(self) -> list[tuple[str, str, str]]:
        """Return the id, the title and the author of each text that is not removed, in the order of `all`."""
        sql = f"SELECT id, title, author FROM text WHERE {_SHOWN}{_ORDER}"  # noqa: S608
        return [(row[0], row[1], row[2]) for row in self._connection.rows(sql)]

    def ids(self, most: int = -1) -> list[str]:
        """Return the ids of the texts that are not removed, in the order of `all`, at most so many."""
        sql = f"SELECT id FROM text WHERE {_SHOWN}{_ORDER} LIMIT ?"  # noqa: S608
        return [row[0] for row in self._connection.rows(sql, (most,))]

    def by_use(self) -> Iterator[Text]:
        """Yield the texts in the order of `all`, for a caller that needs only the first few."""
        at, size = 0, 1
        while rows := self._connection.rows(f"{_SHOWN_TEXTS}{_ORDER} LIMIT ? OFFSET ?", (size, at)):
            yield from map(_text, rows)
            at, size = at + size, _READ_AHEAD

    def some(self, texts: Iterable[str]) -> list[Text]:
        """Return the texts with these ids that are not removed, in the order of `all`."""
        sql = f"{_SHOWN_TEXTS} AND id IN (SELECT value FROM json_each(?)){_ORDER}"  # noqa: S608
        return [_text(row) for row in self._connection.rows(sql, (json.dumps(list(texts)),))]

    def each(self, texts: Iterable[str]) -> list[Text]:
        """Return the texts with these ids, in the order of `all`; raises ReaderError TEXT_UNKNOWN if one is missing."""
        requested = set(texts)
        found = self.some(requested)
        if missing := requested - {text.id for text in found}:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=min(missing), matches=0)
        return found

    def opened_since(self, moment: datetime) -> list[str]:
        """Return the ids of the texts that were opened or read at or after a time."""
        rows = self._connection.rows("SELECT id FROM text WHERE opened >= ?", (format_timestamp(moment),))
        return [row[0] for row in rows]

    def has_any(self) -> bool:
        """Return whether the library has any text."""
        return bool(self._connection.value(f"SELECT EXISTS (SELECT 1 FROM text WHERE {_SHOWN})"))  # noqa: S608

    def count(self) -> int:
        """Return how many texts are not removed."""
        return self._connection.number(f"SELECT count(*) FROM text WHERE {_SHOWN}")  # noqa: S608

    def last(self) -> Text | None:
        """Return the complete text that was opened last, or the last imported if none was opened."""
        return self._first(f"{_SHOWN_TEXTS} AND digest IS NOT NULL{_ORDER}")

    def get(self, prefix: str) -> Text:
        """Return the text whose id is ``prefix``, or the only one that starts so; raises ReaderError TEXT_UNKNOWN."""
        return _text(self._connection.by_prefix(_SHOWN_TEXTS, "id", prefix, Problem.TEXT_UNKNOWN))

    def by_file(self, file_digest: str) -> Text | None:
        """Return the complete text that was last imported from a file with this SHA-256."""
        where = "file_digest = ? AND removed IS NULL AND digest IS NOT NULL ORDER BY added DESC"
        return self._first(_SELECT + where, (file_digest,))

    def by_digest(self, digests: Iterable[str]) -> dict[str, str]:
        """Return the ids of the complete texts whose canonical text has one of these SHA-256, by the digest."""
        rows = self._connection.rows(
            f"SELECT digest, id FROM text WHERE {_SHOWN} AND digest IN (SELECT value FROM json_each(?))",  # noqa: S608
            (json.dumps(list(digests)),),
        )
        return {row[0]: row[1] for row in rows}

    def digests(self, texts: Iterable[str]) -> dict[str, str]:
        """Return the SHA-256 of the canonical text of each of these complete texts, by text id."""
        rows = self._connection.rows(
            f"SELECT id, digest FROM text WHERE {_SHOWN} AND digest IS NOT NULL "  # noqa: S608
            "AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(texts)),),
        )
        return {row[0]: row[1] for row in rows}

    def by_file_name(self, name: str, source: str = "") -> Text | None:
        """Return the complete text that was imported from a file of this name.

        The one with the path ``source`` is preferred, else the newest.
        """
        where = f"{FILE_NAME} = ? AND removed IS NULL AND edition_of IS NULL AND digest IS NOT NULL"
        return self._first(f"{_SELECT}{where} ORDER BY source = ? DESC, added DESC", (name, source))

    def begin(self, header: TextHeader, source: str, file_digest: str, now: datetime) -> TextWriter:
        """Begin a new text, which is written batch by batch; it can be read during the import."""
        from reader.core.ids import new_id

        text = new_id(now)
        names = (text, header.title, header.author, header.language, header.format.value, header.encoding)
        own = (TextAppearance(vertical=header.vertical).to_json(), header.bibliography.to_json())
        self._connection.write(
            lambda: self._connection.execute(
                "INSERT INTO text (id, title, author, language, format, encoding, source, file_digest, added, choices, "
                "appearance, bibliography, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?1)",
                (*names, source, file_digest, format_timestamp(now), header.options.to_json(), *own),
            )
        )
        from reader.storage.repositories.text_writer import TextWriter

        return TextWriter(self._connection, self._journal, self, text, now)

    def transaction(self, work: Callable[[], None]) -> None:
        """Run ``work`` in one transaction."""
        self._connection.write(work)

    def view(self, text: str) -> StoredText:
        """Return the canonical text with this id, read leaf by leaf; raises ReaderError TEXT_UNKNOWN."""
        return StoredText(self._connection, text)

    def image(self, digest: str) -> Image | None:
        """Return the image with this hash."""
        row = self._connection.row("SELECT hash, media_type, data, width, height FROM image WHERE hash = ?", (digest,))
        return None if row is None else Image(*row)

    def source_bytes(self, text: str) -> bytes | None:
        """Return the file that a text was imported from, if it was stored."""
        row = self._connection.row(
            "SELECT data, packed FROM source WHERE text = (SELECT content FROM text WHERE id = ?)", (text,)
        )
        if row is None:
            return None
        data: bytes = row["data"]
        return zlib.decompressobj().decompress(data, _MAX_BYTES) if row["packed"] else data

    def choices(self, text: str) -> ImportOptions:
        """Return the import options that the reader chose for a text; the defaults for an unknown text."""
        from reader.core.text.import_options import ImportOptions

        return ImportOptions.from_json(
            str(self._connection.value("SELECT choices FROM text WHERE id = ?", (text,)) or "{}")
        )

    def omissions(self, text: str) -> tuple[Omission, ...]:
        """Return what the importer left out of a text, one of each kind in the order of the kinds."""
        rows = self._connection.rows(
            "SELECT kind, count FROM omission WHERE text = (SELECT content FROM text WHERE id = ?)", (text,)
        )
        from reader.core.text.omissions import Omission, OmissionKind

        counts = {parsed_kind(OmissionKind, row["kind"]): row["count"] for row in rows}
        return tuple(Omission(kind, counts[kind]) for kind in OmissionKind if kind in counts)

    def keep_source(self, text: str, data: bytes) -> None:
        """Store what a text was imported from, if it has no file of its own that could be read again."""
        sql = "INSERT OR REPLACE INTO source (text, data, packed) SELECT content, ?, 1 FROM text WHERE id = ?"
        self._connection.write(lambda: self._connection.execute(sql, (zlib.compress(data), text)))

    def set_place(self, text: str, position: int, now: datetime) -> None:
        """Store the reader's place in a text; not an undo step, and does nothing in a read-only library."""
        if self._connection.read_only:
            return
        sql = "UPDATE text SET place = ?, opened = ? WHERE id = ?"
        self._connection.write(lambda: self._connection.execute(sql, (position, format_timestamp(now), text)))

    def source_file(self, text: str) -> SourceFile:
        """Return the file that a text was made of; raises ReaderError TEXT_UNKNOWN."""
        row = self._connection.row("SELECT source, file_digest FROM text WHERE id = ?", (self.get(text).id,))
        assert row is not None
        return SourceFile(*row)

    def set_source(self, text: str, path: str) -> None:
        """Store where the file of a text is now; not an undo step, and does nothing in a read-only library."""
        from reader.core.text.sanitise import sanitise

        if not self._connection.read_only:
            sql = "UPDATE text SET source = ? WHERE id = ?"
            self._connection.write(lambda: self._connection.execute(sql, (sanitise(path), text)))

    def appearance(self, text: str) -> TextAppearance:
        """Return what of the look of a text differs from the settings; the defaults for an unknown text."""
        stored = self._connection.value("SELECT appearance FROM text WHERE id = ?", (text,))
        return TextAppearance.from_json(str(stored or "{}"))

    def set_appearance(self, text: str, appearance: TextAppearance) -> None:
        """Store the look of a text; not an undo step, and does nothing in a read-only library."""
        if self._connection.read_only or self.appearance(text) == appearance:
            return
        sql = "UPDATE text SET appearance = ? WHERE id = ?"
        self._connection.write(lambda: self._connection.execute(sql, (appearance.to_json(), text)))

    def describe(
        self, text: str, named: TextDetails, choices: ImportOptions, now: datetime, data: Bibliography | None = None
    ) -> Changes:
        """Set title, author, language, import options, and bibliographic ``data`` unless None; one undo step."""
        found = self.get(text).id
        columns = "(title, author, language, choices, bibliography) = (?, ?, ?, ?, ifnull(?, bibliography))"
        names = (named.title, named.author, named.language, choices.to_json(), None if data is None else data.to_json())
        sql, values = f"UPDATE text SET {columns} WHERE id = ?", (*names, found)  # noqa: S608
        return self._journal.record(
            OperationName.EDIT_TEXT, now, (TouchedRow("text", found),), lambda: self._connection.execute(sql, values)
        )

    def remove(self, text: str, now: datetime) -> Changes:
        """Remove a text and its notes from the library; undo restores all of it."""
        return self.remove_all((self.get(text).id,), now)

    def remove_all(self, texts: Iterable[str], now: datetime) -> Changes:
        """Remove texts and their notes from the library as one undo step; raises ReaderError TEXT_UNKNOWN."""
        found = [card.id for card in self.each(texts)]
        rows = [(format_timestamp(now), text) for text in found]
        return self._journal.record(
            OperationName.REMOVE_TEXT,
            now,
            [TouchedRow("text", text) for text in found],
            lambda: self._connection.execute_many("UPDATE text SET removed = ? WHERE id = ?", rows),
        )

    def clear_incomplete(self, now: datetime) -> None:
        """Delete what an interrupted import left behind."""
        texts = incomplete_texts(self._connection)
        if texts and not self._connection.read_only:
            self._connection.write(lambda: delete_texts(self._connection, texts, now))

    def _first(self, sql: str, values: tuple[str, ...] = ()) -> Text | None:
        row = self._connection.row(f"{sql} LIMIT 1", values)
        return None if row is None else _text(row)


def card_of(connection: Connection, text: str) -> Text:
    """Return any text by id, including editions that are not shown; raises ReaderError TEXT_UNKNOWN."""
    row = connection.row(f"{_SELECT}id = ?", (text,))
    if row is None:
        raise ReaderError(Problem.TEXT_UNKNOWN, id=text, matches=0)
    return _text(row)


def _text(row: sqlite3.Row) -> Text:
    identifier, title, author, language, text_format, encoding, source, characters, *rest = row
    sections, blocks, added, place, opened, complete, *filing = rest
    return Text(
        id=identifier,
        title=title,
        author=author,
        language=language,
        format=_FORMATS.get(text_format, TextFormat.PLAIN),
        encoding=encoding,
        source=source,
        characters=characters,
        sections=sections,
        blocks=blocks,
        added=stored_time(added),
        place=place,
        opened=stored_optional_time(opened),
        complete=bool(complete),
        filing=filing_of(*filing),
    )


@lru_cache(maxsize=4_096)
def filing_of(track: str, required: int, tags: str, archived: str | None, cover: str | None) -> Filing:
    """Build the filing of a text from its columns; an invalid value is skipped, as `check` repairs it.

    Most texts of a large library share theirs with others.
    """
    known = Track(track) if track in _TRACKS else Track.NONE
    return Filing(known, bool(required), stored_tags(tags), stored_optional_time(archived), cover or "")
