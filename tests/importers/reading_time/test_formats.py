"""Files of reading time are known by their content; what is damaged or hostile is refused with a sentence."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.activity.foreign_time import ForeignEntry
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.ledger_record import ledger_record
from reader.core.errors import Problem, ReaderError
from reader.exporters.ledger import ledger_csv, ledger_json
from reader.importers.reading_time.formats import read_time
from tests.importers.reading_time.conftest import SCHEMA

if TYPE_CHECKING:
    from tests.importers.reading_time.conftest import Read, Statistics

START = 1_774_657_860
"""2026-03-28 00:31 UTC."""
AT = datetime.fromtimestamp(START, UTC)

OLD_SCHEMA = SCHEMA.partition("CREATE TABLE page_stat_data")[0] + (
    "CREATE TABLE page_stat (id_book integer, page integer, start_time integer, period integer);"
)

READEST = {
    "books": [{"bookMd5": "ab", "title": "红楼梦", "authors": "曹雪芹"}],
    "events": [
        {"bookMd5": "ab", "page": 3, "startTime": START, "duration": 40, "totalPages": 900},
        {"bookMd5": "unknown", "page": 4, "startTime": START + 40, "duration": 20, "totalPages": 900},
        {"bookMd5": "ab", "page": 4, "startTime": "soon", "duration": 20, "totalPages": 900},
    ],
}

TTU_DAY = {
    "title": "吾輩は猫である",
    "dateKey": "2026-03-27",
    "charactersRead": 5_000,
    "readingTime": 1_800.5,
    "minReadingSpeed": 1,
    "lastStatisticModified": START * 1000,
}


def entry(**values: Any) -> LedgerEntry:
    plain: dict[str, Any] = {
        "id": "0195d000-0000-7000-8000-000000000001",
        "text": "01990525-fe00-7465-9ba1-fa15f6443292",
        "time_class": TimeClass.READ,
        "start": AT,
        "end": AT + timedelta(minutes=18),
        "offset": 28_800,
        "day": date(2026, 3, 28),
        "seconds": 1_060.25,
        "origin": EntryOrigin.MEASURED,
        "range_start": 10,
        "range_end": 4_000,
        "device": "desk",
        "reason": "idle",
    }
    return LedgerEntry(**(plain | values))


ENTRIES = (
    entry(),
    entry(
        id="0195d000-0000-7000-8000-000000000002", origin=EntryOrigin.DECLARED, reason='=1+1, on the train\nand "so"'
    ),
    entry(
        id="0195d000-0000-7000-8000-000000000003",
        origin=EntryOrigin.CORRECTED,
        seconds=-60.0,
        reason="睡着了",
        refers_to="0195d000-0000-7000-8000-000000000001",
    ),
)
RECORDS = [ledger_record(one, "-- 红楼梦") for one in ENTRIES]


def test_pages_of_koreader_are_spans(read: Read, statistics: Statistics) -> None:
    found = read(statistics([(START, 40), (START + 40, 0), (START + 60, 20)]))
    assert found.program == "KOReader"
    assert [(span.title, span.author, span.start, span.seconds) for span in found.spans] == [
        ("红楼梦", "曹雪芹", AT, 40),
        ("红楼梦", "曹雪芹", AT + timedelta(seconds=60), 20),
    ]


def test_the_tables_of_an_older_koreader_are_read(read: Read, statistics: Statistics) -> None:
    assert [span.seconds for span in read(statistics([(START, 40)], schema=OLD_SCHEMA)).spans] == [40]


def test_the_database_of_readest_is_told_from_koreaders(read: Read, statistics: Statistics) -> None:
    more = "CREATE TABLE readest_stat_sync_state (key text PRIMARY KEY, value integer);"
    assert read(statistics([(START, 40)], more=more)).program == "Readest"


def test_no_view_is_read(read: Read, statistics: Statistics) -> None:
    schema = SCHEMA.partition("CREATE TABLE page_stat_data")[0] + (
        "CREATE TABLE page_stat (id_book integer, page integer, start_time integer, period integer);"
    )
    endless = (
        "ALTER TABLE page_stat RENAME TO pages; CREATE VIEW page_stat_data AS WITH RECURSIVE n(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 1 AS id_book, x AS start_time, 1 AS duration FROM n;"
    )
    with pytest.raises(ReaderError) as told:
        read(statistics([], more=endless, schema=schema))
    assert told.value.problem is Problem.TIME_UNKNOWN


def test_values_that_are_no_times_are_counted_and_left_out(read: Read, statistics: Statistics) -> None:
    found = read(statistics([(START, 40), ("soon", 40), (START, "long"), (-5, 40), (10**14, 40)]))
    assert (len(found.spans), found.unreadable) == (1, 4)


def test_the_backup_of_readest_is_read_with_its_titles(read: Read) -> None:
    found = read(READEST)
    assert (found.program, found.unreadable) == ("Readest", 1)
    assert [(span.title, span.seconds) for span in found.spans] == [("红楼梦", 40), ("", 20)]


def test_days_of_ttu_have_no_time_of_day(read: Read) -> None:
    found = read([TTU_DAY, TTU_DAY | {"readingTime": 0}, TTU_DAY | {"dateKey": "someday"}, 5])
    assert (found.program, found.unreadable) == ("ッツ Ebook Reader", 2)
    assert [(day.title, day.day, day.seconds, day.until) for day in found.days] == [
        ("吾輩は猫である", date(2026, 3, 27), 1_800.5, AT)
    ]


def test_statistics_are_found_in_an_archive(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("猫/statistics_1_6_100_60.json", json.dumps([TTU_DAY]))
        archive.writestr("犬/statistics_1_6_100_60.json", json.dumps([TTU_DAY | {"title": "犬"}]))
        archive.writestr("犬/bookdata_1_6.json", "{}")
        archive.writestr("鳥/statistics_1_6.json", "[]")
    assert [day.title for day in read(packed.getvalue(), "backup.zip").days] == ["犬", "吾輩は猫である"]


@pytest.mark.parametrize("write", [ledger_json, ledger_csv])
def test_a_ledger_comes_back_as_it_was(read: Read, write: Any) -> None:
    found = read(write(RECORDS))
    assert (found.program, found.unreadable) == ("One Hour", 0)
    assert found.entries == tuple(ForeignEntry(one, "-- 红楼梦") for one in ENTRIES)


def test_no_cell_of_the_ledger_runs_in_a_spreadsheet() -> None:
    table = ledger_csv(RECORDS)
    assert "'=1+1" in table
    assert "'-- 红楼梦" in table


@pytest.mark.parametrize(
    "values",
    [
        {"id": ""},
        {"start": "2026-03-28T09:00"},
        {"end": "2020-01-01T00:00+08:00"},
        {"seconds": "much"},
        {"seconds": -5},
        {"seconds": 1e12},
        {"class": "sleep"},
        {"origin": "invented"},
        {"origin": "corrected"},
        {"refers_to": "0195d000"},
        {"day": "2026-02-28"},
        {"offset": 10**9},
        {"reason": "x" * 3_000},
    ],
)
def test_an_entry_that_is_not_sound_is_counted_and_left_out(read: Read, values: dict[str, Any]) -> None:
    found = read([RECORDS[0], RECORDS[0] | {"id": "other"} | values])
    assert (len(found.entries), found.unreadable) == (1, 1)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("just a letter", Problem.TIME_UNKNOWN),
        ('{"a": 1}', Problem.TIME_UNKNOWN),
        ("[1, 2]", Problem.TIME_UNKNOWN),
        ("[]", Problem.TIME_EMPTY),
        ('{"books": [], "events": []}', Problem.TIME_EMPTY),
        ("id,day,start,end\n", Problem.TIME_EMPTY),
        ("[{", Problem.TIME_DAMAGED),
        ("[" * 100 + "]" * 100, Problem.TIME_DAMAGED),
        (b"id,day,start,end\n\xff\xfe", Problem.TIME_DAMAGED),
        (b"SQLite format 3\0" + bytes(84), Problem.TIME_DAMAGED),
        (b"PK\x03\x04", Problem.ZIP_DAMAGED),
        (b"", Problem.FILE_EMPTY),
    ],
)
def test_any_other_file_is_refused_with_a_reason(read: Read, content: str | bytes, problem: Problem) -> None:
    with pytest.raises(ReaderError) as told:
        read(content)
    assert told.value.problem is problem


def test_another_database_is_not_taken_for_one_of_koreader(read: Read, statistics: Statistics) -> None:
    with pytest.raises(ReaderError) as told:
        read(statistics([], more="DROP TABLE page_stat_data"))
    assert told.value.problem is Problem.TIME_UNKNOWN


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["database", "json", "csv", "readest", "ttu"]), data=st.data())
def test_damage_is_told_and_never_a_bug(tmp_path: Path, statistics: Statistics, kind: str, data: st.DataObject) -> None:
    samples = {
        "json": ledger_json(RECORDS).encode(),
        "csv": ledger_csv(RECORDS).encode(),
        "readest": json.dumps(READEST).encode(),
        "ttu": json.dumps([TTU_DAY]).encode(),
    }
    whole = bytearray(samples.get(kind) or statistics([(START, 40), (START + 40, 20)]))
    for _change in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged"
    path.write_bytes(bytes(whole))
    try:
        found = read_time(path)
    except ReaderError as error:
        if error.path != path:
            raise
    else:
        assert found.unreadable or not found.is_empty
