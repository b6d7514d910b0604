"""Put a new edition in the place of a text, or only rehearse it."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.rows import Row, annotation_row
from reader.cli.session import Session, command
from reader.cli.tables import table
from reader.core.notes.comparing import Comparison
from reader.core.notes.edition import rehearse
from reader.core.notes.placement import How
from reader.core.notes.rehearsal import Carried, Rehearsal
from reader.core.text.intake import Intake, SourceFile
from reader.importers.source import file_digest
from reader.importers.worker import ImportProcess
from reader.resources import character_variants
from reader.storage.library import Library

_PATIENCE = 0.5


@command("replace")
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rehearse", "only_rehearse", is_flag=True, help="Only say what would become of the annotations.")
@click.option("--encoding", help="The encoding of plain text, where it would be guessed wrongly.")
def replace_command(session: Session, *, id_: str, file: Path, only_rehearse: bool, encoding: str | None) -> None:
    """Take FILE as a new edition of the text ID; its annotations come along, and undo brings the old edition back."""
    with session.opened() as library:
        text = library.texts.get(id_).id
        edition = _read(session, library, text, file, encoding)
        rehearsal = _rehearsed(session, library, text, edition)
        if only_rehearse or library.editions.is_present(text, edition):
            library.editions.discard(edition, session.at)
        else:
            _replace(session, library, text, edition, rehearsal)
    row = _row(session, rehearsal)
    session.give(row, lambda: _told(session, rehearsal))


def _read(session: Session, library: Library, text: str, path: Path, encoding: str | None) -> str:
    source = SourceFile(str(path.resolve()), file_digest(path), path.read_bytes)
    with ImportProcess(path, encoding) as drafts:
        intake = Intake(drafts, library.editions.shelf(text), source, session.at)
        while not intake.step(_PATIENCE):
            session.show_progress(path.name, drafts.fraction)
    assert intake.arrived is not None
    return intake.arrived[0].id


def _rehearsed(session: Session, library: Library, text: str, edition: str) -> Rehearsal:
    comparison = Comparison(character_variants())
    return rehearse(library.editions.standing(text), library.editions.edition(edition), comparison, session.at)


def _replace(session: Session, library: Library, text: str, edition: str, rehearsal: Rehearsal) -> None:
    try:
        library.editions.replace(text, edition, rehearsal, session.at)
    except BaseException:
        library.editions.discard(edition, session.at)
        raise
    library.index.index_text(text)


def _row(session: Session, rehearsal: Rehearsal) -> Row:
    counts = {how.value: rehearsal.count(how) for how in How}
    return counts | {"annotations": [_annotation(session, one) for one in rehearsal.carried]}


def _annotation(session: Session, carried: Carried) -> Row:
    candidates = carried.placed.candidates if carried.placed else ()
    return annotation_row(carried.after, session.at) | {
        "how": carried.how.value if carried.how else "whole",
        "was": {"start": carried.before.start, "end": carried.before.end, "quote": carried.before.quote},
        "candidates": [{"start": one.start, "end": one.end, "score": round(one.score, 3)} for one in candidates],
    }


def _told(session: Session, rehearsal: Rehearsal) -> str:
    words = session.translate(
        "CommandLine", "{exact} exact, {moved} moved, {fuzzy} in changed words, {orphaned} need you"
    )
    summed = words.format(**{how.value: rehearsal.count(how) for how in How})
    needing = [one for one in rehearsal.carried if one.how in (How.FUZZY, How.ORPHANED)]
    if not needing:
        return summed
    headings = (
        session.translate("CommandLine", "Id"),
        session.translate("CommandLine", "Passage now"),
        session.translate("CommandLine", "Passage then"),
    )
    rows = [(one.before.id, one.before.quote, "" if one.after.orphan else one.after.quote) for one in needing]
    return summed + "\n" + table(headings, rows, 40)
