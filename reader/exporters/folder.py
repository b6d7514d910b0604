"""Write an exported text into a folder without ever writing over what a person wrote.

A file that is as it was exported is brought up to date. A file that was edited since, or that is not ours, is left as
it is, and the new one is written beside it under a name that stays the same (docs/decisions/0012).
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
"""The text's id stands within so many code points of the start of every file that we made of it."""

_LARGEST = 64_000_000
"""A larger file, in bytes, is none of ours."""


@dataclass(frozen=True, slots=True)
class NoteEdit:
    """Hold a note that was edited in a file: the annotation's id, its text's, the library's words and the file's."""

    annotation: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """Report one text: where it went, and the annotations that were added, updated, removed or left unchanged there.

    ``edited`` is the file that was left as its reader had edited it, ``kept`` counts the annotations in it that differ
    from the library's. Of a merged file ``conflicts`` counts what was changed on both sides, ``left_out`` what the
    reader took out; ``edits`` are notes that were edited there, and ``last`` is what the library has to keep.
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
    edits: tuple[NoteEdit, ...] = ()
    last: LastExport | None = None


class ExportFolder:
    """Write texts into one folder, each to a file of its own, in one format."""

    def __init__(self, path: Path, form: str, *, dry_run: bool = False) -> None:
        """Take the folder, which is made when something is written; ``form`` is a key of `FORMATS`."""
        self._path = path.expanduser().resolve()
        self._format: ExportFormat = FORMATS[form]
        self._dry_run = dry_run
        self._taken: set[str] = set()

    def export(self, material: ExportData) -> ExportReport:
        """Bring one text's file up to date. Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED."""
        return self._up_to_date(self._own(material), append_checksum(self._format.render(material)))

    def _up_to_date(self, own: Path, content: str) -> ExportReport:
        present = _content(own)
        if present is None or has_valid_checksum(present):
            return self._written(own, present, content)
        return self._beside(own, present, content)

    def export_whole(self, materials: Sequence[ExportData]) -> ExportReport:
        """Bring the one file of all texts up to date. Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED."""
        return self._up_to_date(self._path / WHOLE_NAME, append_checksum(library_json(materials)))

    def holds(self, material: ExportData) -> bool:
        """Return whether the text has a file here already."""
        return any(_is_of(path, material.text.id) for path in self._candidates(material))

    def _beside(self, own: Path, edited: str, content: str) -> ExportReport:
        free = (path for path in _beside(own) if (present := _content(path)) is None or has_valid_checksum(present))
        path = next(free)
        written = self._written(path, _content(path), content)
        return replace(written, kept=self._differing(edited, content), edited=own)

    def _differing(self, edited: str, content: str) -> int:
        """Count the annotations that were edited; an edit outside of them counts for one."""
        now = self._format.blocks(content)
        before = self._format.blocks(edited)
        return max(1, sum(1 for annotation, block in before.items() if now.get(annotation) != block))

    def _written(self, path: Path, present: str | None, content: str) -> ExportReport:
        before = self._format.blocks(present or "")
        after = self._format.blocks(content)
        same = sum(1 for id_, block in after.items() if before.get(id_) == block)
        added = len(after.keys() - before.keys())
        if not self._dry_run and present != content:
            write_whole(path, content.encode())
        return ExportReport(path, added, len(after) - same - added, len(before.keys() - after.keys()), same)

    def _own(self, material: ExportData) -> Path:
        """Find the file that holds the text already, else the first name that is free."""
        present = self._names(safe_stem(material.text.title))
        paths = self._candidates(material)
        free = (path for path in paths if name_key(path) not in present)
        own = next((path for path in paths if _is_of(path, material.text.id)), None) or next(free)
        self._taken.add(name_key(own))
        return own

    def _candidates(self, material: ExportData) -> list[Path]:
        """Return the names that the text's file may have: one more than there are files of such names."""
        stem = safe_stem(material.text.title)
        number = len(self._names(stem) | self._taken) + 1
        names = islice(numbered(stem, self._format.ending), number)
        return [path for name in names if name_key(path := self._path / name) not in self._taken]

    def _names(self, stem: str) -> set[str]:
        try:
            names = {name_key(path) for path in self._path.iterdir()} if self._path.exists() else set()
        except OSError as error:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, self._path) from error
        return {name for name in names if name.startswith(stem.casefold())}


def name_key(path: Path) -> str:
    """Make names equal that some file systems hold to be the same: case and composition of letters."""
    return unicodedata.normalize("NFC", path.name).casefold()


def numbered(stem: str, ending: str) -> Iterator[str]:
    """Yield the names that a file may have, the plain one first."""
    yield stem + ending
    for number in count(2):
        yield f"{stem} ({number}){ending}"


def _beside(own: Path) -> Iterator[Path]:
    yield own.with_name(f"{own.stem}.onehour{own.suffix}")
    for number in count(2):
        yield own.with_name(f"{own.stem}.onehour-{number}{own.suffix}")


def _content(path: Path) -> str | None:
    """Return a file's words; None if there is no such file, nothing if it is not one that we would have written."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return ""
    try:
        return path.read_text("utf-8") if path.stat().st_size <= _LARGEST else ""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        return ""
    except OSError as error:
        raise ReaderError(Problem.EXPORT_FAILED, path) from error


def _is_of(path: Path, text: str) -> bool:
    return text in (_content(path) or "")[:_HEAD]
