"""Correct what was guessed wrongly of a text: what it is called, and how its file is read."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reader.cli.commands.replace import rehearsal_row, rehearsal_words
from reader.cli.json_rows import Row, text_row
from reader.cli.reading_options import import_options, reading_options
from reader.cli.session import Session, command
from reader.core.annotations.reanchoring.edition_preview import EditionPreview
from reader.core.text.import_options import DEFAULT_OPTIONS, ImportOptions
from reader.core.text.model import Text, TextNames
from reader.services.editions import compare_editions, original_file, replace_edition
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library


@command("reread")
@click.argument("id_", metavar="ID")
@click.option("--rehearse", "only_rehearse", is_flag=True, help="Only say what would become of the annotations.")
@click.option("--afresh", is_flag=True, help="Forget what was told of this text before.")
@reading_options
def reread_command(
    session: Session, /, *, id_: str, only_rehearse: bool, afresh: bool, **told: str | bool | None
) -> None:
    """Read the text ID again as told here, else as told before; its annotations come along, and undo takes it back."""
    with session.opened() as library:
        card = library.texts.get(id_)
        before = library.texts.choices(card.id)
        choices = import_options(told, DEFAULT_OPTIONS if afresh else before)
        rehearsal = None
        if afresh or choices.reading_options != before.reading_options or _needs_guess(told):
            rehearsal = _read_again(session, library, card, choices, only_rehearse=only_rehearse)
        elif not only_rehearse:
            _describe(session, library, card, _named(card, choices), choices)
        row = _row(session, library, card.id, rehearsal)
    session.give(row, lambda: rehearsal_words(session, rehearsal or EditionPreview((), (), 0)))


def _needs_guess(told: dict[str, str | bool | None]) -> bool:
    """Return whether the file has to be asked again, or everything that was told stands by itself."""
    return told["language"] == "guess" or told["title"] == "" or not any(value is not None for value in told.values())


def _named(card: Text, choices: ImportOptions) -> TextNames:
    author, language = choices.author, choices.language
    return TextNames(
        choices.title or card.title,
        card.author if author is None else author,
        card.language if language is None else language,
    )


def _read_again(
    session: Session, library: Library, card: Text, choices: ImportOptions, *, only_rehearse: bool
) -> EditionPreview:
    """Read the file as an edition and put it in place, unless nothing of the text would change."""
    with TemporaryDirectory() as folder:
        path = original_file(library, card, Path(folder))
        request = ImportRequest(path, choices, edition_of=card.id, source=card.source)
        edition = import_file(library, request, session.at, session.show_progress).id
    rehearsal = compare_editions(library, card.id, edition, corrects=True).preview(session.at)
    if not only_rehearse and not library.editions.is_same_reading(card.id, edition):
        replace_edition(library, card.id, edition, rehearsal, session.at, corrects=True)
        library.index.index_text(card.id)
        return rehearsal
    header = library.editions.card(edition)
    library.editions.discard(edition, session.at)
    if not only_rehearse:
        _describe(session, library, card, TextNames(header.title, header.author, header.language), choices)
    return rehearsal


def _describe(session: Session, library: Library, card: Text, named: TextNames, choices: ImportOptions) -> None:
    """Keep what was told of a text whose words stay as they are."""
    present = _named(card, DEFAULT_OPTIONS), library.texts.choices(card.id)
    if (named, choices) != present:
        library.texts.describe(card.id, named, choices, session.at)


def _row(session: Session, library: Library, text: str, rehearsal: EditionPreview | None) -> Row:
    told = json.loads(library.texts.choices(text).to_json())
    counted = rehearsal_row(session, rehearsal or EditionPreview((), (), 0))
    return text_row(library.texts.get(text)) | {"choices": told} | counted
