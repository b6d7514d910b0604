from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def log(shell: Shell, day: str, minutes: int, *more: object) -> None:
    start = datetime.fromisoformat(f"{day}T09:00:00+08:00")
    end = start + timedelta(minutes=minutes)
    shell.at = f"{day}T23:00:00+08:00"
    shell.json("log", "--start", start.isoformat(), "--end", end.isoformat(), *more)


def test_declared_minutes_are_an_entry_of_their_day(shell: Shell, article: str) -> None:
    entry = shell.json(
        *("log", "--start", "2026-03-28T09:00:00+08:00", "--end", "2026-03-28T09:40:00+08:00"),
        *("--text", article, "--reason", "on the train"),
    )
    expected = {"class": "paper", "origin": "declared", "seconds": 2400, "counted": 2400, "day": "2026-03-28"}
    assert entry.items() >= expected.items()
    assert entry["start"] == "2026-03-28T09:00:00+08:00"
    day = shell.json("day")
    assert day == {
        "day": "2026-03-28",
        "goal": 3600,
        "counted": 2400,
        "state": "open",
        "left": 1200,
        "entries": [entry],
    }
    assert shell.json("list")[0]["minutes"] == 40
    assert "40 of 60 min (in progress)" in shell.run("day").stdout
    assert shell.json("undo")["operation"] == "declare-time"
    assert shell.json("day")["counted"] == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-28T09:00+08:00", "2026-03-28T09:00+08:00"),
        ("2026-03-28T10:00+08:00", "2026-03-28T09:00+08:00"),
        ("2026-03-28T20:30+08:00", "2026-03-28T21:30+08:00"),
        ("2026-03-26T20:00+08:00", "2026-03-28T20:00+08:00"),
    ],
)
def test_minutes_that_cannot_be_true_are_refused(shell: Shell, start: str, end: str) -> None:
    assert shell.json("log", "--start", start, "--end", end, code=1)["problem"] == "entry-invalid"
    assert shell.json("day")["entries"] == []


def test_declared_minutes_are_confirmed(shell: Shell) -> None:
    command = ("log", "--start", "2026-03-28T09:00+08:00", "--end", "2026-03-28T09:30+08:00")
    assert shell.run(*command).stdout == "Added 30 min on 2026-03-28.\n"


def test_no_minute_is_counted_twice(shell: Shell) -> None:
    log(shell, "2026-03-28", 30)
    again = ("log", "--start", "2026-03-28T09:20+08:00", "--end", "2026-03-28T09:50+08:00")
    assert shell.json(*again, code=1)["problem"] == "entry-invalid"


def test_a_stretch_over_the_start_of_a_day_is_split_there(shell: Shell) -> None:
    entry = shell.json("log", "--start", "2026-03-28T03:30+08:00", "--end", "2026-03-28T04:10+08:00")
    assert [(part["day"], part["seconds"]) for part in entry["parts"]] == [("2026-03-27", 1800), ("2026-03-28", 600)]
    assert shell.json("undo") == {"operation": "declare-time", "changed": 2}
    assert [shell.json("day", day)["entries"] for day in ("2026-03-27", "2026-03-28")] == [[], []]
    shell.json("redo")
    assert [len(shell.json("day", day)["entries"]) for day in ("2026-03-27", "2026-03-28")] == [1, 1]


def test_hours_of_two_libraries_count_once(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = replace(shell, library=tmp_path / "other" / "library.db")
    shell.json("log", "--start", "2026-03-28T10:00+08:00", "--end", "2026-03-28T11:00+08:00")
    other.json("log", "--start", "2026-03-28T10:30+08:00", "--end", "2026-03-28T11:30+08:00")
    for number in range(2):
        for here, there in ((shell, other), (other, shell)):
            copy = tmp_path / f"{here is other}{number}.db"
            there.json("backup", copy)
            here.json("restore", copy)
    days = [one.json("day") for one in (shell, other)]
    assert days[0] == days[1]
    assert (days[0]["counted"], days[0]["state"], len(days[0]["entries"])) == (5400, "met", 2)
    assert [(entry["seconds"], entry["counted"], entry["why"]) for entry in days[0]["entries"]] == [
        (3600, 3600, None),
        (3600, 1800, "other-machine"),
    ]


def test_skimming_is_shown_and_not_counted(shell: Shell) -> None:
    log(shell, "2026-03-28", 60, "--class", "skim")
    day = shell.json("day")
    assert (day["counted"], day["left"]) == (0, 3600)
    assert [(entry["seconds"], entry["counted"]) for entry in day["entries"]] == [(3600, 0)]


def test_writing_counts_up_to_half_of_the_goal(shell: Shell) -> None:
    log(shell, "2026-03-28", 50, "--class", "note")
    assert shell.json("day")["counted"] == 1800
    assert shell.json("day")["entries"][0]["counted"] == 1800


def test_a_streak_is_shown_with_its_debts(shell: Shell) -> None:
    shell.at = "2026-03-20T08:00:00+08:00"
    shell.json("plan", "--rest-day", "2026-03-24")
    for day, minutes in (("20", 60), ("21", 60), ("22", 40), ("23", 80), ("25", 60), ("26", 20)):
        log(shell, f"2026-03-{day}", minutes)
    shell.at = "2026-03-27T20:00:00+08:00"
    found = shell.json("streak")
    assert found.keys() >= {
        *("current", "met", "made_up", "rest", "longest"),
        *("kept_7", "kept_30", "kept_365", "score", "at_stake", "debts"),
    }
    assert (found["current"], found["met"], found["made_up"], found["rest"]) == (5, 4, 1, 1)
    lines = shell.run("streak").stdout.splitlines()
    assert lines[:2] == ["streak in days: 5 (4 met, 1 made up)", "rest days in between, not counted: 1"]
    assert found["at_stake"] is True
    assert found["debts"] == [{"day": "2026-03-26", "missing": 2400, "until": "2026-03-29"}]
    assert [shell.json("day", f"2026-03-{day}")["state"] for day in (19, 20, 22, 24, 26, 27)] == [
        *("before", "met", "made up", "rest", "open", "open")
    ]
    shell.at = "2026-03-30T20:00:00+08:00"
    assert shell.json("streak")["current"] == 0
    assert shell.json("day", "2026-03-26")["state"] == "missed"
    assert "longest" in shell.run("streak").stdout


def test_after_a_break_the_score_is_told_before_the_zero(shell: Shell) -> None:
    for day in ("16", "17", "18", "19"):
        log(shell, f"2026-03-{day}", 60)
    shell.at = "2026-03-25T20:00:00+08:00"
    found = shell.json("streak")
    assert (found["current"], found["longest"], found["score"]) == (0, 4, pytest.approx(3.7 / 5.7))
    assert shell.run("streak").stdout.splitlines() == [
        "days met in 13 weeks, recent weeks weighted more: 65%",
        "days met this year: 67%",
        "longest: 4",
        "streak in days: 0 (0 met, 0 made up)",
        *(f"2026-03-{day}: 60 min missing, can be made up until 2026-03-{day + 3}" for day in (22, 23, 24)),
    ]


def test_the_streak_of_a_past_time_ignores_what_came_later(shell: Shell) -> None:
    for day in ("20", "21", "22"):
        log(shell, f"2026-03-{day}", 60)
    shell.at = "2026-03-21T08:00:00+08:00"
    assert shell.json("streak")["current"] == 1
    assert shell.json("day")["counted"] == 0


def test_a_stricter_plan_holds_today_and_a_weaker_one_tomorrow(shell: Shell) -> None:
    assert shell.json("plan").items() >= {"effective": "2026-03-28", "goal": 3600, "rest": [], "rest_days": []}.items()
    assert shell.json("plan", "--goal", 90)["effective"] == "2026-03-28"
    weaker = shell.json("plan", "--goal", 30, "--rest", "sun")
    assert (weaker["effective"], weaker["goal"], weaker["rest"]) == ("2026-03-29", 1800, ["sun"])
    assert shell.json("plan")["goal"] == 5400
    assert shell.json("day")["goal"] == 5400
    assert [plan["goal"] for plan in shell.json("plan")["history"]] == [5400, 1800]
    assert shell.json("undo")["operation"] == "change-plan"
    assert len(shell.json("plan")["history"]) == 1
    assert "90 min a day" in shell.run("plan").stdout


def test_weekdays_and_weeks_have_goals_of_their_own(shell: Shell) -> None:
    plan = shell.json("plan", "--goal-on", "sat=90,mon=75", "--week", 360)
    assert (plan["effective"], plan["goals"], plan["week"]) == ("2026-03-28", {"mon": 4500, "sat": 5400}, 21600)
    assert shell.json("day")["goal"] == 5400
    weaker = shell.json("plan", "--goal-on", "mon=30", "--week", "5d")
    assert (weaker["effective"], weaker["goals"], weaker["week"]) == (
        "2026-03-29",
        {"mon": 1800, "sat": 5400},
        "5d",
    )
    assert "A week: 360 min" in shell.run("plan").stdout
    plain = shell.json("plan", "--goal-on", "none", "--week", "none")
    assert (plain["goals"], plain["week"]) == ({}, None)


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        *(("--goal-on", value, 2) for value in ("mon", "mon=x", "monday", "xyz=60")),
        *(("--week", value, 2) for value in ("x", "d", "5x")),
        *(("--away", value, 2) for value in ("2026-04-04", "2026-04-04..x", "..", "8999-12-31..9000-01-01")),
        *((option, "9999-12-31", 2) for option in ("--rest-day", "--from")),
        *(("--goal-on", value, 1) for value in ("mon=4", "mon=601")),
        *(("--week", value, 1) for value in ("4", "4201", "8d", "-3")),
        *(
            ("--away", value, 1)
            for value in ("2026-04-04..2026-04-03", "2026-03-28..2026-04-03", "2027-01-01..2029-01-01")
        ),
    ],
)
def test_a_goal_that_cannot_be_is_refused(shell: Shell, option: str, value: str, code: int) -> None:
    before = shell.json("plan")
    shell.run("plan", option, value, code=code)
    assert shell.json("plan") == before


def test_a_weekday_with_the_usual_minutes_follows_them(shell: Shell) -> None:
    shell.json("plan", "--goal-on", "mon=90,sat=75")
    assert shell.json("plan", "--goal-on", "mon=60")["goals"] == {"sat": 4500}
    assert shell.json("plan", "--goal", 80, "--goal-on", "sat=80")["goals"] == {}


def test_a_vacation_is_a_range_of_days_of_rest(shell: Shell) -> None:
    plan = shell.json("plan", "--away", "2026-04-04..2026-04-06")
    assert plan["away"] == ["2026-04-04..2026-04-06"]
    assert plan["rest_days"] == ["2026-04-04", "2026-04-05", "2026-04-06"]
    assert "Rest days: 2026-04-04..2026-04-06" in shell.run("plan").stdout
    shell.at = "2026-04-05T20:00:00+08:00"
    assert shell.json("day")["state"] == "rest"
    shell.json("undo")
    assert shell.json("plan")["away"] == ["2026-04-04..2026-04-05"]


def test_weeks_in_a_row_are_counted(shell: Shell) -> None:
    shell.json("plan", "--week", 120)
    for day in ("03-30", "04-01", "04-06", "04-09", "04-13"):
        shell.at = f"2026-{day}T21:00:00+08:00"
        log(shell, f"2026-{day}", 60)
    assert shell.json("streak")["weeks"] == 2
    assert "streak in weeks: 2, longest: 2" in shell.run("streak").stdout


def test_a_change_that_waits_is_not_lost_by_the_next(shell: Shell) -> None:
    shell.json("plan", "--goal", 30)
    plan = shell.json("plan", "--make-up", 5)
    assert (plan["effective"], plan["goal"], plan["make_up"]) == ("2026-03-29", 1800, 5)


def test_a_plan_may_wait_for_a_day_but_not_reach_back(shell: Shell) -> None:
    assert shell.json("plan", "--goal", 90, "--from", "2026-04-01")["effective"] == "2026-04-01"
    assert shell.json("plan", "--goal", 90, "--from", "2026-03-27", code=1)["problem"] == "plan-invalid"
    assert shell.json("plan", "--goal", 10, "--from", "2026-03-28", code=1)["problem"] == "plan-invalid"


@pytest.mark.parametrize(
    "wrong", [("--goal", 4), ("--goal", 601), ("--day-start", 24), ("--make-up", 99), ("--rest-day", "2026-03-28")]
)
def test_a_plan_that_cannot_be_is_refused(shell: Shell, wrong: tuple[object, ...]) -> None:
    before = shell.json("plan")
    assert shell.json("plan", *wrong, code=1)["problem"] == "plan-invalid"
    assert shell.json("plan") == before


@pytest.mark.parametrize(
    "wrong",
    [
        *(("plan", "--rest", "someday"), ("plan", "--from", "2026-04-01"), ("day", "today"), ("--at", "noon", "day")),
        *(
            ("--at", time, "rota", "lesson", "--members", "安")
            for time in ("0001-01-01T00:00+08:00", "9999-12-31T00:00Z")
        ),
        ("--at", "1900-01-01T00:00+14:00", "rota", "lesson", "--members", "安"),
    ],
)
def test_what_is_no_day_or_time_is_wrong_usage(shell: Shell, wrong: tuple[str, ...]) -> None:
    shell.run(*wrong, code=2)


def test_recorded_activity_becomes_spans_without_a_library(shell: Shell, tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    start = datetime.fromisoformat("2026-03-28T09:00:00+08:00")
    rows: list[dict[str, object]] = [{"event": "open", "text": "t", "language": "zh", "characters": 400}]
    rows += [{"event": "input"} for _ in range(3)]
    rows += [{"event": "close"}]
    for number, row in enumerate(rows):
        row |= {"mono": 30.0 * number, "wall": (start + timedelta(seconds=30 * number)).isoformat()}
    events.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (span,) = shell.json("replay", events)
    assert span.keys() >= {"class", "start", "end", "offset", "day", "seconds", "text"}
    assert (span["class"], span["seconds"], span["day"], span["text"]) == ("read", 120, "2026-03-28", "t")
    assert not shell.library.exists()
    assert "read" in shell.run("replay", events).stdout


def test_invalid_activity_is_reported(shell: Shell, tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    for content in (b"{", b"\xff", b'{"mono": 0}'):
        events.write_bytes(content)
        assert shell.json("replay", events, code=1)["problem"] == "event-invalid"
    assert shell.json("replay", tmp_path / "none", code=1)["problem"] == "file-missing"


def entry_of_half_an_hour(shell: Shell, *more: object) -> str:
    command = ("log", "--start", "2026-03-28T09:00+08:00", "--end", "2026-03-28T09:30+08:00", *more)
    name: str = shell.json(*command)["id"]
    return name


def test_a_correction_is_an_entry_that_refers_to_another(shell: Shell) -> None:
    name = entry_of_half_an_hour(shell)
    cut = shell.json("correct", name, "--cut", 600, "--reason", "was asleep")
    expected = {"origin": "corrected", "refers_to": name, "seconds": -600, "counted": -600, "reason": "was asleep"}
    assert cut.items() >= expected.items()
    assert shell.json("correct", name[:20], "--add", 60, "--reason", "no, less")["seconds"] == 60
    day = shell.json("day")
    assert (day["counted"], day["left"], len(day["entries"])) == (1260, 2340, 3)
    assert sum(one["counted"] for one in day["entries"]) == 1260
    assert shell.json("undo")["operation"] == "correct-time"
    assert shell.json("day")["counted"] == 1200
    assert "Corrected by -1 min" in shell.run("correct", name, "--cut", 60, "--reason", "x").stdout


def test_another_class_takes_the_minutes_with_it(shell: Shell) -> None:
    name = entry_of_half_an_hour(shell, "--class", "skim")
    read = shell.json("correct", name, "--class", "read", "--reason", "I did read this")
    assert (read["class"], read["seconds"], read["counted"]) == ("read", 1800, 1800)
    assert [(one["class"], one["seconds"]) for one in read["parts"]] == [("skim", -1800), ("read", 1800)]
    assert shell.json("day")["counted"] == 1800
    shell.json("undo")
    assert (shell.json("day")["counted"], len(shell.json("day")["entries"])) == (0, 1)
    shell.json("redo")
    words = shell.run("correct", name, "--class", "listen", "--reason", "aloud").stdout
    assert words == "30 min on 2026-03-28 now count as listen.\n"


@pytest.mark.parametrize("wrong", [("--cut", 1801), ("--cut", 0), ("--add", 90_000), ("--class", "paper")])
def test_a_correction_that_cannot_be_true_is_refused(shell: Shell, wrong: tuple[object, ...]) -> None:
    name = entry_of_half_an_hour(shell)
    before = shell.json("day")
    assert shell.json("correct", name, *wrong, "--reason", "x", code=1)["problem"] == "entry-invalid"
    assert shell.json("correct", "nothing", "--cut", 1, "--reason", "x", code=1)["problem"] == "entry-unknown"
    assert shell.json("day") == before


@pytest.mark.parametrize(
    "wrong", [("--cut", 60), ("--reason", "x"), ("--cut", 6, "--add", 6, "--reason", "x"), ("--class", "x")]
)
def test_a_correction_is_one_thing_for_a_reason(shell: Shell, wrong: tuple[object, ...]) -> None:
    shell.run("correct", entry_of_half_an_hour(shell), *wrong, code=2)


def test_each_entry_tells_why_seconds_of_it_do_not_count(shell: Shell) -> None:
    log(shell, "2026-03-28", 20)
    shell.json("log", "--start", "2026-03-28T10:00+08:00", "--end", "2026-03-28T10:40+08:00", "--class", "note")
    shell.json("log", "--start", "2026-03-28T11:00+08:00", "--end", "2026-03-28T11:10+08:00", "--class", "skim")
    written = shell.json(
        *("log", "--start", "2026-03-28T12:00+08:00", "--end", "2026-03-28T12:20+08:00", "--class", "review")
    )
    cut = shell.json("log", "--start", "2026-03-28T13:00+08:00", "--end", "2026-03-28T13:20+08:00")
    correction = shell.json("correct", cut["id"], "--cut", 300, "--reason", "asleep")
    assert (written["why"], correction["why"]) == ("cap", "cut")
    day = shell.json("day")
    assert [(one["class"], one["seconds"], one["counted"], one["why"]) for one in day["entries"]] == [
        ("paper", 1200, 1200, None),
        ("note", 2400, 1800, "cap"),
        ("skim", 600, 0, "skim"),
        ("review", 1200, 0, "cap"),
        ("paper", 1200, 1200, "cut"),
        ("paper", -300, -300, "cut"),
    ]
    words = shell.run("day").stdout
    assert "60 min of notes and review, 30 counted: at most half the goal" in words


def test_what_was_reclassified_is_told_by_its_class(shell: Shell) -> None:
    name = entry_of_half_an_hour(shell)
    shell.json("correct", name, "--class", "skim", "--reason", "only looked")
    found = {(one["class"], one["seconds"], one["why"]) for one in shell.json("day")["entries"]}
    assert found == {("paper", 1800, None), ("paper", -1800, None), ("skim", 1800, "skim")}


def test_a_plan_is_not_changed_before_a_later_one(shell: Shell) -> None:
    shell.at = "2026-03-20T20:00:00+08:00"
    shell.json("plan")
    shell.at = "2026-03-28T20:00:00+08:00"
    shell.json("plan", "--goal", 90)
    shell.at = "2026-03-22T20:00:00+08:00"
    for change in (("--goal", 120), ("--rest", "sun"), ("--rest-day", "2026-03-24")):
        assert shell.json("plan", *change, code=1)["problem"] == "plan-invalid"
    assert shell.json("plan")["goal"] == 3600
    assert "28 March 2026" in shell.run("plan", "--goal", 120, code=1).stderr


def test_an_hour_on_a_day_of_rest_makes_one_day_of_the_streak(shell: Shell) -> None:
    shell.at = "2026-03-26T08:00:00+08:00"
    shell.json("plan", "--rest-day", "2026-03-28")
    log(shell, "2026-03-26", 60)
    log(shell, "2026-03-28", 60)
    shell.at = "2026-03-28T23:00:00+08:00"
    assert [shell.json("day", f"2026-03-{day}")["state"] for day in (26, 27, 28)] == ["met", "made up", "rest"]
    found = shell.json("streak")
    assert (found["current"], found["made_up"], found["rest"]) == (2, 1, 1)
