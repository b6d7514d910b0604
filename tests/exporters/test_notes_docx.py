"""Notes as a Word document: what is in it, and how one is told that was edited since."""

from __future__ import annotations

import importlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.exporters.checksum import append_checksum
from reader.exporters.docx import has_docx
from reader.exporters.export_data import ExportData, link
from reader.exporters.export_folder import ExportFolder
from reader.exporters.formats import DOCX
from reader.exporters.notes_docx import docx_record, notes_docx, record_in_docx

needs_docx = pytest.mark.skipif(not has_docx(), reason="python-docx is not installed")


@needs_docx
def test_the_document_has_passages_notes_and_links_under_their_sections(export_data: ExportData) -> None:
    package = notes_docx(append_checksum(docx_record(export_data)))
    document = importlib.import_module("docx").Document(io.BytesIO(package))
    found = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert found[0] == ("Title", "红楼梦: 第一卷")
    for expected in (
        ("Heading 1", "第一回"),
        ("Heading 2", "一、缘起"),
        ("Quote", "此开卷第一回也。"),
        ("Normal", "**好**句。"),
        ("Heading 1", "Passages that are not in this edition"),
    ):
        assert expected in found
    links = {part.target_ref for part in document.part.rels.values() if part.is_external}
    assert links == {link(one) for one in export_data.annotations}


@needs_docx
def test_each_part_of_the_package_has_a_content_type(export_data: ExportData) -> None:
    package = notes_docx(append_checksum(docx_record(export_data)))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        assert 'PartName="/onehour/notes.json"' in types
        assert "onehour/notes.json.sha256" in types or 'Extension="sha256"' in types


@needs_docx
@pytest.mark.parametrize("saved_by", ["word", "editor"])
def test_a_document_that_was_edited_stays_and_the_new_one_stands_beside(
    tmp_path: Path, export_data: ExportData, saved_by: str
) -> None:
    path = ExportFolder(tmp_path, DOCX).export(export_data).path
    edited = _edited(path.read_bytes(), drops_record=saved_by == "word")
    path.write_bytes(edited)
    assert record_in_docx(edited) == ""
    done = ExportFolder(tmp_path, DOCX).export(replace(export_data, annotations=export_data.annotations[1:]))
    assert path.read_bytes() == edited
    assert done.path != path


def _edited(package: bytes, *, drops_record: bool) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not (drops_record and "onehour" in name):
                target.writestr(name, source.read(name).replace("此开卷".encode(), "我的".encode()))
    return out.getvalue()


def test_without_the_package_nothing_is_written_and_it_is_said_what_to_install(
    tmp_path: Path, export_data: ExportData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ReaderError) as caught:
        ExportFolder(tmp_path, DOCX).export(export_data)
    assert caught.value.problem is Problem.DOCX_MISSING
    assert not list(tmp_path.iterdir())
