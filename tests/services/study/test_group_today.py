from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from reader.core.study.report_content import USUAL_FIELDS, MemberReport
from reader.services.study.board import board_intake, take_in
from reader.services.study.group_today import StudyTogether, study_together
from reader.services.study.meetings import MeetingRequest, meeting_labels, plan_meeting
from reader.services.study.report_making import make_report, record_report, report_sheet_labels
from reader.storage.library import Library
from tests.support.reports import GROUP, WEEK, report_file

FRIDAY = date(2026, 3, 27)


def translate(_context: str, text: str) -> str:
    return text


def plan(library: Library, day: date, now: datetime) -> None:
    request = MeetingRequest(
        GROUP, day, time(19, 30), present=("安然", "陈博"), contributions={"安然": {"portion": "第三节"}}
    )
    plan_meeting(library, request, meeting_labels(translate), now)


def test_without_others_there_is_nothing_to_do_with_them(library: Library) -> None:
    assert study_together(library, FRIDAY) == StudyTogether()
    assert study_together(library, FRIDAY).is_empty


def test_the_next_meeting_says_what_is_ones_own_to_speak_about(library: Library, now: datetime) -> None:
    library.study_groups.change(replace(library.study_groups.named(GROUP), display_name="安然"), now)
    for day in (date(2026, 3, 20), date(2026, 4, 3), date(2026, 4, 17)):
        plan(library, day, now)
    coming = study_together(library, FRIDAY).meeting
    assert coming is not None
    assert (coming.meeting.day, coming.own.portion, coming.seconds) == (date(2026, 4, 3), "第三节", 20 * 60)
    assert coming.last is not None
    assert coming.last.day == date(2026, 3, 20)


def test_the_report_of_the_week_is_due_from_friday_until_it_was_handed_over(library: Library, now: datetime) -> None:
    group = replace(library.study_groups.named(GROUP), display_name="安然", roster=("安然", "陈博"))
    library.study_groups.change(group, now)
    today = study_together(library, FRIDAY).group
    assert today is not None
    assert [today.is_report_due(FRIDAY + timedelta(days=days)) for days in (-1, 0, 2)] == [False, True, True]
    file = make_report(library, group, MemberReport(*WEEK), report_sheet_labels(translate), now)
    record_report(library, group, file, USUAL_FIELDS, now)
    take_in(library, board_intake(library, group, [report_file("陈博", words="有的")], now), now)
    today = study_together(library, FRIDAY).group
    assert today is not None
    assert (today.is_handed_over, today.received, today.members) == (True, 1, 2)
    assert not today.is_report_due(FRIDAY)
