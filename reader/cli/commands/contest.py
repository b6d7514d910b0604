"""Mark the log of a contest, set contests up, and list those of the library."""

from __future__ import annotations

import re
from pathlib import Path

import click

from reader.cli.commands.rota import parse_names
from reader.cli.json_rows import Row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import STANDARD_INPUT, Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.study.contest import MOST_POINTS, TIMERS, Contest, ContestLog, SetUp
from reader.core.study.contest_log import LARGEST_LOG, log_lines, read_contest_log
from reader.core.study.contest_paper import QuestionCounts
from reader.core.study.contest_record import ContestRecord
from reader.core.study.exchange import clean_name
from reader.exporters.atomic_write import write_whole
from reader.exporters.contest import SHEET_FORMATS
from reader.importers.source import opened
from reader.services.exporting.translated_labels import contest_labels
from reader.services.study.contests import (
    ContestRequest,
    begin_contest,
    contest_questions,
    contest_set_up,
    contest_sheet,
    keep_contest,
)
from reader.services.study.rounds import pack_bank
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

_LOG = "log"
_ID = re.compile("[0-9a-f][0-9a-f-]{5,35}")
_MOST_QUESTIONS = 100
_MOST_SEED = 2**63 - 1
_COUNT = click.IntRange(0, _MOST_QUESTIONS)
_TEAMS = ParsedParam("teams", parse_names, "names no teams")


@command("contest")
@click.argument("target", metavar="LOG|ID")
@click.option("--keep", is_flag=True, help="Keep the contest in the library, where it can be continued.")
@click.option("--remove", is_flag=True, help="Remove the contest from the library.")
@click.option("--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option(
    *("--format", "form"),
    type=click.Choice([*SHEET_FORMATS, _LOG]),
    help="The file’s format: the result as a sheet, or the log (default: by the file name).",
)
def contest_command(
    session: Session, *, target: str, keep: bool, remove: bool, file: Path | None, form: str | None
) -> None:
    """Score a team contest: a LOG (JSON Lines, one event per line; - for standard input), or one in the library."""
    if form is not None and file is None:
        raise click.UsageError("--format goes with --to FILE.")
    path = session.located(Path(target))
    if _ID.fullmatch(target) and not path.exists():
        _kept_contest(session, target, file, form, keep=keep, remove=remove)
        return
    if remove:
        raise click.UsageError("--remove goes with the ID of a contest in the library.")
    log = _read_log(session, path)
    contest = log.contest
    assert contest is not None
    row: Row = {}
    if keep:
        with session.open_for_writing() as library:
            record, _changes = keep_contest(library, log, session.at)
            row = {"id": record.id, "day": record.day.isoformat()}
            _write(session, library, record, file, form)
    elif file is not None:
        with session.open_for_reading() as library:
            record = ContestRecord("", contest.set_up.title, study_day_of(library, session.at), session.at, log)
            _write(session, library, record, file, form)
    _show(session, contest, row)


@command("contests")
@click.option("--teams", type=_TEAMS, metavar="A,B,…", help="Set a contest up for 2 to 6 teams.")
@click.option("--title", default="", help="The title of the contest.")
@click.option("--seed", type=click.IntRange(0, _MOST_SEED), metavar="N", help="The number of the paper.")
@click.option("--required", type=_COUNT, default=2, show_default=True, help="Questions that each team must answer.")
@click.option("--buzzer", type=_COUNT, default=4, show_default=True, help="Buzzer questions.")
@click.option(
    "--risk", type=_COUNT, default=1, show_default=True, help="Risk questions for each team, worth 10, 20 or 30."
)
@click.option("--category", help="Only questions of this category.")
@click.option("--pack", metavar="PACK", help="Only questions of this study pack, by ID or title.")
@click.option(
    "--points", type=click.IntRange(1, MOST_POINTS), default=10, show_default=True, help="Points for a correct answer."
)
@click.option(
    "--minus", type=click.IntRange(0, MOST_POINTS), default=0, show_default=True, help="Points for an incorrect answer."
)
@click.option(
    "--seconds",
    type=click.Choice([str(one) for one in TIMERS]),
    default="30",
    show_default=True,
    help="Seconds to answer.",
)
def contests_command(
    session: Session,
    *,
    teams: tuple[str, ...] | None,
    title: str,
    seed: int | None,
    required: int,
    buzzer: int,
    risk: int,
    category: str | None,
    pack: str | None,
    points: int,
    minus: int,
    seconds: str,
) -> None:
    """List the contests in the library, or set one up (--teams); a seed gives the same paper on every computer."""
    if teams is None:
        with session.open_for_reading() as library:
            rows = [_record_row(record) for record in library.contests.all()]
        session.write_result(rows, lambda: session.table(rows, "id", "day", "title", "questions"))
        return
    number = int(session.at.timestamp()) if seed is None else seed
    set_up = SetUp(tuple(map(clean_name, teams)), clean_name(title), points, minus, int(seconds), number)
    counts = QuestionCounts(required, buzzer, risk)
    with session.open_for_writing() as library:
        bank = None if pack is None else pack_bank(library, pack).pack
        questions = contest_questions(library, category, bank)
        whole = contest_set_up(questions, ContestRequest(set_up, counts, category, bank))
        record, _changes = begin_contest(library, whole, session.at)
    paper = [{"kind": one.kind.value, "id": one.question} for one in whole.paper]
    row = _record_row(record) | {"seed": number, "paper": paper}
    session.write_result(row, lambda: record.id)


def _kept_contest(
    session: Session, target: str, file: Path | None, form: str | None, *, keep: bool, remove: bool
) -> None:
    """Show, write out or remove a contest of the library."""
    if keep:
        raise click.UsageError("--keep goes with a log.")
    with session.open_for_writing() if remove else session.open_for_reading() as library:
        record = library.contests.get(target)
        contest = record.log.contest
        if contest is None and not remove:
            raise ReaderError(Problem.CONTEST_UNKNOWN, id=target, matches=1)
        _write(session, library, record, file, form)
        if remove:
            library.contests.remove(record.id, session.at)
    if contest is not None:
        _show(session, contest, {"id": record.id, "day": record.day.isoformat()})


def _read_log(session: Session, path: Path) -> ContestLog:
    if path == STANDARD_INPUT:
        return read_contest_log(session.read_standard_input(LARGEST_LOG + 1))
    with opened(path) as file:
        data = file.read(LARGEST_LOG + 1)
    try:
        return read_contest_log(data)
    except ReaderError as error:
        raise error.with_path(path) from error


def _write(session: Session, library: Library, record: ContestRecord, file: Path | None, form: str | None) -> None:
    """Write the sheet or the log into a file, if one is named."""
    if file is None:
        return
    by_suffix = next((name for name, one in SHEET_FORMATS.items() if file.name.endswith(one.suffix)), _LOG)
    chosen = form or by_suffix
    if chosen == _LOG:
        write_whole(file, log_lines(record.log.events).encode("utf-8", "replace"))
    else:
        sheet = contest_sheet(library, record, session.translate)
        write_whole(file, SHEET_FORMATS[chosen].render(sheet, session.at))


def _show(session: Session, contest: Contest, row: Row) -> None:
    labels = contest_labels(session.translate)
    lines = [*(f"{team}: {points}" for team, points in contest.standings), labels.standing(contest)]
    session.write_result(row | _contest_row(contest), lambda: "\n".join(lines))


def _record_row(record: ContestRecord) -> Row:
    contest = record.log.contest
    row: Row = {"id": record.id, "title": record.title, "day": record.day.isoformat()}
    return row | (_contest_row(contest) if contest else {"teams": [], "equal": False, "first": [], "questions": 0})


def _contest_row(contest: Contest) -> Row:
    return {
        "teams": [{"name": team, "points": points} for team, points in contest.standings],
        "equal": contest.is_equal,
        "first": list(contest.first),
        "questions": len(contest.questions),
    }
