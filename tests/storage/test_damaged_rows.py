"""One bad row stops nothing else: it is read as well as it can be, quarantined and mended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate, recolour
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.core.text.model import Text
from reader.core.text.omissions import Omission, OmissionKind
from reader.storage.library import Library

AddText = Callable[..., Text]

BAD = {
    "annotation.kind": "nkte",
    "annotation.created": "2026-03-2x",
    "annotation.modified": "2026-03-28T01:12:00.000",
    "annotation.style": "wabby",
    "annotation.tags": '["梦"',
    "annotation.deleted": "soon",
    "text.format": "plaim",
    "text.added": "",
    "text.opened": "yesterday",
    "text.archived": "x",
    "text.tags": "{",
    "text.track": "wprk",
    "text.choices": "[",
    "text.appearance": "{",
    "text.bibliography": "[]",
    "leaf.layout": '[["p",9999]]',
    "omission.kind": "sculpture",
    "entry.class": "reae",
    "entry.day": "2026-13-45",
    "entry.start": "0",
    "entry.origin": "mea",
    "operation.edits": '[["annotation"',
    "operation.name": "nothing",
    "operation.at": "?",
    "plan.effective_day": "never",
    "plan.counted_classes": '["sleep"]',
    "plan.rest_weekdays": "7",
    "rest_day.day": "2026-02-31",
    "roadmap.wished": "someday",
    "roadmap_end.wished": "someday",
    "topic.created": "once",
    "preference.value": "{",
}


@pytest.fixture
def full(place: Path, add_text: AddText, now: datetime) -> Path:
    """Return a library with a row of each kind."""
    with Library.open(place, now) as library:
        omissions = [Omission(OmissionKind.VIDEO, 2)]
        text = add_text(library, "第一回", "甲乙丙丁" * 100, omissions=omissions)
        note = annotate(text.id, AnnotationKind.NOTE, None, now, body="想", tags=("梦",))
        library.commit(note)
        library.topics.begin("为何？", now, [library.annotations.all()[0].id])
        library.roadmap.change(Roadmap((RoadmapItem(text.id, Track.WORK, date(2026, 5, 1)),), date(2026, 6, 1)), now)
        library.plans.declare_rest(date(2026, 4, 2), now)
        library.preferences.set("theme", "dark")
        end = now + timedelta(minutes=5)
        span = (now, end, 28800, now.date(), 300.0, EntryOrigin.MEASURED)
        library.ledger.put(LedgerEntry("e", text.id, TimeClass.READ, *span, device="d"))
        library.ledger.close("e")
    return place


def spoil(path: Path, column: str, value: str) -> None:
    """Write a bad value past all triggers, as a bit that flips does."""
    table, name = column.split(".")
    with closing(sqlite3.connect(path)) as raw, raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _sql in triggers:
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(f'UPDATE {table} SET "{name}" = ?', (value,))
        for _trigger, sql in triggers:
            raw.execute(sql)


def use(library: Library, now: datetime) -> None:
    """Read everything as the window and the command line do."""
    for text in library.texts.all():
        view = library.texts.view(text.id)
        view.leaf(0).blocks()
        library.texts.choices(text.id)
        library.texts.omissions(text.id)
    library.annotations.all()
    library.annotations.all(tag="梦")
    library.annotations.tags()
    library.filing.tags()
    library.index.index_text(library.texts.all()[0].id)
    library.index.search("想")
    library.history()
    library.undo_name()
    library.judged(now)
    library.plans.in_force(now.date())
    library.ledger.first_day()
    library.ledger.last_end()
    library.ledger.between(date(2026, 1, 1), date(2026, 12, 31))
    library.ledger.seconds_by_day(date(2026, 1, 1), date(2026, 12, 31))
    library.roadmap.present()
    library.topics.all()
    library.preferences.get("theme")
    library.clock_doubts.current(now)


@pytest.mark.parametrize("column", BAD)
def test_a_bad_row_stops_nothing_and_is_mended(full: Path, column: str, now: datetime) -> None:
    spoil(full, column, BAD[column])
    with Library.open(full, now) as library:
        use(library, now)
        assert not library.check(now=now).is_clean
        report = library.check(repair=True, now=now)
        assert report.is_clean, report.findings
        use(library, now)
        assert library.check(now=now).findings == ()
        if library.undo_name() is not None:
            library.undo(now)
        if not column.startswith("text.t"):
            (kept, *_more) = library._connection.rows('SELECT "table", content FROM quarantine')
            table, name = column.split(".")
            assert kept["table"] == table
            assert json.loads(kept["content"])[name] == BAD[column]
    with Library.open(full, now) as library:
        assert library.check(now=now).is_clean


def test_a_bad_step_does_not_block_the_steps_before_it(full: Path, now: datetime) -> None:
    with Library.open(full, now) as library:
        last = library._connection.number("SELECT max(number) FROM operation")
        before = library.history()[1]
        library._connection.execute("UPDATE operation SET edits = '[[' WHERE number = ?", (last,))
        assert library.undo(now).operation == before.changes.operation


def test_a_step_that_contradicts_the_rules_of_a_table_is_passed_over(full: Path, now: datetime) -> None:
    with Library.open(full, now) as library:
        note = library.annotations.all()[0]
        library.commit(recolour(note, 3, now))
        edits = library._connection.value("SELECT edits FROM operation WHERE name = 'recolour'")
        changed = str(edits).replace('"orphan":0', '"orphan":4', 1)
        sql = "UPDATE operation SET edits = ? WHERE name = 'recolour'"
        assert library._connection.execute(sql, (changed,)) == 1
        assert library.undo(now).operation != "recolour"
        assert library.annotations.all()[0].colour == 3
        assert library.check(now=now).is_clean


def test_a_note_with_bad_tags_keeps_its_words_and_tags(full: Path, now: datetime) -> None:
    spoil(full, "annotation.tags", '["梦","b}')
    with Library.open(full, now) as library:
        assert library.annotations.all()[0].body == "想"
        assert library.annotations.all()[0].damaged
        library.check(repair=True, now=now)
        assert not library.annotations.all()[0].damaged
        assert library.annotations.all()[0].tags == ("梦", "b")


def test_many_unknown_kinds_of_omission_are_told_one_by_one(full: Path, now: datetime) -> None:
    with Library.open(full, now) as library:
        text = library.texts.all()[0].id
        for number in range(500):
            sql = "INSERT INTO omission (text, kind, count) VALUES (?, ?, 1)"
            library._connection.write(
                lambda sql=sql, number=number: library._connection.execute(sql, (text, f"x{number}"))
            )
        assert library.texts.omissions(text) == (Omission(OmissionKind.VIDEO, 2),)
        report = library.check(repair=True, now=now)
        assert len(report.findings) == 500
        assert library._connection.number("SELECT count(*) FROM quarantine") == 500
        assert library.texts.omissions(text) == (Omission(OmissionKind.VIDEO, 2),)
        assert library.check(now=now).findings == ()
