"""The cover of a text beside its file, and the link to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.text.model import Image
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportReport
from reader.exporters.export_run import ExportOptions, export_texts
from reader.exporters.markdown.templates import BUILT_IN

COVER = Image("0123456789abcdef" * 4, "image/jpeg", b"a picture", 3, 4)
OTHER = replace(COVER, hash="fedcba9876543210" * 4, data=b"another")


def export(folder: Path, data: ExportData, template: str = "plain", *last: LastExport) -> ExportReport:
    (done,) = export_texts(ExportOptions(folder, template=template), (data,), last, named=True)
    assert isinstance(done, ExportReport)
    return done


@pytest.mark.parametrize("template", BUILT_IN)
def test_the_file_links_to_the_cover_beside_it(tmp_path: Path, export_data: ExportData, template: str) -> None:
    done = export(tmp_path, replace(export_data, cover=COVER), template)
    sign = "- " if template in {"logseq", "outline"} else ""
    lines = done.path.read_text("utf-8").split("\n")
    assert lines.count(f"{sign}![红楼梦: 第一卷](cover-0123456789ab.jpg)") == 1
    assert (tmp_path / "cover-0123456789ab.jpg").read_bytes() == b"a picture"
    assert done.last is not None
    again = export(tmp_path, replace(export_data, cover=COVER), template, done.last)
    assert (again.unchanged, again.conflicts) == (6, 0)


def test_a_file_that_was_edited_gets_another_cover_and_keeps_the_words_around_it(
    tmp_path: Path, export_data: ExportData
) -> None:
    done = export(tmp_path, replace(export_data, cover=COVER))
    words = done.path.read_text("utf-8").replace("cover-0123456789ab.jpg)", "cover-0123456789ab.jpg)\n\nMine.")
    done.path.write_text(words, "utf-8")
    assert done.last is not None
    again = export(tmp_path, replace(export_data, cover=OTHER), "plain", done.last)
    written = again.path.read_text("utf-8")
    assert "(cover-fedcba987654.jpg)\n\nMine.\n" in written
    assert "cover-0123456789ab" not in written
    assert (tmp_path / "cover-fedcba987654.jpg").read_bytes() == b"another"


def test_a_file_that_was_moved_has_its_cover_beside_it(tmp_path: Path, export_data: ExportData) -> None:
    path = export(tmp_path, export_data).path
    (tmp_path / "below").mkdir()
    path.rename(tmp_path / "below" / path.name)
    export(tmp_path, replace(export_data, cover=COVER))
    assert (tmp_path / "below" / "cover-0123456789ab.jpg").is_file()


def test_a_picture_that_is_there_is_left_alone_and_a_dry_run_writes_none(
    tmp_path: Path, export_data: ExportData
) -> None:
    options = ExportOptions(tmp_path, dry_run=True)
    list(export_texts(options, (replace(export_data, cover=COVER),), named=True))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "cover-0123456789ab.jpg").write_bytes(b"mine")
    export(tmp_path, replace(export_data, cover=COVER))
    assert (tmp_path / "cover-0123456789ab.jpg").read_bytes() == b"mine"
