"""Export a text into a folder without ever overwriting what a person wrote.

A file that is unchanged since its export is updated. A file that was edited since, or that is not ours, is left as it
is, and the new one is written next to it under a stable name (docs/decisions/0012).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import write_whole
from reader.exporters.checksum import append_checksum, has_valid_checksum
from reader.exporters.export_data import ExportData
from reader.exporters.file_names import safe_stem
from reader.exporters.formats import FORMATS, WHOLE_NAME, ExportFormat
from reader.exporters.json import library_json

_HEAD = 4_096
"""The text's id is within this many code points of the start of every file that we wrote for it."""

_MAX_BYTES = 64_000_000
"""A file larger than this, in bytes, is not ours."""


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """A note that was edited in a file: the ids of the annotation and its text, the library's body and the file's."""

    annotation: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The outcome for one text: its file, and how many annotations were added, updated, removed or unchanged there.

    ``edited`` is the file that was left as its reader had edited it, ``kept`` counts the annotations in it that differ
    from the library's. Of a merged file ``conflicts`` counts what was changed on both sides, ``left_out`` what the
    reader took out; ``edits`` are notes that were edited there, and ``last`` is what the library has to store.
    Of a copy of a PDF, ``missed`` counts the notes whose passage is not on its pages.
    """

    path: Path
    added: int
    updated: int
    removed: int
    unchanged: int
    kept: int = 0
    edited: Path | None = None
    conflicts: int = 0
    left_out: int = 0
    missed: int = 0
    edits: tuple[NoteEdit, ...] = ()
    last: LastExport | None = None


class ExportFolder:
    """Write texts into one folder, each to its own file, in one format."""

    def __init__(self, path: Path, form: str, *, dry_run: bool = False) -> None:
        """Set the folder, which is created by the first write; ``form`` is a key of `FORMATS`."""
        self._path = path.expanduser().resolve()
        self._format: ExportFormat = FORMATS[form]
        self._dry_run = dry_run
        self._used_names: set[str] = set()

    def export(self, data: ExportData) -> ExportReport:
        """Update one text's file. Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED."""
        return self._update(self._file_of(data), append_checksum(self._format.render(data)))

    def _update(self, target: Path, content: str) -> ExportReport:
        present = self._content(target)
        if present is None or has_valid_checksum(present):
            return self._write(target, present, content)
        return self._write_sibling(target, present, content)

    def export_whole(self, all_data: Sequence[ExportData]) -> ExportReport:
        """Update the single file of all texts. Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED."""
        return self._update(self._path / WHOLE_NAME, append_checksum(library_json(all_data)))

    def holds(self, data: ExportData) -> bool:
        """Return whether the text already has a file in the folder."""
        return any(self._is_of(path, data.text.id) for path in self._candidates(data))

    def _write_sibling(self, target: Path, edited: str, content: str) -> ExportReport:
        free = (
            path
            for path in _sibling_names(target)
            if (present := self._content(path)) is None or has_valid_checksum(present)
        )
        path = next(free)
        report = self._write(path, self._content(path), content)
        return replace(report, kept=self._count_edited(edited, content), edited=target)

    def _count_edited(self, edited: str, content: str) -> int:
        """Count the annotations that were edited; an edit outside of them counts as one."""
        now = self._format.blocks(content)
        before = self._format.blocks(edited)
        return max(1, sum(1 for annotation, block in before.items() if now.get(annotation) != block))

    def _write(self, path: Path, present: str | None, content: str) -> ExportReport:
        before = self._format.blocks(present or "")
        after = self._format.blocks(content)
        same = sum(1 for id_, block in after.items() if before.get(id_) == block)
        added = len(after.keys() - before.keys())
        if not self._dry_run and present != content:
            write_whole(path, self._format.encode(content))
        return ExportReport(path, added, len(after) - same - added, len(before.keys() - after.keys()), same)

    def _file_of(self, data: ExportData) -> Path:
        """Return the existing file of the text, else the first free name."""
        present = present_names(self._path, safe_stem(data.text.title))
        paths = self._candidates(data)
        free = (path for path in paths if name_key(path) not in present)
        path = next((path for path in paths if self._is_of(path, data.text.id)), None) or next(free)
        self._used_names.add(name_key(path))
        return path

    def _candidates(self, data: ExportData) -> list[Path]:
        """Return the names that the text's file may have: one more than there are files with such names."""
        stem = safe_stem(data.text.title)
        number = len(present_names(self._path, stem) | self._used_names) + 1
        names = islice(numbered(stem, self._format.suffix), number)
        return [path for name in names if name_key(path := self._path / name) not in self._used_names]

    def _is_of(self, path: Path, text: str) -> bool:
        return text in (self._content(path) or "")[:_HEAD]

    def _content(self, path: Path) -> str | None:
        """Return what was rendered into a file; None if there is none, an empty string if it cannot be one of ours."""
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return ""
        try:
            return _plain_line_ends(self._format.decode(path.read_bytes())) if path.stat().st_size <= _MAX_BYTES else ""
        except (FileNotFoundError, NotADirectoryError):
            return None
        except UnicodeDecodeError:
            return ""
        except OSError as error:
            raise ReaderError(Problem.EXPORT_FAILED, path) from error


def present_names(folder: Path, stem: str) -> set[str]:
    """Return the keys of the names in a folder that begin like a stem; raises ReaderError FOLDER_UNWRITABLE."""
    try:
        names = {name_key(path) for path in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, folder) from error
    return {name for name in names if name.startswith(stem.casefold())}


def name_key(path: Path) -> str:
    """Return a key that is equal for names that some file systems treat as equal: case and Unicode normalisation."""
    return unicodedata.normalize("NFC", path.name).casefold()


def numbered(stem: str, ending: str) -> Iterator[str]:
    """Yield the names that a file may have, the plain one first."""
    yield stem + ending
    for number in count(2):
        yield f"{stem} ({number}){ending}"


def _sibling_names(own: Path) -> Iterator[Path]:
    yield own.with_name(f"{own.stem}.onehour{own.suffix}")
    for number in count(2):
        yield own.with_name(f"{own.stem}.onehour-{number}{own.suffix}")


def _plain_line_ends(content: str) -> str:
    """Return text with LF line ends, which version control may have changed."""
    return content.replace("\r\n", "\n").replace("\r", "\n")
