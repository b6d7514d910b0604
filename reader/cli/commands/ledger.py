"""Write the ledger out, and take reading time in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.session import Session, command
from reader.core.activity.foreign_time import ForeignTime
from reader.core.errors import ReaderError
from reader.core.text.sanitise import sanitise
from reader.exporters.ledger import ledger_csv, ledger_json
from reader.importers.reading_time.time_worker import time_worker
from reader.services.activity.ledger_records import ledger_records
from reader.services.activity.time_import import gather_time, store_time


@command("ledger")
@click.option("--from", "first", metavar="DATE", type=DAY, help="The first study day (default: the earliest).")
@click.option("--to", "last", metavar="DATE", type=DAY, help="The last study day (default: today).")
@click.option("--format", "format_", type=click.Choice(["json", "csv"]), default="json", show_default=True)
def ledger_command(session: Session, *, first: date | None, last: date | None, format_: str) -> None:
    """Export all entries of the ledger; import-time reads them back."""
    with session.open_for_reading() as library:
        records = ledger_records(library, first or date.min, last or date.max, session.at)
    write = ledger_csv if format_ == "csv" and not session.json else ledger_json
    click.echo(write(records).encode("utf-8", errors="backslashreplace"), nl=False)


@command("import-time")
@click.argument("file", type=click.Path(path_type=Path))
def import_time_command(session: Session, *, file: Path) -> None:
    """Import reading time: KOReader, Readest, ッツ Ebook Reader, our own JSON and CSV; no minute counts twice."""
    with session.open_for_writing() as library, time_worker() as worker:
        try:
            worker.ask((file,), file)
            foreign: ForeignTime = worker.result()
        except ReaderError as error:
            raise error.with_path(file) from error
        planned = gather_time(library, foreign, session.clock).plan()
        store_time(library, planned, session.at)
    added = len(planned.added) + len(planned.restored)
    message = session.translate("CommandLine", "Added: {added}, already known: {known}, not added: {refused}")
    row = {"added": added, "known": planned.known, "refused": planned.refused}
    session.write_result({"path": sanitise(str(file)), "source": foreign.program, **row}, lambda: message.format(**row))
