"""What an operation changes, undo brings back: the journal records each column, or it is said here why not."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import connect

import pytest

from reader.storage.library import Library
from reader.storage.recorded_rows import KINDS

NEVER_CHANGED = {
    # when a text was added and opened and its place left, which words are its own, what others show of it: not the work
    # of an operation
    "text": {"added", "opened", "placed", "own_digest", "edition_of", "wanted_edition"},
    # a ledger entry and a plan are only ever withdrawn
    "entry": {
        *("origin", "running", "device", "reason", "utc_offset", "class", "flag", "range_start", "range_end"),
        *("text", "refers_to", "day", "start", "end", "seconds", "step"),
    },
    "plan": {
        *("id", "made", "made_day", "is_default", "effective_day", "goal_minutes", "day_start", "rest_weekdays"),
        *("make_up_days", "counted_classes", "weekday_minutes", "week_minutes", "week_days"),
    },
    # what a card is made of is what it is; an answer stays as it was given
    "card": {"kind", "annotation", "question"},
    "answer": {
        *("card", "at", "utc_offset", "day", "rating", "verdict", "seconds", "place", "retention", "weights"),
    },
    "lesson": {"day", "number", "source", "text", "annotation", "start", "end", "quote", "shown"},
    "set_lesson": {"day", "text", "start", "quote", "origin", "made"},
    # a change of a rota or an action is itself the record; a quiz is finished once
    "rota_change": {"rota", "kind", "day", "value", "made", "made_day"},
    "action_change": {"action", "at", "day", "kind", "value", "words"},
    "quiz": {"seed", "mode", "at", "day", "answers", "right", "points", "total", "missed", "pack", "round"},
    "project": {"made"},
    "action": {"made", "day"},
    "study_group": {"made"},
    "person": {"made"},
    "pack_text": {"pack"},
    # a note of another is known by who made it and by its id there
    "peer_note": {"original", "received"},
    # what was handed over stays as it was, and stands in no step of undo, so that it can be erased
    "report": {
        *("study_group", "person", "number", "first_day", "last_day", "made", "keep_until", "digest", "content"),
        *("received", "erased", "withdrawn"),
    },
    "meeting": {"made"},
    "contest": {"made"},
    # schema 2 moved the track to the text
    "roadmap": {"track"},
}
TABLES = sorted({kind.table for kind in KINDS.values()})


@pytest.mark.parametrize("table", TABLES)
def test_each_column_is_recorded(table: str, place: Path, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(connect(place)) as raw:
        columns = {name for _, name, *_ in raw.execute(f"PRAGMA table_info({table})")}
    kinds = [kind for kind in KINDS.values() if kind.table == table]
    recorded = {column for kind in kinds for column in (kind.key, *kind.columns)}
    assert recorded | NEVER_CHANGED.get(table, set()) == columns
