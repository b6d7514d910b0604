"""Choose the importer of a file, by its content first and its suffix second."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from reader.core.errors import Problem, ReaderError
from reader.core.text.draft import Piece
from reader.core.text.text import TextFormat
from reader.importers.archive import member_of
from reader.importers.encoding import is_binary
from reader.importers.source import Source, read_source

SUFFIXES = {
    ".txt": TextFormat.PLAIN,
    ".text": TextFormat.PLAIN,
    ".md": TextFormat.MARKDOWN,
    ".markdown": TextFormat.MARKDOWN,
    ".mdown": TextFormat.MARKDOWN,
    ".html": TextFormat.HTML,
    ".htm": TextFormat.HTML,
    ".xhtml": TextFormat.HTML,
    ".shtml": TextFormat.HTML,
    ".mht": TextFormat.WEB_ARCHIVE,
    ".mhtml": TextFormat.WEB_ARCHIVE,
    ".webarchive": TextFormat.WEB_ARCHIVE,
    ".zip": TextFormat.ZIP,
    ".gz": TextFormat.ZIP,
    ".epub": TextFormat.EPUB,
}
"""The format that each known suffix stands for."""

# By name: lxml and the Markdown library are then loaded in the child process, and only where their format needs them.
_MODULES = {
    TextFormat.PLAIN: "reader.importers.plain_file",
    TextFormat.MARKDOWN: "reader.importers.markdown_file",
    TextFormat.HTML: "reader.importers.html_file",
    TextFormat.EPUB: "reader.importers.epub_file",
    TextFormat.WEB_ARCHIVE: "reader.importers.web_archive_file",
    TextFormat.ZIP: "reader.importers.zip_file",
}
_HEAD = 4_096
_ZIP = b"PK\x03\x04"
_ZIP_ENDS = (b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_BINARY_LIST = b"bplist00"
_GZIP = b"\x1f\x8b"
_FRONT_MATTER = re.compile(rb"^(?:\xef\xbb\xbf)?---\r?\n(?:[\w-]+:.*\r?\n)+---\r?\n")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def identify(path: Path, head: bytes | None = None) -> TextFormat:
    """Tell a file's format, by its first bytes where they are known.

    Raises `ReaderError` FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, FILE_BINARY (no text although its name says so) or
    FORMAT_UNKNOWN (neither content nor name is known).
    """
    head = _head(path) if head is None else head[:_HEAD]
    suffix = SUFFIXES.get(path.suffix.lower())
    if head.startswith(_ZIP) or (suffix is TextFormat.EPUB and head.startswith(_ZIP_ENDS)):
        return _zip_format(head, suffix)
    if (plain := _by_content(head)) is not None:
        return plain
    if suffix in {TextFormat.ZIP, TextFormat.WEB_ARCHIVE}:
        return _misnamed_page(path, head, suffix)
    if suffix is None:
        return _unnamed_format(path, head)
    return _misnamed_book(path, head) if suffix is TextFormat.EPUB else suffix


def parse(path: Path, encoding: str | None = None) -> Iterator[Piece]:
    """Give the pieces of a file's text as they come, in this process; raises `ReaderError`."""
    yield from parse_source(identify(path), read_source(path, encoding))


def parse_source(text_format: TextFormat, source: Source) -> Iterator[Piece]:
    """Give the pieces of a file that has been read; ``source.fraction`` grows as they come."""
    module = importlib.import_module(_MODULES[text_format])
    return cast("Callable[[Source], Iterator[Piece]]", module.parse)(source)


def _head(path: Path) -> bytes:
    if member_of(path) is not None:
        return read_source(path).data[:_HEAD]
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except (OSError, ValueError) as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)) from error
    if not head:
        raise ReaderError(Problem.FILE_EMPTY, path)
    return head


def _zip_format(head: bytes, suffix: TextFormat | None) -> TextFormat:
    if suffix is TextFormat.EPUB or b"mimetypeapplication/epub+zip" in head or b"META-INF/container.xml" in head:
        return TextFormat.EPUB
    return TextFormat.ZIP


def _misnamed_page(path: Path, head: bytes, suffix: TextFormat) -> TextFormat:
    """Take what is named like a web archive or a packed file and is none for plain text, when it is text."""
    if is_binary(head) and not head.startswith(_WIDE_MARKS):
        raise ReaderError(Problem.ZIP_DAMAGED if suffix is TextFormat.ZIP else Problem.MARKUP_DAMAGED, path)
    return TextFormat.PLAIN


def _misnamed_book(path: Path, head: bytes) -> TextFormat:
    """Take what is named like a book and is no ZIP for plain text, when it is text."""
    if is_binary(head) and not head.startswith(_WIDE_MARKS):
        raise ReaderError(Problem.ZIP_DAMAGED, path)
    return TextFormat.PLAIN


def _by_content(head: bytes) -> TextFormat | None:
    """Tell what is known by its first bytes alone."""
    if _is_html(head):
        return TextFormat.HTML
    if _WEB_ARCHIVE.match(head) or (head.startswith(_BINARY_LIST) and b"WebMainResource" in head):
        return TextFormat.WEB_ARCHIVE
    return TextFormat.ZIP if head.startswith(_GZIP) else None


def _is_html(head: bytes) -> bool:
    if head.startswith(_WIDE_MARKS):
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return _HTML.match(head) is not None


def _unnamed_format(path: Path, head: bytes) -> TextFormat:
    """Take a file without a suffix for plain text when it is text; an unknown suffix is refused."""
    if path.suffix or (is_binary(head) and not head.startswith(_WIDE_MARKS)):
        raise ReaderError(Problem.FORMAT_UNKNOWN, path)
    return TextFormat.MARKDOWN if _FRONT_MATTER.match(head) else TextFormat.PLAIN
