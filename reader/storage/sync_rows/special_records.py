"""Write the records of other machines that are not one row each: cards of texts, places, and what was withdrawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.ids import new_id
from reader.core.sync.library_state import PlaceElsewhere
from reader.core.sync.records import ChangedRecord, FieldValue, SyncRecord
from reader.core.text.model import TextFormat
from reader.storage.stored_values import parsed_time
from reader.storage.sync_rows.record_writer import RecordWriter, differs
from reader.storage.sync_rows.sync_kinds import RECORD_KINDS, ROW_KINDS
from reader.storage.sync_rows.text_keys import PLACEHOLDER, placeholder_key
from reader.storage.sync_rows.waiting_rows import NotWritableError
from reader.storage.timestamps import format_timestamp

if TYPE_CHECKING:
    from reader.storage.connection import Value
    from reader.storage.sync_rows.taking_context import TakingContext

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CARD = RECORD_KINDS["text"]


class ReceivedCards:
    """Write the cards of texts; one whose words are not here becomes a text that waits for them."""

    def __init__(self, context: TakingContext, writer: RecordWriter) -> None:
        """Set the library, and what writes to it."""
        self._connection = context.connection
        self._keys = context.keys
        self._taken = context.taken
        self._now = context.now
        self._has_unsent_notes = context.has_unsent_notes
        self._writer = writer
        self.removed: set[str] = set()
        """The texts that were removed by what came."""

    def write(self, change: ChangedRecord, *, is_edited: bool) -> None:
        """Write a card; raises NotWritableError if it is not sound."""
        record = change.after
        text = self._keys.own_id_of(record.id) or self._adopted(record)
        if text is None:
            self._add(record)
        elif self._keys.key_of(text) == record.id:
            self._update(text, change, is_edited=is_edited)

    def revive(self, text: str) -> None:
        """Bring back a text that was removed here, since a note on it was made or changed elsewhere meanwhile."""
        row = self._connection.row("SELECT removed FROM text WHERE id = ?", (text,))
        if row is None or row["removed"] is None or text in self.removed:
            return
        self._writer.update(_CARD, text, {"removed": None})
        self._taken.record("text", text, {"removed": row["removed"]}, {"removed": None})
        self._taken.texts.add(text)
        self._taken.differing.append(("text", text))

    def _adopted(self, record: SyncRecord) -> str | None:
        """Return the text here that was made of the same file in another way; from now on it has this key, too."""
        file_digest, shown, title, author = (
            _words(record.fields.get(name)) for name in ("file", "edition", "title", "author")
        )
        source = (file_digest if _DIGEST.fullmatch(file_digest) else "", title, author)
        text = self._keys.adopt(record.id, shown, source)
        if text is not None and self._keys.key_of(text) == record.id:
            # all that names the text names it by its new key from now on
            self._taken.differing.append(("text", text))
            for kind in ("annotation", "roadmap"):
                rows = self._connection.rows(f"SELECT {RECORD_KINDS[kind].key} FROM {kind} WHERE text = ?", (text,))  # noqa: S608
                self._taken.differing += [(kind, row[0]) for row in rows]
        return text

    def _update(self, text: str, change: ChangedRecord, *, is_edited: bool) -> None:
        record = change.after
        row = self._writer.row(_CARD, text)
        own = None if row is None else self._writer.record_of("text", row)
        if row is None or own is None:
            raise NotWritableError
        target = self._writer.target(_CARD, own, change, is_edited=is_edited)
        if target.removed and not own.removed and self._has_unsent_notes(text):
            target = replace(target, removed=False)
        columns = self._writer.columns("text", _CARD, target, row)
        if own.removed != target.removed:
            columns["removed"] = format_timestamp(self._now) if target.removed else None
            if target.removed:
                self.removed.add(text)
        if "edition" in record.fields:
            self._want(text, _words(target.fields.get("edition")), row)
        self._writer.put("text", _CARD, text, row, columns)
        if differs(target, replace(record, fields={**record.fields, "file": target.fields.get("file")})):
            self._taken.differing.append(("text", text))

    def _want(self, text: str, edition: str, row: dict[str, Value]) -> None:
        """Remember which edition the other machines show, if it is not the one that is shown here."""
        shown = row["digest"] or row["own_digest"]
        wanted = edition if edition and edition != shown else None
        if wanted != row["wanted_edition"]:
            self._connection.execute("UPDATE text SET wanted_edition = ? WHERE id = ?", (wanted, text))

    def _add(self, record: SyncRecord) -> None:
        """Add a text whose words are not here yet."""
        columns = self._writer.columns("text", _CARD, record, None)
        if not {"title", "author"} <= columns.keys():
            raise NotWritableError
        text, edition = new_id(self._now), _words(record.fields.get("edition"))
        is_placeholder = record.id == placeholder_key(str(columns["title"]), str(columns["author"]))
        now = format_timestamp(self._now)
        own: dict[str, Value] = {
            "id": text,
            "content": text,
            "format": TextFormat.AWAITED.value,
            "encoding": "",
            "source": "",
            "file_digest": _words(record.fields.get("file")),
            "own_digest": None if is_placeholder else self._writer.checked("text", "own_digest", record.id),
            "wanted_edition": edition if edition not in {"", record.id} else None,
            "added": now,
            "removed": now if record.removed else None,
        }
        row = self._writer.new_row("text", {"language": "", **columns, **own})
        self._writer.insert("text", row)
        self._keys.note_new(record.id, text)
        if not record.removed and not record.id.startswith(PLACEHOLDER):
            self._taken.texts.add(text)


class OtherRecords:
    """Write where texts were left on other machines, and which entries, answers and plans were withdrawn there."""

    def __init__(self, context: TakingContext, writer: RecordWriter) -> None:
        """Set the library, and what writes to it."""
        self._connection = context.connection
        self._keys = context.keys
        self._taken = context.taken
        self._now = context.now
        self._writer = writer

    def write_place(self, record: SyncRecord) -> None:
        """Go to the place of a record, if it was left later than the one here and is one of the same words."""
        key, _slash, machine = record.id.rpartition("/")
        text = self._keys.id_of(key)
        if text is None:
            raise NotWritableError(f"text/{key}")
        row = self._connection.row("SELECT digest, characters, opened, placed FROM text WHERE id = ?", (text,))
        if row is None or row["digest"] is None:
            raise NotWritableError(f"words/{key}")
        at, position = parsed_time(record.fields.get("time")), record.fields.get("position")
        if at is None or type(position) is not int or not 0 <= position <= row["characters"]:
            raise NotWritableError
        at = min(at, self._now)
        placed = parsed_time(row["placed"] or row["opened"])
        if record.fields.get("edition") != row["digest"] or (placed is not None and placed >= at):
            return
        left = format_timestamp(at)
        sql = "UPDATE text SET place = ?, placed = ?, opened = max(ifnull(opened, ''), ?) WHERE id = ?"
        self._writer.execute(sql, (position, left, left, text))
        share = position / max(1, row["characters"])
        self._taken.places[text] = PlaceElsewhere(text, machine, share, at)

    def write_withdrawal(self, change: ChangedRecord, *, is_edited: bool) -> None:
        """Withdraw an entry, an answer or a plan, or bring it back; raises NotWritableError if it is not here."""
        kind, _slash, identifier = change.after.id.partition("/")
        if kind not in {"entry", "answer", "plan"}:
            raise NotWritableError
        table = ROW_KINDS[kind]
        row = self._connection.row(f"SELECT * FROM {table.table} WHERE id = ?", (identifier,))  # noqa: S608
        if row is None:
            raise NotWritableError(f"{kind}/{identifier}")
        withdrawn = self._writer.checked(table.table, table.gone, change.after.fields.get("withdrawn"))
        if (withdrawn is not None and parsed_time(withdrawn) is None) or is_edited or row[table.gone] == withdrawn:
            return
        sql = f"UPDATE {table.table} SET {table.gone} = ? WHERE id = ?"  # noqa: S608
        self._writer.execute(sql, (withdrawn, identifier))
        key = str(row["number"]) if kind == "plan" else identifier
        self._taken.record(kind, key, {table.gone: row[table.gone]}, {table.gone: withdrawn})
        if kind == "entry":
            self._taken.entries.append(identifier)


def _words(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""
