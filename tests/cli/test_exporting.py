from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell


@pytest.fixture
def note(shell: Shell, article: str) -> str:
    made: str = shell.json("annotate", article, "--quote", "不动笔墨不读书", "--body", "记住。", "--tag", "方法")["id"]
    return made


def test_notes_are_exported_and_exporting_again_changes_nothing(
    shell: Shell, article: str, note: str, tmp_path: Path
) -> None:
    (row,) = shell.json("export", article, "--to", tmp_path / "out")
    assert row.keys() >= {"path", "added", "updated", "kept", "removed", "conflicts", "unchanged"}
    content = Path(row["path"]).read_text("utf-8")
    assert f"onehour://open/{article}/{note}" in content
    assert f"^oh-{note}" in content
    assert "## 二、再做笔记" in content
    (again,) = shell.json("export", "--to", tmp_path / "out")
    assert (again["path"], again["added"], again["unchanged"]) == (row["path"], 0, 1)
    assert Path(row["path"]).read_text("utf-8") == content


def test_an_edited_file_is_kept_and_said(shell: Shell, note: str, tmp_path: Path) -> None:
    file = Path(shell.json("export", "--to", tmp_path / "out")[0]["path"])
    file.write_text(file.read_text("utf-8").replace("记住。", "记住！"), "utf-8")
    result = shell.run("export", "--to", tmp_path / "out")
    assert "was edited and stays as it is" in result.stderr
    (row,) = shell.json("export", "--to", tmp_path / "out")
    assert (row["kept"], row["edited"]) == (1, str(file))
    assert "记住！" in file.read_text("utf-8")
    assert "记住。" in Path(row["path"]).read_text("utf-8")


def test_a_dry_run_writes_nothing(shell: Shell, note: str, tmp_path: Path) -> None:
    assert shell.json("export", "--to", tmp_path / "out", "--dry-run")[0]["added"] == 1
    assert not (tmp_path / "out").exists()


def test_texts_without_notes_make_no_files_unless_they_are_named(shell: Shell, article: str, tmp_path: Path) -> None:
    assert shell.json("export", "--to", tmp_path / "out") == []
    assert len(shell.json("export", article, "--to", tmp_path / "out")) == 1


def test_a_file_follows_when_its_last_note_is_gone(shell: Shell, note: str, tmp_path: Path) -> None:
    shell.json("export", "--to", tmp_path / "out")
    shell.json("remove", note)
    (row,) = shell.json("export", "--to", tmp_path / "out")
    assert row["removed"] == 1
    assert note not in Path(row["path"]).read_text("utf-8")


@pytest.mark.parametrize(("form", "ending"), [("html", ".html"), ("csv", ".csv"), ("json", ".json")])
def test_other_formats(shell: Shell, note: str, tmp_path: Path, form: str, ending: str) -> None:
    (row,) = shell.json("export", "--to", tmp_path / "out", "--format", form)
    assert Path(row["path"]).suffix == ending
    assert note in Path(row["path"]).read_text("utf-8")


def test_a_format_that_is_not_there_is_wrong_usage(shell: Shell, tmp_path: Path) -> None:
    shell.run("export", "--to", tmp_path, "--format", "anki", code=2)


def test_a_folder_that_cannot_be_is_said(shell: Shell, note: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = shell.run("export", "--to", tmp_path / "file" / "out", "--json", code=1)
    assert "error" in json.loads(result.stdout)[0]
