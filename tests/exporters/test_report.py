"""Reports contain the figures, and nothing but the given values."""

import csv
import io
import json
from datetime import date, timedelta

import pytest

from reader.core.activity.hours import WeekHours
from reader.core.activity.judging import DayState, JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.exporters.report import COLUMNS, PeriodPace, Report, ReportDay, ReportLabels, report_markdown, report_table
from reader.exporters.report_json import report_record

MONDAY = date(2026, 3, 23)


def day(number: int, state: DayState, counted: float, **more: float) -> ReportDay:
    judged = JudgedDay(MONDAY + timedelta(days=number), state, 3600.0, counted)
    return ReportDay(judged, {TimeClass.READ: counted}, **more)


@pytest.fixture
def report() -> Report:
    days = (
        day(0, DayState.MET, 3_661.0),
        day(1, DayState.MISSED, 59.9),
        day(2, DayState.MADE_UP, 2_059.0, declared=600.0),
        day(3, DayState.REST, 0.0, corrected=-300.0),
        day(4, DayState.OPEN, 50.0),
    )
    return Report(days, (("红楼梦 | 第三回", 3_000.0), ("Of *Studies*", 59.0)), 3, 48, MONDAY + timedelta(days=4))


def test_a_report_tells_sums_states_texts_classes_and_days(report: Report) -> None:
    assert report_markdown(report, ReportLabels()) == (
        "# Reading, 23 March 2026 to 27 March 2026\n"
        "\n"
        "- Toward the goal: 97 of 240 min\n"
        "- Days met: 2 of 3 due\n"
        "- Made_up: 1\n"
        "- Rest: 1\n"
        "- Open: 1\n"
        "- Streak on 27 March 2026 (days): 3\n"
        "- Longest streak (days): 48\n"
        "- Added manually: 10 min\n"
        "- Corrections: −5 min\n"
        "\n"
        "## Texts\n"
        "\n"
        "| Text | Toward the goal |\n"
        "|---|---|\n"
        "| 红楼梦 \\| 第三回 | 50 min |\n"
        "| Of \\*Studies\\* | 0 min |\n"
        "\n"
        "## How the time was spent\n"
        "\n"
        "| Spent on | Toward the goal |\n"
        "|---|---|\n"
        "| read | 97 min |\n"
        "\n"
        "## Days\n"
        "\n"
        "| Day | Toward the goal | Goal | State |\n"
        "|---|---|---|---|\n"
        "| 2026-03-23 | 61 min | 60 min | met |\n"
        "| 2026-03-24 | 0 min | 60 min | missed |\n"
        "| 2026-03-25 | 34 min | 60 min | made_up |\n"
        "| 2026-03-26 | 0 min | 60 min | rest |\n"
        "| 2026-03-27 | 0 min | 60 min | open |\n"
    )


def test_the_table_has_a_row_for_each_day_and_minutes_rounded_down(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(report_table(report))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["counted_minutes"] for row in rows] == ["61", "0", "34", "0", "0"]
    assert [row["counted_seconds"] for row in rows] == ["3661", "59", "2059", "0", "50"]
    assert (rows[2]["declared_seconds"], rows[3]["corrected_seconds"]) == ("600", "-300")


@pytest.mark.parametrize("title", ["a\nb | c", "# heading", "[link](x)", "<script>", "`code`", "back\\slash"])
def test_no_title_breaks_out_of_its_cell(report: Report, title: str) -> None:
    made = Report(report.days, ((title, 60.0),), 0, 0, report.made)
    row = next(line for line in report_markdown(made, ReportLabels()).splitlines() if line.endswith("| 1 min |"))
    assert row.startswith("| ")
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 3


def test_a_long_report_tells_pace_hours_sittings_texts_and_months() -> None:
    days = tuple(
        ReportDay(JudgedDay(MONDAY + timedelta(days=number), DayState.MET, 3600.0, 3600.0), characters=500 * number)
        for number in range(12)
    )
    hours = [[0.0] * 24 for _ in range(7)]
    hours[0][7], hours[2][21] = 1_860.0, 59.0
    report = Report(
        days, (), 12, 12, MONDAY + timedelta(days=11),
        score=0.917, sittings=(600.0, 1_140.0, 3_120.0), hours=WeekHours(tuple(map(tuple, hours))),
        paces=(PeriodPace("zh", MONDAY, 251.4, 30),), started=("Walden",), finished=("A | B",),
    )  # fmt: skip
    text = report_markdown(report, ReportLabels())
    for line in (
        "- Goal met, 13 weeks (recent weeks count more): 92%",
        "- Sittings: 3",
        "- Typical sitting: 19 min",
        "- Longest sitting: 52 min",
        "- Characters read: 33000 (3000 per day with reading)",
        "## Texts started\n\n- Walden",
        "## Texts finished\n\n- A \\| B",
        "| 2026-03-23 | zh | 251 characters | 30 |",
        "| 07:00 | 31 |  |  |  |  |  |  |",
        "| 2026-03 | 540 min | 9 of 9 due | 18000 |",
        "| 2026-04 | 180 min | 3 of 3 due | 15000 |",
    ):
        assert line in text, line
    assert "21:00" not in text
    record = report_record(report)
    assert record["sittings"] == {"number": 3, "usual": 1140, "longest": 3120}
    assert record["pace"] == [{"language": "zh", "from": "2026-03-23", "speed": 251.4, "samples": 30}]
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize(
    ("characters", "in_words", "fact"),
    [
        (6_000, 6_000, "- Words read: 2000 (1000 per day with reading)"),
        (6_000, 0, "- Characters read: 12000 (6000 per day with reading)"),
        (7_000, 6_000, "- Characters read: 4000 (2000 per day with reading)"),
        (6_300, 6_000, "- Words read: 2600 (1300 per day with reading)"),
    ],
)
def test_what_was_read_is_told_in_the_unit_of_most_of_it(characters: int, in_words: int, fact: str) -> None:
    days = tuple(
        ReportDay(
            JudgedDay(MONDAY + timedelta(days=number), DayState.MET, 3600.0, 3600.0),
            characters=characters,
            in_words=in_words,
        )
        for number in range(2)
    )
    paces = (PeriodPace("en", MONDAY, 1_200.0, 30),)
    made = Report(days, (), 2, 2, MONDAY + timedelta(days=1), paces=paces)
    text = report_markdown(made, ReportLabels())
    assert fact in text
    assert "| 2026-03-23 | en | 200 words | 30 |" in text
    assert made.characters == 2 * characters
