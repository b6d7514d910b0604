"""Export annotations to files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from reader.cli.json_rows import Row, attributes
from reader.cli.session import Session, command
from reader.core.errors import ReaderError
from reader.core.text.model import Text
from reader.exporters.export_folder import ExportReport
from reader.exporters.export_run import ExportOptions
from reader.exporters.formats import LABELS, MARKDOWN
from reader.exporters.markdown.document import DocumentScope
from reader.exporters.markdown.templates import BUILT_IN
from reader.services.exporting.export_job import apply_note_edits, gather_export, placeholder_texts, store_last_exports
from reader.services.exporting.translated_labels import export_labels
from reader.storage.library import Library


@command("export")
@click.argument("ids", metavar="[ID...]", nargs=-1)
@click.option(
    "--to", "folder", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The folder to write to."
)
@click.option("--format", "form", type=click.Choice(list(LABELS)), default=MARKDOWN, show_default=True)
@click.option("--template", default="plain", metavar="NAME|FILE", help=f"{', '.join(BUILT_IN)}, or a file of your own.")
@click.option(
    "--per", type=click.Choice([one.value for one in DocumentScope]), default="text", help="What each file covers."
)
@click.option("--covers", is_flag=True, help="Put the cover of each text beside its file, and link to it.")
@click.option("--citation-keys", is_flag=True, help="Give a citation key to each text that has none (Markdown, Org).")
@click.option("--take-edits", is_flag=True, help="Save notes edited in the files to the library.")
@click.option("--dry-run", is_flag=True, help="Show what would change without writing anything.")
def export_command(
    session: Session,
    *,
    ids: tuple[str, ...],
    folder: Path,
    form: str,
    template: str,
    per: str,
    covers: bool,
    citation_keys: bool,
    take_edits: bool,
    dry_run: bool,
) -> None:
    """Export notes, merging with your edits in the files; without ID, those of all texts."""
    if form != MARKDOWN and per != DocumentScope.TEXT:
        raise click.UsageError("--per goes with --format markdown.")
    if covers and (form != MARKDOWN or per != DocumentScope.TEXT):
        raise click.UsageError("--covers goes with --format markdown and --per text.")
    if template not in BUILT_IN:
        template = str(session.located(Path(template)))
    options = ExportOptions(folder, form, template, DocumentScope(per), dry_run, covers, citation_keys)
    with session.open_for_writing() if take_edits and not dry_run else session.open_for_reading() as library:
        done = _export(session, library, ids, options)
        edits = [edit for one in done if isinstance(one, ExportReport) for edit in one.edits]
        if take_edits and not dry_run and apply_note_edits(library, edits, session.at):
            done = _export(session, library, ids, options)
    rows = [_row(one) if isinstance(one, ExportReport) else session.error_row(str(one.path), one) for one in done]
    session.write_result(rows, lambda: _table(session, [row for row in rows if "error" not in row]))


def _export(
    session: Session, library: Library, ids: tuple[str, ...], options: ExportOptions
) -> list[ExportReport | ReaderError]:
    texts = [library.texts.get(one) for one in dict.fromkeys(ids)] if ids else _oldest_first(library)
    texts += placeholder_texts(library, options) if not ids else []
    job = gather_export(library, texts, options, session.at, export_labels(session.translate))
    done = job.write(named=bool(ids))
    if not options.dry_run:
        store_last_exports(library, done, session.at)
    return done


def _oldest_first(library: Library) -> list[Text]:
    return sorted((text for text in library.texts.all() if text.complete), key=lambda text: (text.added, text.id))


def _row(done: ExportReport) -> Row:
    return {
        "path": str(done.path),
        **attributes(done, "added", "updated", "kept", "removed", "conflicts", "unchanged", "left_out", "missed"),
        "edited": str(done.edited) if done.edited else None,
        "edits": [asdict(edit) for edit in done.edits],
    }


def _table(session: Session, rows: list[Row]) -> str:
    for row in rows:
        _report_edits(session, row)
    columns = ("path", "added", "updated", "kept", "removed", "conflicts", "unchanged")
    return session.table(rows, *columns, widest=100)


def _report_edits(session: Session, row: Row) -> None:
    if row["edited"]:
        message = session.translate(
            "CommandLine", "“{file}” was edited and was not changed; the new export is beside it as “{beside}”."
        )
        session.write_message(message.format(file=Path(str(row["edited"])).name, beside=Path(str(row["path"])).name))
    if row["missed"]:
        message = session.translate(
            "CommandLine", "Notes without a passage on the pages of “{file}”, left out: {number}."
        )
        session.write_message(message.format(file=Path(str(row["path"])).name, number=row["missed"]))
    edits = row["edits"]
    number = len(edits) if isinstance(edits, list) else 0
    if number:
        message = session.translate(
            "CommandLine",
            "Notes edited in “{file}”: {number}; --take-edits saves them to the library.",
        )
        session.write_message(message.format(file=Path(str(row["path"])).name, number=number))
