"""Find rows with a value that cannot be parsed, keep them as they are stored in the quarantine, and mend them.

A value that has a sound stand-in gets it; a row without meaning otherwise (a stretch of time without its day, a step of
undo without its edits) is moved. What the quarantine keeps is the whole row as JSON; of a report, what it says stays
out of it: it is in the row still, and would be beyond a withdrawal there.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from reader.core.activity.ledger import EntryOrigin, TimeClass
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.tags import clean_tags
from reader.core.text.leaves import Leaf, has_sound_layout, sound_leaf
from reader.core.text.model import TextFormat
from reader.core.text.omissions import OmissionKind
from reader.storage.connection import Connection, Value
from reader.storage.journal import is_sound_operation
from reader.storage.plan_rows import plan_of
from reader.storage.stored_values import (
    UNKNOWN_TIME,
    StoredRow,
    is_tag_list,
    parsed_day,
    parsed_json,
    parsed_kind,
    parsed_time,
    stored_tags,
)
from reader.storage.timestamps import format_timestamp

_WORDS = re.compile(r"[^\s\[\]{}\",:]+")
_BATCH = 200
_UNKNOWN = format_timestamp(UNKNOWN_TIME)

Mend = Callable[[sqlite3.Row], Value]


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row with a value that cannot be parsed, by its table, its key and the column."""

    table: str
    key: Value
    column: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """When a row is sound in a column, and what is put there otherwise; without ``mend`` the row is moved.

    ``key`` is the name of the column by which a row is found, or the names of several, separated by commas.
    """

    table: str
    key: str
    column: str
    is_sound: Callable[[StoredRow], bool]
    mend: Mend | None = None


def recovered_tags(value: str) -> tuple[str, ...]:
    """Return the tags of a column, or every word of it as a tag if it is not a list of strings."""
    return stored_tags(value) if is_tag_list(value) else clean_tags(tuple(_WORDS.findall(value)))


def find_damaged_rows(connection: Connection, *, repair: bool) -> Iterator[DamagedRow]:
    """Yield the damaged rows; with ``repair``, within a transaction, quarantine and mend each."""
    for rule in _RULES:
        for row in _rows(connection, rule.table, rule.key):
            if rule.is_sound(row):
                continue
            if repair:
                _repair(connection, rule, row)
            yield DamagedRow(rule.table, _key_label(rule.key, row), rule.column)


def _rows(connection: Connection, table: str, key: str) -> Iterator[sqlite3.Row]:
    """Yield the rows of a table, a few at a time."""
    sql = f"SELECT * FROM {table} {{}} ORDER BY {key} LIMIT {_BATCH}"  # noqa: S608
    rows = connection.rows(sql.format(""))
    while rows:
        yield from rows
        rows = connection.rows(sql.format(f"WHERE ({key}) > ({_marks(key)})"), _key_of(key, rows[-1]))


def _key_of(key: str, row: sqlite3.Row) -> tuple[Value, ...]:
    """Return the values of the columns by which a row is found."""
    return tuple(row[column] for column in key.split(", "))


def _key_label(key: str, row: sqlite3.Row) -> Value:
    """Return the key of a row as it is told: the value of one column, or those of several in one line."""
    values = _key_of(key, row)
    return values[0] if len(values) == 1 else " ".join(map(str, values))


def _marks(key: str) -> str:
    """Return a place for each column of a key in a statement."""
    return ", ".join("?" for _column in key.split(", "))


def _repair(connection: Connection, rule: _Rule, row: sqlite3.Row) -> None:
    _quarantine(connection, rule.table, rule.key, row)
    if rule.mend is None:
        _remove(connection, rule, row)
    else:
        sql = f'UPDATE {rule.table} SET "{rule.column}" = ? WHERE ({rule.key}) = ({_marks(rule.key)})'  # noqa: S608
        connection.execute(sql, (rule.mend(row), *_key_of(rule.key, row)))


def _quarantine(connection: Connection, table: str, key: str, row: sqlite3.Row) -> None:
    values = dict(zip(row.keys(), row, strict=True))
    if table == "report":
        del values["content"]
    connection.execute(
        'INSERT INTO quarantine ("table", row, content, at) VALUES (?, ?, ?, ?)',
        (table, str(_key_label(key, row)), json.dumps(values, ensure_ascii=False), format_timestamp(datetime.now(UTC))),
    )


def _remove(connection: Connection, rule: _Rule, row: sqlite3.Row) -> None:
    """Remove a row that was quarantined; the triggers that keep rows of its table are lifted for it."""
    if rule.table == "entry":
        for correction in connection.rows("SELECT * FROM entry WHERE refers_to = ?", (row["id"],)):
            _quarantine(connection, "entry", "id", correction)
            _remove(connection, rule, correction)
    triggers = connection.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%BEFORE DELETE%'",
        (rule.table,),
    )
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    sql = f"DELETE FROM {rule.table} WHERE ({rule.key}) = ({_marks(rule.key)})"  # noqa: S608
    connection.execute(sql, _key_of(rule.key, row))
    for _name, sql in triggers:
        connection.execute(str(sql))


def _in_column(test: Callable[[object], object], column: str) -> Callable[[StoredRow], bool]:
    """Return whether a test holds for a column, or the column is empty."""
    return lambda row: row[column] is None or bool(test(row[column]) is not None)


def _time(table: str, key: str, column: str, stand_in: Value = _UNKNOWN) -> _Rule:
    return _Rule(table, key, column, _in_column(parsed_time, column), lambda _row: stand_in)


def _is_entry(row: StoredRow) -> bool:
    parsed = (
        parsed_kind(TimeClass, row["class"]),
        parsed_time(row["start"]),
        parsed_time(row["end"]),
        parsed_day(row["day"]),
        parsed_kind(EntryOrigin, row["origin"]),
    )
    return None not in parsed


def _is_answer(row: StoredRow) -> bool:
    return parsed_time(row["at"]) is not None and parsed_day(row["day"]) is not None


def _holds(kind: type, column: str, row: StoredRow) -> bool:
    """Return whether a column holds a JSON value of a kind."""
    return isinstance(parsed_json(row[column]), kind)


def _has_style(row: StoredRow) -> bool:
    return parsed_kind(AnnotationStyle, row["style"]) is not None


def _has_json_value(row: StoredRow) -> bool:
    return row["value"] == "null" or parsed_json(row["value"]) is not None


def _sound_layout(row: sqlite3.Row) -> Value:
    return sound_leaf(Leaf(row["number"], row["start"], row["content"], row["layout"])).layout


_RULES = (
    _Rule(
        *("annotation", "id", "kind"),
        lambda row: parsed_kind(AnnotationKind, row["kind"]) is not None,
        lambda _row: AnnotationKind.NOTE.value,
    ),
    _time("annotation", "id", "created"),
    _time("annotation", "id", "modified"),
    _time("annotation", "id", "deleted"),
    _Rule(
        *("annotation", "id", "tags"),
        lambda row: is_tag_list(row["tags"]),
        lambda row: json.dumps(recovered_tags(row["tags"]), ensure_ascii=False),
    ),
    _Rule(
        *("text", "id", "format"),
        lambda row: parsed_kind(TextFormat, row["format"]) is not None,
        lambda _row: TextFormat.PLAIN.value,
    ),
    _time("text", "id", "added"),
    _time("text", "id", "opened", None),
    _time("text", "id", "removed"),
    _time("text", "id", "archived"),
    *(
        _Rule("text", "id", column, partial(_holds, dict, column), lambda _row: "{}")
        for column in ("choices", "appearance", "bibliography")
    ),
    *(
        _Rule(table, "id", "style", _has_style, lambda _row: AnnotationStyle.HIGHLIGHT.value)
        for table in ("annotation", "peer_note")
    ),
    _Rule(
        *("leaf", "id", "layout"),
        lambda row: has_sound_layout(Leaf(row["number"], row["start"], row["content"], row["layout"])),
        _sound_layout,
    ),
    _Rule("omission", "text, kind", "kind", lambda row: parsed_kind(OmissionKind, row["kind"]) is not None),
    _Rule("entry", "id", "", _is_entry),
    _Rule("operation", "number", "edits", lambda row: is_sound_operation(row["name"], row["edits"])),
    _time("operation", "number", "at"),
    _Rule("plan", "number", "", lambda row: row["withdrawn"] is not None or plan_of(row) is not None),
    _Rule("rest_day", "day", "day", _in_column(parsed_day, "day")),
    _Rule("roadmap", "text", "wished", _in_column(parsed_day, "wished"), lambda _row: None),
    _Rule("roadmap_end", "number", "wished", _in_column(parsed_day, "wished"), lambda _row: None),
    _time("topic", "id", "created"),
    *(_time(table, "id", "made") for table in ("question", "card", "set_lesson", "rota_change", "project", "action")),
    *(_time(table, "id", "made") for table in ("study_group", "person", "meeting", "contest")),
    *(_time("peer_note", "id", column) for column in ("created", "modified", "received")),
    *(_time(table, "id", "at") for table in ("quiz", "action_change")),
    _time("lesson", "id", "shown"),
    _Rule("answer", "id", "", _is_answer),
    *(
        _Rule(table, "id", column, _in_column(parsed_day, column), lambda _row: None)
        for table, column in (
            *(("card", "rests_until"), ("action", "due"), ("action", "done"), ("project", "done")),
            *(("meeting", "held"), ("report", "received"), ("report", "erased")),
        )
    ),
    *(
        _Rule(table, "id", "day", _in_column(parsed_day, "day"), lambda _row: _UNKNOWN[:10])
        for table in (
            *("card", "lesson", "set_lesson", "rota_change", "quiz", "action", "action_change"),
            *("meeting", "contest"),
        )
    ),
    *(
        _Rule(table, "id", column, partial(_holds, dict, column), lambda _row: "{}")
        for table, column in (("question", "content"), ("pack", "content"), ("meeting", "content"))
    ),
    *(
        _Rule(table, "id", column, partial(_holds, list, column), lambda _row: "[]")
        for table, column in (
            *(("study_group", "report_fields"), ("study_group", "roster")),
            *(("person", "earlier_names"), ("pack_text", "portions")),
            ("contest", "log"),
        )
    ),
    *(
        _Rule(table, "id", column, _in_column(parsed_day, column), lambda _row: _UNKNOWN[:10])
        for table, columns in (("report", ("first_day", "last_day", "made", "keep_until")), ("pack", ("made",)))
        for column in columns
    ),
    _Rule(
        *("peer_note", "id", "kind"),
        lambda row: parsed_kind(AnnotationKind, row["kind"]) is not None,
        lambda _row: AnnotationKind.NOTE.value,
    ),
    _Rule(
        *("peer_note", "id", "tags"),
        lambda row: is_tag_list(row["tags"]),
        lambda row: json.dumps(recovered_tags(row["tags"]), ensure_ascii=False),
    ),
    _Rule("rota_change", "id", "value", _has_json_value),
    _Rule("preference", "name", "value", _has_json_value),
)

_RULES_OF = {table: [rule for rule in _RULES if rule.table == table] for table in {rule.table for rule in _RULES}}


def is_sound_row(table: str, row: Mapping[str, Value]) -> bool:
    """Return whether no value of a row of a table is one that `find_damaged_rows` would find."""
    return all(rule.is_sound(row) for rule in _RULES_OF.get(table, ()))
