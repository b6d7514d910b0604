"""Choose the importer of a file by its content first and its suffix second."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent, with_options
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import TextFormat
from reader.importers.container_formats import COMPOUND, container_format, refuse_compound
from reader.importers.encoding import is_binary
from reader.importers.markup.drawing_renderer import DrawingRenderer
from reader.importers.mobi.palm_database import KIND, MOBIPOCKET, PALMDOC
from reader.importers.source import SourceBytes, opened, read_source
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
    ".mobi": TextFormat.MOBI,
    ".azw3": TextFormat.MOBI,
    ".azw": TextFormat.MOBI,
    ".prc": TextFormat.MOBI,
    ".pdb": TextFormat.MOBI,
}
"""The format of each known suffix."""

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
MEDIA_TYPES = {
    TextFormat.PLAIN: ("text/plain",),
    TextFormat.MARKDOWN: ("text/markdown",),
    TextFormat.HTML: ("text/html", "application/xhtml+xml"),
    TextFormat.EPUB: ("application/epub+zip",),
    TextFormat.PDF: ("application/pdf",),
    TextFormat.WEB_ARCHIVE: ("application/x-mimearchive",),
    TextFormat.ZIP: (),  # archives belong to the desktop's archive manager
    TextFormat.DOCX: (f"{_OFFICE}.document", f"{_OFFICE}.template", "application/vnd.ms-word.document.macroEnabled.12"),
    TextFormat.ODT: (f"{_OPEN_DOCUMENT}.text", f"{_OPEN_DOCUMENT}.text-template", f"{_OPEN_DOCUMENT}.text-flat-xml"),
    TextFormat.FB2: ("application/x-fictionbook+xml", "application/x-zip-compressed-fb2"),
    TextFormat.RTF: ("application/rtf",),
    TextFormat.MOBI: (
        "application/x-mobipocket-ebook",
        "application/vnd.amazon.mobi8-ebook",
        "application/x-aportisdoc",
    ),
}
"""The media types of each format, by the names of shared-mime-info; the desktop entry lists them all."""

# By name: lxml and the Markdown library are then loaded in the child process, and only where their format needs them.
_MODULES = {
    TextFormat.PLAIN: "reader.importers.plain.text",
    TextFormat.MARKDOWN: "reader.importers.plain.markdown",
    TextFormat.HTML: "reader.importers.web.html",
    TextFormat.EPUB: "reader.importers.epub.epub",
    TextFormat.PDF: "reader.importers.pdf.pdf",
    TextFormat.WEB_ARCHIVE: "reader.importers.web.web_archive",
    TextFormat.ZIP: "reader.importers.archives.zip",
    TextFormat.DOCX: "reader.importers.office.docx",
    TextFormat.ODT: "reader.importers.office.odt",
    TextFormat.FB2: "reader.importers.fb2.fb2",
    TextFormat.RTF: "reader.importers.office.rtf",
    TextFormat.MOBI: "reader.importers.mobi.mobi",
}
_ARCHIVES = frozenset((TextFormat.EPUB, TextFormat.DOCX, TextFormat.ODT, TextFormat.FB2, TextFormat.ZIP))
_DAMAGE_PROBLEMS: dict[TextFormat | None, Problem] = {
    **dict.fromkeys((*_ARCHIVES, TextFormat.RTF), Problem.ZIP_DAMAGED),
    TextFormat.WEB_ARCHIVE: Problem.MARKUP_DAMAGED,
    TextFormat.MOBI: Problem.MOBI_DAMAGED,
}
"""The problem of a file that has the suffix of such a format but is neither of that format nor text."""
_XML_FORMATS = frozenset((TextFormat.FB2, TextFormat.ODT))
"""Formats that also exist as plain XML, outside of an archive."""
_HEAD_BYTES = 4_096
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = (b"PK\x05\x06", b"PK\x07\x08")
_PDF = b"%PDF-"
_PDF_SEARCH_BYTES = 1_024
_PROLOGUE = rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
_HTML = re.compile(_PROLOGUE + rb"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE | re.DOTALL)
_FB2 = re.compile(_PROLOGUE + rb"(?:<\?[^>]*>\s*)*<(?:\w+:)?FictionBook[\s>]", re.DOTALL)
_FLAT_ODT = re.compile(_PROLOGUE + rb"<office:document[\s>]", re.DOTALL)
_FLAT_TEXT = b"application/vnd.oasis.opendocument.text"
_WEB_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_BINARY_PLIST = b"bplist00"
_GZIP = b"\x1f\x8b"
_OTHER_KINDLE = {
    b"\xeaDRMION\xee": Problem.MOBI_PROTECTED,
    b"CONT\x02\x00": Problem.MOBI_KFX,
    b"TPZ0": Problem.MOBI_TOPAZ,
}
"""How the formats of Kindle that are not read begin: a protected KFX, KFX, and Topaz."""
_FRONT_MATTER = re.compile(rb"^(?:\xef\xbb\xbf)?---\r?\n(?:[\w-]+:.*\r?\n)+---\r?\n")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _FileProbe:
    """What identifies a file; ``head`` are its first bytes, ``plain`` the same without the zero bytes of UTF-16."""

    path: Path
    head: bytes
    plain: bytes
    suffix: TextFormat | None
    opened: Callable[[], BinaryIO]


def identify(path: Path, data: bytes | None = None) -> TextFormat:
    """Return a file's format, from ``data`` where its bytes have been read: the first recogniser that knows it decides.

    Raises `ReaderError` FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, FILE_BINARY (not text, although its name says so),
    FORMAT_UNKNOWN (neither content nor name is known), or the reason why such a document is not read.
    """
    if data is None and member_of(path) is not None:
        data = read_source(path).data
    head = _head(path) if data is None else data[:_HEAD_BYTES]
    plain = head.replace(b"\x00", b"").lstrip(b"\xff\xfe") if head.startswith(_UTF16_MARKS) else head
    probe = _FileProbe(
        path, head, plain, named_format(path.name), lambda: path.open("rb") if data is None else io.BytesIO(data)
    )
    formats = (recognise(probe) for recognise in _RECOGNISERS)
    return next(text_format for text_format in formats if text_format is not None)


def parse(path: Path, choices: ImportOptions = DEFAULT_OPTIONS) -> Iterator[SourceEvent]:
    """Yield the events of a file as they are parsed, in this process; raises `ReaderError`."""
    yield from parse_source(identify(path), read_source(path, choices))


def parse_source(text_format: TextFormat, source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a file that has been read; ``source.fraction`` grows as they are parsed."""
    module = importlib.import_module(_MODULES[text_format])
    with source.renderer or DrawingRenderer() as source.renderer:
        events = cast("Callable[[SourceBytes], Iterator[SourceEvent]]", module.parse)(source)
        yield from with_options(events, source.options)


def named_format(name: str) -> TextFormat | None:
    """Return the format of a file name by its last suffix or its last two; None for an unknown one."""
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    return SUFFIXES.get("".join(suffixes[-2:])) or SUFFIXES.get("".join(suffixes[-1:]))


def _head(path: Path) -> bytes:
    with opened(path) as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise ReaderError(Problem.FILE_EMPTY, path)
    return head


def _archive(probe: _FileProbe) -> TextFormat | None:
    """Recognise an archive by its members, else by its name."""
    is_named = probe.suffix in _ARCHIVES
    if not probe.head.startswith(_ZIP) and not (is_named and probe.head.startswith(_EMPTY_ZIP)):
        return None
    if found := container_format(probe.opened, probe.path, probe.head):
        return found
    return probe.suffix if is_named else TextFormat.ZIP


def _by_signature(probe: _FileProbe) -> TextFormat | None:
    """Recognise gzip, RTF and the books of Kindle by their first bytes, and refuse compound files and what is akin."""
    if probe.head.startswith(COMPOUND):
        refuse_compound(probe.opened, probe.path)
    if problem := next((problem for sign, problem in _OTHER_KINDLE.items() if probe.head.startswith(sign)), None):
        raise ReaderError(problem, probe.path)
    if probe.head[KIND] in {MOBIPOCKET, PALMDOC}:
        return TextFormat.MOBI
    if probe.head.startswith(_GZIP):
        return TextFormat.ZIP
    return TextFormat.RTF if probe.head.lstrip().startswith(b"{\\rtf") else None


def _pdf(probe: _FileProbe) -> TextFormat | None:
    """Recognise a PDF by its signature, which may follow other bytes; a text that merely quotes it is not a PDF."""
    if _PDF not in probe.head[:_PDF_SEARCH_BYTES]:
        return None
    is_pdf = probe.head.startswith(_PDF) or probe.suffix is TextFormat.PDF or is_binary(probe.head)
    return TextFormat.PDF if is_pdf else None


def _markup(probe: _FileProbe) -> TextFormat | None:
    """Recognise FictionBook, flat OpenDocument and HTML by how they begin."""
    if _FB2.match(probe.plain):
        return TextFormat.FB2
    if _FLAT_ODT.match(probe.plain):
        if _FLAT_TEXT in probe.plain:
            return TextFormat.ODT
        raise ReaderError(Problem.DOCUMENT_NO_TEXT, probe.path)
    return TextFormat.HTML if _HTML.match(probe.plain) else None


def _web_archive(probe: _FileProbe) -> TextFormat | None:
    is_safari = probe.head.startswith(_BINARY_PLIST) and b"WebMainResource" in probe.head
    return TextFormat.WEB_ARCHIVE if is_safari or _WEB_ARCHIVE.match(probe.head) else None


def _by_name(probe: _FileProbe) -> TextFormat | None:
    """Recognise a file by its name; one named like an archive or RTF that is neither is plain text, when it is text."""
    if probe.suffix in _XML_FORMATS and probe.plain.lstrip().startswith(b"<"):
        return probe.suffix
    if damage := _DAMAGE_PROBLEMS.get(probe.suffix):
        if is_binary(probe.head) and not probe.head.startswith(_UTF16_MARKS):
            raise ReaderError(damage, probe.path)
        return TextFormat.PLAIN
    return probe.suffix


def _by_content(probe: _FileProbe) -> TextFormat | None:
    """Take a file without a suffix for plain text when it is text; refuse an unknown suffix."""
    if probe.path.suffix or (is_binary(probe.head) and not probe.head.startswith(_UTF16_MARKS)):
        raise ReaderError(Problem.FORMAT_UNKNOWN, probe.path)
    return TextFormat.MARKDOWN if _FRONT_MATTER.match(probe.head) else TextFormat.PLAIN


_RECOGNISERS: tuple[Callable[[_FileProbe], TextFormat | None], ...] = (
    _archive,
    _by_signature,
    _pdf,
    _markup,
    _web_archive,
    _by_name,
    _by_content,
)
"""The recognisers in the order in which they are tried; the last one always decides."""
