from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.exporters.docx import has_docx
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportFolder, ExportReport
from reader.exporters.export_run import ExportOptions, export_texts
from reader.exporters.formats import DOCX, FORMATS, PACKAGE

WRITTEN = [form for form in FORMATS if form != DOCX or has_docx()]
"""The formats whose packages are installed."""

TEXT_FILES = [form for form in FORMATS if form not in {DOCX, PACKAGE}]


def export(folder: Path, export_data: ExportData, form: str = "html") -> ExportReport:
    return ExportFolder(folder, form).export(export_data)


@pytest.mark.parametrize("form", WRITTEN)
def test_a_first_export_adds_everything(tmp_path: Path, export_data: ExportData, form: str) -> None:
    done = export(tmp_path / "new" / "folder", export_data, form)
    assert (done.added, done.updated, done.removed, done.unchanged, done.kept) == (6, 0, 0, 0, 0)
    assert done.path.parent == tmp_path / "new" / "folder"
    assert done.path.name == "红楼梦- 第一卷" + FORMATS[form].suffix


@pytest.mark.parametrize("form", WRITTEN)
def test_exporting_again_touches_nothing(tmp_path: Path, export_data: ExportData, form: str) -> None:
    path = export(tmp_path, export_data, form).path
    before = path.stat()
    done = export(tmp_path, export_data, form)
    assert (done.path, done.unchanged, done.added) == (path, 6, 0)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", WRITTEN)
def test_a_file_as_exported_follows_the_library(tmp_path: Path, export_data: ExportData, form: str) -> None:
    path = export(tmp_path, export_data, form).path
    changed = replace(export_data.annotations[0], body="new words")
    done = export(tmp_path, replace(export_data, annotations=(changed, *export_data.annotations[2:])), form)
    assert (done.path, done.updated, done.removed, done.unchanged) == (path, 1, 1, 4)
    assert "new words" in FORMATS[form].decode(path.read_bytes())


@pytest.mark.parametrize("form", TEXT_FILES)
def test_an_edited_file_is_left_and_the_new_one_stands_beside(
    tmp_path: Path, export_data: ExportData, form: str
) -> None:
    path = export(tmp_path, export_data, form).path
    edited = path.read_text("utf-8") + "\nmy own words\n"
    path.write_text(edited, "utf-8")
    done = export(tmp_path, export_data, form)
    assert path.read_text("utf-8") == edited
    assert done.edited == path
    assert done.kept == 1
    assert done.path.name == f"红楼梦- 第一卷.onehour{FORMATS[form].suffix}"
    assert export(tmp_path, export_data, form).path == done.path
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_beside_that_was_edited_too_is_left_as_well(tmp_path: Path, export_data: ExportData) -> None:
    for _ in range(3):
        with export(tmp_path, export_data).path.open("a", encoding="utf-8") as file:
            file.write("mine\n")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"红楼梦- 第一卷{ending}.html" for ending in ("", ".onehour", ".onehour-2")}
    assert all(path.read_text("utf-8").endswith("mine\n") for path in tmp_path.iterdir())


def test_other_line_ends_are_no_edit(tmp_path: Path, export_data: ExportData) -> None:
    path = export(tmp_path, export_data).path
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert export(tmp_path, export_data).path == path


def test_texts_of_one_title_keep_their_files_whichever_comes_first(tmp_path: Path, export_data: ExportData) -> None:
    other = replace(export_data, text=replace(export_data.text, id="another"), annotations=())
    first, second = export(tmp_path, export_data).path, export(tmp_path, other).path
    assert second.name == "红楼梦- 第一卷 (2).html"
    assert (export(tmp_path, other).path, export(tmp_path, export_data).path) == (second, first)
    first.unlink()
    assert export(tmp_path, other).path == second


def test_titles_that_differ_in_case_alone_get_files_of_their_own(tmp_path: Path, export_data: ExportData) -> None:
    folder = ExportFolder(tmp_path, "html", dry_run=True)
    upper = replace(export_data, text=replace(export_data.text, title="ABC"))
    lower = replace(export_data, text=replace(export_data.text, title="abc", id="another"))
    assert folder.export(upper).path.name == "ABC.html"
    assert folder.export(lower).path.name == "abc (2).html"


def test_a_stranger_of_the_same_name_is_left_alone(tmp_path: Path, export_data: ExportData) -> None:
    stranger = tmp_path / "红楼梦- 第一卷.html"
    stranger.write_bytes(b"\xff mine")
    assert export(tmp_path, export_data).path.name == "红楼梦- 第一卷 (2).html"
    assert stranger.read_bytes() == b"\xff mine"


def test_nothing_is_written_through_a_symbolic_link(tmp_path: Path, export_data: ExportData) -> None:
    inside, outside = tmp_path / "notes", tmp_path / "outside.md"
    written = export(tmp_path, export_data).path.rename(outside)
    inside.mkdir()
    (inside / "红楼梦- 第一卷.html").symlink_to(outside)
    before = written.read_bytes()
    done = export(inside, replace(export_data, annotations=()))
    assert done.path.name == "红楼梦- 第一卷 (2).html"
    assert outside.read_bytes() == before


def test_a_dry_run_writes_nothing(tmp_path: Path, export_data: ExportData) -> None:
    done = ExportFolder(tmp_path / "none", "html", dry_run=True).export(export_data)
    assert done.added == 6
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("title", ["../../x", "CON", "/etc/passwd", "a/b", ".", "x" * 300])
def test_a_file_never_leaves_the_folder(tmp_path: Path, export_data: ExportData, title: str) -> None:
    done = export(tmp_path / "notes", replace(export_data, text=replace(export_data.text, title=title)))
    assert done.path.resolve().parent == tmp_path / "notes"
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]
    assert len(done.path.name) <= 80


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path, export_data: ExportData) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(ReaderError) as caught:
        export(tmp_path / "file" / "notes", export_data)
    assert caught.value.problem is Problem.FOLDER_UNWRITABLE


def test_no_temporary_file_stays_behind(
    tmp_path: Path, export_data: ExportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ReaderError):
        export(tmp_path, export_data)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_what_a_killed_export_left_goes_at_the_next_one(tmp_path: Path, export_data: ExportData, form: str) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".{'0' * 16}.{ended.pid}.onehour"
    written = tmp_path / f".{'0' * 16}.{os.getppid()}.onehour"
    own = tmp_path / ".mine.onehour"
    for path in (left, written, own):
        path.touch()
    list(export_texts(ExportOptions(tmp_path, form, dry_run=True), [export_data], named=True))
    assert left.exists()
    list(export_texts(ExportOptions(tmp_path, form), [export_data], named=True))
    assert [path.exists() for path in (left, written, own)] == [False, True, True]
