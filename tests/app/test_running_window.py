"""Commands of the command line run in the window that has the library open, and the window shows what they changed."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reader.app.running_window import CommandHost
from reader.cli.window_command import answer_request
from reader.core.changes import Changes
from reader.storage.library import Library
from reader.storage.location import server_name
from reader.ui.shell.single_instance import SingleInstance, ask_running
from tests.support.processes import other_process
from tests.support.window import TIMEOUT_MS, WindowDriver

WORDS = "读书的方法\n\n读书要读原文。读原文才有根底，读转述只有皮毛。\n"
Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def call(qtbot: QtBot, driver: WindowDriver, tmp_path: Path) -> Call:
    """Return a function that runs a command in a process of its own, in a folder of its own, beside the window."""
    assert driver.library.path is not None
    instance = SingleInstance(server_name(driver.library.path), driver.window)
    instance.command_received.connect(CommandHost(driver.context, answer_request, driver.window).answer)
    folder = tmp_path / "called"
    folder.mkdir()

    def run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reader", "--library", str(driver.library.path), *words]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, text=True, cwd=folder, **pipes) as process:  # type: ignore[call-overload]
            assert process.stdin is not None
            process.stdin.write(given)
            process.stdin.close()
            qtbot.waitUntil(lambda: process.poll() is not None, timeout=TIMEOUT_MS)
            assert process.stdout is not None
            assert process.stderr is not None
            return subprocess.CompletedProcess(command, process.poll(), process.stdout.read(), process.stderr.read())

    return run


def document(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def text(call: Call, tmp_path: Path) -> str:
    (tmp_path / "called" / "article.txt").write_text(WORDS, "utf-8")
    return str(document(call("add", "article.txt", "--json"))[0]["id"])


def test_a_text_that_a_command_adds_is_on_the_shelf(driver: WindowDriver, text: str) -> None:
    assert [one.id for one in driver.library.texts.all()] == [text]


def test_a_note_that_a_command_adds_is_told_to_the_views_and_can_be_undone_in_the_window(
    driver: WindowDriver, call: Call, text: str
) -> None:
    heard: list[Changes] = []
    driver.change_notifier.changed.connect(lambda changes, _initiator: heard.append(changes))
    note = document(call("annotate", text, "--quote", "读原文才有根底", "--body", "是", "--json"))
    assert [one.annotations for one in heard] == [(note["id"],)]
    assert [one.body for one in driver.library.annotations.of_text(text)] == ["是"]
    assert driver.commands.undo()
    assert driver.library.annotations.of_text(text) == []


def test_study_by_command_is_told_to_the_views_and_can_be_undone_in_the_window(
    driver: WindowDriver, call: Call, text: str, tmp_path: Path
) -> None:
    heard: list[Changes] = []
    driver.change_notifier.changed.connect(lambda changes, _initiator: heard.append(changes))
    action = document(call("action", "add", "列书单", "--by", "2026-04-01", "--json"))["id"]
    document(call("rota", "lesson", "--members", "安,博", "--ics", "rota.ics", "--json"))
    assert document(call("lesson", "--json"))["text"] == text
    assert document(call("lesson", "--form", "tell", "--json"))["host"] == "安"
    assert sum(one.study for one in heard) == 3
    assert (tmp_path / "called" / "rota.ics").is_file()
    assert call("rota", "none", "--away", "安:2026-04-01").returncode == 2
    for _ in range(3):
        assert driver.commands.undo()
    assert document(call("actions", "--json")) == []
    assert call("action", action).returncode == 1


def test_undoing_by_command_is_told_to_the_views(driver: WindowDriver, call: Call, text: str) -> None:
    note = document(call("annotate", text, "--quote", "读原文才有根底", "--json"))
    heard: list[Changes] = []
    driver.change_notifier.changed.connect(lambda changes, _initiator: heard.append(changes))
    assert document(call("undo", "--json"))["changed"] == 1
    assert [one.annotations for one in heard] == [(note["id"],)]


def test_what_cannot_be_done_is_said_by_the_command_with_its_exit_code(call: Call, text: str) -> None:
    refused = call("annotate", text, "--quote", "不在其中")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "The text does not contain those words.\n"
    assert call("plan", "--goal", "none").returncode == 2


def test_a_restore_says_that_the_library_is_open(call: Call, text: str) -> None:
    copy = document(call("backup", "copy.db", "--json"))["path"]
    refused = call("restore", copy, "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["problem"] == "library-locked"
    assert document(call("restore", copy, "--preview", "--json"))["comes"]["texts"] == 0


def zero_table(library: Path, table: str) -> None:
    """Zero the first page of a table, and change the number of changes, so that the window reads the pages again."""
    with closing(sqlite3.connect(library)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    with library.open("rb+") as file:
        content = file.read()
        file.seek(24)
        file.write(bytes([content[24] ^ 1]))
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def test_damage_that_a_command_meets_in_the_window_is_told_as_damage(
    driver: WindowDriver, call: Call, text: str
) -> None:
    assert driver.library.path is not None
    zero_table(driver.library.path, "annotation")
    refused = call("annotate", text, "--quote", "读原文才有根底", "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["problem"] == "library-damaged"


def test_damage_that_keeps_a_command_from_running_in_the_window_is_told(
    driver: WindowDriver, call: Call, text: str
) -> None:
    assert driver.library.path is not None
    zero_table(driver.library.path, "operation")
    refused = call("annotate", text, "--quote", "读原文才有根底")
    assert refused.returncode == 1
    assert "is damaged" in refused.stderr


def test_what_comes_on_standard_input_reaches_the_window(driver: WindowDriver, call: Call) -> None:
    (row,) = document(call("add", "-", "--json", given=WORDS))
    assert (row["path"], row["new"]) == ("-", True)
    assert driver.library.texts.get(row["id"]).title == "读书的方法"


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "--goal", "45"),
        ("log", "--start", "2026-03-20T10:00:00+00:00", "--end", "2026-03-20T10:20:00+00:00", "--reason", "by hand"),
        ("check", "--repair"),
        ("export", "--to", "out", "--take-edits"),
        ("import-notes", "--waiting"),
    ],
)
def test_commands_that_write_work_while_the_window_is_open(call: Call, text: str, words: tuple[str, ...]) -> None:
    done = call("--at", "2026-03-28T21:00:00+08:00", *words, "--json")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def test_a_study_pack_is_opened_in_the_window(call: Call, text: str) -> None:
    call("pack", "make", "--to", "pack.study.zip", "--text", text, "--name", "博", "--title", "春")
    call("pack", "remove", document(call("pack", "list", "--json"))[0]["id"])
    assert document(call("pack", "open", "pack.study.zip", "--json"))["texts"]["same"] == 1


def test_files_are_written_where_the_command_was_called(call: Call, text: str, tmp_path: Path) -> None:
    document(call("annotate", text, "--quote", "读原文才有根底", "--json"))
    document(call("export", "--to", "out", "--take-edits", "--json"))
    assert len(list((tmp_path / "called" / "out").iterdir())) == 1


def test_a_bug_in_a_command_is_told_at_both_ends(qtbot: QtBot, driver: WindowDriver) -> None:
    calls: list[object] = []

    def fail(request: Mapping[str, object], _library: Library, _translator: object) -> Mapping[str, object]:
        calls.append(request["command"])
        message = "no such thing"
        raise LookupError(message)

    assert driver.library.path is not None
    name = server_name(driver.library.path)
    host = CommandHost(driver.context, fail, driver.window)
    SingleInstance(name, driver.window).command_received.connect(host.answer)
    with other_process() as pool, qtbot.captureExceptions() as caught:
        asked = pool.submit(ask_running, name, {"command": ["undo"]})
        qtbot.waitUntil(asked.done, timeout=TIMEOUT_MS)
    assert asked.result() == {"code": 1, "output": "", "errors": "LookupError: no such thing\n"}
    assert calls == [["undo"]]
    assert [one[0] for one in caught] == [LookupError]


def test_no_window_is_opened_in_the_window(driver: WindowDriver, tmp_path: Path) -> None:
    translator = CommandHost.translator
    for words in (["open"], ["shot", "a.png"]):
        request = {"command": words, "directory": str(tmp_path), "input": None}
        assert answer_request(request, driver.library, translator)["code"] == 2


def test_what_comes_from_another_machine_is_told_to_the_views(
    driver: WindowDriver, call: Call, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shared")
    other = tmp_path_factory.mktemp("other") / "library.db"
    document(call("sync", "init", str(folder), "--name", "Laptop", "--json"))
    away = [sys.executable, "-m", "reader", "--library", str(other)]
    for words in (
        ("sync", "join", str(folder), "--name", "Desktop"),
        ("log", "--start", "2026-03-27T10:00+08:00", "--end", "2026-03-27T11:00+08:00", "--reason", "paper"),
        ("sync", "now"),
    ):
        subprocess.run([*away, *words], check=True, capture_output=True)
    heard: list[Changes] = []
    driver.change_notifier.changed.connect(lambda changes, _initiator: heard.append(changes))
    told = document(call("sync", "now", "--json"))
    assert told["taken"]["entries"] == 1
    assert [len(changes.entries) for changes in heard] == [1]
