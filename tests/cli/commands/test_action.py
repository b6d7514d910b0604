"""Actions are kept until they are done, and go out in the formats of other programs."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


@pytest.fixture(autouse=True)
def morning(shell: Shell) -> None:
    shell.at = "2026-03-02T09:00+08:00"


@pytest.fixture
def note(shell: Shell, article: str) -> str:
    """Return the id of a mark."""
    id_: str = shell.json("annotate", article, "--quote", "读书要读原文")["id"]
    return id_


def add(shell: Shell, what: str, *words: object) -> str:
    id_: str = shell.json("action", "add", what, *words)["id"]
    return id_


def at(shell: Shell, time: str, *words: object, code: int = 0) -> Any:
    shell.at = f"{time}+08:00"
    return shell.json(*words, code=code)


def test_an_action_grows_out_of_a_mark(shell: Shell, note: str) -> None:
    row = shell.json("action", "add", "建立联系点", "--who", "王小明", "--by", "2026-03-20", "--from", note[:30])
    expected = {
        "what": "建立联系点",
        "who": "王小明",
        "by": "2026-03-20",
        "state": "open",
        "made": "2026-03-02",
        "from": note,
        "from_words": "读书要读原文",
        "past": 0,
        "done": None,
        "project": None,
    }
    assert {key: row[key] for key in expected} == expected
    assert [change["kind"] for change in row["history"]] == ["made"]


def test_it_stays_until_it_is_done(shell: Shell) -> None:
    add(shell, "建立联系点", "--by", "2026-03-20")
    assert at(shell, "2026-03-20T09:00", "actions")[0]["past"] == 0
    assert at(shell, "2026-03-21T09:00", "actions")[0]["past"] == 1
    assert at(shell, "2027-03-21T09:00", "actions")[0]["past"] == 366


@pytest.mark.parametrize("time", ["2026-03-18T20:00", "2026-03-19T02:00"])
def test_its_history_has_days_and_words(shell: Shell, time: str) -> None:
    action = add(shell, "建立联系点", "--by", "2026-03-20")
    at(shell, "2026-03-10T09:00", "action", action, "--state", "doing")
    done = at(shell, time, "action", action, "--state", "done", "--came", "每周三晚开放")
    assert (done["done"], done["came"], len(done["history"])) == ("2026-03-18", "每周三晚开放", 3)
    assert done["history"][-1] == {"day": "2026-03-18", "kind": "state", "value": "done", "words": "每周三晚开放"}
    again = shell.json("action", action, "--state", "open")
    assert (again["done"], again["came"], len(again["history"])) == (None, "", 4)


def test_postponing_keeps_the_earlier_days(shell: Shell) -> None:
    action = add(shell, "列书单", "--by", "2026-03-20")
    shell.json("action", action, "--by", "2026-03-27")
    row = shell.json("action", action, "--by", "2026-04-03", "--who", "安")
    assert [(change["kind"], change["value"]) for change in row["history"]] == [
        ("made", "2026-03-20"),
        ("due", "2026-03-27"),
        ("who", "安"),
        ("due", "2026-04-03"),
    ]
    assert "2026-04-03, originally 2026-03-20" in shell.run("actions", "--format", "markdown").stdout
    shell.run("undo")
    assert shell.json("action", action)["by"] == "2026-03-27"


def test_what_is_open_cannot_be_removed_but_dropped(shell: Shell) -> None:
    action = add(shell, "列书单")
    assert shell.json("action", action, "--remove", code=1)["problem"] == "action-invalid"
    dropped = shell.json("action", action, "--drop", "改由二组负责")
    assert (dropped["state"], dropped["came"]) == ("dropped", "改由二组负责")
    shell.run("undo")
    assert shell.json("action", action)["state"] == "open"
    shell.json("action", action, "--state", "done")
    assert shell.json("action", action, "--remove")["removed"] is True
    assert shell.json("actions") == []
    shell.run("undo")
    assert [row["id"] for row in shell.json("actions")] == [action]


def test_a_project_is_done_when_its_measures_are(shell: Shell) -> None:
    first = add(shell, "借书架", "--project", "图书角")
    second = shell.json("action", "add", "列书单", "--project", "图书角")
    assert second["project"] == "图书角"
    refused = shell.json("action", "图书角", "--state", "done", code=1)
    assert "借书架" in refused["error"]
    assert "列书单" in refused["error"]
    shell.json("action", first, "--state", "done")
    shell.json("action", second["id"], "--drop", "已有")
    project = shell.json("action", second["project_id"], "--state", "done")
    assert (project["state"], project["done"], len(project["measures"])) == ("done", "2026-03-02", 2)
    add(shell, "贴标签", "--project", project["id"])
    assert shell.json("action", "图书角")["state"] == "open"
    shell.run("action", "图书角", "--drop", "不要", code=2)


def test_the_action_stays_when_its_mark_goes(shell: Shell, note: str) -> None:
    action = add(shell, "列书单", "--from", note)
    shell.run("remove", note)
    row = shell.json("action", action, "--state", "doing")
    assert (row["from"], row["from_words"]) == (None, "读书要读原文")
    shell.run("undo")
    shell.run("undo")
    assert shell.json("action", action)["from"] == note


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", ""), 2),
        (("add", "  "), 2),
        (("add",), 2),
        (("add", "列书单", "--by", "2026-02-30"), 2),
        (("add", "列书单", "--state", "doing"), 2),
        (("add", "列书单", "--from", "none"), 1),
        (("none",), 1),
        (("none", "--state", "perhaps"), 2),
        (("none", "--drop", " "), 2),
        (("none", "--project", "图书角"), 2),
    ],
)
def test_what_cannot_be_is_refused(shell: Shell, words: tuple[str, ...], code: int) -> None:
    assert shell.run("action", *words, code=code).stderr
    assert shell.json("actions") == []


def test_a_measure_has_no_measures(shell: Shell) -> None:
    measure = add(shell, "列书单", "--project", "图书角")
    assert shell.json("action", "add", "问三位老师", "--project", measure, code=1)["problem"] == "action-invalid"


def test_a_formula_in_the_table_is_guarded(shell: Shell) -> None:
    add(shell, "=1+1")
    rows = list(csv.DictReader(shell.run("actions", "--format", "csv").stdout.splitlines()))
    assert rows[0]["what"] == "'=1+1"


def test_todo_txt(shell: Shell) -> None:
    action = add(shell, "建立联系点", "--who", "王小明", "--by", "2026-03-20", "--project", "读书 沙龙")
    line = f"2026-03-02 建立联系点 +读书_沙龙 @王小明 due:2026-03-20 oh:{action}\n"
    assert shell.run("actions", "--format", "todotxt").stdout == line
    at(shell, "2026-03-18T09:00", "action", action, "--state", "done")
    assert shell.run("actions", "--format", "todotxt").stdout == f"x 2026-03-18 {line}"


def test_the_calendar_has_things_to_do_or_events(shell: Shell) -> None:
    action = add(shell, "建立联系点", "--who", "王小明", "--by", "2026-03-20")
    add(shell, "没有期限")
    shell.json("action", action, "--state", "doing")
    to_dos = shell.run("actions", "--format", "ics").stdout
    assert f"BEGIN:VTODO\nUID:{action}@onehour\n" in to_dos.replace("\r\n", "\n")
    for line in ("SEQUENCE:1", "DUE;VALUE=DATE:20260320", "STATUS:IN-PROCESS", "STATUS:NEEDS-ACTION"):
        assert f"\n{line}\n" in to_dos.replace("\r\n", "\n")
    shell.json("action", action, "--state", "done")
    done = shell.run("actions", "--format", "ics").stdout.replace("\r\n", "\n")
    assert "STATUS:COMPLETED\nCOMPLETED:20260302T010000Z\nPERCENT-COMPLETE:100\n" in done
    events = shell.run("actions", "--format", "ics", "--as", "events").stdout.replace("\r\n", "\n")
    assert events.count("BEGIN:VEVENT") == 1
    assert f"UID:{action}@onehour\n" in events
    assert "DTSTART;VALUE=DATE:20260320\nDTEND;VALUE=DATE:20260321\n" in events
    shell.run("actions", "--as", "events", code=2)


def tasks(shell: Shell, file: Path, *words: object) -> Any:
    return shell.json("actions", "--format", "tasks", "--to", file, *words)


def test_what_is_ticked_off_in_the_file_is_an_offer(shell: Shell, tmp_path: Path) -> None:
    action = add(shell, "建立联系点", "--who", "王小明", "--by", "2026-03-20")
    add(shell, "列书单", "--project", "图书角")
    file = tmp_path / "tasks.md"
    assert tasks(shell, file)["added"] == 2
    line = f"- [ ] 建立联系点（王小明） ➕ 2026-03-02 📅 2026-03-20 ^oh-{action}"
    content = file.read_text("utf-8")
    assert line in content.splitlines()
    ticked = f"- [x] 建立联系点（王小明） ➕ 2026-03-02 📅 2026-03-20 ✅ 2026-03-18 ^oh-{action}"
    file.write_text(content.replace(line, ticked) + "  自己写的一行\n", "utf-8")
    shell.at = "2026-03-20T09:00+08:00"
    report = tasks(shell, file)
    assert (report["kept"], report["unchanged"]) == (1, 1)
    assert report["offers"] == [{"id": action, "what": "建立联系点", "state": "done", "done": "2026-03-18", "by": None}]
    assert shell.json("action", action)["state"] == "open"
    assert tasks(shell, file, "--take-edits")["unchanged"] == 2
    row = shell.json("action", action)
    assert (row["state"], row["done"]) == ("done", "2026-03-18")
    assert ticked in file.read_text("utf-8")
    assert "  自己写的一行\n" in file.read_text("utf-8")
    shell.run("undo")
    assert shell.json("action", action)["state"] == "open"


def test_a_file_that_was_not_touched_follows_the_library(shell: Shell, tmp_path: Path) -> None:
    action = add(shell, "列书单")
    file = tmp_path / "tasks.md"
    tasks(shell, file)
    shell.json("action", action, "--state", "doing")
    assert tasks(shell, file, "--dry-run")["updated"] == 1
    assert "- [ ]" in file.read_text("utf-8")
    assert tasks(shell, file)["updated"] == 1
    assert "- [/] 列书单 ➕ 2026-03-02" in file.read_text("utf-8")
    shell.json("action", action, "--drop", "不要了")
    tasks(shell, file)
    assert f"- [-] 列书单 ➕ 2026-03-02 ❌ 2026-03-02 ^oh-{action}" in file.read_text("utf-8")


def test_a_file_of_others_keeps_its_words_its_line_ends_and_its_mark(shell: Shell, tmp_path: Path) -> None:
    add(shell, "列书单")
    file = tmp_path / "tasks.md"
    own = "\ufeff# 我的任务\r\n\r\n- [ ] 自己的\r\n".encode()
    file.write_bytes(own)
    assert tasks(shell, file)["added"] == 1
    content = file.read_bytes()
    assert content.startswith(own)
    assert content.endswith(b"\r\n")
    assert tasks(shell, file)["unchanged"] == 1
    assert file.read_bytes() == content
    file.write_bytes(b"\xff\xfe\x00")
    assert shell.json("actions", "--format", "tasks", "--to", file, code=1)["problem"] == "export-failed"


def test_another_day_in_the_file_is_an_offer_too(shell: Shell, tmp_path: Path) -> None:
    action = add(shell, "列书单", "--by", "2026-03-20")
    file = tmp_path / "tasks.md"
    tasks(shell, file)
    file.write_text(file.read_text("utf-8").replace("📅 2026-03-20", "📅 2026-04-01"), "utf-8")
    offer = tasks(shell, file)["offers"][0]
    assert (offer["state"], offer["by"]) == (None, "2026-04-01")
    tasks(shell, file, "--take-edits")
    assert shell.json("action", action)["by"] == "2026-04-01"


def test_the_list_in_words_and_as_a_table(shell: Shell, note: str, article: str) -> None:
    assert "No actions yet" in shell.run("actions").stdout
    action = add(shell, "列书单|草稿", "--who", "安", "--project", "图书角", "--from", note)
    assert action in shell.run("actions").stdout
    table = shell.run("actions", "--format", "markdown").stdout
    assert "## Project: 图书角\n" in table
    assert f"| 列书单\\|草稿 | 安 |  | open | [读书要读原文](onehour://open/{article}/{note}) |\n" in table


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_no_library_keeps_is_not_taken_from_the_file(shell: Shell, tmp_path: Path, day: str) -> None:
    action = add(shell, "列书单", "--by", "2026-03-20")
    file = tmp_path / "tasks.md"
    tasks(shell, file)
    content = file.read_text("utf-8")
    file.write_text(content.replace("- [ ]", "- [x]").replace("📅 2026-03-20", f"📅 {day} ✅ {day}"), "utf-8")
    tasks(shell, file, "--take-edits")
    row = shell.json("action", action)
    assert (row["state"], row["done"]) == ("done", "2026-03-02")
    assert shell.json("check")["clean"]
