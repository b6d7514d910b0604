"""Export Markdown into a folder again and again, merging with what its reader has written there.

What was last exported comes from the library, found by the digest in the file; a file that is as it was exported needs
nothing else (docs/decisions/0012, 0034).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, ExportBlock
from reader.core.annotations.markdown_merge.last_export import Front, LastExport, deserialise, serialise
from reader.core.annotations.markdown_merge.merge import ExportPage, MergeLabels, MergeResult, merge
from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import ChangedMeanwhileError, file_bytes, write_whole
from reader.exporters.checksum import BLANK, KEY, append_checksum, checksum_of, has_valid_checksum
from reader.exporters.export_data import ExportLabels
from reader.exporters.file_names import safe_stem
from reader.exporters.folder import ExportReport, name_key, numbered
from reader.exporters.markdown.document import MarkdownDocument
from reader.exporters.markdown.existing_files import scope_of, scopes_in
from reader.exporters.markdown.front_matter import FENCE, lines_by_key, merged_front, split_front_matter
from reader.exporters.markdown.note_edits import note_edit
from reader.exporters.markdown.templates import NoteTemplate

_TRIES = 3
_BOM = "\ufeff"
_HEADINGS = re.compile(r"\A(?:\s*(?:- )?#{1,6} .*\n)+")


@dataclass(frozen=True, slots=True)
class _Present:
    """Hold a file as it is: its bytes, its words with line ends made LF, and how it was written."""

    data: bytes
    words: str
    line_end: str
    bom: str

    def written(self, words: str) -> bytes:
        """Write other words as this file was written."""
        return (self.bom + words.replace("\n", self.line_end)).encode()


class MarkdownFolder:
    """Write Markdown files into one folder."""

    def __init__(
        self,
        folder: Path,
        template: NoteTemplate,
        bases: Sequence[LastExport] = (),
        words: MergeLabels | None = None,
        *,
        dry_run: bool = False,
    ) -> None:
        """Take the folder, which is made when something is written; ``bases`` are the last exports, newest first."""
        self._path = folder.expanduser().resolve()
        self._template = template
        self._bases = bases
        self._words = words or ExportLabels().merge_words
        self._dry_run = dry_run
        self._taken: set[str] = set()
        self._found: dict[str, Path] | None = None

    def export(self, sheet: MarkdownDocument) -> ExportReport:
        """Bring one file up to date.

        Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
        """
        path = self._own(sheet)
        self._taken.add(name_key(path))
        for _ in range(_TRIES):
            present = _present(path)
            done, data = self._merged(sheet, path, present)
            before = present.data if present else file_bytes(path)
            if self._dry_run or data == before:
                return done
            try:
                write_whole(path, data, before)
            except ChangedMeanwhileError:
                continue
            return done
        raise ReaderError(Problem.EXPORT_FAILED, path, why="changing")

    def holds(self, scope: str) -> bool:
        """Return whether the folder has a file about this already."""
        return self._known(scope) is not None or scope in self._files()

    def _merged(self, sheet: MarkdownDocument, path: Path, present: _Present | None) -> tuple[ExportReport, bytes]:
        front, content = _sealed(sheet)
        last = LastExport(str(path), sheet.scope, checksum_of(front[KEY]), serialise(front, sheet.page))
        known = any(one.file == last.file and one.digest == last.digest for one in self._bases)
        if present is None or present.words == content:
            ids = tuple(sheet.notes)
            merged = MergeResult("", unchanged=ids) if present else MergeResult("", added=ids)
            done = self._told(sheet, path, merged)
            return replace(done, last=None if known else last), present.data if present else content.encode()
        merged, words = self._merged_words(sheet, path, present.words, front, content)
        done = self._told(sheet, path, merged)
        return replace(done, last=None if known else last), present.written(words)

    def _merged_words(
        self, sheet: MarkdownDocument, path: Path, words: str, front: Front, content: str
    ) -> tuple[MergeResult, str]:
        lines, body = split_front_matter(words)
        if has_valid_checksum(words):
            return merge(_exported_blocks(body), body, sheet.page, self._words), content
        base = self._base(path, sheet.scope, lines)
        merged = merge(base[1] if base else None, body, sheet.page, self._words)
        if lines is None:
            head = "" if base else FENCE + "".join(front.values()) + FENCE
        else:
            head = FENCE + merged_front(base[0] if base else None, lines, front) + FENCE
        return merged, head + merged.body

    def _base(self, path: Path, scope: str, lines: str | None) -> tuple[Front, ExportPage] | None:
        digest = checksum_of(lines_by_key(lines or "").get(KEY, ""))
        by_digest = (one for one in self._bases if one.scope == scope and one.digest == digest)
        by_file = (one for one in self._bases if one.scope == scope and one.file == str(path))
        found = next(by_digest, None) or (None if digest else next(by_file, None))
        return deserialise(found.content) if found else None

    def _told(self, sheet: MarkdownDocument, path: Path, merged: MergeResult) -> ExportReport:
        found = (note_edit(self._template, *sheet.notes[key], words) for key, words in merged.edited.items())
        return ExportReport(
            path,
            len(merged.added),
            len(merged.updated),
            len(merged.removed),
            len(merged.unchanged),
            len(merged.kept),
            conflicts=len(merged.conflicts),
            left_out=len(merged.left_out),
            edits=tuple(edit for edit in found if edit is not None),
        )

    def _own(self, sheet: MarkdownDocument) -> Path:
        """Find the file that is about this already, wherever it was moved, else the first name that is free."""
        known = self._known(sheet.scope) or self._files().get(sheet.scope)
        return known or next(path for path in self._candidates(sheet.name) if not _is_there(path))

    def _known(self, scope: str) -> Path | None:
        """Return the file that was last written, if it is there still."""
        for one in self._bases:
            path = Path(one.file)
            is_here = one.scope == scope and path.is_relative_to(self._path) and path.resolve() == path
            if is_here and (scope_of(path) == scope or _speaks_of(path, scope)):
                return path
        return None

    def _files(self) -> dict[str, Path]:
        if self._found is None:
            self._found = scopes_in(self._path)
        return self._found

    def _candidates(self, name: str) -> list[Path]:
        stem = safe_stem(name)
        number = len(self._names(stem) | self._taken) + 1
        paths = [self._path / one for one in islice(numbered(stem, ".md"), number)]
        present = self._names(stem)
        return [path for path in paths if name_key(path) not in self._taken | present]

    def _names(self, stem: str) -> set[str]:
        try:
            names = {name_key(path) for path in self._path.iterdir()} if self._path.exists() else set()
        except OSError as error:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, self._path) from error
        return {name for name in names if name.startswith(stem.casefold())}


def _sealed(sheet: MarkdownDocument) -> tuple[Front, str]:
    """Return the front matter with its digest, and the whole file as nobody has touched it."""
    content = append_checksum(FENCE + "".join(sheet.front.values()) + FENCE + sheet.page.written())
    digest = checksum_of(content)
    front = {key: words.replace(BLANK, digest) if key == KEY else words for key, words in sheet.front.items()}
    return front, content


def _present(path: Path) -> _Present | None:
    """Read a file; None if there is none or nothing in it. Raises ReaderError EXPORT_FAILED."""
    data = file_bytes(path)
    if not data or not data.strip():
        return None
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReaderError(Problem.EXPORT_FAILED, path, why="not-text") from error
    bom = _BOM if words.startswith(_BOM) else ""
    crlf = data.count(b"\r\n")
    line_end = "\r\n" if crlf * 2 > data.count(b"\n") else "\n"
    plain = words.removeprefix(_BOM).replace("\r\n", "\n")
    return _Present(data, plain, line_end, bom)


def _exported_blocks(body: str) -> ExportPage:
    """Return the blocks of a file that nobody has touched."""
    pieces = []
    start = 0
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if found := BLOCK_ID.search(line):
            words = _HEADINGS.sub("", "\n".join(lines[start : number + 1]))
            pieces.append(ExportBlock(found[1], words.strip("\n")))
            start = number + 1
    return ExportPage(tuple(pieces))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _speaks_of(path: Path, scope: str) -> bool:
    """Return whether a file that has lost its front matter still has links into the text."""
    if path.is_symlink() or not path.is_file():
        return False
    data = file_bytes(path) or b""
    return f"onehour://open/{scope}/".encode() in data and not data.startswith(FENCE.encode())
