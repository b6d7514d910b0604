"""Take what members hand over into the board of their group, and read the board."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.lookup.lookup import is_chinese
from reader.core.study.board import (
    BOARD_KINDS,
    Arrival,
    Board,
    BoardOrder,
    Member,
    ReceivedReport,
    arrival_of,
    is_withdrawn_by,
    make_board,
    ordered_members,
)
from reader.core.study.exchange import ExchangeFile, ExchangeKind
from reader.core.study.groups import Person, StudyGroup, met_person
from reader.core.study.report_content import MemberReport, checked_period, parsed_period, parsed_report
from reader.services.activity.report import Period, period_around
from reader.services.dictionaries.pinyin import toneless
from reader.services.study.report_making import received_report
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library
from reader.storage.repositories.reports import ReportsToAdd
from reader.storage.stored_values import parsed_json

_ONE_DAY = timedelta(days=1)

_MET = frozenset({Arrival.ADDED, Arrival.WITHDRAWN, Arrival.KNOWN})
"""Of what it is remembered who it is from."""


@dataclass(slots=True)
class BoardIntake:
    """What becomes of files that are added to the board of a group; nothing is written before it is accepted.

    ``files`` are those that were understood, ``refused`` those that are not taken, each with why. ``people`` are those
    who are new or have another name.
    """

    group: StudyGroup
    today: date
    files: list[tuple[ExchangeFile, Arrival]] = field(default_factory=list)
    added: dict[ReceivedReport, date] = field(default_factory=dict)
    withdrawn: dict[ReceivedReport, date] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    refused: list[tuple[ExchangeFile, ReaderError]] = field(default_factory=list)

    @property
    def arrivals(self) -> Counter[Arrival]:
        """Return how many files become what."""
        return Counter(arrival for _file, arrival in self.files)

    @property
    def changes_anything(self) -> bool:
        """Return whether the board will not be as it is."""
        return bool(self.added or self.withdrawn)


def board_intake(
    library: Library, group: StudyGroup, files: Sequence[ExchangeFile], now: datetime, *, accepts_name: bool = False
) -> BoardIntake:
    """Return what would become of files, without writing anything; withdrawals count as if they came last."""
    intake = BoardIntake(group, study_day_of(library, now))
    known = _Known(library, group)
    for file in sorted(files, key=lambda one: one.header.kind is ExchangeKind.WITHDRAWAL):
        try:
            _take(intake, known, file, accepts_name=accepts_name)
        except ReaderError as error:
            intake.refused.append((file, error))
    return intake


def take_in(library: Library, intake: BoardIntake, now: datetime) -> Changes | None:
    """Add to the board what an intake holds; None where that is nothing.

    What is added is one step of undo, what is withdrawn is none.
    """
    people = tuple(intake.people.values())
    changes = None
    if intake.added or (people and not intake.withdrawn):
        changes = library.reports.add(ReportsToAdd(intake.group, intake.added, people), now)
        people = ()
    if intake.withdrawn:
        erased = library.reports.withdraw(ReportsToAdd(intake.group, intake.withdrawn, people), intake.today, now)
        changes = changes or erased
    return changes


def period_now(library: Library, group: StudyGroup, today: date) -> tuple[date, date]:
    """Return the period that the board opens with: the newest that was reported and has begun, else this week."""
    periods = [(last, first) for first, last in library.reports.periods(group.id) if first <= today]
    if periods:
        last, first = max(periods)
        return first, last
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def neighbour_period(first: date, last: date, step: int) -> tuple[date, date]:
    """Return the period of the same kind before or after one: a month beside a month, else as many days."""
    if (first, last) == period_around(Period.MONTH, first):
        return period_around(Period.MONTH, first - _ONE_DAY if step < 0 else last + _ONE_DAY)
    days = (last - first) + _ONE_DAY
    return first + step * days, last + step * days


def read_board(
    library: Library,
    group: StudyGroup,
    period: tuple[date, date] | None,
    now: datetime,
    order: BoardOrder = BoardOrder.NAME,
) -> Board:
    """Return the board of a group for a period, or for all that was kept, after what has expired was erased."""
    library.reports.erase_expired(study_day_of(library, now))
    first, last = period or (date.min, date.max)
    reports = library.reports.of_group(group.id, first, last)
    received = library.reports.first_received(group.id) if order is BoardOrder.RECEIVED else {}
    members = ordered_members(
        _members(library, group, reports),
        order,
        group.roster,
        lambda member: received.get(member.id),
        name_key,
    )
    return make_board(reports, members, first, last, said_by)


def said_by(report: ReceivedReport) -> MemberReport | None:
    """Return what a report says; None for one that cannot be read."""
    content = parsed_json(report.content)
    if not isinstance(content, dict):
        return None
    try:
        return parsed_report(content)
    except ReaderError:
        return None


@lru_cache(2_000)
def name_key(name: str) -> tuple[str, ...]:
    """Return by what a name is sorted: Chinese characters by their pinyin."""
    return tuple(toneless(name.casefold(), by_phrase=False)) if is_chinese(name) else (name.casefold(),)


class _Known:
    """What the board has and who handed it over, read once for all files of an intake, with those that came before."""

    def __init__(self, library: Library, group: StudyGroup) -> None:
        self._reports: defaultdict[tuple[str, date, date], list[ReceivedReport]] = defaultdict(list)
        for report in library.reports.of_group(group.id):
            self.add(report)
        self.people = {one.id: one for one in library.study_groups.people()}

    def add(self, report: ReceivedReport) -> None:
        """Add a report."""
        self._reports[report.period].append(report)

    def same_period(self, report: ReceivedReport) -> list[ReceivedReport]:
        """Return the reports of the same person and period."""
        return self._reports.get(report.period, [])


def _take(intake: BoardIntake, known: _Known, file: ExchangeFile, *, accepts_name: bool) -> None:
    """Take one file into an intake, and into what is ``known`` for those that follow."""
    header = file.header
    if header.kind not in BOARD_KINDS:
        raise ReaderError(Problem.REPORT_EXPECTED, kind=header.kind.value)
    if header.group is None or header.group.id != intake.group.id:
        name = header.group.name if header.group else "–"
        raise ReaderError(Problem.GROUP_OTHER, name=name, group=intake.group.name)
    person = _person(intake, known, file, accepts_name=accepts_name)
    if header.kind is ExchangeKind.WITHDRAWAL:
        report, arrival = _withdrawal(intake, known, file)
    else:
        report, arrival = _report(intake, known, file)
    intake.files.append((file, arrival))
    if arrival in {Arrival.ADDED, Arrival.WITHDRAWN}:
        known.add(report)
    if person is not None and arrival in _MET:
        intake.people[person.id] = known.people[person.id] = person


def _report(intake: BoardIntake, known: _Known, file: ExchangeFile) -> tuple[ReceivedReport, Arrival]:
    report = received_report(file, intake.today)
    keep_until = _kept_until(file, report.last)
    arrival = arrival_of(report, known.same_period(report), intake.today, keep_until)
    if arrival is Arrival.ADDED:
        intake.added[report] = keep_until
    return report, arrival


def _withdrawal(intake: BoardIntake, known: _Known, file: ExchangeFile) -> tuple[ReceivedReport, Arrival]:
    first, last = checked_period(*parsed_period(file.content))
    header = file.header
    day = intake.today
    withdrawal = ReceivedReport(
        header.person.id, header.number, first, last, header.made, erased=day, withdrawn=True, received=day
    )
    same = [one for one in known.same_period(withdrawal) if is_withdrawn_by(one, withdrawal)]
    if any(one.number == header.number for one in same) and all(one.withdrawn for one in same):
        return withdrawal, Arrival.KNOWN
    for one in same:
        intake.added.pop(one, None)
    intake.withdrawn[withdrawal] = _kept_until(file, last)
    return withdrawal, Arrival.WITHDRAWN


def _kept_until(file: ExchangeFile, last: date) -> date:
    """Return the last day on which a report is kept: a file may ask for a shorter time, never for a longer one."""
    longest = MemberReport(last, last).keep_until
    return min(file.header.keep_until or longest, longest)


def _person(intake: BoardIntake, known: _Known, file: ExchangeFile, *, accepts_name: bool) -> Person | None:
    """Return who a file is from, if they are new or have another name; None for the reader and who is known."""
    reference = file.header.person
    if reference.id == intake.group.member:
        return None
    person = met_person(reference, intake.group.id, known.people.values(), accepts_name=accepts_name)
    return None if known.people.get(person.id) == person else person


def _members(library: Library, group: StudyGroup, reports: Sequence[ReceivedReport]) -> list[Member]:
    """Return those who handed something over to a group, and those on its roster who did not."""
    people = [one for one in library.study_groups.people() if one.group == group.id]
    members = [Member(one.id, one.name) for one in people]
    if any(report.person == group.member for report in reports):
        members.append(Member(group.member, group.display_name))
    known = {name for one in people for name in (one.name, *one.earlier_names)} | {one.name for one in members}
    return members + [Member("", name) for name in dict.fromkeys(group.roster) if name not in known]
