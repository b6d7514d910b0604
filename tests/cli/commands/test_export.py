from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.library_json import read_library_json

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


def test_an_edited_note_is_kept_reported_and_imported_on_request(shell: Shell, note: str, tmp_path: Path) -> None:
    file = Path(shell.json("export", "--to", tmp_path / "out")[0]["path"])
    file.write_text(file.read_text("utf-8").replace("记住。", "记住！"), "utf-8")
    assert "”: 1; --take-edits saves them to the library" in shell.run("export", "--to", tmp_path / "out").stderr
    (row,) = shell.json("export", "--to", tmp_path / "out")
    assert (row["kept"], row["edited"]) == (1, None)
    assert [(one["annotation"], one["before"], one["after"]) for one in row["edits"]] == [(note, "记住。", "记住！")]
    (taken,) = shell.json("export", "--to", tmp_path / "out", "--take-edits")
    assert (taken["kept"], taken["unchanged"], taken["edits"]) == (0, 1, [])
    assert shell.json("notes")[0]["body"] == "记住！"
    assert shell.json("undo")["operation"] == "edit-note"


def test_an_edited_table_is_kept_and_reported(shell: Shell, note: str, tmp_path: Path) -> None:
    file = Path(shell.json("export", "--to", tmp_path / "out", "--format", "csv")[0]["path"])
    file.write_text(file.read_text("utf-8").replace("记住。", "记住！"), "utf-8")
    result = shell.run("export", "--to", tmp_path / "out", "--format", "csv")
    assert "was edited and was not changed" in result.stderr
    assert "记住！" in file.read_text("utf-8")


def test_a_conflict_is_counted_and_both_versions_are_there(shell: Shell, note: str, tmp_path: Path) -> None:
    file = Path(shell.json("export", "--to", tmp_path / "out")[0]["path"])
    file.write_text(file.read_text("utf-8").replace("记住。", "文件里改的。"), "utf-8")
    other = shell.json("export", "--to", tmp_path / "other")[0]["path"]
    Path(other).write_text(Path(other).read_text("utf-8").replace("记住。", "别处改的。"), "utf-8")
    shell.json("export", "--to", tmp_path / "other", "--take-edits")
    (row,) = shell.json("export", "--to", tmp_path / "out")
    assert row["conflicts"] == 1
    assert {"文件里改的。", "别处改的。"} <= set(file.read_text("utf-8").split("\n"))


@pytest.mark.parametrize("template", ["obsidian", "logseq", "outline", "study-report"])
def test_templates(shell: Shell, note: str, tmp_path: Path, template: str) -> None:
    (row,) = shell.json("export", "--to", tmp_path / "out", "--template", template)
    assert "记住。" in Path(row["path"]).read_text("utf-8")


def test_a_template_of_ones_own_and_a_broken_one(shell: Shell, note: str, tmp_path: Path) -> None:
    own = tmp_path / "own.md.j2"
    own.write_text(
        "{% block name %}my {{ title }}{% endblock %}{% block annotation %}- {{ note }}{% endblock %}", "utf-8"
    )
    (row,) = shell.json("export", "--to", tmp_path / "out", "--template", own)
    assert Path(row["path"]).name == "my 读书的方法.md"
    assert Path(row["path"]).read_text("utf-8").endswith(f"---\n\n- 记住。\n\n^oh-{note}\n")
    own.write_text("{% block annotation %}{{ nothing_such }}{% endblock %}", "utf-8")
    assert "own.md.j2" in shell.run("export", "--to", tmp_path / "out", "--template", own, code=1).stderr


def test_a_file_for_each_day(shell: Shell, note: str, tmp_path: Path) -> None:
    (row,) = shell.json("export", "--to", tmp_path / "out", "--per", "day")
    assert Path(row["path"]).name.startswith("20")
    shell.run("export", "--to", tmp_path / "out", "--per", "day", "--format", "csv", code=2)


def test_the_whole_library_comes_back_from_its_json(shell: Shell, note: str, tmp_path: Path) -> None:
    (row,) = shell.json("export", "--to", tmp_path / "out", "--format", "json")
    (read,) = read_library_json(Path(row["path"]).read_bytes()).annotations
    assert (read.id, read.body, read.tags, read.quote) == (note, "记住。", ("方法",), "不动笔墨不读书")


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


@pytest.mark.parametrize(
    ("form", "ending"), [("html", ".html"), ("csv", ".csv"), ("json", ".json"), ("jsonld", ".jsonld"), ("anki", ".txt")]
)
def test_other_formats(shell: Shell, note: str, tmp_path: Path, form: str, ending: str) -> None:
    (row,) = shell.json("export", "--to", tmp_path / "out", "--format", form)
    assert Path(row["path"]).suffix == ending
    assert note in Path(row["path"]).read_text("utf-8")


def test_an_unknown_format_is_a_usage_error(shell: Shell, tmp_path: Path) -> None:
    shell.run("export", "--to", tmp_path, "--format", "wordperfect", code=2)


def test_a_folder_that_cannot_be_created_is_reported(shell: Shell, note: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = shell.run("export", "--to", tmp_path / "file" / "out", "--json", code=1)
    assert "error" in json.loads(result.stdout)[0]


def test_cards_and_marks_are_exported_as_a_package_for_anki(shell: Shell, article: str, tmp_path: Path) -> None:
    mark = shell.json("annotate", article, "--quote", "读书要读原文。读原文才有根底", "--kind", "highlight")["id"]
    card = shell.json("card", mark, "--blank", "根底")["id"]
    other = shell.json("annotate", article, "--quote", "不动笔墨不读书")["id"]
    folder = tmp_path / "out"
    (row,) = shell.json("export", "--to", folder, "--format", "apkg")
    assert (Path(row["path"]).suffix, row["added"]) == (".apkg", 2)
    with zipfile.ZipFile(row["path"]) as archive, closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(archive.read("collection.anki2"))
        notes = dict(raw.execute("SELECT guid, flds FROM notes"))
    assert notes[card].startswith("读书要读原文。读原文才有{{c1::根底}}\x1f")
    assert notes[other].startswith("不动笔墨不读书\x1f")
    assert shell.json("export", "--to", folder, "--format", "apkg")[0]["unchanged"] == 2
