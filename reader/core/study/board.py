"""Compute the board of a group: what its members handed over, whatever order it arrived in (study.md, §5).

The board is a fold of the reports that were received. Of each day the report that was made last says how it was; the
totals of reports whose periods overlap are never added. No sum, mean or order by numbers is ever made of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from reader.core.ids import derived_id
from reader.core.study.exchange import ExchangeKind
from reader.core.study.report_content import (
    MemberReport,
    PortionState,
    ReportedPortion,
    ReportedQuestion,
)
from reader.core.study.rounds import MissedQuestion

BOARD_KINDS = frozenset({ExchangeKind.REPORT, ExchangeKind.RESULTS, ExchangeKind.WITHDRAWAL})
"""The kinds of files that a board takes."""

SMALLEST_GROUP = 3
"""From how many reports on something is said of the group as a whole: of two, each would be told by the other."""


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """A report that was handed over, by a person who is known by an id.

    ``digest`` is that of its content, and ``content`` its JSON; both are empty once it was erased, on the day
    ``erased``. ``received`` is the study day on which it was added to the board, None for one of the reader's own that
    was not.
    """

    person: str
    number: int
    first: date
    last: date
    made: date
    digest: str = ""
    content: str = ""
    received: date | None = None
    erased: date | None = None
    withdrawn: bool = False

    @property
    def rank(self) -> tuple[int, date, bool, str, date, date]:
        """Return by what the one that was made last is told: of two with one number, one that is withdrawn comes last.

        The number rises with each report of a person; two of one number were made on two machines.
        """
        return self.number, self.made, self.withdrawn, self.digest, self.first, self.last

    @property
    def period(self) -> tuple[str, date, date]:
        """Return whose report of which period it is: a later one of the same takes its place."""
        return self.person, self.first, self.last

    def overlaps(self, first: date, last: date) -> bool:
        """Return whether it says something of a day from ``first`` to ``last``."""
        return self.first <= last and first <= self.last


class Arrival(StrEnum):
    """What becomes of a report or a withdrawal that is handed over; the value is used in JSON."""

    ADDED = "added"
    KNOWN = "known"
    OLDER = "older"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class BoardState(StrEnum):
    """What a member's row on the board is; the value is used in JSON."""

    RECEIVED = "received"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NONE = "none"


class BoardOrder(StrEnum):
    """The orders of the rows; there is none by anything that was read."""

    NAME = "name"
    ROSTER = "roster"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a group: the id is empty for one who stands on the roster only."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A member's row: the reports that hold of the period, the one made last first, with what they say.

    ``day`` is when the last of them was received, was withdrawn or expired.
    """

    member: Member
    state: BoardState = BoardState.NONE
    reports: tuple[tuple[ReceivedReport, MemberReport], ...] = ()
    day: date | None = None

    @property
    def portions(self) -> tuple[ReportedPortion, ...] | None:
        """Return the portions, each as the last report that names it has it; None where none was reported."""
        named = [report.portions for _received, report in reversed(self.reports) if report.portions is not None]
        found = {(one.number, one.title): one for portions in named for one in portions}
        return tuple(found[key] for key in sorted(found)) if named else None

    @property
    def questions(self) -> tuple[ReportedQuestion, ...] | None:
        """Return the questions for the meeting, each once; None where none were handed over."""
        named = [report.questions for _received, report in self.reports if report.questions is not None]
        return tuple(dict.fromkeys(one for questions in named for one in questions)) if named else None

    @property
    def last(self) -> MemberReport | None:
        """Return what the report that was made last says."""
        return self.reports[0][1] if self.reports else None


@dataclass(frozen=True, slots=True)
class PortionLine:
    """Of a portion, how many of those who reported it have done it."""

    number: int
    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What is said of the group as a whole: ``reports`` is the number of members who handed something over.

    ``missed`` are the questions of rounds that anybody missed, never by whom.
    """

    reports: int
    portions: tuple[PortionLine, ...] = ()
    questions: int = 0
    missed: tuple[MissedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of a group's board, and what is said of the group; None for fewer than `SMALLEST_GROUP` reports."""

    rows: tuple[BoardRow, ...]
    line: GroupLine | None = None

    @property
    def received(self) -> int:
        """Return how many members handed something over."""
        return sum(row.state is BoardState.RECEIVED for row in self.rows)


def report_id(group: str, report: ReceivedReport) -> str:
    """Return the id under which a report of a group is kept: what is handed over twice is the same."""
    days = f"{report.first.isoformat()}|{report.last.isoformat()}"
    return derived_id(None, f"report|{group}|{report.person}|{days}|{report.number}|{report.digest}")


def arrival_of(report: ReceivedReport, known: Iterable[ReceivedReport], today: date, keep_until: date) -> Arrival:
    """Return what becomes of a report that is handed over, beside those that are ``known``.

    One that was withdrawn stays so, and an older one of the same period changes nothing. One of the reader's own is
    added once, as those of others are.
    """
    same = [one for one in known if one.period == report.period]
    for one in same:
        if _is_same(one, report):
            is_own = one.received is None and one.erased is None
            return Arrival.ADDED if is_own else Arrival.KNOWN
    if any(one.rank > report.rank for one in same):
        return Arrival.OLDER
    return Arrival.EXPIRED if keep_until < today else Arrival.ADDED


def is_withdrawn_by(report: ReceivedReport, withdrawal: ReceivedReport) -> bool:
    """Return whether a withdrawal takes a report back: itself, and those of the same period before it."""
    return report.period == withdrawal.period and report.number <= withdrawal.number


def in_effect(reports: Iterable[ReceivedReport]) -> list[ReceivedReport]:
    """Return the last report of each person and period."""
    last: dict[tuple[str, date, date], ReceivedReport] = {}
    for report in reports:
        present = last.get(report.period)
        if present is None or report.rank > present.rank:
            last[report.period] = report
    return list(last.values())


def prevailing(reports: Iterable[ReceivedReport], first: date, last: date) -> list[ReceivedReport]:
    """Return the reports of one person that hold of a day from ``first`` to ``last``, the one made last first.

    Of each day the one that was made last holds; what was withdrawn or has expired says nothing.
    """
    kept = [one for one in reports if one.erased is None and one.overlaps(first, last)]
    open_days = [(first, last)]
    found = []
    for report in sorted(kept, key=attrgetter("rank"), reverse=True):
        rest = [part for days in open_days for part in _without(days, report)]
        if rest != open_days:
            found.append(report)
        open_days = rest
    return found


def make_board(
    reports: Iterable[ReceivedReport],
    members: Sequence[Member],
    first: date,
    last: date,
    parse: Callable[[ReceivedReport], MemberReport | None],
) -> Board:
    """Return the board of the days from ``first`` to ``last``, with its rows in the order of ``members``.

    ``parse`` returns what a report says; it is asked only of those that hold of the period.
    """
    by_person: defaultdict[str, list[ReceivedReport]] = defaultdict(list)
    for report in in_effect(reports):
        if report.overlaps(first, last):
            by_person[report.person].append(report)
    rows = tuple(_row(member, by_person.get(member.id, []), first, last, parse) for member in members)
    return Board(rows, _group_line(rows))


def ordered_members(
    members: Iterable[Member],
    order: BoardOrder,
    roster: Sequence[str],
    received: Callable[[Member], date | None],
    name_key: Callable[[str], object],
) -> list[Member]:
    """Return members in an order: by name, as on the roster, or by the day on which something was received first.

    ``name_key`` returns by what a name is sorted.
    """
    by_name = sorted(members, key=lambda member: (name_key(member.name), member.name, member.id))
    if order is BoardOrder.ROSTER:
        places = {name: place for place, name in enumerate(roster)}
        return sorted(by_name, key=lambda member: places.get(member.name, len(places)))
    if order is BoardOrder.RECEIVED:
        return sorted(by_name, key=lambda member: received(member) or date.max)
    return by_name


def _is_same(known: ReceivedReport, report: ReceivedReport) -> bool:
    """Return whether a report is known: one that was erased has no digest, so that its number tells."""
    return known.number == report.number and (known.digest == report.digest or known.erased is not None)


def _without(days: tuple[date, date], report: ReceivedReport) -> Iterator[tuple[date, date]]:
    """Yield what is left of a range of days without those of a report."""
    first, last = days
    if not report.overlaps(first, last):
        yield days
        return
    if first < report.first:
        yield first, report.first - timedelta(days=1)
    if report.last < last:
        yield report.last + timedelta(days=1), last


def _row(
    member: Member,
    reports: Sequence[ReceivedReport],
    first: date,
    last: date,
    parse: Callable[[ReceivedReport], MemberReport | None],
) -> BoardRow:
    read = [(one, said) for one in prevailing(reports, first, last) if (said := parse(one)) is not None]
    if read:
        days = [one.received or one.made for one, _said in read]
        return BoardRow(member, BoardState.RECEIVED, tuple(read), max(days))
    for state, withdrawn in ((BoardState.WITHDRAWN, True), (BoardState.EXPIRED, False)):
        days = [one.erased for one in reports if one.erased is not None and one.withdrawn is withdrawn]
        if days:
            return BoardRow(member, state, (), max(days))
    return BoardRow(member)


def _place(missed: MissedQuestion) -> tuple[str, int, int, str]:
    return missed.round.pack, missed.round.number, missed.number, missed.question


def _group_line(rows: Sequence[BoardRow]) -> GroupLine | None:
    received = [row for row in rows if row.state is BoardState.RECEIVED]
    if len(received) < SMALLEST_GROUP:
        return None
    states: defaultdict[tuple[int, str], list[PortionState]] = defaultdict(list)
    for row in received:
        for one in row.portions or ():
            states[one.number, one.title].append(one.state)
    portions = [
        PortionLine(number, title, found.count(PortionState.DONE), len(found))
        for (number, title), found in sorted(states.items())
    ]
    results = [said.result for row in received for _report, said in row.reports if said.result is not None]
    missed = sorted({one for result in results for one in result.missed}, key=_place)
    questions = sum(len(row.questions or ()) for row in received)
    return GroupLine(len(received), tuple(portions), questions, tuple(missed))
