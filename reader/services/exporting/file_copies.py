"""Put the notes of texts into copies of the files that the texts were made of: PDFs and EPUBs.

The file itself is never written to. A copy that was made before is told by the notes in it (docs/decisions/0127).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation, AnnotationStyle
from reader.core.errors import Problem, ReaderError
from reader.core.library_links import link_address
from reader.core.text.blocks import PageStart
from reader.core.text.model import TextFormat
from reader.exporters.atomic_write import ChangedMeanwhileError, clear_unfinished, file_bytes, write_whole
from reader.exporters.checksum import append_checksum
from reader.exporters.epub_copy import annotated_epub, set_in_copy
from reader.exporters.export_data import ExportData, link
from reader.exporters.export_folder import ExportReport, name_key, numbered
from reader.exporters.export_run import ExportOptions
from reader.exporters.file_names import safe_stem
from reader.exporters.web_annotation import annotation_set, set_items
from reader.importers.pdf.annotation_requests import (
    AnnotatedFile,
    AnnotateFile,
    AnnotationWorker,
    MarkSubtype,
    PdfMark,
    annotation_worker,
    file_state,
)
from reader.importers.source import read_source
from reader.storage.library import Library

COPIED_FORMATS = frozenset({TextFormat.PDF, TextFormat.EPUB})
"""The formats whose files can hold notes."""

_GREY = (200, 200, 200)
"""Red, green and blue of lines without a colour."""

_SUBTYPES: Mapping[AnnotationStyle, MarkSubtype] = {
    AnnotationStyle.HIGHLIGHT: MarkSubtype.HIGHLIGHT,
    AnnotationStyle.UNDERLINE: MarkSubtype.UNDERLINE,
    AnnotationStyle.WAVY: MarkSubtype.SQUIGGLY,
}


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """The file that a text was made of; of a PDF also the text, and where its pages begin."""

    path: Path
    digest: str
    starts: tuple[PageStart, ...] = ()
    text: str = ""


def copied_files(library: Library, all_data: Iterable[ExportData]) -> dict[str, CopiedFile]:
    """Return the files of texts, which may be gone from there, by text id; other formats hold no notes."""
    return {data.text.id: _copied_file(library, data) for data in all_data if data.text.format in COPIED_FORMATS}


def _copied_file(library: Library, data: ExportData) -> CopiedFile:
    source = library.texts.source_file(data.text.id)
    if data.text.format is TextFormat.EPUB:
        return CopiedFile(Path(source.path), source.digest)
    path = library.originals.file_of(source)
    if not data.placed:
        return CopiedFile(path, source.digest)
    view = library.texts.view(data.text.id)
    return CopiedFile(path, source.digest, tuple(view.pages().starts), view.slice(0, view.characters))


def write_copies(
    options: ExportOptions, texts: Sequence[ExportData], files: Mapping[str, CopiedFile], *, named: bool
) -> Iterator[ExportReport | ReaderError]:
    """Write copies one by one, and yield a report or the error for each.

    Without ``named``, texts of other formats are passed over.
    """
    folder = options.folder.expanduser().resolve()
    if not options.dry_run:
        clear_unfinished(folder)
    with annotation_worker() as worker:
        copies = _Copies(folder, worker, dry_run=options.dry_run)
        for data in texts:
            if data.text.id in files and (named or data.annotations):
                yield copies.report(data, files[data.text.id])
            elif named:
                yield ReaderError(Problem.EXPORT_FAILED, Path(data.text.title), why="no-file")


class _Copies:
    """Writes the copies of one export."""

    def __init__(self, folder: Path, worker: AnnotationWorker, *, dry_run: bool) -> None:
        self._folder = folder
        self._worker = worker
        self._dry_run = dry_run
        self._used_names: set[str] = set()

    def report(self, data: ExportData, file: CopiedFile) -> ExportReport | ReaderError:
        """Write the copy of one text, and return what became of it."""
        try:
            return self._pdf(data, file) if data.text.format is TextFormat.PDF else self._epub(data, file)
        except ReaderError as error:
            return error

    def _pdf(self, data: ExportData, file: CopiedFile) -> ExportReport:
        address = f"{link_address(data.text.id)}/"
        signs = address.encode(), file_state(file.digest).encode()
        path, present = next(
            (path, present)
            for path in self._possible_paths(data, ".pdf")
            if (present := file_bytes(path)) is None or all(sign in present for sign in signs)
        )
        marks = tuple(_mark(data, note) for note in data.placed if note.end > note.start)
        copy = None if present is None else path
        request = AnnotateFile(file.path, file.digest, copy, address, file.starts, file.text, marks)
        self._worker.ask(request, file.path)
        done = self._worker.result()
        if present is None and not done.data:
            raise ReaderError(Problem.EXPORT_FAILED, file.path, why="not-found")
        if done.data:
            self._write(path, done.data, present)
        return _pdf_report(path, done, len(data.annotations) - len(marks))

    def _epub(self, data: ExportData, file: CopiedFile) -> ExportReport:
        original = _original(file)
        content = append_checksum(annotation_set(data))
        path, present = next(
            (path, present)
            for path in self._possible_paths(data, ".epub")
            if (present := file_bytes(path)) is None or set_in_copy(present, original, data.text.id)
        )
        before = set_in_copy(present, original, data.text.id) if present else ""
        if content != before:
            self._write(path, annotated_epub(original, content), present)
        old, new = set_items(before), set_items(content)
        same = sum(old.get(id_) == item for id_, item in new.items())
        added = len(new.keys() - old.keys())
        return ExportReport(path, added, len(new) - same - added, len(old.keys() - new.keys()), same)

    def _possible_paths(self, data: ExportData, suffix: str) -> Iterator[Path]:
        """Yield the paths that the copy may have."""
        for name in numbered(safe_stem(data.text.title), suffix):
            path = self._folder / name
            is_other = path.is_symlink() or (path.exists() and not path.is_file())
            if not is_other and name_key(path) not in self._used_names:
                yield path

    def _write(self, path: Path, content: bytes, present: bytes | None) -> None:
        self._used_names.add(name_key(path))
        if self._dry_run:
            return
        try:
            write_whole(path, content, present)
        except ChangedMeanwhileError as error:
            raise ReaderError(Problem.EXPORT_FAILED, path, why="changing") from error


def _original(file: CopiedFile) -> bytes:
    """Return the bytes of an EPUB. Raises ReaderError as `read_source`, EXPORT_FAILED (``why``: other-file)."""
    content = read_source(file.path).data
    if hashlib.sha256(content).hexdigest() != file.digest:
        raise ReaderError(Problem.EXPORT_FAILED, file.path, why="other-file")
    return content


def _pdf_report(path: Path, done: AnnotatedFile, elsewhere: int) -> ExportReport:
    return ExportReport(
        path,
        len(done.added),
        len(done.updated),
        len(done.removed),
        len(done.unchanged),
        kept=len(done.kept),
        missed=len(done.missed) + elsewhere,
    )


def _mark(data: ExportData, note: Annotation) -> PdfMark:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    words = "\n\n".join(filter(None, (data.kind_word(note), note.body, tags)))
    return PdfMark(
        note.id,
        note.start,
        note.end,
        _SUBTYPES[note.style],
        _colour(note),
        words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""),
        note.creator,
        _pdf_date(note.modified),
        link(note),
    )


def _colour(note: Annotation) -> tuple[int, int, int]:
    red, green, blue = COLOURS[note.colour].rgb if note.colour else _GREY
    if note.style is not AnnotationStyle.HIGHLIGHT:
        return red, green, blue
    return (red + 255) // 2, (green + 255) // 2, (blue + 255) // 2


def _pdf_date(at: datetime) -> str:
    """Return a time as PDF writes it (ISO 32000-2, 7.9.4)."""
    return f"{at.astimezone(UTC):D:%Y%m%d%H%M%SZ}"
