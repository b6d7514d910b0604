"""The board is the same whatever order the reports arrived in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.board import (
    Arrival,
    Board,
    BoardOrder,
    BoardState,
    Member,
    ReceivedReport,
    arrival_of,
    is_withdrawn_by,
    make_board,
    ordered_members,
    prevailing,
    report_id,
)
from reader.core.study.report_content import (
    MemberReport,
    PortionState,
    ReportedPortion,
    ReportedQuestion,
    ReportedResult,
)
from reader.core.study.rounds import MissedQuestion, RoundKey

MONDAY = date(2026, 3, 2)
WEEK = (MONDAY, MONDAY + timedelta(days=6))
FAR = date(2027, 1, 1)


def received(person: str, number: int, first: int = 0, length: int = 7, **values: object) -> ReceivedReport:
    start = MONDAY + timedelta(days=first)
    end = start + timedelta(days=length - 1)
    fields = {"digest": f"{person}{number}", "content": "{}", "received": MONDAY} | values
    return ReceivedReport(person, number, start, end, MONDAY, **fields)  # type: ignore[arg-type]


def said(report: ReceivedReport) -> MemberReport:
    portions = (ReportedPortion(1, "引言", PortionState.DONE if report.number % 2 else PortionState.PARTLY),)
    questions = (ReportedQuestion(f"question {report.number}"),)
    return MemberReport(report.first, report.last, portions=portions, words=report.digest, questions=questions)


def board_of(reports: list[ReceivedReport], people: str = "abc") -> Board:
    return make_board(reports, [Member(one, one) for one in people], *WEEK, said)


def test_a_later_report_of_the_same_period_takes_its_place() -> None:
    row = board_of([received("a", 1), received("a", 2)]).rows[0]
    assert [one.number for one, _said in row.reports] == [2]
    assert row.portions == (ReportedPortion(1, "引言", PortionState.PARTLY),)


def test_of_each_day_the_last_report_holds() -> None:
    reports = [received("a", 1), received("a", 2, first=4), received("a", 3, first=5, length=1)]
    assert [one.number for one in prevailing(reports, *WEEK)] == [3, 2, 1]
    assert [one.number for one in prevailing(reports, MONDAY + timedelta(days=5), WEEK[1])] == [3, 2]
    covered = [*reports, received("a", 4, first=-1, length=9)]
    assert [one.number for one in prevailing(covered, *WEEK)] == [4]


def test_totals_of_overlapping_periods_stay_apart() -> None:
    row = board_of([received("a", 1), received("a", 2, first=3)]).rows[0]
    assert [(one.first, report.words) for one, report in row.reports] == [
        (MONDAY + timedelta(days=3), "a2"),
        (MONDAY, "a1"),
    ]
    assert [one.words for one in row.questions or ()] == ["question 2", "question 1"]


def test_the_group_is_told_of_from_three_reports_on() -> None:
    two = [received("a", 1), received("b", 1), received("d", 1)]
    assert board_of(two).line is None
    line = board_of([*two, received("c", 2)]).line
    assert line is not None
    assert [(one.number, one.done, one.total) for one in line.portions] == [(1, 2, 3)]
    assert (line.reports, line.questions) == (3, 3)


def test_what_was_missed_is_told_without_by_whom() -> None:
    def result(report: ReceivedReport) -> MemberReport:
        missed = {"a": 4, "b": 6, "c": 4}[report.person]
        key = RoundKey("pack-1", 1)
        result = ReportedResult(key, "pack", 9, 10, (MissedQuestion(key, f"q{missed}", missed),))
        return MemberReport(report.first, report.last, result=result)

    line = make_board([received(one, 1) for one in "abc"], [Member(one, one) for one in "abc"], *WEEK, result).line
    assert line is not None
    assert [one.number for one in line.missed] == [4, 6]


def test_a_member_who_handed_nothing_over_has_a_row() -> None:
    board = board_of([received("a", 1)])
    assert [row.state for row in board.rows] == [BoardState.RECEIVED, BoardState.NONE, BoardState.NONE]
    assert board.rows[1].portions is None
    assert board.received == 1


def test_what_was_erased_says_only_when() -> None:
    gone = received("a", 1, content="", digest="", erased=FAR, withdrawn=True)
    over = received("b", 1, content="", digest="", erased=FAR)
    rows = board_of([gone, over]).rows
    assert [(row.state, row.day, row.reports) for row in rows[:2]] == [
        (BoardState.WITHDRAWN, FAR, ()),
        (BoardState.EXPIRED, FAR, ()),
    ]
    assert board_of([gone, received("a", 2)]).rows[0].state is BoardState.RECEIVED


def test_a_report_is_known_older_or_over() -> None:
    known = [received("a", 2)]

    def arrival(report: ReceivedReport, kept: date = FAR) -> Arrival:
        return arrival_of(report, known, MONDAY, kept)

    assert arrival(received("a", 2)) is Arrival.KNOWN
    assert arrival(received("a", 1)) is Arrival.OLDER
    assert arrival(received("a", 3)) is Arrival.ADDED
    assert arrival(received("a", 1, first=7)) is Arrival.ADDED
    assert arrival(received("b", 1)) is Arrival.ADDED
    assert arrival(received("b", 1), MONDAY - timedelta(days=1)) is Arrival.EXPIRED
    assert arrival(received("b", 1), MONDAY) is Arrival.ADDED
    own = received("a", 2, received=None)
    assert arrival_of(received("a", 2), [own], MONDAY, FAR) is Arrival.ADDED


def test_a_withdrawn_report_stays_so() -> None:
    gone = received("a", 2, content="", digest="", erased=MONDAY, withdrawn=True)
    assert arrival_of(received("a", 2), [gone], MONDAY, FAR) is Arrival.KNOWN
    assert arrival_of(received("a", 1), [gone], MONDAY, FAR) is Arrival.OLDER
    assert arrival_of(received("a", 3), [gone], MONDAY, FAR) is Arrival.ADDED
    assert is_withdrawn_by(received("a", 1), gone)
    assert not is_withdrawn_by(received("a", 3), gone)
    assert not is_withdrawn_by(received("a", 1, first=1), gone)


def test_rows_are_in_no_order_but_three() -> None:
    members = [Member("1", "丹"), Member("2", "安"), Member("", "博")]
    days = {"1": MONDAY, "2": FAR}

    def names(order: BoardOrder) -> str:
        found = ordered_members(members, order, ["博", "丹"], lambda one: days.get(one.id), "安博丹".index)
        return "".join(member.name for member in found)

    assert [names(order) for order in BoardOrder] == ["安博丹", "博丹安", "丹安博"]


facts = st.lists(
    st.builds(
        received,
        st.sampled_from("abc"),
        st.integers(1, 4),
        st.integers(-3, 6),
        st.integers(1, 9),
    ),
    max_size=8,
    unique_by=lambda one: report_id("group", one),
)


class KeptBoard:
    """What a board keeps of the reports and withdrawals that arrive one after the other."""

    def __init__(self) -> None:
        self.kept: dict[str, ReceivedReport] = {}

    def arrive(self, report: ReceivedReport, *, withdrawal: bool) -> None:
        if withdrawal:
            gone = replace(report, digest="", content="", erased=FAR, withdrawn=True)
            for identifier, one in self.kept.items():
                if is_withdrawn_by(one, gone):
                    self.kept[identifier] = replace(one, digest="", content="", erased=FAR, withdrawn=True)
            self.kept.setdefault(report_id("group", gone), gone)
        elif arrival_of(report, self.kept.values(), MONDAY, FAR) is Arrival.ADDED:
            self.kept[report_id("group", report)] = report


@given(facts, st.data())
def test_shuffled_arrival_gives_the_same_board(reports: list[ReceivedReport], data: st.DataObject) -> None:
    withdrawn = data.draw(st.lists(st.sampled_from(reports), max_size=3)) if reports else []
    arrivals = [(one, False) for one in reports] + [(one, True) for one in withdrawn]
    boards = []
    for _time in range(3):
        board = KeptBoard()
        for report, withdrawal in data.draw(st.permutations(arrivals)):
            board.arrive(report, withdrawal=withdrawal)
        boards.append(board_of(list(board.kept.values())))
    for one, other in pairwise(boards):
        assert one == other


@given(facts)
def test_no_day_is_told_of_twice(reports: list[ReceivedReport]) -> None:
    one = [report for report in reports if report.person == "a"]
    days = [MONDAY + timedelta(days=number) for number in range(7)]
    ranked = {day: max((report.rank for report in one if report.overlaps(day, day)), default=None) for day in days}
    found = {report.rank for report in prevailing(one, *WEEK)}
    assert found == {rank for rank in ranked.values() if rank is not None}
