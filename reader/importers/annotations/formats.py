"""Identify by its content which program a file of notes comes from, and parse it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.library_json import LARGEST as LARGEST_LIBRARY
from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import parse_strict_json
from reader.importers.annotations.annotation_sets import joined_notes
from reader.importers.annotations.apple_books import is_apple_books, read_apple_books
from reader.importers.annotations.better_bibtex import is_better_bibtex, read_better_bibtex
from reader.importers.annotations.boox import is_boox, read_boox
from reader.importers.annotations.calibre import (
    CALIBRE_BOOKMARKS,
    is_calibre,
    read_calibre,
    read_calibre_bookmarks,
)
from reader.importers.annotations.databases import read_database
from reader.importers.annotations.foliate import is_foliate, read_foliate
from reader.importers.annotations.hypothesis import is_hypothesis, read_hypothesis
from reader.importers.annotations.kindle import is_kindle, read_kindle
from reader.importers.annotations.kindle_notebook import (
    is_kindle_notebook,
    is_kindle_table,
    read_kindle_notebook,
    read_kindle_table,
)
from reader.importers.annotations.koodo import is_koodo, read_koodo
from reader.importers.annotations.koreader import is_koreader_json, is_sidecar, read_koreader_json, read_sidecar
from reader.importers.annotations.moon_reader import is_moon_reader, read_moon_reader
from reader.importers.annotations.own_json import is_own_json, read_own_json
from reader.importers.annotations.own_markdown import is_own_markdown, read_own_markdown
from reader.importers.annotations.readest import is_readest, read_readest
from reader.importers.annotations.readwise import is_readwise, read_readwise
from reader.importers.annotations.web_annotation import is_web_annotation, read_web_annotations
from reader.importers.annotations.weread import is_weread, read_weread
from reader.importers.annotations.zotero import (
    is_zotero_html,
    is_zotero_markdown,
    is_zotero_rdf,
    read_zotero_html,
    read_zotero_markdown,
    read_zotero_rdf,
)
from reader.importers.encoding import decode
from reader.importers.foreign_database import SQLITE_MAGIC, read_log
from reader.importers.source import read_source
from reader.importers.zip_archive import ZipArchive

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_HEAD = 1024
"""Bytes in which a PDF says that it is one (ISO 32000-2, annex I)."""

_SETS = (".annotation", ".annotations", ".ann", ".jsonld")
"""The ends of the names of annotation sets in a ZIP."""

_ANX = "app_database.db"
"""The name of the database in the ZIP that Anx backs up."""

_EPUB = "META-INF/container.xml"
"""What an EPUB has, and no other ZIP."""

LARGEST = 20 * 1024 * 1024
"""Bytes (reliability.md, "Exchange files"); only One Hour's own JSON of a whole library, or a database, has more."""


_WITHOUT_ZONE: tuple[tuple[Callable[[str], bool], Callable[[str, Path], ForeignNotes]], ...] = (
    (is_own_markdown, read_own_markdown),
    (is_zotero_rdf, read_zotero_rdf),
    (is_zotero_markdown, read_zotero_markdown),
    (is_kindle_notebook, read_kindle_notebook),
    (is_zotero_html, read_zotero_html),
    (is_kindle_table, read_kindle_table),
    (is_moon_reader, read_moon_reader),
    (is_apple_books, read_apple_books),
)
_WITH_ZONE: tuple[tuple[Callable[[str], bool], Callable[[str, Path, tzinfo], ForeignNotes]], ...] = (
    (is_sidecar, read_sidecar),
    (is_weread, read_weread),
    (is_boox, read_boox),
    (is_readwise, read_readwise),
    (is_kindle, read_kindle),
)
_JSON_WITHOUT_ZONE: tuple[tuple[Callable[[object], bool], Callable[[object, Path], ForeignNotes]], ...] = (
    (is_calibre, read_calibre),
    (is_koreader_json, read_koreader_json),
    (is_readest, read_readest),
    (is_foliate, read_foliate),
    (is_hypothesis, read_hypothesis),
    (is_better_bibtex, read_better_bibtex),
)
_JSON_WITH_ZONE: tuple[tuple[Callable[[object], bool], Callable[[object, Path, tzinfo], ForeignNotes]], ...] = (
    (is_web_annotation, read_web_annotations),
    (is_koodo, read_koodo),
)


def read_notes(path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the notes in a file, in the annotation sets of a ZIP, or on the pages of a PDF or EPUB.

    Times without an offset are in ``zone``.

    Raises ReaderError FILE_*, NOTES_UNKNOWN for a file of no known program, NOTES_DAMAGED for one that cannot be parsed
    in its own format, NOTES_EMPTY.
    """
    data = read_source(path).data
    if data.startswith(SQLITE_MAGIC):
        return read_database(data, path, zone, read_log(path))
    if _PDF in data[:_PDF_HEAD]:
        from reader.importers.annotations.pdf_marks import read_pdf_marks

        return read_pdf_marks(data, path, zone)
    if data.startswith(_ZIP):
        return _read_archive(data, path, zone)
    if len(data) > LARGEST_LIBRARY or (len(data) > LARGEST and b'"onehour-library"' not in data[:400]):
        raise ReaderError(Problem.FILE_TOO_LARGE, path, size=len(data), limit=LARGEST)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["} and not is_sidecar(_head(data)):
        return _read_json(data, path, zone)
    text, _encoding = decode(data, path)
    return _read_text(text, path, zone)


def _read_archive(data: bytes, path: Path, zone: tzinfo) -> ForeignNotes:
    """Parse the annotation sets in a ZIP, as Thorium exports several at once, or in an EPUB that has its own.

    calibre keeps the marks of its viewer in the EPUB, too; a backup of Anx holds its database.

    The entries are numbered through all of them. Raises ReaderError ZIP_*, NOTES_UNKNOWN without any, and NOTES_* if
    not one of them can be read.
    """
    archive = ZipArchive(data, path)
    for name in archive.names:
        if name.lower().endswith(_ANX) and (member := archive.read(name)) and member.startswith(SQLITE_MAGIC):
            return read_database(member, path, zone, archive.read(f"{name}-wal") or b"")
    sets: list[ForeignNotes] = []
    errors: list[ReaderError] = []
    for name in sorted(archive.names):
        is_set = name == CALIBRE_BOOKMARKS or name.lower().endswith(_SETS)
        if not is_set or (member := archive.read(name)) is None:
            continue
        try:
            if name == CALIBRE_BOOKMARKS:
                sets.append(read_calibre_bookmarks(member, path / name))
            else:
                sets.append(_read_json(member, path / name, zone))
        except ReaderError as error:
            errors.append(error)
    if not sets:
        problem, detail = (errors[0].problem, errors[0].detail) if errors else (Problem.NOTES_UNKNOWN, {})
        raise ReaderError(problem, path, **detail)
    notes = joined_notes(sets, errors, path)
    return replace(notes, file_digest=hashlib.sha256(data).hexdigest()) if _EPUB in archive.names else notes


def _head(data: bytes) -> str:
    return data[:200_000].decode("utf-8", "replace")


def _read_json(data: bytes, path: Path, zone: tzinfo) -> ForeignNotes:
    try:
        value = parse_strict_json(data)
    except ReaderError as error:
        why = str(error.detail.get("why", "json"))
        raise ReaderError(Problem.NOTES_DAMAGED, path, why=why) from error
    if is_own_json(value):
        return read_own_json(data, value, path)
    for matches, read in _JSON_WITHOUT_ZONE:
        if matches(value):
            return read(value, path)
    for matches, read_with_zone in _JSON_WITH_ZONE:
        if matches(value):
            return read_with_zone(value, path, zone)
    raise ReaderError(Problem.NOTES_UNKNOWN, path)


def _read_text(text: str, path: Path, zone: tzinfo) -> ForeignNotes:
    for matches, read in _WITHOUT_ZONE:
        if matches(text):
            return read(text, path)
    for matches, read_with_zone in _WITH_ZONE:
        if matches(text):
            return read_with_zone(text, path, zone)
    raise ReaderError(Problem.NOTES_UNKNOWN, path)
