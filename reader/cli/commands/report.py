"""Report on a week, a month or a year."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.commands.member_report import make_command, show_command, withdraw_command
from reader.cli.session import Session, command, session_options
from reader.core.activity.plan_change import study_day_now
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.atomic_write import write_whole
from reader.exporters.docx import docx_bytes
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.report import Report, ReportLabels, report_markdown, report_table
from reader.exporters.report_json import report_record
from reader.exporters.sheet import SheetDocument
from reader.exporters.sheet_html import sheet_html
from reader.services.activity.report import Period, report_of
from reader.services.activity.year_sheet import make_year_sheet
from reader.services.exporting.translated_labels import report_labels

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("CommandLine", "Mon"),
    QT_TRANSLATE_NOOP("CommandLine", "Tue"),
    QT_TRANSLATE_NOOP("CommandLine", "Wed"),
    QT_TRANSLATE_NOOP("CommandLine", "Thu"),
    QT_TRANSLATE_NOOP("CommandLine", "Fri"),
    QT_TRANSLATE_NOOP("CommandLine", "Sat"),
    QT_TRANSLATE_NOOP("CommandLine", "Sun"),
)
_FORMATS = ("markdown", "csv", "json")
_SHEET_FORMATS = ("sheet", "html", "docx")
"""What the sheet of a year, which the reader makes for themselves, can be written as; ``sheet`` is Markdown."""


def _period_command(period: Period) -> click.Command:
    formats = (*_FORMATS, *_SHEET_FORMATS) if period is Period.YEAR else _FORMATS

    @command(period.value)
    @click.argument("day", metavar="[DATE]", required=False, type=DAY)
    @click.option("--format", "format_", type=click.Choice(formats), default="markdown", show_default=True)
    @click.option("--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
    def report_period(session: Session, day: date | None, format_: str, file: Path | None) -> None:
        if format_ == "docx" and file is None:
            raise click.UsageError("A Word document needs a file: give one with --to.")
        with session.open_for_reading() as library:
            shown = day or study_day_now(library.plans.history(), session.at)
            if format_ in _SHEET_FORMATS:
                sheet = make_year_sheet(library, session.clock, shown, session.translate, _weekdays(session))
                content = _sheet_content(session, sheet, format_)
            else:
                removed = session.translate("Report", "a removed text")
                report = report_of(library, session.clock, period, shown, removed)
                text = _content(session, report, "json" if session.json else format_)
                content = text.encode("utf-8", errors="backslashreplace")
        if file is None:
            click.echo(content, nl=False)
        else:
            write_whole(file, content)

    report_period.help = f"Report on the {period.value} around DATE: around today without it."
    if period is Period.YEAR:
        report_period.help += " The formats sheet, html and docx are a sheet without single days."
    return report_period


def _sheet_content(session: Session, sheet: SheetDocument, format_: str) -> bytes:
    if format_ == "docx":
        return docx_bytes(sheet, session.at)
    text = sheet_html(sheet) if format_ == "html" else sheet_markdown(sheet)
    return text.encode("utf-8", errors="replace")


def _content(session: Session, report: Report, format_: str) -> str:
    formats: dict[str, Callable[[], str]] = {
        "markdown": lambda: report_markdown(report, _labels(session)),
        "csv": lambda: report_table(report),
        "json": lambda: json.dumps(report_record(report), ensure_ascii=False, indent=2) + "\n",
    }
    return formats[format_]()


def _labels(session: Session) -> ReportLabels:
    return report_labels(session.translate, _weekdays(session))


def _weekdays(session: Session) -> list[str]:
    return [session.translate("CommandLine", name) for name in _WEEKDAYS]


@click.group("report", commands={period.value: _period_command(period) for period in Period})
@session_options
def report_command() -> None:
    """Report on a week, a month or a year: minutes, pace, characters, hours, texts.

    “make”, “show” and “withdraw” are for the reports that a member shares with a group.
    """


for _one in (make_command, show_command, withdraw_command):
    report_command.add_command(_one)
