"""Report on a week, a month or a year."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import click

from reader.cli.commands.day import DAY
from reader.cli.commands.member_report import make_command, show_command, withdraw_command
from reader.cli.session import Session, command, session_options
from reader.core.activity.plan_change import study_day_now
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.report import Report, ReportLabels, report_markdown, report_table
from reader.exporters.report_json import report_record
from reader.services.activity.report import Period, report_of
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


def _period_command(period: Period) -> click.Command:
    @command(period.value)
    @click.argument("day", metavar="[DATE]", required=False, type=DAY)
    @click.option("--format", "format_", type=click.Choice(_FORMATS), default="markdown", show_default=True)
    def report_period(session: Session, day: date | None, format_: str) -> None:
        with session.open_for_reading() as library:
            shown = day or study_day_now(library.plans.history(), session.at)
            removed = session.translate("Report", "a text that was removed")
            report = report_of(library, session.clock, period, shown, removed)
        content = _content(session, report, "json" if session.json else format_)
        click.echo(content.encode("utf-8", errors="backslashreplace"), nl=False)

    report_period.help = f"Report on the {period.value} around DATE: around today without it."
    return report_period


def _content(session: Session, report: Report, format_: str) -> str:
    formats: dict[str, Callable[[], str]] = {
        "markdown": lambda: report_markdown(report, _labels(session)),
        "csv": lambda: report_table(report),
        "json": lambda: json.dumps(report_record(report), ensure_ascii=False, indent=2) + "\n",
    }
    return formats[format_]()


def _labels(session: Session) -> ReportLabels:
    return report_labels(session.translate, [session.translate("CommandLine", name) for name in _WEEKDAYS])


@click.group("report", commands={period.value: _period_command(period) for period in Period})
@session_options
def report_command() -> None:
    """Report on a week, a month or a year: minutes, pace, characters, hours, texts.

    “make”, “show” and “withdraw” are for the reports that a member of a group hands over.
    """


for _one in (make_command, show_command, withdraw_command):
    report_command.add_command(_one)
