"""Correct entries of the ledger."""

from __future__ import annotations

import click

from reader.cli.json_rows import entry_rows, round_seconds, with_parts
from reader.cli.session import Session, command
from reader.core.activity.correction import AddTime, Correction, CutTime, ReclassifyTime
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.text.sanitise import sanitise


@command("correct")
@click.argument("entry", metavar="ENTRY")
@click.option("--cut", type=float, metavar="S", help="Seconds to remove from its end.")
@click.option("--add", type=float, metavar="S", help="Seconds to add to it.")
@click.option(
    "--class", "time_class", type=click.Choice([one.value for one in TimeClass]), help="What the time was spent on."
)
@click.option("--reason", required=True, help="The reason for the correction.")
def correct_command(
    session: Session, *, entry: str, cut: float | None, add: float | None, time_class: str | None, reason: str
) -> None:
    """Correct an entry by adding a correction to it; this can be undone."""
    correction = _correction(cut, add, time_class)
    with session.open_for_writing() as library:
        changes = library.ledger.correct(entry, correction, sanitise(reason), session.at)
        corrections = [library.ledger.get(entry_id) for entry_id in changes.entries]
        last = corrections[-1]
        made = {one.id for one in corrections}
        all_rows = entry_rows(library.ledger.entries(last.day), library.plans.in_force(last.day))
        rows = [row for row in all_rows if row["id"] in made]
    session.write_result(with_parts(rows[-1], rows), lambda: _message(session, last, correction))


def _correction(cut: float | None, add: float | None, time_class: str | None) -> Correction:
    if [cut, add, time_class].count(None) != 2:
        raise click.UsageError("One of --cut, --add and --class is needed, and only one.")
    if cut is not None:
        return CutTime(cut)
    return AddTime(add) if add is not None else ReclassifyTime(TimeClass(time_class or ""))


def _message(session: Session, entry: LedgerEntry, correction: Correction) -> str:
    if isinstance(correction, ReclassifyTime):
        message = session.translate("CommandLine", "{minutes} min on {day} now count as {name}.")
    else:
        message = session.translate("CommandLine", "Corrected by {minutes} min on {day}.")
    return message.format(
        minutes=round_seconds(round(entry.seconds / 60, 2)), day=entry.day, name=entry.time_class.value
    )
