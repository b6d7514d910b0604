"""Export annotations to files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.cli.text_table import table
from reader.core.annotations.operations import write_all
from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.exporters.export import ExportOptions, export_texts
from reader.exporters.export_data import ExportData, ExportLabels
from reader.exporters.folder import ExportReport
from reader.exporters.formats import ALL_FORMATS, MARKDOWN, WHOLE
from reader.exporters.markdown.document import DocumentScope
from reader.exporters.markdown.templates import BUILT_IN
from reader.services.exporting.export_data import export_data_of, last_exports
from reader.storage.library import Library


@command("export")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option("--to", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The folder.")
@click.option("--format", "form", type=click.Choice(list(ALL_FORMATS)), default=MARKDOWN, show_default=True)
@click.option("--template", default="plain", metavar="NAME|FILE", help=f"{', '.join(BUILT_IN)}, or a file of your own.")
@click.option(
    "--per", type=click.Choice([one.value for one in DocumentScope]), default="text", help="What one file is for."
)
@click.option("--take-edits", is_flag=True, help="Take notes that were edited in the files into the library.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
def export_command(
    session: Session,
    *,
    ids: tuple[str, ...],
    folder: Path,
    form: str,
    template: str,
    per: str,
    take_edits: bool,
    dry_run: bool,
) -> None:
    """Export the notes of texts, of all texts without ID, merging with what you wrote in the files."""
    if form != MARKDOWN and per != DocumentScope.TEXT:
        raise click.UsageError("--per goes with --format markdown.")
    wish = ExportOptions(folder, form, template, DocumentScope(per), dry_run)
    with session.opened() if take_edits and not dry_run else session.looked_into() as library:
        done = _exported(session, library, ids, wish)
        if take_edits and not dry_run and _take(session, library, done):
            done = _exported(session, library, ids, wish)
    rows = [_row(one) if isinstance(one, ExportReport) else _failed(session, one) for one in done]
    session.give(rows, lambda: _listed(session, [row for row in rows if "error" not in row]))


def labels(session: Session) -> ExportLabels:
    """Return the words that an export adds, in the reader's language."""
    return ExportLabels(
        open=session.translate("Exporting", "open"),
        question=session.translate("Exporting", "question"),
        bookmark=session.translate("Exporting", "bookmark"),
        orphans=session.translate("Exporting", "Passages that are not in this edition"),
        removed=session.translate("Exporting", "Removed"),
        conflict=session.translate(
            "Exporting",
            "Changed here and in the library. Above stands this file’s version, below the library’s.",
        ),
        all_notes=session.translate("Exporting", "Notes"),
        untagged=session.translate("Exporting", "Without a tag"),
        page=session.translate("Pages", "p. {page}"),
    )


def _exported(
    session: Session, library: Library, ids: tuple[str, ...], wish: ExportOptions
) -> list[ExportReport | ReaderError]:
    texts = [library.texts.get(one) for one in dict.fromkeys(ids)] if ids else _oldest_first(library)
    texts += library.placeholders.cards() if wish.form == WHOLE and not ids else []
    materials = _materials(session, library, texts)
    bases = last_exports(library, materials, wish)
    done = list(export_texts(wish, materials, bases, named=bool(ids)))
    if not wish.dry_run:
        library.exports.keep([one.last for one in done if isinstance(one, ExportReport) and one.last], session.at)
    return done


def _materials(session: Session, library: Library, texts: Sequence[Text]) -> list[ExportData]:
    words, seconds = labels(session), library.ledger.seconds_by_text()
    return [export_data_of(library, text, seconds.get(text.id, 0.0), session.at, words) for text in texts]


def _oldest_first(library: Library) -> list[Text]:
    return sorted((text for text in library.texts.all() if text.complete), key=_age)


def _age(text: Text) -> tuple[object, str]:
    return text.added, text.id


def _take(session: Session, library: Library, done: Sequence[ExportReport | ReaderError]) -> bool:
    """Take what was edited in the files into the notes, as one step that can be undone."""
    words = {edit.annotation: edit.after for one in done if isinstance(one, ExportReport) for edit in one.edits}
    if words:
        notes = [(library.annotations.get(annotation), after) for annotation, after in words.items()]
        library.commit(write_all(notes, session.at))
    return bool(words)


def _failed(session: Session, error: ReaderError) -> Row:
    return {"path": str(error.path), "error": session.fail(error), "problem": error.problem.value}


def _row(done: ExportReport) -> Row:
    return {
        "path": str(done.path),
        "added": done.added,
        "updated": done.updated,
        "kept": done.kept,
        "removed": done.removed,
        "conflicts": done.conflicts,
        "unchanged": done.unchanged,
        "left_out": done.left_out,
        "edited": str(done.edited) if done.edited else None,
        "edits": [
            {"annotation": edit.annotation, "text": edit.text, "before": edit.before, "after": edit.after}
            for edit in done.edits
        ],
    }


def _listed(session: Session, rows: list[Row]) -> str:
    headings = (
        session.translate("CommandLine", "File"),
        session.translate("CommandLine", "Added"),
        session.translate("CommandLine", "Updated"),
        session.translate("CommandLine", "Kept"),
        session.translate("CommandLine", "Removed"),
        session.translate("CommandLine", "Conflicts"),
        session.translate("CommandLine", "Unchanged"),
    )
    for row in rows:
        _tell_edits(session, row)
    keys = ("path", "added", "updated", "kept", "removed", "conflicts", "unchanged")
    return table(headings, [[row[key] for key in keys] for row in rows], 100)


def _tell_edits(session: Session, row: Row) -> None:
    if row["edited"]:
        words = session.translate(
            "CommandLine", "“{file}” was edited and stays as it is; the new export stands beside it as “{beside}”."
        )
        session.tell(words.format(file=Path(str(row["edited"])).name, beside=Path(str(row["path"])).name))
    edits = row["edits"]
    number = len(edits) if isinstance(edits, list) else 0
    if number:
        words = session.translate(
            "CommandLine",
            "Notes that were edited in “{file}”: {number}; --take-edits takes them into the library.",
        )
        session.tell(words.format(file=Path(str(row["path"])).name, number=number))
