"""A rota is a queue of hosts, folded from its changes; what is over never changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.study.rota import (
    Absence,
    DatedChange,
    End,
    Members,
    Rota,
    RotaChange,
    Schedule,
    Swap,
    checked_absence,
    checked_members,
    checked_swap,
    event_uid,
    sequences,
)

FIRST = date(2026, 3, 2)
FOUR = Members(FIRST, ("安", "博", "晨", "丹"))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def hosts(changes: Sequence[RotaChange], count: int = 8, first: date = FIRST) -> str:
    return "".join(one.host or "–" for one in Rota(changes).days(first, count))


def test_the_first_hosts_and_goes_to_the_end() -> None:
    assert hosts([FOUR]) == "安博晨丹安博晨丹"


def test_who_is_away_keeps_the_head_of_the_queue() -> None:
    assert hosts([FOUR, Absence(day(1), "博")]) == "安晨博丹安晨博丹"
    assert hosts([FOUR, Absence(day(1), "博"), Absence(day(1), "博", back=True)]) == "安博晨丹安博晨丹"


def test_a_day_on_which_all_are_away_has_no_host() -> None:
    absences = [Absence(day(1), name) for name in FOUR.names]
    assert hosts([FOUR, *absences], 4) == "安–博晨"


def test_a_swap_changes_two_days_and_no_other() -> None:
    swap = checked_swap(Rota([FOUR]), day(1), day(3), FIRST)
    assert hosts([FOUR, swap]) == "安丹晨博安博晨丹"
    back = checked_swap(Rota([FOUR, swap]), day(3), day(1), FIRST)
    assert hosts([FOUR, swap, back]) == hosts([FOUR])


def test_a_day_may_be_swapped_twice() -> None:
    first = checked_swap(Rota([FOUR]), day(0), day(1), FIRST)
    second = checked_swap(Rota([FOUR, first]), day(1), day(2), FIRST)
    assert hosts([FOUR, first, second], 5) == "博晨安丹安"


def test_who_comes_in_joins_at_the_end_and_who_goes_leaves_the_others_in_their_order() -> None:
    assert hosts([FOUR, Members(day(2), ("丹", "晨"))]) == "安博晨丹晨丹晨丹"
    assert hosts([FOUR, Members(day(2), ("恩", "丹", "晨", "安", "博"))]) == "安博晨丹安博恩晨"


def test_who_took_a_turn_and_is_away_leaves_it_to_the_next() -> None:
    swap = Swap(day(0), day(1), ("安", "博"))
    assert hosts([FOUR, swap, Absence(day(1), "安")], 4) == "博博晨丹"
    assert hosts([FOUR, swap, Members(day(1), ("博", "晨", "丹"))], 4) == "博博晨丹"


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (Schedule(FIRST, frozenset({4})), ["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27"]),
        (Schedule(FIRST, frozenset({0, 4}), 2), ["2026-03-02", "2026-03-06", "2026-03-16", "2026-03-20"]),
        (Schedule(FIRST, frozenset(), 3), ["2026-03-02", "2026-03-05", "2026-03-08", "2026-03-11"]),
        (Schedule(day(4), frozenset({0}), 2), ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]),
    ],
)
def test_a_rota_has_weekdays_of_every_so_many_weeks_or_days(schedule: Schedule, expected: list[str]) -> None:
    assert [one.day.isoformat() for one in Rota([FOUR, schedule]).days(FIRST, 4)] == expected


def test_an_ended_rota_has_no_more_days_until_it_begins_again() -> None:
    assert hosts([FOUR, End(day(2))]) == "安博"
    assert hosts([FOUR, End(day(2)), Members(day(5), ("恩",))], 4) == "安博恩恩"
    assert Rota([FOUR, End(day(2))]).members_on(day(9)) == ()


def test_an_empty_rota_has_no_days() -> None:
    assert Rota().days(FIRST, 3) == ()
    assert Rota().on(FIRST) is None
    assert Rota([FOUR]).on(day(-1)) is None


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: checked_members(["安", "博", " 安 "]), "twice"),
        (lambda: checked_members(["An", "an"]), "twice"),
        (lambda: checked_absence(Rota([FOUR]), Absence(day(-1), "安"), FIRST), "past"),
        (lambda: checked_absence(Rota([FOUR]), Absence(day(1), "恩"), FIRST), "stranger"),
        (lambda: checked_swap(Rota([FOUR]), day(-1), day(1), FIRST), "past"),
        (lambda: checked_swap(Rota([FOUR, Schedule(FIRST, frozenset({4}))]), day(4), day(5), FIRST), "no-host"),
        (lambda: checked_swap(Rota([FOUR]), day(1), day(1), FIRST), "same-day"),
    ],
)
def test_what_cannot_be_says_why(make: object, why: str) -> None:
    with pytest.raises(ReaderError) as caught:
        make()  # type: ignore[operator]
    assert caught.value.detail["why"] == why


NAMES = st.lists(st.sampled_from("甲乙丙丁戊己"), min_size=1, max_size=6, unique=True).map(tuple)


@st.composite
def changes_by_day(draw: st.DrawFn) -> list[RotaChange]:
    """Make changes in order, each on the day of its making or later."""
    changes: list[RotaChange] = [Members(FIRST, draw(NAMES))]
    today = 0
    for _ in range(draw(st.integers(0, 8))):
        today += draw(st.integers(0, 4))
        later = today + draw(st.integers(0, 5))
        rota = Rota(changes)
        kind = draw(st.sampled_from(["members", "away", "swap", "days"]))
        if kind == "members":
            changes.append(Members(day(later), draw(NAMES)))
        elif kind == "days":
            changes.append(Schedule(day(later), draw(st.frozensets(st.integers(0, 6))), draw(st.integers(1, 2))))
        elif kind == "away":
            changes.append(Absence(day(later), draw(st.sampled_from(sorted(rota.all_members())))))
        else:
            other = later + draw(st.integers(1, 6))
            found = rota.on(day(later)), rota.on(day(other))
            if found[0] and found[1] and found[0].host and found[1].host:
                changes.append(Swap(day(later), day(other), (found[0].host, found[1].host)))
    return changes


@given(changes_by_day())
def test_a_change_leaves_the_days_before_it_as_they_were(changes: list[RotaChange]) -> None:
    for number in range(1, len(changes)):
        made = min(change.day for change in changes[number:])
        before = [one for one in Rota(changes[:number]).days_until(day(60)) if one.day < made]
        after = [one for one in Rota(changes).days_until(day(60)) if one.day < made]
        assert before == after


@given(NAMES, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=12))
def test_nobody_hosts_twice_before_all_others_unless_they_are_away(
    names: tuple[str, ...], away: list[tuple[int, int]]
) -> None:
    absences = [Absence(day(number), names[who % len(names)]) for number, who in away]
    days = Rota([Members(FIRST, names), *absences]).days_until(day(40))
    for place, one in enumerate(days):
        since = [earlier for earlier in range(place) if days[earlier].host == one.host]
        if not one.host or not since:
            continue
        between = {days[number].host for number in range(since[-1], place)}
        gone = {name for name in names if any(name in days[number].away for number in range(since[-1] + 1, place + 1))}
        assert set(names) - between <= gone


@given(changes_by_day())
def test_every_host_is_a_member_who_is_not_away(changes: list[RotaChange]) -> None:
    rota = Rota(changes)
    for one in rota.days_until(day(60)):
        assert not one.host or (one.host in rota.members_on(one.day) and one.host not in one.away)


def at(minute: int) -> datetime:
    return datetime(2026, 3, 2, 9, minute, tzinfo=UTC)


def test_a_swap_raises_the_revision_of_its_two_days() -> None:
    swap = Swap(day(1), day(3), ("博", "丹"))
    days = [day(number) for number in range(5)]
    history = [DatedChange(FOUR, at(0))]
    assert list(sequences(history, days).values()) == [0] * 5
    history.append(DatedChange(swap, at(0)))
    assert sequences(history, days) == {day(0): 0, day(1): 1, day(2): 0, day(3): 1, day(4): 0}
    history[-1] = DatedChange(swap, at(0), removed=at(5))
    assert sequences(history, days) == {day(0): 0, day(1): 2, day(2): 0, day(3): 2, day(4): 0}
    assert sequences(history, []) == {}


def test_the_uid_of_a_day_follows_from_rota_and_day() -> None:
    assert event_uid("lesson", FIRST) == event_uid("lesson", FIRST)
    assert len({event_uid("lesson", FIRST), event_uid("lesson", day(1)), event_uid("周会", FIRST)}) == 3
