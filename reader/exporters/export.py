"""Write the notes of texts into a folder in whatever way was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.errors import ReaderError
from reader.exporters.export_data import ExportData
from reader.exporters.folder import ExportFolder, ExportReport
from reader.exporters.formats import MARKDOWN, WHOLE
from reader.exporters.markdown.document import DocumentScope, markdown_documents
from reader.exporters.markdown.folder_merge import MarkdownFolder
from reader.exporters.markdown.templates import note_template


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Say what is wanted: the folder, a format of `ALL_FORMATS`, and for Markdown a template and what a file is for.

    ``template`` is the name of a built-in one or the path of one's own.
    """

    folder: Path
    form: str = MARKDOWN
    template: str = "plain"
    per: DocumentScope = DocumentScope.TEXT
    dry_run: bool = False


def export_texts(
    wish: ExportOptions, materials: Sequence[ExportData], bases: Sequence[LastExport] = (), *, named: bool
) -> Iterator[ExportReport | ReaderError]:
    """Write files one after the other, giving what became of each; one that failed does not keep others from theirs.

    Without ``named``, texts without notes make no new files. Raises ReaderError TEMPLATE_INVALID, FILE_MISSING.
    """
    if wish.form == MARKDOWN:
        yield from _markdown(wish, materials, bases, named=named)
        return
    folder = ExportFolder(wish.folder, wish.form, dry_run=wish.dry_run)
    if wish.form == WHOLE:
        yield _told(partial(folder.export_whole, materials))
        return
    for material in materials:
        if named or material.annotations or folder.holds(material):
            yield _told(partial(folder.export, material))


def _markdown(
    wish: ExportOptions, materials: Sequence[ExportData], bases: Sequence[LastExport], *, named: bool
) -> Iterator[ExportReport | ReaderError]:
    template = note_template(wish.template)
    words = materials[0].labels.merge_words if materials else None
    notebook = MarkdownFolder(wish.folder, template, bases, words, dry_run=wish.dry_run)
    for sheet in markdown_documents(materials, wish.per, template):
        if named or sheet.notes or notebook.holds(sheet.scope):
            yield _told(partial(notebook.export, sheet))


def _told(act: Callable[[], ExportReport]) -> ExportReport | ReaderError:
    try:
        return act()
    except ReaderError as error:
        return error
