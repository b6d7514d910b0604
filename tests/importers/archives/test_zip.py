"""Test that packed texts are imported as if they were unpacked, without writing to the disk."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextHeader
from reader.core.text.model import Image, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import identify, parse
from reader.importers.archives.archive_contents import folder_contents, texts_within
from reader.importers.text_requests import FolderContents
from tests.importers.pages.pictures import picture
from tests.importers.pages.words import EN, ZH, paragraphs

Write = Callable[[str, str | bytes], Path]
TEXT = "\n".join(ZH)


def packed(files: dict[str, str | bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(path: Path) -> tuple[TextHeader, list[Block]]:
    header, *pieces = parse(path)
    assert isinstance(header, TextHeader)
    return header, [piece for piece in pieces if isinstance(piece, Block)]


def refused(path: Path) -> Problem:
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.path == path
    return caught.value.problem


@pytest.mark.parametrize(
    ("name", "content", "text_format"),
    [
        ("读书会.txt", TEXT.encode("gb18030"), TextFormat.PLAIN),
        ("a/b.md", "# Title\n\nwords", TextFormat.MARKDOWN),
        ("a.html", f"<h1>Title</h1>{paragraphs(EN)}", TextFormat.HTML),
    ],
)
def test_a_single_text_is_that_text(tmp_path: Path, name: str, content: str | bytes, text_format: TextFormat) -> None:
    path = packed({name: content, "readme.txt": "an advertisement", "__MACOSX/._a.txt": "x"}, tmp_path / "a.zip")
    assert identify(path) is TextFormat.ZIP
    assert texts_within(path) == [path]
    header, blocks = read(path)
    assert header.format is text_format
    assert blocks


def test_a_packed_book_is_a_book(make_book: Callable[..., Path], tmp_path: Path) -> None:
    path = packed({"book.epub": make_book().read_bytes()}, tmp_path / "a.zip")
    assert read(path)[0].title == "A Book"


def test_a_packed_page_keeps_its_pictures(tmp_path: Path) -> None:
    page = f"<p>{EN[0]}<img src='page_files/a%20b.png'><img src='../../c.png'></p>"
    files: dict[str, str | bytes] = {
        "x/page.html": page,
        "x/page_files/a b.png": picture(55),
        "x/page_files/f.html": "frame",
    }
    path = packed(files, tmp_path / "a.zip")
    assert [piece.width for piece in parse(path) if isinstance(piece, Image)] == [55]


def test_numbered_files_are_the_chapters_of_one_text(tmp_path: Path) -> None:
    names = [f"红书/{number}.txt" for number in range(1, 13)]
    path = packed(
        {name: f"第{index}段的话说到这里。\n" * 5 for index, name in enumerate(names, 1)}, tmp_path / "红书.zip"
    )
    assert texts_within(path) == [path]
    header, blocks = read(path)
    assert header.title == "红书"
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    assert headings == [str(number) for number in range(1, 13)]


def test_chapters_with_headings_of_their_own_keep_them(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{n:03}.txt": f"第{n}章 开始\n\n{TEXT}" for n in range(1, 4)} | {"004.txt": ""}
    path = packed(files, tmp_path / "a.zip")
    _, blocks = read(path)
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert headings == ["第1章　开始", "第2章　开始", "第3章　开始"]
    assert [event for event in parse(path) if isinstance(event, Omission)] == [
        Omission(OmissionKind.CHAPTER, names=("004.txt",))
    ]


def test_several_texts_are_texts_of_their_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"b.txt": "words of b", "a/c.md": "# c", "a/.d.txt": "x", "e.png": "x"}
    path = packed(files, tmp_path / "books.zip")
    within = texts_within(path)
    assert within == [path / "a/c.md", path / "b.txt"]
    assert [identify(one) for one in within] == [TextFormat.MARKDOWN, TextFormat.PLAIN]
    assert [read(one)[1][0].text for one in within] == ["c", "words of b"]


def test_a_folder_gives_the_texts_of_its_archives_and_no_frames_of_saved_pages(tmp_path: Path) -> None:
    path = packed({"a.txt": "a", "b.txt": "b"}, tmp_path / "two.zip")
    (tmp_path / "page_files").mkdir()
    for name in ("page.html", "page_files/frame.html"):
        (tmp_path / name).write_text("x")
    assert folder_contents(tmp_path) == FolderContents((tmp_path / "page.html", path))
    assert folder_contents(path) == FolderContents((path / "a.txt", path / "b.txt"))
    assert folder_contents(tmp_path / "page.html") is None


def test_names_in_gbk_come_right(tmp_path: Path) -> None:
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("XXXXXXXX.txt", TEXT)
        archive.writestr("YYYY.txt", TEXT)
    raw = plain.getvalue().replace(b"XXXXXXXX", "红楼誠梦".encode("gb18030")).replace(b"YYYY", "水浒".encode("gb18030"))
    path = tmp_path / "a.zip"
    path.write_bytes(raw)
    assert {one.name for one in texts_within(path)} == {"红楼誠梦.txt", "水浒.txt"}
    assert read(path / "水浒.txt")[0].title


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "a.txt"])
def test_a_text_in_gzip_is_that_text(write_file: Write, name: str) -> None:
    assert read(write_file(name, gzip.compress(TEXT.encode())))[1][0].text == ZH[0]


def test_gzip_cut_short_gives_what_is_there(write_file: Write) -> None:
    assert read(write_file("a.txt.gz", gzip.compress(TEXT.encode())[:-9]))[1][0].text == ZH[0]


def locked(path: Path) -> Path:
    packed({"a.txt": "words", "b.txt": "words"}, path)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 1)
    path.write_bytes(bytes(data))
    return path


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    inner = packed({"a.txt": "x"}, tmp_path / "inner.zip").read_bytes()
    assert refused(locked(tmp_path / "locked.zip")) is Problem.ZIP_ENCRYPTED
    assert refused(packed({"inner.zip": inner}, tmp_path / "nested.zip")) is Problem.ZIP_NESTED
    assert refused(packed({"a.png": b"x"}, tmp_path / "none.zip")) is Problem.ZIP_NO_TEXT
    assert refused(packed({"a.txt": bytes(9_000_000)}, tmp_path / "bomb.zip")) is Problem.ZIP_BOMB
    assert refused(packed({"../a.txt": "x"}, tmp_path / "unsafe.zip")) is Problem.ZIP_UNSAFE
    assert refused(packed({"a.txt": ""}, tmp_path / "empty.zip")) is Problem.FILE_EMPTY
    assert refused(packed({"a.txt": b"\x89PNG\r\n\x1a\n" + bytes(90)}, tmp_path / "lie.zip")) is Problem.FILE_BINARY


def test_packing_that_is_damaged_is_said(write_file: Write, tmp_path: Path) -> None:
    whole = packed({"a.txt": TEXT, "b.txt": TEXT}, tmp_path / "a.zip").read_bytes()
    cut = write_file("cut.zip", whole[: len(whole) // 2])
    assert texts_within(cut) == [cut]
    assert refused(cut) is Problem.ZIP_DAMAGED
    assert refused(write_file("a.txt.gz", b"\x1f\x8b\x08" + bytes(60))) is Problem.ZIP_DAMAGED
    assert refused(write_file("b.txt.gz", gzip.compress(bytes(70_000_000)))) is Problem.ZIP_BOMB
    assert refused(write_file("c.gz", gzip.compress(gzip.compress(b"words")))) is Problem.ZIP_NESTED
    assert refused(write_file("d.zip", bytes(100))) is Problem.ZIP_DAMAGED


def test_a_member_whose_lzma_is_damaged_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", TEXT)
    content = bytearray(path.read_bytes())
    content[50:60] = b"\xff" * 10
    path.write_bytes(content)
    assert refused(path) is Problem.ZIP_DAMAGED


def test_a_member_that_is_gone_is_missing(tmp_path: Path) -> None:
    path = packed({"a.txt": "x", "b.txt": "y"}, tmp_path / "a.zip")
    assert refused(path / "c.txt") is Problem.FILE_MISSING
