"""Make the report that a member of a group hands over, show one, and take one back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.study.board import BOARD_KINDS
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import exchange_line
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import USUAL_FIELDS, ReportField, checked_period
from reader.core.study.study_json import README, study_json
from reader.core.text.sanitise import sanitise
from reader.exporters.atomic_write import write_whole
from reader.exporters.study.bag import bag_bytes
from reader.exporters.study.report_sheet import ReportSheetLabels
from reader.importers.study.exchange_worker import exchange_worker
from reader.services.study.board import board_intake, take_in
from reader.services.study.report_making import (
    ReportRequest,
    make_report,
    make_withdrawal,
    named_member,
    readme_of,
    record_report,
    report_material,
    report_sheet_labels,
)
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library


def _parse_fields(text: str) -> frozenset[ReportField]:
    return frozenset(ReportField(name.strip()) for name in text.split(",") if name.strip())


_FIELDS = ParsedParam("fields", _parse_fields, f"names fields that no report has; it has {', '.join(ReportField)}")


@command("make")
@click.option("--group", "group_name", metavar="NAME", required=True, help="The group it is for.")
@click.option("--name", metavar="NAME", help="The name that others see; set once per group.")
@click.option("--from", "first", type=DAY, metavar="DATE", required=True, help="The first day.")
@click.option("--until", "last", type=DAY, metavar="DATE", required=True, help="The last day.")
@click.option("--include", type=_FIELDS, metavar="FIELD,…", default=frozenset(), help="What else to include.")
@click.option("--without", type=_FIELDS, metavar="FIELD,…", default=frozenset(), help="What to leave out.")
@click.option("--words", default="", help="Your own words.")
@click.option("--only", multiple=True, metavar="ANNOTATION", help="Which questions and notes (default: all of them).")
@click.option("--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--as-text", is_flag=True, help="Write it as text for a chat.")
def make_command(
    session: Session,
    *,
    group_name: str,
    name: str | None,
    first: date,
    last: date,
    include: frozenset[ReportField],
    without: frozenset[ReportField],
    words: str,
    only: tuple[str, ...],
    file: Path | None,
    as_text: bool,
) -> None:
    """Make a report for a group; without --to and --as-text it is only shown.

    In it are the portions that were read of the group's pack, the lessons that were done and --words. Only what
    --include names comes with it: days, questions, notes, result, actions, minutes.
    """
    checked_period(first, last)
    labels = report_sheet_labels(session.translate)
    chosen = (frozenset(USUAL_FIELDS) | include) - without
    is_handed_over = as_text or file is not None
    with session.open_for_writing() if is_handed_over else session.open_for_reading() as library:
        group = named_member(library.study_groups.named(group_name), name)
        if is_handed_over and not group.display_name:
            raise ReaderError(Problem.NAME_MISSING)
        marks = None if not only else {library.annotations.get(one).id for one in only}
        request = ReportRequest(first, last, chosen, words, marks, marks)
        report = report_material(library, group, first, last, session.at).chosen(request)
        made = make_report(library, group, report, labels, session.at)
        if file is not None:
            write_whole(file, bag_bytes(made))
        if is_handed_over:
            record_report(library, group, made, chosen, session.at)
    _write_file(session, made, as_text=as_text)


@command("show")
@click.argument("file", type=click.Path(path_type=Path))
def show_command(session: Session, *, file: Path) -> None:
    """Show a report or a withdrawal as it reads."""
    shown = read_member_report(file)
    readme = readme_of(shown, report_sheet_labels(session.translate))
    if shown.is_readme_changed:
        session.write_message(session.translate("CommandLine", "The README of this file was edited."))
    _write_record(session, shown, lambda: readme)


@command("withdraw")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), metavar="FILE", required=True, help="The new file.")
def withdraw_command(session: Session, *, file: Path, target: Path) -> None:
    """Withdraw one of your own reports: write the file that lets a board erase its contents.

    It cannot reach copies of the report elsewhere.
    """
    report = read_member_report(file)
    labels = report_sheet_labels(session.translate)
    with session.open_for_writing() as library:
        withdrawal = _own_withdrawal(library, report, labels, session)
        write_whole(target, bag_bytes(withdrawal))
        group = _own_group(library, report)
        take_in(library, board_intake(library, group, [withdrawal], session.at), session.at)
    _write_file(session, withdrawal, as_text=False)


def read_member_report(file: Path) -> ExchangeFile:
    """Read a report, a result or a withdrawal; raises ReaderError REPORT_EXPECTED for anything else, and as BAG_*."""
    with exchange_worker() as worker:
        worker.ask((file,), file)
        read = worker.result()
    if read.header.kind not in BOARD_KINDS:
        raise ReaderError(Problem.REPORT_EXPECTED, file, kind=read.header.kind.value)
    return read


def _own_withdrawal(
    library: Library, report: ExchangeFile, labels: ReportSheetLabels, session: Session
) -> ExchangeFile:
    _own_group(library, report)
    return make_withdrawal(report, study_day_of(library, session.at), labels)


def _own_group(library: Library, report: ExchangeFile) -> StudyGroup:
    """Return the group that a report of the reader's own is for; raises ReaderError REPORT_UNKNOWN."""
    header = report.header
    for group in library.study_groups.all():
        if header.group is not None and group.id == header.group.id and group.member == header.person.id:
            return group
    raise ReaderError(Problem.REPORT_UNKNOWN)


def _write_file(session: Session, file: ExchangeFile, *, as_text: bool) -> None:
    readme = file.files[README].decode()
    _write_record(session, file, lambda: f"{readme}\n{exchange_line(file)}\n" if as_text else readme, as_text=as_text)


def _write_record(session: Session, file: ExchangeFile, shown: Callable[[], str], *, as_text: bool = False) -> None:
    record = json.loads(study_json(file.header, file.content))
    if as_text:
        record["line"] = exchange_line(file)
    if session.json:
        session.write_result(record, shown)
    else:
        click.echo(sanitise(shown()).encode(), nl=False)
