"""Write the plan and the days as a file for calendars."""

from __future__ import annotations

import click

from reader.cli.session import Session, command
from reader.exporters.icalendar import CalendarEvent, icalendar
from reader.services.exporting.translated_labels import calendar_labels, state_labels
from reader.services.reading_calendar import DAYS, calendar_events


@command("calendar")
@click.option("--days", type=click.IntRange(0, 3_660), default=DAYS, show_default=True, help="Days before and after.")
def calendar_command(session: Session, *, days: int) -> None:
    """Export the plan, portion and days as all-day iCalendar events (.ics) that any calendar can import."""
    with session.open_for_reading() as library:
        labels = calendar_labels(session.translate)
        events = calendar_events(library, session.at, labels, state_labels(session.translate), days)
    if session.json:
        session.write_result([_row(event) for event in events], str)
    else:
        click.echo(icalendar(events, labels.name, session.at).encode("utf-8", errors="backslashreplace"), nl=False)


def _row(event: CalendarEvent) -> dict[str, str]:
    return {
        "uid": event.uid,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "summary": event.summary,
        "description": event.description,
    }
