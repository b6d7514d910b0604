"""Merge a page into one Markdown file that has no front matter: its last export is known by its path."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport, deserialise, serialise
from reader.core.annotations.markdown_merge.merge import ExportPage, MergeLabels, MergeResult, merge
from reader.exporters.existing_file import ExistingFile, merge_into


@dataclass(frozen=True, slots=True)
class PageReport:
    """What became of a file: the keys of its blocks by outcome, and what the library has to store."""

    path: Path
    merged: MergeResult
    last: LastExport


@dataclass(frozen=True, slots=True)
class PageExport:
    """A page that is merged into a file, with its scope among the last exports and those, the newest first."""

    scope: str
    page: ExportPage
    bases: Sequence[LastExport]
    labels: MergeLabels


def merge_page(path: Path, export: PageExport, *, dry_run: bool = False) -> PageReport:
    """Merge a page into a file, or write it anew.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
    """
    path = path.expanduser().resolve()
    return merge_into(path, partial(_merged, path, export), dry_run=dry_run)


def _merged(path: Path, export: PageExport, present: ExistingFile | None) -> tuple[PageReport, bytes]:
    page = export.page
    content = serialise({}, page)
    last = LastExport(str(path), export.scope, hashlib.sha256(content.encode()).hexdigest(), content)
    if present is None:
        added = MergeResult("", added=tuple(block.key for block in page.blocks if not block.generated))
        return PageReport(path, added, last), page.to_markdown().removeprefix("\n").encode()
    base = next((base.content for base in export.bases if base.file == str(path)), "")
    known = deserialise(base)
    merged = merge(known[1] if known else None, "\n" + present.text, page, export.labels)
    body = merged.body.removeprefix("\n")
    return PageReport(path, merged, last), present.encoded(body if body.endswith("\n") else body + "\n")
