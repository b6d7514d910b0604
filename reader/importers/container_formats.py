"""Identify what a ZIP archive or an OLE compound file contains, without reading its members.

Sources: ECMA-376 part 2; OpenDocument 1.3 part 2, 3.3; EPUB 3.3, OCF; [MS-CFB] and [MS-OFFCRYPTO] 2.3.4.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import TextFormat
from reader.core.zip_errors import ZIP_ERRORS
from reader.importers.source import LARGEST_FILE

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The signature of a compound file: a document of an older office program, or one encrypted with a password."""

_ODF = "application/vnd.oasis.opendocument."
_ODF_TEXT = f"{_ODF}text"
_EPUB = "application/epub+zip"
_MIMETYPE = re.compile(rb"mimetype([\w./+-]+)PK")
_LONGEST_MIMETYPE = 100
_CONTENT_TYPES = "[Content_Types].xml"
_CONTAINER = "META-INF/container.xml"
_TELLTALE_MEMBERS = (_CONTAINER, _CONTENT_TYPES, "word/document.xml", "word/styles.xml", "xl/workbook.xml")
_NON_TEXT_FOLDERS = ("xl/", "ppt/", "visio/")
_NON_TEXT_STREAMS = ("Workbook", "Book", "PowerPoint Document")
_CHUNK = 4 * 1024 * 1024

Opened = Callable[[], BinaryIO]
"""Opens the file to look into, which may be in memory."""


@dataclass(frozen=True, slots=True)
class _Members:
    """The names of an archive's members, and the media type that its "mimetype" member states, if any."""

    names: Sequence[str] = ()
    media_type: str = ""


def container_format(opened: Opened, path: Path, head: bytes) -> TextFormat | None:
    """Return the format of the text in an archive; None where its members do not decide it.

    Raises `ReaderError` DOCUMENT_NO_TEXT for a spreadsheet, a presentation or a drawing.
    """
    members = _members(opened) or _members_of_head(head)
    if members.media_type.startswith(_ODF) and not members.media_type.startswith(_ODF_TEXT):
        raise ReaderError(Problem.DOCUMENT_NO_TEXT, path)
    if _CONTENT_TYPES in members.names and any(name.startswith(_NON_TEXT_FOLDERS) for name in members.names):
        raise ReaderError(Problem.DOCUMENT_NO_TEXT, path)
    return _format_of(members)


def refuse_compound(opened: Opened, path: Path) -> None:
    """Raise the error that says why a compound file is not read.

    Raises `ReaderError` DOCUMENT_ENCRYPTED, DOCUMENT_OLD, DOCUMENT_NO_TEXT or FORMAT_UNKNOWN.
    """
    if _has_stream(opened, path, "EncryptedPackage"):
        raise ReaderError(Problem.DOCUMENT_ENCRYPTED, path)
    if _has_stream(opened, path, "WordDocument"):
        raise ReaderError(Problem.DOCUMENT_OLD, path)
    if any(_has_stream(opened, path, name) for name in _NON_TEXT_STREAMS):
        raise ReaderError(Problem.DOCUMENT_NO_TEXT, path)
    raise ReaderError(Problem.FORMAT_UNKNOWN, path)


def _members(opened: Opened) -> _Members | None:
    """Read the central directory of an archive; None where it is damaged."""
    try:
        with opened() as file, zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "mimetype" not in names:
                return _Members(names)
            with archive.open("mimetype") as stated:
                return _Members(names, stated.read(_LONGEST_MIMETYPE).decode("ascii", "replace").strip())
    except ZIP_ERRORS:
        return None


def _members_of_head(head: bytes) -> _Members:
    """Guess the members of a damaged archive from its first bytes."""
    stated = _MIMETYPE.search(head)
    names = [name for name in _TELLTALE_MEMBERS if name.encode() in head]
    return _Members(names, stated.group(1).decode() if stated is not None else "")


def _format_of(members: _Members) -> TextFormat | None:
    names = members.names
    if members.media_type == _EPUB or _CONTAINER in names:
        return TextFormat.EPUB
    if members.media_type.startswith(_ODF_TEXT):
        return TextFormat.ODT
    if _CONTENT_TYPES in names and any(name.startswith("word/") for name in names):
        return TextFormat.DOCX
    return TextFormat.FB2 if len(names) == 1 and names[0].lower().endswith(".fb2") else None


def _has_stream(opened: Opened, path: Path, name: str) -> bool:
    """Return whether a compound file has a stream of this name.

    Its directory stores names in UTF-16, anywhere in the file.
    """
    encoded_name = f"{name}\0".encode("utf-16-le")
    overlap = b""
    try:
        with opened() as file:
            while (chunk := file.read(_CHUNK)) and file.tell() <= LARGEST_FILE + _CHUNK:
                if encoded_name in overlap + chunk:
                    return True
                overlap = chunk[-len(encoded_name) :]
    except OSError as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)) from error
    return False
