import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat
from reader.importers import file_digest, identify, known_files, parse

Write = Callable[[str, str | bytes], Path]
Pack = Callable[[str, dict[str, str | bytes]], Path]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODF = "application/vnd.oasis.opendocument."
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt", "words", TextFormat.PLAIN),
        ("a", "words", TextFormat.PLAIN),
        ("a.md", "# words", TextFormat.MARKDOWN),
        ("a", "---\ntitle: x\n---\nwords", TextFormat.MARKDOWN),
        ("a.html", "words", TextFormat.HTML),
        ("a.txt", "<!DOCTYPE html><html><p>words", TextFormat.HTML),
        ("a.TXT", "a < b", TextFormat.PLAIN),
        ("a.html", "<html>".encode("utf-16"), TextFormat.HTML),
        ("a.epub", "words under the wrong name", TextFormat.PLAIN),
        ("a.epub", "<html><p>words", TextFormat.HTML),
        ("a.docx", "words under the wrong name", TextFormat.PLAIN),
        ("a.docx", "<html><p>words", TextFormat.HTML),
        ("a.odt", "words under the wrong name", TextFormat.PLAIN),
        ("a.rtf", "words under the wrong name", TextFormat.PLAIN),
        ("a.doc", "{\\rtf1 words}", TextFormat.RTF),
        ("a.doc", "<html><p>words", TextFormat.HTML),
        ("a.txt", "{\\rtf1 words}", TextFormat.RTF),
        ("a.txt", "<?xml version='1.0'?>\n<!-- x -->\n<FictionBook xmlns='x'>", TextFormat.FB2),
        ("a.xml", "<?xml version='1.0'?><?xml-stylesheet href='x'?><FictionBook>", TextFormat.FB2),
        ("a.fb2", "<?xml version='1.0' encoding='utf-16'?><FictionBook>".encode("utf-16"), TextFormat.FB2),
        ("a.fb2", "<!DOCTYPE FictionBook><f:FictionBook/>", TextFormat.FB2),
    ],
)
def test_content_comes_before_the_name(write_file: Write, name: str, content: str | bytes, found: TextFormat) -> None:
    assert identify(write_file(name, content)) is found


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("斗破.html", "<h1>第一章 陨落的天才</h1><p>words<h1>第二章 斗气大陆</h1><p>words", "斗破"),
        ("斗破.html", "<h1>斗破苍穹</h1><h2>第一章 陨落的天才</h2><p>words", "斗破苍穹"),
        ("rivers.md", "# Chapter One\n\nwords\n\n# Chapter Two\n\nwords", "rivers"),
        ("rivers.md", "# Of Rivers[^1]\n\nwords\n\n[^1]: below", "Of Rivers"),
        ("斗破.txt", "第一章 陨落的天才\n\n他面无表情。\n\n第二章 斗气大陆\n\n他走了。\n", "斗破"),
        ("斗破.txt", "斗破苍穹\n\n第一章 陨落的天才\n\n他面无表情。\n\n第二章 斗气大陆\n\n他走了。\n", "斗破苍穹"),
    ],
)
def test_a_heading_of_a_part_is_not_the_title_of_the_whole(
    write_file: Write, name: str, content: str, title: str
) -> None:
    header = next(iter(parse(write_file(name, content))))
    assert isinstance(header, TextHeader)
    assert header.title == title


def test_a_book_is_known_under_any_name(make_book: Callable[..., Path], tmp_path: Path) -> None:
    path = make_book()
    assert identify(path) is TextFormat.EPUB
    assert identify(path.rename(tmp_path / "book.zip")) is TextFormat.EPUB


@pytest.mark.parametrize(
    ("name", "files", "found"),
    [
        ("a.zip", {TYPES: "<Types/>", "word/document.xml": "<x/>"}, TextFormat.DOCX),
        ("a.docm", {TYPES: "<Types/>", "word/document.xml": "<x/>"}, TextFormat.DOCX),
        ("a.dotx", {TYPES: "<Types/>", "word/document.xml": "<x/>"}, TextFormat.DOCX),
        ("a.doc", {"word/styles.xml": "<x/>", TYPES: "<Types/>"}, TextFormat.DOCX),
        ("a.zip", {"mimetype": f"{ODF}text", "content.xml": "<x/>"}, TextFormat.ODT),
        ("a.ott", {"mimetype": f"{ODF}text-template", "content.xml": "<x/>"}, TextFormat.ODT),
        ("a.odt", {"content.xml": "<x/>"}, TextFormat.ODT),
        ("a.fb2.zip", {"a.fb2": "<FictionBook/>"}, TextFormat.FB2),
        ("a.FBZ", {"a.FB2": "<FictionBook/>"}, TextFormat.FB2),
        ("a.docx", {"mimetype": "application/epub+zip"}, TextFormat.EPUB),
    ],
)
def test_an_archive_is_known_by_what_is_in_it(
    pack: Pack, name: str, files: dict[str, str | bytes], found: TextFormat
) -> None:
    assert identify(pack(name, files)) is found


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("a.xlsx", {TYPES: "<Types/>", "xl/workbook.xml": "<x/>"}),
        ("a.pptx", {TYPES: "<Types/>", "ppt/presentation.xml": "<x/>"}),
        ("a.docx", {TYPES: "<Types/>", "xl/workbook.xml": "<x/>"}),
        ("a.ods", {"mimetype": f"{ODF}spreadsheet", "content.xml": "<x/>"}),
        ("a.odp", {"mimetype": f"{ODF}presentation", "content.xml": "<x/>"}),
    ],
)
def test_what_is_no_text_is_not_called_damaged(pack: Pack, name: str, files: dict[str, str | bytes]) -> None:
    with pytest.raises(ReaderError) as caught:
        identify(pack(name, files))
    assert caught.value.problem is Problem.DOCUMENT_NO_TEXT


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", Problem.FILE_EMPTY),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(90), Problem.FILE_BINARY),
        ("a.txt", b"  \n\t\n", Problem.NO_TEXT),
        ("a.xyz", b"words", Problem.FORMAT_UNKNOWN),
        ("a", bytes(900), Problem.FORMAT_UNKNOWN),
        ("a.epub", b"\x00\x01\x02" + bytes(90), Problem.ZIP_DAMAGED),
        ("a.zip", b"PK\x03\x04" + bytes(90), Problem.ZIP_DAMAGED),
        ("a.docx", b"\x00\x01\x02" + bytes(90), Problem.ZIP_DAMAGED),
        ("a.docx", b"PK\x05\x06" + bytes(18), Problem.DOCUMENT_DAMAGED),
        ("a.odt", b"PK\x05\x06" + bytes(18), Problem.DOCUMENT_DAMAGED),
        ("a.docx", COMPOUND + "EncryptedPackage\0".encode("utf-16-le"), Problem.DOCUMENT_ENCRYPTED),
        ("a.docx", COMPOUND + "WordDocument\0".encode("utf-16-le"), Problem.DOCUMENT_OLD),
        ("a.doc", COMPOUND + bytes(9_000_000) + "WordDocument\0".encode("utf-16-le"), Problem.DOCUMENT_OLD),
        ("a.wps", COMPOUND + "WordDocument\0".encode("utf-16-le"), Problem.DOCUMENT_OLD),
        ("a.xls", COMPOUND + "Workbook\0".encode("utf-16-le"), Problem.DOCUMENT_NO_TEXT),
        ("a.ppt", COMPOUND + "PowerPoint Document\0".encode("utf-16-le"), Problem.DOCUMENT_NO_TEXT),
        ("a.msi", COMPOUND + bytes(90), Problem.FORMAT_UNKNOWN),
        ("a.md", b"---\ntitle: x\n---\n\n", Problem.NO_TEXT),
        ("a.html", b"<html><script>x()</script></html>", Problem.NO_TEXT),
        ("a.md", b"[" * 50_000, Problem.MARKUP_DAMAGED),
        ("a.md", b'<a href="#' * 20_000, Problem.MARKUP_DAMAGED),
        ("a.md", b"words\n\n" + b"---\n" * 20_000, Problem.MARKUP_DAMAGED),
        ("a.md", b"words" + b"[^1]" * 5_000 + b"\n\n[^1]: note\n", Problem.MARKUP_DAMAGED),
    ],
)
def test_says_why_a_file_cannot_be_read(write_file: Write, name: str, content: bytes, problem: Problem) -> None:
    path = write_file(name, content)
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.problem is problem
    assert caught.value.path == path


def test_a_file_that_is_not_there_is_missing_and_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as missing:
        identify(tmp_path / "none.txt")
    with pytest.raises(ReaderError) as folder:
        identify(tmp_path)
    assert (missing.value.problem, folder.value.problem) == (Problem.FILE_MISSING, Problem.FILE_UNREADABLE)


def test_the_digest_is_that_of_the_bytes(write_file: Write) -> None:
    assert file_digest(write_file("a.txt", b"abc")) == hashlib.sha256(b"abc").hexdigest()


def test_finds_known_files_below_a_folder_and_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.epub", "a/d.fb2.zip", "a/x.png", "a/y.doc", ".hidden/d.txt", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert known_files(tmp_path) == [tmp_path / "a" / "c.epub", tmp_path / "a" / "d.fb2.zip", tmp_path / "b.txt"]
