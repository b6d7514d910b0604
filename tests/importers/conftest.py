import zipfile
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
    return {"package": PACKAGE, "ncx": NCX}
