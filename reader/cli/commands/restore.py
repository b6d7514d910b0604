"""List the copies of the library, and restore from one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from reader.cli.json_rows import Row, round_seconds
from reader.cli.session import Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.backups import (
    RestorableFile,
    RestoreReport,
    list_backups,
    preview_restore,
    preview_restore_lost,
    restorable_files,
    restore,
    restore_lost,
)
from reader.storage.restore_preview import RestoreCounts
from reader.storage.salvage import LostRow

_LOST = frozenset({Problem.LIBRARY_MISSING, Problem.LIBRARY_DAMAGED})
_MAX_NAMED = 10
"""How many of the rows that could not be read are named on a terminal; JSON names all."""

_REASONS = {
    "damaged": QT_TRANSLATE_NOOP("CommandLine", "set aside, damaged"),
    "replaced": QT_TRANSLATE_NOOP("CommandLine", "set aside, replaced"),
    "before-version": QT_TRANSLATE_NOOP("CommandLine", "before an update of One Hour"),
    "before-editions": QT_TRANSLATE_NOOP("CommandLine", "before a new edition"),
    "before-notes": QT_TRANSLATE_NOOP("CommandLine", "before importing notes"),
    "before-given": QT_TRANSLATE_NOOP("CommandLine", "before adding a shared file"),
    "before-sync": QT_TRANSLATE_NOOP("CommandLine", "before syncing with other machines"),
    "before-restore": QT_TRANSLATE_NOOP("CommandLine", "before restoring"),
}
_NAMES = (
    (
        "comes",
        QT_TRANSLATE_NOOP("CommandLine", "Restored: texts {texts}, notes {notes}, days {days}, minutes {minutes}"),
    ),
    ("changes", QT_TRANSLATE_NOOP("CommandLine", "Reverted: texts {texts}, notes {notes}")),
    ("goes", QT_TRANSLATE_NOOP("CommandLine", "Removed: texts {texts}, notes {notes}")),
    (
        "kept",
        QT_TRANSLATE_NOOP("CommandLine", "Unchanged: texts {texts}, notes {notes}, days {days}, minutes {minutes}"),
    ),
)


@command("restore")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Show what would change without changing anything.")
@click.option("--as-it-was", is_flag=True, help="Revert to FILE instead of adding what is missing.")
def restore_command(session: Session, file: Path | None, *, preview: bool, as_it_was: bool) -> None:
    """Add what is missing from the backup FILE, or list the backups. A single undo reverts it."""
    if file is None:
        _write_list(session, list_backups(session.library))
        return
    report = _report(session, file, preview=preview, as_it_was=as_it_was)
    row = _report_row(session, file, report)
    session.write_result(row, lambda: _report_message(session, row, report, preview=preview))


def _report(session: Session, file: Path, *, preview: bool, as_it_was: bool) -> RestoreReport:
    try:
        with session.open_for_reading() if preview else session.open_for_writing() as library:
            use = preview_restore if preview else restore
            return use(library, file, session.at, as_it_was=as_it_was)
    except ReaderError as error:
        if error.problem not in _LOST:
            raise
    # there is no library any more: what was damaged has been set aside
    if preview:
        return preview_restore_lost(file, session.at)
    return restore_lost(session.library, file, session.at)


def _write_list(session: Session, files: Sequence[RestorableFile]) -> None:
    rows = [_file_row(session, file) for file in files]
    shown = [
        row
        | {"reason": _reason(session, row), "made": str(row["made"])[:16].replace("T", " "), **_contents(session, row)}
        for row in rows
    ]
    nothing = session.translate("CommandLine", "There are no backups of this library.")
    session.write_result(
        rows, lambda: session.table(shown, "made", "reason", "texts", "notes", "minutes", "path", widest=200) or nothing
    )


def _file_row(session: Session, file: RestorableFile) -> Row:
    made, contents = file.file.made, file.contents
    return {
        "path": str(file.file.path),
        "made": _local(session, made),
        "reason": file.file.reason,
        "sound": contents is not None,
        "bytes": file.size,
        "texts": contents.texts if contents else None,
        "notes": contents.annotations if contents else None,
        "seconds": round_seconds(contents.seconds) if contents else None,
    }


def _local(session: Session, made: datetime) -> str:
    return made.replace(tzinfo=session.at.tzinfo).isoformat(timespec="seconds")


def _reason(session: Session, row: Row) -> str:
    reason = str(row["reason"]).rstrip("-0123456789")
    return session.translate("CommandLine", _REASONS[reason]) if reason in _REASONS else reason


def _contents(session: Session, row: Row) -> Row:
    if not row["sound"]:
        return {"texts": "?", "notes": "?", "minutes": session.translate("CommandLine", "damaged")}
    seconds = row["seconds"]
    return {"minutes": int(seconds // 60) if isinstance(seconds, int | float) else ""}


def _report_row(session: Session, file: Path, report: RestoreReport) -> Row:
    preview = report.preview
    known = {copy.path.resolve(): copy.made for copy in restorable_files(session.library)}
    made = known.get(file.resolve())
    return {
        "file": str(file),
        "made": None if made is None else _local(session, made),
        "comes": _counts(preview.comes),
        "changes": _counts(preview.changes),
        "goes": _counts(preview.goes),
        "kept": {**_counts(preview.stays), "copy": str(report.copy) if report.copy else None},
        "sound": report.lost is None,
        "lost": [asdict(row) for row in report.lost or ()],
    }


def _counts(counts: RestoreCounts) -> Row:
    return {"texts": counts.texts, "notes": counts.notes, "seconds": round_seconds(counts.seconds), "days": counts.days}


def _report_message(session: Session, row: Row, report: RestoreReport, *, preview: bool) -> str:
    lines = []
    for name, message in _NAMES:
        counts = row[name]
        assert isinstance(counts, dict)
        lines.append(session.translate("CommandLine", message).format(**counts, minutes=int(counts["seconds"] // 60)))
    if report.lost is not None:
        lines.append(_damage_message(session, report.lost))
    if preview:
        lines.append(session.translate("CommandLine", "Nothing has been changed yet."))
    elif report.copy and report.changes and report.changes.step:
        message = session.translate(
            "CommandLine", "Undo it with “onehour undo”; the library as it was before is saved as “{path}”."
        )
        lines.append(message.format(path=report.copy))
    return "\n".join(lines)


def _damage_message(session: Session, lost: Sequence[LostRow]) -> str:
    if not lost:
        return session.translate("CommandLine", "The file is damaged; some of its contents may not have been read.")
    named = ", ".join(f"{row.table} {row.id}" for row in lost[:_MAX_NAMED])
    message = session.translate("CommandLine", "The file is damaged. Rows that could not be read: {number} ({named})")
    return message.format(number=len(lost), named=named + (" …" if len(lost) > _MAX_NAMED else ""))
