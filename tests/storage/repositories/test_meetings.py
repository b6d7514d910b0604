from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.meeting import AgendaPart, Contribution, Meeting, MeetingTemplate
from reader.storage.library import Library


@pytest.fixture
def meeting(now: datetime) -> Meeting:
    return Meeting(
        id="0199-m",
        title="人人讲",
        day=date(2026, 4, 3),
        made=now,
        template=MeetingTemplate.SALON,
        start=time(19, 30),
        place="阅览室",
        length=90,
        agenda=(AgendaPart("round"), AgendaPart("茶歇", 10)),
        roster=("安", "博"),
        present=frozenset({"博"}),
        each=180,
        contributions={"博": Contribution("第三节")},
        record="- 记",
    )


def test_a_meeting_comes_back_as_it_was(library: Library, meeting: Meeting, now: datetime) -> None:
    library.meetings.change(meeting, now)
    (found,) = library.meetings.all()
    assert replace(found, made=meeting.made) == meeting
    assert library.meetings.get("0199").id == meeting.id
    assert library.meetings.of_group("") == [found]
    assert library.meetings.of_group("g") == []


def test_changes_are_undone_one_by_one_and_typing_is_one(library: Library, meeting: Meeting, now: datetime) -> None:
    library.meetings.change(meeting, now)
    library.meetings.change(replace(meeting, record="a"), now)
    library.meetings.change(replace(meeting, record="ab"), now, joins=True)
    library.undo(now)
    assert library.meetings.get(meeting.id).record == "- 记"
    library.undo(now)
    assert library.meetings.all() == []
    library.redo(now)
    library.meetings.remove(meeting.id, now)
    with pytest.raises(ReaderError) as raised:
        library.meetings.get(meeting.id)
    assert raised.value.problem is Problem.MEETING_UNKNOWN
    library.undo(now)
    assert library.meetings.get(meeting.id).place == "阅览室"


def test_meetings_stand_in_their_order(library: Library, meeting: Meeting, now: datetime) -> None:
    days = [meeting.day + timedelta(days=number) for number in (7, 0, 3)]
    for number, day in enumerate(days):
        library.meetings.change(replace(meeting, id=f"m{number}", day=day), now)
    assert [one.id for one in library.meetings.all()] == ["m1", "m2", "m0"]


def test_a_damaged_row_is_read_as_the_nearest_sound_one(library: Library, meeting: Meeting, now: datetime) -> None:
    library.meetings.change(meeting, now)
    sql = "UPDATE meeting SET content = '{', day = 'x', start = '99', template = '?'"
    library._connection.write(lambda: library._connection.execute(sql, ()))
    found = library.meetings.get(meeting.id)
    assert (found.day, found.start, found.template) == (found.made.date(), None, MeetingTemplate.EVERYONE)
    assert found.speakers == ()
