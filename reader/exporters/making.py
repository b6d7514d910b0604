"""Write the notes of texts into a folder in whatever way was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.errors import ReaderError
from reader.exporters.folder import Exported, Folder
from reader.exporters.formats import MARKDOWN, WHOLE
from reader.exporters.material import Material
from reader.exporters.notebook import Notebook
from reader.exporters.sheet import Per, sheets
from reader.exporters.templates import note_template


@dataclass(frozen=True, slots=True)
class Wish:
    """Say what is wanted: the folder, a format of `ALL_FORMATS`, and for Markdown a template and what a file is for.

    ``template`` is the name of a built-in one or the path of one's own.
    """

    folder: Path
    form: str = MARKDOWN
    template: str = "plain"
    per: Per = Per.TEXT
    dry_run: bool = False


def export(
    wish: Wish, materials: Sequence[Material], bases: Sequence[LastExport] = (), *, named: bool
) -> Iterator[Exported | ReaderError]:
    """Write files one after the other, giving what became of each; one that failed does not keep others from theirs.

    Without ``named``, texts without notes make no new files. Raises ReaderError TEMPLATE_INVALID, FILE_MISSING.
    """
    if wish.form == MARKDOWN:
        yield from _markdown(wish, materials, bases, named=named)
        return
    folder = Folder(wish.folder, wish.form, dry_run=wish.dry_run)
    if wish.form == WHOLE:
        yield _told(partial(folder.export_whole, materials))
        return
    for material in materials:
        if named or material.annotations or folder.holds(material):
            yield _told(partial(folder.export, material))


def export_all(wish: Wish, materials: Sequence[Material], bases: Sequence[LastExport]) -> list[Exported | ReaderError]:
    """Write the files of texts that were named, all before anything is given. Raises as `export`."""
    return list(export(wish, materials, bases, named=True))


def _markdown(
    wish: Wish, materials: Sequence[Material], bases: Sequence[LastExport], *, named: bool
) -> Iterator[Exported | ReaderError]:
    template = note_template(wish.template)
    words = materials[0].labels.merge_words if materials else None
    notebook = Notebook(wish.folder, template, bases, words, dry_run=wish.dry_run)
    for sheet in sheets(materials, wish.per, template):
        if named or sheet.notes or notebook.holds(sheet.scope):
            yield _told(partial(notebook.export, sheet))


def _told(act: Callable[[], Exported]) -> Exported | ReaderError:
    try:
        return act()
    except ReaderError as error:
        return error
