"""Put a new edition in the place of a text, or only rehearse it."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.import_options import import_options, reading_options
from reader.cli.json_rows import Row, annotation_row
from reader.cli.session import Session, command
from reader.cli.text_table import table
from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview
from reader.core.text.import_options import ImportOptions
from reader.importers.source import file_digest
from reader.importers.worker import ImportProcess
from reader.resources import character_variants
from reader.services.editions.encoding_repair import seen_in_other_letters
from reader.services.importing.text_import import SourceFile, TextImport
from reader.storage.library import Library
from reader.storage.repositories.editions import EditionShelf

_PATIENCE = 0.5


@command("replace")
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rehearse", "only_rehearse", is_flag=True, help="Only say what would become of the annotations.")
@reading_options
def replace_command(
    session: Session, /, *, id_: str, file: Path, only_rehearse: bool, **told: str | bool | None
) -> None:
    """Take FILE as a new edition of the text ID; its annotations come along, and undo brings the old edition back."""
    with session.opened() as library:
        text = library.texts.get(id_).id
        choices = import_options(told, library.texts.choices(text).of_another_file)
        edition = read_edition(session, library.editions.shelf(text), file, choices)
        rehearsal = rehearsed(session, library, text, edition)
        if only_rehearse or library.editions.is_present(text, edition):
            library.editions.discard(edition, session.at)
        else:
            put_in_place(session, library, text, edition, rehearsal)
    row = rehearsal_row(session, rehearsal)
    session.give(row, lambda: rehearsal_words(session, rehearsal))


def read_edition(session: Session, shelf: EditionShelf, path: Path, choices: ImportOptions, source: str = "") -> str:
    """Read a file as an edition that is kept apart, and give its id; ``source`` is where it is said to come from."""
    file = SourceFile(source or str(path.resolve()), file_digest(path))
    with ImportProcess(path, choices) as drafts:
        intake = TextImport(drafts, shelf, file, session.at)
        while not intake.step(_PATIENCE):
            session.show_progress(path.name, drafts.fraction)
    assert intake.arrived is not None
    return intake.arrived[0].id


def rehearsed(session: Session, library: Library, text: str, edition: str, *, corrects: bool = False) -> EditionPreview:
    """Return what would become of the annotations of a text under an edition, or another reading of the same file."""
    comparison = Comparison(character_variants())
    standing, new = library.editions.standing(text), library.editions.edition(edition)
    encodings = library.texts.get(text).encoding, library.editions.card(edition).encoding
    seen = seen_in_other_letters(standing, *encodings) if corrects else None
    return preview_edition(standing, new, comparison, session.at, seen)


def put_in_place(
    session: Session, library: Library, text: str, edition: str, rehearsal: EditionPreview, *, corrects: bool = False
) -> None:
    """Put an edition in the place of the present one and index it."""
    try:
        library.editions.replace(text, edition, rehearsal, session.at, corrects=corrects)
    except BaseException:
        library.editions.discard(edition, session.at)
        raise
    library.index.index_text(text)


def rehearsal_row(session: Session, rehearsal: EditionPreview) -> Row:
    """Return what becomes of all annotations."""
    counts = {how.value: rehearsal.count(how) for how in MatchKind}
    return counts | {"annotations": [_annotation(session, one) for one in rehearsal.carried]}


def _annotation(session: Session, carried: CarriedAnnotation) -> Row:
    candidates = carried.placed.candidates if carried.placed else ()
    return annotation_row(carried.after, session.at) | {
        "how": carried.how.value if carried.how else "whole",
        "was": {"start": carried.before.start, "end": carried.before.end, "quote": carried.before.quote},
        "candidates": [{"start": one.start, "end": one.end, "score": round(one.score, 3)} for one in candidates],
    }


def rehearsal_words(session: Session, rehearsal: EditionPreview) -> str:
    """Return what becomes of the annotations, and list those that need a look."""
    words = session.translate(
        "CommandLine", "{exact} exact, {moved} moved, {fuzzy} in changed words, {orphaned} need you"
    )
    summed = words.format(**{how.value: rehearsal.count(how) for how in MatchKind})
    needing = [one for one in rehearsal.carried if one.how in (MatchKind.FUZZY, MatchKind.ORPHANED)]
    if not needing:
        return summed
    headings = (
        session.translate("CommandLine", "Id"),
        session.translate("CommandLine", "Passage now"),
        session.translate("CommandLine", "Passage then"),
    )
    rows = [(one.before.id, one.before.quote, "" if one.after.orphan else one.after.quote) for one in needing]
    return summed + "\n" + table(headings, rows, 40)
