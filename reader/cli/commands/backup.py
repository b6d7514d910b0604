"""Back up the library and check its integrity."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from reader.cli.json_rows import Row, attributes
from reader.cli.session import Session, command
from reader.storage.integrity import IntegrityReport


@command("backup")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
def backup_command(session: Session, file: Path | None) -> None:
    """Back up the library to FILE, which must not exist yet, or to its backup folder."""
    with session.open_for_reading() as library:
        report = library.backup(file, session.at)
    row: Row = {"path": str(report.path), **attributes(report, "texts", "annotations", "entries")}
    session.write_result(row, lambda: _backup_message(session, row))


@command("check")
@click.option("--repair", is_flag=True, help="Repair what can be repaired without loss.")
def check_command(session: Session, *, repair: bool) -> None:
    """Check the library: the file and its contents."""
    with session.open_for_writing() if repair else session.open_for_reading() as library:
        report = library.check(repair=repair, now=session.at)
    row: Row = {
        "clean": report.is_clean,
        **attributes(report, "texts", "annotations"),
        "wrong": sum(1 for finding in report.findings if not finding.repaired),
        "repaired": sum(1 for finding in report.findings if finding.repaired),
        "findings": [asdict(finding) for finding in report.findings],
    }
    session.failed = not report.is_clean
    session.write_result(row, lambda: _check_message(session, report))


def _backup_message(session: Session, row: Row) -> str:
    message = session.translate(
        "CommandLine", "Backup “{path}”: texts {texts}, notes {annotations}, sessions {entries}"
    )
    return message.format(**row)


def _check_message(session: Session, report: IntegrityReport) -> str:
    if not report.findings:
        message = session.translate("CommandLine", "No problems found. Checked: texts {texts}, notes {annotations}")
        return message.format(texts=report.texts, annotations=report.annotations)
    repaired = session.translate("CommandLine", "repaired")
    wrong = session.translate("CommandLine", "wrong")
    return "\n".join(
        f"{repaired if finding.repaired else wrong}: {finding.kind} {finding.id} {finding.facts}".rstrip()
        for finding in report.findings
    )
