"""Choose the importer of a file, by its content first and its suffix second."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent, with_options
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import TextFormat
from reader.importers.container_formats import COMPOUND, archived_format, refuse_compound
from reader.importers.encoding import is_binary
from reader.importers.source import SourceBytes, read_source
from reader.importers.zip_archive import member_of

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
    ".pdf": TextFormat.PDF,
    ".docx": TextFormat.DOCX,
    ".docm": TextFormat.DOCX,
    ".dotx": TextFormat.DOCX,
    ".odt": TextFormat.ODT,
    ".ott": TextFormat.ODT,
    ".fodt": TextFormat.ODT,
    ".fb2": TextFormat.FB2,
    ".fb2.zip": TextFormat.FB2,
    ".fbz": TextFormat.FB2,
    ".rtf": TextFormat.RTF,
}
"""The format that each known suffix stands for."""

# By name: lxml and the Markdown library are then loaded in the child process, and only where their format needs them.
_MODULES = {
    TextFormat.PLAIN: "reader.importers.plain.text",
    TextFormat.MARKDOWN: "reader.importers.plain.markdown",
    TextFormat.HTML: "reader.importers.web.html",
    TextFormat.EPUB: "reader.importers.epub.book",
    TextFormat.PDF: "reader.importers.pdf.book",
    TextFormat.WEB_ARCHIVE: "reader.importers.web.web_archive",
    TextFormat.ZIP: "reader.importers.archives.zip",
    TextFormat.DOCX: "reader.importers.office.docx",
    TextFormat.ODT: "reader.importers.office.odt",
    TextFormat.FB2: "reader.importers.fb2.book",
    TextFormat.RTF: "reader.importers.office.rtf",
}
_ARCHIVES = frozenset((TextFormat.EPUB, TextFormat.DOCX, TextFormat.ODT, TextFormat.FB2, TextFormat.ZIP))
_DAMAGE: dict[TextFormat | None, Problem] = {
    **dict.fromkeys((*_ARCHIVES, TextFormat.RTF), Problem.ZIP_DAMAGED),
    TextFormat.WEB_ARCHIVE: Problem.MARKUP_DAMAGED,
}
"""What is wrong with a file that is named like one of these, and neither is one nor text."""
_MARKUP = frozenset((TextFormat.FB2, TextFormat.ODT))
"""Formats that come as bare markup too."""
_HEAD = 4_096
_ZIP = b"PK\x03\x04"
_ZIP_ENDS = (b"PK\x05\x06", b"PK\x07\x08")
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
_PROLOGUE = rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
_HTML = re.compile(_PROLOGUE + rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE | re.DOTALL)
_FB2 = re.compile(_PROLOGUE + rb"(?:<\?[^>]*>\s*)*<(?:\w+:)?FictionBook[\s>]", re.DOTALL)
_FLAT_ODT = re.compile(_PROLOGUE + rb"<office:document[\s>]", re.DOTALL)
_FLAT_TEXT = b"application/vnd.oasis.opendocument.text"
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_BINARY_LIST = b"bplist00"
_GZIP = b"\x1f\x8b"
_FRONT_MATTER = re.compile(rb"^(?:\xef\xbb\xbf)?---\r?\n(?:[\w-]+:.*\r?\n)+---\r?\n")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold what a first look at a file shows; ``plain`` is its head without the zeros of UTF-16."""

    path: Path
    head: bytes
    plain: bytes
    suffix: TextFormat | None
    opened: Callable[[], BinaryIO]


def identify(path: Path, data: bytes | None = None) -> TextFormat:
    """Tell a file's format, by its bytes where they have been read: the first recogniser that knows it decides.

    Raises `ReaderError` FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, FILE_BINARY (no text although its name says so),
    FORMAT_UNKNOWN (neither content nor name is known), or the reason why such a document is not read.
    """
    if data is None and member_of(path) is not None:
        data = read_source(path).data
    head = _head(path) if data is None else data[:_HEAD]
    plain = head.replace(b"\x00", b"").lstrip(b"\xff\xfe") if head.startswith(_WIDE_MARKS) else head
    look = _Look(path, head, plain, named_format(path.name), partial(_opened, path, data))
    known = (recognise(look) for recognise in _RECOGNISERS)
    return next(text_format for text_format in known if text_format is not None)


def parse(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> Iterator[SourceEvent]:
    """Yield the pieces of a file's text as they come, in this process; raises `ReaderError`."""
    yield from parse_source(identify(path), read_source(path, choices))


def parse_source(text_format: TextFormat, source: SourceBytes) -> Iterator[SourceEvent]:
    """Return the pieces of a file that has been read; ``source.fraction`` grows as they come."""
    module = importlib.import_module(_MODULES[text_format])
    pieces = cast("Callable[[SourceBytes], Iterator[SourceEvent]]", module.parse)(source)
    return with_options(pieces, source.choices)


def named_format(name: str) -> TextFormat | None:
    """Return the format that a file's name stands for, by its last suffix or its last two."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    return SUFFIXES.get("".join(suffixes[-2:])) or SUFFIXES.get("".join(suffixes[-1:]))


def _opened(path: Path, data: bytes | None) -> BinaryIO:
    return path.open("rb") if data is None else io.BytesIO(data)


def _head(path: Path) -> bytes:
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


def _archive(look: _Look) -> TextFormat | None:
    """Ask the members of an archive; where they do not tell, the name does."""
    is_named = look.suffix in _ARCHIVES
    if not look.head.startswith(_ZIP) and not (is_named and look.head.startswith(_ZIP_ENDS)):
        return None
    if found := archived_format(look.opened, look.path, look.head):
        return found
    return look.suffix if is_named else TextFormat.ZIP


def _compound(look: _Look) -> TextFormat | None:
    if look.head.startswith(COMPOUND):
        refuse_compound(look.opened, look.path)
    return None


def _pdf(look: _Look) -> TextFormat | None:
    """Tell a PDF by its mark, which may stand behind some bytes; a text that only speaks of the mark is none."""
    if _PDF not in look.head[:_PDF_WITHIN]:
        return None
    sure = look.head.startswith(_PDF) or look.suffix is TextFormat.PDF or is_binary(look.head)
    return TextFormat.PDF if sure else None


def _markup(look: _Look) -> TextFormat | None:
    """Return the kinds of markup by how they begin."""
    if _FB2.match(look.plain):
        return TextFormat.FB2
    if _FLAT_ODT.match(look.plain):
        if _FLAT_TEXT in look.plain:
            return TextFormat.ODT
        raise ReaderError(Problem.DOCUMENT_NO_TEXT, look.path)
    return TextFormat.HTML if _HTML.match(look.plain) else None


def _web_archive(look: _Look) -> TextFormat | None:
    is_safaris = look.head.startswith(_BINARY_LIST) and b"WebMainResource" in look.head
    return TextFormat.WEB_ARCHIVE if is_safaris or _WEB_ARCHIVE.match(look.head) else None


def _gzip(look: _Look) -> TextFormat | None:
    return TextFormat.ZIP if look.head.startswith(_GZIP) else None


def _rich_text(look: _Look) -> TextFormat | None:
    return TextFormat.RTF if look.head.lstrip().startswith(b"{\\rtf") else None


def _named(look: _Look) -> TextFormat | None:
    """Go by the name; what is named like an archive or a rich text and is none is plain text, when it is text."""
    if look.suffix in _MARKUP and look.plain.lstrip().startswith(b"<"):
        return look.suffix
    if damage := _DAMAGE.get(look.suffix):
        if is_binary(look.head) and not look.head.startswith(_WIDE_MARKS):
            raise ReaderError(damage, look.path)
        return TextFormat.PLAIN
    return look.suffix


def _unnamed(look: _Look) -> TextFormat | None:
    """Take a file without a suffix for plain text when it is text; an unknown suffix is refused."""
    if look.path.suffix or (is_binary(look.head) and not look.head.startswith(_WIDE_MARKS)):
        raise ReaderError(Problem.FORMAT_UNKNOWN, look.path)
    return TextFormat.MARKDOWN if _FRONT_MATTER.match(look.head) else TextFormat.PLAIN


_RECOGNISERS: tuple[Callable[[_Look], TextFormat | None], ...] = (
    _archive,
    _gzip,
    _compound,
    _pdf,
    _rich_text,
    _markup,
    _web_archive,
    _named,
    _unnamed,
)
"""What tells the formats apart, in this order; the last one always decides."""
