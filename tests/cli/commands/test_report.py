"""The report of a week, a month or a year, as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.cli.command_group import onehour
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

from datetime import UTC, datetime, timedelta


@pytest.fixture
def evening(shell: Shell) -> str:
    """Begin the library eight days earlier, and return the evening."""
    evening, shell.at = shell.at, "2026-03-20T08:00:00+08:00"
    return evening


@pytest.fixture
def read_for_a_while(shell: Shell, evening: str, article: str) -> None:
    """Read an article to its end in two sittings on a Friday and one on a Saturday."""
    shell.at = evening
    at = datetime.fromisoformat(shell.at)
    with Library.open(shell.library, at) as library:
        for start, minutes, first, last in (
            ("27T08:00", 20, 0, 40),
            ("27T20:50", 20, 30, 60),
            ("28T09:00", 10, 60, 99),
        ):
            begin = datetime.fromisoformat(f"2026-03-{start}:00+08:00")
            entry = LedgerEntry(
                new_id(begin), article, TimeClass.READ, begin.astimezone(UTC),
                (begin + timedelta(minutes=minutes)).astimezone(UTC), 28_800, begin.date(), minutes * 60.0,
                EntryOrigin.MEASURED, first, last,
            )  # fmt: skip
            library.ledger.put(entry)
            library.ledger.close(entry.id)
            for _sample in range(3):
                library.speed.add(article, "zh", 250 + minutes, 60, begin)
        library.coverage.add(article, 0, library.texts.get(article).characters)


@pytest.mark.usefixtures("read_for_a_while")
def test_the_week_is_told_in_full(shell: Shell) -> None:
    report = shell.json("report", "week")
    assert (report["first"], report["last"], report["counted"]) == ("2026-03-23", "2026-03-28", 3_000)
    assert report["sittings"] == {"number": 3, "usual": 1_200, "longest": 1_200}
    assert report["characters"] == 99
    assert [day["characters"] for day in report["days"]][-2:] == [60, 39]
    assert (report["started"], report["finished"]) == (["读书的方法"], ["读书的方法"])
    assert [(pace["from"], pace["speed"], pace["samples"]) for pace in report["pace"]] == [
        ("2026-03-27", 270.0, 6),
        ("2026-03-28", 260.0, 3),
    ]
    friday, saturday = report["hours"][4:6]
    assert (friday[8], friday[20], friday[21], saturday[9]) == (1_200, 600, 600, 600)


@pytest.mark.usefixtures("read_for_a_while")
@pytest.mark.parametrize(
    ("period", "first", "words"), [("month", "2026-03-01", "1 March 2026"), ("year", "2026-01-01", "1 January 2026")]
)
def test_months_and_years_reach_around_a_day(shell: Shell, period: str, first: str, words: str) -> None:
    assert shell.json("report", period, "2026-03-05")["first"] == first
    text = shell.run("report", period).stdout
    assert text.startswith(f"# Reading, {words} to 28 March 2026\n")
    assert "| 20:00 |  |  |  |  | 10 |  |  |" in text
    assert shell.json("report", period, "2026-03-05")["pace"][0]["samples"] == 9


@pytest.mark.usefixtures("read_for_a_while")
def test_the_formats_are_the_ones_of_the_window(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell.run("report", "week", "--format", "csv").stdout)))
    assert [row["counted_minutes"] for row in rows][-2:] == ["40", "10"]
    report = shell.json("report", "week")
    assert json.loads(shell.run("report", "week", "--format", "json").stdout) == report
    assert json.loads(shell.run("report", "--json", "week").stdout) == report


def test_a_period_without_reading_is_told_too(shell: Shell) -> None:
    assert shell.json("report", "year", "2020-05-05")["counted"] == 0
    assert "- Toward the goal: 0 of 0 min" in shell.run("report", "week", "2020-05-05").stdout


def test_the_report_is_one_group() -> None:
    context = onehour.make_context("onehour", ["report", "week"])
    assert onehour.get_command(context, "report") is not None


@pytest.mark.usefixtures("read_for_a_while")
def test_the_sheet_of_a_year_has_no_single_days(shell: Shell, tmp_path: Path) -> None:
    sheet = shell.run("report", "year", "--format", "sheet").stdout
    assert sheet.startswith("# My reading in 2026\n")
    assert "- Toward the goal: 50 of" in sheet
    assert "| 2026-03 | 50 min |" in sheet
    assert "2026-03-27" not in sheet
    page = shell.run("report", "year", "2026-03-28", "--format", "html").stdout
    assert "<h1>My reading in 2026</h1>" in page
    file = tmp_path / "year.md"
    shell.run("report", "year", "--format", "sheet", "--to", file)
    assert file.read_text("utf-8") == sheet


@pytest.mark.usefixtures("read_for_a_while")
def test_the_sheet_of_a_year_tells_what_was_written_and_studied(shell: Shell, article: str) -> None:
    assert "Writing and study" not in shell.run("report", "year", "--format", "sheet").stdout
    shell.json("annotate", article, "--quote", "再做笔记", "--body", "先读再写。")
    shell.json("action", "add", "建立联系点")
    sheet = shell.run("report", "year", "--format", "sheet").stdout
    assert "## Writing and study" in sheet
    assert "- Notes written: 1" in sheet
    assert "Actions done" not in sheet


@pytest.mark.usefixtures("read_for_a_while")
def test_the_sheet_of_a_year_is_a_word_document_too(shell: Shell, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = tmp_path / "year.docx"
    shell.run("report", "year", "--format", "docx", code=2)
    shell.run("report", "year", "--format", "docx", "--to", file)
    document = docx.Document(str(file))
    assert document.paragraphs[0].text == "My reading in 2026"
    assert len(document.tables) == 3
    shell.run("report", "week", "--format", "docx", "--to", file, code=2)
