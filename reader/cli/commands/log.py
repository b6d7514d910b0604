"""Declare minutes of reading by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from reader.cli.json_rows import Row, entry_rows, round_seconds, with_parts
from reader.cli.session import TIME, Session, command
from reader.core.activity.declaration import Declaration, declared_entries
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.activity.plan import plan_on
from reader.core.text.sanitise import sanitise
from reader.storage.library import Library

_MARGIN = timedelta(days=2)


@command("log")
@click.option("--start", required=True, type=TIME, help="When the reading began.")
@click.option("--end", required=True, type=TIME, help="When it ended.")
@click.option("--text", "id_", metavar="ID", help="The text that was read.")
@click.option("--class", "time_class", type=click.Choice([one.value for one in TimeClass]), default="paper")
@click.option("--reason", default="", help="The reason for adding it manually.")
def log_command(
    session: Session, *, start: datetime, end: datetime, id_: str | None, time_class: str, reason: str
) -> None:
    """Add minutes that the clock did not measure; they are reported separately."""
    with session.open_for_writing() as library:
        text = library.texts.get(id_).id if id_ else None
        declaration = Declaration(start, end, text, TimeClass(time_class), sanitise(reason))
        first, last = start.astimezone(UTC).date() - _MARGIN, end.astimezone(UTC).date() + _MARGIN
        plans = library.plans.history()
        entries = declared_entries(declaration, plans, library.ledger.between(first, last), session.at)
        library.ledger.declare_all(entries, session.at)
        rows = [_row(library, entry) for entry in entries]
    session.write_result(with_parts(rows[0], rows), lambda: _message(session, entries))


def _row(library: Library, declared: LedgerEntry) -> Row:
    plan = plan_on(library.plans.history(), declared.day)
    rows = entry_rows(library.ledger.entries(declared.day), plan)
    return next(row for row in rows if row["id"] == declared.id)


def _message(session: Session, entries: list[LedgerEntry]) -> str:
    message = session.translate("CommandLine", "Added {minutes} min on {day}.")
    return "\n".join(message.format(minutes=round_seconds(entry.seconds / 60), day=entry.day) for entry in entries)
