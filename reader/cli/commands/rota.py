"""Show and change a rota of hosts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY, parse_day
from reader.cli.commands.plan import parse_weekdays
from reader.cli.json_rows import Row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.study.rota import RotaDay
from reader.core.text.sanitise import one_line
from reader.exporters.atomic_write import write_whole
from reader.exporters.icalendar import icalendar
from reader.exporters.rota import rota_csv
from reader.services.study.rotas import (
    RotaRequest,
    change_rota,
    has_members,
    rota_days,
    rota_events,
    rota_labels,
)
from reader.storage.library import Library

_COUNT = 8
_MOST = 3_660
_LONGEST_INTERVAL = 53


def parse_names(text: str) -> tuple[str, ...]:
    """Return the names between commas of any script; raises ValueError for none."""
    names = tuple(one_line(name) for name in text.replace("，", ",").replace("、", ",").split(","))
    if not any(names):
        raise ValueError(text)
    return tuple(name for name in names if name)


def _parse_absence(text: str) -> tuple[str, date]:
    who, _colon, day = text.rpartition(":")
    if not who.strip():
        raise ValueError(text)
    return one_line(who), parse_day(day)


def _parse_swap(text: str) -> tuple[date, date]:
    first, _colon, second = text.partition(":")
    return parse_day(first), parse_day(second)


_MEMBERS = ParsedParam("members", parse_names, "names nobody")
_ABSENCE = ParsedParam("absence", _parse_absence, "is no member and day, such as 安:2026-03-28")
_SWAP = ParsedParam("swap", _parse_swap, "are no two days, such as 2026-03-28:2026-03-30")
_WEEKDAYS = ParsedParam("weekdays", parse_weekdays, "are no weekdays, such as mon,fri")


@command("rota")
@click.argument("name", metavar="NAME")
@click.option("--members", type=_MEMBERS, metavar="A,B,…", help="Who takes turns; new members join at the end.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="The day on which it starts, changes or is shown from.")
@click.option("--weekdays", type=_WEEKDAYS, metavar="fri,…", help="The weekdays; none for every day.")
@click.option(
    *("--every", "every"),
    type=click.IntRange(1, _LONGEST_INTERVAL),
    metavar="N",
    help="The interval in weeks, or in days if no weekdays are set.",
)
@click.option("--away", type=_ABSENCE, multiple=True, metavar="WHO:DATE", help="A member who is away on a day.")
@click.option("--back", type=_ABSENCE, multiple=True, metavar="WHO:DATE", help="A member who is not away after all.")
@click.option("--swap", "swaps", type=_SWAP, multiple=True, metavar="DATE:DATE", help="Two days whose hosts swap.")
@click.option("--end", is_flag=True, help="End the rota today.")
@click.option(
    "--count", type=click.IntRange(1, _MOST), default=_COUNT, show_default=True, help="How many days to show."
)
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE", help="Write the days as a calendar.")
@click.option("--csv", "table", type=click.Path(path_type=Path), metavar="FILE", help="Write the days as a table.")
def rota_command(
    session: Session,
    *,
    name: str,
    members: tuple[str, ...] | None,
    first: date | None,
    weekdays: frozenset[int] | None,
    every: int | None,
    away: tuple[tuple[str, date], ...],
    back: tuple[tuple[str, date], ...],
    swaps: tuple[tuple[date, date], ...],
    end: bool,
    count: int,
    ics: Path | None,
    table: Path | None,
) -> None:
    """Show or change the rota NAME, a queue of hosts; “lesson” is the rota of lesson hosts.

    Anyone who is away keeps their place in the queue. Past days never change.
    """
    name = one_line(name)
    if not name:
        raise click.UsageError("Name the rota.")
    request = RotaRequest(members, weekdays, every, first, away, back, swaps, end)
    with session.open_for_reading() if request.is_empty else session.open_for_writing() as library:
        if members is None and not has_members(library, name):
            raise click.UsageError(f"The rota {name} has no members yet: --members names them.")
        if not request.is_empty:
            change_rota(library, name, request, session.at)
        days = rota_days(library, name, first, count, session.at)
        if ics is not None:
            _write_calendar(session, library, name, days, ics)
    if table is not None:
        write_whole(table, rota_csv(days).encode("utf-8", "replace"))
    rows = [_row(day) for day in days]
    session.write_result(rows, lambda: _table(session, rows))


def _write_calendar(session: Session, library: Library, name: str, days: Sequence[RotaDay], file: Path) -> None:
    labels = rota_labels(session.translate, name)
    content = icalendar(rota_events(library, name, days, labels.summary), labels.title, session.at)
    write_whole(file, content.encode("utf-8", "replace"))


def _row(day: RotaDay) -> Row:
    return {"day": day.day.isoformat(), "host": day.host or None, "away": list(day.away)}


def _table(session: Session, rows: list[Row]) -> str:
    return session.table([row | {"host": row["host"] or "–"} for row in rows], "day", "host", "away")
