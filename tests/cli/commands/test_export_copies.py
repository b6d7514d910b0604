"""Notes go into copies of the PDFs and EPUBs that texts were made of; the files stay as they were."""

from __future__ import annotations

import ctypes
import hashlib
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from reader.core.library_links import link_address
from reader.importers.pdf.annotation_job import line_areas, wide_string
from reader.importers.pdf.own_annotations import string_value
from reader.importers.pdf.printed.page_requests import BYTES_PER_PIXEL, DrawPage, OpenFile, PageWorker, page_worker
from tests.cli.conftest import Shell
from tests.importers.pdf.conftest import PdfWriter, column, line, wrapped

BRIDGE = (
    "The old bridge was built of pale stone by masons who had come from beyond the hills. It stood for three hundred "
    "years, and carried carts, sheep and pilgrims over the river in every kind of weather."
)
MILL = (
    "Below the bridge stood a mill whose wheel had turned since anybody could remember. The miller kept a book of the "
    "floods, in which he noted the height of the water with a piece of chalk."
)


@dataclass(frozen=True)
class Mark:
    """An annotation as another program finds it in the file."""

    page: int
    subtype: int
    id: str
    words: str
    quads: int
    colour: tuple[int, ...]
    rect: tuple[float, float, float, float]


def colour_of(annotation: object) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFAnnot_GetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *map(ctypes.byref, parts))
    return tuple(part.value for part in parts[:3])


def annotations_of(page: pdfium.PdfPage) -> Iterator[object]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        yield annotation
        raw.FPDFPage_CloseAnnot(annotation)


def marks(path: Path) -> list[Mark]:
    found = []
    document = pdfium.PdfDocument(path)
    for number, page in enumerate(document):
        for annotation in annotations_of(page):
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            found.append(
                Mark(
                    number,
                    raw.FPDFAnnot_GetSubtype(annotation),
                    string_value(annotation, "NM"),
                    string_value(annotation, "Contents"),
                    raw.FPDFAnnot_CountAttachmentPoints(annotation),
                    colour_of(annotation),
                    (rect.left, rect.bottom, rect.right, rect.top),
                )
            )
    document.close()
    return found


def edit(path: Path, change: Callable[[pdfium.PdfPage], None]) -> None:
    """Change the first page as another program does."""
    document = pdfium.PdfDocument(path.read_bytes())
    page = document[0]
    change(page)
    page.close()
    document.save(path)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    writer = PdfWriter().page(line(50, 560, "Bridges", 18), column(wrapped(BRIDGE))).page(column(wrapped(MILL)))
    path.write_bytes(writer.write())
    return path


@pytest.fixture
def text(shell: Shell, paper: Path) -> str:
    """Return the id of the text of the paper."""
    return str(shell.json("add", paper)[0]["id"])


def annotate(shell: Shell, text: str, quote: str, *options: str) -> str:
    return str(shell.json("annotate", text, "--quote", quote, *options)["id"])


def export(shell: Shell, text: str, folder: Path, *options: str) -> dict[str, object]:
    (row,) = shell.json("export", text, "--to", folder, "--format", "copy", *options)
    return dict(row)


def test_marks_are_on_the_words_that_they_are_on(shell: Shell, paper: Path, text: str, tmp_path: Path) -> None:
    before = paper.read_bytes()
    one = annotate(
        shell, text, "three hundred years, and carried carts", "--colour", "2", "--body", "真的？", "--tag", "桥"
    )
    two = annotate(shell, text, "a mill whose wheel")
    row = export(shell, text, tmp_path / "out")
    assert (row["added"], row["missed"]) == (2, 0)
    copy = Path(str(row["path"]))
    first, second = marks(copy)
    assert (first.page, first.id, first.words, first.subtype) == (0, one, "真的？\n\n#桥", raw.FPDF_ANNOT_HIGHLIGHT)
    assert first.colour == (189, 227, 175)
    assert first.quads == 2
    assert (second.page, second.id, second.quads) == (1, two, 1)
    page = pdfium.PdfDocument(copy)[1]
    assert page.get_textpage().get_text_bounded(*second.rect).strip() == "a mill whose wheel"
    assert paper.read_bytes() == before


def test_exporting_again_replaces_marks_and_leaves_the_size(shell: Shell, text: str, tmp_path: Path) -> None:
    one = annotate(shell, text, "pale stone")
    copy = Path(str(export(shell, text, tmp_path / "out")["path"]))
    content = copy.read_bytes()
    row = export(shell, text, tmp_path / "out")
    assert (row["unchanged"], row["added"], copy.read_bytes() == content) == (1, 0, True)
    shell.json("remove", one)
    two = annotate(shell, text, "pale stone", "--body", "new")
    row = export(shell, text, tmp_path / "out")
    assert (row["path"], row["added"], row["removed"]) == (str(copy), 1, 1)
    assert [(mark.id, mark.words) for mark in marks(copy)] == [(two, "new")]
    assert abs(len(copy.read_bytes()) - len(content)) < 400
    assert len(list(copy.parent.iterdir())) == 1


def test_what_another_program_wrote_into_the_copy_stays(shell: Shell, text: str, tmp_path: Path) -> None:
    annotate(shell, text, "pale stone", "--body", "mine")
    copy = Path(str(export(shell, text, tmp_path / "out")["path"]))

    def write(page: pdfium.PdfPage) -> None:
        own = raw.FPDFPage_GetAnnot(page, 0)
        raw.FPDFAnnot_SetStringValue(own, b"Contents", wide_string("changed there"))
        raw.FPDFPage_CloseAnnot(own)
        other = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
        raw.FPDFAnnot_SetStringValue(other, b"Contents", wide_string("theirs"))
        raw.FPDFPage_CloseAnnot(other)

    edit(copy, write)
    annotate(shell, text, "carts, sheep")
    row = export(shell, text, tmp_path / "out")
    assert (row["path"], row["kept"], row["added"]) == (str(copy), 1, 1)
    assert [mark.words for mark in marks(copy)] == ["changed there", "theirs", ""]


def test_marks_that_are_not_on_the_pages_are_left_out_and_counted(
    shell: Shell, paper: Path, text: str, tmp_path: Path
) -> None:
    annotate(shell, text, "pale stone")
    annotate(shell, text, "a mill whose wheel")
    paper.write_bytes(PdfWriter().page(column(wrapped(BRIDGE))).write())
    shell.json("replace", text, paper)
    row = export(shell, text, tmp_path / "out")
    assert (row["added"], row["missed"]) == (1, 1)
    assert ", left out: 1." in shell.run("export", text, "--to", tmp_path / "out", "--format", "copy").stderr


def test_a_file_of_the_same_name_is_left_alone(shell: Shell, paper: Path, text: str, tmp_path: Path) -> None:
    annotate(shell, text, "pale stone")
    title = shell.json("list")[0]["title"]
    other = tmp_path / "out" / f"{title}.pdf"
    other.parent.mkdir()
    other.write_bytes(paper.read_bytes())
    assert export(shell, text, tmp_path / "out")["path"] == str(other.with_name(f"{title} (2).pdf"))
    assert other.read_bytes() == paper.read_bytes()


def test_a_new_edition_has_a_copy_of_its_own(shell: Shell, paper: Path, text: str, tmp_path: Path) -> None:
    annotate(shell, text, "pale stone")
    copy = Path(str(export(shell, text, tmp_path / "out")["path"]))
    before = copy.read_bytes()
    paper.write_bytes(PdfWriter().page(column(wrapped(MILL))).page(column(wrapped(BRIDGE))).write())
    shell.json("replace", text, paper)
    row = export(shell, text, tmp_path / "out")
    assert (row["added"], copy.read_bytes() == before) == (1, True)
    assert [mark.page for mark in marks(Path(str(row["path"])))] == [1]


def test_a_copy_whose_pages_were_taken_out_is_left_as_it_is(shell: Shell, text: str, tmp_path: Path) -> None:
    annotate(shell, text, "pale stone")
    copy = Path(str(export(shell, text, tmp_path / "out")["path"]))
    document = pdfium.PdfDocument(copy.read_bytes())
    document.del_page(1)
    document.save(copy)
    before = copy.read_bytes()
    run = shell.run("export", text, "--to", tmp_path / "out", "--format", "copy", code=1)
    assert "Move it away" in run.stderr
    assert copy.read_bytes() == before


def rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    out, first, second = bytearray(), 0, 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def lock() -> bytes:
    """Return the trailer of a file that opens without a password and forbids changes (ISO 32000-1, 7.6.3)."""
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner, permissions, identifier = b"o" * 32, -3904, b"\0" * 16
    key = hashlib.md5(pad + owner + struct.pack("<i", permissions) + identifier, usedforsecurity=False).digest()
    for _ in range(50):
        key = hashlib.md5(key, usedforsecurity=False).digest()
    user = hashlib.md5(pad + identifier, usedforsecurity=False).digest()
    for number in range(20):
        user = rc4(bytes(byte ^ number for byte in key), user)
    return b"/Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P %d /O <%s> /U <%s> /CF << >> " % (
        permissions,
        owner.hex().encode(),
        (user + bytes(16)).hex().encode(),
    ) + b"/StmF /Identity /StrF /Identity >> /ID [<%s> <%s>]" % ((identifier.hex().encode(),) * 2)


def test_a_file_that_forbids_changes_is_not_copied(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(PdfWriter().page(column(wrapped(BRIDGE))).write(trailer=lock()))
    text = str(shell.json("add", path)[0]["id"])
    annotate(shell, text, "pale stone")
    run = shell.run("export", text, "--to", tmp_path / "out", "--format", "copy", code=1)
    assert "protected against changes" in run.stderr


def test_a_dry_run_and_a_text_without_marks_write_nothing(shell: Shell, text: str, tmp_path: Path) -> None:
    run = shell.run("export", text, "--to", tmp_path / "out", "--format", "copy", code=1)
    assert "no copy was made" in run.stderr
    annotate(shell, text, "pale stone")
    assert export(shell, text, tmp_path / "out", "--dry-run")["added"] == 1
    assert not (tmp_path / "out").exists()


def test_a_text_of_another_format_has_no_copy(shell: Shell, article: str, tmp_path: Path) -> None:
    run = shell.run("export", article, "--to", tmp_path / "out", "--format", "copy", code=1)
    assert "neither a PDF nor an EPUB" in run.stderr
    assert shell.json("export", "--to", tmp_path / "out", "--format", "copy") == []


def test_each_line_is_one_area() -> None:
    words = [(x, 100.0, x + 5, 110.0) for x in (50.0, 55.0, 60.0)]
    below = [(x, 86.0, x + 5, 96.0) for x in (20.0, 25.0)]
    assert line_areas(words + below) == [(50, 100, 65, 110), (20, 86, 30, 96)]
    upright = [(300.0, y, 310.0, y + 10) for y in (500.0, 490.0, 480.0)]
    assert line_areas(upright) == [(300, 480, 310, 510)]


def epub(path: Path, *more: str) -> Path:
    chapter = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Bridges</h1><p>{BRIDGE}</p></body></html>"
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:title>Bridges</dc:title></metadata><manifest><item id='a' href='a.xhtml' "
        "media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    )
    container = (
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("p.opf", package)
        archive.writestr("a.xhtml", chapter, zipfile.ZIP_DEFLATED)
        for name in more:
            archive.writestr(name, "{}")
    return path


@pytest.mark.parametrize("has_set", [False, True])
def test_a_book_has_the_annotations_in_a_file_of_their_own(shell: Shell, tmp_path: Path, has_set: bool) -> None:
    book = epub(tmp_path / "book.epub", *(["META-INF/annotations.ann"] if has_set else []))
    before = book.read_bytes()
    text = str(shell.json("add", book)[0]["id"])
    note = annotate(shell, text, "pale stone", "--body", "mine")
    copy = Path(str(export(shell, text, tmp_path / "out")["path"]))
    name = f"META-INF/annotations{'-2' if has_set else ''}.ann"
    with zipfile.ZipFile(copy) as archive, zipfile.ZipFile(book) as original:
        assert archive.testzip() is None
        assert archive.namelist() == [*original.namelist(), name]
        assert archive.infolist()[0].filename == "mimetype"
        (item,) = json.loads(archive.read(name))["items"]
    assert item["via"] == link_address(text, note)
    assert book.read_bytes() == before
    assert export(shell, text, tmp_path / "out")["unchanged"] == 1
    annotate(shell, text, "carts, sheep")
    assert (row := export(shell, text, tmp_path / "out"))["path"] == str(copy)
    assert row["added"] == 1
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("mine.txt", "mine")
    assert export(shell, text, tmp_path / "out")["path"] == str(copy.with_name("Bridges (2).epub"))


def test_a_book_in_an_archive_is_copied_out_of_it(shell: Shell, tmp_path: Path) -> None:
    books = [epub(tmp_path / "one.epub"), epub(tmp_path / "two.epub", "more.txt")]
    with zipfile.ZipFile(tmp_path / "books.zip", "w") as archive:
        for book in books:
            archive.write(book, book.name)
    before = (tmp_path / "books.zip").read_bytes()
    text = str(shell.json("add", tmp_path / "books.zip")[0]["id"])
    annotate(shell, text, "pale stone")
    row = export(shell, text, tmp_path / "out")
    with zipfile.ZipFile(str(row["path"])) as copy:
        assert "META-INF/annotations.ann" in copy.namelist()
    assert (tmp_path / "books.zip").read_bytes() == before


def test_a_file_that_changed_is_not_copied(shell: Shell, tmp_path: Path) -> None:
    book = epub(tmp_path / "book.epub")
    text = str(shell.json("add", book)[0]["id"])
    annotate(shell, text, "pale stone")
    epub(book, "more.txt")
    assert "has changed" in shell.run("export", text, "--to", tmp_path / "out", "--format", "copy", code=1).stderr
    book.unlink()
    assert "no longer there" in shell.run("export", text, "--to", tmp_path / "out", "--format", "copy", code=1).stderr


def test_the_cover_of_a_text_is_put_beside_its_notes_when_it_is_asked_for(
    shell: Shell, paper: Path, text: str, tmp_path: Path
) -> None:
    annotate(shell, text, "pale stone", "--body", "mine")
    shell.json("export", text, "--to", tmp_path / "none")
    assert [path.suffix for path in (tmp_path / "none").iterdir()] == [".md"]
    (row,) = shell.json("export", text, "--to", tmp_path / "out", "--covers")
    (cover,) = (tmp_path / "out").glob("cover-*")
    assert f"]({cover.name})" in Path(row["path"]).read_text("utf-8")
    usage = shell.run("export", "--to", tmp_path / "out", "--covers", "--format", "csv", code=2)
    assert "--covers goes with" in usage.stderr
    other = Shell(tmp_path / "other.db")
    same = other.json("add", paper)[0]["id"]
    other.json("import-notes", row["path"], "--into", same)
    assert [one["body"] for one in other.json("notes", same)] == ["mine"]


def test_pdfium_stays_out_of_the_process_that_exports() -> None:
    check = "import sys; import reader.services.exporting.export_job; sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def drawn(worker: PageWorker, path: Path, address: str) -> bytes:
    """Return the first page as the window paints it under the marks of the text with these links."""
    memory = SharedMemory(create=True, size=400 * 600 * BYTES_PER_PIXEL)
    try:
        worker.ask(OpenFile(path, hashlib.sha256(path.read_bytes()).hexdigest(), address), path)
        worker.result()
        worker.ask(DrawPage(0, 400, 600, memory.name), path, continues=True)
        worker.result()
        return bytes(memory.buf)
    finally:
        memory.close()
        memory.unlink()


def test_marks_of_the_text_in_its_file_are_not_drawn_under_those_of_the_window(
    shell: Shell, paper: Path, text: str, tmp_path: Path
) -> None:
    annotate(shell, text, "three hundred years, and carried carts")
    export(shell, text, tmp_path / "out")
    (copy,) = (tmp_path / "out").glob("*.pdf")
    shell.json("replace", text, copy)
    assert [note["text"] for note in shell.json("notes", text)] == [text]
    with page_worker() as worker:
        plain = drawn(worker, paper, f"{link_address(text)}/")
        assert drawn(worker, copy, f"{link_address(text)}/") == plain
        assert drawn(worker, copy, f"{link_address('another')}/") != plain, "a text made of the copy shows its marks"
