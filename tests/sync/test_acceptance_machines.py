"""Machines that were restored, cloned, emptied or set up wrongly (cases 16, 18, 22, 24)."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from reader.core.annotations import operations
from tests.support.two_machines import Machine, assert_alike, carry, settle
from tests.sync.conftest import machine

Both = tuple[Machine, Machine]


def _note(one: Machine, article: Path, body: str) -> str:
    text = one.json("add", article)[0]["id"]
    note: str = one.json("annotate", text, "--quote", "读书要读原文", "--body", body)["id"]
    return note


def _write(one: Machine, note: str, words: str) -> None:
    one.edit(note, lambda found, at: operations.write(found, words, at))


def _log(one: Machine, start: str, end: str) -> None:
    times = (f"2026-03-28T{time}+08:00" for time in (start, end))
    one.json("log", "--start", next(times), "--end", next(times), "--reason", "by hand")


def _machine_id(one: Machine) -> str:
    identifier: str = one.json("sync", "status")["machine"]
    return identifier


def test_16_a_restored_library_asks_and_is_brought_up_to_date(both: Both, article: Path, tmp_path: Path) -> None:
    laptop, _desktop = both
    note = _note(laptop, article, "早先写的")
    _log(laptop, "08:00", "08:30")
    settle(*both)
    copy = tmp_path / "copy.db"
    laptop.run("backup", copy)
    before = _machine_id(laptop)
    _write(laptop, note, "早先写的，后来又写")
    _log(laptop, "09:00", "09:30")
    settle(*both)
    laptop.library.unlink()
    laptop.run("restore", copy)
    laptop.later(hours=1)
    _log(laptop, "10:00", "10:30")
    laptop.edit(note, lambda found, at: operations.tag(found, ("later",), at))

    told = laptop.sync(code=1)
    assert [problem["kind"] for problem in told["problems"]] == ["restored"]
    assert laptop.note(note).body == "早先写的"
    laptop.sync("--restored", "update")
    carry(*both)
    settle(*both)
    for one in both:
        found = one.note(note)
        assert (found.body, found.tags) == ("早先写的，后来又写", ("later",))
        assert one.json("day")["counted"] == 3 * 1800
    assert _machine_id(laptop) != before
    assert_alike(*both)


def test_16_what_was_restored_can_hold_for_all(both: Both, article: Path, tmp_path: Path) -> None:
    laptop, desktop = both
    note = _note(laptop, article, "甲")
    settle(*both)
    copy = tmp_path / "copy.db"
    laptop.run("backup", copy)
    _write(desktop, note, "乱写的")
    desktop.edit(note, lambda found, at: operations.recolour(found, 3, at))
    settle(*both)
    laptop.library.unlink()
    laptop.run("restore", copy)
    laptop.later(hours=1)
    laptop.sync("--restored", "keep")
    carry(*both)
    settle(*both)
    for one in both:
        assert one.note(note).colour == 0
        assert "甲" in one.note(note).body
    assert_alike(*both)


def test_18_a_cloned_disk_is_told_apart_and_both_texts_are_kept(both: Both, article: Path, tmp_path: Path) -> None:
    laptop, desktop = both
    note = _note(laptop, article, "甲")
    settle(*both)
    epoch = laptop.json("sync", "status")["epoch"]
    clone = Machine(tmp_path / "clone", tmp_path / "folder of clone", laptop.at)
    shutil.copytree(laptop.home, clone.home)
    shutil.copytree(laptop.folder, clone.folder)
    _redirect(clone)
    machines = (laptop, clone, desktop)
    _write(laptop, note, "The cat stood by the door.")
    _write(clone, note, "The dog slept on the rug.")
    laptop.sync()
    clone.sync()
    kinds = set()
    for _round in range(3):
        carry(*machines)
        for one in machines:
            kinds |= {problem["kind"] for problem in one.sync()["problems"]}
            carry(*machines)
    assert "wrote_as_one" in kinds
    for one in machines:
        body = one.note(note).body
        assert "The cat stood by the door." in body
        assert "The dog slept on the rug." in body
        assert one.json("sync", "status")["epoch"] == epoch + 1
    assert len({_machine_id(one) for one in machines}) == 3
    assert_alike(*machines)


def _redirect(clone: Machine) -> None:
    """Let a cloned library use its own copy of the folder, as a cloned disk does under the same path."""
    from dataclasses import replace

    from reader.storage.library import Library

    with Library.open(clone.library, clone.at) as library:
        state = library.sync.state
        assert state is not None
        library.sync.set_state(replace(state, folder=clone.folder))


def test_22_an_emptied_folder_fills_itself_again(both: Both, article: Path, tmp_path: Path) -> None:
    laptop, desktop = both
    note = _note(laptop, article, "甲")
    _log(desktop, "09:00", "09:30")
    settle(*both)
    shutil.rmtree(laptop.folder)
    laptop.folder.mkdir()
    laptop.sync()
    third = machine(tmp_path, "Third")
    shutil.copytree(laptop.folder, third.folder, dirs_exist_ok=True)
    third.json("sync", "join", third.folder, "--name", "Third")
    third.sync()
    assert third.note(note).body == "甲"
    assert not third.note(note).orphan
    assert third.json("day")["counted"] == 1800


def _refused(one: Machine, *words: object) -> str:
    told = one.json("sync", *words, code=1)
    assert told["error"]
    kind: str = told["problems"][0]["kind"]
    return kind


def test_24_a_folder_that_cannot_be_used_is_refused_and_nothing_changes(laptop: Machine, tmp_path: Path) -> None:
    laptop.json("list")
    before = laptop.library.read_bytes()
    link = tmp_path / "link"
    link.symlink_to(laptop.folder)
    inside = laptop.home / "shared"
    inside.mkdir()
    for command in ("init", "join"):
        assert _refused(laptop, command, tmp_path / "nowhere") == "folder_gone"
        assert _refused(laptop, command, link) == "symlink"
        assert _refused(laptop, command, inside) == "inside_library"
        assert laptop.json("sync", "status", code=1)["problems"][0]["kind"] == "off"
    assert _refused(laptop, "join", laptop.folder) == "group_none"
    assert laptop.json("list") == []
    assert laptop.library.read_bytes()[100:] == before[100:] or laptop.json("check")["clean"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_24_a_folder_that_cannot_be_written_says_so(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, _desktop = both
    _log(laptop, "09:00", "09:30")
    shutil.rmtree(laptop.folder)
    told = laptop.sync(code=1)
    assert [problem["kind"] for problem in told["problems"]] == ["folder_gone"]
    assert told["sent"]["entries"] == 0
    laptop.folder.mkdir()
    laptop.sync()
    assert laptop.json("sync", "status")["dirty"] == 0


def test_24_a_library_joins_once_and_a_group_begins_once(both: Both, tmp_path: Path) -> None:
    laptop, _desktop = both
    assert _refused(laptop, "join", laptop.folder) == "joined"
    assert _refused(laptop, "init", laptop.folder) == "joined"
    third = machine(tmp_path, "Third")
    assert _refused(third, "init", laptop.folder) == "group_there"
    assert third.json("sync", "status", code=1)["problems"][0]["kind"] == "off"
    previewed = third.json("sync", "join", laptop.folder, "--preview")
    assert previewed["machine"] is None
    assert third.json("sync", "status", code=1)["problems"][0]["kind"] == "off"


def test_who_leaves_keeps_everything_and_may_join_again(both: Both, article: Path) -> None:
    laptop, desktop = both
    note = _note(laptop, article, "甲")
    settle(*both)
    left = desktop.json("sync", "leave", "--erase")
    assert left["erased"] > 0
    assert desktop.note(note).body == "甲"
    assert _refused(desktop, "now") == "off"
    shutil.rmtree(laptop.folder / "onehour" / "machines" / left["machine"])
    _write(desktop, note, "离开以后写的")
    told = desktop.json("sync", "join", desktop.folder, "--name", "Desktop")
    assert told["notes"] == {"same": 0, "here": 0, "there": 0, "both": 1}
    settle(*both)
    for one in both:
        assert "离开以后写的" in one.note(note).body
    assert_alike(*both)


def test_a_preview_counts_what_would_come_together(laptop: Machine, desktop: Machine, article: Path) -> None:
    _note(laptop, article, "甲")
    _log(laptop, "10:00", "11:00")
    desktop.json("add", article)
    _log(desktop, "10:30", "11:30")
    laptop.json("sync", "init", laptop.folder, "--name", "Laptop")
    carry(laptop, desktop)
    told = desktop.json("sync", "join", desktop.folder, "--preview")
    assert told["texts"] == {"same": 1, "here": 0, "there": 0, "like": 0}
    assert told["notes"] == {"same": 0, "here": 0, "there": 1, "both": 0}
    assert told["entries"] == {"same": 0, "here": 1, "there": 1, "overlap": 1}
    assert [one["name"] for one in told["machines"]] == ["Laptop"]
    assert desktop.json("notes") == []


def test_machines_that_show_something_else_begin_anew_and_lose_nothing(both: Both, article: Path) -> None:
    note = _note(both[0], article, "甲")
    settle(*both)
    first, other = sorted(both, key=_machine_id)
    epoch = first.json("sync", "status")["epoch"]
    told = first.folder / "onehour" / "machines" / _machine_id(other) / "machine.json"
    values = json.loads(told.read_text("utf-8"))
    told.write_text(json.dumps(values | {"digest": "0" * 64}), "utf-8")
    assert [problem["kind"] for problem in first.sync()["problems"]] == ["differs"]
    carry(*both)
    settle(*both)
    for one in both:
        assert one.json("sync", "status")["epoch"] == epoch + 1
        assert one.note(note).body == "甲"
    assert_alike(*both)
