"""Plan, portion and days go out as events of a calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


@pytest.fixture
def evening(shell: Shell) -> str:
    """Begin the library three days earlier, and return the evening."""
    evening, shell.at = shell.at, "2026-03-25T08:00:00+08:00"
    shell.json("plan", "--goal", 60)
    return evening


@pytest.fixture
def planned(shell: Shell, evening: str, article: str) -> str:
    """Return an article on the roadmap; on Thursday its reader read for an hour, Sunday is for rest."""
    shell.json("plan", "--rest", "sun")
    shell.at = evening
    at = datetime.fromisoformat(evening)
    shell.json("log", "--start", "2026-03-26T09:00+08:00", "--end", "2026-03-26T10:05+08:00")
    shell.json("log", "--start", "2026-03-28T09:00+08:00", "--end", "2026-03-28T09:30+08:00")
    with Library.open(shell.library, at) as library:
        library.roadmap.change(Roadmap((RoadmapItem(article, target_date=date(2026, 4, 9)),)), at)
    return article


def summaries(shell: Shell, *options: object) -> dict[str, str]:
    return {event["uid"].partition("@")[0]: event["summary"] for event in shell.json("calendar", *options)}


def test_the_days_before_are_told_and_those_to_come_planned(shell: Shell, planned: str) -> None:
    assert summaries(shell, "--days", 2) == {
        "day-2026-03-26": "Read 65 of 60 min: met",
        "day-2026-03-27": "Read 0 of 60 min: in progress",
        "day-2026-03-28": "Read 30 min more",
        "day-2026-03-29": "Rest day",
        "day-2026-03-30": "Read 60 min",
        f"text-{planned}": "Read “读书的方法”",
    }


def test_today_says_how_far_and_a_text_until_when(shell: Shell, planned: str) -> None:
    events = {event["uid"].partition("@")[0]: event for event in shell.json("calendar")}
    assert events["day-2026-03-28"]["description"].startswith("读书的方法: 1 min, up to “")
    text = events[f"text-{planned}"]
    assert (text["first"], text["last"]) == ("2026-03-28", "2026-03-28")
    assert text["description"].endswith("target date 2026-04-09")


@pytest.mark.usefixtures("planned")
def test_the_file_is_an_icalendar_with_the_same_events(shell: Shell) -> None:
    content = shell.run("calendar").stdout_bytes
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.count(b"BEGIN:VEVENT\r\n") == len(shell.json("calendar"))


def test_a_met_day_says_so(shell: Shell) -> None:
    shell.json("log", "--start", "2026-03-28T09:00+08:00", "--end", "2026-03-28T10:10+08:00")
    assert summaries(shell, "--days", 0) == {"day-2026-03-28": "Read 70 of 60 min: met"}
