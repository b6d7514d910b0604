"""Export the notes of texts into a folder in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.errors import ReaderError
from reader.exporters.atomic_write import clear_unfinished
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportFolder, ExportReport
from reader.exporters.formats import MARKDOWN, WHOLE
from reader.exporters.markdown.document import DocumentScope, markdown_documents
from reader.exporters.markdown.folder_merge import MarkdownFolder
from reader.exporters.markdown.template_worker import note_template


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The options of an export: folder, a format of `LABELS`, and for Markdown a template and a scope per file.

    ``template`` is the name of a built-in template or the path of a custom one. With ``covers``, a file of one text
    links to its cover, which is written beside it; with ``citation_keys``, a text without a citation key is given one.
    """

    folder: Path
    form: str = MARKDOWN
    template: str = "plain"
    per: DocumentScope = DocumentScope.TEXT
    dry_run: bool = False
    covers: bool = False
    citation_keys: bool = False


def export_texts(
    options: ExportOptions, all_data: Sequence[ExportData], bases: Sequence[LastExport] = (), *, named: bool
) -> Iterator[ExportReport | ReaderError]:
    """Write files one by one, and yield a report or the error for each; a failed file does not stop the others.

    Without ``named``, texts without notes do not create new files. Raises ReaderError TEMPLATE_INVALID, FILE_MISSING.
    """
    if not options.dry_run:
        clear_unfinished(options.folder.expanduser())
    if options.form == MARKDOWN:
        yield from _markdown(options, all_data, bases, named=named)
        return
    folder = ExportFolder(options.folder, options.form, dry_run=options.dry_run)
    if options.form == WHOLE:
        yield _report_or_error(partial(folder.export_whole, all_data))
        return
    for data in all_data:
        if named or data.annotations or folder.holds(data):
            yield _report_or_error(partial(folder.export, data))


def _markdown(
    options: ExportOptions, all_data: Sequence[ExportData], bases: Sequence[LastExport], *, named: bool
) -> Iterator[ExportReport | ReaderError]:
    labels = all_data[0].labels.merge_labels if all_data else None
    with note_template(options.template) as template:
        folder = MarkdownFolder(options.folder, template, bases, labels, dry_run=options.dry_run)
        for document in markdown_documents(all_data, options.per, template):
            if named or document.notes or folder.holds(document.scope):
                yield _report_or_error(partial(folder.export, document))


def _report_or_error(export: Callable[[], ExportReport]) -> ExportReport | ReaderError:
    try:
        return export()
    except ReaderError as error:
        return error
