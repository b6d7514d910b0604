"""Show the board of a group, and add to it what its members hand over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.json_rows import Row
from reader.cli.session import STANDARD_INPUT, Session, command
from reader.core.errors import ReaderError
from reader.core.study.board import Arrival, Board, BoardOrder, BoardRow, BoardState, GroupLine
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import LARGEST_LOG, exchange_lines
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import PortionState, ReportedPortion, checked_period
from reader.core.text.sanitise import sanitise
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.importers.source import read_source
from reader.importers.study.exchange_worker import exchange_worker
from reader.services.study.board import BoardIntake, board_intake, read_board, take_in
from reader.storage.library import Library

_NOTHING = "–"
_STATES = {
    BoardState.RECEIVED: QT_TRANSLATE_NOOP("CommandLine", "received"),
    BoardState.WITHDRAWN: QT_TRANSLATE_NOOP("CommandLine", "withdrawn on {day}"),
    BoardState.EXPIRED: QT_TRANSLATE_NOOP("CommandLine", "erased on {day}, when it expired"),
    BoardState.NONE: QT_TRANSLATE_NOOP("CommandLine", "nothing received"),
}


@command("board")
@click.argument("group_name", metavar="GROUP")
@click.argument("more", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--add", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="Add report files.")
@click.option(
    "--paste",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Add reports from a copied chat log, or - for standard input.",
)
@click.option("--sort", "order", type=click.Choice([one.value for one in BoardOrder]), default=BoardOrder.NAME.value)
@click.option("--accept-name", is_flag=True, help="Accept a known person under another name.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="The first day to show.")
@click.option("--until", "last", type=DAY, metavar="DATE", help="The last day to show.")
def board_command(
    session: Session,
    *,
    group_name: str,
    more: tuple[Path, ...],
    add: tuple[Path, ...],
    paste: Path | None,
    order: str,
    accept_name: bool,
    first: date | None,
    last: date | None,
) -> None:
    """Show the board of GROUP: what its members shared, without totals, averages or ranks.

    With --add and --paste it takes reports, files and a copied chat log, before it is shown. A report that is
    withdrawn, or whose time is over, is erased, and no undo brings it back.
    """
    files = (*add, *more)
    is_changed = bool(files) or paste is not None
    with session.open_for_writing() if is_changed else session.open_for_reading() as library:
        found = library.study_groups.named(group_name) if is_changed else library.study_groups.get(group_name)
        intake = _add(session, library, found, files, paste, accepts_name=accept_name)
        group = intake.group
        period = None if first is None and last is None else (first or date.min, last or date.max)
        if first is not None and last is not None:
            checked_period(first, last)
        board = read_board(library, group, period, session.at, BoardOrder(order))
    row = _board_row(board, group, intake)
    session.write_result(row, lambda: _shown(session, board, intake.arrivals))


def _add(
    session: Session,
    library: Library,
    group: StudyGroup,
    files: Iterable[Path],
    paste: Path | None,
    *,
    accepts_name: bool,
) -> BoardIntake:
    """Add files and a chat log to a board; those that are not taken are reported."""
    read = [*_read_files(session, files), *_read_log(session, paste)]
    intake = board_intake(library, group, read, session.at, accepts_name=accepts_name)
    for _file, error in intake.refused:
        session.report_error(error)
    take_in(library, intake, session.at)
    return intake


def _read_files(session: Session, files: Iterable[Path]) -> list[ExchangeFile]:
    found = []
    with exchange_worker() as worker:
        for path in files:
            try:
                worker.ask((path,), path)
                found.append(worker.result())
            except ReaderError as error:
                session.report_error(error.with_path(path))
    return found


def _read_log(session: Session, paste: Path | None) -> list[ExchangeFile]:
    if paste is None:
        return []
    data = session.read_standard_input(LARGEST_LOG) if paste == STANDARD_INPUT else read_source(paste).data
    found = []
    for one in exchange_lines(data.decode("utf-8", errors="replace")):
        if isinstance(one, ReaderError):
            session.report_error(one.with_path(paste))
        else:
            found.append(one)
    return found


def _board_row(board: Board, group: StudyGroup, intake: BoardIntake) -> Row:
    counts = {arrival.value: intake.arrivals[arrival] for arrival in Arrival}
    expired = sum(row.state is BoardState.EXPIRED for row in board.rows)
    return {
        "name": group.name,
        "rows": [_member_row(row) for row in board.rows],
        "group": None if board.line is None else _line_row(board.line),
        "received": board.received,
        **counts,
        "expired": counts["expired"] + expired,
    }


def _member_row(row: BoardRow) -> Row:
    last = row.last
    lessons = last.lessons if last else None
    return {
        "person": row.member.name,
        "id": row.member.id,
        "state": row.state.value,
        "day": None if row.day is None else row.day.isoformat(),
        "portions": None if row.portions is None else [_portion_row(one) for one in row.portions],
        "lessons": None if lessons is None else {"done": lessons.done, "of": lessons.total},
        "questions": None if row.questions is None else [one.words for one in row.questions],
        "words": None if last is None else last.words,
        "reports": [
            {
                "number": received.number,
                "from": said.first.isoformat(),
                "until": said.last.isoformat(),
                "made": received.made.isoformat(),
                "minutes": None if said.minutes is None else said.minutes.total,
            }
            for received, said in row.reports
        ],
    }


def _portion_row(portion: ReportedPortion) -> Row:
    return {"number": portion.number, "title": portion.title, "state": portion.state.value}


def _line_row(line: GroupLine) -> Row:
    return {
        "reports": line.reports,
        "portions": [
            {"number": one.number, "title": one.title, "done": one.done, "of": one.total} for one in line.portions
        ],
        "questions": line.questions,
        "missed": [
            {"pack": one.round.pack, "round": one.round.number, "id": one.question, "number": one.number}
            for one in line.missed
        ],
    }


def _shown(session: Session, board: Board, arrivals: Counter[Arrival]) -> str:
    rows = [_shown_row(session, row) for row in board.rows]
    lines = [session.table(rows, "name", "portions", "lessons", "questions", "words", "state", widest=60)]
    if board.line is not None:
        words = session.translate("CommandLine", "portion {number}: {done} of {total}")
        lines += [
            sanitise(words.format(number=one.number, done=one.done, total=one.total)) for one in board.line.portions
        ]
    if arrivals:
        words = session.translate(
            "CommandLine",
            "Added: {added}, already known: {known}, older: {older}, expired: {expired}, withdrawn: {withdrawn}",
        )
        lines.append(words.format(**{arrival.value: arrivals[arrival] for arrival in Arrival}))
    return "\n".join(lines)


def _shown_row(session: Session, row: BoardRow) -> Row:
    last = row.last
    lessons = last.lessons if last else None
    state = session.translate("CommandLine", _STATES[row.state])
    done = None if row.portions is None else sum(one.state is PortionState.DONE for one in row.portions)
    return {
        "name": row.member.name,
        "portions": _NOTHING if row.portions is None or not row.portions else f"{done} / {len(row.portions)}",
        "lessons": _NOTHING if lessons is None else f"{lessons.done} / {lessons.total}",
        "questions": _NOTHING if not row.questions else str(len(row.questions)),
        "words": (last.words if last and last.words else _NOTHING).replace("\n", " "),
        "state": state.format(day="" if row.day is None else row.day.isoformat()),
    }
