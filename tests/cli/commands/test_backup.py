from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.storage.library import Library

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


def test_a_backup_is_a_library_with_everything_in_it(shell: Shell, article: str, tmp_path: Path) -> None:
    shell.json("annotate", article, "--quote", "读书")
    row = shell.json("backup", tmp_path / "copy.db")
    assert row == {"path": str(tmp_path / "copy.db"), "texts": 1, "annotations": 1, "entries": 0}
    notes = shell.json("notes")
    shell.library = tmp_path / "copy.db"
    assert shell.json("notes") == notes


def test_a_backup_without_a_path_goes_to_the_folder_of_backups(shell: Shell, article: str) -> None:
    assert Path(shell.json("backup")["path"]).exists()
    assert "texts 1, notes 0" in shell.run("backup").stdout


def test_a_lost_library_is_not_replaced_in_silence(shell: Shell, article: str) -> None:
    copy = shell.json("backup")["path"]
    shell.library.unlink()
    for words in (("list",), ("day",), ("add", copy), ("check",)):
        row = shell.json(*words, code=1)
        assert (row["problem"], row["backup"], row["set_aside"]) == ("library-missing", copy, "")
    said = shell.run("list", code=1).stderr
    assert copy in said
    assert "--new" in said
    assert not shell.library.exists()
    assert shell.json("--new", "list") == []
    assert shell.json("list") == []


def test_damage_that_a_command_meets_is_set_aside_and_named(shell: Shell, article: str) -> None:
    copy = shell.json("backup")["path"]
    content = shell.library.read_bytes()
    shell.library.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    said = shell.run("text", article, code=1).stderr
    (aside,) = shell.library.parent.glob("library.damaged-*.db")
    assert str(aside) in said
    assert copy in said


def test_a_backup_is_made_while_the_library_is_open_elsewhere(shell: Shell, article: str, tmp_path: Path) -> None:
    with Library.open(shell.library, datetime.fromisoformat(shell.at)):
        assert shell.json("backup", tmp_path / "copy.db")["texts"] == 1
        assert shell.json("backup")["texts"] == 1
    assert "already" in shell.run("backup", tmp_path / "copy.db", code=1).stderr


def test_the_command_line_makes_a_backup_each_day_and_hour_with_changes(shell: Shell, article: str) -> None:
    folder = shell.library.parent / "backups"
    assert not folder.exists()
    for hour in ("2026-03-29T08:00", "2026-03-29T08:30", "2026-03-29T09:01"):
        shell.at = f"{hour}:00+08:00"
        shell.json("annotate", article, "--quote", "读书")
    assert [copy.name for copy in sorted(folder.iterdir())] == [
        "library-2026-03-29-080000.db",
        "library-2026-03-29-090100.db",
    ]
    shell.at = "2026-03-30T07:00:00+08:00"
    shell.json("annotate", article, "--quote", "读书")
    assert (folder / "library-2026-03-30-070000.db").exists()


def test_a_sound_library_is_clean(shell: Shell, article: str) -> None:
    shell.json("annotate", article, "--quote", "读书")
    row = shell.json("check")
    assert (row["clean"], row["wrong"], row["texts"], row["annotations"], row["findings"]) == (True, 0, 1, 1, [])
    assert shell.json("check", "--repair")["clean"] is True
    assert "No problems found" in shell.run("check").stdout
