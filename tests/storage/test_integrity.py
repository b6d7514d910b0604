"""`check` finds faults, repairs what can be repaired without loss, and is clean the second time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.text.filing import UNFILED, Track
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.schema_checksum import store_schema_checksum

AddText = Callable[..., Text]


@pytest.fixture
def text(library: Library, add_text: AddText) -> str:
    return add_text(library, "甲乙丙丁戊己庚辛壬癸", "第二段").id


def kinds(library: Library, now: datetime | None = None) -> list[str]:
    return [finding.kind for finding in library.check(now=now).findings]


def spoil(library: Library, sql: str) -> None:
    library._connection.raw.execute(sql)


def test_an_index_that_lacks_rows_is_made_anew(place: Path, add_text: AddText, now: datetime) -> None:
    Library.open(place, now).close()
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        row = raw.execute("SELECT * FROM sqlite_schema WHERE name = 'text_by_file'").fetchone()
        raw.execute("DELETE FROM sqlite_schema WHERE name = 'text_by_file'")
    with Library.open(place, now) as library:
        add_text(library, "甲")
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
    with Library.open(place, now) as library:
        assert not library.check(now=now).is_clean
        assert library.check(repair=True, now=now).is_clean
        assert library.check(now=now).findings == ()
    with Library.open(place, now) as library:
        assert len(library.texts.all()) == 1


def test_a_sound_library_is_clean(library: Library, text: str, now: datetime) -> None:
    library.commit(annotate(text, AnnotationKind.NOTE, None, now, body="想"))
    library.coverage.add(text, 0, 5)
    report = library.check(now=now)
    assert (report.findings, report.is_clean, report.texts, report.annotations) == ((), True, 1, 1)


def test_an_anchor_off_its_words_is_put_right_or_orphaned(library: Library, text: str, now: datetime) -> None:
    anchor = make_anchor(library.texts.view(text), 2, 5)
    ids = []
    for wrong in (replace(anchor, start=4, end=7), replace(anchor, exact="无此")):
        operation = annotate(text, AnnotationKind.HIGHLIGHT, wrong, now)
        ids += library.commit(operation).annotations
    assert kinds(library) == ["anchor", "anchor"]
    report = library.check(repair=True)
    assert [finding.repaired for finding in report.findings] == [True, True]
    assert report.is_clean
    assert library.annotations.get(ids[0]).anchor == anchor
    assert library.annotations.get(ids[1]).orphan
    assert kinds(library) == []


def test_a_track_that_is_none_and_tags_that_are_no_list_become_tags(library: Library, text: str) -> None:
    spoil(library, 'UPDATE text SET track = \'leisure\', tags = \'["a", 7, {"b": "丙"}\'')
    assert library.texts.get(text).filing == UNFILED
    assert kinds(library) == ["filing"]
    assert library.check(repair=True).is_clean
    assert library.texts.get(text).filing.tags == ("a", "7", "b", "丙", "leisure")
    assert library.texts.get(text).filing.track is Track.NONE
    assert kinds(library) == []


def test_a_cover_that_is_not_there_is_let_go_of(library: Library, text: str) -> None:
    spoil(library, "PRAGMA foreign_keys = OFF")
    spoil(library, "UPDATE text SET cover = 'nothing'")
    assert kinds(library) == ["cover"]
    assert library.check(repair=True).is_clean
    assert library.texts.get(text).filing.cover == ""
    assert kinds(library) == []


def test_coverage_beyond_the_text_is_clipped(library: Library, text: str) -> None:
    library.coverage.add(text, 10, 99)
    library.coverage.add(text, 100, 120)
    assert not library.check().is_clean
    assert library.check(repair=True).is_clean
    assert library.coverage.ranges(text) == ((10, 14),)
    assert kinds(library) == []


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE leaf SET content = replace(content, '甲', '乙')", "text"),
        ("UPDATE leaf SET number = 5", "leaf"),
        ("UPDATE text SET characters = 3", "text"),
    ],
)
def test_a_text_that_is_not_what_it_was_is_told(library: Library, text: str, sql: str, kind: str) -> None:
    spoil(library, sql)
    assert kinds(library) == [kind]
    assert not library.check(repair=True).is_clean


def test_a_loose_reference_is_told(library: Library, text: str) -> None:
    spoil(library, "PRAGMA foreign_keys = OFF")
    spoil(library, "INSERT INTO speed (text, language, characters, seconds, at) VALUES ('none', 'zh', 1, 1, '')")
    assert kinds(library) == ["reference"]


def test_spans_that_overlap_and_days_to_come_are_told(library: Library, now: datetime) -> None:
    spoil(library, "DROP TRIGGER entry_added_apart")
    store_schema_checksum(library._connection)
    entry = LedgerEntry(
        *("e1", None, TimeClass.READ, now, now + timedelta(minutes=2), 28800),
        *(date(2026, 3, 28), 120.0, EntryOrigin.MEASURED),
        device="desk",
    )
    library.ledger.put(entry)
    library.ledger.put(replace(entry, id="e2", start=now + timedelta(minutes=1), day=date(2026, 4, 9)))
    assert kinds(library) == ["overlap"]
    assert kinds(library, now) == ["overlap", "day-to-come"]


def test_a_damaged_file_is_told_and_not_raised(place: Path, add_text: AddText, now: datetime) -> None:
    with Library.open(place, now) as library:
        add_text(library, "甲" * 9000)
    content = bytearray(place.read_bytes())
    root = int.from_bytes(content[28:32]) * 4096 - 8192
    content[root : root + 4096] = b"\xff" * 4096
    place.write_bytes(content)
    with Library.open(place, now) as library:
        assert "file" in kinds(library)


def test_trouble_of_another_sort_is_raised(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library, Library.open(place, now, read_only=True) as other:
        other._connection.raw.execute("BEGIN")
        other._connection.raw.execute("SELECT count(*) FROM text").fetchone()
        library._connection.raw.execute("PRAGMA busy_timeout = 1")
        library.check()
        with pytest.raises(ReaderError) as caught:
            library.preferences.set("a", 1)
        assert caught.value.problem is Problem.LIBRARY_LOCKED
        other._connection.raw.execute("COMMIT")
        third = sqlite3.connect(place, isolation_level=None)
        third.execute("BEGIN IMMEDIATE")
        with pytest.raises(ReaderError) as caught:
            library.check(repair=True)
        third.close()
        assert caught.value.problem is Problem.LIBRARY_LOCKED


def test_what_another_program_added_to_the_file_is_no_damage(library: Library) -> None:
    spoil(library, "ANALYZE")
    spoil(library, "CREATE INDEX added_elsewhere ON text (title)")
    assert library.check().is_clean


def test_a_changed_description_of_a_table_is_damage(library: Library) -> None:
    spoil(library, "DROP INDEX text_by_file")
    assert not library.check().is_clean


def test_the_sum_of_a_day_is_that_of_its_entries(library: Library) -> None:
    start = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
    day = date(2026, 3, 28)
    fields = ("e1", None, TimeClass.READ, start, start + timedelta(seconds=60), 0, day, 60.1)
    library.ledger.put(LedgerEntry(*fields, EntryOrigin.MEASURED))
    assert kinds(library) == []
    spoil(library, "UPDATE day_sum SET seconds = 6000")
    report = library.check(repair=True)
    assert [(one.kind, one.id, one.repaired) for one in report.findings] == [("day-sum", "2026-03-28", True)]
    assert kinds(library) == []
    assert library.ledger.seconds_by_day(day, day) == {day: {TimeClass.READ: 60.1}}
