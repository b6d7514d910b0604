"""Replace a text by a new edition, or only preview that."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.json_rows import Row, annotation_row, attributes
from reader.cli.reading_options import import_options, reading_options
from reader.cli.session import Session, command
from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview
from reader.services.editions import compare_editions, replace_edition
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library


@command("replace")
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rehearse", "is_dry_run", is_flag=True, help="Only show what would happen to the annotations.")
@reading_options
def replace_command(
    session: Session, /, *, id_: str, file: Path, is_dry_run: bool, **values: str | bool | None
) -> None:
    """Replace the text ID with FILE as a new edition; annotations are kept, and this can be undone."""
    with session.open_for_writing() as library:
        text = library.texts.get(id_).id
        options = import_options(values, library.texts.choices(text).without_encoding)
        request = ImportRequest(file, options, edition_of=text)
        edition = import_file(library, request, session.at, session.show_progress).id
        preview = compare_editions(library, text, edition).preview(session.at)
        cards = preview_cards(library, preview)
        if is_dry_run or library.editions.is_present(text, edition):
            library.editions.discard(edition, session.at)
        else:
            replace_edition(library, text, edition, preview, session.at)
            library.index.index_text(text)
    row = preview_row(session, preview) | {"cards": cards}
    session.write_result(row, lambda: preview_text(session, preview))


def preview_cards(library: Library, preview: EditionPreview) -> Row:
    """Return how many cards of the self-test go on, and how many rest since their words are not found."""
    from reader.services.study.edition_cards import edition_cards

    return attributes(edition_cards(library, preview), "kept", "resting")


def preview_row(session: Session, preview: EditionPreview) -> Row:
    """Return what becomes of each annotation, with the number of each outcome."""
    counts = {how.value: preview.count(how) for how in MatchKind}
    peers = {how.value: preview.count_peers(how) for how in MatchKind}
    return counts | {"peers": peers, "annotations": [_annotation(session, one) for one in preview.carried]}


def _annotation(session: Session, carried: CarriedAnnotation) -> Row:
    candidates = carried.placed.candidates if carried.placed else ()
    return annotation_row(carried.after, session.at) | {
        "how": carried.how.value if carried.how else "whole",
        "was": {"start": carried.before.start, "end": carried.before.end, "quote": carried.before.quote},
        "candidates": [{"start": one.start, "end": one.end, "score": round(one.score, 3)} for one in candidates],
    }


def preview_text(session: Session, preview: EditionPreview) -> str:
    """Return a summary of what becomes of the annotations, and a table of those that need a look."""
    message = session.translate(
        "CommandLine", "{exact} unchanged, {moved} moved, {fuzzy} with changed text, {orphaned} need your attention"
    )
    summary = message.format(**{how.value: preview.count(how) for how in MatchKind})
    doubtful = [one for one in preview.carried if one.how in (MatchKind.FUZZY, MatchKind.ORPHANED)]
    if not doubtful:
        return summary
    rows = [
        {
            "id": one.before.id,
            "quote now": one.before.quote,
            "quote then": "" if one.after.orphan else one.after.quote,
        }
        for one in doubtful
    ]
    return summary + "\n" + session.table(rows, "id", "quote now", "quote then", widest=40)
