"""A meeting shares what its agenda leaves among those who are present, in an order that turns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.study.meeting import (
    TEMPLATES,
    AgendaPart,
    AskedQuestion,
    Contribution,
    Meeting,
    MeetingTemplate,
    PartName,
    TimeProposal,
    agenda_minutes,
    meeting_times,
    signals,
    speaking_seconds,
    turned_roster,
    with_fixed,
    with_quiz,
)
from reader.core.study.meeting_content import MeetingContent, meeting_content, parsed_meeting_content

MADE = datetime(2026, 3, 2, 1, tzinfo=UTC)
EIGHT = tuple("安博晨丹恩方国海")


def meeting(
    template: MeetingTemplate = MeetingTemplate.EVERYONE, people: tuple[str, ...] = EIGHT, length: int = 60
) -> Meeting:
    outline = TEMPLATES[template]
    return Meeting(
        *("m", "人人讲", date(2026, 4, 3), MADE, template),
        start=time(19, 30),
        length=length,
        agenda=outline.agenda,
        roster=people,
        present=frozenset(people),
        each=outline.each,
    )


def why(one: Meeting) -> object:
    with pytest.raises(ReaderError) as raised:
        meeting_times(one)
    return raised.value.detail["why"]


def test_an_hour_with_the_standard_agenda_and_eight_present() -> None:
    times = meeting_times(meeting())
    assert (times.seconds, times.signals, times.fixed, times.proposal) == (300, (200, 250, 300), 20, None)
    assert times.parts == (120, 300, 2400, 360, 300, 120)


@pytest.mark.parametrize(("minutes", "people", "seconds"), [(40, 7, 330), (40, 9, 240), (1, 3, 0), (10, 10, 60)])
def test_everyones_time_is_a_multiple_of_thirty_seconds(minutes: int, people: int, seconds: int) -> None:
    assert speaking_seconds(minutes, people) == seconds


@given(st.integers(1, 600), st.integers(1, 500))
def test_nobody_speaks_longer_than_there_is_time(minutes: int, people: int) -> None:
    seconds = speaking_seconds(minutes, people)
    assert seconds % 30 == 0
    assert seconds * people <= minutes * 60 < (seconds + 30) * people
    first, second, last = signals(seconds)
    assert (first * 3, second * 6, last) == (seconds * 2, seconds * 5, seconds)


def test_too_little_time_is_answered_with_two_groups_or_a_longer_meeting() -> None:
    people = tuple(f"人{number}" for number in range(50))
    times = meeting_times(meeting(people=people))
    assert (times.seconds, times.proposal) == (30, TimeProposal(2, 90, 70))
    many = tuple(f"人{number}" for number in range(100))
    assert meeting_times(meeting(people=many)).proposal == TimeProposal(3, 60, 120)


def test_a_salon_has_three_minutes_each_and_then_open_talk() -> None:
    times = meeting_times(meeting(MeetingTemplate.SALON))
    assert times.seconds == 180
    assert times.parts == (120, 8 * 180, 60 * 60 - 240 - 8 * 180, 120)
    assert why(meeting(MeetingTemplate.SALON, tuple(map(str, range(20))))) == "agenda"


def test_a_contest_has_no_round_of_speakers() -> None:
    times = meeting_times(meeting(MeetingTemplate.CONTEST))
    assert (times.seconds, times.signals) == (0, ())
    assert times.parts[1] == (60 - 15) * 60


def test_what_cannot_be_held_says_why() -> None:
    assert why(meeting(length=19)) == "agenda"
    assert why(meeting(people=())) == "nobody"
    assert why(replace(meeting(), roster=("安", "安"))) == "twice"
    assert why(replace(meeting(), length=0)) == "length"
    assert meeting_times(meeting(length=20)).seconds == 0


@given(st.integers(1, 200))
def test_fixed_minutes_change_in_proportion(minutes: int) -> None:
    agenda = with_fixed(TEMPLATES[MeetingTemplate.EVERYONE].agenda, minutes)
    assert agenda_minutes(agenda) == minutes
    assert PartName.ROUND in [part.name for part in agenda]
    assert all(part.minutes != 0 for part in agenda)


def test_a_quiz_follows_the_round() -> None:
    agenda = with_quiz(TEMPLATES[MeetingTemplate.EVERYONE].agenda)
    assert [part.name for part in agenda][2:5] == ["round", "quiz", "questions"]
    assert with_quiz(agenda) == agenda
    assert meeting_times(replace(meeting(), agenda=agenda)).seconds == 240


def test_the_roster_turns_by_one() -> None:
    assert "".join(turned_roster("安博晨", "安博晨")) == "博晨安"
    assert "".join(turned_roster("博晨安", "安博晨")) == "晨安博"
    assert "".join(turned_roster("安博晨", "丹晨安")) == "晨安丹"
    assert "".join(turned_roster("", "丹晨")) == "丹晨"


def test_who_is_absent_is_left_out_of_the_order() -> None:
    assert replace(meeting(), present=frozenset("海安晨")).speakers == ("安", "晨", "海")


def test_content_comes_back_as_it_was() -> None:
    one = replace(
        meeting(),
        agenda=(AgendaPart("茶歇", 10), AgendaPart(PartName.ROUND)),
        present=frozenset("安博"),
        contributions={"安": Contribution("第三节", "关键少数", "a-1", "怎样留？")},
        questions=(AskedQuestion("为什么？", "安"),),
        record="- 记\n- 录",
        revision=2,
    )
    content = parsed_meeting_content(meeting_content(one))
    assert content == MeetingContent(
        one.agenda, EIGHT, one.present, 0, one.contributions, one.questions, one.record, one.revision
    )


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
keys = st.sampled_from(["agenda", "roster", "present", "each", "contributions", "questions", "record", "revision"])


@given(values | st.dictionaries(keys, values))
def test_any_content_can_be_read(value: object) -> None:
    content = parsed_meeting_content(value)
    assert content.present <= set(content.roster)
