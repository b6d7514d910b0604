"""The roadmap keeps its texts in order; the forecast schedules them; the catch-up options end when they say."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.activity.plan import Plan
from reader.core.planning.catch_up_options import CatchUpContext, CatchUpOption, CatchUpOptionName, catch_up_options
from reader.core.planning.forecast import Assignment, assignments, forecast
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.planning.timetable import Timetable
from reader.core.text.filing import Track

TODAY = date(2026, 3, 28)
LOCAL = datetime(2026, 3, 28, 9, 12, tzinfo=timezone(timedelta(hours=8)))
HOUR = 3_600.0


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


rest_weekdays = st.frozensets(st.integers(0, 6), max_size=3)
plans = st.builds(
    Plan, st.just(TODAY - timedelta(days=30)), st.sampled_from([15, 30, 60, 90]), rest_weekdays=rest_weekdays
)
coming = st.builds(
    lambda days, goal, rest: Plan(day(days), goal, rest),
    st.integers(1, 40),
    st.sampled_from([20, 60, 75]),
    rest_weekdays,
)
timetables = st.builds(
    lambda plan, later, rest, counted: Timetable((plan, *later), TODAY, frozenset(map(day, rest)), counted),
    plans,
    st.lists(coming, max_size=1),
    st.lists(st.integers(0, 60), max_size=8),
    st.floats(0, 5_400),
)
seconds = st.lists(st.floats(0, 60 * HOUR), min_size=1, max_size=5)
wishes = st.one_of(st.none(), st.integers(-5, 120))


@given(seconds, timetables)
def test_the_days_hold_what_is_left_and_rest_days_none(left: list[float], timetable: Timetable) -> None:
    foreseen = forecast([Assignment(str(number), one) for number, one in enumerate(left)], timetable)
    assert sum(foreseen.days.values()) == pytest.approx(sum(left), abs=0.1)
    assert foreseen.seconds == pytest.approx(sum(left))
    assert not any(timetable.rests_on(one) for one in foreseen.days)
    assert all(spent <= timetable.seconds(one) + 0.01 for one, spent in foreseen.days.items())
    begun = [(stage.start, stage.end) for stage in foreseen.stages if stage.start and stage.end]
    assert all(start <= end for start, end in begun)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(begun))


@given(seconds, timetables, wishes, wishes)
def test_each_way_out_ends_when_it_says(
    left: list[float], timetable: Timetable, for_all: int | None, for_first: int | None
) -> None:
    own = None if for_first is None else day(for_first)
    items = tuple(RoadmapItem(str(number), Track.WORK, None if number else own) for number in range(len(left)))
    roadmap = Roadmap(items, None if for_all is None else day(for_all))
    at = CatchUpContext(roadmap, {str(number): one for number, one in enumerate(left)}, timetable, LOCAL)
    late = at.forecast_with().late_days
    ways = catch_up_options(at)
    assert bool(ways) == bool(late)
    for way in ways:
        again = forecast(assignments(way.roadmap, at.left), timetable.after(way.plans))
        assert again == way.forecast
        assert again.late_days == 0
        assert again.seconds == pytest.approx(sum(left))
        assert all(one.effective_day >= TODAY for one in way.plans)


def behind() -> CatchUpContext:
    """Return a context with thirty hours of reading due in 27 days at an hour a day."""
    roadmap = Roadmap((RoadmapItem("a"), RoadmapItem("b")), target_date=day(26))
    timetable = Timetable((Plan(TODAY - timedelta(days=1), 60),), TODAY)
    return CatchUpContext(roadmap, {"a": 10 * HOUR, "b": 20 * HOUR}, timetable, LOCAL)


def way(name: CatchUpOptionName, at: CatchUpContext) -> CatchUpOption:
    return next(one for one in catch_up_options(at) if one.name is name)


def test_the_forecast_tells_the_end_and_how_many_days_it_is_behind() -> None:
    foreseen = behind().forecast_with()
    assert [(stage.start, stage.end) for stage in foreseen.stages] == [(day(0), day(9)), (day(10), day(29))]
    assert foreseen.end == day(29)
    assert foreseen.late_days == 3


def test_catching_up_asks_for_more_until_the_roadmap_is_kept_again() -> None:
    chosen = way(CatchUpOptionName.CATCH_UP, behind())
    assert (chosen.goal_minutes, chosen.until) == (90, day(5))
    assert [(plan.effective_day, plan.goal_minutes) for plan in chosen.plans] == [(TODAY, 90), (day(6), 60)]
    assert chosen.forecast.end == day(26)


def test_rebalancing_spreads_what_is_left_evenly_over_the_days_up_to_the_same_end() -> None:
    chosen = way(CatchUpOptionName.REBALANCE, behind())
    assert (chosen.goal_minutes, chosen.until) == (67, day(26))
    assert chosen.forecast.end == day(26)


def test_extending_keeps_the_minutes_and_moves_the_wished_end() -> None:
    chosen = way(CatchUpOptionName.EXTEND, behind())
    assert chosen.plans == ()
    assert chosen.roadmap.target_date == day(29)
    assert chosen.forecast.days == behind().forecast_with().days


def test_an_end_that_has_passed_can_only_be_moved() -> None:
    at = behind()
    passed = CatchUpContext(Roadmap(at.roadmap.items, day(-1)), at.left, at.timetable, LOCAL)
    assert [one.name for one in catch_up_options(passed)] == [CatchUpOptionName.EXTEND]


def test_a_plan_that_waits_is_kept_behind_the_way_out() -> None:
    at = behind()
    waiting = Plan(day(40), 30)
    with_it = CatchUpContext(at.roadmap, at.left, Timetable((*at.timetable.plans, waiting), TODAY), LOCAL)
    assert way(CatchUpOptionName.CATCH_UP, with_it).plans[-1] == waiting


def test_what_was_read_today_is_no_more_to_be_read() -> None:
    timetable = Timetable((Plan(TODAY, 60),), TODAY, frozenset({day(1)}), counted=2_400)
    foreseen = forecast([Assignment("a", 2_400)], timetable)
    assert foreseen.days == {TODAY: 1_200, day(2): 1_200}


def test_what_no_life_is_long_enough_for_has_no_end() -> None:
    foreseen = forecast([Assignment("a", 1e12, due=day(5)), Assignment("b", 60)], Timetable((Plan(TODAY, 5),), TODAY))
    assert foreseen.end is None
    assert foreseen.late_days > 36_500


def test_texts_are_added_moved_changed_and_taken_off() -> None:
    roadmap = Roadmap().added(RoadmapItem("a")).added(RoadmapItem("b")).added(RoadmapItem("c"))
    assert roadmap.added(RoadmapItem("a", Track.WORK)) == roadmap
    assert [one.text for one in roadmap.moved("c", 0).items] == ["c", "a", "b"]
    assert [one.text for one in roadmap.moved("a", 9).items] == ["b", "c", "a"]
    assert roadmap.moved("z", 0) == roadmap
    assert [one.text for one in roadmap.without("b").items] == ["a", "c"]
    assert roadmap.changed(RoadmapItem("b", Track.WORK)).items[1].track is Track.WORK


def test_the_earlier_of_two_wishes_counts() -> None:
    roadmap = Roadmap(
        (RoadmapItem("a", target_date=day(3)), RoadmapItem("b", target_date=day(30)), RoadmapItem("c")), day(9)
    )
    assert [roadmap.due(one) for one in roadmap.items] == [day(3), day(9), day(9)]
