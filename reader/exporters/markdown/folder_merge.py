"""Export Markdown into a folder repeatedly, merging with the reader's edits in the files.

What was last exported is looked up in the library by the digest in the file; a file that is unchanged since its export
needs no merge base (docs/decisions/0012, 0034).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from reader.core.annotations.markdown_merge.block_parser import BLOCK_ID, ExportBlock, end_of_block
from reader.core.annotations.markdown_merge.last_export import Front, LastExport, deserialise, serialise
from reader.core.annotations.markdown_merge.merge import ExportPage, MergeLabels, MergeResult, merge
from reader.core.library_links import link_address
from reader.exporters.atomic_write import file_bytes, write_whole
from reader.exporters.checksum import BLANK, KEY, append_checksum, checksum_of, has_valid_checksum
from reader.exporters.existing_file import ExistingFile, merge_into
from reader.exporters.export_folder import ExportReport, name_key, numbered, present_names
from reader.exporters.export_labels import ExportLabels
from reader.exporters.file_names import safe_stem
from reader.exporters.markdown.document import MarkdownDocument, cover_name, earlier_blocks
from reader.exporters.markdown.front_matter import (
    FENCE,
    lines_by_key,
    merged_front,
    read_front_matter,
    split_front_matter,
)
from reader.exporters.markdown.note_edits import note_edit
from reader.exporters.markdown.templates import NoteTemplate

_HEADINGS = re.compile(r"\A(?:\s*(?:- )?#{1,6} .*\n)+")


class MarkdownFolder:
    """Write Markdown files into one folder."""

    def __init__(
        self,
        folder: Path,
        template: NoteTemplate,
        bases: Sequence[LastExport] = (),
        labels: MergeLabels | None = None,
        *,
        dry_run: bool = False,
    ) -> None:
        """Set the folder, which is created by the first write; ``bases`` are the last exports, newest first."""
        self._path = folder.expanduser().resolve()
        self._template = template
        self._bases = bases
        self._labels = labels or ExportLabels().merge_labels
        self._dry_run = dry_run
        self._used_names: set[str] = set()
        self._found: dict[str, Path] | None = None

    def export(self, document: MarkdownDocument) -> ExportReport:
        """Update one file, and write its cover beside it, unless there is one already.

        Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
        """
        path = self._file_of(document)
        self._used_names.add(name_key(path))
        report = merge_into(path, partial(self._merged, document, path), dry_run=self._dry_run)
        if document.cover and not self._dry_run:
            cover = path.with_name(cover_name(document.cover))
            if file_bytes(cover) is None:
                write_whole(cover, document.cover.data)
        return report

    def holds(self, scope: str) -> bool:
        """Return whether the folder already has a file of this scope."""
        return self._known(scope) is not None or scope in self._files()

    def _merged(
        self, document: MarkdownDocument, path: Path, present: ExistingFile | None
    ) -> tuple[ExportReport, bytes]:
        front, content = _with_checksum(document)
        last = LastExport(str(path), document.scope, checksum_of(front[KEY]), serialise(front, document.page))
        known = any(export.file == last.file and export.digest == last.digest for export in self._bases)
        if present is None or present.text == content:
            ids = tuple(document.notes)
            merged = MergeResult("", unchanged=ids) if present else MergeResult("", added=ids)
            report = self._report(document, path, merged)
            return replace(report, last=None if known else last), present.data if present else content.encode()
        merged, text = self._merged_text(document, path, present.text, front, content)
        report = self._report(document, path, merged)
        return replace(report, last=None if known else last), present.encoded(text)

    def _merged_text(
        self, document: MarkdownDocument, path: Path, text: str, front: Front, content: str
    ) -> tuple[MergeResult, str]:
        lines, body = split_front_matter(text)
        if has_valid_checksum(text):
            return merge(_exported_blocks(body), body, document.page, self._labels), content
        base = self._base(path, document.scope, lines)
        merged = merge(
            base[1] if base else None, body, document.page, self._labels, partial(self._earlier_forms, document)
        )
        if lines is None:
            head = "" if base else FENCE + "".join(front.values()) + FENCE
        else:
            head = FENCE + merged_front(base[0] if base else None, lines, front) + FENCE
        return merged, head + merged.body

    def _earlier_forms(self, document: MarkdownDocument, key: str) -> tuple[str, ...]:
        note = document.notes.get(key)
        return earlier_blocks(self._template, *note) if note else ()

    def _base(self, path: Path, scope: str, lines: str | None) -> tuple[Front, ExportPage] | None:
        digest = checksum_of(lines_by_key(lines or "").get(KEY, ""))
        by_digest = (export for export in self._bases if export.scope == scope and export.digest == digest)
        by_file = (export for export in self._bases if export.scope == scope and export.file == str(path))
        found = next(by_digest, None) or (None if digest else next(by_file, None))
        return deserialise(found.content) if found else None

    def _report(self, document: MarkdownDocument, path: Path, merged: MergeResult) -> ExportReport:
        found = (note_edit(self._template, *document.notes[key], text) for key, text in merged.edited.items())
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

    def _file_of(self, document: MarkdownDocument) -> Path:
        """Return the existing file of this scope, wherever it was moved, else the first free name."""
        known = self._known(document.scope) or self._files().get(document.scope)
        return known or next(path for path in self._candidates(document.name) if not os.path.lexists(path))

    def _known(self, scope: str) -> Path | None:
        """Return the file that was last written for a scope, if it still exists."""
        for last_export in self._bases:
            path = Path(last_export.file)
            is_here = last_export.scope == scope and path.is_relative_to(self._path) and path.resolve() == path
            if is_here and (scope_of(path) == scope or _links_to(path, scope)):
                return path
        return None

    def _files(self) -> dict[str, Path]:
        if self._found is None:
            self._found = scopes_in(self._path)
        return self._found

    def _candidates(self, name: str) -> list[Path]:
        stem = safe_stem(name)
        present = present_names(self._path, stem)
        number = len(present | self._used_names) + 1
        paths = [self._path / candidate for candidate in islice(numbered(stem, ".md"), number)]
        return [path for path in paths if name_key(path) not in self._used_names | present]


def _with_checksum(document: MarkdownDocument) -> tuple[Front, str]:
    """Return the front matter with its digest, and the content of the whole file before any edit."""
    content = append_checksum(FENCE + "".join(document.front.values()) + FENCE + document.page.to_markdown())
    digest = checksum_of(content)
    front = {key: lines.replace(BLANK, digest) if key == KEY else lines for key, lines in document.front.items()}
    return front, content


def _exported_blocks(body: str) -> ExportPage:
    """Return the blocks of a file that was not edited."""
    blocks = []
    start = 0
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if found := BLOCK_ID.search(line):
            end = end_of_block(lines, number, found[1])
            text = _HEADINGS.sub("", "\n".join(lines[start : end + 1]))
            blocks.append(ExportBlock(found[1], text.strip("\n")))
            start = end + 1
    return ExportPage(tuple(blocks))


def _links_to(path: Path, scope: str) -> bool:
    """Return whether a file that has lost its front matter still contains links into the text."""
    if path.is_symlink() or not path.is_file():
        return False
    data = file_bytes(path) or b""
    return f"{link_address(scope)}/".encode() in data and not data.startswith(FENCE.encode())


_HEAD = 16_384
"""The front matter is within this many bytes of the start of a file."""

_MAX_FILES = 50_000
"""How many files are examined."""

SCOPE = "id"
"""The front matter key of a file's scope."""


def scope_of(path: Path) -> str | None:
    """Return the scope of an exported file; None for any other file, and for symbolic links."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return _scope(head.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def scopes_in(folder: Path) -> dict[str, Path]:
    """Return the exported files in a folder and its subfolders, by scope; hidden ones are ignored."""
    found: dict[str, Path] = {}
    for path in islice(_markdown_files(folder), _MAX_FILES):
        scope = scope_of(path)
        if scope is not None:
            found.setdefault(scope, path)
    return found


def _scope(head: str) -> str | None:
    front, _rest = split_front_matter(head)
    if front is None or "onehour" not in head:
        return None
    value = read_front_matter(f"{FENCE}{front}{FENCE}").get(SCOPE)
    return None if value is None else str(value)


def _markdown_files(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(".md") and not name.startswith("."):
                yield Path(root, name)
