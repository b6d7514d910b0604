"""Correct wrong guesses about a text: its title, author and language, and how its file is read."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reader.cli.commands.replace import preview_cards, preview_row, preview_text
from reader.cli.json_rows import Row, text_row
from reader.cli.reading_options import import_options, reading_options
from reader.cli.session import Session, command
from reader.core.annotations.reanchoring.edition_preview import EditionPreview
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import Text, TextDetails
from reader.services.editions import compare_editions, original_file, replace_edition
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library


@command("reread")
@click.argument("id_", metavar="ID")
@click.option("--rehearse", "is_dry_run", is_flag=True, help="Only show what would happen to the annotations.")
@click.option("--afresh", is_flag=True, help="Forget the earlier options for this text.")
@reading_options
def reread_command(
    session: Session, /, *, id_: str, is_dry_run: bool, afresh: bool, **values: str | bool | None
) -> None:
    """Read the text ID again with these options, or the earlier ones; annotations are kept, and this can be undone."""
    with session.open_for_writing() as library:
        card = library.texts.get(id_)
        before = library.texts.choices(card.id)
        options = import_options(values, DEFAULT_OPTIONS if afresh else before)
        preview = None
        if afresh or options.reading_options != before.reading_options or _needs_guess(values):
            preview = _read_again(session, library, card, options, is_dry_run=is_dry_run)
        elif not is_dry_run:
            _describe(session, library, card, _names(card, options), options)
        row = _row(session, library, card.id, preview)
    session.write_result(row, lambda: preview_text(session, preview or EditionPreview((), (), 0)))


def _needs_guess(values: dict[str, str | bool | None]) -> bool:
    """Return whether the file has to be read again to guess a value, or all values were specified."""
    is_specified = any(value is not None for value in values.values())
    return values["language"] == "guess" or values["title"] == "" or not is_specified


def _names(card: Text, options: ImportOptions) -> TextDetails:
    author, language = options.author, options.language
    return TextDetails(
        options.title or card.title,
        card.author if author is None else author,
        card.language if language is None else language,
    )


def _read_again(
    session: Session, library: Library, card: Text, options: ImportOptions, *, is_dry_run: bool
) -> EditionPreview:
    """Read the file as an edition and replace the text by it, unless the text would stay the same."""
    with TemporaryDirectory() as folder:
        path = original_file(library, card, Path(folder))
        request = ImportRequest(path, options, edition_of=card.id, source=card.source)
        edition = import_file(library, request, session.at, session.show_progress).id
    preview = compare_editions(library, card.id, edition, corrects=True).preview(session.at)
    if not is_dry_run and not library.editions.is_same_reading(card.id, edition):
        replace_edition(library, card.id, edition, preview, session.at, corrects=True)
        library.index.index_text(card.id)
        return preview
    header, stated = library.editions.card(edition), library.bibliographies.of(edition)
    library.editions.discard(edition, session.at)
    if not is_dry_run:
        names = TextDetails(header.title, header.author, header.language)
        _describe(session, library, card, names, options, stated=stated)
    return preview


def _describe(
    session: Session,
    library: Library,
    card: Text,
    names: TextDetails,
    options: ImportOptions,
    *,
    stated: Bibliography = UNKNOWN_BIBLIOGRAPHY,
) -> None:
    """Store names and options of a text whose content stays the same, and what its file states that it lacks."""
    known = library.bibliographies.of(card.id)
    data = known.completed_by(stated)
    present = _names(card, DEFAULT_OPTIONS), library.texts.choices(card.id), known
    if (names, options, data) != present:
        library.texts.describe(card.id, names, options, session.at, data)


def _row(session: Session, library: Library, text: str, preview: EditionPreview | None) -> Row:
    stored = json.loads(library.texts.choices(text).to_json())
    outcome = preview or EditionPreview((), (), 0)
    row = text_row(library.texts.get(text)) | {"choices": stored} | preview_row(session, outcome)
    return row | {"cards": preview_cards(library, outcome)}
