"""A meeting goes from step to step, and says what is left of each."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reader.core.study.meeting import AgendaPart, Meeting, PartName
from reader.core.study.meeting_session import MeetingSession


@pytest.fixture
def session() -> MeetingSession:
    agenda = (AgendaPart(PartName.OPENING, 2), AgendaPart(PartName.ROUND), AgendaPart(PartName.CLOSING, 2))
    people = ("安", "博", "晨")
    meeting = Meeting(
        *("m", "人人讲", date(2026, 4, 3), datetime(2026, 3, 2, tzinfo=UTC)),
        length=19,
        agenda=agenda,
        roster=people,
        present=frozenset(people),
    )
    return MeetingSession(meeting, 100.0)


def test_each_speaker_is_a_step_of_the_round(session: MeetingSession) -> None:
    assert [(step.part, step.speaker, step.seconds) for step in session.steps] == [
        (0, "", 120),
        (1, "安", 300),
        (1, "博", 300),
        (1, "晨", 300),
        (2, "", 120),
    ]
    assert session.speakers() == 3


def test_time_is_left_until_it_takes_longer(session: MeetingSession) -> None:
    assert (session.left(130.0), session.signals) == (90.0, ())
    session.advance(200.0)
    assert (session.spent(260.0), session.left(260.0), session.signals) == (60.0, 240.0, (200, 250, 300))
    assert session.left(520.0) == -20.0
    session.add_minute()
    assert (session.left(520.0), session.signals) == (40.0, (240, 300, 360))
    session.advance(530.0)
    assert session.seconds == 300


def test_who_passes_is_followed_by_the_next(session: MeetingSession) -> None:
    session.advance(0.0)
    first = session.step
    assert first is not None
    session.pass_over(10.0)
    assert session.has_passed(first)
    assert [step.speaker for step in session.coming()] == ["晨"]
    session.back(20.0)
    assert session.step == first
    assert not session.has_passed(first)


def test_after_the_last_step_it_is_over(session: MeetingSession) -> None:
    for _step in range(9):
        session.advance(0.0)
    assert session.step is None
    assert session.coming() == ()
    session.back(0.0)
    assert session.step == session.steps[-1]
    for _step in range(9):
        session.back(0.0)
    assert session.step == session.steps[0]
