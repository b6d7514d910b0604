"""Reports are made, handed over, shown on a board, taken back and erased."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reader.core.study.exchange import (
    ExchangeFile,
    ExchangeHeader,
    ExchangeKind,
    GroupReference,
    PersonReference,
    group_of,
)
from reader.core.study.exchange_line import exchange_line
from reader.core.study.report_content import MemberReport, content_of
from reader.exporters.study.bag import bag_bytes
from tests.cli.conftest import Shell

WEEK = ("--from", "2026-03-02", "--until", "2026-03-08")
MAKE = ("report", "make", "--group", "青年读书小组", "--name", "博", *WEEK)
BOARD = ("board", "青年读书小组")
SECRET = "我这一周读得很慢"


@pytest.fixture
def lead(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "lead" / "library.db", at="2026-03-09T09:00+08:00")


@pytest.fixture
def member(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "member" / "library.db", at="2026-03-09T08:00+08:00")


@pytest.fixture
def report(member: Shell, tmp_path: Path) -> Path:
    file = tmp_path / "bo.study.zip"
    member.json(*MAKE, "--words", SECRET, "--to", file)
    return file


def bag_texts(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist()}


def made(number: int = 1, **values: Any) -> ExchangeFile:
    report = MemberReport(date(2026, 3, 2), date(2026, 3, 8), words=f"words {number}")
    header = ExchangeHeader(
        kind=ExchangeKind.REPORT,
        id="report-1",
        number=number,
        person=PersonReference("person-1", "博"),
        made=date(2026, 3, 9),
        group=group_of("青年读书小组"),
        keep_until=report.keep_until,
    )
    return ExchangeFile(replace(header, **values), content_of(report), {"README.md": b"# Report\n"})


def written(file: ExchangeFile, path: Path) -> Path:
    path.write_bytes(bag_bytes(file))
    return path


def row_of(board: Any, name: str = "博") -> Any:
    return next(row for row in board["rows"] if row["person"] == name)


def test_nothing_is_in_it_but_what_was_chosen(member: Shell, report: Path) -> None:
    shown = member.json("report", "show", report)
    assert not {"minutes", "days", "notes", "questions", "actions", "result"} & shown.keys()
    assert shown["words"] == SECRET
    assert shown["lessons"] == {"done": 0, "of": 7}
    assert shown["period"] == {"from": "2026-03-02", "until": "2026-03-08"}
    assert (shown["number"], shown["made"], shown["keep_until"]) == (1, "2026-03-09", "2026-06-08")
    assert not any(re.search(r"T\d\d:", text) for text in bag_texts(report).values())


def test_the_readme_is_what_is_shown(member: Shell, report: Path) -> None:
    readme = bag_texts(report)["data/README.md"]
    assert member.run("report", "show", report).stdout == readme
    assert SECRET in readme


def test_a_report_that_is_not_handed_over_is_not_kept(member: Shell) -> None:
    assert member.json(*MAKE)["number"] == 1
    assert member.json(*MAKE)["number"] == 1
    member.run(*BOARD, code=1)
    member.run("report", "make", "--group", "G", *WEEK, "--as-text", code=1)


def test_the_number_rises(member: Shell, tmp_path: Path) -> None:
    numbers = [member.json(*MAKE, "--to", tmp_path / "a.zip")["number"] for _time in range(2)]
    member.run("undo")
    assert [*numbers, member.json(*MAKE, "--as-text")["number"]] == [1, 2, 3]
    other = member.json("report", "make", "--group", "B", "--name", "C", *WEEK, "--as-text")
    assert other["number"] == 1
    assert other["person"]["id"] != member.json(*MAKE)["person"]["id"]


def read_for(shell: Shell, day: int, minutes: int) -> None:
    start, end = f"2026-03-{day:02}T18:00+08:00", f"2026-03-{day:02}T{18 + minutes // 60}:{minutes % 60:02}+08:00"
    shell.json("log", "--start", start, "--end", end, "--at", f"2026-03-{day:02}T23:00+08:00")


def test_days_are_letters(member: Shell) -> None:
    member.json("plan", "--goal", 60, "--rest", "wed", "--make-up", 0, "--at", "2026-03-02T09:00+08:00")
    for day in (2, 3, 5, 6, 7):
        read_for(member, day, 60)
    read_for(member, 8, 30)
    shown = member.json(*MAKE, "--include", "days,minutes")
    assert shown["days"] == "mmrmmmx"
    assert shown["minutes"] == {"sum": 330, "declared": 330}
    earlier = member.json(*MAKE[:6], "--from", "2026-02-28", "--until", "2026-03-10", "--include", "days")
    assert earlier["days"] == "bbmmrmmmxoo"


def test_a_board_takes_files_and_lines(lead: Shell, member: Shell, report: Path, tmp_path: Path) -> None:
    board = lead.json(*BOARD, "--add", report)
    assert (board["added"], board["known"], board["older"], board["expired"]) == (1, 0, 0, 0)
    assert board["group"] is None
    row = row_of(board)
    assert (row["state"], row["words"], row["lessons"]) == ("received", SECRET, {"done": 0, "of": 7})
    assert lead.json(*BOARD, report)["known"] == 1

    second = member.json(*MAKE, "--words", "又一周", "--as-text")
    chat = tmp_path / "chat.txt"
    chat.write_text(f"王 10:01\n看我的\n{second['line']}\n李 10:02\n好\n", encoding="utf-8")
    board = lead.json(*BOARD, "--paste", chat)
    assert (board["added"], row_of(board)["words"]) == (1, "又一周")
    board = lead.json(*BOARD, "--add", report)
    assert (board["known"], row_of(board)["words"]) == (1, "又一周")


def test_an_older_number_changes_nothing(lead: Shell, tmp_path: Path) -> None:
    first, second = (written(made(number), tmp_path / f"{number}.zip") for number in (1, 2))
    lead.json(*BOARD, "--add", second)
    board = lead.json(*BOARD, "--add", first)
    assert (board["older"], board["added"], row_of(board)["words"]) == (1, 0, "words 2")


def test_minutes_are_sums_with_their_periods_and_no_column(lead: Shell, member: Shell, tmp_path: Path) -> None:
    read_for(member, 5, 30)
    files = []
    for first, last in (("02", "08"), ("05", "11")):
        files.append(tmp_path / f"{first}.zip")
        period = ("--from", f"2026-03-{first}", "--until", f"2026-03-{last}")
        member.json(*MAKE[:6], *period, "--include", "minutes", "--to", files[-1])
    board = lead.json(*BOARD, *files)
    reports = row_of(board)["reports"]
    assert [(one["from"], one["minutes"]) for one in reports] == [("2026-03-05", 30), ("2026-03-02", 30)]
    assert "30" not in lead.run(*BOARD).stdout
    assert not any("minutes" in key for key in row_of(board))


def test_a_known_person_with_another_name_is_asked_about(lead: Shell, tmp_path: Path) -> None:
    lead.json(*BOARD, "--add", written(made(), tmp_path / "1.zip"))
    other = written(made(2, person=PersonReference("person-1", "陈博")), tmp_path / "2.zip")
    assert "陈博" in lead.run(*BOARD, "--add", other, code=1).stderr
    board = lead.json(*BOARD, "--add", other, "--accept-name")
    assert [row["person"] for row in board["rows"]] == ["陈博"]
    with closing(sqlite3.connect(lead.library)) as library, library:
        assert library.execute("SELECT earlier_names FROM person").fetchall() == [('["博"]',)]


def test_the_orders_are_three(lead: Shell) -> None:
    message = lead.run(*BOARD, "--sort", "minutes", code=2).stderr
    assert all(name in message for name in ("name", "roster", "received"))


def test_a_withdrawal_erases_what_the_report_says(lead: Shell, member: Shell, report: Path, tmp_path: Path) -> None:
    lead.json(*BOARD, "--add", report)
    lead.json("undo")
    lead.json("redo")
    assert SECRET.encode() in lead.library.read_bytes()
    taken_back = tmp_path / "back.zip"
    assert member.json("report", "withdraw", report, "--to", taken_back)["kind"] == "withdrawal"
    assert SECRET.encode() not in member.library.read_bytes()
    assert SECRET not in "".join(bag_texts(taken_back).values())

    board = lead.json(*BOARD, "--add", taken_back)
    row = row_of(board)
    assert (board["withdrawn"], row["state"], row["day"], row["words"]) == (1, "withdrawn", "2026-03-09", None)
    assert SECRET.encode() not in lead.library.read_bytes()
    with closing(sqlite3.connect(lead.library)) as library, library:
        library.execute("VACUUM")
    folder = [path for path in lead.library.parent.iterdir() if path.is_file()]
    assert not any(SECRET.encode() in path.read_bytes() for path in folder)

    lead.json("undo")
    assert SECRET.encode() not in lead.library.read_bytes()
    assert row_of(lead.json(*BOARD, "--add", report))["state"] == "withdrawn"


def test_a_withdrawal_may_come_first(lead: Shell, member: Shell, report: Path, tmp_path: Path) -> None:
    taken_back = tmp_path / "back.zip"
    member.json("report", "withdraw", report, "--to", taken_back)
    assert lead.json(*BOARD, "--add", taken_back)["withdrawn"] == 1
    board = lead.json(*BOARD, "--add", report)
    assert (board["added"], board["known"], row_of(board)["state"]) == (0, 1, "withdrawn")
    assert lead.json(*BOARD, "--add", taken_back)["known"] == 1


def test_only_ones_own_report_is_withdrawn(lead: Shell, report: Path, tmp_path: Path) -> None:
    lead.json(*BOARD, "--add", report)
    lead.run("report", "withdraw", report, "--to", tmp_path / "back.zip", code=1)
    assert not (tmp_path / "back.zip").exists()


def test_what_is_over_is_erased(lead: Shell, report: Path) -> None:
    lead.json(*BOARD, "--add", report)
    lead.at = "2026-06-08T23:00+08:00"
    assert row_of(lead.json(*BOARD))["words"] == SECRET
    lead.at = "2026-06-09T09:00+08:00"
    lead.json("list")
    assert SECRET.encode() not in lead.library.read_bytes()
    board = lead.json(*BOARD)
    assert (board["expired"], row_of(board)["state"], row_of(board)["day"]) == (1, "expired", "2026-06-09")
    assert lead.json(*BOARD, "--add", report)["added"] == 0


def test_a_report_that_comes_too_late_is_not_kept(lead: Shell, report: Path) -> None:
    lead.at = "2026-06-09T09:00+08:00"
    board = lead.json(*BOARD, "--add", report)
    assert (board["added"], board["expired"], board["rows"]) == (0, 1, [])


def test_the_group_is_told_of_from_three_reports_on(lead: Shell, tmp_path: Path) -> None:
    for number, name in enumerate("安博晨", 1):
        file = written(made(person=PersonReference(f"person-{number}", name)), tmp_path / f"{number}.zip")
        board = lead.json(*BOARD, "--add", file)
        assert (board["group"] is None) == (number < 3)
    assert board["group"]["reports"] == 3
    assert [row["person"] for row in board["rows"]] == ["安", "博", "晨"]


def test_what_is_wrong_is_named_and_the_rest_is_taken(lead: Shell, report: Path, tmp_path: Path) -> None:
    line = exchange_line(made())
    broken = tmp_path / "broken.txt"
    broken.write_text(line[:60] + ("A" if line[60] != "A" else "B") + line[61:], encoding="utf-8")
    other = written(made(group=GroupReference("other", "别的组")), tmp_path / "other.zip")
    content = {"period": {"from": "2026-03-02", "until": "2027-04-05"}}
    long = written(replace(made(person=PersonReference("person-2", "晨")), content=content), tmp_path / "long.zip")
    before = lead.json(*BOARD, "--add", report)
    digest = lead.library.read_bytes()
    assert "别的组" in lead.run(*BOARD, "--add", other, code=1).stderr
    assert "400" in lead.run(*BOARD, "--add", long, code=1).stderr
    assert "onehour" in lead.run(*BOARD, "--paste", broken, code=1).stderr
    assert lead.library.read_bytes() == digest
    good = written(made(person=PersonReference("person-2", "晨")), tmp_path / "good.zip")
    both = lead.json(*BOARD, "--add", other, "--add", good, code=1)
    assert both["added"] == 1
    assert len(both["rows"]) == len(before["rows"]) + 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('"version": 1', '"version": 2'), "2"),
        (('"id": "person-1"', '"id": ""'), "person"),
    ],
)
def test_a_file_of_the_future_or_of_nobody_is_refused(
    lead: Shell, tmp_path: Path, change: tuple[str, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.exporters.study import bag

    plain = bag.study_json
    monkeypatch.setattr(
        bag, "study_json", lambda *values: plain(*values).replace(change[0].encode(), change[1].encode())
    )
    file = written(made(), tmp_path / "1.zip")
    assert words in lead.run(*BOARD, "--add", file, code=1).stderr


def test_own_reports_are_on_the_board_and_added_once(member: Shell, report: Path) -> None:
    assert row_of(member.json(*BOARD))["words"] == SECRET
    assert member.json(*BOARD, "--add", report)["added"] == 1
    assert member.json(*BOARD, "--add", report)["known"] == 1
    assert len(member.json(*BOARD)["rows"]) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "2026-03-02", "--until", "2027-04-05"), 1),
        (("--from", "2026-03-02", "--until", "2026-03-01"), 1),
        (("--from", "2026-02-30", "--until", "2026-03-01"), 2),
        ((*WEEK, "--include", "streak"), 2),
        ((*WEEK, "--only", "nothing", "--include", "notes"), 1),
    ],
)
def test_a_report_that_cannot_be_made(member: Shell, words: tuple[str, ...], code: int) -> None:
    member.run("report", "make", "--group", "G", "--name", "N", *words, code=code)
