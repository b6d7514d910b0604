import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
NAV = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>'
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">First</a><ol><li><a href="one.xhtml#deep">Deep</a></li></ol></li>'
    '<li><a href="two.xhtml">Second</a></li></ol></nav></body></html>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>First</text></navLabel>'
    '<content src="one.xhtml"/>'
    '<navPoint><navLabel><text>Deep</text></navLabel><content src="one.xhtml#deep"/></navPoint>'
    "</navPoint></navMap></ncx>"
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>'
    "<dc:title>A Book</dc:title><dc:creator>An Author</dc:creator><dc:language>en-GB</dc:language></metadata><manifest>"
    '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
)


def chapter(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def book_files(**changes: str | bytes | None) -> dict[str, str | bytes]:
    files: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": PACKAGE,
        "OEBPS/nav.xhtml": NAV,
        "OEBPS/one.xhtml": chapter('<h1>One</h1><p id="deep">First words.</p>'),
        "OEBPS/two.xhtml": chapter('<h1>Two</h1><p>Second <a href="one.xhtml#deep">words</a>.</p>'),
        **changes,
    }
    return {name: data for name, data in files.items() if data is not None}


def write_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[..., Path]:
    def make(changes: dict[str, str | bytes | None] | None = None) -> Path:
        return write_zip(tmp_path / "book.epub", book_files(**(changes or {})))

    return make


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def real_texts() -> Path:
    folder = Path(__file__).parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real texts are not here")
    return folder


@pytest.fixture
def chapter_of() -> Callable[[str], str]:
    return chapter


@pytest.fixture
def book_texts() -> dict[str, str]:
    return {"package": PACKAGE, "ncx": NCX, "nav": NAV}


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE_RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "settings", "fontTable", "footnotes", "endnotes", "comments")
    )
    + f'<Relationship Id="i1" Type="{OFFICE_RELATIONS}/image" Target="media/one.png"/>'
    f'<Relationship Id="i2" Type="{OFFICE_RELATIONS}/image" Target="file:///etc/passwd" TargetMode="External"/>'
    f'<Relationship Id="l1" Type="{OFFICE_RELATIONS}/hyperlink" Target="https://x.y/" TargetMode="External"/>'
    f'<Relationship Id="l2" Type="{OFFICE_RELATIONS}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>'
    "</Relationships>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<dc:language>en-US</dc:language></cp:coreProperties>"
)
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_SPACES = " ".join(
    f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "style", "text", "table", "meta", "manifest")
) + (
    f' xmlns:draw="{ODF}:drawing:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" xmlns:fo="{ODF}:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
FB2_SPACES = 'xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"'


def png(side: int = 64) -> bytes:
    """Return a grey PNG of ``side`` pixels a side."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def docx_files(body: str, **parts: str | bytes | None) -> dict[str, str | bytes]:
    """Return the members of a Word document; ``parts`` are named as in "word/", without ".xml"."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    files: dict[str, str | bytes | None] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{declaration}<w:document {WORD_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": WORD_RELATIONS,
        "word/media/one.png": png(),
        "docProps/core.xml": CORE.format(title="A Title", author="An Author"),
    }
    for name, words in parts.items():
        wrapped = f"{declaration}<w:{name} {WORD_SPACES}>{words}</w:{name}>" if isinstance(words, str) else words
        files[f"word/{name}.xml"] = wrapped
    return {name: data for name, data in files.items() if data is not None}


def odt_files(body: str, styles: str = "", automatic: str = "", meta: str = "") -> dict[str, str | bytes]:
    """Return the members of an OpenDocument text."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {ODF_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": f"<office:styles {ODF_SPACES}>{styles}</office:styles>",
        "meta.xml": f"<office:document-meta {ODF_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        "Pictures/one.png": png(),
    }


@pytest.fixture
def picture() -> bytes:
    return png()


@pytest.fixture
def pack(tmp_path: Path) -> Callable[[str, dict[str, str | bytes]], Path]:
    def write(name: str, files: dict[str, str | bytes]) -> Path:
        return write_zip(tmp_path / name, files)

    return write


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    def make(body: str, *, files: dict[str, str | bytes] | None = None, **parts: str | bytes | None) -> Path:
        return write_zip(tmp_path / "document.docx", {**docx_files(body, **parts), **(files or {})})

    return make


@pytest.fixture
def make_odt(tmp_path: Path) -> Callable[..., Path]:
    def make(body: str, *, files: dict[str, str | bytes] | None = None, **parts: str) -> Path:
        return write_zip(tmp_path / "document.odt", {**odt_files(body, **parts), **(files or {})})

    return make


@pytest.fixture
def make_fb2(tmp_path: Path) -> Callable[..., Path]:
    def make(bodies: str, about: str = "", binaries: str = "") -> Path:
        path = tmp_path / "book.fb2"
        about = f"<description><title-info>{about}</title-info></description>"
        path.write_text(
            f"<?xml version='1.0' encoding='utf-8'?><FictionBook {FB2_SPACES}>{about}{bodies}{binaries}</FictionBook>"
        )
        return path

    return make
