"""The marks that a PDF or an EPUB holds itself come in as annotations, and only once."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands.test_export_copies import epub
from tests.cli.conftest import Shell
from tests.importers.pdf.conftest import PdfWriter, column
from tests.support.pdf_annotations import annotation, words_area

LINES = ["The miller kept a book of the", "floods that came in the winter,", "and of the masons from beyond."]
MILLER = annotation("Highlight", [words_area(0, 4, 6)], "who?", name="a1")
MASONS = annotation("Underline", [words_area(2, 11, 6)], name="a2")
STICKY = annotation("Text", [], "ask", name="a3")


def write(path: Path, *annotations: bytes) -> Path:
    writer = PdfWriter().page(column(LINES))
    writer.annotations[0] = b"".join(annotations)
    path.write_bytes(writer.write(info={"Title": "Floods"}))
    return path


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    return write(tmp_path / "paper.pdf", MILLER, MASONS, STICKY)


def take(shell: Shell, path: Path, *options: str) -> dict[str, object]:
    (row,) = shell.json("import-notes", path, *options)
    return {name: row[name] for name in ("source", "matched", "orphaned", "whole", "known", "waiting")}


def notes(shell: Shell) -> list[tuple[str, str, str]]:
    return [(note["quote"] or "", note["body"], note["style"]) for note in shell.json("notes")]


def counts(matched: int, known: int, *, whole: int = 0, orphaned: int = 0, waiting: int = 0) -> dict[str, object]:
    found = {"matched": matched, "orphaned": orphaned, "whole": whole, "known": known, "waiting": waiting}
    return {"source": "pdf"} | found


def test_marks_come_in_at_their_words_and_only_once(shell: Shell, marked: Path) -> None:
    shell.json("add", marked)
    assert take(shell, marked) == counts(2, 0, whole=1)
    assert notes(shell) == [
        ("miller", "who?", "highlight"),
        ("masons", "", "underline"),
        ("", "ask\n\n— p. 1", "highlight"),
    ]
    assert take(shell, marked) == counts(0, 3)
    shell.run("undo")
    assert notes(shell) == []
    assert take(shell, marked) == counts(2, 0, whole=1)


def test_a_file_that_is_annotated_after_it_was_added_is_known_by_its_name(shell: Shell, tmp_path: Path) -> None:
    path = write(tmp_path / "paper.pdf")
    (text,) = shell.json("add", path)
    write(path, MILLER)
    assert take(shell, path) == counts(1, 0)
    write(path, MILLER, MASONS)
    assert take(shell, path) == counts(1, 1)
    assert {note["text"] for note in shell.json("notes")} == {text["id"]}


def test_marks_wait_for_a_text_that_is_not_there(shell: Shell, marked: Path) -> None:
    assert take(shell, marked) == counts(0, 0, orphaned=3, waiting=3)
    assert len(shell.json("list")) == 0


def test_marks_of_our_own_copy_are_known(shell: Shell, marked: Path, tmp_path: Path) -> None:
    text = shell.json("add", marked)[0]["id"]
    shell.json("annotate", text, "--quote", "floods that came", "--body", "mine", "--tag", "水")
    (row,) = shell.json("export", text, "--to", tmp_path / "out", "--format", "copy")
    copy = Path(row["path"])
    assert take(shell, copy) == counts(2, 1, whole=1)
    bodies = [body for _exact, body, _style in notes(shell)]
    assert bodies.count("mine") == 1
    assert take(shell, copy) == counts(0, 4)


def test_what_calibre_keeps_in_a_book_comes_in(shell: Shell, tmp_path: Path) -> None:
    book = epub(tmp_path / "book.epub")
    items = [
        {"type": "last-read", "pos": "epubcfi(/6/2)", "pos_type": "epubcfi", "timestamp": "2024-09-04T00:00:00+00:00"},
        {
            "type": "highlight",
            "highlighted_text": "pale stone",
            "notes": "where from?",
            "style": {"kind": "color", "which": "green"},
            "timestamp": "2024-09-04T00:00:00.000Z",
            "uuid": "u1",
        },
        {"type": "highlight", "removed": True, "timestamp": "2024-09-04T00:00:00.000Z", "uuid": "u2"},
    ]
    packed = b"encoding=json+base64:\n" + base64.encodebytes(json.dumps(items).encode())
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("META-INF/calibre_bookmarks.txt", packed)
    (text,) = shell.json("add", book)
    assert take(shell, book) == counts(1, 0) | {"source": "calibre"}
    (note,) = shell.json("notes")
    assert (note["quote"], note["body"], note["colour"], note["text"]) == ("pale stone", "where from?", 2, text["id"])
    assert take(shell, book) == counts(0, 1) | {"source": "calibre"}


def test_a_damaged_list_of_calibre_is_told(shell: Shell, tmp_path: Path) -> None:
    book = epub(tmp_path / "book.epub")
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("META-INF/calibre_bookmarks.txt", "encoding=json+base64:\n!!!")
    run = shell.run("import-notes", book, code=1)
    assert "damaged" in run.stderr


def test_a_file_without_marks_says_so(shell: Shell, tmp_path: Path) -> None:
    run = shell.run("import-notes", write(tmp_path / "plain.pdf"), code=1)
    assert "There are no notes" in run.stderr
