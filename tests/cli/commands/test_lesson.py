"""The lesson of the day is chosen, kept, changed, set from a table, and written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

TEXT = """河边的一年

一、春天

春雨落在河边，小船慢慢回来，船上的人把灯一盏一盏点亮。

柳树在风里站了一夜，天亮的时候，鸟先醒来，人才醒来。

二、夏天

夏天的河水涨到第三级石阶，孩子们坐在第四级上看水，看云，看对岸的火车。
"""
SPRING = "春雨落在河边，小船慢慢回来，船上的人把灯一盏一盏点亮。"
WILLOW = "柳树在风里站了一夜，天亮的时候，鸟先醒来，人才醒来。"


@pytest.fixture
def river(shell: Shell, tmp_path: Path) -> str:
    """Return the id of a text in the library."""
    shell.at = "2026-03-02T09:00+08:00"
    file = tmp_path / "river.txt"
    file.write_text(TEXT, "utf-8")
    text: str = shell.json("add", file)[0]["id"]
    return text


def mark(shell: Shell, text: str, quote: str) -> str:
    id_: str = shell.json("annotate", text, "--quote", quote)["id"]
    return id_


def on(shell: Shell, day: str, *words: object) -> Any:
    shell.at = f"{day}T09:00+08:00"
    return shell.json("lesson", *words)


def test_the_lesson_of_a_study_day_stays_the_same(shell: Shell, river: str) -> None:
    marks = {mark(shell, river, SPRING), mark(shell, river, WILLOW)}
    lesson = shell.json("lesson")
    assert (lesson["day"], lesson["source"], lesson["again"]) == ("2026-03-02", "marks", False)
    assert lesson["annotation"] in marks
    assert shell.json("text", river, "--start", lesson["start"], "--end", lesson["end"])["text"] == lesson["quote"]
    mark(shell, river, "夏天的河水涨到第三级石阶，孩子们坐在第四级上看水，看云")
    assert shell.json("lesson") == lesson
    shell.at = "2026-03-03T03:59+08:00"
    assert shell.json("lesson") == lesson
    shell.at = "2026-03-03T04:00+08:00"
    assert shell.json("lesson")["day"] == "2026-03-03"


def test_showing_it_is_no_step_of_undo(shell: Shell, river: str) -> None:
    mark(shell, river, SPRING)
    shell.json("lesson")
    assert shell.json("undo")["operation"] == "highlight"


def test_without_a_mark_that_is_long_enough_the_first_unread_paragraph_is_the_lesson(shell: Shell, river: str) -> None:
    mark(shell, river, SPRING[:13])
    lesson = shell.json("lesson")
    assert (lesson["source"], lesson["annotation"], lesson["quote"]) == ("text", None, SPRING)
    assert (lesson["form"], lesson["seconds"], lesson["host"]) == ("learn", 27, None)
    assert shell.json("lesson", "--another")["quote"] == WILLOW


def test_another_passes_the_first_over_and_rest_takes_its_mark_out_for_good(shell: Shell, river: str) -> None:
    first_mark, second_mark = mark(shell, river, SPRING), mark(shell, river, WILLOW)
    first = shell.json("lesson")
    second = shell.json("lesson", "--another")
    assert {first["annotation"], second["annotation"]} == {first_mark, second_mark}
    assert [passed["annotation"] for passed in second["passed"]] == [first["annotation"]]
    third = shell.json("lesson", "--rest")
    assert third["source"] == "text"
    assert on(shell, "2026-03-03")["annotation"] == first["annotation"]
    shell.run("undo")
    shell.at = "2026-03-02T10:00+08:00"
    assert shell.json("lesson") == second


def test_a_mark_comes_again_only_when_all_were_lessons(shell: Shell, river: str) -> None:
    marks = {mark(shell, river, SPRING), mark(shell, river, WILLOW)}
    days = [on(shell, f"2026-03-0{number}") for number in range(2, 6)]
    assert {lesson["annotation"] for lesson in days[:2]} == marks
    assert [lesson["again"] for lesson in days] == [False, False, True, True]
    assert days[2]["annotation"] == days[0]["annotation"]
    assert on(shell, "2026-04-20")["again"] is False


def test_the_form_can_be_chosen_and_the_lesson_be_done(shell: Shell, river: str) -> None:
    mark(shell, river, SPRING)
    assert shell.json("lesson", "--form", "tell")["seconds"] == 180
    assert shell.json("lesson", "--form", "read")["seconds"] == 7
    assert shell.json("lesson", "--done")["done"] is True
    shell.run("undo")
    assert shell.json("lesson")["done"] is False
    shell.run("lesson", "--form", "sing", code=2)


def test_a_table_sets_the_lesson_of_a_day_and_its_host(shell: Shell, river: str, tmp_path: Path) -> None:
    mark(shell, river, SPRING)
    shell.json("rota", "lesson", "--members", "安,博")
    table = tmp_path / "lessons.csv"
    table.write_text(f"2026-03-05,河边的一年,{WILLOW[:9]},learn,晨\n2026-03-05\n2026-03-06,没有的书,1\n", "utf-8")
    assert shell.json("lesson", "--set", table) == {
        "added": 2,
        "known": 0,
        "passed": [{"line": 2, "why": "columns"}],
    }
    assert shell.json("lesson", "--set", table)["known"] == 2
    assert on(shell, "2026-03-04")["host"] == "安"
    lesson = on(shell, "2026-03-05")
    assert (lesson["source"], lesson["quote"], lesson["host"]) == ("pack", WILLOW[:9], "晨")
    assert on(shell, "2026-03-06")["source"] == "marks"


def test_a_table_names_a_text_by_the_beginning_of_its_id(shell: Shell, river: str, tmp_path: Path) -> None:
    table = tmp_path / "lessons.csv"
    table.write_text(f"2026-03-02,{river[:13]},{TEXT.index(WILLOW)}\n2026-03-02,没有的书,1\n", "utf-8")
    shell.json("lesson", "--set", table)
    lesson = shell.json("lesson")
    assert (lesson["source"], lesson["text"]) == ("pack", river)


def test_a_table_in_gb18030_is_read(shell: Shell, river: str, tmp_path: Path) -> None:
    table = tmp_path / "lessons.csv"
    table.write_bytes(f"日期,文本,原文\n2026-03-02,《河边的一年》,{WILLOW}\n".encode("gb18030"))
    shell.json("lesson", "--set", table)
    assert shell.json("lesson")["text"] == river


@pytest.mark.parametrize(("content", "problem"), [(b"\0" * 400, "file-binary"), (b"a" * 2_000_001, "file-too-large")])
def test_a_file_that_is_no_table_says_why(shell: Shell, tmp_path: Path, content: bytes, problem: str) -> None:
    table = tmp_path / "lessons.csv"
    table.write_bytes(content)
    assert shell.json("lesson", "--set", table, code=1)["problem"] == problem
    assert shell.json("lesson", "--set", tmp_path / "none.csv", code=1)["problem"] == "file-missing"


def test_the_lessons_are_written_for_people_spreadsheets_and_calendars(
    shell: Shell, river: str, tmp_path: Path
) -> None:
    mark(shell, river, SPRING)
    shell.json("rota", "lesson", "--members", "安,博")
    shell.json("lesson")
    names = [tmp_path / f"lessons{suffix}" for suffix in (".md", ".csv", ".ics")]
    for name in names:
        shell.json("lesson", "--to", name, "--until", "2026-03-04")
    markdown, table, calendar = (name.read_text("utf-8") for name in names)
    assert f"| 2026-03-02 | 安 | learn by heart | 河边的一年 | {SPRING} |" in markdown
    assert f"2026-03-02,河边的一年,,{SPRING},learn,安\n" in table
    assert calendar.count("BEGIN:VEVENT") == 3
    rota = tmp_path / "rota.ics"
    shell.json("rota", "lesson", "--count", 3, "--ics", rota)
    assert [line for line in calendar.splitlines() if line.startswith("UID")] == [
        line for line in rota.read_text("utf-8").splitlines() if line.startswith("UID")
    ]
    assert shell.json("lesson", "--set", names[1])["added"] == 1
    shell.run("lesson", "--to", tmp_path / "lessons.doc", code=2)


def test_an_archived_or_removed_mark_is_no_lesson(shell: Shell, river: str) -> None:
    annotation = mark(shell, river, SPRING)
    lesson = shell.json("lesson")
    shell.run("remove", annotation)
    assert shell.json("lesson") == lesson | {"annotation": None}
    assert on(shell, "2026-03-03")["source"] == "text"


def test_an_empty_library_has_no_lesson(shell: Shell) -> None:
    assert shell.json("lesson", code=1)["problem"] == "lesson-none"
    assert shell.json("lesson", "--another", code=1)["problem"] == "lesson-none"


def test_the_lesson_is_shown_in_words(shell: Shell, river: str) -> None:
    mark(shell, river, SPRING)
    shell.json("rota", "lesson", "--members", "安")
    assert shell.run("lesson").stdout == (
        f"2026-03-02: learn by heart, about 1 min\nHost: 安\n\n{SPRING}\n\n河边的一年\n"
    )
