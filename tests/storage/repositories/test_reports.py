"""What a report says is erased for good, from the rows, the journal and the bytes of the file."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.study.board import ReceivedReport
from reader.core.study.groups import Person, StudyGroup
from reader.storage.library import Library
from reader.storage.repositories.reports import ReportsToAdd

NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 9)
GROUP = StudyGroup("group", "青年读书小组", "me", "我")
MONDAY = date(2026, 3, 2)


def report(number: int, words: str = "", person: str = "p1", week: int = 0) -> ReceivedReport:
    first = MONDAY + timedelta(weeks=week)
    last = first + timedelta(days=6)
    return ReceivedReport(person, number, first, last, TODAY, f"{number}", words or f"words {number}", TODAY)


def add(library: Library, *reports: ReceivedReport, keep_until: date = date(2026, 6, 8)) -> None:
    people = [Person(one, f"name of {one}", group=GROUP.id) for one in {report.person for report in reports}]
    library.reports.add(ReportsToAdd(GROUP, dict.fromkeys(reports, keep_until), people), NOW)


def withdraw(library: Library, report: ReceivedReport) -> None:
    gone = ReceivedReport(
        *(report.person, report.number, report.first, report.last, TODAY), erased=TODAY, withdrawn=True
    )
    library.reports.withdraw(ReportsToAdd(GROUP, {gone: date(2026, 6, 8)}), TODAY, NOW)


def test_reports_are_kept_as_they_were_added(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", NOW) as library:
        add(library, report(1), report(2, week=1))
    with Library.open(tmp_path / "library.db", NOW) as library:
        assert library.reports.of_group("group") == [report(1), report(2, week=1)]
        assert library.reports.of_group("group", date(2026, 3, 9)) == [report(2, week=1)]
        assert library.reports.of_group("group", last=date(2026, 3, 8)) == [report(1)]
        assert library.reports.periods("group") == [(report(1).first, report(1).last), (TODAY, report(2, week=1).last)]
        assert library.reports.first_received("group") == {"p1": TODAY}
        assert library.reports.next_number("group", "p1") == 3
        assert library.reports.next_number("group", "me") == 1
        library.undo(NOW)
        assert library.reports.of_group("group") == []
        assert library.study_groups.people() == []
        assert library.reports.next_number("group", "p1") == 3
        library.redo(NOW)
        assert len(library.reports.of_group("group")) == 2


@pytest.mark.parametrize("size", [20, 700, 9_000])
def test_what_was_erased_stands_nowhere_in_the_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "library.db"
    chance = random.Random(size)
    with Library.open(path, NOW) as library:
        reports = [
            report(number, f"SECRET{number:04}" + "x" * chance.randint(0, size), f"p{number % 7}")
            for number in range(1, 200)
        ]
        for start in range(0, len(reports), 9):
            add(library, *reports[start : start + 9])
            library.undo(NOW)
            library.redo(NOW)
        data = path.read_bytes()
        assert all(one.content[:10].encode() in data for one in reports)
        for one in reports[-7:]:
            withdraw(library, one)
        assert b"SECRET" not in path.read_bytes()
        assert all(one.withdrawn and not one.content and not one.digest for one in library.reports.of_group("group"))
    assert b"SECRET" not in b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())


def test_a_withdrawal_takes_back_what_came_before_it_in_the_period(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", NOW) as library:
        add(library, report(1), report(2), report(3), report(1, week=1), report(1, person="p2"))
        withdraw(library, report(2))
        left = {(one.person, one.number, one.first) for one in library.reports.of_group("group") if one.erased is None}
        assert left == {("p1", 3, MONDAY), ("p1", 1, TODAY), ("p2", 1, MONDAY)}


def test_a_withdrawal_without_its_report_is_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db", NOW) as library:
        gone = ReceivedReport("p1", 4, MONDAY, TODAY, TODAY, erased=TODAY, withdrawn=True)
        added = ReportsToAdd(GROUP, {gone: date(2026, 6, 8)}, [Person("p1", "博", group=GROUP.id)])
        library.reports.withdraw(added, TODAY, NOW)
        library.reports.withdraw(added, TODAY, NOW)
        assert library.reports.of_group("group") == [gone]
        assert [one.name for one in library.study_groups.people("group")] == ["博"]


def test_what_is_over_is_erased_when_the_library_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, NOW) as library:
        add(library, report(1, "SECRET one"), keep_until=TODAY)
        add(library, report(2, "SECRET two", week=1))
    with Library.open(path, NOW) as library:
        assert {one.erased for one in library.reports.of_group("group")} == {None}
    later = NOW + timedelta(days=1)
    with Library.open(path, later) as library:
        erased, kept = library.reports.of_group("group")
        assert (erased.erased, erased.withdrawn, erased.content) == (TODAY + timedelta(days=1), False, "")
        assert kept.content == "SECRET two"
    assert b"SECRET one" not in path.read_bytes()


def test_a_doubted_clock_erases_nothing(tmp_path: Path) -> None:
    from reader.core.activity.clock_doubt import ClockDoubt, SkippedDays

    path = tmp_path / "library.db"
    later = NOW + timedelta(days=400)
    with Library.open(path, NOW) as library:
        add(library, report(1))
        library.clock_doubts.raise_doubt(ClockDoubt(SkippedDays(TODAY, later.date()), later))
    with Library.open(path, later) as library:
        assert library.reports.of_group("group") == [report(1)]


def test_an_undone_report_is_erased_too(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, NOW) as library:
        add(library, report(1, "SECRET"))
        library.undo(NOW)
        withdraw(library, report(1))
        assert b"SECRET" not in path.read_bytes()
        assert [one.withdrawn for one in library.reports.of_group("group")] == [True]


@pytest.mark.parametrize("as_it_was", [False, True])
def test_a_restore_brings_no_withdrawn_words_back(tmp_path: Path, as_it_was: bool) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with Library.open(path, NOW) as library:
        add(library, report(1, "SECRET"))
        library.backup(copy, NOW)
        withdraw(library, report(1))
        library.restore(copy, NOW, as_it_was=as_it_was)
        assert [(one.content, one.withdrawn) for one in library.reports.of_group("group")] == [("", True)]
    assert b"SECRET" not in path.read_bytes()


@pytest.mark.parametrize("as_it_was", [False, True])
def test_a_restore_brings_no_report_back_whose_withdrawal_came_first(tmp_path: Path, as_it_was: bool) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with Library.open(copy, NOW) as other:
        add(other, report(1, "SECRET one"), report(2, "SECRET two"), report(3, "kept"))
    with Library.open(path, NOW) as library:
        withdraw(library, report(2))
        library.restore(copy, NOW, as_it_was=as_it_was)
        library.undo(NOW)
        library.redo(NOW)
        contents = {one.number: one.content for one in library.reports.of_group("group") if one.erased is None}
        assert contents == {3: "kept"}
    assert b"SECRET" not in path.read_bytes()


@pytest.mark.parametrize("as_it_was", [False, True])
def test_a_restore_erases_what_was_withdrawn_in_the_copy(tmp_path: Path, as_it_was: bool) -> None:
    path, copy = tmp_path / "library.db", tmp_path / "copy.db"
    with Library.open(path, NOW) as library:
        add(library, report(1, "SECRET"))
        library.backup(copy, NOW)
        with Library.open(copy, NOW) as other:
            withdraw(other, report(1))
        library.restore(copy, NOW, as_it_was=as_it_was)
        assert [(one.content, one.withdrawn) for one in library.reports.of_group("group")] == [("", True)]
    assert b"SECRET" not in path.read_bytes()


def test_a_repair_keeps_no_second_copy_of_what_a_report_says(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, NOW) as library:
        add(library, report(1, "SECRET"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE report SET received = 'soon'")
    connection.close()
    with Library.open(path, NOW) as library:
        assert library.check(repair=True, now=NOW).is_clean
        assert [one.content for one in library.reports.of_group("group")] == ["SECRET"]
        withdraw(library, report(1))
    assert b"SECRET" not in path.read_bytes()


def test_what_is_deleted_is_overwritten_whatever_sqlite_was_built_to_do(tmp_path: Path) -> None:
    from reader.storage.connection import Connection

    connection = Connection(tmp_path / "library.db")
    connection.value("PRAGMA secure_delete = OFF")
    connection.prepare()
    assert connection.value("PRAGMA secure_delete") == 1
    connection.close()


def test_the_journal_holds_no_word_of_a_report(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path, NOW) as library:
        library.reports.make(GROUP, report(1, "SECRET", "me"), date(2026, 6, 8), NOW)
        add(library, report(1, "SECRET"))
    with closing(sqlite3.connect(path)) as connection, connection:
        edits = connection.execute("SELECT group_concat(edits) FROM operation").fetchone()[0]
    assert "SECRET" not in edits
