"""A rota of hosts is shown, changed, and written for calendars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

FOUR = ("rota", "lesson", "--members", "安,博,晨,丹", "--from", "2026-03-02", "--count", 8)


@pytest.fixture(autouse=True)
def morning(shell: Shell) -> None:
    shell.at = "2026-03-02T09:00+08:00"


def hosts(shell: Shell, *words: object) -> str:
    return "".join(row["host"] or "–" for row in shell.json(*words))


def by_day(shell: Shell, *words: object) -> dict[str, str]:
    return {row["day"][5:]: row["host"] for row in shell.json(*words)}


def test_the_members_take_turns(shell: Shell) -> None:
    assert hosts(shell, *FOUR) == "安博晨丹安博晨丹"
    assert hosts(shell, "rota", "lesson") == "安博晨丹安博晨丹"


def test_the_same_again_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    files = [tmp_path / "first.ics", tmp_path / "second.ics"]
    for file in files:
        shell.json(*FOUR, "--weekdays", "mon,fri", "--ics", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    shell.run("undo")
    shell.run("rota", "lesson", code=2)


def test_who_is_away_keeps_the_place(shell: Shell) -> None:
    shell.json(*FOUR)
    assert hosts(shell, "rota", "lesson", "--away", "博:2026-03-03") == "安晨博丹安晨博丹"
    assert hosts(shell, "rota", "lesson", "--back", "博:2026-03-03") == "安博晨丹安博晨丹"
    shell.run("undo")
    assert hosts(shell, "rota", "lesson") == "安晨博丹安晨博丹"


def test_a_rota_of_fridays(shell: Shell) -> None:
    weekly = by_day(shell, *FOUR[:-1], 4, "--weekdays", "fri")
    assert weekly == {"03-06": "安", "03-13": "博", "03-20": "晨", "03-27": "丹"}
    every_other = by_day(shell, "rota", "lesson", "--every", 2, "--count", 3)
    assert every_other == {"03-06": "安", "03-20": "博", "04-03": "晨"}


def test_members_change_from_today_on(shell: Shell) -> None:
    shell.json(*FOUR)
    shell.at = "2026-03-04T09:00+08:00"
    shown = by_day(shell, "rota", "lesson", "--members", "丹,晨")
    assert list(shown.items())[:6] == [
        ("03-02", "安"),
        ("03-03", "博"),
        ("03-04", "晨"),
        ("03-05", "丹"),
        ("03-06", "晨"),
        ("03-07", "丹"),
    ]
    assert by_day(shell, "rota", "lesson", "--members", "恩", "--from", "2026-03-02")["03-03"] == "博"


def unfolded(file: Path) -> list[str]:
    return file.read_bytes().decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_has_stable_uids_and_counts_changes(shell: Shell, tmp_path: Path) -> None:
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    shell.json(*FOUR[:-2], "--count", 8, "--ics", first)
    shell.json("rota", "lesson", "--swap", "2026-03-03:2026-03-05", "--ics", second)
    for file in (first, second):
        data = file.read_bytes()
        assert data.count(b"BEGIN:VEVENT\r\n") == 8
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 75
    uids = [[line for line in unfolded(file) if line.startswith("UID")] for file in (first, second)]
    assert uids[0] == uids[1]
    revisions = [line for line in unfolded(second) if line.startswith("SEQUENCE")]
    assert revisions == [f"SEQUENCE:{number}" for number in (0, 1, 0, 1, 0, 0, 0, 0)]
    assert "SUMMARY:Daily lesson: 安" in unfolded(first)


def test_a_long_name_is_not_split_within_a_character(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "rota.ics"
    shell.json("rota", "周会", "--members", f"{'欧阳' * 30},安", "--ics", file, "--csv", tmp_path / "rota.csv")
    assert f"SUMMARY:周会: {'欧阳' * 30}" in unfolded(file)
    assert (tmp_path / "rota.csv").read_text("utf-8").startswith(f"day,host,away\n2026-03-02,{'欧阳' * 30},\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--members", ""), 2),
        (("--members", "，、"), 2),
        (("--weekdays", "fri"), 2),
        ((), 2),
        (("--members", "安,博,安"), 1),
        (("--members", "安", "--from", "2026-02-30"), 2),
        (("--members", "安", "--away", "安:2026-03-01"), 1),
        (("--members", "安", "--away", "恩:2026-03-03"), 1),
        (("--members", "安", "--away", "安"), 2),
        (("--members", "安", "--weekdays", "fri", "--swap", "2026-03-06:2026-03-07"), 1),
        (("--members", "安", "--swap", "2026-03-06:2026-03-06"), 1),
        (("--members", "安", "--every", 0), 2),
        (("--members", "安", "--weekdays", "feiertag"), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(shell: Shell, words: tuple[object, ...], code: int) -> None:
    shell.json("rota", "other", "--members", "安,博")
    assert shell.run("rota", "lesson", *words, code=code).stderr
    shell.run("rota", "lesson", code=2)
    assert hosts(shell, "rota", "other", "--count", 3) == "安博安"


def test_an_ended_rota_has_no_more_days(shell: Shell) -> None:
    shell.json(*FOUR)
    shell.at = "2026-03-04T09:00+08:00"
    assert hosts(shell, "rota", "lesson", "--end") == "安博"
    assert "2026-03-03" in shell.run("rota", "lesson").stdout
    assert shell.json("check")["clean"]
