"""Restore from a copy of a library into one that is open: add what is missing, or go back to how it was.

Nothing is deleted: rows that go are marked as removed, and all of it is one step of undo. The ledger is only ever
united: minutes that the copy lacks stay, those that the library lacks come, and undo leaves them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import KINDS, STUDY_KINDS, TouchedRow
from reader.storage.report_erasure import erase_withdrawn_in_copy, has_withdrawn_in_copy
from reader.storage.repositories.coverage import Coverage
from reader.storage.restore_preview import RestoreCounts, RestorePreview, Row, RowChanges, RowLister
from reader.storage.restored_entries import RestoredEntries
from reader.storage.row_plan import RowPlan
from reader.storage.timestamps import format_timestamp

BEFORE_RESTORE = "before-restore"
"""The step before which the library is copied."""

_RUN_PREFERENCE = "aloud_command"
"""The preference that names a program to run: it is never taken from a file that somebody else may have made."""

_PARTS = ("leaf", "section", "target", "text_image", "source", "page", "omission", "speed")
"""The tables with what belongs to a text, besides its coverage."""

_NUMBERED = {"leaf": "id", "speed": "number"}
"""Tables that number their rows, each with the column of the number: a row that comes gets one of its own."""

_REVIVED = frozenset({"topic", "topic_item", "question", "card", "project", "action", "person", "peer_note"})
"""Kinds of rows that come back although they were removed, where what is missing is added."""

_KINDS = ("topic", "topic_item", "rest_day", "roadmap", "roadmap_end", *STUDY_KINDS)
"""The kinds of rows that are restored one by one, in an order in which each finds those it refers to."""

_PARENTS = {
    "topic_item": ("annotation",),
    "person": ("study_group",),
    "pack": ("study_group", "person"),
    "pack_text": ("pack",),
    "peer_note": ("person", "pack"),
    "peer_link": ("annotation", "peer_note"),
    "report": ("study_group",),
    "meeting": ("study_group",),
    "quiz": ("pack",),
    "card": ("annotation", "question"),
    "answer": ("card",),
    "mark_option": ("annotation",),
    "action": ("project", "annotation"),
    "action_change": ("action",),
}
"""The columns of kinds of rows that refer to another row: each is named as the kind of that row."""

Rows = dict[str, Row]


@dataclass(frozen=True, slots=True)
class RestoredLibrary:
    """What a restore changed, and the copy of the library that was made before; None in memory."""

    preview: RestorePreview
    changes: Changes
    copy: Path | None


class Restore:
    """A restore from a sound copy of the present schema, which is attached to the library's connection.

    ``as_it_was`` goes back to the copy; otherwise only what is missing is added.
    """

    def __init__(self, connection: Connection, *, as_it_was: bool) -> None:
        """Compare the library with the attached copy; nothing is changed yet. Use `attached_copy`."""
        self._connection = connection
        self._as_it_was = as_it_was
        self._texts = self._rows("main", "text", "id")
        self._copied_texts = self._rows("copy", "text", "id")
        self._own_id = self._match_texts()
        self._text_plan, self._new_texts = self._plan_texts()
        self._shown_after = self._texts_shown_after()
        self._notes = self._rows("main", "annotation", "id")
        self._note_plan, self._note_changes = self._plan_notes()
        self._entries = RestoredEntries(connection, self._own_id, {*self._texts, *self._new_texts})
        self._known = {"annotation": {*self._notes, *(str(row["id"]) for row in self._note_plan.inserted)}}
        self._row_plans = {kind: self._plan_kind(kind) for kind in _KINDS}
        self._plans, self._withdrawn_plans = self._plan_history()

    def preview(self) -> RestorePreview:
        """Return what `run` would do, in numbers and by rows."""
        texts, notes = self._text_changes(), self._note_changes
        counted = self._entries.counted
        seconds = sum(float(row["seconds"] or 0) for row in counted)
        read, days, newer = self._ledger_sums()
        lister = RowLister(texts, notes, self._titles())
        return RestorePreview(
            RestoreCounts(len(texts.comes), len(notes.comes), seconds, len({row["day"] for row in counted})),
            RestoreCounts(len(texts.changes), len(notes.changes)),
            RestoreCounts(len(texts.goes), len(notes.goes)),
            RestoreCounts(
                sum(map(_is_shown, self._texts.values())) - len(texts.goes) - len(texts.changes),
                sum(map(self._is_note_shown, self._notes.values())) - len(notes.goes) - len(notes.changes),
                read,
                days,
            ),
            self.is_empty,
            newer,
            lister.coming(),
            lister.changed(),
            lister.going(),
        )

    def _text_changes(self) -> RowChanges:
        changes = RowChanges(goes=[self._texts[identifier] for identifier in self._text_plan.gone])
        for row in (*self._text_plan.inserted, *self._text_plan.updated):
            before = self._texts.get(str(row["id"]))
            if before is not None and _is_shown(before):
                changes.changes.append((before, row))
            else:
                changes.comes.append((before, row))
        return changes

    def _titles(self) -> dict[str, Value]:
        texts = self._copied_texts | self._texts
        return {identifier: row["title"] for identifier, row in texts.items()}

    def _ledger_sums(self) -> tuple[float, int, float]:
        """Return the seconds in the ledger, their days, and the seconds that the copy lacks."""
        newer = "total(seconds) FILTER (WHERE id NOT IN (SELECT id FROM copy.entry))"
        sql = f"SELECT total(seconds), count(DISTINCT day), {newer} FROM main.entry WHERE withdrawn IS NULL"  # noqa: S608
        row = self._connection.row(sql)
        return (0.0, 0, 0.0) if row is None else (row[0], row[1], row[2])

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to restore."""
        if self._touched() or self._entries.rows or self._text_plan.inserted:
            return False
        return not has_withdrawn_in_copy(self._connection)

    def run(self, journal: Journal, now: datetime) -> Changes:
        """Restore in one transaction, as one step of undo; minutes alone are no step.

        Raises ReaderError RESTORE_FAILED, with nothing changed, if rows of the copy contradict those of the library.
        """
        try:
            return self._run(journal, now)
        except sqlite3.IntegrityError as error:
            raise ReaderError(Problem.RESTORE_FAILED, reason=str(error)) from error

    def _run(self, journal: Journal, now: datetime) -> Changes:
        touched = self._touched()
        if touched:
            return journal.record(OperationName.RESTORE, now, touched, lambda: self._write(now))
        self._connection.write(lambda: self._write(now))
        return Changes(OperationName.RESTORE.value, entries=tuple(str(row["id"]) for row in self._entries.rows))

    def _touched(self) -> list[TouchedRow]:
        touched = [row for row in self._text_plan.touched("text") if row.id not in self._placeholders()]
        touched += self._note_plan.touched("annotation")
        for kind, plan in self._row_plans.items():
            touched += plan.touched(kind)
        numbers = (*(row["number"] for row in self._plans), *self._withdrawn_plans)
        return touched + [TouchedRow("plan", str(number)) for number in numbers]

    # comparing

    def _match_texts(self) -> dict[str, str]:
        """Return the id in the library for each text of the copy: its own, or that of a text with the same words."""
        shown = {row["digest"]: identifier for identifier, row in self._texts.items() if _is_shown(row)}
        return {
            identifier: identifier
            if identifier in self._texts and _is_shown(self._texts[identifier])
            else shown.get(row["digest"], identifier)
            if row["digest"] and _is_shown(row)
            else identifier
            for identifier, row in self._copied_texts.items()
        }

    def _plan_texts(self) -> tuple[RowPlan, list[str]]:
        """Return the rows of texts to change, and the ids of those whose leaves come with them."""
        plan, new = RowPlan(), []
        columns = KINDS["text"].columns
        for identifier, row in self._copied_texts.items():
            if not _is_shown(row) or self._own_id[identifier] != identifier:
                continue
            new += [content for content in (str(row["content"]),) if content not in self._texts]
            present = self._texts.get(identifier)
            if present is None:
                new += [identifier]
                plan.inserted.append(row)
            elif not _is_shown(present):
                if present["digest"] is not None:
                    plan.updated.append(row if self._as_it_was else present | {"removed": None})
            elif self._as_it_was and any(row[column] != present[column] for column in columns):
                plan.updated.append(row)
        if self._as_it_was:
            kept = {self._own_id[identifier] for identifier, row in self._copied_texts.items() if _is_shown(row)}
            plan.gone = [one for one, row in self._texts.items() if _is_shown(row) and one not in kept]
        return plan, list(dict.fromkeys(new))

    def _texts_shown_after(self) -> set[str]:
        shown = {identifier for identifier, row in self._texts.items() if _is_shown(row)}
        changed = {str(row["id"]) for row in (*self._text_plan.inserted, *self._text_plan.updated)}
        return (shown | changed) - set(self._text_plan.gone)

    def _plan_notes(self) -> tuple[RowPlan, RowChanges]:
        """Return the rows of notes to change, and those that come, are changed and go for the reader."""
        plan, seen = RowPlan(), RowChanges()
        copied = self._rows("copy", "annotation", "id")
        for identifier, row in copied.items():
            text = self._own_id.get(str(row["text"]), str(row["text"]))
            if row["deleted"] is not None or text not in self._shown_after:
                continue
            before = self._notes.get(identifier)
            planned = self._plan_note(plan, before, row | {"text": text})
            if before is None or not self._is_note_shown(before):
                seen.comes.append((before, row | {"text": text}))
            elif planned:
                seen.changes.append((before, row))
        shown = [identifier for identifier, row in self._notes.items() if self._is_note_shown(row)]
        if self._as_it_was:
            plan.gone = [one for one in shown if one not in copied or copied[one]["deleted"] is not None]
        gone = {one for one in shown if self._notes[one]["text"] not in self._shown_after}.union(plan.gone)
        seen.goes = [self._notes[one] for one in shown if one in gone]
        return plan, seen

    def _plan_note(self, plan: RowPlan, before: Row | None, row: Row) -> bool:
        """Plan what becomes of a note of the copy, and return whether one that is there changes."""
        if before is None:
            plan.inserted.append(row)
        elif self._as_it_was and row != before:
            plan.updated.append(row)
        elif before["deleted"] is not None:
            plan.updated.append(row if _is_newer(row, before) else before | {"deleted": None})
        else:
            return False
        return before is not None

    def _is_note_shown(self, row: Row) -> bool:
        text = self._texts.get(str(row["text"]))
        return row["deleted"] is None and text is not None and _is_shown(text)

    def _plan_kind(self, kind: str) -> RowPlan:
        table, key, gone = KINDS[kind].table, KINDS[kind].key, KINDS[kind].gone
        present, copied = self._rows("main", table, key), self._rows("copy", table, key)
        if kind == "roadmap":
            copied = {own: row | {"text": own} for text, row in copied.items() if (own := self._own_id.get(text, text))}
        plan = RowPlan()
        for identifier, row in copied.items():
            if row[gone] is not None or not self._refers_to_present(kind, row):
                continue
            before = present.get(identifier)
            if before is None:
                plan.inserted.append(row)
            elif row != before and (self._as_it_was or (kind in _REVIVED and before[gone] is not None)):
                plan.updated.append(row)
        if self._as_it_was:
            alive = {identifier for identifier, row in copied.items() if row[gone] is None}
            plan.gone = [one for one, row in present.items() if row[gone] is None and one not in alive]
        self._known[kind] = {*present, *(str(row[key]) for row in plan.inserted)}
        return plan

    def _refers_to_present(self, kind: str, row: Row) -> bool:
        """Return whether what a row refers to will be in the library."""
        if kind == "roadmap":
            return row["text"] in self._shown_after
        parents = _PARENTS.get(kind, ())
        return all(row[parent] is None or row[parent] in self._known[parent] for parent in parents)

    def _plan_history(self) -> tuple[list[Row], list[int]]:
        """Return the plans to insert, with their numbers, and the numbers of those to withdraw.

        Where what is missing is added, the copy's plans come below the library's own, for the days before them.
        """
        present = [row for row in self._rows("main", "plan", "number").values() if row["withdrawn"] is None]
        copied = [row for row in self._rows("copy", "plan", "number").values() if row["withdrawn"] is None]
        if self._as_it_was:
            if [_plan_terms(row) for row in present] == [_plan_terms(row) for row in copied]:
                return [], []
            first = self._connection.number("SELECT max(number) FROM plan") + 1
            numbers = [int(str(row["number"])) for row in present]
            return [row | {"number": first + place} for place, row in enumerate(copied)], numbers
        earliest = min((str(row["effective_day"]) for row in present), default="")
        earlier = [row for row in copied if not present or str(row["effective_day"]) < earliest]
        first = min((int(str(row["number"])) for row in self._rows("main", "plan", "number").values()), default=1)
        return [row | {"number": first - len(earlier) + place} for place, row in enumerate(earlier)], []

    # writing

    def _write(self, now: datetime) -> None:
        execute = self._connection.execute
        execute("PRAGMA defer_foreign_keys = ON")
        stamp = format_timestamp(now)
        self._mark_gone("text", self._text_plan.gone, stamp)
        self._insert_texts()
        self._update("text", self._text_plan.updated)
        self._mark_gone("annotation", self._note_plan.gone, stamp)
        self._insert("annotation", self._note_plan.inserted)
        self._update("annotation", self._note_plan.updated)
        for row in self._entries.rows:
            self._insert("entry", [self._entries.placed(row)])
        for kind, plan in self._row_plans.items():
            self._mark_gone(kind, plan.gone, stamp)
            self._insert(KINDS[kind].table, plan.inserted)
            self._update(kind, plan.updated)
        erase_withdrawn_in_copy(self._connection)
        for number in self._withdrawn_plans:
            execute("UPDATE plan SET withdrawn = ? WHERE number = ?", (stamp, number))
        self._insert("plan", self._plans)
        self._unite_coverage()
        preferences = "SELECT * FROM copy.preference WHERE name <> ?"
        execute(f"INSERT OR IGNORE INTO main.preference {preferences}", (_RUN_PREFERENCE,))

    def _insert_texts(self) -> None:
        """Insert the rows of texts with their leaves and all that belongs to them."""
        new = json.dumps(self._new_texts)
        among = "IN (SELECT value FROM json_each(?))"
        self._connection.execute(
            "INSERT OR IGNORE INTO main.image SELECT * FROM copy.image WHERE hash IN "  # noqa: S608
            f"(SELECT image FROM copy.text_image WHERE text {among}) "
            f"OR hash IN (SELECT cover FROM copy.text WHERE id {among})",
            (new, new),
        )
        columns = self._columns("text")
        self._connection.execute(
            f"INSERT INTO main.text ({columns}) SELECT {columns} FROM copy.text WHERE id {among}",  # noqa: S608
            (new,),
        )
        for table in _PARTS:
            columns = self._columns(table)
            self._connection.execute(
                f"INSERT OR IGNORE INTO main.{table} ({columns}) "  # noqa: S608
                f"SELECT {columns} FROM copy.{table} WHERE text {among} ORDER BY rowid"
                if table in _NUMBERED or table == "source"
                else f"INSERT OR IGNORE INTO main.{table} ({columns}) "  # noqa: S608
                f"SELECT {columns} FROM copy.{table} WHERE text {among}",
                (new,),
            )

    def _unite_coverage(self) -> None:
        coverage = Coverage(self._connection)
        present = {*self._texts, *self._new_texts}
        for text, start, end in self._connection.rows('SELECT text, start, "end" FROM copy.coverage'):
            if text in present and self._own_id.get(text, text) == text:
                coverage.add(text, start, end)

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        for row in rows:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            sql = f"INSERT INTO main.{table} ({names}) VALUES ({marks})"  # noqa: S608
            self._connection.execute(sql, tuple(row.values()))

    def _update(self, kind: str, rows: Sequence[Row]) -> None:
        table, key, columns = KINDS[kind].table, KINDS[kind].key, KINDS[kind].columns
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        for row in rows:
            sql = f"UPDATE main.{table} SET {settings} WHERE {key} = ?"  # noqa: S608
            self._connection.execute(sql, (*(row[column] for column in columns), row[key]))

    def _mark_gone(self, kind: str, identifiers: Collection[str], stamp: str) -> None:
        table, key, gone = KINDS[kind].table, KINDS[kind].key, KINDS[kind].gone
        sql = f"UPDATE main.{table} SET {gone} = ? WHERE {key} = ?"  # noqa: S608
        self._connection.execute_many(sql, [(stamp, identifier) for identifier in identifiers])

    # reading

    def _placeholders(self) -> set[str]:
        """Return the ids of texts without words of their own, which undo leaves: they only hold notes."""
        return {str(row["id"]) for row in self._text_plan.inserted if row["digest"] is None}

    def _rows(self, schema: str, table: str, key: str) -> Rows:
        rows = self._connection.rows(f"SELECT * FROM {schema}.{table} ORDER BY {key}")  # noqa: S608
        return {str(row[key]): dict(zip(row.keys(), row, strict=True)) for row in rows}

    def _columns(self, table: str) -> str:
        rows = self._connection.rows(f"PRAGMA main.table_info({table})")
        return ", ".join(f'"{row["name"]}"' for row in rows if row["name"] != _NUMBERED.get(table))


def preview_over(connection: Connection, copy: Path, *, as_it_was: bool) -> RestorePreview:
    """Return what restoring from a copy would change in the library of a connection."""
    with attached_copy(connection, copy):
        return Restore(connection, as_it_was=as_it_was).preview()


@contextmanager
def attached_copy(connection: Connection, copy: Path) -> Iterator[None]:
    """Attach a copy of the present schema to a connection as ``copy``, to be read only."""
    connection.execute("ATTACH DATABASE ? AS copy", (f"{copy.absolute().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        connection.execute("DETACH DATABASE copy")


def _is_shown(row: Row) -> bool:
    """Return whether a text is neither removed nor an edition, and complete or a placeholder for notes."""
    is_whole = row["digest"] is not None or row["format"] == "awaited"
    return row["removed"] is None and row["edition_of"] is None and is_whole


def _is_newer(row: Row, other: Row) -> bool:
    return str(row["modified"]) > str(other["modified"])


def _plan_terms(row: Row) -> Row:
    """Return what a plan says, without its number."""
    return {name: value for name, value in row.items() if name != "number"}
