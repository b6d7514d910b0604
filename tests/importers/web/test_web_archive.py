"""Test that a page saved in one file is imported with its pictures, and that a damaged one is read or refused."""

import base64
import plistlib
import quopri
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block
from reader.core.text.import_events import TextHeader
from reader.core.text.model import Image, TextFormat
from reader.importers import identify, parse
from tests.importers.pages.pictures import picture
from tests.importers.pages.words import EN, ZH, paragraphs

Write = Callable[[str, str | bytes], Path]


PAGE = (
    "<html><head><title>One hour - Site</title><script>1</script></head><body><h1>One hour</h1>"
    f"{paragraphs(ZH)}<p>{EN[0]}<img src='cid:a@b'><img src='img/c.png'><img src='https://a.example/d.png'></p>"
    "</body></html>"
)


def mhtml(page: bytes, charset: str = "utf-8", encoding: str = "quoted-printable", head: str = "") -> bytes:
    coded = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    parts = [
        f"Content-Type: text/html{f'; charset={charset}' if charset else ''}\r\nContent-ID: <page@b>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://a.example/x/page.html\r\n\r\n".encode()
        + coded
    ]
    for side, name in ((50, "Content-ID: <a@b>"), (60, "Content-Location: https://a.example/x/img/c.png")):
        parts.append(
            f"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n{name}\r\n\r\n".encode()
            + base64.encodebytes(picture(side))
        )
    top = (
        f"From: <x>\r\nSnapshot-Content-Location: https://a.example/x/page.html\r\nSubject: =?utf-8?Q?x?=\r\n"
        f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="--=_b0"\r\n\r\n\r\n'
    )
    return top.encode() + b"".join(b"----=_b0\r\n" + part + b"\r\n" for part in parts) + b"----=_b0--\r\n"


def texts_of(path: Path) -> list[str]:
    return [piece.text for piece in parse(path) if isinstance(piece, Block)]


def widths_of(path: Path) -> list[int]:
    return [piece.width for piece in parse(path) if isinstance(piece, Image)]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("", "gb18030"), ("utf-8", "gb18030")]
)
def test_an_mhtml_page_comes_in_with_its_pictures(write_file: Write, encoding: str, charset: str, codec: str) -> None:
    path = write_file("a.mhtml", mhtml(PAGE.encode(codec), charset, encoding))
    header = next(parse(path))
    assert isinstance(header, TextHeader)
    assert (header.title, header.format) == ("One hour", TextFormat.WEB_ARCHIVE)
    assert texts_of(path)[1 : len(ZH) + 1] == list(ZH)
    assert widths_of(path) == [50, 60]


@pytest.mark.parametrize("name", ["a.mht", "a.txt", "a", "a.html"])
def test_mhtml_is_known_under_any_name(write_file: Write, name: str) -> None:
    assert identify(write_file(name, mhtml(PAGE.encode()))) is TextFormat.WEB_ARCHIVE


def test_a_letter_is_no_web_archive(write_file: Write) -> None:
    assert identify(write_file("a.txt", "Dear reader,\nNote: content-type: text/html matters.\n")) is TextFormat.PLAIN
    assert identify(write_file("a.mht", "words under the wrong name")) is TextFormat.PLAIN


def test_a_page_within_nested_parts_is_found(write_file: Write) -> None:
    inner = mhtml(PAGE.encode())
    outer = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="out"\r\n\r\n--out\r\n'
        + inner
        + b"\r\n--out--"
    )
    path = write_file("a.mht", outer)
    assert (texts_of(path)[1], widths_of(path)) == (ZH[0], [50, 60])


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_of_a_page_cut_short_what_is_there_is_read(write_file: Write, share: float) -> None:
    whole = mhtml(PAGE.encode())
    assert texts_of(write_file("a.mht", whole[: int(len(whole) * share)]))[1] == ZH[0]


def test_without_its_last_boundary_a_page_is_read(write_file: Write) -> None:
    assert texts_of(write_file("a.mht", mhtml(PAGE.encode()).replace(b"----=_b0--", b"")))[1] == ZH[0]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + b"--x\n\n" * 1_000_000,
         Problem.FILE_TOO_LARGE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--",
         Problem.MARKUP_DAMAGED),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>words", Problem.MARKUP_DAMAGED),
        (b"bplist00 WebMainResource" + bytes(90), Problem.MARKUP_DAMAGED),
        (plistlib.dumps({"WebMainResource": "words"}, fmt=plistlib.FMT_BINARY), Problem.MARKUP_DAMAGED),
    ],
    ids=["million parts", "no page", "no boundary", "damaged list", "wrong list"],
)  # fmt: skip
@pytest.mark.timeout(30)
def test_what_holds_no_page_is_refused(write_file: Write, content: bytes, problem: Problem) -> None:
    path = write_file("a.mht", content)
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert (caught.value.problem, caught.value.path) == (problem, path)


@pytest.mark.timeout(30)
def test_parts_nested_a_thousand_deep_end_soon(write_file: Write) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    deep = head + "".join("--b\nContent-Type: multipart/related; boundary=b\n\n" for _ in range(2_000))
    with pytest.raises(ReaderError):
        list(parse(write_file("a.mht", deep)))


def test_a_web_archive_of_safari_comes_in(write_file: Write) -> None:
    main = {
        "WebResourceURL": "https://a.example/x/page.html",
        "WebResourceData": PAGE.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    beside = {"WebResourceURL": "https://a.example/d.png", "WebResourceData": picture(70)}
    whole = plistlib.dumps({"WebMainResource": main, "WebSubresources": [beside]}, fmt=plistlib.FMT_BINARY)
    path = write_file("a.webarchive", whole)
    assert (texts_of(path)[1], widths_of(path)) == (ZH[0], [70])
