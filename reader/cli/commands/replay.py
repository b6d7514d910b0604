"""Replay recorded activity through the clock, without a library and without writing anything."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.session import Session, command
from reader.core.activity.replay import parse_events, replay, span_row
from reader.core.errors import Problem, ReaderError

_DAY_START = 4


@command("replay")
@click.argument("events", metavar="EVENTS.jsonl", type=click.Path(path_type=Path))
@click.option("--day-start", type=click.IntRange(0, 23), default=_DAY_START, show_default=True, metavar="H")
def replay_command(session: Session, events: Path, day_start: int) -> None:
    """Show the spans that the clock derives from recorded activity."""
    rows = [span_row(span) for span in replay(parse_events(_lines(events)), day_start)]
    session.write_result(rows, lambda: session.table(rows, "class", "start", "end", "seconds"))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except UnicodeDecodeError as error:
        raise ReaderError(Problem.EVENT_INVALID, path, line=0, field="encoding") from error
    except OSError as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path) from error
